"""Every date of every case that somebody may see: an advocate's one list."""

from dataclasses import dataclass

from almoner.engine.cases.case import CaseState
from almoner.engine.cases.folding import fold
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.permissions import Action
from almoner.ports.accounts import Account
from almoner.ports.entering import Caller
from almoner.ports.keeping import Folder, Work
from almoner.services.cases.view import CaseView, View
from almoner.services.keeping.case_record import Told
from almoner.services.keeping.reached import reached
from almoner.services.people.allow import Allow, No, decide, lacking_proof, not_allowed


@dataclass(frozen=True, slots=True)
class FolderCases:
    """The open cases of a folder."""

    folder: Folder
    cases: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True)
class AllDates:
    """Calling it raises NotAllowed for who has no account. Each folder that was looked into has its line in the journal."""

    allow: Allow
    view: View

    def __call__(self, caller: Caller) -> list[FolderCases]:
        """Open cases in the account's own folders and in those it was let into, as far as grants count today."""

        def work(one: Work) -> list[FolderCases]:
            account = listing(one, caller)
            return [found for folder in reached(one, account.id) if (found := self._of(one, caller, folder)) is not None]

        return self.allow.database.write(work)

    def _of(self, work: Work, caller: Caller, folder: str) -> FolderCases | None:
        """None where nothing is open, or where the caller may not look."""
        leave = decide(work, caller, Action.CASE_SEE, folder)
        if isinstance(leave, No) or leave.folder is None:
            return None
        views = open_cases(work, self.view, folder)
        if not views:
            return None
        work.journal(leave.act, Action.CASE_SEE.value, folder, folder=folder)
        return FolderCases(leave.folder, views)


def listing(work: Work, caller: Caller) -> Account:
    """Whoever asks for cases of several folders, with a line in the journal. Raises NotAllowed."""
    account = work.accounts.get(caller.account)
    if account is None or account.closed_at is not None:
        raise not_allowed(Action.CASE_SEE)
    if caller.only is not None and Action.CASE_SEE not in caller.only:
        raise not_allowed(Action.CASE_SEE)
    if caller.lacks_proof:
        raise lacking_proof(Action.CASE_SEE)
    work.journal(Act(account.id, Purpose.OWN, caller.origin), Action.CASE_SEE.value, account.id)
    return account


def open_cases(work: Work, view: View, folder: str) -> tuple[CaseView, ...]:
    told = (Told(one, fold(one.events)) for one in work.cases.of(folder))
    return tuple(view(work, one) for one in told if one.case.state is not CaseState.CLOSED)
