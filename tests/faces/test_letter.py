"""`almoner letter`: the list, one letter in each form, and every way it is refused."""

import io
import json
import shutil

import pypdfium2
import pytest
from docx import Document

from almoner.engine.letters.kinds import KINDS
from almoner.faces.cli.main import main
from tests.golden.make_golden import HOME, SAMPLES

AUDIT, PAPERS = str(HOME / "riverbend.json"), str(SAMPLES / "riverbend")


def run(capsys, *argv):
    code = main([*argv])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_the_list_is_the_contract_shape(capsys):
    code, out, _ = run(capsys, "letter", "--list", "--json")
    listed = json.loads(out)
    assert code == 0
    assert [one["kind"] for one in listed] == [kind.id for kind in KINDS]
    assert len(listed) >= 20
    assert all(set(one) == {"kind", "title", "languages"} and one["languages"] == ["en", "es"] for one in listed)
    code, out, _ = run(capsys, "letter", "--list", "--language", "es")
    assert code == 0
    assert "Cargos que disputo" in out


def test_one_letter_as_pdf_and_docx_with_the_pieces_of_the_papers(capsys, tmp_path):
    pdf, docx = tmp_path / "a.pdf", tmp_path / "a.docx"
    asked = ["--on", "2026-11-21", "--language", "es", "--pdf", str(pdf), "--docx", str(docx)]
    code, out, err = run(capsys, "letter", "line-dispute", "--audit", AUDIT, "--papers", PAPERS, *asked)
    assert (code, out) == (0, f"Written: {pdf}\nWritten: {docx}\n")
    assert "Mi dirección" in err
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    pictures = [one for page in document for one in page.get_objects() if one.type == 3]
    assert document.is_tagged()
    assert pictures
    document.close()
    assert len(Document(io.BytesIO(docx.read_bytes())).inline_shapes) == len(pictures)
    assert pdf.stat().st_mode & 0o077 == docx.stat().st_mode & 0o077 == 0


def test_a_file_that_is_there_is_replaced_only_when_asked(capsys, tmp_path):
    place = tmp_path / "a.pdf"
    place.write_bytes(b"mine")
    asked = ["letter", "line-dispute", "--audit", AUDIT, "--papers", PAPERS, "--pdf", str(place)]
    code, _, err = run(capsys, *asked)
    assert code == 2
    assert "a.pdf is there already" in err
    assert place.read_bytes() == b"mine"
    assert run(capsys, *asked, "--replace")[0] == 0
    assert place.read_bytes().startswith(b"%PDF")


def test_without_a_file_the_text_is_printed_and_the_last_day_is_said(capsys):
    code, out, err = run(capsys, "letter", "debt-validation", "--audit", AUDIT, "--papers", PAPERS, "--on", "2026-11-21")
    assert code == 0
    assert "Pretend Example Collections" in out
    assert "I dispute the whole amount" in out
    assert "December 4, 2026" in err


@pytest.mark.parametrize(
    "argv",
    [
        ["letter"],
        ["letter", "line-dispute"],
        ["letter", "line-dispute", "--audit", AUDIT],
        ["letter", "line-dispute", "--papers", PAPERS],
        ["letter", "no-such-letter", "--audit", AUDIT, "--papers", PAPERS],
        ["letter", "--list", "line-dispute"],
        ["letter", "line-dispute", "--audit", AUDIT, "--papers", PAPERS, "--json"],
        ["letter", "line-dispute", "--audit", "nowhere.json", "--papers", PAPERS],
        ["letter", "line-dispute", "--audit", AUDIT, "--papers", PAPERS, "--language", "fr"],
    ],
)
def test_wrong_usage_is_one_sentence(capsys, argv):
    code, out, err = run(capsys, *argv)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "content",
    ["", "no json", "[]", "{}", "null", '{"schema": "almoner.audit/1"}', '{"schema": "other"}', "[" * 100_000, "\x00\xff"],
)
def test_a_file_that_is_no_audit_is_refused(capsys, tmp_path, content):
    file = tmp_path / "audit.json"
    file.write_text(content, encoding="latin-1")
    code, out, err = run(capsys, "letter", "line-dispute", "--audit", str(file), "--papers", PAPERS)
    assert (code, out) == (3, "")
    assert "almoner audit --json" in err
    assert err.count("\n") == 1


def test_papers_that_do_not_fit_the_audit_are_refused(capsys, tmp_path):
    some = tmp_path / "some"
    some.mkdir()
    shutil.copy(SAMPLES / "riverbend" / "diego-2-clinic-bill.pdf", some)
    code, _, err = run(capsys, "letter", "line-dispute", "--audit", AUDIT, "--papers", str(some))
    assert code == 3
    assert "7 of the 8 papers of the audit are not among those given" in err
    (some / "note.txt").write_text("Example Hospital\nStatement\nCharge $10.00\n", encoding="utf-8")
    code, _, err = run(capsys, "letter", "line-dispute", "--audit", AUDIT, "--papers", PAPERS, str(some / "note.txt"))
    assert code == 3
    assert "note.txt" in err


def test_an_audit_changed_by_hand_is_refused(capsys, tmp_path):
    shaped = json.loads((HOME / "riverbend.json").read_text(encoding="utf-8"))
    shaped["bills"][0]["id"] = "b00000000000"
    file = tmp_path / "audit.json"
    file.write_text(json.dumps(shaped), encoding="utf-8")
    code, _, err = run(capsys, "letter", "line-dispute", "--audit", str(file), "--papers", PAPERS)
    assert code == 3
    assert "read otherwise" in err


def test_a_finding_changed_by_hand_is_refused(capsys, tmp_path):
    shaped = json.loads((HOME / "riverbend.json").read_text(encoding="utf-8"))
    finding = next(one for one in shaped["findings"] if one["check"] == "F01")
    finding["message"]["args"]["over"]["money"] = "2000.00"
    file = tmp_path / "audit.json"
    file.write_text(json.dumps(shaped), encoding="utf-8")
    code, _, err = run(capsys, "letter", "bill-against-eob", "--audit", str(file), "--papers", PAPERS)
    assert code == 3
    assert "not what `almoner audit --json` prints" in err


def test_a_finding_that_is_not_there_or_not_of_this_letter_is_refused(capsys):
    shaped = json.loads((HOME / "riverbend.json").read_text(encoding="utf-8"))
    debt = next(one["id"] for one in shaped["findings"] if one["check"] == "I06")
    for finding, says in (("f0", "no finding"), (debt, "write debt-validation instead")):
        argv = ["letter", "line-dispute", "--audit", AUDIT, "--papers", PAPERS, "--finding", finding]
        code, _, err = run(capsys, *argv)
        assert code == 3
        assert says in err


def test_corrections_that_the_audit_had_not_are_refused(capsys, tmp_path):
    file = tmp_path / "corrections.yaml"
    file.write_text("[]\n", encoding="utf-8")
    argv = ["letter", "line-dispute", "--audit", AUDIT, "--papers", PAPERS, "--corrections", str(file)]
    code, _, err = run(capsys, *argv)
    assert code == 3
    assert "corrections" in err
