"""The ends of every window, code range and factor at which B03, A13, C20 and C22 begin to ask."""

import pytest

from tests.engine.checks.boundaries import answer

# ---- B03: three days before a stay, one before some hospitals
STAY = {
    "kind": "claim", "form": "institutional", "type_of_bill": "0111", "provider": {"name": "Example Hospital", "npi": "1000000004"},
    "admitted": "2026-02-05", "discharged": "2026-02-08", "lines": [{"day": "2026-02-05", "revenue_code": "0120", "charge": "1.00"}],
}  # fmt: skip


def before(line, stay=None, payers=("medicare",), **bill):
    lines = [{"day": "2026-02-04", "charge": "90.00", **line}]
    apart = {**STAY, "type_of_bill": "0131", "admitted": None, "discharged": None, "lines": lines, **bill}
    return answer("B03", {**STAY, **(stay or {})}, apart, payers=list(payers))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-01", ""),
        ("2026-02-02", "evidence 90.00"),
        ("2026-02-04", "evidence 90.00"),
        ("2026-02-05", ""),
        ("2026-02-09", ""),
        ("0001-01-01", ""),
    ],
)
def test_three_days_before_the_stay_count(day, said):
    assert before({"day": day, "code": "80053"}) == said


@pytest.mark.parametrize(("day", "said"), [("2026-02-03", ""), ("2026-02-04", "evidence 90.00")])
@pytest.mark.parametrize(
    "name",
    ["Example Psychiatric Hospital", "Example Rehab Hospital", "Example Children's Hospital", "Example Cancer Hospital", "Example LTACH"],
)  # fmt: skip
def test_one_day_before_some_hospitals_counts(name, day, said):
    provider = {"name": name, "npi": "1000000004"}
    assert before({"day": day, "code": "80053"}, stay={"provider": provider}, provider=provider) == said


@pytest.mark.parametrize(
    ("room", "said"),
    [
        ("0114", ""),
        ("0154", ""),
        ("0118", ""),
        ("0158", ""),
        ("0204", ""),
        ("0120", "evidence 90.00"),
        ("0164", "evidence 90.00"),
    ],
)
def test_one_day_before_a_bed_for_mental_health_or_rehab_counts(room, said):
    stay = {"lines": [{"day": "2026-02-05", "revenue_code": room, "charge": "1.00"}]}
    assert before({"day": "2026-02-03", "code": "80053"}, stay=stay) == said


@pytest.mark.parametrize(
    "code", "70010 76499 76506 76999 78012 78999 80047 89398 93000 93352 95700 95967".split(), ids=lambda code: f"test {code}"
)
def test_a_test_is_likely(code):
    assert before({"code": code}) == "evidence 90.00"


@pytest.mark.parametrize(
    "code",
    "70009 76500 76505 77000 77067 77263 78011 79000 80046 89399 92999 93353 95699 95968 G0463 J1885 99284 90399 90800".split(),
    ids=lambda code: f"other {code}",
)
def test_other_care_is_only_asked_about(code):
    assert before({"code": code}) == "question 90.00"


@pytest.mark.parametrize(
    "line",
    [{"code": code} for code in "A0021 A0429 A0999 90935 90999 G0008 G0009 G0010 G0257 90460 90759".split()]
    + [{"revenue_code": code} for code in ("0540", "0549", "0820", "0821", "0831", "0841", "0851", "0881", "0771", "0637")],
    ids=str,
)
def test_rides_dialysis_and_what_is_paid_otherwise_are_no_part(line):
    assert before(line) == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type_of_bill": "0137"}, "evidence 90.00"),
        ({"type_of_bill": "13"}, "evidence 90.00"),
        ({"type_of_bill": None}, "evidence 90.00"),
        ({"type_of_bill": None, "form": None}, "question 90.00"),
        ({"type_of_bill": "0141"}, ""),
        ({"type_of_bill": "0721"}, ""),
        ({"type_of_bill": "0121"}, ""),
        ({"type_of_bill": "0851"}, ""),
        ({"payer": {"type": "commercial"}}, ""),
        ({"payer": {"type": "medicare"}}, "evidence 90.00"),
        ({"kind": "bill", "balance": "0.00"}, ""),
        ({"kind": "bill", "balance": "0.01"}, "evidence 90.00"),
        ({"kind": "eob"}, ""),
        ({"kind": "estimate"}, ""),
        ({"provider": {"name": "Example Hospital"}}, "evidence 90.00"),
        ({"provider": {"name": "Sample Hospital"}}, ""),
        ({"provider": {"name": "Example Hospital", "npi": "1000000012"}}, ""),
    ],
    ids=str,
)
def test_what_a_bill_apart_is(change, said):
    assert before({"code": "80053"}, **change) == said


def test_one_tax_number_and_two_provider_numbers_are_only_asked_about():
    one = {"npi": "1000000004", "tax_id": "00-0000001"}
    assert (
        before({"code": "80053"}, stay={"provider": one}, provider={"npi": "1000000012", "tax_id": "000000001"})
        == "question 90.00"
    )


def test_a_line_between_two_stays_is_told_once():
    again = {**STAY, "admitted": "2026-02-06", "claim": "X2", "discharged": "2026-02-09"}
    apart = {
        **STAY,
        "type_of_bill": "0131",
        "admitted": None,
        "lines": [{"day": "2026-02-04", "code": "80053", "charge": "90.00"}],
    }
    assert answer("B03", STAY, again, {**apart, "discharged": None}, payers=["medicare"]) == "evidence 90.00"


# ---- C22: more than one draw that nothing on the paper tells apart
DRAW = {"day": "2026-02-03", "code": "36415", "units": 1, "charge": "25.00"}
AGAIN = {**DRAW, "description": "Draw"}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([DRAW], ""),
        ([DRAW, AGAIN], "question 25.00"),
        ([DRAW, DRAW], ""),
        ([DRAW, DRAW, AGAIN], "question 50.00"),
        ([{**DRAW, "units": 2}, {**DRAW, "units": 2}], "question 37.50"),
        ([{**DRAW, "units": None}, {**DRAW, "units": None, "charge": "10.00"}], "question 10.00"),
        ([{**DRAW, "units": 2}], "question 12.50"),
        ([{**DRAW, "units": "1.5"}], "question 8.33"),
        ([{**DRAW, "units": "0.5"}, DRAW], "question 25.00"),
        ([{**DRAW, "units": "0.5"}], ""),
        ([{**DRAW, "units": 0}, {**AGAIN, "units": 0}], "question 25.00"),
        ([{**DRAW, "units": 2, "charge": "60.00"}, {**DRAW, "charge": "29.00"}], "question 59.00"),
        ([{**DRAW, "units": 3, "charge": "0.01"}], "question 0.01"),
        ([{**DRAW, "charge": "0.00"}, DRAW], ""),
        ([{**DRAW, "through": "2026-02-03"}, AGAIN], "question 25.00"),
        ([{**DRAW, "through": "2026-02-04", "units": 5}], ""),
        ([{**DRAW, "day": None}], ""),
        ([{**DRAW, "day": None}, DRAW], "lacks field:day"),
        ([{**DRAW, "units": "1E+3"}], "question 24.97"),
        *[([{**DRAW, "modifiers": [mark]}, DRAW], "") for mark in ("59", "76", "77", "91", "XE", "XP", "XS", "XU")],
        *[([{**DRAW, "modifiers": [mark]}, DRAW], "question 25.00") for mark in ("90", "25", "QW")],
        *[([{**DRAW, mark: "1"}, DRAW], "") for mark in ("time", "visit")],
    ],
    ids=str,
)
def test_what_more_than_one_draw_is(lines, said):
    assert answer("C22", {"lines": lines}) == said


@pytest.mark.parametrize(("npi", "said"), [("1000000004", "question 25.00"), ("1000000012", "")])
def test_the_provider_of_the_bill_is_that_of_its_lines(npi, said):
    assert answer("C22", {"provider": {"npi": "1000000004"}, "lines": [DRAW, {**AGAIN, "npi": npi}]}) == said


# ---- A13: a point lost between a picture and us
SEEN = {"day": "2026-02-03", "code": "85025", "units": 1, "charge": "46.60", "confidence": 930}


def misread(change, **bill):
    return answer("A13", {"lines": [SEEN, {**SEEN, "day": "2026-02-04", **change}], **bill})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"charge": "4660.00"}, "question"),
        ({"charge": "4660.01"}, ""),
        ({"charge": "4659.99"}, ""),
        ({"charge": "466.00"}, ""),
        ({"charge": "46600.00"}, ""),
        ({"charge": "4660.00", "units": 2}, ""),
        ({"charge": "4660.00", "units": None}, ""),
        ({"charge": "4660.00", "code": "85027"}, ""),
        ({"charge": "4660.00", "modifiers": ["90"]}, ""),
        ({"charge": "4660.00", "confidence": 999}, "question"),
        ({"charge": "4660.00", "confidence": 1000}, ""),
        ({"charge": "4660.00", "unit_price": "4660.00"}, ""),
        ({"charge": "4660.00", "unit_price": "46.60"}, "question"),
        ({"charge": "-4660.00"}, ""),
        ({"units": 100}, "question"),
        ({"units": 1000}, "question"),
        ({"units": 10}, ""),
        ({"units": 999}, ""),
        ({"units": 10000}, ""),
        ({"units": "0.01"}, ""),
        ({"units": 1000, "charge": "46.61"}, ""),
        ({"units": 1000, "confidence": 1000}, ""),
        ({"charge": None}, "lacks field:charge"),
        ({"charge": None, "confidence": 1000}, ""),
    ],
    ids=str,
)
def test_what_a_lost_point_looks_like(change, said):
    assert misread(change) == said


@pytest.mark.parametrize(("total", "said"), [("4706.60", ""), ("4706.61", "question"), (None, "question")])
def test_a_total_proves_its_lines(total, said):
    assert misread({"charge": "4660.00"}, total_charges=total) == said


def test_of_two_lines_only_the_greater_is_asked_about_whatever_their_order():
    lines = [{**SEEN, "charge": "4660.00"}, {**SEEN, "day": "2026-02-04"}, {**SEEN, "day": "2026-02-05"}]
    assert answer("A13", {"lines": lines}) == "question"
    assert answer("A13", {"lines": lines[::-1]}) == "question"


@pytest.mark.parametrize("kind", ["eob", "estimate", "collection"])
def test_only_what_a_provider_charges_is_asked_about(kind):
    assert misread({"charge": "4660.00"}, kind=kind) == ""
