"""How far a job is, and no more of it: what a job is about stays in the folder. Cancelling one."""

from dataclasses import dataclass

from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.services.people.allow import Allow, Leave, decide, not_allowed


@dataclass(frozen=True, slots=True)
class WatchJobs:
    """Raises NotAllowed, the same for a job that is not there."""

    allow: Allow

    def see(self, caller: Caller, job: str, *, action: Action = Action.AUDIT_SEE) -> Job:
        """Without a line in the journal: nothing of a person is in it."""

        def work(one: Work) -> Job:
            found = one.jobs.get(job)
            leave = None if found is None else decide(one, caller, action, found.folder)
            if found is None or not isinstance(leave, Leave):
                raise not_allowed(action)
            return found

        return self.allow.database.read(work)

    def cancel(self, caller: Caller, job: str) -> Job:
        """One that is over stays as it is."""
        found = self.see(caller, job, action=Action.AUDIT_MAKE)

        def then(work: Work, _leave: Leave) -> Job:
            work.jobs.cancel(job)
            return work.jobs.get(job) or found

        return self.allow(caller, Action.AUDIT_MAKE, then, folder=found.folder, resource=job)
