"""Rows that reduce what is owed: payments and adjustments, their signs, and reductions that have no name."""

from collections.abc import Callable

from almoner.engine.bill import Row, RowKind
from almoner.engine.intake.grid_parts.cells import GridRow, blank, money_in
from almoner.engine.intake.grid_parts.draft import Draft
from almoner.engine.intake.grid_parts.sums import BACK
from almoner.engine.intake.grid_parts.view import LINE_MONEY, ROW_KINDS, SUMS, View
from almoner.engine.intake.headings import row_of
from almoner.engine.intake.paper_kind import flat
from almoner.engine.intake.reversals import taken_back
from almoner.engine.money import Money

CREDIT_ORDER = (
    "paid",
    "patient_paid",
    "adjustment",
    "payments_and_adjustments",
    "other_paid",
    "hra_paid",
    "charge",
    "allowed",
    "patient_owes",
)
REVERSING = frozenset(
    [
        "reversal",
        "reversed",
        "reverse",
        "void",
        "voided",
        "cancel",
        "cancelled",
        "canceled",
        "correction",
        "corrected",
        "credit",
        "return",
        "returned",
        "rebill",
    ]
)


class Credits:
    """The credits of one table. `payments` is the kind of every row, where the table lists only payments or adjustments."""

    def __init__(self, view: View, *, current: Callable[[], Draft]) -> None:
        self.view, self.current = view, current
        self.payments = self._all_payments()
        self.netted = self._netted()

    def _all_payments(self) -> RowKind | None:
        """The kind of every row, where the table's title or its columns speak of payments or adjustments only."""
        told = row_of(self.view.table.title) if self.view.table.title else None
        if told and told[0] in {"payment", "adjustment"}:
            return ROW_KINDS[told[0]]
        roles = set(self.view.layout.roles)
        if roles & {"charge", "code", "revenue_code", "allowed", "units", "patient_owes"}:
            return None
        if roles & {"paid", "patient_paid", "payments_and_adjustments"} and "day" in roles and "ndc" not in roles:
            return RowKind.PAYMENT
        return None

    def nameless(self, row: GridRow, label: str, amounts: dict[str, Money]) -> bool:
        """Whether a reduction has no name we know: neither a charge taken back, by its words or an earlier line's, nor a count."""
        if amounts.keys() & set(LINE_MONEY) != {"charge"} or not blank(self.view.cell(row, "units")):
            return False
        if row.number in self.netted:
            return False
        words = flat(label)
        earlier = {flat(line.description or "") for line in self.current().lines[-BACK:]}
        return not label or not (set(words.split()) & REVERSING or words in earlier)

    def _netted(self) -> set[int]:
        """The rows of reductions that a printed total or subtotal counts in with the charges: they are lines of that column."""
        at = self.view.layout.column("charge")
        found: set[int] = set()
        whole = since = 0
        minus: list[int] = []
        for row in self.view.table.body if at is not None else ():
            amount = money_in(row.at(at)) if at is not None else None
            if amount is None:
                continue
            if self.view.told(row, self.view.label(row)) in SUMS:
                if minus and amount.cents in (whole, since):
                    found.update(minus)
                since = 0
                continue
            whole, since = whole + amount.cents, since + amount.cents
            if amount.cents < 0:
                minus.append(row.number)
        stated = self.current().says("total_charges")
        return found | set(minus) if stated is not None and stated.cents == whole else found

    def add(self, row: GridRow, draft: Draft, kind: RowKind, label: str, amounts: dict[str, Money]) -> bool:
        """A payment or adjustment, stored positive; where credits are printed negative, a positive one takes them back. False
        where the row holds no amount.
        """
        day = self.view.day(row)
        named = [(role, amounts[role]) for role in CREDIT_ORDER if role in amounts and amounts[role].cents]
        if not named:
            return False
        both = [pair for pair in named if pair[0] in {"paid", "patient_paid", "adjustment"}] or named[:1]
        for role, amount in both:
            here = {"adjustment": RowKind.ADJUSTMENT, "paid": RowKind.PAYMENT, "patient_paid": RowKind.PAYMENT}.get(role, kind)
            signed = self.view.signs.get(role) or self._sign(role)
            draft.rows.append(
                Row(kind=here, label=label, amount=Money(amount.cents * signed), day=day, spot=self.view.spot(row))
            )
        return True

    def _sign(self, role: str) -> int:
        at = self.view.layout.column(role)
        signs = [
            amount.cents
            for row in self.view.table.body
            if at is not None
            and (amount := money_in(row.at(at)))
            and (self.payments or self.view.told(row, self.view.label(row)) in {"payment", "adjustment"})
            and taken_back(self.view.label(row)) is None
        ]
        return -1 if sum(cents < 0 for cents in signs) > sum(cents > 0 for cents in signs) else 1
