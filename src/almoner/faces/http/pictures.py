"""`…/papers/{paper}/pages` and `…/doubts/{doubt}.png`: pages of papers as pictures, each a look that the journal keeps."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from pydantic import BaseModel

from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.shapes import PathId

routes = APIRouter(prefix="/api/v1/folders/{folder}", tags=["papers"], responses=PROBLEMS)
PNG, JPEG = "image/png", "image/jpeg"
Wide = Annotated[int, Query(alias="width", ge=100, le=2000, description="The most dots across.")]
PathPage = Annotated[int, Path(ge=1, le=100_000)]
PICTURE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "PNG or JPEG, whichever takes fewer bytes",
        "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in (PNG, JPEG)},
    }
}


class PageCount(BaseModel):
    """How many pages can be drawn: 0 for a claims file, a table or a text."""

    pages: int


@routes.get("/papers/{paper}/pages", openapi_extra=needs(Action.PAPER_SEE))
def count_pages(folder: PathId, paper: PathId, platform: Served, caller: Asking) -> PageCount:
    return PageCount(pages=platform.web.pictures.pages(caller, folder, paper))


@routes.get(
    "/papers/{paper}/pages/{page}.png", openapi_extra=needs(Action.PAPER_SEE), response_class=Response, responses=PICTURE
)
def draw_page(
    folder: PathId, paper: PathId, page: PathPage, platform: Served, caller: Asking, *, wide: Wide = 1200
) -> Response:
    """Upright, in shades of grey, counted from 1."""
    return picture(platform.web.pictures(caller, folder, paper, page, wide=wide))


@routes.get(
    "/audits/{audit}/doubts/{doubt}.png", openapi_extra=needs(Action.PAPER_SEE), response_class=Response, responses=PICTURE
)
def draw_doubt(
    folder: PathId, audit: PathId, doubt: PathId, platform: Served, caller: Asking, *, wide: Wide = 1200
) -> Response:
    """The piece of paper that a doubt is about, with its row."""
    return picture(platform.web.pictures.doubt(caller, folder, audit, doubt, wide=wide))


def picture(data: bytes, *, keep: str = "no-store") -> Response:
    kind = PNG if data.startswith(b"\x89PNG") else JPEG
    return Response(data, media_type=kind, headers={"Cache-Control": keep})
