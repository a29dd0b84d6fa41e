"""What a bill asks of the person for one care, and what the payers' decisions on it leave to the person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from almoner.engine.bill import Adjustment, Bill, BillKind, Line
from almoner.engine.dossier import Dossier, Encounter
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.likeness import charges_of, number
from almoner.engine.reconcile.superseded import LATER_PAYERS, share_of

PATIENT_REASONS = {"deductible": "1", "coinsurance": "2", "copay": "3"}
LINE_PATH = 5  # "bills", id, "lines", id, field
NOT_INSURERS = frozenset({"self-pay", "unknown", "sharing-ministry"})
UNFINISHED = frozenset({"16", "22", "26", "27", "31", "109", "226", "227", "252"})
"""Reasons that only say that the claim lacks something or belongs to another plan."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A bill beside the standing first-payer decisions on its care, and later payers' decisions on the same."""

    bill: Bill
    asked: Money
    encounter: Encounter
    first: tuple[Bill, ...]
    later: tuple[Bill, ...]

    @property
    def uncovered(self) -> Money | None:
        """Charges of the bill on no decision; negative when the decisions speak of more; None where a total is unknown."""
        billed = charges_of(self.bill)
        decided = [charges_of(decision) for decision in self.first]
        if billed is None or any(one is None for one in decided):
            return None
        return billed - total(one for one in decided if one is not None)

    @property
    def same_claim(self) -> bool:
        """Whether the bill and every first decision print one claim number."""
        claim = number(self.bill.claim)
        return bool(claim) and bool(self.first) and all(number(decision.claim) == claim for decision in self.first)

    @property
    def same_scope(self) -> bool:
        """The totals agree, or nobody prints them and the claim number does."""
        return self.uncovered >= ZERO if self.uncovered is not None else self.same_claim

    @property
    def made_before(self) -> bool:
        """Whether the bill was printed before the plan answered and shows none of its answer."""
        shows = (self.bill.insurance_paid or ZERO) > ZERO or (self.bill.adjustments or ZERO) > ZERO
        days = [decision.statement_date for decision in self.first if decision.statement_date is not None]
        printed = self.bill.statement_date
        return not shows and printed is not None and any(printed < day for day in days)


def compared(dossier: Dossier) -> Iterator[Compared]:
    """Every bill that asks for money and has a decision."""
    return (one for one in asked_for(dossier) if one.first or one.later)


def asked_for(dossier: Dossier) -> tuple[Compared, ...]:
    """Every bill that asks for money, decided on or not. Of several statements for the same charges only the latest asks."""
    return dossier.once(asked_for_of)


def asked_for_of(dossier: Dossier) -> Iterator[Compared]:
    """As `asked_for`, worked out."""
    for encounter in dossier.encounters:
        decisions = [dossier.bill(one) for one in encounter.decisions if one not in dossier.superseded]
        first = tuple(one for one in decisions if one.status not in LATER_PAYERS)
        later = tuple(one for one in decisions if one.status in LATER_PAYERS)
        bills = [dossier.bill(one) for one in encounter.bills]
        for bill in latest(bills):
            asked = asked_amount(bill)
            if asked is not None:
                yield Compared(bill, asked, encounter, first, later)


def is_settled(dossier: Dossier, one: Compared) -> bool:
    """Whether bill and decisions surely are about the same charges, and the bill knows of the decisions."""
    unprinted = [paper for paper in one.first if paper.patient_responsibility is None]
    return (
        one.encounter.sure
        and bool(one.first)
        and not one.made_before
        and one.bill.insurance_pending is not True
        and one.same_scope
        and not lines_in_doubt(dossier, unprinted, "patient_owes")
    )


def is_unfinished(one: Compared) -> bool:
    """Whether the first payer has not decided for good: it refused, it waits, or it named a payer before itself."""
    if any(decision.status in {"pending", "denied"} for decision in one.first):
        return True
    return any(each.reason in UNFINISHED for decision in one.first for _, each in adjustments_of(decision))


def share_on(decisions: tuple[Bill, ...]) -> Money | None:
    """What these decisions together leave to the patient; None unless each says it."""
    shares = [share for decision in decisions if (share := share_of(decision)) is not None]
    return total(shares) if shares and len(shares) == len(decisions) else None


def latest(bills: list[Bill]) -> Iterator[Bill]:
    """Bills that no later statement for the same charges replaces."""
    for bill in bills:
        if bill.kind is not BillKind.BILL or bill.balance is None:
            continue
        newer = [
            other
            for other in bills
            if bill.statement_date and other.statement_date and other.balance is not None and other.kind is bill.kind
            if other.statement_date > bill.statement_date
            if charges_of(other) in {None, charges_of(bill)} or charges_of(bill) is None
        ]
        if not newer:
            yield bill


def own_balance(bill: Bill) -> Money | None:
    """The balance without what was carried over and interest; None where nothing is asked."""
    if bill.balance is None or bill.balance <= ZERO:
        return None
    return bill.balance - (bill.previous_balance or ZERO) - (bill.interest or ZERO)


def owed_now(bill: Bill) -> Money | None:
    """What the bill still asks for its own charges; None where nothing."""
    own = own_balance(bill)
    return own if own is not None and own > ZERO else None


def asked_amount(bill: Bill) -> Money | None:
    """What the bill makes of its charges the person's part: what it still asks and, within the charges, what was already
    paid. None where nothing is asked.
    """
    own, charges = own_balance(bill), charges_of(bill)
    if own is None:
        return None
    asked = own + (bill.patient_paid or ZERO)
    if charges is not None:
        asked = max(own, min(asked, charges))
    return asked if asked > ZERO else None


def adjustments_of(decision: Bill) -> Iterator[tuple[Line | None, Adjustment]]:
    for line in decision.lines:
        for adjustment in line.adjustments:
            yield line, adjustment
    for adjustment in decision.claim_adjustments:
        yield None, adjustment


def taken_on_line(line: Line, part: str) -> Money | None:
    """The deductible, copay or coinsurance of a line: its own column, else the PR adjustments that mean it."""
    said: Money | None = getattr(line, part)
    if said is not None or not line.adjustments:
        return said
    found = [one.amount for one in line.adjustments if one.group == "PR" and one.reason == PATIENT_REASONS[part]]
    return total(found) if found else None


def taken(decision: Bill, part: str) -> Money | None:
    """As `taken_on_line`, for a whole decision: the header's figure, else the lines' and the claim's."""
    said: Money | None = getattr(decision, part)
    if said is not None:
        return said
    found = [amount for line in decision.lines if (amount := taken_on_line(line, part)) is not None]
    found += [one.amount for one in decision.claim_adjustments if one.group == "PR" and one.reason == PATIENT_REASONS[part]]
    return total(found) if found else None


def paid_on(decision: Bill) -> Money | None:
    if decision.insurance_paid is not None:
        return decision.insurance_paid
    paid = [line.paid for line in decision.lines if line.paid is not None]
    return total(paid) if paid and len(paid) == len(decision.lines) else None


def has_second_payer(dossier: Dossier) -> bool:
    return len([payer for payer in dossier.payers if payer not in NOT_INSURERS]) > 1


def same_line(bill: Bill, wanted: Line) -> Line | None:
    """The bill's line for a decision's line: by control number, else the only one with its day, code and charge."""
    if wanted.control is not None:
        controlled = [line for line in bill.lines if line.control == wanted.control]
        if len(controlled) == 1:
            return controlled[0]
    codes = {wanted.code, wanted.billed_code} - {None}
    alike = [
        line
        for line in bill.lines
        if line.charge == wanted.charge and line.day in {wanted.day, None} and (line.code in codes or line.code is None)
    ]
    return alike[0] if len(alike) == 1 and wanted.charge is not None else None


def asking_for(dossier: Dossier, decision: Bill) -> str:
    """The id of the one bill that asks for what a decision is about; the decision's own where there is none or several."""
    encounter = dossier.encounter_of(decision.id)
    asking = () if encounter is None else encounter.bills
    return asking[0] if len(asking) == 1 else decision.id


def lines_in_doubt(dossier: Dossier, bills: Iterable[Bill], *names: str) -> bool:
    """Whether one of these facts of the bills' lines is still to be confirmed: sums of lines then rest on a doubt."""
    ids = {bill.id for bill in bills}
    paths = (path.split("/") for path in dossier.doubted)
    return any(
        path[0] == "bills" and path[1] in ids and path[2] == "lines" and path[4] in names
        for path in paths
        if len(path) == LINE_PATH
    )
