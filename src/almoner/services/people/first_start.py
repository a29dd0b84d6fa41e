"""The first start: an address that works once and for an hour opens the page on which the first operator is made."""

from dataclasses import dataclass
from datetime import timedelta

from almoner.engine.errors import Refused
from almoner.engine.privacy.permissions import Role
from almoner.ports.accounts import Account, Kind
from almoner.ports.entering import Once, Place, Way
from almoner.ports.keeping import Database, Work
from almoner.ports.proofs import Chance
from almoner.services.people.own import Deed, not_signed_in, note
from almoner.services.people.passwords import Passwords
from almoner.services.people.sessions import Entered, Sessions

LASTS = timedelta(hours=1)
HOUSE = "system"


@dataclass(frozen=True, slots=True)
class FirstStart:
    """While there is no account, or only the owner of a one-person machine, who then becomes the first operator and keeps all
    folders."""

    database: Database
    chance: Chance
    passwords: Passwords
    sessions: Sessions

    def token(self) -> str | None:
        """A new token for the address, printed at start; an earlier one works no more. None where there are accounts."""
        token = self.chance.new_secret()

        def work(one: Work) -> str | None:
            one.once.drop(Once.FIRST)
            if not alone(one):
                return None
            one.once.put(Once.FIRST, token, until=one.now + LASTS)
            note(one, HOUSE, "start", Deed.FIRST_ADDRESS, HOUSE)
            return token

        return self.database.write(work)

    def holds(self, token: str) -> bool:
        """Whether the page may be shown; the token is not used by looking."""
        return self.database.read(lambda one: one.once.look(Once.FIRST, token) is not None and alone(one))

    def follows_owner(self) -> bool:
        """Whether there is an owner who becomes the first operator."""
        return self.database.read(owner) is not None

    def make(self, token: str, *, login: str, name: str, password: str, place: Place) -> Entered:
        """The first operator, signed in. Raises NotSignedIn where the token does not hold, Refused for a weak password; the token
        is used only when it went well."""
        if not self.holds(token):
            raise not_signed_in("this address was used already, or its hour is over")
        login, name = named(login, name)
        hashed = self.passwords.hash_new(password, login=login, name=name)

        def work(one: Work) -> Entered:
            if one.once.take(Once.FIRST, token) is None or not alone(one):
                raise not_signed_in("this address was used already, or its hour is over")
            before = owner(one)
            if before is None:
                roles = (Role.OPERATOR, Role.PERSON)
                account = one.accounts.add(login=login, name=name, roles=roles, kind=Kind.LOCAL, password=hashed)
                note(one, account.id, place.origin, Deed.FIRST_OPERATOR, account.id)
            else:
                account = turned(one, before, login=login, name=name, hashed=hashed, place=place)
            return self.sessions.open(one, account, Way.PASSWORD, place)

        return self.database.write(work)


def named(login: str, name: str) -> tuple[str, str]:
    """Both without outer spaces. Raises Refused for one that is empty, too long or holds signs that do not print."""
    login, name = login.strip(), name.strip() or login.strip()
    if not 0 < len(login) <= 200 or len(name) > 200 or not (login + name).isprintable():
        raise Refused(
            "bad_name",
            what="The account was not made",
            why="its name is empty, very long or cannot be printed",
            do="choose another",
        )
    return login, name


def owner(work: Work) -> Account | None:
    """Of a one-person machine."""
    return next((one for one in work.accounts.all() if one.kind is Kind.OWNER and one.closed_at is None), None)


def alone(work: Work) -> bool:
    """Whether there is nobody but such an owner."""
    return all(one.kind is Kind.OWNER for one in work.accounts.all())


def turned(work: Work, before: Account, *, login: str, name: str, hashed: str, place: Place) -> Account:
    """The owner as an account with a login and a password."""
    account = work.accounts.change(before.id, login=login, name=name, kind=Kind.LOCAL)
    work.accounts.set_password(account.id, hashed)
    work.once.drop(Once.FIRST)
    note(work, account.id, place.origin, Deed.OWNER_TURNED, account.id)
    return account
