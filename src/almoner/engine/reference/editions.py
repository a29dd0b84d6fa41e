"""Editions of public tables: which one counts on a day, and what it means that none does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from almoner.engine.findings import Arg, CannotTell, Cause, Message, TableRow

MEDICARE = "medicare"
AND_MORE = {
    "table_no_edition": "table_no_edition_and_more",
    "table_partial": "table_partial_and_more",
    "table_lacks": "table_lacks_and_more",
    "table_no_price": "table_no_price_and_more",
    "table_no_place": "table_no_place_and_more",
}
"""A reason why a table gave no answer, and the same where there are several."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One dated public table as imported.

    `table` is its name with hyphens, `setting` and `programme` are None where the table knows no such difference. It counts
    from `first_day` to `last_day`, both included; `last_day` None is "until a later one". `sha256` is of the rows themselves,
    so that two people who imported the same rows see the same sum, whether from text or workbook. `partial` means that rows
    are missing or may be: then what is absent is not known to be absent. `marks` are further names of whose table it is, where
    a house publishes its own: "npi:1234567893", "ein:123456789", "state:NY".
    """

    table: str
    setting: str | None
    programme: str | None
    name: str
    first_day: date
    last_day: date | None
    sha256: str
    source: str
    licence: str
    partial: bool
    rows: int
    marks: tuple[str, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether this edition counts on that day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    @property
    def series(self) -> tuple[str, str | None, str | None]:
        """What follows each other in time: editions of one series may not overlap."""
        return self.table, self.setting, self.programme

    @property
    def scope(self) -> str:
        """For whom it counts, as people write it."""
        return scope(self.setting, self.programme)


class Lack(StrEnum):
    """Why a table gave no answer."""

    NO_EDITION = "no_edition"
    PARTIAL = "partial"
    NOT_IN_TABLE = "not_in_table"
    NOT_PRICED = "not_priced"
    NO_PLACE = "no_place"


@dataclass(frozen=True, slots=True)
class NoData:
    """No answer, and why: never to be read as "nothing is wrong". `because` is a message; `table` would help."""

    lack: Lack
    table: str
    because: Message

    @property
    def would_help(self) -> str:
        """As in could_not_check."""
        return f"editions:{self.table}"

    def cannot_tell(self) -> CannotTell:
        """The same as a check's answer."""
        return CannotTell(self.because, self.would_help, Cause.TABLE)


def row_of(edition: Edition, **cells: Arg | None) -> TableRow:
    """A row of this edition as evidence: its cells by name, those left out that are None."""
    shown = tuple((name, str(cell)) for name, cell in cells.items() if cell is not None)
    return TableRow(edition.table, edition.setting, edition.programme, edition.name, edition.sha256, shown)


def gathered(lacks: Iterable[NoData]) -> Iterator[CannotTell]:
    """Many look-ups without an answer as few entries: one for each table and cause, which names the first and counts the rest."""
    by_cause: dict[tuple[str, Lack], dict[Message, None]] = {}
    for one in lacks:
        by_cause.setdefault((one.table, one.lack), {})[one.because] = None
    for (table, _), messages in by_cause.items():
        first, more = next(iter(messages)), len(messages) - 1
        because = first if not more else Message(AND_MORE[first.key], **first.args, more=more)
        yield CannotTell(because, f"editions:{table}", Cause.TABLE)


def scope(setting: str | None, programme: str | None) -> str:
    """For whom, in the words of the command line."""
    return ", ".join(one for one in (setting, programme) if one) or "all"


def chosen(
    editions: Iterable[Edition], table: str, on: date, *, setting: str | None = None, programme: str | None = None
) -> Edition | None:
    """The edition that counts on that day, there and for that programme; None where none does, never the nearest."""
    found = [one for one in editions if one.series == (table, setting, programme) and one.covers(on)]
    return max(found, key=lambda one: one.first_day, default=None)  # one that counts "until a later one" gives way to it


def overlapping(editions: Sequence[Edition], new: Edition) -> Edition | None:
    """An edition of the same series, other than `new` itself, that counts on a day on which `new` counts too."""
    for edition in editions:
        if edition.series != new.series or edition.name == new.name:
            continue
        if edition.last_day is None and new.last_day is None and edition.first_day != new.first_day:
            continue
        starts_after = new.last_day is not None and edition.first_day > new.last_day
        ends_before = edition.last_day is not None and edition.last_day < new.first_day
        if not starts_after and not ends_before:
            return edition
    return None


def quarter(year: int, number: int) -> tuple[date, date]:
    """First and last day of a calendar quarter, 1 to 4. Raises ValueError for another number."""
    if not 1 <= number <= 4:
        raise ValueError(f"there is no quarter {number}")
    first = date(year, number * 3 - 2, 1)
    after = date(year + 1, 1, 1) if number == 4 else date(year, number * 3 + 1, 1)
    return first, after - timedelta(days=1)


def no_edition(table: str, on: date, setting: str | None = None, programme: str | None = None) -> NoData:
    return NoData(Lack.NO_EDITION, table, Message("table_no_edition", table=table, scope=scope(setting, programme), on=on))


def not_whole(edition: Edition, code: str) -> NoData:
    return NoData(
        Lack.PARTIAL,
        edition.table,
        Message("table_partial", table=edition.table, scope=edition.scope, edition=edition.name, code=code),
    )


def not_in(edition: Edition, code: str) -> NoData:
    return NoData(
        Lack.NOT_IN_TABLE,
        edition.table,
        Message("table_lacks", table=edition.table, scope=edition.scope, edition=edition.name, code=code),
    )
