"""B03: Three days before a stay, one before some hospitals."""

import pytest

from tests.engine.checks.boundaries import answer

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
        ({"provider": {"name": "Example Hospital North"}}, ""),
        ({"provider": {"name": "Hospital"}}, ""),
        ({"provider": {}}, ""),
        ({"kind": "bill", "balance": "-5.00"}, ""),
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


@pytest.mark.parametrize(("number", "said"), [("1", "evidence 90.00"), ("0", ""), ("2", "")])
def test_a_tax_number_names_one_hospital(number, said):
    one, two = {"name": "Example Hospital", "tax_id": "1"}, {"name": "Example Clinic", "tax_id": number}
    assert before({"code": "80053"}, stay={"provider": one}, provider=two) == said


@pytest.mark.parametrize(("account", "said"), [("A-6", "evidence 90.00"), ("a7", ""), ("A-8", "evidence 90.00")])
def test_papers_of_one_account_are_not_apart(account, said):
    patient = {"account": "A-7"}
    assert before({"code": "80053"}, stay={"patient": patient}, patient={"account": account}) == said


@pytest.mark.parametrize(("payer", "said"), [("commercial", "question 90.00"), ("va", "question 90.00")])
def test_where_another_pays_first_it_is_only_asked(payer, said):
    assert before({"code": "80053"}, payers=[payer, "medicare"]) == said


def test_a_bill_of_another_hospital_hides_no_later_one_and_each_stay_is_looked_at():
    def apart(npi, charge):
        line = {"day": "2026-02-04", "code": "80053", "charge": charge}
        bill = {**STAY, "type_of_bill": "0131", "admitted": None, "discharged": None, "lines": [line]}
        return {**bill, "provider": {"name": "Example Hospital", "npi": npi}}

    papers = [STAY, apart("1000000012", "80.00"), apart("1000000004", "90.00")]
    assert answer("B03", *papers, payers=["medicare"]) == "evidence 90.00"
    room = {"day": "2026-03-05", "revenue_code": "0120", "charge": "2.00"}
    undated = {**STAY, "admitted": None, "discharged": None, "lines": [room]}
    assert answer("B03", undated, *papers, payers=["medicare"]) == "evidence 90.00, lacks field:admitted"


def test_a_line_between_two_stays_is_told_once():
    again = {**STAY, "admitted": "2026-02-06", "claim": "X2", "discharged": "2026-02-09"}
    apart = {
        **STAY,
        "type_of_bill": "0131",
        "admitted": None,
        "lines": [{"day": "2026-02-04", "code": "80053", "charge": "90.00"}],
    }
    assert answer("B03", STAY, again, {**apart, "discharged": None}, payers=["medicare"]) == "evidence 90.00"
