"""How far a job is, in a sentence that a person understands."""

from almoner.engine.findings import Message
from almoner.engine.wording.render import Messages
from almoner.ports.jobs import Job, State

AUDIT, LETTER, EVIDENCE = "audit", "letter", "evidence"
ENDED = {State.DONE: "job_done", State.FAILED: "job_failed", State.CANCELLED: "job_cancelled"}


def says(job: Job, messages: Messages, language: str) -> str:
    """One sentence or two."""
    return messages.render(Message(key_of(job), done=job.done, count=job.of), language=language)


def key_of(job: Job) -> str:
    if job.state in ENDED:
        return ENDED[job.state]
    if job.state is State.WAITING:
        return "job_waits_again" if job.tries else "job_waiting"
    if job.of == 0 or job.kind not in {AUDIT, LETTER, EVIDENCE}:
        return "job_begun"
    if job.kind == LETTER:
        return "job_sets" if job.done else "job_writes"
    if job.kind == EVIDENCE:
        return "job_draws"
    return "job_checks" if job.done == job.of else "job_reads"
