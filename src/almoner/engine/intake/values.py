"""What one printed mark can be: money, units, codes, numbers of people and places; None where it cannot.

Each function reads a whole mark (a word, a joined run of words, a cell) and says nothing about its meaning: "99213" is a
possible code and a possible ZIP at once, and the layout decides. Days are read in `days`.
"""

import re
from decimal import Decimal
from functools import lru_cache

from almoner.engine.intake.days import day, span
from almoner.engine.money import Money

__all__ = [
    "account",
    "adjustment_code",
    "code",
    "day",
    "icd",
    "leading_code",
    "modifiers",
    "money",
    "ndc",
    "npi",
    "place_of_service",
    "revenue_code",
    "share",
    "span",
    "tidy",
    "units",
]

PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t\r\n", " "),
        **dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff\u00ad", ""),
        **{chr(0xFEE0 + ord(sign)): sign for sign in "$,.()0123456789"},  # full-width forms
    }
)
CURRENCY = re.compile(r"U\.?S\.?\s?\$|US?D\b|\bUS?D|\$|\bd[oó]lares\b|\bdollars\b", re.IGNORECASE)
CREDIT = re.compile(r"(?:\s*\b|(?<=\d))CR(?:EDIT|\.)?$|^CR\s+|\s+cr[eé]dito$", re.IGNORECASE)
DEBIT = re.compile(r"(?:\s*\b|(?<=\d))D[RB]\.?$|^DR\s+", re.IGNORECASE)
AMERICAN = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,12})?(\.\d{1,2})?", re.ASCII)
EUROPEAN = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,12}),(\d{2})", re.ASCII)
SPACED = re.compile(r"(?<=\d)\s*([.,])\s*(?=\d)", re.ASCII)
LARGEST = 10**13  # cents: a hundred thousand million dollars is no bill


LONGEST = 1000
"""Signs of a name or number that are kept: longer than any, so that none is cut, and short enough for every face."""


def tidy(text: str) -> str:
    """One line with plain blanks, hyphens and digits, nothing invisible; the words themselves stay as printed."""
    return " ".join(text.translate(PLAIN).split())


@lru_cache(maxsize=16384)
def money(text: str, *, bare: bool = False) -> Money | None:
    """An amount: "$1,204.00", "(45.00)", "45.00-", "1,204.00 CR" (negative), "1.234,56". A whole number or one decimal counts
    only beside a currency mark, or when the caller knows the place holds money (`bare`). Never more than two decimals.
    """
    mark = tidy(text)
    if len(mark) > 40 or not any(sign.isdigit() for sign in mark):
        return None
    mark = mark.rstrip("*†‡ ")
    plain = CURRENCY.sub("", mark, count=1)
    stated = plain != mark
    plain = plain.strip()
    credited = CREDIT.sub("", plain, count=1)
    credit, plain = credited != plain, credited.strip()
    debited = DEBIT.sub("", plain, count=1)
    debit, plain = debited != plain, debited.strip()
    bracketed = plain.startswith("(") and plain.endswith(")")
    plain = plain[1:-1].strip() if bracketed else plain
    signed = plain.startswith(("-", "+")) or plain.endswith("-")
    minus = "-" in (plain[:1], plain[-1:])
    if plain[:1] in "-+" and plain[-1:] in "-+":
        return None
    plain = plain[1:] if plain[:1] in "-+" else plain.removesuffix("-")
    negative = credit or bracketed or minus
    if negative and debit:
        return None
    cents = _cents(SPACED.sub(r"\1", plain.strip()), loose=stated or bare, signed=signed or bracketed or credit or debit)
    if cents is None or cents >= LARGEST:
        return None
    return Money(-cents if negative else cents)


def _cents(mark: str, *, loose: bool, signed: bool) -> int | None:
    found = AMERICAN.fullmatch(mark)
    if found and mark:
        whole, part = found[1] or "", found[2] or ""
        if not part and not loose:
            return None
        if len(part) == 2 and not loose:
            return None
        if not whole and not part:
            return None
        return int(whole.replace(",", "") or "0") * 100 + int(part[1:].ljust(2, "0") or "0")
    found = EUROPEAN.fullmatch(mark)
    # "25,59" alone may as well be two modifiers; a thousands dot, a sign or a currency settles it.
    if found and ("." in found[1] or loose or signed):
        return int(found[1].replace(".", "")) * 100 + int(found[2])
    return None


UNITS = re.compile(
    r"(?:x\s?)?([-+]?)((?:\d{1,3}(?:,\d{3})+|\d{1,9})?(?:\.\d{1,4})?)\s?(-?)\s?"
    r"(?:x|un|uns|unit|units|unidad|unidades|ea|each|ml|mls|mg|gr|gm|g|f2|me|mj|min|mins|minutes|hr|hrs|hours|days?|d[ií]as?|visits?|doses?|tabs?|caps?|qty|kit|vial)?\.?",
    re.ASCII | re.IGNORECASE,
)
PREFIXED_UNITS = re.compile(r"(?:un|f2|gr|me|ml|mj|qty)\s?:?\s?(?=[\d.])", re.IGNORECASE)


def units(text: str) -> Decimal | None:
    """A count or quantity ("2", "1,000", "0.5", "10 ML", "x3", "-1"); at most four decimals, without trailing zeros."""
    mark = PREFIXED_UNITS.sub("", tidy(text), count=1)
    found = UNITS.fullmatch(mark)
    if not found or not any(sign.isdigit() for sign in found[2]) or (found[1] and found[3]):
        return None
    number = Decimal(found[2].replace(",", ""))
    number = -number if "-" in (found[1], found[3]) and number else number
    return number.to_integral_value() if number == number.to_integral_value() else number.normalize()


NUMERIC_MODIFIERS = frozenset(
    str(number)
    for number in (
        *range(22, 28),
        32,
        33,
        47,
        *range(50, 60),
        62,
        63,
        66,
        73,
        74,
        *range(76, 83),
        *range(90, 94),
        95,
        96,
        97,
        99,
    )
)
MODIFIER = re.compile(r"[A-Z][A-Z0-9]|[1-8]P|\d\d", re.ASCII)
SERVICE = r"(?:\d{5}|\d{4}[AFMTU]|[A-EGHJ-MP-V]\d{4})"
CODE = re.compile(
    rf"(?:(?:CPT|HCPCS|CDT|ADA|PROC|HC|CODE|C[OÓ]DIGO)[-4]?\s?[:#]?\s*)?0?({SERVICE})((?:\s?[-, :./]\s?[A-Z0-9]{{2}}){{0,4}}|[A-Z][A-Z0-9])",
    re.IGNORECASE,
)
LEADING = re.compile(
    rf"(?:(?:CPT|HCPCS|CDT|HC)\s?[:#]?\s*)?0?({SERVICE})((?:[-:][A-Z0-9]{{2}}(?![A-Z0-9])){{0,4}})(?:\s*[-:]\s*|\s+)(\D.*)",
    re.IGNORECASE,
)


def code(text: str) -> tuple[str, tuple[str, ...]] | None:
    """A HCPCS, CPT or CDT code of five characters with any modifiers attached: "71046-26" gives ("71046", ("26",)). One extra
    leading zero, as some hospitals print ("099284"), is left out. Five digits may as well be a ZIP: the caller decides.
    """
    found = CODE.fullmatch(tidy(text))
    if not found:
        return None
    attached = modifiers(found[2].lstrip("-, :./")) if found[2] else ()
    number = found[1].upper()
    if (found[2] and not attached) or (number.isdigit() and int(number) < 100):
        return None
    return number, attached


def leading_code(text: str) -> tuple[str, tuple[str, ...], str] | None:
    """A code at the start of words ("99284-25 Made-up visit"): the code, its modifiers and the words after it."""
    found = LEADING.fullmatch(tidy(text))
    if not found:
        return None
    read = code(found[1] + found[2])
    return None if read is None else (*read, found[3].strip())


def modifiers(text: str) -> tuple[str, ...]:
    """One to five modifiers of two characters ("26", "LT,59", "RT 25"); () where any part cannot be one."""
    parts = [part for part in re.split(r"[-,;:/. |]+", tidy(text).upper()) if part]
    if len(parts) == 1 and len(parts[0]) in (4, 6, 8):
        parts = [parts[0][at : at + 2] for at in range(0, len(parts[0]), 2)]
    if not 1 <= len(parts) <= 5:
        return ()
    for part in parts:
        if not MODIFIER.fullmatch(part) or (part.isdigit() and part not in NUMERIC_MODIFIERS):
            return ()
    return tuple(dict.fromkeys(parts))


REVENUE = re.compile(r"(?:REV(?:ENUE)?\.?\s?(?:CODE|CD)?\s?[:#]?\s*)?(\d{3,4})", re.ASCII | re.IGNORECASE)


def revenue_code(text: str, *, context: bool = False) -> str | None:
    """A revenue code as four digits. Without `context` (a heading or label that says so) only the full form with its leading
    zero counts, since any three digits would do otherwise. 0001 is the total row's code and is returned as such.
    """
    mark = tidy(text)
    found = REVENUE.fullmatch(mark)
    if not found:
        return None
    digits, said = found[1], context or not mark[0].isdigit()
    if len(digits) == 3:
        return "0" + digits if said and (int(digits) >= 100 or digits == "001") else None
    number = int(digits)
    if number == 1 or 100 <= number <= 999:
        return digits
    return digits if said and (1000 <= number <= 1009 or 2100 <= number <= 2109 or 3100 <= number <= 3109) else None


NDC_DASHED = re.compile(r"(\d{4,5})-(\d{3,4})-(\d{1,2})", re.ASCII)
NDC_PREFIX = re.compile(r"^(?:NDC\s?[:#]?\s*|N4\s?)+", re.IGNORECASE)


def ndc(text: str) -> str | None:
    """A drug's NDC as eleven digits, from 5-4-2, 4-4-2, 5-3-2, 5-4-1 or eleven digits. Ten bare digits are ambiguous: None."""
    mark = NDC_PREFIX.sub("", tidy(text))
    if re.fullmatch(r"\d{11}", mark, re.ASCII):
        return mark
    found = NDC_DASHED.fullmatch(mark)
    if not found or (len(found[1]), len(found[2]), len(found[3])) not in {(5, 4, 2), (4, 4, 2), (5, 3, 2), (5, 4, 1)}:
        return None
    return found[1].zfill(5) + found[2].zfill(4) + found[3].zfill(2)


ICD = re.compile(r"[A-Z]\d[0-9AB](?:\.[0-9A-Z]{1,4}|[0-9A-Z]{0,4})", re.ASCII | re.IGNORECASE)


def icd(text: str) -> str | None:
    """An ICD-10-CM diagnosis as printed, in capitals, with or without its dot."""
    mark = tidy(text)
    return mark.upper() if ICD.fullmatch(mark) else None


def npi(text: str) -> str | None:
    """A National Provider Identifier: ten digits whose check digit fits (Luhn over 80840 and the number)."""
    mark = re.sub(r"^NPI\s?[:#]?\s*", "", tidy(text), flags=re.IGNORECASE)
    if not re.fullmatch(r"[12]\d{9}", mark, re.ASCII):
        return None
    summed = 24  # what the constant prefix 80840 adds
    for place, digit in enumerate(reversed(mark)):
        doubled = int(digit) * (2 if place % 2 else 1)
        summed += doubled - 9 if doubled > 9 else doubled
    return mark if summed % 10 == 0 else None


SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?)\s?(?:%|percent|por ?ciento)", re.ASCII | re.IGNORECASE)


def share(text: str) -> Decimal | None:
    """A printed percentage as a share: "20 %" gives 0.2. Above 100 percent: None."""
    found = SHARE.fullmatch(tidy(text))
    if not found:
        return None
    number = Decimal(found[1].replace(",", ".")) / 100
    return None if number > 1 else number.normalize() if number else Decimal(0)


PLACE = re.compile(r"\d{1,2}", re.ASCII)


def place_of_service(text: str) -> str | None:
    """A place-of-service code as two digits."""
    mark = tidy(text)
    return mark.zfill(2) if PLACE.fullmatch(mark) and 1 <= int(mark) <= 99 else None


REASON = re.compile(r"(CO|PR|OA|PI|CR)\s?[-: ]?\s?([A-Z]?\d{1,3}|[A-Z]\d{1,2})", re.ASCII | re.IGNORECASE)


def adjustment_code(text: str) -> tuple[str, str] | None:
    """A group and a reason printed together: "CO-45" gives ("CO", "45")."""
    found = REASON.fullmatch(tidy(text))
    return (found[1].upper(), found[2].upper().lstrip("0") or "0") if found else None


ACCOUNT = re.compile(r"[A-Z0-9*#][A-Z0-9*#./_-]{2,34}(?: [A-Z0-9*#./_-]{1,20}){0,3}", re.ASCII | re.IGNORECASE)


def account(text: str) -> str | None:
    """An account, claim or member number as printed: at least three digits, no more than four short groups."""
    mark = tidy(text)
    return mark if ACCOUNT.fullmatch(mark) and sum(sign.isdigit() for sign in mark) >= 3 else None
