"""The prices a hospital has posted itself, for the lines of its own bills."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from almoner.engine.bill import Bill, Form, Line
from almoner.engine.checks.coded import CODE
from almoner.engine.checks.lines import by_bill, day_of, lacks, revenue
from almoner.engine.checks.tabled import OUTPATIENT, PRACTITIONER, is_stay, settings_of
from almoner.engine.dossier import Dossier
from almoner.engine.findings import CannotTell, Cause, Message, TableRow
from almoner.engine.money import Money
from almoner.engine.reference import posted
from almoner.engine.reference.editions import NoData, gathered, no_edition, row_of
from almoner.engine.reference.posted import Posted
from almoner.engine.reference.tables import Tables

CRITICAL_ACCESS = "85"
NO_PRICE_OF_ITS_OWN = frozenset({"LT", "RT", "25", "27", "59", "76", "77", "91", "XE", "XP", "XS", "XU", "PO", "PN"})
"""Modifiers that say where or why; a price without them is meant for them too."""
DRUGS, DRUG_REVENUE = ("J", "Q", "A9", "P9", "S0"), ("025", "063")
"""What is counted in units of its own: the file's unit may be another one than the bill's."""


@dataclass(frozen=True, slots=True)
class PostedLine:
    """A charged line beside its hospital's posted prices, already times the line's units. `sure`: the bill surely is of hospital
    care without a stay."""

    bill: Bill
    line: Line
    day: date
    charge: Money
    units: Decimal
    price: Posted
    sure: bool

    def times(self, price: Decimal | None) -> Money | None:
        """A posted price for all the line's units."""
        return None if price is None else Money(100).times(price * self.units)

    def row(self) -> TableRow:
        price = self.price
        return row_of(price.edition, code=self.line.code, discounted_cash=price.cash, minimum=price.least, maximum=price.most)


def posted_lines(dossier: Dossier) -> Iterator[PostedLine | CannotTell]:
    """Every line of a hospital's bill without a stay that the hospital has posted a price for; then, gathered, what is missing.
    A bill that may be a doctor's is passed over unless a hospital's file bears its name."""
    lacking: list[NoData] = []
    for bill, lines in by_bill(dossier):
        settings = settings_of(bill, dossier) or ((OUTPATIENT,) if is_critical_access(bill) else ())
        if OUTPATIENT not in settings or is_stay(bill) or bill.form is Form.DENTAL:
            continue
        wanted = [line for line in lines if is_priced_alone(line)]
        if not wanted:
            continue
        sure, hospital = PRACTITIONER not in settings, hospital_of(bill, dossier.tables)
        if hospital is None:
            if sure and dossier.tables.has(posted.TABLE):
                yield not_matched(bill)
            elif sure:
                lacking += [no_edition(posted.TABLE, day) for line in wanted if (day := day_of(bill, line)) is not None][:1]
            continue
        undated = [line for line in wanted if day_of(bill, line) is None]
        if undated:
            yield lacks("day", undated)
        for line in wanted:
            day = day_of(bill, line)
            if day is None or line.charge is None:
                continue
            price = price_of(dossier.tables, line, day, hospital)
            if isinstance(price, NoData):
                lacking.append(price)
            else:
                yield PostedLine(bill, line, day, line.charge, Decimal(1) if line.units is None else line.units, price, sure)
    yield from gathered(lacking)


def is_critical_access(bill: Bill) -> bool:
    return (bill.type_of_bill or "").lstrip("0").startswith(CRITICAL_ACCESS)


def is_priced_alone(line: Line) -> bool:
    """Whether it is a service with a public code, counted in whole times, and no drug."""
    if line.code is None or not CODE.fullmatch(line.code) or line.charge is None:
        return False
    drug = line.code.startswith(DRUGS) or line.ndc is not None or revenue(line).startswith(DRUG_REVENUE)
    return (
        not drug and line.unit in {None, "UN"} and (line.units is None or (line.units >= 1 and line.units == int(line.units)))
    )


def hospital_of(bill: Bill, tables: Tables) -> str | None:
    """Whose posted prices are surely this provider's."""
    house = bill.provider
    return posted.of_hospital(tables.editions, name=house.name, npi=house.npi, tax_id=house.tax_id, state=house.state)


def price_of(tables: Tables, line: Line, day: date, hospital: str) -> Posted | NoData:
    """With exactly the line's modifiers, else without those that have no price of their own."""
    marks = frozenset(line.modifiers)
    found = tables.posted(line.code or "", day, hospital, OUTPATIENT, marks)
    if isinstance(found, NoData) and marks & NO_PRICE_OF_ITS_OWN:
        return tables.posted(line.code or "", day, hospital, OUTPATIENT, marks - NO_PRICE_OF_ITS_OWN)
    return found


def not_matched(bill: Bill) -> CannotTell:
    if bill.provider.name is None:
        return CannotTell(Message("hospital_not_named"), f"editions:{posted.TABLE}", Cause.TABLE)
    return CannotTell(Message("hospital_not_matched", hospital=bill.provider.name), f"editions:{posted.TABLE}", Cause.TABLE)
