"""Collections of documents: made, opened to readers, listed, changed, erased; what somebody may not read is not there for them."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from almoner.engine.errors import NotKnown, Refused
from almoner.engine.knowledge.access import Readers, may_change, may_erase, may_read
from almoner.engine.privacy.permissions import Action, Role
from almoner.engine.wording.neutral import neutral
from almoner.ports.accounts import Account
from almoner.ports.collections import Door, KeptCollection
from almoner.ports.documents import Documents
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.people.allow import Allow, Leave

LONGEST_NAME = 120
MOST = 200
"""Collections of one account."""
MOST_READERS = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a collection is to be. `logins` are accounts that may read it, as they sign in; `accounts` those known by their id."""

    name: str
    plan: str | None = None
    everybody: bool = False
    roles: frozenset[Role] = frozenset()
    logins: tuple[str, ...] = ()
    accounts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Listed:
    """A collection as somebody sees it. `readable` False: an operator sees only that it is there, to erase it."""

    collection: KeptCollection
    readable: bool
    documents: int | None

    @property
    def id(self) -> str:
        return self.collection.id


@dataclass(frozen=True, slots=True)
class Collections:
    """Raises NotAllowed, and NotKnown alike for what is not there and for what the caller may not read. `forget` is told of documents
    that are gone, and takes their vectors away; `mirror` brings the list of what was erased beside the database up to date."""

    allow: Allow
    documents: Documents
    forget: Callable[[Iterable[str]], None]
    mirror: Callable[[], None] = lambda: None

    def make(self, caller: Caller, wanted: Wanted, *, key: str | None = None) -> Listed:
        """Asked again with the same `key` it gives the first answer. Raises Refused, Conflict for a key of another request."""
        name, plan = named(wanted.name), planned(wanted.plan)
        asked = json.dumps(["collection", name, plan, wanted.everybody, sorted(wanted.roles), sorted(wanted.logins)])

        def then(work: Work, leave: Leave) -> Listed:
            before = None if key is None else work.asked.before(leave.account.id, key, asked)
            if before is not None:
                return listed(work, leave.account, own(work, leave.account, before))
            if sum(one.owner == leave.account.id for one in work.collections.doors()) >= MOST:
                raise refused("collections_too_many", f"{MOST} of yours are there", "erase one that is no longer needed")
            made = work.collections.add(leave.account.id, name, plan, readers_of(work, wanted))
            if key is not None:
                work.asked.remember(leave.account.id, key, asked, made.id)
            return Listed(made, readable=True, documents=0)

        return self.allow(caller, Action.COLLECTION_MAKE, then, resource=lambda one: one.id)

    def list(self, caller: Caller) -> list[Listed]:
        """Those that the caller may read, oldest first; for an operator also, without what they are, those of closed accounts."""

        def then(work: Work, leave: Leave) -> list[Listed]:
            seen = [one for one in work.collections.doors() if reads(one, leave.account) or erases(work, one, leave.account)]
            return [listed(work, leave.account, one) for one in map(work.collections.get, (each.id for each in seen)) if one]

        return self.allow(caller, Action.COLLECTION_SEE, then)

    def see(self, caller: Caller, collection: str) -> Listed:
        def then(work: Work, leave: Leave) -> Listed:
            return listed(work, leave.account, readable(work, leave.account, collection))

        return self.allow(caller, Action.COLLECTION_SEE, then, resource=collection)

    def change(self, caller: Caller, collection: str, wanted: Wanted, *, version: int) -> Listed:
        """Who may read it, and how it is called, from now on. Raises Refused, Conflict where it is no longer at this version."""
        name, plan = named(wanted.name), planned(wanted.plan)

        def then(work: Work, leave: Leave) -> Listed:
            found = own(work, leave.account, collection)
            changed = work.collections.change(found.id, name, plan, readers_of(work, wanted), version=version)
            return listed(work, leave.account, changed)

        return self.allow(caller, Action.COLLECTION_CHANGE, then, resource=collection)

    def erase(self, caller: Caller, collection: str) -> None:
        """Its key is destroyed; its documents, passages and vectors are gone; a tombstone is left."""

        def then(work: Work, leave: Leave) -> tuple[str, ...]:
            found = work.collections.get(collection)
            if found is None or not erases(work, found, leave.account):
                raise no_such_collection()
            for one in work.collections.documents(collection):
                work.jobs.cancel(one.job)
            return work.collections.erase(collection)

        gone = self.allow(caller, Action.COLLECTION_ERASE, then, resource=collection)
        self.mirror()
        self.forget(gone)
        for document in gone:
            self.documents.remove(document)


def listed(work: Work, account: Account, one: KeptCollection) -> Listed:
    """Its owner sees how many documents are in it, others how many they can search."""
    if not reads(one, account):
        return Listed(one, readable=False, documents=None)
    if may_change(one.owner, account.id):
        return Listed(one, readable=True, documents=sum(1 for _ in work.collections.documents(one.id)))
    return Listed(one, readable=True, documents=len(work.collections.taken_in([one.id])))


def reads(one: Door | KeptCollection, account: Account) -> bool:
    return may_read(one.readers, one.owner, account.id, account.roles)


def erases(work: Work, one: Door | KeptCollection, account: Account) -> bool:
    owner = work.accounts.get(one.owner)
    return may_erase(one.owner, account.id, account.roles, owner_closed=owner is None or owner.closed_at is not None)


def readable(work: Work, account: Account, collection: str) -> KeptCollection:
    """Raises NotKnown."""
    found = work.collections.get(collection)
    if found is None or not reads(found, account):
        raise no_such_collection()
    return found


def own(work: Work, account: Account, collection: str) -> KeptCollection:
    """Raises NotKnown."""
    found = work.collections.get(collection)
    if found is None or not may_change(found.owner, account.id):
        raise no_such_collection()
    return found


def readers_of(work: Work, wanted: Wanted) -> Readers:
    """Raises NotKnown for a login or an account that is not here, Refused for too many."""
    named: list[str] = []
    for login in wanted.logins:
        found = work.accounts.by_login(login)
        if found is None or found.closed_at is not None:
            raise no_such_reader()
        named.append(found.id)
    for id in wanted.accounts:
        if work.accounts.get(id) is None:
            raise no_such_reader()
        named.append(id)
    if len(named) > MOST_READERS:
        raise refused("readers_too_many", f"{MOST_READERS} accounts may be named", "let a role in instead")
    return Readers(wanted.everybody, wanted.roles, frozenset(named))


def no_such_reader() -> NotKnown:
    return NotKnown("no_such_login", what="Nothing was changed", why="nobody here has this login", do="check its spelling")


def no_such_collection() -> NotKnown:
    """One sentence for what is not there and for what may not be read."""
    return NotKnown(
        "no_such_collection",
        what="No collection was found",
        why="it is not there, or it is not yours to read",
        do="look at the list of collections",
    )


def refused(code: str, why: str, do: str) -> Refused:
    return Refused(code, what="The collection was not taken", why=why, do=do)


def named(name: str) -> str:
    """Raises Refused for a name that is empty or too long."""
    name = neutral(name)
    if not name or len(name) > LONGEST_NAME:
        raise refused("collection_name", f"a name has 1 to {LONGEST_NAME} signs", "choose another name")
    return name


def planned(plan: str | None) -> str | None:
    """Raises Refused."""
    said = neutral(plan or "")
    if len(said) > LONGEST_NAME:
        raise refused("collection_plan", f"a plan's name has at most {LONGEST_NAME} signs", "choose a shorter one")
    return said or None
