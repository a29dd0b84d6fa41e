"""Which line of an earlier bill is which of a later one, and where that cannot be said."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from almoner.engine.bill import Line
from almoner.engine.checks.lines import TOTAL_LINE, answers, identity, line_key, revenue, standing, takes_back, words_of
from almoner.engine.money import ZERO, total

MOST_PARTS, MOST_TRIED = 4, 10
"""A charge that became several lines became no more than the first; of no more candidates than the second."""
Key = Callable[[Line], Hashable | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """A line before and after. Not `sure`: something speaks for it, and nothing proves it."""

    old: Line
    new: Line
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Several:
    """One line that became several of the same sum, or (`merged`) several that became one."""

    one: Line
    parts: tuple[Line, ...]
    merged: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Unclear:
    """Lines of one service, of which nobody can say which became which."""

    old: tuple[Line, ...]
    new: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """All lines of two bills: each stands in exactly one of these. `taken_back` are ids of lines in `gone` that the later bill
    still prints and takes off again, `twins` counts for a line in `gone` how many equal ones are left.
    """

    pairs: tuple[Pair, ...] = ()
    several: tuple[Several, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    gone: tuple[Line, ...] = ()
    new: tuple[Line, ...] = ()
    credits: tuple[Line, ...] = ()
    taken_back: frozenset[str] = frozenset()
    twins: tuple[tuple[str, int], ...] = ()


Held = dict[int, Line]
"""Lines by which object they are, in their order: two of them may be equal."""


class Left:
    """Lines not yet paired."""

    def __init__(self, old: Iterable[Line], new: Iterable[Line]) -> None:
        self.old: Held = {id(line): line for line in old}
        self.new: Held = {id(line): line for line in new}
        self.pairs: list[Pair] = []

    def take(self, one: Line, other: Line, *, sure: bool = True) -> None:
        del self.old[id(one)], self.new[id(other)]
        self.pairs.append(Pair(one, other, sure))

    def groups(self, key: Key) -> Iterator[tuple[list[Line], list[Line]]]:
        """Lines of both sides that have the same key; those without one are left out."""
        sides: list[dict[Hashable, list[Line]]] = [defaultdict(list), defaultdict(list)]
        for side, lines in zip(sides, (self.old, self.new), strict=True):
            for line in lines.values():
                found = key(line)
                if found is not None:
                    side[found].append(line)
        before, after = sides
        yield from ((lines, after[found]) for found, lines in list(before.items()) if found in after)


def paired(old: Sequence[Line], new: Sequence[Line]) -> Paired:
    """Equal lines first, whatever their order; then lines that differ in one thing. Lines that a reversal takes back count as gone."""
    left = Left(charged(old), charged(new))
    for mine, yours in left.groups(line_key):
        for one, other in zip(list(mine), list(yours), strict=False):
            left.take(one, other)
    several = list(split_up(left, sure=True))
    known = -1
    while known < len(left.pairs):  # what one way of looking cannot tell, another may have made plain since
        known = len(left.pairs)
        for key in (by_service_and_marks, by_service, by_service_and_amount):
            alone(left, key)
        recoded(left)
    unclear = list(unclear_groups(left))
    several += split_up(left, sure=False)
    alone(left, by_code, sure=False)
    alone(left, by_day_and_amount, sure=False)
    alone(left, by_amount, sure=False)
    reversed_now = {line_key(replace(line, charge=abs(line.charge or ZERO), units=None)) for line in new if takes_back(line)}
    printed = {line_key(line) for line in new}
    equal = Counter(line_key(pair.new) for pair in left.pairs)
    return Paired(
        pairs=tuple(left.pairs),
        several=tuple(several),
        unclear=tuple(unclear),
        gone=tuple(left.old.values()),
        new=tuple(left.new.values()),
        credits=tuple(bare_credits(old, new)),
        taken_back=frozenset(
            line.id
            for line in left.old.values()
            if line_key(line) in printed and line_key(replace(line, units=None)) in reversed_now
        ),
        twins=tuple((line.id, equal[line_key(line)]) for line in left.old.values() if equal[line_key(line)]),
    )


def charged(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that stand, those without a charge or for nothing among them, in the order of the paper."""
    stand = {id(line) for line in standing(lines)}
    return tuple(
        line
        for line in lines
        if id(line) in stand or ((line.charge is None or line.charge == ZERO) and revenue(line) != TOTAL_LINE)
    )


def bare_credits(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Line]:
    """Lines of the later bill that take money off without naming a line of it, and that the earlier bill did not have."""
    before = Counter(line_key(line) for line in old if takes_back(line))
    for line in new:
        if not takes_back(line) or line.charge is None:
            continue
        if before[line_key(line)]:
            before[line_key(line)] -= 1
        elif not any(other.charge == abs(line.charge) and answers(line, other) for other in new if not takes_back(other)):
            yield line


def by_service_and_marks(line: Line) -> Hashable | None:
    known = identity(line)
    return None if known is None else (known, line.day, tuple(sorted(line.modifiers)), revenue(line))


def by_service(line: Line) -> Hashable | None:
    known = identity(line)
    return None if known is None else (known, line.day)


def by_service_and_amount(line: Line) -> Hashable | None:
    known = identity(line)
    return None if known is None or not line.charge else (known, line.charge)


def by_code(line: Line) -> Hashable | None:
    return line.code


def by_day_and_amount(line: Line) -> Hashable | None:
    return (line.day, line.charge) if line.charge else None


def by_amount(line: Line) -> Hashable | None:
    return line.charge if line.charge and line.charge > ZERO else None


def alone(left: Left, key: Key, *, sure: bool = True) -> None:
    """Pairs what stands alone on both sides; several that are all alike on each side are paired in order."""
    for mine, yours in left.groups(key):
        if len(mine) == len(yours) and alike(mine) and alike(yours):
            for one, other in zip(list(mine), list(yours), strict=True):
                left.take(one, other, sure=sure)


def alike(lines: Sequence[Line]) -> bool:
    return len({line_key(line) for line in lines}) == 1


def recoded(left: Left) -> None:
    """The same day, amount and words under another code, where each stands alone."""
    for mine, yours in left.groups(by_day_and_amount):
        if len(mine) == len(yours) == 1 and same_words(mine[0], yours[0]):
            left.take(mine[0], yours[0])


def same_words(one: Line, other: Line) -> bool:
    """Whether nearly all words that describe the two are the same."""
    mine, yours = (frozenset(words_of(line.description).split()) for line in (one, other))
    return bool(mine & yours) and 4 * len(mine & yours) >= 3 * len(mine | yours)


def split_up(left: Left, *, sure: bool) -> Iterator[Several]:
    """A charge whose sum now stands as several lines of that day, and the other way round. `sure`: all of the same service."""
    for ones, many, merged in ((left.old, left.new, False), (left.new, left.old, True)):
        for one in list(ones.values()):
            near = [line for line in many.values() if line.day == one.day and line.charge and line.charge > ZERO]
            if not one.charge or any(line.charge == one.charge for line in near):
                continue
            found = list(sums_of([line for line in near if not sure or related(one, line)][:MOST_TRIED], one))
            if len(found) == 1:
                del ones[id(one)]
                for part in found[0]:
                    del many[id(part)]
                yield Several(one, found[0], merged, sure)


def sums_of(lines: Sequence[Line], one: Line) -> Iterator[tuple[Line, ...]]:
    for size in range(2, MOST_PARTS + 1):
        for parts in combinations(lines, size):
            if total(part.charge for part in parts if part.charge is not None) == one.charge:
                yield parts


def related(one: Line, part: Line) -> bool:
    if one.code and part.code:
        return one.code == part.code
    return (identity(one) is not None and identity(one) == identity(part)) or same_words(one, part)


def unclear_groups(left: Left) -> Iterator[Unclear]:
    """What is left of one service on both sides in different numbers or amounts."""
    for mine, yours in left.groups(by_service):
        old, new = tuple(mine), tuple(yours)
        if len(old) == len(new) == 1:
            continue
        for line in old:
            del left.old[id(line)]
        for line in new:
            del left.new[id(line)]
        yield Unclear(old, new)
