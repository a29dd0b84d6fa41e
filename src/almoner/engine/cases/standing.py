"""What the events of a case come to, and the state it is in by them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from almoner.engine.cases.case import CaseState, Event, Happened, LetterApproved, LetterSent, Noted, OutcomeCame, ReplyCame
from almoner.engine.errors import NotKnown


@dataclass(frozen=True, slots=True)
class CaseLetter:
    """A letter of a case. No `files` before it is written; `approved` is gone with each change; `changed` is the number of its
    last event, `worded` of the last that changed its words. `sendings` stand with the numbers of their events."""

    id: str
    kind: str
    audit: str
    finding: str | None
    changed: int
    files: Mapping[str, str] | None = None
    worded: int = 0
    edited: bool = False
    approved: Happened | None = None
    sendings: tuple[tuple[int, LetterSent], ...] = ()

    @property
    def sent(self) -> tuple[LetterSent, ...]:
        """How it was sent, the first day first."""
        return tuple(sorted((one for _, one in self.sendings), key=lambda one: one.on))


@dataclass(frozen=True, slots=True)
class Case:
    """What a case comes to. `audit` is the one asked for last, `read` the last one that has an answer; the counters hold the number
    of the last event of their kind, 0 for none."""

    title: str
    papers: tuple[str, ...]
    number: int = 1
    answers: Mapping[str, Any] = field(default_factory=dict)
    audit: str | None = None
    read: str | None = None
    doubts: int = 0
    confirmed: str | None = None
    letters: tuple[CaseLetter, ...] = ()
    replies: tuple[ReplyCame, ...] = ()
    outcomes: tuple[OutcomeCame, ...] = ()
    notes: tuple[Noted, ...] = ()
    closed: bool = False
    paper_at: int = 1
    answers_at: int = 0
    audit_at: int = 0
    sent_at: int = 0
    reply_at: int = 0
    open_doubts: tuple[str, ...] = ()
    left: frozenset[str] = frozenset()
    """Ids of doubts that the person looked at and left open."""

    @property
    def unasked(self) -> int:
        """Doubts of the last check that nobody has looked at yet."""
        if self.confirmed == self.read:
            return 0
        return len({*self.open_doubts} - self.left) if self.open_doubts else self.doubts

    @property
    def stale(self) -> bool:
        """Whether papers or answers have changed since the last audit was asked for."""
        return self.audit is not None and max(self.paper_at, self.answers_at) > self.audit_at

    @property
    def open_letters(self) -> tuple[CaseLetter, ...]:
        """Those that were not sent; one that nobody touched since something came back no longer counts."""
        return tuple(one for one in self.letters if not one.sent and one.changed > self.reply_at)

    @property
    def state(self) -> CaseState:
        if self.closed:
            return CaseState.CLOSED
        unsent = self.open_letters
        if any(one.approved for one in unsent):
            return CaseState.TO_SEND
        if any(one.files for one in unsent):
            return CaseState.TO_APPROVE
        if unsent:
            return CaseState.WRITING
        if self.sent_at > self.reply_at:
            return CaseState.WAITING
        if self.reply_at > self.audit_at:
            return CaseState.ANSWERED
        return self._state_of_audit()

    def _state_of_audit(self) -> CaseState:
        if self.audit is None or self.paper_at > self.audit_at:
            return CaseState.PAPERS
        if self.read != self.audit:
            return CaseState.READING
        return CaseState.CONFIRM if self.unasked else CaseState.FINDINGS

    def letter(self, id: str) -> CaseLetter:
        """Raises NotKnown."""
        found = next((one for one in self.letters if one.id == id), None)
        if found is None:
            raise NotKnown(
                "no_such_letter",
                what="No letter was found",
                why="it is not in this case",
                do="look at the list of the case's letters",
            )
        return found


def approval_of(letter: CaseLetter) -> LetterApproved | None:
    """What was approved, where it still is what the letter says."""
    event: Event | None = None if letter.approved is None else letter.approved.event
    return event if isinstance(event, LetterApproved) else None
