"""What the desk of a billing office gives, as JSON."""

from datetime import datetime

from pydantic import BaseModel, Field

from almoner.engine.office.queue import State
from almoner.engine.office.services import By
from almoner.faces.http.shapes_view import NotCheckedView, Step


class MarkAsked(BaseModel):
    """`reason` is wanted for what is no error."""

    state: State
    reason: str = Field(default="", max_length=1000)


class MarkShape(BaseModel):
    """What somebody said of a finding."""

    state: State
    reason: str
    who: str
    at: datetime


class ItemShape(BaseModel):
    """A finding in the queue, `class_says` how sure it is. `bill` is a claim or account number, else an id. `still_there`: it was marked as repaired, and a later
    audit found it again."""

    id: str
    bill: str
    title: str
    says: str
    finding_class: str
    class_says: str
    at_stake: str | None
    state: State
    still_there: bool
    mark: MarkShape | None


class ReasonShape(BaseModel):
    """All items of one check, open ones first and among them most money first, unless asked for by bill; `items` are the first of
    them, `found` how many there are. `at_stake` is of open items. `title` says the reason in plain words, `next` is the `after` of
    the next items, null where these are all."""

    check: str
    name: str
    title: str
    found: int
    open: int
    at_stake: str
    items: list[ItemShape]
    next: str | None


class FoundLine(BaseModel):
    """A line that a finding is about; `at_stake` is what of it is in question."""

    bill: str
    day: str | None
    code: str | None
    modifiers: list[str]
    revenue_code: str | None
    description: str | None
    units: str | None
    charge: str | None
    allowed: str | None
    at_stake: str | None


class FoundShape(Step):
    """A finding of the queue with all its bills and lines, what its class means, what settles it, rules and what a person would
    do about it."""

    item: ItemShape
    check: str
    class_means: str
    settles: str | None
    bills: list[str]
    lines: list[FoundLine]


class ReadShape(BaseModel):
    """What was read of the files, in one sentence; what of them was refused or not understood, file by file; what may mean
    something else; what could not be checked, and what would help."""

    says: str
    lost: list[str]
    doubts: list[str]
    not_checked: list[NotCheckedView]


class QueueShape(BaseModel):
    """Reasons with the most open money first."""

    reasons: list[ReasonShape]
    read: ReadShape


class GroupShape(BaseModel):
    """What the charges of a group have in common; `item`: only this item among them. `says` is that in a few words."""

    by: By
    key: list[str]
    item: str | None
    says: str


class ExampleShape(BaseModel):
    """A finding of a group."""

    id: str
    bill: str
    says: str
    at_stake: str | None


class CauseShape(BaseModel):
    """A systematic error. `found` of `services` charges have a finding of the first check, `peers_found` of `peers` elsewhere.
    `chance`: how likely at most so many would be by chance alone, as a decimal. `title` says what was found, `bar` is its length
    beside the longest, in hundredths."""

    checks: list[str]
    title: str
    group: GroupShape
    says: str
    items: list[str]
    findings: int
    found: int
    services: int
    peers_found: int
    peers: int
    chance: str
    at_stake: str
    bar: int
    examples: list[ExampleShape]


class CausesShape(BaseModel):
    """Most money first; `says` where none stands out."""

    causes: list[CauseShape]
    says: str | None


class CountShape(BaseModel):
    """One group and check, systematic or not. `title` says what was found, `bar` is its length beside the longest, in hundredths."""

    check: str
    title: str
    group: GroupShape
    found: int
    services: int
    at_stake: str
    bar: int


class CountsShape(BaseModel):
    """Most money first."""

    counts: list[CountShape]


class RateShape(BaseModel):
    """How often asking has helped. `check` null: whole cases; `title` says it in plain words. Shares from 0 to 1; null, with `says`,
    where fewer than five were decided; `bar` holds low, share and high in hundredths."""

    check: str | None
    title: str | None
    payer: str
    helped: int
    decided: int
    other: int
    share: str | None
    low: str | None
    high: str | None
    bar: list[int] | None
    says: str | None


class RatesShape(BaseModel):
    """Those with the most decisions first."""

    rates: list[RateShape]
