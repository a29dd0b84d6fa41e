"""Made-up sheets under hundreds of real headings, a third of which the reader was written without: nothing is wrong in silence."""

import io
from collections import Counter

import openpyxl
import pytest
from table_headings import AMOUNTS, HEADINGS, judge, made_sheet, synonyms

from almoner.adapters.readers.table import READER
from almoner.engine.intake.grid_parts.clues import heading_roles

SHEETS = 150


def read(content, name="made.csv"):
    return READER.read(io.BytesIO(content.encode() if isinstance(content, str) else content), name)


def fates(*, held, hard):
    """How many facts of each kind were read right, doubted, lost by name, or wrong in silence; and those last ones."""
    counts, wrong = Counter(), []
    for seed in range(SHEETS):
        sheet = made_sheet(seed, held=held, hard=hard)
        for role, fate, detail in judge(sheet, read(sheet.content, sheet.name)):
            counts["amounts" if role in AMOUNTS else "others", fate] += 1
            if fate == "wrong":
                wrong.append((seed, role, detail))
    return counts, wrong


def test_there_are_enough_headings_and_a_third_of_them_is_held_out():
    every = sum(len(phrases.split("|")) for phrases in HEADINGS.values())
    held = sum(len(synonyms(role, held=True)) for role in HEADINGS)
    assert every >= 450
    assert 0.28 <= held / every <= 0.38


@pytest.mark.parametrize("held", [False, True], ids=["known", "held out"])
def test_plain_sheets_read_right(held):
    counts, wrong = fates(held=held, hard=False)
    amounts = sum(counts["amounts", fate] for fate in ("right", "doubted", "lost", "wrong"))
    assert not [one for one in wrong if one[1] in AMOUNTS]
    assert counts["amounts", "right"] >= amounts * 0.99
    assert len(wrong) <= 0.005 * sum(counts.values())


@pytest.mark.parametrize("held", [False, True], ids=["known", "held out"])
def test_sheets_with_nonsense_headings_columns_of_others_and_wrong_sums(held):
    """Headings of no language we know, a guarantor's name, a second date, ZIPs, taxes, and one line in ten adds up wrong."""
    counts, wrong = fates(held=held, hard=True)
    amounts = sum(counts["amounts", fate] for fate in ("right", "doubted", "lost", "wrong"))
    assert sum(one[1] in AMOUNTS for one in wrong) <= 0.005 * amounts
    assert counts["amounts", "right"] >= amounts * 0.95
    assert len(wrong) <= 0.01 * sum(counts.values())


LABORATORY = """LAB_NM,PATIENT,DOB,REQ_NBR,DRAWN,TEST_CODE,TEST,N,EACH_PRICE,LINE_AMT
Example Laboratory,Testa Sample,04/12/1980,EX-3434,06/03/2026,80053,Made-up panel,1,92.00,92.00
Example Laboratory,Testa Sample,04/12/1980,EX-3434,06/03/2026,86003,Made-up test,2,32.00,64.00
"""


def test_an_export_without_labels_names_each_party_by_its_own_column():
    bill = read(LABORATORY).bills[0]
    assert (bill.provider.name, bill.patient.name, bill.patient.account) == ("Example Laboratory", "Testa Sample", "EX-3434")
    assert [(line.code, line.units, line.unit_price) for line in bill.lines] == [("80053", 1, 92), ("86003", 2, 32)]


def test_a_price_of_one_in_spanish_is_read_though_a_line_adds_up_wrong():
    made = openpyxl.Workbook()
    rows = [["Fecha", "Clave", "Estudio", "Cant.", "Precio c/u", "Importe"], ["03/13/2026", "80053", "Panel", 1, 90, 90]]
    rows += [["03/14/2026", "85025", "Prueba", 3, 20, 60], ["03/15/2026", "36415", "Toma", 2, 15, 45]]
    for row in rows:
        made.active.append(row)
    kept = io.BytesIO()
    made.save(kept)
    lines = read(kept.getvalue(), "cuenta.xlsx").bills[0].lines
    assert [(str(line.charge), line.units, line.unit_price) for line in lines] == [
        ("90.00", 1, 90),
        ("60.00", 3, 20),
        ("45.00", 2, 15),
    ]


def test_a_column_nobody_knows_is_named_once_and_its_amounts_are_a_doubt():
    reading = read("Date,CPT,Qty,Charge,Zzz,Clerk\n01/05/2026,99213,1,90.00,7.77,Ann\n01/06/2026,80053,1,40.00,3.10,Bob\n")
    told = [lost.what for lost in reading.lost]
    assert told == ["column 'Zzz': 2 amounts not used", "column 'Clerk': 2 cells not used"]
    assert [(doubt.field, doubt.read) for doubt in reading.doubts] == [("columns/E", "Zzz")]
    assert [str(line.charge) for line in reading.bills[0].lines] == ["90.00", "40.00"]


def test_headings_in_no_known_language_are_found_by_what_stands_below():
    text = "Petsa,Kod,Bilang,Halaga ng isa,Halaga\n01/05/2026,J1885,2,20.00,40.00\n01/06/2026,99213,3,30.00,90.00\n"
    lines = read(text).bills[0].lines
    assert [(line.code, line.units, line.unit_price, str(line.charge)) for line in lines] == [
        ("J1885", 2, 20, "40.00"),
        ("99213", 3, 30, "90.00"),
    ]


def test_five_digits_under_no_known_heading_are_codes_in_doubt():
    reading = read("Date,Zzz,Description,Charge\n01/05/2026,10001,Made-up visit,90.00\n01/06/2026,10002,Panel,40.00\n")
    assert {doubt.field for doubt in reading.doubts} == {"lines/0/code", "lines/1/code"}


def test_two_laboratories_in_one_sheet_are_two_bills_and_two_doctors_of_one_house_are_not():
    head = "Patient,{},DOS,CPT,Charge\n"
    rows = "Jane Example,{},01/05/2026,80053,90.00\nJane Example,{},01/05/2026,80053,90.00\n"
    houses = read(head.format("Lab") + rows.format("Example Laboratory", "Pretend Laboratory"))
    assert [bill.provider.name for bill in houses.bills] == ["Example Laboratory", "Pretend Laboratory"]
    doctors = read(head.format("Doctor") + rows.format("Ana Ficticia", "Bob Sample"))
    assert len(doctors.bills) == 1
    assert [lost.what for lost in doctors.lost] == ["column 'Doctor': 2 values within one bill, only the first used"]


@pytest.mark.parametrize(
    "heading", ["LAB_NAME", "Facility Name", "Guarantor Name", "Ordering Physician", "Insurance Name", "Test Name", "ClinicNm"]
)
def test_another_partys_heading_never_speaks_for_the_patients_name(heading):
    assert not {"patient", "patient_last", "patient_first"} & {role for role, _ in heading_roles(heading)}


def test_orders_numbered_line_by_line_do_not_split_a_bill():
    text = "Order #,Date,CPT,Charge\n" + "".join(f"70{at}1,01/0{at}/2026,80053,{at}0.00\n" for at in range(1, 7))
    assert [len(bill.lines) for bill in read(text).bills] == [6]
