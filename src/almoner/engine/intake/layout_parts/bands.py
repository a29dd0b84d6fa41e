"""Visual rows: words on one baseline become a band, neighbouring words become marks (money, days) and cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median_low

from almoner.engine.bill import Spot
from almoner.engine.intake.days import day
from almoner.engine.intake.layout_parts.words import Page, Word, spot_of
from almoner.engine.intake.values import code, money, tidy
from almoner.engine.money import Money

CELL_GAP = 1500
"""Thousandths of a character's width: a wider gap parts two cells."""
LEADER = re.compile(r"(?:\.[ .]*){3,}|_{2,}|…{2,}|[-=*~_.]{4,}|-{3,}")
RULE = re.compile(r"[-=_*~.+|:#\s]+")
MONEY_PART = re.compile(
    r"[-+($]|\(?-?\$-?\(?|[-(]*(?:US)?\$?[-(]?(?:[\d,]*\.?\d{1,2}|\d[\d,.]*)\)?-?|USD|US\$|CR\.?|\)|-\$|\$-", re.IGNORECASE
)
STARTS = re.compile(r"[-+(]{0,2}(?:\$|USD\b|US\$)?[-(]{0,2}[\d.]*", re.IGNORECASE)
SPAN = re.compile(r"(\d{1,2}/\d{1,2}(?:/\d{2,4})?)[-–](\d{1,2}/\d{1,2}/\d{2,4})", re.ASCII)
SHORT_DAY = re.compile(r"\d{1,2}[/-]\d{1,2}", re.ASCII)
PAGE = re.compile(r"(?:page|pg|p[aá]gina|p[aá]g|sheet|hoja)[.:]?", re.IGNORECASE)
LETTERS = re.compile(r"[A-Za-z]{3,10}\.?", re.ASCII)
MONTH_FIRST = re.compile(r"[A-Za-z]{3,10}\.? \d{1,2},? (?:19|20)\d{2}", re.ASCII)
DOTTED = re.compile(r"(?:(?<=\w)|^)\.{2,}:$")
TRAILING = ",;"
SAYING = frozenset({"you", "your", "we", "our", "is", "are", "was", "were", "may", "will", "usted", "su", "es", "son", "fue"})
FEWEST_SAYING = 2  # words that say something of somebody, which no list of items has
CREDIT_WORDS = re.compile(
    r"paid|payment|credit|discount|adjust|write|refund|thank|pago|abono|descuento|ajuste|less", re.IGNORECASE
)
"""After these words a dash before an amount is a minus."""


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest thing with a meaning: an amount, a day, a leader, a bar, or a plain word. `cents` and `days` are the readings;
    `short` is a day printed without a year, as printed.
    """

    kind: str  # money, day, leader, bar, word
    text: str
    words: tuple[Word, ...]
    x0: int
    x1: int
    amount: Money | None = None
    days: tuple[object, ...] = ()
    short: str | None = None

    @property
    def spot(self) -> Spot | None:
        return spot_of(self.words)


@dataclass(frozen=True, slots=True)
class Cell:
    """Neighbouring atoms without a wide gap."""

    text: str
    atoms: tuple[Atom, ...]
    x0: int
    x1: int


@dataclass(frozen=True)
class Band:
    """One visual row of a page. `number` counts the bands of the document from 0, `width` is the page's character width."""

    number: int
    page: int
    y0: int
    y1: int
    width: int
    atoms: tuple[Atom, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for atom in self.atoms for word in atom.words)

    @cached_property
    def text(self) -> str:
        return " ".join(atom.text for atom in self.atoms if atom.kind != "bar")

    @cached_property
    def spot(self) -> Spot | None:
        return spot_of(self.words)

    @cached_property
    def is_rule(self) -> bool:
        """Only lines and bars, no text."""
        return all(RULE.fullmatch(atom.text) for atom in self.atoms)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Left to right; bars and leaders part cells and belong to none."""
        return cells_of(self.atoms, self.width)

    @cached_property
    def amounts(self) -> tuple[Atom, ...]:
        return tuple(atom for atom in self.atoms if atom.kind == "money")

    @cached_property
    def days(self) -> tuple[Atom, ...]:
        return tuple(atom for atom in self.atoms if atom.kind == "day")


def cells_of(atoms: Sequence[Atom], width: int) -> tuple[Cell, ...]:
    """Atoms gathered until a bar, a leader or a gap wider than a character and a half."""
    cells: list[Cell] = []
    run: list[Atom] = []

    def close() -> None:
        if run:
            cells.append(Cell(text=" ".join(a.text for a in run), atoms=tuple(run), x0=run[0].x0, x1=max(a.x1 for a in run)))
            run.clear()

    for atom in atoms:
        if atom.kind in ("bar", "leader"):
            close()
            continue
        if run and (atom.x0 - run[-1].x1) * 1000 > CELL_GAP * width:
            close()
        run.append(atom)
    close()
    return tuple(cells)


def bands_of(pages: Iterable[Page], *, year_hint: int | None = None, order_hint: str | None = None) -> list[Band]:
    """All bands of a document from top to bottom."""
    bands: list[Band] = []
    for page in pages:
        widths = [(word.box[2] - word.box[0]) // len(word.text) for word in page.words if len(word.text) >= 3]
        width = max(1, median_low(widths)) if widths else 100
        for words in rows_of(page.words):
            atoms = atoms_of(words, width, year_hint=year_hint, order_hint=order_hint)
            y0, y1 = min(word.box[1] for word in words), max(word.box[3] for word in words)
            for piece in _paragraph(atoms, width):
                bands.append(Band(number=len(bands), page=page.number, y0=y0, y1=y1, width=width, atoms=piece))
    return bands


def _paragraph(atoms: tuple[Atom, ...], width: int) -> list[tuple[Atom, ...]]:
    """Items run on in one line ("Pharmacy $380.00 Laboratory $450.00") are cut after each amount; a sentence is not."""
    ends = [n for n, atom in enumerate(atoms) if atom.kind == "money"]
    said = sum(1 for atom in atoms if atom.text.lower() in SAYING)
    if (
        len(ends) < 2
        or said >= FEWEST_SAYING
        or any((atoms[n + 1].x0 - atoms[n].x1) * 1000 > CELL_GAP * width for n in range(len(atoms) - 1))
        or _goes_on(atoms, ends)
    ):
        return [atoms]
    pieces: list[tuple[Atom, ...]] = []
    start = 0
    for end in ends:
        piece = atoms[start : end + 1]
        first = piece[0].text
        if (
            len(piece) < 2
            or not (first[:1].isupper() or (first[:1].isdigit() and len(first) >= 4))
            or piece[-2].text[-1:] in ".;"
        ):
            return [atoms]
        pieces.append(piece)
        start = end + 1
    if start < len(atoms):
        if not (atoms[start].text[:1].isupper() or atoms[start].text[:1].isdigit()):
            return [atoms]
        pieces.append(atoms[start:])
    return pieces


def _goes_on(atoms: tuple[Atom, ...], ends: Sequence[int]) -> bool:
    """Whether commas or semicolons part coded charges: a sentence is read as a whole, with the lines above and below it."""
    coded = any(atom.kind == "word" and code(atom.text.strip(TRAILING)) for atom in atoms)
    return coded and any(atoms[n].words[-1].text[-1:] in TRAILING for n in ends)


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped by the middle of their height: a text file's own lines, or whatever lies within half a height."""
    rows: list[list[Word]] = []
    if words and words[0].row is not None:
        by_row: dict[int, list[Word]] = {}
        for word in words:
            by_row.setdefault(word.row or 0, []).append(word)
        rows = [by_row[row] for row in sorted(by_row)]
    else:
        middle = 0
        for word in sorted(words, key=lambda word: (word.box[1] + word.box[3], word.box[0])):
            here = (word.box[1] + word.box[3]) // 2
            if rows and abs(here - middle) * 20 <= 11 * min(_height([word, *rows[-1]]), _height([*rows[-1], word])):
                rows[-1].append(word)
                middle = sum((w.box[1] + w.box[3]) // 2 for w in rows[-1][-8:]) // len(rows[-1][-8:])
            else:
                rows.append([word])
                middle = here
    return [sorted(row, key=lambda word: (word.box[0], word.box[2])) for row in rows]


def _height(words: Sequence[Word]) -> int:
    """The height of the first word with a letter or digit: a dash or a point is low and says nothing of its row."""
    first = next((word for word in words if any(map(str.isalnum, word.text))), words[0])
    return max(1, first.box[3] - first.box[1])


def atoms_of(
    words: Sequence[Word], width: int, *, year_hint: int | None = None, order_hint: str | None = None
) -> tuple[Atom, ...]:
    """Words joined to amounts and days where the join reads as one, the longest join first."""
    atoms: list[Atom] = []
    at = 0
    while at < len(words):
        if spanned := _days_in_one(words[at], year_hint=year_hint, order_hint=order_hint):
            atoms.extend(spanned)
            at += 1
            continue
        found = (
            _mark(words, at) or _amount(words, at, width) or _date(words, at, width, year_hint=year_hint, order_hint=order_hint)
        )
        if found is None:
            word = words[at]
            text = DOTTED.sub(":", word.text) if word.text[-1:] == ":" else word.text
            found = Atom(kind="word", text=text, words=(word,), x0=word.box[0], x1=word.box[2])
        atoms.append(found)
        at += len(found.words)
    return tuple(atoms)


def _days_in_one(word: Word, *, year_hint: int | None, order_hint: str | None) -> list[Atom]:
    """ "11/01/2025-11/30/2025" in one word is two days; empty for any other."""
    pieces = SPAN.fullmatch(word.text)
    days = [day(piece, year_hint=year_hint, order_hint=order_hint) for piece in pieces.groups()] if pieces else []
    if len(days) != 2 or not days[0] or not days[1] or days[0][0] > days[1][0]:
        return []
    texts = word.text.replace("–", "-").split("-")
    middle = (word.box[0] + word.box[2]) // 2
    return [
        Atom("day", texts[0], (word,), word.box[0], middle, days=days[0]),
        Atom("day", texts[1], (word,), middle, word.box[2], days=days[1]),
    ]


def _joined(kind: str, words: Sequence[Word], text: str, amount: Money | None = None, **more: object) -> Atom:
    days = more.get("days", ())
    short = more.get("short")
    return Atom(
        kind=kind,
        text=text,
        words=tuple(words),
        x0=words[0].box[0],
        x1=max(word.box[2] for word in words),
        amount=amount,
        days=days if isinstance(days, tuple) else (),
        short=short if isinstance(short, str) else None,
    )


def _near(words: Sequence[Word], at: int, end: int, width: int, gap: int) -> bool:
    return all((words[n + 1].box[0] - words[n].box[2]) * 1000 <= gap * width for n in range(at, end - 1))


def _mark(words: Sequence[Word], at: int) -> Atom | None:
    text = words[at].text
    if text == "|":
        return _joined("bar", words[at : at + 1], text)
    if LEADER.fullmatch(text):
        return _joined("leader", words[at : at + 1], text)
    if (
        text in (".", ". ", "..")
        and at + 2 < len(words)
        and words[at + 1].text in (".", "..")
        and words[at + 2].text in (".", "..")
    ):
        end = at
        while end < len(words) and words[end].text in (".", ".."):
            end += 1
        return _joined("leader", words[at:end], "...")
    return None


def _amount(words: Sequence[Word], at: int, width: int) -> Atom | None:
    first = words[at].text
    if not (
        first[:1] in "$(-+.~"
        or first[:1].isdigit()
        or first.upper() in ("USD", "US$", "US", "U.S.$")
        or first[:3].upper() in ("USD", "US$")
    ):
        return None
    for length in (5, 4, 3, 2, 1):
        end = at + length
        if end > len(words) or not _near(words, at, end, width, 3000 if first in ("$", "USD", "-$", "$-", "($") else 1400):
            continue
        parts = [word.text for word in words[at:end]]
        if length > 1 and not all(MONEY_PART.fullmatch(part) for part in parts):
            continue
        if length > 1 and not _belongs(parts):
            continue
        if length > 1 and first == "-" and parts[1][:1] in "$U" and _words_before(words, at):
            continue  # "Office visit - $240.00": the dash parts words and price
        text = tidy(" ".join(parts) if length > 1 else parts[0].rstrip(TRAILING).rstrip("."))
        amount = money(text)
        if amount is not None:
            return _joined("money", words[at:end], text, amount)
    return None


def _words_before(words: Sequence[Word], at: int) -> bool:
    """Whether a lone dash stands after a word of the same text, set apart on both sides."""
    return (
        at > 0
        and words[at - 1].text[-1:].isalnum()
        and words[at].box[0] > words[at - 1].box[2]
        and words[at + 1].box[0] > words[at].box[2]
        and not CREDIT_WORDS.search(" ".join(word.text for word in words[max(0, at - 5) : at]))
    )


def _belongs(parts: Sequence[str]) -> bool:
    """Whether a run of parts is one amount and not two side by side: one number, with signs and marks around it."""
    numbers = [part for part in parts if any(mark.isdigit() for mark in part)]
    if any("$" in part or "US" in part.upper() for part in parts[1:]) and any(mark.isdigit() for mark in parts[0]):
        return False  # the currency of the next amount
    return len(numbers) == 1 or (len(numbers) <= 3 and all(part in (",", ".") for part in parts[1::2]))


def _date(words: Sequence[Word], at: int, width: int, *, year_hint: int | None, order_hint: str | None) -> Atom | None:
    first = words[at].text
    if not (first[:1].isdigit() or (LETTERS.match(first) and len(first) <= 12)):
        return None
    if (
        first.isdigit()
        and at + 4 <= len(words)
        and MONTH_FIRST.fullmatch(" ".join(word.text for word in words[at + 1 : at + 4]))
    ):
        return None  # "Visit 2 of 3 Dec 16, 2023" is no third of December
    for length in (5, 3, 2, 1):
        end = at + length
        if end > len(words) or not _near(words, at, end, width, 2000):
            continue
        text = " ".join(word.text for word in words[at:end])
        bare = text.rstrip(",;:.)")
        if length == 1 and SHORT_DAY.fullmatch(bare):
            if at and PAGE.fullmatch(words[at - 1].text):
                return None  # "PG 1/2"
            if not day(bare, year_hint=2000, order_hint=order_hint):
                return None
            return _joined("day", words[at:end], bare, days=day(bare, year_hint=year_hint, order_hint=order_hint), short=bare)
        if length == 1 and bare.isdigit() and len(bare) != 8:
            return None
        # Without a year only a name of a month makes a day ("Jan 15"), and only where the year is known.
        found = day(bare, order_hint=order_hint)
        if found and not (length == 1 and bare.isdigit() and not 1990 <= found[0].year <= 2100):
            return _joined("day", words[at:end], bare, days=found)
        if (
            length == 2
            and LETTERS.fullmatch(words[at].text.rstrip("."))
            and (late := day(bare, year_hint=year_hint, order_hint=order_hint))
        ):
            return _joined("day", words[at:end], bare, days=late, short=bare)
    return None
