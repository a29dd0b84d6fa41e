"""Rows and columns that only the rest of their table explains, on small made-up papers."""

import io
from datetime import date
from decimal import Decimal

import pytest

from almoner.adapters.readers.text import READER
from almoner.engine.bill import Reading

TOP = """Madeup Valley Clinic
12 Nowhere Road, Faketown, OH 43001
Patient: Testa Person          Account: 55-1203
Statement date: 03/20/2026

"""


def read(paper: str) -> Reading:
    return READER.read(io.BytesIO((TOP + paper).encode()), "bill.txt")


def charges(reading: Reading) -> list[str]:
    return [str(line.charge) for bill in reading.bills for line in bill.lines]


def rows(reading: Reading, kind: str) -> list[str]:
    return [str(row.amount) for bill in reading.bills for row in bill.rows if row.kind.value == kind]


CARE = """Date        Code     Description                  Units    Unit price      Charge
02/03/2026  99213    Office visit                     1        140.00      140.00
02/03/2026  85025    Blood count                      2         30.00       60.00
02/10/2026  97110    Exercise                         3         50.00      150.00
02/10/2026  36415    Blood draw                       1         12.00       12.00
"""


def test_of_two_counts_the_one_that_makes_the_charge_is_the_units():
    reading = read("""Date        Code     Description                Minutes    Un.    Per unit      Amount
02/03/2026  97161    Evaluation                      19      1      145.00      145.00
02/03/2026  97110    Exercise                        42      3       50.00      150.00
02/10/2026  97530    Activities                      32      2       82.75      165.50
Total charges                                                               460.50
""")
    assert [line.units for line in reading.bills[0].lines] == [Decimal(1), Decimal(3), Decimal(2)]


def test_counts_with_decimals_are_neither_money_nor_lost():
    reading = read(CARE.replace("  1  ", "1.00 ").replace("  2  ", "2.00 ").replace("  3  ", "3.00 "))
    assert [line.units for line in reading.bills[0].lines] == [1, 2, 3, 1]
    assert reading.lost == ()


@pytest.mark.parametrize("name", ["4 visits", "Everything together"])
def test_a_row_without_marks_that_is_the_sum_of_all_lines_is_a_total(name):
    reading = read(CARE + f"{name:70}    362.00\n")
    assert charges(reading) == ["140.00", "60.00", "150.00", "12.00"]
    assert "362.00" in rows(reading, "total")


def test_a_row_with_its_sections_name_is_its_sum_even_when_it_is_wrong():
    reading = read("""Date        Code     Description                  Units    Unit price      Charge
GREEN WING PROVIDERS
02/03/2026  99213    Office visit                     1        140.00      140.00
Charged by Green Wing Providers                                            104.00
BLUE WING PROVIDERS
02/03/2026  85025    Blood count                      2         30.00       60.00
02/10/2026  97110    Exercise                         3         50.00      150.00
02/10/2026  36415    Blood draw                       1         12.00       12.00
Charged by Blue Wing Providers                                             222.00
Total charges                                                              362.00
""")
    assert charges(reading) == ["140.00", "60.00", "150.00", "12.00"]
    assert rows(reading, "subtotal") == ["104.00", "222.00"]


def test_a_credit_of_any_name_among_coded_charges_is_no_line():
    reading = read("""Date        Code     Transaction                     Amount
02/03/2026  99213    Office visit                    140.00
02/03/2026  85025    Blood count                      60.00
02/10/2026  97110    Exercise                        150.00
02/20/2026           Madeup Mutual agreement         (40.00)
02/21/2026           Madeup Mutual adjustment        (30.00)
02/28/2026  36415    Blood draw                       12.00
""")
    assert charges(reading) == ["140.00", "60.00", "150.00", "12.00"]
    assert rows(reading, "adjustment") == ["40.00", "30.00"]


def test_a_reversed_charge_keeps_its_code_and_stays_a_line():
    reading = read(CARE + "02/10/2026  36415    Blood draw                      -1         12.00      -12.00\n")
    assert charges(reading)[-2:] == ["12.00", "-12.00"]


def test_a_figure_without_marks_below_the_total_is_said_to_be_lost():
    reading = read(
        CARE
        + "Total charges                                                              362.00\n"
        + f"{'Windmill':70}     77.00\n"
    )
    assert charges(reading) == ["140.00", "60.00", "150.00", "12.00"]
    assert any("77.00" in lost.what for lost in reading.lost)


def test_a_line_without_marks_in_a_table_of_such_lines_stays_a_line():
    reading = read("""Description                                               Charge
Room and care                                            900.00
Bandages                                                  10.00
Soup                                                       5.00
Total charges                                            915.00
""")
    assert charges(reading) == ["900.00", "10.00", "5.00"]


def test_how_old_a_balance_is_adds_no_line():
    reading = read(
        CARE
        + """Total charges                                                              362.00
Balance due                                                                362.00

Current            31-60 days         61-90 days         Over 90 days
$300.00            $62.00             $0.00              $0.00
"""
    )
    assert charges(reading) == ["140.00", "60.00", "150.00", "12.00"]
    assert reading.lost == ()


def test_a_summary_of_labels_over_amounts_is_read_whole():
    reading = read(
        CARE
        + """
Previous balance    Charges this statement    Paid by plan    Adjustments    Please pay this amount
$80.00              $362.00                   ($200.00)       ($42.00)       $200.00
"""
    )
    bill = reading.bills[0]
    assert charges(reading) == ["140.00", "60.00", "150.00", "12.00"]
    read_as = (bill.previous_balance, bill.total_charges, bill.insurance_paid, bill.adjustments, bill.balance)
    assert [str(amount) for amount in read_as] == ["80.00", "362.00", "200.00", "42.00", "200.00"]


def test_a_sum_of_all_people_on_the_paper_is_nobodys_line():
    row = "{}  {}    {:28} 1    {:>8}\n"
    reading = read(
        "Date        Code     Description               Units      Charge\nPatient: Uno Person\n"
        + row.format("02/03/2026", "99213", "Office visit", "140.00")
        + row.format("02/03/2026", "85025", "Blood count", "60.00")
        + "Patient: Dos Person\n"
        + row.format("02/03/2026", "97110", "Exercise", "150.00")
        + row.format("02/03/2026", "36415", "Blood draw", "12.00")
        + f"{'The family together':53}{'362.00':>8}\n"
    )
    assert charges(reading) == ["140.00", "60.00", "150.00", "12.00"]
    assert rows(reading, "note") == ["362.00"]


def test_a_price_alone_is_what_is_charged():
    reading = read("""Code     Procedure                        Price
82607    Vitamin level                   125.99
80061    Lipid panel                     153.00
83036    Sugar over months                97.00
Total charges                            375.99
""")
    assert charges(reading) == ["125.99", "153.00", "97.00"]
    assert not reading.doubts


def test_lines_of_an_estimate_take_its_one_planned_day():
    reading = READER.read(
        io.BytesIO(
            b"""Madeup Valley Clinic
Good Faith Estimate for Health Care Items and Services
This is an estimate and not a bill.
Patient: Testa Person
Planned date of service: 04/18/2026

Service                 Code      Qty    Expected charge
Office visit            99213     1               140.00
Blood count             85025     1                30.00
Total expected charges                            170.00
"""
        ),
        "estimate.txt",
    )
    assert [line.day for line in reading.bills[0].lines] == [date(2026, 4, 18)] * 2


EXPLAINED = """Madeup Mutual Health Plan
Explanation of Benefits
This is not a bill.
Member: Testa Person          Claim number: 77-1
Provider: Madeup Valley Clinic

{said}

Date of       Type of       Amount     Member     Covered  Applied        Co-       Paid       Your
service       service       billed     savings    amount to deductible insurance    by plan    share
02/03/2026    OFFICE        140.00     40.00      100.00   0.00           20.00     80.00      20.00
02/04/2026    XRAY          200.00     50.00      150.00   50.00          20.00     80.00      70.00
02/05/2026    LAB            60.00     10.00       50.00   0.00           10.00     40.00      10.00
Totals                      400.00    100.00      300.00   50.00          50.00    200.00     100.00
"""


def explained(said: str) -> Reading:
    return READER.read(io.BytesIO(EXPLAINED.format(said=said).encode()), "eob.txt")


def test_headings_above_one_run_of_words_are_told_apart():
    lines = explained("").bills[0].lines
    assert [(str(line.allowed), str(line.deductible), str(line.coinsurance)) for line in lines] == [
        ("100.00", "0.00", "20.00"),
        ("150.00", "50.00", "20.00"),
        ("50.00", "0.00", "10.00"),
    ]


@pytest.mark.parametrize(
    ("said", "rate"),
    [
        ("Your plan pays 80% of the allowed amount. Your coinsurance is 20%.", Decimal("0.2")),
        ("Su coaseguro es 10%.", Decimal("0.1")),
        ("Coinsurance is 20% in network; coinsurance is 40% out of network.", None),
        ("Coinsurance is a share of the cost, 80% of which the plan may pay.", None),
    ],
)
def test_a_rate_said_in_a_sentence_counts_when_it_is_the_only_one(said, rate):
    assert explained(said).bills[0].coinsurance_rate == rate
