"""De-identified rows: none of the eighteen identifiers leaves, whatever stands in the fields."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.privacy.safe_harbor import SAFE_HARBOR, Dates, Expert, Method, Person, age_group, deidentified

MARKER = "ZEBULON"
EXPERT = Expert("Dr. Made Up", date(2026, 1, 2), "months only; k of 11 over the whole set")
LINE = {
    "id": "l1",
    "day": "2026-02-03",
    "through": None,
    "code": "J1885",
    "modifiers": ["59"],
    "revenue_code": "0636",
    "ndc": "00409379601",
    "diagnoses": ["M54.50"],
    "place_of_service": "11",
    "npi": "1234567893",
    "description": f"injection for {MARKER}",
    "units": "1",
    "unit_price": None,
    "charge": "200.00",
    "allowed": "50.00",
    "paid": "40.00",
    "deductible": None,
    "copay": "10.00",
    "coinsurance": None,
    "patient_owes": "10.00",
    "adjustments": [{"group": "CO", "reason": "45", "amount": "150.00"}],
    "remarks": [MARKER],
    "spot": {"document": 0},
}
ANSWER = {
    "schema": "almoner.audit/1",
    "documents": [{"name": f"{MARKER}.pdf", "sha256": "0" * 64}],
    "patients": [{"name": MARKER, "birth_date": "1961-04-05", "member_id": "W123", "bills": ["b1"]}],
    "bills": [
        {
            "id": "b1",
            "kind": "bill",
            "form": "professional",
            "network": "in",
            "provider": {"name": MARKER, "npi": "1234567893", "tax_id": "12-3456789", "state": "NY", "zip": "10012"},
            "patient": {"name": MARKER, "birth_date": "1961-04-05", "member_id": "W123", "account": "A-77"},
            "payer": {"name": MARKER, "type": "commercial"},
            "statement_date": "2026-03-01",
            "total_charges": "200.00",
            "balance": "10.00",
            "lines": [LINE],
            "rows": [{"label": MARKER}],
        }
    ],
    "findings": [
        {
            "check": "A07",
            "class": "fact",
            "says": MARKER,
            "lines": ["l1"],
            "stake": [{"line": "l1", "amount": "200.00"}],
        }
    ],
}


def rows(answer=ANSWER, method=SAFE_HARBOR, person=Person(included=True)):
    return list(deidentified(answer, method, person))


def test_what_leaves_is_this_and_nothing_else():
    assert rows() == [
        {
            "kind": "bill",
            "form": "professional",
            "network": "in",
            "state": "NY",
            "zip3": "000",
            "payer": "commercial",
            "dated": "2026",
            "age": "64",
            "total_charges": "200.00",
            "adjustments": None,
            "insurance_paid": None,
            "patient_paid": None,
            "patient_responsibility": None,
            "balance": "10.00",
            "lines": [
                {
                    "dated": "2026",
                    "units": "1",
                    "unit_price": None,
                    "charge": "200.00",
                    "allowed": "50.00",
                    "paid": "40.00",
                    "deductible": None,
                    "copay": "10.00",
                    "coinsurance": None,
                    "patient_owes": "10.00",
                    "adjustments": [{"group": "CO", "reason": "45", "amount": "150.00"}],
                    "code": "J1885",
                    "revenue_code": "0636",
                    "ndc": "00409379601",
                    "place_of_service": "11",
                    "modifiers": ["59"],
                    "diagnoses": ["M54.50"],
                    "findings": [{"check": "A07", "class": "fact", "at_stake": "200.00"}],
                }
            ],
        }
    ]


def test_codes_of_care_leave_only_where_the_person_included_them():
    [line] = rows(person=Person())[0]["lines"]
    assert {"code", "diagnoses", "modifiers", "ndc", "revenue_code", "place_of_service", "findings"} & set(line) == set()
    assert line["charge"] == "200.00"


@pytest.mark.parametrize(
    ("birth", "age"),
    [
        ("1936-02-04", "89"),
        ("1936-02-03", "90+"),
        ("1900-01-01", "90+"),
        ("2026-02-03", "0"),
        ("2026-02-04", None),
        (None, None),
    ],
)
def test_ages_of_ninety_and_more_are_one_group(birth, age):
    answer = ANSWER | {"patients": [{"birth_date": birth, "bills": ["b1"]}]}
    answer["bills"] = [ANSWER["bills"][0] | {"patient": {"birth_date": birth}}]
    [row] = rows(answer)
    assert row["age"] == age
    assert "19" not in json.dumps(row).replace("00409379601", "")


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.dates(date(1900, 1, 1), date(2026, 1, 1)))
def test_no_age_says_more_than_ninety(birth, day):
    found = age_group(birth, day)
    assert found is None or found == "90+" or int(found) < 90


TEXTS = st.text(min_size=1, max_size=12)


@given(st.dictionaries(st.sampled_from(sorted(LINE)), TEXTS), TEXTS)
def test_text_in_any_field_stays_behind(changes, text):
    line = LINE | {name: [text] if isinstance(LINE[name], list) else text for name in changes if name != "adjustments"}
    said = json.dumps(rows(ANSWER | {"bills": [ANSWER["bills"][0] | {"lines": [line], "payer": {"type": MARKER}}]}))
    assert MARKER not in said
    allowed = re.compile(r"[0-9A-Z.+-]{1,12}|[a-z-]+")
    for word in re.findall(r'(?<=: )"([^"]*)"', said):
        assert allowed.fullmatch(word)


@pytest.mark.parametrize("name", ["code", "revenue_code", "ndc", "place_of_service", "charge", "units"])
@pytest.mark.parametrize("said", [MARKER, "SMITH", "555-12-3456", "2026-02-03", "jane@example.org", "W123456789"])
def test_a_name_or_number_misread_as_a_code_stays_behind(name, said):
    [row] = rows(ANSWER | {"bills": [ANSWER["bills"][0] | {"lines": [LINE | {name: said}]}]})
    assert row["lines"][0][name] is None


@pytest.mark.parametrize("dates", [Dates.MONTH, Dates.SHIFTED])
def test_more_of_a_date_is_never_called_safe_harbor(dates):
    with pytest.raises(ValueError, match="an expert's method"):
        Method(dates)
    said = Method(dates, EXPERT).said()
    assert "safe" not in json.dumps(said).lower()
    assert (said["expert"], said["words"], said["dates"]) == (EXPERT.name, EXPERT.method, dates.value)
    assert SAFE_HARBOR.said()["cite"] == "45 CFR 164.514(b)(2)"


def test_an_expert_has_a_name_and_a_method():
    for expert in (Expert(" ", EXPERT.on, "m"), Expert("n", EXPERT.on, "")):
        with pytest.raises(ValueError, match="name"):
            Method(Dates.MONTH, expert)


def test_an_expert_s_dates():
    assert rows(method=Method(Dates.MONTH, EXPERT))[0]["lines"][0]["dated"] == "2026-02"
    assert rows(method=Method(Dates.SHIFTED, EXPERT), person=Person(shift=-40))[0]["dated"] == "2026-01-20"
    assert rows({"schema": "almoner.audit/1"}) == []
