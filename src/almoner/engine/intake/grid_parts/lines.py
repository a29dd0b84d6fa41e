"""One charge of a table: its cells as a line, what of them is in doubt, and what could not be read."""

from dataclasses import dataclass, replace
from datetime import date

from almoner.engine.bill import Adjustment, Line, Lost, Row, RowKind, Spot
from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.blocks import Table
from almoner.engine.intake.grid_parts.cells import (
    Grid,
    GridCell,
    GridRow,
    blank,
    days_in,
    money_in,
    price_in,
    short,
    spot_of,
    units_in,
)
from almoner.engine.intake.grid_parts.columns import Layout
from almoner.engine.intake.grid_parts.draft import Draft
from almoner.engine.money import Money

LINE_MONEY = ("charge", "allowed", "paid", "deductible", "copay", "coinsurance", "patient_owes")


@dataclass(frozen=True, slots=True)
class Days:
    """How this paper prints days: the year to take where none is printed, and the order where it is settled."""

    year: int | None
    order: str | None


class Lines:
    """One table's rows seen through its layout, and the lines they make."""

    def __init__(self, grid: Grid, table: Table, layout: Layout, days: Days, *, lost: list[Lost]) -> None:
        self.grid, self.table, self.layout, self.days, self.lost = grid, table, layout, days, lost
        self.signs = {role: self._sign(role) for role in ("adjustment", "paid", "patient_paid")}

    def _sign(self, role: str) -> int:
        at = self.layout.column(role)
        if at is None:
            return 1
        amounts = [amount.cents for row in self.table.body if (amount := money_in(row.at(at)))]
        return -1 if sum(cents < 0 for cents in amounts) > sum(cents > 0 for cents in amounts) else 1

    def _cell(self, row: GridRow, role: str) -> GridCell:
        at = self.layout.column(role)
        return GridCell() if at is None else row.at(at)

    def _heading(self, role: str) -> str:
        at = self.layout.column(role)
        return short(self.table.headings[at]) if at is not None and at < len(self.table.headings) else role

    def _spot(self, row: GridRow) -> Spot:
        at = next((at for at, cell in enumerate(row.cells) if not cell.empty), 0)
        return spot_of(self.grid, row, at)

    def _day(self, row: GridRow) -> date | None:
        for role in ("day", "statement_date"):
            cell = self._cell(row, role)
            if not blank(cell):
                found = days_in(cell, year=self.days.year, order=self.days.order)
                ends = values.span(cell.text, year_hint=self.days.year, order_hint=self.days.order)
                return found[0] if found else ends[0][0] if ends else None
        return None

    def _lose(self, what: str, row: GridRow, role: str) -> None:
        self.lost.append(Lost(what=what, spot=spot_of(self.grid, row, self.layout.column(role) or 0)))

    def add(
        self, row: GridRow, draft: Draft, code: tuple[str, tuple[str, ...], str] | tuple[str, tuple[str, ...]] | None, revenue: str | None,
        amounts: dict[str, Money],
    ) -> str:  # fmt: skip
        """Append one charge to its bill, with its doubts and what was lost of it."""
        at = len(draft.lines)
        words = self._cell(row, "description")
        described = short(words.text) if not blank(words) else (code[2] if code and len(code) == 3 else None)
        lead = (
            values.leading_code(words.text)
            if code is None and self.layout.column("code") is None and not blank(words)
            else None
        )
        if lead:
            code, described = lead, lead[2]
        attached = tuple(dict.fromkeys([*(code[1] if code else ()), *self._modifiers(row)]))
        first, last = self._days(row, draft, at)
        unit_price = self._cell(row, "unit_price")
        adjustments = self._adjustments(row, amounts)
        draft.lines.append(
            Line(
                day=first,
                through=last,
                code=code[0] if code else None,
                modifiers=attached,
                revenue_code=revenue,
                ndc=values.ndc(self._cell(row, "ndc").text),
                diagnoses=tuple(dict.fromkeys(self._codes(row))),
                place_of_service=values.place_of_service(self._cell(row, "place_of_service").text),
                npi=next((npi for column in self.layout.columns("npi") if (npi := values.npi(row.at(column).text))), None),
                description=described,
                units=None if blank(self._cell(row, "units")) else units_in(self._cell(row, "units")),
                unit_price=None if blank(unit_price) else price_in(unit_price),
                adjustments=adjustments,
                remarks=tuple(
                    short(row.at(column).text) for column in self.layout.columns("remarks") if not blank(row.at(column))
                ),
                site=" ".join(short(row.at(column).text) for column in self.layout.columns("site") if not blank(row.at(column)))
                or None,
                visit=None if blank(self._cell(row, "visit")) else short(self._cell(row, "visit").text),
                time=None if blank(self._cell(row, "time")) else short(self._cell(row, "time").text),
                spot=self._spot(row),
                **self._money(amounts),  # type: ignore[arg-type]  # names of money fields of Line
            )
        )
        if "patient_paid" in amounts and amounts["patient_paid"].cents:
            label = self._heading("patient_paid")
            paid = Money(amounts["patient_paid"].cents * self.signs["patient_paid"])
            draft.rows.append(Row(kind=RowKind.PAYMENT, label=label, amount=paid, day=first, spot=self._spot(row)))
        self._doubt(row, draft, at)
        return "line"

    def _money(self, amounts: dict[str, Money]) -> dict[str, Money]:
        return {name: Money(amounts[name].cents * self.signs.get(name, 1)) for name in LINE_MONEY if name in amounts}

    def _modifiers(self, row: GridRow) -> list[str]:
        return [mark for column in self.layout.columns("modifiers") for mark in values.modifiers(row.at(column).text)]

    def _codes(self, row: GridRow) -> list[str]:
        texts = [row.at(column).text.replace(";", ",").replace("|", ",") for column in self.layout.columns("diagnoses")]
        return [found for text in texts for part in text.split(",") if (found := values.icd(part))]

    def _adjustments(self, row: GridRow, amounts: dict[str, Money]) -> tuple[Adjustment, ...]:
        group, reason = self._cell(row, "group_code").text.strip(), self._cell(row, "reason_code").text.strip()
        both = values.adjustment_code(reason) or values.adjustment_code(f"{group}-{reason}")
        group, reason = both or (group, short(reason))
        found = []
        if "adjustment" in amounts and (amounts["adjustment"].cents or reason):
            found.append(
                Adjustment(group=group, reason=reason, amount=Money(amounts["adjustment"].cents * self.signs["adjustment"]))
            )
        if "not_covered" in amounts and amounts["not_covered"].cents:
            charge, owes = amounts.get("charge"), amounts.get("patient_owes")
            reduced = sum(one.amount.cents for one in found) + (
                amounts["paid"].cents * self.signs["paid"] if "paid" in amounts else 0
            )
            # What is not covered may be the person's own share: then it reduces nothing.
            if charge is None or owes is None or charge.cents - reduced != owes.cents:
                found.append(Adjustment(group="", reason="", amount=amounts["not_covered"]))
        return tuple(found)

    def _days(self, row: GridRow, draft: Draft, at: int) -> tuple[date | None, date | None]:
        cell = self._cell(row, "day")
        if blank(cell):
            cell = self._cell(row, "bill_first_day")
        if blank(cell):
            return None, None
        found = days_in(cell, year=self.days.year, order=self.days.order)
        last: date | None = None
        if not found and (ends := values.span(cell.text, year_hint=self.days.year, order_hint=self.days.order)):
            found, last = ends[0], ends[1][0]
        if not found:
            self._lose(f"day {short(cell.text)!r} not understood", row, "day")
            return None, None
        if len(found) > 1:
            column = self.layout.column("day") or 0
            draft.doubt(
                f"lines/{at}/day",
                found[0].isoformat(),
                tuple(day.isoformat() for day in found[1:]),
                "day_or_month_first",
                spot_of(self.grid, row, column),
            )
        end = self._cell(row, "through")
        if not blank(end):
            ends_on = days_in(end, year=self.days.year, order=self.days.order)
            last = ends_on[0] if ends_on else last
            if not ends_on:
                self._lose(f"day {short(end.text)!r} not understood", row, "through")
        return found[0], last

    def _doubt(self, row: GridRow, draft: Draft, at: int) -> None:
        """What a line's cells hold and its fields could not take, and what the second-best layout would read instead."""
        for column, role in enumerate(self.layout.roles):
            cell = row.at(column)
            if cell.broken:
                self.lost.append(Lost(what="formula without a stored result", spot=spot_of(self.grid, row, column)))
            elif blank(cell) or cell.copied:
                continue
            elif role in LINE_MONEY and money_in(cell) is None:
                self._unread(row, draft, at, column, role)
            elif role == "units" and units_in(cell) is None:
                self._lose(f"quantity {short(cell.text)!r} not understood", row, role)
            elif role == "code" and draft.lines[at].code is None:
                self._lose(f"code {short(cell.text)!r} not understood", row, role)
            elif (
                role in {"adjustment", "not_covered", "patient_paid", "unit_price"}
                and (price_in(cell) if role == "unit_price" else money_in(cell)) is None
            ):
                self._lose(f"amount {short(cell.text)!r} not understood", row, role)
        for column in self.layout.unsure:
            role = self.layout.roles[column]
            read = getattr(draft.lines[at], role) if role in {*LINE_MONEY, "day", "code", "units", "unit_price"} else None
            if read is not None:
                draft.doubt(f"lines/{at}/{role}", str(read), (), "column_may_be_other", spot_of(self.grid, row, column))
        other = self.layout.other
        if other is None:
            return
        for name in ("charge", "allowed", "paid", "patient_owes", "deductible", "copay", "coinsurance"):
            mine = self.layout.column(name)
            theirs = other.index(name) if name in other else None
            if mine == theirs or mine is None or mine in self.layout.unsure:
                continue
            candidate = None if theirs is None else money_in(row.at(theirs))
            read = getattr(draft.lines[at], name)
            if read is not None and candidate != read and (candidate is not None or other[mine] in LINE_MONEY):
                draft.doubt(
                    f"lines/{at}/{name}",
                    str(read),
                    (str(candidate),) if candidate else (),
                    "column_may_be_other",
                    spot_of(self.grid, row, mine),
                )

    def _unread(self, row: GridRow, draft: Draft, at: int, column: int, role: str) -> None:
        cell, spot = row.at(column), spot_of(self.grid, row, column)
        if cell.number is None:
            self.lost.append(Lost(what=f"amount {short(cell.text)!r} not understood", spot=spot))
            return
        cents = Money(int((cell.number * 100).to_integral_value()))
        draft.lines[at] = replace(draft.lines[at], **{role: cents})  # type: ignore[arg-type]  # a money field of Line
        draft.doubt(f"lines/{at}/{role}", str(cents), (short(cell.text),), "more_than_cents", spot)
