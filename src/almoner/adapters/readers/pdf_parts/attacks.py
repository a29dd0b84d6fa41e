"""Turns away PDFs made to exhaust a reader, before anything in them is decoded."""

import re
import zlib

from almoner.engine.errors import Refused

MOST_OBJECTS = 200_000
MOST_DECODED = 512 * 1024 * 1024
MOST_STREAM = 96 * 1024 * 1024
DEEPEST = 400
STREAM = re.compile(rb"stream\r?\n")
TWICE_PACKED = re.compile(
    rb"/Filter\s*\[[^\]]{0,80}(?:/FlateDecode|/Fl|/LZWDecode|/LZW)\b[^\]]{0,80}(?:/FlateDecode|/Fl|/LZWDecode|/LZW)\b"
)


def refuse_attacks(data: bytes, name: str) -> None:
    """Raises Refused for a file made to exhaust a reader: too many objects, bombs, nesting. Looks before anything is decoded."""
    what = f"{name} was not read"
    if data.count(b" obj") > MOST_OBJECTS:
        raise Refused("pdf_too_big", what=what, why="it holds more objects than a bill ever does", do="print it to a new PDF")
    if TWICE_PACKED.search(data):
        raise Refused("pdf_too_big", what=what, why="its streams are packed several times over", do="print it to a new PDF")
    if _deepest(data) > DEEPEST:
        raise Refused("pdf_too_deep", what=what, why="its parts are nested too deeply", do="print it to a new PDF")
    if _unpacked(data) > MOST_DECODED:
        raise Refused("pdf_too_big", what=what, why="it unpacks to far more than a bill ever holds", do="print it to a new PDF")


def _deepest(data: bytes) -> int:
    """How deep arrays and dictionaries nest, judged by the longest run of openings with hardly anything between."""
    deepest = 0
    for run in re.finditer(rb"(?:(?:\[|<<)\s{0,3}(?:/[A-Za-z]{1,12}\s{0,3})?){50,}", data):
        deepest = max(deepest, len(re.findall(rb"\[|<<", run.group())))
    return deepest


def _unpacked(data: bytes) -> int:
    """Bytes that packed streams unpack to, counted without keeping them; small files of small streams are not even opened."""
    total = 0
    for start in STREAM.finditer(data):
        at = start.end()
        if data[at : at + 1] not in (b"x", b"h", b"H", b"X", b"\x08", b"\x18", b"8"):
            continue
        end = data.find(b"endstream", at)
        raw = memoryview(data)[at : end if end > 0 else len(data)]
        if len(raw) * 1032 <= 4 * 1024 * 1024:
            total += len(raw) * 4
            continue
        unpack, size, fed = zlib.decompressobj(), 0, 0
        try:
            while fed < len(raw) and not unpack.eof:
                piece = raw[fed : fed + 65536]
                fed += len(piece)
                rest: bytes = bytes(piece)
                while rest and not unpack.eof:  # bytes after the end of a stream are not its own
                    size += len(unpack.decompress(rest, 1 << 20))
                    rest = unpack.unconsumed_tail
                    if size > MOST_STREAM:
                        return MOST_DECODED + 1
        except zlib.error:
            pass  # a broken stream: the decoder below will say so for its page
        total += size
        if total > MOST_DECODED:
            return total
    return total
