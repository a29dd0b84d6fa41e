"""How alike two papers are: what identifies the care on each, and an integer score of their agreement."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from almoner.engine.bill import Bill, Notice
from almoner.engine.folding import folded
from almoner.engine.money import Money, total

CLAIM, ACCOUNT, PROVIDER, DAYS, TOTAL, ASKED, DOCUMENT = 70, 45, 25, 25, 30, 15, 30
LINE, LINES_AT_MOST, CODES = 6, 24, 10
NEAR_DAYS, PART, SAME_DEBT = 15, 15, 40
OTHER_CLAIM, OTHER_PROVIDER, OTHER_DAYS, OTHER_TOTAL = -35, -40, -70, -10
NEAR = 14  # days by which care may have moved after its estimate
YEAR = 365
LONGEST_LISTED = 60  # days: a longer stay is kept as its first and last day

LEGAL_FORMS = frozenset(
    {"inc", "llc", "pllc", "pc", "pa", "ltd", "lp", "llp", "corp", "co", "md", "do", "dr", "the", "of", "and", "at"}
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a paper says about which care it is about. Empty or None: the paper does not say."""

    id: str
    document: int
    claim: str = ""
    account: str = ""
    npis: frozenset[str] = frozenset()
    tax_id: str = ""
    provider: frozenset[str] = frozenset()
    patient: frozenset[str] = frozenset()
    born: date | None = None
    days: frozenset[date] = frozenset()
    charges: Money | None = None
    asked: frozenset[Money] = frozenset()
    lines: tuple[tuple[date | None, Money], ...] = ()
    codes: frozenset[str] = frozenset()
    dated: date | None = None

    keys: frozenset[object] = field(init=False, compare=False)
    """A bill and a decision that share none of these are not alike enough; worked out once, for speed."""

    def __post_init__(self) -> None:
        numbers = (("number", one) for one in (self.claim, self.account) if one)
        amounts = (("amount", one) for one in (self.charges, *self.asked) if one is not None and one.cents > 0)
        days = (("day", day) for day in self.days)
        object.__setattr__(self, "keys", frozenset({*numbers, *amounts, *days}))


def words(name: str | None) -> frozenset[str]:
    """The words of a name without accents, case, punctuation and legal forms."""
    found = frozenset(re.findall(r"[^\W_]+", folded(name or "")))
    return (found - LEGAL_FORMS) or found


def number(text: str | None) -> str:
    """A claim or account number without spaces, dashes, case and leading zeros."""
    return "".join(mark for mark in (text or "").upper() if mark.isalnum()).lstrip("0")


def between(first: date, last: date) -> frozenset[date]:
    length = (last - first).days
    if not 0 <= length <= LONGEST_LISTED:
        return frozenset({first, last})
    return frozenset(first + timedelta(days=step) for step in range(length + 1))


def days_of(bill: Bill) -> frozenset[date]:
    """The days of the care: of its lines, else first to last day, else the stay."""
    listed = {line.day for line in bill.lines if line.day is not None}
    for line in bill.lines:
        if line.day is not None and line.through is not None and line.through != line.day:
            listed |= between(line.day, line.through)
    if listed:
        return frozenset(listed)
    for first, last in ((bill.first_day, bill.last_day), (bill.admitted, bill.discharged)):
        if first is not None:
            return between(first, last or first)
    return frozenset()


def charges_of(bill: Bill) -> Money | None:
    """The printed total charges; else the sum of the lines, if every line has its charge."""
    if bill.total_charges is not None:
        return bill.total_charges
    charges = [line.charge for line in bill.lines if line.charge is not None]
    return total(charges) if charges and len(charges) == len(bill.lines) and not bill.pages_missing else None


def marks_of_bill(bill: Bill) -> Marks:
    asked = (bill.balance, bill.patient_responsibility)
    return Marks(
        id=bill.id,
        document=bill.document,
        claim=number(bill.claim),
        account=number(bill.patient.account),
        npis=frozenset(npi for npi in (bill.provider.npi, *(line.npi for line in bill.lines)) if npi),
        tax_id=number(bill.provider.tax_id),
        provider=words(bill.provider.name),
        patient=words(bill.patient.name),
        born=bill.patient.birth_date,
        days=days_of(bill),
        charges=charges_of(bill),
        asked=frozenset(amount for amount in asked if amount is not None),
        lines=tuple(sorted(((line.day, line.charge) for line in bill.lines if line.charge is not None), key=str)),
        codes=frozenset(line.code for line in bill.lines if line.code),
        dated=bill.statement_date,
    )


def marks_of_notice(notice: Notice) -> Marks:
    return Marks(
        id=notice.id,
        document=notice.document,
        account=number(notice.account or notice.patient.account),
        provider=words(notice.creditor or notice.sender),
        patient=words(notice.patient.name),
        born=notice.patient.birth_date,
        days=frozenset() if notice.service_on is None else frozenset({notice.service_on}),
        asked=frozenset() if notice.amount is None else frozenset({notice.amount}),
    )


def other_patient(one: Marks, two: Marks) -> bool:
    """Whether the papers cannot be about the same person. One account is one person's, whatever is misprinted beside it."""
    if one.account and one.account == two.account:
        return False
    if one.born is not None and two.born is not None and one.born != two.born:
        return True
    return bool(one.patient and two.patient and not one.patient & two.patient)


def provider_score(one: Marks, two: Marks) -> int:
    """A hospital and the physicians inside it often share a word of their names: that alone says nothing."""
    if one.npis & two.npis or (one.tax_id and one.tax_id == two.tax_id):
        return PROVIDER
    if not one.provider or not two.provider:
        return 0
    if not one.provider & two.provider:
        return OTHER_PROVIDER
    return PROVIDER if same_words(one.provider, two.provider) else 0


def same_words(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether the words of two names can be one provider's."""
    shared, smaller = len(one & two), min(len(one), len(two))
    return shared > 0 and (2 * shared >= len(one | two) or (shared == smaller and smaller > 1))


def same_provider(one: Marks, two: Marks) -> bool:
    return provider_score(one, two) > 0


def number_score(one: Marks, two: Marks) -> int:
    if (one.claim and one.claim in {two.claim, two.account}) or (two.claim and two.claim == one.account):
        return CLAIM
    if one.account and one.account == two.account:
        return ACCOUNT
    return OTHER_CLAIM if one.claim and two.claim else 0


def day_score(one: Marks, two: Marks) -> int:
    if not one.days or not two.days:
        return 0
    if one.days & two.days:
        return DAYS
    apart = max(min(one.days), min(two.days)) > min(max(one.days), max(two.days))
    return OTHER_DAYS if apart else OTHER_DAYS // 3


def amount_score(one: Marks, two: Marks) -> int:
    shared = sum((Counter(one.lines) & Counter(two.lines)).values())
    score = 0
    if one.charges is not None and two.charges is not None:
        part = 0 < shared == min(len(one.lines), len(two.lines))
        score += TOTAL if one.charges == two.charges else PART if part else OTHER_TOTAL
    if any(amount.cents > 0 for amount in one.asked & two.asked):
        score += ASKED
    if shared > 1:  # one shared line says no more than the day and the total do
        score += min(LINE * (shared - 1), LINES_AT_MOST)
    return score + (CODES if one.codes & two.codes else 0)


def likeness(one: Marks, two: Marks) -> int:
    """How much speaks for the same care, for a bill and a payer's decision; 0 or less when nothing does or more speaks
    against it. The order of the two does not matter.
    """
    if other_patient(one, two):
        return 0
    numbers, provider = number_score(one, two), provider_score(one, two)
    if numbers == CLAIM:  # a plan may name the physician, the bill the clinic
        provider = max(provider, OTHER_TOTAL)
    return numbers + provider + day_score(one, two) + amount_score(one, two)


def estimate_likeness(one: Marks, two: Marks) -> int:
    """As `likeness`, for an estimate (`one`): its amounts are expected to differ, and the day may have moved."""
    if other_patient(one, two):
        return 0
    score = number_score(one, two) + provider_score(one, two) + same_paper(one, two)
    if one.days and two.days:
        apart = min(abs((day - other).days) for day in one.days for other in two.days)
        score += DAYS if not apart else NEAR_DAYS if apart <= NEAR else OTHER_DAYS // 3
    elif provider_score(one, two) > 0 and given_before(one, two):
        score += NEAR_DAYS
    shared = len(one.codes & two.codes)
    return score + (CODES + min(LINE * (shared - 1), LINES_AT_MOST) if shared else 0)


def given_before(estimate: Marks, bill: Marks) -> bool:
    """Whether an estimate without a day of care was given in the year before the care."""
    return estimate.dated is not None and bool(bill.days) and 0 <= (min(bill.days) - estimate.dated).days <= YEAR


def debt_likeness(one: Marks, two: Marks) -> int:
    """As `likeness`, for a collector's paper: it may name the collector instead of the provider, and asks for the balance."""
    if other_patient(one, two):
        return 0
    score = max(number_score(one, two), 0) + max(provider_score(one, two), 0) + same_paper(one, two)
    if one.days and two.days:
        score += DAYS if one.days & two.days else OTHER_DAYS // 3
    amounts = (one.asked | {one.charges}) & (two.asked | {two.charges})
    return score + (SAME_DEBT if any(amount is not None and amount.cents > 0 for amount in amounts) else 0)


def same_paper(one: Marks, two: Marks) -> int:
    return DOCUMENT if one.document == two.document else 0
