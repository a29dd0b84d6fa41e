"""The `guard` command: answers line by line, in order, and goes on after a bad line."""

import json
import subprocess
import sys

from almoner.faces.cli.guard import LONGEST, compared
from almoner.faces.cli.jsonl import answer_lines
from tests.faces.command import schema

SAME = {"id": "a", "before": "I paid $5.", "after": "$5 was paid by me."}


def ask(*pairs):
    return [
        json.loads(line)
        for line in answer_lines((pair if isinstance(pair, str) else json.dumps(pair) for pair in pairs), compared)
    ]


def test_an_answer_has_the_shape_of_the_contract():
    assert ask(SAME, {"id": 7, "before": "I paid $5.", "after": "I paid $6."}) == [
        {"id": "a", "ok": True, "differences": []},
        {
            "id": 7,
            "ok": False,
            "differences": [
                {"kind": "amount", "before": "$5", "after": None},
                {"kind": "amount", "before": None, "after": "$6"},
            ],
        },
    ]


def test_bad_lines_keep_their_place():
    bad = ["nope", "", "[1]", "null", {"id": 1}, {**SAME, "after": 3}, {**SAME, "before": " "}, {**SAME, "id": []}]
    long = {**SAME, "after": "a" * (LONGEST + 1)}
    answers = ask(*bad, SAME, long, SAME)

    assert [list(answer) == ["error"] for answer in answers] == [True] * len(bad) + [False, True, False]
    assert answers[0] == {"error": "the line is not JSON"}
    assert answers[5] == {"error": '"after" must be text'}


def test_an_answer_comes_before_the_next_line_is_read():
    def lines():
        yield json.dumps(SAME)
        raise AssertionError("read ahead")

    assert json.loads(next(answer_lines(lines(), compared)))["ok"]


def test_bad_lines_and_signs_end_well():
    given = b'{"before": "x\\ud800", "after": "y"}\n\xff\xfe\n' + json.dumps(SAME).encode() + b"\n"
    command = [sys.executable, "-m", "almoner.faces.cli.main", "guard", "--jsonl"]
    done = subprocess.run(command, input=given, capture_output=True, check=False, timeout=60)

    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 3
    assert json.loads(done.stdout.splitlines()[2])["ok"]


def test_every_answer_fits_its_schema():
    changed = {**SAME, "after": "You must pay $6 by May 4, 2026, unless I owe nothing."}
    for answer in ask(SAME, changed, "nope", {**SAME, "id": None}):
        schema("guard-1").validate(answer)
