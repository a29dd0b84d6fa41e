"""A name known from one place, found wherever it comes again: alone, turned round, in a row, in capitals, small."""

from collections.abc import Iterator

from almoner.engine.privacy.deidentify.lists.kept import COUNTRIES, MONTHS, NATIONS
from almoner.engine.privacy.deidentify.lists.people import PARTICLES, SUFFIXES, VERBS_AFTER
from almoner.engine.privacy.deidentify.names_runs import Found, possible
from almoner.engine.privacy.deidentify.names_weighed import weight
from almoner.engine.privacy.deidentify.page import Page, Word
from almoner.engine.privacy.deidentify.spans import Kind

CONJOINED = frozenset("and y also always never then".split())
AROUND_MONTHS = frozenset(
    "in of since until by early late mid this last next every each during en de desde hasta and or from through to before after".split()
)
AFTER_NO_NAME = frozenset(
    "you i we he she it they the a an this that these those my your our his her their there be not to do so as is are was for of date dates due to from type amount number total statement "
    "payment payments summary please each me us say what more have need go see take get help know be also just never always".split()
)


def beside(page: Page, free: list[bool], found: Found) -> Iterator[tuple[int, Kind]]:
    """A capitalised word in one row with a name: "Eklund, Michael and Hodge"."""
    words = page.words
    for number, word in enumerate(words):
        if (
            number in found
            or not free[number]
            or not word.capital
            or word.initial
            or not possible(page, number)
            or page.titled[number]
        ):
            continue
        near = [at for at in (number - 2, number - 1, number + 1, number + 2) if at in found]
        row = any(apart(page, min(at, number), max(at, number)) for at in near)
        if row and (word.known.surname or not word.known.ordinary(page.language)) and weight(page, number) >= BESIDE:
            yield number, Kind.NAME


BESIDE = 2


def in_rows(page: Page, free: list[bool]) -> Iterator[int]:
    """Three in a row, "Eklund, Bowman and White", of whom two may well be people."""
    words = page.words
    for number in range(len(words) - 2):
        three = words[number : number + 3]
        if (
            three[1].gap == ", "
            and three[2].gap in {" and ", " y ", ", and ", " & ", " e "}
            and all(word.capital and not word.all_capitals for word in three)
        ):
            people = [word.known.given or word.known.surname or not word.known.ordinary(page.language) for word in three]
            marked = (
                any(word.known.kept or word.low in NATIONS or word.low in COUNTRIES for word in three) or page.titled[number]
            )
            strange = sum(not word.known.ordinary(page.language) for word in three) >= SOME
            if all(people) and strange and not marked and all(free[number : number + 3]):
                yield from range(number, number + 3)


SOME = 2


def before_known(page: Page, free: list[bool], found: Found) -> Iterator[tuple[int, Kind]]:
    """A given name right before a name, or right before a surname that stands elsewhere."""
    words = page.words
    lows = {words[number].low for number in found}
    for number in range(len(words) - 1):
        follower = words[number + 1]
        if (
            number not in found
            and free[number]
            and words[number].capital
            and words[number].known.given
            and follower.gap == " "
            and follower.capital
        ):
            if follower.low in lows and follower.low not in PARTICLES and possible(page, number) and follower.known.surname:
                yield number, found.get(number + 1, Kind.NAME)
        elif number not in found and number + 1 in found and free[number] and turned(page, number):
            yield number, found[number + 1]


def last_first(page: Page, free: list[bool]) -> Iterator[int]:
    """ "HOLLOWAY,JUNE" or "Holloway, June" by itself in a cell or on a line."""
    words = page.words
    for number in range(len(words) - 1):
        word, follower = words[number], words[number + 1]
        if not (free[number] and free[number + 1] and word.capital and follower.capital and follower.gap in {", ", ","}):
            continue
        left = word.starts or len(word.gap) > 1 or word.gap in {"\t", "|"}
        right = page.text[follower.end : follower.end + 2]
        alone = not right.strip(" ") or right[0] in "\n\t|;)" or right == "  "
        last = (
            bool(word.known.surname) and not word.known.kept and (not word.known.ordinary(page.language) or word.all_capitals)
        )
        if left and alone and last and len(word.low) > 2 and (follower.known.given or follower.known.name_too):
            yield from (number, number + 1)


def turned(page: Page, number: int) -> bool:
    """The surname of "Mbeki, Thandiwe" at the beginning of a cell or a line."""
    word, follower = page.words[number], page.words[number + 1]
    cell = not number or word.gap.strip(" ") != "" or len(word.gap) > 1
    known = (
        word.known.name_too
        if word.known.kept
        else word.known.surname or word.known.given or not word.known.ordinary(page.language)
    )
    return follower.gap in {", ", ","} and word.capital and cell and bool(known) and word.low not in {"best", "love", "thanks"}


def apart(page: Page, first: int, second: int) -> bool:
    between = page.text[page.words[first].end : page.words[second].start]
    return between in {", ", " and ", " y ", " & ", " e ", ", and ", " or "}


def again(page: Page, free: list[bool], found: Found) -> Iterator[tuple[int, Kind]]:
    """Every other place where a word of a name stands: alone, in capitals, small, or with another name."""
    words = page.words
    seen: dict[str, Kind] = {}
    for number, kind in found.items():
        for part in {words[number].low, *words[number].low.split("-")}:
            if len(part) > 1 and part not in PARTICLES and part not in SUFFIXES:
                seen.setdefault(part, kind)
    for number, word in enumerate(words):
        known = seen.get(word.low) or part_of(word, seen)
        if known is None and word.low.endswith("s") and word.capital and not word.known.ordinary("both"):
            known = seen.get(word.low[:-1]) or seen.get(word.low[:-2])
        if known is not None and number not in found and free[number] and same_person(page, number, found):
            yield number, known


def part_of(word: Word, seen: dict[str, Kind]) -> Kind | None:
    """The kind of a name that is half of "reyes-villalobos"; "rose-colored" is a word."""
    if "-" not in word.low or word.known.ordinary("both"):
        return None
    return next((seen[part] for part in word.low.split("-") if part in seen), None)


def same_person(page: Page, number: int, found: Found) -> bool:
    word = page.words[number]
    beside = (number - 1 in found and word.gap in {" ", ", "}) or (
        number + 1 in found and page.words[number + 1].gap in {" ", ", "}
    )
    previous = page.words[number - 1].low if number else ""
    if word.low in MONTHS and (previous in AROUND_MONTHS or not word.capital):
        return False
    if not word.known.ordinary("both") and not word.known.kept:
        return word.capital or len(word.low) > 2
    if not word.capital:
        small = any(at in found and not page.words[at].capital for at in (number - 1, number + 1))
        return beside and small and word.known.given and not word.known.kept
    if beside and (word.known.name_too or not word.known.kept):
        return True
    if word.known.kept and not word.known.name_too:
        return False
    if page.shouting[number] or page.titled[number]:
        return False
    follower = page.words[number + 1].low if number + 1 < len(page.words) else ""
    if not word.starts:
        return True
    return (
        follower in VERBS_AFTER
        or follower in CONJOINED
        or not follower
        or (page.words[number + 1].gap not in {" ", "  "} and follower not in AFTER_NO_NAME)
    )
