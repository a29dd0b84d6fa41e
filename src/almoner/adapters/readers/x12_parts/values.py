"""Strict readings of X12 values: what is not plainly an amount, a number or a day is None, never rounded or guessed."""

import re
from datetime import date
from decimal import Decimal

from almoner.engine.money import Money

_MONEY = re.compile(r"(-?)(\d{0,13})(?:\.(\d{1,2}))?", re.ASCII)
_NUMBER = re.compile(r"-?(?:\d{1,12}(?:\.\d{1,6})?|\.\d{1,6})", re.ASCII)
_NPI = re.compile(r"\d{10}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1850, 2199

PAYERS = {
    "09": "self-pay", "12": "commercial", "13": "commercial", "14": "commercial", "15": "commercial",
    "16": "medicare-advantage", "17": "commercial", "AM": "auto", "BL": "commercial", "CH": "tricare", "CI": "commercial",
    "FI": "fehb", "HM": "commercial", "MA": "medicare", "MB": "medicare", "MC": "medicaid", "MH": "commercial",
    "VA": "va", "WC": "workers-comp",
}  # fmt: skip
"""Claim filing indicator (SBR09, CLP06) to payer kind; the codes left out (11, LM, OF, TV, ZZ…) do not say."""


def money(text: str) -> Money | None:
    """ "1234.5", "-5" or ".50" to cents; None for anything else, three decimals and exponents included."""
    match = _MONEY.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        return None
    cents = int(match[2] or "0") * 100 + int((match[3] or "").ljust(2, "0"))
    return Money(-cents if match[1] else cents)


def number(text: str) -> Decimal | None:
    """A plain decimal number of at most 13 digits and 6 places, else None."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def day(text: str) -> date | None:
    """CCYYMMDD of a day that exists between 1850 and 2199, else None."""
    if len(text) != 8 or not (text.isascii() and text.isdigit()):
        return None
    try:
        found = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def days(form: str | None, text: str) -> tuple[date, date | None] | None:
    """A DTP value as first day and last day (None when it is one day); None when it is no day."""
    if form == "RD8" and "-" in text:
        first, _, last = text.partition("-")
        start, end = day(first), day(last)
        if start is None or end is None or end < start:
            return None
        return start, (end if end != start else None)
    only = day(text[:8]) if form == "DT" and len(text) in (12, 14) and text.isdigit() else day(text)
    return None if only is None or form in ("TM", "D6", "RD6") else (only, None)


def npi(text: str | None) -> str | None:
    """Ten digits, else None."""
    return text if text is not None and _NPI.fullmatch(text) else None
