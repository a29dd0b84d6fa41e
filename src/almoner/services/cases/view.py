"""A case as it is looked at: its papers, audit and letters beside what its events come to, and what follows from them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from almoner.engine.cases.dates import CaseDate, dates_of
from almoner.engine.cases.next_step import Failed, Step, next_step
from almoner.engine.cases.paying import Paying, paying
from almoner.engine.cases.settled import still_open
from almoner.engine.cases.standing import Case
from almoner.engine.law.rulebook import Rulebook
from almoner.ports.jobs import Job, State
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptPaper
from almoner.services.keeping.audits import Seen, seen
from almoner.services.keeping.case_record import Told
from almoner.services.keeping.letters import SeenLetter, seen_letter

OVER = frozenset({State.FAILED, State.CANCELLED})


@dataclass(frozen=True, slots=True)
class CaseView:
    """`audit` is the one asked for last, `read` the last one that has an answer. A paper that was taken out of the folder is no
    longer among the `papers`. `open` are ids of findings of which nobody has said what came, `earlier` the answers of
    audits before it that letters were sent about."""

    told: Told
    papers: tuple[KeptPaper, ...]
    audit: Seen | None
    read: Seen | None
    letters: tuple[SeenLetter, ...]
    dates: tuple[CaseDate, ...]
    step: Step
    paying: Paying
    today: date
    open: frozenset[str]
    earlier: tuple[Mapping[str, Any], ...]

    @property
    def id(self) -> str:
        return self.told.kept.id


@dataclass(frozen=True, slots=True)
class View:
    """Calling it looks at a case inside a transaction. `law` is the rulebook."""

    law: Callable[[], Rulebook]

    def __call__(self, work: Work, told: Told) -> CaseView:
        case, folder, today = told.case, told.kept.folder, day_of(work.now)
        audit = None if case.audit is None else seen(work, folder, case.audit)
        read = audit if case.read == case.audit else None if case.read is None else seen(work, folder, case.read)
        letters = tuple(seen_letter(work, folder, one.audit, one.id) for one in case.letters)
        answer, law = None if read is None else read.audit.answer, self.law()
        dates = dates_of(case, answer, law.deadlines, today)
        failed = Failed(
            audit=audit is not None and has_failed(audit.job, audit.audit.done_at),
            letters=frozenset(one.letter.id for one in letters if has_failed(one.job, one.letter.done_at)),
        )
        papers = (work.papers.get(folder, one) for one in case.papers)
        return CaseView(
            told=told,
            papers=tuple(one for one in papers if one is not None),
            audit=audit,
            read=read,
            letters=letters,
            dates=dates,
            step=next_step(case, answer, dates, failed, today),
            paying=paying(case, answer, dates, law.authorities, today),
            today=today,
            open=frozenset(one["id"] for one in still_open(case, answer)),
            earlier=tuple(earlier(work, folder, case)),
        )


def earlier(work: Work, folder: str, case: Case) -> Iterator[Mapping[str, Any]]:
    """Answers of the audits that letters were sent about, besides the last one."""
    asked = dict.fromkeys(letter.audit for letter in case.letters if letter.sent and letter.audit != case.read)
    found = (work.audits.get(folder, one) for one in asked)
    yield from (one.answer for one in found if one is not None and one.answer is not None)


def has_failed(job: Job | None, done_at: datetime | None) -> bool:
    """Jobs are not kept for ever: one that is gone and left nothing has failed."""
    return done_at is None and (job is None or job.state in OVER)


def day_of(moment: datetime) -> date:
    """By this machine's calendar."""
    return moment.astimezone().date()
