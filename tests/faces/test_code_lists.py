"""The lists of reason and remark codes: taken in as people have them, used to explain an adjustment, never shipped."""

import json

import openpyxl
import pytest

from tests.faces.command import almoner, is_one_sentence, schema
from tests.made_up import x12_835

REASONS = (
    ("1", "Made-up words for a deductible", "01/01/1995", "", "", ""),
    ("15", "Made-up words that ended", "01/01/1995", "11/01/2017", "05/01/2018", ""),
    ("29", "Made-up words for a late claim", "01/01/1995", "", "", ""),
    ("45", "Made-up words for a contract, with a comma", "01/01/1995", "07/01/2017", "", "Use with CO or PR"),
    ("B7", "Made-up words for a provider", "01/01/1995", "", "", ""),
)
REMARKS = (("M1", "Made-up remark", "1997-01-01", "", "", ""), ("MA130", "Made-up notice", "1997-01-01", "", "", ""))
TITLES = ("Code", "Description", "Start Date", "Last Modified", "Stop Date", "Notes")
BILL = (
    "MADE UP CLINIC\nBILLING STATEMENT\n\nPatient: Alex Example\nAccount number: A100\nStatement date: 03/15/2026\n\n"
    "Date        Code   Description                   Qty      Charge\n"
    "02/03/2026  99213  Made-up office visit            1      200.00\n\n"
    "                                      Total charges       200.00\n"
    "                                      Insurance paid      -80.00\n"
    "                                      Balance due         120.00\n"
)


def cell(text):
    return f'"{text}"' if "," in text else text


def listed(rows=REASONS, titles=TITLES):
    return ("\r\n".join(",".join(map(cell, row)) for row in (titles, *rows)) + "\r\n").encode()


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ALMONER_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    return tmp_path


def imported(folder, name, content, *more):
    path = folder / name
    path.write_bytes(content)
    return almoner("editions", "import", path, *more)


def editions():
    return [(one["table"], one["edition"], one["rows"]) for one in almoner("editions", "list", "--json").json]


@pytest.mark.parametrize("layout", ["csv", "tabs", "workbook", "other headings", "a title above"])
def test_a_list_is_known_by_its_headings_and_codes_in_each_form(layout, folder):
    content, name = listed(), "reason codes 2026-07.csv"
    if layout == "tabs":
        content = "\n".join("\t".join(row) for row in (TITLES, *REASONS)).encode()
    if layout == "other headings":
        content = listed(titles=("CARC", "Description", "Effective Date", "Last Modified Date", "Deactivation Date", "Notes"))
    if layout == "a title above":
        content = b"A made-up list of reasons,,,,,\r\n" + content
    path = folder / name
    path.write_bytes(content)
    if layout == "workbook":
        book = openpyxl.Workbook()
        for row in (TITLES, *REASONS):
            book.active.append(row)
        path = folder / "reason codes July 2026.xlsx"
        book.save(path)
    ran = almoner("editions", "import", path)
    assert ran.code == 0, ran.err
    assert editions() == [("carc", "2026-07", len(REASONS))]


def test_remarks_are_told_from_reasons_by_their_codes(folder):
    assert imported(folder, "remarks-2026-07-01.csv", listed(REMARKS)).code == 0
    assert editions() == [("rarc", "2026-07-01", 2)]


REFUSED = {
    "cut": ("r-2026-07.csv", listed()[:-40], "the file was cut"),
    "both": ("r-2026-07.csv", listed((*REASONS, *REMARKS)), "at once"),
    "twice": ("r-2026-07.csv", listed((*REASONS, REASONS[0])), "1 codes stand in it twice"),
    "no start": ("r-2026-07.csv", listed(titles=("Code", "Description", "Begin", "Last Modified", "Stop", "N")), '"Start Date"'),
    "no code": ("r-2026-07.csv", listed((*REASONS, ("4S5", "words", "01/01/1995", "", "", ""))), 'row 7 the column "Code"'),
    "no words": ("r-2026-07.csv", listed((*REASONS, ("5", "", "01/01/1995", "", "", ""))), 'the column "Description"'),
    "no day": ("r-2026-07.csv", listed((*REASONS, ("5", "words", "02/30/1995", "", "", ""))), 'the column "Start Date"'),
    "unnamed": ("reasons.csv", listed(), "for which time"),
    "renamed": ("r-2000-01.csv", listed((("45", "words", "01/01/2020", "", "", ""),)), "had begun by then"),
    "other codes": ("r-2026-07.csv", listed((("CO", "words", "01/01/1995", "", "", ""),)), "none of the tables"),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_a_list_that_cannot_be_trusted_is_refused_in_one_sentence(case, folder):
    name, content, why = REFUSED[case]
    ran = imported(folder, name, content)
    assert (ran.code, ran.out, is_one_sentence(ran.err)) == (3, "", True), ran.err
    assert why in ran.err
    assert editions() == []


def audited(folder, on="2026-04-01"):
    """The finding that a written-off amount is asked for."""
    papers = folder / "papers"
    papers.mkdir(exist_ok=True)
    (papers / "remit.edi").write_bytes(x12_835())
    (papers / "bill.txt").write_text(BILL)
    ran = almoner("audit", papers, "--payer", "commercial", "--as-of", on, "--json")
    schema("audit-1").validate(ran.json)
    return next(one for one in ran.json["findings"] if one["check"] == "F02")


def test_a_finding_about_an_adjustment_shows_what_its_reason_means(folder):
    assert audited(folder)["table_rows"] == []
    assert imported(folder, "reasons-2026-01.csv", listed(), "--whole").code == 0
    [row] = audited(folder)["table_rows"]
    assert (row["table"], row["edition"]) == ("carc", "2026-01")
    assert row["row"] == {"code": "45", "description": "Made-up words for a contract, with a comma"}
    shown = almoner("audit", folder / "papers", "--payer", "commercial", "--as-of", "2026-04-01").out
    assert "Made-up words for a contract" in " ".join(shown.split())


def test_a_later_list_speaks_only_of_words_that_had_not_changed_since(folder):
    assert imported(folder, "reasons-2026-07.csv", listed()).code == 0
    assert [one["row"]["code"] for one in audited(folder)["table_rows"]] == ["45"]
    changed = tuple((*row[:3], "06/01/2026", *row[4:]) if row[0] == "45" else row for row in REASONS)
    assert imported(folder, "reasons-2026-07.csv", listed(changed), "--replace").code == 0
    assert audited(folder)["table_rows"] == []


def test_two_lists_stand_beside_each_other_and_the_one_of_the_day_is_used(folder):
    earlier = tuple((row[0], "Older " + row[1], *row[2:]) for row in REASONS)
    assert imported(folder, "reasons-2025-07.csv", listed(earlier)).code == 0
    assert imported(folder, "reasons-2026-07.csv", listed()).code == 0
    assert json.dumps(audited(folder)["table_rows"]).count("Older Made-up words") == 1


def test_a_paper_without_a_payers_codes_asks_no_list(folder):
    assert imported(folder, "reasons-2026-01.csv", listed(), "--whole").code == 0
    path = folder / "bill.txt"
    path.write_text(BILL)
    assert almoner("audit", path, "--as-of", "2026-04-01", "--json").json["editions"] == []
    audited(folder)
    ran = almoner("audit", folder / "papers", "--payer", "commercial", "--as-of", "2026-04-01", "--json")
    assert [one["table"] for one in ran.json["editions"]] == ["carc"]
