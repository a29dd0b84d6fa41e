"""A text as sentences of tokens: the facts taken out first, then the known words, then the names."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.codes import MAIL, cite_facts, code_facts
from almoner.engine.wording.guard_parts.days import day_facts, late_day_facts
from almoner.engine.wording.guard_parts.figures import (
    amount_facts,
    bare_amount_facts,
    number_facts,
    share_facts,
)
from almoner.engine.wording.guard_parts.lexicon import Lexicon, lexicons
from almoner.engine.wording.guard_parts.names import name_facts
from almoner.engine.wording.guard_parts.ordinals import ordinal_facts
from almoner.engine.wording.guard_parts.tokens import Fact, Kind, Part, Token
from almoner.engine.wording.guard_parts.words_polite import POLITE
from almoner.engine.wording.guard_parts.words_small import CLOSED, CONTRACTIONS

COURTESIES = re.compile(
    r"(?<!\w)(?:"
    + "|".join(sorted(map(re.escape, filter(None, re.split(r"[|\n]", CLOSED))), key=len, reverse=True))
    + r")(?!\w)"
)
NUMBER_SIGN = re.compile(
    r"(?<!\w)(?:no|nos|n[uú]m|nr)\.\s*(?=[#]?\s?[A-Z]{0,5}[- ]?\d)|[#№]\s?(?=\w)|(?<!\w)n[º°]\s*(?=\w)", re.IGNORECASE
)
LONGEST_SENTENCE = 150
"""What goes on for more pieces is no sentence; it is cut so that time stays in bounds."""
BLANK = "\0"
SHORT_FORMS = r"(?:dr|dra|mr|mrs|ms|sr|sra|srta|st|inc|llc|co|corp|ltd|jr|esq|etc|art|sec|núm|no|dept|depto|tel|ext|acct|approx|vs|u\.s|ee|uu|e\.g|i\.e|p\.ej)"
STOP = re.compile(r"(?<!\b[A-Z])(?<!\w\.\w)[.!?]+[\"')\]]*(?=\s|$)|\n|;")
ENDS_SHORT = re.compile(rf"(?<!\w){SHORT_FORMS}$", re.IGNORECASE)
PIECE = re.compile(r"\0+|[^\W_]+(?:'[^\W_]+)*|[^\s\w]|_")
HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
CLITIC = re.compile(
    r"(?<=\w\w[aei]r)(?:me|te|se|le|les|lo|la|los|las|nos|melo|mela|melos|melas|selo|sela|selos|selas|noslo)$|(?<=ndo)(?:me|se|le|les|lo|la|los|las|nos)$"
)


@dataclass(frozen=True, slots=True)
class Text:
    """One text taken apart."""

    sentences: tuple[tuple[Token, ...], ...]
    facts: tuple[Fact, ...]
    words: frozenset[str]
    """Every word, folded: a name found here in small letters is kept."""
    language: str
    plain: str


def language_of(text: str, otherwise: str = "en") -> str:
    listed = re.findall(r"[^\W\d_]+", folded(text))
    known = lexicons()
    spanish = sum(word in known["es"].vocabulary for word in listed) + 2 * len(re.findall(r"[ñ¿¡áéíóú]", text.casefold()))
    english = sum(word in known["en"].vocabulary for word in listed)
    return "es" if spanish > english else "en" if english > spanish else otherwise


def read(text: str) -> Text:
    """`text` is clean, see cleaning.py."""
    language = language_of(text)
    shown = without_courtesies(NUMBER_SIGN.sub(lambda found: " " * len(found[0]), text))
    facts = figures(shown, language)
    blank = blanked(shown, facts)
    names = tuple(name_facts(blank, {one: lexicons()[one] for one in ("en", "es")}, language))
    sentences = tuple(sentences_of(shown, facts, names, language))
    laws = tuple(token.fact for sentence in sentences for token in sentence if token.fact and token.group == "law")
    return Text(sentences, tuple(sorted((*facts, *names, *laws), key=lambda fact: fact.start)), all_words(text), language, text)


def all_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", folded(text)))


def without_courtesies(text: str) -> str:
    small = folded(text)
    if len(small) != len(text):  # a sign that folds to two: places would not fit
        return COURTESIES.sub(lambda found: " " * len(found[0]), small)
    return cut(cut(text, COURTESIES.finditer(small)), POLITE.finditer(small))


def cut(text: str, places: Iterator[re.Match[str]]) -> str:
    signs = list(text)
    for found in places:
        signs[found.start() : found.end()] = " " * (found.end() - found.start())
    return "".join(signs)


def figures(text: str, language: str) -> tuple[Fact, ...]:
    """Every figure, day, code and cite once: what is more particular takes its place first."""
    finders: tuple[Callable[[str], Iterator[Fact]], ...] = (
        mails,
        cite_facts,
        lambda blank: day_facts(blank, language),
        amount_facts,
        share_facts,
        code_facts,
        bare_amount_facts,
        late_day_facts,
        ordinal_facts,
        lambda blank: number_facts(blank, language),
    )
    taken: list[Fact] = []
    blank = text
    for finder in finders:
        here: list[Fact] = []
        covered = bytearray(sign == BLANK for sign in blank)
        for fact in finder(blank):
            if not any(covered[fact.start : fact.end]):
                here.append(fact)
                covered[fact.start : fact.end] = b"\1" * (fact.end - fact.start)
        blank = blanked(blank, tuple(here))
        taken += here
    return tuple(sorted(taken, key=lambda fact: fact.start))


def mails(text: str) -> Iterator[Fact]:
    for found in MAIL.finditer(text):
        yield Fact(Kind.CODE, folded(found[0]), found[0], found.start(), found.end())


def blanked(text: str, facts: tuple[Fact, ...]) -> str:
    signs = list(text)
    for fact in facts:
        signs[fact.start : fact.end] = BLANK * (fact.end - fact.start)
    return "".join(signs)


def sentences_of(text: str, facts: tuple[Fact, ...], names: tuple[Fact, ...], language: str) -> Iterator[tuple[Token, ...]]:
    blank = blanked(text, facts)
    by_place = {fact.start: fact for fact in facts}
    named = {fact.start: fact for fact in names}
    start = 0
    for end in [*stops(blank), len(blank)]:
        piece = blank[start:end]
        here = language_of(piece, otherwise=language)
        tokens = tuple(
            tokens_of(
                piece,
                start,
                facts=by_place,
                names=named,
                lexicon=lexicons()[here],
                other=lexicons()["es" if here == "en" else "en"],
            )
        )
        for first in range(0, len(tokens), LONGEST_SENTENCE):
            yield tokens[first : first + LONGEST_SENTENCE]
        start = end


def stops(blank: str) -> Iterator[int]:
    for found in STOP.finditer(blank):
        if found[0].startswith(".") and ENDS_SHORT.search(blank[max(0, found.start() - 8) : found.start()]):
            continue
        yield found.end()


def tokens_of(
    piece: str, start: int, *, facts: dict[int, Fact], names: dict[int, Fact], lexicon: Lexicon, other: Lexicon
) -> Iterator[Token]:
    """Facts, meanings, names and unknown words of one sentence, in their order."""
    run: list[tuple[str, str, int]] = []
    for found in PIECE.finditer(HYPHEN.sub(" ", piece)):
        at, shown = found.start() + start, found[0]
        if shown[0] == BLANK or not shown[0].isalpha():
            yield from meanings(run, names, lexicon, other)
            run = []
            if shown[0] == BLANK:
                here = [facts[place] for place in range(at, at + len(shown)) if place in facts]
                yield from (Token(Part.FACT, fact.value, fact.text, fact=fact) for fact in here)
            elif shown in ",:()[]/|-&":
                yield Token(Part.GAP, shown, shown)
            continue
        run.extend((word, shown, at) for word in expanded(folded(shown)))
    yield from meanings(run, names, lexicon, other)


def expanded(word: str) -> list[str]:
    """ "don't" is "do not"; a possessive loses its ending."""
    for short, whole in CONTRACTIONS.items():
        if word == short or (short.startswith(("n'", "'")) and word.endswith(short)):
            word = word[: len(word) - len(short)] + whole
            break
    return [part for part in word.removesuffix("'s").removesuffix("'").replace("'", " ").split() if part]


def meanings(run: list[tuple[str, str, int]], names: dict[int, Fact], lexicon: Lexicon, other: Lexicon) -> Iterator[Token]:
    words = [CLITIC.sub("", word) for word, _, _ in run]
    at = 0
    while at < len(run):
        word, (_, shown, place) = words[at], run[at]
        entry = lexicon.longest(words, at)
        if place in names and (entry is None or len(entry.words) == 1):
            yield Token(Part.FACT, names[place].value, shown, fact=names[place])
            at += 1
            continue
        if entry is None and word not in lexicon.nothing:
            entry = None if lexicon.knows(word) else other.longest(words, at)
            if entry is not None and entry.means[0][0] not in (
                Part.ROLE,
                Part.ACT,
                Part.STATE,
                Part.LABEL,
                Part.THING,
                Part.FACT,
            ):
                entry = None
        if entry is None:
            if word not in lexicon.nothing:
                yield Token(Part.WORD, stem(word), shown)
            at += 1
            continue
        text = " ".join(dict.fromkeys(one for _, one, _ in run[at : at + len(entry.words)]))
        if shown.casefold() == "sí":  # "si" is "if", "sí" is "yes"
            at += 1
            continue
        if shown.casefold() == "mí":  # "mi" is "my", "mí" is "me"
            yield Token(Part.ROLE, "writer_object", shown)
            at += 1
            continue
        for part, value in entry.means:
            fact = Fact(Kind.CITATION, value, text, place, place + len(text)) if part is Part.FACT else None
            yield Token(part, word if part is Part.GAP else value, text, entry.flipped, entry.group, entry.strong, fact)
        at += len(entry.words)


def stem(word: str) -> str:
    """Enough of a word to know it again with another ending, often across both languages."""
    return word[:5]
