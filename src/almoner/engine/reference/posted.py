"""Prices a hospital has posted itself, as 45 CFR 180 has it publish them: gross, cash, and what each payer agreed to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from almoner.engine.reference.editions import Edition

TABLE = "hospital-prices"
LONGEST = 60
LISTS = frozenset({"HCPCS", "CPT"})
"""Kinds of code that a bill's line may carry; a hospital's own numbers, revenue codes and groups are others."""
AND, SAINT = re.compile(r"\s*&\s*"), re.compile(r"\bst[. ]")


@dataclass(frozen=True, slots=True)
class PostedPrice:
    """One price of one code. `kind` is the code's list (CPT, HCPCS, RC, MS-DRG, NDC, LOCAL …). `payer` and `plan` are "" on the
    row of prices for everybody. Prices are as printed; `share` is a negotiated percentage of charges divided by 100."""

    code: str
    kind: str
    description: str
    setting: str
    modifiers: str
    payer: str
    plan: str
    gross: Decimal | None
    cash: Decimal | None
    least: Decimal | None
    most: Decimal | None
    negotiated: Decimal | None
    share: Decimal | None
    algorithm: str | None
    method: str | None


@dataclass(frozen=True, slots=True)
class Posted:
    """An answer: a hospital's prices for one code, setting and set of modifiers; of several, the highest cash price, the lowest
    of the least and the highest of the most that a payer agreed to. `several`: the file gives more than one cash price."""

    cash: Decimal | None
    several: bool
    least: Decimal | None
    most: Decimal | None
    edition: Edition


def called(hospital: str) -> str:
    """A hospital's name as its editions are named after it."""
    return re.sub(r"[^a-z0-9]+", "-", hospital.lower()).strip("-")[:LONGEST]


def plainly(name: str) -> str:
    """As `called`, without the ways in which one name is written: "The", "&", "St."."""
    return called(SAINT.sub("saint ", AND.sub(" and ", name.lower()))).removeprefix("the-")


def of_hospital(
    editions: Iterable[Edition], *, name: str | None, npi: str | None, tax_id: str | None, state: str | None
) -> str | None:
    """The one hospital whose price files are surely this provider's, as `Edition.setting`; None where none or several are. Its
    NPI is enough; else its name must be the same, no number or state may speak against it."""
    theirs = [one for one in editions if one.table == TABLE and one.setting is not None]
    by_npi = {one.setting for one in theirs if npi and f"npi:{npi}" in one.marks}
    if by_npi:
        return by_npi.pop() if len(by_npi) == 1 else None
    number = "".join(sign for sign in tax_id or "" if sign.isdigit())
    named = {
        one.setting
        for one in theirs
        if name
        and plainly((one.setting or "").replace("-", " ")) == plainly(name)
        and not against(one, "ein:", number)
        and not against(one, "state:", state or "")
    }
    return named.pop() if len(named) == 1 else None


def against(edition: Edition, kind: str, value: str) -> bool:
    """Whether the file gives such a mark and all are others."""
    theirs = [mark for mark in edition.marks if mark.startswith(kind)]
    return bool(theirs and value) and kind + value not in theirs


def matching(rows: Iterable[PostedPrice], *, setting: str, modifiers: frozenset[str] = frozenset()) -> tuple[PostedPrice, ...]:
    """Prices for that setting ("inpatient" or "outpatient"; a hospital may post "both") with exactly those modifiers."""
    return tuple(
        row
        for row in rows
        if row.setting in {setting, "both"}
        and frozenset(row.modifiers.replace("|", " ").replace(",", " ").split()) == modifiers
    )


def answer(rows: Sequence[PostedPrice], edition: Edition) -> Posted | None:
    """From rows that match; None where they hold no price for everybody."""
    rows = [row for row in rows if row.kind in LISTS]
    cash = {row.cash for row in rows if row.cash is not None}
    agreed = {row.negotiated for row in rows if row.negotiated is not None}
    least = agreed | {row.least for row in rows if row.least is not None}
    most = agreed | {row.most for row in rows if row.most is not None}
    if not cash and not (least and most):
        return None
    return Posted(max(cash, default=None), len(cash) > 1, min(least, default=None), max(most, default=None), edition)
