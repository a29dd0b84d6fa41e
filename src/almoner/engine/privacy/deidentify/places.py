"""Towns, counties and quarters named in running text."""

from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.lists.kept import COUNTRIES, EPONYM_NOUNS, MAKERS, NATIONS, STATES
from almoner.engine.privacy.deidentify.page import Page, Word
from almoner.engine.privacy.deidentify.proposals import FAIR, Proposal
from almoner.engine.privacy.deidentify.spans import Kind

MOST_WORDS = 3
AFTER = rule(
    r"\b(?:lives?|lived|living|resid(?:es?|ed|ing)|born|raised|grew\sup|moved(?:\shere)?|relocated|based|located|originally|native|comes?|came|travel(?:ed|l?ing)?|trip|flew|drove|visit(?:ing|ed)?|transferred|"
    r"resident|city|town|county|village|municipality|suburb|near|outside|staying|work(?:s|ing|ed)?|retired|home\stown|hometown|"
    r"viv[eoí]\w{0,3}|resid[eo]|naci[óo]\w{0,2}|nacid[oa]|originari[oa]|mud[oóé]\w{0,3}|ciudad|pueblo|municipio|condado|viaj\w{1,5}|vecin[oa]|radica|radicad[oa]|cerca)\s(?:here\s)?"
    r"(?:in|from|to|at|near|of|outside|around|en|de|a|desde)\s(?:the\s(?:city|town|village|county)\sof\s|la\sciudad\sde\s|downtown\s|east\s|west\s|north\s|south\s)?",
)
LABEL = rule(
    r"\b(?:city|town|county|birthplace|place\sof\sbirth|hometown|lugar\sde\snacimiento|ciudad|condado|municipio|origin)\s?:\s{0,3}"
)
PREPOSITION = frozenset("in from to at near en de desde outside around of downtown through".split())
COUNTY_AFTER = frozenset("county parish borough township".split())
NOT_HERE = frozenset(
    "march may august general mobile reading normal union hope page orange golden advance novelty enterprise energy success".split()
)


def find_places(page: Page) -> Iterator[Proposal]:
    page.placed = {match.end() for one in (AFTER, LABEL) for match in page.all_small_matches(one)}
    words = page.words
    number = 0
    while number < len(words):
        word = words[number]
        taken = (known_place(page, number) or named_place(page, number)) if word.capital else small_place(page, number)
        if taken:
            last = words[number + taken - 1]
            yield Proposal(word.start, last.end, Kind.PLACE, FAIR)
        number += max(taken, 1)


def small_place(page: Page, number: int) -> int:
    """A listed town written small, after words that a place follows."""
    word = page.words[number]
    inside = (
        number > 0 and page.words[number - 1].low in {"in", "en", "from", "near", "de", "to", "outside"} and word.gap == " "
    )
    if not inside and not placed(page, number):
        return 0
    for count in range(MOST_WORDS, 0, -1) if word.known.town else ():
        name = joined(page.words, number, count)
        if name is not None and inside and not placed(page, number) and count == 1:
            continue
        if (
            name in page.vocabulary.towns
            and name not in STATES
            and name not in COUNTRIES
            and not (count == 1 and page.known(name).ordinary(page.language))
        ):
            return count
    return int(
        placed(page, number)
        and len(word.low) > 4
        and not word.known.kept
        and not word.known.ordinary("both")
        and word.low not in COUNTRIES
        and word.low not in STATES
    )


def joined(words: list[Word], number: int, count: int) -> str | None:
    """`count` words that stand on one line with a space or a hyphen between them."""
    some = words[number : number + count]
    if len(some) < count or any(word.gap not in {" ", "-", ". "} for word in some[1:]):
        return None
    return " ".join(word.low for word in some).replace("-", " ")


def known_place(page: Page, number: int) -> int:
    """How many words of a listed town begin here; 0 when none does, or when it is a word of another thing."""
    words = page.words
    for count in range(MOST_WORDS, 0, -1) if words[number].known.town else ():
        name = joined(words, number, count)
        if name is None or name not in page.vocabulary.towns or name in STATES or name in COUNTRIES:
            continue
        last = words[number + count - 1]
        if not last.capital:
            continue
        if (
            number + count < len(words)
            and words[number + count].gap == " "
            and words[number + count].low in COUNTY_AFTER
            and words[number + count].capital
        ):
            return count + 1
        if count > 1:
            if (
                all(word.known.ordinary("en") for word in words[number : number + count])
                and (page.titled[number] or words[number].starts)
                and not placed(page, number)
            ):
                continue
            return 0 if thing_after(words, number + count) else count
        if alone(page, number, name):
            return 0 if thing_after(words, number + 1) else 1
    return 0


def alone(page: Page, number: int, name: str) -> bool:
    """One word that is a town: said as one, or nothing else but a town."""
    if name in NATIONS or name in MAKERS or name in NOT_HERE:
        return placed(page, number) and name not in NATIONS
    if placed(page, number):
        return True
    word = page.words[number]
    known = page.known(name)
    previous = page.words[number - 1].low if number else ""
    if previous == "in" and word.gap == " " and not known.kept and not page.titled[number] and not page.shouting[number]:
        return True
    if known.kept or known.ordinary(page.language) or page.titled[number] or page.shouting[number]:
        return False
    before = previous
    if known.given or known.surname:
        return before in PREPOSITION and before in {"in", "en", "near", "downtown"} and not word.starts
    return not word.starts or before in PREPOSITION


def placed(page: Page, number: int) -> bool:
    return page.words[number].start in page.placed


def thing_after(words: list[Word], number: int) -> bool:
    """A scale, a company or a university that only bears the town's name; the last two are taken elsewhere."""
    return number < len(words) and words[number].gap == " " and words[number].low in EPONYM_NOUNS


def named_place(page: Page, number: int) -> int:
    """Capitalised words after "lives in", or before "County"."""
    words = page.words
    count = 0
    while count < MOST_WORDS and number + count < len(words):
        word = words[number + count]
        if (count and word.gap not in {" ", "-", ". "}) or not word.capital or (word.known.kept and word.low not in NOT_HERE):
            break
        if count and word.low in COUNTY_AFTER:
            return count + 1
        count += 1
    if (
        number + count < len(words)
        and count
        and words[number + count].gap == " "
        and words[number + count].low in COUNTY_AFTER
        and words[number + count].capital
    ):
        return count + 1
    if count and not placed(page, number) and strange_place(page, number):
        return 1
    if not count or not placed(page, number):
        return 0
    name = joined(words, number, count) or ""
    if name in STATES or name in COUNTRIES or words[number].low in COUNTRIES or words[number].low in NATIONS:
        return 0
    if (
        all(word.known.ordinary(page.language) and not word.known.surname for word in words[number : number + count])
        and words[number].low not in page.vocabulary.towns
    ):
        return 0
    return count


def strange_place(page: Page, number: int) -> bool:
    """A word nobody knows, with a capital, after "in": "in Kulusuk"."""
    word = page.words[number]
    before = page.words[number - 1].low if number else ""
    known = (
        word.known.ordinary("both")
        or word.known.given
        or word.known.surname
        or word.low in COUNTRIES
        or word.low in STATES
        or word.low in NATIONS
    )
    return before in {"in", "en"} and word.gap == " " and len(word.low) > 4 and not known and not page.titled[number]
