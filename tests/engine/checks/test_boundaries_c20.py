"""Doses out of words, and what C20 makes of them beside its table."""

from decimal import Decimal

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from almoner.adapters.rulebook import load_rulebook
from almoner.engine.bill import Line
from almoner.engine.checks.discarded import TABLE
from almoner.engine.checks.doses import SIZES, containers, given, number_in, unit_dose, units_for
from tests.engine.checks.boundaries import answer


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("KETOROLAC 60 MG INJ", "60 MG"),
        ("Ketorolac 60mg", "60 MG"),
        ("Heparin 5,000 units SQ", "5000 UNIT"),
        ("heparin 5000UNITS", "5000 UNIT"),
        ("Ceftriaxone 1 g", "1 G"),
        ("Ceftriaxone 1 GM IVPB", "1 GM"),
        ("Digoxin .25 mg", "0.25 MG"),
        ("Dexamethasone 10 MG/1 DOSE", None),
        ("Insulin 100 units/mL", None),
        ("Insulin 100 units per mL", None),
        ("Lidocaine 1 % 10 ML", None),
        ("Hydrocodone 5-325 mg", None),
        ("Example 5 mg-325 mg", None),
        ("Example 20 mg and 30 mg", None),
        ("Example 20 mg, 20 mg", "20 MG"),
        ("Ketorolac, per 15 mg", None),
        ("Ketorolac (per 15 mg) 60 mg", None),
        ("Example steroid up to 125 mg", None),
        ("Ejemplo por 15 mg", None),
        ("each 10 mg", None),
        ("Vitamin B12 1000 mcg", "1000 MCG"),
        ("Potassium 40 mEq", "40 MEQ"),
        ("Lot 60MGX", None),
        ("AB60 MG", None),
        ("1/60 mg", None),
        ("", None),
        (None, None),
    ],
)
def test_the_dose_that_words_name(text, dose):
    found = given(text)
    assert (None if found is None else str(found)) == dose


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("15 MG", "15 MG"),
        ("UP TO 80 MG", "80 MG"),
        ("1MG", "1 MG"),
        ("1.125 gm", "1.125 GM"),
        (".625 GM", "0.625 GM"),
        ("100,000 UNITS", "100000 UNIT"),
        ("5 Unit", "5 UNIT"),
        ("1 IU", "1 IU"),
        ("1 SQ CM", None),
        ("1 ML", None),
        ("1000 CC", None),
        ("Per Dose", None),
        ("3 MG & 3 MG", None),
        ("300 MCG (1500 IU)", None),
        ("2.5 MG/0.5 MG", None),
        ("10 MG (rituximab)", None),
        ("Less than or equal to 100 MG", None),
        ("1 million PFU", None),
        ("PER 3.2 MG", None),
        ("", None),
    ],
)
def test_what_a_table_says_one_unit_is(text, unit):
    found = unit_dose(text)
    assert (None if found is None else str(found)) == unit


amounts = st.decimals("0.01", "9999", places=2).filter(lambda one: one > 0)
masses = st.sampled_from([word for word, (measures, _) in SIZES.items() if measures == "mass"])


@drawn(amounts, masses, amounts, masses)
def test_the_units_of_a_dose_hold_it_and_one_less_does_not(number, word, other, per):
    dose, unit = unit_dose(f"{number} {word}"), unit_dose(f"{other} {per}")
    right = units_for(dose, unit)
    assert (right - 1) * unit.small < dose.small <= right * unit.small
    assert number_in(dose, dose) == dose.number


@drawn(st.text(max_size=60))
def test_any_words_are_read_without_a_fault(text):
    given(text)
    unit_dose(text)


def test_what_is_cited_for_each_table_is_in_the_rulebook():
    assert all(load_rulebook().authorities.lookup(one) for one in (*TABLE.values(), "cms-cpm-17-40"))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        (Line(ndc_units=Decimal(3), ndc_unit="UN"), 3),
        (Line(ndc_units=Decimal("0.5"), ndc_unit="UN"), Decimal("0.5")),
        (Line(ndc_units=Decimal(3), ndc_unit="ML"), None),
        (Line(ndc_units=Decimal(3)), None),
        (Line(ndc_units=Decimal(0), ndc_unit="UN"), None),
        (Line(ndc_units=Decimal(-1), ndc_unit="UN"), None),
        (Line(ndc_units=Decimal(3), ndc_unit="ML", description="N450242006001 UN2"), None),
        (Line(description="N450242006001 UN2"), 2),
        (Line(description="n4 50242-0060-01 un 2.5 example"), Decimal("2.5")),
        (Line(description="N450242006001 ML2"), None),
        (Line(description="N450242006001 UN0"), None),
        (Line(description="50242006001 UN2"), None),
        (Line(), None),
    ],
    ids=str,
)
def test_how_many_containers_a_line_names(line, number):
    assert containers(line) == number


# ---- C20: more units than the packages hold that a claim names
@pytest.mark.parametrize(
    ("used", "units", "said"),
    [
        (3, 30, ""),
        (3, "30.01", "question 0.30"),
        (3, 31, "question 29.03"),
        (3, 59, "question 442.37"),
        (3, 60, "evidence 450.00"),
        (1, 60, "question 750.00"),
        ("1.1", 22, "evidence 450.00"),
        ("1.1", 11, ""),
        ("0.05", 1, ""),
        ("0.05", 2, "question 450.00"),
        (3, None, ""),
        (3, 0, ""),
    ],
)
def test_units_beyond_the_packages(used, units, said):
    rows = [{"ndc": "50242006001", "code": "J9035", "dosage": "10 MG", "units": "10"}]
    days = {"edition": "Q", "first_day": "2026-01-01", "last_day": "2026-03-31"}
    line = {"day": "2026-02-03", "code": "J9035", "ndc": "50242006001", "ndc_units": used, "ndc_unit": "UN"}
    drug = {**line, "units": units, "charge": "900.00"}
    assert answer("C20", {"lines": [drug]}, tables=[{"table": "asp-crosswalk", **days, "rows": rows}]) == said
    without = [{"table": "asp-crosswalk", **days, "rows": [{**rows[0], "units": None, "ndc": "50242006001"}]}]
    without[0]["rows"][0].pop("units")
    assert answer("C20", {"lines": [drug]}, tables=without) == ""
    assert (
        answer("C20", {"lines": [{**drug, "ndc": "50242006002"}]}, tables=[{"table": "asp-crosswalk", **days, "rows": rows}])
        == ""
    )


@pytest.mark.parametrize(
    ("day", "payer", "kind", "said"),
    [
        ("2023-06-30", "medicare", "claim", ""),
        ("2023-07-01", "medicare", "claim", "question 10.00"),
        ("2023-07-02", "medicare", "claim", "question 10.00"),
        ("2023-07-01", "commercial", "claim", ""),
        ("2023-07-01", "medicare", "bill", ""),
    ],
)
def test_a_package_thrown_away_is_asked_about_on_claims_to_medicare_from_july_2023_on(day, payer, kind, said):
    rows = [{"ndc": "50242006001", "code": "J9035", "dosage": "10 MG", "units": "10"}]
    tables = [{"table": "asp-crosswalk", "edition": "Q", "first_day": "2023-01-01", "last_day": "2023-12-31", "rows": rows}]
    line = {"day": day, "code": "J9035", "ndc": "50242006001", "units": 10, "charge": "10.00", "modifiers": ["JW"]}
    bill = {"kind": kind, "form": "professional", "lines": [line]}
    assert answer("C20", bill, tables=tables, payers=[payer]) == said


def test_packages_without_the_drugs_number_or_units_are_not_judged():
    line = {"day": "2026-02-03", "code": "J9035", "ndc_units": 3, "ndc_unit": "UN", "units": 90, "charge": "900.00"}
    assert answer("C20", {"lines": [line]}) == ""
    assert answer("C20", {"lines": [{**line, "ndc": "50242006001", "units": None}]}) == ""


def test_packages_without_the_crosswalk_cannot_be_judged():
    line = {"code": "J9035", "ndc": "50242006001", "ndc_units": 3, "ndc_unit": "UN", "units": 90, "charge": "900.00"}
    assert answer("C20", {"lines": [{**line, "day": "2026-02-03"}]}) == "lacks editions:asp-crosswalk"
    assert answer("C20", {"lines": [line]}) == "lacks field:day"


# ---- C20: the units are the number of the dose
def charged(dose, units, dosage, payers=(), **line):
    rows = [{"code": "J1885", "dosage": dosage, "limit": "1.00"}]
    tables = [{"table": "asp", "edition": "Q", "first_day": "2026-01-01", "last_day": "2026-03-31", "rows": rows}]
    drug = {"day": "2026-02-03", "code": "J1885", "description": f"Drug {dose}", "units": units, "charge": "300.00", **line}
    return answer("C20", {"lines": [drug]}, tables=tables, payers=list(payers))


@pytest.mark.parametrize(
    ("dose", "units", "dosage", "said"),
    [
        ("60 mg", 60, "15 MG", "evidence 280.00"),
        ("60 mg", 60, "14.9 MG", "question 275.00"),
        ("60 mg", 60, "3 MG", "question 200.00"),
        ("60 mg", 60, "2.9 MG", ""),
        ("60 mg", 60, "1 MG", ""),
        ("60 mg", 60, "60 MG", ""),
        ("60 mg", 60, "0.06 GM", ""),
        ("60 mg", 60, "120 MG", "evidence 295.00"),
        ("60 mg", 4, "15 MG", ""),
        ("60 mg", 5, "15 MG", ""),
        ("60 mg", 59, "15 MG", ""),
        ("60 mg", 120, "15 MG", ""),
        ("60 mg", 60, "15 UNITS", ""),
        ("60 mg", 60, "15 ML", ""),
        ("60 mg", 60, "0 MG", ""),
        ("1 g", 1000, "250 MG", "evidence 298.80"),
        ("1 g", 1, "250 MG", ""),
        ("1 g", 4, "250 MG", ""),
        ("1000 mcg", 1000, "1 MG", ""),
        ("5000 units", 5000, "1000 UNITS", "evidence 299.70"),
        ("22.5 mg", "22.5", "7.5 MG", "question 260.00"),
        ("2 mg", 2, "0.5 MG", ""),
        ("3 mg", 3, "3.5 MG", "question 200.00"),
        ("30000 mcg", 30, "10 MG", "question 270.00"),
        ("30001 mcg", 30, "10 MG", ""),
        ("2 mg", 2, "10 MG", ""),
        ("60 units", 60, "15 MG", ""),
        ("60 mg", 60, "15 MEQ", ""),
        ("60 mEq", 60, "15 MEQ", "evidence 280.00"),
        ("60 IU", 60, "15 UNITS", "evidence 280.00"),
        ("60 unt", 60, "15 IU", "evidence 280.00"),
        ("60 ug", 60, "15 MCG", "evidence 280.00"),
        ("60 grams", 60, "15 GM", "evidence 280.00"),
    ],
)
def test_units_that_are_the_number_of_the_dose(dose, units, dosage, said):
    assert charged(dose, units, dosage) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"unit": "UN"}, "evidence 280.00"),
        ({"unit": "ML"}, ""),
        ({"unit": "DA"}, ""),
        ({"through": "2026-02-03"}, "evidence 280.00"),
        ({"through": "2026-02-04"}, "question 280.00"),
        ({"day": "2026-03-31"}, "evidence 280.00"),
        ({"day": "2026-04-01"}, "lacks editions:asp"),
        ({"day": "2025-12-31"}, "lacks editions:asp"),
        ({"day": None}, "lacks field:day"),
        ({"code": "J1886"}, "lacks editions:asp"),
        ({"code": "J1886", "units": 4}, ""),
        ({"code": None}, ""),
        ({"units": None}, ""),
        ({"charge": "-300.00"}, ""),
        ({"charge": "0.01"}, "evidence 0.01"),
    ],
    ids=str,
)
def test_when_a_drug_is_judged(change, said):
    assert charged("60 mg", **{"units": 60, "dosage": "15 MG", **change}) == said


# ---- C20: what was thrown away, on claims to Medicare from July 2023 on
def thrown(*marks, day="2023-07-01", payers=("medicare",), words="Drug SDV", **bill):
    lines = [
        {"day": day, "code": "J9035", "description": words, "units": 4, "charge": "10.00", "modifiers": mark} for mark in marks
    ]
    return answer("C20", {"kind": "claim", "form": "professional", "lines": lines, **bill}, payers=list(payers))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (thrown([]), "question"),
        (thrown(["JZ"]), ""),
        (thrown([], ["JW"]), ""),
        (thrown(["JW"], ["JZ"]), "question"),
        (thrown(["JZ"], ["JZ"]), ""),
        (thrown([], day="2023-06-30"), ""),
        (thrown(["JW"], ["JZ"], day="2023-06-30"), ""),
        (thrown([], words="Drug"), ""),
        (thrown([], words="Drug multi-dose vial"), ""),
        (thrown([], words="Drug single-use"), "question"),
        (thrown([], payers=["commercial"]), ""),
        (thrown([], payers=["commercial", "medicare"]), ""),
        (thrown([], payers=["commercial"], payer={"type": "medicare"}), "question"),
        (thrown([], kind="bill"), ""),
        (thrown([], payers=["va"]), ""),
        (thrown([], payers=["commercial"], payer={"type": "va"}), ""),
        (thrown(["JW", "JZ", "25"]), "question"),
        (thrown([], admitted="2023-07-01", discharged="2023-07-03"), ""),
    ],
    ids=[f"thrown {n}" for n in range(18)],
)
def test_what_a_claim_must_say_of_a_single_dose_vial(said, expected):
    assert said == expected


@pytest.mark.parametrize(
    "other",
    [{"code": "J9034"}, {"code": "J9036"}, {"day": "2026-02-02"}, {"day": "2026-02-04"}, {"ndc": "50242006002"}],
    ids=str,
)
def test_only_lines_of_one_drug_on_one_day_are_set_side_by_side(other):
    line = {"day": "2026-02-03", "code": "J9035", "ndc": "50242006001", "units": 4, "charge": "10.00"}
    lines = [{**line, "modifiers": ["JW"]}, {**line, **other, "modifiers": ["JZ"]}]
    bill = {"kind": "claim", "form": "professional", "lines": lines}
    assert answer("C20", bill, payers=["medicare"]) == ""
    unsaid = [{**line, "description": "Drug SDV"}, {**line, **other, "modifiers": ["JZ"]}]
    expected = "" if "ndc" in other else "question"
    assert answer("C20", {**bill, "lines": unsaid}, payers=["medicare"]) == expected


@pytest.mark.parametrize(("units", "said"), [("9.99", ""), ("10", "question 10.00"), ("11", "question 10.00")])
@pytest.mark.parametrize(("ndc", "known"), [("50242006001", True), ("50242006002", False), (None, False)])
def test_a_whole_package_is_asked_about_where_its_number_is_known(units, said, ndc, known):
    rows = [{"ndc": "50242006001", "code": "J9035", "dosage": "10 MG", "units": "10"}]
    tables = [{"table": "asp-crosswalk", "edition": "Q", "first_day": "2026-01-01", "last_day": "2026-03-31", "rows": rows}]
    line = {"day": "2026-02-03", "code": "J9035", "ndc": ndc, "units": units, "charge": "10.00", "modifiers": ["JW"]}
    found = answer("C20", {"kind": "claim", "form": "professional", "lines": [line]}, tables=tables, payers=["medicare"])
    assert found == (said if known else "")


def test_the_crosswalk_row_is_used_only_under_the_lines_own_code():
    limits = [{"code": "J1885", "dosage": "30 MG", "limit": "1.00"}]
    drugs = [
        {"ndc": "00409379601", "code": "J1886", "dosage": "15 MG", "units": "1"},
        {"ndc": "00409379601", "code": "J1885", "dosage": "20 MG", "units": "1"},
    ]
    days = {"edition": "Q", "first_day": "2026-01-01", "last_day": "2026-03-31"}
    tables = [{"table": "asp", **days, "rows": limits}, {"table": "asp-crosswalk", **days, "rows": drugs}]
    line = {"day": "2026-02-03", "code": "J1885", "description": "Drug 60 MG", "units": 60, "charge": "300.00"}
    assert answer("C20", {"lines": [{**line, "ndc": "00409379601"}]}, tables=tables) == "evidence 285.00"
    assert answer("C20", {"lines": [line]}, tables=tables) == "evidence 290.00"
    assert answer("C20", {"lines": [{**line, "code": "J1886", "ndc": "00409379601"}]}, tables=tables[1:]) == "evidence 280.00"
