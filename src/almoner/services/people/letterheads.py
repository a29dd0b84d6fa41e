"""The head of an account's letters: seen, written and taken away by the account itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.letters.letterhead import Letterhead, letterhead
from almoner.ports.entering import Caller
from almoner.ports.keeping import Database, Work
from almoner.services.people.own import Deed, mine, note


@dataclass(frozen=True, slots=True)
class Letterheads:
    """Raises NotAllowed for a key of a program, NotSignedIn where the account is closed."""

    database: Database

    def get(self, caller: Caller) -> Letterhead | None:
        return self.database.read(lambda work: work.letterheads.get(mine(work, caller).id))

    def put(self, caller: Caller, *, name: str, lines: Sequence[str], mark: str) -> Letterhead:
        """In place of the one before; letters written before keep theirs. Raises Misused for too much, or no name."""
        head = letterhead(name, tuple(lines), mark)

        def work(one: Work) -> Letterhead:
            account = mine(one, caller).id
            one.letterheads.put(account, head)
            note(one, account, caller.origin, Deed.LETTERHEAD, account)
            return head

        return self.database.write(work)

    def remove(self, caller: Caller) -> None:
        def work(one: Work) -> None:
            account = mine(one, caller).id
            one.letterheads.remove(account)
            note(one, account, caller.origin, Deed.LETTERHEAD, account)

        self.database.write(work)
