"""Rows that add up: subtotals and totals with the lines they stand under."""

import re
from dataclasses import replace

from almoner.engine.bill import Row, RowKind
from almoner.engine.intake.layout_parts.draft import Draft, remember
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.intake.layout_parts.words import spot_of
from almoner.engine.money import Money

ADDS = {
    "charge": "charge",
    "allowed": "allowed",
    "adjustment": "adjustment",
    "paid": "paid",
    "patient_owes": "patient_owes",
    "running_balance": "balance",
}
TOTAL_FIELDS = {
    "charge": "total_charges",
    "adjustment": "adjustments",
    "paid": "insurance_paid",
    "patient_paid": "patient_paid",
    "deductible": "deductible",
    "copay": "copay",
    "coinsurance": "coinsurance",
    "patient_owes": "patient_responsibility",
    "running_balance": "balance",
}
SUMS = frozenset({RowKind.SUBTOTAL, RowKind.TOTAL})
WHOLE_CLAIM = re.compile(
    r"^(claim|account|patient|visit) totals?|^totals? (for|of) (this )?(claim|account|patient|visit)", re.IGNORECASE
)


def summed(draft: Draft, parts: Parts, kind: str, *, band: int) -> None:
    """A subtotal or total row: one Row per column that has one, over the lines that its place shows."""
    lines = len(draft.lines)
    if parts.money.keys() == {"unit_price"}:
        # Under a table the sum is often set to the margin of the account's summary, wherever a column ends.
        parts.money["charge"] = parts.money.pop("unit_price")
        parts.places["charge"] = parts.places.pop("unit_price", ())
    if kind == "total" and 0 < draft.since < lines and _of_section(draft, parts.money.get("charge")):
        kind = "subtotal"
        _all_sections(draft)
    if kind == "subtotal" and WHOLE_CLAIM.search(parts.any_label):
        if not any(row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL) for row in draft.rows):
            kind = "total"  # whatever heads the next page
        else:
            _each_claims(draft)
    if kind == "total" and "charge" in parts.money and _after_reductions(draft, parts.money["charge"]):
        left = parts.money["charge"]
        draft.rows.append(Row(kind=RowKind.NOTE, label=parts.any_label[:200], amount=left, spot=parts.spot, adds="balance"))
        spot = spot_of(parts.places.get("charge", ()))
        remember(draft, Fact(field="balance", odds=1200, label=parts.any_label, band=band, spot=spot, amount=left, text="row"))
        for row in reversed(draft.rows):
            if row.kind is RowKind.SUBTOTAL and row.first_line == 0 and row.last_line == lines and row.adds == "charge":
                remember(
                    draft,
                    Fact(
                        field="total_charges",
                        odds=2000,
                        label=row.label,
                        band=band,
                        spot=row.spot,
                        amount=row.amount,
                        text="row",
                    ),
                )
                break
        return
    for role in ("charge", "allowed", "adjustment", "paid", "patient_owes", "running_balance"):
        amount = parts.money.get(role)
        if amount is None:
            continue
        amount = abs(amount) if role in ("paid", "adjustment") else amount
        first, last = _scope(draft, kind, role, amount, claims=bool(WHOLE_CLAIM.search(parts.any_label)))
        row_kind = {"subtotal": RowKind.SUBTOTAL, "carried_forward": RowKind.CARRIED_FORWARD}.get(kind, RowKind.TOTAL)
        known = lines > 0 and role != "running_balance" and last > first
        draft.rows.append(
            Row(
                kind=row_kind,
                label=parts.any_label[:200],
                amount=amount,
                spot=spot_of(parts.places.get(role, ())) or parts.spot,
                first_line=first if known else None,
                last_line=last if known else None,
                adds=ADDS[role],
            )
        )
    if kind == "total":
        for role, name in TOTAL_FIELDS.items():
            amount = parts.money.get(role)
            if amount is not None:
                amount = abs(amount) if role in ("paid", "adjustment", "patient_paid") else amount
                remember(
                    draft,
                    Fact(
                        field=name,
                        odds=3000,
                        label=parts.label,
                        band=band,
                        spot=spot_of(parts.places.get(role, ())),
                        amount=amount,
                        text="row",
                    ),
                )
    if kind in ("subtotal", "total"):
        draft.since = lines
    if kind == "subtotal":
        draft.section_revenue = None


def says_again(draft: Draft, label: str) -> bool:
    """Whether a sum has the very words of one above it, with lines between: then both are of sections, and so are all between."""
    above = [row for row in draft.rows if row.kind in SUMS and row.adds == "charge" and row.label == label[:200]]
    if not label or not above or (last := above[-1].last_line) is None or last >= len(draft.lines):
        return False
    draft.rows = [
        replace(row, kind=RowKind.SUBTOTAL) if row.kind is RowKind.TOTAL and row.label == label[:200] else row
        for row in draft.rows
    ]
    for name in TOTAL_FIELDS.values():
        kept = [fact for fact in draft.facts.get(name, ()) if fact.text != "row" or fact.label != label]
        if kept:
            draft.facts[name] = kept
        else:
            draft.facts.pop(name, None)
    if draft.since == len(draft.lines):  # the head of the next page opened no section
        draft.since = last
    return True


def _of_section(draft: Draft, amount: Money | None) -> bool:
    """Whether a total adds up only the lines since the last one: one of several providers or accounts on the paper."""
    return amount is not None and amount.cents == draft.charged[-1] - draft.charged[draft.since] != draft.charged[-1]


def _each_claims(draft: Draft) -> None:
    """A second claim's total shows that the first one's was no total of the paper."""
    draft.rows = [
        replace(row, kind=RowKind.SUBTOTAL) if row.kind is RowKind.TOTAL and WHOLE_CLAIM.search(row.label) else row
        for row in draft.rows
    ]
    for name in TOTAL_FIELDS.values():
        kept = [fact for fact in draft.facts.get(name, ()) if fact.text != "row" or not WHOLE_CLAIM.search(fact.label)]
        if kept:
            draft.facts[name] = kept
        else:
            draft.facts.pop(name, None)


def _all_sections(draft: Draft) -> None:
    """The totals before it are of sections too."""
    draft.facts["total_charges"] = [fact for fact in draft.facts.get("total_charges", ()) if fact.text != "row"]
    if not draft.facts["total_charges"]:
        del draft.facts["total_charges"]
    draft.rows = [
        replace(row, kind=RowKind.SUBTOTAL) if row.kind is RowKind.TOTAL and row.adds == "charge" else row for row in draft.rows
    ]


def _after_reductions(draft: Draft, amount: Money) -> bool:
    """Whether a total is what is left of the lines after the discounts and payments printed above it."""
    charged = draft.charged[-1]
    names = ("adjustments", "insurance_paid", "patient_paid", "payments", "payments_and_adjustments")
    taken = sum(abs(fact.amount).cents for name in names for fact in draft.facts.get(name, ()) if fact.amount is not None)
    rows = sum(
        row.amount.cents for row in draft.rows if row.amount is not None and row.kind in (RowKind.PAYMENT, RowKind.ADJUSTMENT)
    )
    left = amount.cents
    return bool(draft.lines) and left != charged and left in {charged - taken, charged - rows, charged - taken - rows}


def _scope(draft: Draft, kind: str, role: str, amount: Money, *, claims: bool) -> tuple[int, int]:
    """The lines a sum row stands under: all, or those of its section; the last few of it where exactly they add up."""
    lines = len(draft.lines)
    if kind != "subtotal":
        return 0, lines
    if claims and draft.since:
        # Whatever heads the next page, a claim begins where the total of the one before it stands.
        above = (row.last_line or 0 for row in draft.rows if row.kind is RowKind.SUBTOTAL and WHOLE_CLAIM.search(row.label))
        return max((at for at in above if at < lines), default=0), lines
    if role == "charge":
        running = 0
        fitting: list[int] = []
        for at in range(lines - 1, draft.since - 1, -1):
            charge = draft.lines[at].charge
            running += charge.cents if charge is not None else 0
            if running == amount.cents:
                fitting.append(at)
        above = (row.last_line or 0 for row in draft.rows if row.kind in SUMS and row.adds == "charge")
        floor = max((last for last in above if last < lines), default=0)
        if not fitting and floor < draft.since and draft.charged[lines] - draft.charged[floor] == amount.cents:
            return floor, lines  # a heading repeated on the next page opened no new section
        if fitting and draft.since not in fitting:
            return fitting[-1], lines
    return draft.since, lines
