"""What a band says piece by piece: values with the label before them or over them, whatever the words are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from almoner.engine.intake.layout_parts.bands import Atom, Band, Cell
from almoner.engine.intake.layout_parts.ladder_roles import SURE
from almoner.engine.intake.layout_parts.roles import heading

SEPARATORS = frozenset({"-", "–", "—", "·", "/", "|", "•", "to", "thru", "through", "al", "hasta"})
MARKS = frozenset({"code", "revenue_code", "units"})
MOST_WORDS = 4
NEAR, MOST_BETWEEN = 2, 3
"""Heights between a label and the value under it, and the bands among which it is, at most."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value with its label ("" for a bare value): the position of its band among the bands, where it begins, and every atom of
    label and value."""

    label: str
    value: tuple[Atom, ...]
    at: int
    x0: int
    atoms: tuple[Atom, ...]


def said_in(bands: Sequence[Band]) -> list[Said]:
    """Everything that all bands say, in reading order."""
    over = _over(bands)
    taken = {id(atom) for said in over for atom in said.atoms}
    beside = [said for at, band in enumerate(bands) if not band.is_rule for said in _beside(band, at, taken)]
    found = sorted([*over, *beside], key=lambda said: (said.at, said.x0))
    many = Counter(said.label for said in found)
    ends = {label: _known_end(label) for label, count in many.items() if count > 1 and " " in label}
    return [replace(said, label=ends.get(said.label, said.label)) for said in found]


def _known_end(label: str) -> str:
    """The last words of a label where they are known as one and it is not as a whole: what precedes them belongs to the value
    before ("Qty 1 at $5.00 each  Rev. code 0250")."""
    words = label.split()
    for first in range(len(words)):
        odds = heading(" ".join(words[first:]))
        if odds and odds[0][1] >= SURE and odds[0][0] in MARKS:
            return " ".join(words[first:])
    return label


def is_value(atom: Atom) -> bool:
    return atom.kind in ("money", "day") or (atom.kind == "word" and any(map(str.isdigit, atom.text)))


def name_of(words: Sequence[Atom]) -> str:
    return " ".join(atom.text for atom in words).strip(" :.,").lower()


def _over(bands: Sequence[Band]) -> list[Said]:
    """Values right under their labels, where the same label stands over several values."""
    found = [said for at in range(len(bands) - 1) for said in _under(bands, at)]
    many = Counter(said.label for said in found)
    return [said for said in found if many[said.label] > 1]


def _under(bands: Sequence[Band], at: int) -> list[Said]:
    """The label cells of a band whose next cell down the page is a value alone; what stands beside them matters not."""
    band = bands[at]
    found = []
    for cell in _unled(band):
        if len(cell.atoms) > MOST_WORDS or any(atom.kind != "word" or is_value(atom) for atom in cell.atoms):
            continue
        for below in bands[at + 1 : at + 1 + MOST_BETWEEN]:
            if below.page != band.page or below.y0 - band.y1 > NEAR * max(1, band.y1 - band.y0):
                break
            under = [one for one in below.cells if _stands_under(cell, one, band.width)]
            if under:
                if under[0] not in _unled(below):
                    break
                value = under[0].atoms
                if len(under) == 1 and is_value(value[0]) and all(is_value(one) or one.text in SEPARATORS for one in value):
                    kept = tuple(one for one in value if is_value(one))
                    found.append(Said(name_of(cell.atoms), kept, at, cell.x0, (*cell.atoms, *value)))
                break
    return found


def _unled(band: Band) -> list[Cell]:
    """The cells that no colon right before them makes the value of a label beside them."""
    cells = band.cells
    return [cell for at, cell in enumerate(cells) if not at or not cells[at - 1].text.endswith(":")]


def _stands_under(cell: Cell, one: Cell, width: int) -> bool:
    return (
        min(cell.x1, one.x1) > max(cell.x0, one.x0)
        or abs(cell.x0 - one.x0) <= NEAR * width
        or abs(cell.x1 - one.x1) <= NEAR * width
    )


def _beside(band: Band, at: int, taken: set[int]) -> list[Said]:
    """A colon ends a label, and what follows in its cell is the value; else the few words before a figure are its label."""
    found: list[Said] = []
    words: list[Atom] = []  # what may become a label
    value: list[Atom] = []
    colon = span = False

    def close() -> None:
        nonlocal words, value, colon
        if colon and value:
            found.append(Said(name_of(words), tuple(value), at, words[0].x0, (*words, *value)))
        if colon:
            words, value, colon = [], [], False

    for cell in band.cells:
        if value:
            close()
        for atom in cell.atoms:
            if id(atom) in taken:
                close()
                words = []
            elif atom.text.lower() in SEPARATORS:
                last = value[-1] if colon and value else found[-1].value[-1] if found and not words else None
                span = last is not None and last.kind == "day"
                if not span and not colon:
                    words = []
            elif atom.kind == "word" and atom.text.endswith(":"):
                after = [one for one in value if not is_value(one)] if value and is_value(value[0]) else []
                value = value[: len(value) - len(after)]
                before = after if colon else words
                close()
                words, value, colon = [*before, atom], [], True
            elif colon:
                value.append(atom)
            elif not is_value(atom):
                words.append(atom)
            elif span and found and atom.kind == "day":
                last_said = found.pop()
                both = (*last_said.value, atom)
                found.append(Said(last_said.label, both, at, last_said.x0, (*last_said.atoms, atom)))
                span = False
            else:
                label = words if len(words) <= MOST_WORDS else []
                x0 = label[0].x0 if label else atom.x0
                found.append(Said(name_of(label), (atom,), at, x0, (*label, atom)))
                words = []
    close()
    return found


__all__ = ["Said", "is_value", "name_of", "said_in"]
