"""Columns that meet with no more than a blank between them are told apart by what stands in them, row after row."""

from tests.engine.intake.layout_parts.printed import bill_of

TIGHT = """
  MADEUP HOSPITAL                                STATEMENT
  Account: TR93021                               Statement date: 08/27/2025

  Date       R/C  Units Description                          Charge
  08/04/2025 0324 1 Chest film two views                     478.50
  08/04/2025 0636 9 Heparin 1000 u                            81.72
  08/04/2025 0258 2 Saline 1000 ml                           166.25
  08/05/2025 0301 1 Level of magnesium                        71.47

  Total charges                                              797.94
"""


def test_a_count_right_before_the_words_is_a_column_of_its_own() -> None:
    lines = bill_of(TIGHT).lines
    assert [(str(line.day), line.revenue_code, str(line.units), line.description) for line in lines] == [
        ("2025-08-04", "0324", "1", "Chest film two views"),
        ("2025-08-04", "0636", "9", "Heparin 1000 u"),
        ("2025-08-04", "0258", "2", "Saline 1000 ml"),
        ("2025-08-05", "0301", "1", "Level of magnesium"),
    ]
