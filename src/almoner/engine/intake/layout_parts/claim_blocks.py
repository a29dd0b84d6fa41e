"""A plan's paper in blocks: for each service the same labels with their amounts again, under words that say what was done.

No label opens a block by its meaning: a block ends where a label comes again, or where new words stand between the amounts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.block_heads import Head, head_of, is_total
from almoner.engine.intake.layout_parts.ladder_roles import meanings, roles_of
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.money import Money

FEWEST_RUNGS, FEWEST_BLOCKS = 2, 2
LONE_RUNGS = 3
"""Amounts that a single service's block needs."""
MOST_WORDS = 9
DIGITS = re.compile(r"[\d%.,:*]+")
ALIKE = 60
"""Per cent of a block's labels that another block has as well."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One label with its amount; `key` is the label without numbers and signs."""

    key: str
    text: str
    amount: Atom
    band: Band


@dataclass(slots=True)
class Block:
    """Rungs under each other, and the bands above them since the last block."""

    rungs: list[Rung]
    above: list[Band] = field(default_factory=list)

    @property
    def keys(self) -> set[str]:
        return {rung.key for rung in self.rungs}


@dataclass(frozen=True, slots=True)
class Read:
    """What a block says, told where its last band stands: a service, or a "total" over those above it."""

    parts: Parts
    kind: str | None


@dataclass(frozen=True, slots=True)
class Blocks:
    """Services and totals by the number of the band they are told at, and all bands that they account for. `alone` where what one
    service says is the paper's as well."""

    told: dict[int, Read]
    bands: frozenset[int]
    alone: bool = False


NONE = Blocks(told={}, bands=frozenset())


def claim_blocks(bands: Sequence[Band], *, apart: frozenset[int]) -> Blocks:
    """The blocks of a plan's paper; none where fewer than two have the same labels, or one alone says no code and day. Bands
    `apart` belong to none."""
    blocks = _gathered([band for band in bands if band.number not in apart])
    heads = [head_of(block.above) for block in blocks]
    known = [len([rung for rung in block.rungs if meanings(rung.text)]) for block in blocks]
    able = [
        at
        for at, block in enumerate(blocks)
        if len(block.rungs) >= FEWEST_RUNGS and known[at] * 2 >= len(block.rungs) and known[at]
    ]
    services = [at for at in able if heads[at].code is not None or (heads[at].day is not None and heads[at].named)]
    services = [at for at in services if not is_total(blocks[at].above)]
    alike = [at for at in services if any(_alike(blocks[at], blocks[other]) for other in services if other != at)]
    if len(alike) < FEWEST_BLOCKS:
        alike = [at for at in services if len(services) == 1 and len(blocks[at].rungs) >= LONE_RUNGS and heads[at].sure]
    if not alike:
        return NONE
    keys = list(dict.fromkeys(rung.key for at in alike for rung in blocks[at].rungs))
    texts = {rung.key: rung.text for at in reversed(alike) for rung in blocks[at].rungs}
    rows = [{texts[rung.key]: rung.amount.amount.cents for rung in blocks[at].rungs if rung.amount.amount} for at in alike]
    named = roles_of([texts[key] for key in keys], rows)
    roles = {key: named[texts[key]] for key in keys if texts[key] in named}
    if "charge" not in roles.values() and "allowed" not in roles.values():
        return NONE
    told: dict[int, Read] = {}
    gone: set[int] = set()
    for at in alike:
        told[blocks[at].rungs[-1].band.number] = Read(_service(blocks[at], heads[at], roles), None)
        gone |= {rung.band.number for rung in blocks[at].rungs} | {band.number for band in heads[at].bands}
        if at != alike[0]:
            gone |= {band.number for band in heads[at].repeats}
    for at in able:
        if at in alike or at < alike[0] or not (blocks[at].keys & roles.keys() and _sums(blocks[at], roles)):
            continue
        if is_total(blocks[at].above) or heads[at].empty:
            told[blocks[at].rungs[-1].band.number] = Read(_total(blocks[at], roles), "total")
            gone |= {rung.band.number for rung in blocks[at].rungs}
    return Blocks(told=told, bands=frozenset(gone), alone=len(told) == 1)


def _gathered(bands: Sequence[Band]) -> list[Block]:
    blocks: list[Block] = []
    between: list[Band] = []
    for band in bands:
        if band.is_rule:
            continue
        rungs = _rungs(band)
        if not rungs:
            between.append(band)
            continue
        own = blocks[-1].keys if blocks else set()
        again = bool(own & {rung.key for rung in rungs})
        if not blocks or again or between:
            blocks.append(Block(rungs=[], above=between))
            between = []
        blocks[-1].rungs += rungs
    return blocks


def _rungs(band: Band) -> list[Rung]:
    """Labels each with one amount right behind it; none where the band has words or amounts beside them, as a table's row has."""
    found: list[Rung] = []
    words: list[Atom] = []
    for atom in band.atoms:
        if atom.kind == "money":
            if not words:
                return []
            text = " ".join(word.text for word in words).strip(" :.-")
            key = " ".join(DIGITS.sub(" ", text.lower()).replace("(", " ").replace(")", " ").split())
            if not key or len(words) > MOST_WORDS or not any(map(str.isalpha, key)):
                return []
            found.append(Rung(key=key, text=text, amount=atom, band=band))
            words = []
        elif atom.kind == "day":
            return []
        elif atom.kind == "word":
            words.append(atom)
    return [] if any(any(map(str.isalnum, word.text)) for word in words) else found


def _alike(one: Block, other: Block) -> bool:
    shared = len(one.keys & other.keys)
    return shared >= FEWEST_RUNGS and shared * 100 >= ALIKE * min(len(one.keys), len(other.keys))


def _sums(block: Block, roles: dict[str, str]) -> bool:
    return any(roles.get(rung.key) in ("charge", "allowed", "paid", "patient_owes") for rung in block.rungs)


def _service(block: Block, head: Head, roles: dict[str, str]) -> Parts:
    parts = Parts(bands=[*head.bands, *dict.fromkeys(rung.band for rung in block.rungs)])
    _amounts(parts, block, roles)
    if head.day is not None:
        parts.days["day"] = head.day
    if head.through is not None:
        parts.days["through"] = head.through
    if head.code is not None:
        parts.marks["code"], parts.modifiers = head.code
    if head.units is not None:
        parts.marks["units"] = head.units
    if head.description:
        parts.texts["description"] = [head.description]
    return parts


def _total(block: Block, roles: dict[str, str]) -> Parts:
    parts = Parts(bands=list(dict.fromkeys(rung.band for rung in block.rungs)))
    _amounts(parts, block, roles)
    parts.texts["description"] = ["Total"]
    return parts


def _amounts(parts: Parts, block: Block, roles: dict[str, str]) -> None:
    for rung in block.rungs:
        role = roles.get(rung.key)
        if role is not None and role not in parts.money:
            parts.money[role] = rung.amount.amount or Money(0)
            parts.places[role] = rung.amount.words
        else:
            parts.loose.append(rung.amount)


__all__ = ["NONE", "Blocks", "claim_blocks"]
