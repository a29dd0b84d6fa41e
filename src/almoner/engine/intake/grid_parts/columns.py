"""Which role each column plays: heading odds, type fit and arithmetic together, in whole numbers and within bounds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from almoner.engine.intake import values
from almoner.engine.intake.claim_columns import EXACT, machine_name
from almoner.engine.intake.grid_parts.cells import GridCell, GridRow, blank, days_in, money_in, stated_money, units_in
from almoner.engine.intake.grid_parts.clues import heading_roles, other_party
from almoner.engine.intake.grid_parts.shapes import (
    GUESS,
    by_cells,
    headed_product,
    lettered_codes,
    name_in,
    number_in,
    one_person,
    shaped,
    triples,
)

MONEY = (
    "charge", "allowed", "adjustment", "not_covered", "paid", "other_paid", "hra_paid", "patient_paid",
    "payments_and_adjustments", "deductible", "copay", "coinsurance", "patient_owes", "running_balance", "insurance_pending",
    "unit_price", "bill_total", "bill_paid",
)  # fmt: skip
DAYS = ("day", "through", "birth_date", "admitted", "discharged", "statement_date", "bill_first_day", "bill_last_day")
BARE_NUMBER = re.compile(r"(?:no|nbr|nr|number|num|n[º°])\.?", re.IGNORECASE)
MANY = frozenset({"modifiers", "diagnoses", "remarks", "ignore", "not_money", "npi", "line_number", "site"})
BEAM, SCORED, SAMPLE, OPTIONS = 96, 96, 40, 6
IGNORE = 350  # what leaving a column out is worth: less than a known heading over fitting cells, more than a misfit
MARGIN = 120
LONGEST_SITE = 6  # a tooth, its surfaces, a side: words there are departments
GUESSED_PERSON = 450  # one person's name down a column whose heading does not say whose: a little more than leaving it out
MOST_SWAPPED = 8
EXPECTED_FIT = 700  # what a few cells are weighed against before they say much
PLAUSIBLE = 600  # below these odds a heading's words do not speak for a role


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's columns: the chosen role of each, the runner-up's where it says otherwise within the margin, and the columns of
    money that neither a heading nor arithmetic speaks for.
    """

    roles: tuple[str, ...]
    other: tuple[str, ...] | None = None
    unsure: frozenset[int] = frozenset()

    def columns(self, role: str) -> tuple[int, ...]:
        """The positions of a role's columns."""
        return tuple(at for at, found in enumerate(self.roles) if found == role)

    def column(self, role: str) -> int | None:
        """The position of a role's first column."""
        return self.roles.index(role) if role in self.roles else None


def _fits(role: str) -> Callable[[GridCell], bool] | None:
    if role in MONEY:
        return lambda cell: money_in(cell) is not None
    if role in DAYS:
        return lambda cell: bool(days_in(cell, year=2026, order=None)) or values.span(cell.text, year_hint=2026) is not None
    return {
        "units": lambda cell: units_in(cell) is not None,
        "code": lambda cell: bool(values.code(cell.text) or values.leading_code(cell.text)),
        "revenue_code": lambda cell: bool(revenue_in(cell)),
        "modifiers": lambda cell: bool(values.modifiers(cell.text)),
        "ndc": lambda cell: values.ndc(cell.text) is not None,
        "house_npi": lambda cell: values.npi(cell.text) is not None,
        "npi": lambda cell: cell.text.strip().isdigit() and len(cell.text.strip()) == 10,
        "diagnoses": lambda cell: any(values.icd(part) for part in cell.text.replace(";", ",").replace("|", ",").split(",")),
        "place_of_service": lambda cell: values.place_of_service(cell.text) is not None,
        "percent": lambda cell: "%" in cell.text,
        "description": lambda cell: any(sign.isalpha() for sign in cell.text),
        **dict.fromkeys(("patient", "provider", "payer", "patient_last", "patient_first"), name_in),
        **dict.fromkeys(("account", "claim", "member_id"), number_in),
        "charge_number": lambda cell: number_in(cell) and " " not in cell.text.strip(),
        "group_code": lambda cell: cell.text.strip().upper()[:2] in {"CO", "PR", "OA", "PI", "CR"},
        "kind": lambda cell: any(sign.isalpha() for sign in cell.text),
        "site": lambda cell: len(cell.text.strip()) <= LONGEST_SITE,
        "line_number": lambda cell: cell.text.strip().isdigit() and len(cell.text.strip()) <= 4,
        "network": lambda cell: any(sign.isalpha() for sign in cell.text),
    }.get(role)


def revenue_in(cell: GridCell) -> str | None:
    """A revenue code in a column of them; words after it are left out, lost leading zeros put back."""
    first = cell.text.strip().split(" ")[0].strip("-:") if cell.text.strip() else ""
    return values.revenue_code(first.zfill(4) if first == "1" else first, context=True)


def assign(headings: Sequence[str], body: Sequence[GridRow], width: int) -> Layout:
    """The roles under which headings, cells and sums agree best; `other` where a second set is nearly as good."""
    sample = tuple(body[:SAMPLE])
    spelled = [text for text in headings if text.strip()]
    machine = (
        sum(text.strip().upper() in EXACT for text in spelled) >= 2 and sum(map(machine_name, spelled)) * 5 >= len(spelled) * 3
    )
    names = [headings[at] if at < len(headings) else "" for at in range(width)]
    priced = [at for at in range(width) if _holds_money(sample, at)]
    alone = len(priced) == 1
    computed = {} if machine else triples(sample, width) or headed_product(sample, _named(names))
    options = [
        _options(names[at], sample, at, machine=machine, alone=alone, computed=computed.get(at, ())) for at in range(width)
    ]
    beam: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for choices in options:
        grown = [
            (score + worth, (*roles, role))
            for score, roles in beam
            for role, worth in choices
            if role in MANY or role not in roles
        ]
        grown.sort(key=lambda pair: (-pair[0], pair[1]))
        beam = grown[:BEAM]
    amounts = _Amounts(sample, width)
    scored = [(score + _sums(roles, amounts), roles) for score, roles in beam[:SCORED]]
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    best_score, best = scored[0]
    # With three or more amounts under no heading, sums hold for several readings: none of them is sure.
    nameless = [at for at in priced if not machine and not alone and not _headed(names[at])]
    counted = [at for at in range(width) if best[at] == "units" and not machine and not _headed(names[at])]
    unsure = frozenset(at for at in range(width) if best[at] == "code" and not machine and _unproved(names[at], sample, at))
    unsure |= _alike(best, nameless, amounts)
    unsure |= _unsure_day(best, names, sample)
    unsure |= frozenset(at for at in range(width) if best[at] == "patient" and "patient" not in dict(heading_roles(names[at])))
    unsure |= frozenset(
        at
        for at in {*nameless, *counted}
        if best[at] in {*MONEY, "units"}
        and best[at] not in computed.get(at, ())
        and (len(nameless) >= 3 or _sums(best, amounts) - _sums((*best[:at], "ignore", *best[at + 1 :]), amounts) < MARGIN)
    )
    for score, roles in scored[1:]:
        if best_score - score >= MARGIN:
            break
        if _facts(roles) != _facts(best):
            return Layout(best, roles, unsure)
    return Layout(best, None, unsure)


def _unproved(heading: str, sample: Sequence[GridRow], at: int) -> bool:
    """Whether a column of five digits, as ZIPs and a house's own numbers have, has no heading that speaks of codes of services."""
    odds = dict(heading_roles(heading))
    said = odds.get("code", 0) >= PLAUSIBLE and odds.get("charge_number", 0) <= odds["code"]
    return not said and not lettered_codes([cell for row in sample if not blank(cell := row.at(at))])


def _alike(roles: tuple[str, ...], nameless: Sequence[int], amounts: "_Amounts") -> frozenset[int]:
    """The columns of amounts under no known heading that could change places and leave every sum as it is."""
    held = _sums(roles, amounts)
    found: set[int] = set()
    for one, other in combinations(nameless[:MOST_SWAPPED], 2):
        if roles[one] == roles[other]:
            continue
        swapped = list(roles)
        swapped[one], swapped[other] = roles[other], roles[one]
        if held - _sums(tuple(swapped), amounts) < MARGIN:
            found |= {at for at in (one, other) if roles[at] in MONEY}
    return frozenset(found)


def _unsure_day(roles: tuple[str, ...], names: Sequence[str], sample: Sequence[GridRow]) -> frozenset[int]:
    """The column of days, where no heading speaks for it and another column of days was left aside."""
    at = roles.index("day") if "day" in roles else None
    if at is None or _headed(names[at]):
        return frozenset()
    others = (
        other
        for other, role in enumerate(roles)
        if role in {"ignore", "through"} and shaped([cell for row in sample if not blank(cell := row.at(other))]) == ("day",)
    )
    return frozenset({at}) if any(True for _ in others) else frozenset()


def _named(names: Sequence[str]) -> dict[str, list[int]]:
    """The columns by what their headings say first of all."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        odds = heading_roles(name)
        if odds and odds[0][1] >= PLAUSIBLE:
            found.setdefault(odds[0][0], []).append(at)
    return found


def _headed(heading: str) -> bool:
    found = heading_roles(heading)
    return bool(found) and found[0][1] >= PLAUSIBLE


def _holds_money(sample: Sequence[GridRow], at: int) -> bool:
    cells = [cell for row in sample if not blank(cell := row.at(at))]
    return bool(cells) and sum(stated_money(cell) is not None for cell in cells) * 2 > len(cells)


def _facts(roles: tuple[str, ...]) -> frozenset[tuple[str, int]]:
    """What matters in a choice of roles: where amounts, days, units and codes are read."""
    told = {*MONEY, "day", "units", "code"} - {"running_balance", "insurance_pending"}
    return frozenset((role, at) for at, role in enumerate(roles) if role in told)


def _options(
    heading: str, sample: Sequence[GridRow], at: int, *, machine: bool, alone: bool, computed: tuple[str, ...]
) -> list[tuple[str, int]]:
    cells = [cell for row in sample if not blank(cell := row.at(at)) and not cell.copied and not cell.broken]
    known = tuple(pair for pair in heading_roles(heading)[:6] if pair[1] >= PLAUSIBLE)
    if BARE_NUMBER.fullmatch(heading.strip()) and not _rises(cells):
        known = tuple(pair for pair in known if pair[0] != "line_number")  # "No." over 1, 1, 2, 1 counts, and numbers nothing
    if machine:
        # Among exact names an unknown one is something else, however much its cells look like an amount or a code.
        known = known if heading.strip().upper() in EXACT else ()
    elif not known and other_party(heading):
        known = ()
    elif not known:
        known = by_cells(cells, alone=alone, headed=bool(heading.strip()))
    else:
        known = _weighed(known, cells)
    found: list[tuple[str, int]] = []
    for role, odds in known:
        fits = _fits(role)
        # Words fit any column: they may not win over the heading's own first meaning because a few cells are odd.
        fit = 800 if odds == known[0][1] and (cells or odds > 900) else 650
        if fits is not None and cells:
            fit = (1000 * sum(map(fits, cells)) + 2 * EXPECTED_FIT) // (len(cells) + 2)
        found.append((role, odds + (fit - EXPECTED_FIT) * 2))
    if not machine:
        told = {role for role, worth in found if worth >= GUESS + 800}
        # Rigid shapes and sums speak even against a heading, where its own meaning does not fit.
        found += [(role, GUESS + 800) for role in shaped(cells) if role not in told]
        # Of two columns headed as charges the arithmetic says which is the price of one: above what else "Cost" can mean.
        priced = max((worth for role, worth in found if role == "charge" and known and known[0][0] == "charge"), default=0)
        found += [(role, max(GUESS + 800, priced - 10)) for role in computed if role not in told]
        if heading.strip() and "patient" not in dict(known) and not other_party(heading) and one_person(cells):
            found.append(("patient", GUESSED_PERSON))
    found.sort(key=lambda pair: (-pair[1], pair[0]))
    return [*found[:OPTIONS], ("ignore", IGNORE)]


def _rises(cells: Sequence[GridCell]) -> bool:
    """Whether the cells number their rows: each is larger than the one above."""
    numbers = [int(text) if (text := cell.text.strip()).isdecimal() else -1 for cell in cells]
    return all(above < below for above, below in pairwise(numbers))


def _weighed(known: tuple[tuple[str, int], ...], cells: Sequence[GridCell]) -> tuple[tuple[str, int], ...]:
    """Odds after a look at whether cells repeat: a bill's number stays the same down its rows, an order's number changes."""
    texts = [cell.text.strip() for cell in cells]
    coded = sum(values.code(text) is not None for text in texts) * 5 >= len(texts) * 4 > 0
    if coded and any(role in {"code", "charge_number", "description"} for role, _ in known):
        # A column of service codes is one, even where its heading would rather have the house's own numbers.
        best = max(odds for _, odds in known)
        lettered = lettered_codes(cells)
        known = tuple((role, odds - 300 if role == "description" else odds) for role, odds in known if role != "code")
        known = tuple(sorted((("code", best + 10 if lettered else best + 5), *known), key=lambda pair: (-pair[1], pair[0])))
    if len(texts) < 3:
        return known
    repeated = 0 if len(set(texts)) == len(texts) else 300 if len(set(texts)) * 2 <= len(texts) else 100
    timed = any(":" in text for text in texts)
    less = {
        "account": (0 if repeated else 250) + (300 if all(len(text) < 3 for text in texts) else 0),
        "time": 0 if timed else repeated,
        "line_number": repeated if repeated > 100 else 0,
    }
    return tuple(sorted(((role, odds - less.get(role, 0)) for role, odds in known), key=lambda pair: (-pair[1], pair[0])))


class _Amounts:
    """The sample's cells as cents and as quantities, read once for all hypotheses."""

    def __init__(self, sample: Sequence[GridRow], width: int) -> None:
        self.cents = [[None if (m := money_in(row.at(at))) is None else m.cents for at in range(width)] for row in sample]
        self.days = [[days_in(row.at(at), year=None, order=None)[:1] for at in range(width)] for row in sample]
        self.counts = [[units_in(row.at(at)) for at in range(width)] for row in sample]


EQUATIONS: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
    ("charge", (("allowed", 1), ("adjustment", 1))),
    ("charge", (("allowed", 1), ("adjustment", 1), ("not_covered", 1))),
    ("patient_owes", (("deductible", 1), ("copay", 1), ("coinsurance", 1))),
    ("patient_owes", (("deductible", 1), ("copay", 1), ("coinsurance", 1), ("not_covered", 1))),
    ("patient_owes", (("allowed", 1), ("paid", -1))),
    ("patient_owes", (("charge", 1), ("adjustment", -1), ("paid", -1))),
    ("patient_owes", (("charge", 1), ("adjustment", -1), ("paid", -1), ("patient_paid", -1))),
    ("running_balance", (("charge", 1), ("adjustment", -1), ("paid", -1), ("patient_paid", -1))),
)


def _sums(roles: tuple[str, ...], amounts: _Amounts) -> int:
    """The worth of the equations that hold: much for each that does, little against one that does not, since the paper itself
    may be wrong.
    """
    place = {role: at for at, role in enumerate(roles)}
    worth = 0
    if {"day", "through"} <= place.keys():
        pairs = [(days[place["day"]], days[place["through"]]) for days in amounts.days]
        if any(last < first for first, last in pairs if first and last):
            worth -= 900
    if {"units", "unit_price", "charge"} <= place.keys():
        held = missed = 0
        for cents, counts in zip(amounts.cents, amounts.counts, strict=True):
            count, price, charge = counts[place["units"]], cents[place["unit_price"]], cents[place["charge"]]
            if count is None or price is None or charge is None or not price:
                continue
            if abs(count * price - Decimal(charge)) <= 1:
                held += 2 if count != 1 else 1
            else:
                missed += 1
        worth += _evidence(held, missed)
    for whole, terms in EQUATIONS:
        present = [(role, sign) for role, sign in terms if role in place]
        if whole not in place or len(present) < 2:
            continue
        held = missed = 0
        for cents in amounts.cents:
            value = cents[place[whole]]
            parts = [(cents[place[role]] or 0) * sign for role, sign in present]
            if value is None or sum(part != 0 for part in parts) < 2:
                continue
            # Payments and adjustments are printed with either sign.
            if value in (sum(parts), sum(map(abs, parts))) or value == parts[0] - sum(map(abs, parts[1:])):
                held += 1
            else:
                missed += 1
        worth += _evidence(held, missed)
    return worth


def _evidence(held: int, missed: int) -> int:
    return min(held * 60, 600) - min(missed * 6, 90)
