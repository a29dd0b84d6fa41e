"""More units of a code are charged than are paid for.

What it looks for
    A code with more units than the table of medically unlikely edits (MUE) lets be paid: on one line where the table
    counts each line for itself (indicator 1, and Medicaid), else on one day (2 and 3). The table of the day of care counts,
    for a doctor's bill, a hospital's or a supplier's, whichever it is.

Why it matters
    Too many units are often a slip of the pen, such as 10 for 1. At stake is the price of the units above the limit.

When it is not an error
    Limits with the indicator 3 may be passed when the record shows the need, so there it is only likely, and a question
    where a modifier says that the service was done again. Where each line counts for itself, other lines with modifiers may
    stand beside it. Both sides in one line (50), a drug thrown away (JW), a line of several days, and units of two doctors
    together leave a question. So does a limit of none: the code may be paid elsewhere, or be for the patient. Minutes and other measures are not units; anesthesia counts time. Some limits are kept
    secret: a code that is not in the table was not checked, which does not mean that it is right.
    The tables bind Medicare and Medicaid, each with its own; a private plan may have other rules, so there we only ask.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter

from almoner.engine.bill import Line
from almoner.engine.checks.base import RestsOn, check
from almoner.engine.checks.coded import CodedDay, coded_days, several_days, weakest
from almoner.engine.checks.lines import BOTH_SIDES, DONE_AGAIN, code_number, lacks
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Arg, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reference.editions import NoData, gathered, row_of
from almoner.engine.reference.mue import Mue

LINE, DAY, CLINICAL = "1", "2", "3"
MAY_COUNT_TWICE = frozenset({BOTH_SIDES, "JW"})
ANESTHESIA = (100, 1999)
NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Excess:
    """Units above a limit: on which lines, how many in all and above it, how sure, and the price of those above it."""

    limit: Mue
    lines: tuple[Line, ...]
    units: Decimal
    over: Decimal
    cls: Class
    stake: tuple[Stake, ...]

    @property
    def amount(self) -> Money:
        return total(one.amount for one in self.stake)


@check(
    id="C02",
    name="more_units_than_paid",
    cls=Class.RULE,
    authority=("table-ncci-mue-medicare", "table-ncci-mue-medicaid"),
    rests_on=RestsOn.PAYER_RULE,
    page=__doc__,
)
def more_units_than_paid(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    without: list[NoData] = []
    bare: list[Line] = []
    for here in coded_days(dossier):
        if not isinstance(here, CodedDay):
            yield here
            continue
        for code, lines in here.by_code().items():
            counted = [line for line in lines if counts_units(line)]
            if not counted:
                continue
            asked = [dossier.tables.mue(code, here.day, one, here.scope.programme) for one in here.scope.settings]
            limits = [one for one in asked if isinstance(one, Mue)]
            without += [one for one in asked if isinstance(one, NoData)]
            if len(limits) < len(asked):
                continue
            bare += [line for line in counted if line.units is None]
            found = [above(counted, limit) for limit in limits]
            if all(found):
                yield from (said(code, here, one) for one in min(found, key=lambda some: sum(one.amount.cents for one in some)))
    if bare:
        yield lacks("units", bare)
    yield from gathered(without)


def counts_units(line: Line) -> bool:
    """Whether the line's number is one of units, and not of minutes or of another measure."""
    number = code_number(line)
    timed = number is not None and ANESTHESIA[0] <= number <= ANESTHESIA[1]
    return line.unit in {None, "UN"} and not timed


def above(lines: Sequence[Line], limit: Mue) -> tuple[Excess, ...]:
    """What lines of one code and day charge above the limit: each line that does, or the day as one; () where nothing is."""
    counted = [line for line in lines if line.units is not None and line.units > NONE]
    if limit.mai in {None, LINE}:
        return each_line(counted, limit)
    one_day = [line for line in counted if several_days(line) == 1]
    if sum_of(one_day) <= limit.value:
        return each_line([line for line in counted if several_days(line) > 1], limit)
    persons = sorted({line.npi for line in one_day if line.npi is not None})
    apart = [[line for line in one_day if line.npi in {None, npi}] for npi in persons] if len(persons) > 1 else [one_day]
    alone = next((group for group in apart if sum_of(group) > limit.value), None)
    kept = one_day if alone is None else alone
    asks = alone is None or any(MAY_COUNT_TWICE & set(line.modifiers) for line in kept)
    asks = asks or (limit.mai == CLINICAL and any(DONE_AGAIN & set(line.modifiers) for line in kept))
    cls = Class.QUESTION if asks else Class.EVIDENCE if limit.mai == CLINICAL else Class.RULE
    return (of_lines(kept, limit, sum_of(kept) - limit.value, cls),)


def each_line(lines: Sequence[Line], limit: Mue) -> tuple[Excess, ...]:
    """Lines that are above the limit each for itself."""
    found = []
    for line in lines:
        days = several_days(line)
        over = (line.units or NONE) - limit.value * days
        if over > NONE:
            asks = days > 1 or MAY_COUNT_TWICE & set(line.modifiers)
            found.append(of_lines([line], limit, over, Class.QUESTION if asks else Class.RULE))
    return tuple(found)


def of_lines(lines: Sequence[Line], limit: Mue, over: Decimal, cls: Class) -> Excess:
    """The excess taken from the cheapest units first, so that no more is at stake than is sure; of equal ones from the last
    line, which is the one that is too many where a line stands twice."""
    stake, left = [], over
    for _, _, line in sorted(((price(line), -at, line) for at, line in enumerate(lines)), key=itemgetter(0, 1)):
        take = min(left, line.units or NONE)
        if take > NONE:
            stake.append(Stake(Money(int(price(line) * Fraction(take))), line=line.id))
            left -= take
    sure = cls if limit.value else Class.QUESTION
    return Excess(limit, tuple(lines), sum_of(lines), over, sure, tuple(one for one in stake if one.amount > ZERO))


def price(line: Line) -> Fraction:
    """Cents for one unit: as printed, else the unit's share of the charge; never above that share."""
    share = Fraction((line.charge or ZERO).cents) / Fraction(line.units or Decimal(1))
    return share if line.unit_price is None else min(share, Fraction(line.unit_price) * 100)


def sum_of(lines: Sequence[Line]) -> Decimal:
    return sum((line.units for line in lines if line.units is not None), NONE)


def said(code: str, here: CodedDay, one: Excess) -> Found:
    """The finding, in the words of the table's way to count."""
    args: dict[str, Arg] = {"code": code, "day": here.day, "who": here.who, "over": one.amount}
    counts: dict[str, Arg] = {"units": one.units, "value": one.limit.value}
    by_line = one.limit.mai in {None, LINE} or any(several_days(line) > 1 for line in one.lines)
    if not one.limit.value:
        says = Message("units_none_paid", **args)
    elif by_line:
        says = Message("units_above_line", **args, **counts)
    else:
        says = Message("units_above_usual" if one.limit.mai == CLINICAL else "units_above_day", **args, **counts)
    return Found(
        says=says,
        lines=tuple(line.id for line in one.lines),
        stake=one.stake,
        cls=weakest(one.cls, here.most),
        table_rows=(row_of(one.limit.edition, code=code, units=one.limit.value, adjudication_indicator=one.limit.mai),),
    )
