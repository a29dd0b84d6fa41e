"""Reads plain text papers: columns set with spaces, tabs, pipes or dotted leaders, and letters."""

import codecs
import re
from typing import BinaryIO

from almoner.engine.bill import Reading
from almoner.engine.errors import Refused
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import LONGEST_WORD, Page, Word, clean

MOST_BYTES = 16 * 1024 * 1024
MOST_LINES = 30_000
MOST_COLUMNS = 2_000
TAB = 8
MARKS = re.compile(r"\||[^\s|]+")
PIECES = re.compile(r"(?:\.[ .]?){4,}|_{3,}|…{2,}")
"""Leaders from a label to its amount, even when they touch both."""
GAPS = re.compile(r"[^\s,;|] {2,}(?=[^\s,;|])")
FEWEST_GAPS, FEWEST_ROWS = 3, 2
FEWEST_BARS = 3
"""A table set with blanks has two rows of four columns or more."""


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 with a mark (or clearly without one), else Latin-1 in its Windows form. Never raises."""
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    head = data[:2000]
    if len(head) > 3 and head[1::2].count(0) * 10 > len(head) * 4:
        return data.decode("utf-16-le", "replace")
    if len(head) > 3 and head[::2].count(0) * 10 > len(head) * 4:
        return data.decode("utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def words_of(text: str) -> Page:
    """Every word with its column and line as a place. Tabs go to the next multiple of eight, at least two columns on."""
    words: list[Word] = []
    lines = [clean(raw) for raw in re.split(r"\r\n|[\n\r\f\v\x85\u2028\u2029]", text)]
    _set_tabs(lines)
    _set_bars(lines)
    for row, raw in enumerate(lines, start=1):
        line = _without_tabs(raw)[:MOST_COLUMNS]
        for found in MARKS.finditer(line):
            start, piece = found.start(), found.group()
            for part, at in _apart(piece):
                x0, y0 = (start + at) * 100, row * 200
                box = (x0, y0, x0 + len(part) * 100, y0 + 160)
                words.append(Word(text=part[:LONGEST_WORD], box=box, page=1, row=row))
    return Page(number=1, words=tuple(words))


def _set_tabs(lines: list[str]) -> None:
    """Neighbouring lines with two tabs or more are a table: their fields are set under each other, as a spreadsheet shows them."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].count("\t") >= 2:
            end += 1
        if end - start >= 2:
            rows = [[field.strip() for field in line.split("\t")] for line in lines[start:end]]
            wide = [0] * max(map(len, rows))
            for fields in rows:
                for at, field in enumerate(fields):
                    wide[at] = max(wide[at], min(len(field), 120))
            lines[start:end] = [
                "   ".join(field.ljust(wide[at]) for at, field in enumerate(fields)).rstrip() for fields in rows
            ]
        start = max(end, start + 1)


def _set_bars(lines: list[str]) -> None:
    """Neighbouring lines with as many bars, three or more, are a table whose fields are set under each other."""
    start = 0
    while start < len(lines):
        bars, end = lines[start].count("|"), start + 1
        while bars >= FEWEST_BARS and end < len(lines) and lines[end].count("|") == bars:
            end += 1
        places = {tuple(at for at, mark in enumerate(line) if mark == "|") for line in lines[start:end]}
        if end - start >= 2 and len(places) > 1:
            rows = [[field.strip() for field in line.split("|")] for line in lines[start:end]]
            wide = [min(max(len(fields[at]) for fields in rows), 120) for at in range(bars + 1)]
            lines[start:end] = [
                " | ".join(field.ljust(wide[at]) for at, field in enumerate(fields)).rstrip() for fields in rows
            ]
        start = end


def _without_tabs(line: str) -> str:
    if "\t" not in line:
        return line
    out = ""
    for number, part in enumerate(line.split("\t")):
        if number:
            out = (out + "  ").ljust(-(-(len(out) + 2) // TAB) * TAB)
        out += part
    return out


def _apart(piece: str) -> list[tuple[str, int]]:
    parts: list[tuple[str, int]] = []
    at = 0
    for leader in PIECES.finditer(piece):
        if leader.start() > at:
            parts.append((piece[at : leader.start()], at))
        parts.append((leader.group(), leader.start()))
        at = leader.end()
    if at < len(piece):
        parts.append((piece[at:], at))
    return parts


def _is_set(text: str) -> bool:
    """Whether columns are set with blanks: the commas in its words ("Visit, long") then part nothing."""
    rows = [len(GAPS.findall(line)) for line in text.splitlines()[:400]]
    return sum(gaps >= FEWEST_GAPS for gaps in rows) >= FEWEST_ROWS


class TextReader:
    """A paper as a plain text file."""

    name = "text"

    def recognises(self, head: bytes, name: str) -> int:
        """High for a text ending, more so with columns set in blanks; middling for anything that decodes into mostly printable text."""
        if not head.strip() or head.startswith(
            (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0")
        ):
            return 0
        text = decode(head)
        bad = sum(1 for mark in text if (ord(mark) < 32 and mark not in "\t\n\r\f\x1b") or mark == "\ufffd")
        if bad * 20 > len(text):
            return 0
        if not name.lower().endswith((".txt", ".text", ".md", ".log", ".asc")):
            return 300
        return 720 if _is_set(text) else 600

    def read(self, stream: BinaryIO, name: str) -> Reading:
        """The whole paper. Raises Refused for an empty file, one that is no text or no bill, and one that is too long."""
        data = stream.read(MOST_BYTES + 1)
        what = f"{name} was not read"
        if len(data) > MOST_BYTES:
            raise Refused(
                "too_large", what=what, why="it is longer than 16 MB of text", do="send the pages of one bill at a time"
            )
        if not data.strip(b"\x00\t\n\r\f \xff\xfe\xef\xbb\xbf"):
            raise Refused("empty", what=what, why="it is empty", do="check the file and send it again")
        if not self.recognises(data[:65536], "paper.txt"):
            raise Refused("not_text", what=what, why="it is not a text document", do="send a PDF, a spreadsheet or plain text")
        text = decode(data)
        if text.count("\n") > MOST_LINES:
            raise Refused(
                "too_large", what=what, why="it has more than 30,000 lines", do="send the pages of one bill at a time"
            )
        return read_pages((words_of(text),), reader=self.name, name=name)


READER = TextReader()
