"""What came of findings, of a bill, or of a case, and whether the case is over with it."""

import json
from dataclasses import dataclass, replace
from datetime import date

from almoner.engine.cases.case import OutcomeCame, OutcomeKind
from almoner.engine.cases.settled import still_open
from almoner.engine.cases.standing import Case
from almoner.engine.errors import NotKnown, Refused
from almoner.engine.intake.values import money
from almoner.engine.money import ZERO, Money
from almoner.engine.privacy.permissions import Action
from almoner.ports.cases import KeptCase
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.cases.cases import Cases
from almoner.services.cases.view import CaseView
from almoner.services.keeping.case_record import audits_of, record, told
from almoner.services.people.allow import Leave


@dataclass(frozen=True, slots=True)
class Came:
    """What a person tells. Neither `findings` nor `bill`: it is of the case. `amount` is as it was typed, None where none was."""

    kind: OutcomeKind
    on: date
    amount: str | None = None
    findings: tuple[str, ...] = ()
    bill: str | None = None
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Calling it raises NotAllowed, NotKnown for a finding or bill that no audit of the case has, Refused for a closed case and for an
    amount that is not clear."""

    cases: Cases

    def __call__(self, caller: Caller, folder: str, case: str, said: Came, *, key: str | None = None) -> CaseView:
        """The case is closed where the person says that it is over, and where nothing is open any more."""
        event = OutcomeCame(
            said.kind, said.on, amount_typed(said.amount), None, tuple(dict.fromkeys(said.findings)), said.bill, said.closes
        )
        wanted = json.dumps(["outcome", folder, case, repr(said)])

        def then(work: Work, leave: Leave) -> CaseView:
            one = told(work, folder, case, hold=True)
            if key is not None and work.asked.before(leave.account.id, key, wanted) is not None:
                return self.cases.view(work, one)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, case)
            all_known(work, one.kept, event)
            over = said.closes or is_over(work, one.kept.folder, one.case, event)
            return self.cases.view(work, record(work, one, leave.account.id, replace(event, closes=over)))

        return self.cases.allow(caller, Action.CASE_END, then, folder=folder, resource=case)


def amount_typed(text: str | None) -> Money | None:
    """As people type it: "$2,235", "2,235.00", "2235", "2.235,00". Empty is None. Raises Refused for what may be read in two ways."""
    if text is None or not text.strip():
        return None
    read = money(text, bare=True)
    if read is None or read < ZERO:
        raise Refused(
            "amount_not_clear",
            what="Nothing was kept",
            why="the amount is not clear",
            do="write dollars and cents, like 2,235.00",
        )
    return read


def all_known(work: Work, kept: KeptCase, said: OutcomeCame) -> None:
    """Raises NotKnown. A finding of an earlier audit may be gone from the last one, because what it asked for was done."""
    missing = {*said.settles, *(() if said.bill is None else (said.bill,))}
    for id in audits_of(kept):
        found = work.audits.get(kept.folder, id) if missing else None
        if found is not None and found.answer is not None:
            missing -= {one["id"] for part in ("findings", "rights", "bills") for one in found.answer[part]}
    if missing:
        raise NotKnown(
            "no_such_finding", what="Nothing was kept", why="the case has no such finding or bill", do="look at its findings"
        )


def is_over(work: Work, folder: str, case: Case, said: OutcomeCame) -> bool:
    """Whether nothing is left to ask about once this is told."""
    read = None if case.read is None else work.audits.get(folder, case.read)
    after = replace(case, outcomes=(*case.outcomes, said))
    return not case.open_letters and not any(still_open(after, None if read is None else read.answer))
