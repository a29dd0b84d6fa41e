"""Counts that stand with a price in one cell or behind a row's words, letters that count rows, and rows with payments below."""

from almoner.engine.bill import Line
from almoner.engine.intake.layout_parts.closing import pages_missing
from almoner.engine.intake.layout_parts.listed_letters import without_letters
from tests.engine.intake.layout_parts.printed import bill_of

RUN = """
MADE UP AMBULANCE
INVOICE                         Account  MU-778
Patient  SAM EXAMPLE
Date of service 05/10/2026

    Amount   Units x rate        Code        For
   $760.00   38.0 {sign} $20.00       A0425 NH    Ground mileage
    $28.94   2 {sign} $14.47          J0171       Made-up drug 0.1 mg
    $15.25   5 {sign} $15.05          A0420       Waiting time
    $53.00   1 {sign} $53.00                      Linen and cleaning
   $857.19   TOTAL CHARGES
"""
DRUGS = """
MADE UP CLINIC
STATEMENT                         Account  MU-778
Patient  SAM EXAMPLE
Date of service 05/10/2026

SERVICE                                        CHARGE
Made-up drug, 10 mg (J3301) x 4                 $40.00
J1030   Made-up injection 40 mg    x2           $49.78
Made-up gauze 4 x 4                             $12.00
Made-up drug, odd (J3302) x 3                   $10.00
Made-up wrap x 7                                 $9.00
                               Total charges   $120.78
"""
SETTLED = """
MADE UP CLINIC
STATEMENT                         Account  MU-778
Patient  SAM EXAMPLE

SERVICE                                      CHARGE    PAID / ADJUSTED     YOU OWE
Visit of 07/06/2026 with Made Example, NP
99213   Office visit                         $90.00
        07/29/2026  Made Health paid                        -$50.00
        07/29/2026  Made Health discount                    -$30.00         $10.00
69210   Made-up removal                      $60.00
        07/29/2026  Made Health paid                        -$40.00
        07/29/2026  Made Health discount                    -$15.00          $5.00
Visit of 08/02/2026 with Other Example, NP
99214   Office visit, longer                $120.00
        08/22/2026  Made Health discount                    -$20.00        $100.00
                                 Total charges   $270.00
"""


def test_a_count_and_a_price_in_one_cell_are_both_read_even_where_their_product_is_not_the_charge():
    for sign in ("x", "@", "at"):
        bill = bill_of(RUN.format(sign=sign))
        assert [(line.code, str(line.units), str(line.unit_price), str(line.charge)) for line in bill.lines] == [
            ("A0425", "38.0", "20.00", "760.00"),
            ("J0171", "2", "14.47", "28.94"),
            ("A0420", "5", "15.05", "15.25"),
            (None, "1", "53.00", "53.00"),
        ]
        assert [line.description for line in bill.lines][1:3] == ["Made-up drug 0.1 mg", "Waiting time"]


def test_a_count_behind_the_words_is_one_behind_a_bracket_or_where_the_charge_is_so_many_times_a_price():
    assert [(line.code, line.units and str(line.units)) for line in bill_of(DRUGS).lines] == [
        ("J3301", "4"),
        ("J1030", "2"),
        (None, None),
        ("J3302", "3"),
        (None, None),
    ]


def test_a_day_over_services_is_theirs_though_payments_below_them_have_days():
    assert [(line.code, str(line.day)) for line in bill_of(SETTLED).lines] == [
        ("99213", "2026-07-06"),
        ("69210", "2026-07-06"),
        ("99214", "2026-08-02"),
    ]


def test_what_is_left_of_a_charge_stands_beside_its_last_credit_and_is_the_charges_where_the_sum_closes():
    bill = bill_of(SETTLED.replace("$5.00", "$7.77"))
    assert [line.patient_owes and str(line.patient_owes) for line in bill.lines] == ["10.00", None, "100.00"]
    assert "7.77" in [str(row.amount) for row in bill.rows]


def test_letters_that_count_the_rows_are_no_part_of_their_words_and_others_are():
    for said, wanted in (
        ("A. Oxygen|B. Supplies|C. Attendant", "Oxygen|Supplies|Attendant"),
        ("1) Oxygen|2) Supplies|1) Attendant", "Oxygen|Supplies|Attendant"),
        ("A. Oxygen|B. Supplies|D. Attendant", "A. Oxygen|B. Supplies|D. Attendant"),
        ("A. Oxygen|B. Supplies|Attendant", "A. Oxygen|B. Supplies|Attendant"),
        ("A. Oxygen|A. Supplies|A. Attendant", "A. Oxygen|A. Supplies|A. Attendant"),
    ):
        lines = without_letters([Line(description=text) for text in said.split("|")])
        assert "|".join(line.description for line in lines) == wanted


def test_a_page_without_a_number_may_be_the_one_that_seems_to_be_missing():
    assert pages_missing("charges\nPage 2 of 2")
    assert not pages_missing("charges\nPage 2 of 2", shown=2)
    assert pages_missing("Page 1 of 3\nPage 3 of 3", shown=2)
