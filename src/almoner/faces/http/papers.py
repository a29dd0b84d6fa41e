"""`/api/v1/folders/{folder}/papers`: papers go in as they are, the file itself as the body, and come out as attachments."""

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from email.message import Message
from typing import BinaryIO

import anyio
from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from starlette.requests import ClientDisconnect

from almoner.engine.errors import Refused
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.folders import Most
from almoner.faces.http.problems import not_understood
from almoner.faces.http.shapes import Id, Key, ListedPaperShape, PaperPage, PaperShape, PathId, paper_shape

routes = APIRouter(prefix="/api/v1/folders/{folder}/papers", tags=["papers"], responses=PROBLEMS)
WAIT_S = 60
"""How long the next piece of a paper may take."""
PIECE = 1 << 18
PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._")
BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@routes.post(
    "",
    status_code=201,
    openapi_extra=needs(Action.PAPER_ADD) | BODY,
    responses={200: {"model": PaperShape, "description": "The same file was here already: this is it"}},
)
async def add_paper(
    folder: PathId, request: Request, platform: Served, caller: Asking, response: Response, *, key: Key = None
) -> PaperShape:
    """The body is the file, its name stands in `Content-Disposition: attachment; filename*=UTF-8''…`."""
    not_a_form(request, "paper")
    name = name_in(request.headers.get("content-disposition", ""))
    paper, was_there = await run_in_threadpool(platform.take_in.taken, caller, folder, name, pieces_of(request), key=key)
    made = paper_shape(paper)
    if was_there:
        response.status_code = 200
    response.headers["Location"] = f"/api/v1/folders/{folder}/papers/{made.id}"
    return made


@routes.get("", openapi_extra=needs(Action.PAPER_SEE))
def list_papers(folder: PathId, platform: Served, caller: Asking, after: Id | None = None, limit: Most = 50) -> PaperPage:
    """Oldest first, each with where it belongs."""
    found = [
        ListedPaperShape(**paper_shape(one.paper).model_dump(), cases=list(one.cases), read=one.read)
        for one in platform.fetch.list(caller, folder, after=after, most=limit + 1)
    ]
    return PaperPage(papers=found[:limit], next=found[limit - 1].id if len(found) > limit else None)


@routes.get("/{paper}", openapi_extra=needs(Action.PAPER_SEE), response_class=StreamingResponse)
def fetch_paper(folder: PathId, paper: PathId, platform: Served, caller: Asking) -> StreamingResponse:
    """The file as it came, as an attachment that no browser shows as a page."""
    found, stream = platform.fetch(caller, folder, paper)
    return as_file(found.name, found.stored.size, stream)


@routes.delete("/{paper}", status_code=204, openapi_extra=needs(Action.PAPER_REMOVE))
def remove_paper(folder: PathId, paper: PathId, platform: Served, caller: Asking) -> None:
    platform.remove(caller, folder, paper)


def as_file(name: str, size: int, stream: BinaryIO) -> StreamingResponse:
    named = "".join(chr(sign) if sign in PLAIN else f"%{sign:02X}" for sign in name.encode())
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{named}", "Content-Length": str(size)}
    return StreamingResponse(read(stream), media_type="application/octet-stream", headers=headers)


def not_a_form(request: Request, what: str) -> None:
    """Raises Misused."""
    if request.headers.get("content-type", "").lower().startswith("multipart/"):
        raise not_understood(f"a {what} comes as the body itself, not as a form")


def read(stream: BinaryIO) -> Iterator[bytes]:
    with stream:
        while piece := stream.read(PIECE):
            yield piece


def pieces_of(request: Request) -> Iterator[bytes]:
    """The body as it comes, for a thread. Raises Refused where the sender breaks off."""
    stream = request.stream().__aiter__()
    while (piece := anyio.from_thread.run(next_piece, stream)) is not None:
        yield piece


async def next_piece(stream: AsyncIterator[bytes]) -> bytes | None:
    """None at the end. Raises Refused where the sender stops or is gone."""
    try:
        with anyio.fail_after(WAIT_S):
            return await anext(stream, None)
    except (TimeoutError, ClientDisconnect) as error:
        raise Refused(
            "upload_broken_off", what="The paper was not kept", why="its sender broke off before its end", do="send it again"
        ) from error


def name_in(disposition: str) -> str:
    """The file's name in a Content-Disposition header; "" where it says none."""
    with suppress(UnicodeError):  # else it stays as it came
        disposition = disposition.encode("latin-1").decode("utf-8")
    message = Message()
    message["Content-Disposition"] = disposition.replace("\r", " ").replace("\n", " ")
    return message.get_filename("") or ""
