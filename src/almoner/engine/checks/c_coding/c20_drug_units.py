"""The units of a drug do not fit its dose, or what was thrown away is told in an odd way.

What it looks for
    A line whose number of units is the number of its dose, though one unit of the code stands for more: 60 units for "60
    mg", where a unit is 15 mg. Or a claim's line with more units than the packages hold that it names. The tables of
    Medicare's drug codes say what a unit is, and how many a package holds. With Medicare, from July 2023: a claim that says
    of one drug that some was thrown away (JW) and that none was (JZ); that says neither, though its words name a
    single-dose vial; or by which at least a whole package was thrown away.

Why it matters
    Each unit is charged. Such a mistake can make a dose cost many times too much.

When it is not an error
    The amount named may be that of one vial, and several were given, or the line may sum up many days: where that could
    explain the units, we only ask. An amount that is the code's own ("per 15 mg"), a strength in a liquid ("30 mg/mL") and
    a dose in several parts say nothing. Many claims name one package, whatever was used. Only single-dose vials need JW or
    JZ, and only on claims. What may overfill a vial is not billed.
"""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.discarded import FROM, TABLE, THROWN, cells, of_part_b, told_oddly, whole_package
from almoner.engine.checks.doses import containers, given, number_in, unit_dose, units_for
from almoner.engine.checks.lines import by_bill, day_of, lacks
from almoner.engine.checks.tabled import is_stay
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import Money
from almoner.engine.reference import fees
from almoner.engine.reference.editions import NoData, gathered
from almoner.engine.reference.fees import DrugUnit

FEW, MANY = 3, 15
"""A unit of so many milligrams (or units): below `FEW` nothing is said, from `MANY` on no number of vials explains it."""
COUNTED = frozenset({None, "UN"})
DRUGS = tuple("ACGJPQS9")
"""What codes of drugs begin with, vaccines included."""


@check(
    id="C20",
    name="drug_units",
    cls=Class.EVIDENCE,
    page=__doc__,
    needs=Needs(),
)
def drug_units(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    lacking: list[NoData] = []
    for bill, lines in by_bill(dossier):
        drugs = [line for line in lines if is_drug(line) and line.unit in COUNTED]
        asked = [line for line in drugs if looks_like_dose(line) or names_packages(line)]
        undated = [line for line in asked if day_of(bill, line) is None]
        if undated:
            yield lacks("day", undated)
        named = {line.id for line in asked}
        for line in drugs:
            if line.id not in named and THROWN not in line.modifiers:
                continue
            day = day_of(bill, line)
            if day is None or line.code is None:
                continue
            unit, crosswalk = dossier.tables.drug_unit(line.code, day, line.ndc), dossier.tables.edition(fees.CROSSWALK, day)
            if names_packages(line) and isinstance(crosswalk, NoData):
                lacking.append(crosswalk)
            elif isinstance(unit, NoData):
                lacking += [unit] if looks_like_dose(line) else []
            if not isinstance(unit, NoData):
                yield from too_many(bill, line, unit)
                yield from whole_package(line, unit) if of_part_b(dossier, bill) and day >= FROM else ()
        if of_part_b(dossier, bill):
            yield from told_oddly(bill, drugs)
    yield from gathered(lacking)


def is_drug(line: Line) -> bool:
    return line.code is not None and line.code.startswith(DRUGS)


def looks_like_dose(line: Line) -> bool:
    """Whether the units are the number of the dose in some measure: the only mistake that is looked for in the table."""
    dose = given(line.description) if line.units is not None and line.units >= FEW else None
    if dose is None or line.units is None:
        return False
    return any(line.units == dose.number * step for step in (1, 1000)) or line.units * 1000 == dose.number


def names_packages(line: Line) -> bool:
    return line.ndc is not None and line.units is not None and containers(line) is not None


def too_many(bill: Bill, line: Line, unit: DrugUnit) -> Iterator[Found]:
    """Against the packages that a claim names, which leave no room for vials; else against the dose in the line's words."""
    several = is_stay(bill) or line.through not in {None, line.day}  # the line may sum up the doses of many days
    used = containers(line)
    if line.units is None or line.charge is None:
        return
    if used is not None and unit.package:
        most = int((used * unit.package).to_integral_value(ROUND_CEILING))
        if line.units > most:
            over = beyond(line.charge, line.units, most)
            says = Message("drug_units_above_package", code=str(line.code), units=line.units, used=used, most=most, over=over)
            sure = line.units >= 2 * most and used > 1  # many write one package whatever was used
            yield found(line, unit, says, over, cls=Class.EVIDENCE if sure and not several else Class.QUESTION)
        return
    dose, one = given(line.description), unit_dose(unit.dosage)
    if dose is None or one is None or not one.small or dose.measures != one.measures or not looks_like_dose(line):
        return
    if dose.small == one.small or line.units not in {dose.number, number_in(dose, one)}:
        return  # an amount equal to that of one unit may be the code's own
    right = units_for(dose, one)
    times = line.units * one.small / dose.small  # how many such doses, or vials, the units would be
    if times >= FEW:
        over = beyond(line.charge, line.units, right)
        says = Message(
            "drug_units", code=str(line.code), units=line.units, dose=str(dose), unit=str(one), right=right, over=over
        )
        yield found(line, unit, says, over, cls=Class.EVIDENCE if times >= MANY and not several else Class.QUESTION)


def beyond(charge: Money, units: Decimal, right: int) -> Money:
    return charge - charge.times(Decimal(right) / units)


def found(line: Line, unit: DrugUnit, says: Message, over: Money, *, cls: Class) -> Found:
    return Found(
        says,
        lines=(line.id,),
        stake=(Stake(over, line=line.id),),
        cls=cls,
        authority=(TABLE[unit.edition.table],),
        table_rows=(cells(unit),),
    )
