#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes payout requests as PROTOCOL.md describes them, for a test that holds three writers against each other.

Reads a JSON array of requests a line and answers with the SHA-256 of each one's octets, all on one line. Amounts may
be written at any length, lines stand in any order.
"""
import json
import sys

from trail_records import canonical, read_request, sha256

HEAD = ("request", "payout", "currency", "total", "source", "creator", "editor", "memo", "policy", "required",
        "proposer_counts", "requester", "nonce", "created_ms", "approve_by_ms", "execute_within_ms")
LINE = (("line", "line_id"), ("destination", "destination"), ("method", "method"), ("amount", "amount"),
        ("currency", "currency"))


def plain_amount(written):
    sign, digits = ("-", written[1:]) if written.startswith("-") else ("", written)
    whole, _, part = digits.partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    value = f"{whole}.{part}" if part else whole
    return value if value == "0" else sign + value


def head_value(request, name):
    value = request[name]
    if name == "total":
        return plain_amount(value)
    if name == "proposer_counts":
        return "1" if value else "0"
    return value.removeprefix("\\x") if name == "nonce" else value


def line_octets(line):
    return canonical([(name, plain_amount(line[key]) if key == "amount" else line[key]) for name, key in LINE])


def request_octets(request):
    lines = sorted(request["lines"], key=lambda line: line["line_id"].encode())
    fields = [("type", "countersign/payout/v1"), ("domain", request["domain"])]
    fields += [(name, head_value(request, name)) for name in HEAD]
    fields += [("lines", len(lines))] + [("line", line_octets(line)) for line in lines]
    octets = canonical(fields)
    read_request(octets)  # what is written can be read
    return octets


for text in sys.stdin.buffer:
    print(" ".join(sha256(request_octets(request)) for request in json.loads(text)), flush=True)
