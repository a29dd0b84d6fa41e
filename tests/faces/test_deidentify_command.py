"""The `deidentify` command: answers line by line, in order, goes on after a bad line, and says what is wrong with its flags."""

import json
import subprocess
import sys

import pytest

from almoner.adapters.vocabulary import load_vocabulary
from almoner.engine.errors import Misused
from almoner.engine.privacy.deidentify.spans import Kind
from almoner.faces.cli.deidentify import LONGEST, answering, kinds, redactor
from almoner.faces.cli.jsonl import answer_lines
from tests.faces.command import schema

TEXT = "Patient: Testa Sample, DOB 03/04/1961. Paid $145.00 for 99213."
PLAIN = redactor(load_vocabulary(), None, frozenset(), surrogates=False, seed=0)


def asked(*lines, redact=PLAIN):
    return [
        json.loads(line)
        for line in answer_lines((line if isinstance(line, str) else json.dumps(line) for line in lines), answering(redact))
    ]


def test_a_text_is_answered_with_its_spans():
    (answer,) = asked({"id": 7, "text": TEXT})
    assert answer == {
        "id": 7,
        "text": "Patient: [NAME], DOB [DATE]. Paid $145.00 for 99213.",
        "spans": [{"start": 9, "end": 21, "kind": "name"}, {"start": 27, "end": 37, "kind": "date"}],
    }


def test_bad_lines_are_answered_in_their_place():
    answers = asked(
        "no JSON", "[]", {"id": {}, "text": "x"}, {"id": 1}, {"id": 2, "text": "x" * (LONGEST + 1)}, {"id": 3, "text": ""}
    )
    assert [set(answer) for answer in answers] == [{"error"}] * 5 + [{"id", "text", "spans"}]
    assert answers[-1] == {"id": 3, "text": "", "spans": []}


def test_kinds_may_stay():
    (answer,) = asked(
        {"id": 1, "text": TEXT}, redact=redactor(load_vocabulary(), None, kinds("date, phone"), surrogates=False, seed=0)
    )
    assert answer["text"] == "Patient: [NAME], DOB 03/04/1961. Paid $145.00 for 99213."


def test_an_unknown_kind_is_said():
    with pytest.raises(Misused, match="there is no kind 'shoe'"):
        kinds("name,shoe")


def test_the_same_person_keeps_one_name_over_a_run():
    lines = [
        {"id": 1, "text": "Patient: Testa Sample called."},
        {"id": 2, "text": "Ms. Sample paid; SAMPLE, TESTA owes nothing."},
    ]
    first, second = asked(*lines, redact=redactor(load_vocabulary(), None, frozenset(), surrogates=True, seed=4))
    given, family = first["text"].removeprefix("Patient: ").removesuffix(" called.").split()
    assert second["text"] == f"Ms. {family} paid; {family.upper()}, {given.upper()} owes nothing."
    assert asked(*lines, redact=redactor(load_vocabulary(), None, frozenset(), surrogates=True, seed=4)) == [first, second]


def test_the_command_answers_and_fits_its_schema():
    command = [sys.executable, "-m", "almoner.faces.cli.main", "deidentify", "--jsonl"]
    given = json.dumps({"id": "a", "text": TEXT}) + "\nno JSON\n"
    done = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 2
    for answer in answers:
        schema("deidentify-1").validate(answer)
    assert {span["kind"] for span in answers[0]["spans"]} <= set(Kind)


def test_a_seed_needs_surrogates():
    command = [sys.executable, "-m", "almoner.faces.cli.main", "deidentify", "--jsonl", "--seed", "3"]
    done = subprocess.run(command, input="", capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "--seed belongs to --surrogates" in done.stderr
