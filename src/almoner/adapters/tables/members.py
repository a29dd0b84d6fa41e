"""Published files as handed in: archives are opened in memory, and every member gives its rows."""

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath
from xml.etree.ElementTree import ParseError

from almoner.adapters.tables.refusals import not_imported
from almoner.ports.papers import Source

MOST_BYTES = 2 << 30
HEAD = 1 << 16
OPENING = 40
"""Rows that are looked at to recognise a layout."""
WORKBOOK = b"PK\x03\x04"
PREFERENCE = (".csv", ".txt", ".tsv", "", ".json", ".xlsx")
"""Of one table in several forms, the first of these is taken."""
csv.field_size_limit(1 << 22)


@dataclass(frozen=True)
class Member:
    """One file out of what was handed in. `path` names the archives around it and itself, outermost first."""

    path: tuple[str, ...]
    data: bytes = field(repr=False)

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def said(self) -> str:
        """How it is named to people."""
        return " in ".join(PurePosixPath(one).name for one in reversed(self.path))

    @property
    def hints(self) -> str:
        """All its names, innermost first, in lower case."""
        return " ".join(reversed(self.path)).lower()

    @cached_property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()

    @cached_property
    def is_workbook(self) -> bool:
        return self.data.startswith(WORKBOOK) and self.name.lower().endswith(".xlsx")

    @cached_property
    def head(self) -> str:
        """The first characters of a text; "" for a workbook."""
        return "" if self.is_workbook else decoded(self.data[:HEAD], whole=len(self.data) <= HEAD)

    @cached_property
    def delimiter(self) -> str:
        return "\t" if self.head.count("\t") > self.head.count(",") else ","

    @cached_property
    def opening(self) -> list[list[str]]:
        """The first rows, cells stripped of blanks and line ends."""
        if self.is_workbook:
            return [row for row, _ in zip(self.rows(), range(OPENING), strict=False)]
        rows: list[list[str]] = []
        try:
            for row in csv.reader(io.StringIO(self.head, newline=""), delimiter=self.delimiter):
                rows.append([flat(cell) for cell in row])
                if len(rows) == OPENING:
                    break
        except csv.Error:
            return rows
        return rows

    def text(self) -> str:
        """The whole text. Raises Refused for bytes that are none."""
        if b"\x00" in self.data[:HEAD]:
            raise not_imported(self, "it is not text")
        return decoded(self.data, whole=True)

    def rows(self) -> Iterator[list[str]]:
        """Every row, cells stripped. Raises Refused for a workbook or text that cannot be taken apart."""
        if self.is_workbook:
            yield from workbook_rows(self)
            return
        try:
            for row in csv.reader(io.StringIO(self.text(), newline=""), delimiter=self.delimiter):
                yield [flat(cell) for cell in row]
        except csv.Error as error:
            raise not_imported(self, "its rows cannot be told apart") from error


def flat(cell: str) -> str:
    """A cell without line ends, no-break blanks and blanks around."""
    return " ".join(cell.split())


def decoded(data: bytes, *, whole: bool) -> str:
    """UTF-8 where it is, else Windows' western letters."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if not whole and error.start > len(data) - 4:
            return data[: error.start].decode("utf-8-sig")
        return data.decode("cp1252", errors="replace")


def workbook_rows(member: Member) -> Iterator[list[str]]:
    """The rows of the first sheet that has any."""
    import openpyxl  # noqa: PLC0415 - a quarter of a second that texts do not need

    try:
        book = openpyxl.load_workbook(io.BytesIO(member.data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            some = False
            for row in sheet.iter_rows(values_only=True):
                some = True
                yield [cell_text(value) for value in row]
            if some:
                break
        book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, ParseError, zlib.error) as error:
        raise not_imported(member, "the workbook is damaged") from error


def cell_text(value: object) -> str:
    """A workbook's cell as the text edition would have it."""
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return str(value.strftime("%Y%m%d"))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return flat(str(value))


def members(source: Source) -> Iterator[Member]:
    """The file itself, or what its archive holds. Raises Refused for an archive that is damaged or too large."""
    with source.open() as stream:
        data = stream.read(MOST_BYTES + 1)
    yield from unpacked(Member((source.name,), data))


def unpacked(member: Member) -> Iterator[Member]:
    if not member.data:
        raise not_imported(member, "it is empty", "get the file again")
    if len(member.data) > MOST_BYTES:
        raise not_imported(member, "it is larger than 2 GiB", "import its parts one by one")
    if member.data.startswith(b"\x1f\x8b"):
        yield from unpacked(Member((member.name.removesuffix(".gz"),), unzipped(member)))
    elif member.data.startswith(WORKBOOK) and not member.name.lower().endswith(".xlsx") and not is_workbook(member):
        yield from archived(member)
    elif member.name.lower().endswith(".zip"):
        raise not_imported(member, "the archive is damaged or was cut", "get the file again")
    else:
        yield member


def is_workbook(member: Member) -> bool:
    """Whether an archive under another name is a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(member.data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except zipfile.BadZipFile as error:
        raise not_imported(member, "the archive is damaged or was cut", "get the file again") from error


def unzipped(member: Member) -> bytes:
    try:
        with gzip.open(io.BytesIO(member.data)) as stream:
            return stream.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise not_imported(member, "the archive is damaged or was cut", "get the file again") from error


def archived(member: Member) -> Iterator[Member]:
    """Members of an archive, one form of each: a text before the workbook beside it."""
    try:
        with zipfile.ZipFile(io.BytesIO(member.data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir() and info.file_size]
            if sum(info.file_size for info in infos) > MOST_BYTES:
                raise not_imported(member, "what is in it is larger than 2 GiB", "import its members one by one")
            for info in infos:
                if info.flag_bits & 1:
                    raise not_imported(member, "it asks for a password", "unpack it first")
                yield from unpacked(Member((*member.path, info.filename), archive.read(info)))
    except NotImplementedError as error:  # zipfile's word for a way of packing that it does not know
        raise not_imported(member, "it is packed in a way that is not known here", "unpack it first") from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise not_imported(member, "the archive is damaged or was cut", "get the file again") from error


def stem(member: Member) -> tuple[str, ...]:
    """What the same table in another form shares with it."""
    return (*member.path[:-1], str(PurePosixPath(member.name.lower()).with_suffix("")))


def preferred(member: Member) -> int:
    """Less is taken before more."""
    suffix = PurePosixPath(member.name.lower()).suffix
    return PREFERENCE.index(suffix) if suffix in PREFERENCE else len(PREFERENCE)
