"""Whether a doctor or a hospital charges a line, where the bill as a whole does not tell: by facts that leave no doubt, else nothing.

For prices only, which are never an error: checks of codes keep to what the whole bill says.
"""

import re

from almoner.engine.bill import Form, Line
from almoner.engine.checks.coded import CodedDay
from almoner.engine.checks.facilities import NAMED
from almoner.engine.checks.lines import words_of
from almoner.engine.checks.tabled import OUTPATIENT, PRACTITIONER
from almoner.engine.dossier import Dossier

OF_DOCTORS = frozenset({"26", "54", "55", "56", "62", "66", "80", "81", "82", "AA", "AD", "AS", "QK", "QX", "QY", "QZ"})
"""Modifiers that only a practitioner's claim has: the reading of a picture, parts of surgery, who helped or put to sleep."""
OF_HOSPITALS = frozenset({"27", "73", "74", "CA", "PN", "PO"})
"""Modifiers that only a hospital's outpatient claim has."""
HOSPITAL_CODES = frozenset({"G0378", "G0379", "G0380", "G0381", "G0382", "G0383", "G0384", "G0463"})
HOSPITAL_CODE = re.compile(r"C[0-9]{4}", re.ASCII)
"""Level II codes made for hospital outpatient claims: watching, clinic visits, and all of letter C."""
VISITS_IN_HOSPITAL = range(99221, 99240)
"""A doctor's visits to a person in a hospital: the hospital itself bills none."""
RIDE = re.compile(r"A0[0-9]{3}", re.ASCII)
EQUIPMENT = re.compile(r"[EK][0-9]{4}", re.ASCII)
RENTED_OR_SOLD = frozenset({"RR", "NU", "UE", "KH", "KI", "KJ"})
PRACTITIONERS = re.compile(
    r"\b(d ?o|d ?p ?m|d ?d ?s|d ?m ?d|o ?d|n ?p|p ?a c)$"
    r"|\b(physicians?|doctors|medical group|urgent care|family (practice|medicine)|pediatrics?|dermatology|orthop(a)?edics?)\b"
    r"|\b(anesthesia|anesthesiolog\w*|radiolog\w*|patholog\w*) (associates|consultants|group|physicians|specialists|partners)\b"
)
"""Names of people and groups that bill as practitioners."""
DOCTOR = re.compile(r"\bM\.\s?D\.")
"""With its points, since "MD" is Maryland too."""


def setting_of(here: CodedDay, line: Line, dossier: Dossier) -> str | None:
    """As the whole bill says, else as the line, the payer's paper on the same bill, or the name over it does; None where none does."""
    if here.scope.sure:
        return here.scope.settings[0]
    return by_line(line) or by_decisions(here, dossier) or by_name(here)


def has_other_rates(line: Line) -> bool:
    """Whether it is a ride in an ambulance, or a thing rented or sold: Medicare's rates for these are in no table here."""
    code = line.code or ""
    return bool(RIDE.fullmatch(code)) or bool(EQUIPMENT.fullmatch(code) and RENTED_OR_SOLD & set(line.modifiers))


def by_line(line: Line) -> str | None:
    """None also where its marks disagree."""
    code, marks = line.code or "", set(line.modifiers)
    visit = code.isdigit() and int(code) in VISITS_IN_HOSPITAL
    doctors = visit or bool(marks & OF_DOCTORS)
    hospitals = code in HOSPITAL_CODES or bool(HOSPITAL_CODE.fullmatch(code)) or bool(marks & OF_HOSPITALS)
    if doctors == hospitals:
        return None
    return PRACTITIONER if doctors else OUTPATIENT


def by_decisions(here: CodedDay, dossier: Dossier) -> str | None:
    """By the form that the payer's papers name, where they surely speak of this bill alone."""
    encounter = dossier.encounter_of(here.bill.id)
    if encounter is None or not encounter.sure or encounter.bills != (here.bill.id,):
        return None
    forms = {dossier.bill(one).form for one in encounter.decisions}
    if forms == {Form.PROFESSIONAL}:
        return PRACTITIONER
    return OUTPATIENT if forms == {Form.INSTITUTIONAL} else None


def by_name(here: CodedDay) -> str | None:
    """Only for practitioners: a hospital's paper may hold its doctors' charges too."""
    name = here.bill.provider.name or ""
    said = words_of(name)
    doctors = PRACTITIONERS.search(said) or DOCTOR.search(name)
    return PRACTITIONER if doctors and not NAMED.search(said) else None
