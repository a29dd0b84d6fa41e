"""`…/cases/{case}/bundle`: findings as exhibits, their pages and rules, letters and papers, as one PDF."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field

from almoner.engine.cases.evidence_offices import Office
from almoner.engine.errors import Conflict
from almoner.engine.findings import Message
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, needs
from almoner.faces.http.case_asking import OfCase
from almoner.faces.http.case_saying import CaseWords
from almoner.faces.http.letters import FileShape, files_of
from almoner.faces.http.papers import read
from almoner.faces.http.shapes import Id, JobShape, Key, Language, PathId, job_shape
from almoner.ports.jobs import State
from almoner.services.keeping.letters import SeenLetter

routes = APIRouter(prefix="/api/v1/folders/{folder}/cases/{case}/bundle", tags=["cases"], responses=PROBLEMS)


class BundleAsked(BaseModel):
    """`sensitive`: with the lines that tell of private care, which only who may see them may hand on. `bill`: for the office of this
    bill and its patient alone. `findings`: these alone, all of one office and one patient. Without both it holds all of the case."""

    language: Language = "en"
    sensitive: bool = False
    bill: Id | None = None
    findings: list[Id] | None = Field(default=None, min_length=1, max_length=200)


class BundlePoint(BaseModel):
    """`private`: on a line that is left out unless asked for."""

    id: str
    title: str
    private: bool


class BundleOffice(BaseModel):
    """Who bills, for which patient, by the id of one of its bills; `called` says it. `findings` are about nobody else's care."""

    bill: str
    called: str
    provider: str | None
    patient: str | None
    findings: list[BundlePoint]


class BundleOffices(BaseModel):
    offices: list[BundleOffice]


class BundleShape(BaseModel):
    """A bundle that was asked for, with `bill` and `findings` as they were chosen. `withheld` points are kept back as private, `beyond` are more than fit; null before it is made."""

    id: str
    audit: str
    language: str
    sensitive: bool
    bill: str | None
    findings: list[str] | None
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
    seen = one.cases.bundles.ask(
        *one.asked,
        language=asked.language,
        sensitive=asked.sensitive,
        bill=asked.bill,
        findings=asked.findings,
        key=key,
    )
    one.response.headers["Location"] = f"/api/v1/folders/{one.folder}/cases/{one.case}/bundle/{seen.letter.id}"
    return bundle_shape(seen)


@routes.get("", openapi_extra=needs(Action.CASE_SEE))
def list_offices(one: OfCase) -> BundleOffices:
    """For whom a bundle can be made, by the case's last audit."""
    found = one.cases.bundles.offices(*one.asked)
    return BundleOffices(offices=[office_shape(each, one.words) for each in found])


def office_shape(office: Office, words: CaseWords) -> BundleOffice:
    called = office.provider or words.say(Message("case_pay_no_name"))
    if office.patient is not None:
        called = words.say(Message("ask_of_patient", who=called, patient=office.patient))
    points = [
        BundlePoint(
            id=each["id"],
            title=words.messages.render(Message(each["message"]["key"]), "title", words.language),
            private=each["id"] in office.private,
        )
        for each in office.findings
    ]
    return BundleOffice(bill=office.bill, called=called, provider=office.provider, patient=office.patient, findings=points)


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
        bill=found.asked.get("bill"),
        findings=found.asked.get("findings"),
        files=files_of(found),
        exhibits=answer.get("exhibits"),
        withheld=answer.get("withheld"),
        beyond=answer.get("beyond"),
        made_at=found.made_at.isoformat(),
        done_at=None if found.done_at is None else found.done_at.isoformat(),
        job=None if seen.job is None else job_shape(seen.job),
    )
