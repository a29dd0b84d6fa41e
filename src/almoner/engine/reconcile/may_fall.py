"""Which papers ask for money now, and how far what was found may bring that down."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from almoner.engine.money import ZERO, Money, total

ASK = ("bill", "collection")


@dataclass(frozen=True, slots=True)
class Effect:
    """What one finding may take off, lowest to highest. Effects of one group are about the same money."""

    group: str
    low: Money
    high: Money


def may_fall(asked: Money, effects: Iterable[Effect]) -> tuple[Money, Money]:
    """Lowest and highest sum that may come off: each group once with its largest, never more than is asked."""
    lows: dict[str, Money] = {}
    highs: dict[str, Money] = {}
    for one in effects:
        lows[one.group] = max(lows.get(one.group, ZERO), one.low)
        highs[one.group] = max(highs.get(one.group, ZERO), one.high)
    return min(asked, total(lows.values())), min(asked, total(highs.values()))


def asking_now(audit: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Money]]:
    """Bills of an audit's JSON value that ask for money, with what they ask. Of the papers about one care only the newest bill
    asks, and a collector only where no bill does.
    """
    asking = {one["id"]: (one, amount) for one in audit["bills"] if (amount := asked_by(one)) is not None}
    hidden: set[str] = set()
    for care in audit["encounters"]:
        bills = [one for one in care["bills"] if one in asking]
        newest = max(bills, key=lambda one: (asking[one][0]["statement_date"] or "", one), default=None)
        hidden.update(one for one in bills if one != newest)
        if newest is not None:
            hidden.update(care["collections"])
    yield from (both for one, both in asking.items() if one not in hidden)


def asked_by(bill: Mapping[str, Any]) -> Money | None:
    """What a bill or a collector's letter asks for now; None where nothing."""
    said = bill["balance"] if bill["balance"] is not None else bill["patient_responsibility"]
    if bill["kind"] not in ASK or said is None:
        return None
    amount = Money.of(said)
    return amount if amount > ZERO else None
