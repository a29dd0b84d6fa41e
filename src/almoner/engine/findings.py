"""What a check may answer, and what the audit makes of it: findings, context, rights, and "could not check"."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from almoner.engine.money import Money

Arg = str | int | date | Decimal | Money | tuple[str, ...]


class Class(StrEnum):
    """How sure a finding is, surest first: a fact of the papers, a rule of law, evidence, a question to ask."""

    FACT = "fact"
    RULE = "rule"
    EVIDENCE = "evidence"
    QUESTION = "question"

    @property
    def strength(self) -> int:
        """Three for a fact down to zero for a question; `--fail-on` compares it."""
        return {"fact": 3, "rule": 2, "evidence": 1, "question": 0}[self.value]


class Kind(StrEnum):
    """Whether a check's answers are findings, context (prices) or rights."""

    FINDING = "finding"
    CONTEXT = "context"
    RIGHT = "right"


class Binds(StrEnum):
    """Whether the rule behind a finding binds this payer or provider."""

    BINDING = "binding"
    BENCHMARK = "benchmark"
    UNKNOWN = "unknown"


class Cause(StrEnum):
    """What was missing when a check could not be made."""

    TABLE = "table"
    PAPER = "paper"
    FIELD = "field"
    ANSWER = "answer"


class Message:
    """A sentence not yet in any language: a key of the rulebook's messages, and typed arguments."""

    __slots__ = ("args", "key")

    def __init__(self, key: str, /, **args: Arg) -> None:
        self.key = key
        self.args: dict[str, Arg] = args

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.key, self.args) == (other.key, other.args)

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted((name, str(value)) for name, value in self.args.items()))))

    def __repr__(self) -> str:
        return f"Message({self.key!r}, {self.args!r})"


@dataclass(frozen=True, slots=True)
class Stake:
    """Money a finding is about: on one line, or (line None) on a bill as a whole. `apart`: no line of the bill charges it, so it is
    none of the money that is at stake on its lines."""

    amount: Money
    line: str | None = None
    bill: str | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class OwedEffect:
    """What a finding may change for the person, low to high; only where an EOB or plan facts allow it."""

    low: Money
    high: Money
    because: Message


@dataclass(frozen=True, slots=True)
class Ask:
    """A deadline to reckon: a rule of the rulebook, its event, that event's day, and another date where the rule knows one."""

    rule: str
    event: str
    event_on: date
    other_on: date | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a public table that an answer rests on: which edition (`sha256` of its rows), and the cells as name and text."""

    table: str
    setting: str | None
    programme: str | None
    edition: str
    sha256: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A check's answer: something is or may be wrong. Sentence, next step and title live under the message's key.

    `lines` and `bills` are ids the finding rests on. `cls` may only lower the check's own class. `authority` adds ids to the
    check's own for this answer; `about` joins findings on the same money into one group (any stable text). `table_rows` are the
    rows of public tables behind it.
    """

    says: Message
    lines: tuple[str, ...] = ()
    bills: tuple[str, ...] = ()
    stake: tuple[Stake, ...] = ()
    cls: Class | None = None
    owed: OwedEffect | None = None
    deadline: Ask | None = None
    authority: tuple[str, ...] = ()
    about: str | None = None
    table_rows: tuple[TableRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Right:
    """A check's answer: the person may do something; never an error. `authority` adds ids to the check's own."""

    says: Message
    bills: tuple[str, ...] = ()
    deadline: Ask | None = None
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """A check's answer: figures beside a bill; never an error."""

    says: Message
    lines: tuple[str, ...] = ()
    figures: dict[str, Arg] = field(default_factory=dict)
    edition: str | None = None
    table_rows: tuple[TableRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CannotTell:
    """A check's answer: it applies, but something is missing. `would_help` is "editions:T", "answers:K", "papers:K" or "field:N".

    `about` are ids of the bills and letters that an answer would be about; () is all papers.
    """

    because: Message
    would_help: str
    cause: Cause
    about: tuple[str, ...] = ()


Answer = Found | Right | Context | CannotTell


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to act: safe (`act_by`) and under the printable rule (`last_day`)."""

    act_by: date
    last_day: date
    rule: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A `Found` that the audit has stamped with check, class, authority and ids."""

    id: str
    check: str
    name: str
    cls: Class
    binds: Binds
    found: Found
    group: str
    at_stake: Money | None
    stake: tuple[Stake, ...]
    authority: tuple[str, ...]
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class StatedRight:
    """A `Right` with its id, authorities and deadline."""

    id: str
    check: str
    right: Right
    authority: tuple[str, ...]
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class StatedContext:
    """A `Context` with its id."""

    id: str
    check: str
    context: Context


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A check that applies but could not be made, and what would help."""

    check: str
    answer: CannotTell
