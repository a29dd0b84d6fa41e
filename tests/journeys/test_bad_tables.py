"""Bad tables, and letters that lack something: for each the exit code, one sentence that docs/bad_input.md prints too, nothing in part."""

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.faces.command import almoner, is_one_sentence
from tests.published import (
    HCPCS,
    POSTED_HEAD,
    POSTED_JSON,
    POSTED_TALL,
    PTP,
    PTP_HEAD,
    hcpcs_text,
    ptp_text,
    zipped,
)

PAGE = (Path(__file__).parents[2] / "docs" / "bad_input.md").read_text(encoding="utf-8")
NAME = "ccipra-v322r0-f1.TXT"
TURNED = tuple((b, a, *rest) for a, b, *rest in PTP)
PRICES = "made-up_standardcharges"
AGAIN = "get the file again from its publisher, or tell us if the publisher has changed its layout"
REFUSED = {
    "a table that breaks off": (
        NAME,
        ptp_text()[:-30],
        f"{NAME} was not imported: its last row is not complete: the file was cut; get the file again.",
    ),
    "an archive that breaks off": (
        "pairs-2026q3.zip",
        zipped({NAME: ptp_text()})[:-40],
        "pairs-2026q3.zip was not imported: the archive is damaged or was cut; get the file again.",
    ),
    "a table under another quarter's name": (
        "ccipra-v303r0-f1.TXT",
        ptp_text(),
        (
            "ccipra-v303r0-f1.TXT was not imported: it is named as 2024Q4, but has edits that begin on 2026-07-01; "
            "give it its own name back, or get the file again."
        ),
    ),
    "two columns swapped, headings and all": (
        NAME,
        ptp_text(TURNED, PTP_HEAD.replace("Column 1\tColumn 2", "Column 2\tColumn 1")),
        f'{NAME} was not imported: column 1 should be headed "Column 1" and is headed "Column 2"; {AGAIN}.',
    ),
    "two columns swapped under their headings": (
        NAME,
        ptp_text(TURNED),
        f'{NAME} was not imported: the columns "Column 1" and "Column 2" have changed places; {AGAIN}.',
    ),
    "a price file with a wrong heading": (
        f"{PRICES}.csv",
        (POSTED_HEAD + POSTED_TALL.replace("description,", "words,")).encode(),
        f'{PRICES}.csv was not imported: it has no column headed "description"; {AGAIN}.',
    ),
    "a price file with a wrong key": (
        f"{PRICES}.json",
        POSTED_JSON.replace("code_information", "codes").encode(),
        f'{PRICES}.json was not imported: it lacks the key "code_information"; {AGAIN}.',
    ),
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ALMONER_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    return tmp_path


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def kept(folder):
    """Editions that are here, and files left lying from ones that are not."""
    here = [(one["table"], one["edition"]) for one in almoner("editions", "list", "--json").json]
    return here, [path.name for path in (folder / "data").rglob("*") if "draft" in str(path)]


def told(sentence):
    """What a person reads, as the page prints it."""
    assert sentence in PAGE, sentence
    return f"almoner: {sentence}\n"


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_a_bad_table_is_refused_and_nothing_of_it_is_kept(case, folder):
    name, content, sentence = REFUSED[case]
    assert f"| {case} |" in PAGE
    ran = almoner("editions", "import", put(folder, name, content))
    assert (ran.code, ran.out, ran.err) == (3, "", told(sentence))
    assert is_one_sentence(ran.err)
    assert kept(folder) == ([], [])


def test_two_editions_that_overlap_leave_the_first(folder):
    almoner("editions", "import", put(folder, "HCPC2019_CONTR_ANWEB.txt", hcpcs_text(HCPCS[:3])))
    before = kept(folder)
    ran = almoner("editions", "import", put(folder, "HCPC2019_OCT_ANWEB.txt", hcpcs_text(HCPCS[:3])))
    sentence = (
        "HCPC2019_OCT_ANWEB.txt was not imported: its edition 2019Q4 counts on days of hcpcs 2019 (2019-01-01 to 2019-12-31); "
        "keep only one of the two."
    )
    assert (ran.code, ran.out, ran.err) == (3, "", told(sentence))
    assert kept(folder) == before == ([("hcpcs", "2019")], [])


BILL = (
    "MADE UP CLINIC\nITEMIZED STATEMENT\n\nPatient: {name}\nAccount number: A-100\n\n"
    "Date        Code   Description                   Qty      Charge\n"
    "08/03/2026  J1885  Made-up injection               1       45.00\n"
    "08/03/2026  J1885  Made-up injection               1       45.00\n\n"
    "                                      Total charges        90.00\n"
    "                                      Balance due          90.00\n"
)


@pytest.mark.parametrize("command", ["lookup", "audit"])
def test_a_table_changed_on_disk_is_used_by_no_command(command, folder):
    almoner("editions", "import", put(folder, NAME, ptp_text()))
    rows = next((folder / "data").rglob("rows.parquet"))
    held = bytearray(rows.read_bytes())
    held[len(held) // 2] ^= 1
    rows.write_bytes(held)
    if command == "lookup":
        question = {"setting": "practitioner", "c1": "G0101", "c2": "G0102", "on": "2026-08-01"}
        ran = almoner("lookup", "ncci-ptp", "--jsonl", stdin=json.dumps(question).encode())
    else:
        bill = put(folder, "bill.txt", BILL.format(name="Alex Example").encode())
        ran = almoner("audit", bill, "--as-of", "2026-09-01", "--json")
    sentence = (
        "The table in … was not used: its rows are not those that were imported: the checksum differs; "
        "import it again with `almoner editions import --replace`."
    )
    assert (ran.code, ran.out, ran.err.replace(str(rows.parent), "…")) == (3, "", told(sentence))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (
            "nowhere",
            "there is no such folder; name the data folder with --data or ALMONER_DATA, or import tables into this one first",
        ),
        ("letters", "it is no data folder of almoner; name the data folder with --data or ALMONER_DATA"),
    ],
)
def test_a_folder_that_is_no_data_folder_is_not_looked_into(name, why, folder):
    (folder / "letters").mkdir()
    put(folder / "letters", "letter.txt", b"Dear Alex")
    ran = almoner("--data", folder / name, "editions", "list")
    assert (ran.code, ran.out, ran.err.replace(str(folder / name), "…")) == (3, "", told(f"… was not opened: {why}."))


def letter(folder, name, *words):
    """A letter about lines that stand twice, to a person of that name."""
    bill = put(folder, "bill.txt", BILL.format(name=name).encode())
    ran = almoner("audit", bill, "--as-of", "2026-09-01", "--json")
    audit = put(folder, "audit.json", ran.out.encode())
    given = ("--audit", audit, "--papers", bill, "--on", "2026-09-02")
    return ran.json, almoner("letter", "line-dispute", *given, *words)


def printed(path):
    """The words of a PDF without blanks and places to break."""
    pages = pypdfium2.PdfDocument(path)
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    return text.replace("\u200b", "")


BLANKS = (
    "Fill in by hand what the papers did not tell us for sure: My address; My phone number; "
    "Address of the reader, as printed on their paper; Date of birth; Date of the bill."
)


def test_a_fact_that_a_letter_lacks_is_a_blank_and_said_aloud(folder):
    _, ran = letter(folder, "Alex Example")
    assert (ran.code, ran.err) == (0, BLANKS + "\n")
    assert BLANKS in PAGE
    assert "[Date of birth: __________]" in ran.out
    assert "[My address: __________]" in ran.out


def test_signs_without_a_glyph_are_numbers_in_the_pdf_and_said_aloud(folder):
    _, ran = letter(folder, "Alex 王小明 Example", "--pdf", folder / "letter.pdf")
    sentence = (
        "The PDF has no type for 3 of the signs. Each is shown as a number, such as [U+5C0F]. "
        "Write them in by hand, or make the letter with --docx."
    )
    assert (ran.code, ran.err.splitlines()) == (0, [BLANKS, sentence])
    assert sentence in PAGE
    assert "Alex[U+738B][U+5C0F][U+660E]Example" in printed(folder / "letter.pdf")
    _, plain = letter(folder, "Alex Éxample", "--pdf", folder / "plain.pdf")
    assert plain.err.splitlines() == [BLANKS]


def test_a_name_of_300_signs_stays_whole_in_the_audit_and_in_the_letter(folder):
    name = ("Alex " + "Abcdefghi" * 40)[:291] + " Exampler"
    assert len(name) == 300
    audit, ran = letter(folder, name, "--pdf", folder / "letter.pdf")
    assert (ran.code, ran.err) == (0, BLANKS + "\n")
    assert [one["name"] for one in audit["patients"]] == [name]
    assert "".join(name.split()) in printed(folder / "letter.pdf")
