"""What makes a password too easy to guess, without a list: length, one pattern over and over, rows of keys, what stands on the door."""

import unicodedata
from collections.abc import Iterable

LEAST, MOST = 12, 1024
ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "`1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
    "azertyuiop",
    "qwertzuiop",
)
COMMON = (
    "password",
    "passwort",
    "contrasena",
    "welcome",
    "letmein",
    "iloveyou",
    "administrator",
    "admin",
    "operator",
    "changeme",
    "secret",
    "hospital",
    "almoner",
    "qwerty",
    "login",
    "master",
    "dragon",
    "monkey",
    "football",
    "baseball",
    "sunshine",
    "princess",
    "trustno",
    "spring",
    "summer",
    "autumn",
    "winter",
    "january",
    "december",
    "monday",
    "temporal",
    "bienvenido",
    "teamo",
)
"""Words that most guessing begins with; gathered by ourselves."""
LEAST_BESIDE = 6
"""So many signs must stand beside what anybody can guess."""
LOOKS_LIKE = str.maketrans("013457@$!", "oleastasi")


def weakness(password: str, *, login: str = "", name: str = "") -> str | None:
    """Why it may not be used, as a clause of a sentence; None where it may. Any sign, blank or length of words is welcome."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    if len(plain) < LEAST:
        return f"it has fewer than {LEAST} signs"
    if len(password) > MOST:
        return f"it has more than {MOST} signs"
    if len(set(plain)) < 5 or smallest_part(plain) * 3 <= len(plain):
        return "it says the same over and over"
    if in_rows(plain) > len(plain) - LEAST_BESIDE:
        return "it follows the keys or the alphabet"
    if min(left(plain, COMMON), left(plain, COMMON, plain.translate(LOOKS_LIKE))) < LEAST_BESIDE:
        return "it is among the first that anybody would try"
    if left(plain, [part for text in (login, name) for part in parts(text.casefold())]) < LEAST_BESIDE:
        return "it is mostly your own name"
    return None


def smallest_part(text: str) -> int:
    """The length of what the text repeats: 3 for "abcabcab"."""
    return next(size for size in range(1, len(text) + 1) if all(text[at] == text[at - size] for at in range(size, len(text))))


def in_rows(text: str) -> int:
    """How many signs belong to runs of three or more along a row, either way."""
    rows = ROWS + tuple(row[::-1] for row in ROWS)
    inside, at = 0, 0
    while at < len(text):
        size = 0
        while at + size < len(text) and any(text[at : at + size + 1] in row for row in rows):
            size += 1
        inside += size if size >= 3 else 0
        at += size if size >= 3 else 1
    return inside


def left(text: str, words: Iterable[str], read_as: str | None = None) -> int:
    """How many signs are left when the words, found in the text or in what it reads as, and rows beside them are taken out; all
    where none of the words is there."""
    looked = text if read_as is None else read_as
    there = [word for word in words if word in looked]
    for word in sorted(there, key=len, reverse=True):
        while (at := looked.find(word)) >= 0:
            blank = " " * len(word)
            looked, text = (one[:at] + blank + one[at + len(word) :] for one in (looked, text))
    return len(text) if not there else sum(sign.isalnum() for sign in text) - in_rows(text)


def parts(text: str) -> list[str]:
    """The words in a login or name that are long enough to be told from chance."""
    spaced = "".join(sign if sign.isalnum() else " " for sign in text)
    return [word for word in spaced.split() if len(word) >= 3]
