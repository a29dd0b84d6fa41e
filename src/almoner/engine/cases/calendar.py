"""Dates of cases as a calendar or a reminder may show them: a day and an id, and nothing of what they are about."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from almoner.engine.cases.dates import CaseDate

MOST_DAYS_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """`id` is the same for the same date of the same case, and says nothing."""

    id: str
    day: date


def entries(dates: Iterable[tuple[str, CaseDate]]) -> tuple[Entry, ...]:
    """Of ids of cases and their dates: those that are still to be kept, the earliest first, each once."""
    found = {entry_id(case, one): Entry(entry_id(case, one), one.first) for case, one in dates if not one.done}
    return tuple(sorted(found.values(), key=lambda entry: (entry.day, entry.id)))


def entry_id(case: str, one: CaseDate) -> str:
    """Without the words of a promise: what a person wrote goes into no digest."""
    return sha256("|".join((case, one.kind.value, one.about or "", one.first.isoformat())).encode()).hexdigest()[:40]


def due(found: Iterable[Entry], today: date, days_before: int, told: Collection[str]) -> tuple[Entry, ...]:
    """Those to remind of today: not over, at most so many days away, and not told before."""
    last = today + timedelta(days=days_before)
    return tuple(one for one in found if today <= one.day <= last and one.id not in told)
