"""Structured fields of many folders for research, without what names a person: only of those who gave a grant for it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Action, Grant
from almoner.engine.privacy.safe_harbor import Dates, Method, Person, deidentified
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.keeping.export import audit_of
from almoner.services.people.allow import Allow, Leave

SCHEMA = "almoner.research/1"
MOST_SHIFT = 364
"""An expert's method that moves dates moves each person's by 1 to this many days, back."""


@dataclass(frozen=True, slots=True)
class Research:
    """`below` gives a number by chance. Calling it raises NotAllowed."""

    allow: Allow
    below: Callable[[int], int]

    def __call__(self, caller: Caller, method: Method) -> Iterator[bytes]:
        """JSON lines: first how it was made, then a row for each bill. Each folder it is taken from has its line in the journal."""

        def then(work: Work, leave: Leave) -> list[Grant]:
            day = work.now.date()
            given = [one.grant for one in work.grants.to(leave.account.id)]
            counting = [one for one in given if one.purpose is Purpose.RESEARCH and one.counts(day)]
            found = {one.folder: one for one in sorted(counting, key=lambda one: one.sensitive)}
            there = [one for one in found.values() if known(work, one.folder)]
            told = replace(leave.act, reason=json.dumps(method.said(), ensure_ascii=False))
            for one in there:
                work.journal(told, Action.RESEARCH_EXPORT.value, one.folder, folder=one.folder)
            return there

        grants = self.allow(caller, Action.RESEARCH_EXPORT, then)
        return self._rows(grants, method)

    def _rows(self, grants: list[Grant], method: Method) -> Iterator[bytes]:
        yield line({"schema": SCHEMA} | method.said())
        for grant in grants:
            shift = -1 - self.below(MOST_SHIFT) if method.dates is Dates.SHIFTED else 0
            person, seen = Person(grant.sensitive, shift), set[Any]()
            audits = self.allow.database.read(partial(audits_of, grant.folder))
            for audit in reversed(audits):
                found = self.allow.database.read(partial(audit_of, grant.folder, audit)) if audit else None
                if found is None or found.answer is None:
                    continue
                new = [bill for bill in found.answer.get("bills", ()) if bill.get("id") not in seen]
                seen |= {bill.get("id") for bill in new}
                for row in deidentified(found.answer | {"bills": new}, method, person):
                    yield line(row)


def known(work: Work, folder: str) -> bool:
    found = work.folders.get(folder)
    return found is not None and found.erased_at is None


def audits_of(folder: str, work: Work) -> list[str]:
    """Oldest first; none of a folder that was erased meanwhile."""
    return [one.id for one in work.audits.of(folder)] if known(work, folder) else []


def line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"
