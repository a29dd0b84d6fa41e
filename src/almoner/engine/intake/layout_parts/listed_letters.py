"""Letters or figures that only count the items ("A. Made-up supplies", "B. Made-up drug") are no part of their words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import Line

COUNTED = re.compile(r"(?:([A-Z])|(\d{1,2}))[.)]\s+(?=\S)")
FEWEST = 2


def without_letters(lines: Sequence[Line]) -> list[Line]:
    """The lines without such marks, where every one has the mark that follows the one before or begins anew with the first."""
    found = [COUNTED.match(line.description or "") for line in lines]
    places = [_place(one) for one in found if one is not None]
    follows = all(place in (before + 1, 1) for before, place in zip([0, *places], places, strict=False))
    if len(places) < max(FEWEST, len(lines)) or max(places, default=0) < FEWEST or not follows:
        return list(lines)
    return [
        replace(line, description=(line.description or "")[one.end() :]) if one is not None else line
        for line, one in zip(lines, found, strict=True)
    ]


def _place(found: re.Match[str]) -> int:
    return int(found[2]) if found[2] else ord(found[1]) - ord("A") + 1


__all__ = ["without_letters"]
