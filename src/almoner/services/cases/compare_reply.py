"""Lay what came back beside what was there before: the last audit from before the reply, and the one that has gone over it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from almoner.engine.bill import Bill
from almoner.engine.cases.case import AuditRead, ReplyCame
from almoner.engine.cases.compared import Comparison
from almoner.engine.cases.comparing import compare
from almoner.engine.cases.filed_bills import bill_filed, notice_filed, point_filed
from almoner.engine.cases.sides import earlier, later, ledgers
from almoner.engine.errors import NotKnown, Refused
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.cases.cases import Cases
from almoner.services.cases.view import day_of
from almoner.services.keeping.case_record import Told, told

Answer = Mapping[str, Any]
"""An audit's JSON value."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The comparison, the audits it is made of (`before` is the same where none was made before the reply), and the day of the reply."""

    comparison: Comparison
    before: Answer
    after: Answer
    before_id: str
    after_id: str
    replied_on: date


@dataclass(frozen=True, slots=True)
class CompareReply:
    """Raises NotAllowed, NotKnown where nothing came back, Refused where it was not gone over yet."""

    cases: Cases

    def __call__(self, caller: Caller, folder: str, case: str) -> Laid:
        def then(work: Work, _leave: object) -> Laid:
            return laid(work, told(work, folder, case))

        return self.cases.allow(caller, Action.CASE_SEE, then, folder=folder, resource=case)


def laid(work: Work, one: Told) -> Laid:
    folder, replies = one.kept.folder, one.case.replies
    if not replies:
        raise NotKnown(
            "no_reply",
            what="There is nothing to compare",
            why="no bill and no letter has come back in this case",
            do="add what came back as a reply",
        )
    came = {sum: each for each in replies if (sum := checksum(work, folder, each.paper)) is not None}
    after_id = one.case.read
    after = None if after_id is None else answer_of(work, folder, after_id)
    if after is None or after_id is None or not set(came) & sums(after):
        raise Refused(
            "reply_not_read",
            what="Nothing was compared",
            why="what came back was not gone over yet",
            do="have the papers of the case checked anew",
        )
    notices = [notice_filed(each) for each in after["notices"]]
    shown = ledgers([bill_filed(each) for each in after["bills"]], notices)
    newest = newest_bill(after, came, shown)
    before_id = audit_before(one, newest) or after_id
    before = answer_of(work, folder, before_id) or after
    fresh = {sum for sum, each in came.items() if each.on >= newest.on}
    had = ledgers([bill_filed(each) for each in before["bills"]], [notice_filed(each) for each in before["notices"]])
    old = earlier(had, [point_filed(each) for each in before["findings"]], documents(before, fresh), doubted=doubted(before))
    points = [point_filed(each) for each in after["findings"]]
    letters = documents(after, set(came))
    new = later(shown, notices, points, came=documents(after, fresh), letters=letters, doubted=doubted(after))
    return Laid(compare(old, new, as_of=day_of(work.now)), before, after, before_id, after_id, newest.on)


def newest_bill(after: Answer, came: Mapping[str, ReplyCame], bills: Sequence[Bill]) -> ReplyCame:
    """The last reply that brought a bill; without one, the first reply: letters are told together."""
    order = sorted(came.items(), key=lambda pair: pair[1].on)
    with_bill = {bill.document for bill in bills}
    shown = [reply for sum, reply in order if with_bill & set(documents(after, {sum}))]
    return shown[-1] if shown else order[0][1]


def audit_before(one: Told, reply: ReplyCame) -> str | None:
    """The last audit that had an answer before this reply was added."""
    last: str | None = None
    for each in one.kept.events:
        if each.event == reply:
            return last
        if isinstance(each.event, AuditRead):
            last = each.event.audit
    return None


def answer_of(work: Work, folder: str, audit: str) -> Answer | None:
    found = work.audits.get(folder, audit)
    return None if found is None else found.answer


def checksum(work: Work, folder: str, paper: str) -> str | None:
    found = work.papers.get(folder, paper)
    return None if found is None else found.stored.sha256


def sums(answer: Answer) -> set[str]:
    return {one["sha256"] for one in answer["documents"]}


def doubted(answer: Answer) -> frozenset[str]:
    """Paths of facts that a person has yet to confirm."""
    return frozenset(doubt["field"] for one in answer["documents"] for doubt in one["doubts"])


def documents(answer: Answer, wanted: set[str]) -> Sequence[int]:
    """The numbers of these papers in an audit, as its spots give them."""
    return tuple(numbered(answer, wanted))


def numbered(answer: Answer, wanted: set[str]) -> Iterator[int]:
    return (number for number, one in enumerate(answer["documents"]) if one["sha256"] in wanted)
