#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verifies an exported trail of Countersign: the second verifier, beside `countersignctl trail verify`.

It is written from models/trust/PROTOCOL.md only, shares nothing with the other one, and so shows that the page
documents the format. It needs Python's standard library and the openssl program.

    verify_trail.py FILE --keyring KEYRING [--previous KEYRING_BEFORE] [--remembered SEQ:HASH] [--at MS]

Exit 0: `clean: N rows, M signatures, head SEQ HASH`. Exit 1: one problem a line, its class first. Exit 2: it could
not run, and says why.
"""
import argparse
import sys
import time
from collections import namedtuple
from types import SimpleNamespace

sys.dont_write_bytecode = True  # it lives in a source tree
from trail_export import (APPROVED_OR_FURTHER, KEY_ACTS, LIVE, MOVES, NO_ROW, Export, check_chain,  # noqa: E402
                          read_evidence)
from trail_records import (CLOCK_TOLERANCE_MS, DECEIVING, LEAST_HUMANS, CannotRun, Keyring, Malformed,  # noqa: E402
                           Signatures, hash_text, integer, is_good_point, key_is_revoked, key_is_valid,
                           problems_of_keyring, read_json_object, sha256)

Report = namedtuple("Report", "problems rows signatures head")


# --- who counts -----------------------------------------------------------------------------------------------

def why_not_counted(decision, request, keyring, at_ms):
    """None when a well signed decision counts, else class and sentence. Keys count as revoked as of at_ms."""
    key = keyring.keys[decision.key]
    created, until = request["created_ms"], request["approve_by_ms"]
    if not created - CLOCK_TOLERANCE_MS <= decision.signed_ms <= until + CLOCK_TOLERANCE_MS:
        return "signed-outside-time", f"signed at {decision.signed_ms}, open from {created} to {until}"
    if decision.after_revocation:
        return "key-revoked", "the trail says that the key was revoked before"
    if not key_is_valid(key, decision.signed_ms):
        return "key-not-valid", f"the key was not valid at {decision.signed_ms}"
    if key_is_revoked(key, at_ms) or key_is_revoked(key, decision.signed_ms):
        return "key-revoked", "the key is revoked"
    if not ({"approver"} if decision.verdict == "approve" else {"approver", "operator"}) & set(key["roles"]):
        return "key-role", f"the key may not {decision.verdict}"
    if (decision.verdict == "propose") != (decision.human == request["requester"]):
        return "requester-approved", f"{decision.verdict} by {decision.human}, requested by {request['requester']}"
    return None


def counted_of(case, keyring, at_ms):
    return [decision for decision in case.decisions if decision.verdict != "reject"
            and not why_not_counted(decision, case.request, keyring, at_ms)]


def last_signed_ms(case, keyring, at_ms):
    """Of the signatures that count; None: there is none."""
    request = case.request
    proposer = request["proposer_counts"] == "1" and request["creator"]
    return max((decision.signed_ms for decision in counted_of(case, keyring, at_ms)
                if decision.verdict == "approve" or proposer), default=None)


def why_not_approved(case, keyring, at_ms):
    """None when the request is approved by the rules of "Who counts", else the sentence why not."""
    request = case.request
    if any(decision.verdict == "reject" for decision in case.decisions):
        return "a human rejected it"
    found = [why_not_counted(decision, request, keyring, at_ms) for decision in case.decisions
             if decision.verdict == "approve"]
    if any(why and why[0] == "requester-approved" for why in found):
        return "the requester approved it"
    counted = counted_of(case, keyring, at_ms)
    approvers = {decision.human for decision in counted if decision.verdict == "approve"}
    tier = keyring.tier(request["currency"], request["total"]) or {"required": 0, "proposer_counts": "1"}
    proposer_counts = request["proposer_counts"] == tier["proposer_counts"] == "1" and request["creator"]
    proposers = {decision.human for decision in counted if decision.verdict == "propose" and proposer_counts}
    needed = max(LEAST_HUMANS, request["required"], tier["required"])
    if len(approvers | proposers) < needed:
        return f"{len(approvers | proposers)} of {needed} humans signed it"
    if not approvers - {request["requester"], request["creator"], request["editor"]}:
        return "no approver is another than its requester, creator and editor"
    return None


# --- the walk over the trail ----------------------------------------------------------------------------------

class Walk:
    """Follows the acts row by row and keeps what they say of requests, decisions and keys."""

    def __init__(self, domain, keyring, at_ms, signatures, hashes, problem):
        self.domain, self.keyring, self.at_ms = domain, keyring, at_ms
        self.signatures, self.hashes, self.problem = signatures, hashes, problem
        self.cases, self.decisions, self.keys, self.guarded, self.good_signatures = {}, {}, {}, set(), 0
        self.guard_seen = False

    def run(self, rows):
        read = [(row, self._evidence(row)) for row in rows]
        self.signatures.ask([triple for _, evidence in read for triple in self._triples(evidence)])
        for row, evidence in read:
            kind, _, subject = row.subject.partition("/")
            subject = subject if kind == "request" else ""
            if evidence and row.act in ("propose", "approve", "reject"):
                self._decide(row, evidence, subject)
            elif evidence and row.act in KEY_ACTS:
                self._key(row, evidence)
            elif row.act == "guard":
                if evidence and not self.guard_seen and not self.cases:
                    self.guarded = set(evidence.payouts)
                self.guard_seen = True
            elif row.act in MOVES and kind == "request":
                self._move(row, subject)
        for case in self.cases.values():
            self._report_uncounted(case)
            if case.state == "approved":
                self._demand_approved(case, f"request {case.request['request']} is approved", self.at_ms)

    def _evidence(self, row):
        try:
            return read_evidence(row)
        except Malformed as failure:
            self.problem("evidence-malformed", f"row {row.seq}, {row.act}: {failure}")
            return None

    def _triples(self, evidence):
        if hasattr(evidence, "verdict") and evidence.key in self.keyring.keys:
            yield self.keyring.keys[evidence.key]["public_key"], evidence.message, evidence.signature
        elif hasattr(evidence, "proof"):
            yield evidence.public_key, evidence.message, evidence.signature

    def _good(self, public_key, evidence):
        good = self.signatures.good(public_key, evidence.message, evidence.signature)
        self.good_signatures += good
        return good

    def _decide(self, row, decision, subject):
        if row.act == "propose":
            self._propose(row, decision, subject)
        case = self.cases.get(subject)
        if not case:
            self.problem("request-not-in-trail", f"row {row.seq}: {row.act} of a request that nobody proposed")
            return
        if (subject, decision.signature) in self.decisions:
            self.problem("decision-twice", f"row {row.seq} repeats a decision")
        self.decisions[subject, decision.signature] = decision
        self._judge(row, decision, case)
        case.decided_ms = row.at_us // 1000
        if row.act == "propose":
            return
        if case.state not in LIVE:
            self.problem("decision-after-end", f"row {row.seq}: {row.act} of what was {case.state}")
        elif row.act == "reject":
            case.state = "rejected"
        if decision.payout != case.request["payout"]:
            self.problem("request-digest", f"row {row.seq} names another payout than was proposed")

    def _propose(self, row, decision, subject):
        if decision.digest != sha256(decision.request_bytes):
            self.problem("request-digest", f"row {row.seq}: the request's bytes do not give the signed digest")
        if decision.request["request"] != subject or decision.request["domain"] != self.domain:
            self.problem("request-digest", f"row {row.seq}: the bytes are another request's or domain's")
        lines, total = decision.request["lines"], decision.request["total"]
        if sum(line["amount"] for line in lines) != total or any(
                line["currency"] != decision.request["currency"] for line in lines):
            self.problem("request-malformed", f"row {row.seq}: the lines do not come to the total")
        if subject in self.cases:
            self.problem("request-twice", f"row {row.seq} proposes {subject} again")
            return
        for other in self.cases.values():
            if other.state not in ("rejected", "void", "expired", "failed") and (
                    other.request["payout"] == decision.request["payout"]):
                self.problem("request-twice", f"row {row.seq}: another request for the payout is {other.state}")
        self.cases[subject] = SimpleNamespace(request=decision.request, digest=sha256(decision.request_bytes),
                                              decisions=[], state="pending", decided_ms=0, claimed_ms=None,
                                              uncarried=False)

    def _judge(self, row, decision, case):
        """Finds what is wrong with a decision, and adds it to its case when the signature is good."""
        def wrong(name, sentence):
            faults.append(name)
            self.problem(name, f"row {row.seq}: {sentence}")

        faults = []
        if decision.verdict != row.act:
            self.problem("verdict-differs", f"row {row.seq}: {decision.verdict} was signed, not {row.act}")
        if decision.domain != self.domain or decision.digest != case.digest:
            wrong("signature-bad", "of another request or domain")
        if decision.head_seq >= row.seq or self.hashes.get(decision.head_seq) != decision.head_hash:
            self.problem("head-differs", f"row {row.seq}: the signer saw another row {decision.head_seq}")
        key = self.keyring.keys.get(decision.key)
        if not key:
            wrong("key-unknown", f"the keyring does not know key {decision.key}")
            return
        if row.human != decision.human:
            self.problem("key-of-another", f"row {row.seq} is {row.human}'s, the signature {decision.human}'s")
        if key["human"] != decision.human:
            wrong("key-of-another", f"{key['human']}'s key, {decision.human} in the bytes")
        if not self._good(key["public_key"], decision):
            wrong("signature-bad", "the signature does not fit")
        if faults:
            return
        in_trail = self.keys.get(decision.key)
        decision.after_revocation = bool(in_trail and in_trail.state == "revoked")
        case.decisions.append(decision)

    def _report_uncounted(self, case):
        """A key that was revoked after the request was claimed, or came to nothing, is not held against it."""
        at_ms = case.claimed_ms or (self.at_ms if case.state in LIVE else case.decided_ms)
        for decision in case.decisions:
            found = decision.verdict != "reject" and why_not_counted(decision, case.request, self.keyring, at_ms)
            if found:
                self.problem(found[0], f"request {case.request['request']}, {decision.human}: {found[1]}")

    def _move(self, row, subject):
        case = self.cases.get(subject)
        if not case:
            self.problem("request-not-in-trail", f"row {row.seq}: {row.act} of a request that nobody proposed")
            return
        before, after = MOVES[row.act]
        if case.state not in before:
            self.problem("state-not-carried", f"row {row.seq}: {row.act} of a request that was {case.state}")
        at_ms = row.at_us // 1000
        if after in APPROVED_OR_FURTHER and case.claimed_ms is None:
            self._demand_approved(case, f"row {row.seq}", at_ms)
        if row.act == "claim":
            case.claimed_ms = at_ms
            signed_ms = last_signed_ms(case, self.keyring, at_ms)
            if signed_ms is not None and (
                    at_ms > signed_ms + case.request["execute_within_ms"] + CLOCK_TOLERANCE_MS):
                self.problem("claimed-late", f"row {row.seq}: signed last at {signed_ms}")
        if row.act == "release" and read_payout(row) != case.request["payout"]:
            self.problem("released-without-request", f"row {row.seq}: releases another payout than the request's")
        case.state = after

    def _demand_approved(self, case, where, at_ms):
        reason = why_not_approved(case, self.keyring, at_ms)
        if reason and not case.uncarried:
            case.uncarried = True
            self.problem("state-not-carried", f"{where}: {reason}")

    def _key(self, row, evidence):
        key_id = sha256(bytes.fromhex(evidence.public_key))
        before = self.keys.get(key_id)
        if row.subject != f"key/{key_id}" or (before and before.human != evidence.human):
            self.problem("key-of-another", f"row {row.seq}: the subject or the human is not the key's")
        if row.act == "enrol-key":
            proof, expected = evidence.proof, (self.domain, evidence.human, key_id, evidence.public_key)
            if (proof["domain"], proof["human"], proof["key"], proof["public_key"]) != expected:
                self.problem("signature-bad", f"row {row.seq}: the proof of possession is of something else")
            if not is_good_point(evidence.public_key) or not self._good(evidence.public_key, evidence):
                self.problem("signature-bad", f"row {row.seq}: the proof of possession does not fit")
            if before:
                self.problem("key-state-differs", f"row {row.seq} enrols a key that was enrolled before")
            if row.human != evidence.human:
                self.problem("key-of-another", f"row {row.seq}: enrolled by another than its owner")
        elif not before:
            self.problem("key-state-differs", f"row {row.seq}: {row.act} of a key that was never enrolled")
        if row.act == "activate-key" and row.human == evidence.human:
            self.problem("key-of-another", f"row {row.seq}: the owner puts their own key in force")
        if row.act == "activate-key" and before and before.state != "pending":
            self.problem("key-state-differs", f"row {row.seq} activates a key that was {before.state}")
        self.keys[key_id] = SimpleNamespace(human=evidence.human, state=KEY_ACTS[row.act])


def read_payout(row):
    try:
        return read_json_object(row.detail).get("payout")
    except Malformed:
        return None


# --- what the tables say --------------------------------------------------------------------------------------

def check_tables(tables, walk, problem):
    for kind, first in (("request", "request"), ("key", "key"), ("payout", "payout")):
        names = [getattr(line, first) for line in tables[kind]]
        if len(set(names)) != len(names):
            problem("export-malformed", f"a {kind} stands twice in the tables")
    check_requests(tables["request"], walk, problem)
    check_decisions(tables["decision"], walk, problem)
    check_keys(tables["key"], walk, problem)
    covered = {case.request["payout"] for case in walk.cases.values()
               if case.state in APPROVED_OR_FURTHER and not case.uncarried}
    for line in tables["payout"]:
        if line.payout not in covered | walk.guarded:
            problem("released-without-request", f"payout {line.payout} is {line.state} without an approved request")


def check_requests(lines, walk, problem):
    for line in lines:
        case = walk.cases.get(line.request)
        if not case:
            problem("request-not-in-trail", f"request {line.request}")
            continue
        if (line.digest, line.payout) != (case.digest, case.request["payout"]):
            problem("request-digest", f"request {line.request}: digest or payout is not that of the proposal")
        if line.state != case.state:
            problem("state-not-carried", f"request {line.request} is {line.state}, by the trail {case.state}")
    for request in walk.cases.keys() - {line.request for line in lines}:
        problem("request-not-in-table", f"request {request}")


def check_decisions(lines, walk, problem):
    left = dict(walk.decisions)
    for line in lines:
        decision = left.pop((line.decision, line.signature), None)
        if not decision:
            problem("decision-not-in-trail", f"{line.verdict} of {line.decision} by {line.human}")
            continue
        if line.verdict != decision.verdict:
            problem("verdict-differs", f"{line.decision}: {decision.verdict} was signed, the table has {line.verdict}")
        if (line.human, line.key) != (decision.human, decision.key):
            problem("key-of-another", f"{line.decision}: the table has {line.human} for {decision.human}")
    for (request, _), decision in left.items():
        problem("decision-not-in-table", f"{decision.verdict} of {request} by {decision.human}")


def check_keys(lines, walk, problem):
    for line in lines:
        known, in_trail = walk.keyring.keys.get(line.key), walk.keys.get(line.key)
        if sha256(bytes.fromhex(line.public_key)) != line.key:
            problem("key-of-another", f"key {line.key} in the table has another's public key")
        if not known and line.state == "active":
            problem("table-key-unknown", f"key {line.key} of {line.human}")
        if any(other != line.human for other in (known and known["human"], in_trail and in_trail.human) if other):
            problem("key-of-another", f"key {line.key} is {line.human}'s in the table only")
        if not in_trail or in_trail.state != line.state:
            in_trail = in_trail.state if in_trail else "never enrolled"
            problem("key-state-differs", f"key {line.key} is {line.state}, by the trail {in_trail}")
    for key in walk.keys.keys() - {line.key for line in lines}:
        problem("key-not-in-table", f"key {key}")


# --- the whole ------------------------------------------------------------------------------------------------

def verify(data, keyring, at_ms, signatures, remembered=None, previous=None):
    """The report over an export's octets. Problems are pairs of class and sentence; none: clean."""
    problems = list(problems_of_keyring(keyring, previous, at_ms, signatures))

    def problem(name, sentence):
        problems.append((name, sentence))

    export = Export(data, problem)
    if export.header and export.header.domain != keyring.domain:
        problem("keyring-domain", f"the keyring is of {keyring.domain}, the export of {export.header.domain}")
    hashes = check_chain(export, remembered, problem)
    walk = Walk(keyring.domain, keyring, at_ms, signatures, hashes, problem)
    walk.run(export.rows)
    check_tables(export.tables, walk, problem)
    last = export.rows[-1] if export.rows else SimpleNamespace(seq=0, hash=NO_ROW)
    return Report(problems, len(export.rows), walk.good_signatures, (last.seq, last.hash))


def read_file(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as failure:
        raise CannotRun(f"{path} could not be read: {failure.strerror}.") from None


def read_remembered(value):
    seq, _, digest = value.partition(":")
    return integer(seq), hash_text(digest)


def main():
    parser = argparse.ArgumentParser(description="Verifies an exported trail of Countersign.")
    parser.add_argument("file")
    parser.add_argument("--keyring", required=True)
    parser.add_argument("--previous", help="the version of the keyring before")
    parser.add_argument("--remembered", type=read_remembered, metavar="SEQ:HASH", help="a head seen earlier")
    parser.add_argument("--at", type=integer, metavar="MS", default=int(time.time() * 1000), help="now, if not now")
    arguments = parser.parse_args()
    try:
        keyring = Keyring(read_file(arguments.keyring))
        previous = Keyring(read_file(arguments.previous)) if arguments.previous else None
        report = verify(read_file(arguments.file), keyring, arguments.at, Signatures(), arguments.remembered, previous)
    except Malformed as failure:
        print(f"keyring-malformed: {failure}")
        return 1
    except CannotRun as failure:
        print(failure, file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    for name, sentence in report.problems:
        print(f"{name}: {DECEIVING.sub('?', sentence)}")  # what an export holds can't write a line of its own
    if not report.problems:
        print(f"clean: {report.rows} rows, {report.signatures} signatures, head {report.head[0]} {report.head[1]}")
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
