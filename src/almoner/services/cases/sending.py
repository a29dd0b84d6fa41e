"""A letter is approved as exact bytes by a person who is named, and only then noted as sent, or handed out for an e-mail."""

from dataclasses import dataclass
from datetime import UTC, date, timedelta

from almoner.engine.cases.case import How, LetterApproved, LetterSent, SendingTakenBack
from almoner.engine.cases.standing import CaseLetter, approval_of
from almoner.engine.errors import Refused
from almoner.engine.privacy.permissions import Action
from almoner.ports.documents import Documents
from almoner.ports.drafts import Drafting
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.kept_letters import KeptLetter
from almoner.services.cases.cases import Cases
from almoner.services.cases.view import CaseView
from almoner.services.keeping.case_record import record, told
from almoner.services.keeping.letters import seen_letter
from almoner.services.people.allow import Leave

FURTHEST_WEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Approve:
    """Calling it raises NotAllowed, NotKnown, Refused for a letter that is not written or was sent, Conflict where these are not the
    bytes of the letter."""

    cases: Cases

    def __call__(
        self, caller: Caller, folder: str, case: str, letter: str, *, form: str, sha256: str, key: str | None = None
    ) -> CaseView:
        """By the person who is signed in, whose name is kept with it."""
        wanted = f"approve {folder} {case} {letter} {form} {sha256}"

        def then(work: Work, leave: Leave) -> CaseView:
            one = told(work, folder, case, hold=True)
            if key is not None and work.asked.before(leave.account.id, key, wanted) is not None:
                return self.cases.view(work, one)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, case)
            event = LetterApproved(letter, form, sha256, leave.account.name)
            return self.cases.view(work, record(work, one, leave.account.id, event))

        return self.cases.allow(caller, Action.LETTER_APPROVE, then, folder=folder, resource=letter)


@dataclass(frozen=True, slots=True)
class Send:
    """What was approved, and nothing else. Raises NotAllowed, NotKnown, Refused where nobody has approved it."""

    cases: Cases
    documents: Documents
    draft: Drafting

    def __call__(
        self,
        caller: Caller,
        folder: str,
        case: str,
        letter: str,
        *,
        how: How,
        on: date,
        number: str | None,
        key: str | None = None,
    ) -> CaseView:
        """As the person says that it was sent: the house sends nothing."""

        wanted = f"send {folder} {case} {letter} {how.value} {on.isoformat()} {number}"

        def then(work: Work, leave: Leave) -> CaseView:
            one = told(work, folder, case, hold=True)
            if key is not None and work.asked.before(leave.account.id, key, wanted) is not None:
                return self.cases.view(work, one)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, case)
            found = one.case.letter(letter)
            approved = approval(found)
            not_before(found, on)
            event = LetterSent(letter, how, on, number, approved.sha256)
            return self.cases.view(work, record(work, one, leave.account.id, event))

        return self.cases.allow(caller, Action.LETTER_SEND, then, folder=folder, resource=letter)

    def take_back(self, caller: Caller, folder: str, case: str, letter: str, sending: int) -> CaseView:
        """It was not sent, or not so: the letter waits to be sent, still approved. `sending` is the number of the event that noted it.
        Raises NotKnown for one that does not stand."""
        return self.cases.happens(caller, Action.LETTER_SEND, folder, case, [SendingTakenBack(letter, sending)])

    def email(self, caller: Caller, folder: str, case: str, letter: str) -> bytes:
        """A draft with the approved bytes as its attachment, for the person's own mail program."""

        def then(work: Work, _leave: Leave) -> tuple[LetterApproved, KeptLetter]:
            found = told(work, folder, case).case.letter(letter)
            return approval(found), seen_letter(work, folder, found.audit, letter).letter

        approved, kept = self.cases.allow(caller, Action.LETTER_SEND, then, folder=folder, resource=letter)
        with self.documents.open(kept.files[approved.form]) as stream:
            return self.draft(stream.read(), approved.form)


def not_before(letter: CaseLetter, on: date) -> None:
    """Raises Refused for a day on which it had not been approved yet anywhere on earth."""
    if letter.approved is not None and on < (letter.approved.at.astimezone(UTC) - FURTHEST_WEST).date():
        raise Refused(
            "sent_before_approved",
            what="The letter was not noted as sent",
            why="it was approved on a later day",
            do="write the day on which it went out",
        )


def approval(letter: CaseLetter) -> LetterApproved:
    """Raises Refused where nobody has approved it as it is."""
    found = approval_of(letter)
    if found is None:
        raise Refused(
            "not_approved",
            what="The letter was not sent",
            why="nobody has approved it as it is now",
            do="read it and approve it first",
        )
    return found
