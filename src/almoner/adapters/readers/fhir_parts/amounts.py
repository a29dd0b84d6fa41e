"""Every amount of money in a claim: read exactly once, or said to be lost."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from almoner.adapters.readers.fhir_parts.decoding import below_all
from almoner.adapters.readers.fhir_parts.places import At, Spoiled, sized
from almoner.engine.bill import Doubt, Lost, Spot
from almoner.engine.money import Money
from almoner.engine.wording.neutral import neutral

MOST_LOST = 400  # for one claim; the rest is counted in one more line
LARGEST = 10**13  # cents
DUST = Decimal("0.00001")
AMOUNT_KEYS = frozenset({"amount", "net", "unitPrice", "totalCost", "tax", "patientPaid", "total", "cost", "fee"})
"""Keys under which a bare number or a value without a currency is still money."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount with its place; `odd` is how it was written where that makes it doubtful, else None."""

    money: Money
    at: At
    odd: str | None = None


@dataclass(slots=True)
class Notes:
    """What one claim's reading says beside its facts: places of money dealt with, doubts and losses."""

    taken: set[str] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)
    _lost: list[Lost] = field(default_factory=list)
    _more: int = 0

    def lose(self, what: str, spot: Spot | None = None) -> None:
        """Say that something was not understood; beyond a few hundred for one claim they are only counted."""
        if len(self._lost) < MOST_LOST:
            self._lost.append(Lost(what, spot))
        else:
            self._more += 1

    def lost(self) -> list[Lost]:
        """All of it, the surplus as one line."""
        return [
            *self._lost,
            *([Lost(f"{self._more} more parts of this claim that were not understood", None)] if self._more else []),
        ]

    def doubt(self, path: str, read: str, candidates: tuple[str, ...], says: str, spot: Spot | None) -> None:
        """A value a person should confirm."""
        self.doubts.append(Doubt(path, read, candidates, says, spot))

    def amount(self, at: At) -> Amount | None:
        """A FHIR Money (R4 or STU3) as an amount in dollars; None where there is none, or where it is lost and said so."""
        if at.value is None or (isinstance(at.value, dict) and not at.value):
            return None
        self.taken.add(at.pointer)
        bare = at if not isinstance(at.value, dict) else at.get("value")
        currency = at.get("currency").text() or (at.get("code").text() if "4217" in (at.get("system").text() or "") else None)
        if currency is not None and currency.upper() != "USD":
            self.lose(f"an amount in {currency[:12]}, not US dollars: {shown(bare.value)}", at.spot())
            return None
        if bare.value is None:
            self.lose("an amount without a value", at.spot())
            return None
        money, odd = dollars(bare.value)
        if money is None:
            self.lose(f"not an amount in dollars and cents: {shown(bare.value)}", at.spot())
            return None
        return Amount(money, at, odd)

    def leave(self, amounts: Iterable[Amount]) -> None:
        """These were read but found no place after all: the sweep will name them."""
        self.taken -= {amount.at.pointer for amount in amounts}

    def price(self, at: At) -> Decimal | None:
        """A price per unit in dollars, which may have parts of a cent."""
        value = at.get("value").number()
        if value is None or at.get("currency").text() not in (None, "USD"):
            return None  # the sweep names it
        self.taken.add(at.pointer)
        return value

    def choose(self, path: str, amounts: list[Amount]) -> Money | None:
        """The first; a doubt where the others say something else, or where it is written oddly."""
        if not amounts:
            return None
        first = amounts[0]
        others = tuple(dict.fromkeys(str(other.money) for other in amounts if other.money != first.money))
        if others:
            self.doubt(path, str(first.money), (str(first.money), *others), "amounts_differ", first.at.spot())
        elif first.odd:
            self.doubt(path, first.odd, (str(first.money),), "amount_written_oddly", first.at.spot())
        return first.money

    def check(self, path: str, amount: Amount) -> Money:
        """One amount taken as it is; a doubt where it is written oddly."""
        return self.choose(path, [amount]) or amount.money

    def day(self, at: At, what: str) -> date | None:
        """A day, or None; one that is written but is no whole day is lost."""
        found = at.day()
        if found is None and at.value is not None:
            self.lose(f"{what} is not a day: {shown(at.value)}", at.spot())
        return found

    def sweep(self, whole: At) -> None:
        """Put every amount that nobody read into lost: each by name, those of zero together."""
        zeros: list[str] = []
        left = [
            (pointer, value)
            for value, pointer in below_all(whole.value, whole.pointer)
            if pointer not in self.taken and is_money(value, pointer)
        ]
        for pointer, value in sorted(left, key=lambda found: found[0]):
            label = label_of(whole, pointer)
            amount = value.get("value") if isinstance(value, dict) else value
            if sized(amount) and amount == 0:
                zeros.append(label)
                continue
            self.lose(f"{label}: {shown(amount)} has no place in a bill", Spot(document=0, pointer=pointer))
        if zeros:
            names = ", ".join(dict.fromkeys(zeros))
            self.lose(f"{len(zeros)} amounts of 0.00 have no place in a bill: {names[:300]}", whole.spot())


def dollars(value: Any) -> tuple[Money | None, str | None]:
    """A JSON number (or number in quotes) as money, and how it was written where that is doubtful. Never rounds a real part of a cent."""
    odd = None
    if isinstance(value, str):
        odd = value[:40]
        number = At(value.strip()).number()
    else:
        number = (
            None if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or not sized(value) else Decimal(value)
        )
    if number is None:
        return None, None
    cents = number * 100
    if cents != cents.to_integral_value():
        near = cents.to_integral_value()
        if abs(cents - near) > DUST * 100:
            return None, None
        odd, cents = format(number, "f")[:40], near  # 66.66000000000001: a computer's dust
    return (Money(int(cents)), odd) if abs(cents) < LARGEST else (None, None)


def is_money(value: Any, pointer: str) -> bool:
    """Whether a value is an amount of money, by its own parts or by the key it stands under."""
    key = pointer.rpartition("/")[2]
    if isinstance(value, dict):
        if value.get("value") is None:
            return False
        if isinstance(value["value"], (dict, list)):
            return "currency" in value
        system = value.get("system")
        return (
            "currency" in value
            or (isinstance(system, str) and "iso:4217" in system)
            or key.endswith("Money")
            or (key in AMOUNT_KEYS and not {"unit", "system"} & value.keys())
        )
    if isinstance(value, (bool, type(None), list)):
        return False
    return (key in AMOUNT_KEYS or key.endswith("Money")) and isinstance(value, (int, Decimal, Spoiled))


def label_of(whole: At, pointer: str) -> str:
    """What the paper calls the amount at this place: the nearest category, type or extension name above it."""
    at: Any = whole.value
    said = pointer.rpartition("/")[2]
    for step in pointer[len(whole.pointer) :].split("/")[1:]:
        if isinstance(at, dict):
            for key in ("category", "type"):
                part = At(at.get(key))
                own = [
                    text
                    for one in part.each("coding")
                    if "cms.gov" in (one.get("system").text() or "") and (text := one.get("display").text())
                ]
                words = (
                    next(iter(own), None) or part.words() or next((code.rpartition("/")[2] for _, code in part.codings()), None)
                )
                if words and step not in ("type", "category") and "resourceType" not in at:
                    said = words
            if isinstance(at.get("url"), str):
                said = at["url"].rpartition("/")[2]
            at = at.get(step.replace("~1", "/").replace("~0", "~"))
        elif isinstance(at, list):
            at = at[int(step)] if step.isdigit() and int(step) < len(at) else None
    return neutral(said)[:80]


def shown(value: Any) -> str:
    """A raw value, shortened, for a person."""
    if isinstance(value, Spoiled):
        return neutral(value.raw)[:60]
    if isinstance(value, (dict, list)):
        return "several values" if value else "nothing"
    return neutral(str(value)[:200])[:60]
