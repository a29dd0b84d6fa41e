"""Reads DOCX: headings by their style, paragraphs, lists and tables; hidden runs and runs in white are left out and counted."""

import io
import zipfile
from typing import Any

from almoner.adapters.readers.documents.parsed import Parsed
from almoner.adapters.readers.documents.unseen import CLOSE, apart
from almoner.engine.errors import Refused
from almoner.engine.knowledge.records import Block, BlockKind
from almoner.engine.wording.neutral import neutral

MOST_UNPACKED = 256 << 20
WHITE = (255, 255, 255)
SMALLEST = 3
"""Points; smaller letters are not read by anybody."""


def read_word(data: bytes, name: str) -> Parsed:
    """Raises Refused for what is no Word document."""
    import docx  # noqa: PLC0415 - heavy, and only for this
    from docx.table import Table  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
        document = docx.Document(io.BytesIO(data)) if unpacked <= MOST_UNPACKED else None
    except Exception as error:
        raise broken(name, "it is damaged, or no Word document") from error
    if document is None:
        raise broken(name, "it unpacks to far more than a document holds")
    blocks: list[Block] = []
    hidden = 0
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = [seen(paragraph) for cell in row.cells for paragraph in cell.paragraphs]
                hidden += sum(count for _text, count in cells)
                text = " | ".join(filter(None, (text for text, _count in cells)))
                if text:
                    blocks.append(Block(BlockKind.ROW, text))
            continue
        text, count = seen(part)
        hidden += count
        style = (part.style.name or "") if part.style is not None else ""
        if not text:
            continue
        if style == "Title" or style.startswith("Heading"):
            level = int(style[-1]) if style[-1:].isdigit() else 1
            blocks.append(Block(BlockKind.HEADING, text, level))
        else:
            blocks.append(Block(BlockKind.ITEM if style.startswith("List") else BlockKind.TEXT, text))
    return Parsed(tuple(blocks), title=neutral(document.core_properties.title or "") or None, hidden=hidden)


def seen(paragraph: Any) -> tuple[str, int]:
    """What of a paragraph is to be seen, and how many of its runs are not."""
    kept, hidden = [], 0
    for run in paragraph.runs:
        rgb = run.font.color.rgb if run.font.color is not None else None
        marked = run.font.highlight_color is not None
        white = rgb is not None and apart((rgb[0], rgb[1], rgb[2]), WHITE) < CLOSE and not marked
        tiny = run.font.size is not None and run.font.size.pt < SMALLEST
        if run.font.hidden or white or tiny:
            hidden += bool(run.text.strip())
        else:
            kept.append(run.text)
    return neutral("".join(kept)), hidden


def broken(name: str, why: str) -> Refused:
    return Refused("broken_docx", what=f"{name} was not taken in", why=why, do="save it again and bring that")
