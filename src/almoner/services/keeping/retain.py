"""Takes away what has been kept for longer than its time: a job of the house itself, once a day."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.permissions import Action
from almoner.engine.privacy.retention import Kept, due
from almoner.ports.documents import Documents
from almoner.ports.jobs import Job
from almoner.ports.keeping import Database, Work
from almoner.ports.working import Finish, Tell
from almoner.services.keeping.folders import erase

RETENTION, HOUSE, ACTION = "retention", "system", "retention"
"""The kind of job, who asks for it, and its word in the journal."""


@dataclass(frozen=True, slots=True)
class Retain:
    """A `Handler`. `days` says after how many days each kind goes; see engine/privacy/retention.py."""

    database: Database
    documents: Documents
    days: dict[Kept, int]
    mirror: Callable[[], None]

    def ask(self) -> bool:
        """Once a day: whether it is to be done now."""

        def work(one: Work) -> bool:
            return one.jobs.once(RETENTION, account=HOUSE, subject=f"{one.now:%Y%m%d}") is not None

        return self.database.write(work)

    def __call__(self, job: Job, tell: Tell) -> Finish:
        """Each folder in a transaction of its own; the rest with the job's end."""
        folders, rest = self.due()
        act = Act(HOUSE, Purpose.OPERATION, "job")
        for number, folder in enumerate(folders):
            tell(number, len(folders))
            self._erase(folder, act)
        self.mirror()

        def finish(work: Work) -> None:
            for kind, ids in rest.items():
                work.ages.drop(kind, ids)
            work.journal(act, ACTION, job.id)

        return finish

    def due(self) -> tuple[list[str], dict[Kept, list[str]]]:
        """Folders, and the rest by kind."""
        found = self.database.read(lambda work: due(work.ages.things(self.days), self.days, work.now.date()))
        by_kind: defaultdict[Kept, list[str]] = defaultdict(list)
        for one in found:
            by_kind[one.kind].append(one.id)
        return by_kind.pop(Kept.FOLDER, []), dict(by_kind)

    def _erase(self, folder: str, act: Act) -> None:
        """Unless it was used or held meanwhile."""

        def work(one: Work) -> tuple[str, ...]:
            still = due(one.ages.things((Kept.FOLDER,)), self.days, one.now.date())
            if all(thing.id != folder for thing in still):
                return ()
            gone = erase(one, folder)
            one.journal(act, Action.FOLDER_ERASE.value, folder, folder=folder)
            return gone

        for document in self.database.write(work):
            self.documents.remove(document)
