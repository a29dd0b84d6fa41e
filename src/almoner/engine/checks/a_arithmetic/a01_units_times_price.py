"""Units times price do not give the charge.

What it looks for
    Lines that print a number of units, a price for one unit and a charge, where the charge is not units times price.

Why it matters
    The line charges more (or less) than its own numbers say.

When it is not an error
    A printed unit price is often rounded: the charge may differ by half of its last digit for each unit. A part of
    a day may be charged below the daily price. Where a line prints no units, or none or zero as price, there is nothing to
    multiply. A discount shown on the line explains a lower charge. Some bills print the price of the whole line in the
    price column.
"""

from collections.abc import Iterator
from decimal import Decimal

from almoner.engine.bill import Bill, BillKind, Line
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import current, estimates, label, lacks, revenue
from almoner.engine.dossier import ASKING, Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import Money, total

HALF = Decimal("0.5")
BY_TIME = ("01", "020", "021", "036", "037", "045", "071", "076")  # rooms, theatre, recovery, observation: parts of a day


def places(number: Decimal) -> int:
    """How many decimals are printed; at least none."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def is_off(units: Decimal, price: Decimal, cents: int) -> bool:
    """Whether no rounding of what is printed gives the charge. A price to fewer than two decimals is exact to the cent."""
    exact = units * price * 100
    if exact == cents:
        return False
    price_slack = HALF.scaleb(-max(2, places(price))) * units
    units_slack = HALF.scaleb(-places(units)) * price if places(units) else Decimal(0)
    return abs(exact - cents) > (price_slack + units_slack) * 100 + HALF


def prints_line_prices(bill: Bill) -> bool:
    """Whether the price column holds the price of the whole line: equal to the charge on every line of several units."""
    several = [line for line in bill.lines if line.units is not None and abs(line.units) > 1 and line.unit_price is not None]
    same = [
        line
        for line in several
        if line.charge is not None and abs(line.unit_price or Decimal(0)) * 100 == abs(line.charge.cents)
    ]
    return len(several) > 1 and len(same) == len(several)


@check(
    id="A01",
    name="units_times_price",
    cls=Class.FACT,
    page=__doc__,
    needs=Needs(papers=ASKING | {BillKind.ESTIMATE}),
)
def units_times_price(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for bill in (*current(dossier), *estimates(dossier)):
        priced = [line for line in bill.lines if line.unit_price]
        for field in ("units", "charge"):
            lacking = [line for line in priced if getattr(line, field) is None]
            if lacking:
                yield lacks(field, lacking)
        if not prints_line_prices(bill):
            for line in priced:
                yield from judged(line, asks=bill.kind is not BillKind.ESTIMATE)


def judged(line: Line, *, asks: bool) -> Iterator[Answer]:
    if not line.units or line.unit_price is None or line.charge is None:
        return
    if line.units * line.unit_price * 100 == line.charge.cents:
        return
    units, price, charge = abs(line.units), abs(line.unit_price), abs(line.charge)
    if not is_off(units, price, charge.cents):
        return
    expected = Money(100).times(units * price)
    less = total(abs(one.amount) for one in line.adjustments)
    if charge < expected and (revenue(line).startswith(BY_TIME) or charge + less == expected):
        return
    key = "line_below_price" if charge < expected else "line_above_price"
    says = Message(key, code=label(line), units=line.units, price=price, expected=expected, charge=line.charge)
    over = asks and charge > expected and line.charge == charge
    yield Found(says, lines=(line.id,), stake=(Stake(charge - expected, line=line.id),) if over else ())
