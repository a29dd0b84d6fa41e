"""Go through who looked at what at work, for the privacy officer; what comes back names accounts and folders by id alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from almoner.engine.privacy.chain import Entry
from almoner.engine.privacy.permissions import Action, Role
from almoner.engine.privacy.snooping import AT_WORK, Person, Suspicion, suspicions, whole
from almoner.ports.accounts import Account
from almoner.ports.entering import Caller
from almoner.ports.keeping import Folder, Work
from almoner.services.people.allow import Allow, Leave

STAFF = frozenset(Role) - {Role.PERSON}


@dataclass(frozen=True, slots=True)
class Gone:
    """What was found. `folders` were looked at by somebody at work; of `not_compared` no whole name is known; `addresses` says
    whether any were given to compare."""

    suspicions: tuple[Suspicion, ...]
    folders: int
    not_compared: int
    addresses: bool


@dataclass(frozen=True, slots=True)
class Snooping:
    """Lines of a time, both days included."""

    allow: Allow

    def __call__(self, caller: Caller, first: date, last: date, listed: Sequence[Person] = ()) -> Gone:
        """`listed` are people as the officer knows them, such as staff with their addresses; they are kept nowhere. Raises
        NotAllowed."""

        def then(work: Work, _leave: Leave) -> Gone:
            began, ended = datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)
            lines = [one for one in work.entries.between(began, ended) if one.purpose in AT_WORK]
            return gone_through(work, lines, listed)

        return self.allow(caller, Action.SNOOPING_SEE, then, resource="snooping")


def gone_through(work: Work, lines: Iterable[Entry], listed: Sequence[Person]) -> Gone:
    lines = list(lines)
    accounts = {one.id: one for one in work.accounts.all()}
    folders = {id: work.folders.get(id) for id in {one.folder for one in lines if one.folder is not None}}
    kept = {id: one for id, one in folders.items() if one is not None and one.erased_at is None}
    known = [with_listed(person_of(one), listed) for one in accounts.values()]
    lookers = {one.account: one for one in known if one.account is not None}
    staff = [one for one in (*known, *listed) if one.works_here]
    subjects = {id: with_listed(subject_of(one, accounts, staff), listed) for id, one in kept.items()}
    return Gone(
        suspicions(lines, lookers, subjects),
        len(kept),
        sum(not whole(one) and one.account is None for one in subjects.values()),
        any(one.addresses for one in listed),
    )


def person_of(account: Account) -> Person:
    return Person((account.name,), account.id, works_here=bool(account.roles & STAFF))


def subject_of(folder: Folder, accounts: dict[str, Account], staff: Sequence[Person]) -> Person:
    """Whom the papers are about: who the folder is called after, and its owner, where that is a person and not only at work."""
    named, owner = Person((folder.name,)), accounts.get(folder.owner)
    works_here = any(whole(one) & whole(named) for one in staff)
    if owner is None or Role.PERSON not in owner.roles:
        return replace(named, works_here=works_here)
    return Person((folder.name, owner.name), owner.id, works_here=works_here or bool(owner.roles & STAFF))


def with_listed(person: Person, listed: Sequence[Person]) -> Person:
    """With what the officer knows of them."""
    same = [one for one in listed if one.account == person.account is not None or whole(one) & whole(person)]
    return replace(
        person,
        addresses=(*person.addresses, *(address for one in same for address in one.addresses)),
        works_here=person.works_here or any(one.works_here for one in same),
    )
