"""The encounter map as a drawing: one row for each care, time from left to right, a ring of dashes for a paper that is not there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from almoner.adapters.renderers.report_page.markup import Html, drawing, joined, tag
from almoner.adapters.renderers.report_page.saying import Say
from almoner.engine.reconcile.encounter_map import Course, Mark
from almoner.engine.wording.months import NAMES, SHORT
from almoner.engine.wording.neutral import neutral

WIDTHS = ((344, "narrow", 34), (704, "wide", 76))
"""The width of the drawing on a phone and on a screen, its class, and how many letters of a name fit."""
ROW, HEAD, FOOT, EDGE, SIZE, NEAR, STEP = 56, 8, 30, 10, 6, 15, 15
MOST_STEPS = 3
DAYS_IN_MONTH, LEAST_APART = 31, 64


@dataclass(frozen=True, slots=True)
class Scale:
    """From days to places across."""

    first: date
    last: date
    wide: int

    def x(self, day: date) -> int:
        days = max(1, (self.last - self.first).days)
        return EDGE + (self.wide - 2 * EDGE) * (day - self.first).days // days


def time_line(courses: Sequence[Course], say: Say) -> Html | None:
    """The drawing in two widths, of which one is shown; None where no paper bears a date."""
    days = [day for one in courses for event in one.events for day in (event.day, event.through) if day is not None]
    dated = [one for one in courses if any(event.day is not None for event in one.events)]
    if not days:
        return None
    as_of = date.fromisoformat(say.audit["run"]["as_of"])
    first, last = min(*days, as_of), max(*days, as_of)
    drawn = []
    for wide, name, letters in WIDTHS:
        scale = Scale(first, last, wide)
        rows: list[Html] = []
        bottom = HEAD
        for one in dated:
            drawn_row, bottom = row(one, bottom, scale, letters, say)
            rows.append(drawn_row)
        whole = (*months(scale, bottom, say), *today(scale, as_of, bottom), *rows)
        drawn.append(
            drawing(wide, bottom + FOOT, *whole, class_=f"map {name}", role="img", aria_label=say.words("map_picture"))
        )
    return joined(drawn)


def months(scale: Scale, bottom: int, say: Say) -> Iterator[Html]:
    """A thin line at the start of months, named where there is room."""
    free = 0
    year, month = scale.first.year, scale.first.month
    while (start := date(year, month, 1)) <= scale.last:
        if start >= scale.first:
            x = scale.x(start)
            yield tag("line", x1=x, x2=x, y1=0, y2=bottom, class_="month")
            if x >= free and x + LEAST_APART <= scale.wide:
                yield tag("text", short_month(start, say), x=x, y=bottom + 20, class_="map-text")
                free = x + LEAST_APART
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def short_month(day: date, say: Say) -> str:
    """ "Feb 2026", "feb 2026"."""
    return f"{NAMES[say.language][day.month - 1][:SHORT]} {day.year}"


def today(scale: Scale, as_of: date, bottom: int) -> Iterator[Html]:
    x = scale.x(as_of)
    yield tag("line", x1=x, x2=x, y1=0, y2=bottom, class_="today")


def row(one: Course, top: int, scale: Scale, letters: int, say: Say) -> tuple[Html, int]:
    """The row and where the next one begins."""
    name = neutral(one.who or "") or say.words("map_of_nobody" if one.bills else "map_apart")
    if len(say.audit["patients"]) > 1 and one.patient:
        name = f"{neutral(one.patient)}: {name}"
    cut = name if len(name) <= letters else name[: letters - 1] + "…"
    middle = top + 32
    dated = [event for event in one.events if event.day is not None]
    xs = [scale.x(event.day) for event in dated if event.day is not None]
    since = [each.since for each in one.missing if each.since is not None]
    shown = [tag("text", cut, x=EDGE - 4, y=top + 13, class_="map-name")]
    shown.append(tag("line", x1=min(xs), x2=max(xs), y1=middle, y2=middle, class_="way"))
    taken: list[tuple[int, int]] = []
    for event in dated:
        if event.day is None:
            continue
        x = scale.x(event.day)
        if event.through is not None:
            end = max(x + 4, scale.x(event.through))
            shown.append(tag("rect", x=x, y=middle - 4, width=end - x, height=8, rx=4, class_="mark care"))
            taken.append((x, middle))
            continue
        y = free_place(x, middle, taken)
        shown.append(sign(event.mark, x, y))
    for x in [scale.x(day) for day in since] or [max(xs)] * bool(one.missing):
        y = free_place(x, middle, taken)
        shown.append(sign(None, x, y))
    lowest = max((y for _, y in taken), default=middle)
    return tag("g", *shown), lowest + ROW - 32


def free_place(x: int, middle: int, taken: list[tuple[int, int]]) -> int:
    """On the line, or a step below where a sign stands too near."""
    for step in range(MOST_STEPS):
        y = middle + step * STEP
        if all(abs(x - other) >= NEAR or y != at for other, at in taken):
            break
    taken.append((x, y))
    return y


def sign(mark: Mark | None, x: int, y: int) -> Html:
    """The sign of one kind, told by its shape; None is a paper that is not there."""
    match mark:
        case Mark.CARE:
            return tag("rect", x=x - SIZE, y=y - 4, width=2 * SIZE, height=8, rx=4, class_="mark care")
        case Mark.BILL:
            return tag("rect", x=x - 6, y=y - 6, width=12, height=12, class_="mark bill")
        case Mark.ESTIMATE:
            return tag("rect", x=x - 5, y=y - 5, width=10, height=10, class_="mark hollow")
        case Mark.DECISION:
            return tag("circle", cx=x, cy=y, r=SIZE, class_="mark decision")
        case Mark.PAYMENT:
            return tag("path", d=f"M{x - 7} {y + 6}L{x} {y - 7}L{x + 7} {y + 6}Z", class_="mark payment")
        case Mark.LETTER:
            return tag("path", d=f"M{x} {y - 7}L{x + 7} {y}L{x} {y + 7}L{x - 7} {y}Z", class_="mark letter")
        case Mark.DEADLINE:
            return tag("path", d=f"M{x - 1} {y + 9}V{y - 9}L{x + 9} {y - 4}L{x + 1} {y + 1}V{y + 9}Z", class_="mark due")
        case None:
            return tag("circle", cx=x, cy=y, r=SIZE, class_="mark ring")


def glyph(mark: Mark | None) -> Html:
    """The same sign by itself, beside words that say what it is."""
    return drawing(20, 20, sign(mark, 10, 10), class_="glyph", aria_hidden="true")


def legend(courses: Sequence[Course], say: Say) -> Html:
    """What the signs mean, those that are there."""
    used = {event.mark for one in courses for event in one.events}
    entries = [(glyph(mark), say(f"map_{mark.value}")) for mark in Mark if mark in used]
    as_of = say.day(say.audit["run"]["as_of"])
    entries.append(
        (drawing(20, 20, tag("line", x1=10, x2=10, y1=0, y2=20, class_="today"), class_="glyph", aria_hidden="true"), as_of)
    )
    if any(one.missing for one in courses):
        entries.append((glyph(None), say("map_missing")))
    return tag("ul", *(tag("li", sign_of, " ", name) for sign_of, name in entries), class_="legend")
