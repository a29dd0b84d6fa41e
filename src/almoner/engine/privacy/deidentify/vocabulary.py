"""What is known of a single word: a name, a place, an ordinary word of English or Spanish, or something that must stay."""

import hashlib
import unicodedata
from functools import lru_cache

from almoner.engine.privacy.deidentify.lists.english_words import ENGLISH
from almoner.engine.privacy.deidentify.lists.frequent_surnames import FREQUENT
from almoner.engine.privacy.deidentify.lists.given_names import CENSUS_GIVEN
from almoner.engine.privacy.deidentify.lists.kept import (
    DRUGS,
    GENERIC,
    MAKERS,
    MONTHS,
    NAMES_TOO,
    NATIONS,
    PAYERS,
    STATES,
    WEEKDAYS,
)
from almoner.engine.privacy.deidentify.lists.people import UNDOUBTED, VERBS_AFTER, YOUNGER
from almoner.engine.privacy.deidentify.lists.rare_surnames import RARE
from almoner.engine.privacy.deidentify.lists.spanish_bits import BITS, HASHES, SIZE

DRUG_ENDINGS = (
    "mab", "nib", "pril", "sartan", "statin", "olol", "azole", "cillin", "mycin", "floxacin", "cycline", "gliptin", "gliflozin", "glutide",
    "oxetine", "triptan", "setron", "parin", "xaban", "tidine", "prazole", "vir", "caine", "pam", "zepam", "dipine", "thiazide", "semide",
    "profen", "cept", "umab", "tinib", "ciclib", "parib", "dronate", "formin", "glitazone", "lukast", "terol", "sone", "solone", "dryl",
)  # fmt: skip
MARKED = DRUGS | MONTHS | WEEKDAYS | NATIONS
BORNE = MAKERS | PAYERS | STATES
"""Firms, payers and states that people are called after, or that are called after people."""
ONE_LETTER = 1


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Small letters without accents."""
    small = text.casefold()
    if small.isascii():
        return small
    return "".join(sign for sign in unicodedata.normalize("NFD", small) if not unicodedata.combining(sign))


@lru_cache(maxsize=20_000)
def spanish(low: str) -> bool:
    """Whether the sieve holds the word; of two in a hundred others it says so too."""
    digest = int.from_bytes(hashlib.blake2b(low.encode(errors="surrogatepass"), digest_size=16).digest())
    for turn in range(HASHES):
        spot = (digest >> (32 * turn)) % SIZE
        if not BITS[spot >> 3] >> (spot & 7) & 1:
            return False
    return True


@lru_cache(maxsize=20_000)
def ordinary(low: str, language: str) -> bool:
    """A word that the language ("en", "es" or "both") has, and not only as a name."""
    if low in GENERIC or low in VERBS_AFTER:
        return True
    if low in UNDOUBTED:
        return False
    if "-" in low:
        return all(len(part) == ONE_LETTER or ordinary(part, language) for part in low.split("-") if part)
    if language != "es" and (low in ENGLISH or regular(low)):
        return True
    return language != "en" and spanish(low)


def regular(low: str) -> bool:
    """A form of an English word that dictionaries leave out."""
    if low.endswith("'s"):
        return low[:-2] in ENGLISH
    return len(low) > 4 and low.endswith("s") and low[:-1] in ENGLISH


@lru_cache(maxsize=20_000)
def given(low: str) -> bool:
    if "-" in low:
        return all(given(part) or surname(part) for part in low.split("-")) and given(low.split("-", maxsplit=1)[0])
    return low in CENSUS_GIVEN or low in YOUNGER


@lru_cache(maxsize=20_000)
def surname(low: str) -> int:
    """2 for a frequent one, 1 for a rare one, else 0."""
    if "-" in low:
        return min((surname(part) for part in low.split("-") if part), default=0)
    plain = low.replace("'", "").replace("’", "")
    return 2 if plain in FREQUENT else 1 if plain in RARE else 0


def drug(low: str) -> bool:
    return low in DRUGS or (len(low) > 6 and low.endswith(DRUG_ENDINGS) and not given(low) and not surname(low))


def kept(low: str) -> bool:
    """Never a name without a title or a label: payers, makers, drugs, months, states, nations, and the words of forms."""
    return (
        (low in GENERIC and low not in NAMES_TOO)
        or (low in MARKED and low not in NAMES_TOO)
        or drug(low)
        or (low in BORNE and not given(low) and surname(low) < 2)
    )


def name_too(low: str) -> bool:
    return low in NAMES_TOO
