"""What is on the paper: pages as lists of marks, and beside every printed amount its value and place.

A page is not drawn while a family writes it: it is kept as marks, so that the same paper can become a sound PDF, a picture, a PDF
with an invisible layer of words, or a set of photos, and the truth is taken from the very marks that are printed.
Lengths are points, the origin is the top left corner, a text's y is its baseline.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent / "fonts"
LETTER = (612.0, 792.0)
PLAIN = {
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "times": ("Times-Roman", "Times-Bold"),
    "courier": ("Courier", "Courier-Bold"),
}


@cache
def font(name):
    """The name under which reportlab knows a font; ours lie in fonts/, "-bold" falls back to the plain cut."""
    base = name.removesuffix("-bold")
    if base == "vera":  # comes with reportlab
        pdfmetrics.registerFont(TTFont(name, "VeraBd.ttf" if name != base else "Vera.ttf"))
        return name
    if base in PLAIN:
        return PLAIN[base][name != base]
    file = FONTS / f"{name}.ttf"
    if not file.exists():
        file = FONTS / f"{base}.ttf"
    pdfmetrics.registerFont(TTFont(name, str(file)))
    return name


@dataclass(frozen=True)
class Face:
    """A cut, a size and a stretch (1 is as designed)."""

    name: str
    size: float = 9.0
    stretch: float = 1.0

    def bold(self):
        return Face(self.name.removesuffix("-bold") + "-bold", self.size, self.stretch)

    def at(self, size):
        return Face(self.name, size, self.stretch)

    def plus(self, more):
        return self.at(self.size + more)

    def width(self, text):
        return pdfmetrics.stringWidth(text, font(self.name), self.size) * self.stretch


@dataclass
class Amount:
    """One printed amount: as printed, its value in cents, and the boxes it fills on its page (points)."""

    text: str
    cents: int
    role: str
    page: int
    box: tuple
    parts: tuple = ()
    copy: bool = False


@dataclass
class Page:
    """One sheet."""

    number: int
    size: tuple = LETTER
    marks: list = field(default_factory=list)
    scrawls: list = field(default_factory=list)  # only on pictures: pens, stamps, stains
    words: list = field(default_factory=list)

    def put(self, x, y, text, face, align="l", gray=0.0, colour=None, pen=False):
        """Write text; answers (x0, x1)."""
        text = str(text)
        wide = face.width(text)
        x0 = x - (wide if align == "r" else wide / 2 if align == "c" else 0)
        mark = ("text", x0, y, text, face, colour or (gray, gray, gray))
        (self.scrawls if pen else self.marks).append(mark)
        if text.strip() and not pen:
            self._note(x0, y, text, face)
        return x0, x0 + wide

    def _note(self, x0, y, text, face):
        at = 0
        for word in text.split(" "):
            if word:
                left = x0 + face.width(text[:at])
                self.words.append((word, (left, y - 0.74 * face.size, left + face.width(word), y + 0.2 * face.size)))
            at += len(word) + 1

    def rule(self, x0, y0, x1, y1, width=0.6, gray=0.0, dash=None):
        self.marks.append(("rule", x0, y0, x1, y1, width, gray, dash))

    def block(self, x0, y0, x1, y1, fill=None, line=None, gray=0.0, under=False):
        mark = ("block", x0, y0, x1, y1, fill, line, gray)
        if under:
            self.marks.insert(0, mark)
        else:
            self.marks.append(mark)

    def dots(self, x0, x1, y, face, gray=0.25):
        """A dotted leader between two places."""
        step = face.width(". ")
        count = int((x1 - x0 - 4) / step)
        if count > 1:
            self.marks.append(("text", x1 - 2 - count * step, y, ". " * count, face, (gray, gray, gray)))


class Book:
    """A paper: its pages, amounts, facts, lines and rows."""

    def __init__(self, size=LETTER):
        self.size = size
        self.pages = []
        self.amounts = []
        self.facts = {}
        self.lines = []
        self.rows = []
        self.sums = []
        self.later = []

    def page(self):
        self.pages.append(Page(len(self.pages) + 1, self.size))
        return self.pages[-1]

    def cash(self, page, x, y, cents, role, face, style, align="r", gray=0.0, text=None, copy=False, colour=None):
        """Write an amount and remember it. `copy` says that it restates another (coupon, box, footer)."""
        text = style(cents) if text is None else text
        x0, x1 = page.put(x, y, text, face, align, gray, colour)
        amount = Amount(text, cents, role, page.number, (x0, y - 0.74 * face.size, x1, y + 0.2 * face.size), copy=copy)
        self.amounts.append(amount)
        return amount

    def split_cash(self, page, dollars_x, cents_x, y, cents, role, face, copy=False):
        """Dollars flush right at one place, cents in their own column, as claim forms have them."""
        sign = "-" if cents < 0 else ""
        whole, rest = f"{sign}{abs(cents) // 100}", f"{abs(cents) % 100:02d}"
        a0, a1 = page.put(dollars_x, y, whole, face, "r")
        b0, b1 = page.put(cents_x, y, rest, face)
        top, low = y - 0.74 * face.size, y + 0.2 * face.size
        amount = Amount(f"{whole} {rest}", cents, role, page.number, (a0, top, b1, low),
                        ((a0, top, a1, low), (b0, top, b1, low)), copy)
        self.amounts.append(amount)
        return amount

    def say(self, page, x, y, width, pieces, face, lead=1.35, align="l"):
        """Running text, wrapped; a piece is a string or (cents, role, style). Answers the y below."""
        whole, money = "", []
        for piece in pieces:
            if isinstance(piece, str):
                whole += piece
            else:
                whole += f"\1{len(money)}\1"
                money.append((piece[2](piece[0]), piece[0], piece[1], len(piece) > 3 and piece[3]))
        groups = []
        for word in whole.split():
            parts = word.split("\1")
            groups.append([(money[int(p)][0], money[int(p)]) if i % 2 else (p, None) for i, p in enumerate(parts) if p])
        space, lines, used = face.width(" "), [[]], 0.0
        for group in groups:
            wide = sum(face.width(text) for text, _ in group)
            if lines[-1] and used + space + wide > width:
                lines.append([])
                used = 0.0
            used += wide + (space if lines[-1] else 0)
            lines[-1].append(group)
        for line in lines:
            runs, at = [], x
            if align == "c":
                total = sum(face.width(t) for g in line for t, _ in g) + space * (len(line) - 1)
                at = x + (width - total) / 2
            text, start = "", at
            for number, group in enumerate(line):
                if number:
                    text, at = text + " ", at + space
                for part, cash in group:
                    if cash:
                        runs.append((start, text, None))
                        runs.append((at, part, cash))
                        text, start = "", at + face.width(part)
                    else:
                        text += part
                    at += face.width(part)
            runs.append((start, text, None))
            for left, part, cash in runs:
                if cash:
                    self.cash(page, left, y, cash[1], cash[2], face, None, "l", text=part, copy=cash[3])
                elif part.strip():
                    page.put(left, y, part, face)
            y += face.size * lead
        return y

    def finish(self):
        """Run what had to wait for the number of pages."""
        for what in self.later:
            what(len(self.pages))
        return self


def wrap(text, face, width):
    """Words into lines no wider than a width."""
    lines, line = [], ""
    for word in text.split():
        trial = f"{line} {word}".strip()
        if line and face.width(trial) > width:
            lines.append(line)
            line = word
        else:
            line = trial
    return [*lines, line] if line or not lines else lines
