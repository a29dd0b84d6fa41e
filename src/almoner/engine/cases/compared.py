"""What a corrected bill or reply changed, in typed parts: what each note is about, how sure it is, and what may come next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from almoner.engine.bill import Bill, Promise
from almoner.engine.findings import Class, Deadline, Message
from almoner.engine.money import Money


class Part(StrEnum):
    """What a note is about."""

    LINE = "line"
    SUM = "sum"
    LEDGER = "ledger"
    PROMISE = "promise"
    FINDING = "finding"
    PAPER = "paper"


class Way(StrEnum):
    """Where it goes for the person: what is asked falls or rises, or neither can be said."""

    DOWN = "down"
    UP = "up"
    OPEN = "open"


class Standing(StrEnum):
    """What became of a disputed point."""

    GONE = "gone"
    KEPT = "kept"
    NEW = "new"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Point:
    """A finding of an audit, as far as a comparison needs it: ids of the lines and bills that it rests on."""

    id: str
    check: str
    cls: Class
    lines: tuple[str, ...] = ()
    bills: tuple[str, ...] = ()
    at_stake: Money | None = None
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison: bills, the audit's findings about them, what replies promised, and paths of facts that are still in
    doubt ("bills/b…/lines/l…/charge").
    """

    bills: tuple[Bill, ...] = ()
    points: tuple[Point, ...] = ()
    promises: tuple[Promise, ...] = ()
    doubted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Noted:
    """One thing to tell. Not `sure`: it is said as a question. `old` and `new` are ids of lines, `bills` of the bills laid beside
    each other; `amount` what it is about.
    """

    part: Part
    way: Way
    sure: bool
    says: Message
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    bills: tuple[str, ...] = ()
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Stood:
    """What became of one disputed point; `old` and `new` are ids of findings."""

    standing: Standing
    check: str
    says: Message
    old: str | None = None
    new: str | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Two bills laid beside each other and what each asks for."""

    old: str
    new: str
    sure: bool
    asked_before: Money | None
    asked_now: Money | None


@dataclass(frozen=True, slots=True)
class Due:
    """The next day to act by, and of which finding it is."""

    act_by: date
    last_day: date
    finding: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a later paper changed; `noted` are sums first, then lines, each in the order of the later paper. `look_on` is the
    nearest day by which the other side has promised something: a day to look, not to act."""

    beside: tuple[Beside, ...]
    noted: tuple[Noted, ...]
    points: tuple[Stood, ...]
    next: Due | None
    look_on: date | None = None
