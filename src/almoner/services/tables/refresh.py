"""The nightly job: takes in what lies in the drop folder, and fetches this quarter's tables where an operator allowed it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from almoner.engine.errors import AlmonerError, Refused
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.published import fetchable, needs_ama_licence
from almoner.ports.dropped import Dropping
from almoner.ports.jobs import Job
from almoner.ports.keeping import Database, Work
from almoner.ports.tables import Told
from almoner.ports.working import Finish, Tell
from almoner.services.tables.fetch_editions import FetchEditions
from almoner.services.tables.import_editions import ImportEditions

REFRESH = "refresh"
"""The kind of job."""
SYSTEM = "system"
HOUR = 2


@dataclass(frozen=True, slots=True)
class RefreshTables:
    """A `Handler`. `fetch` is None where nothing may be fetched; `accepted` says that the licence of files with CPT code numbers was
    accepted for this machine. Done twice it changes nothing."""

    drop: Dropping
    take_in: ImportEditions
    fetch: FetchEditions | None
    accepted: bool
    editions: Callable[[], tuple[Edition, ...]]
    today: Callable[[], date]

    def __call__(self, job: Job, tell: Tell) -> Finish:  # noqa: ARG002 - the row says no more than its kind
        """A file or a table that cannot be had leaves the others. Raises Unavailable where one may be had later, once the others
        are taken in."""
        waiting = list(self.drop.waiting())
        wanted = self.wanted()
        of, later = len(waiting) + len(wanted), None
        for done, source in enumerate(waiting):
            tell(done, of)
            self.editions()  # so that what was kept a moment ago counts as here
            found = self.take_in([source], Told())
            if found.kept or not found.refused:
                self.drop.taken(source.name)
            else:
                self.drop.refused(source.name, str(found.refused[0]))
        for done, table in enumerate(wanted, start=len(waiting)):
            tell(done, of)
            try:
                self.fetch_one(table)
            except Refused:
                continue  # it cannot be taken in as it is published; nobody is kept from the others
            except AlmonerError as error:
                later = error
        if later is not None:
            raise later
        tell(of, of)
        return nothing_more

    def wanted(self) -> list[str]:
        """Tables that may be fetched and that have no edition for today."""
        if self.fetch is None:
            return []
        day = self.today()
        here = {one.table for one in self.editions() if one.covers(day)}
        return [one for one in fetchable() if one not in here and (self.accepted or not needs_ama_licence(one))]

    def fetch_one(self, table: str) -> None:
        if self.fetch is None:
            return
        _, missing = self.fetch(table, self.today(), accepted=self.accepted)
        if missing:
            raise missing[0]


@dataclass(frozen=True, slots=True)
class Nightly:
    """Calling it writes the row of the last night, once: at 02:00 by the clock on the wall (`local`), or when the machine is next
    awake; `also` is what else is asked for once a night. `done` remembers the night, so that the database is asked once. Raises
    Unavailable."""

    database: Database
    local: Callable[[], datetime]
    also: Callable[[], object] = lambda: None
    done: list[date] = field(default_factory=list)

    def __call__(self) -> Job | None:
        night = last_night(self.local())
        if night in self.done:
            return None
        subject = night.strftime("%Y%m%d")
        made = self.database.write(lambda work: once(work, subject))
        self.done[:] = [night]
        if made is not None:
            self.also()
        return made


def once(work: Work, subject: str) -> Job | None:
    return work.jobs.once(REFRESH, account=SYSTEM, subject=subject)


def last_night(local: datetime) -> date:
    """The day whose 02:00 was last, by the clock on the wall; an hour that a change of clocks leaves out is over at once."""
    return local.date() if local.hour >= HOUR else local.date() - timedelta(days=1)


def nothing_more(_work: Work) -> None:
    """What was taken in is kept already."""
