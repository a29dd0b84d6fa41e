"""Passkeys: made by somebody who is signed in, used instead of password and code. A passkey is both, as the device asks who it is."""

from dataclasses import dataclass, field
from datetime import timedelta

from almoner.engine.errors import NotKnown, NotSignedIn, Refused
from almoner.ports.accounts import Account, Passkey
from almoner.ports.entering import Caller, Kept, Once, Place, Way
from almoner.ports.keeping import Database, Work
from almoner.ports.proofs import Ceremonies, Chance
from almoner.services.people.own import NOBODY, Deed, mine, not_signed_in, note
from almoner.services.people.sessions import Entered, Sessions, refuse

LASTS = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Begun:
    """`token` names this attempt for five minutes and comes back with the answer; `options` is JSON for the browser."""

    token: str = field(repr=False)
    options: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Passkeys:
    """Making, listing, removing, and signing in."""

    database: Database
    ceremonies: Ceremonies
    chance: Chance
    sessions: Sessions

    def begin_making(self, caller: Caller) -> Begun:
        """Raises NotAllowed for a key of a program."""
        token = self.chance.new_secret()

        def work(one: Work) -> str:
            account = mine(one, caller)
            have = tuple(key.credential for key in one.passkeys.of(account.id))
            asked = self.ceremonies.ask_new(person=account.id.encode(), login=account.login, name=account.name, not_these=have)
            self._put(one, Once.PASSKEY_MAKE, token, asked.challenge, account.id)
            return asked.options

        return Begun(token, self.database.write(work))

    def make(self, caller: Caller, *, token: str, answer: str, name: str) -> Passkey:
        """`answer` is the browser's JSON; `name` is how the person calls the device. Raises Refused, Conflict."""
        kept = self.database.write(lambda one: self._take(one, Once.PASSKEY_MAKE, token, mine(one, caller).id))
        if kept is None:
            raise Refused("passkey_late", what="The passkey was not taken", why="it took too long", do="begin again")
        shown = self.ceremonies.made(answer, bytes.fromhex(kept.payload))

        def work(one: Work) -> Passkey:
            account = mine(one, caller)
            made = one.passkeys.add(
                account.id,
                credential=shown.credential,
                public_key=shown.public_key,
                count=shown.count,
                name=name.strip()[:100],
            )
            note(one, account.id, caller.origin, Deed.PASSKEY_ADD, made.id)
            return made

        return self.database.write(work)

    def of(self, caller: Caller) -> list[Passkey]:
        return self.database.read(lambda one: list(one.passkeys.of(mine(one, caller).id)))

    def remove(self, caller: Caller, passkey: str) -> None:
        """Raises NotKnown."""

        def work(one: Work) -> None:
            account = mine(one, caller)
            if not one.passkeys.remove(account.id, passkey):
                raise NotKnown(
                    "no_such_passkey", what="Nothing was removed", why="there is no such passkey", do="look at the list"
                )
            note(one, account.id, caller.origin, Deed.PASSKEY_REMOVE, passkey)

        self.database.write(work)

    def begin_entering(self) -> Begun:
        """For anybody: it says nothing of any account."""
        token, asked = self.chance.new_secret(), self.ceremonies.ask_any()
        self.database.write(lambda one: self._put(one, Once.PASSKEY_ENTER, token, asked.challenge, None))
        return Begun(token, asked.options)

    def enter(self, *, token: str, answer: str, place: Place) -> Entered:
        """Raises NotSignedIn, with one sentence for an unknown passkey, a wrong answer and a closed account."""
        kept = self.database.write(lambda one: one.once.take(Once.PASSKEY_ENTER, token))
        if kept is None:
            raise not_signed_in("it took too long, or it was used already")
        found: Passkey | None = None
        try:
            credential = self.ceremonies.credential(answer)
            found = self.database.read(lambda one: one.passkeys.by_credential(credential))
            if found is None:
                raise wrong()
            challenge, public_key = bytes.fromhex(kept.payload), found.public_key
            count = self.ceremonies.used(answer, challenge, public_key=public_key, count=found.count)
        except (Refused, NotSignedIn) as error:
            who = NOBODY if found is None else found.account
            self.database.write(lambda one: refuse(one, who, place, "passkey"))
            raise wrong() from error
        key = found

        def work(one: Work) -> Entered | None:
            account = still(one, key)
            if account is None:
                refuse(one, key.account, place, "passkey")
                return None
            one.passkeys.used(key.id, count)
            return self.sessions.open(one, account, Way.PASSKEY, place)

        entered = self.database.write(work)
        if entered is None:
            raise wrong()
        return entered

    def _put(self, work: Work, kind: Once, token: str, challenge: bytes, account: str | None) -> None:
        work.once.drop_late()
        work.once.put(kind, token, until=work.now + LASTS, account=account, payload=challenge.hex())

    def _take(self, work: Work, kind: Once, token: str, account: str) -> Kept | None:
        kept = work.once.take(kind, token)
        return kept if kept is not None and kept.account == account else None


def still(work: Work, key: Passkey) -> Account | None:
    """Its account, where the key was not removed and the account is not closed."""
    account = work.accounts.get(key.account)
    there = work.passkeys.by_credential(key.credential)
    return account if account is not None and account.closed_at is None and there == key else None


def wrong() -> NotSignedIn:
    return not_signed_in("this passkey is not known here")
