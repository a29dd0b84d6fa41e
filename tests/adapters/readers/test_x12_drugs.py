"""How much of a drug an X12 claim names beside its NDC."""

import io
from decimal import Decimal

import pytest

from almoner.adapters.readers.x12 import X12
from tests.adapters.readers.x12_files import own

DRUG, AMOUNT = "LIN**N4*00409379601~", "CTP****2*ML~"


def line(after):
    """The second line of our claim, with these segments behind its drug."""
    text = own("837p_two_lines").decode()
    return text.replace("\n", "").replace(DRUG + AMOUNT, DRUG + after)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("CTP****2*UN~", (Decimal(2), "UN")),
        ("CTP****0.5*ML~", (Decimal("0.5"), "ML")),
        ("CTP****2~", (Decimal(2), None)),
        ("CTP****2*UN:1~", (Decimal(2), "UN")),
        ("CTP***1.5**UN~", (None, None)),
        ("CTP****x*UN~", (None, None)),
        ("", (None, None)),
    ],
)
def test_the_quantity_stands_beside_the_drug(after, told):
    [bill] = X12().read(io.BytesIO(line(after).encode()), "made_up.x12").bills
    first, second = bill.lines
    assert (second.ndc_units, second.ndc_unit) == told
    assert (first.ndc_units, first.ndc_unit) == (None, None)


def test_a_second_quantity_is_lost_and_the_first_stays():
    reading = X12().read(io.BytesIO(line("CTP****2*UN~CTP****3*UN~").encode()), "made_up.x12")
    [bill] = reading.bills
    assert bill.lines[1].ndc_units == Decimal(2)
    assert [lost.what for lost in reading.lost if "ndc units" in lost.what]


def test_a_quantity_without_a_drug_is_no_fault():
    text = line("").replace(DRUG, "CTP****2*UN~")
    [bill] = X12().read(io.BytesIO(text.encode()), "made_up.x12").bills
    assert bill.lines[1].ndc_units is None
