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


LABELLED = """
  MADEUP REHAB                                   STATEMENT
  Account: TR93021                               Statement date: 08/27/2025

  Date of service 05/20/2025 / Code 97112-GP / Units 2
  Strength training                                          141.90
  Date of service 05/27/2025 / Code 97116-GP / Units 1
  Gait training                                               75.65

  Total charges                                              217.55
"""

OFFSET = """
  MADEUP LABORATORY                              STATEMENT
  Account: TR93021                               Statement date: 08/27/2025

          DATE               CODE                  DETAILS            UNITS            FEE
  06/24/2025      86140          C-reactive protein                              1               73.76
  06/25/2025      80061          Lipid panel                                     2              140.00
  06/26/2025      84443          Thyroid hormone                                 1              102.20

  Total charges                                                                                315.96
"""


def test_marks_behind_their_names_are_read_out_of_a_rows_words() -> None:
    lines = bill_of(LABELLED).lines
    assert [(str(line.day), line.code, line.modifiers, str(line.units), line.description) for line in lines] == [
        ("2025-05-20", "97112", ("GP",), "2", "Strength training"),
        ("2025-05-27", "97116", ("GP",), "1", "Gait training"),
    ]


def test_headings_set_off_from_their_columns_name_them_in_order() -> None:
    lines = bill_of(OFFSET).lines
    assert [(str(line.day), line.code, str(line.units), str(line.charge)) for line in lines] == [
        ("2025-06-24", "86140", "1", "73.76"),
        ("2025-06-25", "80061", "2", "140.00"),
        ("2025-06-26", "84443", "1", "102.20"),
    ]


BRACKETED = """
  MADEUP HOSPITAL                                STATEMENT
  Account: TR93021                               Statement date: 08/27/2025

  Date            Description                                Charges
  03/25/2025      99284 - Emergency visit                    1475.99
  03/25/2025      J1644 - Heparin 1000 u (2,500)               25.00
  03/25/2025      J7030 - Saline 1000 ml (3)                   85.50

  Total charges                                              1586.49
"""


def test_figures_in_brackets_that_divide_every_charge_count() -> None:
    lines = bill_of(BRACKETED).lines
    assert [(line.code, None if line.units is None else str(line.units)) for line in lines] == [
        ("99284", None),
        ("J1644", "2500"),
        ("J7030", "3"),
    ]
