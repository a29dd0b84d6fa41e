"""Public tables as an operator looks after them: which checks they let run, one more file, a fetch, whether all are as imported."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from almoner.engine.errors import Misused, Refused
from almoner.engine.privacy.permissions import Action
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.published import fetchable, needs_ama_licence
from almoner.engine.reference.reach import Reach, reach
from almoner.ports.dropped import Handing
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.tables import Told, Verified
from almoner.ports.working import Finish, Tell, Waking
from almoner.services.people.allow import Allow
from almoner.services.tables.fetch_editions import FetchEditions
from almoner.services.tables.import_editions import ImportEditions
from almoner.services.tables.refresh import nothing_more
from almoner.services.tables.verify_editions import VerifyEditions

TAKE_IN, FETCH = "import", "fetch"
"""Kinds of job."""
ALL = "all"


@dataclass(frozen=True, slots=True)
class Tables:
    """`checks` are the ids of all there are; `may_fetch` says that the operator named the publisher's host."""

    allow: Allow
    checks: Callable[[], frozenset[str]]
    editions: Callable[[], tuple[Edition, ...]]
    today: Callable[[], date]
    may_fetch: bool
    handing: Handing
    most_bytes: int
    verify_all: VerifyEditions
    new_id: Callable[[str], str]
    wake: Waking

    def see(self, caller: Caller) -> Reach:
        """Raises NotAllowed, Refused for a manifest that cannot be read."""
        return self.allow.watched(
            caller, Action.EDITIONS_CHANGE, lambda _work, _leave: reach(self.checks(), self.editions(), self.today())
        )

    def take_in(self, caller: Caller, name: str, pieces: Iterable[bytes]) -> Job:
        """A file as published, taken in as a job. Raises NotAllowed, Refused for one without a name or that is too large,
        Unavailable."""
        self.allow.watched(caller, Action.EDITIONS_CHANGE, lambda _work, _leave: None)  # before anything is kept
        id = self.new_id("t")
        self.handing.take(id, name, pieces, self.most_bytes)
        try:
            return self._asked(caller, TAKE_IN, id)
        except BaseException:
            self.handing.drop(id)
            raise

    def fetch(self, caller: Caller, table: str | None, *, accepted: bool) -> Job:
        """This quarter's files of one table, or of all, from their publisher. Raises NotAllowed, Misused for a table whose
        address is not known, Refused without the licence or where the publisher is not named."""
        self.allow.watched(caller, Action.EDITIONS_CHANGE, lambda _work, _leave: None)
        wanted = fetchable() if table is None else (table,)
        if table is not None and table not in fetchable():
            why, do = "its publisher's address is not known", "get it in a browser and drop the file in"
            raise Misused("no_address", what="Nothing was fetched", why=why, do=do)
        if not self.may_fetch:
            why, do = "its publisher is not among the hosts that may be called", "set ALMONER_HOSTS=www.cms.gov and start again"
            raise Refused("host_not_named", what="Nothing was fetched", why=why, do=do)
        if not accepted and any(needs_ama_licence(one) for one in wanted):
            why = "these files hold CPT code numbers, which belong to the American Medical Association"
            raise Refused("licence_not_accepted", what="Nothing was fetched", why=why, do="read its licence and accept it")
        return self._asked(caller, FETCH, table or ALL)

    def verify(self, caller: Caller) -> list[Verified]:
        """Every stored edition beside its checksum. Raises NotAllowed, Refused."""
        self.allow(caller, Action.EDITIONS_CHANGE, lambda _work, _leave: None, resource="verify")
        return list(self.verify_all())

    def _asked(self, caller: Caller, kind: str, subject: str) -> Job:
        made = self.allow(
            caller,
            Action.EDITIONS_CHANGE,
            lambda one, leave: one.jobs.add(kind, account=leave.account.id, folder=None, subject=subject),
            resource=lambda job: job.id,
        )
        self.wake(made)
        return made


@dataclass(frozen=True, slots=True)
class TakeInTable:
    """A `Handler` for one file that was handed in. Done twice it changes nothing."""

    handing: Handing
    import_editions: ImportEditions
    editions: Callable[[], tuple[Edition, ...]]

    def __call__(self, job: Job, tell: Tell) -> Finish:
        """Raises Refused that says why the file, or a table in it, was not taken."""
        tell(0, 1)
        self.editions()  # so that what was kept a moment ago counts as here
        source = self.handing.handed(job.subject)
        found = self.import_editions([source], Told())
        self.handing.drop(job.subject)
        if found.spoiled:
            raise found.spoiled[0]
        tell(1, 1)
        return nothing_more


@dataclass(frozen=True, slots=True)
class FetchTables:
    """A `Handler`. The licence was accepted by who asked, where a table needs it."""

    fetch: FetchEditions
    today: Callable[[], date]

    def __call__(self, job: Job, tell: Tell) -> Finish:
        """Raises Refused, Unavailable where something could not be had, once the others are taken in."""
        wanted = fetchable() if job.subject == ALL else (job.subject,)
        wrong: list[Exception] = []
        for done, table in enumerate(wanted):
            tell(done, len(wanted))
            try:
                found, missing = self.fetch(table, self.today(), accepted=True)
            except Refused as error:
                wrong.append(error)
                continue
            wrong += [*found.spoiled, *missing]
        if wrong:
            raise wrong[0]
        tell(len(wanted), len(wanted))
        return nothing_more
