"""Passwords: judged, set, changed. No rule asks for capitals or figures; length and not being known decide."""

from dataclasses import dataclass

from almoner.engine.errors import Refused
from almoner.engine.privacy.passwords import weakness
from almoner.ports.entering import Caller, Place
from almoner.ports.keeping import Database, Work
from almoner.ports.proofs import Breached, PasswordHasher
from almoner.services.people.own import Deed, mine, note
from almoner.services.people.waiting import Waits


@dataclass(frozen=True, slots=True)
class Passwords:
    """`breached` may be several lists; one that knows it is enough."""

    database: Database
    hasher: PasswordHasher
    breached: tuple[Breached, ...]
    waits: Waits

    def hash_new(self, password: str, *, login: str, name: str) -> str:
        """The hash of one that may be used. Raises Refused with what is wrong with it."""
        why = weakness(password, login=login, name=name)
        if why is None and any(one.knows(password) for one in self.breached):
            why = "it is on a list of passwords that others have lost"
        if why is not None:
            raise Refused(
                "weak_password", what="This password was not taken", why=why, do="choose four or more words of your own"
            )
        return self.hasher.hash(password)

    def change(self, caller: Caller, *, old: str, new: str, place: Place) -> None:
        """All other sessions end. Raises Refused, TooMany after wrong ones, NotAllowed for a key of a program."""
        account, kept = self.database.read(lambda one: (mine(one, caller), one.accounts.password(caller.account)))
        whom = self.waits.try_once(account.id, place, "password")
        if not self.hasher.holds(kept, old):
            raise Refused("wrong_password", what="The password was not changed", why="the old one is not right", do="try again")
        made = self.hash_new(new, login=account.login, name=account.name)

        def work(one: Work) -> None:
            one.tries.clear(whom)
            one.accounts.set_password(mine(one, caller).id, made)
            for session in list(one.sessions.of(account.id)):
                if session.id != caller.session:
                    one.sessions.end(session.id)
            note(one, account.id, caller.origin, Deed.PASSWORD_SET, account.id)

        self.database.write(work)
