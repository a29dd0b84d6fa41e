"""Codes, modifiers and numbers that a row's words hold."""

import re

from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.row_parts import Parts

CODE_IN_TEXT = re.compile(
    r"\(?\b(?:CPT|HCPCS|CDT|ADA|PROC(?:EDURE)?(?: CODE)?|(?:BILLING|SERVICE|MEDICAL) CODE|C[OÓ]DIGO)(?:/HCPCS)?\s*(?:CODE)?[:#]?\s*([A-Z]?\d{4,5}[A-Z]?)"
    r"((?:\s*[-, ]\s?(?:[A-Z][A-Z0-9]|\d\d)\b){0,4})\)?",
    re.IGNORECASE,
)
NDC_IN_TEXT = re.compile(r"\bNDC\s*[:#]?\s*(\d[\d-]{9,12}\d)", re.IGNORECASE)
REVENUE_FIRST = re.compile(r"(0\d{3})\s*[-:–]\s*(?=[A-Za-z])")
CODE_LAST = re.compile(r"[\[(]([A-Z]?\d{4,5}[A-Z]?(?:[-, ][A-Z0-9]{2}){0,4})[\])]$")
CODE_AT_END = re.compile(r"\s((?!\d\d000\b)(?:[A-EGHJ-MP-V]\d{4}|\d{5})(?:-[A-Z0-9]{2})*)$")
TOWN = re.compile(r",\s*[A-Z]{2}$")
"""A town and its state ("MADE UP, OH"): the number behind them is no code."""
OTHER_NUMBER = re.compile(
    r"\b(?:batch|ref(?:erence)?|order|invoice|inv|acc(?:oun)?t|auth(?:orization)?|lot|serial|accession|specimen|control|claim|ticket|"
    r"check|id|dx|diagnosis|icd(?:-?10)?)\.?(?: (?:no|num|number|id)\.?)?\s*[:#]?$",
    re.IGNORECASE,
)
"""What names a number that is no code ("Batch P1640")."""
DAY_IN_TEXT = re.compile(r"\((\d{1,2}/\d{1,2}(?:/\d{2,4})?)\)")


def codes_from_text(parts: Parts) -> None:
    """A code printed inside the description ("45380 -59", "(CPT 58670)", "85025 Blood count") becomes the row's code."""
    _code_apart(parts)
    text = parts.label
    if not text:
        return
    if "ndc" not in parts.marks and (found := NDC_IN_TEXT.search(text)) and (ndc := values.ndc(found[1])):
        parts.marks["ndc"] = ndc
        text = (text[: found.start()] + text[found.end() :]).strip()
    if (
        "revenue_code" not in parts.marks
        and (found := REVENUE_FIRST.match(text))
        and (revenue := values.revenue_code(found[1]))
    ):
        parts.marks["revenue_code"] = revenue
        text = text[found.end() :].strip()
    if "code" not in parts.marks and (found := CODE_LAST.search(text)) and (bracketed := values.code(found[1])):
        parts.marks["code"] = bracketed[0]
        parts.modifiers = (*parts.modifiers, *bracketed[1])
        text = text[: found.start()].strip()
    if "code" in parts.marks:
        read = values.leading_code(text)
        if read and read[0] == parts.marks["code"]:
            text = read[2]
    else:
        named = CODE_IN_TEXT.search(text)
        code = values.code(named[1] + (named[2] or "")) or values.code(named[1]) if named else None
        leading = values.leading_code(text) if code is None else None
        if named and code:
            parts.marks["code"] = code[0]
            parts.modifiers = (*parts.modifiers, *code[1])
            rest = (text[: named.start()].strip(" -,;:"), text[named.end() :].strip(" -,;:)"))
            text = " ".join(piece for piece in rest if piece)
        elif (
            code is None
            and leading is None
            and (last := CODE_AT_END.search(text))
            and not TOWN.search(text[: last.start()])
            and not OTHER_NUMBER.search(text[: last.start()])
            and (ending := values.code(last[1]))
        ):
            parts.marks["code"], parts.modifiers = ending[0], (*parts.modifiers, *ending[1])
            text = text[: last.start()].strip(" -,;:")
        elif leading is not None:
            parts.marks["code"] = leading[0]
            parts.modifiers = (*parts.modifiers, *leading[1])
            text = leading[2]
        elif (bare := values.code(text)) is not None:
            parts.marks["code"], parts.modifiers = bare[0], (*parts.modifiers, *bare[1])
            text = ""
    if "day" not in parts.days and (found := DAY_IN_TEXT.search(text)):
        parts.marks["day_in_text"] = found[1]
    parts.texts["description"] = [text] if text else []


def _code_apart(parts: Parts) -> None:
    """Under a heading that was read as one of words ("Procedure - transaction") a code alone is the row's code, and words are
    its description where no other column has any."""
    if not parts.label and "other_text" in parts.texts:
        parts.texts["description"] = [" ".join(parts.texts.pop("other_text"))]
        parts.places.setdefault("description", parts.places.pop("other_text", ()))
    alone = parts.texts.get("other_text", [])
    if "code" in parts.marks or len(alone) != 1:
        return
    read = values.code(alone[0])
    if read is not None and any(map(str.isdigit, read[0])):
        parts.marks["code"], parts.modifiers = read[0], (*parts.modifiers, *read[1])
        parts.places["code"] = parts.places.get("other_text", ())
        del parts.texts["other_text"]


__all__ = ["codes_from_text"]
