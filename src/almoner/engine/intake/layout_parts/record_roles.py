"""What the values of blocks of the same labels are: by their kind, by sums that hold in every block, and by the labels' words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.ladder_roles import SURE, meanings, proven, roles_of
from almoner.engine.intake.layout_parts.record_tokens import Said
from almoner.engine.intake.layout_parts.roles import heading
from almoner.engine.intake.layout_parts.row_codes import codes_from_text
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.money import Money

BARE = "· "
"""Before the names of values without a label."""
KNOWN = 2400
LONGEST_COUNT = 5
FEWEST_PRODUCTS = 2


@dataclass(slots=True)
class Record:
    """One block: where it begins, its column of the page, what it says, the words over it and words that say nothing."""

    at: int
    x0: int
    x1: int
    said: list[Said]
    title: list[Atom] = field(default_factory=list)
    aside: list[Atom] = field(default_factory=list)


def roles_in(records: Sequence[Record], printed: Mapping[int, int]) -> dict[str, str] | None:
    """A role for each label that has one; None where no charge is sure. `printed` counts the amounts (cents) elsewhere on the
    paper, among which the sum of all charges is."""
    columns: dict[str, list[tuple[Atom, ...]]] = {}
    for record in records:
        for one in record.said:
            columns.setdefault(one.label, []).append(one.value)
    roles: dict[str, str] = {}
    for label, found in columns.items():
        role = _mark(label, found)
        if role is not None and role not in roles.values():
            roles[label] = role
    money = [label for label, found in columns.items() if label not in roles and all(_cents(one) is not None for one in found)]
    rows = [{one.label: _cents(one.value) or 0 for one in record.said if one.label in money} for record in records]
    charge = _charge(money, rows, records, roles, printed)
    if charge is None:
        return None
    units = next((label for label, role in roles.items() if role == "units"), None)
    price = _price(charge, [label for label in money if label != charge], rows, records, units)
    if price is not None:
        roles[price] = "unit_price"
    rest = [label for label in money if label != price]
    named = {_spoken(label): label for label in rest}
    spoken = [{_spoken(label): cents for label, cents in row.items() if label in rest} for row in rows]
    said = proven(roles_of([_spoken(label) for label in rest], spoken), spoken)
    for text, role in said.items():
        if role not in ("charge", "unit_price") and role not in roles.values():
            roles[named[text]] = role
    roles[charge] = "charge"
    return roles


def parts_of(record: Record, roles: Mapping[str, str], bands: list[Band]) -> Parts:
    """The block as one row."""
    parts = Parts(bands=bands)
    words = [atom.text for atom in record.title]
    for one in record.said:
        role = roles.get(one.label)
        placed = tuple(word for atom in one.value for word in atom.words)
        if role == "day":
            days = [atom for atom in one.value if atom.kind == "day"]
            parts.days["day"] = days[0]
            if len(days) > 1:
                parts.days["through"] = days[-1]
        elif role == "code" and (read := values.code(_text(one.value))) is not None:
            parts.marks["code"], parts.modifiers = read
            parts.places[role] = placed
        elif role == "description":
            words += [atom.text for atom in one.value]
        elif role == "modifiers":
            parts.modifiers = values.modifiers(_text(one.value))
        elif role in ("units", "revenue_code"):
            parts.marks[role] = (
                _text(one.value).replace(",", "")
                if role == "units"
                else values.revenue_code(_text(one.value), context=True) or _text(one.value)
            )
            parts.places[role] = placed
        elif role is not None and (cents := _cents(one.value)) is not None:
            parts.money[role] = Money(cents)
            parts.places[role] = placed
        else:
            parts.loose += [atom for atom in one.value if atom.kind == "money"]
    if words:
        parts.texts["description"] = [" ".join(words)]
    codes_from_text(parts)
    return parts


def _text(value: Sequence[Atom]) -> str:
    return " ".join(atom.text for atom in value).strip(" ,;.")


def _cents(value: Sequence[Atom]) -> int | None:
    only = [atom for atom in value if atom.kind == "money"]
    return only[0].amount.cents if len(only) == 1 == len(value) and only[0].amount is not None else None


def _mark(label: str, found: Sequence[tuple[Atom, ...]]) -> str | None:
    """What values that are no money are: days, codes, counts, departments, words."""
    odds = dict(heading(label)) if not label.startswith(BARE) else {}
    best = max(odds, key=lambda role: odds[role], default=None)
    texts = [_text(value) for value in found]
    if all(value[0].kind == "day" for value in found):
        return "day"
    if any(atom.kind == "money" for value in found for atom in value) and not all(_count(text) for text in texts):
        return None
    if best == "revenue_code" and all(values.revenue_code(text, context=True) for text in texts):
        return "revenue_code"
    if best == "units" and odds["units"] >= KNOWN and all(_count(text) for text in texts):
        return "units"
    if all(values.code(text) for text in texts) and (best in (None, "code") or any(not text.isdigit() for text in texts)):
        return "code"
    if all(values.revenue_code(text) for text in texts):
        return "revenue_code"
    if best == "description" or (best is None and label in ITEM):
        return "description"
    return "modifiers" if best == "modifiers" and all(values.modifiers(text) for text in texts) else None


ITEM = frozenset({"item", "service", "what", "servicio", "drug", "medicine", "procedure"})


def _count(text: str) -> bool:
    return values.units(text) is not None and len(text) <= LONGEST_COUNT and values.units(text) != 0


def _spoken(label: str) -> str:
    return "charges" if label.startswith(BARE) else label


def _charge(
    money: Sequence[str],
    rows: Sequence[Mapping[str, int]],
    records: Sequence[Record],
    roles: Mapping[str, str],
    printed: Mapping[int, int],
) -> str | None:
    """The amount whose sum the paper prints, or that is a count times another; by its words where several are or none is."""
    every = [label for label in money if sum(label in row for row in rows) == len(rows)]
    if not every:
        return None
    units = next((label for label, role in roles.items() if role == "units"), None)
    summed = [label for label in every if printed.get(abs(sum(row[label] for row in rows)))]
    made = [label for label in every if any(_product(label, other, rows, records, units) for other in money if other != label)]
    spoken = {label: dict(meanings(label)).get("charge", 0) for label in every}
    spoken |= {label: KNOWN for label in every if label.startswith(BARE)}
    likely = [label for label in every if label in summed or label in made or spoken[label] >= SURE]
    wholes = _wholes(every, rows)
    # Where price and charge are the same in every block, the last one is what was charged.
    return max(
        likely or list(wholes),
        key=lambda label: (spoken[label] >= KNOWN, label in made, wholes.get(label, 0), spoken[label], every.index(label)),
        default=None,
    )


def _wholes(money: Sequence[str], rows: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """Amounts that two others make up in all blocks but one, in some with both of them: what they come to over all blocks."""
    found: dict[str, int] = {}
    for label in money:
        for one, other in combinations([each for each in money if each != label], 2):
            parts = [(abs(row[one]), abs(row[other])) for row in rows]
            right = [pair for pair, row in zip(parts, rows, strict=True) if sum(pair) == row[label]]
            if len(right) >= len(rows) - 1 and sum(1 for pair in right if all(pair)) >= FEWEST_PRODUCTS:
                found[label] = sum(row[label] for row in rows)
    return found


def _price(
    charge: str, others: Sequence[str], rows: Sequence[Mapping[str, int]], records: Sequence[Record], units: str | None
) -> str | None:
    """Words alone name a price only where no count stands there that would say otherwise."""
    made = [label for label in others if _product(charge, label, rows, records, units)]
    named = [label for label in others if dict(heading(label)).get("unit_price", 0) >= KNOWN]
    if made:
        return next((label for label in made if label in named), made[0])
    return named[0] if named and units is None else None


def _product(charge: str, price: str, rows: Sequence[Mapping[str, int]], records: Sequence[Record], units: str | None) -> bool:
    """Whether a count times a price is the charge in all blocks but one."""
    if units is None:
        return False
    right = 0
    for record, row in zip(records, rows, strict=True):
        count = next((values.units(_text(one.value)) for one in record.said if one.label == units), None)
        right += count is not None and charge in row and price in row and count * row[price] == row[charge]
    return right >= FEWEST_PRODUCTS and right >= len(rows) - 1


__all__ = ["BARE", "Record", "parts_of", "roles_in"]
