"""What may happen in a case, each as a record of its own, and the plain form in which it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from almoner.engine.money import Money


class CaseState(StrEnum):
    """Where a case stands."""

    PAPERS = "papers"
    """Its papers, or the newest of them, were not gone over yet."""
    READING = "reading"
    CONFIRM = "confirm"
    """They were read, and something in them is in doubt."""
    FINDINGS = "findings"
    WRITING = "writing"
    """A letter was asked for and is not written yet."""
    TO_APPROVE = "to_approve"
    TO_SEND = "to_send"
    WAITING = "waiting"
    """A letter was sent, and nothing has come back since."""
    ANSWERED = "answered"
    """Something came back that was not gone over yet."""
    CLOSED = "closed"


class How(StrEnum):
    """In what way a letter left the house."""

    PRINT = "print"
    CERTIFIED = "certified"
    FAX = "fax"
    EMAIL_DRAFT = "email_draft"
    PORTAL = "portal"
    HAND = "hand"


class OutcomeKind(StrEnum):
    """What came of a case, or of one finding."""

    CREDITED = "credited"
    REFUNDED = "refunded"
    REFUSED = "refused"
    CHARITY_GRANTED = "charity_granted"
    WITHDRAWN = "withdrawn"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Opened:
    """The first event of every case. `papers` are ids."""

    title: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    title: str


@dataclass(frozen=True, slots=True)
class PaperAdded:
    paper: str


@dataclass(frozen=True, slots=True)
class PaperTakenOut:
    paper: str


@dataclass(frozen=True, slots=True)
class AnswersSaid:
    """All answers of the person to this case, in place of earlier ones; plain JSON by the keys of engine/answers.py."""

    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AuditAsked:
    audit: str


@dataclass(frozen=True, slots=True)
class AuditRead:
    """The audit has an answer, with so many doubts in it, and their ids."""

    audit: str
    doubts: int
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The person has looked at what was in doubt in this audit and leaves the rest of it as it is."""

    audit: str


@dataclass(frozen=True, slots=True)
class DoubtsLeft:
    """The person has looked at these doubts, by their ids, and is not sure either: they stay in doubt, and are not asked again."""

    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterAsked:
    """`kind` is one of engine/letters/kinds.py; `finding` is what of the audit it is about, None for all that it fits."""

    letter: str
    audit: str
    kind: str
    finding: str | None


@dataclass(frozen=True, slots=True)
class LetterWritten:
    """`files` are the SHA-256 of its bytes by form."""

    letter: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LetterEdited:
    """The person's own words: a new version, whose bytes nobody has approved."""

    letter: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LetterTakenOut:
    """It will not be sent."""

    letter: str


@dataclass(frozen=True, slots=True)
class LetterApproved:
    """These bytes, by the person called `name`; who that is stands in the envelope."""

    letter: str
    form: str
    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class LetterSent:
    """As the person says: `number` is what the post or the fax machine gave, `sha256` the bytes that were approved."""

    letter: str
    how: How
    on: date
    number: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class SendingTakenBack:
    """What was noted as sent was not, or not so. `sending` is the number of the event that noted it; the approval stays."""

    letter: str
    sending: int


@dataclass(frozen=True, slots=True)
class ReplyCame:
    """A paper that came back, and the day it came."""

    paper: str
    on: date


@dataclass(frozen=True, slots=True)
class OutcomeCame:
    """Of `findings` (or of one `finding`, as it was told at first), of a `bill`, or of the case where neither is named. `closes`: the
    person says that the case is over with it; None where nobody was asked, which closed it unless a finding was named. `amount`
    None: not said, or none."""

    kind: OutcomeKind
    on: date
    amount: Money | None
    finding: str | None
    findings: tuple[str, ...] = ()
    bill: str | None = None
    closes: bool | None = None

    @property
    def settles(self) -> tuple[str, ...]:
        """Ids of the findings it names."""
        return self.findings or (() if self.finding is None else (self.finding,))


@dataclass(frozen=True, slots=True)
class Noted:
    """A call or a promise in the person's words; `follow_up` is the day by which something was promised."""

    on: date
    text: str
    follow_up: date | None


@dataclass(frozen=True, slots=True)
class Closed:
    """By the person, with no outcome said."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """By the person."""


Event = (
    Opened
    | Renamed
    | PaperAdded
    | PaperTakenOut
    | AnswersSaid
    | AuditAsked
    | AuditRead
    | Confirmed
    | DoubtsLeft
    | LetterAsked
    | LetterWritten
    | LetterEdited
    | LetterTakenOut
    | LetterApproved
    | LetterSent
    | SendingTakenBack
    | ReplyCame
    | OutcomeCame
    | Noted
    | Closed
    | Reopened
)


@dataclass(frozen=True, slots=True)
class Happened:
    """One event in its envelope: `number` counts from 1 without a gap, `who` is an account's id."""

    number: int
    at: datetime
    who: str
    event: Event


NAMES: Mapping[str, type[Any]] = MappingProxyType(
    {
        "opened": Opened,
        "renamed": Renamed,
        "paper_added": PaperAdded,
        "paper_taken_out": PaperTakenOut,
        "answers_said": AnswersSaid,
        "audit_asked": AuditAsked,
        "audit_read": AuditRead,
        "confirmed": Confirmed,
        "doubts_left": DoubtsLeft,
        "letter_asked": LetterAsked,
        "letter_written": LetterWritten,
        "letter_edited": LetterEdited,
        "letter_taken_out": LetterTakenOut,
        "letter_approved": LetterApproved,
        "letter_sent": LetterSent,
        "sending_taken_back": SendingTakenBack,
        "reply_came": ReplyCame,
        "outcome_came": OutcomeCame,
        "noted": Noted,
        "closed": Closed,
        "reopened": Reopened,
    }
)
"""What each kind is called where it is kept and shown; a name never changes its meaning."""
KINDS: Mapping[type[Any], str] = MappingProxyType({kind: name for name, kind in NAMES.items()})


def name_of(event: Event) -> str:
    return KINDS[type(event)]


def plain_of(event: Event) -> dict[str, Any]:
    """As JSON values, with its name under "event"."""
    return {"event": name_of(event)} | {one.name: plain(getattr(event, one.name)) for one in fields(event)}


def plain(value: Any) -> Any:
    match value:
        case Money():
            return str(value)
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case tuple():
            return list(value)
        case Mapping():
            return dict(value)
        case _:
            return value


def event_of(said: Mapping[str, Any]) -> Event:
    """From its plain form; what was not asked for when it was kept is as if nobody said. Raises KeyError, TypeError, ValueError for what
    is none."""
    kind = NAMES[said["event"]]
    known = (one for one in fields(kind) if one.name in said or one.default is MISSING)
    made: Event = kind(**{one.name: READS[one.type](said[one.name]) for one in known})
    return made


def perhaps(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text is wanted")  # noqa: TRY004 - one kind of error for whatever was kept wrongly
    return value


def number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("a number is wanted")  # noqa: TRY004
    return value


def truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("yes or no is wanted")  # noqa: TRY004
    return value


def texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("a list is wanted")  # noqa: TRY004
    return tuple(map(text, value))


def named(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("a table is wanted")  # noqa: TRY004
    return {text(name): one for name, one in value.items()}


READS: Mapping[object, Callable[[Any], Any]] = {
    str: text,
    str | None: perhaps(text),
    int: number,
    bool | None: perhaps(truth),
    Mapping[str, Any]: named,
    Mapping[str, str]: lambda value: {name: text(one) for name, one in named(value).items()},
    date: date.fromisoformat,
    date | None: perhaps(date.fromisoformat),
    Money | None: perhaps(Money.of),
    How: How,
    OutcomeKind: OutcomeKind,
    tuple[str, ...]: texts,
}
"""How a field of each type is read from its plain form."""
