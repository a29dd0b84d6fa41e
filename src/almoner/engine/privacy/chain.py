"""The journal as a chain: each entry holds the digest of the one before, so that no entry can be changed, left out or put in."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

START = "0" * 64
"""What the first entry holds in place of a digest."""
SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `number` counts from 1 without a gap; `link` is the digest over all other fields and the link
    before. It names accounts, resources and actions by id and never holds what a paper says; `sealed` is encrypted text, in hex,
    such as a reason."""

    number: int
    at: datetime
    who: str
    on_behalf: str | None
    purpose: str
    action: str
    resource: str
    folder: str | None
    outcome: str
    origin: str
    sealed: str | None
    before: str
    link: str


def link_of(entry: Entry) -> str:
    """The digest that `entry.link` must be. Raises ValueError for a time without a zone."""
    if entry.at.tzinfo is None:
        raise ValueError("a journal's time has a zone")
    parts = (
        str(entry.number),
        entry.at.isoformat(),
        entry.who,
        entry.on_behalf,
        entry.purpose,
        entry.action,
        entry.resource,
        entry.folder,
        entry.outcome,
        entry.origin,
        entry.sealed,
        entry.before,
    )
    text = SEPARATOR.join("-" if one is None else f"+{len(one)}:{one}" for one in parts)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """What the journal ended with at a moment; kept elsewhere, it shows that no tail was cut off."""

    number: int
    link: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Unread:
    """A line whose fields no longer are what this house writes: a time that is none, a number in place of a word."""

    number: int


class Why(StrEnum):
    """In what way the chain does not hold."""

    CHANGED = "changed"
    """The line is not what it was when it was written, or a line before it is another."""
    MISSING = "missing"
    """It is not there, and later ones are."""
    ORDER = "order"
    """Something stands there that belongs elsewhere."""
    HEAD = "head"
    """It holds together, and is not the line that a kept head knows: the journal was written anew from here or earlier."""
    CUT = "cut"
    """The journal ends before it, and a kept head knows it."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where the chain does not hold: the line's number, and why."""

    number: int
    why: Why


@dataclass(frozen=True, slots=True)
class Whole:
    """The chain holds: how many lines it has and what the last one is called."""

    lines: int
    link: str


def gone_over(entries: Iterable[Entry | Unread], heads: Iterable[Head] = ()) -> Whole | Broken:
    """Goes over all entries in order of their place in the store, one at a time. Whole where every one follows from the one
    before and every kept head is found."""
    wanted: dict[int, set[str]] = {}
    for head in heads:
        wanted.setdefault(head.number, set()).add(head.link)
    before, number = START, 0
    if wanted.pop(0, {START}) != {START}:
        return Broken(0, Why.HEAD)
    for entry in entries:
        if entry.number != number + 1:
            return Broken(number + 1, Why.MISSING if entry.number > number + 1 else Why.ORDER)
        if isinstance(entry, Unread) or entry.before != before or link_of(entry) != entry.link:
            return Broken(entry.number, Why.CHANGED)
        if wanted.pop(entry.number, {entry.link}) != {entry.link}:
            return Broken(entry.number, Why.HEAD)
        before, number = entry.link, entry.number
    return Broken(number + 1, Why.CUT) if wanted else Whole(number, before)


def first_break(entries: Iterable[Entry | Unread], heads: Iterable[Head] = ()) -> Broken | None:
    """None where it is whole."""
    found = gone_over(entries, heads)
    return found if isinstance(found, Broken) else None
