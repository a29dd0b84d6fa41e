"""`/api/v1/knowledge`: passages and answers out of the library and the collections that the asker may read."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from almoner.assembly.served import ServedPlatform
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.shapes import Id
from almoner.faces.passages import LONGEST, USUAL, shaped, told
from almoner.services.knowledge.ask_collections import Asked, Question
from almoner.services.knowledge.search import MOST, Found

routes = APIRouter(prefix="/api/v1/knowledge", tags=["knowledge"], responses=PROBLEMS)


class QuestionAsked(BaseModel):
    """`as_of` is the day asked for where the question names none, null: today. `collections` null: all that the caller may read;
    `library`: the one that comes along, too."""

    question: Annotated[str, Field(min_length=1, max_length=LONGEST, pattern=r"\S")]
    k: int = Field(default=USUAL, ge=1, le=MOST)
    as_of: date | None = None
    plan: str | None = Field(default=None, max_length=1000)
    collections: list[Id] | None = Field(default=None, max_length=200)
    library: bool = True


class PassageShape(BaseModel):
    """A passage as it stands; `collection` and `document` are null in the library. `score` orders the passages of one answer."""

    source: str
    page: int | None
    score: float
    text: str
    headings: list[str]
    collection: str | None
    document: str | None


class PassagesShape(BaseModel):
    """Best first. `by_meaning` false: found by their words alone, and `why` where vectors are wanted and their store is away."""

    passages: list[PassageShape]
    by_meaning: bool
    why: str | None


class QuoteShape(BaseModel):
    """A sentence of an answer, and where it stands."""

    source: str
    page: int | None
    quote: str
    collection: str | None
    document: str | None


class AnswerShape(BaseModel):
    """An answer made of quotes, each with its number; `refused`: no sentence surely answers, and `nearest` came nearest. `note`:
    what else is to be known of it, in the language of the question."""

    refused: bool
    answer: str
    citations: list[QuoteShape]
    nearest: list[PassageShape]
    note: str | None
    by_meaning: bool
    why: str | None


@routes.post("/search", openapi_extra=needs(Action.KNOWLEDGE_ASK))
def search_knowledge(said: QuestionAsked, platform: Served, caller: Asking) -> PassagesShape:
    asked = platform.knowledge.ask.search(caller, question(said, platform))
    return PassagesShape(passages=[passage(one, asked) for one in asked.found], **how(asked))


@routes.post("/ask", openapi_extra=needs(Action.KNOWLEDGE_ASK))
def ask_knowledge(said: QuestionAsked, platform: Served, caller: Asking) -> AnswerShape:
    """`k` is not used: an answer is made of one passage."""
    asked = platform.knowledge.ask.answer(caller, question(said, platform))
    shape = told(asked.answer)
    places = [asked.place(one.passage) for one in asked.answer.quotes]
    return AnswerShape(
        refused=shape["refused"],
        answer=shape["answer"],
        citations=[
            QuoteShape(**one, collection=place.collection, document=place.document)
            for one, place in zip(shape["citations"], places, strict=True)
        ],
        nearest=[passage(one, asked) for one in asked.answer.nearest] if asked.answer.refused else [],
        note=shape.get("note"),
        **how(asked),
    )


def question(said: QuestionAsked, platform: ServedPlatform) -> Question:
    return Question(
        text=said.question,
        most=said.k,
        on=said.as_of or platform.today(),
        plan=said.plan,
        collections=None if said.collections is None else tuple(said.collections),
        library=said.library,
    )


def passage(one: Found, asked: Asked) -> PassageShape:
    place = asked.place(one.passage)
    return PassageShape(**shaped(one), collection=place.collection, document=place.document)


def how(asked: Asked) -> dict[str, Any]:
    return {"by_meaning": asked.by_meaning, "why": None if asked.away is None else str(asked.away)}
