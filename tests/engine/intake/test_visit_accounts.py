"""A statement of several visits with numbers and sums of their own below a summary of all: each figure goes to whom it belongs."""

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import Page, Word

TOP = [
    "Pretend Regional Health          Patient Statement",
    "Patient            Faye Fictional",
    "Statement date     03/08/2026",
    "Total charges      ${total}",
    "Insurance payments -$90.00",
    "Insurance adjustments -$60.00",
    "Amount you owe     $350.00",
    "",
]
ONE = [
    "North Campus - 12/27/2025        Account 312400001",
    "Date         Description                        Amount",
    "12/27/2025   Respiratory services              $120.00",
    "12/27/2025   Laboratory                         $80.00",
    "Total charges for visit                        $200.00",
    "01/22/2026   Insurance payment                 -$50.00",
    "01/22/2026   Insurance adjustment              -$20.00",
    "What remains of this one                       $130.00",
    "",
]
TWO = [
    "South Campus - 01/11/2026        Account 349800002",
    "Date         Description                        Amount",
    "01/11/2026   Clinic visit                      $250.00",
    "01/11/2026   Pharmacy                           $50.00",
    "Total charges for visit                        $300.00",
    "01/26/2026   Insurance payment                 -$40.00",
    "01/26/2026   Insurance adjustment              -$40.00",
    "What remains of this one                       $220.00",
]


def read(*lines):
    words = []
    for row, line in enumerate(lines, 1):
        at = 0
        for word in line.split():
            at = line.index(word, at)
            words.append(Word(word, (at * 100, row * 200, (at + len(word)) * 100, row * 200 + 200), 1, row=row))
            at += len(word)
    return read_pages((Page(1, tuple(words)),), reader="text", name="paper.txt", pages_count=1)


def cents(bill):
    names = ("total_charges", "insurance_paid", "adjustments", "balance")
    return [amount and amount.cents for amount in (getattr(bill, name) for name in names)]


def test_each_visit_has_its_own_sums_and_the_statement_those_above_all():
    one, two, whole = read(*[line.format(total="500.00") for line in TOP], *ONE, *TWO).bills
    assert (cents(one), one.patient.account) == ([20000, 5000, 2000, 13000], "312400001")
    assert (cents(two), two.patient.account) == ([30000, 4000, 4000, 22000], "349800002")
    assert (cents(whole), whole.whole_of, whole.lines) == ([50000, 9000, 6000, 35000], 2, ())
    assert [row.amount.cents for row in whole.rows if row.kind is RowKind.SUBTOTAL] == [20000, 30000]


def test_a_wrong_sum_among_the_statements_stays_its_own():
    *visits, whole = read(*[line.format(total="540.00") for line in TOP], *ONE, *TWO).bills
    assert [visit.total_charges.cents for visit in visits] == [20000, 30000]
    assert whole.total_charges.cents == 54000


def test_one_visit_has_the_sums_that_stand_above_it():
    top = [line.format(total="200.00").replace("$90", "$50").replace("$60", "$20").replace("$350", "$130") for line in TOP]
    [bill] = read(*top, *ONE).bills
    assert (cents(bill), bill.whole_of) == ([20000, 5000, 2000, 13000], None)
    assert [row.label for row in bill.rows if row.adds == "balance"] == ["What remains of this one"]
