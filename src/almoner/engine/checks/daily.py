"""Which services are one day's part of a series, and which days lie in one stay: there the same charge on two days is no twin."""

import re
from datetime import date, timedelta

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.lines import code_number, is_repeated, revenue, words_of

DAILY_REVENUE = ("01", "020", "021", "025", "026", "030", "042", "043", "044", "0333", "063", "08", "090", "091", "055", "057")
DAILY_CODES = (  # series by nature: drawing blood, radiation, therapy of the mind and body, dialysis, chemotherapy, daily visits, home visits
    (36415, 36416),
    (77261, 77799),
    (80047, 89398),
    (90785, 90999),
    (92507, 92526),
    (94002, 94799),
    (95115, 95199),
    (96360, 96549),
    (97010, 98943),
    (99221, 99239),
    (99291, 99292),
    (99304, 99318),
    (99341, 99350),
    (99460, 99480),
)
ONCE_IN_A_STAY = ((100, 1999), (10004, 69990), (99281, 99285))  # anesthesia, surgery, emergency visits
HOSPITAL_VISITS = ((99221, 99239),)
GOING_ON = ((99231, 99233), (99238, 99239))
ROOM_REVENUE = ("010", "011", "012", "013", "014", "015", "016", "017", "020", "021")
ROOM_WORDS = re.compile(
    r"\broom (and )?board\b|\b(semi ?private|private|ward)\b.*\b(room|bed)\b|\broom\b.*\b(semi ?private|private|ward)\b"
    r"|\b(habitaci[oóée]n|cuarto)\b.*\b(semi ?)?privad[oa]\b"
)
"""A bed for the night in words, where no revenue code says it."""
BOUGHT = re.compile(r"E01[0-5]\d|E060[2-7]")
"""Equipment sold once: canes, crutches, walkers, breast pumps, meters. Other equipment is often rented by the day."""
RENTED = frozenset({"RR", "KH", "KI", "KJ", "KR", "MS"})
DAILY_WORDS = re.compile(
    r"\b(room|therapy|terapia|dialysis|di[aá]lisis|pharmacy|farmacia|drugs?|medications?|medicamentos?|medical supplies|suministros"
    r"|laborator(y|io)|nursing|enfermer[ií]a|cuarto|habitaci[oó]n)\b|^supplies\b|\bsupplies$"
)
"""What a line without a code is about when it is one day's part of a series: departments, rooms, treatments."""
ROOM_USED_ONCE = re.compile(r"\b(emergency|operating|recovery|delivery|treatment|exam|procedure) room\b")


def in_a_stay(bill: Bill, first: date, last: date) -> bool:
    """Whether the two days lie in one hospital stay: by its dates, or by a doctor's hospital visit or a room on each of them.
    A visit that goes on with a stay tells of the day before, too."""
    if bill.admitted is not None and bill.admitted <= last and (bill.discharged is None or first <= bill.discharged):
        return True
    lying: set[date] = set()
    for line in bill.lines:
        if line.day is not None and (falls(line, HOSPITAL_VISITS) or is_bed(line)):
            lying.add(line.day)
            if falls(line, GOING_ON):
                lying.add(line.day - timedelta(days=1))
    return {first, last} <= lying


def is_bed(line: Line) -> bool:
    """Whether a line is a bed for the night: by its revenue code, or by its words where it has no code at all."""
    if revenue(line) or line.code is not None:
        return revenue(line).startswith(ROOM_REVENUE)
    return ROOM_WORDS.search(words_of(line.description)) is not None


def is_daily(line: Line) -> bool:
    words = ROOM_USED_ONCE.sub("", words_of(line.description))
    room = revenue(line).startswith(DAILY_REVENUE) or DAILY_WORDS.search(words)
    rented = (line.code or "").startswith("E") and (not BOUGHT.fullmatch(line.code or "") or bool(RENTED & set(line.modifiers)))
    return (
        bool(room)
        or rented
        or is_repeated(line)
        or falls(line, DAILY_CODES)
        or (line.code or "").startswith(("J", "P9", "G04"))
    )


def falls(line: Line, ranges: tuple[tuple[int, int], ...]) -> bool:
    number = code_number(line)
    return number is not None and any(low <= number <= high for low, high in ranges)
