"""`…/audits/{audit}/parts` and `…/papers/{paper}/parts`: what one file holds of several people, and each part into its folder."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.reporting import Words
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.shapes import Id, Language, PaperShape, PathId, paper_shape
from almoner.services.keeping.hand_out import Parted

routes = APIRouter(prefix="/api/v1/folders/{folder}", tags=["papers"], responses=PROBLEMS)
Page = Annotated[int, Field(ge=1, le=100_000)]


class PartShape(BaseModel):
    """One paper of the file. `person` is null where none is printed, `asks` are those whose it may be, nearest first; `meant` is the
    folder that bears the person's name, `there` the one that the caller has put it into. `several`
    folders bear the name, and somebody has to choose."""

    pages: list[int]
    kind: str | None
    person: str | None
    sender: str | None
    asks: list[str]
    meant: str | None
    there: str | None
    several: bool


class LeftShape(BaseModel):
    """A page that is part of no paper, and why: as the reading has it, and as people are told."""

    page: int
    why: str
    says: str


class PlaceShape(BaseModel):
    """A folder that parts may go to."""

    folder: str
    name: str
    made_at: datetime


class PartedShape(BaseModel):
    """A paper of the folder, and what it holds."""

    paper: str
    name: str
    parts: list[PartShape]
    left: list[LeftShape]
    places: list[PlaceShape]


class PartsShape(BaseModel):
    """One for each paper that was read."""

    papers: list[PartedShape]


class PartAsked(BaseModel):
    """Which pages, counted from 1, into which folder, and how the new paper is called."""

    pages: Annotated[list[Page], Field(min_length=1, max_length=500)]
    to: Id
    name: str = Field(min_length=1, max_length=200)


@routes.get("/audits/{audit}/parts", openapi_extra=needs(Action.AUDIT_SEE))
def see_parts(
    folder: PathId, audit: PathId, platform: Served, caller: Asking, language: Annotated[Language, Query()] = "en"
) -> PartsShape:
    """Every page of each paper stands in one part or is left over."""
    words = Words(platform.messages(), language)
    return PartsShape(papers=[parted_shape(one, words) for one in platform.web.hand_out.see(caller, folder, audit)])


@routes.post("/papers/{paper}/parts", status_code=201, openapi_extra=needs(Action.PAPER_SEE))
def hand_part(
    folder: PathId, paper: PathId, platform: Served, caller: Asking, response: Response, *, said: PartAsked
) -> PaperShape:
    """Cut out into a folder that the caller may add to; the file itself stays. Asked again it gives the same paper."""
    made = paper_shape(platform.web.hand_out(caller, folder, paper, **said.model_dump()))
    response.headers["Location"] = f"/api/v1/folders/{made.folder}/papers/{made.id}"
    return made


def parted_shape(one: Parted, words: Words) -> PartedShape:
    return PartedShape(
        paper=one.paper.id,
        name=one.paper.name,
        parts=[
            PartShape(
                pages=list(part.pages),
                kind=part.kind,
                person=part.person,
                sender=part.sender,
                asks=list(part.asks),
                meant=one.meant.get(number),
                there=one.there.get(number),
                several=number in one.several,
            )
            for number, part in enumerate(one.parts)
        ],
        left=[LeftShape(page=each.page, why=each.why, says=words.left(each.key, each.page)) for each in one.left],
        places=[PlaceShape(folder=each.id, name=each.name, made_at=each.made_at) for each in one.places],
    )
