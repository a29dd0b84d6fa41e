"""A letter as a DOCX that a person can go on writing in; every text goes in as a run of text, never as a field."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from almoner.engine.errors import NotInstalled
from almoner.engine.letters.written import Block, Heading, Items, Lines, Picture, Table, Text, Written

NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - a file's own dates tell nothing; the letter's day stands in the letter
NO_TIME = (1980, 1, 1, 0, 0, 0)
WIDTH_INCHES = 6
LONGEST_TITLE = 255  # of a property, by the format; on the page the title is whole


def docx(written: Written, pictures: Mapping[int, bytes]) -> bytes:
    """A `LetterRendering`."""
    try:
        from docx import Document  # noqa: PLC0415 - only who wants a DOCX needs it
        from docx.enum.text import WD_BREAK  # noqa: PLC0415
    except ImportError as error:
        raise NotInstalled(
            "docx_missing",
            what="The DOCX was not made",
            why="the part that writes it is not installed",
            do="run make install, or write --pdf instead",
        ) from error
    document = Document()
    about(document, written)
    for number, section in enumerate(written.sections):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        for block in section.blocks:
            before = len(document.element.body)
            add(document, block, pictures)
            for element in list(document.element.body)[before - 1 :]:
                speak(element, section.language)
    into = io.BytesIO()
    document.save(into)
    return steady(into.getvalue())


def about(document: Any, written: Written) -> None:
    """Title and language, and nothing about who or when."""
    properties = document.core_properties
    properties.title, properties.language = written.title[:LONGEST_TITLE], "en-US"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = NO_DAY
    properties.revision = 1


def add(document: Any, block: Block, pictures: Mapping[int, bytes]) -> None:
    match block:
        case Heading(text=text, level=level):
            document.add_heading(text, level)
        case Text(text=text):
            document.add_paragraph(text)
        case Lines(texts=texts):
            paragraph = document.add_paragraph()
            for number, one in enumerate(texts):
                if number:
                    paragraph.add_run().add_break()
                paragraph.add_run(one)
        case Items(texts=texts, numbered=numbered):
            # Numbers are written out: Word would go on counting from the list before.
            for number, one in enumerate(texts, start=1):
                document.add_paragraph(f"{number}. {one}" if numbered else one, None if numbered else "List Bullet")
        case Table(head=head, rows=rows):
            add_table(document, head, rows)
        case Picture(number=number, alt=alt, caption=caption):
            if number in pictures:
                add_picture(document, pictures[number], alt)
            document.add_paragraph(caption)


def add_table(document: Any, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - read aloud as the head
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def add_picture(document: Any, png: bytes, alt: str) -> None:
    from docx.shared import Inches  # noqa: PLC0415

    shape = document.add_picture(io.BytesIO(png), width=Inches(WIDTH_INCHES))
    shape._inline.docPr.set("descr", alt)  # noqa: SLF001 - the library has no other way to give it a text


def speak(element: Any, language: str) -> None:
    """Marks every run with its language, for spelling and for reading aloud."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    for run in element.iter(qn("w:r")):
        properties = run.get_or_add_rPr()
        if properties.find(qn("w:lang")) is None:
            mark = OxmlElement("w:lang")
            mark.set(qn("w:val"), "es-US" if language == "es" else "en-US")
            properties.append(mark)


def steady(data: bytes) -> bytes:
    """The same file without the time of its making."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as after:
        for one in before.infolist():
            after.writestr(zipfile.ZipInfo(one.filename, NO_TIME), before.read(one), zipfile.ZIP_DEFLATED)
    return into.getvalue()
