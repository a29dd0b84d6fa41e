"""Cases of a folder: made, listed, looked at, renamed, closed and opened again."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from almoner.engine.cases.case import Closed, Event, Noted, Opened, Renamed, Reopened, plain_of
from almoner.engine.cases.folding import fold
from almoner.engine.errors import Refused
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.cases.view import CaseView, View
from almoner.services.keeping.case_record import Told, record, titled, told
from almoner.services.keeping.fetch import known
from almoner.services.people.allow import Allow, Leave

MOST_PAPERS = 200


@dataclass(frozen=True, slots=True)
class Cases:
    """Raises NotAllowed, NotKnown for what is not in the folder."""

    allow: Allow
    view: View
    new_id: Callable[[str], str]

    def make(self, caller: Caller, folder: str, title: str, papers: Sequence[str], *, key: str | None = None) -> CaseView:
        """Asked again with the same `key` it gives the first answer. Raises Refused, Conflict for a key of another request."""
        title = titled(title)
        wanted = json.dumps(["case", folder, title, list(papers)])

        def then(work: Work, leave: Leave) -> CaseView:
            before = None if key is None else work.asked.before(leave.account.id, key, wanted)
            if before is not None:
                return self.view(work, told(work, folder, before))
            if len(papers) > MOST_PAPERS:
                raise Refused(
                    "papers_too_many",
                    what="No case was made",
                    why=f"a case takes at most {MOST_PAPERS} papers",
                    do="make several cases",
                )
            for paper in papers:
                known(work, folder, paper)
            opened = Opened(title, tuple(papers))
            made = work.cases.add(folder, leave.account.id, opened, id=self.new_id("c"))
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, made.id)
            return self.view(work, Told(made, fold(made.events)))

        return self.allow(caller, Action.CASE_MAKE, then, folder=folder, resource=lambda one: one.id)

    def list(self, caller: Caller, folder: str, *, after: str | None = None, most: int = 50) -> list[Told]:
        """Oldest first. Raises Refused where `after` is none of them."""

        def then(work: Work, _leave: Leave) -> list[Told]:
            return [Told(one, fold(one.events)) for one in work.cases.of(folder, after=after, most=most)]

        return self.allow(caller, Action.CASE_SEE, then, folder=folder)

    def see(self, caller: Caller, folder: str, case: str) -> CaseView:
        then = lambda work, _leave: self.view(work, told(work, folder, case))  # noqa: E731
        return self.allow(caller, Action.CASE_SEE, then, folder=folder, resource=case)

    def change(
        self, caller: Caller, folder: str, case: str, *, title: str | None, closed: bool | None, version: int
    ) -> CaseView:
        """What is None stays. Raises Conflict where it is no longer at this version, Refused where it is so already."""
        events: list[Event] = [] if title is None else [Renamed(titled(title))]
        if closed is not None:
            events.append(Closed() if closed else Reopened())
        return self.happens(caller, Action.CASE_CHANGE, folder, case, events, version=version)

    def note(self, caller: Caller, folder: str, case: str, said: Noted, *, key: str | None = None) -> CaseView:
        """A call, or what somebody promised."""
        return self.happens(caller, Action.CASE_CHANGE, folder, case, [said], key=key)

    def happens(
        self,
        caller: Caller,
        action: Action,
        folder: str,
        case: str,
        events: Sequence[Event],
        *,
        version: int | None = None,
        key: str | None = None,
        first: Callable[[Work], object] = lambda _work: None,
    ) -> CaseView:
        """These events and nothing else, once `first` has let them; asked again with the same `key` nothing more happens."""
        wanted = json.dumps([action.value, folder, case, [plain_of(one) for one in events]])

        def then(work: Work, leave: Leave) -> CaseView:
            one = told(work, folder, case, hold=True)
            if key is not None and work.asked.before(leave.account.id, key, wanted) is not None:
                return self.view(work, one)
            first(work)
            one = record(work, one, leave.account.id, *events, version=version)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, case)
            return self.view(work, one)

        return self.allow(caller, action, then, folder=folder, resource=case)
