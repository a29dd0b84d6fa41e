"""The journal in SQL, as it is read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select, type_coerce
from sqlalchemy.types import NullType

from almoner.adapters.stores.schema import journal
from almoner.engine.privacy.act import Outcome
from almoner.engine.privacy.chain import START, Entry, Unread

AT_ONCE = 1000
KEPT_AS = "%Y-%m-%d %H:%M:%S.%f"
"""How SQLite keeps a moment: as this text and no other."""
COLUMNS = tuple(journal.c)
NAMES = tuple(column.name for column in COLUMNS)
WORDS = frozenset(NAMES) - {"number", "at", "sealed"}
OPTIONAL = frozenset({"on_behalf", "folder", "sealed"})


@dataclass(frozen=True, slots=True)
class SqlEntries:
    """An `EntryRecords`."""

    connection: Connection

    def last(self) -> tuple[int, str]:
        found = self.connection.execute(
            select(journal.c.number, journal.c.link).order_by(journal.c.number.desc()).limit(1)
        ).first()
        return (0, START) if found is None else (found.number, found.link)

    def all(self, *, after: int = 0) -> Iterator[Entry | Unread]:
        wanted = raw().order_by(journal.c.number)
        if after:
            wanted = wanted.where(journal.c.number > after)
        for place, row in enumerate(self._streamed(wanted), after + 1):
            yield entry_of(row, place)

    def of_folder(self, folder: str, *, before: int | None = None, most: int | None = None) -> Iterator[Entry]:
        wanted = raw().where(journal.c.folder == folder).order_by(journal.c.number.desc()).limit(most)
        if before is not None:
            wanted = wanted.where(journal.c.number < before)
        yield from self._readable(wanted)

    def search(
        self,
        *,
        first: datetime | None,
        last: datetime | None,
        who: str | None,
        action: str | None,
        folder: str | None,
        before: int | None,
        most: int,
    ) -> Iterator[Entry]:
        columns = journal.c
        said = [
            None if first is None else columns.at >= first,
            None if last is None else columns.at <= last,
            None if who is None else columns.who == who,
            None if action is None else columns.action == action,
            None if folder is None else columns.folder == folder,
            None if before is None else columns.number < before,
        ]
        wanted = raw().where(*(one for one in said if one is not None))
        yield from self._readable(wanted.order_by(columns.number.desc()).limit(most))

    def last_of(self, action: str) -> Entry | None:
        done = raw().where(journal.c.action == action, journal.c.outcome == Outcome.DONE.value)
        return next(self._readable(done.order_by(journal.c.number.desc()).limit(1)), None)

    def between(self, first: datetime, last: datetime, *, folder: str | None = None) -> Iterator[Entry]:
        of = journal.c.folder.is_not(None) if folder is None else journal.c.folder == folder
        yield from self._readable(raw().where(journal.c.at >= first, journal.c.at <= last, of).order_by(journal.c.number))

    def _readable(self, wanted: Select[Any]) -> Iterator[Entry]:
        """Verifying names those that are not."""
        for row in self._streamed(wanted):
            found = entry_of(row, 0)
            if isinstance(found, Entry):
                yield found

    def _streamed(self, wanted: Select[Any]) -> Iterator[Row[Any]]:
        with any_text(self.connection):
            streamed = wanted.execution_options(yield_per=AT_ONCE)  # not the connection's own, which may write next
            yield from self.connection.execute(streamed)


@contextmanager
def any_text(connection: Connection) -> Iterator[None]:
    """SQLite gives text also where its bytes are none; the chain then shows that it was changed."""
    driver = connection.connection.driver_connection
    if connection.dialect.name != "sqlite" or driver is None:
        yield
        return
    driver.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        yield
    finally:
        driver.text_factory = str


def raw() -> Select[Any]:
    """As the driver gives it, so that a spoiled line is seen and not stumbled over."""
    columns: list[Any] = [type_coerce(column, NullType()).label(column.name) for column in COLUMNS]
    return select(*columns)


def entry_of(row: Row[Any] | Sequence[Any], place: int) -> Entry | Unread:
    """`place` is what an unreadable number stands for."""
    values = dict(zip(NAMES, row, strict=True))
    number = values["number"]
    if type(number) is not int:
        return Unread(place)
    at, sealed = moment(values["at"]), values["sealed"]
    if at is None or not (sealed is None or isinstance(sealed, bytes)):
        return Unread(number)
    for name in WORDS:
        if not (isinstance(values[name], str) or (values[name] is None and name in OPTIONAL)):
            return Unread(number)
    return Entry(**values | {"at": at, "sealed": None if sealed is None else sealed.hex()})


def moment(kept: Any) -> datetime | None:
    if isinstance(kept, datetime):
        return kept.replace(tzinfo=UTC) if kept.tzinfo is None else kept.astimezone(UTC)
    try:
        found = datetime.strptime(kept, KEPT_AS).replace(tzinfo=UTC)
    except (TypeError, ValueError):
        return None
    return found if found.strftime(KEPT_AS) == kept else None
