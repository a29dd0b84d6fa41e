"""Days as anyone writes them: one value for 03/04/2026, March 4, 2026 and 4 de marzo de 2026; an unclear order stays unclear."""

import re
from collections.abc import Iterator

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.tokens import Fact, Kind, listed
from almoner.engine.wording.months import MONTHS

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-zà-ÿ])\.?"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:\s?(?:st|nd|rd|th)\b|\.?[º°ª]|\.o\b|ro\b|er\b)?|primero|first"
YEAR = r"(?:19|20)\d\d(?!\d)"
TAIL = rf"(?:\s*,?\s*(?:del?\s+(?:a[nñ]o\s+)?|of\s+)?(?P<year>{YEAR}))?"
JOIN = r"\s*(?:-|to|and|or|through|thru|until|a|al|y|o|hasta)\s*(?:el\s+|the\s+)?"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
ISO = re.compile(r"(?<![\w-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\w|[-/.]\d)")
NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\w|[-/]\d)")
SHORT = re.compile(r"(?<![\w/.$-])(\d{1,2})/(\d{1,2})(?![\w/]|\.\d)")
MONTH_FIRST = re.compile(
    rf"(?<!\w)(?P<month>{MONTH})\s+(?P<day>{DAY})(?:{JOIN}(?:(?P<month2>{MONTH})\s+)?(?P<day2>{DAY})(?!\s*(?:days|d[ií]as)))?{TAIL}",
    re.IGNORECASE,
)
DAY_FIRST = re.compile(
    rf"(?<![\w$.,/-])(?P<day>{DAY})(?:{JOIN}(?P<day2>{DAY}))?\s*(?:[-/]|\s(?:de\s+|of\s+)?)\s*(?P<month>{MONTH})[-/]?{TAIL}",
    re.IGNORECASE,
)
MONTH_YEAR = re.compile(rf"(?<!\w)(?P<month>{MONTH})\s*,?\s*(?:del?\s+|of\s+)?(?:a[nñ]o\s+)?(?P<year>{YEAR})", re.IGNORECASE)
MONTH_ALONE = re.compile(rf"(?<!\w)(?P<month>{MONTH})(?!\w)", re.IGNORECASE)
ALONE_NEVER = frozenset({"may", "mar", "set", "march", "jan", "dec", "ago", "sep", "dic"})
WEEKDAY_ALONE = re.compile(rf"(?<!\w){WEEKDAY}(?!\w)", re.IGNORECASE)
BESIDE = re.compile(rf"{WEEKDAY}\s*,?\s*(?:the\s+|el\s+)?$", re.IGNORECASE)
YEAR_ALONE = re.compile(rf"(?<![\w$.,/-]){YEAR}(?![\w%]|[.,/-]\d)")
CLOCK = re.compile(
    r"(?<![\w:])(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s?(?:(?P<half>[ap])\.?\s?m\b\.?|(?:o'clock\s+)?(?:in\s+the|de\s+la|at)\s+(?P<part>morning|afternoon|evening|night|madrugada|mañana|tarde|noche)(?!\w))|(?<![\w:])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?!\w|:)",
    re.IGNORECASE,
)
LATE = frozenset(listed("afternoon evening night tarde noche"))
WEEKDAY_NAMES = (
    "monday lunes",
    "tuesday martes",
    "wednesday miercoles",
    "thursday jueves",
    "friday viernes",
    "saturday sabado",
    "sunday domingo",
)
WEEKDAYS = {name: number for number, names in enumerate(WEEKDAY_NAMES) for name in listed(names)}
TWO_DIGITS_UNTIL = 69


def day_facts(text: str, language: str) -> Iterator[Fact]:
    for found in ISO.finditer(text):
        yield fact(found, f"{int(found[1]):04}-{int(found[2]):02}-{int(found[3]):02}")
    order = order_of(text, language)
    for found in NUMERIC.finditer(text):
        yield fact(found, numeric(int(found[1]), int(found[3]), whole_year(found[4]), order))
    for pattern in (MONTH_FIRST, DAY_FIRST):
        yield from named(pattern, text)
    for found in MONTH_YEAR.finditer(text):
        yield fact(found, f"{found['year']}-{month(found['month']):02}")
    for found in SHORT.finditer(text):
        if 1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 31:
            yield fact(found, numeric(int(found[1]), int(found[2]), "????", order))


def late_day_facts(text: str) -> Iterator[Fact]:
    """Clock times, week days, months and years by themselves, after all that is more than they."""
    for found in CLOCK.finditer(text):
        hour = int(found["hour"] or found["hour24"])
        if found["half"] or found["part"]:
            late = (found["half"] or "").lower() == "p" or (found["part"] or "").lower() in LATE
            hour = hour % 12 + (12 if late else 0)
        yield fact(found, f"{hour:02}:{int(found['minute'] or found['minute24'] or 0):02}")
    for found in WEEKDAY_ALONE.finditer(text):
        yield fact(found, f"weekday {WEEKDAYS[folded(found[0])]}")
    for found in MONTH_ALONE.finditer(text):
        if folded(found["month"]).strip(".") not in ALONE_NEVER and len(found["month"].strip(".")) > 3:
            yield Fact(
                Kind.DATE,
                f"month {month(found['month']):02}",
                found[0],
                found.start(),
                found.end(),
                loose=unsure(found["month"]),
            )
    for found in YEAR_ALONE.finditer(text):
        yield fact(found, f"year {found[0]}")


def unsure(name: str) -> bool:
    """ "marzo" and "mayo" alone have English partners, "march" and "may", that are words too."""
    return month(name) in (3, 5)


def named(pattern: re.Pattern[str], text: str) -> Iterator[Fact]:
    for found in pattern.finditer(text):
        start = found.start()
        beside = BESIDE.search(text[max(0, start - 16) : start])
        if beside:
            start -= len(beside[0])
        groups = found.groupdict()
        year = groups.get("year") or year_after(text, found.end()) or "????"
        first = f"{year}-{month(found['month']):02}-{day(found['day']):02}"
        if not groups.get("day2"):
            yield Fact(Kind.DATE, first, found[0], start, found.end())
            continue
        second_month = month(groups["month2"]) if groups.get("month2") else month(found["month"])
        cut = found.start("day2")
        yield Fact(Kind.DATE, first, found[0], start, cut)
        yield Fact(Kind.DATE, f"{year}-{second_month:02}-{day(found['day2']):02}", found[0], cut, found.end())


def year_after(text: str, at: int) -> str | None:
    """ "from March 4 to March 6, 2026", "del 4 de marzo al 6 de abril de 2026": the year stands once."""
    found = re.match(
        rf"\s*(?:-|to|and|through|a|al|y|hasta)\s*(?:el\s+)?(?:{MONTH}\s+(?:{DAY})|(?:{DAY})\s+(?:de\s+|of\s+)?{MONTH})\s*,?\s*(?:del?\s+)?({YEAR})",
        text[at:],
        re.IGNORECASE,
    )
    return found[1] if found else None


def month(name: str) -> int:
    return MONTHS[folded(name).strip(".")]


def day(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else 1


def whole_year(written: str) -> str:
    if len(written) == 4:
        return written
    return f"{'20' if int(written) <= TWO_DIGITS_UNTIL else '19'}{written}"


def order_of(text: str, language: str) -> str:
    """How this text writes days in figures: "mdy", "dmy", or "?" where nothing tells."""
    firsts = {(int(found[1]), int(found[3])) for found in NUMERIC.finditer(text)}
    day_first = any(first > 12 >= second for first, second in firsts)
    month_first = any(second > 12 >= first for first, second in firsts)
    if day_first and month_first:
        return "?"
    if day_first:
        return "dmy"
    return "mdy" if month_first or language == "en" else "?"


def numeric(first: int, second: int, year: str, order: str) -> str:
    if first == second and first <= 12:
        return f"{year}-{first:02}-{second:02}"
    if first > 12 >= second:
        return f"{year}-{second:02}-{first:02}"
    if second > 12 >= first:
        return f"{year}-{first:02}-{second:02}"
    if order == "?" or first > 12:
        return f"unclear {first}/{second}/{year}"
    month_number, day_number = (first, second) if order == "mdy" else (second, first)
    return f"{year}-{month_number:02}-{day_number:02}"


def fact(found: re.Match[str], value: str) -> Fact:
    return Fact(Kind.DATE, value, found[0], found.start(), found.end())
