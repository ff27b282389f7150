# SPDX-License-Identifier: GPL-3.0-or-later
"""An export's lines, its chain, and the evidence in its rows, as models/trust/PROTOCOL.md documents them.

Written from that page only and used by verify_trail.py. `problem` is called with the class and the sentence of each
problem found.
"""
import hashlib
import json
from types import SimpleNamespace

from trail_records import (ENROL, Malformed, canonical, expect, hash_text, integer, octets, one_of, read_decision,
                           read_json_object, read_record, read_request, sha256, uuid)

MOST_OCTETS_OF_A_LINE = 16 * 1024 * 1024
NO_ROW = "0" * 64
LIVE = ("pending", "approved")
# An act that moves a request: from which states, and to which.
MOVES = {"release": (LIVE, "approved"), "claim": (("approved",), "executing"),
         "broadcast": (("executing", "broadcast"), "broadcast"), "done": (("broadcast",), "done"),
         "failed": (("executing", "broadcast"), "failed"), "void": (LIVE, "void"), "cancel": (LIVE, "void"),
         "expire": (LIVE, "expired")}
APPROVED_OR_FURTHER = ("approved", "executing", "broadcast", "done", "failed")
STATES = ("pending", "rejected", "void", "expired", *APPROVED_OR_FURTHER)
KEY_ACTS = {"enrol-key": "pending", "activate-key": "active", "revoke-key": "revoked"}


def any_text(value):
    return value


# What a line holds, by its first name.
LINES = {
    "export": {"export": one_of("countersign/trail/v1"), "domain": any_text, "exported_ms": integer, "seq": integer,
               "hash": hash_text},
    "seq": {"seq": integer, "at_us": integer, "actor": any_text, "human": any_text, "act": any_text,
            "subject": any_text, "detail": any_text, "prev": hash_text, "hash": hash_text},
    "request": {"request": uuid, "payout": any_text, "digest": hash_text, "state": one_of(*STATES)},
    "decision": {"decision": uuid, "verdict": one_of("propose", "approve", "reject"), "human": any_text,
                 "key": hash_text, "signature": octets(64)},
    "key": {"key": hash_text, "human": any_text, "public_key": octets(32), "state": one_of(*KEY_ACTS.values())},
    "payout": {"payout": any_text, "state": one_of("approved", "executing", "done")},
    "end": {"end": integer, "sha256": hash_text},
}


# --- reading the file -----------------------------------------------------------------------------------------

def read_line(line):
    """First name and values of one line. Written again it must give the same octets, so each of them matters."""
    expect(len(line) <= MOST_OCTETS_OF_A_LINE, "longer than 16 MiB")
    value = read_json_object(line)
    expect(all(isinstance(item, str) for item in value.values()), "a value that is not a text")
    again = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    expect(again == line, "not written as compact JSON")
    kind = next(iter(value), None)
    expect(kind in LINES and list(value) == list(LINES[kind]), f"a line of no known kind: {', '.join(value)}")
    return kind, SimpleNamespace(**{name: LINES[kind][name](item) for name, item in value.items()})


class Export:
    """The lines of a file, sorted by kind."""

    def __init__(self, data, problem):
        self.header, self.rows, self.tables = None, [], {kind: [] for kind in LINES}
        lines = data.split(b"\n")
        if lines.pop() != b"":
            problem("cut-off", "the last line has no end")
        last = None
        for number, line in enumerate(lines, 1):
            try:
                last, value = read_line(line)
                self._add(number, last, value)
            except Malformed as failure:
                last = None
                problem("export-malformed", f"line {number}: {failure}")
        end = self.tables["end"]
        if last != "end" or end[-1].end != len(lines) - 1:
            problem("cut-off", f"no right end after {len(lines)} lines")
        elif end[-1].sha256 != hashlib.sha256(data[:len(data) - len(lines[-1]) - 1]).hexdigest():
            problem("export-malformed", "the octets before the end do not give its SHA-256")
        if not self.rows:
            problem("nothing-read", "no row of the trail was read")

    def _add(self, number, kind, value):
        expect((kind == "export") == (number == 1), "the first line, and no other, is the export's own")
        expect(not self.tables["end"], "a line after the end")
        if kind == "export":
            self.header = value
        elif kind == "seq":
            expect(not any(self.tables.values()), "a row of the trail after the tables")
            self.rows.append(value)
        else:
            self.tables[kind].append(value)


# --- the chain ------------------------------------------------------------------------------------------------

def hash_of_row(row):
    body = canonical([("type", "countersign/audit/v1"), ("seq", row.seq), ("at_us", row.at_us), ("actor", row.actor),
                      ("human", row.human), ("act", row.act), ("subject", row.subject), ("detail", row.detail)])
    return sha256(b"\x01" + bytes.fromhex(row.prev) + body)


def check_chain(export, remembered, problem):
    """Returns the hash of each row by its number."""
    hashes, before, seq, at_us = {0: NO_ROW}, NO_ROW, 0, 0
    for row in export.rows:
        if row.seq > seq + 1:
            problem("row-missing", f"row {row.seq} comes after row {seq}")
        elif row.seq <= seq:
            problem("row-order", f"row {row.seq} comes after row {seq}")
        elif row.prev != before:
            problem("row-changed", f"row {row.seq} does not follow the hash of the row before")
        if hash_of_row(row) != row.hash:
            problem("row-changed", f"row {row.seq} does not give its hash")
        if row.at_us < at_us:
            problem("row-order", f"row {row.seq} is older than the row before")
        hashes.setdefault(row.seq, row.hash)
        before, seq, at_us = row.hash, row.seq, row.at_us
    marks = [(export.header.seq, export.header.hash, "the head of the export")] if export.header else []
    for mark_seq, mark_hash, name in marks + ([(*remembered, "the remembered head")] if remembered else []):
        if mark_seq > seq:
            problem("cut-off", f"{name} is row {mark_seq}, the last row here is {seq}")
        elif mark_seq < 1 or hashes.get(mark_seq) != mark_hash:
            problem("head-differs", f"{name} has another hash than row {mark_seq}")
    if export.header and export.header.seq < seq:
        problem("head-differs", f"row {seq} comes after the head of the export")
    return hashes


# --- evidence in rows -----------------------------------------------------------------------------------------

def read_evidence(row):
    """What the detail of a payout's or key's row proves; None for other acts. Raises Malformed."""
    if row.act not in ("propose", "approve", "reject", "guard", *KEY_ACTS):
        return None
    detail = read_json_object(row.detail)

    def take(name):
        expect(isinstance(detail.get(name), str), f"no text {name} in the detail")
        return detail[name]

    def take_bytes(name):
        return take(name).encode("utf-8", "surrogatepass")

    if row.act == "guard":
        payouts = detail.get("released_before", [])
        expect(isinstance(payouts, list) and all(isinstance(it, str) for it in payouts), "released_before is no list of texts")
        return SimpleNamespace(payouts=payouts)
    if row.act in KEY_ACTS:
        evidence = SimpleNamespace(human=take("human"), public_key=octets(32)(take("public_key")))
        if row.act == "enrol-key":
            evidence.message, evidence.signature = take_bytes("proof"), octets(64)(take("signature"))
            evidence.proof = read_record(evidence.message, ENROL)
        return evidence
    message = take_bytes("decision")
    evidence = SimpleNamespace(message=message, signature=octets(64)(take("signature")), **read_decision(message))
    if row.act == "propose":
        evidence.request_bytes = take_bytes("request")
        evidence.request = read_request(evidence.request_bytes)
    else:
        evidence.payout = take("payout")
    return evidence
