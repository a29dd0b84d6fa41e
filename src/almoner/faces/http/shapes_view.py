"""An audit as a page shows it, as JSON: every sentence, day and amount is ready; nothing is left to reckon."""

from typing import Literal

from pydantic import BaseModel, Field

from almoner.faces.http.shapes import Language

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of the page."""


class SaidMoney(BaseModel):
    amount: str
    says: str


class SaidDay(BaseModel):
    day: str
    says: str


class SaidDeadline(BaseModel):
    act_by: str
    last_day: str
    rule: str
    says: str


class SaidRule(BaseModel):
    id: str
    mark: str
    says: str


class Frame(BaseModel):
    document: int
    page: int
    box: Box


class Step(BaseModel):
    """`letters` are the kinds that fit; the first fits best. `tables` are rows of public tables behind it."""

    next_step: str | None
    deadline: SaidDeadline | None
    letters: list[str]
    authority: list[SaidRule]
    tables: list[str]


class FindingView(Step):
    """`first` are the three to show before all others; `sure` is how many of four marks are filled."""

    id: str
    check: str
    number: int
    first: bool
    title: str
    says: str
    cls: Literal["fact", "rule", "evidence", "question"] = Field(alias="class")
    class_says: str
    class_means: str
    sure: int
    at_stake: SaidMoney | None
    whose: list[str]
    places: list[str]
    boxes: list[Frame]
    matters: str | None
    for_you: str | None
    likely_answer: str | None
    settles: str | None


class RightView(Step):
    """What the person may do; no error."""

    id: str
    check: str
    title: str
    says: str
    whose: list[str]


class Because(BaseModel):
    finding: str
    number: int
    says: str


class AskView(BaseModel):
    """What a paper asks for, and how far that may fall."""

    bill: str
    document: int
    says: str
    may_fall: str
    because: list[Because]


class DateView(BaseModel):
    """A day to act by; `about` are ids of findings and rights."""

    act_by: SaidDay
    title: str
    next_step: str | None
    about: list[str]


class PriceView(BaseModel):
    says: str
    lines: list[str]


class MissingView(BaseModel):
    """A paper that ought to be there."""

    kind: str
    title: str
    says: str
    next_step: str


class WhyNot(BaseModel):
    says: str
    checks: list[str]


class Help(BaseModel):
    """What would let checks be made: "answers:KEY", "papers:KIND", "editions:TABLE", "field:NAME"; `asks` says it to a person."""

    would_help: str
    asks: str | None
    because: list[WhyNot]


class NotCheckedView(BaseModel):
    cause: Literal["paper", "answer", "field", "table"]
    title: str
    helps: list[Help]


class DoubtView(BaseModel):
    """`field` is the path that a correction names; with a `box` there is a picture at `…/doubts/{id}.png`."""

    id: str
    document: int
    page: int | None
    box: Box | None
    where: str
    field: str
    says: str


class PaperView(BaseModel):
    """A document of the audit, and the kept `paper` behind it, null where it was taken out since."""

    document: int
    paper: str | None
    name: str
    kind: str
    says: str | None
    refused: str | None
    pages: int
    lost: list[str]
    doubts: int


class NumberedFrame(BaseModel):
    finding: str
    number: int
    box: Box


class PageView(BaseModel):
    """A page with findings."""

    document: int
    page: int
    boxes: list[NumberedFrame]


class WordView(BaseModel):
    """A hard word that stands somewhere in what is shown."""

    title: str
    forms: list[str]
    says: str


class AuditView(BaseModel):
    """An audit as a page shows it, findings by importance."""

    language: Language
    as_of: SaidDay
    says: str
    at_stake: SaidMoney | None
    at_stake_note: str
    pay_now: list[str]
    findings: list[FindingView]
    rights: list[RightView]
    asks: list[AskView]
    dates: list[DateView]
    prices: list[PriceView]
    missing: list[MissingView]
    not_checked: list[NotCheckedView]
    doubts: list[DoubtView]
    papers: list[PaperView]
    pages: list[PageView]
    words: list[WordView]
    not_advice: str
