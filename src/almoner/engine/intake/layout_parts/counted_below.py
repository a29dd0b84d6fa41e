"""Count, price of one and revenue code in a row of their own under what was done: "Qty 6 at $3.90 each   Rev code 0250"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from almoner.engine.bill import Line
from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.words import Word, spot_of

COUNT = re.compile(
    r"(?:cant(?:idad)?|qty|quantity|units?|unidades|uds?)\b\.?\s*:?\s*(\d{1,4}(?:\.\d{1,3})?)(?![\d,./-])|(\d{1,4}) (?:units?|unidades|uds?)\b\.?",
    re.IGNORECASE,
)
PRICE = re.compile(
    r"(?:(?:a|at|@|x|×|de)\s+|(?:unit price|price each|price|rate|precio(?: unitario)?|tarifa)\s*:?\s*)(\$?[\d,]+\.\d{2})"
    r"(?:\s*(?:c/u|cada un[oa]|each|ea\b\.?|per unit|por unidad|/ ?(?:unit|ea|each|unidad)))?(?![\d.])",
    re.IGNORECASE,
)
REVENUE = re.compile(
    r"(?:c[oóòöéèe60]d(?:igo|\.)?\s*(?:de\s+)?ingresos?|rev(?:enue)?\b\.?\s*(?:code|cd)?)\.?\s*[:#]?\s*(\d{3,4})\b",
    re.IGNORECASE,
)
"""Read off a picture, the accent of "Cód." makes another letter of it."""
BETWEEN = re.compile(r"[\s,;·•|/–—-]+")
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """What one such row says of the line above it."""

    band: Band
    units: Decimal
    price: Decimal | None
    revenue: str | None


def counted_below(bands: Sequence[Band]) -> dict[int, Counted]:
    """All such rows by the number of their band; none where only one is, or where they do not mostly hang from rows with amounts
    closer above them than what follows stands below."""
    rows = [(band, read) for band in bands if (read := _read(band)) is not None]
    hanging = [band.number for band, _ in rows if _hangs(bands, band)]
    if len(rows) < FEWEST or len(hanging) * 4 < len(rows) * 3:
        return {}
    return {band.number: read for band, read in rows}


def with_count(line: Line, said: Counted) -> Line | None:
    """The line with what the row below it says; None where it has a count of its own."""
    if line.units is not None or line.unit_price is not None:
        return None
    own = [("units", spot_of(_with(said.band, str(said.units))))]
    if said.price is not None:
        own.append(("unit_price", said.band.amounts[0].spot if said.band.amounts else None))
    return replace(
        line,
        units=said.units,
        unit_price=said.price,
        revenue_code=line.revenue_code or said.revenue,
        spots=(*line.spots, *((name, spot) for name, spot in own if spot is not None)) if line.spots else line.spots,
    )


def _with(band: Band, text: str) -> tuple[Word, ...]:
    return tuple(word for word in band.words if word.text.strip(".,:") == text)[:1]


def _read(band: Band) -> Counted | None:
    """A band that says a count, perhaps its price and a revenue code, and nothing else."""
    text, at = band.text, 0
    if band.days or len(band.amounts) > 1:
        return None
    said: dict[str, str] = {}
    while at < len(text):
        if gap := BETWEEN.match(text, at):
            at = gap.end()
            continue
        hit = next(
            (
                (name, found)
                for name, pattern in (("units", COUNT), ("price", PRICE), ("revenue", REVENUE))
                if name not in said and (found := pattern.match(text, at))
            ),
            None,
        )
        if hit is None:
            return None
        said[hit[0]] = next(group for group in hit[1].groups() if group)
        at = hit[1].end()
    price = values.money(said["price"]) if "price" in said else None
    if "units" not in said or bool(band.amounts) != (price is not None):
        return None
    return Counted(
        band=band,
        units=Decimal(said["units"]),
        price=Decimal(price.cents).scaleb(-2) if price is not None else None,
        revenue=values.revenue_code(said["revenue"], context=True) if "revenue" in said else None,
    )


def _hangs(bands: Sequence[Band], band: Band) -> bool:
    above = next((one for one in reversed(bands[max(0, band.number - 3) : band.number]) if one.amounts), None)
    if above is None or above.page != band.page:
        return False
    below = bands[band.number + 1] if band.number + 1 < len(bands) else None
    last = bands[band.number - 1]
    return below is None or below.page != band.page or band.y0 - last.y1 <= below.y0 - band.y1


__all__ = ["Counted", "counted_below", "with_count"]
