"""What headings and labels speak for, in milli-nats, and which roles hold which kind of mark."""

import re
from functools import lru_cache

from almoner.engine.intake.heading_words import FACTORS, OTHER_COUNTS, SOFT_COUNTS
from almoner.engine.intake.headings import labels_of, plain_words, role_of, row_of

Odds = tuple[tuple[str, int], ...]

MONEY_ROLES = frozenset(
    [
        "unit_price",
        "charge",
        "allowed",
        "adjustment",
        "not_covered",
        "paid",
        "other_paid",
        "hra_paid",
        "patient_paid",
        "payments_and_adjustments",
        "deductible",
        "copay",
        "coinsurance",
        "patient_owes",
        "running_balance",
        "insurance_pending",
        "shared",
    ]
)
DAY_ROLES = frozenset({"day", "through", "statement_date", "admitted", "discharged", "birth_date"})
FREE_ROLES = frozenset({"description", "remarks", "provider", "patient", "payer", "status", "kind", "network", "not_money"})
CERTAIN = 4000
SHARES = re.compile(r"deduc\w*|co-?pa(?:y|go)\w*|co-?ins\w*|coaseguro")
BETWEEN = re.compile(r"[/&+,]|\b(and|or|y|o)\b", re.IGNORECASE)  # two headings side by side are no shared one
SURE = 2800
NUMBER_FIELDS = frozenset({"account", "claim", "member_id", "group_number", "npi", "tax_id", "type_of_bill", "zip"})
AGEING = frozenset(
    [
        "current",
        "30",
        "60",
        "90",
        "120",
        "150",
        "180",
        "0",
        "31",
        "61",
        "91",
        "121",
        "over",
        "days",
        "day",
        "plus",
        "dias",
        "días",
        "dia",
        "día",
        "al",
        "o",
        "mas",
        "más",
    ]
)
NOW = (["current"], ["al", "dia"], ["al", "día"])
COUNTED_ELSEWHERE = frozenset(plain_words(phrase) for phrase in OTHER_COUNTS.split("|"))
COUNTED_SOFTLY = frozenset(plain_words(phrase) for phrase in SOFT_COUNTS.split("|"))

UNITS = frozenset({("unit",), ("units",), ("per", "unit"), ("each",)})
PRICED = frozenset(plain_words(phrase) for phrase in FACTORS.split("|"))


BOX = re.compile(
    r"^(?:(?:fl|form locator|locator|box|block|item|field|campo|casilla)\s*[.:#]?\s*(?:no\.?\s*)?\d{1,2}[a-z]?|\d{1,2}[a-z]?)\s*[.:)-]?\s+(?=[a-z]{2})",
    re.IGNORECASE,
)
"""The number of a claim form's box before its name ("FL54 PRIOR PAYMENTS", "42 REV")."""
TOTAL_LINE = re.compile(r"^0001\s+(?=[A-Za-z])")


@lru_cache(maxsize=8192)
def heading(text: str) -> Odds:
    """Roles of a column heading, likeliest first."""
    odds = _heading(text)
    if (not odds or odds[0][1] < CERTAIN) and BOX.match(text) and not is_ageing(text):
        without = _heading(BOX.sub("", text))
        return without if without and (not odds or without[0][1] > odds[0][1]) else odds
    return odds


def _heading(text: str) -> Odds:
    words = text.split()
    if len(words) > 8 or not words:
        return ()
    if is_ageing(text):
        return (("ageing", CERTAIN),)
    if text.rstrip().endswith("?"):
        return (("status", CERTAIN),)  # "Service approved?" is answered by yes or no
    if len(SHARES.findall(text.lower())) > 1 and BETWEEN.search(text):
        return (("shared", CERTAIN),)  # "Deductible/copay": the paper does not say which
    if text.lower().strip(" .:") in ("cantidad", "cant"):
        return (("units", CERTAIN),)  # above a column it counts, beside a label it is an amount
    if plain_words(text) in COUNTED_ELSEWHERE:
        return (("other_count", CERTAIN),)
    if plain_words(text) in COUNTED_SOFTLY:
        return (("units", CERTAIN),)
    if "$" in text and plain_words(text) in UNITS:
        return (("unit_price", CERTAIN),)  # "Unit $"
    if plain_words(text) in PRICED:
        return (("unit_price", CERTAIN),)
    return tuple((role, (odds - 500) * 8) for role, odds in role_of(text) if odds > 600)[:6]


def counts_softly(text: str) -> bool:
    """Whether a heading counts minutes, days or miles, which are units only where no other column has them."""
    return plain_words(text) in COUNTED_SOFTLY


@lru_cache(maxsize=8192)
def label(text: str) -> Odds:
    """Header fields of a label, likeliest first."""
    odds = _label(text)
    if (not odds or odds[0][1] < CERTAIN) and BOX.match(text):
        without = _label(BOX.sub("", text))
        return without if without and (not odds or without[0][1] > odds[0][1]) else odds
    return odds


def _label(text: str) -> Odds:
    words = text.split()
    if len(words) > 10 or not words:
        return ()
    return tuple((field, (odds - 500) * 8) for field, odds in labels_of(text))[:4]


@lru_cache(maxsize=8192)
def row_kind(text: str) -> str | None:
    """What a row is by its words, None for a service."""
    found = row_of(TOTAL_LINE.sub("", text))
    return found[0] if found else None


def is_label(text: str) -> bool:
    """Whether the text names a header field well."""
    odds = label(text)
    return bool(odds) and odds[0][1] >= 2800


def is_ageing(text: str) -> bool:
    """ "0-30 days", "31 - 60", "Over 120", "Current": buckets of an ageing table."""
    words = text.lower().replace("-", " ").replace("+", " ").replace(">", " ").replace("–", " ").split()
    return (
        bool(words)
        and all(word.strip(".:") in AGEING for word in words)
        and (any(word.isdigit() for word in words) or words in NOW)
    )


__all__ = [
    "CERTAIN",
    "DAY_ROLES",
    "FREE_ROLES",
    "MONEY_ROLES",
    "NUMBER_FIELDS",
    "SURE",
    "Odds",
    "counts_softly",
    "heading",
    "is_ageing",
    "is_label",
    "label",
    "plain_words",
    "row_kind",
]
