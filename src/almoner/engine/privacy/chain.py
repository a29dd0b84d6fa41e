"""The journal as a chain: each entry holds the digest of the one before, so that no entry can be changed, left out or put in."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

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
class Broken:
    """The first place where the chain does not hold: the entry's number, and why ("changed", "missing", "order", "cut")."""

    number: int
    why: str


def first_break(entries: Iterable[Entry], heads: Iterable[Head] = ()) -> Broken | None:
    """Goes over all entries in order of their place in the store. None where every one follows from the one before and every
    kept head is found."""
    wanted = {head.number: head for head in heads}
    before, number = START, 0
    for entry in entries:
        if entry.number != number + 1:
            return Broken(number + 1, "missing" if entry.number > number + 1 else "order")
        if entry.before != before or link_of(entry) != entry.link:
            return Broken(entry.number, "changed")
        head = wanted.pop(entry.number, None)
        if head is not None and head.link != entry.link:
            return Broken(entry.number, "changed")
        before, number = entry.link, entry.number
    return Broken(min(wanted), "cut") if wanted else None
