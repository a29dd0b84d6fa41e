"""A worksheet for judging whether a use or disclosure that was not permitted is a breach: four factors and a clock of 60 days.

The worksheet asks; a person answers. Unless the answers together show a low probability that the papers were compromised, it
counts as a breach.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from almoner.engine.privacy.act import Outcome
from almoner.engine.privacy.chain import Entry

DAYS = 60
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Factor:
    """One of the four, as keys of sentences: what it is about, and what has to be answered."""

    title: str
    asks: tuple[str, ...]


FACTORS = (
    Factor("breach_nature", ("breach_which_papers", "breach_who_is_known", "breach_sensitive")),
    Factor("breach_whom", ("breach_who_is_it", "breach_bound")),
    Factor("breach_seen", ("breach_opened", "breach_copied")),
    Factor("breach_reduced", ("breach_at_once", "breach_promised")),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the journal shows of the lines in question."""

    lines: int
    folders: int
    accounts: int
    resources: int
    refused: int
    actions: tuple[tuple[str, int], ...]
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Days count from `discovered`. `last_day` is the last on which people may be told, `act_by` the working day at or before
    it; `days_left` is negative once it is past."""

    discovered: date
    today: date
    act_by: date
    last_day: date
    days_left: int
    facts: Facts


def facts_of(entries: Iterable[Entry]) -> Facts:
    """Folders, accounts and papers count once each."""
    lines = list(entries)
    done = [one for one in lines if one.outcome == Outcome.DONE]
    return Facts(
        len(lines),
        len({one.folder for one in done if one.folder is not None}),
        len({one.who for one in done}),
        len({one.resource for one in done}),
        sum(one.outcome == Outcome.REFUSED for one in lines),
        tuple(sorted(Counter(one.action for one in done).items())),
        min((one.at for one in lines), default=None),
        max((one.at for one in lines), default=None),
    )


def worksheet(discovered: date, today: date, facts: Facts) -> Worksheet:
    """Raises ValueError where it was discovered after today, or so far ahead that no calendar has the last day."""
    if discovered > today:
        raise ValueError("discovered after today")
    try:
        last = discovered + timedelta(days=DAYS)
    except OverflowError as error:
        raise ValueError("no such day") from error
    act_by = last - timedelta(days=max(0, last.weekday() - SATURDAY + 1))
    return Worksheet(discovered, today, act_by, last, (last - today).days, facts)
