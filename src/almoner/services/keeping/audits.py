"""Audits of kept papers: asked for, which makes a job, and looked at."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from almoner.engine.errors import AlmonerError, NotKnown, Refused, Unavailable
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptAudit
from almoner.ports.working import Waking
from almoner.services.keeping.fetch import known
from almoner.services.keeping.languages import in_one
from almoner.services.people.allow import Allow, Leave

AUDIT = "audit"
"""The kind of job."""
MOST_PAPERS = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """An audit and how far its job is; `refused` is why there will be no answer."""

    audit: KeptAudit
    job: Job | None
    refused: AlmonerError | None = None


@dataclass(frozen=True, slots=True)
class Audits:
    """Raises NotAllowed."""

    allow: Allow
    new_id: Callable[[str], str]
    wake: Waking

    def ask(
        self, caller: Caller, folder: str, papers: Sequence[str] | None, request: Mapping[str, Any], *, key: str | None = None
    ) -> Seen:
        """Of these papers, or of all in the folder. `request` is plain JSON, kept sealed for the job. Asked again with the same
        `key` it gives the first answer. Raises NotKnown, Refused, Conflict for a key that came with another request."""
        wanted = json.dumps([folder, papers, request], sort_keys=True)

        def then(work: Work, leave: Leave) -> Seen:
            before = None if key is None else work.asked.before(leave.account.id, key, wanted)
            if before is not None:
                return seen(work, folder, before)
            asked = list(papers) if papers is not None else [one.id for one in work.papers.of(folder, most=MOST_PAPERS + 1)]
            made = self.begin(work, leave, folder, asked, request)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, made.audit.id)
            return made

        made = self.allow(caller, Action.AUDIT_MAKE, then, folder=folder, resource=lambda one: one.audit.id)
        self.wake(made.job)
        return made

    def begin(
        self,
        work: Work,
        leave: Leave,
        folder: str,
        papers: Sequence[str],
        request: Mapping[str, Any],
        *,
        case: str | None = None,
    ) -> Seen:
        """Inside a transaction whose end must wake the job; `case` is told once it is done. Raises NotKnown, Refused."""
        if not 1 <= len(papers) <= MOST_PAPERS:
            raise Refused(
                "papers_to_audit",
                what="No audit was begun",
                why=f"an audit takes 1 to {MOST_PAPERS} papers",
                do="add papers to the folder, or name fewer",
            )
        for paper in papers:
            known(work, folder, paper)
        id = self.new_id("u")
        job = work.jobs.add(AUDIT, account=leave.account.id, folder=folder, subject=id)
        asked = {"papers": list(papers), "request": dict(request)} | ({} if case is None else {"case": case})
        return Seen(work.audits.add(folder, job.id, asked, id=id), job)

    def list(self, caller: Caller, folder: str, *, after: str | None = None, most: int = 50) -> list[Seen]:
        """Oldest first, without their answers. Raises Refused where `after` is none of them."""
        then = lambda work, _leave: [how(work, one) for one in work.audits.of(folder, after=after, most=most)]  # noqa: E731
        return self.allow(caller, Action.AUDIT_SEE, then, folder=folder)

    def see(
        self, caller: Caller, folder: str, audit: str, *, action: Action = Action.AUDIT_SEE, language: str | None = None
    ) -> Seen:
        """`action` is what it is looked at for; the answer is in the language it was asked for, unless another is named. Raises
        NotKnown."""
        then = lambda work, _leave: seen(work, folder, audit, language)  # noqa: E731
        return self.allow(caller, action, then, folder=folder, resource=audit)


def seen(work: Work, folder: str, audit: str, language: str | None = None) -> Seen:
    found = work.audits.get(folder, audit)
    if found is None:
        raise NotKnown(
            "no_such_audit",
            what="No audit was found",
            why="it is not in this folder",
            do="look at the list of the folder's audits",
        )
    if found.answer is not None:
        found = replace(found, answer=in_one(found.answer, language))
    return how(work, found)


def how(work: Work, found: KeptAudit) -> Seen:
    """With its job, and why there is no answer."""
    job = work.jobs.get(found.job)
    kept = None if job is None else work.jobs.sentence(job.id)
    return Seen(found, job, None if kept is None or job is None else refusal(job, kept))


def refusal(job: Job, kept: str) -> AlmonerError:
    """The error that ended a job, as it was."""
    what, why, do, away = json.loads(kept)
    return (Unavailable if away else Refused)(job.code or "failed", what=what, why=why, do=do)
