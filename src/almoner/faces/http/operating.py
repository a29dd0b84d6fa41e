"""`/api/v1/jobs` and `/api/v1/health`: what an operator looks after, in words and counts; what jobs are about stays closed."""

from typing import Literal

from fastapi import APIRouter

from almoner.assembly.served import ServedPlatform
from almoner.engine.findings import Message
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.pages_of import USUAL, After, Most
from almoner.faces.http.shapes import Language, PathId
from almoner.faces.http.shapes_operating import HealthLine, HealthShape, JobLine, JobList
from almoner.faces.naming import in_words
from almoner.ports.jobs import State
from almoner.services.operating.run_jobs import SeenJob

routes = APIRouter(prefix="/api/v1", tags=["operating"], responses=PROBLEMS)
SHOWING: dict[str | None, tuple[tuple[State, ...], bool | None]] = {
    None: ((), None),
    "open": ((State.WAITING, State.RUNNING), None),
    "failed": ((State.FAILED,), False),
    "refused": ((State.FAILED,), True),
    "over": ((State.DONE, State.CANCELLED), None),
}
"""States, and whether a file that was handed in was refused."""
SHOWN = ("id", "kind", "done", "of", "tries", "made_at", "due_at", "ended_at", "code")


@routes.get("/jobs", openapi_extra=needs(Action.JOBS_SEE))
def list_jobs(
    platform: Served,
    caller: Asking,
    *,
    show: Literal["open", "failed", "refused", "over"] | None = None,
    after: After = None,
    limit: Most = USUAL,
    language: Language = "en",
) -> JobList:
    """Of the whole installation, the latest first: those that are open, that failed, that ended at a file that could
    not be taken, or that are over, all unless said."""
    states, refused = SHOWING[show]
    found = platform.operating.jobs.latest(caller, states=states, refused=refused, after=after, most=limit + 1)
    lines = [line(one, platform, language) for one in found[:limit]]
    return JobList(jobs=lines, next=lines[-1].id if len(found) > limit else None)


@routes.post("/jobs/{job}/again", openapi_extra=needs(Action.JOBS_CHANGE))
def try_job_again(job: PathId, platform: Served, caller: Asking, language: Language = "en") -> JobLine:
    """One that failed, where another try can help."""
    return line(platform.operating.jobs.again(caller, job), platform, language)


@routes.post("/jobs/{job}/stop", openapi_extra=needs(Action.JOBS_CHANGE))
def stop_job(job: PathId, platform: Served, caller: Asking, language: Language = "en") -> JobLine:
    """One that is over stays as it is."""
    return line(platform.operating.jobs.stop(caller, job), platform, language)


@routes.get("/health", openapi_extra=needs(Action.HEALTH_SEE))
def see_health(platform: Served, caller: Asking, language: Language = "en") -> HealthShape:
    """What is wrong, and what to do; the backup's age, the certificate, the room on the disk."""
    messages = platform.messages()

    def say(one: Message) -> str:
        return messages.render(one, language=language)

    return HealthShape(
        lines=[
            HealthLine(
                what=one.what,
                title=in_words("health_of", one.what, messages, language),
                standing=one.standing.value,
                says=say(one.says),
                do=None if one.do is None else say(one.do),
            )
            for one in platform.operating.health(caller)
        ]
    )


def line(seen: SeenJob, platform: ServedPlatform, language: str) -> JobLine:
    job = seen.job
    return JobLine(
        **{name: getattr(job, name) for name in SHOWN},
        state=job.state.value,
        says=in_words("kind", job.kind, platform.messages(), language),
        because=None if seen.because is None else str(seen.because),
        may_again=seen.may_again,
        refused=seen.refused,
        may_stop=not job.state.is_over,
    )
