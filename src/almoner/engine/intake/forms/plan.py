"""What is known of a form before a page is seen: where its captions are printed and where its boxes lie.

All places are in ten-thousandths of a letter page, as the form is officially printed, origin top left. The layouts are public
(NUBC, NUCC, ADA); only numbers of boxes, short captions and places are kept here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from almoner.engine.bill import Form
from almoner.engine.intake.layout_parts.words import Word


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption: its text, the left edge of its first mark and the middle of its line. `long` ones can anchor a page."""

    text: str
    x: int
    y: int

    @property
    def long(self) -> bool:
        return sum(mark.isalnum() for mark in self.text) >= SHORTEST_ANCHOR


@dataclass(frozen=True, slots=True)
class Box:
    """A box by its name and edges. `cents` is where the divider between dollars and cents stands, if it has one."""

    name: str
    x0: int
    y0: int
    x1: int
    y1: int
    cents: int | None = None

    def holds(self, x: int, y: int) -> bool:
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1


@dataclass(frozen=True, slots=True)
class Typed:
    """A box whose data have a shape (a regular expression), and where the middle of such data usually stands: `x` is None for
    data pushed to the right, `y` where the box's own middle or the table's lines tell.
    """

    name: str
    shape: str
    x: int | None = None
    y: int | None = None


ColumnsByData = Callable[[Sequence[Word], int, int], tuple[int, list[tuple[int, str]]] | None]
"""From a page's words and the table's top and bottom: where its rows begin and each column's left edge."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One form. `columns` are the boxes of its table as one row each, with the table's whole height.

    `typed` and `typed_columns` name boxes whose data have a shape of their own, by which a form is found whose captions did
    not survive; `rows` are the middles of the table's lines. `needs` are shapes of which a filled form has at least so many.

    `fields` are boxes in reading order with the captions they may bear on likenesses of the form, `marks` other print of it;
    `required` are columns that every likeness has, though a caption may be unreadable. `last_line` is where the line
    of the totals begins. `by_data` finds the table's columns where their captions could not be read,
    `total_mark` is what stands in the first column of its last line.
    """

    name: str
    form: Form
    captions: tuple[Caption, ...]
    boxes: tuple[Box, ...]
    columns: tuple[Box, ...]
    typed: tuple[Typed, ...]
    typed_columns: tuple[Typed, ...]
    rows: tuple[int, ...]
    needs: tuple[tuple[str, int], ...]
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    marks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    required: frozenset[str] = frozenset()
    last_line: int | None = None
    by_data: ColumnsByData | None = None
    total_mark: str | None = None

    def box(self, name: str) -> Box:
        """Raises KeyError for a box the form does not have."""
        for box in (*self.boxes, *self.columns):
            if box.name == name:
                return box
        raise KeyError(name)


SHORTEST_ANCHOR = 8
"""Letters and digits a caption needs before it can tell where a page lies."""


def captions(*rows: tuple[int, str]) -> tuple[Caption, ...]:
    """Captions from rows: the middle of a line, and its captions as "x:text | x:text"."""
    found = []
    for y, row in rows:
        for one in row.split(" | "):
            x, text = one.split(":", 1)
            found.append(Caption(text, int(x), y))
    return tuple(found)
