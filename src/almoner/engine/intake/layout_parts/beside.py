"""Words beside a ladder of sums are no part of its labels: such a band is cut into the words and the rung.

An invoice ends with a note at the left and the account's sums at the right, on the same lines and about different things.
"""

from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.ladders import standing
from almoner.engine.intake.values import code


def parted(bands: Sequence[Band]) -> list[Band]:
    """The bands with every rung of a ladder on its own below all the words beside it, numbered anew."""
    halves = {band.number: half for band in bands if (half := _halves(band)) is not None}
    if not halves:
        return list(bands)
    tried = [halves[band.number][1] if band.number in halves else band for band in bands]
    apart: set[int] = set()
    words: dict[int, list[Band]] = {}
    for run in standing(tried):
        cut = [rung.band.number for rung in run if rung.band.number in halves]
        if cut:
            words[run[0].band.number] = [halves[number][0] for number in cut]
            apart.update(cut)
    found: list[Band] = []
    for band in bands:
        pieces = (*words.get(band.number, ()), halves[band.number][1] if band.number in apart else band)
        found.extend(replace(piece, number=len(found) + at) for at, piece in enumerate(pieces))
    return found


def _halves(band: Band) -> tuple[Band, Band] | None:
    """The words at the left and the label with its amount at the right; None where nothing or more than words is at the left."""
    if len(band.amounts) != 1 or not band.atoms or band.atoms[-1].kind != "money" or band.days:
        return None
    labels = [cell for cell in band.cells if cell.atoms[0].kind != "money"]
    if len(labels) < 2 or any(atom.kind == "word" and code(atom.text) for cell in labels[:-1] for atom in cell.atoms):
        return None
    start = labels[-1].x0
    left = [atom for atom in band.atoms if atom.x1 <= start and atom.kind != "bar"]
    right = [atom for atom in band.atoms if atom.x0 >= start]
    if not any(mark.isalpha() for atom in left for mark in atom.text):
        return None
    return _piece(band, left), _piece(band, right)


def _piece(band: Band, atoms: Sequence[Atom]) -> Band:
    boxes = [word.box for atom in atoms for word in atom.words]
    return replace(band, atoms=tuple(atoms), y0=min(box[1] for box in boxes), y1=max(box[3] for box in boxes))


__all__ = ["parted"]
