"""Patterns of snooping: somebody at work who looks at their own record, or at that of a namesake, a neighbor or a co-worker.

A pattern is a reason to ask, never a proof. What comes out holds ids and counts, no name and nothing of a paper.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from almoner.engine.folding import folded
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.chain import Entry

AT_WORK = frozenset({Purpose.BILLING, Purpose.RESEARCH, Purpose.OPERATION, Purpose.PRIVACY, Purpose.EMERGENCY})
"""Purposes of work. Whoever the owner let in by name, or who looks at their own affair, does not snoop."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "rn", "dr", "mr", "mrs", "ms"})
SHORT = {
    "street": "st",
    "avenue": "ave",
    "road": "rd",
    "drive": "dr",
    "lane": "ln",
    "boulevard": "blvd",
    "court": "ct",
    "apartment": "apt",
    "unit": "apt",
    "suite": "ste",
    "north": "n",
    "south": "s",
    "east": "e",
    "west": "w",
}


class Pattern(StrEnum):
    """What is alike."""

    OWN_RECORD = "own record"
    SAME_SURNAME = "same surname"
    SAME_ADDRESS = "same address"
    CO_WORKER = "co-worker"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as far as known: `names` in any order and spelling, `account` where they have one, whether they work here."""

    names: tuple[str, ...]
    account: str | None = None
    addresses: tuple[str, ...] = ()
    works_here: bool = False

    def __repr__(self) -> str:
        return f"Person({self.account})"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One account, one folder, one pattern: how often and when; `lines` are the first of them in the journal."""

    pattern: Pattern
    who: str
    folder: str
    times: int
    first: datetime
    last: datetime
    lines: tuple[int, ...]


MOST_LINES = 5


def suspicions(looks: Iterable[Entry], lookers: Mapping[str, Person], subjects: Mapping[str, Person]) -> tuple[Suspicion, ...]:
    """`lookers` by account, `subjects` by folder: whom its papers are about. The most looks first."""
    seen: dict[tuple[str, str], list[Entry]] = {}
    for one in looks:
        if one.folder is not None and one.purpose in AT_WORK and one.who in lookers and one.folder in subjects:
            seen.setdefault((one.who, one.folder), []).append(one)
    found = [
        Suspicion(pattern, who, folder, len(lines), lines[0].at, lines[-1].at, tuple(one.number for one in lines[:MOST_LINES]))
        for (who, folder), lines in seen.items()
        for pattern in patterns(lookers[who], subjects[folder])
    ]
    return tuple(sorted(found, key=lambda one: (-one.times, one.who, one.folder, one.pattern)))


def patterns(looker: Person, subject: Person) -> list[Pattern]:
    """One's own record is that and nothing else."""
    if (looker.account is not None and looker.account == subject.account) or whole(looker) & whole(subject):
        return [Pattern.OWN_RECORD]
    made = []
    if surnames(looker) & surnames(subject):
        made.append(Pattern.SAME_SURNAME)
    if places(looker) & places(subject):
        made.append(Pattern.SAME_ADDRESS)
    if looker.works_here and subject.works_here:
        made.append(Pattern.CO_WORKER)
    return made


def words(text: str) -> list[str]:
    """Small letters without accents; what is no letter or digit parts."""
    return re.findall(r"[^\W_]+", folded(text).replace("'", "").replace("’", ""))


def name_words(name: str) -> list[str]:
    """In the order first name, last name, also where it was written the other way around with a comma."""
    before, comma, after = name.partition(",")
    turned = f"{after} {before}" if comma and set(words(after)) - SUFFIXES else f"{before} {after}"
    return [word for word in words(turned) if word not in SUFFIXES and not word.isdigit()]


def whole(person: Person) -> set[tuple[str, ...]]:
    """Names of at least two words; single letters between first and last do not count."""
    found = set()
    for name in person.names:
        parts = name_words(name)
        kept = tuple(word for place, word in enumerate(parts) if len(word) > 1 or place in {0, len(parts) - 1})
        if len(kept) > 1:
            found.add(kept)
    return found


def surnames(person: Person) -> set[str]:
    """The last word of each name of at least two; of three and more also the one before, as in Spanish."""
    found: set[str] = set()
    for name in whole(person):
        found |= {name[-1], *name[2:-1][-1:], *(name[1:2] if len(name) == 3 else ())}
    return {word for word in found if len(word) > 1}


def places(person: Person) -> set[tuple[str, ...]]:
    """Addresses that say a number and a street, in one spelling."""
    spelled = {tuple(SHORT.get(word, word) for word in words(address)) for address in person.addresses}
    return {one for one in spelled if len(one) > 2 and any(word[0].isdigit() for word in one)}
