"""Which of several printed amounts a header field is."""

import re
from collections.abc import Mapping, Sequence

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.money import Money, total


def settled(name: str, facts: Sequence[Fact], draft: Draft) -> tuple[Fact, tuple[str, ...]]:
    """Which of several printed amounts a field is, and the rivals when nothing decides."""
    distinct = list(dict.fromkeys(abs(fact.amount).cents for fact in facts if fact.amount is not None))
    if len(distinct) == 1:
        return facts[0], ()
    closing: list[Fact] = []
    if name == "total_charges" and draft.lines:
        lines = sum(line.charge.cents for line in draft.lines if line.charge is not None)
        closing = [fact for fact in facts if fact.amount is not None and fact.amount.cents == lines]
    elif name == "balance":
        goal = _expected_balance(draft)
        closing = [fact for fact in facts if fact.amount is not None and goal is not None and fact.amount.cents == goal]
    if closing:
        return closing[0], ()
    best = max(facts, key=lambda fact: (_rank(name, fact), fact.odds, fact.band if name == "balance" else -fact.band))
    rivals = tuple(str(Money(cents)) for cents in distinct if best.amount is None or cents != abs(best.amount).cents)
    if sum(1 for fact in facts if _rank(name, fact) == _rank(name, best)) == 1:
        return best, ()
    return best, rivals


def _rank(name: str, fact: Fact) -> int:
    words = fact.label.lower()
    rank = 0
    if re.search(r"\b(new|revised|current|total|now|final|grand|nuevo|actual)\b", words):
        rank += 1
    if re.search(r"\b(original|prior|previous|last|estimat\w*|before)\b", words):
        rank -= 2
    if re.search(r"\bon$|\bel$", words):
        rank -= 1  # "amount owed on" a day of the past
    if fact.text == "row":
        rank -= 1 if name == "balance" else 0
    return rank


def _expected_balance(draft: Draft) -> int | None:
    def one(name: str) -> int | None:
        fact = next((fact for fact in draft.facts.get(name, ()) if fact.amount is not None), None)
        return fact.amount.cents if fact and fact.amount is not None else None

    total = one("total_charges")
    if total is None:
        return None
    reduced = sum(
        abs(one(name) or 0)
        for name in ("adjustments", "insurance_paid", "patient_paid", "payments", "payments_and_adjustments")
    )
    return total - reduced + (one("previous_balance") or 0) + (one("interest") or 0)


def left_to_patient(chosen: Mapping[str, Money], draft: Draft) -> Money | None:
    """Payments of nobody in particular beside what the insurance paid: the patient's, where the balance then follows."""
    said = (fact.amount for name in ("payments", "payments_and_adjustments") for fact in draft.facts.get(name, ()))
    amounts = {abs(amount) for amount in said if amount is not None and amount.cents}
    known = [row for rows in draft.credits.values() for row in rows]
    rows = [row for row in draft.rows if row.kind is RowKind.PAYMENT and not any(row is one for one in known)]
    if rows and not amounts:
        amounts = {total(row.amount for row in rows if row.amount is not None)}
    if len(amounts) != 1 or "patient_paid" in chosen or not {"total_charges", "insurance_paid", "balance"} <= chosen.keys():
        return None
    (paid,) = amounts
    earlier = total(chosen[name] for name in ("previous_balance", "interest") if name in chosen)
    taken = chosen["insurance_paid"] + chosen.get("adjustments", Money(0)) + paid
    return paid if chosen["total_charges"] + earlier - taken == chosen["balance"] else None


__all__ = ["left_to_patient", "settled"]
