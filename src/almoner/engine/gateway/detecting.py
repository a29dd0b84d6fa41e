"""A detector made of rules: what identifies a person, what is about health, and whether the rules can tell at all."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from almoner.engine.gateway.sensitivity import Kind, Level, Look, Part, worst
from almoner.engine.gateway.words import COMMON, FUNCTION, HEALTH, HOUSE, PERSONAL, SENSITIVE, those
from almoner.engine.privacy.deidentify.find import find
from almoner.engine.privacy.deidentify.vocabulary import Vocabulary

LONGEST = 100_000
"""Letters of one text; nobody here looks through a longer one."""
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic"
NUMBERED = re.compile(
    r"(?:\d[ .()/_-]{0,2}){5}"  # five digits: a record, a phone, a postal code, a day with its year
    r"|\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b"
    rf"|\b(?:{MONTHS})[a-z]*\.? \d{{1,2}}\b|\b\d{{1,2}}(?: de)? (?:{MONTHS})[a-z]*\b"
    r"|\b(?:mrn|ssn|dob|npi|acct|account|member|policy|claim|record|patient)(?: ?(?:no|number|id|nr)\b)?[ :#.-]{0,3}\w{0,3}\d"
    r"|\b\d{1,3}[- ]?(?:years?|months?|weeks?|yo|y/o|años|meses)[- ]?(?:old|de edad)?\b"
    r"|\b[a-tv-z]\d[0-9ab]\.\w{1,4}\b"  # a diagnosis
    r"|\b\d{1,5} \w+ (?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|calle)\b|&#",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"\b(?:mrs?|srta|sra|doña)\.? [a-z]|\b(?:ms|dr|sr|don|miss)\.? (?-i:[A-Z])"
    r"|\b(?:named?|called|llamad[ao]|llama|from|born|nacid[ao]|nacio) (?:is |es )?(?-i:[A-Z])",
    re.IGNORECASE,
)
BEFORE_NAMES = those(
    "mr mrs srta sra doña ms dr sr don miss name named called llamado llamada llama from born nacido nacida nacio"
)
DIGIT = re.compile(r"\d")
BLUNT = re.compile(r"[A-Za-z0-9+/=-]{20,}")
"""What may be written in a code that the rules cannot read."""
ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
PARTED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|[_\d]+")
SIGNS = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
HIDDEN = str.maketrans("", "", SIGNS)
VOCABULARY = FUNCTION | COMMON | HEALTH | HOUSE | PERSONAL | SENSITIVE
ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er")
PROSE_WORDS, SHARE = 6, 6
"""A text of so many words is prose; one in so many of them is a small word of a language we know."""


def look(parts: Sequence[Part], vocabulary: Vocabulary) -> Look:
    """Never says less than what any part alone would be."""
    level, sure = Level.PUBLIC, True
    found: set[str] = set()
    for part in parts:
        if part.kind is Kind.OPAQUE:
            return Look(Level.HEALTH, sure=False, sensitive=True)
        one, told, words = judge_text(part)
        level, sure = worst(level, one), sure and told
        found |= words
    if found & HEALTH or found & SENSITIVE:
        level = worst(level, Level.HEALTH if found & PERSONAL else Level.INTERNAL)
    if found & SENSITIVE and found & PERSONAL:
        level = Level.HEALTH
    if found & HOUSE:
        level = worst(level, Level.INTERNAL)
    if level is not Level.HEALTH and sure and any(find(part.text, vocabulary) for part in parts):
        level = Level.HEALTH  # the longer look is for what would leave: names in small letters, and all the rules missed
    return Look(level, sure, sensitive=not found.isdisjoint(SENSITIVE) or not sure)


def judge_text(part: Part) -> tuple[Level, bool, frozenset[str]]:
    """The level of one text by what identifies somebody, whether the rules can tell, and its words without accents."""
    if len(part.text) > LONGEST:
        return Level.HEALTH, False, frozenset()
    text = plain(part.text)
    words = WORD.findall(text)
    if "_" in text or any(not word.islower() and not word[1:].islower() for word in words if len(word) > 1):
        words = WORD.findall(PARTED.sub(" ", text))  # such as rosaCalder_2
    lower = [bare(word) for word in words]
    told = frozenset(lower)
    if identifies(text, told):
        return Level.HEALTH, True, told
    return Level.PUBLIC, BLUNT.search(text) is None and reads(words, lower), told


def identifies(text: str, words: frozenset[str]) -> bool:
    """Whether something in it points to one person."""
    if DIGIT.search(text) is not None and NUMBERED.search(text) is not None:
        return True
    return "@" in text or (not words.isdisjoint(BEFORE_NAMES) and TITLED.search(text) is not None)


def plain(text: str) -> str:
    """Without what hides words: other forms of letters, signs that nobody sees, escapes."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(HIDDEN)
    for _ in range(2):
        if "%" not in text and "\\u" not in text:
            break
        text = ESCAPED.sub(unescaped, text)
    return text


def unescaped(found: re.Match[str]) -> str:
    return chr(int(found[0].lstrip("%\\u"), 16))


def bare(word: str) -> str:
    lower = word.lower()
    if not lower.isascii():
        lower = "".join(sign for sign in unicodedata.normalize("NFD", lower) if not unicodedata.combining(sign))
    return lower if lower.isalpha() else lower.partition("'")[0].partition("’")[0]


def reads(words: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the rules can tell what stands there: a language they know, and no word that may be a name."""
    if any(not word.isascii() and not is_latin(word) for word in words):
        return False
    known = [
        one in VOCABULARY or len(one) == 1 or (word[0].islower() and is_form(one))
        for word, one in zip(words, lower, strict=True)
    ]
    if any(not knows and word[0].isupper() for word, knows in zip(words, known, strict=True)):
        return False
    if len(words) < PROSE_WORDS:
        return all(known)
    if any(not one and not after for one, after in pairwise(known)):
        return False  # two in a row: a first name and a last one, in small letters
    return SHARE * sum(one in FUNCTION for one in lower) >= len(words)


def is_form(word: str) -> bool:
    """Of a word we know: "sorting", "works"."""
    return any(
        word.endswith(end) and (word[: -len(end)] in VOCABULARY or word[: -len(end)] + "e" in VOCABULARY) for end in ENDINGS
    )


def is_latin(word: str) -> bool:
    return all(sign.isascii() or "À" <= sign <= "ɏ" for sign in word)


MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
AFTER_TITLE = re.compile(r"\w*")


def identifying(text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """From where to where something may point to a person: numbers, addresses, names after a title, and each word that we do not know.
    A text that hides its words is taken whole."""
    if plain(text) != text or BLUNT.search(text) is not None:
        return [(0, len(text))] if text else []
    found = (
        [(one.start, one.end) for one in find(text, vocabulary)]
        + [one.span() for one in NUMBERED.finditer(text)]
        + [one.span() for one in MAIL.finditer(text)]
    )
    for one in TITLED.finditer(text):
        after = AFTER_TITLE.match(text, one.end())
        found.append((one.start(), one.end() if after is None else after.end()))
    for one in WORD.finditer(text):
        lower = bare(one[0])
        if not (lower in VOCABULARY or len(lower) == 1 or (one[0].islower() and is_form(lower))):
            found.append(one.span())
    return found
