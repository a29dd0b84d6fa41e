"""`/api/v1/privacy`: the worksheet for judging a breach."""

from datetime import date, timedelta

from fastapi import APIRouter
from pydantic import BaseModel

from almoner.engine.errors import Misused
from almoner.engine.privacy.permissions import Action
from almoner.faces.breach_sheet import as_text, sheet
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.shapes import Id, Language

routes = APIRouter(prefix="/api/v1/privacy", tags=["privacy"], responses=PROBLEMS)
LONGEST = timedelta(days=366 * 6)


class BreachAsked(BaseModel):
    """Found on which day, and about which lines of the journal: of these days, of one account or one folder where they are named.
    `today` is the server's unless said."""

    discovered: date
    first: date
    last: date
    today: date | None = None
    account: Id | None = None
    folder: Id | None = None
    language: Language = "en"


class FactorShape(BaseModel):
    """One of the four, with what has to be answered."""

    title: str
    asks: list[str]


class BreachShape(BaseModel):
    """The worksheet in words: it asks, a person answers. `act_by` is the working day at or before `last_day`, the last on which people
    may be told. `text` is all of it as Markdown."""

    title: str
    clock: str
    act_by: date
    last_day: date
    facts: list[str]
    factors: list[FactorShape]
    judgment: str
    closes: list[str]
    text: str


@routes.post("/breach", openapi_extra=needs(Action.BREACH_WRITE))
def make_breach_sheet(asked: BreachAsked, platform: Served, caller: Asking) -> BreachShape:
    """Nothing of it is kept."""
    if not timedelta(0) <= asked.last - asked.first <= LONGEST:
        why = "its days do not follow each other within six years"
        raise Misused("breach_days", what="No worksheet was made", why=why, do="name a first and a last day")
    made = platform.privacy.breach(
        caller,
        discovered=asked.discovered,
        today=asked.today,
        first=asked.first,
        last=asked.last,
        account=asked.account,
        folder=asked.folder,
    )
    shown = sheet(made, asked.first, asked.last, platform.messages(), asked.language)
    return BreachShape(
        title=shown.title,
        clock=shown.clock,
        act_by=made.act_by,
        last_day=made.last_day,
        facts=list(shown.facts),
        factors=[FactorShape(title=one.title, asks=list(one.asks)) for one in shown.factors],
        judgment=shown.judgment,
        closes=list(shown.closes),
        text=as_text(shown),
    )
