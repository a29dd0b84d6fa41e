"""The PDF: says exactly the letter's text, is tagged, names its language and title, and evaluates nothing."""

import re
import unicodedata
from dataclasses import replace

import pypdfium2
import pytest

from almoner.adapters.renderers import typst_pdf as made
from almoner.adapters.renderers.typst_pdf import typst_pdf
from almoner.engine.errors import Unavailable
from almoner.engine.letters.written import Role, Table, texts
from tests.adapters.renderers.letters import ARABIC, ATTACKS, CHINESE, HEBREW, LONG, everything, one_block
from tests.services.letters.world import EVERY, PNG, ready


def printed(pdf):
    """What the pages say, page numbers left out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(re.sub(r"\s\d+\s*$", "", page.get_textpage().get_text_bounded()) for page in document)
    finally:
        document.close()


def bare(text):
    """Only the signs: where lines break is the page's affair. List marks are drawn by the page.

    The reader of the PDF gives the sign 2 for a hyphen at the end of a line.
    """
    text = text.replace("\x02", "-")
    return re.sub(r"[\s\u00ad\u200b\ufffe•]", "", unicodedata.normalize("NFC", text))


def wanted(written):
    parts = []
    for section in written.sections:
        for block in section.blocks:
            numbered = getattr(block, "numbered", False)
            parts += [f"{n}.{text}" if numbered else text for n, text in enumerate(texts(block), start=1)]
    return bare("".join(parts))


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_the_pdf_says_the_letter_and_nothing_else(kind, language):
    one = ready(kind, language)
    shown, meant = bare(printed(typst_pdf(one.written, one.pictures))), wanted(one.written)
    for block in (block for section in one.written.sections for block in section.blocks if isinstance(block, Table)):
        head = bare("".join(block.head))  # said again where a table goes on over a page
        assert shown.count(head) >= meant.count(head) > 0
        shown, meant = shown.replace(head, ""), meant.replace(head, "")
    assert shown == meant


@pytest.mark.parametrize("text", ATTACKS)
def test_what_would_be_source_is_shown_as_text(text):
    pdf = typst_pdf(everything(text), {1: PNG})
    assert bare(printed(pdf)) == wanted(everything(text))
    assert b"root:x:0" not in pdf
    assert "root:" not in printed(pdf)


def test_it_is_tagged_and_names_its_title_and_language():
    one = ready("line-dispute", "es")
    document = pypdfium2.PdfDocument(typst_pdf(one.written, one.pictures))
    assert document.get_metadata_dict()["Title"] == "Charges I dispute"
    assert document.is_tagged()
    raw = typst_pdf(one.written, one.pictures)
    assert b"/MarkInfo" in raw
    assert b"pdfuaid:part>1<" in raw
    assert b"/Lang(en)" in raw.replace(b" ", b"")
    document.close()


def test_the_same_letter_gives_the_same_bytes_and_no_day_of_its_making():
    one = ready("debt-validation")
    assert typst_pdf(one.written, one.pictures) == typst_pdf(one.written, one.pictures)


def test_a_name_of_300_signs_stays_whole():
    assert bare(LONG) in bare(printed(typst_pdf(everything(LONG), {1: PNG})))
    unbroken = "X" * 300
    assert unbroken in bare(printed(typst_pdf(one_block(unbroken), {})))


def test_signs_without_a_glyph_are_shown_as_their_numbers():
    text = printed(typst_pdf(one_block(f"Name: {CHINESE} 🏥 end"), {}))
    assert bare("Name: [U+738B][U+5C0F][U+660E] [U+1F3E5] end") == bare(text)


@pytest.mark.parametrize("name", [ARABIC, HEBREW])
def test_right_to_left_names_are_kept_or_numbered(name):
    text = bare(printed(typst_pdf(one_block(f"Name: {name} end"), {})))
    numbered = "".join(f"[U+{ord(sign):04X}]" for sign in name if sign != " ")
    visible = unicodedata.normalize("NFKC", text)
    assert numbered in visible or sorted(bare(name)) == sorted(visible.removeprefix("Name:").removesuffix("end"))


def test_a_letter_that_cannot_be_set_is_one_sentence(monkeypatch):
    def broken(*given, **how):
        raise RuntimeError("something else")

    monkeypatch.setattr(made, "compiled", broken)
    with pytest.raises(Unavailable, match="could not be set"):
        typst_pdf(one_block("x"), {})


def test_a_hyphen_at_the_end_of_a_spanish_line_is_not_doubled():
    number = "RX-" + "-".join("4471" for _ in range(60))
    written = one_block(number)
    section = replace(written.sections[0], language="es")
    assert bare(printed(typst_pdf(replace(written, sections=(section,)), {}))) == number


def test_the_private_pages_count_for_themselves():
    one = ready("itemized-bill", "es")
    assert one.written.sections[-1].role is Role.FOR_YOU
    document = pypdfium2.PdfDocument(typst_pdf(one.written, one.pictures))
    assert document[len(document) - 1].get_textpage().get_text_bounded().rstrip().endswith("1")
    document.close()
