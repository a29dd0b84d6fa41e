"""How often asking about a kind of finding has helped here, by check and kind of payer: counts, and a share where there are enough."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from almoner.engine.cases.case import OutcomeKind

LEAST = 5
"""Fewer say nothing, and might tell whose they are."""
HELPED = frozenset({OutcomeKind.CREDITED, OutcomeKind.REFUNDED, OutcomeKind.CHARITY_GRANTED})
REFUSED = frozenset({OutcomeKind.REFUSED})
"""Withdrawn and other outcomes say neither: they are counted apart."""
Z = Decimal("1.959963984540054")
"""Of the interval that holds the true share 95 times of 100."""
THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class CameOf:
    """What came of asking about one finding, or of a whole case (`check` None); `payer` is a kind as in `--payer`."""

    check: str | None
    payer: str
    kind: OutcomeKind


@dataclass(frozen=True, slots=True)
class Rate:
    """`helped` of `decided` were credited, refunded or granted; `other` were withdrawn or came to something else. Shares from 0 to
    1 in thousandths, with Wilson's interval; None where fewer than LEAST were decided."""

    check: str | None
    payer: str
    helped: int
    decided: int
    other: int
    share: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


def success(outcomes: Iterable[CameOf]) -> tuple[Rate, ...]:
    """For each check and payer together, those with the most decisions first."""
    by: dict[tuple[str | None, str], list[OutcomeKind]] = defaultdict(list)
    for one in outcomes:
        by[one.check, one.payer].append(one.kind)
    rates = [rate(check, payer, kinds) for (check, payer), kinds in by.items()]
    return tuple(sorted(rates, key=lambda one: (-one.decided, one.check or "", one.payer)))


def rate(check: str | None, payer: str, kinds: list[OutcomeKind]) -> Rate:
    helped = sum(kind in HELPED for kind in kinds)
    decided = helped + sum(kind in REFUSED for kind in kinds)
    made = Rate(check, payer, helped, decided, len(kinds) - decided)
    if decided < LEAST:
        return made
    low, high = wilson(helped, decided)
    return Rate(check, payer, helped, decided, made.other, thousandths(Decimal(helped) / decided), low, high)


def wilson(part: int, whole: int) -> tuple[Decimal, Decimal]:
    """The 95 % interval of a share, in thousandths; `whole` is above zero."""
    with localcontext(prec=28):
        square, share = Z * Z, Decimal(part) / whole
        middle = share + square / (2 * whole)
        spread = Z * (share * (1 - share) / whole + square / (4 * whole * whole)).sqrt()
        below, above = ((middle + side) / (1 + square / whole) for side in (-spread, spread))
    return thousandths(max(Decimal(0), below)), thousandths(min(Decimal(1), above))


def thousandths(share: Decimal) -> Decimal:
    return share.quantize(THOUSANDTH, ROUND_HALF_UP)
