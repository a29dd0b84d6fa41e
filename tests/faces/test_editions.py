"""Importing, listing and verifying public tables, and asking them, as a person at a terminal does."""

import json
import os
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from almoner.adapters.tables.reading import ParquetReading
from almoner.adapters.tables.store import DataFolder
from tests.faces.command import almoner, is_one_sentence, schema
from tests.published import (
    ADDON,
    GPCI,
    HCPCS,
    MUE,
    POSTED_HEAD,
    POSTED_JSON,
    POSTED_TALL,
    POSTED_WIDE,
    PTP,
    PTP_HEAD,
    ZIPS,
    addon_text,
    hcpcs_text,
    mue_text,
    pfs_row,
    pfs_text,
    ptp_text,
    zipped,
)

PTP_NAME = "ccipra-v322r0-f1.TXT"
MUE_NAME = "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv"


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """An empty data folder."""
    folder = tmp_path / "data"
    monkeypatch.setenv("ALMONER_DATA", str(folder))
    return folder


@pytest.fixture
def put(tmp_path):
    def write(name, content):
        path = tmp_path / "drop" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    return write


def ask(table, *questions):
    """Answers in order."""
    lines = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in questions) + "\n"
    ran = almoner("lookup", table, "--jsonl", stdin=lines.encode())
    assert (ran.code, ran.err) == (0, "")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    for answer in answers:
        schema("lookup-1").validate(answer)
    return answers


def listed():
    if not Path(os.environ["ALMONER_DATA"]).exists():
        return []  # nothing was ever kept
    shown = almoner("editions", "list", "--json").json
    schema("editions-1").validate(shown)
    return shown


def pair(c1, c2, on="2026-08-01", **more):
    return {"setting": "practitioner", "c1": c1, "c2": c2, "on": on} | more


def test_a_whole_edition_answers_yes_no_and_for_other_days_nothing(put):
    assert almoner("editions", "import", put(PTP_NAME, ptp_text()), "--whole").code == 0
    yes = {"edit": True, "modifier": "1", "effective": "2020-01-01", "deleted": None, "edition": "2026Q3"}
    no = {"edit": False, "modifier": None, "effective": None, "deleted": None, "edition": "2026Q3"}
    assert ask(
        "ncci-ptp",
        pair("G0101", "G0102"),
        pair("G0102", "G0101"),
        pair("G0105", "G0104"),
        pair("G0105", "G0106"),
        pair("Q0111", "Q0112"),
        pair("Q0111", "Q0112", on="2026-09-01"),
        pair("G0101", "Q0111"),
        pair("g0101", " g0102 "),
    ) == [
        yes,
        no,
        no | {"deleted": "2026-03-31"},
        yes | {"modifier": "0", "effective": "2026-07-01"},
        yes | {"deleted": "2026-08-31"},
        no | {"deleted": "2026-08-31"},
        no | {"deleted": "2024-04-01"},
        yes,
    ]
    for question in (
        pair("G0101", "G0102", on="2026-06-30"),
        pair("G0101", "G0102", on="2026-10-01"),
        pair("G0101", "G0102", setting="outpatient"),
        pair("G0101", "G0102", setting="inpatient"),
        pair("G0101", "G0102", programme="medicaid"),
    ):
        assert list(ask("ncci-ptp", question)[0]) == ["no_data"]


def test_a_bad_line_is_answered_in_its_place_and_the_next_one_follows(put):
    almoner("editions", "import", put(PTP_NAME, ptp_text()), "--whole")
    bad = ["no json", "[1]", "{}", "{" * 5000, pair("G0101", 7), pair("G0101", "G01"), pair("G0101", "G0102", on="2026-13-01")]
    bad += [pair("G0101", "G0102", on="20260801"), pair("G0101", "G0102", setting="moon"), pair("G0101", "G0102", setting=None)]
    bad += [pair("G0101", "G0102", programme="other"), ""]
    answers = ask("ncci-ptp", *[each for one in bad for each in (one, pair("G0101", "G0102"))])
    assert [list(one) for one in answers[::2]] == [["error"]] * len(bad)
    assert all(one["edit"] is True for one in answers[1::2])


def test_an_excerpt_is_partial_and_never_says_no(put):
    ran = almoner("editions", "import", put(PTP_NAME, ptp_text()))
    assert ran.code == 0
    assert "kept as partial" in ran.out
    yes, absent, ended = ask("ncci-ptp", pair("G0101", "G0102"), pair("G0102", "G0101"), pair("G0105", "G0104"))
    assert yes["edit"] is True
    assert list(absent) == list(ended) == ["no_data"]


def test_numbered_parts_come_together_in_any_order_and_in_several_calls(put):
    first, second = put("ccipra-v322r0-f1.TXT", ptp_text(PTP[:6])), put("ccipra-v322r0-f2.TXT", ptp_text(PTP[6:]))
    almoner("editions", "import", second)
    assert "joined" in almoner("editions", "import", first).out
    one = listed()
    assert [(each["rows"], each["edition"]) for each in one] == [(len(PTP), "2026Q3")]
    assert "nothing changed" in almoner("editions", "import", first, second).out
    assert listed() == one


def test_parts_without_a_number_come_together_where_their_codes_lie_apart(put):
    names = ("ptp-practitioner-2026q3-first.txt", "ptp-practitioner-2026q3-rest.txt")
    first, rest = (put(name, ptp_text(rows)) for name, rows in zip(names, (PTP[:5], PTP[5:]), strict=True))
    assert almoner("editions", "import", first, rest, "--whole").code == 0
    assert [one["rows"] for one in listed()] == [len(PTP)]
    ran = almoner("editions", "import", put(names[0], ptp_text(PTP[:4] + PTP[6:7])))
    assert (ran.code, is_one_sentence(ran.err)) == (3, True)


def test_bytes_that_are_no_text_spoil_their_own_line_only(put):
    almoner("editions", "import", put(PTP_NAME, ptp_text()))
    good = json.dumps(pair("G0101", "G0102")).encode()
    ran = almoner("lookup", "ncci-ptp", "--jsonl", stdin=b"\n".join((good, b'{"c1": "\xff\xfe"}', good)) + b"\n")
    assert [next(iter(json.loads(line))) for line in ran.out.splitlines()] == ["edit", "error", "edit"]


def test_the_same_rows_have_the_same_sum_as_text_as_archive_and_as_workbook(put, tmp_path, monkeypatch):
    book = openpyxl.Workbook()
    for row in ptp_text().decode().split("\r\n")[:-1]:
        book.active.append(row.split("\t"))
    path = tmp_path / "ccipra-v322r0-f1.xlsx"
    book.save(path)
    sums = set()
    archive = zipped({PTP_NAME: ptp_text(), "ccipra-v322r0-f1.xlsx": path.read_bytes(), "readme.pdf": b"%PDF-1.4"})
    for number, file in enumerate((put(PTP_NAME, ptp_text()), path, put("x-2026q3-practitioner.zip", archive))):
        monkeypatch.setenv("ALMONER_DATA", str(tmp_path / f"data {number}"))
        ran = almoner("editions", "import", file)
        assert ran.code == 0, ran.err
        sums |= {(one["sha256"], one["rows"], one["source"].startswith("ccipra")) for one in listed()}
    assert len(sums) == 1


def test_setting_and_programme_come_from_the_names_or_from_the_operator(put):
    almoner("editions", "import", put("ccioph-v322r0-f1.TXT", ptp_text()))
    almoner("editions", "import", put("medicaid-ncci-2026q3-practitioner-ptp-edits.txt", ptp_text()))
    almoner(
        "editions", "import", put("edits.txt", ptp_text()), "--edition", "2026Q3", "--setting", "dme", "--programme", "medicaid"
    )
    assert {(one["setting"], one["programme"]) for one in listed()} == {
        ("outpatient", "medicare"),
        ("practitioner", "medicaid"),
        ("dme", "medicaid"),
    }


def test_the_medicaid_layout_without_the_column_of_1996_is_known(put):
    head = "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier Indicator\tPTP Edit Rationale\r\n"
    row = "G0101\tG0102\t20200101\t*\t1\tMisuse of codes\r\n"
    ran = almoner("editions", "import", put("medicaid-2026q3-practitioner.txt", (head + row).encode()))
    assert ran.code == 0, ran.err
    assert ask("ncci-ptp", pair("G0101", "G0102", programme="medicaid"))[0]["edit"] is True


def changed(number, text):
    """PTP rows with one cell of the first row changed."""
    row = list(PTP[0])
    row[number] = text
    return ptp_text((tuple(row), *PTP[1:]))


SWAPPED_HEAD = PTP_HEAD.replace("Column 1\tColumn 2", "Column 2\tColumn 1")
BY_SECOND = tuple(sorted(PTP, key=lambda row: row[1]))
REFUSED = {
    "empty": (PTP_NAME, b"", "is empty"),
    "cut archive": ("a-2026q3.zip", zipped({PTP_NAME: ptp_text()})[:-40], "was cut"),
    "no archive": ("a-2026q3.zip", b"no archive", "was cut"),
    "cut row": (PTP_NAME, ptp_text()[:-30], "was cut"),
    "cut in the code": (PTP_NAME, ptp_text() + b"G01", "was cut"),
    "no rows": (PTP_NAME, PTP_HEAD.encode(), "no row of two codes"),
    "headings swapped": (PTP_NAME, ptp_text(head=SWAPPED_HEAD), 'column 1 should be headed "Column 1" and is headed "Column 2"'),
    "columns swapped": (PTP_NAME, ptp_text(tuple((b, a, *rest) for a, b, *rest in PTP)), "have changed places"),
    "dates swapped": (PTP_NAME, ptp_text(tuple((a, b, y, x, m) for a, b, x, y, m in PTP)), "have changed places"),
    "heading gone": (PTP_NAME, ptp_text(head=PTP_HEAD.replace("Effective", "Valid")), 'should be headed "Effective Date"'),
    "heading new": (PTP_NAME, ptp_text(head=PTP_HEAD.replace("Modifier", "Something")), 'should be headed "Modifier"'),
    "no code": (PTP_NAME, changed(1, "G01020"), 'the column "Column 2" holds "G01020"'),
    "no date": (PTP_NAME, changed(2, "2020-1-1"), 'the column "Effective Date"'),
    "no day": (PTP_NAME, changed(2, "20200231"), "which is no day"),
    "no indicator": (PTP_NAME, changed(4, "7"), 'the column "Modifier"'),
    "renamed": ("ccipra-v314r0-f1.TXT".replace("314", "303"), ptp_text(), "has edits that begin on 2026-07-01"),
    "named twice": ("ncci-2025q1-ccipra-v322r0-f1.TXT", ptp_text(), "say both"),
    "without a day": ("practitioner.txt", ptp_text(), "for which time"),
    "without a setting": ("edits-2026q3.txt", ptp_text(), "for which setting"),
    "mue cut": (MUE_NAME, mue_text() + b"A4550,3", "was cut"),
    "mue other setting": (MUE_NAME, mue_text(setting="DME Supplier Services"), "its heading says dme"),
    "mue columns": (
        MUE_NAME,
        mue_text(headings="HCPCS/CPT Code,MUE Adjudication Indicator,Practitioner Services MUE Values,MUE Rationale\r\n"),
        "column 2 should be headed",
    ),
    "mue renamed": (MUE_NAME.replace("2026", "2029"), mue_text(), "its copyright is of 2025"),
    "mue value": (MUE_NAME, mue_text((("J1885", "eight", MUE[0][2]),)), 'the column "MUE Values"'),
    "mue twice": (MUE_NAME, mue_text((MUE[0], MUE[0])), "stand in it twice"),
    "addon columns": (
        "AOC_V2026Q3-MCR.txt",
        addon_text(head=addon_text(()).decode().split("\r\n")[1].replace("Primary_Code\t", "Primary\t") + "\r\n"),
        'column 4 should be headed "Primary_Code"',
    ),
    "addon day": ("AOC_V2026Q3-MCR.txt", addon_text((("1", "G2212", "", "G0438", "", "2021400", "", ""),)), "AOC_Edit_EffDT"),
    "addon renamed": ("AOC_V2020Q3-MCR.txt", addon_text(), "has edits that begin"),
    "hcpcs cut": ("HCPC2026_JUL_ANWEB.txt", hcpcs_text()[:-40], "was cut"),
    "pfs columns": (
        "PPRRVU2026_Jul.csv",
        pfs_text().replace(b"WORK,NON-FAC,NA", b"NON-FAC,WORK,NA"),
        'column 6 should be headed "WORK RVU"',
    ),
    "pfs swapped": ("PPRRVU2026_Jul.csv", pfs_text(pfs_row("G0101", "0.45", "0.70", "0.17", "0.04").replace("0.45", "0.70", 1)), "add up"),
    "pfs renamed": ("PPRRVU2025_Jul.csv", pfs_text(), "its title says 2026Q3"),
    "price headings": ("x_standardcharges.csv", (POSTED_HEAD + POSTED_TALL.replace("gross", "total")).encode(), '"standard_charge|gross"'),
    "price payers": ("x_standardcharges.csv", (POSTED_HEAD + POSTED_WIDE.replace("standard_charge|E", "E").replace("standard_charge|S", "S")).encode(), "PAYER"),
    "price day": ("x_standardcharges.csv", (POSTED_HEAD.replace("4/1/2026", "13/13/2026") + POSTED_TALL).encode(), "for which time"),
    "price cut": ("x_standardcharges.json", POSTED_JSON[:-9].encode(), "was cut"),
    "price keys": ("x_standardcharges.json", POSTED_JSON.replace("code_information", "codes").encode(), 'lacks the key "code_information"'),
    "unknown": ("notes.txt", b"A letter to a friend.\n", "none of the tables"),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_what_cannot_be_trusted_is_refused_in_one_sentence_and_nothing_is_kept(case, put):
    name, content, why = REFUSED[case]
    ran = almoner("editions", "import", put(name, content))
    assert (ran.code, ran.out) == (3, "")
    assert is_one_sentence(ran.err), ran.err
    assert why in ran.err
    assert listed() == []


def test_other_rows_of_the_same_edition_are_refused_unless_they_are_to_replace_it(put):
    almoner("editions", "import", put(MUE_NAME, mue_text()))
    other = put(MUE_NAME, mue_text(MUE[:2]))
    ran = almoner("editions", "import", other)
    assert ran.code == 3
    assert "other rows of ncci-mue 2026Q3 are here already" in ran.err
    assert [one["rows"] for one in listed()] == [3]
    assert "put in the place" in almoner("editions", "import", other, "--replace").out
    assert [one["rows"] for one in listed()] == [2]


def test_two_editions_that_share_days_are_refused(put):
    almoner("editions", "import", put("HCPC2019_CONTR_ANWEB.txt", hcpcs_text(HCPCS[:3])))
    ran = almoner("editions", "import", put("HCPC2019_OCT_ANWEB.txt", hcpcs_text(HCPCS[:3])))
    assert ran.code == 3
    assert "counts on days of hcpcs 2019" in ran.err
    assert [one["edition"] for one in listed()] == ["2019"]


def test_a_file_that_is_refused_leaves_the_others(put):
    good, bad = put(MUE_NAME, mue_text()), put("AOC_V2020Q3-MCR.txt", addon_text())
    ran = almoner("editions", "import", good, bad)
    assert ran.code == 3
    assert [one["table"] for one in listed()] == ["ncci-mue"]
    put("AOC_V2020Q3-MCR.txt", b"A letter to a friend.\n")
    assert almoner("editions", "import", good.parent).code == 0, "a file that is no table may lie in a folder"


@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_table_changed_on_disk_is_refused_by_every_command(place, put, data):
    almoner("editions", "import", put(PTP_NAME, ptp_text()))
    assert almoner("editions", "verify").code == 0
    rows = next(data.rglob("rows.parquet"))
    held = bytearray(rows.read_bytes())
    spot = {"first": 10, "middle": len(held) // 2, "last": len(held) - 10}[place]
    held[spot] ^= 1
    rows.write_bytes(held)
    asked = almoner("lookup", "ncci-ptp", "--jsonl", stdin=json.dumps(pair("G0101", "G0102")).encode())
    verified = almoner("editions", "verify")
    for ran in (asked, verified):
        assert ran.code == 3
        assert is_one_sentence(ran.err)
    assert asked.out == ""
    assert "CHANGED" in verified.out
    almoner("editions", "import", put(PTP_NAME, ptp_text()), "--replace")
    assert almoner("editions", "verify").code == 0


def test_rows_gone_or_a_manifest_spoilt_are_said(put, data):
    almoner("editions", "import", put(PTP_NAME, ptp_text()))
    rows, manifest = next(data.rglob("rows.parquet")), next(data.rglob("manifest.json"))
    rows.unlink()
    assert "GONE" in almoner("editions", "verify").out
    manifest.write_text("{")
    ran = almoner("editions", "list")
    assert (ran.code, is_one_sentence(ran.err)) == (3, True)


def test_the_data_folder_is_for_its_owner_alone_and_knows_its_version(put, data):
    almoner("editions", "import", put(PTP_NAME, ptp_text()))
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / "VERSION").read_text() == "1\n"
    (data / "VERSION").write_text("99\n")
    for words in (["list"], ["import", put(PTP_NAME, ptp_text())]):
        ran = almoner("editions", *words)
        assert (ran.code, is_one_sentence(ran.err)) == (3, True)
        assert "another version" in ran.err


def test_one_writer_at_a_time(put, data):
    import fcntl

    path = put(PTP_NAME, ptp_text())
    almoner("editions", "import", path)
    with (data / "LOCK").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = almoner("editions", "import", put(MUE_NAME, mue_text()))
    assert (ran.code, is_one_sentence(ran.err)) == (4, True)


def test_data_names_another_folder(put, tmp_path, data):
    elsewhere = tmp_path / "elsewhere"
    almoner("--data", elsewhere, "editions", "import", put(PTP_NAME, ptp_text()))
    assert not data.exists()
    assert len(json.loads(almoner("--data", elsewhere, "editions", "list", "--json").out)) == 1


def test_looking_makes_no_folder(data, monkeypatch, tmp_path):
    assert list(ask("ncci-ptp", pair("G0101", "G0102"))[0]) == ["no_data"]
    monkeypatch.delenv("ALMONER_DATA")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert "No public tables" in almoner("editions", "list").out
    assert almoner("editions", "verify").code == 0
    assert not data.exists()
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("task", ["list", "verify"])
@pytest.mark.parametrize("kind", ["not there", "a file", "other things"])
@pytest.mark.parametrize("how", ["ALMONER_DATA", "--data"])
def test_a_folder_that_is_no_data_folder_is_refused_in_one_sentence(task, kind, how, tmp_path, monkeypatch):
    wrong = tmp_path / "wrong"
    if kind == "a file":
        wrong.write_text("a letter")
    if kind == "other things":
        wrong.mkdir()
        (wrong / "letter.txt").write_text("a letter")
    if how == "ALMONER_DATA":
        monkeypatch.setenv("ALMONER_DATA", str(wrong))
    ran = almoner(*(("--data", wrong) if how == "--data" else ()), "editions", task)
    assert (ran.code, ran.out, is_one_sentence(ran.err)) == (3, "", True)
    assert ("there is no such folder" if kind == "not there" else "it is no data folder") in ran.err
    assert wrong.exists() is (kind != "not there")


def test_an_empty_folder_is_a_data_folder_that_holds_nothing_yet(data):
    data.mkdir()
    assert "No public tables" in almoner("editions", "list").out


def test_units_add_ons_and_validity_are_answered_as_the_contract_says(put):
    almoner("editions", "import", put(MUE_NAME, mue_text()), put("AOC_V2026Q3-MCR.txt", addon_text()), "--whole")
    almoner("editions", "import", put("HCPC2026_JUL_ANWEB.txt", hcpcs_text()), "--whole")
    day = {"on": "2026-08-01"}
    units = [{"setting": "practitioner", "code": code} | day for code in ("J1885", "A4550", "G0102")]
    assert ask("ncci-mue", *units)[:2] == [
        {"value": 8, "mai": "3", "edition": "2026Q3"},
        {"value": 3, "mai": "1", "edition": "2026Q3"},
    ]
    assert list(ask("ncci-mue", units[2])[0]) == ["no_data"]
    assert ask("addon", *[{"code": code} | day for code in ("G2212", "G0316", "G2211", "U0005", "G0101")]) == [
        {"type": "1", "primaries": ["G0438", "G0439"]},
        {"type": "2", "primaries": ["CCCCC"]},
        {"type": "3", "primaries": ["CCCCC", "G0463"]},
        {"type": None, "primaries": []},
        {"type": None, "primaries": []},
    ]
    assert ask("hcpcs", *[{"code": code} | day for code in ("J1885", "Q9999", "J0001", "LT")]) == [
        {"valid": True, "first_day": "1993-01-01", "last_day": None},
        {"valid": False, "first_day": "2020-01-01", "last_day": "2025-03-31"},
        {"valid": False, "first_day": None, "last_day": None},
        {"valid": True, "first_day": "1984-01-01", "last_day": None},
    ]
    assert list(ask("hcpcs", {"code": "99213"} | day)[0]) == ["no_data"]
    assert len(ADDON) == 7


def test_a_fee_shows_its_arithmetic(put):
    files = {"PPRRVU2026_Jul.csv": pfs_text(), "GPCI2026.csv": GPCI.encode(), "ZIP5_JUL2026.txt": ZIPS.encode()}
    ran = almoner("editions", "import", *[put(name, content) for name, content in files.items()], "--whole")
    assert ran.code == 0, ran.err
    question = {"code": "G0101", "setting": "practitioner", "on": "2026-08-01"}
    by_zip, by_place, in_hospital, imaging, unpriced, nowhere, bad = ask(
        "fee",
        question | {"zip": "00001"},
        question | {"locality": "09999-07"},
        question | {"zip": "00001-1234", "place_of_service": "22"},
        question | {"code": "G0279", "zip": "00001"},
        question | {"code": "G0103", "zip": "00001"},
        question,
        question | {"locality": "x"},
    )
    # (0.45 × 1.100 + 0.70 × 1.200 + 0.04 × 0.500) × 33.4009 = 45.2582…
    assert by_zip == by_place
    assert by_zip == {
        "amount": "45.26",
        "parts": {
            "table": "pfs",
            "facility": False,
            "locality": "0999907",
            "work_rvu": "0.45",
            "work_gpci": "1.100",
            "pe_rvu": "0.70",
            "pe_gpci": "1.200",
            "malpractice_rvu": "0.04",
            "malpractice_gpci": "0.500",
            "conversion_factor": "33.4009",
        },
        "edition": "2026Q3",
    }
    assert (in_hospital["amount"], in_hospital["parts"]["facility"]) == ("24.02", True)
    assert (imaging["amount"], imaging["parts"]["before_cap"]) == ("62.46", "143.12")
    assert [list(one) for one in (unpriced, nowhere, bad)] == [["no_data"], ["no_data"], ["error"]]


@pytest.mark.parametrize(
    ("name", "content", "rows"),
    [
        ("x_standardcharges.csv", POSTED_HEAD + POSTED_TALL, 4),
        ("x_standardcharges.csv", "\ufeff" + POSTED_HEAD.upper() + POSTED_WIDE, 2),
        ("x_standardcharges.json", POSTED_JSON, 2),
    ],
)
def test_a_hospitals_posted_prices_are_taken_in_each_form(name, content, rows, put):
    ran = almoner("editions", "import", put(name, content.encode()))
    assert ran.code == 0, ran.err
    one = listed()[0]
    assert (one["table"], one["setting"], one["first_day"], one["last_day"]) == (
        "hospital-prices",
        "made-up-hospital",
        "2026-04-01",
        None,
    )
    assert one["rows"] == rows
    assert ("hold no amount" in ran.out) == ("see note" in content)


def test_posted_prices_are_what_the_file_says(put, data):
    almoner("editions", "import", put("x_standardcharges.csv", (POSTED_HEAD + POSTED_TALL).encode()))
    reading = ParquetReading(DataFolder(data))
    first, second = reading.rows(reading.editions()[0], frozenset({"G0279"}))["G0279"]
    assert (first.gross, first.cash, first.negotiated, first.most) == (Decimal("1200.00"), Decimal(1080), Decimal(400), None)
    assert (second.payer, second.modifiers, second.negotiated, second.share) == ("Sample Health", "TC", None, Decimal("0.625"))


def test_an_audit_names_the_tables_it_asked_and_a_changed_one_is_refused(put, data, tmp_path):
    bill = tmp_path / "bill.txt"
    bill.write_text(
        "MADE-UP CLINIC\nITEMIZED STATEMENT\n\nPatient: Alex Example\nAccount number: A-100\n\n"
        "Date        Code   Description                   Qty      Charge\n"
        "08/03/2026  G0101  Made-up screening               1      100.00\n"
        "08/03/2026  G0102  Made-up test                    1       50.00\n\n"
        "                                      Total charges       150.00\n"
    )
    words = ("audit", bill, "--as-of", "2026-09-01", "--json")
    without = almoner(*words).json
    almoner("editions", "import", put(PTP_NAME, ptp_text()), put("ccipra-v321r0-f1.TXT", ptp_text(PTP[:5])), "--whole")
    found = almoner(*words).json
    assert without["editions"] == []
    assert [(one["table"], one["setting"], one["edition"]) for one in found["editions"]] == [
        ("ncci-ptp", "practitioner", "2026Q3")
    ]
    assert found["editions"][0]["sha256"] in {one["sha256"] for one in listed()}
    assert found["run"]["id"] != without["run"]["id"]
    rows = next(path for path in data.rglob("rows.parquet") if "2026Q3" in str(path))
    rows.write_bytes(rows.read_bytes()[:-1] + b"?")
    ran = almoner(*words)
    assert (ran.code, ran.out, is_one_sentence(ran.err)) == (3, "", True)
