"""Changes planted into made-up bills: what is said as sure is true, and nearly all that was planted is found or asked about."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from almoner.engine.bill import Line
from almoner.engine.cases.same_line import paired
from almoner.engine.checks.lines import line_key
from almoner.engine.money import Money

BILLS = 400
CODES = ("99213", "80053", "J1885", "36415", "71046", "96372", "85025", "93005")
CHARGES = (2500, 4500, 4500, 20000, 6050, 15000)
"""Few, so that equal lines and equal amounts are common."""


def a_bill(chance):
    for number in range(chance.randint(3, 25)):
        code, units = chance.choice(CODES), chance.choice((1, 1, 1, 2))
        day = date(2026, 2, 3) + timedelta(days=chance.choice((0, 0, 0, 1, 2)))
        charge = Money(chance.choice(CHARGES) * units)
        yield Line(id=f"l{number}", code=code, day=day, units=Decimal(units), charge=charge, description=f"made-up {code}")


def corrected(old, chance):
    """The new lines in any order, and what each old line became (None: taken off)."""
    became = {}
    for line in old:
        draw, new = chance.random(), replace(line, id="m" + line.id)
        if draw < 0.10:
            became[line.id] = None
        elif draw < 0.18:
            became[line.id] = replace(new, charge=new.charge + Money(chance.choice((1000, 3300))))
        elif draw < 0.22:
            became[line.id] = replace(new, modifiers=("59",))
        else:
            became[line.id] = new
    new = [line for line in became.values() if line is not None]
    chance.shuffle(new)
    return new, became


def judged():
    chance, told = Random(7), Counter()
    for _ in range(BILLS):
        old = list(a_bill(chance))
        new, became = corrected(old, chance)
        found = paired(old, new)
        truth = Counter((line_key(line), line_key(became[line.id])) for line in old if became[line.id] is not None)
        for pair in found.pairs:
            both = line_key(pair.old), line_key(pair.new)
            known = truth[both] > 0
            truth[both] -= known
            told[("pair right" if known else "pair wrong") if pair.sure else "asked"] += 1
        gone = Counter(line_key(line) for line in old if became[line.id] is None)
        told["planted gone"] += gone.total()
        for line in found.gone:
            known = gone[line_key(line)] > 0
            gone[line_key(line)] -= known
            told["gone right" if known else "gone wrong"] += 1
        told["asked"] += len(found.unclear) + len([one for one in found.several if not one.sure])
    return told


def test_what_is_said_as_sure_is_what_was_planted():
    told = judged()
    assert (told["pair wrong"], told["gone wrong"]) == (0, 0)
    assert told["gone right"] >= told["planted gone"] * 85 // 100
    assert told["asked"] < told["pair right"] // 20
