"""Which row reader for these bytes: claims, remittances, FHIR and tables of any size become Parquet, one piece at a time."""

import io
import re
from collections.abc import Iterator
from importlib import import_module
from typing import BinaryIO

from almoner.adapters.readers.choose import reader_for
from almoner.engine.errors import Refused
from almoner.engine.wording.neutral import neutral

HEAD = 64 * 1024
TRANSACTION = re.compile(rb"ST[^A-Za-z0-9\r\n](835|837)[^A-Za-z0-9]")
PLACES = {
    "835": ("almoner.adapters.readers.x12_parts.rows", "rows_835"),
    "837": ("almoner.adapters.readers.x12_parts.rows", "rows_837"),
    "fhir": ("almoner.adapters.readers.fhir_rows", "rows_fhir"),
    "table": ("almoner.adapters.readers.table_rows", "rows_csv"),
    "parquet": ("almoner.adapters.readers.parquet_rows", "rows_parquet"),
}


class Rejoined(io.RawIOBase):
    """A stream whose first bytes were looked at already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head, self.rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        piece = self.head[: len(into)] if len(self.head) else memoryview(self.rest.read(len(into)))
        self.head = self.head[len(piece) :]
        into[: len(piece)] = piece
        return len(piece)


def stream_rows(stream: BinaryIO, name: str, folder: str) -> Iterator[str]:
    """Writes Parquet files into the folder, yielding progress lines; memory stays flat.

    Raises Refused for a kind of paper that has no rows, or one beyond reading.
    """
    head = stream.read(HEAD)
    module, function = PLACES[kind_of(head, name)]
    whole = io.BufferedReader(Rejoined(head, stream), buffer_size=1 << 20)
    yield from getattr(import_module(module), function)(whole, folder)


def kind_of(head: bytes, name: str) -> str:
    """ "835", "837", "fhir", "parquet" or "table". Raises Refused for any other paper."""
    if head.startswith(b"PAR1"):
        return "parquet"
    reader = reader_for(head, name)
    if reader.name == "x12":
        found = TRANSACTION.search(head)
        if found is not None:
            return found[1].decode("ascii")
    if reader.name == "fhir":
        return "fhir"
    if reader.name == "table" and not head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "table"
    raise Refused(
        "no_rows",
        what=f"{neutral(name)} was not turned into tables",
        why="only X12 claims (837), remittances (835), FHIR and tables (CSV, Parquet) are streamed",
        do="choose a claim file, or a table with headings",
    )
