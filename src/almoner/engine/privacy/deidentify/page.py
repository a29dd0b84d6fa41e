"""A text in words, with what every finder asks of it: where lines and sentences begin, and how it is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from almoner.engine.privacy.deidentify.beginnings import Rule
from almoner.engine.privacy.deidentify.spans import Kind
from almoner.engine.privacy.deidentify.vocabulary import Known, Vocabulary, folded, known

RUN = re.compile(r"[^\W\d_]+")
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
    runs: dict[str, list[int]] = field(default_factory=dict)
    """Where each run of letters begins, in small letters without accents."""
    placed: set[int] = field(default_factory=set)
    """Where a place is said to begin: after "lives in", "City:"."""

    def known(self, low: str) -> Known:
        """Of a word that is no word of the text; in small letters without accents."""
        return known(low, self.vocabulary)

    def at_digits(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches of a pattern that begins with a figure, apart from each other: it is tried only where figures begin."""
        return apart(pattern, self.text, self.digits)

    def begins(self, rule: Rule) -> list[int]:
        """Every place where the rule can begin, in order; some may come twice."""
        runs, text = self.runs, self.text
        places = [at for word in rule.words.intersection(runs) for at in runs[word]] if rule.words else []
        if rule.stems:
            stemmed = [word for word in runs if word[0] in rule.initials and word.startswith(rule.stems)]
            places += [at for word in stemmed for at in runs[word]]
        if rule.figures:
            places += self.digits
        for sign in rule.signs:
            at = text.find(sign)
            while at >= 0:
                places.append(at)
                at = text.find(sign, at + 1)
        places.sort()
        return places

    def matches(self, rule: Rule) -> Iterator[re.Match[str]]:
        """As `finditer` does in the text, but tried only where the rule can begin."""
        return apart(rule.pattern, self.text, self.begins(rule))

    def small_matches(self, rule: Rule) -> Iterator[re.Match[str]]:
        """The same in small letters."""
        return apart(rule.pattern, self.low, self.begins(rule))

    def all_small_matches(self, rule: Rule) -> Iterator[re.Match[str]]:
        """The same, also of those that overlap."""
        return (match for at in self.begins(rule) if (match := rule.pattern.match(self.low, at)))

    def first_word(self, at: int) -> int:
        """The number of the first word that begins at `at` or later."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.starts[middle] < at else (low, middle)
        return low


def apart(pattern: re.Pattern[str], text: str, places: list[int]) -> Iterator[re.Match[str]]:
    end = 0
    for start in places:
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


L_IN_CAPITALS = re.compile(r"l(?<=[A-Z]{2}l)(?=[A-Z]{2})")
NOISE = re.compile(r"[01358]")
NOISY = re.compile(r"[A-Z](?<![\w\-/.#].)(?=[A-Za-z]{0,19}[01358])(?:[A-Za-z]{0,12}[01358]){1,3}[A-Za-z]{1,14}(?![\w\-/@])")
FIGURE = re.compile(r"\d")
READ_AS = tuple(
    str.maketrans(digits)
    for digits in ({"0": "o", "1": "l", "3": "e", "5": "s", "8": "b"}, {"0": "o", "1": "i", "3": "e", "5": "s", "8": "b"})
)


WITH_LETTERS = re.compile(r"(?<![^\W_])\d+(?:[OolI]\d+)+(?![^\W_])|(?<=[A-Z]{2} )O(?=\d{4}(?!\w))|(?<=\) )O(?=\d\d[-. ]\d{4})")
"""A number with letters in it; a postal code or the middle of a telephone number that begins with one."""
NUMBER = re.compile(r"(?<![^\W_])([Nn])0(?=\s?[.:#])")
FIGURES = str.maketrans("OolI", "0011")


def figures(text: str) -> str:
    """Letters that a machine read in numbers ("555-0l0", "O5401") as what they are; nothing changes its place."""
    return NUMBER.sub(r"\1O", WITH_LETTERS.sub(lambda match: match[0].translate(FIGURES), text))


def clearer(text: str, vocabulary: Vocabulary) -> str:
    """Words that a machine read with figures in them ("Pat1ent", "J0hn") as what they are; nothing changes its place."""
    return NOISY.sub(lambda match: read_as_word(match, vocabulary), text)


def read_as_word(match: re.Match[str], vocabulary: Vocabulary) -> str:
    for table in READ_AS:
        read = match[0].translate(table)
        one = known(folded(read), vocabulary)
        if one.low in {"dob", "ssn", "name"} or (len(one.low) > 3 and (one.given or one.surname or one.ordinary("both"))):
            return read.upper() if match[0].isupper() else read
    read = match[0].translate(READ_AS[0])
    one_figure = len(FIGURE.findall(match[0])) == 1 and len(read) > 5
    if one_figure and (match[0].isupper() or read[1:].islower()):
        return read.upper() if match[0].isupper() else read
    return match[0]


def page_of(text: str, vocabulary: Vocabulary, language: str | None) -> Page:
    """`language` None: reckoned from small words."""
    text = L_IN_CAPITALS.sub("I", blotted(text))
    if NOISE.search(text):
        text = clearer(figures(text), vocabulary)
    words: list[Word] = []
    before = 0
    runs: dict[str, list[int]] = {}
    for match in WORD.finditer(text):
        start, end = match.span()
        if text.endswith(POSSESSIVE, start, end) and end - start > 2:
            end -= 2
            runs.setdefault("s", []).append(end + 1)
        gap = text[before:start]
        word = text[start:end]
        one, look, parts = written(word, vocabulary)
        words.append(Word(start, end, word, one, one.low, gap, not before or (gap != " " and begins(gap, words)), *look))
        before = end
        for low, at in parts:
            if low in runs:
                runs[low].append(start + at)
            else:
                runs[low] = [start + at]
    page = Page(
        text,
        small(text),
        words,
        language or reckoned(words),
        vocabulary,
        runs=runs,
        starts=[word.start for word in words],
        digits=[match.start() for match in DIGITS.finditer(text)],
    )
    look_of_lines(page)
    return page


@lru_cache(maxsize=20_000)
def written(word: str, vocabulary: Vocabulary) -> tuple[Known, tuple[bool, bool, bool], tuple[tuple[str, int], ...]]:
    """What is known of a word; whether it begins with a capital, is in capitals, is an initial; its runs of letters, and where they begin."""
    capital, alone = word[0].isupper(), len(word) == 1
    runs = ((folded(run[0]).replace("ı", "i"), run.start()) for run in RUN.finditer(word))
    return known(folded(word), vocabulary), (capital, capital and not alone and word.isupper(), capital and alone), tuple(runs)


def small(text: str) -> str:
    """In small letters, each in its place: the few that become two stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


BLANK = re.compile(r"\[(?:" + "|".join(kind.upper() for kind in Kind) + r")\]")


def blotted(text: str) -> str:
    """Blanks of an earlier redaction hold nothing, and nothing is said of what stands around them."""
    return BLANK.sub(lambda blank: "[" + "¤" * (len(blank[0]) - 2) + "]", text) if "[" in text else text


def begins(gap: str, words: list[Word]) -> bool:
    """A gap that ends a sentence, unless its point belongs to an initial or an abbreviation."""
    if "\n" in gap:
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
    lows = [word.low for word in words]
    spanish, english = sum(map(SPANISH_SIGNS.__contains__, lows)), sum(map(ENGLISH_SIGNS.__contains__, lows))
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
