"""Have the papers of a case gone over: with its answers, and with the corrections of the audit before."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from almoner.engine.cases.case import AnswersSaid, AuditAsked, Confirmed, DoubtsLeft
from almoner.engine.errors import Refused
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.cases.cases import Cases
from almoner.services.cases.view import CaseView
from almoner.services.keeping.audits import Audits
from almoner.services.keeping.case_record import Told, record, told
from almoner.services.keeping.corrections import MOST, correction, today
from almoner.services.people.allow import Leave


@dataclass(frozen=True, slots=True)
class CheckCase:
    """Raises NotAllowed, NotKnown. `understand` raises Misused for answers or settings that are not understood."""

    cases: Cases
    audits: Audits
    understand: Callable[[Mapping[str, Any]], object]

    def __call__(
        self,
        caller: Caller,
        folder: str,
        case: str,
        settings: Mapping[str, Any],
        corrections: Sequence[Mapping[str, Any]] = (),
        *,
        left: Sequence[str] = (),
        key: str | None = None,
    ) -> CaseView:
        """`settings` are those of an audit's request that are to change: the others stay as they were. `corrections` are {"field",
        "new"} and perhaps "old", and come after those there were; `left` are ids of doubts that the person looked at and leaves open.
        Raises Refused where no paper is in it."""
        wanted = json.dumps(["case audit", folder, case, settings, corrections, list(left)], sort_keys=True)
        jobs = []

        def then(work: Work, leave: Leave) -> CaseView:
            one = told(work, folder, case, hold=True)
            if key is not None and work.asked.before(leave.account.id, key, wanted) is not None:
                return self.cases.view(work, one)
            here = [paper for paper in one.case.papers if work.papers.get(folder, paper) is not None]
            request = self._request(work, one, caller, settings, corrections)
            self.understand(request)
            begun = self.audits.begin(work, leave, folder, here, request, case=case)
            jobs.append(begun.job)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, case)
            looked = (DoubtsLeft(tuple(left)),) if left else ()
            return self.cases.view(work, record(work, one, leave.account.id, *looked, AuditAsked(begun.audit.id)))

        made = self.cases.allow(caller, Action.AUDIT_MAKE, then, folder=folder, resource=case)
        for job in jobs[-1:]:
            self.audits.wake(job)
        return made

    def _request(
        self,
        work: Work,
        one: Told,
        caller: Caller,
        settings: Mapping[str, Any],
        corrections: Sequence[Mapping[str, Any]],
    ) -> dict[str, Any]:
        before = None if one.case.audit is None else work.audits.get(one.kept.folder, one.case.audit)
        kept: dict[str, Any] = USUAL if before is None else before.asked["request"]
        said = list(kept.get("corrections") or ())
        if corrections:
            read = None if one.case.read is None else work.audits.get(one.kept.folder, one.case.read)
            if read is None or read.answer is None:
                raise Refused(
                    "audit_not_over",
                    what="Nothing was corrected",
                    why="the papers were not read yet",
                    do="wait until they are",
                )
            day, answer = today(work), read.answer
            said += [correction(each, answer, caller.account, day) for each in corrections]
        if len(said) > MOST:
            raise Refused(
                "corrections_too_many",
                what="No audit was begun",
                why=f"an audit takes at most {MOST} corrections",
                do="add a better copy of the paper instead",
            )
        came = [work.papers.get(one.kept.folder, each.paper) for each in sorted(one.case.replies, key=lambda each: each.on)]
        replies = [paper.stored.sha256 for paper in came if paper is not None]
        changed = {"answers": dict(one.case.answers) or None, "corrections": said, "as_of": None, "replies": replies}
        return {**kept, **changed, **settings}

    def answers(self, caller: Caller, folder: str, case: str, said: Mapping[str, Any], *, version: int) -> CaseView:
        """All answers to this case, in place of the earlier ones. Raises Misused for one that is not understood, Conflict."""
        self.understand(USUAL | {"answers": dict(said) or None})
        return self.cases.happens(caller, Action.CASE_CHANGE, folder, case, [AnswersSaid(dict(said))], version=version)

    def confirm(self, caller: Caller, folder: str, case: str, audit: str, *, key: str | None = None) -> CaseView:
        """The person has looked at what is in doubt and leaves it as it is. Raises Refused for an audit that is not the last."""
        return self.cases.happens(caller, Action.CASE_CHANGE, folder, case, [Confirmed(audit)], key=key)


USUAL: dict[str, Any] = {
    "payers": [],
    "funding": "unknown",
    "setting": None,
    "network": "unknown",
    "state": None,
    "as_of": None,
    "language": "en",
    "answers": None,
}
"""What is asked for where nothing was said yet: the plain form of an audit's request."""
