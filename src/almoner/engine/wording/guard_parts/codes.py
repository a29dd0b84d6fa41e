"""Codes, account numbers and legal cites, each written one way."""

import re
from collections.abc import Iterator

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.tokens import Fact, Kind

SECTION = r"\d+[A-Za-z]*(?:[.-]\d*[A-Za-z]*\d*)*(?:\s?\([A-Za-z0-9]{1,5}\))*(?:-\d+[a-z]?)?(?:\([A-Za-z0-9]{1,5}\))*"
SIGN = r"(?:§{1,2}|sections?|secs?\.?|secci[oó]n(?:es)?|art[ií]culos?|art\.|parts?|partes?)"
USC = r"(?:U\.?\s?S\.?\s?C\.?(?:\s?A\.?)?|United\s+States\s+Code|U\.?S\.?\s+Code|C[oó]digo\s+de\s+(?:los\s+)?(?:EE\.?\s?UU\.?|Estados\s+Unidos))"
CFR = (
    r"(?:C\.?\s?F\.?\s?R\.?|Code\s+of\s+Federal\s+Regulations|C[oó]digo\s+de\s+(?:Reglamentos|Regulaciones|Normas)\s+Federales)"
)
TITLE_FIRST = re.compile(
    rf"(?:(?:title|t[ií]tulo)\s+)?(?P<title>\d{{1,2}})\s*,?\s*(?:of\s+the\s+|del\s+)?(?:(?P<usc>{USC})|(?P<cfr>{CFR}))\s*,?\s*(?:{SIGN}\s*)?(?P<section>{SECTION})",
    re.IGNORECASE,
)
SECTION_FIRST = re.compile(
    rf"(?:{SIGN}\s*)(?P<section>{SECTION})\s*,?\s*(?:of|del|de)\s+(?:the\s+)?(?:(?:title|t[ií]tulo)\s+)?(?P<title>\d{{1,2}})\s*,?\s*(?:(?:of|del|de)\s+(?:the\s+)?)?(?:(?P<usc>{USC})|(?P<cfr>{CFR}))",
    re.IGNORECASE,
)
SECTION_ALONE = re.compile(rf"(?<!\w){SIGN}\s*(?P<section>{SECTION})", re.IGNORECASE)
REASON = re.compile(r"(?<!\w)(?P<group>CO|PR|OA|PI)[- ]?(?P<reason>\d{1,3}|[AB]\d{1,2})(?!\w)")
REMARK = re.compile(r"(?<!\w)(?:[MN]\d{1,3}|MA\d{2,3})(?!\w)")
REVENUE = re.compile(
    r"(?:rev(?:enue)?\.?\s*(?:code|c[oó]digo)?|c[oó]digo\s+de\s+ingresos?)\s*(?:n[oºú]m?\.?\s*|#\s*)?(?P<code>\d{3,4})(?!\w)",
    re.IGNORECASE,
)
MODIFIED = re.compile(r"(?<!\w)(?P<code>[A-Z]\d{4}|\d{5}|\d{4}[A-Z])-(?P<modifier>[A-Z0-9]{2})(?![\w-])")
MODIFIER = re.compile(r"(?:modifiers?|modificador(?:es)?)\s*(?P<code>[A-Z0-9]{2})(?!\w)", re.IGNORECASE)
MODIFIER_TOO = re.compile(r"\s*(?:,|/|and|or|y|o|,\s*(?:and|or|y|o))\s*(?P<code>[A-Z0-9]{2})(?![\w$])")
DIAGNOSIS = re.compile(r"(?<![\w-])[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}(?!\w)")
MAIL = re.compile(r"(?<!\w)[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s<>()]+[^\s<>().,;:]", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w-])(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?![\w-])|(?<![\w-])\d{3}-\d{4}(?![\w-])")
MIXED = re.compile(r"(?<![\w$.])(?=[\w/.-]*\d)(?=[\w/.-]*[A-Za-z])[A-Za-z0-9]+(?:[-/.][A-Za-z0-9]+)*(?!\w)")
LONG = re.compile(
    r"(?<![\w$.,/-])(?!\d{1,2}-\d{1,2}(?![\d-]))\d+(?:-\d+)+(?![\w%]|[.,/]\d)|(?<![\w$.,/-])(?:\d{5,}|0\d{3})(?![\w%]|[.,]\d)"
)
SPACED = re.compile(
    r"(?P<label>(?:account|acct\.?|claim|member|policy|reference|case|id|cuenta|reclamo|reclamaci[oó]n|p[oó]liza|referencia|caso|miembro|identificaci[oó]n)\s*(?:(?:number|no|n[uú]mero|id|n[uú]m)\.?\s*)?(?:#|:)?\s*)(?P<code>[A-Z]{0,4}\d{2,}(?:[ ][A-Z0-9]*\d[A-Z0-9]*)+)(?!\w)",
    re.IGNORECASE,
)
UNITS_OF_SIZE = re.compile(r"\d+(?:mg|ml|mcg|kg|am|pm|st|nd|rd|th|k|hr|hrs|x|día|días|day|days)", re.IGNORECASE)
COUNTED = re.compile(r"\d+-[A-Za-z]{3,}(?:-[A-Za-z]+)*")
"""30-day is a length, not a code."""


def cite_facts(text: str) -> Iterator[Fact]:
    for pattern in (TITLE_FIRST, SECTION_FIRST):
        for found in pattern.finditer(text):
            book = "USC" if found["usc"] else "CFR"
            end = found.end()
            yield Fact(Kind.CITATION, f"{int(found['title'])} {book} {section(found['section'])}", found[0], found.start(), end)
    for found in SECTION_ALONE.finditer(text):
        yield Fact(Kind.CITATION, "§ " + section(found["section"]), found[0], found.start(), found.end())


def section(written: str) -> str:
    return re.sub(r"\s", "", written).rstrip(".-")


def code_facts(text: str) -> Iterator[Fact]:
    for pattern in (MAIL, LINK):
        for found in pattern.finditer(text):
            yield fact(found, folded(found[0]).removeprefix("https://").removeprefix("http://").rstrip("/"))
    for found in PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        yield fact(found, "phone " + (digits[1:] if len(digits) == 11 and digits[0] == "1" else digits))
    for found in REASON.finditer(text):
        yield fact(found, found["group"] + found["reason"])
    for found in REVENUE.finditer(text):
        yield Fact(Kind.CODE, found["code"].zfill(4), found["code"], found.start("code"), found.end("code"))
    for found in MODIFIED.finditer(text):
        yield Fact(Kind.CODE, found["code"], found["code"], found.start("code"), found.end("code"))
        yield Fact(Kind.CODE, "modifier " + found["modifier"], found["modifier"], found.end("code"), found.end())
    for found in MODIFIER.finditer(text):
        if any(sign.isdigit() for sign in found["code"]) or found["code"].isupper():
            yield Fact(Kind.CODE, "modifier " + found["code"].upper(), found["code"], found.start("code"), found.end("code"))
        at = found.end()
        while more := MODIFIER_TOO.match(text, at):
            yield Fact(Kind.CODE, "modifier " + more["code"], more["code"], more.start("code"), more.end("code"))
            at = more.end()
    for found in SPACED.finditer(text):
        yield Fact(Kind.CODE, packed(found["code"]), found["code"], found.start("code"), found.end("code"))
    for pattern in (DIAGNOSIS, MIXED):
        for found in pattern.finditer(text):
            if UNITS_OF_SIZE.fullmatch(found[0]) or COUNTED.fullmatch(found[0]):
                continue
            yield fact(found, packed(found[0]))
    for found in LONG.finditer(text):
        yield fact(found, packed(found[0]))


def packed(written: str) -> str:
    return re.sub(r"[\s./-]", "", written).upper()


def fact(found: re.Match[str], value: str) -> Fact:
    return Fact(Kind.CODE, value, found[0], found.start(), found.end())
