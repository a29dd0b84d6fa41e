"""Accounts as an operator sees them: invited, given roles, closed. Whoever is invited sets their own password."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from almoner.engine.errors import Conflict, NotKnown, Refused
from almoner.engine.privacy.permissions import Action, Role
from almoner.ports.accounts import Account, Kind
from almoner.ports.entering import Caller, Once, Place, Way
from almoner.ports.keeping import Database, Work
from almoner.ports.proofs import Chance
from almoner.services.people.allow import Allow
from almoner.services.people.first_start import named
from almoner.services.people.own import Deed, not_signed_in, note
from almoner.services.people.passwords import Passwords
from almoner.services.people.sessions import Entered, Sessions

LASTS = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Invited:
    """`token` is handed to the person in an address that works once and for three days."""

    account: Account
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Accounts:
    """What an operator does; the journal holds each of it."""

    database: Database
    allow: Allow
    chance: Chance
    passwords: Passwords
    sessions: Sessions

    def invite(self, caller: Caller, *, login: str, name: str, roles: Iterable[Role]) -> Invited:
        """Raises NotAllowed, Conflict for a login that is taken, Refused for one without roles."""
        login, name = named(login, name)
        wanted = some(roles)
        return self.allow(
            caller,
            Action.ACCOUNT_MAKE,
            lambda one, _: self._address(one, one.accounts.add(login=login, name=name, roles=wanted)),
            resource=lambda made: made.account.id,
        )

    def invite_again(self, caller: Caller, account: str) -> Invited:
        """A new address for who never set a password. Raises Refused for who has: nobody sets another's password."""

        def work(one: Work) -> Invited:
            found = present(one, account)
            if found.kind is not Kind.LOCAL or one.accounts.password(account) is not None:
                raise Refused(
                    "has_password",
                    what="No new invitation was made",
                    why="this account is in use, and nobody sets another's password",
                    do="close it and invite the person under another login",
                )
            one.once.drop(Once.INVITED, account=account)
            return self._address(one, found)

        return self.allow(caller, Action.ACCOUNT_MAKE, lambda one, _: work(one), resource=account)

    def invited(self, token: str) -> str | None:
        """The login it is for; None where the page of this address may not be shown."""

        def work(one: Work) -> str | None:
            kept = one.once.look(Once.INVITED, token)
            account = None if kept is None or kept.account is None else one.accounts.get(kept.account)
            return None if account is None or account.closed_at is not None else account.login

        return self.database.read(work)

    def accept(self, token: str, *, password: str, place: Place) -> Entered:
        """Sets the first password and signs in. Raises NotSignedIn, Refused for a weak password."""
        found = self.database.read(lambda one: invited(one, token))
        hashed = self.passwords.hash_new(password, login=found.login, name=found.name)

        def work(one: Work) -> Entered:
            account = invited(one, token)
            one.once.take(Once.INVITED, token)
            one.accounts.set_password(account.id, hashed)
            note(one, account.id, place.origin, Deed.INVITED, account.id)
            return self.sessions.open(one, account, Way.PASSWORD, place)

        return self.database.write(work)

    def all(self, caller: Caller) -> list[Account]:
        """Raises NotAllowed."""
        return self.allow(caller, Action.ACCOUNT_SEE, lambda one, _: list(one.accounts.all()), resource="accounts")

    def change_roles(self, caller: Caller, account: str, roles: Iterable[Role], *, version: int) -> Account:
        """They count at once. Raises NotAllowed, NotKnown, Refused for none, Conflict where no operator would be left or it is no
        longer at this version."""
        wanted = some(roles)

        def work(one: Work) -> Account:
            unchanged(present(one, account), version)
            if Role.OPERATOR not in wanted:
                keep_an_operator(one, account)
            return one.accounts.change(account, roles=wanted)

        return self.allow(caller, Action.ROLES_CHANGE, lambda one, _: work(one), resource=account)

    def close(self, caller: Caller, account: str) -> None:
        """Ends its sessions and keys; what it owns stays. Raises NotAllowed, NotKnown, Conflict where no operator would be
        left."""

        def work(one: Work) -> None:
            present(one, account)
            keep_an_operator(one, account)
            one.accounts.close(account)
            one.letterheads.remove(account)
            one.reminders.remove(account)
            one.feeds.remove(account)
            one.once.drop(Once.INVITED, account=account)
            for session in list(one.sessions.of(account)):
                one.sessions.end(session.id)
            for key in list(one.api_keys.of(account)):
                one.api_keys.end(account, key.id)

        self.allow(caller, Action.ACCOUNT_CLOSE, lambda one, _: work(one), resource=account)

    def _address(self, work: Work, account: Account) -> Invited:
        token = self.chance.new_secret()
        work.once.put(Once.INVITED, token, until=work.now + LASTS, account=account.id)
        return Invited(account, token)


def invited(work: Work, token: str) -> Account:
    kept = work.once.look(Once.INVITED, token)
    account = None if kept is None or kept.account is None else work.accounts.get(kept.account)
    if account is None or account.closed_at is not None:
        raise not_signed_in("this address was used already, or its three days are over")
    return account


def present(work: Work, account: str) -> Account:
    """One that is open."""
    found = known(work, account)
    if found.closed_at is not None:
        raise no_such()
    return found


def known(work: Work, account: str) -> Account:
    """Closed ones too."""
    found = work.accounts.get(account)
    if found is None:
        raise no_such()
    return found


def no_such() -> NotKnown:
    return NotKnown("no_such_account", what="Nothing was changed", why="there is no such account", do="look at the list")


def unchanged(account: Account, version: int) -> None:
    """Raises Conflict where it was changed since it was looked at."""
    if account.version != version:
        why = "somebody else changed it first"
        raise Conflict("changed_meanwhile", what="Nothing was changed", why=why, do="look at it again and then change it")


def some(roles: Iterable[Role]) -> frozenset[Role]:
    found = frozenset(roles)
    if not found:
        raise Refused("no_role", what="The account was not kept", why="it has no role", do="give it at least one")
    return found


def keep_an_operator(work: Work, but: str) -> None:
    others = (one for one in work.accounts.all() if one.id != but and one.closed_at is None)
    if not any(Role.OPERATOR in one.roles for one in others):
        raise Conflict(
            "last_operator", what="Nothing was changed", why="no operator would be left", do="make another operator first"
        )
