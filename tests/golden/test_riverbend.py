"""The made-up family that `make run` shows: exactly the planted problems are found, and the answer never changes unseen."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tests.golden import make_samples
from tests.golden.make_golden import GOLDEN, SAMPLES, printed, steady

HOME = Path(__file__).parent
PLANTED = yaml.safe_load((HOME / "riverbend.yaml").read_text(encoding="utf-8"))
MADE_UP = ("example", "muestra", "pretend")


@pytest.fixture(scope="module")
def audit():
    return json.loads(printed("--json"))


def line_name(line):
    return f"{line['day']} {line['code'] or line['revenue_code'] or line['description']} {line['charge']}"


def papers_of(one, audit):
    names = [document["name"] for document in audit["documents"]]
    documents = {bill["id"]: bill["document"] for bill in audit["bills"]}
    documents |= {line["id"]: bill["document"] for bill in audit["bills"] for line in bill["lines"]}
    return sorted({names[documents[each]] for each in [*one.get("lines", ()), *one["bills"]]})


def shown(finding, audit):
    lines = {line["id"]: line for bill in audit["bills"] for line in bill["lines"]}
    return (
        finding["check"],
        finding["class"],
        finding["at_stake"],
        tuple(papers_of(finding, audit)),
        tuple(sorted(line_name(lines[one]) for one in finding["lines"])),
    )


def expected(planted, audit):
    lines = planted["lines"]
    if lines == "all":
        name = planted["papers"][0]
        bill = next(bill for bill in audit["bills"] if audit["documents"][bill["document"]]["name"] == name)
        lines = [line_name(line) for line in bill["lines"]]
    return planted["check"], planted["class"], planted["at_stake"], tuple(planted["papers"]), tuple(sorted(lines))


def test_exactly_the_planted_problems_are_found(audit):
    assert sorted(map(str, (shown(one, audit) for one in audit["findings"]))) == sorted(
        map(str, (expected(one, audit) for one in PLANTED["findings"]))
    )
    for planted in PLANTED["findings"]:
        if "says" in planted:
            assert [one["check"] for one in audit["findings"] if planted["says"] in one["says"]] == [planted["check"]]


def test_exactly_the_planted_rights_are_said(audit):
    assert sorted((one["check"], papers_of(one, audit)) for one in audit["rights"]) == sorted(
        (one["check"], one["papers"]) for one in PLANTED["rights"]
    )


def test_nothing_is_lost_or_doubted_and_only_tables_and_answers_are_missing(audit):
    for document in audit["documents"]:
        assert (document["refused"], document["lost"], document["doubts"]) == (None, [], []), document["name"]
        assert document["parts"] == document["parts_accounted"] > 0
    missing = {(one["check"], one["would_help"]) for one in audit["could_not_check"]}
    assert missing == {tuple(one) for one in PLANTED["could_not_check"]}


def test_two_people_are_kept_apart(audit):
    names = [document["name"] for document in audit["documents"]]
    documents = {bill["id"]: names[bill["document"]] for bill in audit["bills"]}
    people = {one["name"]: {documents[bill].split("-")[0] for bill in one["bills"]} for one in audit["patients"]}
    assert people == {"Diego Muestra": {"diego"}, "Elena Muestra": {"elena"}}


def test_the_same_audit_gives_the_same_bytes():
    assert printed("--json") == printed("--json")


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_the_audit_is_the_golden_one(name):
    assert steady(printed(*GOLDEN[name])) == (HOME / name).read_text(encoding="utf-8"), (
        "if meant: python tests/golden/make_golden.py"
    )


@pytest.mark.parametrize("name", ["riverbend.en.txt", "riverbend.es.txt"])
def test_the_report_fits_a_terminal(name):
    assert max(map(len, (HOME / name).read_text(encoding="utf-8").splitlines())) <= 80


def test_the_papers_are_what_the_script_draws(tmp_path, monkeypatch):
    monkeypatch.setattr(make_samples, "HOME", tmp_path)
    make_samples.main()
    drawn = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (SAMPLES / "riverbend").iterdir()}
    assert drawn == kept, "if meant: python tests/golden/make_samples.py"


def test_everybody_on_the_papers_is_visibly_made_up(audit):
    for bill in audit["bills"]:
        for name in (bill["provider"]["name"], bill["patient"]["name"], bill["payer"]["name"]):
            assert name in {None, "Self-pay"} or any(word in name.lower() for word in MADE_UP), name


def test_the_planted_sums_are_right():
    rows = [[Decimal(cell.replace(",", "")) for cell in (*row[2:4], *row[5:])] for row in make_samples.EOB_ROWS]
    whole = make_samples.EOB_TOTAL
    assert [sum(column) for column in zip(*rows, strict=True)] == [
        Decimal(cell.replace(",", "")) for cell in (*whole[2:4], *whole[5:])
    ]
    for billed, discount, allowed, paid, deductible, coinsurance, owed in rows:
        assert (allowed, owed, paid) == (billed - discount, deductible + coinsurance, allowed - owed)
