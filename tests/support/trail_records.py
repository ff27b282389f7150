# SPDX-License-Identifier: GPL-3.0-or-later
"""Canonical bytes, keys, signatures and the keyring, as models/trust/PROTOCOL.md documents them.

Written from that page only and used by trail_export.py and verify_trail.py. Ed25519 signatures are checked by the
openssl program.
"""
import hashlib
import json
import os
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import lru_cache

CLOCK_TOLERANCE_MS = 120_000
KEYRING_LIFE_MS = 400 * 24 * 3600 * 1000
MOST_LINES = 10_000
MOST_CHARACTERS = 500
LEAST_HUMANS = 2
MOST_HUMANS = 100
END_OF_9999_MS = 253_402_300_799_999
ROLES = ("admin", "approver", "auditor", "operator", "worker")
DECEIVING = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
FIELD = re.compile(rb"([a-z_]+)=(0|[1-9][0-9]{0,9}):")
INTEGER = re.compile(r"0|-?[1-9][0-9]{0,18}")
AMOUNT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SPKI_OF_ED25519 = bytes.fromhex("302a300506032b6570032100")


class Malformed(ValueError):
    """What was read is not what the page describes."""


class CannotRun(Exception):
    """Nothing can be said about the trail: a file or a program is missing."""


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# --- values ---------------------------------------------------------------------------------------------------

def expect(holds, sentence):
    if not holds:
        raise Malformed(sentence)


def text(value):
    return value


def plain(value):
    expect(not DECEIVING.search(value), "a character that makes a text look other than it is")
    expect(len(value) <= MOST_CHARACTERS, f"a text of more than {MOST_CHARACTERS} characters")
    return value


def named(value):
    expect(value, "an empty text where there must be one")
    return plain(value)


def integer(value):
    expect(INTEGER.fullmatch(value), f"not an integer: {value[:40]!r}")
    return int(value)


def amount(value):
    expect(AMOUNT.fullmatch(value) and value != "-0", f"not an amount: {value[:40]!r}")
    return Decimal(value)


def octets(count):
    pattern = re.compile("[0-9a-f]{%d}" % (2 * count))

    def read(value):
        expect(pattern.fullmatch(value), f"not {count} octets in lower-case hexadecimal: {value[:40]!r}")
        return value
    return read


def one_of(*words):
    def read(value):
        expect(value in words, f"{value[:40]!r} is none of {', '.join(words)}")
        return value
    return read


def or_empty(reader):
    return lambda value: reader(value) if value else None


def uuid(value):
    expect(UUID.fullmatch(value), "not a UUID in lower case")
    return value


def required(value):
    expect(integer(value) >= LEAST_HUMANS, f"fewer than {LEAST_HUMANS} humans required")
    expect(int(value) <= MOST_HUMANS, f"more than {MOST_HUMANS} humans required")
    return int(value)


def time_ms(value):
    expect(0 <= integer(value) <= END_OF_9999_MS, "not a time from 1970 to 9999")
    return int(value)


def at_least(least):
    def read(value):
        expect(integer(value) >= least, f"less than {least}")
        return int(value)
    return read


def roles(value):
    words = value.split(" ") if value else []
    expect(words == sorted(set(words)) and set(words) <= set(ROLES), f"not a list of roles: {value[:40]!r}")
    return words


flag = one_of("0", "1")
hash_text = octets(32)

# --- records --------------------------------------------------------------------------------------------------

LINE = [("line", named), ("destination", named), ("method", plain), ("amount", amount), ("currency", named)]
REQUEST = [("type", one_of("countersign/payout/v1")), ("domain", named), ("request", uuid), ("payout", named),
           ("currency", named), ("total", amount), ("source", plain), ("creator", plain), ("editor", plain),
           ("memo", plain), ("policy", at_least(0)), ("required", required), ("proposer_counts", flag),
           ("requester", named), ("nonce", octets(16)), ("created_ms", time_ms), ("approve_by_ms", time_ms),
           ("execute_within_ms", at_least(1)), ("lines", "line", LINE)]
DECISION = [("type", one_of("countersign/decision/v1")), ("domain", named),
            ("verdict", one_of("propose", "approve", "reject")), ("digest", hash_text), ("human", named),
            ("key", hash_text), ("head_seq", at_least(1)), ("head_hash", hash_text), ("signed_ms", time_ms),
            ("reason", plain)]
ENROL = [("type", one_of("countersign/enrol/v1")), ("domain", named), ("human", named), ("key", hash_text),
         ("public_key", octets(32))]
KEY = [("human", text), ("roles", roles), ("public_key", octets(32)), ("not_before_ms", integer),
       ("not_after_ms", integer), ("revoked_ms", or_empty(integer))]
TIER = [("currency", text), ("from", amount), ("required", required), ("proposer_counts", flag)]
KEYRING = [("type", one_of("countersign/keyring/v1")), ("domain", text), ("version", integer),
           ("previous", or_empty(hash_text)), ("made_ms", integer), ("expires_ms", integer),
           ("keys", "key", KEY), ("tiers", "tier", TIER)]


def canonical(fields):
    """The canonical bytes of pairs of name and value."""
    pieces = []
    for name, value in fields:
        value = value if isinstance(value, bytes) else str(value).encode()
        pieces.append(b"%s=%d:%s\n" % (name.encode(), len(value), value))
    return b"".join(pieces)


def split_fields(data):
    fields, at = [], 0
    while at < len(data):
        head = FIELD.match(data, at)
        expect(head, f"octet {at}: no name=LENGTH:")
        end = head.end() + int(head[2])
        expect(data[end:end + 1] == b"\n", f"octet {at}: the length does not fit")
        fields.append((head[1].decode(), data[head.end():end]))
        at = end + 1
    return fields


def read_record(data, layout):
    """The values of a record by name; a list is a list of such. Raises Malformed."""
    fields = iter(split_fields(data))

    def take(name):
        found, value = next(fields, ("nothing", b""))
        expect(found == name, f"{found} where {name} belongs")
        return value

    record = {}
    for name, reader, *nested in layout:
        if nested:
            count = integer(as_text(take(name)))
            record[name] = [read_record(take(reader), nested[0]) for _ in range(count)]
        else:
            record[name] = reader(as_text(take(name)))
    expect(next(fields, None) is None, "something follows the last field")
    return record


def as_text(value):
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("invalid UTF-8") from None


def ascending(values):
    return all(a < b for a, b in zip(values, values[1:]))


def read_request(data):
    request = read_record(data, REQUEST)
    lines = [line["line"].encode() for line in request["lines"]]
    expect(1 <= len(lines) <= MOST_LINES, f"{len(lines)} lines")
    expect(ascending(lines), "the lines are not sorted by id")
    expect(request["created_ms"] < request["approve_by_ms"], "approvals end before they begin")
    return request


def read_decision(data):
    decision = read_record(data, DECISION)
    expect(decision["verdict"] == "reject" or not decision["reason"], "a reason that is not a rejection's")
    return decision


def read_json_object(data):
    """An object of a JSON text, each name in it once. Raises Malformed."""
    def once(pairs):
        expect(len({name for name, _ in pairs}) == len(pairs), "a name stands twice in an object")
        return dict(pairs)
    try:
        value = json.loads(as_text(data) if isinstance(data, bytes) else data, object_pairs_hook=once)
    except (ValueError, RecursionError) as failure:
        raise Malformed(f"not JSON: {failure}") from None
    expect(isinstance(value, dict), "not a JSON object")
    return value


# --- keys and signatures --------------------------------------------------------------------------------------

P = 2 ** 255 - 19
D = -121665 * pow(121666, -1, P) % P


def double_point(x, y):
    product = D * x * x * y * y % P
    return (2 * x * y * pow(1 + product, -1, P) % P, (y * y + x * x) * pow(1 - product, -1, P) % P)


@lru_cache(maxsize=4096)
def is_good_point(public_key):
    """The canonical encoding of a point of edwards25519 whose order is not small."""
    number = int.from_bytes(bytes.fromhex(public_key), "little")
    y, sign = number & (2 ** 255 - 1), number >> 255
    if y >= P:
        return False
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != square or (x == 0 and sign):
        return False
    point = (P - x if x & 1 != sign else x, y)
    for _ in range(3):
        point = double_point(*point)
    return point != (0, 1)


class Signatures:
    """Asks openssl, several at a time, and never twice about the same key, message and signature."""

    def __init__(self):
        self.answers = {}
        self.folder = tempfile.TemporaryDirectory(prefix="verify_trail_")
        self.workers = ThreadPoolExecutor(max_workers=os.cpu_count() or 2)

    def ask(self, triples):
        """Triples of public key (hex), message and signature (hex)."""
        new = [triple for triple in dict.fromkeys(triples) if triple not in self.answers]
        for triple, answer in zip(new, self.workers.map(self._openssl, new)):
            self.answers[triple] = answer

    def good(self, public_key, message, signature):
        triple = (public_key, message, signature)
        self.ask([triple])
        return self.answers[triple]

    def _openssl(self, triple):
        public_key, message, signature = triple
        with tempfile.TemporaryDirectory(dir=self.folder.name) as folder:
            paths = [os.path.join(folder, name) for name in ("key", "message", "signature")]
            contents = [SPKI_OF_ED25519 + bytes.fromhex(public_key), message, bytes.fromhex(signature)]
            for path, content in zip(paths, contents):
                with open(path, "wb") as file:
                    file.write(content)
            command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", paths[0],
                       "-in", paths[1], "-sigfile", paths[2]]
            try:
                done = subprocess.run(command, capture_output=True, check=False)
            except OSError as failure:
                raise CannotRun(f"The program openssl could not be started ({failure}): install it.") from None
        said = done.stdout + done.stderr
        if done.returncode == 0 and b"Verified Successfully" in said:
            return True
        if b"Verification Failure" in said:
            return False
        raise CannotRun(f"openssl cannot check Ed25519 signatures here: {said.decode(errors='replace').strip()}")


# --- the keyring ----------------------------------------------------------------------------------------------

class Keyring:
    """One version of the keyring, read but not yet believed: see problems_of_keyring."""

    def __init__(self, data):
        file = read_json_object(data)
        expect(set(file) == {"keyring", "signatures"}, "a keyring file holds keyring and signatures")
        expect(isinstance(file["keyring"], str) and isinstance(file["signatures"], list), "not a keyring file")
        self.body = file["keyring"].encode("utf-8", "surrogatepass")
        self.signatures = [self._signature(entry) for entry in file["signatures"]]
        record = read_record(self.body, KEYRING)
        for name in ("domain", "version", "previous", "made_ms", "expires_ms", "tiers"):
            setattr(self, name, record[name])
        expect(ascending([key["public_key"] for key in record["keys"]]), "the keys are not sorted")
        marks = [(tier["currency"], tier["from"]) for tier in self.tiers]
        expect(len(set(marks)) == len(marks), "two tiers begin at the same amount")
        self.keys = {sha256(bytes.fromhex(key["public_key"])): key for key in record["keys"]}

    @staticmethod
    def _signature(entry):
        expect(isinstance(entry, dict) and set(entry) == {"key", "signature"}, "a signature is a key and a signature")
        expect(all(isinstance(value, str) for value in entry.values()), "a signature holds texts")
        return hash_text(entry["key"]), octets(64)(entry["signature"])

    def tier(self, currency, total):
        """The highest tier that the amount reaches, or None."""
        reached = [tier for tier in self.tiers if tier["currency"] == currency and tier["from"] <= total]
        return max(reached, key=lambda tier: tier["from"], default=None)

    def admins_who_signed(self, other, signatures):
        """The humans who are admin here, by a key in force when the other was made, and signed the other."""
        humans = set()
        for key_id, signature in other.signatures:
            key = self.keys.get(key_id)
            if (key and "admin" in key["roles"] and key_is_valid(key, other.made_ms)
                    and not key_is_revoked(key, other.made_ms)
                    and signatures.good(key["public_key"], other.body, signature)):
                humans.add(key["human"])
        return humans


def key_is_valid(key, at_ms):
    return key["not_before_ms"] <= at_ms <= key["not_after_ms"]


def key_is_revoked(key, at_ms):
    return key["revoked_ms"] is not None and key["revoked_ms"] <= at_ms


def problems_of_keyring(keyring, previous, at_ms, signatures):
    """What keeps this version from being believed, as pairs of class and sentence."""
    if keyring.version > 1 and previous is None:
        raise CannotRun(f"The keyring is version {keyring.version}: give the one before with --previous.")
    if any(not is_good_point(key["public_key"]) for key in keyring.keys.values()):
        yield "keyring-weak-key", "a public key is not a point, not canonical, or of small order"
    if keyring.version < 1 or (keyring.version == 1) != (keyring.previous is None):
        yield "keyring-previous", "version and previous do not go together"
    if not keyring.made_ms < keyring.expires_ms <= keyring.made_ms + KEYRING_LIFE_MS:
        yield "keyring-life", "it expires before it was made or more than 400 days later"
    if at_ms >= keyring.expires_ms:
        yield "keyring-expired", f"it expired at {keyring.expires_ms}"
    if len(keyring.admins_who_signed(keyring, signatures)) < LEAST_HUMANS:
        yield "keyring-signatures", "fewer than two of its own admins signed it"
    if keyring.version > 1:
        if (previous.version, previous.domain) != (keyring.version - 1, keyring.domain):
            yield "keyring-previous", f"the one before is version {previous.version} of {previous.domain}"
        if sha256(previous.body) != keyring.previous:
            yield "keyring-previous", "it does not follow the one before"
        if len(previous.admins_who_signed(keyring, signatures)) < LEAST_HUMANS:
            yield "keyring-signatures", "fewer than two admins of the version before signed it"
