"""A count printed among a row's words: "Made-up exercise 2 x 55.41" before its charge, "Made-up drug x 4", "2 x $14.47" alone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.intake.layout_parts.rows import parse
from almoner.engine.intake.layout_parts.tables import Column
from almoner.engine.money import Money

COUNTED = re.compile(r"(?:^|\s)(\d{1,4})\s*[x×@]\s*\$?\s*([\d,]+\.\d{2})$", re.IGNORECASE)
BEHIND = re.compile(r"(?<=[^\W\d_]|[)\],.])\s[x×]\s?(\d{1,3})$|(?<=\d)\s[x×](\d{1,3})$", re.IGNORECASE)
""" "x 4" behind words; right behind a figure only in one word, since "gauze 4 x 4" is a size."""
BRACKETED = re.compile(r"(?<=[^\W_])\s\((\d{1,3}(?:,\d{3})*)\)$")
ALONE = re.compile(r"\((\d{1,3}(?:,\d{3})*)\)")
UNLIKELY = 24
NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,2})?", re.ASCII)
TIMES = frozenset({"x", "×", "@", "at", "por"})
PRICE_AND_CHARGE = 2


def count_in_words(parts: Parts) -> None:
    """Takes the count and the price out of the words of a row that has neither, where they come to its charge or nearly so: a
    product that is a little off is the paper's own mistake, any other number is no price."""
    charge = parts.money.get("charge")
    found = COUNTED.search(parts.label)
    if found is None or charge is None or "units" in parts.marks or "unit_price" in parts.money:
        return
    price = values.money(found[2])
    if price is None or abs(int(found[1]) * price.cents - charge.cents) * 10 > abs(charge.cents):
        return
    parts.marks["units"] = str(Decimal(found[1]))
    parts.money["unit_price"] = price
    parts.texts["description"] = [text] if (text := parts.label[: found.start()].strip()) else []
    parts.loose = [atom for atom in parts.loose if atom.amount != price]


def count_behind(parts: Parts) -> None:
    """Takes "x 4" off the end of the words of a charge that has no count: behind a bracket, or where the charge is so many times
    an amount in cents."""
    charge = parts.money.get("charge")
    found = BEHIND.search(parts.label)
    if found is None or charge is None or parts.marks.keys() & {"units", "time"}:
        return
    count = int(found[1] or found[2])
    if not count or (charge.cents % count and parts.label[found.start() - 1] != ")"):
        return
    parts.marks["units"] = str(count)
    parts.texts["description"] = [text] if (text := parts.label[: found.start()].strip()) else []


def count_in_brackets(parts: Parts, body: Sequence[Band]) -> None:
    """Takes "(4)" off the end of the words of a charge that has no count, where every figure so bracketed in the table divides an
    amount of its row and all of them together could hardly do so by luck."""
    found = BRACKETED.search(parts.label)
    if found is None or "charge" not in parts.money or parts.marks.keys() & {"units", "time"}:
        return
    luck = 1
    for band in body:
        count = next((int(one[1].replace(",", "")) for atom in band.atoms if (one := ALONE.fullmatch(atom.text))), None)
        cents = [atom.amount.cents for atom in band.amounts if atom.amount is not None and atom.text[:1] != "("]
        if count is None or not cents:
            continue
        if not count or cents[0] % count:
            return
        luck *= count
    if luck < UNLIKELY:
        return
    parts.marks["units"] = str(Decimal(found[1].replace(",", "")))
    parts.texts["description"] = [text] if (text := parts.label[: found.start()].strip()) else []


def read_row(band: Band, columns: list[Column], *, table: int) -> Parts:
    """The band cut by the columns. A cell "2 x $14.47" beside another amount is a count and a price wherever it stands."""
    cells = [cell for cell in band.cells if _is_product(cell.atoms)]
    if len(cells) != 1 or len(band.amounts) < PRICE_AND_CHARGE:
        return parse(band, columns, table=table)
    count, _, price = cells[0].atoms
    inside = {id(atom) for atom in cells[0].atoms}
    parts = parse(replace(band, atoms=tuple(atom for atom in band.atoms if id(atom) not in inside)), columns, table=table)
    parts.bands = [band]
    if "units" not in parts.marks and "unit_price" not in parts.money:
        parts.marks["units"] = count.text
        parts.money["unit_price"] = price.amount or Money(0)
        parts.places |= {"units": count.words, "unit_price": price.words}
    return parts


def _is_product(atoms: Sequence[Atom]) -> bool:
    if [atom.kind for atom in atoms[1:]] != ["word", "money"] or atoms[1].text.lower() not in TIMES:
        return False
    amount = atoms[2].amount
    return NUMBER.fullmatch(atoms[0].text) is not None and "." in atoms[2].text and amount is not None and amount.cents > 0


__all__ = ["count_behind", "count_in_brackets", "count_in_words", "read_row"]
