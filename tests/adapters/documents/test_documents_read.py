"""Documents are read as a person sees them: structure kept, what is hidden left out and counted, what is broken refused alone."""

import io

import docx
import pytest
from docx.shared import Pt, RGBColor

from almoner.adapters.files.sources import MemorySource
from almoner.adapters.isolation.documents import DocumentsApart
from almoner.adapters.readers.documents.choose import read_document
from almoner.engine.errors import Refused
from almoner.engine.knowledge.records import BlockKind
from tests.made_up import pdf

MARKER = "zinnober marker"
SEEN = "<p>You may ask for an itemized bill.</p>"


def texts(document):
    return [one.text for one in document.blocks]


def html(body, head=""):
    return read_document(f"<html><head>{head}</head><body>{SEEN}{body}</body></html>".encode(), "a.html")


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<!-- {MARKER} -->", ""),
        (f"<p style='display:none'>{MARKER}</p>", ""),
        (f"<div hidden><p>{MARKER}</p></div>", ""),
        (f"<span aria-hidden='true'>{MARKER}</span>", ""),
        (f"<p style='color:#fff'>{MARKER}</p>", ""),
        (f"<font color='white'>{MARKER}</font>", ""),
        (f"<div style='background:#000'><p style='color:rgb(5,5,5)'>{MARKER}</p></div>", ""),
        (f"<p style='font-size:1px'>{MARKER}</p>", ""),
        (f"<p style='opacity:0'>{MARKER}</p>", ""),
        (f"<p style='position:absolute; left:-9999px'>{MARKER}</p>", ""),
        (f"<p style='visibility:hidden'>{MARKER}</p>", ""),
        (f"<p style='color:transparent'>{MARKER}</p>", ""),
        (f"<p class='x note'>{MARKER}</p>", "<style>p.x { color: #FFFFFF }</style>"),
        (f"<div id='gone'>{MARKER}</div>", "<style>#gone{display:none}</style>"),
        (f"<p style='height:0;overflow:hidden'>{MARKER}</p>", ""),
    ],
    ids=[
        "comment", "display", "hidden", "aria", "white", "font", "on-black", "tiny", "see-through", "off-page", "visibility",
        "transparent", "class", "name", "no-height",
    ],
)  # fmt: skip
def test_what_nobody_sees_on_a_page_is_left_out_and_counted(body, head):
    made = html(body, head)
    assert texts(made) == ["You may ask for an itemized bill."]
    assert made.hidden == 1


@pytest.mark.parametrize(
    "body", [f"<script>{MARKER}</script>", f"<template>{MARKER}</template>", f"<svg><text>{MARKER}</text></svg>"]
)
def test_what_is_no_text_of_a_page_is_left_out(body):
    assert texts(html(body)) == ["You may ask for an itemized bill."]


@pytest.mark.parametrize(
    "body",
    [
        "<div style='background:#000;color:#fff'>shown</div>",
        "<p style='color:#333'>shown</p>",
        "<p style='font-size:12px'>shown</p>",
        "<p style='visibility:hidden'><b style='visibility:visible'>shown</b></p>",
    ],
)
def test_what_a_person_sees_is_kept(body):
    assert texts(html(body))[-1] == "shown"


def test_structure_of_a_page_is_kept():
    made = html(
        "<h2>Limits</h2><ul><li>Thirty visits</li></ul><table><tr><td>1</td><td>$15,650</td></tr></table>",
        "<title>A plan</title>",
    )
    assert [(one.kind, one.text, one.level) for one in made.blocks[1:]] == [
        (BlockKind.HEADING, "Limits", 2),
        (BlockKind.ITEM, "Thirty visits", 0),
        (BlockKind.ROW, "1 | $15,650", 0),
    ]
    assert made.title == "A plan"


def test_markdown_says_when_it_holds():
    made = read_document(
        f"---\ntitle: A plan\nplan: Gold\nfirst_day: 2025-01-01\nlast_day: 2025-12-31\n---\n# Limits\n\nThirty. <!-- {MARKER} -->\n".encode(),
        "a.md",
    )
    assert (made.title, made.in_force.plan, str(made.in_force.first_day), str(made.in_force.last_day)) == (
        "A plan",
        "Gold",
        "2025-01-01",
        "2025-12-31",
    )
    assert [one.text for one in made.blocks] == ["Limits", "Thirty."]


def test_plain_text_has_headings_where_a_reader_sees_them():
    made = read_document(b"How many visits?\n\nThirty a year,\nnot more.\n\n- one\n- two\n", "a.txt")
    assert [(one.kind, one.text) for one in made.blocks] == [
        (BlockKind.HEADING, "How many visits?"),
        (BlockKind.TEXT, "Thirty a year, not more."),
        (BlockKind.ITEM, "- one"),
        (BlockKind.ITEM, "- two"),
    ]


def word():
    made = docx.Document()
    made.add_heading("Limits", 1)
    paragraph = made.add_paragraph("Thirty visits.")
    paragraph.add_run(f" {MARKER}").font.hidden = True
    paragraph.add_run(f" {MARKER}").font.color.rgb = RGBColor(255, 255, 255)
    paragraph.add_run(f" {MARKER}").font.size = Pt(1)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "1", "$15,650"
    into = io.BytesIO()
    made.save(into)
    return into.getvalue()


def test_word_is_read_without_what_is_hidden():
    made = read_document(word(), "a.docx")
    assert [(one.kind, one.text) for one in made.blocks] == [
        (BlockKind.HEADING, "Limits"),
        (BlockKind.TEXT, "Thirty visits."),
        (BlockKind.ROW, "1 | $15,650"),
    ]
    assert made.hidden == 3


def test_a_pdf_has_pages_and_places():
    made = read_document(pdf("Your visits\nYou may have thirty visits a year."), "a.pdf")
    assert {one.page for one in made.blocks} == {1}
    assert all(one.box is not None for one in made.blocks)
    assert "thirty visits a year" in " ".join(texts(made))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.txt"),
        (b"PK\3\4 made up", "a.docx"),
        (b"%PDF-1.7 made up", "a.pdf"),
        (b"\0\1\2\3" * 99, "a.txt"),
        (b"<html></html>", "a.html"),
    ],
    ids=["empty", "docx", "pdf", "bytes", "nothing"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data, name):
    with pytest.raises(Refused) as refused:
        read_document(data, name)
    assert name in str(refused.value)


def test_a_child_reads_many_and_one_broken_one_harms_no_other():
    files = [MemorySource(f"{n}.txt", f"Visits\n\nThirty-{n} a year.".encode()) for n in range(5)]
    files.insert(2, MemorySource("broken.docx", b"PK\3\4 made up"))
    made = list(DocumentsApart()(files))
    assert [type(one).__name__ for one in made] == ["Document", "Document", "Refused", "Document", "Document", "Document"]
    assert made[3].blocks[1].text == "Thirty-2 a year."
