"""From published files to findings about codes: tables are imported, a bill in a spreadsheet is audited, each row is named.

The files have their publishers' layout and made-up rows of HCPCS Level II codes. One pair of laboratory code numbers is among
them, since Level II has no set of laboratory tests.
"""

import csv
import io

import pytest

from tests.faces.command import almoner
from tests.published import ADDON, MUE, PTP, addon_text, mue_text, ptp_text

PAIRS = (("80053", "80048", "20200101", "*", "0"), *PTP)
FILES = {
    "ccipra-v322r0-f1.TXT": ptp_text(PAIRS),
    "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv": mue_text(MUE),
    "AOC_V2026Q3-MCR.txt": addon_text(ADDON),
}
HEAD = ("Patient", "Account", "Date of service", "Code", "Modifier", "Units", "Charge")
LINES = (
    ("08/03/2026", "G0101", "", "1", "80.00"),
    ("08/03/2026", "Q0091", "59", "1", "45.00"),
    ("08/03/2026", "G0102", "XU", "1", "30.00"),
    ("08/03/2026", "A4550", "", "5", "50.00"),
    ("08/03/2026", "J1885", "", "10", "30.00"),
    ("08/03/2026", "80053", "", "1", "70.00"),
    ("08/03/2026", "80048", "", "1", "40.00"),
    ("08/03/2026", "G2212", "", "1", "55.00"),
)
CHECKS = {"C01", "C02", "C03", "C04"}


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ALMONER_DATA", str(tmp_path / "data"))
    return tmp_path


def audited(home, *words, lines=LINES):
    held = io.StringIO()
    csv.writer(held).writerows([HEAD, *(("Alex Example", "A-100", *line) for line in lines)])
    bill = home / "bill.csv"
    bill.write_text(held.getvalue())
    ran = almoner("audit", bill, "--as-of", "2026-09-01", "--json", *words)
    assert ran.code == 0, ran.err
    return ran.json


def imported(home, files=FILES):
    drop = home / "drop"
    drop.mkdir()
    for name, content in files.items():
        (drop / name).write_bytes(content)
    ran = almoner("editions", "import", drop, "--whole")
    assert ran.code == 0, ran.err


def about_codes(audit):
    """Each finding of the four checks as check, class, codes of its lines, money at stake."""
    code = {line["id"]: line["code"] for bill in audit["bills"] for line in bill["lines"]}
    return sorted(
        (one["check"], one["class"], " ".join(sorted(code[line] for line in one["lines"])), one["at_stake"])
        for one in audit["findings"]
        if one["check"] in CHECKS
    )


MEDICARE = ("--payer", "medicare", "--setting", "practitioner")


def test_each_check_fires_once_its_table_is_imported_and_names_its_row(home):
    imported(home)
    audit = audited(home, *MEDICARE)
    assert about_codes(audit) == [
        ("C01", "rule", "G0101 Q0091", "45.00"),
        ("C02", "evidence", "J1885", "6.00"),
        ("C02", "rule", "A4550", "20.00"),
        ("C03", "rule", "80048 80053", "40.00"),
        ("C04", "rule", "G2212", "55.00"),
    ]
    editions = {(one["table"], one["edition"]): one["sha256"] for one in audit["editions"]}
    named = {}
    for one in audit["findings"]:
        if one["check"] in CHECKS:
            (row,) = one["table_rows"]
            assert editions[row["table"], row["edition"]] == row["sha256"]
            assert (row["programme"], one["binds"]) == ("medicare", "binding")
            assert [authority["id"] for authority in one["authority"]] == [f"table-{row['table']}-medicare"]
            named.setdefault(one["check"], []).append(row["row"])
    assert named["C01"] == [{"column_1": "G0101", "column_2": "Q0091", "modifier_indicator": "0", "effective": "2020-01-01"}]
    assert {"code": "A4550", "units": "3", "adjudication_indicator": "1"} in named["C02"]
    assert named["C03"][0]["column_2"] == "80048"
    assert named["C04"] == [{"add_on": "G2212", "type": "1", "main_codes": "G0438 G0439", "main_codes_in_all": "2"}]
    assert not CHECKS & {one["check"] for one in audit["could_not_check"] if one["would_help"] != "editions:ncci-mue"}


def test_the_row_stands_on_the_printed_report_too(home):
    imported(home)
    bill = home / "bill.csv"
    audited(home, *MEDICARE)
    shown = almoner("audit", bill, "--as-of", "2026-09-01", *MEDICARE).out
    assert "first code G0101, second code Q0091, a modifier may part them (1 yes, 0 no) 0" in " ".join(shown.split())


def test_without_the_tables_the_checks_say_that_they_could_not_be_made(home):
    audit = audited(home, *MEDICARE)
    assert about_codes(audit) == []
    helps = {one["check"]: one["would_help"] for one in audit["could_not_check"] if one["check"] in CHECKS}
    assert helps == {
        "C01": "editions:ncci-ptp",
        "C02": "editions:ncci-mue",
        "C03": "editions:ncci-ptp",
        "C04": "editions:addon",
    }
    assert sum(one["check"] in CHECKS for one in audit["could_not_check"]) == 4


@pytest.mark.parametrize("payer", ["commercial", "unknown", "medicare-advantage", "medicaid"])
def test_on_another_payer_medicares_tables_are_only_a_question(payer, home):
    imported(home)
    found = about_codes(audited(home, "--payer", payer, "--setting", "practitioner"))
    assert {cls for _, cls, _, _ in found} <= {"question"}
    assert {check for check, _, _, _ in found} == (set() if payer == "medicaid" else CHECKS)


def test_another_quarter_and_a_stay_are_not_judged_by_these_tables(home):
    imported(home)
    later = [("10/05/2026", *line[1:]) for line in LINES]
    audit = audited(home, *MEDICARE, lines=later)
    assert [one for one in about_codes(audit) if one[0] != "C04"] == []
    assert {"C01", "C02", "C03"} <= {one["check"] for one in audit["could_not_check"]}
    assert about_codes(audited(home, "--payer", "medicare", "--setting", "inpatient")) == []
