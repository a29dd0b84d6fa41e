"""Sums stay with what they add up: sections over a page's end, summaries without signs, and totals below the last service."""

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import Page, Word

TOP = ["Pretend Regional Health", "Patient: Faye Fictional    Account: 4415-22", "Statement date: 03/08/2026", ""]
HEADS = "Date         Code    Description                 Amount"


def read(*pages):
    sheets = []
    for number, lines in enumerate(pages, 1):
        words = []
        for row, line in enumerate(lines, 1):
            at = 0
            for word in line.split():
                at = line.index(word, at)
                words.append(Word(word, (at * 100, row * 200, (at + len(word)) * 100, row * 200 + 200), number, row=row))
                at += len(word)
        sheets.append(Page(number, tuple(words)))
    [bill] = read_pages(tuple(sheets), reader="text", name="paper.txt", pages_count=len(sheets)).bills
    return bill


def test_a_section_goes_on_over_the_heading_of_the_next_page():
    bill = read(
        [
            *TOP,
            HEADS,
            "Dr. One",
            "01/02/2026   99213   Clinic visit                100.00",
            "01/02/2026   71046   Chest film                   50.00",
            "Total Dr. One                                    150.00",
            "Dr. Two",
            "01/02/2026   80053   Metabolic panel              70.00",
            "01/02/2026   85025   Blood count                  20.00",
        ],
        [
            HEADS,
            "01/02/2026   87040   Blood culture                30.00",
            "Total Dr. Two                                    120.00",
            "Grand total                                      270.00",
        ],
    )
    spans = [(row.amount.cents, row.first_line, row.last_line) for row in bill.rows if row.adds == "charge"]
    assert spans == [(15000, 0, 2), (12000, 2, 5), (27000, 0, 5)]


SUMMARY = [
    "SUMMARY",
    "Prior balance     Total billed     Insurance paid     Balance due",
    "$75.50            $300.00          -$200.00           $175.50",
]


def test_a_summary_without_signs_is_no_charge_where_its_sum_holds():
    rows = [
        "Room and care                                   $200.00",
        "Pharmacy                                        $100.00",
    ]
    bill = read([*TOP, *SUMMARY, "", *rows, "Total of services                               $300.00", "", *SUMMARY])
    assert [line.charge.cents for line in bill.lines] == [20000, 10000]
    assert (bill.previous_balance.cents, bill.total_charges.cents, bill.insurance_paid.cents) == (7550, 30000, 20000)
    assert bill.balance.cents == 17550


def test_what_is_summed_up_below_the_last_service_is_no_part_of_it():
    bill = read(
        [
            *TOP,
            HEADS,
            "01/02/2026   99213   Clinic visit                100.00",
            "01/02/2026   71046   Chest film                   50.00",
            "Proc: 85025",
            "Total charges 150.00",
            "Insurance paid 0.00",
            "Total due 150.00",
        ]
    )
    assert [line.charge and line.charge.cents for line in bill.lines if line.charge] == [10000, 5000]
    assert bill.total_charges.cents == 15000
    assert any(row.kind is RowKind.TOTAL for row in bill.rows)
