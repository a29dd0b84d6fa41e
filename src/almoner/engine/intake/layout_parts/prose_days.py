"""Days and names in the sentences of a letter: when care was given, until when to pay, and who is spoken to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.prose_words import CARE, CUES, DEAR, DUE
from almoner.engine.intake.layout_parts.words import spot_of
from almoner.engine.intake.paper_kind import flat

ODDS = 1800
PAID = dict(CUES)["paid"]


def greeted_name(bands: Sequence[Band]) -> list[Fact]:
    for band in bands[:60]:
        greeted = DEAR.match(band.text)
        if greeted and "patient" not in greeted[1].lower() and "paciente" not in greeted[1].lower():
            return [Fact("patient", 1000, band.text[:80], band.number, band.spot, text=greeted[1].strip())]
    return []


def days_said(atoms: Sequence[Atom], facts: list[Fact], band: int) -> None:
    """The days of care, and until when to pay."""
    days = [(n, atom) for n, atom in enumerate(atoms) if atom.kind == "day" and _first(atom)]
    words = flat(" ".join(atom.text for atom in atoms))
    for n, atom in days:
        if DUE.search(flat(" ".join(atom.text for atom in atoms[:n]))):
            facts.append(_dated("due_on", atom, band))
    paying = any(fact.field == "due_on" for fact in facts) or re.search(PAID, words)
    if days and len(days) <= 2 and CARE.search(words) and not paying:
        last = _first(days[-1][1])
        through = (last,) if last is not None and len(days) == 2 else ()
        facts.append(replace(_dated("service_dates", days[0][1], band), through=through))


def _first(atom: Atom) -> date | None:
    return atom.days[0] if atom.days and isinstance(atom.days[0], date) else None


def _dated(name: str, atom: Atom, band: int) -> Fact:
    days = tuple(day for day in atom.days if isinstance(day, date))
    return Fact(name, ODDS, "", band, spot_of(atom.words), days=days, text=atom.text)


__all__ = ["days_said", "greeted_name"]
