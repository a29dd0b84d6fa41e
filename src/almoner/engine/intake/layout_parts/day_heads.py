"""A day in a row of its own over the items of that day: "Services of 12/15/2024", "Fecha de servicio: 16/12/2024 (cont.)"."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.regions import is_item
from almoner.engine.intake.layout_parts.row_parts import chosen_day
from almoner.engine.intake.values import code

NEAR = 3
"""Bands between a day and the first item under it: a heading of columns, a rule."""
CARE = "service|services|servicio|servicios|visit|visita|charges|cargos|treatment|tratamiento|care|atencion|dos"
JOINING = "of|on|for|the|de|del|el|la|los|en|fecha|fechas|date|dates|day|dia|provided|performed|rendered|prestados|realizados|recibidos"
AGAIN = "cont|continued|continuacion|continua"
WEEK = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
PLAIN = frozenset(f"{CARE}|{JOINING}|{AGAIN}|{WEEK}".split("|"))
WORD = re.compile(r"[^\W\d_]+")


def day_heads(bands: Sequence[Band], *, besides: Collection[int] = ()) -> dict[int, date]:
    """The days that stand so, by the number of their band: nothing beside them but plain words about care, and below them an item
    without a day of its own. Bands `besides` are known for something else."""
    found: dict[int, date] = {}
    for at, band in enumerate(bands):
        day = chosen_day(band.days[0]) if len(band.days) == 1 and not band.amounts and band.number not in besides else None
        if day is not None and _plain(band) and _over_item(bands, at, besides):
            found[band.number] = day
    return found


def _plain(band: Band) -> bool:
    others = " ".join(atom.text for atom in band.atoms if atom.kind == "word")
    flat = "".join(sign for sign in unicodedata.normalize("NFKD", others.lower()) if not unicodedata.combining(sign))
    return not any(map(str.isdigit, flat)) and set(WORD.findall(flat)) <= PLAIN


def _over_item(bands: Sequence[Band], at: int, besides: Collection[int]) -> bool:
    for band in bands[at + 1 : at + 1 + NEAR]:
        if band.is_rule:
            continue
        if band.days or band.page != bands[at].page or band.number in besides:
            return False
        if band.amounts:
            return is_item(band)
        if any(code(atom.text) for atom in band.atoms if atom.kind == "word"):
            return False
    return False


__all__ = ["day_heads"]
