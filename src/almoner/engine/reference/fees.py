"""What Medicare pays for a service: the physician fee schedule by place, laboratory, hospital outpatient and drug rates.

These are public rates to set beside a charge. A charge above them is no error: nobody but Medicare has to use them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from almoner.engine.money import Money
from almoner.engine.reference.editions import Edition, NoData

PFS, GPCI, ZIP, CLFS, OPPS, ASP, CROSSWALK, NADAC, WAGES = (
    "pfs",
    "gpci",
    "zip-locality",
    "clfs",
    "opps",
    "asp",
    "asp-crosswalk",
    "nadac",
    "opps-wage-index",
)
PAYABLE = frozenset({"A", "R", "T"})
"""Status codes with a national rate: active, restricted coverage, injections."""
LABOR_SHARE, OTHER_SHARE = Decimal("0.60"), Decimal("0.40")
"""Of an outpatient rate, the share that follows local wages and the one that does not, as CMS publishes its method."""
FOLLOW_WAGES = frozenset({"J1", "J2", "P", "Q1", "Q2", "Q3", "Q4", "R", "S", "T", "U", "V"})
"""Status indicators whose rates do; drugs, devices and what has a fee schedule of its own do not."""


@dataclass(frozen=True, slots=True)
class PfsValue:
    """A row of the relative value file. Indicators are as printed; `na` marks a place the service is rarely done in."""

    code: str
    modifier: str
    status: str
    work: Decimal
    non_facility_pe: Decimal
    facility_pe: Decimal
    malpractice: Decimal
    non_facility_na: bool
    facility_na: bool
    pctc: str
    global_days: str
    multiple: str
    bilateral: str
    assistant: str
    co_surgeons: str
    team: str
    endoscopic_base: str
    conversion_factor: Decimal
    supervision: str
    imaging_family: str
    cap_non_facility_pe: Decimal
    cap_facility_pe: Decimal
    cap_malpractice: Decimal


@dataclass(frozen=True, slots=True)
class Gpci:
    """Geographic cost indices of a locality; `place` is contractor and locality, seven digits."""

    place: str
    state: str
    name: str
    work: Decimal
    pe: Decimal
    malpractice: Decimal


@dataclass(frozen=True, slots=True)
class ZipPlace:
    """The contractor and locality of a five-digit ZIP code. `split`: the four further digits would decide."""

    zip: str
    state: str
    place: str
    rural: str
    split: bool


@dataclass(frozen=True, slots=True)
class LabFee:
    """National clinical laboratory rate of a code with its modifier ("" for none)."""

    code: str
    modifier: str
    rate: Money


@dataclass(frozen=True, slots=True)
class OppsRate:
    """Hospital outpatient rate, national and unadjusted, with as many places as printed; None for an empty cell."""

    code: str
    status: str
    apc: str | None
    weight: Decimal | None
    rate: Decimal | None
    copayment: Decimal | None
    least_copayment: Decimal | None


@dataclass(frozen=True, slots=True)
class WageIndex:
    """What hospitals pay in wages in an area beside the whole country: 1 is the mean. `cbsa` has five digits, or two for the rest
    of a state. `reclassified` counts only for hospitals that Medicare moved there."""

    cbsa: str
    state: str
    name: str
    index: Decimal
    reclassified: Decimal | None


@dataclass(frozen=True, slots=True)
class DrugLimit:
    """Part B payment limit for one billing unit of a drug, with as many places as printed; None where the file says it has
    none. `coinsurance` is a share."""

    code: str
    dosage: str
    limit: Decimal | None
    coinsurance: Decimal | None


@dataclass(frozen=True, slots=True)
class DrugCode:
    """A drug's NDC (eleven digits; products without one have their maker's number) and the code it is billed under; `units`
    are billing units of one package."""

    ndc: str
    code: str
    name: str | None
    dosage: str | None
    units: Decimal | None


@dataclass(frozen=True, slots=True)
class DrugUnit:
    """How much of a drug one billing unit of a code is, as printed ("15 MG"); `package` is how many units its package holds,
    where the drug's own NDC told it. `row` is the row that says so."""

    dosage: str
    package: Decimal | None
    row: DrugLimit | DrugCode
    edition: Edition


@dataclass(frozen=True, slots=True)
class Nadac:
    """What pharmacies paid on average for one pricing unit of a drug, from `effective` on."""

    ndc: str
    name: str
    unit_price: Decimal
    unit: str
    otc: bool
    effective: str


@dataclass(frozen=True, slots=True)
class Fee:
    """A rate and how it came about: `parts` are (name, value) in order, ready to be shown. `lacks` is why local wages that were
    asked for are not in it."""

    amount: Money
    table: str
    parts: tuple[tuple[str, Decimal | Money | str | bool], ...]
    editions: tuple[Edition, ...]
    lacks: NoData | None = None


def practitioner_fee(value: PfsValue, gpci: Gpci, *, facility: bool, editions: tuple[Edition, ...]) -> Fee:
    """Relative values, each times its index, times the conversion factor; imaging not above the hospital's rate."""
    pe = value.facility_pe if facility else value.non_facility_pe
    full = weighed(value.work, pe, value.malpractice, gpci, value.conversion_factor)
    cap_pe = value.cap_facility_pe if facility else value.cap_non_facility_pe
    amount, capped = full, None
    if cap_pe + value.cap_malpractice > 0:  # given for imaging only, whose rate is held to the hospital's
        capped = weighed(value.work, cap_pe, value.cap_malpractice, gpci, value.conversion_factor)
        amount = min(full, capped)
    parts: list[tuple[str, Decimal | Money | str | bool]] = [
        ("table", PFS),
        ("facility", facility),
        ("locality", gpci.place),
        ("work_rvu", value.work),
        ("work_gpci", gpci.work),
        ("pe_rvu", pe),
        ("pe_gpci", gpci.pe),
        ("malpractice_rvu", value.malpractice),
        ("malpractice_gpci", gpci.malpractice),
        ("conversion_factor", value.conversion_factor),
    ]
    if capped is not None:
        parts += [("before_cap", full), ("cap", capped)]
    return Fee(amount, PFS, tuple(parts), editions)


def weighed(work: Decimal, pe: Decimal, malpractice: Decimal, gpci: Gpci, factor: Decimal) -> Money:
    dollars = (work * gpci.work + pe * gpci.pe + malpractice * gpci.malpractice) * factor
    return Money(100).times(dollars)


def laboratory_fee(row: LabFee, edition: Edition) -> Fee:
    return Fee(row.rate, CLFS, (("table", CLFS), ("rate", row.rate)), (edition,))


def outpatient_fee(
    row: OppsRate, rate: Decimal, edition: Edition, wages: tuple[WageIndex, Edition] | NoData | None = None
) -> Fee:
    """With the area's `wages`, its labor share times their index and the rest as it is; else national and unadjusted. Rounded to the
    cent at the end."""
    parts: list[tuple[str, Decimal | Money | str | bool]] = [("table", OPPS), ("status", row.status), ("rate", rate)]
    parts += [("apc", row.apc)] if row.apc else []
    parts += [("weight", row.weight)] if row.weight is not None else []
    parts += [("copayment", row.copayment)] if row.copayment is not None else []
    if wages is None or isinstance(wages, NoData) or row.status not in FOLLOW_WAGES:
        lacks = wages if isinstance(wages, NoData) and row.status in FOLLOW_WAGES else None
        return Fee(Money(100).times(rate), OPPS, (*parts, ("adjusted", False)), (edition,), lacks)
    area, source = wages
    adjusted = rate * (LABOR_SHARE * area.index + OTHER_SHARE)
    parts += [
        ("labor_share", LABOR_SHARE),
        ("wage_index", area.index),
        ("other_share", OTHER_SHARE),
        ("adjusted_rate", adjusted),
        ("cbsa", area.cbsa),
        ("area", area.name),
        ("adjusted", True),
    ]
    return Fee(Money(100).times(adjusted), OPPS, tuple(parts), (edition, source))


def drug_fee(row: DrugLimit, limit: Decimal, edition: Edition) -> Fee:
    """For one billing unit, rounded to the cent at the end."""
    parts = (("table", ASP), ("limit", limit), ("dosage", row.dosage))
    return Fee(Money(100).times(limit), ASP, parts, (edition,))


def with_modifier(rows: Iterable[PfsValue], modifier: str) -> PfsValue | None:
    """The row of a component modifier (26, TC, 53), else the whole service's."""
    by = {row.modifier: row for row in rows}
    return by.get(modifier) or by.get("")
