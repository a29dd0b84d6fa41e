"""Names of people: by a title or a label, by how they are written and what stands around them, and then wherever they come again."""

from collections.abc import Iterator

from almoner.engine.privacy.deidentify.lists.people import CREDENTIALS, PARTICLES, SUFFIXES, UNDOUBTED
from almoner.engine.privacy.deidentify.names_after import after_words
from almoner.engine.privacy.deidentify.names_again import again, before_known, beside, in_rows, last_first
from almoner.engine.privacy.deidentify.names_labelled import labelled_names
from almoner.engine.privacy.deidentify.names_runs import Found, possible
from almoner.engine.privacy.deidentify.names_weighed import NAME_FROM, isolated, lean, weight
from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.proposals import FAIR, Proposal
from almoner.engine.privacy.deidentify.spans import Kind

LONGEST, SOME = 6, 2


def find_names(page: Page, taken: list[tuple[int, int]]) -> Iterator[Proposal]:
    """`taken` are places of addresses, facilities and companies, in order: a name within one is part of it."""
    free = free_words(page, taken)
    found: Found = {}
    for number, kind in labelled_names(page):
        if free[number]:
            found.setdefault(number, kind)
    for number, kind in after_words(page, free):
        found.setdefault(number, kind)
    for number in in_rows(page, free):
        found.setdefault(number, Kind.NAME)
    for number in last_first(page, free):
        found.setdefault(number, Kind.NAME)
    for number, kind in weighed(page, free, found):
        found.setdefault(number, kind)
    found |= {number: kind for number, kind in beside(page, free, found) if number not in found}
    found |= {number: kind for number, kind in before_known(page, free, found) if number not in found}
    found |= {number: kind for number, kind in again(page, free, found) if number not in found}
    found |= {number: kind for number, kind in before_known(page, free, found) if number not in found}
    yield from grouped(page, found)


def free_words(page: Page, taken: list[tuple[int, int]]) -> list[bool]:
    free, at = [], 0
    for word in page.words:
        while at < len(taken) and taken[at][1] <= word.start:
            at += 1
        free.append(not (at < len(taken) and taken[at][0] < word.end))
    return free


def weighed(page: Page, free: list[bool], found: Found) -> Iterator[tuple[int, Kind]]:
    """Runs of capitalised words that together look like a name."""
    words, number = page.words, 0
    while number < len(words):
        run = run_at(page, number, free, found) if words[number].capital else []
        if not run:
            if free[number] and number not in found and small_name(page, number):
                yield number, Kind.NAME
                ahead = number + 1
                while (
                    ahead < len(words)
                    and free[ahead]
                    and ((words[ahead].gap == " " and small_surname(page, ahead)) or small_initial(page, ahead))
                ):
                    yield ahead, Kind.NAME
                    ahead += 1
                number = ahead
                continue
            number += 1
            continue
        yield from of_run(page, run, found)
        number = run[-1] + 1


def small_name(page: Page, number: int) -> bool:
    """A given name written small that is no word."""
    word = page.words[number]
    return (
        word.known.given
        and not word.capital
        and len(word.low) > 2
        and (len(word.low) > 3 or word.low in UNDOUBTED)
        and not word.known.kept
        and not word.known.ordinary(page.language)
    )


def small_initial(page: Page, number: int) -> bool:
    """ "eric g. lopez": the initial, and the word after its point."""
    word = page.words[number]
    if len(word.low) == 1:
        return word.gap == " " and page.text[word.end : word.end + 2] == ". "
    return word.gap == ". " and len(page.words[number - 1].low) == 1 and not word.known.ordinary(page.language)


def small_surname(page: Page, number: int) -> bool:
    word = page.words[number]
    return not word.capital and len(word.low) > 2 and not word.known.kept and not word.known.ordinary("both")


def run_at(page: Page, number: int, free: list[bool], found: Found) -> list[int]:
    """Numbers of the words of a run of capitalised words that begins here."""
    words = page.words
    run: list[int] = []
    while number < len(words) and len(run) <= LONGEST:
        word = words[number]
        if not free[number] or number in found or (run and not joins(word.gap, words[run[-1]].text)):
            break
        if (
            word.low in PARTICLES
            and run
            and number + 1 < len(words)
            and words[number + 1].capital
            and words[number + 1].gap == " "
            and not words[number + 1].known.kept
        ) or (word.capital and possible(page, number)):
            run.append(number)
        else:
            break
        number += 1
    while run and words[run[-1]].low in PARTICLES and not words[run[-1]].capital:
        run.pop()
    return run


def joins(gap: str, before: str) -> bool:
    return gap in {" ", "-"} or (
        gap in {". ", "."} and (len(before) == 1 or before.casefold() in SUFFIXES | {"st", "ma", "fco", "gpe"})
    )


def of_run(page: Page, run: list[int], found: Found) -> Iterator[tuple[int, Kind]]:
    """The part of a run that is a name, if any: what weighs against one at either end is left out."""
    words = page.words
    weights = [weight(page, number) for number in run]
    if len(run) == 2 and isolated(page, run) and weights[1] >= SOME and words[run[1]].known.surname:
        weights = [max(weights[0], 1), weights[1]]
    while run and (weights[0] < 0 or (words[run[0]].initial and len(run) == 1)):
        run, weights = run[1:], weights[1:]
    while run and weights[-1] < 0:
        run, weights = run[:-1], weights[:-1]
    if not run:
        return
    total = sum(weights) + lean(page, run, found)
    if total >= NAME_FROM and max(weights) > 0:
        kind = Kind.CLINICIAN if credential_after(page, run[-1]) else Kind.NAME
        for number in run:
            yield number, kind


def credential_after(page: Page, last: int) -> bool:
    words = page.words
    return (
        last + 1 < len(words)
        and words[last + 1].gap in {" ", ", ", ","}
        and words[last + 1].all_capitals
        and words[last + 1].low in CREDENTIALS
    )


def grouped(page: Page, found: Found) -> Iterator[Proposal]:
    """Words of one name that stand together become one piece; "Lopez, Ana" does too."""
    words = page.words
    numbers = sorted(found)
    at = 0
    while at < len(numbers):
        first = last = numbers[at]
        kind = found[first]
        while at + 1 < len(numbers) and numbers[at + 1] == last + 1 and close(words[last + 1].gap, words[last].text):
            at += 1
            last = numbers[at]
            if found[last] is Kind.CLINICIAN:
                kind = Kind.CLINICIAN
        if (
            last + 1 < len(words)
            and words[last + 1].low in {"jr", "sr", "ii", "iii", "iv"}
            and words[last + 1].gap in {" ", ", "}
            and words[last + 1].capital
        ):
            last += 1
        if last + 1 < len(words) and words[last + 1].text in {"MD", "DDS", "PhD", "DVM", "M.D"} and words[last + 1].gap == " ":
            last += 1
        if (
            last + 1 < len(words)
            and words[last + 1].gap in {", ", ",", " "}
            and words[last + 1].all_capitals
            and words[last + 1].low.replace("-", "") in CREDENTIALS
            and len(words[last + 1].low) > 1
        ):
            kind = Kind.CLINICIAN
        if (
            last + 1 < len(words)
            and words[last + 1].initial
            and words[last + 1].gap == ", "
            and page.text[words[last + 1].end : words[last + 1].end + 2] in {"", ".", ".\n", "\n", ". "}
        ):
            last += 1
        if last > first or len(words[first].text) > 1:
            yield Proposal(words[first].start, words[last].end, kind, FAIR)
        at += 1


def close(gap: str, before: str) -> bool:
    return (gap in {" ", "-", ", ", ",", "  ", "\n"} and gap != "\n") or joins(gap, before)
