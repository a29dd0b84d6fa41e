"""One person's own machine: an owner without a password, on the loopback address alone, until they are turned into an account."""

import ipaddress
from dataclasses import dataclass

from almoner.engine.errors import Conflict
from almoner.engine.privacy.permissions import Role
from almoner.ports.accounts import Account, Kind
from almoner.ports.entering import Caller, Once, Place, Way
from almoner.ports.keeping import Database, Work
from almoner.services.people.first_start import alone, named, owner, turned
from almoner.services.people.own import Deed, mine, not_signed_in, note
from almoner.services.people.passwords import Passwords
from almoner.services.people.sessions import Entered, Sessions

LOGIN = "owner"
ROLES = tuple(Role)
"""Whoever is alone on a machine is all there is, and reaches the pages of every role."""


@dataclass(frozen=True, slots=True)
class OnePerson:
    """`served_on` is the address the server listens on: anything but loopback turns the mode off, and so does `needs_accounts`."""

    database: Database
    passwords: Passwords
    sessions: Sessions
    served_on: str
    needs_accounts: bool = False

    def is_on(self) -> bool:
        """Whether nobody needs to sign in: served on loopback, and no account but an owner who has not been turned."""
        return not self.needs_accounts and is_loopback(self.served_on) and self.database.read(alone)

    def owner(self, place: Place) -> Caller:
        """The owner, made when first asked for. Raises NotSignedIn where the mode is off or it comes from elsewhere."""
        if self.needs_accounts or not is_loopback(self.served_on) or not is_loopback(place.address):
            raise not_signed_in("this is open without signing in only on the machine itself")
        found, only = self.database.read(lambda one: (owner(one), alone(one)))
        if not only:
            raise not_signed_in("there are accounts here")

        def work(one: Work) -> Account:
            if not alone(one):
                raise not_signed_in("there are accounts here")
            known = owner(one)
            if known is not None:
                return one.accounts.change(known.id, roles=ROLES)
            made = one.accounts.add(login=LOGIN, name=LOGIN, roles=ROLES, kind=Kind.OWNER)
            one.once.drop(Once.FIRST)
            note(one, made.id, place.origin, Deed.OWNER_MADE, made.id)
            return made

        if found is None or found.roles != frozenset(ROLES):  # one that was made before there were as many roles
            found = self.database.write(work)
        return Caller(found.id, place.origin, way=Way.OWNER)

    def turn(self, caller: Caller, *, login: str, name: str, password: str, place: Place) -> Entered:
        """The owner becomes an account with a login and a password, and keeps all folders; from now on everybody signs in.
        Raises Conflict where that was done already, Refused for a weak password."""
        login, name = named(login, name)
        hashed = self.passwords.hash_new(password, login=login, name=name)

        def work(one: Work) -> Entered:
            if mine(one, caller).kind is not Kind.OWNER:
                raise Conflict(
                    "turned_already", what="Nothing was changed", why="there are accounts here already", do="sign in"
                )
            account = turned(one, mine(one, caller), login=login, name=name, hashed=hashed, place=place)
            return self.sessions.open(one, account, Way.PASSWORD, place)

        return self.database.write(work)


def is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"
