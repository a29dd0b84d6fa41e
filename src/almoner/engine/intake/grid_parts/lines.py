"""One charge of a table: its cells as a line, what of them is in doubt, and what could not be read."""

from dataclasses import replace
from datetime import date

from almoner.engine.bill import Adjustment, Line, Lost, Row, RowKind
from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.cells import (
    GridRow,
    blank,
    days_in,
    money_in,
    price_in,
    short,
    spot_of,
    units_in,
)
from almoner.engine.intake.grid_parts.draft import Draft
from almoner.engine.intake.grid_parts.view import LINE_MONEY, View
from almoner.engine.money import Money


class Lines:
    """Makes one table's charges into lines; what of them was not understood goes to `lost`."""

    def __init__(self, view: View, *, lost: list[Lost]) -> None:
        self.view, self.lost = view, lost

    def _lose(self, what: str, row: GridRow, role: str) -> None:
        self.lost.append(Lost(what=what, spot=spot_of(self.view.grid, row, self.view.layout.column(role) or 0)))

    def add(
        self, row: GridRow, draft: Draft, code: tuple[str, tuple[str, ...], str] | tuple[str, tuple[str, ...]] | None, revenue: str | None,
        amounts: dict[str, Money],
    ) -> str:  # fmt: skip
        """Append one charge to its bill, with its doubts and what was lost of it."""
        at = len(draft.lines)
        words = self.view.cell(row, "description")
        described = short(words.text) if not blank(words) else (code[2] if code and len(code) == 3 else None)
        lead = (
            values.leading_code(words.text)
            if code is None and self.view.layout.column("code") is None and not blank(words)
            else None
        )
        if lead:
            code, described = lead, lead[2]
        attached = tuple(dict.fromkeys([*(code[1] if code else ()), *self._modifiers(row)]))
        first, last = self._days(row, draft, at)
        unit_price = self.view.cell(row, "unit_price")
        adjustments = self._adjustments(row, amounts)
        draft.lines.append(
            Line(
                day=first,
                through=last,
                code=code[0] if code else None,
                modifiers=attached,
                revenue_code=revenue,
                ndc=values.ndc(self.view.cell(row, "ndc").text),
                diagnoses=tuple(dict.fromkeys(self._codes(row))),
                place_of_service=values.place_of_service(self.view.cell(row, "place_of_service").text),
                npi=next((npi for column in self.view.layout.columns("npi") if (npi := values.npi(row.at(column).text))), None),
                description=described,
                units=None if blank(self.view.cell(row, "units")) else units_in(self.view.cell(row, "units")),
                unit_price=None if blank(unit_price) else price_in(unit_price),
                adjustments=adjustments,
                remarks=tuple(
                    short(row.at(column).text) for column in self.view.layout.columns("remarks") if not blank(row.at(column))
                ),
                site=" ".join(
                    short(row.at(column).text) for column in self.view.layout.columns("site") if not blank(row.at(column))
                )
                or None,
                visit=None if blank(self.view.cell(row, "visit")) else short(self.view.cell(row, "visit").text),
                time=None if blank(self.view.cell(row, "time")) else short(self.view.cell(row, "time").text),
                spot=self.view.spot(row),
                **self._money(amounts),  # type: ignore[arg-type]  # names of money fields of Line
            )
        )
        if "patient_paid" in amounts and amounts["patient_paid"].cents:
            label = self.view.heading("patient_paid")
            paid = Money(amounts["patient_paid"].cents * self.view.signs["patient_paid"])
            draft.rows.append(Row(kind=RowKind.PAYMENT, label=label, amount=paid, day=first, spot=self.view.spot(row)))
        self._doubt(row, draft, at)
        return "line"

    def _money(self, amounts: dict[str, Money]) -> dict[str, Money]:
        return {name: Money(amounts[name].cents * self.view.signs.get(name, 1)) for name in LINE_MONEY if name in amounts}

    def _modifiers(self, row: GridRow) -> list[str]:
        return [mark for column in self.view.layout.columns("modifiers") for mark in values.modifiers(row.at(column).text)]

    def _codes(self, row: GridRow) -> list[str]:
        texts = [row.at(column).text.replace(";", ",").replace("|", ",") for column in self.view.layout.columns("diagnoses")]
        return [found for text in texts for part in text.split(",") if (found := values.icd(part))]

    def _adjustments(self, row: GridRow, amounts: dict[str, Money]) -> tuple[Adjustment, ...]:
        group, reason = self.view.cell(row, "group_code").text.strip(), self.view.cell(row, "reason_code").text.strip()
        both = values.adjustment_code(reason) or values.adjustment_code(f"{group}-{reason}")
        group, reason = both or (group, short(reason))
        found = []
        if "adjustment" in amounts and (amounts["adjustment"].cents or reason):
            found.append(
                Adjustment(
                    group=group, reason=reason, amount=Money(amounts["adjustment"].cents * self.view.signs["adjustment"])
                )
            )
        if "not_covered" in amounts and amounts["not_covered"].cents:
            charge, owes = amounts.get("charge"), amounts.get("patient_owes")
            reduced = sum(one.amount.cents for one in found) + (
                amounts["paid"].cents * self.view.signs["paid"] if "paid" in amounts else 0
            )
            # What is not covered may be the person's own share: then it reduces nothing.
            if charge is None or owes is None or charge.cents - reduced != owes.cents:
                coded = not found and both is not None  # one code beside a row explains its one cut
                cut = amounts["not_covered"]
                found.append(Adjustment(group=group if coded else "", reason=reason if coded else "", amount=cut))
        return tuple(found)

    def _days(self, row: GridRow, draft: Draft, at: int) -> tuple[date | None, date | None]:
        cell = self.view.cell(row, "day")
        if blank(cell):
            cell = self.view.cell(row, "bill_first_day")
        if blank(cell):
            return None, None
        found = days_in(cell, year=self.view.days.year, order=self.view.days.order)
        last: date | None = None
        if not found and (ends := values.span(cell.text, year_hint=self.view.days.year, order_hint=self.view.days.order)):
            found, last = ends[0], ends[1][0]
        if not found:
            self._lose(f"day {short(cell.text)!r} not understood", row, "day")
            return None, None
        if len(found) > 1:
            column = self.view.layout.column("day") or 0
            draft.doubt(
                f"lines/{at}/day",
                found[0].isoformat(),
                tuple(day.isoformat() for day in found[1:]),
                "day_or_month_first",
                spot_of(self.view.grid, row, column),
            )
        end = self.view.cell(row, "through")
        if not blank(end):
            ends_on = days_in(end, year=self.view.days.year, order=self.view.days.order)
            last = ends_on[0] if ends_on else last
            if not ends_on:
                self._lose(f"day {short(end.text)!r} not understood", row, "through")
        return found[0], last

    def _doubt(self, row: GridRow, draft: Draft, at: int) -> None:
        """What a line's cells hold and its fields could not take, and what the second-best layout would read instead."""
        for column, role in enumerate(self.view.layout.roles):
            cell = row.at(column)
            if cell.broken:
                self.lost.append(Lost(what="formula without a stored result", spot=spot_of(self.view.grid, row, column)))
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
        for column in self.view.layout.unsure:
            role = self.view.layout.roles[column]
            read = getattr(draft.lines[at], role) if role in {*LINE_MONEY, "day", "code", "units", "unit_price"} else None
            if read is not None:
                draft.doubt(f"lines/{at}/{role}", str(read), (), "column_may_be_other", spot_of(self.view.grid, row, column))
        other = self.view.layout.other
        if other is None:
            return
        for name in ("charge", "allowed", "paid", "patient_owes", "deductible", "copay", "coinsurance"):
            mine = self.view.layout.column(name)
            theirs = other.index(name) if name in other else None
            if mine == theirs or mine is None or mine in self.view.layout.unsure:
                continue
            candidate = None if theirs is None else money_in(row.at(theirs))
            read = getattr(draft.lines[at], name)
            if read is not None and candidate != read and (candidate is not None or other[mine] in LINE_MONEY):
                draft.doubt(
                    f"lines/{at}/{name}",
                    str(read),
                    (str(candidate),) if candidate else (),
                    "column_may_be_other",
                    spot_of(self.view.grid, row, mine),
                )

    def _unread(self, row: GridRow, draft: Draft, at: int, column: int, role: str) -> None:
        cell, spot = row.at(column), spot_of(self.view.grid, row, column)
        if cell.number is None:
            self.lost.append(Lost(what=f"amount {short(cell.text)!r} not understood", spot=spot))
            return
        cents = Money(int((cell.number * 100).to_integral_value()))
        draft.lines[at] = replace(draft.lines[at], **{role: cents})  # type: ignore[arg-type]  # a money field of Line
        draft.doubt(f"lines/{at}/{role}", str(cents), (short(cell.text),), "more_than_cents", spot)
