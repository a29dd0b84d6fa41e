"""Which reader for these bytes: kinds are recognised, never declared."""

from importlib import import_module

from almoner.engine.errors import Refused
from almoner.engine.wording.neutral import neutral
from almoner.ports.papers import Reader

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+", b"GIF8")
HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
SURE = 1000
AT_MOST = {"text": 720}
"""The most that a reader says of any file, where another may say more: then it need not be asked."""
MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"
"""Byte order marks and white space before the first sign."""
PLACES = {
    "x12": "almoner.adapters.readers.x12",
    "fhir": "almoner.adapters.readers.fhir",
    "pages": "almoner.adapters.readers.pages",
    "table": "almoner.adapters.readers.table",
    "text": "almoner.adapters.readers.text",
}


def load(name: str) -> Reader:
    """One reader, imported only now: a paper pays for the libraries of its own kind."""
    reader: Reader = import_module(PLACES[name]).READER
    return reader


def is_picture(head: bytes) -> bool:
    """Whether the first bytes are those of a picture."""
    return (
        head.startswith(PICTURES)
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or (head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00")
        or (head[4:8] == b"ftyp" and head[8:12] in HEIF)
    )


def reader_for(head: bytes, name: str) -> Reader:
    """The reader that knows this kind best. Raises Refused for a kind nobody here reads."""
    if head.startswith(b"%PDF") or b"%PDF-" in head[:1024]:
        return load("pages")
    if is_picture(head):
        return load("pages")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return load("table")
    best, reader = 0, None
    for kind in kinds_for(head):
        if best >= AT_MOST.get(kind, SURE):
            break  # the other candidates' libraries stay on disk
        candidate = load(kind)
        score = candidate.recognises(head, name)
        if score > best:
            best, reader = score, candidate
    if reader is None:
        raise Refused(
            "not_a_document",
            what=f"{neutral(name)} was not read",
            why="it is not a kind of document this version knows",
            do="send a PDF, a picture, X12, FHIR JSON, CSV, XLSX or a text file",
        )
    return reader


def kinds_for(head: bytes) -> tuple[str, ...]:
    """The candidates worth importing for text-like bytes."""
    start = head.lstrip(MARKS)[:3].upper()
    if start in {b"ISA", b"GS*", b"ST*"} or b"ISA*" in head[:2048]:
        return ("x12", "text")
    if start[:1] in {b"{", b"["}:
        return ("fhir", "text")
    return ("x12", "table", "text")
