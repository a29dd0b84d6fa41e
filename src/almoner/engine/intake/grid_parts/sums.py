"""Rows that add up: totals and subtotals, and which lines each one counts."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from almoner.engine.bill import Row, RowKind, Spot
from almoner.engine.intake.grid_parts.cells import GridRow, short
from almoner.engine.intake.grid_parts.draft import Draft
from almoner.engine.intake.grid_parts.scopes import Place, Said, named_in, of_day, of_name, said_by, says, span_of
from almoner.engine.intake.grid_parts.view import View
from almoner.engine.intake.headings import plain_words
from almoner.engine.intake.paper_kind import flat
from almoner.engine.money import Money

ADDS = {
    "charge": ("charge", "total_charges"),
    "allowed": ("allowed", None),
    "adjustment": ("adjustment", "adjustments"),
    "paid": ("paid", "insurance_paid"),
    "patient_paid": (None, "patient_paid"),
    "patient_owes": ("patient_owes", "patient_responsibility"),
    "deductible": (None, "deductible"),
    "copay": (None, "copay"),
    "coinsurance": (None, "coinsurance"),
    "running_balance": ("balance", "balance"),
}
"""A money column's name in Row.adds and the header field its total states."""
BACK = 1_000  # how many lines a subtotal is held against


class Sums:
    """The sums of one table. `owners` says which bill each row's line went to, `current` the bill of the last line; `payments`
    is the kind of every row where the table lists only payments; `by_line`: its balances are each line's own.
    """

    def __init__(self, view: View, *, current: Callable[[], Draft], payments: RowKind | None, by_line: bool) -> None:
        self.view, self.current, self.payments, self.by_line = view, current, payments, by_line
        self.owners: dict[int, Draft] = {}
        self.since: dict[int, int] = {}
        self.ended: dict[int, int] = {}
        self.words: dict[int, Said] = {}
        self.proved: Counter[int] = Counter()
        self.open: list[tuple[Draft, Spot, Place]] = []
        self.by_number = {row.number: row for row in view.table.body}

    def named_total(self, label: str) -> str | None:
        """Whether words without a code are the total of a day or of a cell's words ("Total May 4", "Pharmacy total")."""
        words = flat(label).split()
        if not words or "total" not in (words[0], words[-1]):
            return None
        named = named_in(label)
        known = self.view.days_named(named) or self._owner_of(named)
        return "subtotal" if known else None

    def add(self, row: GridRow, kind: RowKind, label: str, amounts: dict[str, Money]) -> str:
        """Take a total or subtotal with the lines it adds up, by column."""
        draft = self.current()
        if self.payments is not None:
            amount = Money(abs(next(iter(amounts.values())).cents))
            draft.rows.append(Row(kind=RowKind.NOTE, label=label, amount=amount, spot=self.view.spot(row), adds="paid"))
            return "row"
        named = named_in(label) if kind is not RowKind.CARRIED_FORWARD else ""
        draft = self._owner_of(named) or draft
        whole, first = len(draft.lines), self.since.get(id(draft), 0)
        spot = self.view.spot(row)
        charge = amounts.get("charge")
        span: Place = (0, whole) if kind is not RowKind.SUBTOTAL else (first, whole)
        if charge is not None and kind is not RowKind.CARRIED_FORWARD:
            since = sum(line.charge.cents for line in draft.lines[first:] if line.charge is not None)
            if first and since == charge.cents and since != draft.total():
                kind, span = RowKind.SUBTOTAL, (first, whole)
        scope = self._scope(draft, named, charge, (first, whole)) if named else None
        if scope is not None and (kind is RowKind.SUBTOTAL or self.view.days_named(named)):
            kind, span = RowKind.SUBTOTAL, scope
        if kind is RowKind.SUBTOTAL:
            # A subtotal of earlier lines leaves the later ones to the next.
            self.since[id(draft)] = span[1] if span[1] is not None and span[0] is not None and span[0] >= first else whole
        elif kind is RowKind.TOTAL:
            self.ended[id(draft)] = whole
        if not whole:
            span = (None, None)
        if kind is RowKind.SUBTOTAL and named and first < whole and not self.view.days_named(named):
            self._note_block(draft, spot, span, (first, whole), charge)
        for role, amount in amounts.items():
            adds, name = ADDS.get(role, (None, None))
            if role == "patient_owes" and self.by_line:
                adds, name = ADDS["running_balance"]
            stated = Money(amount.cents * self.view.signs.get(role, 1))
            if role == "paid" and self._anyones():
                name = None
            lasting = adds == "balance" and not self.by_line  # a ledger's balance adds up no lines
            if adds is not None:
                draft.rows.append(
                    Row(
                        kind=kind,
                        label=label,
                        amount=stated,
                        spot=spot,
                        first_line=None if lasting else span[0],
                        last_line=None if lasting else span[1],
                        adds=adds,
                    )
                )
            if role == "patient_paid":
                draft.rows.append(Row(kind=RowKind.NOTE, label=label, amount=stated, spot=spot, adds="paid"))
            if name and kind is RowKind.TOTAL and name not in draft.facts:
                draft.set(name, stated, spot, label)
            elif adds is None and role not in {"unit_price", "patient_paid"}:
                column = short(f"{label}: {self.view.heading(role)}")
                draft.rows.append(Row(kind=RowKind.NOTE, label=column, amount=stated, spot=spot))
        return "row"

    def _note_block(self, draft: Draft, spot: Spot, span: Place, block: tuple[int, int], charge: Money | None) -> None:
        """Keep whether a named subtotal counts just the lines since the last one, or nothing says which it counts."""
        summed = sum(line.charge.cents for line in draft.lines[block[0] : block[1]] if line.charge is not None)
        if span == block and charge is not None and charge.cents == summed:
            self.proved[id(draft)] += 1
        elif span == (None, None):
            self.open.append((draft, spot, block))

    def settle(self) -> None:
        """Once the table is read: a named subtotal that no line bears the name of counts the lines since the last one, as the
        table's other named subtotals do, to the cent.
        """
        for draft, spot, (first, last) in self.open:
            unsure = sum(other is draft for other, _, _ in self.open)
            if self.proved[id(draft)] < unsure:
                continue
            for at, row in enumerate(draft.rows):
                if row.spot == spot and row.kind is RowKind.SUBTOTAL and row.adds != "balance":
                    draft.rows[at] = replace(row, first_line=first, last_line=last)

    def _owner_of(self, named: str) -> Draft | None:
        """The one bill of several whose rows the name stands in, or None."""
        wanted = flat(named)
        if not wanted or self.view.days_named(named):
            return None
        owners = {
            id(draft): draft
            for number, draft in islice(reversed(self.owners.items()), BACK)
            if says(self._said(number), wanted)
        }
        return next(iter(owners.values())) if len(owners) == 1 else None

    def _scope(self, draft: Draft, named: str, charge: Money | None, since: tuple[int, int]) -> Place:
        """The lines that a named subtotal adds up; nothing where they cannot be told."""
        ended = self.ended.get(id(draft), 0)
        start = max(ended, len(draft.lines) - BACK)
        summed = sum(line.charge.cents for line in draft.lines[since[0] :] if line.charge is not None)
        if charge is not None and summed == charge.cents and since[0] < since[1]:
            return since
        days = self.view.days_named(named)
        if days:
            return self._whole_span(of_day(draft.lines, days, start), start, ended)
        numbers = [self.view.number(line.spot) for line in draft.lines[start:]]
        said = [()] * start + [self._said(number) for number in numbers]
        places = of_name(named, draft.lines, said, start)
        if places:
            return self._whole_span(places, start, ended)
        heads = [row.spot for row in draft.rows if row.kind is RowKind.NOTE and flat(row.label) == flat(named) and row.spot]
        above = self.view.number(heads[-1]) if heads else 0
        if above:
            return self._whole_span([start + at for at, number in enumerate(numbers) if number > above], start, ended)
        return None, None

    def _whole_span(self, places: list[int], start: int, ended: int) -> Place:
        """The places as a span, unless more of them may stand further up than we look."""
        return (None, None) if places and places[0] == start > ended else span_of(places)

    def _said(self, number: int) -> Said:
        if number not in self.words:
            self.words[number] = said_by(self.by_number[number]) if number in self.by_number else ()
        return self.words[number]

    def _anyones(self) -> bool:
        """Whether the column of payments may hold the patient's own as well: nothing in the table speaks of a plan."""
        told = plain_words(self.view.heading("paid"))
        return not set(told) - {"payment", "paid", "total", "amount", "receipts", "credits"} and not set(
            self.view.layout.roles
        ) & {
            "allowed",
            "deductible",
            *(() if self.by_line else ("patient_owes",)),
        }
