"""Lists of codes: diagnoses, inpatient groups, remittance codes, places of service, and the poverty guidelines."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from almoner.engine.money import Money

ICD10CM, MS_DRG, CARC, RARC, PLACE, POVERTY = "icd10cm", "ms-drg", "carc", "rarc", "place-of-service", "poverty"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """An ICD-10-CM code without its dot; `billable` is False for headings that may not be billed."""

    code: str
    billable: bool
    title: str


@dataclass(frozen=True, slots=True)
class Drg:
    """An MS-DRG with its relative weight and mean lengths of stay in days; None where none is given."""

    code: str
    mdc: str
    kind: str
    title: str
    weight: Decimal | None
    geometric_days: Decimal | None
    arithmetic_days: Decimal | None


@dataclass(frozen=True, slots=True)
class ReasonCode:
    """A CARC or RARC and the days it may be used. Its official sentence is licensed and is not kept."""

    code: str
    started: date | None
    ended: date | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of service code; `facility` says which of the two physician rates is paid there."""

    code: str
    facility: bool
    name: str


@dataclass(frozen=True, slots=True)
class Poverty:
    """Poverty guideline of a year: for the first person of a household and for each further one."""

    area: str
    year: int
    first: Money
    each: Money

    def household(self, persons: int) -> Money:
        """Raises ValueError for less than one person."""
        if persons < 1:
            raise ValueError("a household has at least one person")
        return self.first + self.each.times(persons - 1)
