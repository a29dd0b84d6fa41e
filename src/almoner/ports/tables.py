"""Public tables: what importing one needs, and what looking into one needs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from almoner.engine.reference.editions import Edition
from almoner.ports.papers import Source


@dataclass(frozen=True, slots=True)
class Told:
    """What the operator says about files that do not say it themselves. `whole`: these are all the rows there are."""

    edition: str | None = None
    setting: str | None = None
    programme: str | None = None
    whole: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One published table, or one numbered part of it, understood but not yet kept. `content` is the adapter's own."""

    table: str
    setting: str | None
    programme: str | None
    edition: str
    first_day: date
    last_day: date | None
    file: str
    sha256: str
    part: int | None
    rows: int
    licence: str
    content: Any
    remarks: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file held: tables, and the names of members that are none."""

    pieces: tuple[Piece, ...]
    passed_over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition as it now stands. `news` is added, joined (to parts that were here), replaced, or same (nothing changed)."""

    edition: Edition
    news: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verified:
    """One edition looked at again: `trouble` is a code, None where its rows are as they were when it was imported."""

    edition: Edition
    trouble: str | None


class TableOpening(Protocol):
    """Recognises published files by what is in them."""

    def __call__(self, source: Source, told: Told) -> Opened:
        """Raises Refused where a file is none of the known tables, was cut, or has another layout than published."""
        ...


class TableFetching(Protocol):
    """Gets a public file from its publisher."""

    def __call__(self, address: str) -> Source:
        """Raises Refused for a host that no operator has named, Unavailable where the file cannot be had."""
        ...


class TableKeeping(Protocol):
    """Keeps editions in the data folder."""

    def keep(self, pieces: Sequence[Piece], *, whole: bool, replace: bool) -> Kept:
        """Pieces of one edition. Raises Refused where other rows of it are here and `replace` is not said."""
        ...

    def verify(self) -> Iterator[Verified]:
        """Every edition's rows against the checksum in its manifest."""
        ...


class TableReading(Protocol):
    """Looks into kept editions."""

    def editions(self) -> tuple[Edition, ...]:
        """All that are here, in order of table, setting, programme and day. Raises Refused for a manifest that is damaged."""
        ...

    def prepare(self) -> None:
        """Do what takes time before the first rows can be read, as loading libraries. Never raises, and may run beside others."""
        ...

    def rows(self, edition: Edition, codes: frozenset[str] | None) -> Mapping[str, tuple[Any, ...]]:
        """Rows whose keys are all among `codes` (None: every row), by first key. Raises Refused where the file changed since it was imported."""
        ...
