"""Which payers' decisions no longer stand: reversed, replaced by a later one, or a second copy of one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date
from itertools import combinations

from almoner.engine.bill import Bill, Line
from almoner.engine.dossier import DECIDED
from almoner.engine.money import Money
from almoner.engine.reconcile.likeness import charges_of, days_of, marks_of_bill, number, other_patient, same_provider, words

LATER_PAYERS = frozenset({"secondary", "tertiary"})
NOT_FINAL = frozenset({"pending", "denied"})


def superseded(bills: Iterable[Bill]) -> frozenset[str]:
    """Ids of decisions that a reversal, a corrected or reprocessed decision, or a fuller copy takes the place of."""
    decisions = sorted((bill for bill in bills if bill.kind in DECIDED), key=lambda bill: bill.id)
    gone = set(replaced_by_name(decisions))
    claims: dict[tuple[str, str], list[Bill]] = defaultdict(list)
    for bill in decisions:
        if number(bill.claim):
            claims[number(bill.claim), payer_rank(bill)].append(bill)
    for same_claim in claims.values():
        gone.update(reversed_here(same_claim))
        standing = [bill for bill in same_claim if bill.id not in gone]
        for one, two in combinations(standing, 2):
            loser = earlier_of(one, two)
            if loser is not None:
                gone.add(loser.id)
    gone.update(copies([bill for bill in decisions if bill.id not in gone]))
    return frozenset(gone)


def payer_rank(bill: Bill) -> str:
    return bill.status or "" if bill.status in LATER_PAYERS else ""


def other_payer(one: Bill, two: Bill) -> bool:
    named, also = words(one.payer.name), words(two.payer.name)
    if one.payer.type == two.payer.type == "medicare":
        also = named  # one payer, whose contractors sign with names of their own
    return payer_rank(one) != payer_rank(two) or bool(named and also and not named & also)


def is_reversal(bill: Bill) -> bool:
    charges = charges_of(bill)
    return bill.status == "reversal" or (charges is not None and charges.cents < 0)


def replaced_by_name(decisions: list[Bill]) -> Iterator[str]:
    """Those whose claim number a later decision says it replaces."""
    wanted = {
        number(later.supersedes) for later in decisions if later.supersedes and number(later.supersedes) != number(later.claim)
    }
    return (bill.id for bill in decisions if number(bill.claim) and number(bill.claim) in wanted)


def reversed_here(same_claim: list[Bill]) -> Iterator[str]:
    """Every reversal, and for each the one decision whose amounts it takes back."""
    left = [bill for bill in same_claim if not is_reversal(bill)]
    for reversal in (bill for bill in same_claim if is_reversal(bill)):
        yield reversal.id
        if left:
            original = min(left, key=lambda bill: unlike(reversal, bill))
            left.remove(original)
            yield original.id


def unlike(reversal: Bill, bill: Bill) -> tuple[int, bool, date, int, str, str]:
    """Orders decisions by how little they are like the reversal, whatever the order of the papers."""
    taken_back, stood = (
        {(line.day, line.code, None if line.charge is None else abs(line.charge)) for line in one.lines}
        for one in (reversal, bill)
    )
    shared = len(taken_back & stood)
    return differences(reversal, bill), bill.status == "corrected", dated(bill), -shared, content(bill), bill.id


def differences(reversal: Bill, bill: Bill) -> int:
    pairs = (
        (charges_of(reversal), charges_of(bill)),
        (reversal.insurance_paid, bill.insurance_paid),
        (reversal.patient_responsibility, bill.patient_responsibility),
    )
    return sum(1 for one, two in pairs if one is not None and two is not None and abs(one) != abs(two))


def dated(bill: Bill) -> date:
    return bill.statement_date or date.max


def earlier_of(one: Bill, two: Bill) -> Bill | None:
    """Of two decisions on the same claim, the one that no longer stands; None where both may (parts of one claim)."""
    if other_parts(one, two):
        return None
    if one.kind is not two.kind and payer_rank(one) == payer_rank(two) and says_the_same(one, two):
        return poorer(one, two)  # the person's copy comes weeks later, lacks the codes, may name who runs the plan
    if other_payer(one, two):
        return None
    if one.status == "corrected" and two.status != "corrected":
        return two
    if two.status == "corrected" and one.status != "corrected":
        return one
    if one.statement_date and two.statement_date and one.statement_date != two.statement_date:
        return one if one.statement_date < two.statement_date else two
    if (one.status in NOT_FINAL) != (two.status in NOT_FINAL):
        return one if one.status in NOT_FINAL else two
    return poorer(one, two) if says_the_same(one, two) else None


def other_parts(one: Bill, two: Bill) -> bool:
    """Whether the two list different lines, so that together they are one claim."""
    mine = {(line.day, line.code, line.charge) for line in one.lines}
    yours = {(line.day, line.code, line.charge) for line in two.lines}
    return bool(mine and yours and not mine & yours)


def copies(decisions: list[Bill]) -> Iterator[str]:
    """An EOB and a remittance of the same decision: the fuller one stays."""
    alike: dict[object, list[Bill]] = defaultdict(list)
    for bill in decisions:
        alike[said(bill), days_of(bill)].append(bill)
    for one, two in (pair for same in alike.values() for pair in combinations(same, 2)):
        if one.kind is two.kind or other_payer(one, two):
            continue
        mine, yours = marks_of_bill(one), marks_of_bill(two)
        if same_provider(mine, yours) and not other_patient(mine, yours):
            yield poorer(one, two).id


def says_the_same(one: Bill, two: Bill) -> bool:
    return said(one) == said(two) and days_of(one) == days_of(two)


def said(bill: Bill) -> tuple[Money | None, ...]:
    return charges_of(bill), bill.insurance_paid, share_of(bill)


def share_of(bill: Bill) -> Money | None:
    """What a decision leaves to the patient: as printed, else the sum of its lines' shares if every line has one."""
    if bill.patient_responsibility is not None:
        return bill.patient_responsibility
    shares = [share for line in bill.lines if (share := line_share(line)) is not None]
    if not shares or len(shares) != len(bill.lines) or bill.pages_missing:
        return None
    return Money(sum(share.cents for share in shares))


def line_share(line: Line) -> Money | None:
    """A line's share as printed, else its deductible, copay and coinsurance where they are just what was allowed and not paid."""
    if line.patient_owes is not None:
        return line.patient_owes
    parts = [part for part in (line.deductible, line.copay, line.coinsurance) if part is not None]
    if not parts or line.allowed is None or line.paid is None:
        return None
    share = Money(sum(part.cents for part in parts))
    return share if share == line.allowed - line.paid else None


def poorer(one: Bill, two: Bill) -> Bill:
    """Of two copies, the one that says less; among equals by their content, so that the order of papers does not matter."""

    def fullness(bill: Bill) -> tuple[int, int, int, int, str, str]:
        adjustments = [*bill.claim_adjustments, *(each for line in bill.lines for each in line.adjustments)]
        coded, adjusted = sum(1 for each in adjustments if each.group), len(adjustments)
        said = sum(1 for field in fields(bill) if getattr(bill, field.name))
        return coded, adjusted, len(bill.lines), said, content(bill), bill.id

    return min(one, two, key=fullness)


def content(bill: Bill) -> str:
    """A bill without ids and places."""
    lines = tuple(replace(line, id="", spot=None) for line in bill.lines)
    return repr(replace(bill, id="", document=0, spot=None, spots=None, lines=lines))
