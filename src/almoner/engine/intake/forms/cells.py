"""A form drawn in another size and shape than the official one: every word belongs to the caption above or left of it.

Billing programs print plain likenesses of the forms: the captions with their numbers are there, the distances are not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.intake.forms.anchors import Text, best_fit, folded
from almoner.engine.intake.forms.plan import Plan
from almoner.engine.intake.layout_parts.words import Word

FEWEST_FIELDS = 9
FEWEST_BANDS = 3
FEWEST_COLUMNS = 3
SAME_LINE = 45
"""Page units that a filled-in word may stand higher than its caption beside it."""
SAME_ROW = 75
LEFT_OF = 70
TALLER = 230
LINE_NUMBER = re.compile(r"[\dlIOSZ]{1,2}")
LONG = 8
TELLING = 14
"""Signs of a caption that no data would say."""
WRONG_IN = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """A field's caption on the page: the field's name, the caption's left edge and middle, its words, its text in the plan."""

    name: str
    x: int
    y: int
    words: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Cells:
    """Which field each word belongs to (by its position), the captions' own words, and where the totals' line begins."""

    field_of: dict[int, str]
    own: frozenset[int]
    seen: tuple[Seen, ...]
    last_line: int | None


def cells_of(words: Sequence[Word], plan: Plan, text: Text) -> Cells | None:
    """The page's words by the captions that govern them; None where too few captions of the form are there."""
    seen = _consistent(_fields(words, plan, text))
    table = {column.name for column in plan.columns}
    if (
        len(seen) < FEWEST_FIELDS
        or len({one.y // 1500 for one in seen}) < FEWEST_BANDS
        or sum(one.name in table for one in seen) < FEWEST_COLUMNS
    ):
        return None
    marks = _marks(words, plan, text, seen)
    ends = [one.y for one in marks if one.name == "last_line"]
    head = [one for one in seen if one.name in table]
    below = [one.y for one in seen if one.name not in table and one.y > max(one.y for one in head) + SAME_ROW]
    top, bottom = max(one.y for one in head), min(below, default=10_000)
    columns = _columns(head, plan)
    own = frozenset(number for one in (*seen, *marks) for number in one.words)
    numbers: set[int] = set()
    field_of: dict[int, str] = {}
    for at, word in enumerate(words):
        if at in own:
            continue
        x, y = (word.box[0] + word.box[2]) // 2, (word.box[1] + word.box[3]) // 2
        if top + SAME_LINE // 2 < y < bottom - SAME_LINE and columns:
            if x < columns[0][0] and LINE_NUMBER.fullmatch(word.text.strip("|)(.]")):
                numbers.add(at)
                continue
            field_of[at] = max((one for one in columns if one[0] - LEFT_OF <= x), default=columns[0])[1]
        else:
            name = _governing(x, y, seen)
            if name is not None:
                field_of[at] = name
    last = max((y for y in ends if top < y < bottom + SAME_ROW), default=None)
    return Cells(field_of, own | numbers, (*seen, *marks), None if last is None else last - SAME_ROW)


def _fields(words: Sequence[Word], plan: Plan, text: Text) -> list[tuple[int, Seen]]:
    """For each field the best of its captions' places, with the field's rank in the form's order."""
    found = []
    for rank, (name, captions) in enumerate(plan.fields):
        best: tuple[int, int, Seen] | None = None
        for caption in captions:
            for cost, first, last in _hits(folded(caption), text):
                seen = _seen(name, caption, words, text, (first, last))
                worth = len(caption) - 3 * cost
                if best is None or worth > best[0]:
                    best = worth, rank, seen
        if best is not None:
            found.append((best[1], best[2]))
    return found


def _marks(words: Sequence[Word], plan: Plan, text: Text, seen: Sequence[Seen]) -> list[Seen]:
    """Print of the form that governs no box. A short one counts only in a row of captions: data may say the same."""
    found = [
        _seen(name, caption, words, text, (first, last))
        for name, captions in plan.marks
        for caption in captions
        for _, first, last in _hits(folded(caption), text, exact=len(caption) < TELLING)
    ]
    rows = [one.y for one in seen] + [one.y for one in found if one.name == "last_line"]
    return [one for one in found if len(one.text) >= TELLING or any(abs(one.y - y) <= SAME_ROW // 2 for y in rows)]


def _seen(name: str, caption: str, words: Sequence[Word], text: Text, span: tuple[int, int]) -> Seen:
    first, last = span
    number, x = text.at[first]
    box = words[number].box
    taken = tuple(dict.fromkeys(text.at[place][0] for place in range(first, last)))
    return Seen(name, x, (box[1] + box[3]) // 2, taken, caption)


def _hits(wanted: str, text: Text, *, exact: bool = False) -> list[tuple[int, int, int]]:
    """(wrong signs, first, last) of places that begin with a word; short captions must also end with one and be exact."""
    signs, at = text.signs, text.at
    long = len(wanted) >= LONG and not exact
    wrong = len(wanted) // WRONG_IN if long else 0
    found: list[tuple[int, int, int]] = []
    pieces = max(1, wrong + 1)
    size = len(wanted) // pieces
    for piece in range(pieces):
        offset = piece * size
        part = wanted[offset : offset + size] if piece < pieces - 1 else wanted[offset:]
        place = signs.find(part)
        while place >= 0 and len(found) < 8:
            low = max(0, place - offset - wrong)
            broken = signs.rfind("\n", low, place)
            low = broken + 1 if broken >= 0 else low
            end = signs.find("\n", place, place - offset + len(wanted) + wrong)
            window = signs[low : end if end >= 0 else place - offset + len(wanted) + wrong]
            fit = ((0, len(wanted)) if window.startswith(wanted) else None) if not wrong else best_fit(wanted, window, wrong)
            if fit is not None:
                first, last = low + fit[0], low + fit[1]
                starts = first == 0 or at[first - 1][0] != at[first][0]
                whole = last >= len(at) or at[last][0] != at[last - 1][0]
                if starts and (long or whole) and not any(abs(one[1] - first) < 3 for one in found):
                    found.append((abs(last - first - len(wanted)), first, last))
            place = signs.find(part, place + 1)
    return found


def _consistent(found: Sequence[tuple[int, Seen]]) -> tuple[Seen, ...]:
    """The most captions that stand in the form's reading order; one found elsewhere is another text."""
    ordered = sorted(found, key=lambda one: (one[1].y // SAME_ROW, one[1].x))
    best: list[tuple[int, int]] = []  # letters together, position before
    for at, (rank, seen) in enumerate(ordered):
        own = len(seen.text)
        before = max(((best[other][0], other) for other in range(at) if ordered[other][0] <= rank + SLACK), default=(0, -1))
        best.append((own + before[0], before[1]))
    if not best:
        return ()
    at = max(range(len(best)), key=lambda n: best[n][0])
    kept = []
    while at >= 0:
        kept.append(ordered[at][1])
        at = best[at][1]
    return tuple(reversed(kept))


SLACK = 8
"""Boxes side by side may be drawn a little higher or lower, which changes their order by a few."""


def _columns(head: Sequence[Seen], plan: Plan) -> list[tuple[int, str]]:
    """Where each column of the table begins; a caption that was not found is put between its neighbours."""
    known = {one.name: one.x for one in head}
    official = [(column.x0, column.name) for column in plan.columns]
    points = sorted((x0, known[name]) for x0, name in official if name in known)
    columns = []
    for x0, name in official:
        if name in known:
            columns.append((known[name], name))
            continue
        after = next((n for n, point in enumerate(points) if point[0] > x0), len(points) - 1)
        after = max(1, after)
        (a, pa), (b, pb) = points[after - 1], points[after]
        if name in plan.required:
            columns.append((pa + (x0 - a) * (pb - pa) // max(1, b - a), name))
    return sorted(columns)


def _governing(x: int, y: int, seen: Sequence[Seen]) -> str | None:
    """The caption above (or beside, on its left) whose stretch of the row holds the place."""
    best: Seen | None = None
    for one in seen:
        if one.y > y + SAME_LINE or one.x - LEFT_OF > x:
            continue
        next_x = min(
            (other.x for other in seen if abs(other.y - one.y) <= SAME_ROW and other.x > one.x + LEFT_OF), default=10_000
        )
        if x < next_x - LEFT_OF // 2 and (best is None or one.y > best.y):
            best = one
    if best is None:
        return None
    # A taller box beside the found one begins a little higher and further right.
    taller = [
        one for one in seen
        if best.x + LEFT_OF < one.x <= x + LEFT_OF and SAME_ROW < best.y - one.y <= TALLER
    ]  # fmt: skip
    return max(taller, key=lambda one: (one.x, one.y), default=best).name
