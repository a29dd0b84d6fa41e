"""Prices a hospital has posted itself, as 45 CFR 180 has it publish them: gross, cash, and what each payer agreed to."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

TABLE = "hospital-prices"


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


def matching(rows: Iterable[PostedPrice], *, setting: str, modifiers: frozenset[str] = frozenset()) -> tuple[PostedPrice, ...]:
    """Prices for that setting ("inpatient" or "outpatient"; a hospital may post "both") with exactly those modifiers."""
    return tuple(
        row
        for row in rows
        if row.setting in {setting, "both"}
        and frozenset(row.modifiers.replace("|", " ").replace(",", " ").split()) == modifiers
    )
