"""Care just before a hospital stay is billed apart from it.

What it looks for
    Only with Medicare: tests, or other care of the hospital, in the three days before a stay in the same hospital began, on
    a bill of their own. In a hospital for mental health, rehab, children, cancer or long stays: on the one day before.

Why it matters
    Medicare's payment for the stay includes the hospital's tests of those days, and other care that goes with the stay.
    Billed apart, they may cost the person a share for each.

When it is not an error
    Ambulance rides and regular dialysis are never part of the stay. Care for another reason than the stay is not, so there
    we only ask. A doctor's own bill is not, nor that of another hospital or of a small country hospital (critical access). A
    clinic that the hospital does not wholly own is not. Medicare may not have paid for the stay itself.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from almoner.engine.bill import Bill, Form, Line
from almoner.engine.checks.accounts import asked_by
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.lines import by_bill, code_number, day_of, lacks, lacks_term, revenue, words_of
from almoner.engine.checks.rooms import is_room
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO
from almoner.engine.reconcile.likeness import number, words

INPATIENT, OUTPATIENT = re.compile(r"0?11"), re.compile(r"0?13")
TESTS = (
    "030",
    "031",
    "032",
    "0341",
    "035",
    "0400",
    "0401",
    "0402",
    "0404",
    "0409",
    "046",
    "0471",
    "0482",
    "0483",
    "061",
    "073",
)
TEST_CODES = ((70010, 76499), (76506, 76999), (78012, 78999), (80047, 89398), (93000, 93352), (95700, 95967))
"""Pictures, laboratory, heart and nerve tests; screening mammograms (77067, 0403) are no test of an illness."""
NEVER = ("054", "082", "083", "084", "085", "088", "0771", "0637")
"""Ambulance, dialysis; vaccines and drugs one takes oneself, which Medicare pays for in other ways."""
NEVER_CODE = re.compile(r"A0\d{3}|909[3-9]\d|G000[89]|G0010|G0257|90[4-7]\d\d")
ONE_DAY = re.compile(
    r"\b(psychiatric|psychiatry|behavioral|mental|rehab\w*|child\w*|pediatric|cancer|ltach?|long term|specialty)\b"
)
"""Names of hospitals for which only the day before counts."""
ONE_DAY_ROOMS = re.compile(r"01[1-5][48]|0204")  # beds for mental health and rehab, also in a part of a general hospital
OTHER_PLACES = frozenset({"MD", "PR", "GU", "VI", "AS", "MP"})  # hospitals that Medicare pays in other ways


@check(
    id="B03",
    name="billed_before_stay",
    cls=Class.EVIDENCE,
    authority=("usc-42-1395ww-a-4", "cfr-42-412-2-c-5"),
    rests_on=RestsOn.PAYER_RULE,
    payers=frozenset({"medicare"}),
    page=__doc__,
    needs=Needs(header=("admitted", "type_of_bill", "form")),
)
def billed_before_stay(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    ours = [(bill, lines) for bill, lines in by_bill(dossier) if bill.payer.type in {None, "medicare"}]
    apart = [(bill, lines) for bill, lines in ours if is_outpatient(bill)]
    first = dossier.payers[0] == "medicare"
    told: set[str] = set()
    for stay, rooms in ours:
        for bill, lines in apart if is_stay(stay) else ():
            same = one_hospital(stay, bill)
            if same is None:
                continue
            if stay.admitted is None:
                yield lacks_term("admitted")
                break
            undated = [line for line in lines if day_of(bill, line) is None]
            if undated:
                yield lacks("day", undated)
            near = [line for line in lines if line.id not in told and is_near(bill, line, stay.admitted, window(stay, rooms))]
            told.update(line.id for line in near)
            sure = same and first and bill.form is Form.INSTITUTIONAL and stay.provider.state not in OTHER_PLACES
            yield from found(stay, bill, near, stay.admitted, sure=sure)


def found(stay: Bill, bill: Bill, near: list[Line], admitted: date, *, sure: bool) -> Iterator[Found]:
    """Tests in one answer, what may go with the stay in another."""
    for tests in (True, False):
        mine = [line for line in near if is_test(line) is tests]
        days = [day for line in mine if (day := day_of(bill, line)) is not None]
        if not mine:
            continue
        says = (
            Message("tests_before_stay", lines=len(mine), first=min(days), admitted=admitted)
            if tests
            else Message("care_before_stay", lines=len(mine), first=min(days), admitted=admitted)
        )
        yield Found(
            says,
            lines=tuple(line.id for line in mine),
            bills=(bill.id, stay.id),
            stake=tuple(Stake(line.charge, line=line.id) for line in mine if line.charge is not None),
            cls=Class.EVIDENCE if tests and sure else Class.QUESTION,
        )


def is_stay(bill: Bill) -> bool:
    """A bill of nights in a hospital, by its type, else by its room days."""
    if bill.form in {Form.PROFESSIONAL, Form.DENTAL}:
        return False
    return bool(INPATIENT.match(bill.type_of_bill)) if bill.type_of_bill else any(is_room(line) for line in bill.lines)


def is_outpatient(bill: Bill) -> bool:
    """A hospital's bill without a stay that asks for something, or goes to the plan."""
    asked = asked_by(bill)
    if bill.form in {Form.PROFESSIONAL, Form.DENTAL} or (asked is not None and asked <= ZERO):
        return False
    return bool(OUTPATIENT.match(bill.type_of_bill)) if bill.type_of_bill else not is_stay(bill)


def one_hospital(stay: Bill, bill: Bill) -> bool | None:
    """True for the same hospital, False where it may be one, None where nothing says so, or it is one account."""
    if stay.patient.account and number(stay.patient.account) == number(bill.patient.account):
        return None
    one, two = stay.provider, bill.provider
    taxes = bool(one.tax_id) and number(one.tax_id) == number(two.tax_id)
    if one.npi and two.npi:
        return True if one.npi == two.npi else False if taxes else None
    return True if taxes or (one.name and words(one.name) == words(two.name)) else None


def window(stay: Bill, rooms: Iterable[Line]) -> int:
    """How many days before the stay belong to it."""
    other = ONE_DAY.search(words_of(stay.provider.name)) or any(ONE_DAY_ROOMS.fullmatch(revenue(line)) for line in rooms)
    return 1 if other else 3


def is_near(bill: Bill, line: Line, admitted: date, days: int) -> bool:
    day = day_of(bill, line)
    if day is None or not timedelta(days=1) <= admitted - day <= timedelta(days=days):
        return False
    return not revenue(line).startswith(NEVER) and not NEVER_CODE.fullmatch(line.code or "")


def is_test(line: Line) -> bool:
    code = code_number(line)
    return revenue(line).startswith(TESTS) or (code is not None and any(low <= code <= high for low, high in TEST_CODES))
