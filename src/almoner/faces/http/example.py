"""`/api/v1/example` and `/example`: the bundled papers of a made-up family, audited, for anybody; no person's data is in them."""

from typing import Annotated, Any

from fastapi import APIRouter, Path
from fastapi.responses import JSONResponse, Response

from almoner.faces.http.asking import OPEN, PROBLEMS, Served
from almoner.faces.http.pages.desk import MEDIA, Open
from almoner.faces.http.pictures import PICTURE, PathPage, Wide, picture
from almoner.faces.http.shapes import Language
from almoner.faces.http.shapes_view import AuditView

routes = APIRouter(tags=["example"], responses=PROBLEMS)
KEPT = "private, max-age=600"
"""The same for everybody, until an operator takes tables in."""
POLICY = "script-src 'none'; object-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""Beside the report's own, which lets in its style by checksum and nothing else."""


@routes.get("/api/v1/example", openapi_extra=OPEN, response_model=dict[str, Any])
def example_audit(platform: Served, language: Language = "en") -> JSONResponse:
    """The whole answer (schema almoner.audit/1)."""
    return JSONResponse(platform.web.example.audit(language), headers={"Cache-Control": KEPT})


@routes.get("/api/v1/example/view", openapi_extra=OPEN)
def example_view(platform: Served, response: Response, language: Language = "en") -> AuditView:
    """The answer as a page shows it."""
    response.headers["Cache-Control"] = KEPT
    return AuditView.model_validate(platform.web.example.view(language))


@routes.get(
    "/api/v1/example/papers/{document}/pages/{page}.png", openapi_extra=OPEN, response_class=Response, responses=PICTURE
)
def example_page(
    document: Annotated[int, Path(ge=0, le=1000)], page: PathPage, platform: Served, *, wide: Wide = 1200
) -> Response:
    """A page of the document at this position of the answer."""
    return picture(platform.web.example.page(document, page, wide), keep=KEPT)


@routes.get("/example", openapi_extra=OPEN, include_in_schema=False)
def example_report(desk: Open) -> Response:
    """As one page without script, in the language of who looks."""
    body = desk.platform.web.example.report(desk.language)
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "private, no-cache", "Vary": "Accept-Language, Cookie"}
    return desk.kept(Response(body, headers=headers, media_type=MEDIA))
