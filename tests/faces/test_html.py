"""`audit --html`: the flag, the file, what the terminal says, and what the page holds."""

import re
import subprocess
import sys

import pytest

from almoner.ports.reports import IN_FULL, IN_SHORT
from tests.faces.command import almoner, is_one_sentence
from tests.made_up import pdf_bill, text_bill, x12_835

AS_OF = ("--as-of", "2026-11-21")


@pytest.fixture
def bill(tmp_path):
    paper = tmp_path / "papers" / "bill.txt"
    paper.parent.mkdir()
    paper.write_bytes(text_bill())
    return paper


def test_the_report_is_printed_and_the_file_is_named(tmp_path, bill):
    page = tmp_path / "report.html"
    ran = almoner("audit", bill, *AS_OF, "--html", page)
    assert ran.code == 0
    assert ran.out == almoner("audit", bill, *AS_OF).out + f"\nWritten: {page}\n"
    assert page.stat().st_mode & 0o777 == 0o600
    text = page.read_text(encoding="utf-8")
    assert text.startswith('<!doctype html>\n<!-- a report made by almoner audit -->\n<html lang="en">')
    assert "The same charge appears twice" in text
    assert "What would settle it" in text


def test_the_same_papers_give_the_same_bytes(tmp_path, bill):
    for name in ("one.html", "two.html"):
        almoner("audit", bill, *AS_OF, "--html", tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_spanish_is_spanish(tmp_path, bill):
    ran = almoner("audit", bill, *AS_OF, "--language", "es", "--html", tmp_path / "informe.html")
    text = (tmp_path / "informe.html").read_text(encoding="utf-8")
    assert ran.out.endswith(f"Escrito: {tmp_path / 'informe.html'}\n")
    assert '<html lang="es">' in text
    assert "Qué pueden decir" in text
    assert "What to do" not in text


def test_another_file_is_refused_before_any_paper_is_read(tmp_path, bill):
    theirs = tmp_path / "diary.html"
    theirs.write_text("my diary")
    ran = almoner("audit", tmp_path / "no-such-paper", *AS_OF, "--html", theirs)
    assert ran.code == 2
    assert "diary.html" in ran.err
    assert is_one_sentence(ran.err)
    assert (ran.out, theirs.read_text()) == ("", "my diary")


def test_json_and_html_do_not_go_together(tmp_path, bill):
    ran = almoner("audit", bill, "--json", "--html", tmp_path / "report.html")
    assert (ran.code, is_one_sentence(ran.err)) == (2, True)


def test_the_report_among_the_papers_is_no_paper(tmp_path, bill):
    page = bill.parent / "report.html"
    first = almoner("audit", bill.parent, *AS_OF, "--html", page)
    again = almoner("audit", bill.parent, *AS_OF, "--html", page)
    assert first == again
    assert "report.html" not in again.out.removesuffix(f"Written: {page}\n")


def test_what_is_found_still_decides_how_it_ends(tmp_path, bill):
    assert almoner("audit", bill, *AS_OF, "--html", tmp_path / "report.html", "--fail-on", "fact").code == 1


def test_a_refused_paper_writes_no_report(tmp_path):
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    ran = almoner("audit", empty, "--html", tmp_path / "report.html")
    assert ran.code == 3
    assert not (tmp_path / "report.html").exists()


def test_a_paper_with_pages_is_shown_and_one_without_is_quoted(tmp_path):
    (tmp_path / "bill.pdf").write_bytes(pdf_bill())
    (tmp_path / "claim.835").write_bytes(x12_835())
    page = tmp_path / "report.html"
    assert almoner("audit", tmp_path / "bill.pdf", *AS_OF, "--html", page).code == 0
    text = page.read_text(encoding="utf-8")
    assert text.count("data:image/png;base64,") == 1
    assert 'href="#image-0-1"' in text
    assert 'class="frame"' in text
    text_paper = tmp_path / "bill.txt"
    text_paper.write_bytes(text_bill())
    assert almoner("audit", text_paper, *AS_OF, "--html", page).code == 0
    text = page.read_text(encoding="utf-8")
    assert "data:image" not in text
    assert re.search(r'<table class="quoted">.*Made-up injection.*\$45\.00', text)


HEAD = "MADE-UP CLINIC\nPatient: Alex Example\nAccount: A-100\n\nDate        Code    Description       Units  Charge\n"
ROW = "02/{day:02}/2026  J{code}   THING {thing}           1  {price}.00\n"


def test_a_very_long_report_says_that_it_is_cut(tmp_path):
    rows = (ROW.format(day=1 + n % 28, code=1000 + n, thing=n % 10, price=10 + n % 90) * 2 for n in range(600))
    paper, page = tmp_path / "bill.txt", tmp_path / "report.html"
    paper.write_text(HEAD + "".join(rows))
    ran = almoner("audit", paper, *AS_OF, "--html", page)
    assert ran.code == 0
    text = page.read_text(encoding="utf-8")
    found = len(almoner("audit", paper, *AS_OF, "--json").json["findings"])
    assert found > IN_FULL + IN_SHORT
    assert f"{IN_FULL} in full, {IN_SHORT} in short, {found - IN_FULL - IN_SHORT} only counted" in text
    assert text.count('class="finding"') == IN_FULL
    assert len(text) < 1_500_000


def test_nothing_that_draws_is_loaded_before_it_is_asked_for():
    script = (
        "import sys; from almoner.assembly.embedded import embedded; embedded();"
        "print([name for name in sys.modules if 'report' in name and name.startswith('almoner.')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
