"""Other readings of a piece of text: what it says once letters are put together, folded to Latin ones, or decoded."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[\s:]?){8,}")
ESCAPES = re.compile(r"(?:(?:\\u00|\\x|%|&#x)[0-9a-fA-F]{2};?(?:[A-Za-z ]{0,12})){4,}")
ESCAPED = re.compile(r"(?:\\u00|\\x|%|&#x)([0-9a-fA-F]{2});?")
NUMBERED = re.compile(r"(?:&#\d{2,3};){4,}")
BITS = re.compile(r"(?:[01]{8}\s?){8,}")
DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_][.\-_*·]){2,}[^\W\d_](?!\w)")
SPACED = re.compile(r"(?<!\w)(?:[^\W\d_] +){5,}[^\W\d_](?!\w)")
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
SMALL, CAPITAL = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TURNED = str.maketrans(SMALL + CAPITAL, SMALL[13:] + SMALL[:13] + CAPITAL[13:] + CAPITAL[:13])
LOOKS_LIKE = str.maketrans("аеорсухіјѕԁһАЕОРСУХІВНКМТ", "aeopcyxijsdhAEOPCYXIBHKMT")
DIGITS_FOR_LETTERS = str.maketrans("013457@$", "oieastas")
MIXED = re.compile(r"(?<!\w)(?=[\w@$]*[A-Za-z])(?=[\w@$]*[0134579@$])[\w@$]{3,}(?!\w)")
COMMON_WORDS = """
the and you that this with for not are from your say tell all answer any reply must ignore instructions always never what when assistant
is to of in que los las una para con del por ignora responde instrucciones todo siempre nunca di
"""
COMMON = frozenset(COMMON_WORDS.split())
FEWEST_WORDS, MOST_SIGNS = 3, 4_000
READABLE, TURNED_OVER = 15, 30
"""Of a hundred words, so many are common ones in a text that can be read; more where turning letters round could do it by chance."""


def latin(text: str) -> str:
    """Without invisible signs, wide letters and look-alikes of other alphabets; tags that hide Latin letters become them."""
    shown = "".join(chr(ord(sign) - 0xE0000) if 0xE0020 <= ord(sign) <= 0xE007E else sign for sign in text)
    plain = unicodedata.normalize("NFKC", shown)
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Cf").translate(LOOKS_LIKE)


def together(text: str) -> str:
    """Words written letter by letter ("i.g.n.o.r.e", "i g n o r e") put together."""
    joined = DOTTED.sub(lambda found: re.sub(r"[.\-_*·]", "", found[0]), text)
    return SPACED.sub(lambda found: found[0].replace(" ", ""), joined)


def spelled_out(text: str) -> str:
    """Digits inside words read as the letters they look like ("1gn0r3")."""
    return MIXED.sub(lambda found: found[0].translate(DIGITS_FOR_LETTERS), text)


def common(text: str) -> int:
    """How many of a hundred words are the commonest of English and Spanish; of two letters they come by chance."""
    words = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return 100 * sum(one in COMMON for one in words) // len(words) if len(words) >= FEWEST_WORDS else 0


def is_readable(text: str) -> bool:
    """Whether it is words of a language rather than signs that happened to decode."""
    letters = sum(sign.isalpha() or sign in " .,:;'\"!?-$%()0123456789\n" for sign in text)
    return letters * 10 >= len(text) * 9 and common(text) >= READABLE


def decoded(text: str) -> Iterator[str]:
    """What parts of it say when decoded, where that can be read."""
    text = text[:MOST_SIGNS]
    said = [of_base64(found[0]) for found in BASE64.finditer(text)]
    said += [of_bytes(int(pair, 16) for pair in re.findall(r"[0-9A-Fa-f]{2}", found[0])) for found in HEX.finditer(text)]
    said += [of_bytes(int(one, 2) for one in re.findall(r"[01]{8}", found[0])) for found in BITS.finditer(text)]
    said += [ESCAPED.sub(lambda one: chr(int(one[1], 16)), found[0]) for found in ESCAPES.finditer(text)]
    said += ["".join(chr(int(one)) for one in re.findall(r"\d+", found[0])) for found in NUMBERED.finditer(text)]
    yield from (one for one in said if is_readable(one))
    plain = common(text)
    if plain < READABLE:
        turned = (text.translate(TURNED), text[::-1])
        yield from (
            one
            for one in turned
            if is_readable(one)
            and common(one) >= max(TURNED_OVER, 3 * plain)
            and len(COMMON.intersection(one.casefold().split())) >= FEWEST_WORDS
        )


def of_base64(text: str) -> str:
    bits = "".join(f"{ALPHABET.index(sign):06b}" for sign in text.replace("-", "+").replace("_", "/") if sign in ALPHABET)
    return of_bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))


def of_bytes(values: Iterable[int]) -> str:
    return bytes(values).decode("utf-8", "replace")
