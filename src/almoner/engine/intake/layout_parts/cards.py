"""Labels with their value under them, as on a card."""

import re
from collections.abc import Sequence

from almoner.engine.intake.layout_parts.bands import Band, Cell
from almoner.engine.intake.layout_parts.facts import Fact, fact_of
from almoner.engine.intake.layout_parts.pairs import Pair, pairs_of
from almoner.engine.intake.layout_parts.roles import label

PAGES = re.compile(r"\d{1,3} (?:of|de) \d{1,3}", re.IGNORECASE)
"""A count of pages under "INVOICE" is no number of it."""
SURELY, LIKELY = 3900, 2400
MOST_NAMES, FEWEST_NAMES = 3, 3
FEWEST_BOXED = 2


def stacked(bands: Sequence[Band], at: int) -> list[tuple[Fact, int]]:
    """Facts whose label stands in band `at` and whose value stands under it, as on a card. Each with its value's band."""
    band = bands[at]
    if at + 1 >= len(bands) or any(atom.kind in ("money", "day", "leader") for atom in band.atoms):
        return []
    found: list[tuple[Fact, int]] = []
    if not names_alone(band) and any(fact_of(pair, 0) for pair in pairs_of(band)):
        return _boxed_beside(band, bands[at + 1])
    labels = [cell for cell in band.cells if _is_card_label(cell)]
    fewest = SURELY
    if len(band.cells) > 2 and len(labels) * 2 > len(band.cells):
        fewest = LIKELY  # among labels that are known a near one is one too
        labels = [cell for cell in band.cells if (odds := label(cell.text)) and odds[0][1] >= LIKELY]
    if not labels or len(labels) * 3 < len(band.cells):
        return []
    for below in bands[at + 1 : at + 3]:
        if below.page != band.page or below.is_rule:
            continue
        if below.y0 - band.y1 > 3 * max(1, band.y1 - band.y0):
            break
        for cell in labels:
            value = _under(cell, below, band.cells)
            if value is not None and not (below.amounts and _values(below) > len(band.cells)):
                near = fewest == LIKELY and value.atoms[0].kind == "money"
                pair = Pair(label=cell.text, value=value.atoms, direct=near, label_words=())
                fact = fact_of(pair, below.number)
                if fact is not None and fact.odds >= (fewest if fact.amount is not None else SURELY) and _short(fact):
                    found.append((fact, below.number))
        if found:
            break
    return found or _boxed_beside(band, bands[at + 1])


def _boxed_beside(band: Band, below: Band) -> list[tuple[Fact, int]]:
    """A sum in a box at the right, beside labels with their values ("Notice for  Made-up Person   Total you may be billed"): its
    label ends the band, its amount alone ends the next one."""
    if below.page != band.page or below.is_rule or len(band.cells) < FEWEST_BOXED or len(below.amounts) != 1:
        return []
    name, value = band.cells[-1], below.cells[-1]
    inside = name.x0 - below.width <= value.x0 and value.atoms == below.amounts
    apart = max((cell.x1 for cell in (*band.cells[:-1], *below.cells[:-1])), default=0) + MOST_NAMES * below.width < name.x0
    if not inside or not apart or below.y0 - band.y1 > 3 * max(1, band.y1 - band.y0) or not _is_card_label(name):
        return []
    fact = fact_of(Pair(label=name.text, value=value.atoms, direct=False, label_words=()), below.number)
    return [(fact, below.number)] if fact is not None and fact.amount is not None and fact.odds >= LIKELY else []


def names_alone(band: Band) -> bool:
    """Whether a band has names of values and no value ("PATIENT   RELATIONSHIP   SUBSCRIBER ID"), set apart and mostly known."""
    known = sum(1 for cell in band.cells if (odds := label(cell.text)) and odds[0][1] >= LIKELY)
    return len(band.cells) >= FEWEST_NAMES and known * 2 >= len(band.cells) and not any(map(str.isdigit, band.text))


def _values(band: Band) -> int:
    """How many cells hold more than the sign of a calculation, up to the last with a figure: what is to be pressed stands behind."""
    cells = list(band.cells)
    while cells and not any(map(str.isdigit, cells[-1].text)):
        cells.pop()
    return sum(1 for cell in cells if any(map(str.isalnum, cell.text)))


def _short(fact: Fact) -> bool:
    return fact.text is None or len(fact.text.split()) <= 6


def _is_card_label(cell: Cell) -> bool:
    odds = label(cell.text)
    return bool(odds) and odds[0][1] >= SURELY


def _under(cell: Cell, below: Band, others: Sequence[Cell]) -> Cell | None:
    best = None
    for candidate in below.cells:
        shared = min(cell.x1, candidate.x1) - max(cell.x0, candidate.x0)
        near = abs(cell.x0 - candidate.x0) <= 2 * below.width or abs(cell.x1 - candidate.x1) <= 2 * below.width or shared > 0
        closer = any(
            other is not cell
            and abs(other.x0 + other.x1 - candidate.x0 - candidate.x1) < abs(cell.x0 + cell.x1 - candidate.x0 - candidate.x1)
            for other in others
        )
        if near and not closer and not PAGES.fullmatch(candidate.text):
            best = best or candidate
    return best


def names_above(bands: Sequence[Band], band: Band) -> list[Band]:
    """The bands close above a row of amounts that have none themselves, from top to bottom."""
    found: list[Band] = []
    last = band
    for above in reversed(bands[max(0, band.number - MOST_NAMES) : band.number]):
        close = last.y0 - above.y1 <= 2 * max(1, last.y1 - last.y0)
        if above.page != band.page or above.is_rule or above.amounts or not close or len(above.cells) < 2:
            break
        found.append(above)
        last = above
    return found[::-1]
