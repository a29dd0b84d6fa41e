"""Spreadsheets and separated text as people really have them, all made up: every row accounted for, nothing guessed."""

import io
import os
import random
import string
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from almoner.adapters.readers.table import READER
from almoner.engine.bill import BillKind, Form, PaperKind, RowKind
from almoner.engine.errors import Refused
from almoner.engine.money import Money

DATA = Path(os.environ.get("ALMONER_TEST_DATA", Path(__file__).parents[4] / "shared" / "data")) / "claims_tables"


def read(content, name="bill.csv"):
    reading = READER.read(io.BytesIO(content.encode() if isinstance(content, str) else content), name)
    assert reading.parts == reading.parts_accounted
    return reading


def book(*sheets, hidden=(), merged=(), hidden_sheets=()):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    for title, row in hidden:
        made[title].row_dimensions[row].hidden = True
    for title, area in merged:
        made[title].merge_cells(area)
    for title in hidden_sheets:
        made[title].sheet_state = "hidden"
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def charges(bill):
    return [None if line.charge is None else str(line.charge) for line in bill.lines]


HOSPITAL = """Made-up General Hospital
Itemized Statement,,,,
Patient:,Jane Example,,Account #:,MU-00451
Statement Date,03/01/2026

Svc Date,Rev Cd,HCPCS/CPT,Description,Qty,Unit Price,Chgs
02/03/2026,0450,99284-25,ED visit,1,"1,204.00","1,204.00"
02/03/2026,0636,0J1885,Made-up drug,2,100.00,200.00
,,,second line of words,,,
02/14/2026,300,80053,Panel,1,90.00,90.00
,,,Total Charges,,,"1,494.00"
,,,Insurance payment,,,-700.00
,,,Contractual adjustment,,,-500.00
,,,Balance due,,,294.00
Please call us
"""


def test_an_itemized_statement_with_title_labels_and_totals():
    reading = read(HOSPITAL)
    (bill,) = reading.bills

    assert (reading.kind, reading.doubts, reading.lost) == (PaperKind.BILL, (), ())
    assert (bill.provider.name, bill.patient.name, bill.patient.account) == (
        "Made-up General Hospital",
        "Jane Example",
        "MU-00451",
    )
    assert (bill.statement_date, bill.first_day, bill.last_day) == (date(2026, 3, 1), date(2026, 2, 3), date(2026, 2, 14))
    assert bill.form is Form.INSTITUTIONAL
    assert [
        (line.code, line.modifiers, line.revenue_code, line.units, line.unit_price, str(line.charge)) for line in bill.lines
    ] == [
        ("99284", ("25",), "0450", Decimal(1), Decimal(1204), "1204.00"),
        ("J1885", (), "0636", Decimal(2), Decimal(100), "200.00"),
        ("80053", (), "0300", Decimal(1), Decimal(90), "90.00"),
    ]
    assert bill.lines[1].description == "Made-up drug second line of words"
    assert bill.lines[1].spot.cell == "A8"
    assert (bill.total_charges, bill.insurance_paid, bill.adjustments, bill.balance) == (
        Money(149400), Money(70000), Money(50000), Money(29400),
    )  # fmt: skip
    assert bill.spots["balance"].cell == "G14"
    (total,) = [row for row in bill.rows if row.kind is RowKind.TOTAL]
    assert (total.amount, total.first_line, total.last_line, total.adds) == (Money(149400), 0, 3, "charge")


@pytest.mark.parametrize("separator", ["\t", "|", ";"])
def test_any_separator_reads_alike(separator):
    rows = [row.split(",") for row in HOSPITAL.replace('"1,204.00"', "1204.00").replace('"1,494.00"', "1494.00").splitlines()]
    assert read("\n".join(separator.join(row) for row in rows)).bills[0].lines == read(HOSPITAL).bills[0].lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252"])
def test_any_encoding_keeps_spanish_words(encoding):
    text = "Fecha;Código;Descripción;Cantidad;Importe\n13/02/2026;99213;Visita médica en español;1;1.234,56\n14/02/2026;80053;Análisis;2;90,00\nTotal;;;;1.324,56\n"
    bill = read(text.encode(encoding)).bills[0]

    assert [line.description for line in bill.lines] == ["Visita médica en español", "Análisis"]
    assert charges(bill) == ["1234.56", "90.00"]
    assert [line.day for line in bill.lines] == [date(2026, 2, 13), date(2026, 2, 14)]
    assert bill.total_charges == Money(132456)


def test_spanish_days_that_nothing_settles_are_doubts():
    reading = read("Fecha,Código,Descripción,Cargo\n03/02/2026,99213,Visita,150.00\n04/02/2026,80053,Análisis,90.00\n")
    assert [(doubt.field, doubt.read, doubt.candidates, doubt.says) for doubt in reading.doubts] == [
        ("lines/0/day", "2026-03-02", ("2026-02-03",), "day_or_month_first"),
        ("lines/1/day", "2026-04-02", ("2026-02-04",), "day_or_month_first"),
    ]


EOB = """Claim #,Service Date,Procedure,Billed,Plan Discount,Allowed,Plan Paid,Deductible,Copay,Coinsurance,You Owe,Remark
C1,2026-02-03,99213,150.00,50.00,100.00,60.00,20.00,0,20.00,40.00,A1
C1,2026-02-03,80053,50.00,20.00,30.00,24.00,0,0,6.00,6.00,
C2,2026-02-04,71046,90.00,30.00,60.00,48.00,0,0,12.00,12.00,
Total,,,290.00,100.00,190.00,132.00,20.00,0,38.00,58.00,
"""


def test_a_benefits_table_splits_by_claim_and_its_grand_total_is_nobodys():
    reading = read(EOB)
    first, second = reading.bills

    assert (reading.kind, first.kind) == (PaperKind.EOB, BillKind.EOB)
    assert [(bill.claim, charges(bill)) for bill in reading.bills] == [("C1", ["150.00", "50.00"]), ("C2", ["90.00"])]
    line = first.lines[0]
    assert (line.allowed, line.paid, line.deductible, line.coinsurance, line.patient_owes) == (
        Money(10000), Money(6000), Money(2000), Money(2000), Money(4000),
    )  # fmt: skip
    assert (line.adjustments[0].amount, line.remarks) == (Money(5000), ("A1",))
    assert (second.total_charges, second.insurance_paid, second.patient_responsibility) == (None, None, None)
    assert {row.kind for row in second.rows} == {RowKind.NOTE}


def test_a_remittance_export_keeps_group_and_reason():
    reading = read(
        "Remittance Advice\nICN|Pt Name|DOS|HCPCS|Billed|Allowed|Grp|RC|Adj Amt|Prov Pd\n"
        "A1|Jane Example|2026-02-13|99213|150.00|90.00|CO|45|60.00|72.00\nA2|John Sample|2026-02-14|80053|50.00|30.00|CO|45|20.00|30.00\n"
    )
    assert reading.kind is PaperKind.REMITTANCE
    assert [(bill.patient.name, [(a.group, a.reason, str(a.amount)) for a in bill.lines[0].adjustments]) for bill in reading.bills] == [
        ("Jane Example", [("CO", "45", "60.00")]), ("John Sample", [("CO", "45", "20.00")]),
    ]  # fmt: skip


def test_merged_headings_on_two_levels_and_merged_days():
    reading = read(
        book(
            (
                "Bill",
                [
                    ["Made-up Clinic"],
                    ["Account", "MU-1001"],
                    [],
                    ["Date", "Code", "Service", "Insurance", None, "You owe"],
                    [None, None, None, "Allowed", "Paid", None],
                    [date(2026, 2, 3), 99213, "Visit", 100, 60.5, 39.5],
                    [None, 80053, "Lab", 30, 24.0, 6],
                    ["Total", None, None, 130, 84.5, 45.5],
                ],
            ),
            merged=[("Bill", "A1:F1"), ("Bill", "D4:E4"), ("Bill", "A6:A7")],
        ),
        "bill.xlsx",
    )
    (bill,) = reading.bills
    assert [(line.day, line.code, str(line.allowed), str(line.paid), str(line.patient_owes)) for line in bill.lines] == [
        (date(2026, 2, 3), "99213", "100.00", "60.50", "39.50"), (date(2026, 2, 3), "80053", "30.00", "24.00", "6.00"),
    ]  # fmt: skip
    assert (bill.patient.account, bill.lines[0].spot.sheet, bill.lines[0].spot.cell) == ("MU-1001", "Bill", "A6")


def test_formulas_without_results_and_formula_like_text_are_never_run_or_guessed():
    rows = [["Date", "HCPCS", "Description", "Qty", "Price", "Amount"], ["2026-02-03", "J1885", "thing", 2, "100.00", "=D2*E2"]]
    reading = read(book(("Charges", [*rows, ["2026-02-03", "99213", "visit", 1, "$150", "$150.00"]])), "bill.xlsx")
    assert charges(reading.bills[0]) == [None, "150.00"]
    assert [(lost.what, lost.spot.cell) for lost in reading.lost] == [("formula without a stored result", "F2")]

    bill = read(
        'Date,Code,Description,Charge\n2026-02-03,99213,=cmd|\' /C calc\'!A0,$5.00\n2026-02-03,80053,"=HYPERLINK(""x"")",6.00\n'
    ).bills[0]
    assert [line.description for line in bill.lines] == ["=cmd|' /C calc'!A0", '=HYPERLINK("x")']


def test_a_formula_with_a_stored_result_is_its_result():
    plain = book(
        ("Charges", [["Date", "Code", "Qty", "Amount"], ["2026-02-03", "99213", 1, 7777], ["2026-02-04", "80053", 1, 50]])
    )
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<v>7777</v>", b"<f>C2*150</f><v>119.99999999999999</v>"))
    assert charges(read(changed.getvalue(), "bill.xlsx").bills[0]) == ["120.00", "50.00"]


def test_hidden_rows_and_sheets_are_read_with_a_note():
    rows = [["Date", "Code", "Amount"], ["2026-02-03", "99213", 150], ["2026-02-03", "80053", 50]]
    reading = read(book(("One", rows), hidden=[("One", 3)]), "bill.xlsx")
    assert charges(reading.bills[0]) == ["150.00", "50.00"]
    assert [(doubt.says, doubt.read) for doubt in reading.doubts] == [("hidden_rows", "3")]

    reading = read(book(("One", rows), ("Two", rows), hidden_sheets=["Two"]), "bill.xlsx")
    assert [(doubt.says, doubt.read, doubt.spot.sheet) for doubt in reading.doubts] == [("hidden_rows", "all", "Two")]


def test_each_sheet_is_its_own_bill_and_a_summary_sheet_is_a_header():
    table = [["Date", "Code", "Amount"], ["2026-02-03", "99213", 150]]
    reading = read(book(("January", [["Account", "MU-1"], *table]), ("February", [["Account", "MU-2"], *table])), "bill.xlsx")
    assert [bill.patient.account for bill in reading.bills] == ["MU-1", "MU-2"]

    reading = read(book(("Summary", [["Total charges", 150], ["Balance due", 20.5]]), ("Detail", table)), "bill.xlsx")
    (bill,) = reading.bills
    assert (bill.total_charges, bill.balance, bill.spots["balance"].sheet) == (Money(15000), Money(2050), "Summary")


def test_stacked_tables_of_charges_and_payments():
    reading = read(
        "Account summary\nCharges\nDate,Description,CPT,Amount\n02/13/2026,Office thing,99213,150.00\n02/14/2026,Lab thing,80053,50.00\nTotal,,,200.00\n\n"
        "Payments and adjustments\nDate,Description,Amount\n02/20/2026,Made-up Plan payment,-100.00\n02/21/2026,Contractual adjustment,-60.00\n"
        "Total,,-160.00\n\nAmount due,40.00\n"
    )
    (bill,) = reading.bills
    assert charges(bill) == ["150.00", "50.00"]
    assert [(row.kind, str(row.amount), row.day) for row in bill.rows if row.day] == [
        (RowKind.PAYMENT, "100.00", date(2026, 2, 20)), (RowKind.ADJUSTMENT, "60.00", date(2026, 2, 21)),
    ]  # fmt: skip
    assert (bill.total_charges, bill.balance, reading.doubts) == (Money(20000), Money(4000), ())


def test_two_accounts_in_one_sheet_are_two_bills():
    block = "Account: {0}\nPatient: {1}\nDate,Code,Charge\n2026-02-13,99213,{2}\nTotal,,{2}\n"
    reading = read(block.format("MU-100", "Jane Example", "150.00") + block.format("MU-200", "John Sample", "250.00"))
    assert [(bill.patient.name, bill.patient.account, charges(bill), str(bill.total_charges)) for bill in reading.bills] == [
        ("Jane Example", "MU-100", ["150.00"], "150.00"), ("John Sample", "MU-200", ["250.00"], "250.00"),
    ]  # fmt: skip


def test_repeated_headings_and_carried_sums_are_no_lines():
    head, page = "Date,Code,Description,Charge\n", "2026-02-13,99213,Visit {0},150.00\n2026-02-14,80053,Lab {0},50.00\n"
    reading = read(
        head
        + page.format(1)
        + ",,Carried forward,200.00\n"
        + head
        + ",,Balance forward,0.00\n"
        + page.format(2)
        + ",,Total charges,400.00\n"
    )
    (bill,) = reading.bills
    assert charges(bill) == ["150.00", "50.00"] * 2
    assert [row.kind for row in bill.rows] == [RowKind.CARRIED_FORWARD, RowKind.TOTAL]
    assert bill.previous_balance == Money(0)


def test_subtotals_say_which_lines_they_add_up():
    (bill,) = read(
        "Date,Code,Description,Charge\n2026-02-13,99213,Visit,150.00\n2026-02-13,99214,Visit,50.00\n,,Clinic subtotal,200.00\n"
        "2026-02-14,80053,Lab,50.00\n,,Laboratory subtotal,50.00\n,,Grand total,250.00\n"
    ).bills
    assert [(row.kind, row.first_line, row.last_line) for row in bill.rows] == [
        (RowKind.SUBTOTAL, 0, 2), (RowKind.SUBTOTAL, 2, 3), (RowKind.TOTAL, 0, 3),
    ]  # fmt: skip
    assert bill.total_charges == Money(25000)


def test_a_ledger_ends_with_its_running_balance_and_its_payments_are_nobodys_in_particular():
    (bill,) = read(
        "Date,Description,Charges,Payments,Adjustments,Balance\n01/05/2026,Previous balance,,,,50.00\n02/13/2026,Office thing,150.00,,,200.00\n"
        "02/13/2026,Total knee thing,50.00,,,250.00\n02/20/2026,Made-up Ins payment,,120.00,,130.00\n02/20/2026,Contractual adj,,,60.00,70.00\n"
    ).bills
    assert charges(bill) == ["150.00", "50.00"]
    assert (bill.previous_balance, bill.balance, bill.insurance_paid) == (Money(5000), Money(7000), None)
    assert [(row.kind, row.amount) for row in bill.rows] == [(RowKind.PAYMENT, Money(12000)), (RowKind.ADJUSTMENT, Money(6000))]


def test_a_reversed_payment_stays_negative():
    (bill,) = read(
        "Service Date,Type,Code,Description,Amount\n02/13/2026,Charge,99213,Visit,$150.00\n02/20/2026,Payment,,Blue thing,-$100.00\n"
        "02/20/2026,Payment,,Green thing,-$30.00\n02/21/2026,Payment Reversal,,Blue thing,$100.00\n,,,Balance,$120.00\n"
    ).bills
    assert [(row.kind, str(row.amount)) for row in bill.rows] == [
        (RowKind.PAYMENT, "100.00"), (RowKind.PAYMENT, "30.00"), (RowKind.PAYMENT, "-100.00"),
    ]  # fmt: skip
    assert (charges(bill), bill.balance) == (["150.00"], Money(12000))


def test_deductible_and_out_of_pocket_figures_below_a_claim():
    (bill,) = read(
        "Explanation of Benefits\nTHIS IS NOT A BILL\nMember ID:,XM0001,,Claim number:,CL-778\nPlan,Made-up Blue Cross PPO\n"
        "Service date,Description,Amount billed,Plan discount,Amount allowed,Plan paid,What you owe\n"
        '2/13/26,Visit,"$1,500.00",$500.00,"$1,000.00",$640.00,$360.00\nClaim total,,"$1,500.00",$500.00,"$1,000.00",$640.00,$360.00\n'
        'Annual deductible,"$1,500.00",Deductible met to date,$700.00\nOut-of-pocket maximum,"$6,000.00",Out of pocket met,"$1,100.00"\n'
    ).bills
    assert (bill.kind, bill.claim, bill.patient.member_id, bill.payer.type) == (BillKind.EOB, "CL-778", "XM0001", "commercial")
    assert (bill.total_charges, bill.insurance_paid, bill.patient_responsibility) == (Money(150000), Money(64000), Money(36000))
    assert [(found.kind, found.who, found.limit, found.used) for found in bill.accumulators] == [
        ("deductible", "person", Money(150000), Money(70000)), ("out_of_pocket", "person", Money(600000), Money(110000)),
    ]  # fmt: skip


def test_an_estimate_is_no_bill():
    reading = read(
        "Good Faith Estimate\nPatient,Jane Example\nService,Service code,Quantity,Expected cost\nScan thing,71046,1,$300.00\n"
        "Total expected charges,,,$300.00\nThis is not a bill\n"
    )
    (bill,) = reading.bills
    assert (reading.kind, bill.kind, bill.total_charges, charges(bill)) == (
        PaperKind.ESTIMATE, BillKind.ESTIMATE, Money(30000), ["300.00"],
    )  # fmt: skip


def test_a_summary_strip_above_a_ledger_with_negative_payments():
    (bill,) = read(
        "Total Charges,Insurance Payments,Adjustments,Balance Due\n$500.00,($300.00),($100.00),$100.00\n\n"
        "DOS,Proc,Mod,Units,Chgs,Ins Pmt,Adj,Pt Pmt,Pt Resp\n2/13/26,99213,25,1,150.00,-80.00,-40.00,0.00,30.00\n2/13/26,80053,,1,350.00,-220.00,-60.00,10.00,60.00\n"
    ).bills
    assert (bill.total_charges, bill.insurance_paid, bill.adjustments, bill.balance) == (
        Money(50000), Money(30000), Money(10000), Money(10000),
    )  # fmt: skip
    assert [(str(line.paid), str(line.adjustments[0].amount), str(line.patient_owes)) for line in bill.lines] == [
        ("80.00", "40.00", "30.00"), ("220.00", "60.00", "60.00"),
    ]  # fmt: skip
    assert [(row.kind, row.amount) for row in bill.rows] == [(RowKind.PAYMENT, Money(1000))]


def test_arithmetic_tells_units_and_price_from_charge_under_unknown_headings():
    (bill,) = read("Date,Code,Zzz,Yyy,Amount\n2026-02-13,J1885,3,10.00,30.00\n2026-02-14,J1885,4,12.50,50.00\n").bills
    assert charges(bill) == ["30.00", "50.00"]
    assert [(line.units, line.unit_price) for line in bill.lines] == [(3, 10), (4, Decimal("12.5"))]


def test_amounts_that_neither_heading_nor_arithmetic_explains_are_doubts():
    reading = read("Date,Code,Zzz,Yyy,Xxx\n2026-02-13,J1885,13.00,21.50,7.10\n2026-02-14,J1885,4.10,12.50,51.00\n")
    charged = [doubt for doubt in reading.doubts if doubt.field.endswith("/charge")]
    assert [(doubt.field, doubt.says) for doubt in charged] == [
        ("lines/0/charge", "column_may_be_other"),
        ("lines/1/charge", "column_may_be_other"),
    ]


def test_a_table_without_headings_is_read_by_its_cells():
    (bill,) = read("2026-02-03,99213,Office thing,1,150.00\n2026-02-03,80053,Lab thing,1,50.00\n").bills
    assert [(line.day, line.code, line.description, str(line.charge)) for line in bill.lines] == [
        (date(2026, 2, 3), "99213", "Office thing", "150.00"), (date(2026, 2, 3), "80053", "Lab thing", "50.00"),
    ]  # fmt: skip


def test_unreadable_cells_are_lost_by_name_and_never_zero():
    reading = read("Date,Code,Units,Charge\n2026-02-30,99213,1,150.00\n2026-02-13,9921X,two,1.2.3\n2026-02-13,99213,1,n/a\n")
    assert charges(reading.bills[0]) == ["150.00", None, None]
    assert sorted(lost.spot.cell for lost in reading.lost) == ["A2", "B3", "C3", "D3"]


def test_more_decimals_than_cents_are_a_doubt():
    reading = read(
        book(("A", [["Date", "Code", "Amount"], ["2026-02-13", "99213", 33.333], ["2026-02-13", "80053", 5]])), "bill.xlsx"
    )
    assert charges(reading.bills[0]) == ["33.33", "5.00"]
    assert [(doubt.field, doubt.candidates, doubt.says) for doubt in reading.doubts] == [
        ("lines/0/charge", ("33.333",), "more_than_cents")
    ]


def test_an_unclosed_quote_swallows_nothing():
    rows = "".join(
        f'2026-02-{day:02d},99213,"Visit {day},150.00\n' if day == 3 else f"2026-02-{day:02d},99213,Visit {day},150.00\n"
        for day in range(1, 29)
    )
    reading = read("Date,Code,Description,Charge\n" + rows)
    assert len(reading.bills[0].lines) == 28


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"Name,Colour\nJane Example,blue\nJohn Sample,red\n", "no_charges_in_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04 cut", "broken_workbook"),
        (book(("Empty", [])), "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content, code):
    with pytest.raises(Refused) as refused:
        READER.read(io.BytesIO(content), "bill.xlsx")
    assert refused.value.code == code
    assert str(refused.value).count(".") <= 2


def test_a_bomb_is_refused_before_it_unpacks():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (30 * 2**20))
    with pytest.raises(Refused) as refused:
        READER.read(io.BytesIO(bomb.getvalue()), "bill.xlsx")
    assert refused.value.code == "too_large_unpacked"


def test_recognising_never_raises_and_prefers_real_tables():
    assert READER.recognises(HOSPITAL.encode(), "bill.csv") == 850
    assert READER.recognises(EOB.encode(), "paper") == 700
    assert READER.recognises(book(("A", [["x"]]))[:65536], "bill") == 900
    assert READER.recognises(b"Dear Jane Example,\nyou owe $1,204.00 to us,\nthank you,\n", "letter.txt") == 0
    for seed in range(50):
        READER.recognises(random.Random(seed).randbytes(500), "noise")


def fuzzed(rounds):
    sources = [HOSPITAL, EOB, HOSPITAL.replace(",", ";"), EOB.replace(",", "\t")]
    workbook = book(("A", [row.split(",") for row in HOSPITAL.splitlines()]))
    for seed in range(rounds):
        chance = random.Random(seed)
        if seed % 5 == 4:
            data = bytearray(workbook)
        else:
            lines = chance.choice(sources).splitlines()
            for _ in range(chance.randint(0, 6)):
                at = chance.randrange(len(lines))
                what = chance.randrange(5)
                if what == 0:
                    lines.insert(at, lines[chance.randrange(len(lines))])
                elif what == 1:
                    lines[at] = "".join(chance.sample(lines[at], len(lines[at])))
                elif what == 2:
                    lines[at] += "".join(chance.choices(string.printable + ",;\"'()$é−\u202e", k=12))
                elif what == 3 and len(lines) > 3:
                    del lines[at]
                else:
                    cells = lines[at].split(",")
                    chance.shuffle(cells)
                    lines[at] = ",".join(cells)
            data = bytearray("\n".join(lines).encode("utf-8"))
        for _ in range(chance.choice([0, 0, 1, 5])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield seed, bytes(data[: chance.randint(1, len(data))] if seed % 7 == 6 else data)


def survive(rounds):
    outcomes = {"read": 0, "refused": 0}
    for seed, data in fuzzed(rounds):
        try:
            reading = READER.read(io.BytesIO(data), "bill.csv")
        except Refused:
            outcomes["refused"] += 1
            continue
        except Exception as error:
            raise AssertionError(f"seed {seed} broke the reader") from error
        assert reading.parts == reading.parts_accounted, seed
        outcomes["read"] += 1
    return outcomes


def test_damaged_tables_are_read_or_refused_never_a_fault():
    outcomes = survive(300)
    assert sum(outcomes.values()) == 300
    assert outcomes["read"] > 150


@pytest.mark.slow
def test_ten_thousand_damaged_tables():
    assert sum(survive(10_000).values()) == 10_000


@pytest.mark.skipif(not DATA.exists(), reason="claims_tables of the shared test data are absent")
@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("bfd_rif/sample-a-bcarrier-multiple-lines.txt", 7), ("bfd_rif/sample-a-bcarrier.txt", 1), ("bfd_rif/sample-a-dme.txt", 1),
        ("bfd_rif/sample-a-hha.txt", 1), ("bfd_rif/sample-a-hospice.txt", 1), ("bfd_rif/sample-a-inpatient.txt", 1),
        ("bfd_rif/sample-a-outpatient.txt", 1), ("bfd_rif/sample-a-snf.txt", 1), ("bfd_rif/sample-a-pde.txt", 1),
        ("bfd_idr/SYNTHETIC_CLM_LINE.csv", 398),
    ],
)  # fmt: skip
def test_claim_files_of_the_public_payer_read_lines_with_days_and_amounts(name, lines):
    reading = read((DATA / name).read_bytes(), name)
    found = [line for bill in reading.bills for line in bill.lines]
    assert len(found) == lines
    assert all(line.day is not None and line.charge is not None for line in found)


@pytest.mark.skipif(not DATA.exists(), reason="claims_tables of the shared test data are absent")
def test_a_list_of_people_is_refused_and_a_list_of_claims_gives_their_totals():
    with pytest.raises(Refused):
        read((DATA / "bfd_rif/sample-a-beneficiaries.txt").read_bytes())
    reading = read((DATA / "bfd_idr/SYNTHETIC_CLM.csv").read_bytes())
    assert len(reading.bills) == 150
    assert all(bill.total_charges is not None for bill in reading.bills)


@pytest.mark.parametrize("units", [(1, 2, 3), (1, 2), (1, 1)])
def test_of_fee_and_total_the_product_with_the_units_is_the_charge(units):
    fees = (150, 25, 20)
    rows = [
        ["05/04/2026", code, "Made-up service", count, f"{fee}.00", f"{count * fee}.00"]
        for code, count, fee in zip(("99213", "J1885", "71046"), units, fees, strict=False)
    ]
    total = sum(count * fee for count, fee in zip(units, fees, strict=False))
    reading = read(
        book(
            (
                "Bill",
                [["Date", "Code", "Description", "Units", "Fee", "Total"], *rows, ["Total", "", "", "", "", f"{total}.00"]],
            )
        ),
        "b.xlsx",
    )
    (bill,) = reading.bills

    assert charges(bill) == [f"{count * fee}.00" for count, fee in zip(units, fees, strict=False)]
    assert [line.unit_price for line in bill.lines] == [Decimal(fee) for _, fee in zip(units, fees, strict=False)]
    assert (bill.total_charges, reading.lost, reading.doubts) == (Money(total * 100), (), ())


@pytest.mark.parametrize(("wrong", "product"), [("205.00", True), ("60.00", False)])
def test_a_wrong_product_of_several_units_leaves_the_columns_as_they_are_headed(wrong, product):
    rows = [
        ["05/06/2026", "99213", "Made-up visit", 1, "145.00", "145.00"],
        ["05/06/2026", "96372", "Made-up service", 1, "41.00", "41.00"],
        ["05/20/2026", "J0585", "Made-up drug", 2, "95.00", wrong],
    ]
    head = ["Date of Service", "Code", "Service", "Qty", "Fee", "Amount"]
    reading = read(book(("Invoice", [head, *rows])), "b.xlsx")
    (bill,) = reading.bills

    assert (charges(bill) == ["145.00", "41.00", wrong]) == product
    assert (bill.lines[2].unit_price == Decimal(95)) == product
    assert bool(reading.lost) != product


@pytest.mark.parametrize("named", [("Qty", "Cost", "Extended"), ("Units", "Charge", "Total"), ("Count", "Price", "Amount")])
@pytest.mark.parametrize("whole", ["190.00", "205.00"])
def test_the_price_of_one_and_what_they_cost_together_are_told_apart_whatever_they_are_called(named, whole):
    units, price, charge = named
    reading = read(
        f"Date,Code,Service,{units},{price},{charge}\n05/06/2026,99213,Made-up visit,1,145.00,145.00\n"
        f"05/06/2026,96372,Made-up service,1,41.00,41.00\n05/20/2026,J0585,Made-up drug,2,95.00,{whole}\n"
    )
    (bill,) = reading.bills

    assert [(line.unit_price, str(line.charge), line.patient_owes) for line in bill.lines] == [
        (Decimal(145), "145.00", None),
        (Decimal(41), "41.00", None),
        (Decimal(95), whole, None),
    ]


@pytest.mark.parametrize("cell", ["x" * 140_000, '"' + "x, " * 70_000 + '"'])
def test_an_endless_cell_is_cut_and_named_and_the_rest_is_read(cell):
    reading = read(f"Date,Code,Description,Charge\n2026-02-03,99213,{cell},150.00\n2026-02-03,80053,Panel,50.00\n")
    (bill,) = reading.bills

    assert charges(bill) == ["150.00", "50.00"]
    assert [lost.spot.cell for lost in reading.lost] == ["C2"]
    length = len(cell.strip('" '))
    assert f"cell of {length} signs" in reading.lost[0].what


VISIT, PANEL = ["05/04/2026", "99213", "Visit", "150.00"], ["05/04/2026", "80053", "Panel", "50.00"]
IMAGE = ["05/05/2026", "71046", "Image", "90.00"]


def summed(*rows, heads=("Date", "Code", "Description", "Charge"), width=4):
    filled = [list(row) if len(row) > 2 else [row[0], *[""] * (width - 2), row[1]] for row in rows]
    (bill,) = read(book(("Bill", [list(heads), *filled])), "b.xlsx").bills
    assert len(bill.lines) == 3
    return [
        (row.kind.value, str(row.amount), row.first_line, row.last_line) for row in bill.rows if row.kind is not RowKind.NOTE
    ]


@pytest.mark.parametrize("words", ["Subtotal May 4", "Total 05/04/2026", "Total May 4", "Subtotal for 5/4/2026", "May 4 total"])
def test_a_subtotal_of_a_day_adds_up_that_days_lines_wherever_it_stands(words):
    assert summed(VISIT, PANEL, IMAGE, (words, "200.00"), ("Total", "290.00")) == [
        ("subtotal", "200.00", 0, 2),
        ("total", "290.00", 0, 3),
    ]
    assert summed(VISIT, PANEL, (words, "200.00"), IMAGE, ("Subtotal", "90.00"))[1:] == [("subtotal", "90.00", 2, 3)]
    # The day's lines do not follow one another: which they are cannot be said with two places.
    assert summed(VISIT, IMAGE, PANEL, (words, "200.00")) == [("subtotal", "200.00", None, None)]


def test_a_subtotal_of_a_department_adds_up_its_lines_and_one_of_unknown_words_none():
    heads = ("Department", "Date", "Code", "Description", "Charge")
    rows = (["Pharmacy", *VISIT], ["Lab", *PANEL], ["Lab", *IMAGE])
    assert summed(*rows, ("Subtotal Pharmacy", "150.00"), ("Lab total", "145.00"), heads=heads, width=5) == [
        ("subtotal", "150.00", 0, 1),
        ("subtotal", "145.00", 1, 3),
    ]
    assert summed(VISIT, PANEL, IMAGE, ("Subtotal Radiology", "95.00")) == [("subtotal", "95.00", None, None)]


def test_a_subtotal_of_unknown_words_counts_its_block_where_another_one_did_to_the_cent():
    assert summed(VISIT, ("Subtotal Alpha", "150.00"), PANEL, IMAGE, ("Subtotal Beta", "95.00")) == [
        ("subtotal", "150.00", 0, 1),
        ("subtotal", "95.00", 1, 3),
    ]
    # One that holds does not speak for two that do not, and without any nothing is known.
    three = summed(VISIT, ("Subtotal Alpha", "150.00"), PANEL, ("Subtotal Beta", "1.00"), IMAGE, ("Subtotal Gamma", "2.00"))
    assert [row[2:] for row in three] == [(0, 1), (None, None), (None, None)]
    two = summed(VISIT, ("Subtotal Alpha", "1.00"), PANEL, IMAGE, ("Subtotal Beta", "2.00"))
    assert [row[2:] for row in two] == [(None, None), (None, None)]


def test_a_subtotal_of_a_revenue_code_adds_up_its_lines():
    heads = ("Rev Code", "Date", "Code", "Description", "Charge")
    rows = (["0450", *VISIT], ["0300", *PANEL], ["0300", *IMAGE])
    assert summed(*rows, ("Subtotal 0450", "150.00"), ("Subtotal 0300 Laboratory", "145.00"), heads=heads, width=5) == [
        ("subtotal", "150.00", 0, 1),
        ("subtotal", "145.00", 1, 3),
    ]


VISITS = """Visit ID,Patient,Date,Code,Description,Units,Charge,Insurance Paid,Patient Paid,Balance
V1,Jane Example,2026-02-03,99213,Visit,1,150.00,100.00,10.00,40.00
V1,Jane Example,2026-02-03,80053,Panel,1,53.00,30.00,0.00,23.00
V2,Jane Example,2026-02-10,71046,Image,1,200.00,150.00,10.00,40.00
,,,,,TOTAL,503.00,280.00,20.00,103.00
"""


def test_one_patients_visits_are_one_bill_whose_total_row_adds_up_all_lines():
    reading = read(VISITS)
    (bill,) = reading.bills

    assert (bill.patient.name, bill.patient.account, bill.total_charges) == ("Jane Example", None, Money(50300))
    assert (bill.insurance_paid, bill.patient_paid, bill.balance) == (Money(28000), Money(2000), Money(10300))
    assert [line.patient_owes for line in bill.lines] == [Money(4000), Money(2300), Money(4000)]
    assert [(row.adds, row.amount, row.first_line, row.last_line) for row in bill.rows if row.kind is RowKind.TOTAL] == [
        ("charge", Money(50300), 0, 3),
        ("paid", Money(28000), 0, 3),
        ("balance", Money(10300), 0, 3),
    ]
    assert [(row.adds, row.amount) for row in bill.rows if row.kind is RowKind.NOTE] == [("paid", Money(2000))]
    assert ([line.visit for line in bill.lines], reading.lost) == (["V1", "V1", "V2"], ())


def test_a_total_over_several_patients_stays_as_everybodys_and_is_doubted_where_it_is_not_their_sum():
    reading = read(VISITS.replace("V2,Jane", "V2,Joe"))

    assert [bill.patient.name for bill in reading.bills] == ["Jane Example", "Joe Example"]
    assert not [row for bill in reading.bills for row in bill.rows if row.kind is RowKind.TOTAL]
    assert ("charge", Money(50300)) in [(row.adds, row.amount) for row in reading.bills[1].rows if row.kind is RowKind.NOTE]
    assert [(doubt.field, doubt.read, doubt.candidates) for doubt in reading.doubts] == [
        ("total_charges", "503.00", ("403.00",))
    ]


def test_a_total_row_pushed_past_the_headings_is_lost_by_name():
    reading = read(VISITS.replace(",,,,,TOTAL,", ",,,,,,TOTAL,,,"))
    assert reading.bills[0].balance is None
    assert [lost.spot.cell for lost in reading.lost if "TOTAL" in lost.what] == ["G5"]


@pytest.mark.parametrize("words", ["Blue thing 4432", ""])
def test_an_amount_with_a_minus_and_no_known_name_is_lost_and_leaves_the_balance_in_doubt(words):
    head = "Date,Code,Description,Units,Charge\n2026-02-03,99213,Visit,1,150.00\n2026-02-03,80053,Panel,1,90.00\n"
    reading = read(f"{head}2026-02-05,,{words},,-50.00\n")

    assert charges(reading.bills[0]) == ["150.00", "90.00"]
    assert [lost.spot.cell for lost in reading.lost] == ["A4"]
    assert [(doubt.field, doubt.read, doubt.says) for doubt in reading.doubts] == [("balance", "-50.00", "credit_without_name")]
    # A charge taken back is a line still.
    assert charges(read(f"{head}2026-02-05,,Panel,,-90.00\n").bills[0]) == ["150.00", "90.00", "-90.00"]


def test_a_reduction_that_the_printed_total_counts_in_stays_a_line():
    text = (
        "Date,Code,Description,Units,Charge\n2026-02-03,99213,Visit,1,150.00\n2026-02-05,,Blue thing,,-50.00\nTotal,,,,100.00\n"
    )
    reading = read(text)
    assert (charges(reading.bills[0]), reading.lost, reading.doubts) == (["150.00", "-50.00"], (), ())


def test_a_department_in_a_description_does_not_narrow_its_subtotal():
    pharmacy = ["05/04/2026", "J1885", "Pharmacy", "150.00"]
    assert summed(pharmacy, PANEL, IMAGE, ("Subtotal Pharmacy", "290.00"))[0][2:] == (0, 3)
