"""The same charge appears on two bills.

What it looks for
    The same service, day, units and charge on two bills, or two claims, of different accounts or providers. And one
    laboratory test of one day that two houses bill, whatever each asks for it.

Why it matters
    Two offices sometimes bill one service, and one office sometimes opens two accounts for one visit.

When it is not an error
    A second statement of one account repeats the first. A bill, its claim and the insurer's statement are one
    thing. A corrected claim replaces the first, and a second insurer gets the same claim. The reading (26) and the machine
    (TC) are billed apart by design, but a picture billed by two houses without these marks is billed whole twice. A
    hospital and its doctors, two surgeons and their assistants bill apart. Two doctors may each see you on one day. Where it is not
    clear that both are bills of one kind, or where care is often repeated, we only ask.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from almoner.engine.bill import Bill, Form, Line
from almoner.engine.checks.base import check
from almoner.engine.checks.laboratory import alike, is_test
from almoner.engine.checks.lines import (
    DONE_AGAIN,
    OTHER_PLACE,
    OTHER_SIDE,
    code_number,
    current,
    day_of,
    identity,
    is_repeated,
    label,
    lacks,
    one_account,
    standing,
)
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reconcile.likeness import Marks, marks_of_bill, number, provider_score, same_provider, words

BY_DESIGN = DONE_AGAIN | {"62", "66", "80", "81", "82", "AS", "78", "79"}
HALVES = frozenset({"26", "TC"})
"""The reading and the machine: a half is only compared with the same half."""
WHOLE = ((70010, 79999), (80047, 89398))
"""Pictures and laboratory tests: without 26 or TC a bill claims them whole, whoever sends it."""
VISITS = (99202, 99499)
"""Codes of visits: two doctors may each see a patient on one day, and often charge alike."""
ASIDE = OTHER_SIDE | OTHER_PLACE | HALVES


@check(
    id="A09",
    name="same_charge_two_bills",
    cls=Class.EVIDENCE,
    authority=("usc-42-1395b-7-b-3-B-ii",),
    page=__doc__,
)
def same_charge_two_bills(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    bills = list(current(dossier))
    if len(bills) < 2:
        return
    lines = {bill.id: standing(bill.lines) for bill in bills}
    undated = [line for bill in bills for line in lines[bill.id] if day_of(bill, line) is None]
    if undated:
        yield lacks("day", undated)
    marks = {bill.id: marks_of_bill(bill) for bill in bills}
    for one, two in sharing(bills, lines):
        if may_compare(one, two, marks):
            one_house = same_provider(marks[one.id], marks[two.id])
            yield from twins(one, two, lines, one_house=one_house)
            if not one_house and one.provider.name and two.provider.name:
                yield from at_two_prices(one, two, lines)


def sharing(bills: list[Bill], lines: dict[str, tuple[Line, ...]]) -> Iterator[tuple[Bill, Bill]]:
    """Pairs of bills with an equal line, each pair once."""
    holders: dict[tuple[object, ...], dict[str, Bill]] = defaultdict(dict)
    for bill in bills:
        for line in lines[bill.id]:
            if comparable(bill, line):
                holders[key(bill, line)][bill.id] = bill
                if is_test(line):
                    holders[line.code, day_of(bill, line)][bill.id] = bill
    seen: set[tuple[str, str]] = set()
    for together in holders.values():
        for one, two in combinations(together.values(), 2):
            if (one.id, two.id) not in seen:
                seen.add((one.id, two.id))
                yield one, two


def may_compare(one: Bill, two: Bill, marks: dict[str, Marks]) -> bool:
    """Whether the two papers are different accounts that could not both be right by design."""
    if one_account(marks[one.id], marks[two.id]) or (one.claim and number(one.claim) == number(two.claim)):
        return False
    later_payer = {one.status, two.status} & {"secondary", "tertiary", "corrected", "reversal"}
    other_payer = one.payer.name and two.payer.name and words(one.payer.name) != words(two.payer.name)
    if later_payer or other_payer:
        return False
    # A bill and a claim may be one thing: they are compared only where two different providers are named.
    return one.kind is two.kind or provider_score(marks[one.id], marks[two.id]) < 0


def key(bill: Bill, line: Line) -> tuple[object, ...]:
    return identity(line), day_of(bill, line), line.charge, frozenset(ASIDE & set(line.modifiers))


def twins(one: Bill, two: Bill, lines: dict[str, tuple[Line, ...]], *, one_house: bool) -> Iterator[Answer]:
    """Pairs of equal lines between two bills, those that may be two halves of one service apart. `one_house`: both are of the same provider."""
    waiting: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    for line in lines[one.id]:
        if comparable(one, line):
            waiting[key(one, line)].append(line)
    pairs = [
        (waiting[key(two, line)].pop(0), line) for line in lines[two.id] if comparable(two, line) and waiting[key(two, line)]
    ]
    if {one.form, two.form} >= {Form.INSTITUTIONAL, Form.PROFESSIONAL}:
        pairs = [pair for pair in pairs if is_whole(pair[0])]
    pairs = [(a, b) for a, b in pairs if same_hand(a, b, one_house=one_house)]
    clear = one_house or one.form is two.form
    yield from together(one, two, [pair for pair in pairs if clear or is_whole(pair[0])], sure=True, one_house=one_house)
    yield from together(
        one, two, [pair for pair in pairs if not clear and not is_whole(pair[0])], sure=False, one_house=one_house
    )


def at_two_prices(one: Bill, two: Bill, lines: dict[str, tuple[Line, ...]]) -> Iterator[Found]:
    """Laboratory tests that each of two houses lists once on one day, at two prices: which of the two is right is open."""
    able = [[line for line in lines[bill.id] if comparable(bill, line)] for bill in (one, two)]
    pairs = [pair for pair in alike((one, able[0]), (two, able[1])) if same_hand(*pair, one_house=False)]
    day = day_of(one, pairs[0][0]) if pairs else None
    prices = [line.charge for line in pairs[0] if line.charge is not None] if pairs else []
    if day is not None and prices:
        yield Found(
            Message("same_test_two_bills", code=label(pairs[0][0]), day=day, one=prices[0], other=prices[-1], tests=len(pairs)),
            lines=tuple(line.id for pair in pairs for line in pair),
            bills=(one.id, two.id),
        )


def together(one: Bill, two: Bill, pairs: list[tuple[Line, Line]], *, sure: bool, one_house: bool) -> Iterator[Answer]:
    """One finding about these pairs of lines, if there are any."""
    day = day_of(one, pairs[0][0]) if pairs else None
    if day is None or pairs[0][0].charge is None:
        return
    often = one_house and all(is_repeated(line) for pair in pairs for line in pair)
    yield Found(
        Message("same_charge_two_bills", code=label(pairs[0][0]), day=day, charge=pairs[0][0].charge, lines=len(pairs)),
        lines=tuple(line.id for pair in pairs for line in pair),
        bills=(one.id, two.id),
        stake=tuple(Stake(b.charge, line=b.id) for _, b in pairs if b.charge is not None),
        cls=Class.EVIDENCE if sure and not often else Class.QUESTION,
    )


def is_whole(line: Line) -> bool:
    """Whether a hospital's and another house's line for it are not two halves of one service."""
    code = code_number(line) or 0
    return any(low <= code <= high for low, high in WHOLE) and not HALVES & set(line.modifiers)


def comparable(bill: Bill, line: Line) -> bool:
    return identity(line) is not None and day_of(bill, line) is not None and not BY_DESIGN & set(line.modifiers)


def same_hand(one: Line, two: Line, *, one_house: bool) -> bool:
    """Two doctors of one house, two doctors' visits, two printed times, drug numbers or places are two services."""
    if not one_house and VISITS[0] <= (code_number(one) or 0) <= VISITS[1]:
        return False
    known: list[tuple[object, object]] = [(one.npi, two.npi)] if one_house else []
    clocks = one_house or (":" in (one.time or "") and ":" in (two.time or ""))  # order numbers of two houses tell nothing
    known += [(one.time, two.time)] if clocks else []
    known += [(one.units, two.units), (one.ndc, two.ndc), (one.site, two.site)]
    return all(a is None or b is None or a == b for a, b in known)
