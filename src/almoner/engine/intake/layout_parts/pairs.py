"""Labels and values side by side in one band, before anything is made of either."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.intake.headings import KNOWN_WORDS
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.roles import NUMBER_FIELDS, SURE, label, plain_words
from almoner.engine.intake.layout_parts.words import Word

MOST_BEFORE_DAY = 5
WHOLE = 3900
MOST_IN_CELL, MOST_LABEL, MOST_NAMES, FEWEST_MARKS = 8, 4, 4, 4
FEWEST_NAMES, LONGEST_NAMES = 2, 120
NUMBER_WORD = re.compile(r"\b(number|no\.?|num|numero|n[uú]mero|id|#)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A label as printed and what follows it, before anything is made of either. `direct` when a colon or leader joins them."""

    label: str
    value: tuple[Atom, ...]
    direct: bool
    label_words: tuple[Word, ...]


def pairs_of(band: Band) -> list[Pair]:
    """Labels and values side by side in one band, left to right."""
    pairs: list[Pair] = []
    name: list[Atom] = []
    value: list[Atom] = []
    direct = False
    last: Atom | None = None
    cut = 0  # where the last cell of the name starts

    def close() -> None:
        nonlocal direct, cut
        cut = 0
        if name and value:
            pairs.append(_pair(name, value, direct=direct))
        elif name and (numbered := _numbered(name)):
            pairs.append(numbered)
        name.clear()
        value.clear()
        direct = False

    for atom in band.atoms:
        gap = last is not None and (atom.x0 - last.x1) * 1000 > 1500 * band.width
        last = atom
        if atom.text.lower() in ("re:", "ref:", "asunto:") and not name and not value:
            continue
        if atom.kind == "bar":
            if value or direct:
                close()
            continue
        if atom.kind == "leader":
            if name and not value:
                direct = True
            continue
        if atom.text == ":" and direct and name and not value:
            continue  # "Name....: Person": the dots have already joined the label to its value
        if (atom.kind == "word" and atom.text.endswith(":") and len(atom.text) > 1) or atom.text == ":":
            if value or direct:
                # The label of the next pair may have been taken for the end of this value.
                back = _label_back(value, atom, gap_width=band.width)
                tail = value[len(value) - back :] if back else []
                if back:
                    del value[len(value) - back :]
                close()
                name.extend(tail)
            elif gap and name and atom.text != ":":
                name.clear()
            elif 0 < cut < len(name):
                del name[:cut]
            cut = 0
            name.append(atom)
            direct = True
            continue
        if direct or value:
            if gap and value and atom.kind == "word":
                close()
                name.append(atom)
            else:
                value.append(atom)
            continue
        if atom.kind == "money" or (atom.kind == "day" and gap and name):
            if 0 < cut < len(name) and _last_cell_speaks(name, cut):
                del name[:cut]
            cut = 0
            value.append(atom)
            continue
        if gap and name:
            text = " ".join(a.text for a in name)
            odds = label(text)
            if (
                odds
                and odds[0][1] >= SURE
                and (
                    odds[0][0] in NUMBER_FIELDS
                    or odds[0][0]
                    in ("patient", "provider", "payer", "guarantor", "network", "creditor", "status", "coinsurance_rate")
                )
            ):
                value.append(atom)
                continue
            cut = len(name)
        name.append(atom)
    close()
    return pairs


def _last_cell_speaks(name: Sequence[Atom], cut: int) -> bool:
    """Whether the words right before a value are its label and what stands further left, as an address does, is not."""
    near = label(" ".join(atom.text for atom in name[cut:]))
    whole = label(" ".join(atom.text for atom in name))
    return bool(near) and near[0][1] >= SURE and not (whole and whole[0][1] >= SURE)


def _numbered(name: Sequence[Atom]) -> Pair | None:
    """ "Account number 88-100", "Visit on 04/04/2026" without a colon: a label that ends with the word for number, or a day."""
    if name[-1].kind == "day" and 1 < len(name) <= MOST_BEFORE_DAY and all(atom.kind == "word" for atom in name[:-1]):
        odds = label(" ".join(atom.text for atom in name[:-1]))
        if odds and odds[0][1] >= WHOLE:
            return _pair(name[:-1], name[-1:], direct=True)
    for size in (3, 2, 4):
        if len(name) > size - 1 and name[-1].kind == "word" and any(mark.isdigit() for mark in name[-1].text):
            words = name[-size:-1]
            text = " ".join(atom.text for atom in words)
            odds = label(text)
            if odds and odds[0][1] >= 3900 and odds[0][0] in NUMBER_FIELDS and NUMBER_WORD.search(text):
                return _pair(words, name[-1:], direct=True)
    return None


def _label_back(value: Sequence[Atom], colon: Atom, *, gap_width: int) -> int:
    """How many atoms at the end of a value are really the next label's first words."""
    own = colon.text.rstrip(":")
    alone = label(own) if own else ()
    best, speaks = (0, alone[0][1] if alone else 0) if own else (1 if value and value[-1].kind == "word" else 0, 0)
    if own and value and (colon.x0 - value[-1].x1) * 1000 > 1500 * gap_width:
        return 0
    for size in range(1, min(4, len(value)) + 1):
        atoms = value[len(value) - size :]
        if any(atom.kind != "word" for atom in atoms):
            break
        odds = label(" ".join([*(atom.text for atom in atoms), own]).strip())
        if odds and odds[0][1] > speaks:
            best, speaks = size, odds[0][1]
        before = value[len(value) - size - 1] if len(value) > size else None
        if before is not None and (atoms[0].x0 - before.x1) * 1000 > 1500 * gap_width:
            return size
    return best


def _pair(name: Sequence[Atom], value: Sequence[Atom], *, direct: bool) -> Pair:
    text = " ".join(atom.text for atom in name)
    return Pair(
        label=re.sub(r"\s*:\s*$", "", text),
        value=tuple(value),
        direct=direct,
        label_words=tuple(word for atom in name for word in atom.words),
    )


def bare_pairs(band: Band) -> list[Pair]:
    """ "Account ORB-3350", "DOB 02/11/1950", "Patient Alban Persona": one label and its value, with nothing but a blank between."""
    found: list[Pair] = []
    for cell in band.cells:
        atoms = cell.atoms
        if any(atom.kind == "money" or atom.text.endswith(":") for atom in atoms) or len(atoms) > MOST_IN_CELL:
            continue
        if (whole := label(cell.text)) and whole[0][1] >= WHOLE:
            continue
        for size in range(min(MOST_LABEL, len(atoms) - 1), 0, -1):
            name, value = atoms[:size], atoms[size:]
            odds = label(" ".join(atom.text for atom in name))
            if not odds or odds[0][1] < WHOLE or any(atom.kind != "word" for atom in name):
                continue
            if _fits_bare(odds[0][0], value):
                found.append(_pair(name, value, direct=True))
            break
    return found


def _fits_bare(field: str, value: Sequence[Atom]) -> bool:
    """Whether what follows a label can only be its value: a day, one number, or a person's name of words that name nothing else."""
    if value[0].kind == "day":
        return field not in NUMBER_FIELDS and all(atom.kind == "day" or atom.text in ("-", "to", "al") for atom in value)
    text = value[0].text
    if field in NUMBER_FIELDS:
        return len(value) == 1 and len(text) >= FEWEST_MARKS and any(map(str.isdigit, text)) and text == text.upper()
    if field != "patient" or not 2 <= len(value) <= MOST_NAMES:
        return False
    return all(atom.kind == "word" and atom.text[:1].isupper() and not _known(atom.text) for atom in value)


def names_on(band: Band) -> str | None:
    """The words of a band that are written as names and name no field or column; None where there are not two of them."""
    found = [atom.text.strip(",.;()") for atom in band.atoms if atom.kind == "word"]
    names = [text for text in found if text[:1].isupper() and text.isalpha() and len(text) > 1 and not _known(text)]
    return " ".join(names)[:LONGEST_NAMES] if len(names) >= FEWEST_NAMES else None


def _known(text: str) -> bool:
    return any(word in KNOWN_WORDS and len(word) > 2 for word in plain_words(text))
