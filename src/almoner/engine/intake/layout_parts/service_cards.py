"""Services printed as cards, one or several beside each other: labels over their values, a title above."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from almoner.engine.intake.layout_parts.bands import Atom, Band, Cell
from almoner.engine.intake.layout_parts.roles import heading, row_kind
from almoner.engine.intake.layout_parts.row_codes import codes_from_text
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.intake.values import code, revenue_code

SURE = 3600
FEWEST_CARDS = 2
NEAR = 3
"""Line heights between a label and what belongs to it."""
ROLES = {"day": "day", "code": "mark", "units": "mark", "revenue_code": "mark", "unit_price": "money", "charge": "money"}


@dataclass(slots=True)
class Card:
    """One service: its title and what stands under each label, as (band, cell)."""

    page: int
    x0: int
    bottom: int
    values: dict[str, tuple[Band, Cell]] = field(default_factory=dict)
    cells: list[tuple[Band, Cell]] = field(default_factory=list)
    title: tuple[Band, Cell] | None = None


def service_cards(bands: Sequence[Band]) -> tuple[list[Parts], list[Band]]:
    """The services of all cards, down each column of cards, and the bands without what the cards took, numbered anew. Nothing is
    taken where fewer than two cards beside or under each other have a charge.
    """
    cards: list[Card] = []
    for at, band in enumerate(bands):
        if not band.is_rule:
            for group in _groups(bands, at):
                _placed(cards, group, band)
    whole = [card for card in cards if "charge" in card.values and card.values.keys() & {"code", "day"}]
    several = len({card.x0 for card in whole}) > 1 or any(len(_levels(card)) > 1 for card in whole)
    if len(whole) < FEWEST_CARDS or not several:
        return [], list(bands)
    for card in whole:
        card.title = _title(card, bands)
    taken = {id(atom) for card in whole for _, cell in card.cells for atom in cell.atoms}
    taken |= {id(atom) for card in whole if card.title for atom in card.title[1].atoms}
    left = [replace(band, atoms=tuple(atom for atom in band.atoms if id(atom) not in taken)) for band in bands]
    kept = [replace(band, number=n) for n, band in enumerate(band for band in left if band.atoms)]
    return [_parts(card) for card in sorted(whole, key=lambda card: (card.page, card.x0, card.bottom))], kept


def _levels(card: Card) -> set[int]:
    return {band.number for band, _ in card.values.values()}


def _groups(bands: Sequence[Band], at: int) -> list[list[tuple[str, Cell, Band, Cell]]]:
    """Labels of one band with the values under them; a label that comes again begins the card beside."""
    band = bands[at]
    groups: list[list[tuple[str, Cell, Band, Cell]]] = []
    for cell in band.cells:
        odds = heading(cell.text)
        sure = bool(odds) and odds[0][1] >= SURE
        # Beside a card's other labels a total is that of the one service.
        totalled = bool(groups) and not sure and row_kind(cell.text) in ("total", "subtotal")
        role = odds[0][0] if sure else "charge" if totalled else ""
        if role not in ROLES:
            continue
        found = _under(bands, at, cell)
        if found is None or not _fits(role, found[1]) or _goes_on(bands, found, role):
            continue
        if not groups or any(role == other for other, *_ in groups[-1]):
            groups.append([])
        groups[-1].append((role, cell, *found))
    return groups


def _under(bands: Sequence[Band], at: int, cell: Cell) -> tuple[Band, Cell] | None:
    band = bands[at]
    below = next((other for other in bands[at + 1 : at + 3] if not other.is_rule), None)
    if below is None or below.page != band.page or below.y0 - band.y1 > NEAR * max(1, band.y1 - band.y0):
        return None
    for other in below.cells:
        if abs(other.x0 - cell.x0) <= band.width or abs(other.x1 - cell.x1) <= band.width:
            return below, other
    return None


def _fits(role: str, cell: Cell) -> bool:
    only = cell.atoms[0]
    if ROLES[role] == "money":
        return len(cell.atoms) == 1 and only.kind == "money"
    if ROLES[role] == "day":
        return len(cell.atoms) == 1 and only.kind == "day"
    if role == "code":
        return code(cell.text) is not None
    if role == "revenue_code":
        return revenue_code(cell.text, context=True) is not None
    return cell.text.isdigit() and len(cell.text) <= len("9999")


def _goes_on(bands: Sequence[Band], found: tuple[Band, Cell], role: str) -> bool:
    """Whether another such value follows below: then it is a column of a table."""
    below = _under(bands, found[0].number, found[1])
    return below is not None and _fits(role, below[1])


def _placed(cards: list[Card], group: list[tuple[str, Cell, Band, Cell]], band: Band) -> None:
    """A group of labels continues the card above it when it stands under its left edge and says something new."""
    x0 = group[0][1].x0
    height = max(1, band.y1 - band.y0)
    card = next(
        (
            one
            for one in reversed(cards[-40:])
            if one.page == band.page
            and abs(one.x0 - x0) <= band.width
            and 0 <= band.y0 - one.bottom <= NEAR * height
            and not one.values.keys() & {role for role, *_ in group}
        ),
        None,
    )
    if card is None:
        card = Card(page=band.page, x0=x0, bottom=band.y1)
        cards.append(card)
    for role, label, below, value in group:
        card.values[role] = (below, value)
        card.cells += [(band, label), (below, value)]
        card.bottom = max(card.bottom, below.y1)


def _title(card: Card, bands: Sequence[Band]) -> tuple[Band, Cell] | None:
    first = min((band for band, _ in card.cells), key=lambda band: band.number)
    for band in reversed(bands[max(0, first.number - 3) : first.number]):
        if band.page != card.page or first.y0 - band.y1 > NEAR * max(1, band.y1 - band.y0):
            return None
        for cell in band.cells:
            if abs(cell.x0 - card.x0) <= NEAR * band.width and all(atom.kind == "word" for atom in cell.atoms):
                return band, cell
    return None


def _parts(card: Card) -> Parts:
    own: dict[int, tuple[Band, list[Atom]]] = {}
    for band, cell in [*([card.title] if card.title else []), *card.cells]:
        own.setdefault(band.number, (band, []))[1].extend(cell.atoms)
    parts = Parts(
        bands=[replace(band, atoms=tuple(sorted(atoms, key=lambda atom: atom.x0))) for _, (band, atoms) in sorted(own.items())]
    )
    for role, (_, cell) in card.values.items():
        words = tuple(word for atom in cell.atoms for word in atom.words)
        if ROLES[role] == "day":
            parts.days[role] = cell.atoms[0]
            continue
        parts.places[role] = words
        amount = cell.atoms[0].amount
        if ROLES[role] == "money" and amount is not None:
            parts.money[role] = amount
        elif role == "code" and (read := code(cell.text)):
            parts.marks["code"], parts.modifiers = read
        elif role == "revenue_code":
            parts.marks[role] = revenue_code(cell.text, context=True) or ""
        elif role == "units":
            parts.marks[role] = cell.text
    if card.title is not None:
        parts.texts["description"] = [card.title[1].text]
        codes_from_text(parts)
    return parts


__all__ = ["service_cards"]
