"""Audits of whole claim files: asked for, which makes a job, done, and looked at."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from almoner.engine.errors import AlmonerError, NotKnown, Refused
from almoner.engine.privacy.permissions import Action
from almoner.ports.claims import ClaimFileAudit
from almoner.ports.documents import Documents, Stored
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.ports.office import NoteKind, OfficeNote
from almoner.ports.working import Finish, Tell, Waking
from almoner.services.keeping.audit_kept import ORIGIN, Understand, source
from almoner.services.keeping.audits import refusal
from almoner.services.keeping.fetch import known
from almoner.services.people.allow import Allow, Leave

CLAIMS = "claims"
"""The kind of job."""
MOST_FILES = 20
LARGEST = 1 << 30
FINDINGS, MANIFEST = "findings", "manifest"
ENDINGS = {FINDINGS: "parquet", MANIFEST: "json"}


@dataclass(frozen=True, slots=True)
class Run:
    """A run and how far its job is; `result` once it is done, `refused` why it will not be. `files` are the papers that hold the
    result, by what they are."""

    note: OfficeNote
    job: Job | None
    result: OfficeNote | None = None
    refused: AlmonerError | None = None

    @property
    def files(self) -> Mapping[str, str]:
        found: Mapping[str, str] = {} if self.result is None else self.result.body["files"]
        return found


@dataclass(frozen=True, slots=True)
class ClaimRuns:
    """Raises NotAllowed, NotKnown."""

    allow: Allow
    documents: Documents
    new_id: Callable[[str], str]
    wake: Waking

    def ask(
        self, caller: Caller, folder: str, papers: Sequence[str], request: Mapping[str, Any], *, key: str | None = None
    ) -> Run:
        """`request` is plain JSON, kept sealed for the job. Asked again with the same `key` it gives the first answer. Raises
        Refused for none or too many files, Conflict for a key that came with another request."""
        wanted = json.dumps(["claims", folder, list(papers), request], sort_keys=True)

        def then(work: Work, leave: Leave) -> Run:
            before = None if key is None else work.asked.before(leave.account.id, key, wanted)
            if before is not None:
                return run_of(work, folder, before)
            if not 1 <= len(papers) <= MOST_FILES:
                raise Refused(
                    "files_to_audit",
                    what="No claim file was audited",
                    why=f"a run takes 1 to {MOST_FILES} files",
                    do="name the files that hold the claims",
                )
            for paper in papers:
                known(work, folder, paper)
            id = self.new_id("r")
            job = work.jobs.add(CLAIMS, account=leave.account.id, folder=folder, subject=id)
            body = {"papers": list(papers), "request": dict(request)}
            note = work.office.add(folder, NoteKind.RUN, job.id, leave.account.id, body, id=id)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, id)
            return Run(note, job)

        made = self.allow(caller, Action.CLAIMS_AUDIT, then, folder=folder, resource=lambda one: one.note.id)
        self.wake(made.job)
        return made

    def list(self, caller: Caller, folder: str) -> list[Run]:
        """Oldest first."""

        def then(work: Work, _leave: Leave) -> list[Run]:
            return [run_of(work, folder, one.id) for one in work.office.of(folder, NoteKind.RUN)]

        return self.allow(caller, Action.CLAIMS_SEE, then, folder=folder)

    def see(self, caller: Caller, folder: str, run: str) -> Run:
        return self.allow(
            caller, Action.CLAIMS_SEE, lambda work, _leave: run_of(work, folder, run), folder=folder, resource=run
        )

    def fetch(self, caller: Caller, folder: str, run: str, form: str) -> tuple[Stored, BinaryIO]:
        """Whoever reads the stream closes it. Raises NotKnown where it is not done, or its papers were taken out."""

        def then(work: Work, _leave: Leave) -> Stored:
            paper = run_of(work, folder, run).files.get(form)
            if paper is None:
                raise no_such_run()
            return known(work, folder, paper).stored

        stored = self.allow(caller, Action.CLAIMS_SEE, then, folder=folder, resource=run)
        return stored, self.documents.open(stored)


@dataclass(frozen=True, slots=True)
class AuditClaims:
    """A `Handler`: the result is kept in the folder beside the files it is about."""

    allow: Allow
    documents: Documents
    audit: ClaimFileAudit
    understand: Understand

    def __call__(self, job: Job, tell: Tell) -> Finish:
        """Whoever asked must still be allowed to. Raises NotAllowed, NotKnown for a file taken out meanwhile, Refused."""
        folder = job.folder or ""

        def opening(work: Work, leave: Leave) -> tuple[OfficeNote, list[Any], Leave]:
            note = run_of(work, folder, job.subject).note
            return note, [known(work, folder, one) for one in note.body["papers"]], leave

        caller = Caller(job.account, ORIGIN)
        note, papers, leave = self.allow(caller, Action.CLAIMS_AUDIT, opening, folder=folder, resource=job.subject)
        tell(0, len(papers))
        result = self.audit([source(self.documents, one) for one in papers], self.understand(note.body["request"], note.at))
        tell(len(papers), len(papers))
        said = json.dumps(result.manifest, indent=1, sort_keys=True).encode() + b"\n"
        stored: dict[str, Stored] = {}
        try:
            for name, data in ((FINDINGS, result.findings), (MANIFEST, said)):
                stored[name] = self.documents.put([data], LARGEST)
        except BaseException:
            for one in stored.values():
                self.documents.remove(one.id)
            raise

        def finish(work: Work) -> None:
            short = str(result.manifest["run"])[:8]
            files = {name: work.papers.add(folder, f"{name}-{short}.{ENDINGS[name]}", one).id for name, one in stored.items()}
            body = {"files": files, "manifest": result.manifest}
            work.office.add(folder, NoteKind.RESULT, note.id, job.account, body)
            work.journal(leave.act, Action.CLAIMS_AUDIT.value, note.id, folder=folder)

        return finish


def run_of(work: Work, folder: str, run: str) -> Run:
    note = work.office.get(folder, run)
    if note is None or note.kind is not NoteKind.RUN:
        raise no_such_run()
    job = work.jobs.get(note.subject)
    kept = None if job is None else work.jobs.sentence(job.id)
    result = next(work.office.of(folder, NoteKind.RESULT, subject=run), None)
    return Run(note, job, result, None if kept is None or job is None else refusal(job, kept))


def no_such_run() -> NotKnown:
    return NotKnown(
        "no_such_run",
        what="No result was found",
        why="there is no such run in this folder, or it is not done",
        do="look at the list of its runs",
    )
