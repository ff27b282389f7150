# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody who owns the database could do to an honest history, and the class of problem that must be named.

Each forgery changes the history it is given; its name says how. Used by test_verify_trail.py.
"""
import re

import trail_history as made
from trail_history import START, uuid
from trail_records import canonical, sha256


def row_of(history, act, number=None):
    subject = f"request/{uuid(number)}" if number else ""
    return next(row for row in history.rows if row["act"] == act and row["subject"].startswith(subject))


def edit(history, act, number, old, new):
    """Changes the detail of a row and hashes everything again, as the owner of the database could."""
    row = row_of(history, act, number)
    assert old in row["detail"]
    row["detail"] = row["detail"].replace(old, new, 1)
    history.chain()


def edited(h):
    row_of(h, "approve", 1)["human"] = "carol"


def deleted(h):
    del h.rows[10]


def swapped(h):
    h.rows[10], h.rows[11] = h.rows[11], h.rows[10]


def appended_without_hash(h):
    h.add("done", f"request/{uuid(1)}", {})
    h.rows[-1]["hash"] = "ab" * 32


def hashed_again(h):
    h.rows[0]["at_us"] = "1"
    h.chain()


def edited_and_hashed_alone(h):
    h.rows[-2]["at_us"] = "1"
    after = h.rows.pop()
    h.chain()
    h.rows.append(after)


def guard_that_names_nothing(h):
    h.add("guard", "contract", {"released_before": "po_4"})


def head_from_the_future(h):
    h.propose(9, signed={"head_seq": 999})


def request_changed(h):
    edit(h, "propose", 2, "0xabc", "0xbad")
    h.requests[uuid(2)]["digest"] = sha256(h.bytes_of[2].replace(b"0xabc", b"0xbad"))


def request_of_another_domain(h):
    h.propose(9, domain="elsewhere")


def request_proposed_twice(h):
    h.propose(4)


def proposed_for_another(h):
    h.propose(9, requester="dan")


def signature_wrong(h):
    row = row_of(h, "approve", 2)
    row["detail"] = re.sub(r'"signature": "\w{8}', '"signature": "01234567', row["detail"])
    h.chain()


def signed_bytes_changed(h):
    edit(h, "approve", 2, f"signed_ms=13:{START // 10 ** 6}", f"signed_ms=13:{START // 10 ** 6 + 1}")


def approval_of_another_request(h):
    h.propose(9)
    h.decide("approve", 9, "bob", "approved", digest=h.requests[uuid(2)]["digest"])


def approval_of_another_domain(h):
    h.propose(9)
    h.decide("approve", 9, "bob", "approved", domain="elsewhere")


def stranger_approved(h):
    h.propose(9)
    h.decide("approve", 9, "mallory", "approved")


def with_anothers_key(h):
    h.propose(9)
    h.decide("approve", 9, "carol", "approved", key_of="dan")


def operator_approved(h):
    h.propose(9)
    h.decide("approve", 9, "olga", "approved")


def revoked_in_the_trail(h):
    key_act(h, "revoke-key", "ann", "ann", reason="lost")
    h.propose(9)


def signed_too_late(h):
    h.propose(9, created_ms=START - 1, approve_by_ms=START)
    h.decide("approve", 9, "bob", "approved", signed_ms=START + 120_001)


def rejection_turned(h):
    row = row_of(h, "reject", 3)
    row["act"] = "approve"
    h.chain()


def rejection_turned_in_table(h):
    next(line for line in h.decisions if line["verdict"] == "reject")["verdict"] = "approve"


def approved_by_too_few(h):
    h.propose(9, required=3)
    h.decide("approve", 9, "bob", "approved")


def approved_by_too_few_for_a_while(h):
    approved_by_too_few(h)
    h.act("void", 9, "void")


def approved_by_the_requester(h):
    h.propose(9, counts=0)
    h.decide("approve", 9, "ann", "pending")
    h.decide("approve", 9, "bob", "pending")
    h.decide("approve", 9, "carol", "approved")


def approved_by_creator_and_editor(h):
    h.propose(9, creator="bob", editor="carol")
    h.decide("approve", 9, "bob", "pending")
    h.decide("approve", 9, "carol", "approved")


def proposer_counted_without_creator(h):
    h.propose(9, creator="")
    h.decide("approve", 9, "bob", "approved")


def one_human_twice(h):
    h.propose(9, counts=0)
    h.decide("approve", 9, "bob", "pending")
    h.decide("approve", 9, "bob", "approved")


def below_the_tier(h):
    h.propose(9, total="1000.5", required=2)
    h.decide("approve", 9, "bob", "approved")


def proposer_counted_against_the_tier(h):
    h.propose(9, total="1000.5", required=3)
    h.decide("approve", 9, "bob", "pending")
    h.decide("approve", 9, "carol", "approved")


def claimed_after_expiry(h):
    h.act("claim", 4, "executing")


def state_changed_in_table(h):
    h.requests[uuid(4)]["state"] = "approved"


def reopened_in_table(h):
    h.requests[uuid(4)]["state"] = "pending"


def request_changed_in_table(h):
    h.requests[uuid(2)]["payout"] = "po_8"


def request_only_in_table(h):
    h.requests[uuid(9)] = dict(h.requests[uuid(2)])


def request_gone_from_table(h):
    del h.requests[uuid(4)]


def decision_gone_from_table(h):
    h.decisions.pop()


def decision_only_in_table(h):
    h.decisions.append({**h.decisions[0], "decision": uuid(2)})


def decision_given_away_in_table(h):
    h.decisions[-1]["human"] = "dan"


def decision_repeated(h):
    row = row_of(h, "approve", 2)
    h.rows.append({**row, "seq": str(len(h.rows) + 1)})
    h.chain()


def key_only_in_table(h):
    h.keys[made.key_id("mallory")] = {"human": "mallory", "public_key": made.public_key("mallory"), "state": "active"}


def key_given_away_in_table(h):
    h.keys[made.key_id("ann")]["human"] = "bob"


def key_changed_in_table(h):
    h.keys[made.key_id("ann")]["public_key"] = made.public_key("bob")


def key_in_force_in_table_only(h):
    h.keys[made.key_id("eve")]["state"] = "revoked"


def key_gone_from_table(h):
    del h.keys[made.key_id("eve")]


def proof_of_another_domain(h):
    h.enrol("dan", domain="elsewhere")


def activated_by_its_owner(h):
    h.enrol("dan", activated_by="dan")


def key_act(h, act, person, by, **changes):
    said = {"human": person, "public_key": made.public_key(person), **changes}
    h.add(act, f"key/{made.key_id(person)}", said, by)
    h.keys[made.key_id(person)].update(human=said["human"], state="active" if act == "activate-key" else "revoked")


def activated_for_another(h):
    key_act(h, "activate-key", "eve", "bob", human="dan")


def activated_after_revocation(h):
    key_act(h, "revoke-key", "eve", "eve")
    key_act(h, "activate-key", "eve", "bob")


def lines_that_do_not_add_up(h):
    h.propose(9, total="31", line=canonical([("line", "l1"), ("destination", "0xabc"), ("method", "erc20"),
                                             ("amount", "30"), ("currency", "EUR")]))


def line_of_another_currency(h):
    h.propose(9, line=canonical([("line", "l1"), ("destination", "0xabc"), ("method", "erc20"), ("amount", "30"),
                                 ("currency", "USD")]))


def claimed_late(h):
    h.propose(9)
    h.decide("approve", 9, "bob", "approved")
    h.act("claim", 9, "executing")
    h.rows[-1]["at_us"] = str(1000 * (START + 3 * 3_600_000))
    h.chain()


def claimed_twice(h):
    h.propose(9)
    h.decide("approve", 9, "bob", "approved")
    h.act("claim", 9, "executing")
    h.act("claim", 9, "executing")


def rejected_after_the_claim(h):
    h.propose(9)
    h.decide("approve", 9, "bob", "approved")
    h.act("claim", 9, "executing")
    h.decide("reject", 9, "carol", "rejected")


def second_request_for_a_paid_payout(h):
    h.propose(9, payout="po_1")


def approval_that_names_another_payout(h):
    edit(h, "approve", 2, "po_2", "po_1")


def clock_set_back(h):
    h.rows[-1]["at_us"] = "1"
    h.chain()


def enrolled_twice(h):
    h.enrol("eve")


def revoked_and_never_enrolled(h):
    h.keys[made.key_id("bob")] = {"human": "bob", "public_key": made.public_key("bob"), "state": "active"}
    key_act(h, "revoke-key", "bob", "bob")


def released_by_hand(h):
    h.payouts["po_4"] = "approved"


def released_by_hand_and_excused(h):
    h.add("guard", "contract", {"released_before": ["po_4"]})
    h.payouts["po_4"] = "approved"


def release_of_another_payout(h):
    h.act("release", 2, "approved", {"payout": "po_4", "approver": "bob"})


def release_of_no_request(h):
    h.add("release", f"request/{uuid(9)}", {"payout": "po_9", "approver": "bob"})


def approved_without_proposal(h):
    h.propose(9)
    h.decide("approve", 9, "bob", "approved")
    del h.rows[-3]
    for seq, row in enumerate(h.rows, 1):
        row["seq"] = str(seq)
    h.chain()


def approved_after_rejection(h):
    h.decide("approve", 3, "carol", "pending")


def without_signature(h):
    edit(h, "approve", 2, '"signature"', '"signed"')


def approved_with_a_reason(h):
    h.propose(9)
    h.decide("approve", 9, "bob", "approved", reason="why not")


def detail_with_a_name_twice(h):
    edit(h, "approve", 2, '{"payout": "po_2"', '{"payout": "po_2", "payout": "po_2"')


def detail_that_is_no_object(h):
    row_of(h, "approve", 2)["detail"] = "[]"
    h.chain()


FORGERIES = [
    ("row-changed", edited),
    ("row-changed", edited_and_hashed_alone),
    ("row-missing", deleted),
    ("row-order", swapped),
    ("row-changed", appended_without_hash),
    ("head-differs", hashed_again),
    ("head-differs", head_from_the_future),
    ("request-digest", request_changed),
    ("request-digest", request_of_another_domain),
    ("request-twice", request_proposed_twice),
    ("requester-approved", proposed_for_another),
    ("signature-bad", signature_wrong),
    ("signature-bad", signed_bytes_changed),
    ("signature-bad", approval_of_another_request),
    ("signature-bad", approval_of_another_domain),
    ("key-unknown", stranger_approved),
    ("key-of-another", with_anothers_key),
    ("key-role", operator_approved),
    ("key-revoked", revoked_in_the_trail),
    ("signed-outside-time", signed_too_late),
    ("verdict-differs", rejection_turned),
    ("verdict-differs", rejection_turned_in_table),
    ("state-not-carried", approved_by_too_few),
    ("state-not-carried", approved_by_the_requester),
    ("state-not-carried", approved_by_creator_and_editor),
    ("state-not-carried", proposer_counted_without_creator),
    ("state-not-carried", one_human_twice),
    ("state-not-carried", below_the_tier),
    ("state-not-carried", proposer_counted_against_the_tier),
    ("state-not-carried", claimed_after_expiry),
    ("state-not-carried", state_changed_in_table),
    ("state-not-carried", approved_by_too_few_for_a_while),
    ("state-not-carried", reopened_in_table),
    ("key-of-another", decision_given_away_in_table),
    ("key-of-another", key_changed_in_table),
    ("key-of-another", activated_for_another),
    ("key-state-differs", activated_after_revocation),
    ("request-not-in-trail", approved_without_proposal),
    ("request-digest", request_changed_in_table),
    ("request-not-in-trail", request_only_in_table),
    ("request-not-in-table", request_gone_from_table),
    ("decision-not-in-table", decision_gone_from_table),
    ("decision-not-in-trail", decision_only_in_table),
    ("decision-twice", decision_repeated),
    ("table-key-unknown", key_only_in_table),
    ("key-of-another", key_given_away_in_table),
    ("key-state-differs", key_in_force_in_table_only),
    ("key-not-in-table", key_gone_from_table),
    ("signature-bad", proof_of_another_domain),
    ("key-of-another", activated_by_its_owner),
    ("released-without-request", released_by_hand),
    ("released-without-request", released_by_hand_and_excused),
    ("released-without-request", release_of_another_payout),
    ("request-not-in-trail", release_of_no_request),
    ("decision-after-end", approved_after_rejection),
    ("request-malformed", lines_that_do_not_add_up),
    ("request-malformed", line_of_another_currency),
    ("claimed-late", claimed_late),
    ("state-not-carried", claimed_twice),
    ("decision-after-end", rejected_after_the_claim),
    ("request-twice", second_request_for_a_paid_payout),
    ("request-digest", approval_that_names_another_payout),
    ("row-order", clock_set_back),
    ("key-state-differs", enrolled_twice),
    ("key-state-differs", revoked_and_never_enrolled),
    ("evidence-malformed", without_signature),
    ("evidence-malformed", guard_that_names_nothing),
    ("evidence-malformed", approved_with_a_reason),
    ("evidence-malformed", detail_with_a_name_twice),
    ("evidence-malformed", detail_that_is_no_object),
]
