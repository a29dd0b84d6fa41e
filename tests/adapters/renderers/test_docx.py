"""The DOCX: says exactly the letter's text, holds no field, formula or macro, and marks its languages."""

import io
import re
import zipfile

import pytest
from docx import Document

from almoner.adapters.renderers.docx import docx
from almoner.engine.letters.written import texts
from tests.adapters.renderers.letters import ARABIC, ATTACKS, CHINESE, LONG, everything, one_block
from tests.services.letters.world import EVERY, PNG, ready


def bare(text):
    return re.sub(r"\s", "", text)


def said(data):
    document = Document(io.BytesIO(data))
    parts = []
    for element in document.element.body:
        parts += [node.text or "" for node in element.iter() if node.tag.endswith("}t")]
    return bare("".join(parts))


def wanted(written):
    parts = []
    for section in written.sections:
        for block in section.blocks:
            numbered = getattr(block, "numbered", False)
            parts += [f"{n}.{text}" if numbered else text for n, text in enumerate(texts(block), start=1)]
    return bare("".join(parts))


@pytest.mark.parametrize(("kind", "language"), EVERY[::7])
def test_the_docx_says_the_letter_and_nothing_else(kind, language):
    one = ready(kind, language)
    assert said(docx(one.written, one.pictures)) == wanted(one.written)


@pytest.mark.parametrize("text", [*ATTACKS, LONG, ARABIC, CHINESE])
def test_what_would_be_source_is_shown_as_text(text):
    data = docx(everything(text), {1: PNG})
    assert said(data) == wanted(everything(text))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        body = parts.read("word/document.xml").decode("utf-8")
        assert not re.search(r"<w:(fldSimple|instrText|fldChar|hyperlink|object|altChunk)\b", body)
        assert not any("vba" in name or "embeddings" in name for name in parts.namelist())


def test_title_language_and_table_head_are_marked():
    data = docx(everything("text"), {1: PNG})
    document = Document(io.BytesIO(data))
    assert document.core_properties.title == "text"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        body = parts.read("word/document.xml").decode("utf-8")
    assert "w:tblHeader" in body
    assert 'descr="text"' in body
    assert {"en-US", "es-US"} == set(re.findall(r'<w:lang w:val="([^"]+)"', body))


def test_the_same_letter_gives_the_same_bytes():
    assert docx(one_block("x"), {}) == docx(one_block("x"), {})
