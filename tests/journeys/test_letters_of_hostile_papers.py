"""A letter about papers whose names are source, markup, formulas, very long or in other scripts, from audit to PDF and DOCX."""

import io
import json
import re
import zipfile

import pypdfium2
import pytest

from almoner.faces.cli.main import main

LONG = "Maximiliana-Example-" * 15
NAMES = (
    '#read("/etc/passwd")',
    '=HYPERLINK("http://example.invalid","Example")',
    "<script>alert(1)</script> Example",
    "$x$ Example #include",
    LONG,
    "مريم Example",
    "Example 王小明 🏥",
    "Example \u202e\u200f\x07 Name",
)
BILL = """Riverbend Example Hospital
ITEMIZED STATEMENT

Patient: {name}
Account Number: AC-77
Statement Date: 03/01/2026

Date        Code    Description          Units  Charge
02/03/2026  J1885   {name}   1   45.00
02/03/2026  J1885   {name}   1   45.00
Total charges                            90.00
Balance due                              90.00
"""


def almoner(capsys, *argv):
    code = main([*map(str, argv)])
    out = capsys.readouterr()
    assert "Traceback" not in out.err
    return code, out.out, out.err


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_nothing_of_a_paper_is_ever_source(name, capsys, tmp_path):
    paper, audit = tmp_path / "bill.txt", tmp_path / "audit.json"
    paper.write_text(BILL.format(name=name), encoding="utf-8")
    code, out, _ = almoner(capsys, "audit", paper, "--json", "--as-of", "2026-04-01")
    assert code == 0
    audit.write_text(out, encoding="utf-8")
    pdf, docx = tmp_path / "l.pdf", tmp_path / "l.docx"
    asked = ("letter", "line-dispute", "--audit", audit, "--papers", paper, "--on", "2026-04-01", "--language", "es")
    code, text, _ = almoner(capsys, *asked)
    assert code == 0
    assert "root:x" not in text
    code, _, _ = almoner(capsys, *asked, "--pdf", pdf, "--docx", docx)
    assert code == 0
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    printed = re.sub(r"[\s\u200b\x02-]", "", "".join(page.get_textpage().get_text_bounded() for page in document))
    assert document.is_tagged()
    document.close()
    assert "root:x" not in printed
    shown = json.loads(out)["patients"][0]["name"]
    if shown is not None and shown.isascii():
        assert re.sub(r"[\s-]", "", shown) in printed
    with zipfile.ZipFile(io.BytesIO(docx.read_bytes())) as parts:
        body = parts.read("word/document.xml").decode("utf-8")
    assert "<script>" not in body
    assert not re.search(r"<w:(fldSimple|instrText|fldChar|hyperlink)\b", body)
