"""Names of people and houses: capitalised words that are no words of the language."""

import re
from collections.abc import Iterator, Mapping

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.lexicon import Entry, Lexicon
from almoner.engine.wording.guard_parts.tokens import Fact, Kind, Part
from almoner.engine.wording.guard_parts.words_names import BEFORE_ZIP, NO_NAMES, PLACES, SPELT_TITLES, TITLES

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
STARTS = re.compile(r"(?:^|[.!?:;\n\0]|\b[a-z]\))[\s\"'(¿¡\u2022-]*$")
CALLED = re.compile(
    r"(?<!\w)(?:"
    + "|".join(sorted(TITLES, key=len, reverse=True))
    + r")\.?\s+$|(?<!\w)(?:"
    + "|".join(sorted(SPELT_TITLES))
    + r")\s+$",
    re.IGNORECASE,
)


def name_facts(text: str, lexicons: Mapping[str, Lexicon], language: str) -> Iterator[Fact]:
    """One fact a word; figures are already blank. Places that have two names are one.

    A word that is a name at one place is one wherever it has its capital, also at the start of a sentence.
    """
    found = list(told_names(text, lexicons, language))
    yield from found
    values, taken = {fact.value for fact in found}, {fact.start for fact in found}
    for word in WORD.finditer(text):
        shown = word[0].removesuffix("'s").removesuffix("'S")
        known = any(lexicon.knows(folded(shown)) for lexicon in lexicons.values())
        if shown[0].isupper() and not known and word.start() not in taken and folded(shown) in values:
            yield Fact(Kind.NAME, folded(shown), shown, word.start(), word.start() + len(shown))


def told_names(text: str, lexicons: Mapping[str, Lexicon], language: str) -> Iterator[Fact]:
    taken: set[int] = set()
    for found in PLACES_SEEN.finditer(text):
        shown = found[0]
        zipped = text[: found.start()].endswith(", ") and text[found.end() :].lstrip(" ").startswith("\0")
        if folded(shown) in BEFORE_ZIP and not zipped:
            continue
        if (shown.isupper() and len(shown) == 2) or shown[0].isupper():
            value = PLACES[folded(shown)]
            yield Fact(Kind.NAME, value, shown, found.start(), found.end())
            taken |= set(range(found.start(), found.end()))
    small = {found[0] for found in WORD.finditer(text) if found[0].islower()}
    end = -9
    for line in LINES.finditer(text):
        shouted = line[0].isupper()
        for found in WORD.finditer(line[0]):
            shown, at = found[0].removesuffix("'s").removesuffix("'S"), line.start() + found.start()
            word = folded(shown)
            if not shown[0].isupper() or at in taken or len(word) < 2 or word in NO_NAMES:
                continue
            before = text[max(0, at - 40) : at]
            if CALLED.search(before):
                yield Fact(Kind.NAME, word, shown, at, at + len(shown))
                end = at + len(shown)
                continue
            if not shouted and any(goes_on(text, at, end, lexicon.longest([word], 0)) for lexicon in lexicons.values()):
                yield Fact(Kind.NAME, word, shown, at, at + len(shown))  # "Kit Nobody"
                end = at + len(shown)
                continue
            if any(lexicon.knows(part) for lexicon in lexicons.values() for part in [word.replace("'", " ").split()[0]]):
                continue
            first = bool(STARTS.search(before)) or not before
            if first and (shown.lower() in small or not stands_as_name(shown, line[0][found.end() :], lexicons[language])):
                continue
            yield Fact(Kind.NAME, word, shown, at, at + len(shown), loose=shouted)
            end = at + len(shown)


LONG_ENOUGH = 4
SMALL_PARTS = frozenset({Part.NEG, Part.HEDGE, Part.STATE, Part.COND, Part.MODAL, Part.CHOICE})


def goes_on(text: str, at: int, end: int, entry: Entry | None) -> bool:
    """Whether a word with a meaning goes on with the name that ended at `end`: one that houses are not called by.

    What denies, but for the short words, belongs to any word before it that has a capital: "Fe Tampoco".
    """
    if entry is None or len(entry.words) > 1 or entry.means[0][0] not in SMALL_PARTS or entry.group == "house":
        return False
    if entry.means[0][0] is Part.NEG and len(entry.words[0]) >= LONG_ENOUGH:
        found = re.search(r"([^\W\d_]+) $", text[max(0, at - 30) : at])
        return found is not None and found[1][0].isupper()
    return at - 1 == end


def stands_as_name(word: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether what follows the first word of a sentence makes it a name: another capital, or something that one does."""
    following = WORD.search(rest)
    if following is None or not re.fullmatch(r"[\s,'s]*", rest[: following.start()]):
        return False
    if following[0][0].isupper():
        return True
    entry = lexicon.longest([folded(following[0])], 0)
    if rest.startswith("'s"):
        return True
    if entry is not None and entry.means[0][0] is Part.ACT and not following[0].lower().endswith(THIRD_PERSON):
        return False
    return entry is not None and entry.means[0][0] in DOES and not folded(word).endswith(VERB_ENDS)


THIRD_PERSON = ("s", "ed", "ó", "aron", "ieron", "ent", "id", "a", "e")
"""How an act ends that someone named before it does."""
VERB_ENDS = ("ing", "ed", "ly", "mos", "oy", "aron", "ieron", "aba", "ando", "iendo", "mente", "ar", "er", "ir")
DOES = frozenset({Part.ACT, Part.BE, Part.MODAL})
LINES = re.compile(r"[^\n]+")
PLACES_SEEN = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, PLACES), key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)
