"""What goes into an evidence bundle, and what of a page is kept back."""

import pytest

from almoner.engine.cases.evidence import MOST_EXHIBITS, plan
from almoner.engine.privacy.sensitive import any_sensitive, is_sensitive


def line(id, code, top, *, page=1, revenue=None, diagnoses=()):
    box = [0.05, top, 0.95, top + 0.02]
    spot = {"document": 0, "page": page, "box": box}
    return {
        "id": id,
        "code": code,
        "revenue_code": revenue,
        "diagnoses": list(diagnoses),
        "description": "made-up",
        "spot": spot,
    }


def finding(id, *lines, group="g1"):
    return {"id": id, "group": group, "lines": list(lines), "bills": ["b1"] if not lines else []}


def audit(lines, findings, *, diagnoses=(), doubts=()):
    spot = {"document": 0, "page": 1, "box": [0.7, 0.8, 0.9, 0.82]}
    bill = {
        "id": "b1",
        "document": 0,
        "lines": lines,
        "spots": {"balance": spot},
        "spot": spot,
        "diagnoses": list(diagnoses),
        "description": None,
    }
    return {
        "documents": [{"name": "bill.pdf", "doubts": list(doubts)}],
        "patients": [{"name": "Alex Example", "bills": ["b1"]}],
        "bills": [bill],
        "findings": findings,
    }


def test_a_page_is_shown_once_for_a_finding_with_a_frame_for_each_line():
    made = plan(audit([line("l1", "99213", 0.3), line("l2", "99213", 0.4)], [finding("f1", "l1", "l2")]), sensitive=False)
    [exhibit] = made.exhibits
    [shown] = exhibit.pictures
    assert (shown.number, shown.document, shown.page, shown.piece) == (1, 0, 1, None)
    assert shown.frames == ((500, 3000, 9500, 3200), (500, 4000, 9500, 4200))


def test_only_pages_with_findings_are_shown():
    lines = [line("l1", "99213", 0.3), line("l2", "99214", 0.3, page=7), line("l3", "99215", 0.3, page=9)]
    made = plan(audit(lines, [finding("f1", "l2")]), sensitive=False)
    assert [one.page for one in made.exhibits[0].pictures] == [7]


def test_a_finding_on_a_private_line_is_kept_back_and_counted():
    lines = [line("l1", "90834", 0.3), line("l2", "99213", 0.4)]
    made = plan(audit(lines, [finding("f1", "l1"), finding("f2", "l2", group="g2")]), sensitive=False)
    assert ([one.finding["id"] for one in made.exhibits], made.withheld) == (["f2"], 1)
    assert [one.piece for one in made.exhibits[0].pictures] == [(0, 4000, 10000, 4200)]
    whole = plan(audit(lines, [finding("f1", "l1"), finding("f2", "l2", group="g2")]), sensitive=True)
    assert (len(whole.exhibits), whole.withheld) == (2, 0)
    assert {one.piece for exhibit in whole.exhibits for one in exhibit.pictures} == {None}


def test_a_row_that_touches_a_private_one_has_no_picture():
    lines = [line("l1", "90834", 0.3), line("l2", "99213", 0.31)]
    assert plan(audit(lines, [finding("f2", "l2")]), sensitive=False).exhibits[0].pictures == ()


def test_a_bill_whose_diagnoses_are_private_is_kept_back_whole():
    lines = [line("l1", "99213", 0.3)]
    made = plan(audit(lines, [finding("f1", "l1"), finding("f2")], diagnoses=("F32.1",)), sensitive=False)
    assert (made.exhibits, made.withheld) == ((), 2)


def test_doubts_about_its_lines_come_with_an_exhibit():
    doubts = [
        {"field": "bills/b1/lines/l1/charge", "read": "4.66"},
        {"field": "bills/b1/lines/l9/charge", "read": "9.99"},
        {"field": "bills/b9/balance", "read": "1.00"},
    ]
    made = plan(audit([line("l1", "99213", 0.3)], [finding("f1", "l1")], doubts=doubts), sensitive=False)
    assert [one["read"] for one in made.exhibits[0].doubts] == ["4.66"]


def test_more_findings_than_fit_are_counted():
    lines = [line(f"l{n}", "99213", 0.3, page=n + 1) for n in range(MOST_EXHIBITS + 5)]
    made = plan(audit(lines, [finding(f"f{n}", f"l{n}", group=f"g{n}") for n in range(MOST_EXHIBITS + 5)]), sensitive=False)
    assert (len(made.exhibits), made.beyond) == (MOST_EXHIBITS, 5)


@pytest.mark.parametrize(
    "code", ["90834", "90785", "H0015", "G2067", "86703", "58300", "59840", "S0199", "J2315", "55970", "80305"]
)
def test_codes_of_private_care_are_known(code):
    assert is_sensitive(code, None)


@pytest.mark.parametrize("code", ["99213", "J1885", "80053", "71046", "36415", "9083", "D1110", None])
def test_other_codes_are_not(code):
    assert not is_sensitive(code, None)


@pytest.mark.parametrize(
    ("revenue", "private"), [("0914", True), ("900", True), ("0944", True), ("0120", False), ("0636", False)]
)
def test_departments_of_private_care_are_known(revenue, private):
    assert is_sensitive(None, revenue) is private


@pytest.mark.parametrize(
    ("diagnosis", "private"),
    [("F32.1", True), ("B20", True), ("Z33.2", True), ("O04.5", True), ("R51", False), ("S82.0", False)],
)
def test_diagnoses_of_private_care_are_known(diagnosis, private):
    assert any_sensitive((diagnosis,)) is private
    assert is_sensitive("99213", None, (diagnosis,)) is private
