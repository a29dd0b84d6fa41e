"""Where the journal ends, and the lines that are to follow: a transaction's lines are reckoned one by one and written together."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, text

from almoner.adapters.stores.schema import journal
from almoner.engine.privacy.act import Act, Outcome
from almoner.engine.privacy.chain import START, Entry, link_of

JOURNAL_LOCK = 6_117_245
"""The number under which PostgreSQL lets one writer at a time continue the journal."""
FIELDS = tuple(Entry.__dataclass_fields__)
ADD = insert(journal)


@dataclass(slots=True)
class Tail:
    """The last line, and those of this transaction that are not in the table yet."""

    number: int = 0
    link: str = START
    waiting: list[dict[str, Any]] = field(default_factory=list)

    def add(  # noqa: PLR0917 - a line has these parts
        self, now: datetime, act: Act, action: str, resource: str, folder: str | None, outcome: Outcome, sealed: bytes | None
    ) -> None:
        """`sealed` is the reason, sealed for the number that comes next."""
        entry = Entry(
            self.number + 1,
            now,
            act.who,
            act.on_behalf,
            act.purpose.value,
            action,
            resource,
            folder,
            outcome.value,
            act.origin,
            None if sealed is None else sealed.hex(),
            self.link,
            "",
        )
        row = {name: getattr(entry, name) for name in FIELDS}
        row["sealed"], row["link"] = sealed, link_of(entry)
        self.waiting.append(row)
        self.number, self.link = entry.number, row["link"]

    def write(self, connection: Connection) -> None:
        """All that wait go into the table."""
        if self.waiting:
            connection.execute(ADD, self.waiting)
            self.waiting = []


def tail_of(connection: Connection) -> Tail:
    """Where the journal ends now; until this transaction ends nobody else may continue it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": JOURNAL_LOCK})
    last = connection.execute(select(journal.c.number, journal.c.link).order_by(journal.c.number.desc()).limit(1)).first()
    return Tail() if last is None else Tail(last.number, last.link)
