"""Hand the journal on to a place where it is searched; that it was, is a line in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from almoner.engine.privacy.chain import Entry, Unread
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.services.people.allow import Allow

Write = Callable[[Iterable[Entry | Unread]], int]


@dataclass(frozen=True, slots=True)
class ExportJournal:
    """For the privacy officer."""

    allow: Allow

    def __call__(self, caller: Caller, write: Write, *, after: int = 0) -> int:
        """`write` takes the lines after number `after` one by one; gives how many it wrote. Raises NotAllowed, Unavailable."""
        self.allow(caller, Action.JOURNAL_SEE, lambda _work, _leave: None, resource="export")
        return self.allow.database.read(lambda work: write(work.entries.all(after=after)))
