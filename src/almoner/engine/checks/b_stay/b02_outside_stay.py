"""A service lies outside the hospital stay.

What it looks for
    Lines of a hospital bill for a stay whose day is before it began or after it ended.

Why it matters
    Nothing of the stay can be given when the patient is not there. The line may belong to another visit or person.

When it is not an error
    The day of leaving is part of the stay. A line entered late says so. A lab result may carry the day it came
    back: one day later, or up to three for cultures, tissue and genes. An emergency visit on the evening before, with what
    was done there, and care up to three days before, may belong to the stay: Medicare puts them on its bill. A visit to a clinic afterwards, and a doctor's own bill, follow other dates.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from almoner.engine.bill import Bill, Form, Line
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import by_bill, code_number, label, lacks, lacks_term, revenue, words_of
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook

LATE = re.compile(r"\b(late (charges?|post\w*|entry)|posted late|late|cargo tardio)\b")
CLINIC = re.compile(r"\b(follow ?up|clinic|office visit|telehealth|post op visit|seguimiento|consulta)\b")
WINDOW, RESULT, SLOW_RESULT = timedelta(days=3), timedelta(days=1), timedelta(days=3)
SLOW_TESTS = ((81105, 81599), (86485, 86804), (87003, 87999), (88000, 89398))
"""Genes, immune tests that grow, cultures, cells and tissue: their results take days."""
ARRIVAL = ("045", "054", "0762", "0760")  # emergency room, ambulance, observation: the evening before

ROOMS = ("010", "011", "012", "013", "014", "015", "016", "017", "018", "019", "020", "021")  # a bed of the stay itself


@check(
    id="B02",
    name="outside_stay",
    cls=Class.FACT,
    page=__doc__,
    needs=Needs(header=("admitted", "discharged", "type_of_bill")),
)
def outside_stay(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    medicare = dossier.payer_is("medicare")
    unknown = dossier.payer_is("unknown")
    for bill, lines in by_bill(dossier):
        if bill.form in {Form.PROFESSIONAL, Form.DENTAL} or (bill.admitted is None and bill.discharged is None):
            continue
        if bill.admitted is None or bill.discharged is None or bill.discharged < bill.admitted:
            yield lacks_term("admitted" if bill.admitted is None else "discharged")
            continue
        undated = [line for line in lines if line.day is None]
        if undated and any(line.day is not None for line in lines):
            yield lacks("day", undated)
        evening = evening_of(lines, bill.admitted)
        for line in lines:
            if evening is not None and line.day == evening and not is_room(line):
                continue  # the film, blood and drugs of the emergency visit from which the person was admitted
            cls = judged(bill, line, bill.admitted, bill.discharged, window=Class.QUESTION if medicare else None)
            if cls is not None and line.day is not None and line.charge is not None:
                if cls is Class.FACT and unknown and bill.admitted - WINDOW <= line.day < bill.admitted:
                    cls = Class.EVIDENCE  # it may be Medicare, whose bill takes in these days
                yield found(bill, line, cls=cls, says=said(line, line.day, bill.admitted, bill.discharged))


def judged(bill: Bill, line: Line, admitted: date, discharged: date, *, window: Class | None) -> Class | None:
    """How sure it is that the line lies outside; None where it does not, or has a good reason."""
    if line.day is None or admitted <= line.day <= discharged:
        return None
    words = " ".join([words_of(line.description), *(words_of(remark) for remark in line.remarks)])
    if LATE.search(words) or (bill.type_of_bill or "")[-1:] == "5":  # 5: late charges only
        return None
    sure = Class.FACT if bill.form is Form.INSTITUTIONAL or any(one.revenue_code for one in bill.lines) else Class.EVIDENCE
    if line.day > discharged:
        if is_clinic(line, words):
            return Class.QUESTION
        return Class.EVIDENCE if is_lab(line) and line.day - discharged <= result_takes(line) else sure
    if (line.through or line.day) < admitted:
        if is_arrival(line) and admitted - line.day == timedelta(days=1):
            return None
        return window or sure if admitted - line.day <= WINDOW else sure
    return None


def is_clinic(line: Line, said: str) -> bool:
    number = code_number(line)
    return (
        revenue(line).startswith(("051", "052"))
        or bool(CLINIC.search(said))
        or (number is not None and 99202 <= number <= 99215)
    )


def is_lab(line: Line) -> bool:
    number = code_number(line)
    return revenue(line).startswith(("030", "031")) or (number is not None and 80047 <= number <= 89398)


def result_takes(line: Line) -> timedelta:
    """How long after the blood or tissue was taken its result may be dated."""
    number = code_number(line)
    quick = number is not None and not any(low <= number <= high for low, high in SLOW_TESTS)
    return RESULT if quick and not revenue(line).startswith(("0306", "031")) else SLOW_RESULT


def evening_of(lines: Iterable[Line], admitted: date) -> date | None:
    """The day before the stay where it began in the emergency room, in an ambulance or under observation; None where it did not."""
    before = (line for line in lines if line.day is not None and admitted - line.day == timedelta(days=1))
    return next((line.day for line in before if is_arrival(line)), None)


def is_room(line: Line) -> bool:
    return revenue(line).startswith(ROOMS)


def is_arrival(line: Line) -> bool:
    number = code_number(line)
    return revenue(line).startswith(ARRIVAL) or (number is not None and 99281 <= number <= 99285)


def said(line: Line, day: date, admitted: date, discharged: date) -> Message:
    if day < admitted:
        return Message("before_stay", code=label(line), day=day, admitted=admitted)
    return Message("after_stay", code=label(line), day=day, discharged=discharged)


def found(bill: Bill, line: Line, *, cls: Class, says: Message) -> Found:
    stake = () if line.charge is None else (Stake(line.charge, line=line.id),)
    return Found(says, lines=(line.id,), bills=(bill.id,), stake=stake, cls=cls)
