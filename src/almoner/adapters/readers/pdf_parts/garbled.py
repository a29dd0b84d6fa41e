"""Whether a text layer's letters mean what they show: a font without a character map gives signs that only look like text."""

import re
import unicodedata
from collections import Counter

ENOUGH_SIGNS = 60
ENOUGH_TOKENS = 12
LONGEST = 60
FEW_LETTERS, ENOUGH_LETTERS = 80, 200
STRANGE = 20
"""Per cent of signs that no bill prints: replacement signs, private use, control, unassigned."""
PLAIN = 40
"""Per cent of signs that are letters or digits, less than which no page of words and amounts has."""
RARE, COMMON = 30, 38
"""Per cent of letters among the commonest eight of English and Spanish, where about sixty are usual and thirty come by chance:
the lower bound for few letters, the higher for enough."""
ORDINARY = 50
"""Per cent of the longer tokens that look like words, numbers or codes, less than which is no language."""
TOKEN = re.compile(
    r"[(\"'¿¡#*<\[]*(?:[$€£+-]*\(?[$-]*\d[\d.,:/x×%-]*\)?|[^\W\d_]+(?:[-'’./&+@_][^\W\d_]+)*|[A-Za-z0-9]+(?:[-./:@#_][A-Za-z0-9]+)*)"
    r"(?:[-)\"'.,;:!?*%>\]®™]|CR)*"
)
COMMONEST = "eaotinrs"
LINES = re.compile(r"[\s.\-_=*|/\\,:;…·•~]+")
"""Leaders, rules and separators, of which a form may have more than words."""


def is_garbled(text: str) -> bool:
    """Judges one page's whole text, white space included. Too few signs are never garbled."""
    signs = Counter(LINES.sub("", text.replace("\ufffe", "-")))
    total = signs.total()
    if total < ENOUGH_SIGNS:
        return _strange(signs) * 2 > total > 0
    if _strange(signs) * 100 >= total * STRANGE:
        return True
    plain = sum(count for sign, count in signs.items() if sign.isalnum())
    if plain * 100 < total * PLAIN:
        return True
    tokens = [token for token in text.replace("\ufffe", "-").split() if len(LINES.sub("", token)) >= 3]
    if (
        len(tokens) >= ENOUGH_TOKENS
        and sum(TOKEN.fullmatch(token[:LONGEST]) is not None for token in tokens) * 100 < len(tokens) * ORDINARY
    ):
        return True
    latin: Counter[str] = Counter()
    for sign, count in signs.items():
        if "a" <= sign.lower() <= "z" and len(sign) == 1:
            latin[sign.lower()] += count
    letters = latin.total()
    least = COMMON if letters >= ENOUGH_LETTERS else RARE if letters >= FEW_LETTERS else 0
    return sum(latin[sign] for sign in COMMONEST) * 100 < letters * least


def _strange(signs: Counter[str]) -> int:
    return sum(
        count for sign, count in signs.items() if sign == "\ufffd" or unicodedata.category(sign) in ("Co", "Cc", "Cn", "Cs")
    )
