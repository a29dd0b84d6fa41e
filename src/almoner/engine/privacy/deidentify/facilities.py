"""Places that treat, house or teach and have a name of their own, and who somebody works for."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.lists.kept import GENERIC, NATIONS, PAYERS
from almoner.engine.privacy.deidentify.lists.people import CREDENTIALS, VERBS_AFTER
from almoner.engine.privacy.deidentify.lists.streets import (
    FACILITY_FIRST,
    FACILITY_LAST,
    FACILITY_ORDINARY,
    FACILITY_SECOND,
)
from almoner.engine.privacy.deidentify.page import Page, Word
from almoner.engine.privacy.deidentify.proposals import FAIR, SURE, Proposal
from almoner.engine.privacy.deidentify.spans import Kind

JOINTS = frozenset("of the de del la las los el and y & st san santa for".split())
MOST_BEFORE, MOST_AFTER = 6, 5
VAGUE = frozenset(
    "medical health healthcare care surgery therapy medicine nursing radiology wellness diagnostics ems surgery imaging".split()
)
"""Words that end a name only after a word that is none of the language: "Past Medical" is no place."""
INSURES = frozenset("health healthcare care medical dental group system services network".split())
LABEL = re.compile(
    r"(?:^|\n|\||\t|  )[ \t]{0,4}(?:\w{3,12} ){0,2}(?:facility|hospital|clinic|site|practice|location of service|service location|centro|hospital|cl[ií]nica|instituci[oó]n|establecimiento|pharmacy|farmacia)"
    r"(?: name| nombre)?[ ]?:[ ]{0,4}([A-ZÀ-Ý][^\n|;\t]{2,60}?)(?=[ ]{2}|[\n|;\t]|,? (?:address|phone|tel|npi|date)|$)",
    re.IGNORECASE,
)
LABELS = frozenset(
    "facility hospital clinic site practice location service centro clinica institucion establecimiento pharmacy farmacia".split()
)
EMPLOYER = rule(
    r"(?i:\b(?:(?:boss|coworker|engineer|teacher|driver|manager|clerk|cook|cashier|welder|mechanic|foreman|accountant|guard|waiter|waitress|janitor|nurse|programmer|secretary|supervisor|librarian|professor|baker|plumber|electrician|carpenter) (?:at|for|with)|(?:meser[oa]|cociner[oa]|chofer|maestr[oa]|obrer[oa]|alba[ñn]il|jardiner[oa]|cajer[oa]|enfermer[oa]|guardia|secretari[oa]|soldador|ingenier[oa]) en|employer|employed by|employed at|works? (?:for|at)|worked (?:for|at)|working (?:for|at)|job at|my job with|hired by|retired from|(?:my|his|her) (?:job|workplace|company),|en (?:el|su|mi) trabajo,? en|empleador|patr[oó]n|empresa|trabaj[oaó] (?:en|para)|trabajaba (?:en|para)|empleado de|empleada de)"
    r"(?: name| is| es)?\s?:?\s{1,3}(?:the |la |el |las |los )?)((?:[A-ZÀ-Ý0-9][\w'’&.\-]{1,24})(?:[ ](?:&|and|y|of|de|del|la|las|los)[ ][A-ZÀ-Ý][\w'’&\-]{1,24}|[ ][A-ZÀ-Ý][\w'’&\-]{1,24}){0,4}(?:,? (?:Inc|LLC|Corp|Ltd)\b)?)"
)
"""Without IGNORECASE on purpose: an employer begins with a capital."""


def find_facilities(page: Page) -> Iterator[Proposal]:
    words = page.words
    for number, word in enumerate(words):
        if word.low in FACILITY_LAST or word.low in FACILITY_SECOND:
            yield from ending_at(page, number)
        if word.text in FACILITY_FIRST and number + 2 < len(words) and words[number + 1].text in {"san", "santa", "santo"}:
            yield Proposal(word.start, words[number + 2].end, Kind.FACILITY, FAIR)
        if word.low in FACILITY_FIRST and (word.capital or called(page, number + 1)):
            yield from beginning_at(page, number)
    for match in LABEL.finditer(page.text) if ":" in page.text and not LABELS.isdisjoint(page.runs) else ():
        if re.split(r"\W", match[1].casefold(), maxsplit=1)[0] in PAYERS:
            continue
        if not all(low in FACILITY_ORDINARY for low in re.findall(r"[^\W\d_]+", match[1].casefold())):
            yield Proposal(*match.span(1), Kind.FACILITY, SURE)
    for match in page.matches(EMPLOYER):
        first = re.split(r"\W", match[1].casefold(), maxsplit=1)[0]
        if first not in FACILITY_ORDINARY:
            yield Proposal(*match.span(1), Kind.EMPLOYER, FAIR)
    for match in page.all_small_matches(WORKS):
        yield from small_employer(page, page.first_word(match.end()))


WORKS = rule(
    r"\b(?:works? (?:for|at)|worked (?:for|at)|working (?:for|at)|my (?:job|boss|shift) (?:at|with)|my employer is|employed by|retired from|"
    r"trabaj[oaó] (?:en|para)|trabajaba (?:en|para)|mi trabajo en) (?:the |la |el |los |las )?"
)
MOST_SMALL = 3


def small_employer(page: Page, first: int) -> Iterator[Proposal]:
    """ "i work at fernbrook packing": a word written small that no language has, and up to two plain ones after it."""
    words = page.words
    if first >= len(words) or words[first].capital or words[first].known.kept or words[first].known.ordinary("both"):
        return
    last = first
    while (
        last + 1 < len(words)
        and last - first < MOST_SMALL - 1
        and words[last + 1].gap == " "
        and not words[last + 1].known.kept
        and words[last + 1].low not in JOINTS
        and words[last + 1].low not in VERBS_AFTER
        and not words[last + 1].low.endswith("ed")
    ):
        last += 1
    yield Proposal(words[first].start, words[last].end, Kind.EMPLOYER, FAIR)


def ending_at(page: Page, number: int) -> Iterator[Proposal]:
    """The name before "Hospital", "Medical Center", "Family Dentistry"."""
    words = page.words
    if not words[number].capital:
        yield from small_ending(page, number)
        return
    last = number
    while (
        last + 1 < len(words)
        and words[last + 1].gap == " "
        and words[last + 1].capital
        and words[last + 1].low in FACILITY_SECOND | FACILITY_LAST
    ):
        last += 1
    if not any(
        words[at].low in FACILITY_LAST or words[at].low in {"center", "centre", "clinic"} for at in range(number, last + 1)
    ):
        return
    first, named = number, False
    while first > 0 and number - first < MOST_BEFORE and words[first].gap in {" ", "-", " & ", ". ", "' ", "'s ", "’s "}:
        before = words[first - 1]
        if page.shouting[number] and (before.low in JOINTS or before.low in GENERIC):
            break
        if (
            before.low in JOINTS
            and first > 1
            and words[first - 1].gap == " "
            and words[first - 2].capital
            and before.low in {"of", "the", "and", "de", "del", "la", "st"}
        ):
            first -= 1
            continue
        if not before.capital or (before.starts and not own(before)):
            break
        if before.low in CREDENTIALS and before.all_capitals:
            break
        first -= 1
        named = named or own(before)
    while (
        first < number
        and not own(words[first])
        and words[first].starts
        and words[first].low in {"the", "at", "from", "el", "la"}
    ):
        first += 1
    while first < number and words[first].low in JOINTS and words[first].low not in {"st", "san", "santa"}:
        first += 1
    if words[last].low in VAGUE and last == number:
        named = any(own(word) and not word.known.ordinary(page.language) for word in words[first:number])
    if (
        last + 1 < len(words)
        and words[last + 1].gap == " "
        and words[last + 1].low
        in {"insurance", "plan", "plans", "coverage", "savings", "history", "code", "act", "law", "record", "number"}
    ):
        return
    if words[last].low in {"association", "foundation"}:
        return
    if named and not (words[first].low in PAYERS and words[last].low in INSURES):
        yield Proposal(words[first].start, after_of(words, last), Kind.FACILITY, FAIR)
    elif not named and last + 2 < len(words):
        end = after_of(words, last)
        if end > words[last].end:
            yield Proposal(words[first].start, end, Kind.FACILITY, FAIR)


def own(word: Word) -> bool:
    return (word.low not in FACILITY_ORDINARY and word.low not in NATIONS and word.low not in JOINTS | {"the"}) or word.low in {
        "st",
        "san",
        "santa",
        "grace",
    }


def after_of(words: list[Word], last: int) -> int:
    """The end of "Hospital of Springfield", or of "Hospital" where no such words follow."""
    at = last
    if at + 2 < len(words) and words[at + 1].low in {"of", "at", "de"} and words[at + 1].gap == " ":
        ahead = at + 2
        while (
            ahead < len(words)
            and ahead - at <= MOST_AFTER
            and words[ahead].gap in {" ", ". "}
            and (words[ahead].capital or words[ahead].low in JOINTS)
        ):
            if words[ahead].capital and own(words[ahead]):
                at = ahead
            ahead += 1
    return words[at].end


def small_ending(page: Page, number: int) -> Iterator[Proposal]:
    """ "Grace hospital", "st mary's hospital", "mercy medical center": one or two words of a name before small words."""
    words, last = page.words, number
    if (
        words[number].low == "center" and number and words[number - 1].low in {"medical", "health"} and words[number].gap == " "
    ) or (words[number].low == "care" and number and words[number - 1].low == "urgent" and words[number].gap == " "):
        number -= 1
    elif words[number].low in SMALL_LAST:
        while number > last - 2 and number and words[number].gap == " " and words[number - 1].text in MIDDLE:
            number -= 1
        if words[last].low == "center" and number == last:
            return
    else:
        return
    if number == 0 or words[number].gap not in {" ", "'s ", "’s "}:
        return
    before = words[number - 1]
    if before.low in {"regional", "general", "memorial", "community", "county"} and number > 1 and before.gap == " ":
        number -= 1
        before = words[number - 1]
    if number > 1 and words[number - 2].low in {"st", "saint"} and words[number - 1].gap in {" ", ". "}:
        yield Proposal(words[number - 2].start, words[last].end, Kind.FACILITY, FAIR)
    elif before.capital and own(before) and not before.starts and not before.all_capitals and before.low not in PAYERS:
        first = number - 1
        while (
            first > 0
            and words[first].gap == " "
            and words[first - 1].capital
            and own(words[first - 1])
            and not words[first - 1].starts
        ):
            first -= 1
        yield Proposal(words[first].start, words[last].end, Kind.FACILITY, FAIR)
    elif not before.capital and (before.low in HALLOWED or not before.known.ordinary("both")) and before.low not in PAYERS:
        yield Proposal(before.start, words[last].end, Kind.FACILITY, FAIR)


SMALL_LAST = frozenset(
    "hospital clinic pharmacy hospice school church er center pediatrics dental dentistry orthopedics dermatology cardiology imaging rehab".split()
)
MIDDLE = frozenset(
    "family surgery surgical cancer imaging eye dental heart rehab women's womens dialysis wellness counseling".split()
)
HALLOWED = frozenset(
    "mercy grace providence trinity baptist methodist presbyterian lutheran adventist samaritan heart mary's marys joseph's josephs luke's lukes jude's sinai hope cross valley jackson lincoln washington jefferson "
    "franklin memorial".split()
)
"""What hospitals are called after, written small."""


def called(page: Page, number: int) -> bool:
    """ "el hospital Jackson": a name after the small word."""
    word = page.words[number] if number < len(page.words) else None
    return word is not None and word.capital and word.gap == " " and own(word) and not word.known.ordinary("both")


def beginning_at(page: Page, number: int) -> Iterator[Proposal]:
    """ "Hospital General San José", "Clínica Santa María", "University of Iowa"."""
    words = page.words
    last, named, at = number, False, number + 1
    while at < len(words) and at - number <= MOST_AFTER + 1 and words[at].gap in {" ", ". "} and not words[at].starts:
        word = words[at]
        if word.capital and word.low not in CREDENTIALS:
            named = named or (
                own(word)
                and (
                    page.language != "en"
                    or not word.known.ordinary("en")
                    or words[number].low not in {"hospital", "university"}
                )
            )
            last = at
        elif word.low not in JOINTS:
            break
        at += 1
    if named and not (words[number].all_capitals and page.shouting[number] and last - number > MOST_AFTER - 1):
        yield Proposal(words[number].start, words[last].end, Kind.FACILITY, FAIR)
