"""What checks that ask the public tables share: whose table speaks of a bill, and in which setting."""

import re
from dataclasses import dataclass

from almoner.engine.bill import Bill, Form
from almoner.engine.checks.lines import revenue
from almoner.engine.dossier import Dossier
from almoner.engine.findings import CannotTell, Cause, Message
from almoner.engine.reference.editions import MEDICARE

MEDICAID = "medicaid"
PRACTITIONER, OUTPATIENT, DME = "practitioner", "outpatient", "dme"
OUTPATIENT_BILLS = frozenset({"12", "13", "14", "22", "23", "34", "74", "75"})
"""Types of bill (facility and care, without a leading 0) that the hospital's NCCI tables speak of; critical access hospitals
(85) and inpatient stays (11, 18, 21) are not among them."""
SAID = {PRACTITIONER: PRACTITIONER, "asc": PRACTITIONER, OUTPATIENT: OUTPATIENT, DME: DME}
"""Settings as `--setting` takes them, in the words of the tables; surgery centres are held to the practitioners' tables."""
ROOM = re.compile(r"01[0-9]{2}|020[0-9]|021[0-9]")
"""Revenue codes of a bed: a stay."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which tables speak of a bill. `settings` has two where the paper does not tell which; then only what both say holds, and
    at most as a question."""

    settings: tuple[str, ...]
    programme: str

    @property
    def sure(self) -> bool:
        return len(self.settings) == 1


def scope_of(bill: Bill, dossier: Dossier) -> Scope | None:
    """None where the tables do not speak of such a bill, as of a stay in a hospital."""
    settings = settings_of(bill, dossier)
    return Scope(settings, programme_of(bill, dossier)) if settings else None


def programme_of(bill: Bill, dossier: Dossier) -> str:
    """Medicaid has its own tables; beside every other payer stand those of Medicare."""
    return MEDICAID if (bill.payer.type or dossier.payers[0]) == MEDICAID else MEDICARE


def settings_of(bill: Bill, dossier: Dossier) -> tuple[str, ...]:
    """What was said, else what the bill shows: its type, its form, a stay, or marks of a doctor's lines."""
    if dossier.setting is not None:
        return (SAID[dossier.setting],) if dossier.setting in SAID else by_type(bill)
    if bill.form in {Form.PROFESSIONAL, Form.DENTAL}:
        return (PRACTITIONER,)
    if bill.type_of_bill:
        return by_type(bill)
    if is_stay(bill):
        return ()
    if bill.form is Form.INSTITUTIONAL or any(line.revenue_code for line in bill.lines):
        return (OUTPATIENT,)
    if any(line.place_of_service for line in bill.lines):
        return (PRACTITIONER,)
    return (PRACTITIONER, OUTPATIENT)


def by_type(bill: Bill) -> tuple[str, ...]:
    """By the claim's type of bill alone."""
    return (OUTPATIENT,) if (bill.type_of_bill or "").lstrip("0")[:2] in OUTPATIENT_BILLS else ()


def is_stay(bill: Bill) -> bool:
    """Whether the bill is of nights in a hospital."""
    nights = bill.admitted is not None and bill.discharged is not None and bill.admitted < bill.discharged
    return nights or any(ROOM.fullmatch(revenue(line)) for line in bill.lines)


def setting_unknown() -> CannotTell:
    """For a check that can do nothing with two settings."""
    return CannotTell(Message("setting_unknown"), "field:setting", Cause.FIELD)
