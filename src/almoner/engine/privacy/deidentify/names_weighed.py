"""How much a capitalised word, and what stands beside it, speak for a name."""

import re

from almoner.engine.privacy.deidentify.lists.kept import COUNTRIES, EPONYM_LEADS, EPONYM_NOUNS, EPONYMS, MONTHS, STATES
from almoner.engine.privacy.deidentify.lists.people import CREDENTIALS, KIN, PARTICLES, VERBS_AFTER
from almoner.engine.privacy.deidentify.lists.streets import COMPANY
from almoner.engine.privacy.deidentify.page import Page, Word
from almoner.engine.privacy.deidentify.spans import Kind
from almoner.engine.privacy.deidentify.vocabulary import BORNE

NAME_FROM = 5
"""Half points: two unknown capitalised words in prose, or one given name."""
BEFORE_NAME = frozenset(
    "by with for from to and or saw see told asked call called tell ask thank thanks met meet about of named between con por para a y e o de vio llame pregunto gracias dijo atendio llamo "
    "remind remember per via contact cc hey hi hello hola dear".split()
)
NO_NAME_AFTER = frozenset("inc llc llp corp ltd health healthcare insurance plan plans hmo ppo medicaid medicare".split())
VOCATIVE = re.compile(
    r", (?:can|could|please|i|you|we|do|are|what|when|why|how|thank|puede|por favor|me|le) |: [A-Z¿¡][^\n]{0,80}[!?.]"
)
AGED = re.compile(r",? (?:(?:is|es) )?(?:an? |una? )?\d{1,3}[ -]?(?:[FMfm]\b|y|a[ñn]os)|, \d{1,3},")
MOSTLY_WORDS = frozenset("bill will may mark art rich price".split())
"""Names that begin a sentence about bills far more often as words."""
LONG_WORD, SHORT = 3, 4
MAY_BE = frozenset("is was has had can could will would should does did es era fue puede podria".split())
PEOPLE_DO = VERBS_AFTER - frozenset(
    "is was has had can could will would should does did es era fue tiene esta estaba puede came went took gave".split()
)


def weight(page: Page, number: int) -> int:
    """Half points for one word: what lists say of it, less where its capital means little."""
    word = page.words[number]
    if word.initial:
        return 0
    low = word.low
    plain = page.titled[number] or page.shouting[number]
    known, given, often = word.known.ordinary(page.language), word.known.given, word.known.surname
    if low in PARTICLES and not word.capital:
        return 0
    if low in COUNTRIES or low in BORNE or low in EPONYMS:
        return 1 if given else 0 if often else -3
    if word.all_capitals and not page.shouting[number] and len(low) <= SHORT:
        return 2 if given or often else -3
    if low in MONTHS:
        return 1
    if given:
        if not known:
            return 6 if len(low) >= LONG_WORD else 3
        return (1 if low in MOSTLY_WORDS else 2 if plain else 3) if word.starts or plain else 6
    if often:
        if not known:
            return (
                (5 if often > 1 else 3) - (1 if word.starts or plain else 0)
                if not word.all_capitals or page.shouting[number] or len(low) > 4
                else 1
            )
        return (1 if often > 1 else 0) if word.starts or plain else 2
    if known:
        return -5 if word.starts or plain else -2
    if any(sign.isupper() for part in word.text.split("-") for sign in part[1:]) and not word.text.startswith(
        ("Mc", "Mac", "De", "O'", "O’", "D'", "La", "Le", "Van", "Di", "Du", "Fitz")
    ):
        return 2 if page.shouting[number] and len(low) > LONG_WORD else -3 if word.all_capitals else 1
    strange = 0 if low.isascii() and word.text.isascii() else 2
    return (2 if plain else 2 if word.starts else 4) + strange


def lean(page: Page, run: list[int], found: dict[int, Kind]) -> int:
    """Half points for what stands around a run of words."""
    words = page.words
    first, last = words[run[0]], run[-1]
    before = words[run[0] - 1] if run[0] else None
    after = words[last + 1] if last + 1 < len(words) else None
    points = 0
    if before is not None and first.gap in {" ", " “", ' "'}:
        points += 2 if before.low in BEFORE_NAME else 4 if before.low in KIN else 0
        points -= 8 if before.low in EPONYM_LEADS | {"las", "los"} and len(run) == 1 else 0
    if after is not None and after.gap == " ":
        points += (
            0
            if after.capital
            else 4
            if after.low in PEOPLE_DO
            else 2
            if after.low in MAY_BE
            else 3
            if after.low in VERBS_AFTER
            else 0
        )
        points += (
            2
            if after.low.endswith("ed")
            and len(after.low) > SHORT
            and after.low not in VERBS_AFTER
            and not after.capital
            and not first.all_capitals
            else 0
        )
        points -= 12 if thing(after) else 0
    if (
        after is not None
        and after.gap in {", ", " "}
        and after.all_capitals
        and after.low.replace("-", "") in CREDENTIALS
        and len(after.low) > 1
    ):
        points += 8
    if after is not None and after.gap in {"'s ", "’s "}:
        points += -12 if after.low in EPONYM_NOUNS or words[last].low in EPONYMS else 2
    if (
        after is not None
        and (after.low in {"here", "aqui"} or (after.low == "and" and page.text.startswith(" I ", after.end)))
        and first.starts
        and first.known.given
    ):
        points += 4
    if (
        len(run) > 1
        and after is not None
        and after.gap == " "
        and not after.capital
        and len(after.low) > LONG_WORD
        and after.low.endswith(("s", "ed"))
        and min(weight(page, number) for number in run) >= 0
    ):
        points += 2
    if (
        2 <= len(run) <= SHORT
        and isolated(page, run)
        and (words[last].known.surname and not words[last].known.ordinary(page.language))
    ):
        points += 3
    if before is not None and run[0] - 1 in found and first.gap in {" and ", " y "}:
        points += 2
    if after is None or after.gap.startswith((",", "?", "!")):
        points += 1 if first.starts and len(run) == 1 and first.known.given else 0
    if len(run) == 1 and first.starts and first.known.given and page.text[first.end : first.end + 2] == ": ":
        points += 4
    if (after is not None and after.gap == " " and after.low in {"family", "household"}) or (
        before is not None and before.low == "familia"
    ):
        points += 4
    if (
        after is not None
        and after.gap == " "
        and after.low in {"and", "y"}
        and last + 2 < len(words)
        and words[last + 2].capital
    ):
        points += 1 if words[last + 2].known.given or words[last + 2].known.surname else 0
    if first.starts and len(run) == 1 and VOCATIVE.match(page.text, first.end) and not first.known.ordinary(page.language):
        points += 3
    if len(run) == 1 and (first.low in STATES or first.low in EPONYMS):
        points -= 5
    if first.gap.endswith("(") and page.text.startswith(")", words[last].end) and not first.all_capitals:
        points += 2
    if len(run) > 1 and not first.known.ordinary(page.language) and words[last].known.surname and not page.titled[last]:
        points += 2
    if AGED.match(page.text, words[last].end):
        points += 5
    if words[last].low in EPONYMS and len(run) == 1:
        points -= 6
    if len(run) == 1 and first.known.name_too and first.known.kept:
        points -= 2 if page.shouting[run[0]] or page.titled[run[0]] else 0
    if (
        len(run) > 1
        and any(words[number].initial for number in run)
        and any(
            len(words[number].low) > 1 and (words[number].known.surname or not words[number].known.ordinary(page.language))
            for number in run
        )
    ):
        points += 4
    return points


def isolated(page: Page, run: list[int]) -> bool:
    """Alone in a cell or on a line."""
    before, after = (
        page.words[run[0]].gap.rstrip(" ")[-1:],
        page.text[page.words[run[-1]].end : page.words[run[-1]].end + 3].lstrip(" ")[:1],
    )
    return before in {"", "|", "\t", "\n", ";"} and after in {"", "|", "\t", "\n", ";"}


def thing(after: Word) -> bool:
    """A word that makes a firm, a plan, a disease or a law of what stands before it."""
    return (
        after.low in NO_NAME_AFTER
        or (after.low in EPONYM_NOUNS and after.low != "bank")
        or (after.low in COMPANY and after.capital)
    )
