"""Whose a hospital's price file is, and which of its prices count."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from almoner.engine.reference.editions import Edition
from almoner.engine.reference.posted import TABLE, PostedPrice, answer, matching, of_hospital

HILL = Edition(
    TABLE, "st-made-up-hospital", None, "2026-01-15", date(2026, 1, 15), None, "1", "", "", partial=False, rows=1,
    marks=("ein:123456789", "npi:1234567893", "npi:1098765432", "state:ZZ"),
)  # fmt: skip
VALE = replace(HILL, setting="vale-hospital", marks=(), sha256="2")
ROW = PostedPrice(
    code="G0279", kind="HCPCS", description="", setting="outpatient", modifiers="", payer="", plan="", gross=None,
    cash=Decimal(90), least=Decimal(50), most=Decimal(70), negotiated=None, share=None, algorithm=None, method=None,
)  # fmt: skip


def whose(*editions, name=None, npi=None, tax_id=None, state=None):
    return of_hospital(editions, name=name, npi=npi, tax_id=tax_id, state=state)


@pytest.mark.parametrize(
    ("provider", "found"),
    [
        ({"npi": "1098765432", "name": "Made-Up Billing Office"}, "st-made-up-hospital"),
        ({"name": "ST MADE-UP HOSPITAL"}, "st-made-up-hospital"),
        ({"name": "The Saint Made-Up Hospital", "state": "ZZ"}, "st-made-up-hospital"),
        ({"name": "St. Made-up Hospital", "tax_id": "12-3456789"}, "st-made-up-hospital"),
        ({"name": "Vale Hospital", "state": "NY", "npi": "1111111112"}, "vale-hospital"),
        ({"name": "St. Made-up Hospital", "state": "NY"}, None),
        ({"name": "St. Made-up Hospital", "tax_id": "98-7654321"}, None),
        ({"name": "Made-up Hospital"}, None),
        ({"name": "St. Made-up Hospital Annex"}, None),
        ({"name": None, "npi": "1111111112"}, None),
        ({}, None),
    ],
)
def test_a_file_is_a_hospitals_by_its_number_or_its_name_with_nothing_against_it(provider, found):
    assert whose(HILL, VALE, **provider) == found


def test_two_hospitals_with_one_number_are_neither():
    assert whose(HILL, replace(VALE, marks=HILL.marks), npi="1234567893") is None


def test_several_editions_of_one_hospital_are_one_hospital():
    later = replace(HILL, name="2026-06-01", first_day=date(2026, 6, 1), sha256="3")
    assert whose(HILL, later, name="St. Made-Up Hospital") == "st-made-up-hospital"


def test_of_several_prices_the_highest_in_cash_and_the_widest_range_count():
    other = replace(ROW, cash=Decimal(95), least=Decimal(40), most=None)
    plan = replace(ROW, payer="Example Health", plan="PPO", cash=None, least=None, most=None, negotiated=Decimal(99))
    revenue = replace(ROW, kind="RC", cash=Decimal(500))
    found = answer([ROW, other, plan, revenue], HILL)
    assert (found.cash, found.several, found.least, found.most) == (Decimal(95), True, Decimal(40), Decimal(99))
    assert answer([ROW, ROW], HILL).several is False
    assert answer([replace(ROW, cash=None, least=None, most=None)], HILL) is None
    assert answer([revenue], HILL) is None
    assert answer([], HILL) is None


def test_setting_and_modifiers_must_be_the_same():
    left = replace(ROW, modifiers="LT|50")
    rows = [ROW, replace(ROW, setting="inpatient"), replace(ROW, setting="both"), left]
    assert matching(rows, setting="outpatient") == (rows[0], rows[2])
    assert matching(rows, setting="outpatient", modifiers=frozenset({"50", "LT"})) == (left,)
