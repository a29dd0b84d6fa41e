"""What a table's own sums speak for the roles of its money columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.intake.layout_parts.rows import parse
from almoner.engine.intake.layout_parts.tables import Column

SAMPLE = 80
HOLDS, FAILS, HOLDS_AT_MOST = 2500, 400, 12_000
CREDITS = frozenset({"payment", "adjustment"})
CREDITED = ("adjustment", "paid", "patient_paid", "payments_and_adjustments")


@dataclass(frozen=True, slots=True)
class Numbers:
    """One row's cents by column position, its units in ten-thousandths, and its kind by its words."""

    cents: tuple[int | None, ...]
    units: int | None
    kind: str | None


def numbers(columns: list[Column], body: Sequence[Band]) -> list[Numbers]:
    """The rows' numbers with columns still nameless."""
    named = []
    position = 0
    for column in columns:
        if column.kind == "money":
            named.append(
                Column(
                    column.x0,
                    column.x1,
                    "money",
                    column.odds,
                    column.heading,
                    role=f"#{position}",
                    seen=column.seen,
                    edge=column.edge,
                )
            )
            position += 1
        else:
            named.append(column)
    rows: list[Numbers] = []
    for band in body:
        if not band.amounts:
            continue
        parts = parse(band, named, table=0)
        if not parts.money:
            continue
        cents = tuple(parts.money[f"#{n}"].cents if f"#{n}" in parts.money else None for n in range(position))
        rows.append(Numbers(cents=cents, units=_units(parts), kind=parts.kind))
        if len(rows) >= SAMPLE:
            break
    return rows


def _units(parts: Parts) -> int | None:
    units = parts.marks.get("units")
    if units is None:
        return None
    whole, _, rest = units.partition(".")
    sign = -1 if whole.startswith("-") else 1
    digits = whole.lstrip("-") or "0"
    return sign * (int(digits) * 10_000 + int((rest + "0000")[:4])) if digits.isdigit() and (rest + "0").isdigit() else None


def score(roles: tuple[str, ...], rows: Sequence[Numbers], totals: frozenset[int]) -> int:
    """Milli-nats that the equations speak for these roles. An equation of zeros proves nothing."""
    place = {role: number for number, role in enumerate(roles)}
    held: dict[str, int] = {}
    failed: dict[str, int] = {}

    def say(name: str, holds: bool) -> None:
        book = held if holds else failed
        book[name] = book.get(name, 0) + 1

    running: int | None = None
    summed: dict[str, int] = {}
    for row in rows:
        at = {role: row.cents[number] for role, number in place.items()}
        charge, price = at.get("charge"), at.get("unit_price")
        service = row.kind is None
        if service:
            for role, cents in at.items():
                summed[role] = summed.get(role, 0) + (cents or 0)
            if charge is not None and price is not None and row.units:
                say("units", abs(row.units * price - charge * 10_000) <= 5_000)
            reduced = [at.get(role) for role in ("adjustment", "not_covered") if role in place]
            if charge and "allowed" in place and at.get("allowed") is not None and reduced and any(reduced):
                say("allowed", charge - sum(abs(value or 0) for value in reduced) == at["allowed"])
            shares = [abs(at.get(role) or 0) for role in ("deductible", "copay", "coinsurance") if role in place]
            if charge and charge > 0 and (at.get("allowed") or 0) > charge:
                say("no more allowed than charged", False)
            paid = at.get("paid")
            owes = at.get("patient_owes")
            if at.get("allowed") and paid is not None and (sum(shares) or owes):
                say("split", at["allowed"] == abs(paid) + (sum(shares) or owes or 0))
            if owes and shares and sum(shares):
                say("owes", owes in (sum(shares), sum(shares) + abs(at.get("not_covered") or 0)))
            credits = [at.get(role) for role in CREDITED if role in place]
            if charge and owes is not None and "allowed" not in place and any(value is not None for value in credits):
                say("rest", charge - sum(abs(value or 0) for value in credits) == owes)
            elif (
                charge
                and "patient_owes" not in place
                and "allowed" not in place
                and paid
                and (sum(shares) or at.get("patient_paid"))
            ):
                # At a counter the copay, or what was paid there, is all that the plan left.
                say("rest", charge - sum(abs(value or 0) for value in credits) == sum(shares))
        elif row.kind in ("total", "subtotal"):
            for role, cents in at.items():
                if cents and summed.get(role):
                    say("sum " + ("charge" if role == "charge" else "other"), cents == summed[role])
        balance = at.get("running_balance")
        if balance is not None:
            moved = (charge or 0) - sum(abs(at.get(role) or 0) for role in CREDITED)
            if running is not None and (moved or (charge and balance != running)):
                say("running", running + moved == balance)
            if running is None and moved and charge:
                say("running", moved == balance)
            running = balance
    for holds in _left_below(rows, place):
        say("rest below", holds)
    if summed.get("charge") and len(rows) > 1 and summed["charge"] in totals:
        say("printed total", True)
    worth = 0
    for name in sorted(held):
        worth += min(HOLDS_AT_MOST, held[name] * HOLDS)
    for name in sorted(failed):
        worth -= min(4000, failed[name] * FAILS) if name in held else min(6000, failed[name] * 2 * FAILS)
    return worth


def _left_below(rows: Sequence[Numbers], place: Mapping[str, int]) -> Iterator[bool]:
    """For each charge with what is left of it in its own row, and with credits in the rows below it: whether they agree."""
    left: int | None = None
    taken = 0
    for row in (*rows, None):
        at = {role: row.cents[number] for role, number in place.items()} if row is not None else {}
        if row is None or row.kind not in CREDITS:
            if left is not None and taken:
                yield left == taken
            charge, owes = at.get("charge"), at.get("patient_owes")
            left, taken = (charge - owes if charge and owes is not None else None), 0
        else:
            taken += sum(abs(at.get(role) or 0) for role in CREDITED)
