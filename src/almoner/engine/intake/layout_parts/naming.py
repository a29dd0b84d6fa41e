"""Roles for the money columns of a table: what their headings may mean, and the equations that hold under a naming."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.intake.headings import plain_words
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.equations import HOLDS, numbers, score
from almoner.engine.intake.layout_parts.roles import CERTAIN
from almoner.engine.intake.layout_parts.tables import Column

MOST_HYPOTHESES = 400
MARGIN = 1500
UNPROVEN = "?"
KEPT_OUT = 600  # what the sums must outweigh before a column without known words gets a role
ORDER = 1600
NEARLY_CERTAIN = 500
BESIDES = 2
SENT = re.compile(r"\b(check|eft)\b", re.IGNORECASE)
WITHHELD = re.compile(r"(prov(ider)?|plb|payee)\W+adj", re.IGNORECASE)
AMOUNTS = frozenset(plain_words(text) for text in ("amt", "amount", "amounts", "monto", "importe"))
GUESSES = (
    "charge", "adjustment", "allowed", "not_covered", "paid", "deductible", "copay", "coinsurance", "patient_owes", "unit_price",
    "running_balance",
)  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class Choice:
    """Roles for the money columns from left to right, what speaks for them, and the next best."""

    roles: tuple[str, ...]
    score: int
    second: tuple[str, ...] | None
    margin: int


def name_columns(
    columns: list[Column], body: Sequence[Band], totals: frozenset[int], *, decided: bool = False
) -> Choice | None:
    """Gives every money column its role: all combinations of what their headings may mean, scored by the equations that hold.

    `totals` are amounts (cents) printed elsewhere as totals; `decided` says that a payer wrote the paper.
    """
    _beside_reasons(columns)
    moneys = [column for column in columns if column.kind == "money"]
    if not moneys:
        return None
    options: list[list[tuple[str, int]]] = []
    claimed = {column.odds[0][0] for column in moneys if column.odds}
    leaning = PAYERS_LEANING if decided else PROVIDERS_LEANING
    for column in moneys:
        if not column.odds:
            options.append([(UNPROVEN, KEPT_OUT), *((role, 0) for role in GUESSES if role not in claimed)])
            continue
        column.odds = tuple(
            sorted(((role, speaks + leaning.get(role, 0)) for role, speaks in column.odds), key=lambda o: (-o[1], o[0]))
        )
        best = column.odds[0][1]
        options.append([(role, speaks) for role, speaks in column.odds if best - speaks <= 2500][:4])
    order = _second_charge(columns, moneys, options)
    while _many(options) > MOST_HYPOTHESES:
        longest = max(range(len(options)), key=lambda n: (len(options[n]), n))
        options[longest].pop()
    rows = numbers(columns, body)
    scored: list[tuple[int, tuple[str, ...]]] = []
    for combination in itertools.product(*options):
        roles = tuple(role for role, _ in combination)
        spoken = sum(speaks for _, speaks in combination)
        real = [role for role in roles if role not in ("ageing", UNPROVEN)]
        if order and "unit_price" in roles and "charge" in roles and roles.index("unit_price") < roles.index("charge"):
            spoken += ORDER
        spoken -= 6000 * (len(real) - len(set(real)))
        scored.append((spoken + score(roles, rows, totals), roles))
    choice = _choose(moneys, scored)
    for column in moneys:
        if not column.odds and (column.role == UNPROVEN or not column.sure):
            column.role, column.sure, column.runner_up = None, True, None
    return choice


def _beside_reasons(columns: Sequence[Column]) -> None:
    """What a payer holds back from a check is no line's adjustment. A bare "Amount" right behind a column of reasons is what each
    of them took off, where another column names the charge."""
    if any(SENT.search(column.heading) for column in columns):
        for column in columns:
            if WITHHELD.match(column.heading):
                column.kind, column.role = "text", "other_text"  # what stands between the claims' sum and the check
    named = [column.odds[0][0] for column in columns if column.kind == "money" and column.odds]
    if "adjustment" in named or named.count("charge") < BESIDES:
        return
    for before, column in itertools.pairwise(columns):
        bare = column.kind == "money" and plain_words(column.heading) in AMOUNTS
        if bare and before.role in ("reason_code", "group_code"):
            column.odds = (("adjustment", CERTAIN),)


def _second_charge(columns: list[Column], moneys: list[Column], options: list[list[tuple[str, int]]]) -> bool:
    """Of two columns that both name the charge beside a count, one is the price of one ("Fee", "Ext. Fee"); a price alone is
    the charge. Adds those meanings; True where the order of the two speaks too."""
    charges = [n for n, column in enumerate(moneys) if column.odds and column.odds[0][0] == "charge"]
    counted = any(column.role == "units" for column in columns)
    known = [role for column, some in zip(moneys, options, strict=True) if column.odds for role, _ in some]
    if len(charges) > 1 and counted and "unit_price" not in known:
        for number in charges:
            options[number] = [*options[number][:3], ("unit_price", moneys[number].odds[0][1] - ORDER)]
        return True
    if "charge" not in known and counted and "unit_price" in known:
        for number, column in enumerate(moneys):
            if column.seen and column.odds and column.odds[0][0] == "running_balance" and column.odds[0][1] < CERTAIN:
                # "Net amount" behind count and price is their product, if it is.
                options[number] = [*options[number][:3], ("charge", column.odds[0][1] - ORDER)]
    if "charge" not in known or not (charges or counted):
        for number, column in enumerate(moneys):
            if column.odds and column.odds[0][0] == "unit_price":
                best = column.odds[0][1]
                others = [(role, speaks) for role, speaks in options[number] if role != "charge"]
                options[number] = [*others[:3], ("charge", best + (-ORDER if counted else ORDER))]
    return False


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
    plain = second is not None and _says_plainly(moneys, roles, second[1], margin)
    seen: set[str] = set()
    for number, column in sorted(enumerate(moneys), key=lambda item: not item[1].seen):
        # A heading without amounts under it leaves its name to the column that has some.
        column.role = roles[number] if roles[number] not in seen or roles[number] == "ageing" else None
        seen.add(roles[number])
        if second and margin < MARGIN and second[1][number] != roles[number] and not plain:
            column.sure, column.runner_up = False, second[1][number]
    return Choice(roles=roles, score=best, second=second[1] if second else None, margin=margin)


def _says_plainly(moneys: Sequence[Column], roles: Sequence[str], others: Sequence[str], margin: int) -> bool:
    """Whether every column that might be another is plainly named what it is, and no sum speaks for the other."""
    lead = 0
    for column, role, other in zip(moneys, roles, others, strict=True):
        if role != other:
            said = dict(column.odds)
            if said.get(role, 0) < CERTAIN or said.get(other, 0) > CERTAIN - NEARLY_CERTAIN:
                return False
            lead += said[role] - said.get(other, 0)
    return margin >= lead
