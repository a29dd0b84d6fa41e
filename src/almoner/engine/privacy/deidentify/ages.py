"""Ages over 89, and years of birth that say such an age."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.proposals import SURE, Proposal
from almoner.engine.privacy.deidentify.spans import Kind

OLD = r"(?:9\d|1[0-2]\d)"
TENS = r"(?:ninety|a\shundred|one\shundred|noventa|cien(?:to)?)"
ONES = r"(?:[ \-](?:and[ ]|y[ ])?(?:one|two|three|four|five|six|seven|eight|nine|ten|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?"
AGE = re.compile(
    rf"(?<![\w.$/\-])({OLD}|{TENS}{ONES})[ \-]?(?:(?:years?|yrs?|yr|year)[ \-]?(?:old|of[ ]age)|y\.?/?o\.?\b|a[ñn]os(?:[ ]de[ ]edad|[ ]cumplidos)|[ ]?year[ ]?old)",
    re.IGNORECASE,
)
LABELLED = re.compile(
    rf"(?:\bage[ds]?|\bedad|\baged|\bturn(?:ed|s|ing)|\bcumpli[óoe]|\bcumple|\bat\sthe\sage\sof|\bage\sof|\ba\slos|\bla\sedad\sde|\bhe\s(?:is|was)|\bshe\s(?:is|was)|\bh?s?hes|\bwho\swas|(?:mom|dad|mother|father|grandmother|grandfather|grandma|grandpa|aunt|uncle|wife|husband)\s(?:is|was)|\bi\sam|\bi'?m|\bhe's|\bshe's|\bwho\sis|\bis\snow|\btiene(?:\sya)?|\btengo|\bde)\s?[:=]?\s?({OLD}|{TENS}{ONES})\b"
    r"(?P<after>\s?(?:years?|yrs?|a[ñn]os)\b)?(?!\s?(?:days?|weeks?|months?|minutes?|%|percent|mg|units|d[ií]as|meses|semanas|miles|lbs?|pounds|dollars|d[óo]lares|pesos|visits|/|por\sciento)|[.,/\-:]?\d)",
    re.IGNORECASE,
)
SEX = re.compile(
    rf"(?<![\w.$/\-])({OLD})\s?(?:y/?o\s)?(?:F|M)\b(?!\.\w)|\b(?:M|F|Male|Female|Hombre|Mujer)[/, ]{{1,2}}({OLD})(?=[\s,.;)]|$)(?!\s?(?:mg|%))"
)
APART = re.compile(r"(?<=[a-z]),\s(9\d|1[01]\d)(?=(?:\s(?:years?|yrs?|a[ñn]os))?,\s|\)|\.(?:\s|$))")
OLD_WORDS = rule(r"\b(nonagenarian|centenarian|nonagenari[oa]|centenari[oa])s?\b")
BIRTH_YEAR = rule(
    r"\b(?:born|birth\syear|year\sof\sbirth|yob|naci[óo]|nacid[oa]|nac[ií]|a[ñn]o\sde\snacimiento)\s?(?:in|en|:|back\sin|el\sa[ñn]o|in\sthe\syear)?\s?(18[5-9]\d|19[0-2]\d|193[0-6])(?!\d|[/\-])"
)
"""Born in 1936 or before: over 89 in 2026. The engine knows no clock; a later year only makes it too mild by that much."""
NEEDS_YEARS = re.compile(r"(?:\bde|\btiene(?:\sya)?|\btengo|\ba\slos)\s?[:=]?\s?$", re.IGNORECASE)


OLD_FIGURES = re.compile(rf"(?<![\d.,$]){OLD}(?!\d)")
OLD_IN_WORDS = rule(rf"\b(?:{TENS})")
LEAD, REST = 34, 34


def find_ages(page: Page) -> Iterator[Proposal]:
    text = page.text
    for old in (*page.at_digits(OLD_FIGURES), *page.small_matches(OLD_IN_WORDS)):
        start, end = max(0, old.start() - LEAD), old.end() + REST
        for pattern in (AGE, LABELLED, SEX, APART):
            for match in pattern.finditer(text, start, end):
                at = match.span(1) if match[1] else match.span(2)
                if at[0] == old.start() and (
                    pattern is not LABELLED or match["after"] or not NEEDS_YEARS.search(text, match.start(), at[0])
                ):
                    yield Proposal(*at, Kind.AGE, SURE)
    for one in (OLD_WORDS, BIRTH_YEAR):
        for match in page.small_matches(one):
            yield Proposal(*match.span(1), Kind.AGE, SURE)
