"""A page of a paper as one self-contained SVG: the picture, boxes by kind, and beside it the sums, doubts and columns in words."""

import base64
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from almoner.engine.bill import Spot
from almoner.engine.wording.neutral import neutral
from almoner.faces.why.words import KINDS, column_says, doubt_says, heads_say, missed_says, sum_says
from almoner.faces.words import Words
from almoner.services.bills.explain_reading import Explained, Head, letters

WIDE = 1000
"""The page's width in units of the drawing."""
BESIDE = 470
GAP = 24
LETTER = (8, 6)
"""A page that could not be drawn is given a sheet's usual shape (height to width 8 : 6)."""
SIZE, STEP, ACROSS = 15, 20, 52
TAG, NEAR = 11, 7
TABLE = frozenset({"line", "subtotal", "total", "carried_forward"})
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of box is drawn: told apart by colour, by lightness and by its line."""

    colour: str
    width: int
    dashes: str
    fill: str


LOOKS = {
    "line": Look("#1b4f9c", 1, "", "0.10"),
    "subtotal": Look("#c66a00", 2, "", "0.16"),
    "total": Look("#000000", 3, "", "0.06"),
    "payment": Look("#1c7c54", 2, "8 3", "0.14"),
    "adjustment": Look("#5a1175", 2, "2 3", "0.14"),
    "carried_forward": Look("#c4ad00", 2, "10 3 2 3", "0.18"),
    "note": Look("#999999", 1, "3 3", "0.10"),
    "head": Look("#3b6f77", 1, "1 2", "0"),
    "doubt": Look("#c22a20", 3, "", "0.14"),
    "lost": Look("#5a5a5a", 2, "6 6", "0.20"),
}
"""By kind, as in the legend."""
HOLDS, FAILS = "#0b6b3a", "#b3261e"


def drawing(page: Explained, number: int, png: bytes | None, words: Words, *, why_not: str = "") -> str:
    """The SVG of one page (as `Explained.of_page` gives it). Without a picture the boxes stand on an empty sheet."""
    high = height(png)
    scale = Scale(high)
    panel, panel_high = side(page, words, number, why_not)
    title = words("why_title", name=page.name, page=number, pages=page.pages)
    whole_wide, whole_high = WIDE + GAP + BESIDE, max(high, panel_high + GAP)
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole_wide} {whole_high}" role="img"'
        f' aria-labelledby="title" lang={quoteattr(words.language)} font-family="Helvetica, Arial, sans-serif">'
    )
    parts = [
        root,
        f'<title id="title">{safe(title)}</title>',
        f'<rect width="{whole_wide}" height="{whole_high}" fill="#ffffff"/>',
        picture(png, high),
        *boxes(page, scale),
        *tags(page, scale),
        f'<g transform="translate({WIDE + GAP} 0)">',
        *panel,
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def safe(text: str) -> str:
    """Text for XML: no control signs, nothing that could be taken for a tag."""
    return escape(neutral(text), {'"': "&quot;", "'": "&#39;"})


def height(png: bytes | None) -> int:
    """The page's height in units, from the picture's own header."""
    if png is None or not png.startswith(PNG) or len(png) < 24:
        return WIDE * LETTER[0] // LETTER[1]
    wide, high = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    return max(1, WIDE * high // max(1, wide))


def picture(png: bytes | None, high: int) -> str:
    frame = f'<rect width="{WIDE}" height="{high}" fill="none" stroke="#8f8f8f"/>'
    if png is None:
        return frame
    data = base64.b64encode(png).decode("ascii")
    return f'<image width="{WIDE}" height="{high}" href="data:image/png;base64,{data}"/>{frame}'


@dataclass(frozen=True, slots=True)
class Scale:
    """From ten-thousandths of the page to units of the drawing."""

    high: int

    def box(self, spot: Spot) -> tuple[int, int, int, int]:
        """x, y, width, height; the whole page where a spot has no box."""
        x0, y0, x1, y1 = spot.box or (0, 0, 10_000, 10_000)
        left, top = x0 * WIDE // 10_000, y0 * self.high // 10_000
        return left, top, max(2, x1 * WIDE // 10_000 - left), max(2, y1 * self.high // 10_000 - top)


def boxes(page: Explained, scale: Scale) -> Iterator[str]:
    """Header facts under lines and rows, doubts over all."""
    rows = [scale.box(piece.spot) for piece in page.pieces if piece.kind in TABLE]
    lowest = max((y + high for _, y, _, high in rows), default=scale.high)
    for column in page.columns:
        x, y, _, high = scale.box(column.spot)
        high = max(STEP, min(high, lowest - y))
        yield f'<path d="M{x - 3} {y}v{high}" stroke="#3b6f77" stroke-width="1" stroke-dasharray="2 6" fill="none"/>'
    for _, spot, _ in heads_of(page):
        yield box(spot, "head", scale)
    for piece in page.pieces:
        yield box(piece.spot, piece.kind if piece.kind in LOOKS else "note", scale, around=2)
    for missed in page.missed:
        if missed.spot is not None and missed.spot.box is not None:
            yield box(missed.spot, "lost", scale)
    for doubt in page.doubts:
        if doubt.question.spot is not None and doubt.question.spot.box is not None:
            yield box(doubt.question.spot, "doubt", scale, around=3)


def heads_of(page: Explained) -> Iterator[tuple[str, Spot, tuple[Head, ...]]]:
    """Facts of the header that stand at one place, under a small letter."""
    together: dict[Spot, list[Head]] = defaultdict(list)
    for head in page.heads:
        together[head.spot].append(head)
    for at, (spot, heads) in enumerate(together.items()):
        yield letters(at).lower(), spot, tuple(heads)


def box(spot: Spot, kind: str, scale: Scale, *, around: int = 1) -> str:
    x, y, wide, high = scale.box(spot)
    return shape(x - around, y - around, wide + 2 * around, high + 2 * around, kind)


def shape(x: int, y: int, wide: int, high: int, kind: str) -> str:
    look = LOOKS[kind]
    dashes = f' stroke-dasharray="{look.dashes}"' if look.dashes else ""
    return (
        f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="2" fill="{look.colour}" fill-opacity="{look.fill}"'
        f' stroke="{look.colour}" stroke-width="{look.width}"{dashes}/>'
    )


def tags(page: Explained, scale: Scale) -> Iterator[str]:
    """Small signs that lead from a place on the page to its words beside it: A for a column, 3 for a sum, ?1 for a doubt."""
    for column in page.columns:
        x, y, _, _ = scale.box(column.spot)
        yield tag(x - 5, y - TAG // 3, column.letter, "#3b6f77")
    for letter, spot, _ in heads_of(page):
        x, y, _, high = scale.box(spot)
        yield tag(x - 3, y + high // 2, letter, "#3b6f77")
    yield from sum_tags(page, scale)
    for doubt in page.doubts:
        if doubt.question.spot is not None and doubt.question.spot.box is not None:
            x, y, _, high = scale.box(doubt.question.spot)
            taken = {head.spot for head in page.heads} | {missed.spot for missed in page.missed if missed.spot}
            beside = 22 if doubt.question.spot in taken else 6
            yield tag(x - beside, y + high // 2 + 2, f"?{doubt.number}", FAILS)
    for missed in page.missed:
        if missed.spot is not None and missed.spot.box is not None:
            x, y, _, high = scale.box(missed.spot)
            yield tag(x - 3, y + high // 2, f"!{missed.number}", "#5a5a5a")


def sum_tags(page: Explained, scale: Scale) -> Iterator[str]:
    """The numbers of sums right of their terms; those of places that nearly meet stand in one row."""
    at: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for one in page.sums:
        for spot in one.spots:
            x, y, wide, high = scale.box(spot)
            x, y = x + wide + 4, y + high // 2
            near = next((place for place in at if abs(place[0] - x) < TAG and abs(place[1] - y) < NEAR), (x, y))
            at[near].append((f"{one.number}", HOLDS) if one.holds else (f"{one.number}✗", FAILS))
    for (x, y), marks in at.items():
        yield in_a_row(x, y + TAG // 3, list(dict.fromkeys(marks)))


def tag(x: int, y: int, text: str, colour: str) -> str:
    """A sign that ends at x, left of what it is about, its middle near y."""
    return (
        f'<text x="{x}" y="{y + TAG // 3}" font-size="{TAG + 1}" font-weight="bold" fill="{colour}" stroke="#ffffff"'
        f' stroke-width="3" paint-order="stroke" text-anchor="end">{safe(text)}</text>'
    )


def in_a_row(x: int, y: int, marks: Sequence[tuple[str, str]]) -> str:
    spans = " ".join(
        f'<tspan fill="{colour}"' + (' font-weight="bold"' if colour == FAILS else "") + f">{safe(text)}</tspan>"
        for text, colour in marks
    )
    return f'<text x="{x}" y="{y}" font-size="{TAG}" stroke="#ffffff" stroke-width="3" paint-order="stroke">{spans}</text>'


def side(page: Explained, words: Words, number: int, why_not: str) -> tuple[list[str], int]:
    """What is said beside the page, and how high it is."""
    text = Lines()
    text.title(f"{page.name} · {words('why_page', page=number)}")
    if why_not:
        text.item("", words("why_not_drawn", why=why_not), FAILS)
    text.heading(words("why_legend"))
    used = {piece.kind for piece in page.pieces} | {"head", "doubt", "lost"}
    for kind, key in KINDS.items():
        if kind in used or kind == "line":
            text.sample(kind, words(key))
    if page.doubts:
        text.heading(words("why_doubts"))
        for doubt in page.doubts:
            text.item(f"?{doubt.number}", doubt_says(doubt, words), FAILS)
    text.heading(words("why_sums"))
    for one in page.sums:
        text.item(f"{one.number}" if one.holds else f"{one.number}✗", sum_says(one, words), HOLDS if one.holds else FAILS)
    if not page.sums:
        text.item("", words("why_no_sums"), "#333333")
    if page.columns:
        text.heading(words("why_columns"))
        for column in page.columns:
            text.item(column.letter, column_says(column, words), "#3b6f77")
    if page.heads:
        text.heading(words("why_heads"))
        for letter, _, heads in heads_of(page):
            text.item(letter, ", ".join(heads_say(heads, words)), "#3b6f77")
    if page.missed:
        text.heading(words("why_lost"))
        for missed in page.missed:
            text.item(f"!{missed.number}", missed_says(missed), "#5a5a5a")
    return text.parts, text.y


class Lines:
    """Text set line by line, downwards."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.y = 0

    def title(self, text: str) -> None:
        for line in textwrap.wrap(neutral(text), ACROSS - 8):
            self.y += STEP + 4
            self._text(0, line, size=SIZE + 3, bold=True)

    def heading(self, text: str) -> None:
        self.y += STEP + STEP // 2
        self._text(0, text, size=SIZE + 1, bold=True)

    def item(self, mark: str, text: str, colour: str) -> None:
        """A sign as on the page, then words folded beside it."""
        for number, line in enumerate(textwrap.wrap(neutral(text), ACROSS) or [""]):
            self.y += STEP
            if number == 0 and mark:
                self._text(0, mark, colour=colour, bold=True)
            self._text(40, line)

    def sample(self, kind: str, text: str) -> None:
        self.y += STEP + 2
        self.parts.append(shape(0, self.y - SIZE + 1, 28, SIZE, kind))
        self._text(40, text)

    def _text(self, x: int, text: str, *, size: int = SIZE, colour: str = "#1a1a1a", bold: bool = False) -> None:
        weight = ' font-weight="bold"' if bold else ""
        self.parts.append(f'<text x="{x}" y="{self.y}" font-size="{size}" fill="{colour}"{weight}>{safe(text)}</text>')
