"""Addresses: streets with numbers, post boxes, towns before a state, ZIP codes."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.lists.kept import STATE_CODES, STATES
from almoner.engine.privacy.deidentify.lists.streets import COMMON_STREETS, RARE_STREETS, SPANISH_STREETS, UNITS
from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.proposals import FAIR, SURE, WEAK, Proposal
from almoner.engine.privacy.deidentify.spans import Kind
from almoner.engine.privacy.deidentify.vocabulary import folded

SECOND = rf"(?:[,.]?\s{{1,2}}(?:{UNITS}\b\.?\s?#?|\#)\s?[\w\-]{{1,8}}){{0,2}}"
COMPASS = r"(?:(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\b\.?[ ])?"
HOUSE = r"(?<![\w$.,/\-])\d{1,6}(?:[\-–]\d{1,4})?[A-Za-z]?"
STREET = rule(
    rf"{HOUSE}[ ]{{1,2}}{COMPASS}(?:(?!(?:address|of|the|for|in|on|at|and|to|is|was|from|with|or|by|per|de|el|la)\b)(?:[\w'’\-]{{2,24}}|[\w]{{1,2}}\.)[ ]){{1,4}}?(?:{COMMON_STREETS})\b\.?(?:\s(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\b)?{SECOND}",
    re.IGNORECASE,
)
TITLED = rule(
    rf"{HOUSE}[ ]{{1,2}}(?:[NSEW]\.?[ ])?(?:[A-ZÀ-Ý][\w'’.\-]{{1,24}}[ ]){{1,3}}(?:(?i:{RARE_STREETS}))\b{SECOND}(?!\s[a-z])"
)
NUMBERED = rule(
    rf"\b\d{{1,6}}\s(?:[NSEW]\.?[ ])?(?:\d{{1,3}}(?:st|nd|rd|th)|[NSEW]\d{{3,6}})(?:\s(?:{COMMON_STREETS})\b\.?)?{SECOND}",
    re.IGNORECASE,
)
ROADS = rule(
    r"\b\d{1,6}\s(?:(?:state|county|us|old|rural|farm\sto\smarket)\s){0,2}(?:highway|hwy|route|rte|road|county\sroad|cr|sr|fm|interstate)\s\d{1,5}\b",
    re.IGNORECASE,
)
BARE_STREET = rule(
    r"\b(?:on|at|off|near|along|to|from|corner\sof|of|and|&)\s((?:(?:[NSEW]\.?|North|South|East|West)\s)?(?:[A-ZÀ-Ý][\w'’\-]{1,24}\s|\d{1,3}(?:st|nd|rd|th)\s){1,3}(?:Street|Avenue|Ave|Road|Rd|Lane|Boulevard|Blvd|Parkway|Pkwy|Terrace|Highway|Drive|Way|Court|Circle|Place))\b(?!\s[A-Z])"
)
SPANISH_STREET = rule(
    rf"(?<!\w)(?:{SPANISH_STREETS})\s(?:(?:de|del|la|las|los|el|san|santa)\s){{0,3}}[A-ZÀ-Ý\d][\w'’.\-]{{0,24}}(?:\s(?:(?:de|del|la|las|los|y)\s){{0,2}}[A-ZÀ-Ý][\w'’.\-]{{1,24}}){{0,4}}(?:,?\s{{0,2}}(?:n[uú]m(?:ero)?\.?|no\.?|n[º°]|\#)?\s?\#?\d{{1,6}}[\-–]?\w?)(?!\s?(?:mg|%|horas|d[ií]as)){SECOND}",
    re.IGNORECASE,
)
QUARTER = rule(
    r"\b(?:[Cc]ol(?:onia)?\.?|[Uu]rb(?:anizaci[oó]n)?\.?|[Ff]racc(?:ionamiento)?\.?|[Bb]arrio|[Bb]o\.|[Rr]epto\.|[Rr]esidencial|[Cc]ond(?:ominio)?\.?|[Mm]unicipio de|[Dd]elegaci[oó]n|[Aa]lcald[ií]a)\s(?:(?:de|del|la|las|los|el)\s){0,2}[A-ZÀ-Ý][\w'’.]{2,24}(?:\s(?:(?:de|del|la|las|los)\s){0,2}[A-ZÀ-Ý][\w'’.]{2,24}){0,2}"
)
BOX = rule(
    rf"(?:{HOUSE}\s)?\b(?:p\.?\s?o\.?\s?box|post\soffice\sbox|postbox|pmb|apartado(?:\spostal)?|apdo\.?|(?:rural\sroute|rr|route|star\sroute)\s\d{{1,3}},?\sbox|hc\s\d{{1,3}}\sbox|rr\s\d{{1,3}}\sbox|psc\s\d{{1,5}},?\sbox)\s?#?\s?[\w\-]{{1,10}}{SECOND}",
    re.IGNORECASE,
)
CODES = "|".join(sorted(STATE_CODES))
FULL = "|".join(sorted((state.title().replace(" Of ", " of ") for state in STATES), key=len, reverse=True))
STATE = re.compile(rf"(?<=, )(?:(?:{CODES})|{FULL})\b")
TOWN = re.compile(
    rf"(?:(?<=[\s,(])|^)((?:[A-ZÀ-Ý][\w'’.\-]{{1,24}}[ ]){{0,3}}[A-ZÀ-Ý][\w'’.\-]{{1,24}})(?:,\s{{0,2}}|\s)(?:({CODES})\b\.?|({FULL})\b)(,?\s{{1,2}}\d{{5}}(?:-\d{{4}})?(?!\d))?",
    re.MULTILINE,
)
SMALL_TOWN = re.compile(
    rf"\b((?:[a-zñáéíóú'.]{{2,20}}\s){{0,2}}[a-zñáéíóú'.]{{3,20}}),?\s(?:{CODES.lower()}|{FULL.lower()})\b,?(?:\s{{1,2}}(\d{{5}})(?:-\d{{4}})?(?!\d)|(?=\s*[,.;\n]|\szip|$))"
)
A_STATE = rule(rf"\b(?:{CODES}|{FULL})\b")
SMALL_STATE = rule(rf"\b(?:{CODES.lower()}|{FULL.lower()})\b,?(?:\s{{1,2}}\d{{5}}(?:-\d{{4}})?(?!\d)|(?=\s*[,.;\n]|\szip|$))")
"""Without one of these no town is looked for."""
STATE_ZIP = rule(rf"\b(?:{CODES}|{FULL}|EE\.?\s?UU\.?|M[eé]xico)[,.]?\s{{1,3}}(\d{{5}}(?:-\d{{4}})?)(?![\w\-.]|,\d)")
ZIP = rule(
    r"\b(?:zip(?:\s?\+\s?4)?|zip\s?codes?|postal\s?code|postcode|c[oó]digo\spostal|c\.?p\.?)(?:\s(?:on\s(?:the\s)?(?:chart|file)|is|es|of|de))*\s?[:#]?\s{0,3}(?:is\s|es\s)?(\d{5}(?:-\d{3,4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d)(?![\w\-])",
    re.IGNORECASE,
)
ZIP_ASKED = rule(r"\b(?:zip|c[oó]digo\spostal)\b[^.\d]{0,40}\b(\d{5})(?![\w\-]|[.,]\d)", re.IGNORECASE)
ZIP_NINE = re.compile(r"(?<![\w\-.$/])\d{5}-\d{4}(?![\w\-])")
ADDRESS = rule(
    r"(?:\b(?:address(?:es)?|addr|direcci[oó]n|domicilio|residence)\b(?:\s(?:on\sfile|with|to|for|is|of|es|the\ssame))*\s?(?:[:,]|\bis\b|\bes\b|\bwith\b|\bto\b|\bat\b)?(?:\shere\sthey\sare:)?|\b(?:lives?|living|lived|resid(?:es|ing)|stay(?:s|ing)|located|moved|office\sis|meet\s\w{2,4}|sent|send\s\w{2,9}|mail\s\w{2,9}|arrived|delivered)\s(?:at|to|on|in)|\bvive\sen|\bvivo\sen|\bdomicilio\sen)\s{0,2}\n?\s{0,4}"
    r"((?:\d{1,6}[\s,]|(?=[^\n\d,]{3,24}\d)[A-ZÀ-Þ])[^\n.;:?!|]{3,60})",
    re.IGNORECASE,
)
CORNER = rule(r"\b(?:the\s)?corner\sof\s([^\n,?!;|]{3,70})|\besquina\s(?:de|con)\s([^\n,?!;|]{3,60})", re.IGNORECASE)
CREDENTIAL_CODES = frozenset(
    {
        "MD",
        "PA",
        "MA",
        "DO",
        "OD",
        "ME",
        "MS",
        "DE",
        "AL",
        "IN",
        "OR",
        "OK",
        "HI",
        "LA",
        "CO",
        "ID",
        "PR",
        "VA",
        "CT",
        "MT",
        "PW",
        "FM",
        "MH",
        "AS",
        "NP",
        "NE",
        "SD",
        "AP",
    }
)
"""Codes that are words or degrees too: before them it needs a ZIP code or a town that is known."""
WORDLIKE = re.compile(r"\b(?:as|in|or|me|hi|ok|de|la|al|id|ma|pa|co|mi)\b")
"""Codes of states that are words when they are written small."""


WITH_UNIT = rule(
    rf"{HOUSE}(?:[ ][\w.'’\-]{{1,24}}){{1,6}}?,?[ ](?:apt|suite|ste|unit|apartment)\b\.?[ ]#?\w{{1,6}}{SECOND}", re.IGNORECASE
)
ABROAD = rule(
    rf"(?<![\w$.,/\-])\d{{3,6}}[ ]((?:[A-ZÀ-Þ][\w'’.\-]{{2,24}}[ ](?:(?:de|du|del|la|le|van|der|von)[ ]){{0,2}}){{1,4}})\d{{1,5}}(?![\w%/]|[.,]\d){SECOND}"
)
"""A number before and after the street's name, as other countries write it."""


def find_addresses(page: Page) -> Iterator[Proposal]:
    text = page.text
    for pattern, sure in (
        (STREET, FAIR),
        (WITH_UNIT, FAIR),
        (ABROAD, WEAK),
        (TITLED, FAIR),
        (NUMBERED, WEAK),
        (ROADS, FAIR),
        (SPANISH_STREET, FAIR),
        (QUARTER, FAIR),
        (BOX, FAIR),
    ):
        for match in page.matches(pattern):
            if (
                "\n\n" not in match[0]
                and not (pattern is STREET and doubtful_street(page, match[0]))
                and not (pattern is ABROAD and known_words(page, match[1]))
            ):
                yield Proposal(*match.span(), Kind.PLACE, sure)
                yield from town_after(text, match.end())
                yield from lines_after(text, match.end())
    for match in page.matches(BARE_STREET):
        yield Proposal(*match.span(1), Kind.PLACE, WEAK)
    yield from find_towns(page)
    for pattern in (STATE_ZIP, ZIP, ZIP_ASKED):
        for match in page.matches(pattern):
            yield Proposal(*match.span(1), Kind.PLACE, SURE)
    for match in page.at_digits(ZIP_NINE):
        yield Proposal(*match.span(), Kind.PLACE, WEAK)
    for match in page.matches(ADDRESS):
        if (
            any(sign.isupper() for sign in match[1])
            and any(sign.isdigit() for sign in match[1])
            and (match[1][0].isdigit() or match[1][0].isupper())
        ):
            end = chunk_end(page, match.start(1), match.end(1))
            if any(sign.isdigit() for sign in text[match.start(1) : end]):
                yield from around_states(text, match.start(1), end)
    for match in page.matches(CORNER):
        yield Proposal(*match.span(), Kind.PLACE, WEAK)


NO_STREET = re.compile(
    r"\d{1,6}\s(?:(?:mg|mcg|ml|units?|days?|weeks?|months?|years?|hours?|minutes?|times?|visits?|patients?|people|miles?|percent|am|pm|x|dollars|d[ií]as|veces|horas|am|tabs?|pills?)\b|[a-z]{2,20}\s[a-z]{2,20}\s[a-z]{2,20}\s)",
    re.IGNORECASE,
)
NO_STREET_END = re.compile(
    r"\b(?:dr|st|ct|pl|way|place|court|drive|route|square|circle|loop|cir|ter|str|av|sq)\.?$", re.IGNORECASE
)


def doubtful_street(page: Page, found: str) -> bool:
    """ "2 days later my way": small words before a word that is not only a street's."""
    if NO_STREET.match(found) and found == found.lower():
        return True
    if not NO_STREET_END.search(found) or any(word[0].isupper() for word in found.split()[1:]):
        return bool(
            re.match(
                r"\d{1,6}\s(?:mg|mcg|ml|units?|days?|weeks?|months?|years?|hours?|minutes?|times|visits|am|pm)\b",
                found,
                re.IGNORECASE,
            )
        )
    between = found.split()[1:-1]
    return all(page.known(folded(word.strip(".,"))).ordinary("both") for word in between) and not found.lower().endswith(
        (" st", " dr", " ct", " rd")
    )


def town_after(text: str, at: int) -> Iterator[Proposal]:
    """The town that follows a street, on its line or the next, when it begins with a capital."""
    match = AFTER_STREET.match(text, at)
    if match is not None and folded(match[1]) not in STATES and match[1].upper() not in STATE_CODES:
        yield Proposal(*match.span(1), Kind.PLACE)
        if match[2]:
            yield Proposal(*match.span(2), Kind.PLACE, SURE)


def known_words(page: Page, words: str) -> bool:
    """Whether what stands between two numbers is a drug, a payer or plain words."""
    return all(
        one.kept or one.drug or one.ordinary(page.language)
        for one in (page.known(folded(word)) for word in words.split() if len(word) > 3)
    )


def lines_after(text: str, at: int) -> Iterator[Proposal]:
    """Short lines below a street down to one with a postal code: a letter's address, from anywhere."""
    match = BELOW.match(text, at)
    if match is not None:
        for group in range(1, MOST_BELOW + 2):
            if match[group] and match[group].strip() and folded(match[group].strip()) not in STATES:
                yield from around_states(text, *match.span(group))


def around_states(text: str, start: int, end: int) -> Iterator[Proposal]:
    """A place without the state in it, which may stay."""
    at = start
    for state in STATE.finditer(text, start, end):
        yield Proposal(at, state.start(), Kind.PLACE, WEAK)
        at = state.end()
    yield Proposal(at, end, Kind.PLACE, WEAK)


MOST_BELOW = 3
SHORT_LINE = r"(?:[ ,]{0,3}\n[ ,]{0,8}([A-ZÀ-Þ\d][^\n:|$;?!]{1,32}|nan))"
BELOW = re.compile(
    rf"{SHORT_LINE}??{SHORT_LINE}??{SHORT_LINE}??[ ,]{{0,3}}\n?[ ,]{{0,8}}((?:[A-ZÀ-Þ][^\n\d:|$;?!]{{1,24}}[ ])?\d{{4,6}}(?:-\d{{3,4}})?)(?=[\n?.!,]|$)"
)
AFTER_STREET = re.compile(
    rf"(?:,[ ]{{0,2}}|\s{{0,2}}\n[ ]{{0,8}}|,[ ]?\n[ ]{{0,8}})((?:(?!(?:{CODES})\b)[A-ZÀ-Ý][\w'’\-]{{1,24}}\.?(?:[ ](?!(?:{CODES})\b))?){{1,3}})(?=[,.\n;]|[ ](?:{CODES})\b|\s{{1,3}}\d{{5}}|$)(?:,?\s{{1,3}}(?:{CODES})?[ ,]{{0,2}}(\d{{5}}(?:-\d{{4}})?)(?!\d))?"
)


def find_towns(page: Page) -> Iterator[Proposal]:
    text, towns = page.text, page.vocabulary.towns
    for match in TOWN.finditer(text) if any(page.matches(A_STATE)) else ():
        start, end = match.span(1)
        code, words = match[2], match[1].split()
        while words and (
            folded(words[0]) in {"in", "from", "to", "at", "of", "the", "and", "dr", "mr", "mrs", "ms", "en", "de"}
            or (len(words) > 1 and words[0].endswith((".", ":")) and len(words[0]) > 3)
        ):
            start += len(words[0]) + 1
            words = words[1:]
        name = folded(text[start:end]).replace(".", "")
        if (
            not words
            or name in STATES
            or page.known(folded(words[-1])).kept
            or folded(words[-1]) in {"first", "last", "middle"}
        ):
            continue
        known = name in towns or folded(words[-1]) in towns
        if (
            match[4]
            or known
            or (code and "," in text[end : match.start(2)] and code not in CREDENTIAL_CODES)
            or (match[3] and "," in text[end : match.start(3)])
        ):
            yield Proposal(start, end, Kind.PLACE)
    for match in SMALL_TOWN.finditer(text) if any(page.matches(SMALL_STATE)) else ():
        words = match[1].split()
        for first in range(len(words)):
            name = folded(" ".join(words[first:])).replace(".", "")
            if name in towns and (match[2] or first == 0 or not page.known(name).ordinary(page.language)):
                yield Proposal(match.end(1) - len(" ".join(words[first:])), match.end(1), Kind.PLACE)
                break
        if match[2] and not WORDLIKE.search(text, match.end(1), match.start(2)):
            yield Proposal(*match.span(2), Kind.PLACE, SURE)


def chunk_end(page: Page, start: int, end: int) -> int:
    """An address without a word for street ends with its line, or before words that are no part of it."""
    at = start
    for words, match in enumerate(re.finditer(r"\S+", page.text[start:end])):
        word = match[0].strip(",.()")
        if (word in STATE_CODES and words > 0) or folded(word) in STATES:
            break
        if (
            word.isalpha()
            and word.islower()
            and page.known(folded(word)).ordinary("en")
            and words > 0
            and word not in {"apt", "suite", "unit", "de", "la", "del"}
        ):
            break
        at = start + match.end()
    return at
