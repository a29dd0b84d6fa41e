"""Days of the calendar: everything of a date but its year. A month alone, a year alone and a weekday alone stay."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.proposals import SURE, WEAK, Proposal
from almoner.engine.privacy.deidentify.spans import Kind

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    r"enero|ene|febrero|marzo|abril|abr|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|dic)\b\.?"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th)\b|[º°ªo]\b\.?|ro\b|er\b)?(?![\d%]|[.,]\d{1,2}\b|\s?(?:mg|mcg|ml|units|tab|%))"
YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)(?!\d)"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)"
ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[ -]first)"
)
NUMBER_WORD = r"(?:hundred|and|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|oh)"
SPOKEN_YEAR = rf"(?:,?\s(?:nineteen|eighteen|two\sthousand|twenty)(?:[ \-]{NUMBER_WORD}){{1,3}}\b)"
SPOKEN_DAY = (
    r"(?:uno|primero|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|diecis[eé]is|diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintid[oó]s|veintitr[eé]s|"
    r"veinticuatro|veinticinco|veintis[eé]is|veintisiete|veintiocho|veintinueve|treinta(?:\sy\suno)?)"
)
TO = r"\s?(?:-|–|—|to|and|through|thru|until|&|al|a|y|,)\s?"
LEAD = rf"(?:\b{WEEKDAY}\b\.?,?\s(?:the\s|el\s|d[ií]a\s)?)?"
MONTH_FIRST = re.compile(
    rf"{LEAD}\b{MONTH}[ \-/,]{{0,2}}(?:the\s)?(?:{DAY}(?:{TO}{DAY}(?!\s?(?:de\s)?{MONTH})){{0,2}}|{ORDINAL}\b{SPOKEN_YEAR}?)(?:(?:,?\s{{0,2}}(?:de\s|del\s|of\s)?|[\-/]){YEAR}|[\-/]\d\d\b)?",
    re.IGNORECASE,
)
DAY_FIRST = re.compile(
    rf"{LEAD}(?:\bthe\s)?(?<![\w.$/\-])(?:{DAY}{TO}(?:el\s)?)?{DAY}[ \-/.]?\s?(?:of\s|de\s|d[ií]as?\sde\s)?{MONTH}(?:(?:,?\s{{0,2}}(?:de\s|del\s|of\s)?|[\-/]){YEAR}|[\-/]\d\d\b)?(?!\w)",
    re.IGNORECASE,
)
IN_WORDS = re.compile(
    rf"{LEAD}\b(?:(?:the\s)?{ORDINAL}\s(?:day\s)?of\s{MONTH}|{SPOKEN_DAY}\sde\s{MONTH})(?:,?\s(?:de\s|del\s|of\s)?(?:(?:19|20)\d\d|(?:dos\smil|mil\snovecientos|two\sthousand|nineteen)(?:\s(?:and\s|y\s)?[a-zé]{{3,12}}){{0,3}}))?",
    re.IGNORECASE,
)
MONTH_YEAR = re.compile(rf"\b{MONTH},?[ \-/](?:of\s|de\s|del\s)?(?:(?:19|20)\d\d|['’]\d\d)(?!\d)", re.IGNORECASE)
DAY_MONTH_GLUED = re.compile(
    r"(?<![\w])(?:0?[1-9]|[12]\d|3[01])(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|ENE|ABR|AGO|DIC)(?:\d{4}|\d\d)(?!\w)",
    re.IGNORECASE,
)
NUMERIC = re.compile(
    r"(?<![\d./$])(\d{1,4})(\s?[/\-.]\s?)(\d{1,2})\2(\d{4}|\d{2})(?!\d|[^\W\d_](?<![A-Za-z])|/\d|\.\d|-\d{1,2}-\d)(?:(?:T|[ ]|,[ ])\d{1,2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+\-]\d\d:?\d\d)?)?"
)
STAMP = re.compile(r"(?<![\w./\-$])(\d{4})(-)(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+\-]\d\d:?\d\d)?")
PACKED = re.compile(
    r"(?<![\w.,/\-$])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:-(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?(?![\w\-/]|[.,]\d)"
)
MONTH_OF_YEAR = re.compile(
    r"(?<![\w./\-$])(?:(?:0?[1-9]|1[0-2])[/\-](?:19|20)\d\d|(?:19|20)\d\d[/\-](?:0[1-9]|1[0-2]))(?![\w/\-]|[.,]\d)"
)
SHORT = re.compile(r"(?<![\w./\-$])(\d{1,2})([/\-])(\d{1,2})(?![\w/\-%]|[.]\d)")
NOISY = re.compile(r"(?<![\w./\-$])[0-9OolIS|]{1,2}([/\-.])[0-9OolISB|]{1,2}\1[0-9OolISB|]{2,4}(?![\w/\-])")
BETWEEN = re.compile(r"[/\-.][0-9OolISB|]{1,2}[/\-.][0-9OolISB|]{2}")
"""What each of them has in the middle."""
NOISE = str.maketrans("OolI|SB", "0011158")
CUE = re.compile(
    r"(?:\b(?:on|since|from|until|till|before|after|dated?|dob|born|seen|visit(?:ed)?|dos|through|thru|service|admitted|discharged|by|el|desde|hasta|del|al|fecha|d[ií]a|naci\w{1,6}|appointment|cita|scheduled|due|"
    r"paid|pagad[oa]|pagu[eé]|surgery|received|signed|called|sent|mailed|posted|entre|between|(?:letter|visit|bill|call|claim|stay|carta|visita|factura|statement|notice|e-?mail)\sof|week\sof|semana\sdel|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\s?[:.]?\s?(?:the\s|el\s)?|\d[/\-]\d{1,2}\s?(?:-|–|to|and|al?|y|,|through|thru)\s?)$",
    re.IGNORECASE,
)
NOT_DAY = re.compile(
    r"\s?(?:pain|dolor|scale|escala|tab|pill|cup|inch|mile|of\s|cases|visits|sessions|stars|points|strength|fuerza|mg|ml|dose|hours?|size|teaspoon|ratio|vision|chance)",
    re.IGNORECASE,
)
RULE_BEFORE = re.compile(
    r"\b(?:plan|policy|law|act|edition|schedule|version|rev(?:ised|ision)?|updated?|effective|published|guidelines?|rates?|table|rule|cms|form|notice|limit|benefit|year|ley|tarifa|vigente|edici[oó]n|norma|reglamento|tabla|l[ií]mite|"
    r"formulario|coverage|price|premium|open\senrollment|inscripci[oó]n|exp(?:ires?|iration)?|vence|quarter|tax|announced|study|report|issue)\b[^.\n]{0,70}$",
    re.IGNORECASE,
)
PLAIN = rule(
    r"\b(?:birth\s?date|date\sof\sbirth|dob|(?:admission|admit|discharge|service|statement|from|thru|through)\s?(?:date|dt)?|date|dates)\b[ :#]{1,3}(?:from\s|through\s)?(\d{6}|\d{8})(?![\w\-/]|[.,]\d)",
)
SPACED = r"(?:0[1-9]|1[0-2])[ ](?:0[1-9]|[12]\d|3[01])[ ](?:(?:19|20)\d\d|\d\d)(?![\w.,/])"
SPACED_DAYS = re.compile(
    rf"(?:(?:date|birth|dob|nac|fecha|from|dos|admit\w{{0,6}}|\b24a?\b)[^\d\n]{{0,16}}[ ]{{1,3}}({SPACED})(?:[ ]{{1,3}}({SPACED}))?|(?<![\w.])({SPACED})[ ]{{1,3}}({SPACED}))"
)
THREE = re.compile(SPACED)
HOLIDAY = rule(
    r"\b(?:on|since|after|before|until|over|[Ee]l|en|[Dd]esde|del)\s((?:[Dd][ií]a\sde\s)?(?:Christmas|Thanksgiving|New\sYear'?s|Labor|Memorial|Independence|Veterans|Valentine'?s|Mother'?s|Father'?s|Easter|Halloween|July\s4th|Columbus|Presidents'?|"
    r"MLK|Juneteenth|Palm\sSunday|Good\sFriday|Ash\sWednesday|Black\sFriday|Passover|Hanukkah|Ramadan|Eid|Diwali|Cinco\sde\sMayo|Domingo\sde\sRamos|Viernes\sSanto|Nochebuena|Nochevieja|Navidad|Semana\sSanta|A[nñ]o\sNuevo|Reyes|las\sMadres|Acci[oó]n\sde\sGracias|los\sMuertos)(?:\s(?:Day|Eve|Sunday|weekend|morning|night))?)(?!\w)",
)
A_MONTH = rule(rf"(?<![^\W\d_]){MONTH}")
REACH = 64
SCORED = re.compile(
    r"(?:score[ds]?|gcs|mmse|moca|strength|fuerza|test|exam|scale|escala|ratio|index|apgars?|version|chapter|step|page|lines?|rated|grade|puntaje)\W{0,3}(?:\w{1,6}\W{1,2})?$",
    re.IGNORECASE,
)
TOP_MONTH, TOP_DAY, YEARS, BEFORE = 12, 31, range(1880, 2100), 84
SMALL_MONTHS = frozenset({"may", "mar", "march", "dec", "sep", "jun", "jan", "oct", "nov", "feb", "apr", "aug", "jul"})
TOO_SMALL = re.compile(
    r"(?:\b(?:on|in|since|until|by|from|of|before|after|el|de|between|seen|dated|dob|born|through|thru|to|and|was|para|due)\s(?:the\s)?|[:,(\n/]\s?|^)$",
    re.IGNORECASE,
)


def find_dates(page: Page) -> Iterator[Proposal]:
    text = page.text
    for start, end in around_months(page):
        yield from with_months(text, start, end)
    for pattern in (NUMERIC, STAMP):
        for match in page.at_digits(pattern):
            if a_day(match[1], match[3], match[4], match[2]):
                yield Proposal(*match.span(), Kind.DATE)
    for match in page.at_digits(PACKED):
        yield Proposal(*match.span(), Kind.DATE)
    for match in page.at_digits(DAY_MONTH_GLUED):
        yield Proposal(*match.span(), Kind.DATE, SURE)
    for match in page.at_digits(MONTH_OF_YEAR):
        if not RULE_BEFORE.search(text, max(0, match.start() - BEFORE), match.start()):
            yield Proposal(*match.span(), Kind.DATE, WEAK)
    for match in page.at_digits(SHORT):
        if short_day(text, match):
            yield Proposal(*match.span(), Kind.DATE, WEAK)
    for match in NOISY.finditer(text) if BETWEEN.search(text) else ():
        read = match[0].translate(NOISE)
        parts = read.split(match[1])
        if (
            not match[0].isdigit()
            and sum(sign.isdigit() for sign in match[0]) > len(parts) - 1
            and a_day(parts[0], parts[1], parts[2], match[1])
        ):
            yield Proposal(*match.span(), Kind.DATE)
    for match in page.small_matches(PLAIN):
        digits = match[1]
        if a_day(digits[:2], digits[2:4], digits[4:]):
            yield Proposal(*match.span(1), Kind.DATE, SURE)
    for match in SPACED_DAYS.finditer(page.low) if any(page.at_digits(THREE)) else ():
        for group in range(1, 5):
            if match[group]:
                yield Proposal(*match.span(group), Kind.DATE, SURE)
    for match in page.matches(HOLIDAY):
        yield Proposal(*match.span(1), Kind.DATE, WEAK)


def around_months(page: Page) -> Iterator[tuple[int, int]]:
    """Stretches of the text that a month stands in; the rest need not be looked at."""
    start = end = -1
    for month in page.small_matches(A_MONTH):
        if end < 0:
            start, end = max(0, month.start() - REACH), month.end() + REACH
        elif month.start() - REACH <= end:
            end = month.end() + REACH
        else:
            yield start, end
            start, end = month.start() - REACH, month.end() + REACH
    if end >= 0:
        yield start, end


def with_months(text: str, start: int, end: int) -> Iterator[Proposal]:
    for pattern in (MONTH_FIRST, DAY_FIRST, IN_WORDS):
        for match in pattern.finditer(text, start, end):
            if pattern is not MONTH_FIRST or month_meant(text, match):
                yield Proposal(match.start(), ended(text, match), Kind.DATE)
    for match in MONTH_YEAR.finditer(text, start, end):
        if month_meant(text, match) and not RULE_BEFORE.search(text, max(0, match.start() - BEFORE), match.start()):
            yield Proposal(*match.span(), Kind.DATE)


def ended(text: str, match: re.Match[str]) -> int:
    return match.start() + len(text[match.start() : match.end()].rstrip(" ,."))


def month_meant(text: str, match: re.Match[str]) -> bool:
    """Whether a month that is a word too, written small, stands where a date does: "you may 2" is none."""
    first = match[0].split()[0].rstrip(".,")
    if first[0].isupper() or first.casefold() not in SMALL_MONTHS or first.casefold() not in {"may", "mar", "march"}:
        return True
    return bool(
        TOO_SMALL.search(text, max(0, match.start() - 12), match.start()) or re.search(r"\d{4}|\d(?:st|nd|rd|th)\b", match[0])
    )


def a_day(first: str, middle: str, last: str, apart: str = "/") -> bool:
    """Year, month, day; or month and day in either order, and a year of two or four digits."""
    if not (first.isdecimal() and middle.isdecimal() and last.isdecimal()):
        return False
    one, two, three = int(first), int(middle), int(last)
    if len(first) == 4:
        return one in YEARS and 1 <= two <= TOP_MONTH and 1 <= three <= TOP_DAY
    if len(first) > 2 or not (1 <= one <= TOP_DAY and 1 <= two <= TOP_DAY and min(one, two) <= TOP_MONTH):
        return False
    if len(last) == 2:
        return apart.strip() != "." or (len(first) == len(middle) == 2)
    return three in YEARS


def short_day(text: str, match: re.Match[str]) -> bool:
    """Month and day without a year, where the words before it or its place in a table say that it is one."""
    one, two = int(match[1]), int(match[3])
    if not (one and two and one <= TOP_DAY and two <= TOP_DAY and min(one, two) <= TOP_MONTH) or NOT_DAY.match(
        text, match.end()
    ):
        return False
    before = max(0, match.start() - 24)
    if CUE.search(text, before, match.start()):
        return True
    if match[2] == "-":
        return False
    if one <= TOP_MONTH < two and not SCORED.search(text, before, match.start()):
        return True
    padded = len(match[1]) == len(match[3]) == 2
    line_start = text.rfind("\n", 0, match.start()) + 1
    return padded and (
        not text[line_start : match.start()].strip(" |*\t•-")
        or bool(re.match(r"\s?(?:-|–|to|al?)\s?\d\d/\d\d(?!\d)", text[match.end() : match.end() + 12]))
    )
