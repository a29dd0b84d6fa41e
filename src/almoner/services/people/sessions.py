"""Sessions: opened by a proof, known by a token that only the browser keeps, over after half an hour of rest or twelve hours."""

from dataclasses import dataclass, field
from datetime import timedelta

from almoner.engine.errors import NotKnown
from almoner.engine.privacy.act import Outcome
from almoner.engine.privacy.permissions import Role
from almoner.ports.accounts import Account
from almoner.ports.entering import Caller, Place, Session, Way
from almoner.ports.keeping import Database, Work
from almoner.ports.proofs import Chance
from almoner.services.people.own import Deed, mine, not_signed_in, note
from almoner.services.people.waiting import FORGOTTEN

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
"""A session's rest is written down at most so often, as each page would cost a flush otherwise."""


@dataclass(frozen=True, slots=True)
class Entered:
    """`token` goes to the browser in a cookie and is nowhere else."""

    token: str = field(repr=False)
    session: Session
    account: Account


@dataclass(frozen=True, slots=True)
class Sessions:
    """Who is there. Accounts with one of the roles in `second_proof` come in for everything only by more than a password."""

    database: Database
    chance: Chance
    second_proof: frozenset[Role] = frozenset()

    def open(self, work: Work, account: Account, way: Way, place: Place, *, provider_session: str | None = None) -> Entered:
        """Inside the transaction in which the proof was taken. What is long over is swept out with it."""
        work.once.drop_late()
        work.tries.forget(work.now - FORGOTTEN)
        token = self.chance.new_secret()
        made = work.sessions.open(account.id, token=token, way=way, place=str(place), provider_session=provider_session)
        note(work, account.id, place.origin, Deed.SIGN_IN, made.id)
        return Entered(token, made, account)

    def who(self, token: str, place: Place) -> Caller:
        """Who comes with this token. Raises NotSignedIn where it is unknown, over or ended, or the account is closed."""

        def look(one: Work) -> tuple[Session | None, bool, bool, bool]:
            found = one.sessions.by_token(token)
            account = None if found is None else one.accounts.get(found.account)
            if found is None or found.ended_at is not None or account is None or account.closed_at is not None:
                return None, False, False, False
            over = one.now - found.seen_at >= IDLE or one.now - found.made_at >= LONGEST
            return found, over, one.now - found.seen_at >= SEEN_EVERY, self._lacks_proof(one, found, account)

        found, over, rested, lacks = self.database.read(look)
        if found is None:
            raise not_signed_in("the session is over")
        if over:
            self.database.write(lambda one: finish(one, found, place.origin, Deed.SESSION_OVER))
            raise not_signed_in("the session rested too long and is over")
        if rested:
            self.database.write(lambda one: one.sessions.seen(found.id))
        return Caller(found.account, place.origin, found.id, found.way, lacks_proof=lacks)

    def _lacks_proof(self, work: Work, session: Session, account: Account) -> bool:
        """Codes that were turned on during this stay were proved by one."""
        if session.way is not Way.PASSWORD or not account.roles & self.second_proof:
            return False
        factor = work.accounts.second_factor(account.id)
        return factor is None or not factor.confirmed

    def of(self, caller: Caller) -> list[Session]:
        """The caller's own that are not over, the last seen first."""

        def work(one: Work) -> list[Session]:
            account = mine(one, caller)
            return [
                session
                for session in one.sessions.of(account.id)
                if one.now - session.seen_at < IDLE and one.now - session.made_at < LONGEST
            ]

        return self.database.read(work)

    def end(self, caller: Caller, session: str) -> None:
        """One of the caller's own. Raises NotKnown."""

        def work(one: Work) -> None:
            account = mine(one, caller)
            found = next((its for its in one.sessions.of(account.id) if its.id == session), None)
            if found is None:
                raise NotKnown(
                    "no_such_session", what="Nothing was ended", why="there is no such session", do="look at the list"
                )
            finish(one, found, caller.origin, Deed.SIGN_OUT)

        self.database.write(work)

    def end_all(self, caller: Caller, *, but_this: bool = False) -> int:
        """How many were ended."""

        def work(one: Work) -> int:
            account = mine(one, caller)
            ending = [its for its in one.sessions.of(account.id) if not (but_this and its.id == caller.session)]
            for its in ending:
                finish(one, its, caller.origin, Deed.SIGN_OUT)
            return len(ending)

        return self.database.write(work)


def finish(work: Work, session: Session, origin: str, deed: Deed) -> None:
    work.sessions.end(session.id)
    note(work, session.account, origin, deed, session.id)


def refuse(work: Work, who: str, place: Place, resource: str) -> None:
    """A sign-in that went wrong."""
    note(work, who, place.origin, Deed.SIGN_IN, resource, outcome=Outcome.REFUSED)
