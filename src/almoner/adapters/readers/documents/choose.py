"""Reads one document into blocks by what it is, and says what was left out."""

import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from almoner.adapters.readers.documents.html import read_html
from almoner.adapters.readers.documents.plain import read_markdown, read_plain
from almoner.adapters.readers.text import decode
from almoner.engine.errors import Refused
from almoner.engine.knowledge.records import Document, InForce

KINDS = (".pdf", ".html", ".htm", ".docx", ".md", ".markdown", ".txt", ".text")
"""How names of documents end."""
IS_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
MOST_BLOCKS = 50_000
FRONT = re.compile(r"\A---\r?\n(.*?)\r?\n---\r?\n", re.DOTALL)
FACT = re.compile(r"^(title|plan|first_day|last_day):[ \t]*(.+?)[ \t]*$", re.MULTILINE)


def read_document(data: bytes, name: str) -> Document:
    """Raises Refused for what is no document or holds no text."""
    low = name.casefold()
    if not data.strip():
        raise refused(name, "empty", "it is empty", "leave it out")
    said: Mapping[str, str] = {}
    if b"%PDF-" in data[:1024]:
        from almoner.adapters.readers.documents.pdf import read_pdf  # noqa: PLC0415 - only what a document needs is loaded

        parsed = read_pdf(data, name)
    elif data[:2] == b"PK":
        from almoner.adapters.readers.documents.word import read_word  # noqa: PLC0415

        parsed = read_word(data, name)
    elif b"\0" in data[:65536] and decode(data[:65536]).count("\0"):
        raise refused(name, "not_a_document", "it is no document that can be read", "bring PDF, HTML, DOCX, Markdown or text")
    elif low.endswith((".html", ".htm")) or IS_HTML.match(data[:4096]):
        parsed = read_html(decode(data))
        said = parsed.said
    else:
        text = decode(data)
        front = FRONT.match(text)
        if front is not None:
            said, text = dict(FACT.findall(front.group(1))), text[front.end() :]
        parsed = read_markdown(text) if low.endswith((".md", ".markdown")) else read_plain(text)
    if not parsed.blocks:
        raise refused(name, "no_text", "no text is to be seen in it", "bring it with its text, a scan after reading it")
    lost = parsed.lost
    if len(parsed.blocks) > MOST_BLOCKS:
        lost = (*lost, f"what follows its first {MOST_BLOCKS} blocks")
    return Document(
        source=name,
        title=said.get("title") or parsed.title,
        blocks=parsed.blocks[:MOST_BLOCKS],
        sha256=sha256(data).hexdigest(),
        in_force=InForce(day(said.get("first_day")), day(said.get("last_day")), said.get("plan")),
        hidden=parsed.hidden,
        lost=lost,
    )


def day(text: str | None) -> date | None:
    """A day as ISO writes it; None for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def refused(name: str, code: str, why: str, do: str) -> Refused:
    return Refused(code, what=f"{name} was not taken in", why=why, do=do)
