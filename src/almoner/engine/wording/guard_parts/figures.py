"""Amounts, shares, lengths of time and plain numbers, in figures and in words."""

import re
from collections.abc import Iterator
from decimal import Decimal

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.number_words import (
    A_TIME_OF,
    AWAY,
    BOTH,
    BUSINESS_AFTER,
    BUSINESS_BEFORE,
    CALENDAR,
    ONES,
    POWERS,
    UNITS,
    VALUES,
)
from almoner.engine.wording.guard_parts.ordinals import NUMBERED
from almoner.engine.wording.guard_parts.tokens import Fact, Kind, listed

FIGURE = r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?(?!\d)"
UNIT = r"(?:dollars?|d[oó]lar(?:es)?|bucks)"
CODE = r"(?:USD|US\$|U\.S\.\s?dollars?|US\s?dollars?|d[oó]lares\s+estadounidenses)"
OTHER = r"(?:EUR|€|euros?|MXN|GBP|£|pesos?)"
BEFORE = re.compile(
    rf"(?P<minus>-\s?)?(?:USD\s?\$?|US\s?\$|\$|(?P<other>EUR|€|MXN|£))\s?(?P<minus2>-)?(?P<figure>{FIGURE})(?:\s?(?:{CODE}\b|{UNIT}\b))?(?P<power>\s?(?:million|millones|mil|thousand|k)\b)?",
    re.IGNORECASE,
)
AFTER = re.compile(
    rf"(?<![\w.,-])(?P<minus>-)?(?P<figure>{FIGURE})\s?(?:{CODE}|{UNIT}|\$|(?P<other>{OTHER}))(?!\w)(?:\s+(?:and|with|con|y)\s+(?P<cents>\d{{1,2}})\s+(?:cents?|centavos?|c[eé]ntimos?))?",
    re.IGNORECASE,
)
CENTS = re.compile(r"(?<![\w.,-])(?P<figure>\d{1,2})\s?(?:cents?|centavos?|¢)(?!\w)", re.IGNORECASE)
BARE = re.compile(
    r"(?<![\w.,/-])(?P<minus>-)?(?P<figure>\d{1,3}(?:,\d{3})*\.\d{2}|\d+\.\d{2}|\d{1,3}(?:\.\d{3})+,\d{2}|\d+,\d{2})(?![\w%]|[.,/-]\d|\s?(?:%|percent|per\s+cent|por\s+ciento))"
)
SHARE = re.compile(
    r"(?<![\w.,])(?P<figure>\d+(?:[.,]\d+)?)\s?(?:%|percent(?:age)?\b|per\s+cent\b|por\s?ciento\b)", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d.,]*\d|\d")
CENT_WORDS = frozenset(listed("cent cents centavo centavos centimo centimos"))
SMALL_COUNTS = frozenset(listed("2 3 4 5 6"))
"""So many things are counted by whoever sees them listed."""
LONGEST_FIGURE = 15
"""Digits of the longest amount or count; what is longer is a code."""


def amount_facts(text: str) -> Iterator[Fact]:
    for pattern in (BEFORE, AFTER):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            value = money(found["figure"], power=groups.get("power"), cents=groups.get("cents"))
            if groups.get("minus") or groups.get("minus2"):
                value = "-" + value
            if groups.get("other"):
                value += " " + folded(str(groups["other"]))[:3]
            yield Fact(Kind.AMOUNT, value, found[0].strip(), found.start(), found.end())
    for found in CENTS.finditer(text):
        yield Fact(Kind.AMOUNT, money("0." + found["figure"].zfill(2)), found[0], found.start(), found.end())


def bare_amount_facts(text: str) -> Iterator[Fact]:
    """Amounts without a sign, as columns print them: two decimals give them away."""
    for found in BARE.finditer(text):
        yield Fact(Kind.AMOUNT, ("-" if found["minus"] else "") + money(found["figure"]), found[0], found.start(), found.end())


def money(figure: str, *, power: str | None = None, cents: str | None = None) -> str:
    """Cents as digits; a figure whose style is not clear stays as it is written, marked "?"."""
    plain = figure.replace(" ", "").replace("'", "")
    last = max(plain.rfind("."), plain.rfind(","))
    decimals = len(plain) - last - 1 if last >= 0 else 0
    grouped = plain.replace(".", "").replace(",", "")
    if len(grouped) > LONGEST_FIGURE:
        return "?" + plain
    if last < 0 or (decimals == 3 and plain[last] == ",") or (decimals == 3 and plain.count(".") > 1):
        value = Decimal(grouped)
    elif decimals in (1, 2):
        value = Decimal(grouped[:-decimals] + "." + grouped[-decimals:])
    else:
        return "?" + plain
    scale = {"million": 1_000_000, "millones": 1_000_000, "mil": 1000, "thousand": 1000, "k": 1000}
    if power:
        value *= scale[folded(power.strip())]
    if cents:
        value += Decimal(cents) / 100
    return str(int(value * 100))


def share_facts(text: str) -> Iterator[Fact]:
    for found in SHARE.finditer(text):
        yield Fact(Kind.NUMBER, f"{plain_number(found['figure'])}%", found[0], found.start(), found.end())


def multiplied(value: str, by: int) -> str:
    """Exact, however long the number is; one too long to be a number is not multiplied."""
    if len(value) > LONGEST_FIGURE:
        return f"{value} x {by}"
    product = Decimal(value) * by
    return str(int(product)) if product == int(product) else f"{product.normalize():f}"


def plain_number(figure: str) -> str:
    """1,5 and 1.50 are 1.5; 1,200 is 1200."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", figure):
        return figure.replace(",", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", figure):
        return figure.replace(".", "")
    if len(figure) > LONGEST_FIGURE or not re.fullmatch(r"\d+(?:[.,]\d+)?", figure):
        return re.sub(r"\D", "", figure)
    value = Decimal(figure.replace(",", "."))
    return f"{value.normalize():f}" if "." in figure or "," in figure else figure.lstrip("0") or "0"


def number_facts(text: str, language: str) -> Iterator[Fact]:
    """Numbers in figures or words, with their unit of time, "percent" or "dollars"; "thirty (30)" is one."""
    words = [(found[0], folded(found[0]), found.start(), found.end()) for found in WORD.finditer(text)]
    at = 0
    while at < len(words):
        value, used, loose = number_at(words, at, language, text)
        if not used:
            at += 1
            continue
        end = at + used
        twice = re.match(r"\s*\(\s*([\d.,]+)\s*\)", text[words[end - 1][3] :])
        if twice and not words[at][0][0].isdigit() and plain_number(twice[1].strip(".,")) == value and end < len(words):
            end += 1
        start, stop = words[at][2], words[end - 1][3]
        unit, more = unit_at(words, end, text, stop)
        if unit is not None and words[at][1] in ("a", "an", "un", "una") and not a_time(words, at, end + more, text):
            at = end + more
            continue
        if unit is not None:
            name, size = unit
            stop = words[end + more - 1][3]
            yield Fact(Kind.NUMBER, f"{multiplied(value, size)} {name}", text[start:stop], start, stop)
            end += more
        elif end < len(words) and words[end][1] in ("dollar", "dollars", "dolar", "dolares"):
            stop = words[end][3]
            end += 1
            cents, more = cents_at(words, end, language, text)
            if more:
                end += more
                stop = words[end - 1][3]
            amount = str(int(multiplied(value, 100)) + cents) if len(value) < LONGEST_FIGURE else value
            yield Fact(Kind.AMOUNT, amount, text[start:stop], start, stop)
        elif end < len(words) and (words[end][1] == "percent" or [w[1] for w in words[end : end + 2]] == ["por", "ciento"]):
            end += 1 if words[end][1] == "percent" else 2
            yield Fact(Kind.NUMBER, f"{value}%", text[start : words[end - 1][3]], start, words[end - 1][3])
        elif not loose or counted(words, end):
            yield Fact(
                Kind.NUMBER,
                value,
                text[start:stop],
                start,
                stop,
                loose=loose,
                weak=value in SMALL_COUNTS,
                noun=noun_at(words, end),
            )
        at = max(end, at + 1)


Words = list[tuple[str, str, int, int]]


def number_at(words: Words, at: int, language: str, text: str) -> tuple[str, int, bool]:
    """The number that begins here, how many words it has (0: none), and whether it may be left unsaid."""
    shown, word, _, end = words[at]
    if shown[0].isdigit():
        figure = shown.strip(".,")
        power = POWERS.get(words[at + 1][1]) if at + 1 < len(words) and text[end : words[at + 1][2]].isspace() else None
        value = plain_number(figure)
        return (multiplied(value, power), 2, False) if power else (value, 1, False)
    known, ones = VALUES[language], ONES[language]
    if word in BOTH:
        return "2", 1, True
    if word in ones:
        following = words[at + 1][1] if at + 1 < len(words) else ""
        if following not in POWERS or (language == "es" and following == "mil"):
            return "1", 1, True
    elif word not in known and not (language == "es" and word == "mil"):
        return "", 0, False
    if word == "once" and language == "en":
        return "", 0, False
    total, part, used = 0, 0, 0
    while at + used < len(words):
        if used and not re.fullmatch(r"[\s-]+", text[words[at + used - 1][3] : words[at + used][2]]):
            break
        here = words[at + used][1]
        if here in known:
            part += known[here]
        elif here in ones and (
            used == 0 or (words[at + used - 1][1] in ("and", "y", *VALUES[language]) and here not in ("a", "an"))
        ):
            part += 1
        elif here in POWERS:
            if POWERS[here] == 100:
                part = (part or 1) * 100
            else:
                total, part = total + (part or 1) * POWERS[here], 0
        elif here in ("and", "y") and used and at + used + 1 < len(words) and joins(words, at + used, known):
            pass
        else:
            break
        used += 1
    return str(total + part), used, False


def cents_at(words: Words, at: int, language: str, text: str) -> tuple[int, int]:
    """ "and thirty cents" after dollars: the cents and how many words they take."""
    if at + 2 >= len(words) or words[at][1] not in ("and", "con", "y", "with"):
        return 0, 0
    value, used, _ = number_at(words, at + 1, language, text)
    told = used and value.isdigit() and int(value) < 100 and at + 1 + used < len(words)
    return (int(value), used + 2) if told and words[at + 1 + used][1] in CENT_WORDS else (0, 0)


def joins(words: Words, at: int, known: dict[str, int]) -> bool:
    """ "one hundred and five", "treinta y dos": not "two and three"."""
    before, after = words[at - 1][1], words[at + 1][1]
    if words[at][1] == "and":
        return before in ("hundred", "thousand") and after in known
    return known.get(before, 0) in range(30, 100, 10) and (known.get(after, 10) < 10 or after in ("un", "uno", "una"))


def unit_at(words: Words, at: int, text: str, stop: int) -> tuple[tuple[str, int] | None, int]:
    """The unit of time after a number and how many words it takes."""
    if at >= len(words) or not re.fullmatch(r"[\s)-]*", text[stop : words[at][2]]):
        return None, 0
    special, used = "", 0
    word = words[at][1]
    if word in BUSINESS_BEFORE | CALENDAR:
        special = "business " if word in BUSINESS_BEFORE else "calendar "
        used = 1
        word = words[at + 1][1] if at + 1 < len(words) else ""
    if word not in UNITS:
        return None, 0
    used += 1
    if at + used < len(words) and words[at + used][1] in BUSINESS_AFTER | CALENDAR:
        special = "business " if words[at + used][1] in BUSINESS_AFTER else "calendar "
        used += 1
    name, size = UNITS[word]
    return (special + name, size), used


def a_time(words: Words, at: int, end: int, text: str) -> bool:
    """Whether "a week" is one week: "within a week", "a week after"; "$5 a week" is each week."""
    beside = at > 0 and text[words[at - 1][3] : words[at][2]].isspace()
    return (beside and words[at - 1][1] in A_TIME_OF) or (end < len(words) and words[end][1] in AWAY)


def noun_at(words: Words, at: int) -> str:
    return words[at][1] if at < len(words) else ""


def counted(words: Words, at: int) -> bool:
    """Whether "one" stands before something that could be two."""
    return words[at - 1][1] in BOTH or (at < len(words) and words[at][1] in NUMBERED)
