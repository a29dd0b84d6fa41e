"""A case on the machine where it is kept, for the command line: its last audit, its papers, and what was said for them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from almoner.engine.answers import Answers
from almoner.engine.errors import NotKnown, Refused
from almoner.engine.intake.corrections import Correction
from almoner.engine.privacy.permissions import Action
from almoner.ports.documents import Documents
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptAudit, KeptPaper
from almoner.ports.papers import Source
from almoner.services.bills.fit_audit import Said
from almoner.services.keeping.audit_kept import checksum, source
from almoner.services.keeping.case_record import told
from almoner.services.keeping.fetch import known
from almoner.services.keeping.reached import reached
from almoner.services.people.allow import Allow, Leave


@dataclass(frozen=True, slots=True)
class AtHand:
    """What a letter is written from: an audit's JSON value, and its papers."""

    audit: dict[str, Any]
    papers: tuple[Source, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class CaseAtHand:
    """`answers` and `corrections` are read from their plain form. Calling it raises NotAllowed, NotKnown for a case that is in none
    of the caller's folders, Refused for one whose papers were not gone over."""

    allow: Allow
    documents: Documents
    answers: Callable[[Any], Answers]
    corrections: Callable[[Any], tuple[Correction, ...]]

    def __call__(self, caller: Caller, case: str) -> AtHand:
        """For a letter: it is told the journal as one."""
        folder = self.allow.database.read(lambda work: folder_of(work, caller, case))

        def then(work: Work, _leave: Leave) -> tuple[KeptAudit, tuple[KeptPaper, ...]]:
            read = told(work, folder, case).case.read
            audit = None if read is None else work.audits.get(folder, read)
            if audit is None or audit.answer is None:
                raise Refused(
                    "audit_not_over",
                    what="No letter was written",
                    why="the papers of the case were not gone over yet",
                    do="have them gone over first",
                )
            return audit, tuple(known(work, folder, one) for one in audit.asked["papers"])

        audit, papers = self.allow(caller, Action.LETTER_MAKE, then, folder=folder, resource=case)
        plain = audit.asked["request"]
        answers, corrections = plain.get("answers"), plain.get("corrections")
        said = Said(
            self.answers(answers) if answers else Answers(),
            checksum(answers),
            self.corrections(corrections),
            checksum(corrections),
            tuple(plain.get("replies") or ()),
        )
        return AtHand(audit.answer or {}, tuple(source(self.documents, one) for one in papers), said)


def folder_of(work: Work, caller: Caller, case: str) -> str:
    """Raises NotKnown."""
    found = next((one for one in reached(work, caller.account) if work.cases.get(one, case) is not None), None)
    if found is None:
        raise NotKnown(
            "no_such_case", what="No case was found", why="it is in none of your folders", do="look at the list of your cases"
        )
    return found
