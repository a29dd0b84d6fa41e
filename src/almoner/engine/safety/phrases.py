"""The rulebook's phrases as patterns.

How a phrase is written
    Plain words in small letters, without accents or apostrophes. `(a|b)` is either; `(a )?` may be there or not; `word*` is
    any word that begins so; ` ~ ` is up to four words between, ` ~~ ` up to ten, both within a sentence; ` & ` is up to forty,
    over ends of sentences; `.` alone is the end of a sentence; `{name}` is a list of words that has a name.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from almoner.engine.folding import folded
from almoner.engine.safety.plain import as_heard_in_english, as_heard_in_spanish

HEARD: Mapping[str, Callable[[str], str]] = {"en": as_heard_in_english, "es": as_heard_in_spanish}
GAPS = ((" ~~ ", " (?:[^. ]+ ){0,10}"), (" ~ ", " (?:[^. ]+ ){0,4}"), (" & ", " (?:[^ ]+ ){0,40}"))
NAMED = re.compile(r"\{(\w+)\}")
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns of one list, by language."""

    by_language: Mapping[str, tuple[Pattern, ...]]

    def said_in(self, heard: Mapping[str, str]) -> bool:
        return any(one.search(heard[language]) for language, listed in self.by_language.items() for one in listed)

    def count_in(self, heard: Mapping[str, str]) -> int:
        """How many different ones are said."""
        return sum(one.search(heard[language]) is not None for language, listed in self.by_language.items() for one in listed)

    def left_out_of(self, heard: Mapping[str, str]) -> dict[str, str]:
        """The same without them; a bar stands where one stood."""
        left = dict(heard)
        for language, listed in self.by_language.items():
            for one in listed:
                left[language] = one.sub(" |", left[language])
        return left


def phrases(listed: Mapping[str, str], named: Mapping[str, Mapping[str, str]]) -> Phrases:
    """`listed`: by language, one phrase a line; `named`: by language, lists of words by name. Raises ValueError, KeyError."""
    return Phrases(
        {language: tuple(patterns(text.splitlines(), language, named[language])) for language, text in listed.items()}
    )


def patterns(lines: Iterable[str], language: str, named: Mapping[str, str]) -> Iterable[Pattern]:
    for line in lines:
        if line.strip():
            yield pattern(line.strip(), language, named)


def pattern(phrase: str, language: str, named: Mapping[str, str]) -> Pattern:
    """Raises KeyError for a name that is not in `named`, ValueError for brackets that do not close."""
    while NAMED.search(phrase):
        phrase = NAMED.sub(lambda name: f"({named[name.group(1)]})", phrase)
    heard = HEARD[language](folded(phrase)).replace(" .", r" \.").replace("(", "(?:").replace("*", "[^. ]*")
    for gap, means in GAPS:
        heard = heard.replace(gap, means)
    try:
        return re.compile(f" (?:{heard})(?= )")
    except re.error as error:
        raise ValueError(f"the phrase {phrase!r} cannot be read") from error
