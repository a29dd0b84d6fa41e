"""The packet for help with a hospital's bill: cover letter, application, and the papers to add, in every form."""

import io
import re
from datetime import date
from functools import lru_cache

import docx
import pypdfium2
import pytest

from almoner.adapters.letter_words import load_letter_words
from almoner.adapters.renderers.docx import docx as docx_of
from almoner.adapters.renderers.text import plain_text
from almoner.adapters.renderers.typst_pdf import typst_pdf
from almoner.adapters.rulebook import load_rulebook
from almoner.engine.bill import Bill, Patient, Provider
from almoner.engine.dossier import Dossier
from almoner.engine.letters.compose import compose
from almoner.engine.letters.kinds import BY_ID
from almoner.engine.letters.matter import Matter
from almoner.engine.letters.wording import write
from almoner.engine.letters.written import Role, Table, Written
from almoner.engine.money import Money

KIND, ON = "aid-application", date(2026, 6, 1)
BILL = Bill(
    id="b1",
    provider=Provider(name="Made-Up Hospital", state="NY"),
    patient=Patient(name="Alex Example", account="A-100"),
    balance=Money(35050),
)


@lru_cache
def made(language="en"):
    matter = Matter(Dossier(as_of=ON, bills=(BILL,)), bill=BILL)
    return write(compose(BY_ID[KIND], matter, load_rulebook(), ("bill.pdf",), ON), load_letter_words(), language, ())


def words_of(language, *roles):
    sections = tuple(one for one in made(language).sections if one.role in roles)
    return plain_text(Written(KIND, "", "en", sections))


def test_the_application_follows_the_letter_filled_in_as_far_as_it_is_known():
    sections = made().sections
    assert [one.role for one in sections[:2]] == [Role.LETTER, Role.APPLICATION]
    form = words_of("en", Role.APPLICATION)
    assert "Patient: Alex Example" in form
    assert "[My address: __________]" in form
    assert "[why this bill is hard to pay, in my own words: __________]" in form
    tables = [block for block in sections[1].blocks if isinstance(block, Table)]
    assert [len(one.rows) for one in tables] == [5, 5]


def test_nobody_is_asked_for_a_whole_number_or_a_status():
    for language in ("en", "es"):
        form = words_of(language, Role.APPLICATION)
        assert not re.search(r"immigra|citizen|inmigra|ciudadan", plain_text(made(language)), re.IGNORECASE)
        assert not re.search(r"(Social Security|Seguro Social)[^.]*_{3}", form)
    assert "I have left out my Social Security number." in words_of("en", Role.APPLICATION)


def test_the_person_is_told_which_papers_to_add_and_only_there():
    assert "Pay stubs of the last three months" in words_of("en", Role.FOR_YOU).replace("\n  ", " ")
    assert "Pay stubs" not in words_of("en", Role.LETTER, Role.APPLICATION)


def test_a_spanish_reader_has_the_form_in_spanish_beside_the_english_one():
    copy = words_of("es", Role.COPY)
    assert "Solicitud de ayuda económica" in copy
    assert "Application for financial help" in words_of("es", Role.APPLICATION)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_form_is_in_the_file_as_it_is_sent(form):
    content = {"pdf": typst_pdf, "docx": docx_of}[form](made(), {})
    if form == "pdf":
        document = pypdfium2.PdfDocument(content)
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
    else:
        opened = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
        text = " ".join([*(one.text for one in opened.paragraphs), *cells])
    for wanted in ("Application for financial help", "People in my home", "Pay from work", "Papers to add, as copies"):
        assert wanted in text
