"""The desk of a billing office over one audit of its own bills: the queue, marks, and what lies behind many findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from almoner.engine.errors import NotKnown, Refused
from almoner.engine.office.own_bills import OwnBills, matters
from almoner.engine.office.queue import Item, Mark, Reason, State, marked, queue
from almoner.engine.office.root_causes import Cause, Counted, counted, root_causes
from almoner.engine.office.services import By
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.office import NoteKind, OfficeNote
from almoner.services.keeping.audits import seen
from almoner.services.office.own import own_bills
from almoner.services.people.allow import Allow, Leave

LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True)
class Desk:
    """What was found, as the office's records and as it was said in the audit (by finding). `bills` are those of the audit by id,
    `answer` is the audit's whole JSON."""

    own: OwnBills
    said: Mapping[str, Mapping[str, Any]]
    asked_at: datetime
    bills: Mapping[str, Mapping[str, Any]]
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Office:
    """Raises NotAllowed, NotKnown for an audit that is not there, Refused for one without an answer. `language` None is the one
    that the audit was asked in."""

    allow: Allow

    def queue(self, caller: Caller, folder: str, audit: str, *, language: str | None = None) -> tuple[Desk, tuple[Reason, ...]]:
        def then(work: Work, _leave: Leave) -> tuple[Desk, list[OfficeNote]]:
            return desk(work, folder, audit, language), list(work.office.of(folder, NoteKind.MARK))

        found, notes = self.allow(caller, Action.OFFICE_SEE, then, folder=folder, resource=audit)
        return found, queue(found.own, [mark_of(one) for one in notes], found.asked_at)

    def finding(
        self, caller: Caller, folder: str, audit: str, finding: str, *, language: str | None = None
    ) -> tuple[Desk, Item]:
        """One of them, with its mark. Raises NotKnown for a finding that the audit has not."""
        found, reasons = self.queue(caller, folder, audit, language=language)
        item = next((one for reason in reasons for one in reason.items if one.finding.id == finding), None)
        if item is None:
            raise NotKnown("no_such_finding", what="Nothing was found", why="the audit has no such finding", do="look again")
        return found, item

    def mark(self, caller: Caller, folder: str, audit: str, finding: str, *, state: State, reason: str) -> Mark:
        """Raises NotKnown for a finding that the audit has not, Misused for no reason where one is wanted."""
        marked(state, reason)

        def then(work: Work, leave: Leave) -> Mark:
            matter = matters(desk(work, folder, audit).own).get(finding)
            if matter is None:
                raise NotKnown(
                    "no_such_finding", what="Nothing was marked", why="the audit has no such finding", do="look again"
                )
            body = {"matter": matter, "state": state.value, "reason": reason.strip()[:LONGEST_REASON], "finding": finding}
            return mark_of(work.office.add(folder, NoteKind.MARK, audit, leave.account.id, body))

        return self.allow(caller, Action.OFFICE_MARK, then, folder=folder, resource=audit)

    def causes(self, caller: Caller, folder: str, audit: str, *, language: str | None = None) -> tuple[Desk, tuple[Cause, ...]]:
        found = self._desk(caller, folder, audit, language)
        return found, root_causes(found.own)

    def counts(
        self, caller: Caller, folder: str, audit: str, by: By, *, language: str | None = None
    ) -> tuple[Desk, tuple[Counted, ...]]:
        """Every group of one kind that has a finding, systematic or not."""
        found = self._desk(caller, folder, audit, language)
        return found, counted(found.own, by)

    def _desk(self, caller: Caller, folder: str, audit: str, language: str | None = None) -> Desk:
        return self.allow(
            caller, Action.OFFICE_SEE, lambda work, _leave: desk(work, folder, audit, language), folder=folder, resource=audit
        )


def desk(work: Work, folder: str, audit: str, language: str | None = None) -> Desk:
    """Raises NotKnown, Refused, or why the audit came to nothing."""
    found = seen(work, folder, audit, language)
    if found.refused is not None:
        raise found.refused
    if found.audit.answer is None:
        raise Refused(
            "audit_not_over",
            what="There is nothing to show",
            why="the audit has no answer",
            do="wait until its job is done, or ask for another audit",
        )
    answer = found.audit.answer
    return Desk(
        own=own_bills(answer),
        said={one["id"]: one for one in answer["findings"]},
        asked_at=found.audit.made_at,
        bills={one["id"]: one for one in answer["bills"]},
        answer=answer,
    )


def mark_of(note: OfficeNote) -> Mark:
    return Mark(note.body["matter"], State(note.body["state"]), note.body["reason"], note.who, note.at)
