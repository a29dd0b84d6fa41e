"""The people who let somebody help them: each with their open cases, and for whom these wait."""

from collections.abc import Iterator
from dataclasses import dataclass

from almoner.engine.cases.dates import CaseDate
from almoner.engine.privacy.permissions import Action, Grant, Tie
from almoner.ports.entering import Caller
from almoner.ports.keeping import Folder, Work
from almoner.services.cases.all_dates import listing, open_cases
from almoner.services.cases.view import CaseView, View
from almoner.services.people.allow import Allow, No, decide


@dataclass(frozen=True, slots=True)
class Client:
    """A folder that somebody was let into, as far as that counts today, and its open cases."""

    folder: Folder
    grant: Grant
    tie: Tie
    cases: tuple[CaseView, ...]

    @property
    def next(self) -> tuple[CaseView, CaseDate] | None:
        """The earliest day that is not over and about which nothing was sent."""
        days = [(view, one) for view in self.cases for one in view.dates if not one.done and one.last_day >= view.today]
        return min(days, key=lambda one: (one[1].first, one[1].last_day), default=None)


@dataclass(frozen=True, slots=True)
class Clients:
    """Calling it raises NotAllowed for who has no account. Each folder that was looked into has its line in the journal."""

    allow: Allow
    view: View

    def __call__(self, caller: Caller) -> list[Client]:
        """Those with the earliest day first, then by name."""

        def work(one: Work) -> list[Client]:
            return list(self._all(one, caller, listing(one, caller).id))

        def order(client: Client) -> tuple[bool, str, str]:
            day = client.next
            return day is None, "" if day is None else day[1].first.isoformat(), client.folder.name

        return sorted(self.allow.database.write(work), key=order)

    def _all(self, work: Work, caller: Caller, account: str) -> Iterator[Client]:
        grants = [one.grant for one in work.grants.to(account) if one.grant.counts(work.now.date())]
        closest = {one.folder: one for one in sorted(grants, key=lambda one: (one.acting, one.helping, one.last_day))}
        for folder, grant in closest.items():
            leave = decide(work, caller, Action.CASE_SEE, folder)
            if isinstance(leave, No) or leave.folder is None:
                continue
            work.journal(leave.act, Action.CASE_SEE.value, folder, folder=folder)
            yield Client(leave.folder, grant, leave.tie, open_cases(work, self.view, folder))
