"""Does the job of an audit: opens the kept papers in memory, audits them, and leaves the answer to be kept with the job's end."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO

from almoner.engine.cases.case import AuditRead
from almoner.engine.errors import NotKnown
from almoner.engine.intake.assemble import Request
from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.render import LANGUAGES
from almoner.ports.documents import Documents
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptAudit, KeptPaper
from almoner.ports.working import Finish, Tell
from almoner.services.bills.audit_papers import Audited, AuditPapers
from almoner.services.keeping.case_record import tell_case
from almoner.services.keeping.fetch import known
from almoner.services.keeping.languages import in_all
from almoner.services.people.allow import Allow, Leave

ORIGIN = "job"
Shape = Callable[[Audited, str], dict[str, Any]]
"""The audit's JSON in a language."""
Understand = Callable[[Mapping[str, Any], datetime], Request]
"""What was asked, from its plain form and the moment it was asked. Raises Misused."""


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A kept paper as a `Source`: in the clear only as it is read."""

    name: str = field(repr=False)
    opening: Callable[[], BinaryIO] = field(repr=False)

    def open(self) -> BinaryIO:
        return self.opening()


@dataclass(frozen=True, slots=True)
class AuditKept:
    """A `Handler`."""

    allow: Allow
    documents: Documents
    audit_papers: Callable[[], AuditPapers]
    understand: Understand
    shape: Shape

    def __call__(self, job: Job, tell: Tell) -> Finish:
        """Whoever asked must still be allowed to. Raises NotAllowed, NotKnown for a paper taken out meanwhile, Refused."""
        folder = job.folder or ""
        caller = Caller(job.account, ORIGIN)

        def opening(work: Work, leave: Leave) -> tuple[KeptAudit, list[KeptPaper], Leave]:
            audit = work.audits.get(folder, job.subject)
            if audit is None:
                raise NotKnown("no_such_audit", what="No audit was made", why="it is gone", do="ask for it again")
            return audit, [known(work, folder, one) for one in audit.asked["papers"]], leave

        audit, papers, leave = self.allow(caller, Action.PAPER_SEE, opening, folder=folder, resource=job.subject)
        request = self.understand(audit.asked["request"], audit.made_at)
        tell(0, len(papers))
        audited = self.audit_papers()(
            [source(self.documents, one) for one in papers],
            request,
            answers=checksum(audit.asked["request"].get("answers")),
            corrections=checksum(audit.asked["request"].get("corrections")),
            progress=lambda done, of, _name: tell(done, of),
        )
        shaped = self.shape(audited, request.language)
        others = {one: self.shape(spoken(audited, one), one) for one in LANGUAGES if one != request.language}
        kept = in_all(shaped, others)
        kinds = kinds_of(shaped, papers)

        def finish(work: Work) -> None:
            work.audits.answer(folder, audit.id, kept)
            for paper, kind in kinds:
                if work.papers.get(folder, paper) is not None:
                    work.papers.read_as(folder, paper, kind)
            doubts = doubts_in(shaped)
            tell_case(work, audit, AuditRead(audit.id, len(doubts), doubts))
            work.journal(leave.act, Action.AUDIT_MAKE.value, audit.id, folder=folder)

        return finish


def spoken(audited: Audited, language: str) -> Audited:
    """The same, as if it had been asked for in a language."""
    return replace(audited, request=replace(audited.request, language=language))


def doubts_in(shaped: Mapping[str, Any]) -> tuple[str, ...]:
    """Their ids."""
    return tuple(doubt["id"] for one in shaped["documents"] for doubt in one["doubts"])


def source(documents: Documents, paper: KeptPaper) -> KeptSource:
    return KeptSource(paper.name, lambda: documents.open(paper.stored))


def checksum(said: Any) -> str | None:
    """Of answers or corrections; None where there are none."""
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest() if said else None


def kinds_of(shaped: Mapping[str, Any], papers: Sequence[KeptPaper]) -> list[tuple[str, str]]:
    kinds = {one["sha256"]: one["kind"] for one in shaped["documents"] if one["refused"] is None}
    return [(paper.id, kinds[paper.stored.sha256]) for paper in papers if paper.stored.sha256 in kinds]
