"""Lists of codes: diagnoses and inpatient groups."""

from dataclasses import dataclass
from decimal import Decimal

ICD10CM, MS_DRG = "icd10cm", "ms-drg"


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
