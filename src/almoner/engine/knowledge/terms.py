"""What words of a text mean, in either language: a word of the table is its meanings, any other its root, so that texts can be compared."""

import re
from functools import lru_cache

from almoner.engine.folding import folded
from almoner.engine.knowledge.two_languages import TABLES

WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
SMALL_WORDS = """
a about above after again all also am an and any are as at be been before being below between both but by can cannot could did do does doing
down during each few for from further get gets got give gives given had has have having he her here hers him his how i i'd i'm i've if in into is it its
it's itself just like make makes many may me might more must my myself need needs not now of off on once only or other our ours out over own per
please put same shall she should so some such take takes tell than that the their theirs them then there these they thing this those through
to too toward towards under until up upon us use very want was way we were what what's whats when where which while who whom whose why will with within
without would yes yet you your yours someone something anyone anything much long often soon big happens happen know let really right say says
said come comes goes go went going over straight way nice good one two okay ok hello hi dear thanks thank every up to instead whether because since
didn't don't can't won't isn't doesn't wasn't couldn't thirty twenty sixty ninety hundred done most four three five six seven eight ten dose dos number mine applied applies rest whats pick picked picking buy forgot add adds leave left saying asking used part live lives
poner pone dentro mandar manda puse hago haga hizo veces semanalmente cae cai caigo voy vaya pasa pasar dieron
old new able ever still already today guy stuff kind sort lot
al algo algun alguna algunas alguno algunos ante antes aqui asi aunque cada como con contra cosa cual cuales cualquier cuando cuanta cuantas
cuanto cuantos dar da dan de debe debo del desde donde dos e el ella ellas ellos en entonces entre era eres es esa esas ese eso esos esta estan estar estas este esto estos estoy
fue ha hace hacer hacia han hasta hay he la las le les lo los mas me mi mis mientras muy nada ni no nos nosotros nuestra nuestro o os otra otras
otro otros para pero poco por porque puede pueden puedo pues que quien quienes se sea ser si sido sin sobre solo son soy su sus tal tambien tan
te ten tengo tener tiene tienen toda todas todo todos tu tus un una unas uno unos usted ustedes va voy y ya yo favor gracias hola quiero saber necesito vez
"""
SMALL = frozenset(SMALL_WORDS.split())
ENDINGS = re.compile(
    r"(?:aciones|iciones|uciones|acion|icion|ucion|ations?|itions?|ements?|ments?|mente|ings?|adas?|ados?|idas?|idos?|ances?|ences?|ers?|ed|es|s|ly|al"
    r"|ar|er|ir|an|en|as?|os?|e|y)$"
)
SHORTEST_ROOT = 4


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """Enough of a word to know it again with another ending."""
    cut = ENDINGS.sub("", word)
    return cut if len(cut) >= SHORTEST_ROOT else word.removesuffix("s") if len(word) > SHORTEST_ROOT - 1 else word


def words_of(text: str) -> list[str]:
    """Plain, without the ending of a possessive."""
    return [word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(folded(text))]


@lru_cache(maxsize=1)
def meanings() -> dict[tuple[str, ...], frozenset[str]]:
    """For each word or phrase of the table, as roots, the lines in which it stands."""
    found: dict[tuple[str, ...], set[str]] = {}
    for number, line in enumerate(line for line in TABLES.splitlines() if "|" in line):
        for phrase in re.split(r"[,|]", line):
            words = tuple(root(word) for word in words_of(phrase))
            if words:
                found.setdefault(words, set()).add(f"#{number}")
    return {words: frozenset(lines) for words, lines in found.items()}


@lru_cache(maxsize=1)
def longest() -> int:
    return max(map(len, meanings()))


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Every word of the table and every small word, plain."""
    return SMALL | frozenset(word for line in TABLES.splitlines() for word in WORD.findall(folded(line)))


Term = tuple[str, frozenset[str]]
"""The words as they stand, plain, and what they mean: any of these marks."""


def terms(text: str) -> tuple[Term, ...]:
    """What a text says, small words left out, phrases of the table before their words."""
    words = words_of(text)
    roots, table, said, at = [root(word) for word in words], meanings(), list[Term](), 0
    while at < len(words):
        for size in range(min(longest(), len(words) - at), 0, -1):
            found = table.get(tuple(roots[at : at + size]))
            if found is not None and (size > 1 or words[at] not in SMALL):
                parts = frozenset(roots[at : at + size]) if size == 1 else frozenset[str]()
                said.append((" ".join(words[at : at + size]), found | parts))
                at += size
                break
        else:
            if words[at] not in SMALL and not words[at].isdigit():
                said.append((words[at], frozenset({roots[at]})))
            at += 1
    return tuple(said)


@lru_cache(maxsize=20_000)
def marks(text: str) -> frozenset[str]:
    """Everything that a text means, of phrases and of their words alike."""
    words = words_of(text)
    roots, table = [root(word) for word in words], meanings()
    found = {one for word, one in zip(words, roots, strict=True) if word not in SMALL}
    for at in range(len(words)):
        for size in range(1, min(longest(), len(words) - at) + 1):
            if size > 1 or words[at] not in SMALL:
                found |= table.get(tuple(roots[at : at + size]), frozenset())
    return frozenset(found)


def close(word: str, other: str, most: int) -> bool:
    """Whether one becomes the other by at most so many slips: a sign too much, too little, another, or two changed about."""
    if abs(len(word) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(word, start=1):
        earlier, before, row = before, row, [i, *([0] * len(other))]
        for j, against in enumerate(other, start=1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != against))
            if i > 1 and j > 1 and sign == other[j - 2] and word[i - 2] == against:
                row[j] = min(row[j], earlier[j - 2] + 1)
        if min(row) > most:
            return False
    return row[-1] <= most
