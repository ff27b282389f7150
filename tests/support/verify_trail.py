#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verifies an exported trail of Countersign: the second verifier, beside `countersignctl verify`.

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
from trail_export import ENDS, KEY_ACTS, NEEDS_APPROVAL, NO_ROW, Export, check_chain, read_evidence  # noqa: E402
from trail_records import (CLOCK_TOLERANCE_MS, DECEIVING, LEAST_HUMANS, CannotRun, Keyring, Malformed,  # noqa: E402
                           Signatures, hash_text, integer, is_good_point, key_is_revoked, key_is_valid,
                           problems_of_keyring, read_json_object, sha256)

Report = namedtuple("Report", "problems rows signatures head")


# --- who counts -----------------------------------------------------------------------------------------------

def why_not_approved(case, keyring):
    """None when the request is approved by the rules of "Who counts", else the sentence why not."""
    request = case.request
    if any(decision.verdict == "reject" for decision in case.decisions):
        return "a human rejected it"
    if any(d.verdict == "approve" and d.human == request["requester"] for d in case.decisions):
        return "the requester approved it"
    counted = [decision for decision in case.decisions if decision.counts]
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
        self.cases, self.decisions, self.keys, self.guarded, self.good_signatures = {}, {}, {}, None, 0

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
            elif evidence and row.act == "guard" and self.guarded is None and not self.cases:
                self.guarded = set(evidence.payouts)
            elif row.act in NEEDS_APPROVAL or row.act in ENDS:
                self._move(row, subject)

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
        if row.act == "propose":
            return
        if row.act == "approve" and case.ended:
            self.problem("decision-after-end", f"row {row.seq}: an approval after {case.ended}")
        case.state = decision.state
        if row.act == "reject":
            case.ended = row.act
        self._check_state(row, case, {"approve": ("pending", "approved"), "reject": ("rejected",)}[row.act])

    def _propose(self, row, decision, subject):
        if decision.digest != sha256(decision.request_bytes):
            self.problem("request-digest", f"row {row.seq}: the request's bytes do not give the signed digest")
        if decision.request["request"] != subject or decision.request["domain"] != self.domain:
            self.problem("request-digest", f"row {row.seq}: the bytes are another request's or domain's")
        if decision.human != decision.request["requester"]:
            self.problem("key-of-another", f"row {row.seq}: proposed by another than the requester")
        if subject in self.cases:
            self.problem("request-twice", f"row {row.seq} proposes {subject} again")
        self.cases[subject] = SimpleNamespace(request=decision.request, digest=sha256(decision.request_bytes),
                                              decisions=[], state="pending", ended=None)

    def _judge(self, row, decision, case):
        """Finds what is wrong with a decision, and adds it to its case when the signature is good."""
        def wrong(name, sentence):
            faults.append(name)
            self.problem(name, f"row {row.seq}: {sentence}")

        faults = []
        if decision.verdict != row.act:
            wrong("verdict-differs", f"{decision.verdict} was signed, the row says {row.act}")
        if decision.domain != self.domain or decision.digest != case.digest:
            wrong("signature-bad", "of another request or domain")
        if decision.head_seq >= row.seq or self.hashes.get(decision.head_seq) != decision.head_hash:
            wrong("head-differs", f"the signer saw another row {decision.head_seq}")
        key = self.keyring.keys.get(decision.key)
        if not key:
            wrong("key-unknown", f"the keyring does not know key {decision.key}")
            return
        if not key["human"] == decision.human == row.human:
            wrong("key-of-another", f"{key['human']}'s key, {decision.human} in the bytes, {row.human} in the row")
        if not self._good(key["public_key"], decision):
            wrong("signature-bad", "the signature does not fit")
        if faults:
            return
        self._judge_key(decision, key, wrong)
        created, until = case.request["created_ms"], case.request["approve_by_ms"]
        if not created - CLOCK_TOLERANCE_MS <= decision.signed_ms <= until + CLOCK_TOLERANCE_MS:
            wrong("signed-outside-time", f"signed at {decision.signed_ms}, open from {created} to {until}")
        decision.counts = not faults
        case.decisions.append(decision)

    def _judge_key(self, decision, key, wrong):
        fitting = {"approver"} if decision.verdict != "propose" else {"approver", "operator"}
        if not fitting & set(key["roles"]):
            wrong("key-role", f"the key may not {decision.verdict}")
        if not key_is_valid(key, decision.signed_ms):
            wrong("key-not-valid", f"the key was not valid at {decision.signed_ms}")
        in_trail = self.keys.get(decision.key)
        if key_is_revoked(key, self.at_ms) or (in_trail and in_trail.state == "revoked"):
            wrong("key-revoked", "the key is revoked")

    def _move(self, row, subject):
        case = self.cases.get(subject)
        if row.act in ENDS:
            if case:
                case.ended, case.state = row.act, ENDS[row.act]
            return
        if not case:
            self.problem("released-without-request", f"row {row.seq}: {row.act} of a request that nobody proposed")
            return
        case.state = NEEDS_APPROVAL[row.act]
        self._check_state(row, case, (case.state,))
        if row.act == "release" and read_payout(row) != case.request["payout"]:
            self.problem("released-without-request", f"row {row.seq}: releases another payout than the request's")

    def _check_state(self, row, case, possible):
        reason = self.why_not_carried(case) if case.state in NEEDS_APPROVAL.values() else None
        if case.state not in possible or reason:
            self.problem("state-not-carried", f"row {row.seq}: {case.state!r}, but {reason or 'not by this act'}")

    def why_not_carried(self, case):
        return f"it ended by {case.ended}" if case.ended else why_not_approved(case, self.keyring)

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
        if (row.act == "activate-key") == (row.human == evidence.human) and row.act != "revoke-key":
            self.problem("key-of-another", f"row {row.seq}: the owner enrols a key, and another activates it")
        if before and before.state == "revoked" and row.act != "revoke-key":
            self.problem("key-revoked", f"row {row.seq}: {row.act} of a revoked key")
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
    covered = {case.request["payout"] for case in walk.cases.values() if not walk.why_not_carried(case)}
    for line in tables["payout"]:
        if line.payout not in covered | (walk.guarded or set()):
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
        if in_trail and in_trail.state != line.state:
            problem("key-state-differs", f"key {line.key} is {line.state}, by the trail {in_trail.state}")
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
