"""Marks of a row that stand among its words behind their names: "Date of service 02/23/2024 / Code 97112-GP / Units 2"."""

import re

from almoner.engine.intake import values
from almoner.engine.intake.days import day as days_of
from almoner.engine.intake.layout_parts.roles import CERTAIN, heading
from almoner.engine.intake.layout_parts.row_parts import Parts

PIECES = re.compile(r"\s+[-–—/|·•]\s+|\s*[|·•;]\s*")
LONGEST_NAME, FEWEST_NAMED = 4, 2
NAMED = frozenset({"day", "code", "units", "revenue_code"})


def labelled(parts: Parts) -> None:
    """Takes each named mark out of the row's words and keeps it, where the row has none of its kind yet."""
    text = parts.label
    pieces = PIECES.split(text) if text else []
    read = [_read(piece) for piece in pieces]
    named = sum(1 for found in read if found is not None)
    if named < min(FEWEST_NAMED, len(pieces)) or not named:
        return
    left: list[str] = []
    last: str | None = None
    for piece, found in zip(pieces, read, strict=True):
        until = found is None and last == "day" and bool(days_of(piece))
        last = found[0] if found is not None else None
        if found is not None and _keep(parts, *found):
            continue
        if not until:
            left.append(piece)
    parts.texts["description"] = [" - ".join(left)] if left else []


def names_marks(text: str) -> bool:
    """Whether a row's words are marks behind their names and nothing else."""
    pieces = PIECES.split(text)
    return len(pieces) >= FEWEST_NAMED and all(_read(piece) is not None or days_of(piece) for piece in pieces)


def says_marks(text: str) -> bool:
    """Whether a row's words hold marks behind their names."""
    return sum(1 for piece in PIECES.split(text) if _read(piece) is not None) >= FEWEST_NAMED


def _read(piece: str) -> tuple[str, str] | None:
    """A name and the mark behind it, if all of the piece is that."""
    words = piece.split()
    for size in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        name, value = " ".join(words[:size]).rstrip(":#"), " ".join(words[size:]).lstrip(":# ")
        odds = heading(name)
        if odds and odds[0][1] >= CERTAIN and odds[0][0] in NAMED and _fits(odds[0][0], value):
            return odds[0][0], value
    return None


def _fits(role: str, value: str) -> bool:
    if role == "day":
        return bool(days_of(value))
    if role == "code":
        return values.code(value) is not None
    if role == "units":
        return values.units(value) is not None
    return values.revenue_code(value, context=True) is not None


def _keep(parts: Parts, role: str, value: str) -> bool:
    if role == "day":
        if "day" not in parts.days:
            parts.marks.setdefault("day_in_text", value)
        return True
    if role in parts.marks:
        return False
    if role == "code" and (read := values.code(value)) is not None:
        parts.marks["code"], parts.modifiers = read[0], (*parts.modifiers, *read[1])
    elif role == "units":
        parts.marks["units"] = str(values.units(value))
    elif role == "revenue_code":
        parts.marks["revenue_code"] = values.revenue_code(value, context=True) or value
    return True


__all__ = ["labelled", "names_marks", "says_marks"]
