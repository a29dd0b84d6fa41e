"""How likely counts are by chance alone: exact, in whole numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import comb


@dataclass(frozen=True, slots=True)
class Stratum:
    """Of `all` alike things `hit` have a finding; `mine` of them are in the group that is looked at, `mine_hit` of these with a
    finding."""

    mine: int
    mine_hit: int
    all: int
    hit: int


def at_least(strata: Iterable[Stratum]) -> Fraction:
    """How likely it is that a group has at least so many findings, if within each stratum every thing were as likely to have one:
    Fisher's exact test on one side, over several strata. A stratum that is wholly inside or outside the group, or has no
    finding, tells nothing."""
    telling = [one for one in strata if one.hit and 0 < one.mine < one.all]
    seen = sum(one.mine_hit for one in telling)
    ways, every = [1], 1
    for one in telling:
        ways = convolved(ways, ways_of(one))
        every *= comb(one.all, one.mine)
    return Fraction(sum(ways[seen:]), every)


def ways_of(one: Stratum) -> list[int]:
    """In how many ways the group could have 0, 1, 2 … of the stratum's findings."""
    return [comb(one.hit, count) * comb(one.all - one.hit, one.mine - count) for count in range(min(one.hit, one.mine) + 1)]


def convolved(one: list[int], other: list[int]) -> list[int]:
    ways = [0] * (len(one) + len(other) - 1)
    for at, left in enumerate(one):
        for then, right in enumerate(other):
            ways[at + then] += left * right
    return ways
