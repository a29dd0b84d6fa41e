"""What is known of a single word: a name, a place, an ordinary word of English or Spanish, or something that must stay."""

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

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

DRUG_ENDINGS = (
    "mab", "nib", "pril", "sartan", "statin", "olol", "azole", "cillin", "mycin", "floxacin", "cycline", "gliptin", "gliflozin", "glutide",
    "oxetine", "triptan", "setron", "parin", "xaban", "tidine", "prazole", "vir", "caine", "pam", "zepam", "dipine", "thiazide", "semide",
    "profen", "cept", "umab", "tinib", "ciclib", "parib", "dronate", "formin", "glitazone", "lukast", "terol", "sone", "solone", "dryl",
)  # fmt: skip
MARKED = DRUGS | MONTHS | WEEKDAYS | NATIONS
BORNE = MAKERS | PAYERS | STATES
"""Firms, payers and states that people are called after, or that are called after people."""
HASHES = 4
"""Bits of the sieve that each word sets."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What the world calls people, places and things, in small letters without accents: names of one word, towns of one to three."""

    given_names: frozenset[str]
    frequent_surnames: frozenset[str]
    rare_surnames: frozenset[str]
    towns: frozenset[str]
    english: frozenset[str]
    spanish: bytes
    """A sieve: each word set four of its bits. Of two words in a hundred that are not in it, it says that they are."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one word. `kept`: never a name without a title or a label, as payers, drugs, months and the words of forms are;
    `name_too`: a name, although it is kept or a word."""

    low: str
    given: bool
    surname: int
    """2 for a frequent one, 1 for a rare one, else 0."""
    drug: bool
    kept: bool
    name_too: bool
    english: bool
    spanish: bool
    either: bool
    town: bool
    """The name of a town begins with it."""

    def ordinary(self, language: str) -> bool:
        """A word that the language ("en", "es" or "both") has, and not only as a name."""
        return self.english if language == "en" else self.spanish if language == "es" else self.either


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Small letters without accents."""
    small = text.casefold()
    if small.isascii():
        return small
    return "".join(sign for sign in unicodedata.normalize("NFD", small) if not unicodedata.combining(sign))


@lru_cache(maxsize=50_000)
def known(low: str, vocabulary: Vocabulary) -> Known:
    given, surname = is_given(low, vocabulary), is_surname(low, vocabulary)
    drug = low in DRUGS or (len(low) > 6 and low.endswith(DRUG_ENDINGS) and not given and not surname)
    name_too = low in NAMES_TOO
    kept = drug or (not name_too and (low in GENERIC or low in MARKED)) or (low in BORNE and not given and surname < 2)
    return Known(
        low,
        given,
        surname,
        drug,
        kept,
        name_too,
        *in_languages(low, vocabulary),
        low.replace("-", " ") in town_beginnings(vocabulary),
    )


@lru_cache(maxsize=1)
def town_beginnings(vocabulary: Vocabulary) -> frozenset[str]:
    """Of "san luis obispo": "san", "san luis", and all of it."""
    words = (town.split() for town in vocabulary.towns)
    return frozenset(" ".join(town[:count]) for town in words for count in range(1, len(town) + 1))


def is_given(low: str, vocabulary: Vocabulary) -> bool:
    if "-" in low:
        parts = [known(part, vocabulary) for part in low.split("-")]
        return parts[0].given and all(part.given or part.surname for part in parts)
    return low in vocabulary.given_names or low in YOUNGER


def is_surname(low: str, vocabulary: Vocabulary) -> int:
    if "-" in low:
        return min((known(part, vocabulary).surname for part in low.split("-") if part), default=0)
    plain = low.replace("'", "").replace("’", "")
    return 2 if plain in vocabulary.frequent_surnames else 1 if plain in vocabulary.rare_surnames else 0


def in_languages(low: str, vocabulary: Vocabulary) -> tuple[bool, bool, bool]:
    """Whether it is an ordinary word of English, of Spanish, of either."""
    if low in GENERIC or low in VERBS_AFTER:
        return True, True, True
    if low in UNDOUBTED:
        return False, False, False
    if "-" in low:
        parts = [known(part, vocabulary) for part in low.split("-") if len(part) > 1]
        return all(part.english for part in parts), all(part.spanish for part in parts), all(part.either for part in parts)
    english = low in vocabulary.english or regular(low, vocabulary.english)
    spanish = sieved(low, vocabulary.spanish)
    return english, spanish, english or spanish


def regular(low: str, english: frozenset[str]) -> bool:
    """A form of an English word that dictionaries leave out."""
    if low.endswith("'s"):
        return low[:-2] in english
    return len(low) > 4 and low.endswith("s") and low[:-1] in english


def sieved(low: str, sieve: bytes) -> bool:
    digest = int.from_bytes(hashlib.blake2b(low.encode(errors="surrogatepass"), digest_size=16).digest())
    for turn in range(HASHES):
        spot = (digest >> (32 * turn)) % (8 * len(sieve))
        if not sieve[spot >> 3] >> (spot & 7) & 1:
            return False
    return True
