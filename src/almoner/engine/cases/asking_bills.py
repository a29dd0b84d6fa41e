"""Which papers of a care ask for money: whose they are, who asks, for how much, and since when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from almoner.engine.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Asking:
    """A bill, or a collector's paper, by its id. None is what the paper does not say."""

    id: str
    who: str | None
    patient: str | None
    asked: Money | None
    on: date | None
    collector: bool


def amount_of(bill: Mapping[str, Any]) -> Money | None:
    asked = bill["balance"] if bill["balance"] is not None else bill["patient_responsibility"]
    return None if asked is None else Money.of(asked)


def asking_of(care: Mapping[str, Any], audit: Mapping[str, Any]) -> Iterator[Asking]:
    """Of one encounter of an audit's JSON value: the last bill of each provider that asks for something, then what collectors sent."""
    bills = [one for one in audit["bills"] if one["id"] in care["bills"]]
    last: dict[str, Mapping[str, Any]] = {}
    for one in sorted(bills, key=lambda one: (one["kind"] == "bill", one["statement_date"] or "")):
        last[(one["provider"]["name"] or one["id"]).casefold()] = one
    for one in last.values():
        if amount_of(one) != ZERO:
            yield of_bill(one, audit, collector=False)
    for one in audit["bills"]:
        if one["id"] in care["collections"] and amount_of(one) != ZERO:
            yield of_bill(one, audit, collector=True)
    for one in audit["notices"]:
        if one["id"] in care["notices"] and one["kind"] == "collection":
            amount, on = one.get("amount"), one.get("sent_on")
            yield Asking(
                id=one["id"],
                who=one.get("sender") or one.get("creditor"),
                patient=patient_of(one, audit),
                asked=None if amount is None else Money.of(amount),
                on=None if on is None else date.fromisoformat(on),
                collector=True,
            )


def of_bill(bill: Mapping[str, Any], audit: Mapping[str, Any], *, collector: bool) -> Asking:
    on = bill["statement_date"]
    return Asking(
        id=bill["id"],
        who=bill["provider"]["name"],
        patient=patient_of(bill, audit),
        asked=amount_of(bill),
        on=None if on is None else date.fromisoformat(on),
        collector=collector,
    )


def patient_of(paper: Mapping[str, Any], audit: Mapping[str, Any]) -> str | None:
    """As the paper says, else as the other papers of the same patient."""
    named = (paper.get("patient") or {}).get("name")
    known = (one["name"] for one in audit.get("patients", ()) if paper["id"] in one["bills"])
    return named or next(known, None)
