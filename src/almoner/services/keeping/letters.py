"""Letters about kept audits: asked for, which makes a job, looked at, and handed out in every form."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from almoner.engine.errors import AlmonerError, NotKnown, Refused
from almoner.engine.letters.kinds import BY_ID
from almoner.engine.privacy.permissions import Action
from almoner.ports.documents import Documents, Stored
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.ports.kept_letters import KeptLetter
from almoner.ports.working import Waking
from almoner.services.keeping.audits import refusal, seen
from almoner.services.letters.write_letter import kind_named
from almoner.services.people.allow import Allow, Leave

LETTER = "letter"
"""The kind of job."""


@dataclass(frozen=True, slots=True)
class SeenLetter:
    """A letter and how far its job is; `refused` is why there will be none."""

    letter: KeptLetter
    job: Job | None
    refused: AlmonerError | None = None


@dataclass(frozen=True, slots=True)
class Letters:
    """Raises NotAllowed."""

    allow: Allow
    documents: Documents
    new_id: Callable[[str], str]
    wake: Waking

    def ask(self, caller: Caller, folder: str, audit: str, asked: Mapping[str, Any], *, key: str | None = None) -> SeenLetter:
        """`asked` is its kind, the finding it is about or None, and its language. Asked again with the same `key` it gives the first
        answer. Raises Misused for a letter that nobody writes, NotKnown for an audit that is not there, Refused for one without
        an answer, Conflict for a key that came with another request."""
        kind_named(asked["kind"])
        wanted = json.dumps([folder, audit, asked], sort_keys=True)

        def then(work: Work, leave: Leave) -> SeenLetter:
            before = None if key is None else work.asked.before(leave.account.id, key, wanted)
            if before is not None:
                return seen_letter(work, folder, audit, before)
            made = self.begin(work, leave, folder, audit, asked)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, made.letter.id)
            return made

        made = self.allow(caller, Action.LETTER_MAKE, then, folder=folder, resource=lambda one: one.letter.id)
        self.wake(made.job)
        return made

    def begin(
        self, work: Work, leave: Leave, folder: str, audit: str, asked: Mapping[str, Any], *, case: str | None = None
    ) -> SeenLetter:
        """Inside a transaction whose end must wake the job; `case` is told once it is done. Raises NotKnown, Refused."""
        if seen(work, folder, audit).audit.answer is None:
            raise Refused(
                "audit_not_over",
                what="No letter was begun",
                why="the audit has no answer",
                do="wait until its job is done, or ask for another audit",
            )
        id = self.new_id("w")
        job = work.jobs.add(LETTER, account=leave.account.id, folder=folder, subject=id)
        kept = dict(asked) if case is None else {**asked, "case": case}
        return SeenLetter(work.letters.add(folder, audit, job.id, kept, id=id), job)

    def list(self, caller: Caller, folder: str, audit: str) -> list[KeptLetter]:
        """Oldest first."""
        then = lambda work, _leave: [one for one in work.letters.of(folder, audit) if is_letter(one)]  # noqa: E731
        return self.allow(caller, Action.LETTER_SEE, then, folder=folder, resource=audit)

    def see(self, caller: Caller, folder: str, audit: str, letter: str) -> SeenLetter:
        """Raises NotKnown."""
        then = lambda work, _leave: only_letter(seen_letter(work, folder, audit, letter))  # noqa: E731
        return self.allow(caller, Action.LETTER_SEE, then, folder=folder, resource=letter)

    def fetch(self, caller: Caller, folder: str, audit: str, letter: str, form: str) -> tuple[KeptLetter, Stored, BinaryIO]:
        """Whoever reads the stream closes it. Raises NotKnown where it is not written, Refused for a document that was changed."""

        def then(work: Work, _leave: Leave) -> tuple[KeptLetter, Stored]:
            found = only_letter(seen_letter(work, folder, audit, letter)).letter
            stored = found.files.get(form)
            if stored is None:
                raise no_such_letter()
            return found, stored

        found, stored = self.allow(caller, Action.LETTER_SEE, then, folder=folder, resource=letter)
        return found, stored, self.documents.open(stored)


def is_letter(one: KeptLetter) -> bool:
    """What is kept beside letters and is none, such as a bundle of evidence, has a way of its own."""
    return one.asked["kind"] in BY_ID


def only_letter(one: SeenLetter) -> SeenLetter:
    """Raises NotKnown."""
    if not is_letter(one.letter):
        raise no_such_letter()
    return one


def seen_letter(work: Work, folder: str, audit: str, letter: str) -> SeenLetter:
    found = work.letters.get(folder, letter)
    if found is None or found.audit != audit:
        raise no_such_letter()
    job = work.jobs.get(found.job)
    kept = None if job is None else work.jobs.sentence(job.id)
    return SeenLetter(found, job, None if kept is None or job is None else refusal(job, kept))


def no_such_letter() -> NotKnown:
    return NotKnown(
        "no_such_letter",
        what="No letter was found",
        why="it is not among those of this audit, or not written yet",
        do="look at the list of the audit's letters",
    )
