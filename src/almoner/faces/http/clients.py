"""`/api/v1/clients`: the people who let the caller help, and for whom each case waits; and forms to act for them."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from almoner.engine.cases.case import CaseState
from almoner.engine.cases.waiting import Waits, waits_for
from almoner.engine.letters.compose import title_key
from almoner.engine.letters.kinds import ACTING, BY_ID
from almoner.engine.letters.letter import Sentence
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Action, Tie
from almoner.faces.http.asking import OPEN, PROBLEMS, Asking, Served, needs
from almoner.faces.http.case_asking import Words
from almoner.faces.http.case_saying import titles_in
from almoner.faces.http.case_shapes import DateShape
from almoner.faces.http.shapes import Language
from almoner.services.cases.clients import Client
from almoner.services.cases.view import CaseView

routes = APIRouter(prefix="/api/v1", tags=["cases"], responses=PROBLEMS)


class ClientCase(BaseModel):
    """An open case: the next step as it is said, and who has to do it. `audit`: papers of it were gone over."""

    id: str
    title: str
    state: CaseState
    step: str
    waits: Waits
    audit: bool


class ClientDay(DateShape):
    """The next date, and which case it is of."""

    case: str


class ClientShape(BaseModel):
    """Somebody whose folder the caller may see, for what and until when. Not `helping`: they look and change nothing."""

    folder: str
    name: str
    made_at: datetime
    purpose: Purpose
    acting: bool
    helping: bool
    until: date
    next: ClientDay | None
    cases: list[ClientCase]


class ClientList(BaseModel):
    """Those with the earliest date first."""

    clients: list[ClientShape]


class FormShape(BaseModel):
    """A letter by which somebody lets another act for them or see records. `aloud` is what to know beside it; `payers` are the kinds
    that it is for, none for any."""

    kind: str
    title: str
    aloud: list[str]
    payers: list[str]


class FormsShape(BaseModel):
    """In the order of the catalogue."""

    forms: list[FormShape]


@routes.get("/clients", openapi_extra=needs(Action.CASE_SEE))
def list_clients(platform: Served, caller: Asking, words: Words) -> ClientList:
    """By grants that count today; one's own folders are not among them."""
    return ClientList(clients=[shape(one, words) for one in platform.cases.clients(caller)])


@routes.get("/forms", openapi_extra=OPEN)
def list_forms(platform: Served, language: Annotated[Language, Query()] = "en") -> FormsShape:
    """Which letters there are to act for somebody; they are written as letters of a case."""
    words = platform.letter_words()
    return FormsShape(
        forms=[
            FormShape(
                kind=one.id,
                title=words.say(Sentence(title_key(one), {}), language),
                aloud=[words.say(Sentence(key, {}), language) for key in one.warns],
                payers=sorted(one.payers),
            )
            for one in map(BY_ID.__getitem__, ACTING)
        ]
    )


def shape(client: Client, words: Words) -> ClientShape:
    day = client.next
    return ClientShape(
        folder=client.folder.id,
        name=client.folder.name,
        made_at=client.folder.made_at,
        purpose=client.grant.purpose,
        acting=client.grant.acting,
        helping=client.tie is not Tie.GRANTED,
        until=client.grant.last_day,
        next=None
        if day is None
        else ClientDay(**words.day(day[1], titles_in(day[0]), day[0].today).model_dump(), case=day[0].id),
        cases=[case_shape(one, words, client.tie) for one in client.cases],
    )


def case_shape(view: CaseView, words: Words, tie: Tie) -> ClientCase:
    return ClientCase(
        id=view.id,
        title=view.told.case.title,
        state=view.told.case.state,
        step=words.say(view.step.says),
        waits=waits_for(view.told.case.state, tie),
        audit=view.read is not None,
    )
