"""Rows without code, day or count under rows that have them: sums by whatever name, what is taken off, and repeated figures."""

import re

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.regions import Region
from almoner.engine.intake.layout_parts.roles import SURE, label
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.intake.layout_parts.walk import CODES, MARKS, Walk
from almoner.engine.intake.values import code

FEWEST_ROWS = 3
OF_TEN = 9
SUMMING = re.compile(r"\b(sub-?)?total(s|es)?\b|\bsum(a|as)?\b", re.IGNORECASE)
OF_SOMEBODY = re.compile(r"^(total )?(charges|services|cargos|servicios) (for|of|por|de) ", re.IGNORECASE)
"""A sum named by whose charges it is: even one line is enough."""
TAXES = re.compile(r"\b(sales )?tax\b|\bfreight\b|\bimpuestos?\b", re.IGNORECASE)
ASKED = frozenset({"balance", "patient_responsibility"})
MOST_BELOW = 8
WORD = re.compile(r"[^\W\d_]{3,}")
JOINING = frozenset({"and", "for", "the", "los", "las", "del"})


def apart_from_care(walk: Walk, parts: Parts, region: Region) -> str | None:
    """ "subtotal", "total", "whole" (all bills of the paper together), "adjustment" or "stray" (a figure below the total) for a
    row that has nothing of what nine of ten rows of its table have; None for what may be care."""
    rows, marked, _ = walk.told.get(region.number, (0, 0, 0))
    if not rows or marked * 10 < rows * OF_TEN or parts.money.keys() != {"charge"}:
        return None
    if parts.days or MARKS & parts.marks.keys() or not parts.label:
        return None
    draft, cents = walk.draft, parts.money["charge"].cents
    section = _words(draft.section_label)
    if len(section) > 1 and section < _words(parts.label) and len(draft.lines) > draft.since:
        return "subtotal"  # its section's name and more: even one line is enough
    if TAXES.search(parts.label):
        return "stray" if cents else "whole"
    since = draft.charged[-1] - draft.charged[min(draft.since, len(draft.charged) - 1)]
    if cents and cents == since and OF_SOMEBODY.search(parts.label):
        return "subtotal" if draft.since else "total"
    if rows < FEWEST_ROWS:
        return None
    if cents < 0:
        return "adjustment"
    if len(walk.drafts) > 1 and cents == sum(other.charged[-1] for other in walk.drafts):
        return "whole"
    if cents and (cents == _sections(draft) or any(cents == _cents(fact) for fact in draft.facts.get("total_charges", ()))):
        return "total"  # even where a sum is wrong, this is what all sections come to, or the total said before
    if cents > 0 and _asked_below(walk, parts, cents):
        return "total"
    if cents and cents == draft.charged[-1] and SUMMING.search(parts.label) and _ends_charges(parts, region):
        return "total"
    if cents and cents == since and draft.since:
        return "subtotal"
    if len(draft.lines) > draft.since and (SUMMING.search(parts.label) or (section and section <= _words(parts.label))):
        return "subtotal" if draft.since or section else "total"
    closed = any(row.kind is RowKind.TOTAL and row.adds == "charge" and row.last_line == len(draft.lines) for row in draft.rows)
    return "stray" if closed else None


def _ends_charges(parts: Parts, region: Region) -> bool:
    """Whether no row below in the table has an amount and a day or a code: what stands there is the account's summary."""
    below = [band for band in region.body if band.number > parts.bands[-1].number and band.amounts]
    return not any(band.days or any(code(atom.text) for atom in band.atoms if atom.kind == "word") for band in below)


def _cents(fact: Fact) -> int | None:
    return fact.amount.cents if fact.amount is not None else None


def _asked_below(walk: Walk, parts: Parts, cents: int) -> bool:
    """Whether the same amount is asked for a few bands below: nothing was taken off what the charges come to."""
    at = parts.bands[-1].number + 1
    for band in walk.bands[at : at + MOST_BELOW]:
        if len(band.amounts) == 1 and band.amounts[0].amount is not None and band.amounts[0].amount.cents == cents:
            said = label(" ".join(atom.text for atom in band.atoms if atom.kind == "word"))
            if said and said[0][0] in ASKED and said[0][1] >= SURE:
                return True
    return False


def _sections(draft: Draft) -> int | None:
    """What the printed sums of several sections, one after the other to the last line, come to."""
    rows = [row for row in draft.rows if row.kind is RowKind.SUBTOTAL and row.adds == "charge" and row.amount is not None]
    spans = sorted((row.first_line or 0, row.last_line or 0) for row in rows)
    whole = [last for _, last in spans] == [*(first for first, _ in spans[1:]), len(draft.lines)]
    return sum(row.amount.cents for row in rows if row.amount is not None) if len(rows) > 1 and whole else None


def lacks_code(walk: Walk, parts: Parts, region: Region) -> bool:
    """Whether nine of ten charges of the table have a code and this row has none."""
    rows, _, coded = walk.told.get(region.number, (0, 0, 0))
    return rows >= FEWEST_ROWS and coded * 10 >= rows * OF_TEN and not CODES & parts.marks.keys()


def names_section(draft: Draft, text: str) -> bool:
    """Whether the words of a sum, those of summing aside, are some of the words that head the open section, which has lines."""
    own = _words(SUMMING.sub(" ", text)) - JOINING
    return bool(own) and own <= _words(draft.section_label) and len(draft.lines) > draft.since


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(text))


__all__ = ["apart_from_care", "lacks_code", "names_section"]
