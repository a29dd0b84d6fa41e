"""`/api/v1/jobs/{job}`: how far a job is, once or as it goes on (server-sent events)."""

import time
from collections.abc import AsyncIterator

import anyio
from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from almoner.assembly.served import ServedPlatform
from almoner.engine.errors import AlmonerError
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.shapes import JobShape, Language, PathId, job_shape
from almoner.faces.progress import says
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job

routes = APIRouter(prefix="/api/v1/jobs/{job}", tags=["jobs"], responses=PROBLEMS)
LOOK_EVERY_S, BEAT_S, LONGEST_S = 0.5, 15.0, 3600.0


@routes.get("", openapi_extra=needs(Action.AUDIT_SEE))
def see_job(job: PathId, platform: Served, caller: Asking, language: Language = "en") -> JobShape:
    return told(platform.jobs.see(caller, job), platform, language)


@routes.post("/cancel", openapi_extra=needs(Action.AUDIT_MAKE))
def cancel_job(job: PathId, platform: Served, caller: Asking, language: Language = "en") -> JobShape:
    """One that is over stays as it is."""
    return told(platform.jobs.cancel(caller, job), platform, language)


@routes.get("/events", openapi_extra=needs(Action.AUDIT_SEE), response_class=StreamingResponse)
def watch_job(job: PathId, platform: Served, caller: Asking, language: Language = "en") -> StreamingResponse:
    """`event: progress` with the job's JSON at each change, `event: over` with its end."""
    platform.jobs.see(caller, job)
    return StreamingResponse(events(job, platform, caller, language), media_type="text/event-stream")


def told(job: Job, platform: ServedPlatform, language: str) -> JobShape:
    return job_shape(job, says(job, platform.messages(), language))


async def events(job: str, platform: ServedPlatform, caller: Caller, language: str) -> AsyncIterator[str]:
    last, spoke, until = None, time.monotonic(), time.monotonic() + LONGEST_S
    while time.monotonic() < until:
        try:
            now = await run_in_threadpool(platform.jobs.see, caller, job)
        except AlmonerError:  # erased meanwhile, or the database is away: who watches may ask again
            return
        if now != last:
            last, spoke = now, time.monotonic()
            shown = told(now, platform, language).model_dump_json()
            yield f"event: {'over' if now.state.is_over else 'progress'}\ndata: {shown}\n\n"
        elif time.monotonic() - spoke > BEAT_S:
            spoke = time.monotonic()
            yield ": still at it\n\n"
        if now.state.is_over:
            return
        await anyio.sleep(LOOK_EVERY_S)
