"""Whose paper is this? Papers that clearly belong to several patients are split; nothing is mixed."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from almoner.engine.bill import Bill, Notice, Patient

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sr", "sra", "baby", "boy", "girl", "minor", "patient"})
SHORT_NAMES = (
    "robert bob rob bobby", "william bill will billy liam", "elizabeth liz beth betty eliza lisa", "katherine kate kathy katie",
    "michael mike mick", "james jim jimmy jamie", "thomas tom tommy", "richard dick rick ricky rich", "margaret peggy maggie meg",
    "john jack johnny", "joseph joe joey", "edward ed eddie ted", "charles chuck charlie", "anthony tony", "patricia pat patty tricia",
    "jennifer jen jenny", "susan sue suzie", "deborah deb debbie", "barbara barb", "steven steve stephen", "henry hank harry",
    "jose pepe", "francisco paco pancho", "guadalupe lupe", "maria mari", "jesus chuy", "ignacio nacho", "dolores lola",
    "alexander alex", "samuel sam", "benjamin ben", "daniel dan danny", "matthew matt", "andrew andy drew", "theodore ted teddy",
)  # fmt: skip
LONG_NAME = {short: names.split()[0] for names in SHORT_NAMES for short in names.split()}


def plain_name(name: str) -> str:
    """Lower case, without accents, the given name first."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).casefold()
    if plain.count(",") == 1:
        last, first = plain.split(",")
        if first.strip() and first.strip().rstrip(".") not in SUFFIXES:
            plain = f"{first} {last}"
    return plain


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Lower-case words without accents, titles and one-letter initials; "Last, First" is put in reading order."""
    words = re.findall(r"[a-z]+(?:['’-][a-z]+)*", plain_name(name))
    return tuple(word for word in words if len(word) > 1 and word not in TITLES - SUFFIXES)


@lru_cache(maxsize=4096)
def generation(name: str) -> str | None:
    """Jr, Sr, II … as printed, or None."""
    return next((word for word in re.findall(r"[a-z]+", name.casefold())[1:] if word in SUFFIXES), None)


@lru_cache(maxsize=4096)
def numbered(name: str) -> tuple[str, ...]:
    """Words that end in a number, as "Person12": they stand for names, and their letters alone say nothing."""
    return tuple(re.findall(r"[a-z]+\d+\b", plain_name(name)))


def same_name(one: str, other: str) -> bool:
    """Whether two printed names can be one person's: all words of the shorter stand in the longer, generations don't clash."""
    if numbered(one) and numbered(other) and numbered(one) != numbered(other):
        return False
    a, b = set(name_words(one)) - SUFFIXES, set(name_words(other)) - SUFFIXES
    if not a or not b:
        return False
    small, large = sorted((a, b), key=len)
    clash = generation(one) is not None and generation(other) is not None and generation(one) != generation(other)
    return not clash and small <= large and (len(small) > 1 or len(large) == 1)


def is_same(one: Patient, other: Patient) -> bool | None:
    """True or False where the papers decide it; None where too little is printed."""
    born_apart = None not in (one.birth_date, other.birth_date) and one.birth_date != other.birth_date
    born_alike = one.birth_date is not None and one.birth_date == other.birth_date
    member_apart = None not in (one.member_id, other.member_id) and one.member_id != other.member_id
    member_alike = one.member_id is not None and one.member_id == other.member_id
    account_alike = one.account is not None and one.account == other.account
    if one.name is None or other.name is None:
        if account_alike:
            return True
        return False if born_apart else (True if born_alike or member_alike else None)
    if same_name(one.name, other.name):
        return not (born_apart and member_apart)
    if account_alike:
        return True
    return member_alike and (born_alike or (not born_apart and given_alike(one.name, other.name)))


def given_alike(one: str, other: str) -> bool:
    """Whether the first names agree, an initial standing for its name, and no generation (Jr, Sr) tells them apart."""
    a, b = (re.findall(r"[a-z]+", plain_name(name)) for name in (one, other))
    a, b = ([word for word in words if word not in TITLES | SUFFIXES] for words in (a, b))
    if not a or not b or (generation(one) or generation(other)) != (generation(other) or generation(one)):
        return False
    short, long = sorted((a[0], b[0]), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def by_person(papers: Sequence[Bill | Notice]) -> tuple[tuple[int, ...], ...]:
    """Positions of the papers, grouped by person, in order of first appearance.

    A paper that names nobody goes to the person it shares an account or member id with, or to the only person there is;
    among several persons it stays apart.
    """
    positions: dict[Patient, list[int]] = defaultdict(list)
    unnamed: list[int] = []
    for position, paper in enumerate(papers):
        patient = patient_on(paper)
        if patient.name is None and patient.birth_date is None:
            unnamed.append(position)
        else:
            positions[patient].append(position)
    people = same_people(list(positions), of_one_family(papers), namesakes(papers))
    groups = [sorted(position for one in person for position in positions[one]) for person in people]
    if len(groups) <= 1:
        everything = sorted([*(groups[0] if groups else []), *unnamed])
        return (tuple(everything),) if everything else ()
    apart: list[list[int]] = []
    for position in unnamed:
        home = next((group for group in groups if any(shares(papers[one], papers[position]) for one in group)), None)
        (home if home is not None else alone(apart)).append(position)
    return tuple(tuple(sorted(group)) for group in sorted([*groups, *apart], key=min))


def patient_on(paper: Bill | Notice) -> Patient:
    """The patient as printed; a letter's account number is the patient's, whatever name is misprinted beside it."""
    if isinstance(paper, Notice) and paper.account and paper.patient.account is None:
        return replace(paper.patient, account=paper.account)
    return paper.patient


def of_one_family(papers: Sequence[Bill | Notice]) -> frozenset[frozenset[tuple[str, ...]]]:
    """Pairs of names with charges each under their own given name and one family name on one statement: children of one
    account, and no misprint of one name."""
    listed: dict[int, list[str]] = defaultdict(list)
    for paper in papers:
        if isinstance(paper, Bill) and paper.lines and paper.patient.name and len(name_words(paper.patient.name)) > 1:
            listed[paper.document].append(paper.patient.name)
    return frozenset(
        frozenset({name_words(one), name_words(other)})
        for names in listed.values()
        for one, other in combinations(dict.fromkeys(names), 2)
        if name_words(one)[-1] == name_words(other)[-1] and not one_given_name(name_words(one)[0], name_words(other)[0])
    )


def namesakes(papers: Sequence[Bill | Notice]) -> frozenset[frozenset[Patient]]:
    """Pairs of patients of one name whom one file lists under two claims, with birth dates that no misprint explains."""
    listed: dict[tuple[int, tuple[str, ...]], dict[Patient, str]] = defaultdict(dict)
    for paper in papers:
        if isinstance(paper, Bill) and paper.claim and paper.patient.name and paper.patient.birth_date:
            listed[paper.document, name_words(paper.patient.name)].setdefault(paper.patient, paper.claim)
    return frozenset(
        frozenset({one, other})
        for claims in listed.values()
        for one, other in combinations(claims, 2)
        if claims[one] != claims[other] and (one.account is None or one.account != other.account) and born_far_apart(one, other)
    )


def born_far_apart(one: Patient, other: Patient) -> bool:
    """Whether more than one part of the birth date differs, and not because day and month changed places."""
    if one.birth_date is None or other.birth_date is None:
        return False
    a, b = ((born.year, born.month, born.day) for born in (one.birth_date, other.birth_date))
    return sum(x != y for x, y in zip(a, b, strict=True)) > 1 and a != (b[0], b[2], b[1])


def one_given_name(one: str, other: str) -> bool:
    """Whether two given names may be one person's: one is short for the other, or a letter is misprinted."""
    one, other = LONG_NAME.get(one, one), LONG_NAME.get(other, other)
    return one.startswith(other) or other.startswith(one) or is_slip(one, other)


def is_slip(one: str, two: str) -> bool:
    """One letter changed, added, left out, or two neighbours swapped, in a name of four letters or more."""
    short, long = sorted((one, two), key=len)
    if len(long) < 4 or len(long) - len(short) > 1:
        return False
    start = next((at for at, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    rest, other = short[start:], long[start:]
    if len(short) < len(long):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


def same_people(
    patients: Sequence[Patient],
    apart: frozenset[frozenset[tuple[str, ...]]] = frozenset(),
    namesakes: frozenset[frozenset[Patient]] = frozenset(),
) -> list[list[Patient]]:
    """Printed patients joined into persons. Only those that share a word of the name, an account, a member id or a birth
    date can be one person, so only those are compared. Pairs of names `apart` are two people whatever else they share, and so
    are `namesakes`, also where a third print is like both."""
    parent = list(range(len(patients)))
    prints = {number: {patient} for number, patient in enumerate(patients)}
    others: dict[Patient, set[Patient]] = defaultdict(set)
    for pair in namesakes:
        for one in pair:
            others[one] |= pair - {one}

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    sharing: dict[object, list[int]] = defaultdict(list)
    for number, patient in enumerate(patients):
        for mark in marks(patient):
            for other in sharing[mark]:
                names = frozenset(name_words(one.name or "") for one in (patients[other], patient))
                here, there = root(other), root(number)
                if here == there or names in apart or not is_same(patients[other], patient):
                    continue
                if not any(others[one] & prints[here] for one in prints[there] if one in others):
                    parent[there] = here
                    prints[here] |= prints.pop(there)
            sharing[mark].append(number)
    persons: dict[int, list[Patient]] = defaultdict(list)
    for number, patient in enumerate(patients):
        persons[root(number)].append(patient)
    return list(persons.values())


def marks(patient: Patient) -> Iterator[object]:
    """What two prints of one person have in common, at the least one of these."""
    yield from (("name", word) for word in dict.fromkeys(name_words(patient.name or "")))
    yield from (
        (kind, value)
        for kind, value in (("account", patient.account), ("member", patient.member_id), ("born", patient.birth_date))
        if value
    )


def alone(apart: list[list[int]]) -> list[int]:
    apart.append([])
    return apart[-1]


def shares(one: Bill | Notice, other: Bill | Notice) -> bool:
    """Same account, member id or claim number."""
    if is_same(patient_on(one), patient_on(other)):
        return True
    accounts = {a for a in (one.patient.account, account_of(one)) if a}
    return bool(accounts & {a for a in (other.patient.account, account_of(other)) if a})


def account_of(paper: Bill | Notice) -> str | None:
    return paper.claim if isinstance(paper, Bill) else paper.account
