"""The evidence bundle of a case: asked for, which makes a job, looked at and handed out."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from almoner.engine.cases.evidence_offices import Office, chosen, offices
from almoner.engine.cases.evidence_pages import KIND
from almoner.engine.errors import NotAllowed, NotKnown, Refused
from almoner.engine.privacy.permissions import Action
from almoner.ports.documents import Documents, Stored
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.ports.kept_letters import KeptLetter
from almoner.services.cases.cases import Cases
from almoner.services.keeping.case_record import told
from almoner.services.keeping.letters import SeenLetter, seen_letter
from almoner.services.people.allow import Leave

EVIDENCE = "evidence"
"""The kind of job."""
PDF = "pdf"
Wake = Callable[[Job | None], None]


@dataclass(frozen=True, slots=True)
class Bundles:
    """A bundle is kept as a letter is, under a kind that nobody can ask for as one. Raises NotAllowed, NotKnown."""

    cases: Cases
    documents: Documents
    new_id: Callable[[str], str]
    wake: Wake

    def ask(
        self,
        caller: Caller,
        folder: str,
        case: str,
        *,
        language: str,
        sensitive: bool,
        bill: str | None = None,
        findings: Sequence[str] | None = None,
        key: str | None = None,
    ) -> SeenLetter:
        """Of the last audit of the case: of all of it, or for the office of one bill or of some findings. Raises Refused where there is
        no audit or these are not of one office, NotAllowed where `sensitive` lines are not for the caller.
        """
        wanted = json.dumps(["bundle", folder, case, language, sensitive, bill, findings])

        def then(work: Work, leave: Leave) -> SeenLetter:
            one = told(work, folder, case, hold=True)
            before = None if key is None else work.asked.before(leave.account.id, key, wanted)
            if before is not None:
                return self._found(work, folder, case, before)
            if sensitive and not leave.sensitive:
                raise NotAllowed(
                    "sensitive_not_shown",
                    what="No bundle was begun",
                    why="the private lines are not for you to hand on",
                    do="leave them out, or ask the owner",
                )
            if one.case.read is None:
                raise Refused(
                    "audit_not_over",
                    what="No bundle was begun",
                    why="the papers were not gone over yet",
                    do="have them gone over first",
                )
            audit = work.audits.get(folder, one.case.read)
            if audit is not None and audit.answer is not None:
                chosen(audit.answer, bill=bill, findings=findings)
            id = self.new_id("w")
            job = work.jobs.add(EVIDENCE, account=leave.account.id, folder=folder, subject=id)
            asked: dict[str, Any] = {"kind": KIND, "finding": None, "language": language, "sensitive": sensitive, "of": case}
            asked |= {"bill": bill, "findings": None if findings is None else list(findings)}
            made = work.letters.add(folder, one.case.read, job.id, asked, id=id)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, id)
            return SeenLetter(made, job)

        made = self.cases.allow(caller, Action.LETTER_MAKE, then, folder=folder, resource=lambda each: each.letter.id)
        self.wake(made.job)
        return made

    def offices(self, caller: Caller, folder: str, case: str) -> tuple[Office, ...]:
        """For whom a bundle can be made, with what was found about each; private points only for who may hand them on."""

        def then(work: Work, leave: Leave) -> tuple[Office, ...]:
            one = told(work, folder, case)
            audit = None if one.case.read is None else work.audits.get(folder, one.case.read)
            found = () if audit is None or audit.answer is None else offices(audit.answer)
            return found if leave.sensitive else tuple(without_private(each) for each in found)

        return self.cases.allow(caller, Action.CASE_SEE, then, folder=folder, resource=case)

    def see(self, caller: Caller, folder: str, case: str, bundle: str) -> SeenLetter:
        then = lambda work, _leave: self._found(work, folder, case, bundle)  # noqa: E731
        return self.cases.allow(caller, Action.LETTER_SEE, then, folder=folder, resource=bundle)

    def fetch(self, caller: Caller, folder: str, case: str, bundle: str) -> tuple[KeptLetter, Stored, BinaryIO]:
        """Whoever reads the stream closes it. Raises NotKnown where it is not made yet, NotAllowed where it holds private lines
        that are not for the caller."""

        def then(work: Work, leave: Leave) -> tuple[KeptLetter, Stored]:
            found = self._found(work, folder, case, bundle).letter
            stored = found.files.get(PDF)
            if stored is None:
                raise no_such_bundle()
            if found.asked["sensitive"] and not leave.sensitive:
                raise NotAllowed(
                    "sensitive_not_shown",
                    what="The bundle was not handed out",
                    why="it holds private lines that are not for you",
                    do="ask for one without them",
                )
            return found, stored

        found, stored = self.cases.allow(caller, Action.LETTER_SEE, then, folder=folder, resource=bundle)
        return found, stored, self.documents.open(stored)

    def _found(self, work: Work, folder: str, case: str, bundle: str) -> SeenLetter:
        found = work.letters.get(folder, bundle)
        if found is None or found.asked.get("of") != case or found.asked["kind"] != KIND:
            raise no_such_bundle()
        return seen_letter(work, folder, found.audit, bundle)


def without_private(one: Office) -> Office:
    return replace(one, findings=tuple(each for each in one.findings if each["id"] not in one.private), private=frozenset())


def no_such_bundle() -> NotKnown:
    return NotKnown(
        "no_such_bundle", what="No bundle was found", why="it is not of this case, or not made yet", do="ask for it"
    )
