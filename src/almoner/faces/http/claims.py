"""`/api/v1/claims`: whole claim files are audited as a job; findings come out as Parquet, with a manifest."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, BinaryIO, Literal

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field

from almoner.engine.errors import Conflict
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.pages_of import USUAL, After, Most, page_of
from almoner.faces.http.papers import read
from almoner.faces.http.shapes import AuditAsked, Id, JobShape, Key, Language, PathId, job_shape
from almoner.ports.documents import Stored
from almoner.ports.jobs import State
from almoner.services.office.claim_runs import FINDINGS, MANIFEST, Run

routes = APIRouter(prefix="/api/v1/claims/folders/{folder}/runs", tags=["claims"], responses=PROBLEMS)
SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


class ClaimsAsked(BaseModel):
    """Which files of the folder, and what counts for all of their lines."""

    papers: list[Id] = Field(min_length=1, max_length=20)
    payers: list[Annotated[str, Field(max_length=40)]] = Field(default=[], max_length=10)
    setting: Literal["practitioner", "outpatient", "inpatient", "dme", "asc", "snf", "home-health"] | None = None
    as_of: date | None = None
    language: Language = "en"

    def plain(self) -> dict[str, Any]:
        asked = AuditAsked(payers=self.payers, setting=self.setting, as_of=self.as_of, language=self.language)
        return asked.plain()


class RunShape(BaseModel):
    """A run that was asked for; `manifest` (schema almoner.claims/1) once it is done."""

    id: str
    folder: str
    papers: list[str]
    made_at: datetime
    done_at: datetime | None
    manifest: dict[str, Any] | None
    job: JobShape | None


class RunList(BaseModel):
    """Oldest first. `next` is the `after` of the next page, null on the last."""

    runs: list[RunShape]
    next: str | None


@routes.post("", status_code=202, openapi_extra=needs(Action.CLAIMS_AUDIT))
def ask_run(
    folder: PathId, platform: Served, caller: Asking, response: Response, *, asked: ClaimsAsked, key: Key = None
) -> RunShape:
    """Asked again with the same Idempotency-Key and body it gives the same run."""
    plain = asked.plain()
    platform.understand(plain, SOME_DAY)  # what is wrong with it is said now, not by the job
    run = platform.office.claims.ask(caller, folder, asked.papers, plain, key=key)
    response.headers["Location"] = f"/api/v1/claims/folders/{folder}/runs/{run.note.id}"
    return run_shape(run)


@routes.get("", openapi_extra=needs(Action.CLAIMS_SEE))
def list_runs(folder: PathId, platform: Served, caller: Asking, *, after: After = None, limit: Most = USUAL) -> RunList:
    found, further = page_of([run_shape(one) for one in platform.office.claims.list(caller, folder)], after, limit)
    return RunList(runs=found, next=further)


@routes.get(
    "/{run}",
    openapi_extra=needs(Action.CLAIMS_SEE),
    response_model=RunShape,
    responses={202: {"model": RunShape, "description": "Its job is not over"}},
)
def see_run(folder: PathId, run: PathId, platform: Served, caller: Asking) -> JSONResponse:
    """What it came to, or why there is nothing."""
    found = platform.office.claims.see(caller, folder, run)
    shown = run_shape(found).model_dump(mode="json")
    if found.result is not None:
        return JSONResponse(shown)
    if found.refused is not None:
        raise found.refused
    if found.job is not None and found.job.state is State.CANCELLED:
        raise Conflict("run_cancelled", what="There is no result", why="the run was cancelled", do="ask for it again")
    return JSONResponse(shown, 202, {"Retry-After": "1"})


@routes.get("/{run}/findings", openapi_extra=needs(Action.CLAIMS_SEE), response_class=StreamingResponse)
def fetch_findings(folder: PathId, run: PathId, platform: Served, caller: Asking) -> StreamingResponse:
    """A Parquet file with a row for each finding; rows of the claim file are named, people are not."""
    return sent(
        platform.office.claims.fetch(caller, folder, run, FINDINGS), "application/vnd.apache.parquet", "findings.parquet"
    )


@routes.get("/{run}/manifest", openapi_extra=needs(Action.CLAIMS_SEE), response_class=StreamingResponse)
def fetch_manifest(folder: PathId, run: PathId, platform: Served, caller: Asking) -> StreamingResponse:
    """What the result depends on, and what was counted."""
    return sent(platform.office.claims.fetch(caller, folder, run, MANIFEST), "application/json", "manifest.json")


def sent(found: tuple[Stored, BinaryIO], media: str, name: str) -> StreamingResponse:
    """As an attachment."""
    stored, stream = found
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(stored.size)}
    return StreamingResponse(read(stream), media_type=media, headers=headers)


def run_shape(run: Run) -> RunShape:
    return RunShape(
        id=run.note.id,
        folder=run.note.folder,
        papers=run.note.body["papers"],
        made_at=run.note.at,
        done_at=None if run.result is None else run.result.at,
        manifest=None if run.result is None else run.result.body["manifest"],
        job=None if run.job is None else job_shape(run.job),
    )
