"""Charges in blocks of the same labels: the labels coming again make them services, whatever their words are."""

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import Page, Word

TOP = ["Pretend Home Care", "Patient: Faye Fictional", "Account: 4415-22", "Statement date: 03/08/2026", ""]


def read(*lines, high=100, apart=40):
    """Printed lines, a blank one standing for a wider gap; two blanks or more part cells."""
    words = []
    y = 300
    for line in lines:
        at = 0
        for word in line.split():
            at = line.index(word, at)
            words.append(Word(word, (at * 80, y, (at + len(word)) * 80, y + high), 1))
            at += len(word)
        y += high + apart
    [bill] = read_pages((Page(1, tuple(words)),), reader="pdf_text", name="paper.pdf", pages_count=1).bills
    return bill


def told(bill):
    return [
        (str(line.day), line.code, line.units and int(line.units), line.charge.cents, line.description) for line in bill.lines
    ]


def test_one_value_in_a_line_with_words_that_nobody_knows():
    bill = read(
        *TOP,
        "Was brought: Walker",
        "Whenever: 01/02/2026 - 01/05/2026",
        "Key: E0143",
        "Many: 1",
        "Thaler: $185.00",
        "",
        "Was brought: Test strips",
        "Whenever: 01/07/2026 - 01/09/2026",
        "Key: A4253",
        "Many: 2",
        "Thaler: $84.00",
        "",
        "Total charges $269.00",
    )
    days_and_sums = [(line.day.isoformat(), line.through.isoformat(), line.code, line.charge.cents) for line in bill.lines]
    assert days_and_sums == [("2026-01-02", "2026-01-05", "E0143", 18500), ("2026-01-07", "2026-01-09", "A4253", 8400)]
    assert bill.total_charges.cents == 26900


def test_blocks_of_labels_over_values_stand_beside_each_other():
    bill = read(
        *TOP,
        "Clinic visit                                    Blood count",
        "Code      Qty     Each        Billed            Code      Qty     Each        Billed",
        "99213     1       $100.00     $100.00           85025     1       $20.00      $20.00",
        "",
        "Chest film                                      Metabolic panel",
        "Code      Qty     Each        Billed            Code      Qty     Each        Billed",
        "71046     2       $50.00      $100.00           80053     1       $70.00      $70.00",
        "",
        "Total charges $290.00",
    )
    assert [(code, units, cents) for _, code, units, cents, _ in told(bill)] == [
        ("99213", 1, 10000),
        ("71046", 2, 10000),
        ("85025", 1, 2000),
        ("80053", 1, 7000),
    ]
    assert [bill.lines[0].description, bill.lines[1].description] == ["Clinic visit", "Chest film"]


SECTIONS = [
    *TOP,
    "LABORATORY {first}",
    "",
    "Blood count ........ $20.00",
    "01/02/2026 Code 85025 Qty 1",
    "Price each $20.00",
    "",
    "Metabolic panel ........ $70.00",
    "01/02/2026 Code 80053 Qty 1",
    "Price each $70.00",
    "",
    "IMAGING $100.00",
    "",
    "Chest film ........ $100.00",
    "01/03/2026 Code 71046 Qty 2",
    "Price each $50.00",
    "",
    "DRUGS $30.00",
    "",
    "Ketorolac ........ $30.00",
    "01/03/2026 Code J1885 Qty 2",
    "Price each $15.00",
    "",
    "Total charges $220.00",
]


def test_amounts_between_blocks_add_up_those_that_follow():
    bill = read(*[line.format(first="$90.00") for line in SECTIONS])
    assert [code for _, code, *_ in told(bill)] == ["85025", "80053", "71046", "J1885"]
    sums = [(row.label, row.amount.cents, row.first_line, row.last_line) for row in bill.rows if row.kind is RowKind.SUBTOTAL]
    assert sums == [("LABORATORY", 9000, 0, 2), ("IMAGING", 10000, 2, 3), ("DRUGS", 3000, 3, 4)]


def test_one_of_them_may_be_wrong():
    bill = read(*[line.format(first="$99.00") for line in SECTIONS])
    assert [row.amount.cents for row in bill.rows if row.kind is RowKind.SUBTOTAL] == [9900, 10000, 3000]


def test_a_summary_printed_twice_and_blocks_over_their_items_are_no_services():
    summary = ["Total of services: $300.00", "Insurance paid: $200.00", "Please pay: $100.00", ""]
    rows = ["01/02/2026   99213   Clinic visit    $100.00", "01/02/2026   71046   Chest film    $200.00", ""]
    bill = read(*TOP, *summary, *rows, *summary)
    assert [(code, cents) for _, code, _, cents, _ in told(bill)] == [("99213", 10000), ("71046", 20000)]


def test_what_was_paid_on_rows_of_a_table_is_no_service():
    bill = read(
        *TOP,
        "Date        Code    Service           Amount",
        "01/02/2026  73721   Scan of the knee  996.07",
        "01/20/2026  Ins Pmt                   278.90-",
        "01/20/2026  Ins Adj                   438.27-",
        "01/06/2026  71046   Film of the chest 109.95",
        "01/21/2026  Ins Pmt                   53.10-",
        "01/21/2026  Ins Adj                   34.08-",
        "Total charges                         1,106.02",
    )
    assert [(line.code, line.charge.cents) for line in bill.lines] == [("73721", 99607), ("71046", 10995)]


def test_the_last_label_of_a_block_names_no_service_of_the_next_and_the_whole_is_the_charge():
    block = ["RX {0} REFILLS 5", "PILLS 50MCG", "NDC 73514-4678-5{1} QTY {1}", "LIST ${2}", "PLAN ${3}", "DUE ${4}"]
    blocks = [("7061114", "30", "35.71", "20.71", "15.00"), ("7479565", "16", "30.75", "15.75", "15.00")]
    lines = [line.format(*said) for said in blocks for line in block]
    bill = read(*TOP, *lines, "", "2 RX TOTAL LIST $66.46")
    assert [line.charge.cents for line in bill.lines] == [3571, 3075]
    assert all(line.unit_price is None for line in bill.lines)
