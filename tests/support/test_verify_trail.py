#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""verify_trail.py against an honest history, which is clean, and against forgeries of it, which are not."""
import copy
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # it lives in a source tree
import trail_history as made  # noqa: E402
from trail_forgeries import FORGERIES  # noqa: E402
from trail_history import (NOW, START, History, honest_history, keyring, sealed,  # noqa: E402
                           short_history, uuid)
from trail_records import (CannotRun, Keyring, Malformed, Signatures, canonical, is_good_point,  # noqa: E402
                           read_request, split_fields)
from verify_trail import verify  # noqa: E402

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "verify_trail.py")
SIGNATURES = Signatures()
HONEST = honest_history()


def cut(data):
    return data[:data.rindex(b'{"end"')]


def moved_to_the_end(data, start):
    """A line put behind the tables."""
    line = next(line for line in data.splitlines(True) if line.startswith(start))
    return data.replace(line, b"").replace(b'{"end"', line + b'{"end"')


HEAD_OF_ROW_10 = b'"seq":"10","hash":"%s"' % HONEST.rows[9]["hash"].encode()
FORGED_FILES = [
    ("cut-off", cut),
    ("cut-off", lambda data: data[:-1]),
    ("cut-off", lambda data: data.replace(b'{"end":"', b'{"end":"1')),
    ("cut-off", lambda data: re.sub(rb'"seq":"\d+"', b'"seq":"99"', data, count=1)),
    ("head-differs", lambda data: re.sub(rb'"hash":"\w{64}"', b'"hash":"' + b"0" * 64 + b'"', data, count=1)),
    ("head-differs", lambda data: re.sub(rb'"seq":"25","hash":"\w{64}"', HEAD_OF_ROW_10, data, count=1)),
    ("export-malformed", lambda data: data.replace(b'"seq":', b'"seq": ', 1)),
    ("export-malformed", lambda data: data.replace(b"guard", b"\\u0067uard", 1)),
    ("export-malformed", lambda data: re.sub(rb'"seq":"(\d+)"', rb'"seq":\1', data, count=1)),
    ("export-malformed", lambda data: data.replace(b'"human":', b'"human":"","human":', 1)),
    ("export-malformed", lambda data: data + b'{"payout":"po_9","state":"done"}\n'),
    ("export-malformed", lambda data: data.replace(b'{"end"', b'{"payout":"po_1","state":"done"}\n{"end"')),
    ("export-malformed", lambda data: data[data.index(b"\n") + 1:]),
    ("export-malformed", lambda data: moved_to_the_end(data, b'{"seq":"25"')),
    ("export-malformed", lambda data: data.replace(b"dba_login", b"x" * (16 << 20), 1)),
    ("export-malformed", lambda data: data.replace(b'{"payout"', b'{"payment"', 1)),
    ("export-malformed", lambda data: data.replace(b"dba", b"db\xff", 1)),
    ("export-malformed", lambda data: b"[" * 100_000 + data),
    ("nothing-read", lambda data: b""),
    ("nothing-read", lambda data: History().export()),
]
BEFORE = keyring()
FORGED_KEYRINGS = [
    ("keyring-signatures", {"signers": ("bob",)}),
    ("keyring-signatures", {"signers": ("bob", "bob")}),
    ("keyring-signatures", {"signers": ("bob", "dan")}),
    ("keyring-signatures", {"keys": {"carol": {"revoked_ms": START}}}),
    ("keyring-signatures", {"version": 2, "before": BEFORE, "signers": ("bob", "dan"),
                            "keys": {"dan": {"roles": "admin"}}}),
    ("keyring-previous", {"version": 3, "before": BEFORE}),
    ("keyring-previous", {"version": 2, "before": keyring(made_ms=START - 1)}),
    ("keyring-previous", {"previous": "0" * 64}),
    ("keyring-expired", {"expires_ms": NOW}),
    ("keyring-life", {"expires_ms": START + 400 * 86_400_000 + 1}),
    ("keyring-domain", {"domain": "elsewhere"}),
    ("keyring-weak-key", {"keys": {"dan": {"public_key": "01" + "00" * 31}}}),
    ("key-revoked", {"keys": {"dan": {"revoked_ms": NOW}}}),
    ("key-not-valid", {"keys": {"dan": {"not_before_ms": START + 3_600_000}}}),
    ("key-unknown", {"keys": {"dan": {"human": ""}}}),
    ("key-of-another", {"keys": {"dan": {"human": "ben"}}}),
]


def classes(data, **options):
    ring = Keyring(options.pop("ring", BEFORE))
    return {name for name, _ in verify(data, ring, NOW, SIGNATURES, **options).problems}


class Honest(unittest.TestCase):
    def test_is_clean(self):
        report = verify(HONEST.export(), Keyring(BEFORE), NOW, SIGNATURES)
        self.assertEqual(report.problems, [])
        self.assertEqual((report.rows, report.signatures), (25, 13))

    def test_is_clean_by_the_next_keyring(self):
        ring = keyring(version=2, before=BEFORE)
        self.assertEqual(classes(HONEST.export(), ring=ring, previous=Keyring(BEFORE)), set())
        with self.assertRaises(CannotRun):
            classes(HONEST.export(), ring=ring)

    def test_is_clean_with_a_remembered_head(self):
        self.assertEqual(classes(HONEST.export(), remembered=(10, HONEST.rows[9]["hash"])), set())


class Forged(unittest.TestCase):
    def test_histories(self):
        for name, forge in FORGERIES:
            with self.subTest(forge.__name__):
                history = copy.deepcopy(HONEST)
                forge(history)
                found = classes(history.export())
                self.assertIn(name, found)
                self.assertLessEqual({"export-malformed", "evidence-malformed", "nothing-read"} & found, {name})

    def test_bad_signature_stops_no_approval(self):
        history = copy.deepcopy(HONEST)
        history.propose(9, counts=0)
        history.decide("approve", 9, "ann", "pending", domain="elsewhere")
        history.decide("approve", 9, "bob", "pending")
        history.decide("approve", 9, "carol", "approved")
        self.assertEqual(classes(history.export()), {"signature-bad"})

    def test_files(self):
        for number, (name, forge) in enumerate(FORGED_FILES):
            with self.subTest(name, number=number):
                forged = forge(HONEST.export())
                self.assertNotEqual(forged, HONEST.export())
                self.assertIn(name, classes(forged))

    def test_keyrings(self):
        for number, (name, changes) in enumerate(FORGED_KEYRINGS):
            with self.subTest(name, number=number):
                found = classes(HONEST.export(), ring=keyring(**changes), previous=Keyring(BEFORE))
                self.assertIn(name, found)

    def test_remembered_head(self):
        self.assertIn("cut-off", classes(HONEST.export(), remembered=(26, "0" * 64)))
        self.assertIn("head-differs", classes(HONEST.export(), remembered=(10, "0" * 64)))

    def test_keyring_that_cannot_be_read(self):
        for changes in ({"keys": {"dan": {"roles": "approver admin"}}}, {"keys": {"dan": {"revoked_ms": "01"}}},
                        {"type": "countersign/enrol/v1"}, {"tiers": [("EUR", "0.0", 2, 1)]},
                        {"tiers": [("EUR", "0", 2, 1), ("EUR", "0", 3, 1)]}, {"tiers": [("EUR", "0", 1, 1)]},
                        {"backwards": True}):
            with self.subTest(changes), self.assertRaises(Malformed):
                Keyring(keyring(**changes))
        for changes in ({"keyring": 1}, {"signatures": {}}, {"more": ""}, {"signatures": ["x"]},
                        {"signatures": [{"key": 1, "signature": "00"}]}, {"signatures": [{"key": "00" * 32}]}):
            with self.subTest(changes), self.assertRaises(Malformed):
                Keyring(json.dumps({**json.loads(BEFORE), **changes}).encode())

    def test_every_octet_of_the_file(self):
        """A bit flipped in each octet in turn, and the end made to fit again: whoever forges does that, too. Free are
        only the digits of exported_ms: nothing binds them."""
        data = short_history().export()
        end = data.rindex(b'{"end"')
        free = re.search(rb'"exported_ms":"(\d+)"', data)
        ring = Keyring(BEFORE)
        for at in range(len(data)):
            for bit in (0x01, 0x20):
                flipped = data[:at] + bytes([data[at] ^ bit]) + data[at + 1:]
                self.assertTrue(verify(flipped, ring, NOW, SIGNATURES).problems, f"octet {at}, bit {bit}")
                digit = free.start(1) <= at < free.end(1) and flipped[at:at + 1].isdigit()
                if at < end and not digit:
                    resealed = sealed(flipped[:end])
                    self.assertTrue(verify(resealed, ring, NOW, SIGNATURES).problems, f"octet {at}, bit {bit}, sealed")


class Requests(unittest.TestCase):
    def refuse(self, data, sentence):
        with self.subTest(sentence), self.assertRaisesRegex(Malformed, sentence):
            read_request(data)

    def test_other_values(self):
        line = [("line", "l1"), ("destination", "0xabc"), ("method", ""), ("amount", "1"), ("currency", "EUR")]
        for sentence, changes in (
                ("makes a text look other", {"payout": "po\u202e1"}), ("makes a text look other", {"memo": "a\nb"}),
                ("not a UUID", {"request": uuid(1).replace("0000", "000A", 1)}),
                ("more than 500", {"memo": "ü" * 501}), ("not 16 octets", {"nonce": "AB" * 16}),
                ("not an integer", {"policy": "01"}), ("not an integer", {"policy": "-0"}),
                ("not an integer", {"policy": "٣"}), ("fewer than 2", {"required": 1}),
                ("is none of", {"proposer_counts": "yes"}), ("0 lines", {"lines": 0, "line": None}),
                ("nothing where line", {"lines": 2}), ("something follows", {"extra": "1"}),
                ("domain belongs", {"domain": None}), ("no name=LENGTH", {"line": canonical(line[1:]) + b"x"}),
                ("makes a text", {"line": canonical([("line", "l\u200b")] + line[1:])}),
                *(("not an amount", {"total": total}) for total in ("30.0", "030", "+1", "1e3", "-0", ".5", "1."))):
            history = History()
            history.add("guard", "contract", {"released_before": []})
            history.propose(1, **{name: value for name, value in changes.items() if value is not None})
            fields = split_fields(history.bytes_of[1])
            self.refuse(canonical(field for field in fields if changes.get(field[0], "") is not None), sentence)

    def test_other_octets(self):
        data = HONEST.bytes_of[1]
        read_request(data)
        self.refuse(data.replace(b"source=10:", b"source=11:"), "length does not fit")
        self.refuse(data.replace(b"source=10:", b"source=010:"), "no name=LENGTH")
        self.refuse(data[:-1], "length does not fit")
        self.refuse(data.replace(b"M\xc3\xbcr", b"M\xff\xffr").replace(b"\xc3", b"\xff"), "invalid UTF-8")
        two = dict(split_fields(data))
        self.refuse(data.replace(b"lines=1:1", b"lines=1:2") + canonical([("line", two["line"])]), "not sorted")


class Points(unittest.TestCase):
    def test_weak_and_wrong_encodings(self):
        order_8 = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
        for encoding in ("00" * 32, "01" + "00" * 31, "01" + "00" * 30 + "80", "ec" + "ff" * 30 + "7f", order_8,
                         "ed" + "ff" * 30 + "7f", "ff" * 32, "02" + "00" * 31):
            self.assertFalse(is_good_point(encoding), encoding)
        self.assertTrue(is_good_point(made.public_key("ann")))


class CommandLine(unittest.TestCase):
    def run_on(self, data, ring, *options, **environment):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("export", "keyring")]
            for path, content in zip(paths, (data, ring)):
                with open(path, "wb") as file:
                    file.write(content)
            return subprocess.run([sys.executable, SCRIPT, paths[0], "--keyring", paths[1], "--at", str(NOW), *options],
                                  capture_output=True, text=True, encoding="utf-8", check=False,
                                  env={**os.environ, **environment})

    def test_says_clean(self):
        done = self.run_on(HONEST.export(), BEFORE)
        self.assertEqual(done.stdout, f"clean: 25 rows, 13 signatures, head 25 {HONEST.rows[-1]['hash']}\n")
        self.assertEqual(done.returncode, 0)

    def test_says_one_problem_a_line(self):
        history = copy.deepcopy(HONEST)
        history.payouts["po_x\nclean: é"] = "done"
        done = self.run_on(history.export(), BEFORE, LC_ALL="C")
        self.assertEqual(done.stdout,
                         "released-without-request: payout po_x?clean: é is done without an approved request\n")
        self.assertEqual(done.returncode, 1)
        done = self.run_on(HONEST.export(), b"{}")
        self.assertEqual((done.returncode, done.stdout.split(":")[0]), (1, "keyring-malformed"))

    def test_says_when_it_could_not_run(self):
        for done in (self.run_on(HONEST.export(), BEFORE, "--previous", "/nowhere"),
                     self.run_on(HONEST.export(), BEFORE, "--remembered", "x"),
                     self.run_on(HONEST.export(), BEFORE, PATH="/nowhere")):
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertTrue(done.stderr)


if __name__ == "__main__":
    unittest.main()
