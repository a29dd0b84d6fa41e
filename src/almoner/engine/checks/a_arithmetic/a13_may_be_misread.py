"""A number from a picture may have lost its point.

What it looks for
    Only on papers that were read from a picture: a charge that is just 100 times that of another line for the same service,
    or a number of units that is just 100 or 1000 times, at the same charge. So 4.66 may turn into 466.00, and 1.000 into
    1000.

Why it matters
    A point lost in reading makes an error where the paper has none. Only a look at the paper can tell.

When it is not an error
    It is never said to be one: we only ask you to look. Papers read from text or data files are not asked about, nor a line
    that is in doubt already, nor numbers that a sum on the paper proves: the total of the lines, or units times price.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import current, identity, label, lacks, standing
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import Money, total

SURE = 1000  # thousandths: what text and data files are read with, and no picture
LOST_CENTS, LOST_PLACES = 100, (Decimal(100), Decimal(1000))
ONE = Decimal(1)


@check(
    id="A13",
    name="may_be_misread",
    cls=Class.QUESTION,
    page=__doc__,
    needs=Needs(),
)
def may_be_misread(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for bill in current(dossier):
        pictured = [line for line in bill.lines if line.confidence < SURE]
        unread = [line for line in pictured if line.charge is None]
        if unread:
            yield lacks("charge", unread)
        if pictured and not is_proven(bill):
            yield from odd(dossier, bill)


def is_proven(bill: Bill) -> bool:
    """Whether every line has a charge and the lines come to the printed total."""
    charges = [line.charge for line in bill.lines if line.charge is not None]
    return len(charges) == len(bill.lines) and bill.total_charges is not None and total(charges) == bill.total_charges


def odd(dossier: Dossier, bill: Bill) -> Iterator[Found]:
    alike: dict[tuple[str, tuple[str, ...]], list[Line]] = defaultdict(list)
    for line in standing(bill.lines):
        what = identity(line)
        if what is not None:
            alike[what, tuple(sorted(line.modifiers))].append(line)
    for lines in alike.values():
        for line in lines:
            others = [other for other in lines if other is not line]
            if line.confidence < SURE and not is_doubted(dossier, bill, line) and not fits_price(line):
                yield from asked(bill, line, others)


def asked(bill: Bill, line: Line, others: Sequence[Line]) -> Iterator[Found]:
    usual = {other.charge for other in others if other.units == line.units and other.charge is not None}
    if line.charge is not None and not line.charge.cents % LOST_CENTS and Money(line.charge.cents // LOST_CENTS) in usual:
        small = Money(line.charge.cents // LOST_CENTS)
        says = Message("charge_may_be_misread", code=label(line), charge=line.charge, usual=small)
        yield Found(says, lines=(line.id,), bills=(bill.id,))
    counts = {other.units for other in others if other.charge == line.charge and other.units is not None}
    few = next((line.units / lost for lost in LOST_PLACES if line.units is not None and line.units / lost in counts), None)
    if few is not None and few >= ONE and line.units is not None:
        says = Message("units_may_be_misread", code=label(line), units=line.units, usual=few)
        yield Found(says, lines=(line.id,), bills=(bill.id,))


def is_doubted(dossier: Dossier, bill: Bill, line: Line) -> bool:
    """A person is asked about the line already."""
    return any(path.startswith(f"bills/{bill.id}/lines/{line.id}/") for path in dossier.doubted)


def fits_price(line: Line) -> bool:
    """Whether the units times the printed price of one are the charge."""
    if line.units is None or line.unit_price is None or line.charge is None:
        return False
    return Money(100).times(line.units * line.unit_price) == line.charge
