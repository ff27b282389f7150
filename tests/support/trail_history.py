# SPDX-License-Identifier: GPL-3.0-or-later
"""Histories and keyrings for test_verify_trail.py: what an honest system would have written, to be forged there.

Nothing in it is left to chance, so a failure comes back the same. The keys' seeds are fixed; openssl signs.
"""
import json
import os
import subprocess
import tempfile
from functools import lru_cache

from trail_records import canonical, sha256

DOMAIN = "payments-eu/production"
START = 1_800_000_000_000
HOUR = 3_600_000
NOW = START + 24 * HOUR
PKCS8_OF_ED25519 = bytes.fromhex("302e020100300506032b657004220420")
SPKI_PREFIX_OCTETS = 12
PEOPLE = {"ann": "approver operator", "bob": "admin approver", "carol": "admin approver", "dan": "approver",
          "olga": "operator"}


def openssl(*arguments):
    return subprocess.run(["openssl", *arguments], capture_output=True, check=True).stdout


def with_private_key(name, *arguments, message=b""):
    seed = bytes.fromhex(sha256(f"a key of a test, not secret: {name}".encode()))
    with tempfile.TemporaryDirectory() as folder:
        key, file = os.path.join(folder, "key"), os.path.join(folder, "message")
        for path, content in ((key, PKCS8_OF_ED25519 + seed), (file, message)):
            with open(path, "wb") as out:
                out.write(content)
        return openssl(*arguments, *(["-keyform", "DER", "-inkey", key, "-in", file] if message else ["-in", key]))


@lru_cache(maxsize=None)
def public_key(name):
    return with_private_key(name, "pkey", "-inform", "DER", "-pubout", "-outform", "DER")[SPKI_PREFIX_OCTETS:].hex()


@lru_cache(maxsize=None)
def sign(name, message):
    return with_private_key(name, "pkeyutl", "-sign", "-rawin", message=message).hex()


def key_id(name):
    return sha256(bytes.fromhex(public_key(name)))


def keyring(version=1, before=None, signers=("bob", "carol"), keys=None, tiers=None, backwards=False, **changes):
    """The octets of a keyring file. `keys` changes fields of a person's key: {"ann": {"roles": "admin"}}."""
    entries = []
    for person, roles in PEOPLE.items():
        fields = {"human": person, "roles": roles, "public_key": public_key(person), "not_before_ms": START - HOUR,
                  "not_after_ms": START + 300 * 24 * HOUR, "revoked_ms": ""}
        fields.update((keys or {}).get(person, {}))
        if fields["human"]:
            entries.append(fields)
    entries.sort(key=lambda fields: fields["public_key"], reverse=backwards)
    if tiers is None:
        tiers = [("EUR", "0", 2, 1), ("EUR", "1000.5", 3, 0)]
    fields = {"type": "countersign/keyring/v1", "domain": DOMAIN, "version": version,
              "previous": sha256(body_of_keyring(before)) if before else "", "made_ms": START,
              "expires_ms": START + 90 * 24 * HOUR, **changes}
    body = canonical([*fields.items(), ("keys", len(entries)), *(("key", canonical(it.items())) for it in entries),
                      ("tiers", len(tiers)),
                      *(("tier", canonical(zip(("currency", "from", "required", "proposer_counts"), tier)))
                        for tier in tiers)])
    signatures = [{"key": key_id(person), "signature": sign(person, body)} for person in signers]
    return json.dumps({"keyring": body.decode(), "signatures": signatures}).encode()


def body_of_keyring(file):
    return json.loads(file)["keyring"].encode()


def uuid(number):
    return f"00000000-0000-4000-8000-{number:012d}"


class History:
    """The trail and the tables of one deployment, as plain values that a test may change."""

    def __init__(self):
        self.rows, self.requests, self.decisions, self.keys, self.payouts = [], {}, [], {}, {}
        self.bytes_of = {}

    def add(self, act, subject, detail, human=""):
        self.rows.append({"seq": str(len(self.rows) + 1), "at_us": str((START + len(self.rows) * 1000) * 1000),
                          "actor": f"{human or 'dba'}_login", "human": human, "act": act, "subject": subject,
                          "detail": json.dumps(detail, ensure_ascii=False)})
        self.chain(len(self.rows) - 1)

    def chain(self, first=0):
        """Gives the rows from one on the hashes they should have: what somebody who owns the database can do."""
        for index in range(first, len(self.rows)):
            row = self.rows[index]
            row["prev"] = self.rows[index - 1]["hash"] if index else "0" * 64
            hashed = ("seq", "at_us", "actor", "human", "act", "subject", "detail")
            body = canonical([("type", "countersign/audit/v1"), *((name, row[name]) for name in hashed)])
            row["hash"] = sha256(b"\x01" + bytes.fromhex(row["prev"]) + body)

    def enrol(self, person, activated_by=None, domain=DOMAIN):
        said = {"human": person, "public_key": public_key(person)}
        proof = canonical([("type", "countersign/enrol/v1"), ("domain", domain), ("human", person),
                           ("key", key_id(person)), ("public_key", public_key(person))])
        subject = f"key/{key_id(person)}"
        self.add("enrol-key", subject, {**said, "proof": proof.decode(), "signature": sign(person, proof)}, person)
        if activated_by:
            self.add("activate-key", subject, said, activated_by)
        self.keys[key_id(person)] = {**said, "state": "active" if activated_by else "pending"}

    def propose(self, number, total="30", required=2, counts=1, by="ann", signed=None, **changes):
        line = [("line", "l1"), ("destination", "0xabc"), ("method", "erc20"), ("amount", total), ("currency", "EUR")]
        created = START + len(self.rows) * 1000
        fields = {"type": "countersign/payout/v1", "domain": DOMAIN, "request": uuid(number),
                  "payout": f"po_{number}", "currency": "EUR", "total": total, "source": "hot wallet",
                  "creator": "clerk", "editor": "", "memo": "Miete für März", "policy": 1, "required": required,
                  "proposer_counts": counts, "requester": by, "nonce": f"{number:032x}", "created_ms": created,
                  "approve_by_ms": created + HOUR, "execute_within_ms": HOUR, "lines": 1,
                  "line": canonical(line), **changes}
        self.bytes_of[number] = canonical(fields.items())
        self.requests[uuid(number)] = {"payout": f"po_{number}", "digest": sha256(self.bytes_of[number]),
                                       "state": "pending"}
        self.decide("propose", number, by, request=self.bytes_of[number].decode(), **(signed or {}))

    def decide(self, verdict, number, human, state=None, request=None, key_of=None, **changes):
        head = self.rows[-1]
        fields = {"type": "countersign/decision/v1", "domain": DOMAIN, "verdict": verdict,
                  "digest": sha256(self.bytes_of[number]), "human": human, "key": key_id(key_of or human),
                  "head_seq": head["seq"], "head_hash": head["hash"], "signed_ms": START + len(self.rows) * 1000,
                  "reason": "wrong account" if verdict == "reject" else "", **changes}
        message = canonical(fields.items())
        detail = {"request": request} if request else {"payout": f"po_{number}"}
        detail.update(decision=message.decode(), signature=sign(key_of or human, message))
        self.add(verdict, f"request/{uuid(number)}", detail, human)
        self.decisions.append({"decision": uuid(number), "verdict": verdict, "human": human, "key": fields["key"],
                               "signature": detail["signature"]})
        self.requests[uuid(number)]["state"] = state or "pending"
        if state == "approved":
            self.release(number)

    def act(self, act, number, state, detail=None):
        self.add(act, f"request/{uuid(number)}", detail or {})
        self.requests[uuid(number)]["state"] = state
        if state == "void":
            self.payouts.pop(f"po_{number}", None)

    def release(self, number, held="approved"):
        self.act("release", number, "approved", {"payout": f"po_{number}", "approver": "bob"})
        self.payouts[f"po_{number}"] = held

    def export(self):
        def named(first, table):
            return [{first: name, **values} for name, values in table.items()]
        head = self.rows[-1] if self.rows else {"seq": "0", "hash": "0" * 64}
        lines = [{"export": "countersign/trail/v1", "domain": DOMAIN, "exported_ms": str(NOW), "seq": head["seq"],
                  "hash": head["hash"]}, *self.rows, *named("request", self.requests), *self.decisions,
                 *named("key", self.keys), *named("payout", {name: {"state": s} for name, s in self.payouts.items()})]
        return sealed(as_lines(lines))


def as_lines(values):
    return b"".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for value in values)


def sealed(lines):
    """With the end that fits."""
    return lines + as_lines([{"end": str(lines.count(b"\n")), "sha256": sha256(lines)}])


def short_history():
    """Every kind of line once at least."""
    history = History()
    history.add("guard", "contract", {"released_before": ["po_old"]})
    history.payouts["po_old"] = "done"
    history.enrol("ann", activated_by="bob")
    history.propose(1)
    history.decide("approve", 1, "bob", "approved")
    return history


def honest_history():
    """Small and large payouts in every state, keys in three, and acts that only the chain holds."""
    history = short_history()
    history.act("claim", 1, "executing")
    history.act("broadcast", 1, "broadcast", {"tx": "0x1\t\"\\\u0007\u007f"})
    history.act("done", 1, "done")
    history.payouts["po_1"] = "done"
    history.enrol("eve")
    history.add("retry", "intent/in_8f2", {"why": "worker was restarted"}, "ann")
    history.add("approve-refused", f"request/{uuid(1)}", {"refusal": "it is done"}, "carol")
    history.propose(2, total="5000", required=3, counts=0)
    history.decide("approve", 2, "bob", "pending")
    history.decide("approve", 2, "carol", "pending")
    history.decide("approve", 2, "dan", "approved")
    history.propose(3, by="olga")
    history.decide("reject", 3, "bob", "rejected")
    history.propose(4)
    history.act("expire", 4, "expired")
    history.propose(5)
    history.decide("approve", 5, "carol", "approved")
    history.act("void", 5, "void", {"why": "a line differs"})
    return history
