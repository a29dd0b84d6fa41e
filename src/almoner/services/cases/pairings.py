"""A phone beside the computer: for ten minutes it may add papers to one folder, and to one case of it, and do nothing else.

Pairings live in the process: when it ends, so do they. Adding goes the way every paper goes, in the name of whoever paired.
"""

import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock

from almoner.engine.errors import AlmonerError, Conflict, NotKnown, Refused, TooMany
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptPaper
from almoner.services.cases.papers import CasePapers
from almoner.services.keeping.case_record import told
from almoner.services.keeping.take_in import TakeIn
from almoner.services.people.allow import Allow, Leave, No, decide

LASTS = timedelta(minutes=10)
MOST_OPEN, MOST_PAPERS = 20, 100
MAY = frozenset({Action.PAPER_ADD, Action.CASE_CHANGE})
"""All that is done in the name of whoever paired."""


class Stand(StrEnum):
    """How far a pairing is."""

    WAITING = "waiting"
    """Nobody has come with its token."""
    PAIRED = "paired"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Pairing:
    """`token` works once; `phone` is the secret that the one phone got for it. `papers` are ids and names of what it added."""

    id: str
    caller: Caller
    folder: str
    case: str | None
    until: datetime
    token: str = field(repr=False)
    phone: str | None = field(default=None, repr=False)
    papers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    ended: bool = False

    def stand(self, now: datetime) -> Stand:
        if self.ended or now >= self.until:
            return Stand.ENDED
        return Stand.WAITING if self.phone is None else Stand.PAIRED


@dataclass(frozen=True, slots=True)
class Pairings:
    """Raises NotAllowed, NotKnown."""

    allow: Allow
    take_in: TakeIn
    papers: CasePapers
    new_id: Callable[[str], str]
    new_secret: Callable[[], str]
    now: Callable[[], datetime]
    known: dict[str, Pairing] = field(default_factory=dict, repr=False)
    lock: Lock = field(default_factory=Lock, repr=False)

    def open(self, caller: Caller, folder: str, case: str | None) -> Pairing:
        """An earlier one of the same account ends. Raises TooMany."""
        made = Pairing(self.new_id("z"), caller, folder, case, self.now() + LASTS, self.new_secret())

        def then(work: Work, _leave: Leave) -> None:
            if case is not None:
                told(work, folder, case)

        self.allow(caller, Action.PAPER_ADD, then, folder=folder, resource=made.id)
        with self.lock:
            now = self.now()
            others = {id: one for id, one in self.known.items() if one.caller.account != caller.account}
            self.known.clear()
            self.known.update({id: one for id, one in others.items() if one.stand(now) is not Stand.ENDED})
            if len(self.known) >= MOST_OPEN:
                why, do = "many phones are being paired", "try again in a minute"
                raise TooMany("pairings", what="No phone was paired", why=why, do=do, wait_s=60)
            self.known[made.id] = made
        return made

    def see(self, caller: Caller, folder: str, pairing: str) -> Pairing:
        """How it stands, for whoever opened it; without a line in the journal where it is allowed."""
        leave = self.allow.database.read(lambda work: decide(work, caller, Action.PAPER_ADD, folder))
        if isinstance(leave, No):
            self.allow(caller, Action.PAPER_ADD, lambda _work, _leave: None, folder=folder)
        found = self.known.get(pairing)
        if found is None or (found.caller.account, found.folder) != (caller.account, folder):
            raise NotKnown("no_such_pairing", what="No phone is paired", why="that pairing is over", do="pair the phone anew")
        return found

    def end(self, caller: Caller, folder: str, pairing: str) -> None:
        self._keep(replace(self.see(caller, folder, pairing), ended=True))

    def any_open(self) -> bool:
        now = self.now()
        return any(one.stand(now) is not Stand.ENDED for one in tuple(self.known.values()))

    def waits(self, token: str) -> bool:
        """Whether a phone may still come with this token."""
        return self._by_token(token) is not None

    def claim(self, token: str) -> str:
        """The phone's secret: this once. Raises NotKnown for a token that is unknown, used or late."""
        with self.lock:
            found = self._by_token(token)
            if found is None:
                raise over()
            secret = self.new_secret()
            self.known[found.id] = replace(found, phone=secret)
        return secret

    def of_phone(self, secret: str | None) -> Pairing:
        """Raises NotKnown where it is over: by time, by the phone, by the computer, or since whoever paired has signed out."""
        now = self.now()
        for one in tuple(self.known.values()):
            if one.stand(now) is Stand.PAIRED and secret and hmac.compare_digest(one.phone or "", secret):
                if self.allow.database.read(lambda work, one=one: is_there(work, one.caller)):  # type: ignore[misc]  # bound now
                    return one
                self._keep(replace(one, ended=True))
        raise over()

    def add(self, secret: str | None, origin: str, name: str, pieces: Iterable[bytes]) -> KeptPaper:
        """A paper from the phone. Raises what taking a paper in raises, Refused for very many."""
        one = self.of_phone(secret)
        if len(one.papers) >= MOST_PAPERS:
            why, do = f"a phone adds at most {MOST_PAPERS} papers at once", "pair it anew"
            raise Refused("phone_papers", what="The paper was not kept", why=why, do=do)
        caller = Caller(one.caller.account, origin, only=MAY if one.caller.only is None else MAY & one.caller.only)
        paper = self.take_in(caller, one.folder, name, pieces)
        if one.case is not None:
            self._into_case(caller, one.folder, one.case, paper.id)
        with self.lock:
            now = self.known.get(one.id)
            if now is not None and paper.id not in dict(now.papers):
                self.known[one.id] = replace(now, papers=(*now.papers, (paper.id, paper.name)))
        return paper

    def leave(self, secret: str | None) -> None:
        """The phone is done."""
        self._keep(replace(self.of_phone(secret), ended=True))

    def _into_case(self, caller: Caller, folder: str, case: str, paper: str) -> None:
        try:
            self.papers.add(caller, folder, case, paper)
        except (Refused, Conflict) as error:
            if not self.allow.database.read(lambda work: paper in told(work, folder, case).case.papers):
                raise error from None

    def _keep(self, one: Pairing) -> None:
        with self.lock:
            if one.id in self.known:
                self.known[one.id] = one

    def _by_token(self, token: str) -> Pairing | None:
        now = self.now()
        for one in tuple(self.known.values()):
            if one.stand(now) is Stand.WAITING and hmac.compare_digest(one.token.encode(), token.encode(errors="replace")):
                return one
        return None


def is_there(work: Work, caller: Caller) -> bool:
    """Whether the stay in which it was paired has not ended; a program's key and the owner of a machine have none."""
    return caller.session is None or any(one.id == caller.session for one in work.sessions.of(caller.account))


def over() -> AlmonerError:
    why, do = "its time is over, or it was used before", "pair the phone anew on the computer"
    return NotKnown("pairing_over", what="This phone is not paired", why=why, do=do)
