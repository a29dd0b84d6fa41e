"""Finds the longest known phrase at a place: from the word lists to meanings."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.tokens import Part
from almoner.engine.wording.guard_parts.words_acts import ACTS
from almoner.engine.wording.guard_parts.words_small import NOTHING, SMALL
from almoner.engine.wording.guard_parts.words_things import THINGS
from almoner.engine.wording.guard_parts.words_who import LAWS, WHO

LANGUAGES = ("en", "es")
LONG = 5
LONGEST = 20
"""More words than any phrase has."""
KEY = 2
"""Phrases are filed under so many first letters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase: its words, each with or without a free ending, and the meanings it stands for."""

    words: tuple[str, ...]
    means: tuple[tuple[Part, str], ...]
    flipped: bool
    strong: bool
    group: str

    @property
    def exactness(self) -> tuple[int, int, int]:
        """Longer phrases first, then those without free endings, then longer words."""
        return (len(self.words), -sum(word.endswith("*") for word in self.words), len(self.words[0]))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language by their first letters, and the words that say nothing."""

    entries: dict[str, tuple[Entry, ...]]
    nothing: frozenset[str]
    vocabulary: frozenset[str]
    """Every word of a phrase, also one that means nothing by itself."""

    def longest(self, words: list[str], at: int) -> Entry | None:
        """The best entry whose words begin at `at`; an exact word that says nothing goes before a free ending."""
        for entry in self.entries.get(words[at][:KEY], ()):
            if len(entry.words) == 1 and entry.words[0].endswith("*") and words[at] in self.nothing:
                return None
            if at + len(entry.words) <= len(words) and all(map(fits, entry.words, words[at : at + LONGEST])):
                return entry
        return None

    def knows(self, word: str) -> bool:
        return word in self.nothing or word in self.vocabulary or self.longest([word], 0) is not None


def fits(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    if pattern[-1] == "o" and len(pattern) > LONG:  # Spanish "autorizado" is also "autorizadas"
        return word.removesuffix("s")[:-1] == pattern[:-1] and word.removesuffix("s")[-1] in "oa"
    return word == pattern


@lru_cache(maxsize=1)
def lexicons() -> dict[str, Lexicon]:
    """Both languages. Raises ValueError for a line of the word lists that is not written as they say."""
    found: dict[str, list[Entry]] = {language: [] for language in LANGUAGES}
    for line in filter(None, (WHO + ACTS + THINGS + SMALL).splitlines()):
        head, _, listing = line.partition(": ")
        means = tuple(meaning(one) for one in head.split(" + "))
        name, _, group = head.partition("@")
        flipped, strong = "-" in name, "!" in name
        for language, listed in zip(LANGUAGES, listing.split("|"), strict=True):
            for phrase in filter(None, (phrase.strip() for phrase in listed.split(","))):
                found[language].append(Entry(split(phrase), means, flipped, strong, group))
    for line in LAWS.strip().splitlines():
        name, listed = line.split(": ", 1)
        for phrase in listed.split(","):
            entry = Entry(split(phrase.strip()), ((Part.FACT, name),), flipped=False, strong=False, group="law")
            for language in LANGUAGES:
                found[language].append(entry)
    return {
        language: Lexicon(filed(found[language]), quiet(language), vocabulary(found[language]) | quiet(language))
        for language in LANGUAGES
    }


def meaning(written: str) -> tuple[Part, str]:
    """ "state valid-!" is the part and the name; its marks are read apart."""
    part, name = written.split()
    return Part(part), name.partition("@")[0].rstrip("-!")


def split(phrase: str) -> tuple[str, ...]:
    return tuple(folded(phrase).replace("'s", "").replace("-", " ").replace("'", " ").replace("/", " ").split())


def filed(entries: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    under: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        first = entry.words[0].rstrip("*")
        under[first[:KEY]].append(entry)
    return {key: tuple(sorted(listed, key=lambda entry: entry.exactness, reverse=True)) for key, listed in under.items()}


def vocabulary(entries: list[Entry]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in entry.words if not word.endswith("*"))


def quiet(language: str) -> frozenset[str]:
    english, spanish = NOTHING.split("es:")
    return frozenset((english.replace("en:", "") if language == "en" else spanish).split())
