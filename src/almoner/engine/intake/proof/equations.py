"""The equations a bill's numbers should satisfy, each small and named.

One that holds is strong evidence for every cell in it. One that fails is weak: it may be the bill's own error, which is what
people come to us for.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from almoner.engine.bill import Bill, BillKind, Row, RowKind
from almoner.engine.intake.proof.cells import FINE, Cell

Values = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Equation:
    """`terms` are paths with their signs and add up to nothing; a product has the paths of units, price and charge instead.

    `firm` says that the paper itself claims it, so that its failing means something; a loose one only counts when it holds.
    """

    name: str
    terms: tuple[tuple[int, str], ...]
    firm: bool = True
    product: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(path for _, path in self.terms)

    def off(self, values: Values) -> int:
        """Cents by which it fails, 0 where it holds."""
        if not self.product:
            return sum(sign * values[path] for sign, path in self.terms)
        units, price, charge = (values[path] for path in self.paths)
        exact = units * price * 100
        slack = abs(units) * FINE // 2 + FINE * FINE // 2  # half of the price's last cent for each unit, half a cent
        missing = charge * FINE * FINE - exact
        if abs(missing) <= slack:
            return 0
        return missing // (FINE * FINE) or (1 if missing > 0 else -1)

    def proves(self, values: Values) -> bool:
        """Whether its holding says something: not all nothing, and more than one mark."""
        return len(self.terms) > 1 and any(values[path] for path in self.paths)


Rule = Callable[[Bill, Mapping[str, Cell]], Iterator[Equation]]


def units_times_price(bill: Bill, cells: Mapping[str, Cell]) -> Iterator[Equation]:
    for number in range(len(bill.lines)):
        paths = [f"lines/{number}/{name}" for name in ("units", "unit_price", "charge")]
        if all(path in cells for path in paths):
            yield Equation("units_times_price", tuple((1, path) for path in paths), product=True)


def line_shares(bill: Bill, cells: Mapping[str, Cell]) -> Iterator[Equation]:
    """charge - adjustment = allowed; allowed = paid + shares, or paid + what the patient owes; without allowed, what is left."""
    for number in range(len(bill.lines)):
        has = {name: f"lines/{number}/{name}" for name in
               ("charge", "allowed", "adjustment", "paid", "patient_owes", "deductible", "copay", "coinsurance")
               if f"lines/{number}/{name}" in cells}  # fmt: skip
        shares = [has[name] for name in ("deductible", "copay", "coinsurance") if name in has]
        if {"charge", "allowed", "adjustment"} <= has.keys():
            yield Equation("allowed", ((1, has["charge"]), (-1, has["adjustment"]), (-1, has["allowed"])), firm=False)
        if {"allowed", "paid"} <= has.keys() and shares:
            terms = ((1, has["allowed"]), (-1, has["paid"]), *((-1, path) for path in shares))
            yield Equation("split", terms, firm=False)
        if {"allowed", "paid", "patient_owes"} <= has.keys():
            terms = ((1, has["allowed"]), (-1, has["paid"]), (-1, has["patient_owes"]))
            yield Equation("split", terms, firm=False)
        if "patient_owes" in has and len(shares) > 1:
            yield Equation("owes", ((1, has["patient_owes"]), *((-1, path) for path in shares)), firm=False)
        if {"charge", "patient_owes"} <= has.keys() and has.keys() & {"adjustment", "paid"}:
            less = tuple((-1, has[name]) for name in ("adjustment", "paid") if name in has)
            yield Equation("rest", ((1, has["charge"]), *less, (-1, has["patient_owes"])), firm=False)


def sums(bill: Bill, cells: Mapping[str, Cell]) -> Iterator[Equation]:
    """Lines under a subtotal, a total or an amount carried forward."""
    for number, row in enumerate(bill.rows):
        path = f"rows/{number}/amount"
        if path not in cells or row.kind not in (RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.CARRIED_FORWARD):
            continue
        if row.first_line is None or row.last_line is None or row.adds == "balance":
            continue
        parts = _column(cells, row.adds, row.first_line, row.last_line)
        if parts:
            yield Equation(str(row.kind), (*((1, part) for part in parts), (-1, path)), firm=row.adds == "charge")


COLUMNS = {"total_charges": "charge", "insurance_paid": "paid", "patient_responsibility": "patient_owes",
           "adjustments": "adjustment", "deductible": "deductible", "copay": "copay", "coinsurance": "coinsurance"}  # fmt: skip


def header_sums(bill: Bill, cells: Mapping[str, Cell]) -> Iterator[Equation]:
    """Lines under the paper's own totals."""
    for name, column in COLUMNS.items():
        parts = _column(cells, column, 0, len(bill.lines))
        if name in cells and parts:
            firm = column == "charge" and bill.itemised is not False
            yield Equation("lines_make_total", (*((1, part) for part in parts), (-1, name)), firm=firm)


def subtotals(bill: Bill, cells: Mapping[str, Cell]) -> Iterator[Equation]:
    """Subtotals that together make the total."""
    rows = [n for n, row in enumerate(bill.rows) if row.kind is RowKind.SUBTOTAL and row.adds == "charge"]
    if len(rows) > 1 and "total_charges" in cells:
        parts = tuple((1, f"rows/{n}/amount") for n in rows if f"rows/{n}/amount" in cells)
        yield Equation("subtotals_make_total", (*parts, (-1, "total_charges")), firm=False)


REDUCES = ("adjustments", "insurance_paid", "patient_paid")


def balance(bill: Bill, cells: Mapping[str, Cell]) -> Iterator[Equation]:
    """Charges less what was taken off and paid, plus what was owed before, is the balance; by header or by single rows."""
    if "total_charges" not in cells:
        return
    ends = [name for name in ("balance", "patient_responsibility") if name in cells]
    before = tuple((1, name) for name in ("previous_balance", "interest") if name in cells)
    header = tuple((-1, name) for name in REDUCES if name in cells)
    rows = tuple((-1, f"rows/{n}/amount") for n, row in enumerate(bill.rows) if _reduces(row) and f"rows/{n}/amount" in cells)
    for end in ends:
        for less in {header, rows}:
            for more in {before, ()}:
                yield Equation("balance", ((1, "total_charges"), *more, *less, (-1, end)), firm=False)


def reductions(bill: Bill, cells: Mapping[str, Cell]) -> Iterator[Equation]:
    """Rows of payments and adjustments that make the header's sums."""
    for name, kind in (
        ("adjustments", RowKind.ADJUSTMENT),
        ("insurance_paid", RowKind.PAYMENT),
        ("patient_paid", RowKind.PAYMENT),
    ):
        parts = tuple(
            (1, f"rows/{n}/amount") for n, row in enumerate(bill.rows) if row.kind is kind and f"rows/{n}/amount" in cells
        )
        if name in cells and parts:
            yield Equation("reductions", (*parts, (-1, name)), firm=False)


def restated(bill: Bill, cells: Mapping[str, Cell]) -> Iterator[Equation]:
    """The same sum printed again: a coupon, an amount due, a total row beside a total."""
    for number, row in enumerate(bill.rows):
        path = f"rows/{number}/amount"
        if path not in cells or row.kind not in (RowKind.NOTE, RowKind.TOTAL, RowKind.CARRIED_FORWARD):
            continue
        for name in ("balance", "patient_responsibility", "total_charges"):
            if name in cells and cells[name].spot != cells[path].spot:
                yield Equation("restated", ((1, path), (-1, name)), firm=False)
    if {"balance", "patient_responsibility"} <= cells.keys() and cells["balance"].spot != cells["patient_responsibility"].spot:
        yield Equation("restated", ((1, "balance"), (-1, "patient_responsibility")), firm=False)


RULES: tuple[Rule, ...] = (units_times_price, line_shares, sums, header_sums, subtotals, balance, reductions, restated)


def equations(bill: Bill, cells: Mapping[str, Cell]) -> tuple[Equation, ...]:
    """Every equation of the bill, each set of cells once, in a fixed order."""
    seen: set[tuple[tuple[int, str], ...]] = set()
    found: list[Equation] = []
    for rule in RULES:
        if rule is header_sums and bill.kind is BillKind.COLLECTION:
            continue
        for one in rule(bill, cells):
            key = tuple(sorted(one.terms))
            if key not in seen:
                seen.add(key)
                found.append(one)
    return tuple(found)


def _column(cells: Mapping[str, Cell], column: str, first: int, last: int) -> list[str]:
    return [path for n in range(first, last) if (path := f"lines/{n}/{column}") in cells]


def _reduces(row: Row) -> bool:
    return row.kind in (RowKind.PAYMENT, RowKind.ADJUSTMENT)
