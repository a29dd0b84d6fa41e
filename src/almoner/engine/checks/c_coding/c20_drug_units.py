"""The units of a drug do not fit its dose, or what was thrown away is told in an odd way.

What it looks for
    A line whose number of units is the number of its dose, though one unit of the code stands for more: 60 units for "60
    mg", where a unit is 15 mg. The table of Medicare's drug codes says what a unit is. With Medicare, from July 2023: a
    claim that says of one drug that some was thrown away (JW) and that none was (JZ); that says neither, though its words
    name a single-dose vial; or by which at least a whole package was thrown away.

Why it matters
    Each unit is charged. Such a mistake can make a dose cost many times too much.

When it is not an error
    The amount named may be that of one vial, and several were given, or the line may sum up many days: where that could
    explain the units, we only ask. An amount that is the code's own ("per 15 mg"), a strength in a liquid ("30 mg/mL") and a dose in several parts say
    nothing. Only single-dose vials need JW or JZ, and only on claims. What may overfill a vial is not billed.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from almoner.engine.bill import Bill, BillKind, Line
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.doses import given, number_in, unit_dose, units_for
from almoner.engine.checks.lines import by_bill, day_of, lacks, words_of
from almoner.engine.checks.tabled import is_stay
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake, TableRow
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reference import fees
from almoner.engine.reference.editions import NoData, gathered, row_of
from almoner.engine.reference.fees import DrugCode, DrugUnit

THROWN, NOTHING_THROWN = "JW", "JZ"
FROM = date(2023, 7, 1)
FEW, MANY = 3, 15
"""A unit of so many milligrams (or units): below `FEW` nothing is said, from `MANY` on no number of vials explains it."""
COUNTED = frozenset({None, "UN"})
SINGLE = ("single dose", "single use", "sdv")
WASTE = "cms-cpm-17-40"
TABLE = {fees.CROSSWALK: "table-asp-crosswalk", fees.ASP: "table-asp"}
"""What is cited for each table: a finding rests on one of them, or on none."""
LETTER_AND_FOUR = 5


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
        undated = [line for line in drugs if looks_like_dose(line) and day_of(bill, line) is None]
        if undated:
            yield lacks("day", undated)
        for line in drugs:
            day = day_of(bill, line)
            if day is not None and line.code and (looks_like_dose(line) or THROWN in line.modifiers):
                unit = dossier.tables.drug_unit(line.code, day, line.ndc)
                if isinstance(unit, NoData):
                    lacking += [unit] if looks_like_dose(line) else []
                else:
                    yield from too_many(bill, line, unit)
                    yield from whole_package(line, unit) if of_part_b(dossier, bill) and day >= FROM else ()
        if of_part_b(dossier, bill):
            yield from told_oddly(bill, drugs)
    yield from gathered(lacking)


def is_drug(line: Line) -> bool:
    return line.code is not None and len(line.code) == LETTER_AND_FOUR and line.code[0] in "ACGJPQS9"


def looks_like_dose(line: Line) -> bool:
    """Whether the units are the number of the dose in some measure: the only mistake that is looked for in the table."""
    dose = given(line.description) if line.units is not None and line.units >= FEW else None
    if dose is None or line.units is None:
        return False
    return any(line.units == dose.number * step for step in (1, 1000)) or line.units * 1000 == dose.number


def too_many(bill: Bill, line: Line, unit: DrugUnit) -> Iterator[Found]:
    dose, one = given(line.description), unit_dose(unit.dosage)
    if dose is None or one is None or line.units is None or line.charge is None or dose.measures != one.measures:
        return
    if not one.small or dose.small == one.small or line.units not in {dose.number, number_in(dose, one)}:
        return  # an amount equal to that of one unit may be the code's own
    right = units_for(dose, one)
    times = line.units * one.small / dose.small  # how many such doses, or vials, the units would be
    if times >= FEW and line.units > right:
        several = is_stay(bill) or line.through not in {None, line.day}  # the line may sum up the doses of many days
        over = line.charge - line.charge.times(Decimal(right) / line.units)
        yield Found(
            Message("drug_units", code=str(line.code), units=line.units, dose=str(dose), unit=str(one), right=right, over=over),
            lines=(line.id,),
            stake=(Stake(over, line=line.id),),
            cls=Class.EVIDENCE if times >= MANY and not several else Class.QUESTION,
            authority=(TABLE[unit.edition.table],),
            table_rows=(cells(unit),),
        )


def cells(unit: DrugUnit) -> TableRow:
    if isinstance(unit.row, DrugCode):
        return row_of(unit.edition, ndc=unit.row.ndc, code=unit.row.code, dosage=unit.dosage, units=unit.package)
    return row_of(unit.edition, code=unit.row.code, dosage=unit.dosage)


# ---- what was thrown away: only asked about, since the manual's chapter was not read


def of_part_b(dossier: Dossier, bill: Bill) -> bool:
    """A claim to Medicare for care that is no stay in a hospital."""
    return (bill.payer.type or dossier.payers[0]) == "medicare" and bill.kind is BillKind.CLAIM and not is_stay(bill)


def whole_package(line: Line, unit: DrugUnit) -> Iterator[Found]:
    if THROWN in line.modifiers and unit.package and line.units is not None and line.units >= unit.package:
        says = Message("drug_package_thrown", code=str(line.code), units=line.units, package=unit.package)
        stake = () if line.charge is None else (Stake(line.charge, line=line.id),)
        yield Found(
            says,
            lines=(line.id,),
            stake=stake,
            cls=Class.QUESTION,
            authority=(WASTE, TABLE[unit.edition.table]),
            table_rows=(cells(unit),),
        )


def told_oddly(bill: Bill, drugs: list[Line]) -> Iterator[Found]:
    """Lines of one drug on one day that say both, or neither of a single-dose vial."""
    by_drug: dict[tuple[str, date], list[Line]] = defaultdict(list)
    for line in drugs:
        day = day_of(bill, line)
        if line.code and day is not None and day >= FROM:
            by_drug[line.code, day].append(line)
    for (code, day), lines in by_drug.items():
        alike = [line for line in bill.lines if line.code == code and day_of(bill, line) == day]  # those without a charge too
        said = {mark for line in alike for mark in line.modifiers} & {THROWN, NOTHING_THROWN}
        says = None
        if said == {THROWN, NOTHING_THROWN} and len({line.ndc for line in alike}) == 1:
            says = Message("drug_waste_both", code=code, day=day)
        elif not said and any(word in words_of(line.description) for line in lines for word in SINGLE):
            says = Message("drug_waste_unsaid", code=code, day=day)
        if says is not None:
            yield Found(says, lines=tuple(line.id for line in lines), cls=Class.QUESTION, authority=(WASTE,))
