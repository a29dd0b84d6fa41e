"""A day in a row of its own over the items of that day: "Services of 12/15/2024", "Fecha de servicio: 16/12/2024 (cont.)".

Plain words about care show it; so do any words, when the same words stand over the items of another day as well.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.regions import is_item
from almoner.engine.intake.layout_parts.row_parts import chosen_day
from almoner.engine.intake.values import code

MOST_WORDS = 5
NEAR = 3
"""Bands between a day and the first item under it: a heading of columns, a rule."""
CARE = "service|services|servicio|servicios|visit|visita|charges|cargos|treatment|tratamiento|care|atencion|dos"
JOINING = "of|on|for|the|de|del|el|la|los|en|fecha|fechas|date|dates|day|dia|provided|performed|rendered|prestados|realizados|recibidos"
AGAIN = "cont|continued|continuacion|continua"
WEEK = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
PLAIN = frozenset(f"{CARE}|{JOINING}|{AGAIN}|{WEEK}".split("|"))
WORD = re.compile(r"[^\W\d_]+")


def day_heads(bands: Sequence[Band], *, besides: Collection[int] = ()) -> dict[int, date]:
    """The days that stand so, by the number of their band: nothing beside them but words without figures, and below them an item
    without a day of its own. Bands `besides` are known for something else."""
    found: dict[int, tuple[frozenset[str], date]] = {}
    for at, band in enumerate(bands):
        day = chosen_day(band.days[0]) if len(band.days) == 1 and not band.amounts and band.number not in besides else None
        words = _words(band) if day is not None else None
        if day is not None and words is not None and _over_item(bands, at, besides):
            found[band.number] = words, day
    days_under: dict[frozenset[str], set[date]] = defaultdict(set)
    for words, day in found.values():
        days_under[words].add(day)
    return {number: day for number, (words, day) in found.items() if words <= PLAIN or len(days_under[words]) > 1}


def _words(band: Band) -> frozenset[str] | None:
    """What stands beside the day; None where figures or a sentence do."""
    others = " ".join(atom.text for atom in band.atoms if atom.kind == "word")
    flat = "".join(sign for sign in unicodedata.normalize("NFKD", others.lower()) if not unicodedata.combining(sign))
    words = frozenset(WORD.findall(flat))
    return words if not any(map(str.isdigit, flat)) and len(words) <= MOST_WORDS else None


def _over_item(bands: Sequence[Band], at: int, besides: Collection[int]) -> bool:
    for band in bands[at + 1 : at + 1 + NEAR]:
        if band.is_rule:
            continue
        if band.days or band.page != bands[at].page:
            return False
        if band.amounts:
            return band.number not in besides and is_item(band)
        if band.number in besides:
            continue  # a heading of columns may be known as labels
        if any(code(atom.text) for atom in band.atoms if atom.kind == "word"):
            return False
    return False


__all__ = ["day_heads"]
