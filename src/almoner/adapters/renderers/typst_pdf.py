"""A letter as a tagged PDF (PDF/UA-1), set by Typst; every text goes in as JSON data."""

import json
import re
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from almoner.engine.errors import NotInstalled, Unavailable
from almoner.engine.letters.written import Block, Heading, Items, Lines, Picture, Table, Text, Written, texts

WITHOUT_GLYPH = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
LONG_WORD = re.compile(r"\S{24}(?=\S)")
BREAK_HERE = "\u200b"
"""Lets a word longer than a line break, so that nothing runs off the page; it is drawn as nothing."""
BEYOND_LATIN = "\u0180"
COMMON = frozenset("–—‘’“”…•")
"""Signs beyond Latin letters that the letter's fonts hold."""
TEN_THOUSAND = 10_000
JPEG = b"\xff\xd8"
MOST_SIGNS = 2000
"""Signs without a glyph that one letter may have before we give up."""


def typst_pdf(written: Written, pictures: Mapping[int, bytes]) -> bytes:
    """A `LetterRendering`. A sign that the letter's fonts lack is shown as its number, like [U+4E2D], and never left out."""
    return pages(written, pictures)[0]


def numbered_signs(written: Written, pictures: Mapping[int, bytes]) -> tuple[str, ...]:
    """The numbers that stand for signs in this letter's PDF, so that a face can say so aloud."""
    every = (sign for section in written.sections for block in section.blocks for text in texts(block) for sign in text)
    if all(sign < BEYOND_LATIN or sign in COMMON for sign in every):
        return ()
    return tuple(sorted(pages(written, pictures)[1].values()))


def pages(written: Written, pictures: Mapping[int, bytes]) -> tuple[bytes, dict[int, str]]:
    """The PDF, and the signs that are shown as numbers. Raises Unavailable, NotInstalled."""
    with tempfile.TemporaryDirectory(prefix="almoner-letter-") as folder:
        drawn = {number: file_of(number, data) for number, data in pictures.items()}
        for number, data in pictures.items():
            (Path(folder) / drawn[number]).write_bytes(data)
        shaped, lacking = shape(written, drawn), dict[int, str]()
        while True:
            try:
                return compiled(json.dumps(replaced(shaped, lacking), ensure_ascii=False), folder), lacking
            except RuntimeError as error:
                found = signs(str(error)) - set(lacking)
                if not found or len(lacking) > MOST_SIGNS:
                    raise Unavailable(
                        "letter_not_set",
                        what="The PDF was not made",
                        why="the letter could not be set on pages",
                        do="write it as --docx or as text instead",
                    ) from error
                if not lacking:
                    found |= beyond_latin(written)
                lacking |= {sign: f"[U+{sign:04X}]" for sign in found}


def file_of(number: int, data: bytes) -> str:
    """The name of an exhibit's picture: its ending says what it is."""
    return f"exhibit-{number}.jpg" if data.startswith(JPEG) else f"exhibit-{number}.png"


def compiled(letter: str, folder: str) -> bytes:
    made = compiler().compile(
        template(), root=folder, format="pdf", sys_inputs={"letter": letter}, pdf_standards=["ua-1"], timestamp=0
    )
    return bytes(made)


@lru_cache(maxsize=1)
def compiler() -> Any:
    """One compiler, with its own fonts only, so that a letter looks the same on every machine. It reaches no package."""
    try:
        import typst  # noqa: PLC0415 - only who wants a PDF needs it
    except ImportError as error:
        raise NotInstalled(
            "typst_missing",
            what="The PDF was not made",
            why="the part that sets pages is not installed",
            do="run make install, or write --docx instead",
        ) from error
    fonts = typst.Fonts(include_system_fonts=False)
    return typst.Compiler(template(), font_paths=fonts, package_path="/nonexistent", package_cache_path="/nonexistent")


@lru_cache(maxsize=1)
def template() -> bytes:
    return (files("almoner") / "adapters" / "renderers" / "letter.typ").read_bytes()


def signs(error: str) -> set[int]:
    """The signs an error names as having no glyph."""
    found = WITHOUT_GLYPH.search(error)
    if found is None:
        return set()
    text = ESCAPED.sub(lambda one: chr(int(one[1], 16)), found[1])
    return {ord(sign) for sign in text if not sign.isspace()}


def beyond_latin(written: Written) -> set[int]:
    """Signs of scripts that the letter's fonts do not hold at all, found at once so that a long name is set in one more try."""
    every = {ord(sign) for section in written.sections for block in section.blocks for text in texts(block) for sign in text}
    return {sign for sign in every if 0x0E00 <= sign <= 0x1CFF or 0x2E80 <= sign <= 0xD7FF or sign >= 0x10000}


def replaced(value: Any, lacking: Mapping[int, str]) -> Any:
    """The same shape with signs that have no glyph shown as their numbers."""
    if not lacking:
        return value
    match value:
        case str():
            return value.translate(lacking)
        case list():
            return [replaced(one, lacking) for one in value]
        case dict():
            return {name: replaced(one, lacking) for name, one in value.items()}
        case _:
            return value


def shape(written: Written, drawn: Mapping[int, str]) -> dict[str, Any]:
    """The letter as the template takes it."""
    return {
        "title": written.title,
        "language": written.language,
        "running": written.running,
        "sections": [
            {"language": section.language, "blocks": [block_shape(block, drawn) for block in section.blocks]}
            for section in written.sections
        ],
    }


def block_shape(block: Block, drawn: Mapping[int, str]) -> dict[str, Any]:
    match block:
        case Heading(text=text, level=level):
            return {"type": "heading", "text": breakable(text), "level": level}
        case Text(text=text):
            return {"type": "text", "text": breakable(text)}
        case Lines(texts=several):
            return {"type": "lines", "texts": [breakable(one) for one in several]}
        case Items(texts=several, numbered=numbered):
            return {"type": "items", "texts": [breakable(one) for one in several], "numbered": numbered}
        case Table(head=head, rows=rows):
            return {
                "type": "table",
                "head": [breakable(cell) for cell in head],
                "rows": [[breakable(cell) for cell in row] for row in rows],
            }
        case Picture(number=number, alt=alt, caption=caption, frames=frames):
            if number not in drawn:
                return {"type": "text", "text": breakable(caption)}
            shown = [[edge / TEN_THOUSAND for edge in frame] for frame in frames]
            return {
                "type": "picture",
                "file": drawn[number],
                "alt": alt,
                "caption": breakable(caption),
                "frames": shown,
            }


def breakable(text: str) -> str:
    """The text with places where a very long word may break."""
    return LONG_WORD.sub(lambda word: word[0] + BREAK_HERE, text)
