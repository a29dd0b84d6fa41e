"""Ladders: charges, what is taken off, and what is left, one under the other beside or below a table and no part of it.

A ladder is known by most of its labels, or by its own sum: the first amount less those between is the last. What has no known
label in one that closes is named by its place, and by who is said to have paid.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.credits import INSURER, PAID, PERSON
from almoner.engine.intake.layout_parts.facts import CHARGED, MONEY_FIELDS, Fact
from almoner.engine.intake.layout_parts.roles import CERTAIN, SURE, label, plain_words, row_kind

FEWEST, MOST_WORDS, FEWEST_CLOSING = 2, 9, 3
CLOSED, NAMED = 2300, 1800
ADDED = frozenset({"previous_balance", "interest"})
FIRST = frozenset({"total_charges", "total"})
LAST = frozenset({"balance", "patient_responsibility"})
CREDITS = frozenset(
    {"adjustments", "insurance_paid", "patient_paid", "payments", "payments_and_adjustments", "payment", "adjustment"}
)
NUMBERED = re.compile(r"^[A-Z]?\d{3,}")
LESS = re.compile(
    r"reduc|discount|contract|adjust|allowance|agreement|negotiat|write|courtesy|charity|assistance|savings|forgiv|waive|rebaja|descuento|ajuste|\brate\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rung:
    """One label with one amount: where the label starts and ends, where the amount ends, and what the label names."""

    band: Band
    text: str
    x0: int
    x1: int
    edge: int
    cents: int
    field: str | None


def ladders(bands: Sequence[Band]) -> tuple[frozenset[int], dict[int, list[Fact]]]:
    """The numbers of the bands that are rungs and belong to no table, and what those without a known label say."""
    apart: set[int] = set()
    said: dict[int, list[Fact]] = {}
    for run in standing(bands):
        closes = _closes(run)
        apart |= {rung.band.number for rung in run}
        for at, rung in enumerate(run):
            if rung.field is None and (name := _unnamed(rung, at, len(run), closes=closes)) and rung.cents:
                amount = rung.band.amounts[0]
                odds = CLOSED if closes else NAMED
                fact = Fact(
                    field=name, odds=odds, label=rung.text, band=rung.band.number, spot=amount.spot, amount=amount.amount
                )
                said[rung.band.number] = [fact]
    return frozenset(apart), said


def standing(bands: Sequence[Band]) -> list[list[Rung]]:
    """The ladders among the bands, each from its first sum to what is left."""
    return [run for run in _runs(bands) if _stands(run)]


def _stands(run: Sequence[Rung]) -> bool:
    known = sum(1 for rung in run if rung.field is not None)
    begins, ends = run[0].field in FIRST or _begins_with_subtotal(run), run[-1].field in LAST
    return (_closes(run) and (begins or ends)) or (begins and ends and known * 3 > len(run) * 2)


def _begins_with_subtotal(run: Sequence[Rung]) -> bool:
    """Whether the only sum of charges in a ladder is called a subtotal: what the charges come to before anything is taken off."""
    alone = not any(rung.field in FIRST for rung in run)
    return alone and len(run) >= FEWEST_CLOSING and row_kind(run[0].text) == "subtotal"


def _runs(bands: Sequence[Band]) -> list[list[Rung]]:
    """Rungs one under the other: amounts that end together, labels that start or end together, each ladder from its first sum."""
    runs: list[list[Rung]] = []
    open_run: list[Rung] = []
    for band in [*bands, None]:
        if band is not None and band.is_rule:
            continue
        rung = _rung(band) if band is not None else None
        if rung is not None and open_run and _under(open_run[-1], rung):
            open_run.append(rung)
            continue
        if len(open_run) >= FEWEST:
            runs.append(open_run)
        open_run = [rung] if rung is not None else []
    return [part for run in runs if len(part := _from_first_sum(run)) >= FEWEST]


def _rung(band: Band) -> Rung | None:
    words = [atom for atom in band.atoms if atom.kind == "word"]
    if len(band.amounts) != 1 or band.atoms[-1].kind != "money" or not 1 <= len(words) <= MOST_WORDS or band.days:
        return None
    amount = band.amounts[0].amount
    text = " ".join(word.text for word in words).rstrip(" :.=-")
    if amount is None or NUMBERED.match(text) or not any(map(str.isalpha, text)):
        return None
    labels = [cell for cell in band.cells if any(atom.kind == "word" for atom in cell.atoms)]
    if len(labels) != 1:
        return None
    return Rung(band, text, words[0].x0, words[-1].x1, band.atoms[-1].x1, amount.cents, _field(text))


def _field(text: str) -> str | None:
    odds = label(text)
    if odds and odds[0][1] >= SURE and odds[0][0] in MONEY_FIELDS:
        field = odds[0][0]
        if field != "total_charges" or odds[0][1] >= CERTAIN or CHARGED & set(plain_words(text)):
            return field
    kind = row_kind(text)
    return kind if kind in FIRST | LAST | ADDED | CREDITS else None


def _under(above: Rung, rung: Rung) -> bool:
    band, before = rung.band, above.band
    near = 2 * band.width
    height = max(1, before.y1 - before.y0)
    return (
        band.page == before.page
        and band.y0 - before.y1 <= 3 * height
        and abs(rung.edge - above.edge) <= near
        and (abs(rung.x0 - above.x0) <= near // 2 or abs(rung.x1 - above.x1) <= near // 2)
    )


def _from_first_sum(run: list[Rung]) -> list[Rung]:
    """The run from its first sum of charges on: what stands above it are items that look alike."""
    start = next((at for at, rung in enumerate(run) if rung.field in FIRST), 0)
    while start + 1 < len(run) and run[start + 1].field in FIRST and run[start + 1].cents == run[start].cents:
        start += 1
    return run[start:]


def _closes(run: Sequence[Rung]) -> bool:
    """Whether the first amount, with earlier balances and interest and without all else, is the last to the cent."""
    if len(run) < FEWEST_CLOSING or not run[0].cents:
        return False
    left = run[0].cents + sum(rung.cents if rung.field in ADDED else -abs(rung.cents) for rung in run[1:-1])
    return left == run[-1].cents and any(rung.cents for rung in run[1:-1])


def _unnamed(rung: Rung, at: int, many: int, *, closes: bool) -> str | None:
    """What a rung without a known label is by its place."""
    if at == 0:
        return "total_charges" if closes or row_kind(rung.text) == "subtotal" else None
    if at == many - 1:
        return "balance" if closes else None
    less = bool(LESS.search(rung.text))
    if less or not (PAID.search(rung.text) or INSURER.search(rung.text) or PERSON.search(rung.text)):
        return "adjustments" if less or closes or rung.cents < 0 else None
    if bool(INSURER.search(rung.text)) != bool(PERSON.search(rung.text)):
        return "insurance_paid" if INSURER.search(rung.text) else "patient_paid"
    return "payments"


__all__ = ["ladders", "standing"]
