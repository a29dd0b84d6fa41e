"""Whether a sentence of a document answers a question: everything that is asked about must stand there, and the thing that is wanted too.

The rule, in the order in which it decides:
1. A question on the person's own file (a claim, a result, a balance) is answered by no document.
2. A name in the question must be what the document is about, or stand in the passage; a name that stands nowhere is answered by nothing.
3. A code, an amount or a numbered kind ("level 2", "Slide C") in the question must stand in the sentence or over it.
4. What is wanted must stand in the sentence: an amount where a price is asked for, days or a day where a time is, a telephone number…
5. Of the other words asked about, the rare ones counting more, enough must stand in the sentence, over it or beside it: see `fits`.
"""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from almoner.engine.knowledge.asked import Wanted, is_own_file, stands, wanted
from almoner.engine.knowledge.records import Passage
from almoner.engine.knowledge.sentences import sentences
from almoner.engine.knowledge.terms import Term, marks, terms
from almoner.engine.knowledge.two_languages import is_spanish

WHOLE, OVER, BESIDE = 100, 90, 60
"""In hundredths, what a word counts that stands in the sentence, one that stands in a heading or the table's head, and one that stands in another sentence of the passage."""
UNKNOWN_ACROSS = 50
"""In hundredths, what a word counts that is in no table, where question and document are in two languages: it may stand there in the other."""
LONGEST_PAIR = 240
ENOUGH_ALONE, ENOUGH, JUDGED_WEIGHT, LEAST_JUDGED = 60, 65, 2, -5
"""In hundredths, but for the last. Chosen on the first half of evaluation/ask_dev."""
CODE = re.compile(
    r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\b|\$ ?\d[\d,.]*\d|(?<![\w$.,])\d{5,}(?![\w%])"
)
KIND_OF = re.compile(
    r"\b(?:level|type|tier|stage|step|grade|part|class|group|option|zone|nivel|tipo|fase|parte|grupo|opci[oó]n|zona|clase) (\d+|[A-Z])\b|\b[A-Z]?[a-z]+ ([B-HJ-Z])\b|\b[A-Z][a-z]+ (A)\b"
)
ORDINALS = re.compile(r"\d+(?:st|nd|rd|th)|\d+-(?:day|month|year|week|hour)\w*|\d{4}-\d\d(?:-\d\d)?")
ALWAYS_ASKED = ("how much", "how many", "how long", "when", "where", "who")
ASKED_BY = {
    Wanted.MONEY: ("cost", "price", "charge", "pay", "amount", "maximum", "covered"),
    Wanted.SHARE: ("percent", "pay", "covered"),
    Wanted.TIME: ("days", "weeks", "months", "year", "deadline", "how long", "start", "ends", "fast"),
    Wanted.COUNT: ("age",),
    Wanted.PHONE: ("phone",),
    Wanted.PLACE: ("address",),
}
"""Words that ask rather than say what about: what is wanted is looked for by itself."""


@dataclass(frozen=True, slots=True)
class Question:
    """`about` is what it asks about, without names; `unknown` are names that stand nowhere in the collection."""

    text: str
    about: tuple[Term, ...]
    wanted: frozenset[Wanted]
    names: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    own_file: bool = False

    @property
    def kinds_named(self) -> bool:
        """Whether it names one of several of a kind ("Slide C"): what holds for it may stand in the next sentence."""
        return KIND_OF.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, an item or a row of the passage with that number, with what stands over it."""

    text: str
    number: int
    over: str
    beside: str


def question(text: str, names: Sequence[str], unknown: Sequence[str]) -> Question:
    kinds = wanted(text)
    asking = frozenset[str]().union(
        *(marks(one) for one in ALWAYS_ASKED), *(marks(one) for kind in kinds for one in ASKED_BY.get(kind, ()))
    )
    about = tuple(
        term for term in dict.fromkeys(terms(text)) if not term[1] & asking and not set(term[0].split()) & {*names, *unknown}
    )
    return Question(text, about, kinds, tuple(names), tuple(unknown), is_own_file(text))


def units(passage: Passage, number: int) -> tuple[Unit, ...]:
    """Of a table each row stands under its first one; an item stands under the line that opens its list."""
    over, made, head = " > ".join((*passage.headings, passage.source)), list[Unit](), ""
    rows = 0
    for line in passage.text.splitlines():
        if " | " in line:
            head, rows = (line, 1) if rows == 0 else (head, rows + 1)
            made.append(Unit(line, number, f"{over} > {head}" if rows > 1 else over, passage.text))
            continue
        rows = 0
        opening = made[-1].text if made and made[-1].text.endswith(":") else ""
        made.extend(Unit(one, number, f"{over} > {opening}", passage.text) for one in sentences(line))
    return tuple(made)


def pairs(asked: Question, single: Sequence[Unit]) -> tuple[Unit, ...]:
    """Two sentences that follow each other, for what is named in the first and said in the second."""
    kinds = [one for one in specifics(asked.text) if len(one) == 1]
    return tuple(
        Unit(f"{one.text} {after.text}", one.number, one.over, one.beside)
        for one, after in itertools.pairwise(single)
        if f"{one.text} {after.text}" in one.beside
        and len(one.text) + len(after.text) <= LONGEST_PAIR
        and all(re.search(rf"(?<!\w){re.escape(kind)}(?!\w)", one.text) for kind in kinds)
    )


def specifics(text: str) -> tuple[str, ...]:
    """Codes, amounts and numbered kinds that a question names."""
    found = [one[0] for one in CODE.finditer(text) if not ORDINALS.fullmatch(one[0])]
    return (*found, *(next(filter(None, one.groups())) for one in KIND_OF.finditer(text)))


def could(asked: Question, unit: Unit) -> bool:
    """Points 3 and 4 of the rule."""
    for one in specifics(asked.text):
        where = unit.text if len(one) == 1 else f"{unit.text}\n{unit.over}\n{unit.beside}"
        flags = 0 if len(one) == 1 else re.IGNORECASE
        if not re.search(rf"(?<![\w]){re.escape(one)}(?![\w])", where, flags):
            return False
    return not asked.wanted or any(stands(kind, unit.text, asked.text) for kind in asked.wanted)


def met(asked: Question, unit: Unit, rarity: Callable[[Term], int]) -> Fraction:
    """Which part of what is asked about stands there, rare words counting more, from 0 to 100."""
    here, over, beside = marks(unit.text), marks(unit.over), marks(unit.beside)
    across = is_spanish(asked.text) is not is_spanish(unit.beside)
    weights = [
        (term, rarity(term) * (UNKNOWN_ACROSS if across and not any(one.startswith("#") for one in term[1]) else WHOLE))
        for term in asked.about
    ]
    whole = sum(weight for _, weight in weights)
    found = sum(
        weight * (WHOLE if term[1] & here else OVER if term[1] & over else BESIDE if term[1] & beside else 0)
        for term, weight in weights
    )
    return Fraction(found, whole) if whole else Fraction(WHOLE)


def fits(share: Fraction, judged: Fraction | None) -> Fraction:
    """How well a sentence answers in which so many hundredths of the question stand, 0 being just enough. `judged` is a re-ranker's number, from
    about -11 to 10; it may make up for words that are missing, never for most of them."""
    if judged is None:
        return share - ENOUGH_ALONE
    return share + JUDGED_WEIGHT * max(Fraction(LEAST_JUDGED), judged) - ENOUGH
