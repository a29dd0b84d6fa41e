"""People's folders: made, listed, looked at, renamed, erased."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from almoner.engine.errors import Refused
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.neutral import neutral
from almoner.ports.documents import Documents
from almoner.ports.entering import Caller
from almoner.ports.keeping import Folder, Work
from almoner.services.people.allow import Allow, Leave, lacking_proof, not_allowed

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class SeenFolder:
    """A folder, and the actions that its looker's tie to it allows."""

    folder: Folder
    may: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Folders:
    """Each call is for the caller, and leaves a line in the journal. Raises NotAllowed. `mirror` brings the list of what was erased
    beside the database up to date."""

    allow: Allow
    documents: Documents
    mirror: Callable[[], None] = lambda: None

    def make(self, caller: Caller, name: str, *, key: str | None = None) -> Folder:
        """Asked again with the same `key` it gives the first answer. Raises Conflict for a key of another request."""
        name = named(name)
        wanted = json.dumps(["folder", name])

        def then(work: Work, leave: Leave) -> Folder:
            before = None if key is None else work.asked.before(leave.account.id, key, wanted)
            found = None if before is None else work.folders.get(before)
            if before is not None:
                if found is None or found.erased_at is not None:
                    raise not_allowed(Action.FOLDER_SEE)
                return found
            made = work.folders.add(leave.account.id, name)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, made.id)
            return made

        return self.allow(caller, Action.FOLDER_MAKE, then, resource=lambda made: made.id)

    def mine(self, caller: Caller, *, after: str | None = None, most: int = 50) -> list[Folder]:
        """Oldest first. Raises Refused where `after` is none of them."""

        def work(one: Work) -> list[Folder]:
            account = one.accounts.get(caller.account)
            if account is None or account.closed_at is not None:
                raise not_allowed(Action.FOLDER_SEE)
            if caller.only is not None and Action.FOLDER_SEE not in caller.only:
                raise not_allowed(Action.FOLDER_SEE)
            if caller.lacks_proof:
                raise lacking_proof(Action.FOLDER_SEE)
            found = list(one.folders.of(account.id, after=after, most=most))
            one.journal(Act(account.id, Purpose.OWN, caller.origin), Action.FOLDER_SEE.value, account.id)
            return found

        return self.allow.database.write(work)

    def see(self, caller: Caller, folder: str) -> SeenFolder:
        """With what the caller may do in it."""

        def then(_work: Work, leave: Leave) -> SeenFolder:
            may = tuple(one for one in Action if leave.may(one) and (caller.only is None or one in caller.only))
            return SeenFolder(there(leave), may)

        return self.allow(caller, Action.FOLDER_SEE, then, folder=folder)

    def rename(self, caller: Caller, folder: str, name: str, *, version: int) -> Folder:
        """Raises Conflict where it is no longer at this version."""
        name = named(name)

        def then(work: Work, _leave: Leave) -> Folder:
            return work.folders.rename(folder, name, version=version)

        return self.allow(caller, Action.FOLDER_RENAME, then, folder=folder)

    def erase(self, caller: Caller, folder: str) -> None:
        """Its key is destroyed, its papers, audits, letters and cases are gone; a tombstone is left. Raises Refused where it is held."""

        gone = self.allow(caller, Action.FOLDER_ERASE, lambda work, _leave: erase(work, folder), folder=folder)
        self.mirror()
        for document in gone:
            self.documents.remove(document)


def erase(work: Work, folder: str) -> tuple[str, ...]:
    """Everything in it, and its key; gives the documents that are to be taken away. Raises Refused where it is held."""
    work.jobs.cancel_all(folder)
    work.audits.remove_all(folder)
    work.cases.remove_all(folder)
    work.office.remove_all(folder)
    work.outside.remove_all(folder)
    gone = work.letters.remove_all(folder) + work.uploads.remove_all(folder) + work.papers.remove_all(folder)
    work.folders.erase(folder)
    return gone


def there(leave: Leave) -> Folder:
    if leave.folder is None:
        raise not_allowed(Action.FOLDER_SEE)
    return leave.folder


def named(name: str) -> str:
    """Raises Refused for a name that is empty or too long."""
    name = neutral(name)
    if not name or len(name) > LONGEST_NAME:
        why = f"a name has 1 to {LONGEST_NAME} signs"
        raise Refused("folder_name", what="The name was not taken", why=why, do="choose another name")
    return name
