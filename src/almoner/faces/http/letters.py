"""`…/audits/{audit}/letters`: a letter is asked for, written as a job, and comes out as PDF, DOCX or text."""

from enum import StrEnum

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field

from almoner.engine.errors import Conflict
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.pages_of import USUAL, After, Most, page_of
from almoner.faces.http.papers import read
from almoner.faces.http.shapes import Id, JobShape, Key, Language, PathId, job_shape
from almoner.ports.jobs import Job, State
from almoner.ports.kept_letters import KeptLetter

routes = APIRouter(prefix="/api/v1/folders/{folder}/audits/{audit}/letters", tags=["letters"], responses=PROBLEMS)


class Form(StrEnum):
    """What a letter comes out as."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"


MEDIA = {
    Form.PDF: ("application/pdf", "pdf"),
    Form.DOCX: ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    Form.TEXT: ("text/plain; charset=utf-8", "txt"),
}


class LetterAsked(BaseModel):
    """What `almoner letter` takes as flags; `finding` null is those that the letter fits."""

    kind: str = Field(max_length=60)
    finding: Id | None = None
    language: Language = "en"


class FileShape(BaseModel):
    """A form in which the letter can be had."""

    form: Form
    bytes: int
    sha256: str


class LetterShape(BaseModel):
    """A letter that was asked for. `aloud` is what the person should know beside it; no `files` before it is written."""

    id: str
    folder: str
    audit: str
    kind: str
    finding: str | None
    language: str
    files: list[FileShape]
    aloud: list[str]
    made_at: str
    done_at: str | None
    job: JobShape | None


class LetterList(BaseModel):
    """Oldest first. `next` is the `after` of the next page, null on the last."""

    letters: list[LetterShape]
    next: str | None


@routes.post("", status_code=202, openapi_extra=needs(Action.LETTER_MAKE))
def ask_letter(
    folder: PathId, audit: PathId, platform: Served, caller: Asking, *, response: Response, asked: LetterAsked, key: Key = None
) -> LetterShape:
    """Asked again with the same Idempotency-Key and body it gives the same letter."""
    seen = platform.letters.ask(caller, folder, audit, asked.model_dump(), key=key)
    response.headers["Location"] = f"/api/v1/folders/{folder}/audits/{audit}/letters/{seen.letter.id}"
    return letter_shape(seen.letter, seen.job)


@routes.get("", openapi_extra=needs(Action.LETTER_SEE))
def list_letters(
    folder: PathId, audit: PathId, platform: Served, caller: Asking, *, after: After = None, limit: Most = USUAL
) -> LetterList:
    found, further = page_of([letter_shape(one, None) for one in platform.letters.list(caller, folder, audit)], after, limit)
    return LetterList(letters=found, next=further)


@routes.get(
    "/{letter}",
    openapi_extra=needs(Action.LETTER_SEE),
    response_model=LetterShape,
    responses={202: {"model": LetterShape, "description": "Its job is not over"}},
)
def see_letter(folder: PathId, audit: PathId, letter: PathId, platform: Served, caller: Asking) -> JSONResponse:
    """What it came to, or why there is none."""
    seen = platform.letters.see(caller, folder, audit, letter)
    shown = letter_shape(seen.letter, seen.job).model_dump(mode="json")
    if seen.letter.done_at is not None:
        return JSONResponse(shown)
    if seen.refused is not None:
        raise seen.refused
    if seen.job is not None and seen.job.state is State.CANCELLED:
        raise Conflict("letter_cancelled", what="There is no letter", why="it was cancelled", do="ask for it again")
    return JSONResponse(shown, 202, {"Retry-After": "1"})


@routes.get("/{letter}/{form}", openapi_extra=needs(Action.LETTER_SEE), response_class=StreamingResponse)
def fetch_letter(
    folder: PathId, audit: PathId, letter: PathId, form: Form, *, platform: Served, caller: Asking
) -> StreamingResponse:
    """The file, as an attachment that no browser shows as a page."""
    found, stored, stream = platform.letters.fetch(caller, folder, audit, letter, form.value)
    media, ending = MEDIA[form]
    named = f'attachment; filename="{found.asked["kind"]}.{ending}"'
    return StreamingResponse(
        read(stream), media_type=media, headers={"Content-Disposition": named, "Content-Length": str(stored.size)}
    )


def files_of(letter: KeptLetter) -> list[FileShape]:
    """The forms in which it can be had."""
    known = [(form, letter.files[form.value]) for form in MEDIA if form.value in letter.files]
    return [FileShape(form=form, bytes=one.size, sha256=one.sha256) for form, one in known]


def letter_shape(letter: KeptLetter, job: Job | None) -> LetterShape:
    return LetterShape(
        id=letter.id,
        folder=letter.folder,
        audit=letter.audit,
        kind=letter.asked["kind"],
        finding=letter.asked["finding"],
        language=letter.asked["language"],
        files=files_of(letter),
        aloud=(letter.answer or {}).get("aloud", []),
        made_at=letter.made_at.isoformat(),
        done_at=None if letter.done_at is None else letter.done_at.isoformat(),
        job=None if job is None else job_shape(job),
    )
