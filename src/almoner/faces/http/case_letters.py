"""`…/cases/{case}/letters`: a letter of a case is asked for, changed, approved as exact bytes, and noted as sent."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, Field

from almoner.engine.cases.case import How
from almoner.engine.letters.blanks import to_fill
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, needs
from almoner.faces.http.case_asking import IfMatch, OfCase
from almoner.faces.http.case_shapes import CaseShape
from almoner.faces.http.folders import etag, version_of
from almoner.faces.http.letters import Form, LetterAsked
from almoner.faces.http.shapes import Key, PathId

routes = APIRouter(prefix="/api/v1/folders/{folder}/cases/{case}/letters", tags=["cases"], responses=PROBLEMS)
EMAIL = "message/rfc822"


class BlankShape(BaseModel):
    """An empty blank: as it `stands` in the text, and what it is called."""

    stands: str
    says: str


class LetterTextShape(BaseModel):
    """A letter as it is edited: pieces parted by an empty line, titles with "# ", points with "- " or "1. ". `wrote` is what the
    house wrote, `marks` what differs: kind, before, after. `version` is its ETag. `copy_text` is the person's own, in the language
    `copy_in`: it is not sent. `blanks` are those that can be typed, in their order."""

    text: str
    wrote: str
    marks: list[dict[str, Any]]
    version: int
    blanks: list[BlankShape]
    copy_in: str | None = None
    copy_text: str | None = None


class LetterEdit(BaseModel):
    """The whole text, in place of the one before."""

    text: str = Field(max_length=200_000)


class Approval(BaseModel):
    """The bytes that the person has read: a form of the letter, and its SHA-256."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    form: Form


class Sending(BaseModel):
    """How the person sent it; `number` is what the post or the fax machine gave."""

    how: How
    on: date
    number: str | None = Field(default=None, max_length=60, pattern=r"^[0-9A-Za-z +()./-]*$")


@routes.post("", status_code=202, openapi_extra=needs(Action.LETTER_MAKE))
def ask_letter_of_case(one: OfCase, asked: LetterAsked, key: Key = None) -> CaseShape:
    """Written as a job about the last check of the case; it is the last of `letters`."""
    return one.shown(one.cases.letters.ask(*one.asked, asked.model_dump(), key=key))


@routes.delete("/{letter}", openapi_extra=needs(Action.LETTER_CHANGE))
def take_letter_out(one: OfCase, letter: PathId) -> CaseShape:
    """It will not be sent; one that was sent stays."""
    return one.shown(one.cases.letters.take_out(*one.asked, letter))


@routes.get("/{letter}/text", openapi_extra=needs(Action.LETTER_SEE))
def see_letter_text(one: OfCase, letter: PathId) -> LetterTextShape:
    found = one.cases.letters.text(*one.asked, letter)
    one.response.headers["ETag"] = etag(found.letter.worded)
    said, spoken = found.copy or (None, None)
    blanks = to_fill(found.text, one.words.letters, one.words.language)
    return LetterTextShape(
        text=found.text,
        wrote=found.wrote,
        marks=found.marks,
        version=found.letter.worded,
        blanks=[BlankShape(stands=stands, says=says) for stands, says in blanks],
        copy_in=spoken,
        copy_text=said,
    )


@routes.put("/{letter}/text", openapi_extra=needs(Action.LETTER_CHANGE))
def edit_letter(one: OfCase, letter: PathId, said: LetterEdit, if_match: IfMatch = None) -> CaseShape:
    """The person's own words. The letter has a new version, and nobody has approved it. If-Match is the ETag of its text."""
    return one.shown(one.cases.letters.edit(*one.asked, letter, said.text, version=version_of(if_match)))


@routes.post("/{letter}/approval", openapi_extra=needs(Action.LETTER_APPROVE))
def approve_letter(one: OfCase, letter: PathId, said: Approval, key: Key = None) -> CaseShape:
    """By the person who is signed in. 409 where these are not the bytes of the letter as it is now."""
    return one.shown(one.cases.approve(*one.asked, letter, form=said.form.value, sha256=said.sha256, key=key))


@routes.post("/{letter}/sending", openapi_extra=needs(Action.LETTER_SEND))
def send_letter(one: OfCase, letter: PathId, said: Sending, key: Key = None) -> CaseShape:
    """Noted as the person says it; the house sends nothing. Refused unless it is approved as it is."""
    return one.shown(one.cases.send(*one.asked, letter, how=said.how, on=said.on, number=said.number, key=key))


@routes.delete("/{letter}/sending/{sending}", openapi_extra=needs(Action.LETTER_SEND))
def take_sending_back(one: OfCase, letter: PathId, sending: Annotated[int, Path(ge=1, le=1_000_000_000)]) -> CaseShape:
    """It was not sent, or not so: the letter waits to be sent, and its approval stays. `sending` is the `event` of the noted one."""
    return one.shown(one.cases.send.take_back(*one.asked, letter, sending))


@routes.get(
    "/{letter}/email",
    openapi_extra=needs(Action.LETTER_SEND),
    response_class=Response,
    responses={200: {"content": {EMAIL: {}}, "description": "A draft with the approved letter beside it"}},
)
def draft_email(one: OfCase, letter: PathId) -> Response:
    """For the person's own mail program; nobody is named in it yet."""
    draft = one.cases.send.email(*one.asked, letter)
    return Response(draft, media_type=EMAIL, headers={"Content-Disposition": 'attachment; filename="letter.eml"'})
