"""A page laid on its form: every word with its place on the form, the form's own print set aside, boxes read by place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from almoner.engine.bill import Spot
from almoner.engine.intake.forms.anchors import Anchor, folded, near
from almoner.engine.intake.forms.cells import Cells
from almoner.engine.intake.forms.fit import Fit
from almoner.engine.intake.forms.plan import Caption, Plan
from almoner.engine.intake.layout_parts.words import Page, Word, spot_of

SIGN_WIDTH = 76
"""How wide a caption's sign is at most, to tell how far a caption reaches."""
CENTS = re.compile(r"\d{2}")
BESIDE, ABOVE = 150, 95
RULING = frozenset("|!_-—–=[]{}()<>~.,:;'`’‘“”\"°*«»/\\")


@dataclass(frozen=True, slots=True)
class Placed:
    """A word with its edges and the middle of its height on the form; `at` is its position on the page."""

    word: Word
    x0: int
    x1: int
    y: int
    at: int

    @property
    def x(self) -> int:
        return (self.x0 + self.x1) // 2

    @property
    def text(self) -> str:
        return self.word.text


@dataclass(slots=True)
class Laid:
    """A page on its form: `data` are the words somebody filled in, left to right.

    On a likeness of the form `fields` says which box each word belongs to, and places are the page's own; else the boxes'
    official places decide. `said` are the captions found, `last_line` where the totals' line of the table begins, `taken` the
    positions of words that were understood.
    """

    page: Page
    plan: Plan
    data: tuple[Placed, ...]
    said: tuple[str, ...] = ()
    fields: dict[int, str] | None = None
    last_line: int | None = None
    taken: set[int] = field(default_factory=set)

    def name_of(self, word: Placed) -> str | None:
        """The box a word stands in; for a word of the table its column."""
        if self.fields is not None:
            return self.fields.get(word.at)
        boxes = (*self.plan.columns, *self.plan.boxes)
        return next((box.name for box in boxes if box.holds(word.x, word.y)), None)

    def words(self, name: str) -> list[Placed]:
        """The words of a box, in reading order, marked as understood."""
        return [word for line in self.lines(name) for word in line]

    def lines(self, name: str) -> list[list[Placed]]:
        """The visual lines of a box."""
        if self.fields is not None:
            found = [word for word in self.data if self.fields.get(word.at) == name]
        else:
            box = next((box for box in (*self.plan.boxes, *self.plan.columns) if box.name == name), None)
            found = [word for word in self.data if box is not None and box.holds(word.x, word.y)]
        self.taken.update(word.at for word in found)
        return rows_of(found)

    def text(self, name: str) -> str:
        return joined(self.words(name))

    def table(self) -> list[tuple[list[Placed], dict[str, list[Placed]]]]:
        """The table's visual lines, each with its words by column, marked as understood."""
        names = [column.name for column in self.plan.columns]
        placed = [(word, name) for word in self.data if (name := self.name_of(word)) in names]
        self.taken.update(word.at for word, _ in placed)
        by_at = {word.at: name for word, name in placed}
        rows = []
        for row in rows_of([word for word, _ in placed]):
            cells: dict[str, list[Placed]] = {name: [] for name in names}
            for word in row:
                cells[by_at[word.at] or ""].append(word)
            rows.append((row, cells))
        return rows

    def divider(self, name: str) -> int | None:
        """Where dollars end and cents begin in a box: as printed officially, or as most amounts of the box stand."""
        if self.fields is None:
            return next((box.cents for box in (*self.plan.boxes, *self.plan.columns) if box.name == name), None)
        cents = [word.x0 for word in self.data if self.fields.get(word.at) == name and CENTS.fullmatch(word.text)]
        return sorted(cents)[len(cents) // 2] - 20 if cents else None

    def left_over(self) -> list[Placed]:
        """Words nobody understood."""
        return [word for word in self.data if word.at not in self.taken]


def laid_by_cells(page: Page, plan: Plan, cells: Cells) -> Laid:
    """A likeness of the form, its words as they stand on the page."""
    data = [
        Placed(word, word.box[0], max(word.box[0] + 1, word.box[2]), (word.box[1] + word.box[3]) // 2, at)
        for at, word in enumerate(page.words)
        if at not in cells.own and _is_text(word) and word.text not in "#$%"
    ]
    data.sort(key=lambda word: (word.x0, word.y))
    return Laid(page, plan, tuple(data), tuple(one.text for one in cells.seen), cells.field_of, cells.last_line)


def _is_text(word: Word) -> bool:
    return any(mark.isalnum() or mark in "$#%&" for mark in word.text) and not set(word.text) <= RULING


def laid(page: Page, plan: Plan, fit: Fit, anchors: Sequence[Anchor]) -> Laid:
    """Every word of the page on the form; the captions' own words apart."""
    placed = []
    for at, word in enumerate(page.words):
        x0, y0, x1, y1 = word.box
        if not _is_text(word):
            continue
        left, middle = fit(x0, (y0 + y1) // 2)
        right, _ = fit(x1, (y0 + y1) // 2)
        placed.append(Placed(word, left, max(left + 1, right), middle, at))
    own = _own(placed, plan.captions) | {
        number for anchor in anchors for number in anchor.words if _whole(page, anchor, number)
    }
    data = tuple(sorted((word for word in placed if word.at not in own), key=lambda word: (word.x0, word.y)))
    return Laid(page, plan, data, tuple(anchor.caption.text for anchor in anchors), last_line=plan.last_line)


def _whole(page: Page, anchor: Anchor, number: int) -> bool:
    """Whether the word is of the caption through and through, not data that stuck to it."""
    marks = folded(page.words[number].text)
    wanted = folded(anchor.caption.text)
    return marks in wanted or any(near(marks, folded(part)) for part in anchor.caption.text.split())


def _own(placed: Iterable[Placed], captions: Sequence[Caption]) -> set[int]:
    """Positions of the words that are the form's print by their letters and their place."""
    bands: dict[int, list[tuple[Caption, int, str, tuple[str, ...]]]] = {}
    for caption in captions:
        reach = caption.x + SIGN_WIDTH * len(caption.text) + BESIDE
        parts = tuple(folded(part) for part in caption.text.split())
        for band in range((caption.y - ABOVE) // 100, (caption.y + ABOVE) // 100 + 1):
            bands.setdefault(band, []).append((caption, reach, folded(caption.text), parts))
    found = set()
    for word in placed:
        marks = folded(word.text)
        for caption, reach, whole, parts in bands.get(word.y // 100, ()):
            if not (caption.x - BESIDE <= word.x0 and word.x1 <= reach and abs(word.y - caption.y) <= ABOVE):
                continue
            if any(near(marks, part) for part in parts) or (len(marks) >= 4 and marks in whole):
                found.add(word.at)
                break
    return found


def rows_of(words: Iterable[Placed], *, apart: int = 70) -> list[list[Placed]]:
    """Words in visual lines from top to bottom, each from left to right."""
    lines: list[list[Placed]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if lines and word.y - sum(one.y for one in lines[-1]) // len(lines[-1]) <= apart:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def joined(words: Iterable[Placed]) -> str:
    """The words as one text, rulings that were read as signs left out."""
    return " ".join(text for word in words if (text := word.text.strip("|!_[]{}~` ")))


def spot(words: Iterable[Placed]) -> Spot | None:
    return spot_of([word.word for word in words])
