"""One table's body: which rows are charges, and which restate, add up, pay or name something."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import islice

from almoner.engine.bill import Lost, Row, RowKind, Spot
from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.blocks import IDENTITY, SURE_LABEL, Pair, Table, pairs_in
from almoner.engine.intake.grid_parts.cells import (
    Grid,
    GridCell,
    GridRow,
    blank,
    letters,
    money_in,
    short,
    spot_of,
    stated_money,
)  # fmt: skip
from almoner.engine.intake.grid_parts.clues import words_of
from almoner.engine.intake.grid_parts.columns import MONEY, Layout, revenue_in
from almoner.engine.intake.grid_parts.draft import Draft
from almoner.engine.intake.grid_parts.lines import LINE_MONEY, Days, Lines
from almoner.engine.intake.grid_parts.scopes import Place, Said, day_named, named_in, of_day, of_name, said_by, says, span_of
from almoner.engine.intake.headings import labels_of, plain_words, row_of
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
ROW_KINDS = {
    "subtotal": RowKind.SUBTOTAL,
    "total": RowKind.TOTAL,
    "payment": RowKind.PAYMENT,
    "adjustment": RowKind.ADJUSTMENT,
    "carried_forward": RowKind.CARRIED_FORWARD,
    "note": RowKind.NOTE,
}
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
LABELLED = {
    "patient_paid": "payment",
    "insurance_paid": "payment",
    "payments": "payment",
    "payments_and_adjustments": "payment",
    "adjustments": "adjustment",
}
"""Labels of header amounts that reduce what is owed, to the kind of row they are."""
SUMS = frozenset({"subtotal", "total", "carried_forward"})
MOST_NAMED = 3
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
BACK = 1_000  # how many lines a subtotal is held against
HOUSE_WORDS = (
    "hospital clinic medical health physicians associates laboratory laboratories lab imaging radiology dental dentistry surgery"
    " pharmacy ambulance therapy hospice clinica medico centro laboratorio farmacia healthcare center"
)
HOUSES = frozenset(HOUSE_WORDS.split())
Key = tuple[str, ...]


class Body(Lines):
    """Reads one table's rows into drafts. `draft_for` gives the draft of a bill by its key; `header` takes label pairs."""

    def __init__(
        self, grid: Grid, table: Table, layout: Layout, days: Days, *,
        draft_for: Callable[[Key, GridRow], Draft], current: Callable[[], Draft], header: Callable[[list[Pair]], None],
        fates: dict[int, str], lost: list[Lost], by_line: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(grid, table, layout, days, lost=lost)
        self.draft_for, self.current, self.header, self.fates, self.by_line = draft_for, current, header, fates, by_line
        self.key_columns = [
            at for role in ("claim", "account", "patient", "member_id") if (at := layout.column(role)) is not None
        ]
        if not {"claim", "account"} & set(layout.roles) and self._houses():
            self.key_columns.append(layout.roles.index("provider"))
        self.named: dict[tuple[Key, str], str] = {}
        self.varied: dict[str, set[str]] = {}
        self.key: Key = tuple("" for _ in self.key_columns)
        self.since: dict[int, int] = {}
        self.ended: dict[int, int] = {}
        self.owners: dict[int, Draft] = {}
        self.words: dict[int, Said] = {}
        self.by_number = {row.number: row for row in table.body}
        self.payments = self._all_payments()
        self.netted = self._netted()

    def _houses(self) -> bool:
        """Whether the column of providers names houses that bill by themselves, two or more, rather than people of one house."""
        at = self.layout.column("provider")
        if at is not None and at < len(self.table.headings) and "department" in words_of(self.table.headings[at]):
            return False
        names = {flat(row.at(at).text) for row in self.table.body if not blank(row.at(at))} if at is not None else set()
        if len(names) < 2:
            return False
        return all(set(name.split()) & HOUSES or row_of(name) is not None for name in names)

    def read(self) -> None:
        """Every row gets its fate."""
        for row in self.table.body:
            self.fates[row.number] = self._one(row)
        self._last_balance()
        self._unused()

    def _last_balance(self) -> None:
        """A ledger's balance is the one after its last entry, where nothing else states it."""
        at = self.layout.column("running_balance")
        entries = [
            row for row in self.table.body if self.fates[row.number] in {"line", "row", "label"} and self._day(row) is not None
        ]
        if (
            at is None
            or (self.key_columns and len(self._bills()) != 1)
            or not entries
            or self.current() is not self.draft_for(self.key, entries[-1])
        ):
            return
        amount = money_in(entries[-1].at(at))
        if amount is not None and "balance" not in self.current().facts:
            self.current().set("balance", amount, spot_of(self.grid, entries[-1], at), self._heading("running_balance"))

    def _bills(self) -> set[int]:
        """The bills that this table's lines went to."""
        return {id(draft) for draft in self.owners.values()}

    def _all_payments(self) -> RowKind | None:
        """The kind of every row, where the table's title or its columns speak of payments or adjustments only."""
        told = row_of(self.table.title) if self.table.title else None
        if told and told[0] in {"payment", "adjustment"}:
            return ROW_KINDS[told[0]]
        roles = set(self.layout.roles)
        if roles & {"charge", "code", "revenue_code", "allowed", "units", "patient_owes"}:
            return None
        if roles & {"paid", "patient_paid", "payments_and_adjustments"} and "day" in roles and "ndc" not in roles:
            return RowKind.PAYMENT
        return None

    def _label(self, row: GridRow) -> str:
        """What the row is called: its description, or the first words in it."""
        words = self._cell(row, "description")
        if not blank(words) and any(sign.isalpha() for sign in words.text):
            return short(words.text)
        texts = [
            cell.text for cell in row.cells if not blank(cell) and not cell.copied and any(sign.isalpha() for sign in cell.text)
        ]
        return short(texts[0]) if texts else ""

    def _amounts(self, row: GridRow) -> dict[str, Money]:
        found: dict[str, Money] = {}
        for at, role in enumerate(self.layout.roles):
            if role in MONEY and not row.at(at).copied and (amount := money_in(row.at(at))) is not None:
                found.setdefault(role, amount)
        return found

    def _one(self, row: GridRow) -> str:
        if self._repeated(row):
            return "heading"
        code = values.code(self._cell(row, "code").text) or _led(self._cell(row, "code"))
        revenue = revenue_in(self._cell(row, "revenue_code"))
        amounts = self._amounts(row)
        label = self._label(row)
        told = self._told(row, label) or self._named_total(label)
        if revenue == "0001" and (len(self.table.body) > 1 or (code is None and self._day(row) is None)):
            return self._sum_row(row, RowKind.TOTAL, label or "0001", amounts)
        if code is None and revenue is None:
            pairs = pairs_in(row)
            if pairs and any(pair.field in IDENTITY for pair in pairs) and not amounts.keys() & {"charge", "allowed", "paid"}:
                self.header(pairs)
                return "label"
            if told is not None and (fate := self._told_row(row, told, label, amounts, pairs)):
                return fate
            if self.payments is not None and amounts:
                return self._credit(row, self.payments, label, amounts)
        negative = amounts.get("charge", Money(0)).cents < 0
        if told in {"payment", "adjustment"} and negative:
            return self._credit(row, ROW_KINDS[told], label, amounts)
        if negative and told is None and not (code or revenue or self._drug(row)) and self._nameless(row, label, amounts):
            return self._lost_credit(amounts["charge"], row)
        if code or revenue or amounts.keys() & set(LINE_MONEY) or self._drug(row) or self._garbled(row):
            draft = self.draft_for(self._key(row), row)
            self._parties(row)
            self.owners[row.number] = draft
            return self.add(row, draft, code, revenue, amounts)
        if amounts.keys() & {"bill_total", "bill_paid"}:
            # One row is one claim: its amounts are header facts, taken when its bill is opened.
            self.draft_for(self._key(row), row)
            return "label"
        return self._words_only(row, label)

    def _nameless(self, row: GridRow, label: str, amounts: dict[str, Money]) -> bool:
        """Whether a reduction has no name we know: neither a charge taken back, by its words or an earlier line's, nor a count."""
        if amounts.keys() & set(LINE_MONEY) != {"charge"} or not blank(self._cell(row, "units")):
            return False
        if row.number in self.netted:
            return False
        words = flat(label)
        earlier = {flat(line.description or "") for line in self.current().lines[-BACK:]}
        return not label or not (set(words.split()) & REVERSING or words in earlier)

    def _netted(self) -> set[int]:
        """The rows of reductions that a printed total or subtotal counts in with the charges: they are lines of that column."""
        at = self.layout.column("charge")
        found: set[int] = set()
        whole = since = 0
        minus: list[int] = []
        for row in self.table.body if at is not None else ():
            amount = money_in(row.at(at)) if at is not None else None
            if amount is None:
                continue
            if self._told(row, self._label(row)) in SUMS:
                if minus and amount.cents in (whole, since):
                    found.update(minus)
                since = 0
                continue
            whole, since = whole + amount.cents, since + amount.cents
            if amount.cents < 0:
                minus.append(row.number)
        stated = self.current().says("total_charges")
        return found | set(minus) if stated is not None and stated.cents == whole else found

    def _lost_credit(self, amount: Money, row: GridRow) -> str:
        """An amount that lowers something, and nothing says what: the balance may be another than is printed."""
        draft = self.current()
        owed = draft.says("balance")
        read, more = (str(owed), (str(amount),)) if owed is not None else (str(amount), ())
        draft.doubt("balance", read, more, "credit_without_name", self._spot(row))
        return "lost"

    def _told(self, row: GridRow, label: str) -> str | None:
        kind = self._cell(row, "kind")
        found = (row_of(kind.text) if not blank(kind) else None) or row_of(label)
        if found is None:
            texts = [cell.text for cell in row.cells if not blank(cell) and any(sign.isalpha() for sign in cell.text)]
            found = row_of(texts[0]) if texts and texts[0] != label else None
        return found[0] if found else self._labelled(row, label)

    def _labelled(self, row: GridRow, label: str) -> str | None:
        """A row of words and one amount whose words are the label of what was paid or reduced ("You paid")."""
        cells = [cell for cell in row.cells if not blank(cell) and not cell.copied]
        if len(cells) != 2 or stated_money(cells[1]) is None:
            return None
        named = labels_of(label)
        return LABELLED.get(named[0][0]) if named and named[0][1] >= SURE_LABEL else None

    def _named_total(self, label: str) -> str | None:
        """Whether words without a code are the total of a day or of a cell's words ("Total May 4", "Pharmacy total")."""
        words = flat(label).split()
        if not words or "total" not in (words[0], words[-1]):
            return None
        named = named_in(label)
        known = self._days_in(named) or self._owner_of(named)
        return "subtotal" if known else None

    def _drug(self, row: GridRow) -> bool:
        return values.ndc(self._cell(row, "ndc").text) is not None

    def _garbled(self, row: GridRow) -> bool:
        """A charge by its day and place, though its code and amount cannot be read: it stays a line, its cells are lost."""
        filled = any(not blank(self._cell(row, role)) for role in ("code", *LINE_MONEY))
        return filled and self._day(row) is not None

    def _repeated(self, row: GridRow) -> bool:
        cells = [(at, cell.text) for at, cell in enumerate(row.cells) if not blank(cell)]
        heads = self.table.headings
        return bool(cells) and all(
            at < len(heads) and values.tidy(heads[at]).lower() == values.tidy(text).lower() for at, text in cells
        )

    def _told_row(self, row: GridRow, told: str, label: str, amounts: dict[str, Money], pairs: list[Pair]) -> str | None:
        loose = [amount for cell in row.cells if not cell.copied and (amount := stated_money(cell)) is not None]
        if told in SUMS and self._beyond(row):
            return "lost"
        any_money = amounts or ({"charge": loose[-1]} if loose else {})
        day = self._day(row)
        if told in SUMS:
            return self._sum_row(row, ROW_KINDS[told], label, any_money) if any_money else self._note(row, label)
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
            at, amount = self._last_money(row)
            draft.set(name, amount, spot_of(self.grid, row, at), label)
            return "label"
        if told == "note" and not amounts:
            return self._note(row, label)
        return None

    def _beyond(self, row: GridRow) -> bool:
        """Whether a row's amounts reach past the last heading: then none of them stands under its own."""
        return any(stated_money(cell) is not None and not cell.copied for cell in row.cells[len(self.table.headings) :])

    def _last_money(self, row: GridRow) -> tuple[int, Money]:
        found = [
            (at, amount)
            for at, cell in enumerate(row.cells)
            if (amount := stated_money(cell) or self._column_money(at, cell)) is not None
        ]
        return found[-1]

    def _column_money(self, at: int, cell: GridCell) -> Money | None:
        return money_in(cell) if at < len(self.layout.roles) and self.layout.roles[at] in MONEY else None

    def _sum_row(self, row: GridRow, kind: RowKind, label: str, amounts: dict[str, Money]) -> str:
        draft = self.current()
        if self.payments is not None:
            amount = Money(abs(next(iter(amounts.values())).cents))
            draft.rows.append(Row(kind=RowKind.NOTE, label=label, amount=amount, spot=self._spot(row), adds="paid"))
            return "row"
        named = named_in(label) if kind is not RowKind.CARRIED_FORWARD else ""
        draft = self._owner_of(named) or draft
        whole, first = len(draft.lines), self.since.get(id(draft), 0)
        spot = self._spot(row)
        charge = amounts.get("charge")
        span: Place = (0, whole) if kind is not RowKind.SUBTOTAL else (first, whole)
        if charge is not None and kind is not RowKind.CARRIED_FORWARD:
            since = sum(line.charge.cents for line in draft.lines[first:] if line.charge is not None)
            if first and since == charge.cents and since != draft.total():
                kind, span = RowKind.SUBTOTAL, (first, whole)
        scope = self._scope(draft, named, charge, (first, whole)) if named else None
        if scope is not None and (kind is RowKind.SUBTOTAL or self._days_in(named)):
            kind, span = RowKind.SUBTOTAL, scope
        if kind is RowKind.SUBTOTAL:
            # A subtotal of earlier lines leaves the later ones to the next.
            self.since[id(draft)] = span[1] if span[1] is not None and span[0] is not None and span[0] >= first else whole
        elif kind is RowKind.TOTAL:
            self.ended[id(draft)] = whole
        if not whole:
            span = (None, None)
        for role, amount in amounts.items():
            adds, name = ADDS.get(role, (None, None))
            if role == "patient_owes" and self.by_line:
                adds, name = ADDS["running_balance"]
            stated = Money(amount.cents * self.signs.get(role, 1))
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
                column = short(f"{label}: {self._heading(role)}")
                draft.rows.append(Row(kind=RowKind.NOTE, label=column, amount=stated, spot=spot))
        return "row"

    def _days_in(self, named: str) -> tuple[date, ...]:
        return day_named(named, year=self.days.year, order=self.days.order)

    def _owner_of(self, named: str) -> Draft | None:
        """The one bill of several whose rows the name stands in, or None."""
        wanted = flat(named)
        if not wanted or self._days_in(named):
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
        days = self._days_in(named)
        if days:
            return self._whole_span(of_day(draft.lines, days, start), start, ended)
        numbers = [self._number(line.spot) for line in draft.lines[start:]]
        said = [()] * start + [self._said(number) for number in numbers]
        places = of_name(named, draft.lines, said, start)
        if places:
            return self._whole_span(places, start, ended)
        heads = [row.spot for row in draft.rows if row.kind is RowKind.NOTE and flat(row.label) == flat(named) and row.spot]
        above = self._number(heads[-1]) if heads else 0
        if above:
            return self._whole_span([start + at for at, number in enumerate(numbers) if number > above], start, ended)
        return None, None

    def _whole_span(self, places: list[int], start: int, ended: int) -> Place:
        """The places as a span, unless more of them may stand further up than we look."""
        return (None, None) if places and places[0] == start > ended else span_of(places)

    def _number(self, spot: Spot | None) -> int:
        digits = "".join(sign for sign in spot.cell or "" if sign.isdigit()) if spot else ""
        return int(digits) if digits and spot and spot.sheet == self.grid.name else 0

    def _said(self, number: int) -> Said:
        if number not in self.words:
            self.words[number] = said_by(self.by_number[number]) if number in self.by_number else ()
        return self.words[number]

    def _anyones(self) -> bool:
        """Whether the column of payments may hold the patient's own as well: nothing in the table speaks of a plan."""
        told = plain_words(self._heading("paid"))
        return not set(told) - {"payment", "paid", "total", "amount"} and not set(self.layout.roles) & {
            "allowed",
            "deductible",
            *(() if self.by_line else ("patient_owes",)),
        }

    def _credit(self, row: GridRow, kind: RowKind, label: str, amounts: dict[str, Money]) -> str:
        """A payment or adjustment, stored positive; where credits are printed negative, a positive one takes them back."""
        day, draft = self._day(row), self.draft_for(self._key(row), row)
        named = [(role, amounts[role]) for role in CREDIT_ORDER if role in amounts and amounts[role].cents]
        if not named:
            return self._note(row, label)
        both = [pair for pair in named if pair[0] in {"paid", "patient_paid", "adjustment"}] or named[:1]
        for role, amount in both:
            here = {"adjustment": RowKind.ADJUSTMENT, "paid": RowKind.PAYMENT, "patient_paid": RowKind.PAYMENT}.get(role, kind)
            signed = self.signs.get(role) or self._credit_sign(role)
            draft.rows.append(Row(kind=here, label=label, amount=Money(amount.cents * signed), day=day, spot=self._spot(row)))
        return "row"

    def _credit_sign(self, role: str) -> int:
        at = self.layout.column(role)
        signs = [
            amount.cents
            for row in self.table.body
            if at is not None
            and (amount := money_in(row.at(at)))
            and (self.payments or self._told(row, self._label(row)) in {"payment", "adjustment"})
        ]
        return -1 if sum(cents < 0 for cents in signs) > sum(cents > 0 for cents in signs) else 1

    def _note(self, row: GridRow, label: str) -> str:
        self.current().rows.append(Row(kind=RowKind.NOTE, label=label, amount=None, day=None, spot=self._spot(row)))
        return "row"

    def _words_only(self, row: GridRow, label: str) -> str:
        draft = self.current()
        filled = [at for at, cell in enumerate(row.cells) if not blank(cell) and not cell.copied]
        if not filled:
            return (
                "row" if any(not cell.broken for cell in row.cells) and not any(cell.broken for cell in row.cells) else "lost"
            )
        described = self.layout.column("description")
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
        above = self._number(spot)
        return bool(above) and 0 < row.number - above <= 3

    def _key(self, row: GridRow) -> Key:
        found = tuple(short(row.at(at).text) if not blank(row.at(at)) else "" for at in self.key_columns)
        if any(found):
            # An empty cell under a filled one means "as above", as reports print it.
            self.key = (
                tuple(new or old for new, old in zip(found, self.key, strict=True)) if found[0] in ("", self.key[0]) else found
            )
        return self.key

    def _unused(self) -> None:
        """What no field took, named once by its heading: whole columns, cells of a kind their column is not, further parties."""
        unused: list[tuple[str, Spot]] = []
        for column, role in enumerate(self.layout.roles):
            rows = [row for row in self.table.body if self._counts(row, column)]
            if not rows:
                continue
            spot = spot_of(self.grid, rows[0], column)
            heading = short(self.table.headings[column]) if column < len(self.table.headings) else ""
            if role in UNUSED_MONEY:
                rows = [row for row in rows if self.fates[row.number] == "line"]  # rows of credits took theirs
                if not rows:
                    continue
            apart = role == "running_balance" and len(self._bills()) > 1  # one balance runs through several bills: nobody's
            if apart or role in UNUSED or (role in UNUSED_MONEY and self.payments is None):
                amounts = sum(stated_money(row.at(column)) is not None for row in rows)
                what = f"{amounts} amounts" if amounts * 2 > len(rows) else f"{len(rows)} cells"
                unused.append((f"column {heading!r}: {what} not used" if heading else f"{what} under no heading", spot))
                if role == "ignore" and amounts * 2 > len(rows) and self.payments is None:
                    named = heading or letters(column)
                    self.current().doubt(f"columns/{letters(column)}", named, (), "column_may_be_other", spot)
            elif role in READ_AS:
                odd = [row for row in rows if self.fates[row.number] == "line" and not READ_AS[role](row.at(column))]
                if odd:
                    first = short(odd[0].at(column).text)
                    what = f"column {heading!r}: {len(odd)} cells not understood, the first {first!r}"
                    self.lost.append(Lost(what=what, spot=spot_of(self.grid, odd[0], column)))
            elif role in self.varied:
                what = f"column {heading!r}: {len(self.varied[role]) + 1} values within one bill, only the first used"
                self.lost.append(Lost(what=what, spot=spot))
        others = [(what, spot) for what, spot in unused if " cells " in what]
        if len(others) > MOST_NAMED:
            # Some exports have a dozen such columns, files of claims a hundred: one entry names them all.
            named = ", ".join(what.partition(": ")[0].removeprefix("column ") for what, _ in others)
            unused = [pair for pair in unused if pair not in others]
            unused.append((f"{len(others)} columns not used: {named}", others[0][1]))
        self.lost += [Lost(what=what, spot=spot) for what, spot in unused]

    def _counts(self, row: GridRow, column: int) -> bool:
        cell = row.at(column)
        return (
            self.fates.get(row.number) in {"line", "row", "label"} and not blank(cell) and not cell.copied and not cell.broken
        )

    def _parties(self, row: GridRow) -> None:
        """Take note where one bill's rows name several providers, payers or days of its own: a bill holds one of each."""
        for role in PARTIES:
            at = self.layout.column(role)
            if at is None or blank(row.at(at)):
                continue
            text = values.tidy(row.at(at).text)
            first = self.named.setdefault((self.key, role), text)
            if text != first:
                self.varied.setdefault(role, set()).add(text)


def _led(cell: GridCell) -> tuple[str, tuple[str, ...], str] | None:
    return values.leading_code(cell.text)
