"""Nearly the same line appears twice.

What it looks for
    Two lines of one bill with the same code and charge on the same day under other words, or the same service at
    the same charge on two days in a row.

Why it matters
    One service is sometimes entered twice: under two names, or on the day it was ordered and the day it was done.

When it is not an error
    A reversal takes its pair back. Rooms are charged each day. Therapy, dialysis, radiation, daily visits, drugs, lab
    tests and the blood drawn for them, rented equipment and whatever is done three or more days come in series. In a
    hospital stay most care is given every day; a hospital visit or a room on both days tells a stay. Modifiers for done
    again, other side or other part, two doctors, two drug numbers or two printed times are two services. Codes without a
    fixed meaning stand for different things.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, starmap

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import (
    DONE_AGAIN,
    OTHER_PLACE,
    OTHER_SIDE,
    by_bill,
    code_number,
    identity,
    is_repeated,
    label,
    lacks,
    revenue,
    words_of,
)
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import Money

APART = DONE_AGAIN | OTHER_SIDE | OTHER_PLACE | {"26", "TC", "78", "79", "58", "80", "81", "82", "AS", "62"}
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
UNFIXED = re.compile(r"(99070|\d{3}99|J3490|J3590|J9999|C9399|[A-Z]\d{2}99|A[49]\d{3}|C1\d{3}|C2\d{3}|L\d{4})")
BOUGHT = re.compile(r"E01[0-5]\d|E060[2-7]")
"""Equipment sold once: canes, crutches, walkers, breast pumps, meters. Other equipment is often rented by the day."""
RENTED = frozenset({"RR", "KH", "KI", "KJ", "KR", "MS"})
DRUGS = ("025", "063")
DAILY_WORDS = re.compile(
    r"\b(room|therapy|terapia|dialysis|di[aá]lisis|pharmacy|farmacia|drugs?|medications?|medicamentos?|medical supplies|suministros"
    r"|laborator(y|io)|nursing|enfermer[ií]a|cuarto|habitaci[oó]n)\b|^supplies\b|\bsupplies$"
)
"""What a line without a code is about when it is one day's part of a series: departments, rooms, treatments."""
ROOM_USED_ONCE = re.compile(r"\b(emergency|operating|recovery|delivery|treatment|exam|procedure) room\b")


@check(
    id="A08",
    name="nearly_same_line",
    cls=Class.EVIDENCE,
    authority=("usc-42-1395b-7-b-3-B-ii",),
    page=__doc__,
    needs=Needs(fields=("charge",)),
)
def nearly_same_line(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for bill, lines in by_bill(dossier):
        undated = [line for line in lines if line.day is None]
        if undated:
            yield lacks("day", undated)
        alike: dict[tuple[object, ...], list[Line]] = defaultdict(list)
        for line in lines:
            if identity(line) is not None and line.day is not None and not APART & set(line.modifiers):
                alike[identity(line), line.charge, line.npi or bill.provider.npi].append(line)
        for group in (group for group in alike.values() if len(group) > 1):
            yield from other_words(group)
            yield from next_day(bill, group)


def other_words(group: list[Line]) -> Iterator[Answer]:
    """The same code and charge on one day, told apart only by words, revenue code or a missing mark."""
    days: dict[date | None, dict[tuple[object, ...], Line]] = defaultdict(dict)
    for line in group:
        days[line.day].setdefault((words_of(line.description), revenue(line), line.modifiers, line.ndc, line.units), line)
    for day, kinds in days.items():
        first, *rest = kinds.values()
        if not rest or first.code is None or day is None or first.charge is None:
            continue
        if UNFIXED.fullmatch(first.code) or is_repeated(first) or not all(starmap(near, combinations(kinds.values(), 2))):
            continue
        yield found(Message("nearly_same_line", code=first.code, day=day, charge=first.charge), [first, *rest], first.charge)


def near(one: Line, two: Line) -> bool:
    """Whether nothing printed on both tells two services apart."""
    known = [
        (one.ndc, two.ndc),
        (one.units, two.units),
        (one.time, two.time),
        (one.place_of_service, two.place_of_service),
        (one.site, two.site),
        (one.visit, two.visit),
    ]
    drug = one.code is not None and re.match(r"[JQ]", one.code) is not None
    drug = drug or revenue(one).startswith(DRUGS) or revenue(two).startswith(DRUGS)
    same_words = words_of(one.description) == words_of(two.description)
    return all(a is None or b is None or a == b for a, b in known) and (same_words or not drug)


def next_day(bill: Bill, group: list[Line]) -> Iterator[Answer]:
    """Exactly two days, one after the other, with one line each."""
    days = sorted({line.day for line in group if line.day is not None})
    if len(days) != 2 or len(group) != 2 or days[1] - days[0] != timedelta(days=1):
        return
    first, second = sorted(group, key=lambda line: str(line.day))
    daily = any(is_daily(line) or line.through not in {None, line.day} for line in group)
    if daily or not near(first, second) or first.modifiers != second.modifiers or first.charge is None:
        return
    if in_a_stay(bill, days[0], days[1]) and not falls(first, ONCE_IN_A_STAY):
        return
    says = Message("nearly_same_day", code=label(first), first=days[0], second=days[1], charge=first.charge)
    yield found(says, [first, second], first.charge)


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


def found(says: Message, lines: list[Line], charge: Money) -> Found:
    stake = tuple(Stake(charge, line=line.id) for line in lines[1:])
    return Found(says, lines=tuple(line.id for line in lines), stake=stake)
