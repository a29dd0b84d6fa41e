"""Medicare's rate for one charged line: for its units, place and component modifier, with every step of the arithmetic."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.tabled import PRACTITIONER
from almoner.engine.findings import Arg, TableRow
from almoner.engine.money import Money
from almoner.engine.reference import fees
from almoner.engine.reference.editions import NoData, row_of
from almoner.engine.reference.fees import Fee
from almoner.engine.reference.places import is_facility
from almoner.engine.reference.tables import Tables

COMPONENTS = ("26", "TC", "53")
"""Modifiers that have a row of their own in the physician fee schedule."""
CHANGE = frozenset(
    {
        "22",
        "50",
        "51",
        "52",
        "53",
        "54",
        "55",
        "56",
        "62",
        "66",
        "73",
        "74",
        "78",
        "80",
        "81",
        "82",
        "AS",
        "CO",
        "CQ",
        "FX",
        "FY",
    }
)
"""Modifiers under which Medicare pays more or less than the rate."""
MINUTES = "MJ"
ONE = Decimal(1)
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Rate:
    """`amount` is for all `units`; `left_out` are modifiers that would change it and are not reckoned in."""

    code: str
    modifier: str
    amount: Money
    units: Decimal
    fee: Fee
    left_out: tuple[str, ...]

    @property
    def by_wages(self) -> bool:
        """Whether a hospital's rate follows the wages of its area."""
        return ("adjusted", True) in self.fee.parts

    @property
    def facility(self) -> bool | None:
        """Whether a practitioner's rate is the one for hospitals; None for other tables."""
        return next((bool(value) for name, value in self.fee.parts if name == "facility"), None)

    def steps(self) -> Iterator[tuple[str, Arg]]:
        """The arithmetic in order, ready to be shown beside `medicare_rate`; its sums are numbers, so that only prices to compare
        are money."""
        yield "rate_for_one", dollars(self.fee.amount)
        yield "units", self.units
        yield from ((name, dollars(value) if isinstance(value, Money) else value) for name, value in self.fee.parts)
        if self.left_out:
            yield "modifiers_left_out", self.left_out

    def rows(self) -> Iterator[TableRow]:
        """The rows it rests on."""
        parts = dict(self.fee.parts)
        first, *others = self.fee.editions
        if self.fee.table != fees.PFS:
            cells = {name: parts[name] for name in ("status", "apc", "rate", "limit", "dosage") if name in parts}
            yield row_of(first, code=self.code, **cells)
            for wages in others:
                yield row_of(wages, cbsa=parts["cbsa"], area=parts["area"], wage_index=parts["wage_index"])
            return
        yield row_of(
            first,
            code=self.code,
            modifier=self.modifier or None,
            work=parts["work_rvu"],
            pe=parts["pe_rvu"],
            malpractice=parts["malpractice_rvu"],
            conversion_factor=parts["conversion_factor"],
        )
        for indices in others:
            yield row_of(
                indices,
                place=parts["locality"],
                work=parts["work_gpci"],
                pe=parts["pe_gpci"],
                malpractice=parts["malpractice_gpci"],
            )


def rate_of(
    tables: Tables, bill: Bill, line: Line, on: date, setting: str, *, facility: bool, cbsa: str | None = None
) -> Rate | NoData | None:
    """`cbsa` is the hospital's area, where it is known. None where the line's units are no whole number of times the service was
    done."""
    units = ONE if line.units is None else line.units
    if line.code is None or line.unit == MINUTES or units < ONE or units != int(units):
        return None
    named = next((one for one in COMPONENTS if one in line.modifiers), "")
    has_row = setting == PRACTITIONER and bool(named) and not isinstance(tables.value(line.code, on, named), NoData)
    modifier = named if has_row else ""
    zip_code = bill.provider.zip[:5] if bill.provider.zip else None
    fee = tables.fee(line.code, on, setting, modifier=modifier, zip=zip_code, facility=facility, cbsa=cbsa)
    if isinstance(fee, NoData):
        return fee
    left_out = tuple(one for one in line.modifiers if one != modifier and (one in CHANGE or one in COMPONENTS))
    return Rate(line.code, modifier, for_units(fee, units), units, fee, left_out)


def dollars(amount: Money) -> Decimal:
    return Decimal(amount.cents) / WHOLE


def for_units(fee: Fee, units: Decimal) -> Money:
    """A printed rate of many places is rounded once, at the end; a practitioner's is rounded for each unit."""
    parts = dict(fee.parts)
    exact = parts.get("limit", parts.get("adjusted_rate", parts.get("rate")))
    return Money(int(WHOLE)).times(exact * units) if isinstance(exact, Decimal) else fee.amount.times(units)


def places_of(line: Line, setting: str) -> tuple[bool, ...]:
    """Whether the care was in a hospital or the like, by its place of service; both where the paper does not say. The hospital's
    own rates know no such difference."""
    if setting != PRACTITIONER:
        return (False,)
    said = is_facility(line.place_of_service) if line.place_of_service else None
    return (False, True) if said is None else (said,)
