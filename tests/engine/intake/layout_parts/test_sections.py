"""Sections of a bill: the day over their rows, the sum under them, the summary that repeats it, and credits in a list below."""

from almoner.engine.bill import RowKind
from almoner.engine.money import Money
from tests.engine.intake.layout_parts.printed import bill_of

TREATMENTS = """
MADE UP INFUSION CENTER
STATEMENT                         Account  MU-778
Patient  SAM EXAMPLE

CODE    DESCRIPTION              UNITS     RATE       CHARGE
{first}
96413   FIRST HOUR                   1     50.00       50.00
J9035   MADE-UP DRUG                10      2.00       20.00
^          NDC 87120-0415-01
                                Treatment total        70.00
{second}
96413   FIRST HOUR                   1     50.00       50.00
96415   ADDED HOUR                   1     30.00       30.00
                                Treatment total        80.00
                                Statement total       150.00
POSTED       WHAT                                     AMOUNT
06/20/2026   Bank draft                               -100.00
Pg. 1                                                  MU-778
"""


def test_a_day_among_words_over_rows_without_days_is_theirs():
    for first, second in (
        ("DATE OF SERVICE 05/10/2026", "DATE OF SERVICE 05/31/2026"),
        ("Visit 05/10/2026 chair 3", "Visit 05/31/2026 chair 14"),
        ("05/10/2026 Cycle 1 day 1", "05/31/2026 Cycle 1 day 8"),
        ("Treatment 1 of 3 May 10, 2026", "Treatment 2 of 3 May 31, 2026"),
    ):
        bill = bill_of(TREATMENTS.format(first=first, second=second))
        assert [(line.code, str(line.day)) for line in bill.lines] == [
            ("96413", "2026-05-10"),
            ("J9035", "2026-05-10"),
            ("96413", "2026-05-31"),
            ("96415", "2026-05-31"),
        ]
        assert [line.ndc for line in bill.lines] == [None, "87120041501", None, None]
        assert [(row.kind, row.amount) for row in bill.rows if row.kind is RowKind.PAYMENT] == [(RowKind.PAYMENT, Money(10000))]


DEPARTMENTS = """
MADE UP HOSPITAL
STATEMENT                         Account  MU-779
Patient  SAM EXAMPLE

0301 LABORATORY                                       {laboratory}
0450 EMERGENCY                                        {emergency}
Total charges                                         {total}

ITEM                       CODE    DATE         CHG NO    QTY     AMOUNT
REV 0301 LABORATORY
MADE UP COUNT 4TH KIND     85025   05/10/2026   3014122     1      40.00
MADE UP PANEL              80053   05/10/2026   3014668     1      60.00
0301 TOTAL                                                        {laboratory}
*** 0450 EMERGENCY ***
ER VISIT 3                 99283   05/10/2026   4505655     1     300.00
BLADDER CATH               51702   05/10/2026   4509092     1      50.00
0450 TOTAL                                                        {emergency}
WHOLE STAY                                                        {total}
"""


def test_a_summary_of_departments_beside_their_detail_is_no_charge():
    sums = {"laboratory": "100.00", "emergency": "350.00", "total": "450.00"}
    for told in (sums, sums | {"laboratory": "110.00", "total": "460.00"}):  # also where a sum is wrong
        bill = bill_of(DEPARTMENTS.format(**told))
        assert [(line.code, str(line.charge)) for line in bill.lines] == [
            ("85025", "40.00"),
            ("80053", "60.00"),
            ("99283", "300.00"),
            ("51702", "50.00"),
        ]
        assert [line.revenue_code for line in bill.lines] == ["0301", "0301", "0450", "0450"]
        assert str(bill.total_charges) == told["total"]
        sections = [(str(row.amount), row.first_line, row.last_line) for row in bill.rows if row.kind is RowKind.SUBTOTAL]
        assert sections == [(told["laboratory"], 0, 2), (told["emergency"], 2, 4)]


WORDS_ASIDE = """
MADE UP SURGERY CENTER
ITEMIZED BILL                         Account  MU-780
Patient  SAM EXAMPLE              Surgery date  04/07/2026

No.   Code      M1 M2 M3         Units     Unit fee     Gross fee

 Procedures

{rows}
                          Sum - procedures               {sum}

 Drugs and recovery

{more}
                 Sum - drugs and recovery                  20.00

 Reductions
      Half price in the same session, no. 2              (150.00)

  Total of all items           $820.00    This bill is for the facility.
  Multiple procedure reductions ($150.00)
  Collected at check-in        ($70.00)
  Owed by you                  $600.00
"""
ROWS = (
    (("29827", "RT", "500.00", "Made-up scope"), ("20680", "  ", "300.00", "Made-up removal")),
    (("J2704", "  ", "20.00", "Made-up sleep"),),
)


def _rows(number: int, rows: tuple[tuple[str, ...], ...], *, above: bool) -> str:
    found = []
    for at, (code, modifier, amount, words) in enumerate(rows, number):
        amounts = f"{code:10}{modifier}                   1       {amount:>8}      {amount:>8}"
        pair = (f"{at}     {words}", f"^     {amounts}") if above else (f"{at}     {amounts}", f"^      {words}")
        found.append("\n".join(pair))
    return "\n".join(found)


def test_what_was_done_stands_above_or_below_its_row_and_sums_name_their_section():
    for above in (False, True):
        for right in ("800.00", "810.00"):  # also where a section's sum is wrong
            rows = {"rows": _rows(1, ROWS[0], above=above), "more": _rows(3, ROWS[1], above=above)}
            bill = bill_of(WORDS_ASIDE.format(sum=right, **rows))
            assert [(line.code, line.modifiers, str(line.charge), line.description) for line in bill.lines] == [
                ("29827", ("RT",), "500.00", "Made-up scope"),
                ("20680", (), "300.00", "Made-up removal"),
                ("J2704", (), "20.00", "Made-up sleep"),
            ]
            sums = [(str(row.amount), row.first_line, row.last_line) for row in bill.rows if row.kind is RowKind.SUBTOTAL]
            assert sums == [(right, 0, 2), ("20.00", 2, 3)]
            assert (bill.total_charges, bill.adjustments, bill.patient_paid) == (Money(82000), Money(15000), Money(7000))
            assert [row.kind for row in bill.rows if row.amount == Money(15000)] == [RowKind.ADJUSTMENT]


def test_a_sum_whose_words_come_again_is_of_its_section_also_below_the_head_of_the_next_page():
    paper = TREATMENTS.format(first="DATE OF SERVICE 05/10/2026", second="DATE OF SERVICE 05/31/2026")
    wrong = paper.replace(
        "Treatment total        80.00",
        "Made-up Center: Sam Example, continued\n                                Treatment total        90.00",
    )
    bill = bill_of(wrong)
    assert [str(line.charge) for line in bill.lines] == ["50.00", "20.00", "50.00", "30.00"]
    assert [(str(row.amount), row.first_line, row.last_line) for row in bill.rows if row.kind is RowKind.SUBTOTAL] == [
        ("70.00", 0, 2),
        ("90.00", 2, 4),
    ]
    assert bill.total_charges == Money(15000)
