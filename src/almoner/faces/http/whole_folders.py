"""Whole folders: exported as one file, taken over from one, held for a court, and what was erased."""

from datetime import date, datetime
from typing import Annotated

import anyio
from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from almoner.engine.errors import Refused
from almoner.engine.privacy.permissions import Action
from almoner.engine.privacy.safe_harbor import Dates, Expert, Method
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.pages_of import USUAL, After, Most, page_of
from almoner.faces.http.papers import BODY, next_piece
from almoner.faces.http.shapes import FolderShape, PathId, folder_shape
from almoner.ports.erasing import Hold, Tombstone

routes = APIRouter(prefix="/api/v1", tags=["whole folders"], responses=PROBLEMS)


class Reason(BaseModel):
    """Why a folder must be kept."""

    reason: Annotated[str, Field(max_length=4000)]


class HoldShape(BaseModel):
    """A legal hold; `reason` is null where it came back from the list beside a backup."""

    id: str
    folder: str
    by: str
    reason: str | None
    made_at: datetime
    lifted_at: datetime | None


class HoldList(BaseModel):
    """Newest first, lifted ones too. `next` is the `after` of the next page, null on the last."""

    holds: list[HoldShape]
    next: str | None


class TombstoneShape(BaseModel):
    """What was erased, taken out, held or lifted, and when; nothing of a person."""

    id: str
    fate: str
    folder: str
    subject: str
    at: datetime


class TombstoneList(BaseModel):
    """Oldest first. `next` is the `after` of the next page, null on the last."""

    tombstones: list[TombstoneShape]
    next: str | None


class ExpertSaid(BaseModel):
    """Who determined that the risk is very small, when, and by which method, in their own words."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    on: date
    method: Annotated[str, Field(min_length=1, max_length=4000)]


class ResearchAsked(BaseModel):
    """Without an expert it is Safe Harbor, and then `dates` is `year`."""

    dates: Dates = Dates.YEAR
    expert: ExpertSaid | None = None

    def method(self) -> Method:
        """Raises Refused."""
        expert = None if self.expert is None else Expert(self.expert.name, self.expert.on, self.expert.method)
        try:
            return Method(self.dates, expert)
        except ValueError as error:
            why = "Safe Harbor leaves the year alone of a date, and an expert has a name and a method"
            do = "leave `dates` out, or name the expert and the method"
            raise Refused("not_safe_harbor", what="Nothing was exported", why=why, do=do) from error


@routes.post("/research/export", openapi_extra=needs(Action.RESEARCH_EXPORT), response_class=StreamingResponse)
def export_research(platform: Served, caller: Asking, asked: ResearchAsked | None = None) -> StreamingResponse:
    """JSON lines (almoner.research/1): how it was made, then structured fields of each bill, of those who gave a grant for it."""
    pieces = platform.whole.research(caller, (asked or ResearchAsked()).method())
    headers = {"Content-Disposition": 'attachment; filename="research.jsonl"'}
    return StreamingResponse(pieces, media_type="application/jsonl", headers=headers)


@routes.get("/folders/{folder}/export", openapi_extra=needs(Action.FOLDER_EXPORT), response_class=StreamingResponse)
def export_folder(folder: PathId, platform: Served, caller: Asking) -> StreamingResponse:
    """All of it as one zip file, in the clear: papers as they came, audits, letters, and to its owner who looked."""
    pieces = platform.whole.export(caller, folder)
    headers = {"Content-Disposition": 'attachment; filename="folder.zip"'}
    return StreamingResponse(pieces, media_type="application/zip", headers=headers)


@routes.post("/folders/import", status_code=201, openapi_extra=needs(Action.FOLDER_MAKE) | BODY)
async def import_folder(request: Request, platform: Served, caller: Asking, response: Response) -> FolderShape:
    """The body is a file that `export` gave, here or elsewhere: checked whole before anything of it is kept."""
    stream = request.stream().__aiter__()
    pieces = iter(lambda: anyio.from_thread.run(next_piece, stream) or b"", b"")
    made = folder_shape(await run_in_threadpool(platform.whole.take_over, caller, pieces))
    response.headers["Location"] = f"/api/v1/folders/{made.id}"
    return made


@routes.put("/folders/{folder}/hold", openapi_extra=needs(Action.FOLDER_HOLD))
def hold_folder(folder: PathId, said: Reason, platform: Served, caller: Asking) -> HoldShape:
    """Nothing in it is erased or taken out until the hold is lifted."""
    return hold_shape(platform.whole.holds.put(caller, folder, said.reason))


@routes.delete("/folders/{folder}/hold", status_code=204, openapi_extra=needs(Action.FOLDER_HOLD))
def lift_hold(folder: PathId, platform: Served, caller: Asking) -> None:
    platform.whole.holds.lift(caller, folder)


@routes.get("/holds", openapi_extra=needs(Action.FOLDER_HOLD))
def list_holds(platform: Served, caller: Asking, after: After = None, limit: Most = USUAL) -> HoldList:
    found, further = page_of([hold_shape(one) for one in platform.whole.holds.list(caller)], after, limit)
    return HoldList(holds=found, next=further)


@routes.get("/tombstones", openapi_extra=needs(Action.TOMBSTONES_SEE))
def list_tombstones(platform: Served, caller: Asking, after: After = None, limit: Most = USUAL) -> TombstoneList:
    """The proof that something was erased: each has its line in the journal too."""
    found, further = page_of([tombstone_shape(one) for one in platform.whole.tombstones.list(caller)], after, limit)
    return TombstoneList(tombstones=found, next=further)


def hold_shape(hold: Hold) -> HoldShape:
    return HoldShape.model_validate({name: getattr(hold, name) for name in HoldShape.model_fields})


def tombstone_shape(one: Tombstone) -> TombstoneShape:
    return TombstoneShape(id=one.id, fate=one.fate.value, folder=one.folder, subject=one.subject, at=one.at)
