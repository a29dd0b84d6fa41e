"""`…/cases/{case}/bundle`: findings as exhibits, their pages and rules, letters and papers, as one PDF."""

from typing import Literal

from fastapi import APIRouter
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel

from almoner.engine.errors import Conflict
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, needs
from almoner.faces.http.case_asking import OfCase
from almoner.faces.http.letters import FileShape, files_of
from almoner.faces.http.papers import read
from almoner.faces.http.shapes import JobShape, Key, PathId, job_shape
from almoner.ports.jobs import State
from almoner.services.keeping.letters import SeenLetter

routes = APIRouter(prefix="/api/v1/folders/{folder}/cases/{case}/bundle", tags=["cases"], responses=PROBLEMS)


class BundleAsked(BaseModel):
    """`sensitive`: with the lines that tell of private care, which only who may see them may hand on."""

    language: Literal["en", "es"] = "en"
    sensitive: bool = False


class BundleShape(BaseModel):
    """A bundle that was asked for. `withheld` points are kept back as private, `beyond` are more than fit; null before it is made."""

    id: str
    audit: str
    language: str
    sensitive: bool
    files: list[FileShape]
    exhibits: int | None
    withheld: int | None
    beyond: int | None
    made_at: str
    done_at: str | None
    job: JobShape | None


@routes.post("", status_code=202, openapi_extra=needs(Action.LETTER_MAKE))
def ask_bundle(one: OfCase, asked: BundleAsked | None = None, key: Key = None) -> BundleShape:
    """Of the case's last audit. Asked again with the same Idempotency-Key and body it gives the same bundle."""
    asked = asked or BundleAsked()
    seen = one.cases.bundles.ask(*one.asked, language=asked.language, sensitive=asked.sensitive, key=key)
    one.response.headers["Location"] = f"/api/v1/folders/{one.folder}/cases/{one.case}/bundle/{seen.letter.id}"
    return bundle_shape(seen)


@routes.get(
    "/{bundle}",
    openapi_extra=needs(Action.LETTER_SEE),
    response_model=BundleShape,
    responses={202: {"model": BundleShape, "description": "Its job is not over"}},
)
def see_bundle(one: OfCase, bundle: PathId) -> JSONResponse:
    """What it came to, or why there is none."""
    seen = one.cases.bundles.see(*one.asked, bundle)
    shown = bundle_shape(seen).model_dump(mode="json")
    if seen.letter.done_at is not None:
        return JSONResponse(shown)
    if seen.refused is not None:
        raise seen.refused
    if seen.job is not None and seen.job.state is State.CANCELLED:
        raise Conflict("bundle_cancelled", what="There is no bundle", why="it was cancelled", do="ask for it again")
    return JSONResponse(shown, 202, {"Retry-After": "1"})


@routes.get("/{bundle}/pdf", openapi_extra=needs(Action.LETTER_SEE), response_class=StreamingResponse)
def fetch_bundle(one: OfCase, bundle: PathId) -> StreamingResponse:
    """The file, as an attachment with a neutral name."""
    _, stored, stream = one.cases.bundles.fetch(*one.asked, bundle)
    headers = {"Content-Disposition": 'attachment; filename="papers.pdf"', "Content-Length": str(stored.size)}
    return StreamingResponse(read(stream), media_type="application/pdf", headers=headers)


def bundle_shape(seen: SeenLetter) -> BundleShape:
    found = seen.letter
    answer = found.answer or {}
    return BundleShape(
        id=found.id,
        audit=found.audit,
        language=found.asked["language"],
        sensitive=found.asked["sensitive"],
        files=files_of(found),
        exhibits=answer.get("exhibits"),
        withheld=answer.get("withheld"),
        beyond=answer.get("beyond"),
        made_at=found.made_at.isoformat(),
        done_at=None if found.done_at is None else found.done_at.isoformat(),
        job=None if seen.job is None else job_shape(seen.job),
    )
