"""What the API says of a case, as JSON; every sentence in the language that was asked for."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from almoner.engine.cases.case import CaseState
from almoner.engine.cases.dates import DateKind
from almoner.engine.cases.paying import Answer
from almoner.faces.http.letters import FileShape
from almoner.faces.http.shapes import JobShape


class CitedShape(BaseModel):
    """A rule that may be printed, and what it says in plain words."""

    id: str
    cite: str
    says: str
    mark: str
    text_as_of: str | None


class CasePaperShape(BaseModel):
    """A paper of the case; `kind` is null until it was read, `reply_on` the day it came back as a reply."""

    id: str
    name: str
    kind: str | None
    reply_on: date | None


class CaseAuditShape(BaseModel):
    """`id` is what was asked for last; `read` the last one that has an answer, which findings, dates and letters come from. `stale`:
    papers or answers have changed since. `refused` is why there is no answer. `left` are ids of those of its doubts that the person has
    looked at and left open."""

    id: str
    read: str | None
    doubts: int
    confirmed: bool
    left: list[str]
    stale: bool
    job: JobShape | None
    refused: str | None


class StepShape(BaseModel):
    """What to do next. `about` is the id of the finding, right, letter or paper, `titled` what that is called. `by` is the safe day,
    `last_day` the last one under the rule."""

    key: str
    says: str
    about: str | None
    titled: str | None
    by: date | None
    last_day: date | None
    authority: list[CitedShape]


class ReasonShape(BaseModel):
    """A reason, and the rules it rests on."""

    key: str
    says: str
    authority: list[CitedShape]


class PayingBillShape(BaseModel):
    """The answer for one paper that asks for money, by the id of the bill or letter. `called` says which one it is, whose, and how
    much it asks for; null is what the paper does not say."""

    id: str
    called: str
    who: str | None
    patient: str | None
    asked: str | None
    on: date | None
    answer: Answer
    says: str
    because: list[ReasonShape]
    part: str | None


class PayingShape(BaseModel):
    """Whether to pay now. `part` only with pay_part: what nobody questions, never a sum to just pay. `meanwhile` are rules on what
    may happen while it is open. `bills` are the answers for each paper that asks for money, and `whole` those of the reasons that are
    about all papers; `answer` and `says` are over all of them, the most careful."""

    answer: Answer
    says: str
    because: list[ReasonShape]
    part: str | None
    meanwhile: list[CitedShape]
    bills: list[PayingBillShape]
    whole: list[ReasonShape]


class DateShape(BaseModel):
    """A date of a case. `act_by` only where the person is the one to act; `done`: a letter about it was sent."""

    kind: DateKind
    says: str
    act_by: date | None
    last_day: date
    past: bool
    done: bool
    about: str | None
    rule: str | None
    authority: list[CitedShape]


class SendingShape(BaseModel):
    """How a letter left the house, as the person says; `event` is the number of the event that noted it, by which it is taken back."""

    event: int
    how: str
    on: date
    number: str | None
    sha256: str


class ApprovalShape(BaseModel):
    """Who approved which bytes, and when."""

    by: str
    name: str
    at: datetime
    form: str
    sha256: str


class CaseLetterShape(BaseModel):
    """A letter of the case; `files` are those of its newest version, none before it is written."""

    id: str
    audit: str
    kind: str
    title: str
    finding: str | None
    files: list[FileShape]
    aloud: list[str]
    edited: bool
    marks: list[dict[str, Any]]
    version: int
    approved: ApprovalShape | None
    sent: list[SendingShape]
    job: JobShape | None
    refused: str | None


class OutcomeShape(BaseModel):
    """What came of `findings`, of a `bill`, or of the case where neither is named; `titled` is what the findings are called. `finding`
    where it is of one alone."""

    kind: str
    on: date
    amount: str | None
    finding: str | None
    findings: list[str]
    bill: str | None
    titled: list[str]


class OpenShape(BaseModel):
    """A finding of which nobody has said what came. `gone`: a letter was sent about it, and the last check no longer finds it; such a one
    keeps no case open."""

    id: str
    title: str
    says: str
    at_stake: str | None
    bills: list[str]
    gone: bool


class NoteShape(BaseModel):
    """A call or a promise."""

    on: date
    text: str
    follow_up: date | None


class EventShape(BaseModel):
    """One thing that happened; `you`: by whoever asks."""

    number: int
    at: datetime
    who: str
    you: bool
    event: str
    says: str


class CaseShape(BaseModel):
    """A case as it stands; `version` is its ETag. `today` is the day of the server."""

    id: str
    folder: str
    title: str
    state: CaseState
    version: int
    made_at: datetime
    papers: list[CasePaperShape]
    audit: CaseAuditShape | None
    answers: dict[str, Any]
    step: StepShape
    paying: PayingShape
    dates: list[DateShape]
    letters: list[CaseLetterShape]
    outcomes: list[OutcomeShape]
    open: list[OpenShape]
    notes: list[NoteShape]
    events: list[EventShape]
    today: date


class CaseShort(BaseModel):
    """A case in a list."""

    id: str
    folder: str
    title: str
    state: CaseState
    version: int
    made_at: datetime
    changed_at: datetime
    papers: int


class CasePage(BaseModel):
    """`next` is the `after` of the next page, null on the last."""

    cases: list[CaseShort]
    next: str | None
