"""What of a table no field took, named once by its heading, so that nothing goes silently."""

from collections.abc import Callable, Mapping

from almoner.engine.bill import Lost, RowKind, Spot
from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.cells import GridCell, GridRow, blank, letters, short, spot_of, stated_money
from almoner.engine.intake.grid_parts.columns import revenue_in
from almoner.engine.intake.grid_parts.draft import Draft
from almoner.engine.intake.grid_parts.keys import Key
from almoner.engine.intake.grid_parts.view import View

UNUSED_MONEY = frozenset({"other_paid", "hra_paid", "insurance_pending", "payments_and_adjustments"})
UNUSED = frozenset({"ignore", "status", "percent", "charge_number", "claim_control", "not_money"})
PARTIES = ("provider", "payer", "birth_date", "tax_id", "network", "admitted", "discharged")
READ_AS: dict[str, Callable[[GridCell], object]] = {
    "ndc": lambda cell: values.ndc(cell.text),
    "npi": lambda cell: values.npi(cell.text),
    "house_npi": lambda cell: values.npi(cell.text),
    "modifiers": lambda cell: values.modifiers(cell.text),
    "place_of_service": lambda cell: values.place_of_service(cell.text),
    "diagnoses": lambda cell: any(values.icd(part) for part in cell.text.replace(";", ",").replace("|", ",").split(",")),
    "revenue_code": revenue_in,
}
"""Columns whose cells have a rigid form, to what reads one."""
MOST_NAMED = 3


class Leftovers:
    """Takes note of one table's rows as they are read; `fates` says what became of each."""

    def __init__(self, view: View, *, fates: Mapping[int, str]) -> None:
        self.view, self.fates = view, fates
        self.named: dict[tuple[Key, str], str] = {}
        self.varied: dict[str, set[str]] = {}

    def name(self, *, bills: int, payments: RowKind | None, current: Draft) -> list[Lost]:
        """What no field took, named once by its heading: whole columns, cells of a kind their column is not, further parties. `bills`
        is how many bills the lines went to; `payments` as in `Credits`; `current` takes what is in doubt.
        """
        lost: list[Lost] = []
        unused: list[tuple[str, Spot]] = []
        for column, role in enumerate(self.view.layout.roles):
            rows = [row for row in self.view.table.body if self._counts(row, column)]
            if not rows:
                continue
            spot = spot_of(self.view.grid, rows[0], column)
            heading = short(self.view.table.headings[column]) if column < len(self.view.table.headings) else ""
            if role in UNUSED_MONEY:
                rows = [row for row in rows if self.fates[row.number] == "line"]  # rows of credits took theirs
                if not rows:
                    continue
            apart = role == "running_balance" and bills > 1  # one balance runs through several bills: nobody's
            if apart or role in UNUSED or (role in UNUSED_MONEY and payments is None):
                amounts = sum(stated_money(row.at(column)) is not None for row in rows)
                what = f"{amounts} amounts" if amounts * 2 > len(rows) else f"{len(rows)} cells"
                unused.append((f"column {heading!r}: {what} not used" if heading else f"{what} under no heading", spot))
                if role == "ignore" and amounts * 2 > len(rows) and payments is None:
                    named = heading or letters(column)
                    current.doubt(f"columns/{letters(column)}", named, (), "column_may_be_other", spot)
            elif role in READ_AS:
                odd = [row for row in rows if self.fates[row.number] == "line" and not READ_AS[role](row.at(column))]
                if odd:
                    first = short(odd[0].at(column).text)
                    what = f"column {heading!r}: {len(odd)} cells not understood, the first {first!r}"
                    lost.append(Lost(what=what, spot=spot_of(self.view.grid, odd[0], column)))
            elif role in self.varied:
                what = f"column {heading!r}: {len(self.varied[role]) + 1} values within one bill, only the first used"
                lost.append(Lost(what=what, spot=spot))
        others = [(what, spot) for what, spot in unused if " cells " in what]
        if len(others) > MOST_NAMED:
            # Some exports have a dozen such columns, files of claims a hundred: one entry names them all.
            named = ", ".join(what.partition(": ")[0].removeprefix("column ") for what, _ in others)
            unused = [pair for pair in unused if pair not in others]
            unused.append((f"{len(others)} columns not used: {named}", others[0][1]))
        return [*lost, *(Lost(what=what, spot=spot) for what, spot in unused)]

    def _counts(self, row: GridRow, column: int) -> bool:
        cell = row.at(column)
        return (
            self.fates.get(row.number) in {"line", "row", "label"} and not blank(cell) and not cell.copied and not cell.broken
        )

    def note(self, row: GridRow, key: Key) -> None:
        """Take note where one bill's rows name several providers, payers or days of its own: a bill holds one of each."""
        for role in PARTIES:
            at = self.view.layout.column(role)
            if at is None or blank(row.at(at)):
                continue
            text = values.tidy(row.at(at).text)
            first = self.named.setdefault((key, role), text)
            if text != first:
                self.varied.setdefault(role, set()).add(text)
