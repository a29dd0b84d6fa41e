"""Columns of a table: cut by alignment, named by their headings, and by the equations that hold under a naming."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.roles import MONEY_ROLES, Odds
from almoner.engine.intake.layout_parts.rows import NUMERIC, Parts, parse
from almoner.engine.intake.layout_parts.tables import Column, Head, Table, assign, clusters, distance, edge_of, kind_of
from almoner.engine.intake.values import money

MOST_HYPOTHESES = 400
SAMPLE = 80
HOLDS, FAILS, HOLDS_AT_MOST = 2500, 400, 12_000
MARGIN = 1500
IN_ORDER = (
    "unit_price",
    "charge",
    "adjustment",
    "allowed",
    "paid",
    "deductible",
    "copay",
    "coinsurance",
    "patient_owes",
    "running_balance",
)
PAYERS_LEANING = {"paid": 1500, "patient_owes": 800, "running_balance": -2000, "patient_paid": -800}
PROVIDERS_LEANING = {"running_balance": 300, "patient_paid": -800, "charge": 200}
POSTED = re.compile(r"post|process|entry|entered|paid|bill", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """Roles for the money columns from left to right, what speaks for them, and the next best."""

    roles: tuple[str, ...]
    score: int
    second: tuple[str, ...] | None
    margin: int


def cut(table: Table, body: Sequence[Band]) -> list[Column]:
    """The table's columns. Money columns come from amounts that stand over each other, the others from their headings."""
    heads = table.heads
    width = body[0].width if body else 100
    amounts = [atom for band in body for atom in _column_amounts(band)]
    found = clusters(amounts)
    named = assign(heads, found, _is_money, width)
    columns: list[Column] = []
    used: set[int] = set()
    for (x0, x1, _many), number in zip(found, named, strict=True):
        if number is None:
            continue
        head = heads[number]
        if number in used:
            old = next(c for c in columns if c.heading == head.text and c.kind == "money")
            old.x0, old.x1 = min(old.x0, x0), max(old.x1, x1)
            continue
        used.add(number)
        edge = edge_of(amounts, x0, x1)
        odds = _only(head.odds, money_only=True)
        columns.append(Column(x0=x0, x1=x1, kind="money", odds=odds, heading=head.text, seen=True, edge=edge))

    for number, head in enumerate(heads):
        if number in used:
            continue
        role = head.odds[0][0] if head.odds else "description"
        kind = kind_of(role) if head.odds else "text"
        if role == "ageing":
            kind = "money"
        if kind == "money":
            columns.append(
                Column(x0=head.x0, x1=head.x1, kind="money", odds=_only(head.odds, money_only=True), heading=head.text)
            )
        else:
            columns.append(
                Column(
                    x0=head.x0,
                    x1=head.x1,
                    kind=kind,
                    odds=head.odds,
                    heading=head.text,
                    role=role if head.odds else "other_text",
                )
            )
    columns.sort(key=lambda column: (column.x0, column.x1))
    _one_description(columns)
    _one_day(columns)
    return columns


def _one_day(columns: list[Column]) -> None:
    """Of several days the day of service counts; when it was posted does not."""
    days = [column for column in columns if column.role == "day"]
    if len(days) < 2:
        return
    posted = [column for column in days if POSTED.search(column.heading)]
    for column in posted if 0 < len(posted) < len(days) else days[1:]:
        column.role = "posted"


def _column_amounts(band: Band) -> list[Atom]:
    """Amounts that may stand in a column: not those inside a run of words."""
    if len(band.atoms) > 60:
        return []
    found: list[Atom] = []
    for cell in band.cells:
        for number, atom in enumerate(cell.atoms):
            follows = (
                number + 1 < len(cell.atoms) and cell.atoms[number + 1].kind == "word" and cell.atoms[number + 1].text.isalpha()
            )
            labelled = number > 0 and cell.atoms[number - 1].text.endswith(":")
            if (atom.kind == "money" and not (number >= 4 and follows) and not labelled) or (
                atom.kind == "word" and len(cell.atoms) == 1 and NUMERIC.fullmatch(atom.text) and money(atom.text)
            ):
                found.append(atom)
    return found


def _is_money(head: Head) -> bool:
    return bool(head.odds) and (head.odds[0][0] in MONEY_ROLES or head.odds[0][0] == "ageing")


def _only(odds: Odds, *, money_only: bool) -> Odds:
    kept = tuple((role, speaks) for role, speaks in odds if (role in MONEY_ROLES or role == "ageing") == money_only)
    return kept or (("charge", 0),)


def _one_description(columns: list[Column]) -> None:
    """A table has one description: the best heading for it, else the unknown or free text column."""
    free = [c for c in columns if c.kind == "text"]
    if any(c.role == "description" for c in free):
        first = True
        for column in free:
            if column.role == "description":
                column.role = "description" if first else "other_text"
                first = False
        return
    for wanted in ("other_text", "kind", "provider", "remarks"):
        for column in free:
            if column.role == wanted:
                column.role = "description"
                return


def name_columns(
    columns: list[Column], body: Sequence[Band], totals: frozenset[int], *, decided: bool = False
) -> Choice | None:
    """Gives every money column its role: all combinations of what their headings may mean, scored by the equations that hold.

    `totals` are amounts (cents) printed elsewhere as totals; `decided` says that a payer wrote the paper.
    """
    moneys = [column for column in columns if column.kind == "money"]
    if not moneys:
        return None
    options: list[list[tuple[str, int]]] = []
    leaning = PAYERS_LEANING if decided else PROVIDERS_LEANING
    for column in moneys:
        column.odds = tuple(
            sorted(((role, speaks + leaning.get(role, 0)) for role, speaks in column.odds), key=lambda o: (-o[1], o[0]))
        )
        best = column.odds[0][1]
        options.append([(role, speaks) for role, speaks in column.odds if best - speaks <= 2500][:4])
    while _many(options) > MOST_HYPOTHESES:
        longest = max(range(len(options)), key=lambda n: (len(options[n]), n))
        options[longest].pop()
    rows = numbers(columns, body)
    scored: list[tuple[int, tuple[str, ...]]] = []
    for combination in itertools.product(*options):
        roles = tuple(role for role, _ in combination)
        spoken = sum(speaks for _, speaks in combination)
        real = [role for role in roles if role != "ageing"]
        spoken -= 6000 * (len(real) - len(set(real)))
        scored.append((spoken + score(roles, rows, totals), roles))
    return _choose(moneys, scored)


def name_unheaded(columns: list[Column], body: Sequence[Band], totals: frozenset[int]) -> Choice | None:
    """Roles for money columns without headings: every usual order of that many roles, scored by equations alone."""
    moneys = [column for column in columns if column.kind == "money"]
    many = len(moneys)
    if not 1 <= many <= 8:
        return None
    rows = numbers(columns, body)
    scored: list[tuple[int, tuple[str, ...]]] = []
    for roles in itertools.combinations(IN_ORDER, many):
        if "charge" not in roles:
            continue
        usual = 300 * (roles[0] == "charge") + 100 * (roles[-1] in ("patient_owes", "running_balance"))
        scored.append((usual + score(roles, rows, totals), roles))
    if not scored:
        return None
    choice = _choose(moneys, scored)
    if many > 1 and choice.score < HOLDS:
        # No sum speaks for any naming: what stands where is for the person to say.
        for number, column in enumerate(moneys):
            column.sure = False
            column.runner_up = column.runner_up or (choice.second[number] if choice.second else None) or "charge"
    return choice


def _many(options: Sequence[Sequence[object]]) -> int:
    total = 1
    for option in options:
        total *= len(option)
    return total


def _choose(moneys: list[Column], scored: list[tuple[int, tuple[str, ...]]]) -> Choice:
    scored.sort(key=lambda item: (-item[0], item[1]))
    best, roles = scored[0]
    second = scored[1] if len(scored) > 1 else None
    margin = best - second[0] if second else 10**6
    seen: set[str] = set()
    for number, column in enumerate(moneys):
        column.role = roles[number] if roles[number] not in seen or roles[number] == "ageing" else None
        seen.add(roles[number])
        if second and margin < MARGIN and second[1][number] != roles[number]:
            column.sure, column.runner_up = False, second[1][number]
    return Choice(roles=roles, score=best, second=second[1] if second else None, margin=margin)


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
            paid = at.get("paid")
            owes = at.get("patient_owes")
            if at.get("allowed") and paid is not None and (sum(shares) or owes):
                say("split", at["allowed"] == abs(paid) + (sum(shares) or owes or 0))
            if owes and shares and sum(shares):
                say("owes", owes in (sum(shares), sum(shares) + abs(at.get("not_covered") or 0)))
            credits = [
                at.get(role) for role in ("adjustment", "paid", "patient_paid", "payments_and_adjustments") if role in place
            ]
            if charge and owes is not None and "allowed" not in place and any(credits):
                say("rest", charge - sum(abs(value or 0) for value in credits) == owes)
        elif row.kind in ("total", "subtotal"):
            for role, cents in at.items():
                if cents and summed.get(role):
                    say("sum " + ("charge" if role == "charge" else "other"), cents == summed[role])
        balance = at.get("running_balance")
        if balance is not None:
            moved = (charge or 0) - sum(
                abs(at.get(role) or 0) for role in ("adjustment", "paid", "patient_paid", "payments_and_adjustments")
            )
            if running is not None and moved:
                say("running", running + moved == balance)
            if running is None and moved and charge:
                say("running", moved == balance)
            running = balance
    if summed.get("charge") and len(rows) > 1 and summed["charge"] in totals:
        say("printed total", True)
    worth = 0
    for name in sorted(held):
        worth += min(HOLDS_AT_MOST, held[name] * HOLDS)
    for name in sorted(failed):
        worth -= min(4000, failed[name] * FAILS) if name in held else min(6000, failed[name] * 2 * FAILS)
    return worth


def close_enough(column: Column, atom: Atom, width: int) -> bool:
    """Whether an atom stands in a column."""
    return distance(column.x0, column.x1, atom.x0, atom.x1) < 4 * width
