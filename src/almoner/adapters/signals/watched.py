"""A job's handler that is watched: one line and one span for each try, and how it ended."""

from dataclasses import dataclass

from almoner.engine.errors import AlmonerError, Unavailable
from almoner.ports.jobs import Job
from almoner.ports.signals import Code, Ended, Event, Kind, Level, Ref, Signals, Where
from almoner.ports.working import Finish, Handler, JobOver, Tell


@dataclass(frozen=True, slots=True)
class Watched:
    """A `Handler` around another."""

    signals: Signals
    handler: Handler

    def __call__(self, job: Job, tell: Tell) -> Finish:
        who = self.signals.subject(job.account)
        with self.signals.during(Event.JOB, kind=Kind.of(job.kind), job=Ref(job.id), who=who) as span:
            try:
                finish = self.handler(job, tell)
            except JobOver:
                span.note(ended=Ended.DROPPED)
                raise
            except AlmonerError as error:
                span.note(ended=Ended.AGAIN if isinstance(error, Unavailable) else Ended.FAILED, code=Code(error))
                raise
            except Exception as error:
                span.level = Level.ERROR
                span.note(ended=Ended.FAILED, where=Where(error))
                raise
            span.note(ended=Ended.DONE)
            return finish
