"""Everything printed as JSON has a committed schema, and schemas only grow."""

import copy
import json
from pathlib import Path

import jsonschema
import pytest

from tests.faces.command import almoner, schema
from tests.faces.schemas import HOME, SCHEMAS, written
from tests.made_up import PAPERS

FIRST = Path(__file__).parents[1] / "golden" / "schemas"
"""The schemas as first published; a file here is never changed."""


def lost(before, now, path=""):
    """Every property, enum value, required key and pattern of `before` that `now` no longer has."""
    if isinstance(before, dict):
        if not isinstance(now, dict):
            return [path]
        if "enum" in before and isinstance(before["enum"], list):
            gone = [value for value in before["enum"] if value not in now.get("enum", [])]
        else:
            gone = []
        found = [f"{path}/enum/{value}" for value in gone]
        for key, value in before.items():
            if key == "enum":
                continue
            if key not in now:
                found.append(f"{path}/{key}")
            else:
                found += lost(value, now[key], f"{path}/{key}")
        return found
    if isinstance(before, list):
        if not isinstance(now, list):
            return [path]
        if all(isinstance(one, str) for one in before):
            return [f"{path}/{one}" for one in before if one not in now]
        short = [f"{path}/{place}" for place in range(len(now), len(before))]
        return short + [
            each for place, one in enumerate(before[: len(now)]) for each in lost(one, now[place], f"{path}/{place}")
        ]
    return [] if before == now else [f"{path}: {before!r}"]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_committed_schema_is_the_one_the_records_give(name):
    assert (HOME / f"{name}.json").read_text(encoding="utf-8") == written(name), "run `make schemas` and review the diff"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_one(name):
    jsonschema.Draft202012Validator.check_schema(json.loads(written(name)))


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_only_grows(name):
    first = json.loads((FIRST / f"{name}.json").read_text(encoding="utf-8"))
    assert lost(first, json.loads(written(name))) == []


def test_every_schema_is_frozen_as_first_published():
    assert sorted(file.stem for file in FIRST.iterdir()) == sorted(SCHEMAS)
    assert sorted(file.stem for file in HOME.iterdir()) == sorted(SCHEMAS)


def places(whole, path=()):
    """Every place of a schema from which something can be taken: properties, required keys, enum values."""
    if isinstance(whole, dict):
        for key, value in whole.items():
            if key in {"properties", "$defs"}:
                yield from ((*path, key, name) for name in value)
            if key in {"required", "enum"}:
                yield from ((*path, key, number) for number in range(len(value)))
            yield from places(value, (*path, key))
    elif isinstance(whole, list):
        for number, value in enumerate(whole):
            yield from places(value, (*path, number))


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_removal_is_noticed(name):
    whole = json.loads(written(name))
    every = list(places(whole))
    assert len(every) > 7
    for place in every[:: max(1, len(every) // 60)]:
        less = copy.deepcopy(whole)
        at = less
        for step in place[:-1]:
            at = at[step]
        del at[place[-1]]
        assert lost(whole, less), place


def test_an_addition_is_no_loss():
    whole = json.loads(written("audit-1"))
    more = copy.deepcopy(whole)
    more["properties"]["new"] = {"type": "string"}
    more["required"].append("new")
    more["$defs"]["finding"]["properties"]["class"]["enum"].append("hunch")
    assert lost(whole, more) == []
    assert (
        lost(more, whole) == ["/properties/new", "/required/new", "/$defs/finding/properties/class/enum/hunch"]
        or len(lost(more, whole)) == 3
    )


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_an_audit_of_every_kind_of_paper_fits(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(PAPERS[name]())
    assert almoner("audit", path, "--json", "--as-of", "2026-04-01").code == 0
    assert almoner("read", path, "--json").code == 0


def test_an_audit_that_does_not_fit_is_noticed(tmp_path):
    path = tmp_path / "bill.txt"
    path.write_bytes(PAPERS["bill.txt"]())
    audit = almoner("audit", path, "--json", "--as-of", "2026-04-01").json
    for wrong in (
        lambda one: one["findings"][0].update({"class": "certain"}),
        lambda one: one["bills"][0]["lines"][0].update(charge=200.0),
        lambda one: one["bills"][0].pop("balance"),
        lambda one: one["summary"].update(at_stake=None),
        lambda one: one["run"].update(id="short"),
        lambda one: one["documents"][0].update(kind="novel"),
        lambda one: one["bills"][0]["lines"][0]["spot"].pop("document"),
    ):
        broken = copy.deepcopy(audit)
        wrong(broken)
        with pytest.raises(jsonschema.ValidationError):
            schema("audit-1").validate(broken)


def test_checks_and_questions_fit():
    assert almoner("checks", "--json").code == 0
    assert almoner("questions", "--json", "--language", "es").code == 0


def test_every_rule_and_a_reckoned_deadline_fit():
    whole = json.loads(written("deadline-1"))
    rules = almoner("deadline", "--list", "--json").json
    rule = jsonschema.Draft202012Validator({"$ref": "#/$defs/rule", "$defs": whole["$defs"]})
    for one in rules:
        rule.validate(one)
    for one in rules:
        event = {"rule": one["rule"], "event": one["events"][0], "event_on": "2026-03-02"}
        event |= {"state": one["states"][0]} if one["states"] else {}
        said = almoner("deadline", "--jsonl", "--as-of", "2026-04-01", stdin=json.dumps(event).encode() + b"\n")
        schema("deadline-1").validate(json.loads(said.out))
