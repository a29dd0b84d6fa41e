"""How long what is kept stays, and what is due to go today; a legal hold keeps a folder whatever its age."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Kept(StrEnum):
    """What is kept for a time."""

    FOLDER = "folder"
    """Counted from the last time anybody looked at it or changed it."""
    JOB = "job"
    """Counted from its end."""
    SESSION = "session"
    """Counted from when it was last seen or ended."""
    REQUEST = "request"
    """The mark of a request that must not be done twice, counted from when it came."""
    JOURNAL = "journal"
    """Counted from the day it was written."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`days` None: never by itself. `least`: no operator may choose fewer. `because`: why this is the usual length."""

    days: int | None
    least: int
    because: str


USUAL: dict[Kept, Rule] = {
    Kept.FOLDER: Rule(None, 365, "a person's own papers stay until the person erases them"),
    Kept.JOB: Rule(90, 7, "long enough to see why one failed"),
    Kept.SESSION: Rule(90, 30, "long enough for a person to see who came in as them"),
    Kept.REQUEST: Rule(7, 2, "a program that asks again does so within days"),
    Kept.JOURNAL: Rule(None, 2557, "seven years and never by itself: a cut would break the chain"),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something kept: `since` is the day its time is counted from."""

    kind: Kept
    id: str
    since: date
    held: bool = False


def chosen(days: dict[Kept, int]) -> dict[Kept, int]:
    """For each kind that goes by itself, after how many days: the usual ones and what an operator chose. Raises ValueError, naming
    the kind and the fewest days, for fewer than may be chosen, and for the journal."""
    found = {kind: rule.days for kind, rule in USUAL.items() if rule.days is not None}
    for kind, wanted in days.items():
        if kind is Kept.JOURNAL:
            raise ValueError("the journal never goes by itself")
        if wanted < USUAL[kind].least:
            raise ValueError(f"a {kind.value} is kept at least {USUAL[kind].least} days")
        found[kind] = wanted
    return found


def due(things: Iterable[Thing], days: dict[Kept, int], today: date) -> tuple[Thing, ...]:
    """What has been kept for longer than its days, in the order given: on the last of them it is still kept."""
    return tuple(
        one for one in things if not one.held and one.kind in days and one.since + timedelta(days=days[one.kind]) < today
    )


def oldest(kind: Kept, days: dict[Kept, int], today: date) -> date | None:
    """The earliest day whose things of this kind are still kept; None where they are kept for ever."""
    return today - timedelta(days=days[kind]) if kind in days else None
