"""A claim printed by its labels, box numbers before them and no form behind, is read by its words."""

import pytest

from almoner.engine.intake.forms.read import read_form
from almoner.engine.intake.layout_parts.roles import heading, label, row_kind
from tests.engine.intake.layout_parts.printed import bill_of, page_of

CLAIM = """
  UB-04 CLAIM IMAGE (PAPER COPY)
  FL01 PROVIDER               MADEUP MEMORIAL HOSPITAL
  FL03a PATIENT CONTROL NO    95614686
  FL04 TYPE OF BILL           0131
  FL08 PATIENT NAME           EXAMPLE, TESTA
  FL10 BIRTHDATE              01011961
  42 REV    43 DESCRIPTION          44 HCPCS    45 DATE    46 UNITS       47 CHARGES
  0301      CMP                     80053       041825            1            91.00
  0450      ED VISIT                99283       041825            1           250.00
  0250      PHARMACY                            041825            1            59.00
            0001 TOTALS                                                      400.00
  FL54 PRIOR PAYMENTS                     0.00
  FL55 EST AMOUNT DUE                   400.00
  CREATION DATE 042525
"""


@pytest.mark.parametrize(
    ("text", "role"), [("42 REV", "revenue_code"), ("47 CHARGES", "charge"), ("Box 24F Charges", "charge")]
)
def test_a_boxs_number_is_no_part_of_a_heading(text: str, role: str) -> None:
    assert heading(text)[0][0] == role


@pytest.mark.parametrize(("text", "field"), [("FL08 PATIENT NAME", "patient"), ("FL03a PATIENT CONTROL NO", "account")])
def test_a_boxs_number_is_no_part_of_a_label(text: str, field: str) -> None:
    assert label(text)[0][0] == field


def test_days_of_an_ageing_table_are_no_box_numbers() -> None:
    assert heading("30 days")[0][0] == "ageing"
    assert row_kind("0001 TOTALS") == "total"


def test_a_claim_printed_by_its_labels_is_no_form() -> None:
    assert read_form((page_of(CLAIM),)) is None


def test_its_lines_and_its_total_are_read() -> None:
    bill = bill_of(CLAIM)
    assert [(line.revenue_code, line.code, str(line.charge)) for line in bill.lines] == [
        ("0301", "80053", "91.00"),
        ("0450", "99283", "250.00"),
        ("0250", None, "59.00"),
    ]
    assert str(bill.total_charges) == "400.00"
