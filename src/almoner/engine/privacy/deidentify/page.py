"""A text in words, with what every finder asks of it: where lines and sentences begin, and how it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from almoner.engine.privacy.deidentify.spans import Kind
from almoner.engine.privacy.deidentify.vocabulary import Known, Vocabulary, folded, known

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
DIGITS = re.compile(r"\d+")
POSSESSIVE = ("'s", "’s", "'S", "’S")
SPANISH_SIGNS = frozenset(
    "el la los las de del que en un una por con para su se le es fue y mi me lo al como pero esta hola gracias cuenta factura paciente "
    "seguro pago fecha nombre".split()
)
ENGLISH_SIGNS = frozenset(
    "the of and to in is was for on with my i you it this that at by from have has not are be or your please can we he she bill insurance they them what how who my name are been had said did do does not no yes an as but if or so me her his him need will would could should "
    "patient hi hello date account".split()
)


@dataclass(slots=True)
class Word:
    """One word; `gap` is what stands between the word before and it. `starts` says that a sentence or a line begins with it."""

    start: int
    end: int
    text: str
    known: Known
    low: str
    gap: str
    starts: bool
    capital: bool
    all_capitals: bool
    initial: bool


@dataclass(slots=True)
class Page:
    """`language` is "en", "es" or "both"; `shouting[n]` says that the line of word n is in capitals, `titled[n]` that nearly every
    word of it begins with one, so that a capital says nothing there."""

    text: str
    low: str
    words: list[Word]
    language: str
    vocabulary: Vocabulary
    shouting: list[bool] = field(default_factory=list)
    titled: list[bool] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    digits: list[int] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)
    """Where a place is said to begin: after "lives in", "City:"."""

    def known(self, low: str) -> Known:
        """Of a word that is no word of the text; in small letters without accents."""
        return known(low, self.vocabulary)

    def at_digits(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begins with a figure, apart from each other: it is tried only where figures begin."""
        end = 0
        for start in self.digits:
            match = pattern.match(self.text, start) if start >= end else None
            if match is not None:
                end = match.end()
                yield match

    def first_word(self, at: int) -> int:
        """The number of the first word that begins at `at` or later."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.starts[middle] < at else (low, middle)
        return low


L_IN_CAPITALS = re.compile(r"(?<=[A-Z]{2})l(?=[A-Z]{2})")
NOISY = re.compile(r"(?<![\w\-/.#])(?=[A-Za-z]{0,20}[01358])[A-Z](?:[A-Za-z]{0,12}[01358]){1,3}[A-Za-z]{1,14}(?![\w\-/@])")
READ_AS = tuple(
    str.maketrans(digits)
    for digits in ({"0": "o", "1": "l", "3": "e", "5": "s", "8": "b"}, {"0": "o", "1": "i", "3": "e", "5": "s", "8": "b"})
)


def clearer(text: str, vocabulary: Vocabulary) -> str:
    """Words that a machine read with figures in them ("Pat1ent", "J0hn") as what they are; nothing changes its place."""
    return NOISY.sub(lambda match: read_as_word(match, vocabulary), text)


def read_as_word(match: re.Match[str], vocabulary: Vocabulary) -> str:
    for table in READ_AS:
        read = match[0].translate(table)
        one = known(folded(read), vocabulary)
        if one.low in {"dob", "ssn", "name"} or (len(one.low) > 3 and (one.given or one.surname or one.ordinary("both"))):
            return read.upper() if match[0].isupper() else read
    return match[0]


def page_of(text: str, vocabulary: Vocabulary, language: str | None) -> Page:
    """`language` None: reckoned from small words."""
    text = L_IN_CAPITALS.sub("I", blotted(text))
    if any(sign.isdigit() for sign in text):
        text = clearer(text, vocabulary)
    words: list[Word] = []
    before = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        if text.endswith(POSSESSIVE, start, end) and end - start > 2:
            end -= 2
        gap = text[before:start]
        word = text[start:end]
        one = known(folded(word), vocabulary)
        capital, alone = word[0].isupper(), end - start == 1
        shouted = capital and not alone and word.isupper()
        words.append(
            Word(start, end, word, one, one.low, gap, begins(gap, before == 0, words), capital, shouted, capital and alone)
        )
        before = end
    page = Page(
        text,
        small(text),
        words,
        language or reckoned(words),
        vocabulary,
        starts=[word.start for word in words],
        digits=[match.start() for match in DIGITS.finditer(text)],
    )
    look_of_lines(page)
    return page


def small(text: str) -> str:
    """In small letters, each in its place: the few that become two stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


BLANK = re.compile(r"\[(?:" + "|".join(kind.upper() for kind in Kind) + r")\]")


def blotted(text: str) -> str:
    """Blanks of an earlier redaction hold nothing, and nothing is said of what stands around them."""
    return BLANK.sub(lambda blank: "[" + "¤" * (len(blank[0]) - 2) + "]", text) if "[" in text else text


def begins(gap: str, first: bool, words: list[Word]) -> bool:
    """A gap that ends a sentence, unless its point belongs to an initial or an abbreviation."""
    if first or "\n" in gap:
        return True
    bare = gap.strip(" \t\"'“”‘’()[]*_-–—")
    if not bare:
        return False
    if bare[-1] in "!?:;|•¿¡":
        return True
    return bare[-1] == "." and not (len(words[-1].text) == 1 or words[-1].low in ABBREVIATED)


ABBREVIATED = frozenset(
    "enf psic licda arq exp cta mr mrs ms dr drs sr sra srta dra st jr lic ing prof rev no num apt ave blvd rd ln ext tel attn dept vs approx".split()
)


def reckoned(words: list[Word]) -> str:
    spanish = sum(word.low in SPANISH_SIGNS for word in words)
    english = sum(word.low in ENGLISH_SIGNS for word in words)
    if spanish > 2 * english:
        return "es"
    return "en" if english > 2 * spanish or not spanish else "both"


def look_of_lines(page: Page) -> None:
    line: list[int] = []
    page.shouting, page.titled = [False] * len(page.words), [False] * len(page.words)
    for number, word in enumerate(page.words):
        if "\n" in word.gap and line:
            look_of(page, line)
            line = []
        line.append(number)
    look_of(page, line)


def look_of(page: Page, line: list[int]) -> None:
    longer = [page.words[number] for number in line if len(page.words[number].text) > 2]
    capitals = sum(word.all_capitals for word in longer)
    titled = sum(word.capital for word in longer)
    shouting = 2 * capitals > len(longer)
    for number in line:
        page.shouting[number] = shouting
        page.titled[number] = 10 * titled >= 7 * len(longer)
