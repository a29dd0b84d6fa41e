"""Marks of a row: a text under a column is a code, a count, a number or a time of its kind, or it is none."""

import re

from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.row_parts import EMPTY, Parts
from almoner.engine.intake.layout_parts.words import Word

TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[ap]m?)?|\d{4}", re.IGNORECASE)
SITE = re.compile(
    r"#?(?:[1-9]|[12]\d|3[0-2]|[A-T]|[MODBFLIV]{1,5}|U[LRA]|L[LRA]|FM|[1-4]0|0[0-9])(?:[- ,/]?[MODBFLIV]{1,5})?", re.IGNORECASE
)
"""A tooth (1 to 32, A to T), its surfaces, a quadrant or an arch."""
INTEGER = re.compile(r"\d{1,4}[.)]?")


def fits(role: str, text: str, words: tuple[Word, ...], parts: Parts) -> bool:
    """Whether the text is a mark of this role; if so it is kept."""
    if role in parts.marks and role not in ("modifiers", "diagnoses", "site", "other_count"):
        return False
    if text.lower() in EMPTY:
        return True
    kept: str | None = None
    if role == "code":
        found = values.code(text)
        if found:
            kept, extra = found
            parts.modifiers = (*parts.modifiers, *extra)
    elif role == "modifiers":
        found_modifiers = values.modifiers(text)
        parts.modifiers = (*parts.modifiers, *found_modifiers)
        kept = text if found_modifiers else None
    elif role == "revenue_code":
        kept = values.revenue_code(text, context=True)
        if kept is None and re.fullmatch(r"\d{2,4}", text):
            return True  # a revenue code cut short says nothing we may complete
    elif role == "ndc":
        kept = values.ndc(text)
    elif role == "units":
        units = values.units(text)
        kept = None if units is None else str(units)
    elif role == "diagnoses":
        parts_of = [values.icd(piece) for piece in re.split(r"[,; ]+", text) if piece]
        kept = ",".join(piece for piece in parts_of if piece) if parts_of and all(parts_of) else None
        if kept and role in parts.marks:
            kept = parts.marks[role] + "," + kept
    elif role == "npi":
        kept = values.npi(text)
    elif role == "place_of_service":
        kept = values.place_of_service(text)
    elif role == "time":
        kept = text if TIME.fullmatch(text) or any(mark.isdigit() for mark in text) else None
    elif role == "site":
        kept = text.upper() if SITE.fullmatch(text) else None
        kept = f"{parts.marks[role]} {kept}" if kept and role in parts.marks else kept
    elif role == "line_number":
        kept = text if INTEGER.fullmatch(text) else None
    elif role == "reason_code":
        kept = text if len(text) <= 12 and any(mark.isdigit() for mark in text) else None
    elif role in ("account", "member_id", "claim", "charge_number", "group_code", "percent", "tax_id", "other_count"):
        kept = text if any(mark.isdigit() for mark in text) or role == "group_code" else None
    if kept is None:
        return False
    parts.marks[role] = kept
    parts.places.setdefault(role, words)
    return True


__all__ = ["fits"]
