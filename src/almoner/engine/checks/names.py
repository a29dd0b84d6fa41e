"""When two printed names, or two member numbers, can be one person's."""

import re
from typing import Literal

from almoner.engine.intake.people import LONG_NAME, SUFFIXES, generation, is_slip, name_words, same_name

Difference = Literal["letter", "family", "other"]
BABY = re.compile(r"\b(baby ?(boy|girl)?|newborn|infant|bb|bg|boy|girl|reci[eé]n nacid[oa]|beb[eé])\b")
SHORTEST = 3  # letters of a name cut short that still name it
SHORTEST_NUMBER, FAMILY_SIGNS = 6, 2
MASKED = re.compile(r"[X*•]{2,}")


def is_baby(name: str | None) -> bool:
    """Whether the paper names a newborn whose own name was not known yet."""
    return name is not None and bool(BABY.search(name.casefold()))


def parts(name: str) -> list[str]:
    """The words of a name, hyphens apart, short names made long, without Jr, Sr and the like."""
    plain = [part for word in name_words(name) for part in re.split(r"[-'’]", word)]
    return [LONG_NAME.get(word, word) for word in plain if word not in SUFFIXES]


def alike(one: str, two: str) -> bool:
    """Equal, or one is the other cut short."""
    short, long = sorted((one, two), key=len)
    return one == two or (len(short) >= SHORTEST and long.startswith(short))


def within(small: list[str], large: list[str]) -> bool:
    return all(any(alike(one, two) for two in large) for one in small)


def name_difference(one: str, two: str) -> Difference | None:
    """How two names differ: None when they can be one person's, "letter" by a slip, "family" by the family name only."""
    a, b = parts(one), parts(two)
    clash = None not in (generation(one), generation(two)) and generation(one) != generation(two)
    if min(len(a), len(b)) < 2:  # a single word tells too little
        return None
    small, large = sorted((a, b), key=len)
    if not clash and (same_name(one, two) or within(small, large)):
        return None
    if clash:
        return "other"
    left = [word for word in a if not any(alike(word, other) for other in b)]
    right = [word for word in b if not any(alike(word, other) for other in a)]
    if len(left) == len(right) == 1 and is_slip(left[0], right[0]):
        return "letter"
    return "family" if alike(a[0], b[0]) or within(a[:1], b) or within(b[:1], a) else "other"


def one_number(one: str, two: str) -> bool:
    """Whether two printed member numbers can be the same: spaces, a family member's ending and hidden digits aside."""
    a, b = (re.sub(r"[^0-9A-Z*•]", "", number.upper()) for number in (one, two))
    if MASKED.search(a) or MASKED.search(b):
        tail_a, tail_b = (re.split(r"[X*•]{2,}", number)[-1] for number in (a, b))
        length = min(len(tail_a), len(tail_b))
        return length == 0 or tail_a[-length:] == tail_b[-length:]
    short, long = sorted((a, b), key=len)
    return a == b or (long.startswith(short) and len(long) - len(short) <= 3 and len(short) > 3)


def number_slip(one: str, two: str) -> bool:
    """Whether two member numbers are plainly one number, misprinted: two neighbours swapped, or one sign changed, added or left
    out before the last two, which may tell the members of a family apart.
    """
    a, b = (re.sub(r"[^0-9A-Z]", "", number.upper()) for number in (one, two))
    if a == b or min(len(a), len(b)) < SHORTEST_NUMBER or not is_slip(a, b):
        return False
    swapped = sorted(a) == sorted(b)
    return swapped or a[-FAMILY_SIGNS:] == b[-FAMILY_SIGNS:]
