"""One table's body: which rows are charges, and which restate, add up, pay or name something."""

from collections.abc import Callable
from dataclasses import replace

from almoner.engine.bill import Lost, Row, RowKind, Spot
from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.blocks import IDENTITY, Pair, pairs_in
from almoner.engine.intake.grid_parts.cells import GridCell, GridRow, blank, money_in, short, spot_of, stated_money
from almoner.engine.intake.grid_parts.columns import revenue_in
from almoner.engine.intake.grid_parts.credits import Credits
from almoner.engine.intake.grid_parts.draft import Draft
from almoner.engine.intake.grid_parts.keys import Key, Keys
from almoner.engine.intake.grid_parts.leftovers import Leftovers
from almoner.engine.intake.grid_parts.lines import Lines
from almoner.engine.intake.grid_parts.sums import Sums
from almoner.engine.intake.grid_parts.view import LINE_MONEY, ROW_KINDS, SUMS, View
from almoner.engine.intake.headings import labels_of
from almoner.engine.intake.reversals import taken_back
from almoner.engine.money import Money


class Body:
    """Reads one table's rows into drafts. `draft_for` gives the draft of a bill by its key; `header` takes label pairs."""

    def __init__(
        self, view: View, *,
        draft_for: Callable[[Key, GridRow], Draft], current: Callable[[], Draft], header: Callable[[list[Pair]], None],
        fates: dict[int, str], lost: list[Lost], by_line: bool = False,
    ) -> None:  # fmt: skip
        self.view, self.draft_for, self.current, self.header, self.fates, self.lost = (
            view, draft_for, current, header, fates, lost,
        )  # fmt: skip
        self.keys, self.lines = Keys(view), Lines(view, lost=lost)
        self.credits = Credits(view, current=current)
        self.sums = Sums(view, current=current, payments=self.payments, by_line=by_line)
        self.leftovers = Leftovers(view, fates=fates)

    @property
    def payments(self) -> RowKind | None:
        """The kind of every row, where the table lists only payments or adjustments."""
        return self.credits.payments

    def read(self) -> None:
        """Every row gets its fate."""
        for row in self.view.table.body:
            self.fates[row.number] = self._one(row)
        self.sums.settle()
        self._last_balance()
        self.lost += self.leftovers.name(bills=self._bills(), payments=self.payments, current=self.current())

    def _last_balance(self) -> None:
        """A ledger's balance is the one after its last entry, where nothing else states it."""
        at = self.view.layout.column("running_balance")
        entries = [
            row
            for row in self.view.table.body
            if self.fates[row.number] in {"line", "row", "label"} and self.view.day(row) is not None
        ]
        if (
            at is None
            or (self.keys.columns and self._bills() != 1)
            or not entries
            or self.current() is not self.draft_for(self.keys.key, entries[-1])
        ):
            return
        amount = money_in(entries[-1].at(at))
        if amount is not None and "balance" not in self.current().facts:
            self.current().set(
                "balance", amount, spot_of(self.view.grid, entries[-1], at), self.view.heading("running_balance")
            )

    def _bills(self) -> int:
        """How many bills this table's lines went to."""
        return len({id(draft) for draft in self.sums.owners.values()})

    def _one(self, row: GridRow) -> str:
        if self.view.repeats_headings(row):
            return "heading"
        code = values.code(self.view.cell(row, "code").text) or _led(self.view.cell(row, "code"))
        revenue = revenue_in(self.view.cell(row, "revenue_code"))
        amounts = self.view.amounts(row)
        label = self.view.label(row)
        told = self.view.told(row, label) or self.sums.named_total(label)
        if revenue == "0001" and (len(self.view.table.body) > 1 or (code is None and self.view.day(row) is None)):
            return self.sums.add(row, RowKind.TOTAL, label or "0001", amounts)
        if code is None and revenue is None:
            pairs = pairs_in(row)
            if pairs and any(pair.field in IDENTITY for pair in pairs) and not amounts.keys() & {"charge", "allowed", "paid"}:
                self.header(pairs)
                return "label"
            back = taken_back(label)
            if back is not None and "charge" in amounts and amounts["charge"].cents > 0:
                return self._owed_again(row, back, label, amounts["charge"])
            if told is not None and (fate := self._told_row(row, told, label, amounts, pairs)):
                return fate
            if self.payments is not None and amounts:
                return self._credit(row, self.payments, label, amounts)
        negative = amounts.get("charge", Money(0)).cents < 0
        if told in {"payment", "adjustment"} and negative:
            return self._credit(row, ROW_KINDS[told], label, amounts)
        if (
            negative
            and told is None
            and not (code or revenue or self.view.is_drug(row))
            and self.credits.nameless(row, label, amounts)
        ):
            return self._lost_credit(amounts["charge"], row)
        if code or revenue or amounts.keys() & set(LINE_MONEY) or self.view.is_drug(row) or self.view.is_garbled(row):
            draft = self.draft_for(self.keys.of(row), row)
            self.leftovers.note(row, self.keys.key)
            self.sums.owners[row.number] = draft
            return self.lines.add(row, draft, code, revenue, amounts)
        if amounts.keys() & {"bill_total", "bill_paid"}:
            # One row is one claim: its amounts are header facts, taken when its bill is opened.
            self.draft_for(self.keys.of(row), row)
            return "label"
        return self._words_only(row, label)

    def _lost_credit(self, amount: Money, row: GridRow) -> str:
        """An amount that lowers something, and nothing says what: the balance may be another than is printed."""
        draft = self.current()
        owed = draft.says("balance")
        read, more = (str(owed), (str(amount),)) if owed is not None else (str(amount), ())
        draft.doubt("balance", read, more, "credit_without_name", self.view.spot(row))
        return "lost"

    def _told_row(self, row: GridRow, told: str, label: str, amounts: dict[str, Money], pairs: list[Pair]) -> str | None:
        loose = [amount for cell in row.cells if not cell.copied and (amount := stated_money(cell)) is not None]
        if told in SUMS and self.view.beyond(row):
            return "lost"
        any_money = amounts or ({"charge": loose[-1]} if loose else {})
        day = self.view.day(row)
        if told in SUMS:
            return self.sums.add(row, ROW_KINDS[told], label, any_money) if any_money else self._note(row, label)
        if told in {"payment", "adjustment"} and any_money:
            summary = (
                day is None
                and self.payments is None
                and pairs
                and pairs[0].field not in {"payments", "payments_and_adjustments"}
            )
            if summary and self.current().lines:
                self.header(pairs[:1])
                return "label"
            return self._credit(row, ROW_KINDS[told], label, any_money)
        if told in {"balance", "previous_balance", "interest"} and any_money:
            draft = self.current()
            named = labels_of(label)
            name = (
                named[0][0]
                if named and named[0][0] in {"balance", "patient_responsibility", "previous_balance", "interest"}
                else told
            )
            at, amount = self.view.last_money(row)
            draft.set(name, amount, spot_of(self.view.grid, row, at), label)
            return "label"
        if told == "note" and not amounts:
            return self._note(row, label)
        return None

    def _credit(self, row: GridRow, kind: RowKind, label: str, amounts: dict[str, Money]) -> str:
        draft = self.draft_for(self.keys.of(row), row)
        return "row" if self.credits.add(row, draft, kind, label, amounts) else self._note(row, label)

    def _owed_again(self, row: GridRow, kind: RowKind, label: str, amount: Money) -> str:
        """A payment or an adjustment taken back is a row of its kind below zero."""
        draft = self.draft_for(self.keys.of(row), row)
        taken = Money(-amount.cents)
        draft.rows.append(Row(kind=kind, label=label, amount=taken, day=self.view.day(row), spot=self.view.spot(row)))
        return "row"

    def _note(self, row: GridRow, label: str) -> str:
        self.current().rows.append(Row(kind=RowKind.NOTE, label=label, amount=None, day=None, spot=self.view.spot(row)))
        return "row"

    def _words_only(self, row: GridRow, label: str) -> str:
        draft = self.current()
        filled = [at for at, cell in enumerate(row.cells) if not blank(cell) and not cell.copied]
        if not filled:
            return (
                "row" if any(not cell.broken for cell in row.cells) and not any(cell.broken for cell in row.cells) else "lost"
            )
        described = self.view.layout.column("description")
        if filled == [described] and draft.lines and draft.lines[-1].spot and self._follows(draft.lines[-1].spot, row):
            last = draft.lines[-1]
            draft.lines[-1] = replace(last, description=short(f"{last.description or ''} {label}"))
            return "line"
        pairs = pairs_in(row)
        if pairs:
            self.header(pairs)
            return "label"
        minus = next((a for cell in row.cells if not cell.copied and (a := stated_money(cell)) and a.cents < 0), None)
        if minus is not None:
            return self._lost_credit(minus, row)
        return self._note(row, label) if label else "lost"

    def _follows(self, spot: Spot, row: GridRow) -> bool:
        above = self.view.number(spot)
        return bool(above) and 0 < row.number - above <= 3


def _led(cell: GridCell) -> tuple[str, tuple[str, ...], str] | None:
    return values.leading_code(cell.text)
