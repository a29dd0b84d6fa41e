"""Drawing blood is charged more than once on a day.

What it looks for
    More than one charge, or unit, for drawing blood from a vein (36415) on one day by one provider.

Why it matters
    Often one needle fills all the tubes of a visit. Then one draw is enough on the bill.

When it is not an error
    Blood can be drawn several times a day, for tests that are done again and again, in the emergency room, or when the
    first try gave too little. Lines with another time, visit, order number or provider, or with a modifier that says that
    it was done again, are not asked about. A line that was taken back does not count. Lines that are equal in all are
    one entry made twice: that is told as such (A07).
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.lines import DONE_AGAIN, by_bill, day_of, lacks, words_of
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, total

DRAW = "36415"
ONE = Decimal(1)
Once = tuple[date, str | None, str | None, str | None]


@check(
    id="C22",
    name="several_blood_draws",
    cls=Class.QUESTION,
    authority=("cms-cpm-16-60-1",),
    rests_on=RestsOn.PAYER_RULE,
    page=__doc__,
    needs=Needs(header=("first_day", "last_day")),
)
def several_blood_draws(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for bill, lines in by_bill(dossier):
        draws = [line for line in lines if line.code == DRAW and not DONE_AGAIN & set(line.modifiers)]
        undated = [line for line in draws if day_of(bill, line) is None]
        if undated and times(draws) > 1:
            yield lacks("day", undated)
        for (day, *_), same in together(bill, draws).items():
            if times(once(same)) > 1:  # lines that are equal in all are one entry made twice, which is asked about as such
                yield found(day, same)


def together(bill: Bill, draws: list[Line]) -> dict[Once, list[Line]]:
    """Draws that nothing on the paper tells apart."""
    groups: dict[Once, list[Line]] = defaultdict(list)
    for line in draws:
        day = day_of(bill, line)
        if day is not None and line.through in {None, day}:
            groups[day, line.npi or bill.provider.npi, line.time, line.visit].append(line)
    return groups


def once(draws: list[Line]) -> list[Line]:
    """The draws, of those that are equal in all but their place only one."""
    alike = {(line.charge, line.units, line.modifiers, words_of(line.description)): line for line in draws}
    return list(alike.values())


def times(lines: list[Line]) -> Decimal:
    """How often blood was drawn: the units, or once for a line that names none."""
    return sum((line.units if line.units is not None and line.units > 0 else ONE for line in lines), Decimal(0))


def found(day: date, draws: list[Line]) -> Found:
    """What is charged beyond the dearest draw is in doubt."""
    priced = [(charge.times(ONE / max(ONE, times([line]))), charge, line.id) for line in draws if (charge := line.charge)]
    priced.sort(key=lambda one: (-one[0].cents, -one[1].cents, one[2]))
    stake = [Stake(charge if place else charge - price, line=id) for place, (price, charge, id) in enumerate(priced)]
    return Found(
        Message("several_blood_draws", times=times(draws), day=day, charge=total(one.amount for one in stake)),
        lines=tuple(line.id for line in draws),
        stake=tuple(one for one in stake if one.amount > ZERO),
    )
