"""`/api/v1/folders/{folder}/audits`: an audit is asked for, done as a job, and read as the JSON of `almoner audit --json`."""

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from almoner.engine.errors import Conflict
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.folders import Most
from almoner.faces.http.shapes import AuditAsked, AuditList, AuditShape, Id, InLanguage, Key, PathId, audit_shape
from almoner.faces.http.shapes_view import AuditView
from almoner.ports.jobs import State
from almoner.services.keeping.audits import Seen

routes = APIRouter(prefix="/api/v1/folders/{folder}/audits", tags=["audits"], responses=PROBLEMS)
SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


@routes.post("", status_code=202, openapi_extra=needs(Action.AUDIT_MAKE))
def ask_audit(
    folder: PathId,
    platform: Served,
    caller: Asking,
    response: Response,
    *,
    asked: AuditAsked | None = None,
    key: Key = None,
) -> AuditShape:
    """Asked again with the same Idempotency-Key and body it gives the same audit."""
    asked = asked or AuditAsked()
    plain = asked.plain()
    platform.understand(plain, SOME_DAY)  # what is wrong with it is said now, not by the job
    seen = platform.audits.ask(caller, folder, asked.papers, plain, key=key)
    response.headers["Location"] = f"/api/v1/folders/{folder}/audits/{seen.audit.id}"
    return audit_shape(seen.audit, seen.job)


@routes.get("", openapi_extra=needs(Action.AUDIT_SEE))
def list_audits(folder: PathId, platform: Served, caller: Asking, after: Id | None = None, limit: Most = 50) -> AuditList:
    found = [
        audit_shape(one.audit, one.job, one.refused)
        for one in platform.audits.list(caller, folder, after=after, most=limit + 1)
    ]
    return AuditList(audits=found[:limit], next=found[limit - 1].id if len(found) > limit else None)


@routes.get(
    "/{audit}",
    openapi_extra=needs(Action.AUDIT_SEE),
    response_model=dict[str, Any],
    responses={202: {"model": AuditShape, "description": "Its job is not over"}},
)
def see_audit(folder: PathId, audit: PathId, platform: Served, caller: Asking, language: InLanguage = None) -> JSONResponse:
    """The answer (schema almoner.audit/1), or why there is none."""
    seen = platform.audits.see(caller, folder, audit, language=language)
    return JSONResponse(seen.audit.answer) if seen.audit.answer is not None else unanswered(seen)


@routes.get(
    "/{audit}/view",
    openapi_extra=needs(Action.AUDIT_SEE),
    response_model=AuditView,
    responses={202: {"model": AuditShape, "description": "Its job is not over"}},
)
def view_audit(folder: PathId, audit: PathId, platform: Served, caller: Asking, language: InLanguage = None) -> Any:
    """The answer as a page shows it: sentences, days and amounts ready, frames by page."""
    seen, shown = platform.web.view(caller, folder, audit, language)
    return AuditView.model_validate(shown) if shown is not None else unanswered(seen)


def unanswered(seen: Seen) -> JSONResponse:
    """How far its job is. Raises why there will be no answer."""
    if seen.refused is not None:
        raise seen.refused
    if seen.job is not None and seen.job.state is State.CANCELLED:
        raise Conflict("audit_cancelled", what="There is no answer", why="the audit was cancelled", do="ask for it again")
    return JSONResponse(audit_shape(seen.audit, seen.job).model_dump(mode="json"), 202, {"Retry-After": "1"})
