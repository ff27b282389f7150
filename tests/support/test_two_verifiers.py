#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our verifier and the second one, held against each other over every file that tests make.

    test_two_verifiers.py --batch PROGRAM [--dumping TEST]... [--step N]

PROGRAM is verify_batch; each TEST is a test program that leaves what it verified where COUNTERSIGN_DUMP_TRAILS says.
Every N-th octet of an export is flipped for both of them; with 1 every octet.
"""
import argparse
import copy
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # it lives in a source tree
from test_verify_trail import FORGED_FILES, FORGED_KEYRINGS  # noqa: E402
from trail_forgeries import FORGERIES  # noqa: E402
from trail_history import NOW, honest_history, keyring, sealed, short_history  # noqa: E402
from trail_records import Keyring, Malformed, Signatures  # noqa: E402
from verify_trail import read_remembered, verify  # noqa: E402

SIGNATURES = Signatures()
# Classes that mean the same to both: one finds it when the other does. The others are named finer here or there.
SAME = {"state-not-carried", "request-twice", "request-not-in-table", "request-malformed", "decision-after-end",
        "table-key-unknown", "key-not-in-table", "released-without-request", "claimed-late",
        "evidence-malformed", "signed-outside-time", "requester-approved"}


class Comparison:
    """Counts files, and keeps those the two do not agree on."""

    def __init__(self):
        self.files, self.disagreements = 0, []

    def add(self, name, ours, theirs):
        self.files += 1
        same = bool(ours) == bool(theirs) and ours & SAME == theirs & SAME
        if not same:
            self.disagreements.append(f"{name}\n  ours:   {' '.join(sorted(ours))}\n  second: {' '.join(sorted(theirs))}")


def second(data, ring, now, remembered=None):
    """The classes that the second verifier finds."""
    try:
        return {name for name, _ in verify(data, Keyring(ring), now, SIGNATURES, remembered).problems}
    except Malformed:
        return {"keyring"}


class Batch:
    """Our verifier, one question a line."""

    def __init__(self, program, folder):
        self.folder = folder
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, verb, data, ring, now, *more):
        paths = [os.path.join(self.folder, name) for name in ("export", "keyring")]
        for path, content in zip(paths, (data, ring)):
            with open(path, "wb") as file:
                file.write(content)
        print(verb, *paths, now, *more, file=self.process.stdin, flush=True)
        return self.process.stdout.readline().strip()

    def classes(self, data, ring, now):
        found = self.ask("file", data, ring, now)
        return set() if found == "clean" else set(found.split(" "))

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


def compare_dumps(program, folder, comparison):
    """What a test program of ours verified."""
    done = subprocess.run([program], env={**os.environ, "COUNTERSIGN_DUMP_TRAILS": folder}, capture_output=True,
                          text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{program} failed\n{done.stdout}{done.stderr}")
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        base = path[:-len("json")]
        contents = []
        for name in ("json", "export", "keyring"):
            with open(base + name, "rb") as file:
                contents.append(file.read())
        about = json.loads(contents[0])
        remembered = read_remembered(about["remembered"]) if "remembered" in about else None
        found = second(contents[1], contents[2], int(about["now"]), remembered)
        comparison.add(f"{os.path.basename(program)} {os.path.basename(base)}", set(about["kinds"]), found)


def compare_forgeries(batch, comparison):
    """What the second verifier's own test forges."""
    ring, honest = keyring(), honest_history()
    cases = [("honest", honest.export(), ring)]
    for name, forge in FORGERIES:
        history = copy.deepcopy(honest)
        forge(history)
        cases.append((forge.__name__, history.export(), ring))
    for number, (name, forge) in enumerate(FORGED_FILES):
        cases.append((f"file {number} {name}", forge(honest.export()), ring))
    for number, (name, changes) in enumerate(FORGED_KEYRINGS):
        if changes.get("version", 1) == 1:
            cases.append((f"keyring {number} {name}", honest.export(), keyring(**changes)))
    for name, data, ring in cases:
        theirs, ours = second(data, ring, NOW), batch.classes(data, ring, NOW)
        if "keyring" in ours:  # ours does not even look at the file then
            theirs = {"keyring"} if theirs else theirs
        comparison.add(name, ours, theirs)


def unseen_flips(data, ring, step):
    ring, unseen = Keyring(ring), []
    for at in range(0, len(data), step):
        for bit in (0x01, 0x20):
            flipped = data[:at] + bytes([data[at] ^ bit]) + data[at + 1:]
            if not verify(flipped, ring, NOW, SIGNATURES).problems:
                unseen.append(f"{at}/{bit}")
    return " ".join(unseen) or "none"


def compare_flips(batch, comparison, step):
    """Every step-th octet of an export: with the end that no longer fits, and none of them may be missed."""
    data, ring = short_history().export(), keyring()
    ours, theirs = batch.ask("flips", data, ring, NOW, step), unseen_flips(data, ring, step)
    if (ours, theirs) != ("none", "none"):
        comparison.disagreements.append(f"flips not seen\n  ours:   {ours}\n  second: {theirs}")
    compare_sealed_flips(batch, comparison, data, ring, step)


def compare_sealed_flips(batch, comparison, data, ring, step):
    """The same with an end that fits again, as a forger would write it; free are the digits of exported_ms alone."""
    end = data.rindex(b'{"end"')
    free = re.search(rb'"exported_ms":"(\d+)"', data)
    for at in range(0, end, step):
        for bit in (0x01, 0x20):
            flipped = data[:at] + bytes([data[at] ^ bit]) + data[at + 1:end]
            if not (free.start(1) <= at < free.end(1) and flipped[at:at + 1].isdigit()):
                resealed = sealed(flipped)
                ours = batch.classes(resealed, ring, NOW)
                theirs = {name for name, _ in verify(resealed, Keyring(ring), NOW, SIGNATURES).problems}
                comparison.files += 1
                if not (ours and theirs):
                    comparison.disagreements.append(f"octet {at}, bit {bit}: ours {ours}, second {theirs}")


def main():
    parser = argparse.ArgumentParser(description="Holds two verifiers against each other.")
    parser.add_argument("--batch", required=True)
    parser.add_argument("--dumping", action="append", default=[])
    parser.add_argument("--step", type=int, default=0, help="0: no flips")
    arguments = parser.parse_args()
    comparison = Comparison()
    for program in arguments.dumping:
        with tempfile.TemporaryDirectory() as folder:
            compare_dumps(program, folder, comparison)
    with tempfile.TemporaryDirectory() as folder:
        batch = Batch(arguments.batch, folder)
        compare_forgeries(batch, comparison)
        if arguments.step:
            compare_flips(batch, comparison, arguments.step)
        if batch.close() != 0:
            comparison.disagreements.append("verify_batch ended badly")
    for disagreement in comparison.disagreements:
        print(disagreement)
    print(f"{comparison.files} files, {len(comparison.disagreements)} disagreements")
    return 1 if comparison.disagreements or comparison.files < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
