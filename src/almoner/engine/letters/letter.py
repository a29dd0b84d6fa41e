"""A letter before it is in any language: typed parts whose sentences are keys with arguments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from almoner.engine.bill import Spot
from almoner.engine.findings import Arg, Deadline


class To(StrEnum):
    """Whom a letter is addressed to."""

    PROVIDER = "provider"
    HOSPITAL = "hospital"
    PLAN = "plan"
    COLLECTOR = "collector"
    MEDICARE = "medicare"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Blank:
    """A fact that no paper and no answer gave: the person writes it by hand. `fact` names it."""

    fact: str


@dataclass(frozen=True, slots=True)
class Days:
    """One day, or a first and a last one."""

    first: date
    last: date


Value = Arg | Blank | Days


@dataclass(frozen=True, slots=True)
class Sentence:
    """A key of the letters' words, and what its slots show."""

    key: str
    args: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One sentence group of the letter's body."""

    says: Sentence


@dataclass(frozen=True, slots=True)
class Listed:
    """Points or things asked for, one under the other; `numbered` where the order matters to the reader."""

    items: tuple[tuple[Sentence, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """One charge the letter is about, as printed on the paper; None is left empty."""

    day: date | None
    code: str | None
    description: str | None
    units: Arg | None
    charge: Arg | None
    document: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Charges:
    """The lines the letter is about, as a table."""

    rows: tuple[ChargeRow, ...]


Part = Paragraph | Listed | Charges


@dataclass(frozen=True, slots=True)
class Citation:
    """A rule the letter rests on: printable, in force on the letter's day, binding on its reader."""

    id: str
    cite: str
    says: str
    says_es: str
    text_as_of: str | None


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of a paper shown with the letter: where it stands, and which point it belongs to (from 1, 0 for all)."""

    number: int
    document: int
    name: str
    spot: Spot | None
    point: int


@dataclass(frozen=True, slots=True)
class Letter:
    """All parts of one letter. `about` are pairs of a fact's name and its value; `blanks` are named once each, in order."""

    kind: str
    to: To
    title: Sentence
    on: date
    sender: tuple[Value, ...]
    addressee: tuple[Value, ...]
    about: tuple[tuple[str, Value], ...]
    body: tuple[Part, ...]
    citations: tuple[Citation, ...]
    exhibits: tuple[Exhibit, ...]
    blanks: tuple[Blank, ...]
    before: tuple[Sentence, ...]
    deadline: Deadline | None
    time: tuple[str, str] | None  # what the deadline is called, in English and Spanish; given without one: it runs, uncounted
    application: tuple[tuple[str, Value], ...] = ()  # an application that goes with it: facts by name
    gathers: tuple[Sentence, ...] = ()  # papers that the person adds to it
