"""What the labels of a ladder of amounts mean: by their words, and by the sums that hold in every block that has them."""

import itertools
import re
from collections.abc import Mapping, Sequence

from almoner.engine.intake.layout_parts.equations import Numbers, score
from almoner.engine.intake.layout_parts.naming import GUESSES, KEPT_OUT, MOST_HYPOTHESES, PAYERS_LEANING, UNPROVEN
from almoner.engine.intake.layout_parts.roles import MONEY_ROLES, Odds, heading, label

FIELDS = {
    "total_charges": "charge",
    "adjustments": "adjustment",
    "allowed": "allowed",
    "not_covered": "not_covered",
    "deductible": "deductible",
    "copay": "copay",
    "coinsurance": "coinsurance",
    "coinsurance_rate": "coinsurance",
    "insurance_paid": "paid",
    "payments": "paid",
    "patient_paid": "patient_paid",
    "payments_and_adjustments": "payments_and_adjustments",
    "patient_responsibility": "patient_owes",
    "balance": "patient_owes",
    "deductible_used": "deductible",
}
"""The column that an amount beside a header's label would stand in."""
ASIDE = re.compile(r"\([^)]*\)|\b\d{1,3}(?:\.\d+)?\s?%")
SPREAD, WEAKEST, MOST_MEANINGS = 2500, 1100, 3
TWICE = 6000
SURE, MARGIN = 3600, 500
"""Odds (milli-nats) of a label that needs no sum to speak for it, and how far its next meaning must stand behind."""


def meanings(text: str) -> Odds:
    """The money columns a label may name, likeliest first."""
    odds: dict[str, int] = {}
    for plain in {text, ASIDE.sub(" ", text).strip()}:
        known = [(role, speaks) for role, speaks in heading(plain) if role in MONEY_ROLES]
        known += [(FIELDS[field], speaks) for field, speaks in label(plain) if field in FIELDS]
        for role, speaks in known:
            odds[role] = max(odds.get(role, 0), speaks)
    leaning = {"patient_paid": PAYERS_LEANING["patient_paid"], "running_balance": PAYERS_LEANING["running_balance"]}
    said = sorted(((role, speaks + leaning.get(role, 0)) for role, speaks in odds.items()), key=lambda one: (-one[1], one[0]))
    return tuple(one for one in said if one[1] >= WEAKEST)


def roles_of(texts: Sequence[str], rows: Sequence[Mapping[str, int]]) -> dict[str, str]:
    """A role for each label that has one. `rows` are the blocks' cents by label. A label of unknown words gets a role only where
    sums speak for it."""
    options: list[list[tuple[str, int]]] = []
    claimed = {odds[0][0] for text in texts if (odds := meanings(text))}
    for text in texts:
        odds = meanings(text)
        near = [(role, speaks) for role, speaks in odds if odds[0][1] - speaks <= SPREAD][:MOST_MEANINGS]
        weak = not odds or odds[0][1] < SPREAD
        guesses = [(role, 0) for role in GUESSES if role not in claimed and role not in dict(near)] if weak else []
        options.append([*near, (UNPROVEN, KEPT_OUT), *guesses] if weak else near)
    while _many(options) > MOST_HYPOTHESES:
        longest = max(range(len(options)), key=lambda n: (len(options[n]), n))
        options[longest].pop()
    numbers = [Numbers(cents=tuple(row.get(text) for text in texts), units=None, kind=None) for row in rows]
    best: tuple[int, tuple[str, ...]] | None = None
    for combination in itertools.product(*options):
        roles = tuple(role for role, _ in combination)
        real = [role for role in roles if role != UNPROVEN]
        worth = sum(speaks for _, speaks in combination) - TWICE * (len(real) - len(set(real)))
        worth += score(roles, numbers, frozenset())
        if best is None or (-worth, roles) < (-best[0], best[1]):
            best = worth, roles
    chosen = best[1] if best is not None else ()
    found: dict[str, str] = {}
    for text, role in zip(texts, chosen, strict=True):
        if role != UNPROVEN and role not in found.values():
            found[text] = role
    return found


def proven(roles: Mapping[str, str], rows: Sequence[Mapping[str, int]]) -> dict[str, str]:
    """The roles that their labels say plainly, and where the sums close in every service the others too."""
    names = {role: text for text, role in roles.items()}
    closed = "patient_owes" in names and any(row.get(names.get(role, "")) for row in rows for role in ("adjustment", "paid"))
    for row in rows if closed else ():
        left = row.get(names.get("charge", ""), 0) - sum(
            abs(row.get(names.get(role, ""), 0)) for role in ("adjustment", "paid")
        )
        closed = closed and left == row.get(names["patient_owes"])
    return {text: role for text, role in roles.items() if closed or _plain(text, role)}


def _plain(text: str, role: str) -> bool:
    odds = meanings(text)
    others = [speaks for name, speaks in odds if name != role]
    own = next((speaks for name, speaks in odds if name == role), 0)
    return own >= SURE and own - max(others, default=0) >= MARGIN


def _many(options: Sequence[Sequence[object]]) -> int:
    total = 1
    for option in options:
        total *= len(option)
    return total


__all__ = ["SURE", "meanings", "proven", "roles_of"]
