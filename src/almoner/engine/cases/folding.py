"""Which event may follow which, and what a case comes to with each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from almoner.engine.cases.case import (
    AnswersSaid,
    AuditAsked,
    AuditRead,
    Closed,
    Confirmed,
    DoubtsLeft,
    Happened,
    LetterApproved,
    LetterAsked,
    LetterEdited,
    LetterSent,
    LetterTakenOut,
    LetterWritten,
    Noted,
    Opened,
    OutcomeCame,
    PaperAdded,
    PaperTakenOut,
    Renamed,
    Reopened,
    ReplyCame,
    SendingTakenBack,
)
from almoner.engine.cases.standing import Case, CaseLetter, approval_of
from almoner.engine.errors import Conflict, NotKnown, Refused


def fold(events: Iterable[Happened]) -> Case:
    """Raises Refused, Conflict, NotKnown for events that do not follow from each other, ValueError for none at all."""
    case: Case | None = None
    for one in events:
        case = after(case, one)
    if case is None:
        raise ValueError("a case begins with an event")
    return case


def after(case: Case | None, happened: Happened) -> Case:
    """What the case comes to with one more event. Raises Refused, Conflict or NotKnown with one sentence where it cannot follow."""
    event = happened.event
    if isinstance(event, Opened):
        if case is not None:
            raise refused("the case is open already", "go on with it")
        return Case(event.title, unique(event.papers))
    if case is None:
        raise refused("the case was not opened", "open it first")
    if case.closed and not isinstance(event, ALSO_WHEN_CLOSED):
        raise refused("the case is closed", "open it again first")
    changed = FOLDS[type(event)](case, event, happened)
    return replace(changed, number=happened.number)


ALSO_WHEN_CLOSED = (Reopened, Renamed, Noted, AuditRead, LetterWritten)
"""What a person may still say of a closed case, and jobs that were under way when it was closed."""


def renamed(case: Case, event: Renamed, _one: Happened) -> Case:
    return replace(case, title=event.title)


def paper_added(case: Case, event: PaperAdded, one: Happened) -> Case:
    if event.paper in case.papers:
        raise refused("the paper is in the case already", "look at the list of its papers")
    return replace(case, papers=(*case.papers, event.paper), paper_at=one.number)


def paper_taken_out(case: Case, event: PaperTakenOut, one: Happened) -> Case:
    if event.paper not in case.papers:
        raise NotKnown(
            "no_such_paper", what="No paper was found", why="it is not in this case", do="look at the list of its papers"
        )
    replies = tuple(each for each in case.replies if each.paper != event.paper)
    left = tuple(each for each in case.papers if each != event.paper)
    return replace(case, papers=left, replies=replies, paper_at=one.number)


def answers_said(case: Case, event: AnswersSaid, one: Happened) -> Case:
    return replace(case, answers=event.answers, answers_at=one.number)


def audit_asked(case: Case, event: AuditAsked, one: Happened) -> Case:
    if not case.papers:
        raise refused("no paper is in the case", "add a paper first")
    return replace(case, audit=event.audit, audit_at=one.number)


def audit_read(case: Case, event: AuditRead, _one: Happened) -> Case:
    """One that was overtaken by a later one changes nothing."""
    if event.audit != case.audit:
        return case
    return replace(case, read=event.audit, doubts=event.doubts, open_doubts=event.ids)


def confirmed(case: Case, event: Confirmed, _one: Happened) -> Case:
    if case.read is None or event.audit != case.read:
        raise refused("that is not the last check of this case", "look at the last one")
    return replace(case, confirmed=event.audit, left=case.left | {*case.open_doubts})


def doubts_left(case: Case, event: DoubtsLeft, _one: Happened) -> Case:
    return replace(case, left=case.left | {*event.doubts})


def letter_asked(case: Case, event: LetterAsked, one: Happened) -> Case:
    if case.read is None or event.audit != case.read:
        raise refused("its papers were not checked yet", "have them checked first")
    new = CaseLetter(event.letter, event.kind, event.audit, event.finding, one.number)
    return replace(case, letters=(*case.letters, new))


def letter_written(case: Case, event: LetterWritten, one: Happened) -> Case:
    """One that was taken out meanwhile stays out."""
    if all(each.id != event.letter for each in case.letters):
        return case
    return with_letter(case, replace(case.letter(event.letter), files=event.files, changed=one.number, worded=one.number))


def letter_edited(case: Case, event: LetterEdited, one: Happened) -> Case:
    found = written(case, event.letter)
    changed = replace(found, files=event.files, edited=True, approved=None, changed=one.number, worded=one.number)
    return with_letter(case, changed)


def letter_taken_out(case: Case, event: LetterTakenOut, _one: Happened) -> Case:
    found = case.letter(event.letter)
    not_sent(found)
    return replace(case, letters=tuple(each for each in case.letters if each is not found))


def letter_approved(case: Case, event: LetterApproved, one: Happened) -> Case:
    found = written(case, event.letter)
    if (found.files or {}).get(event.form) != event.sha256:
        raise Conflict(
            "letter_changed",
            what="The letter was not approved",
            why="it is not the text that was looked at",
            do="look at it as it is now, and approve that",
        )
    return with_letter(case, replace(found, approved=one, changed=one.number))


def letter_sent(case: Case, event: LetterSent, one: Happened) -> Case:
    found = case.letter(event.letter)
    approved = approval_of(found)
    if approved is None or approved.sha256 != event.sha256:
        raise refused("nobody has approved the letter as it is", "read it and approve it first")
    sendings = (*found.sendings, (one.number, event))
    return replace(with_letter(case, replace(found, sendings=sendings, changed=one.number)), sent_at=one.number)


def sending_taken_back(case: Case, event: SendingTakenBack, one: Happened) -> Case:
    """The letter is to be sent again, as it was approved, unless another sending of it stands."""
    found = case.letter(event.letter)
    left = tuple(each for each in found.sendings if each[0] != event.sending)
    if left == found.sendings:
        raise NotKnown(
            "no_such_sending",
            what="Nothing was taken back",
            why="the letter has no such sending",
            do="look at how it was sent",
        )
    last = max((number for number, _ in left), default=one.number)
    changed = with_letter(case, replace(found, sendings=left, changed=last))
    return replace(changed, sent_at=max((number for each in changed.letters for number, _ in each.sendings), default=0))


def reply_came(case: Case, event: ReplyCame, one: Happened) -> Case:
    if any(each.paper == event.paper for each in case.replies):
        raise refused("the reply is in the case already", "look at the list of its papers")
    papers = case.papers if event.paper in case.papers else (*case.papers, event.paper)
    return replace(case, papers=papers, replies=(*case.replies, event), reply_at=one.number, paper_at=one.number)


def outcome_came(case: Case, event: OutcomeCame, _one: Happened) -> Case:
    closes = event.finding is None if event.closes is None else event.closes
    return replace(case, outcomes=(*case.outcomes, event), closed=closes)


def noted(case: Case, event: Noted, _one: Happened) -> Case:
    return replace(case, notes=(*case.notes, event))


def closed(case: Case, _event: Closed, _one: Happened) -> Case:
    return replace(case, closed=True)


def reopened(case: Case, _event: Reopened, _one: Happened) -> Case:
    if not case.closed:
        raise refused("the case is open", "go on with it")
    return replace(case, closed=False)


FOLDS: Mapping[type[Any], Callable[[Case, Any, Happened], Case]] = MappingProxyType(
    {
        Renamed: renamed,
        PaperAdded: paper_added,
        PaperTakenOut: paper_taken_out,
        AnswersSaid: answers_said,
        AuditAsked: audit_asked,
        AuditRead: audit_read,
        Confirmed: confirmed,
        DoubtsLeft: doubts_left,
        LetterAsked: letter_asked,
        LetterWritten: letter_written,
        LetterEdited: letter_edited,
        LetterTakenOut: letter_taken_out,
        LetterApproved: letter_approved,
        LetterSent: letter_sent,
        SendingTakenBack: sending_taken_back,
        ReplyCame: reply_came,
        OutcomeCame: outcome_came,
        Noted: noted,
        Closed: closed,
        Reopened: reopened,
    }
)


def written(case: Case, letter: str) -> CaseLetter:
    """Raises NotKnown, Refused for one that is not written yet, or was sent."""
    found = case.letter(letter)
    if found.files is None:
        raise refused("the letter is not written yet", "wait until it is")
    not_sent(found)
    return found


def not_sent(letter: CaseLetter) -> None:
    if letter.sent:
        raise refused("the letter was sent", "write another one")


def with_letter(case: Case, changed: CaseLetter) -> Case:
    return replace(case, letters=tuple(changed if one.id == changed.id else one for one in case.letters))


def unique(papers: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(papers))


def refused(why: str, do: str) -> Refused:
    return Refused("case_not_so_far", what="This was not done", why=why, do=do)
