"""A form drawn in another size and shape than the official one: every word belongs to the caption above or left of it.

Billing programs print plain likenesses of the forms: the captions with their numbers are there, the distances are not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.intake.forms.anchors import Text, fit_of, folded
from almoner.engine.intake.forms.plan import Plan
from almoner.engine.intake.layout_parts.ocr_words import AS_DIGIT
from almoner.engine.intake.layout_parts.words import Word

FEWEST_FIELDS = 9
FEWEST_BANDS = 3
FEWEST_COLUMNS = 3
FEWEST_LISTED = 4
FEWEST_WITHOUT_HEAD = 14
"""Captions outside the table that make a form even where none of the table's own could be read."""
FURTHEST, NARROW = 240, 60
LONGEST_MARK = 1200
FEWEST_ROWS_ALONE = 4
SAME_LINE = 45
"""Page units that a filled-in word may stand higher than its caption beside it."""
SAME_ROW = 75
HEADING = 200
"""How far below its first line a table's heading may go on."""
LEFT_OF = 70
TALLER = 230
LINE_NUMBER = re.compile(r"[\W\d_a-zA-Z]{1,3}")
LONG = 8
NUMBER = re.compile(r"[0-9]+[a-z]?")
OTHER_NUMBER = 8
"""What a caption loses that stands behind the number of another box."""
TELLING = 14
"""Signs of a caption that no data would say."""
WRONG_IN, WRONG_IN_NUMBERED, MOST_WRONG = 6, 4, 5


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
    names = {column.name for column in plan.columns}
    head = [one for one in seen if one.name in names]
    if len(seen) < FEWEST_FIELDS or len({one.y // 1500 for one in seen}) < FEWEST_BANDS:
        return None
    if len(head) < FEWEST_COLUMNS and (plan.by_data is None or len(seen) < FEWEST_WITHOUT_HEAD):
        return None
    if _listed([one for one in seen if one.name not in names]):
        return None
    head = _in_order([one for one in head if abs(one.y - _middle(head)) <= HEADING * 2], plan)
    seen = tuple(one for one in seen if one.name not in names or one in head)
    marks = _marks(words, plan, text, seen)
    table = _table(words, plan, seen, head)
    own = {number for one in (*seen, *marks) for number in one.words}
    field_of: dict[int, str] = {}
    for at, word in enumerate(words):
        if at in own:
            continue
        x, y = (word.box[0] + word.box[2]) // 2, (word.box[1] + word.box[3]) // 2
        if table is not None and table.top < y < table.bottom:
            if x < table.columns[0][0] and LINE_NUMBER.fullmatch(word.text):
                own.add(at)
            else:
                field_of[at] = max((one for one in table.columns if one[0] <= x), default=table.columns[0])[1]
            continue
        name = _governing(x, y, seen)
        if name is not None:
            field_of[at] = name
    ends = [one.y for one in marks if one.name == "last_line" and table and table.top < one.y < table.bottom + SAME_ROW]
    return Cells(field_of, frozenset(own), (*seen, *marks), max(ends) - SAME_ROW if ends else None)


def _listed(fields: Sequence[Seen]) -> bool:
    """Whether the captions stand under each other at one left edge, as on a claim printed by its labels; boxes stand beside each
    other."""
    return len(fields) >= FEWEST_LISTED and max(one.x for one in fields) - min(one.x for one in fields) <= LEFT_OF


@dataclass(frozen=True, slots=True)
class Table:
    """Where the table's rows begin and end, and its columns' left edges in order."""

    top: int
    bottom: int
    columns: tuple[tuple[int, str], ...]


def _in_order(head: Sequence[Seen], plan: Plan) -> list[Seen]:
    """The most captions of columns that stand in the columns' order."""
    order = [column.name for column in plan.columns]
    chains: list[list[Seen]] = []
    for one in sorted(head, key=lambda one: one.x):
        before = [chain for chain in chains if order.index(chain[-1].name) < order.index(one.name)]
        chains.append([*max(before, key=_signs, default=[]), one])
    return max(chains, key=_signs, default=[])


def _signs(chain: Sequence[Seen]) -> int:
    return sum(len(one.text) for one in chain)


def _alike(text: str, mark: str | None) -> bool:
    """Whether a word is the mark, its last sign perhaps misread."""
    bare = text.strip("|.,").translate(AS_DIGIT)
    return mark is not None and len(bare) == len(mark) and bare[:-1] == mark[:-1]


def table_alone(words: Sequence[Word], plan: Plan) -> Cells | None:
    """The table of a form of which no caption could be read, by what stands in it: it must end with its totals' line."""
    told = plan.by_data(words, 0, 10_000) if plan.by_data is not None else None
    if told is None:
        return None
    top, columns = told[0], sorted(told[1])
    first = [word for word in words if columns[0][0] <= word.box[0] < columns[1][0] and word.box[1] >= top]
    ends = [(word.box[1] + word.box[3]) // 2 for word in first if _alike(word.text, plan.total_mark)]
    names = {name for _, name in columns}
    if len(ends) != 1 or len(first) < FEWEST_ROWS_ALONE or not {"charge", "day"} <= names:
        return None
    field_of: dict[int, str] = {}
    own: set[int] = set()
    for at, word in enumerate(words):
        x, y = (word.box[0] + word.box[2]) // 2, (word.box[1] + word.box[3]) // 2
        if top < y < ends[0] + SAME_ROW:
            if x < columns[0][0] and LINE_NUMBER.fullmatch(word.text):
                own.add(at)
            else:
                field_of[at] = max((one for one in columns if one[0] <= x), default=columns[0])[1]
    return Cells(field_of, frozenset(own), (), ends[0] - SAME_ROW)


def _middle(head: Sequence[Seen]) -> int:
    return sorted(one.y for one in head)[len(head) // 2] if head else 0


def _table(words: Sequence[Word], plan: Plan, seen: Sequence[Seen], head: Sequence[Seen]) -> Table | None:
    """The table by its captions, or by what stands in it where too many captions could not be read."""
    names = {column.name for column in plan.columns}
    order = [name for name, _ in plan.fields]
    first = min(order.index(name) for name in order if name in names)
    before = max((one.y for one in seen if one.name not in names and order.index(one.name) < first), default=0)
    above = max((one.y for one in head), default=before)
    below = min(
        (one.y for one in seen if one.name not in names and order.index(one.name) > first and one.y > above + SAME_ROW),
        default=10_000,
    ) - SAME_LINE  # fmt: skip
    found = len({one.name for one in head} & plan.required)
    if plan.by_data is not None and found < len(plan.required):
        told = plan.by_data(words, above, below)
        if told is not None:
            return Table(told[0], below, tuple(sorted(told[1])))
    if found < FEWEST_COLUMNS:
        return None
    inside = [word for word in words if above + SAME_LINE // 2 < (word.box[1] + word.box[3]) // 2 < below]
    read = {one.name for one in head}
    columns = [(_in_gap(x, inside, NARROW if name in read else FURTHEST), name) for x, name in _columns(head, plan)]
    return Table(above + SAME_LINE // 2, below, tuple(sorted(columns)))


def _in_gap(x: int, words: Sequence[Word], furthest: int) -> int:
    """A column's left edge, moved so that it cuts few words in two; rulings read as long words do not count."""
    best = (len(words) + 1, 0, x)
    marks = [word for word in words if word.box[2] - word.box[0] < LONGEST_MARK and any(map(str.isdigit, word.text))]
    for moved in range(-furthest, furthest + 1, 15):
        edge = x + moved
        cut = sum(word.box[0] < edge - 5 and edge + 5 < word.box[2] for word in marks)
        best = min(best, (cut, abs(moved), edge))
    return best[2]


def captions_seen(words: Sequence[Word], plan: Plan, text: Text) -> int:
    """How many fields of the form have a caption on the page that nothing else would say."""
    return sum(len(seen.text) >= LONG for _, seen in _fields(words, plan, text))


def _fields(words: Sequence[Word], plan: Plan, text: Text) -> list[tuple[int, Seen]]:
    """Each field with the best of its captions' places and the field's rank in the form's order; a place is one field's."""
    hits: list[tuple[int, int, Seen]] = []
    for rank, (name, captions) in enumerate(plan.fields):
        for caption in captions:
            wanted = folded(caption)
            number = NUMBER.match(caption)
            told = folded(number[0]) if number is not None else ""
            for cost, first, last in _hits(wanted, text, number=told):
                other = not text.signs.startswith(told, first)
                worth = len(wanted) - 3 * cost - (OTHER_NUMBER if other else 0)
                if worth > 0:
                    hits.append((-worth, rank, _seen(name, caption, words, text, (first, last))))
    found: dict[int, Seen] = {}
    taken: set[int] = set()
    for _, rank, seen in sorted(hits, key=lambda one: (one[0], one[1], one[2].y, one[2].x)):
        if rank not in found and not taken.intersection(seen.words):
            found[rank] = seen
            taken.update(seen.words)
    return sorted(found.items())


def _marks(words: Sequence[Word], plan: Plan, text: Text, seen: Sequence[Seen]) -> list[Seen]:
    """Print of the form that governs no box. A short one counts only in a row of captions: data may say the same."""
    found = [
        _seen(name, caption, words, text, (first, last))
        for name, captions in plan.marks
        for caption in captions
        for _, first, last in _hits(folded(caption), text, exact=len(caption) < TELLING)
    ]
    rows = [one.y for one in seen] + [one.y for one in found if one.name == "last_line"]
    table = {column.name for column in plan.columns}
    heads = [one.y for one in seen if one.name in table]
    return [
        one
        for one in found
        if len(one.text) >= TELLING
        or any(abs(one.y - y) <= SAME_ROW // 2 for y in rows)
        or (not one.text.isdigit() and any(0 <= one.y - y <= HEADING for y in heads))
    ]


def _seen(name: str, caption: str, words: Sequence[Word], text: Text, span: tuple[int, int]) -> Seen:
    first, last = span
    number, x = text.at[first]
    box = words[number].box
    taken = tuple(dict.fromkeys(text.at[place][0] for place in range(first, last)))
    return Seen(name, x, (box[1] + box[3]) // 2, taken, caption)


def _hits(wanted: str, text: Text, *, number: str = "", exact: bool = False) -> list[tuple[int, int, int]]:
    """(wrong signs, first, last) of places that begin with a word; short captions must also end with one.

    Behind its own number a caption may have more wrong signs than elsewhere; a short one without a number has none.
    """
    signs, at = text.signs, text.at
    long = len(wanted) >= LONG and not exact
    usual = min(MOST_WRONG, len(wanted) // WRONG_IN) if long else 0
    wrong = min(MOST_WRONG, len(wanted) // WRONG_IN_NUMBERED) if number and not exact else usual
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
            fit = fit_of(wanted, window, wrong) if wrong else ((0, 0, len(wanted)) if window.startswith(wanted) else None)
            if fit is not None:
                first, last = low + fit[1], low + fit[2]
                back = first
                while wrong and back > 0 and first - back < wrong and at[back - 1][0] == at[first][0]:
                    back -= 1
                first = back if back == 0 or at[back - 1][0] != at[first][0] else first
                if fit[0] > usual and not signs.startswith(number, first):
                    fit = None
                starts = first == 0 or at[first - 1][0] != at[first][0]
                whole = last >= len(at) or at[last][0] != at[last - 1][0]
                if fit is not None and starts and (long or whole) and not any(abs(one[1] - first) < 3 for one in found):
                    found.append((fit[0], first, last))
            place = signs.find(part, place + 1)
    return found


def _consistent(found: Sequence[tuple[int, Seen]]) -> tuple[Seen, ...]:
    """The most captions that stand in the form's reading order; one found elsewhere is another text."""
    rows: list[list[tuple[int, Seen]]] = []
    for one in sorted(found, key=lambda one: one[1].y):
        if rows and one[1].y - rows[-1][-1][1].y <= SAME_ROW // 2:
            rows[-1].append(one)
        else:
            rows.append([one])
    ordered = [one for row in rows for one in sorted(row, key=lambda one: one[1].x)]
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


SLACK = 12
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
