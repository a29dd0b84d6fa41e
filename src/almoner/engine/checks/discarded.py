"""Drug that was thrown away, as claims to Medicare tell it: only asked about, since the manual's chapter was not read."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from almoner.engine.bill import Bill, BillKind, Line
from almoner.engine.checks.lines import day_of, words_of
from almoner.engine.checks.tabled import is_stay
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Class, Found, Message, Stake, TableRow
from almoner.engine.reference import fees
from almoner.engine.reference.editions import row_of
from almoner.engine.reference.fees import DrugCode, DrugUnit

THROWN, NOTHING_THROWN = "JW", "JZ"
FROM = date(2023, 7, 1)
SINGLE = ("single dose", "single use", "sdv")
WASTE = "cms-cpm-17-40"
TABLE = {fees.CROSSWALK: "table-asp-crosswalk", fees.ASP: "table-asp"}
"""What is cited for each table of drugs: a finding rests on one of them, or on none."""


def cells(unit: DrugUnit) -> TableRow:
    if isinstance(unit.row, DrugCode):
        return row_of(unit.edition, ndc=unit.row.ndc, code=unit.row.code, dosage=unit.dosage, units=unit.package)
    return row_of(unit.edition, code=unit.row.code, dosage=unit.dosage)


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
