"""Care that a patient does not choose: which charges are ancillary, by code, modifier, department or the name of who bills."""

import re

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.lines import code_number, revenue, words_of
from almoner.engine.findings import Class

BOUND = (
    (100, 1999),  # anesthesia
    (99468, 99469),  # newborn critical care
    (99477, 99480),  # newborn intensive care
)
"""Care that is given at a hospital or surgery center, where one was used on that day."""
CODES = (
    *BOUND,
    (70010, 76999),  # imaging
    (78012, 79999),  # nuclear medicine
    (80047, 89398),  # laboratory and pathology
    (93000, 93010),  # tracing of the heart
    (93303, 93356),  # ultrasound of the heart
)
PERHAPS = ((77001, 77799), (99464, 99465))
"""X-ray guidance and radiation treatment; help at a birth, which a doctor of the family may give too."""
ASSISTANTS = frozenset({"80", "81", "82", "AS"})
ANESTHESIA = frozenset({"AA", "AD", "QK", "QS", "QX", "QY", "QZ"})
IN_SURGERY = ASSISTANTS | ANESTHESIA
DEPARTMENTS = frozenset({"0963", "0964", "0971", "0972", "0974"})
"""Professional fees of anesthesia, laboratory and imaging, where a hospital bills them."""
HOSPITAL_VISITS = ((99221, 99239), (99291, 99292))
VISITORS = re.compile(r"\b(hospitalists?|intensivists?|neonatolog\w*|inpatient (medicine|physicians)|critical care)\b")
SPECIALISTS = re.compile(
    r"\b(an(a)?esthesi\w*|radiolog\w*|patholog\w*|neonatolog\w*|imaging|laborator\w*|anestesi\w*|patolog\w*|imagenes)\b"
)


def ancillary_class(bill: Bill, line: Line) -> Class | None:
    """The most that may be said of a line as ancillary care; None where it is none by all that is printed."""
    number = code_number(line) or 0
    if within(number, CODES) or not IN_SURGERY.isdisjoint(line.modifiers) or revenue(line) in DEPARTMENTS:
        return Class.RULE
    visit = within(number, HOSPITAL_VISITS)
    if within(number, PERHAPS):
        return Class.EVIDENCE
    if line.code and not visit:
        return None
    return Class.EVIDENCE if (VISITORS if visit else SPECIALISTS).search(words_of(bill.provider.name)) else None


def is_bound(line: Line) -> bool:
    """Whether such care is hardly given outside a hospital or surgery center, as imaging and laboratory tests may be."""
    return within(code_number(line) or 0, BOUND) or not IN_SURGERY.isdisjoint(line.modifiers)


def is_named_so(bill: Bill) -> bool:
    """Whether the name of who bills tells of such care, for bills that list nothing."""
    return bool(SPECIALISTS.search(words_of(bill.provider.name)))


def within(number: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= number <= high for low, high in ranges)
