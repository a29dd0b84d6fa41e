"""Cuts an X12 file into numbered segments, whatever its delimiters, and says of each piece what is wrong with it."""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from almoner.engine.errors import Refused

PAD = b" \t\r\n\v\f\0\x1a"
"""Bytes that may stand between a terminator and the next segment without meaning anything."""
BLANK = PAD.decode("ascii")
MOST_SEGMENT = 32 * 1024
"""Bytes of one segment; a longer one is not X12 (the largest legal one is under 2,000) and goes to `lost` unread."""
MOST_BLOCK = 64 * 1024 * 1024
"""Bytes of one claim with all its lines, at most."""
HEAD = 64 * 1024
"""The first segment must start within these bytes."""
SHOWN = 80
"""Characters of raw text that a `lost` entry shows."""

_START = re.compile(
    rb"ISA(?P<isa>[^A-Za-z0-9 \r\n\t\0])|GS(?P<gs>[^A-Za-z0-9 \r\n\t\0])[A-Z]{2}(?P=gs)|ST(?P<st>[^A-Za-z0-9 \r\n\t\0])\d{3}(?P=st)"
)
_COMPONENT = re.compile(rb"[^A-Za-z0-9](?:HC|AD|NU|ER|HP|A?BK|A?BF|1[123]|2[123])([:><^|+;&\\!\x1c-\x1f])[A-Z0-9]")


class Bytes(Protocol):
    """Anything bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Delimiters:
    """The four separators of an interchange, one byte each; `repetition` is None before version 00402."""

    element: bytes
    component: bytes
    terminator: bytes
    repetition: bytes | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment: `number` counts from 1 in the file, ISA included (0 is text before the first one).

    `elements[0]` is the id. `fault` says in plain words why it must not be read (cut, far too long), else None.
    """

    number: int
    elements: tuple[str, ...]
    component: str
    fault: str | None = None

    @property
    def id(self) -> str:
        """The segment's id as written."""
        return self.elements[0]

    def get(self, place: int) -> str | None:
        """The element at this place (SEG05 is 5) without outer blanks; None when empty or absent."""
        if place < len(self.elements):
            return self.elements[place].strip(BLANK) or None
        return None

    def parts(self, place: int) -> tuple[str | None, ...]:
        """The components of an element, empty ones None; () when the element is empty or absent."""
        value = self.get(place)
        return () if value is None else tuple(part.strip(BLANK) or None for part in value.split(self.component))

    @property
    def raw(self) -> str:
        """The segment shortened for a person, with "*" between elements."""
        return short("*".join(self.elements))


def short(text: str) -> str:
    """At most SHOWN characters, unprintable ones replaced."""
    clean = "".join(letter if letter.isprintable() else "�" for letter in text[: SHOWN + 1])
    return clean if len(clean) <= SHOWN else clean[:SHOWN] + "…"


def text_of(data: bytes) -> str:
    """UTF-8, else Windows Latin, else Latin-1: never fails."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def wide(head: bytes) -> str | None:
    """The UTF-16 flavour a file is written in, or None."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head[1:8:2] == b"\0\0\0\0" and head[:1].isalpha():
        return "utf-16-le"
    if head[0:8:2] == b"\0\0\0\0" and head[1:2].isalpha():
        return "utf-16-be"
    return None


def find_start(head: bytes) -> tuple[int, Delimiters]:
    """Where the first segment starts and its delimiters. Raises Refused when there is no segment in the first 64 KiB."""
    for match in _START.finditer(head[:HEAD]):
        at = match.start()
        if at and head[at - 1 : at].isalnum():
            continue
        found = delimiters_at(head, at)
        if found is not None:
            return at, found
    raise Refused(
        "x12_no_segments",
        what="This is not an X12 file we can read",
        why="no ISA, GS or ST segment was found at its start",
        do="save the claim or remittance again as an 837 or 835 file",
    )


def delimiters_at(data: bytes, at: int) -> Delimiters | None:
    """The delimiters in force from the ISA, GS or ST segment at this place; None when they cannot be told."""
    isa = data[at : at + 3] == b"ISA"
    element = data[at + 3 : at + 4] if isa else data[at + 2 : at + 3]
    if not element or element.isalnum() or element in PAD:
        return None
    if isa:
        told = _from_isa(data, at, element)
        if told is not None:
            return told
    return _guess(data, at, element)


def _from_isa(data: bytes, at: int, element: bytes) -> Delimiters | None:
    fields = data[at : at + 400].split(element, 16)
    if len(fields) < 17 or len(fields[16]) < 2:
        return None
    if any(mark in b"".join(fields[:16]) for mark in (b"\r", b"\n", b"~")) and element != b"~":
        return None  # an earlier line end or "~" shows that this ISA has lost elements
    component, terminator = fields[16][:1], fields[16][1:2]
    rest = fields[16][2:]
    lost = component == b"~" and terminator in b"\r\n" and not rest.lstrip(PAD).startswith(b"IEA")
    if (lost and rest.split(b"\n", 1)[0].rstrip().endswith(b"~")) or terminator.isalnum():
        component, terminator = b":", fields[16][:1]  # ISA16 itself is missing
    if len({element, component, terminator}) < 3 or component.isalnum() or terminator.isalnum() or terminator == b" ":
        return None
    used = _component(data, at, (element, terminator))
    if used and component not in used:
        component = used[0]
    repetition = fields[11] if len(fields[11]) == 1 and not fields[11].isalnum() and fields[11] != b" " else None
    return Delimiters(element, component, terminator, repetition)


def _guess(data: bytes, at: int, element: bytes) -> Delimiters | None:
    """Without a whole ISA: the terminator is what stands before the next segment that must follow."""
    mark = re.escape(element)
    window = data[at : at + 4096]
    follows = re.search(
        rb"(?:(?<=[^A-Za-z0-9])|(?<=[\r\n]))(?:GS" + mark + rb"[A-Z]{2}|ST" + mark + rb"\d{3}|BHT|BPR)" + mark, window[3:]
    )
    if follows is None:
        return None
    before = window[: 3 + follows.start()]
    last = before.rstrip(PAD)[-1:]
    if last and not last.isalnum() and last not in (element, b")", b"."):
        terminator = last
    elif before[-1:] in (b"\n", b"\r"):
        terminator = b"\n" if b"\n" in before[-2:] else b"\r"
    else:
        return None
    used = _component(data, at, (element, terminator))
    fallback = b":" if b":" not in (element, terminator) else b">"
    return Delimiters(element, used[0] if used else fallback, terminator)


def _component(data: bytes, at: int, others: tuple[bytes, bytes]) -> list[bytes]:
    """What stands inside composites (HC:99213, 11:B:1) before the next ISA: some files name another one in ISA16."""
    ends = data.find(b"ISA" + others[0], at + 3, at + HEAD)
    found = _COMPONENT.finditer(data, at, ends if ends >= 0 else min(len(data), at + HEAD))
    return list(dict.fromkeys(match[1] for match in found if match[1] not in others))


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive segments under one set of delimiters. `data` ends with a terminator where `closed`; `junk` is text that
    stood before the first segment of the file, in the first block only.
    """

    data: bytes
    marks: Delimiters
    closed: bool
    junk: str | None = None


def blocks(stream: Bytes, *, size: int = 1 << 20, starts: tuple[bytes, ...] = ()) -> Iterator[Block]:
    """A file in blocks of about `size` bytes that end between segments. Raises Refused when it holds no segment.

    With `starts` (segment ids) a block ends only before one of those, or before an ISA. Delimiters are taken anew from
    every ISA. Raises Refused where no place to end is found in MOST_BLOCK bytes.
    """
    read = _reader(stream)
    data = read(max(size, 2 * HEAD))
    at, marks = find_start(data)
    junk: str | None = short(text_of(data[:at].strip(PAD))) or None
    data = data[at:]
    while True:
        more = read(size)
        if data.startswith(b"ISA"):
            if more and len(data) <= HEAD:
                data += more
                continue
            marks = delimiters_at(data, 0) or marks
        end = _switch(data, marks, final=not more)
        if end is None and not more:
            yield Block(data, marks, closed=False, junk=junk)
            return
        end = end or _end(data, marks, starts)
        if end:
            yield Block(data[:end], marks, closed=True, junk=junk)
            junk, data = None, data[end:]
        elif len(data) > MOST_BLOCK:
            raise Refused(
                "x12_claim_too_long",
                what="This file cannot be cut into claims",
                why=f"one of them is longer than {MOST_BLOCK // 2**20} MB",
                do="ask whoever made the file to write it again",
            )
        data += more


def _reader(stream: Bytes) -> Callable[[int], bytes]:
    """Reads bytes of UTF-8 (or of any one-byte encoding), whatever the stream is written in, without its byte order mark.

    It gives fewer bytes than asked for only at the end.
    """
    head = _filled(stream, 8)
    flavour = wide(head)
    decoder = codecs.getincrementaldecoder(flavour)("replace") if flavour is not None else None
    start = [head.removeprefix(b"\xef\xbb\xbf") if decoder is None else decoder.decode(head).removeprefix("\ufeff").encode()]

    def read(size: int) -> bytes:
        got = start.pop() if start else b""
        while len(got) < size:
            raw = _filled(stream, size - len(got))
            got += raw if decoder is None else decoder.decode(raw, final=not raw).encode()
            if not raw:
                break
        return got

    return read


def _filled(stream: Bytes, size: int) -> bytes:
    """So many bytes even from a stream that gives them in pieces; fewer only at its end."""
    pieces = []
    while size > 0:
        piece = stream.read(size)
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _switch(data: bytes, marks: Delimiters, *, final: bool) -> int | None:
    """Where the next ISA with other delimiters starts (or one too near the end to tell), beyond the first byte; else None."""
    pad = padding(marks)
    at = data.find(b"ISA", 1)
    while at >= 0:
        before = data[max(0, at - 64) : at].rstrip(pad)
        if before.endswith(marks.terminator):
            if not final and len(data) - at <= HEAD:
                return at
            fresh = delimiters_at(data, at)
            if fresh is not None and fresh != marks:
                return at
        at = data.find(b"ISA", at + 3)
    return None


def _end(data: bytes, marks: Delimiters, starts: tuple[bytes, ...]) -> int:
    """The last place where a block may end; 0 for none."""
    if not starts:
        return data.rfind(marks.terminator) + 1
    pad = padding(marks)
    best = 0
    for start in starts:
        at = data.rfind(start + marks.element)
        while at > best:
            if data[max(0, at - 64) : at].rstrip(pad).endswith(marks.terminator):
                best = at
                break
            at = data.rfind(start + marks.element, 0, at)
    return best


def segments(stream: Bytes) -> Iterator[Segment]:
    """Every segment of a file, empty ones left out. Raises Refused when there is not one.

    What stands before the first segment comes as number 0 with a fault.
    """
    number = 0
    for block in blocks(stream):
        if block.junk is not None:
            yield Segment(0, (block.junk,), ":", "text before the first segment")
        marks = block.marks
        pad = padding(marks)
        pieces = block.data.split(marks.terminator)
        last = len(pieces) - 1
        for at, whole in enumerate(pieces):
            piece = whole.lstrip(pad)
            if piece:
                number += 1
                yield cut(piece, number, marks, closed=at < last)


@cache
def padding(marks: Delimiters) -> bytes:
    """The padding bytes that are not delimiters here."""
    return bytes(byte for byte in PAD if bytes([byte]) not in (marks.element, marks.component, marks.terminator))


def cut(piece: bytes, number: int, marks: Delimiters, *, closed: bool) -> Segment:
    """One piece between terminators as a segment; `closed` is False for the last one of a file that just ends."""
    component = text_of(marks.component)
    if len(piece) > MOST_SEGMENT:
        return Segment(number, (text_of(piece[:SHOWN]),), component, f"a segment of {len(piece)} bytes, far too long to be one")
    piece = piece.rstrip(padding(marks))
    if piece.isascii() and marks.element.isascii():
        elements = tuple(piece.decode("ascii").split(marks.element.decode("ascii")))
    else:
        elements = tuple(text_of(element) for element in piece.split(marks.element))
    fault = None
    if not closed and elements[0] != "IEA":
        fault = "the file ends inside this segment"
    return Segment(number, elements, component, fault)
