"""What several checks ask of lines: which were charged for good, on which day, and when two are the same service."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from almoner.engine.bill import Bill, BillKind, Line
from almoner.engine.checks.base import named
from almoner.engine.dossier import Dossier
from almoner.engine.findings import CannotTell, Cause, Message
from almoner.engine.money import ZERO
from almoner.engine.reconcile.likeness import (
    Marks,
    marks_of_bill,
    number,
    number_score,
    other_patient,
    provider_score,
    same_provider,
)

DONE_AGAIN = frozenset({"76", "77", "91", "59", "XE", "XS", "XP", "XU"})
"""Modifiers that say the service was really done again, or apart."""
BOTH_SIDES = "50"
"""Some offices write one line for each side, both with this."""
OTHER_SIDE = frozenset({BOTH_SIDES, "RT", "LT"})
OTHER_PLACE = frozenset({"E1", "E2", "E3", "E4", "FA", "TA", "LC", "LD", "LM", "RC", "RI"}) | frozenset(
    f"{where}{n}" for where in "FT" for n in range(1, 10)
)
TOTAL_LINE = "0001"
"""The revenue code of the line that adds up a hospital claim: a total, not a charge."""
REPEATED_REVENUE = ("023", "025", "030", "038", "039", "041")
REPEATED_CODES = ((80047, 89398), (94002, 94799), (96360, 96379), (36430, 36430))  # tests, breathing, infusions, transfusion
AS_NEEDED = re.compile(r"\b(prn|as needed|cada vez que|segun necesidad)\b")
DOSE = re.compile(
    r"\b(prn|tab|tabs|tablet|cap|caps|capsule|mg|mcg|ml|meq|iv push|nebuli[sz]er|neb|glucose|troponin|poc)\b|\d(mg|mcg|ml)\b"
)
WORD = re.compile(r"[^\W_]+")
TAKEN_BACK = re.compile(r"\b(revers\w*|credit\w*|void\w*|correct\w*|cancel\w*|reverso|anulad\w*)\b")

Key = tuple[str | None, date | None, int | None, Decimal | None, tuple[str, ...]]


def words_of(text: str | None) -> str:
    """A description without case, punctuation and doubled spaces."""
    return " ".join(WORD.findall(text.casefold())) if text else ""


def revenue(line: Line) -> str:
    """The revenue code in four digits, or ""."""
    return line.revenue_code.strip().zfill(4) if line.revenue_code else ""


def identity(line: Line) -> str | None:
    """What was done: the code; without one the revenue code and description; None where the paper gives none of them."""
    if line.code:
        return line.code
    parts = " ".join(part for part in (revenue(line), words_of(line.description)) if part)
    return parts or None


def identities(dossier: Dossier) -> dict[str, str | None]:
    """What was done on each line that was charged for good, by the line's id."""
    return dict(dossier.once(identities_of))


def identities_of(dossier: Dossier) -> Iterator[tuple[str, str | None]]:
    """As `identities`, worked out."""
    return ((line.id, identity(line)) for _, lines in by_bill(dossier) for line in lines)


def label(line: Line) -> str:
    """What to call the line in a sentence: its code, else its description, else its revenue code."""
    return line.code or line.description or line.revenue_code or line.id


def lacks(field: str, lines: Sequence[Line]) -> CannotTell:
    """The same words as when `needs` misses a field, for facts that only some papers must print."""
    return CannotTell(Message(f"lacks_{field}", lines=len(lines), first=named(lines[0])), f"field:{field}", Cause.FIELD)


def lacks_term(field: str) -> CannotTell:
    """A bill does not print one of its own sums."""
    return CannotTell(Message(f"lacks_term_{field}"), f"field:{field}", Cause.FIELD)


def lacks_page() -> CannotTell:
    """A page of the paper is missing, so its sums cannot be judged."""
    return CannotTell(Message("lacks_page"), "papers:missing_page", Cause.PAPER)


def day_of(bill: Bill, line: Line) -> date | None:
    """The line's day; where it has none, the day of a visit that lasted one day."""
    if line.day is not None:
        return line.day
    first, last = bill.first_day or bill.admitted, bill.last_day or bill.discharged
    return first if first is not None and first == last else None


def code_number(line: Line) -> int | None:
    """A five-digit code as a number; None for any other code."""
    code = line.code
    return int(code) if code and len(code) == 5 and code.isascii() and code.isdigit() else None


def is_repeated(line: Line) -> bool:
    """Whether such a service is normally given several times in a day, so that equal rows need not be an error."""
    said = words_of(line.description)
    if revenue(line).startswith(REPEATED_REVENUE) or revenue(line) == "0636" or AS_NEEDED.search(said):
        return True
    if line.code is None:
        return bool(DOSE.search(said))
    code = code_number(line)
    return line.code.startswith("P9") or (code is not None and any(low <= code <= high for low, high in REPEATED_CODES))


def takes_back(line: Line) -> bool:
    """Whether the line is a reversal or credit."""
    return (line.charge is not None and line.charge.cents < 0) or (line.units is not None and line.units < 0)


def standing(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Charged lines, less those that another line takes back."""
    charged = [line for line in lines if line.charge is not None and revenue(line) != TOTAL_LINE]
    backs = [line for line in charged if takes_back(line)]
    left = [line for line in charged if line.charge is not None and line.charge.cents > 0 and not takes_back(line)]
    for back in backs:
        pairs = [line for line in left if line.charge == abs(back.charge or ZERO) and answers(back, line)]
        if pairs:
            twins = Counter(bare(line) for line in pairs)
            left.remove(min(pairs, key=lambda line: (unlike(back, line), -twins[bare(line)], str(line.day), bare(line))))
    return tuple(left)


def unlike(back: Line, line: Line) -> tuple[bool, ...]:
    """Orders lines by how little they are like the reversal. Of those that are equally unlike, one that has a twin is taken
    back first: then a double entry is what was put right.
    """
    marks = ("modifiers", "day", "description", "time", "npi", "ndc", "revenue_code")
    return tuple(getattr(back, name) != getattr(line, name) for name in marks)


def bare(line: Line) -> str:
    """The line without its id and place, so that its place on the page decides nothing."""
    return repr(replace(line, id="", spot=None, spots=(), control=None, confidence=1000))


def answers(back: Line, line: Line) -> bool:
    """Whether a reversal takes back this line: the same service, or a bare "reversal" of the same day."""
    if identity(back) == identity(line):
        return True
    return back.code is None and back.day == line.day and bool(TAKEN_BACK.search(words_of(back.description)))


def line_key(line: Line) -> Key:
    """What a second statement of the same account prints again."""
    cents = None if line.charge is None else line.charge.cents
    return (identity(line), line.day, cents, line.units, tuple(sorted(line.modifiers)))


def same_account(one: Bill, two: Bill) -> bool:
    """Whether two papers are about one account of one provider, such as two statements, or a statement and its claim."""
    return one_account(marks_of_bill(one), marks_of_bill(two))


def one_account(a: Marks, b: Marks) -> bool:
    """As `same_account`, where the marks of many papers were taken once."""
    if other_patient(a, b) or provider_score(a, b) < 0 or (a.account and b.account and a.account != b.account):
        return False
    numbers = number_score(a, b)
    if numbers != 0:
        return numbers > 0
    return bool(a.lines) and Counter(a.lines) == Counter(b.lines) and same_provider(a, b)


def current(dossier: Dossier) -> tuple[Bill, ...]:
    """Bills and claims that ask, each care once: reversed and replaced claims, and papers that only repeat the lines of
    another of the same account, are left out.
    """
    return dossier.once(current_of)


def current_of(dossier: Dossier) -> tuple[Bill, ...]:
    """As `current`, worked out."""
    asking = list(dossier.asking)
    by_whom = {number(bill.supersedes): bill.id for bill in asking if bill.supersedes}
    stand = [bill for bill in asking if bill.status != "reversal" and by_whom.get(number(bill.claim), bill.id) == bill.id]
    if len(stand) < 2:
        return tuple(stand)
    marks = {bill.id: marks_of_bill(bill) for bill in stand}
    keys = {bill.id: Counter(line_key(line) for line in bill.lines) for bill in stand}
    kept: dict[str, Bill] = {}
    holds: dict[Key, list[str]] = defaultdict(list)  # only a paper with the same first line can repeat it
    for bill in sorted(stand, key=lambda one: (one.kind is not BillKind.BILL, -len(one.lines), one.id)):
        near = holds[line_key(bill.lines[0])] if bill.lines else []
        if any(keys[bill.id] <= keys[other] and one_account(marks[bill.id], marks[other]) for other in near):
            continue
        kept[bill.id] = bill
        for key in keys[bill.id]:
            holds[key].append(bill.id)
    return tuple(bill for bill in stand if bill.id in kept)


def estimates(dossier: Dossier) -> Iterator[Bill]:
    """Estimates, a second copy of one left out."""
    kept: list[tuple[Bill, Counter[Key]]] = []
    for bill in dossier.of_kind(BillKind.ESTIMATE):
        keys = Counter(line_key(line) for line in bill.lines)
        if not any(keys == others and same_account(bill, other) for other, others in kept):
            kept.append((bill, keys))
            yield bill


def by_bill(dossier: Dossier) -> tuple[tuple[Bill, tuple[Line, ...]], ...]:
    """Each current bill with the lines that were charged for good."""
    return dossier.once(by_bill_of)


def by_bill_of(dossier: Dossier) -> Iterator[tuple[Bill, tuple[Line, ...]]]:
    """As `by_bill`, worked out."""
    return ((bill, standing(bill.lines)) for bill in current(dossier))
