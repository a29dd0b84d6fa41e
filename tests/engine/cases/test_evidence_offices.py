"""A bundle for one office holds nothing of another office, nor of another person."""

import pytest

from almoner.engine.cases.evidence import Only, plan
from almoner.engine.cases.evidence_offices import chosen, offices
from almoner.engine.errors import Refused


def line(id, top, *, page=1, code="99213"):
    spot = {"document": 0, "page": page, "box": [0.05, top, 0.95, top + 0.02]}
    return {"id": id, "code": code, "revenue_code": None, "diagnoses": [], "description": "made-up", "spot": spot}


def bill(id, name, *lines, kind="bill", spot=None):
    return {
        "id": id,
        "kind": kind,
        "document": 0,
        "provider": {"name": name, "npi": None},
        "lines": list(lines),
        "rows": [],
        "spots": {},
        "spot": spot,
        "diagnoses": [],
    }


def finding(id, *lines, bills=(), group=None):
    return {"id": id, "group": group or id, "lines": list(lines), "bills": list(bills)}


def audit(bills, findings, people=None, **more):
    everybody = [{"name": "Ana Example", "bills": [one["id"] for one in bills]}]
    base = {"encounters": [], "rights": [], "notices": [], "documents": [{"name": "a.pdf", "doubts": []}]}
    return base | {"patients": people or everybody, "bills": bills, "findings": findings} | more


HOSPITAL = bill("b1", "Riverbend Hospital", line("l1", 0.3))
DOCTORS = bill("b2", "Riverbend Hospital Physicians", line("l2", 0.5))
EOB = bill("b3", "RIVERBEND HOSPITAL", line("l3", 0.2, page=4), kind="eob")
FOUND = [finding("f1", "l1"), finding("f2", "l2"), finding("f3", "l1", "l2"), finding("f4", bills=["b1", "b3"])]


def only(said, **asked):
    office = chosen(said, **{"bill": None, "findings": None} | asked)
    wanted = asked.get("findings") or [one["id"] for one in office.findings]
    return Only(frozenset(wanted), office.bills)


def test_a_hospital_and_the_doctors_in_it_are_two_offices():
    found = offices(audit([HOSPITAL, DOCTORS, EOB], FOUND))
    assert [(one.bill, one.provider, sorted(one.bills)) for one in found] == [
        ("b1", "Riverbend Hospital", ["b1", "b3"]),
        ("b2", "Riverbend Hospital Physicians", ["b2"]),
    ]
    assert [[each["id"] for each in one.findings] for one in found] == [["f1", "f4"], ["f2"]]


def test_two_patients_of_one_provider_are_two():
    other = bill("b4", "Riverbend Hospital", line("l4", 0.7))
    people = [{"name": "Ana Example", "bills": ["b1"]}, {"name": "Ben Example", "bills": ["b4"]}]
    found = offices(audit([HOSPITAL, other], [finding("f1", "l1"), finding("f5", "l4")], people))
    assert [(one.patient, [each["id"] for each in one.findings]) for one in found] == [
        ("Ana Example", ["f1"]),
        ("Ben Example", ["f5"]),
    ]


def test_a_paper_without_a_name_goes_with_its_care_or_stands_alone():
    bare = bill("b5", None, line("l5", 0.9), kind="eob")
    care = {"bills": ["b2"], "decisions": ["b5"], "estimates": [], "collections": []}
    assert sorted(offices(audit([HOSPITAL, DOCTORS, bare], [], encounters=[care]))[1].bills) == ["b2", "b5"]
    assert [sorted(one.bills) for one in offices(audit([HOSPITAL, bare], []))] == [["b1"], ["b5"]]


def test_a_page_that_another_office_shares_shows_rows_alone():
    said = audit([HOSPITAL, DOCTORS, EOB], FOUND)
    made = plan(said, sensitive=False, only=only(said, bill="b3"))
    assert [one.finding["id"] for one in made.exhibits] == ["f1", "f4"]
    assert [one.piece for one in made.exhibits[0].pictures] == [(0, 3000, 10000, 3200)]
    assert made.withheld == 0


def test_nothing_is_shown_of_a_paper_where_another_office_stands_nobody_knows_where():
    nowhere = bill("b2", "Lakeside Clinic")
    said = audit([HOSPITAL, nowhere], FOUND[:1])
    assert plan(said, sensitive=False, only=only(said, bill="b1")).exhibits[0].pictures == ()
    letter = {"id": "n1", "document": 0, "spot": {"document": 0, "page": 1, "box": None}}
    said = audit([HOSPITAL], FOUND[:1], notices=[letter])
    assert plan(said, sensitive=False, only=only(said, bill="b1")).exhibits[0].pictures == ()


def test_only_the_chosen_findings_are_in_it():
    said = audit([HOSPITAL, EOB], [FOUND[0], FOUND[3]])
    made = plan(said, sensitive=False, only=only(said, findings=["f4"]))
    assert [one.finding["id"] for one in made.exhibits] == ["f4"]


def test_a_private_line_is_kept_back_and_named_as_private():
    talk = bill("b1", "Riverbend Clinic", line("l1", 0.3, code="90834"), line("l2", 0.4))
    said = audit([talk], [finding("f1", "l1"), finding("f2", "l2")])
    assert offices(said)[0].private == {"f1"}
    made = plan(said, sensitive=False, only=only(said, bill="b1"))
    assert ([one.finding["id"] for one in made.exhibits], made.withheld) == (["f2"], 1)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"bill": "gone", "findings": None}, "not_of_one_office"),
        ({"bill": None, "findings": ["f1", "f2"]}, "not_of_one_office"),
        ({"bill": None, "findings": ["f3"]}, "not_of_one_office"),
        ({"bill": "b1", "findings": ["f2"]}, "finding_of_another_office"),
    ],
    ids=["no such bill", "two offices", "between two", "another office"],
)
def test_what_is_not_of_one_office_is_refused(asked, code):
    with pytest.raises(Refused) as refused:
        chosen(audit([HOSPITAL, DOCTORS, EOB], FOUND), **asked)
    assert refused.value.code == code
