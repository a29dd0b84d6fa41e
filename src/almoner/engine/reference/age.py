"""How old public tables are: which series have no edition for a day any more, and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from almoner.engine.reference.editions import Edition


@dataclass(frozen=True, slots=True)
class Overdue:
    """A series of editions whose last one ended `days` ago."""

    table: str
    setting: str | None
    programme: str | None
    days: int


def overdue(editions: Iterable[Edition], on: date) -> tuple[Overdue, ...]:
    """In order of the series. A series with an edition that has no last day yet is never overdue."""
    last: dict[tuple[str, str, str], date | None] = {}
    for one in editions:
        key = (one.table, one.setting or "", one.programme or "")
        before = last.get(key, date.min)
        last[key] = None if one.last_day is None or before is None else max(before, one.last_day)
    return tuple(
        Overdue(table, setting or None, programme or None, (on - until).days)
        for (table, setting, programme), until in sorted(last.items(), key=lambda item: item[0])
        if until is not None and until < on
    )
