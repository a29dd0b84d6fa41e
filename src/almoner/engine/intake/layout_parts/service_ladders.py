"""Services of a bill printed one under the other as a title and rows of a label and its value, without any table.

A row is a label with one value behind it, or a few such pairs in one line ("Code J1100 - Quantity 5"). Rows close to each other
in which no label comes again are one service where they tell a code and a charge.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.ladder_roles import SURE, proven, roles_of
from almoner.engine.intake.layout_parts.roles import heading, label
from almoner.engine.intake.layout_parts.row_parts import Parts, chosen_day
from almoner.engine.intake.values import code
from almoner.engine.money import Money

MOST_WORDS, MOST_TITLE, LONGEST_COUNT = 6, 3, 4
DASHES = frozenset({"-", "–", "—", "·", "|"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value; `role` is "day", "code", "units" or "money"."""

    role: str
    text: str
    value: Atom


@dataclass(slots=True)
class Block:
    """Rows of one service, and the bands above them that may be its title."""

    bands: list[Band]
    pairs: list[Pair]
    above: list[Band] = field(default_factory=list)

    def of(self, role: str) -> Pair | None:
        return next((pair for pair in self.pairs if pair.role == role), None)


def service_ladders(bands: Sequence[Band]) -> tuple[list[Parts], list[Band]]:
    """The services told so, in their order, and the bands without theirs, numbered anew. An amount whose label does not say
    plainly what it is has no part in a service unless charge, discount and payment leave what the person owes in each.
    """
    coded = [block for block in _blocks(bands) if block.of("code")]
    blocks = [block for block in coded if block.of("money")]
    texts = list(dict.fromkeys(pair.text for block in blocks for pair in block.pairs if pair.role == "money"))
    rows = [_cents(block) for block in blocks]
    roles = proven(roles_of(texts, rows), rows) if texts else {}
    charge = next((text for text, role in roles.items() if role == "charge"), None)
    services = [block for block, row in zip(blocks, rows, strict=True) if charge is not None and charge in row]
    if len(services) * 2 < len(coded) or not services:
        return [], list(bands)  # what is said below the last service alone is said of all of them
    gone = {band.number for block in services for band in (*block.bands, *_title(block))}
    if len(services) == 1 and any(_charged(band) for band in bands if band.number not in gone):
        return [], list(bands)
    first = services[0].bands[0].number
    visit = _visit(bands[:first])
    kept = [replace(band, number=at) for at, band in enumerate(band for band in bands if band.number not in gone)]
    return [_parts(block, roles, visit) for block in services], kept


def _blocks(bands: Sequence[Band]) -> list[Block]:
    blocks: list[Block] = []
    between: list[Band] = []
    for band in bands:
        if band.is_rule:
            continue
        pairs = _pairs(band)
        if not pairs:
            between.append(band)
            continue
        last = blocks[-1] if blocks and not between else None
        if last is not None and _near(last.bands[-1], band) and not {p.text for p in last.pairs} & {p.text for p in pairs}:
            last.bands.append(band)
            last.pairs += pairs
        else:
            blocks.append(Block(bands=[band], pairs=pairs, above=between))
        between = []
    return blocks


def _charged(band: Band) -> bool:
    """Whether a band has an amount beside a code: a service in a row of its own."""
    return bool(band.amounts) and any(code(atom.text) for atom in band.atoms if atom.kind == "word")


def _near(above: Band, band: Band) -> bool:
    return band.page == above.page and band.y0 - above.y1 <= max(1, above.y1 - above.y0)


def _pairs(band: Band) -> list[Pair]:
    """The band as labels each with a value behind it; none where words are left over."""
    found: list[Pair] = []
    words: list[str] = []
    for atom in band.atoms:
        if atom.kind in ("bar", "leader") or atom.text in DASHES:
            continue
        text = " ".join(words).strip(" :.,").lower()
        role = _role(text, atom) if text and len(words) <= MOST_WORDS else None
        if role is not None:
            found.append(Pair(role, text, atom))
            words = []
        elif atom.kind == "word":
            words.append(atom.text)
        else:
            return []
    return [] if words else found


def _role(text: str, atom: Atom) -> str | None:
    """What a value behind a label is; None where the two do not fit."""
    if atom.kind == "money":
        return "money"
    odds = heading(text)
    named = odds[0][0] if odds and odds[0][1] >= SURE else None
    value = atom.text.strip(",;.")
    if atom.kind == "day":
        return "day" if named == "day" else None
    if named == "code" and code(value) is not None:
        return "code"
    return "units" if named == "units" and value.isdigit() and len(value) <= LONGEST_COUNT else None


def _cents(block: Block) -> dict[str, int]:
    return {pair.text: pair.value.amount.cents for pair in block.pairs if pair.role == "money" and pair.value.amount}


def _title(block: Block) -> list[Band]:
    """The words right above a service, up to three lines as close to each other as the last of them is to the first row."""
    found: list[Band] = []
    below, most = block.bands[0], 0
    for band in reversed(block.above[-MOST_TITLE:]):
        gap, height = below.y0 - band.y1, max(1, band.y1 - band.y0)
        most = most or min(gap + height // 4, height)
        if band.page != below.page or band.amounts or band.days or gap > most:
            break
        found.insert(0, band)
        below = band
    return found


def _visit(bands: Sequence[Band]) -> Atom | None:
    """The one day of the visit, told above all services; None where several days are."""
    found: list[Atom] = []
    for band in bands:
        for at, atom in enumerate(band.atoms):
            words = [word.text for word in band.atoms[:at] if word.kind == "word"]
            text = " ".join(words).strip(" :")
            if atom.kind != "day" or chosen_day(atom) is None or not 0 < len(words) <= MOST_WORDS:
                continue
            odds, own = label(text), heading(text)
            if (odds and odds[0][0] == "service_dates" and odds[0][1] >= SURE) or (
                own and own[0][0] == "day" and own[0][1] >= SURE and not (odds and odds[0][1] >= SURE)
            ):
                found.append(atom)
    return found[0] if len({chosen_day(atom) for atom in found}) == 1 else None


def _parts(block: Block, roles: dict[str, str], visit: Atom | None) -> Parts:
    title = _title(block)
    parts = Parts(bands=[*title, *block.bands])
    if title:
        parts.texts["description"] = [" ".join(band.text for band in title)]
    if visit is not None:
        parts.days["day"] = visit
    for pair in block.pairs:
        value = pair.value.text.strip(",;.")
        role = roles.get(pair.text) if pair.role == "money" else pair.role
        if pair.role == "day":
            parts.days["day"] = pair.value
        elif role is None:
            parts.loose.append(pair.value)
        elif pair.role == "money":
            parts.money[role] = pair.value.amount or Money(0)
        elif role == "code" and (read := code(value)) is not None:
            parts.marks["code"], parts.modifiers = read
        else:
            parts.marks[role] = value
        if role is not None and pair.role != "day":
            parts.places[role] = pair.value.words
    return parts


__all__ = ["service_ladders"]
