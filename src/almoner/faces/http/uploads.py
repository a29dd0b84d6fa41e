"""`/api/v1/folders/{folder}/uploads`: a paper that comes over several requests, as the IETF's draft on resumable uploads has it."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from almoner.engine.errors import Conflict
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.papers import name_in, pieces_of
from almoner.faces.http.problems import not_understood, problem
from almoner.faces.http.shapes import Key, PaperShape, PathId, paper_shape
from almoner.ports.uploads import Upload
from almoner.services.keeping.uploads import KEPT

routes = APIRouter(prefix="/api/v1/folders/{folder}/uploads", tags=["uploads"], responses=PROBLEMS)
PART = "application/partial-upload"
LARGEST = (1 << 53) - 1
BODY = {"requestBody": {"required": True, "content": {PART: {"schema": {"type": "string", "format": "binary"}}}}}
OVER = {"?0": False, "?1": True}


class UploadShape(BaseModel):
    """A paper that is on its way: `offset` bytes of it are here. It is given up at `until`."""

    id: str
    folder: str
    name: str
    length: int | None
    offset: int
    made_at: datetime
    until: datetime


@routes.post("", status_code=201, openapi_extra=needs(Action.PAPER_ADD))
def begin_upload(
    folder: PathId,
    platform: Served,
    caller: Asking,
    response: Response,
    *,
    content_disposition: Annotated[str, Header(max_length=2000)] = "",
    upload_length: Annotated[int | None, Header(ge=0, le=LARGEST)] = None,
    key: Key = None,
    to_read: bool = False,
) -> UploadShape:
    """Without a body. The file's name stands in `Content-Disposition`; where `Upload-Length` is said, no more and no less is taken.
    With `to_read` a length that no audit reads is refused before a byte of it is sent."""
    name = name_in(content_disposition)
    made = platform.uploads.begin(caller, folder, name, upload_length, key=key, to_read=to_read)
    response.headers["Location"] = f"/api/v1/folders/{folder}/uploads/{made.id}"
    response.headers.update(headers(made, platform.settings.paper_bytes))
    return upload_shape(made)


@routes.head("/{upload}", status_code=204, openapi_extra=needs(Action.PAPER_ADD))
def where_upload(folder: PathId, upload: PathId, platform: Served, caller: Asking, response: Response) -> None:
    """`Upload-Offset` says how much is here."""
    found = platform.uploads.see(caller, folder, upload)
    response.headers.update(headers(found, platform.settings.paper_bytes))


@routes.get("/{upload}", openapi_extra=needs(Action.PAPER_ADD))
def see_upload(folder: PathId, upload: PathId, platform: Served, caller: Asking, response: Response) -> UploadShape:
    found = platform.uploads.see(caller, folder, upload)
    response.headers.update(headers(found, platform.settings.paper_bytes))
    return upload_shape(found)


@routes.patch(
    "/{upload}",
    status_code=204,
    openapi_extra=needs(Action.PAPER_ADD) | BODY,
    responses={
        200: {"model": PaperShape, "description": "The same file was here already: this is it"},
        201: {"model": PaperShape, "description": "It is a paper now"},
        204: {"description": "More is expected"},
    },
)
async def add_to_upload(
    folder: PathId,
    upload: PathId,
    request: Request,
    platform: Served,
    caller: Asking,
    *,
    upload_offset: Annotated[int, Header(ge=0, le=LARGEST)],
    upload_complete: Annotated[str, Header(pattern=r"^\?[01]$")] = "?0",
) -> Response:
    """From `Upload-Offset` on; with `Upload-Complete: ?1` these are the last bytes, and it becomes a paper. Where the sender breaks
    off, what came is kept: ask where it is and go on from there."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != PART:
        raise not_understood(f"its Content-Type is {PART}")

    def work() -> Response:
        try:
            found = platform.uploads.append(caller, folder, upload, pieces_of(request), at=upload_offset)
        except Conflict as error:
            said = problem(error)
            if error.code == "upload_offset":
                said.headers["Upload-Offset"] = str(platform.uploads.see(caller, folder, upload).offset)
            return said
        if not OVER[upload_complete]:
            return Response(status_code=204, headers=headers(found, platform.settings.paper_bytes))
        paper, was_there = platform.uploads.finish(caller, folder, upload)
        made = paper_shape(paper)
        there = {"Location": f"/api/v1/folders/{folder}/papers/{made.id}", "Upload-Complete": "?1"}
        return JSONResponse(made.model_dump(mode="json"), 200 if was_there else 201, there | {"Upload-Offset": str(made.bytes)})

    return await run_in_threadpool(work)


@routes.delete("/{upload}", status_code=204, openapi_extra=needs(Action.PAPER_ADD))
def cancel_upload(folder: PathId, upload: PathId, platform: Served, caller: Asking) -> None:
    """What came is taken away."""
    platform.uploads.cancel(caller, folder, upload)


def headers(upload: Upload, most: int) -> dict[str, str]:
    said = {"Upload-Offset": str(upload.offset), "Upload-Complete": "?0", "Upload-Limit": f"max-size={most}"}
    return said if upload.length is None else said | {"Upload-Length": str(upload.length)}


def upload_shape(upload: Upload) -> UploadShape:
    return UploadShape(
        id=upload.id,
        folder=upload.folder,
        name=upload.name,
        length=upload.length,
        offset=upload.offset,
        made_at=upload.made_at,
        until=upload.made_at + KEPT,
    )
