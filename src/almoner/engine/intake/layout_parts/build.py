"""From rows and facts in reading order to bills: lines, rows, header fields with their places, doubts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from almoner.engine.bill import (
    Accumulator,
    Adjustment,
    Bill,
    BillKind,
    Doubt,
    Form,
    Line,
    Network,
    Patient,
    Payer,
    Provider,
    Row,
    RowKind,
    Spot,
)
from almoner.engine.intake import values
from almoner.engine.intake.days import day as days_of
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.credits import credited_field
from almoner.engine.intake.layout_parts.facts import MONEY_FIELDS, Fact
from almoner.engine.intake.layout_parts.rows import Parts, chosen_day
from almoner.engine.intake.layout_parts.words import spot_of
from almoner.engine.intake.paper_kind import network_of, payer_type
from almoner.engine.money import Money, total

ADDS = {
    "charge": "charge",
    "allowed": "allowed",
    "adjustment": "adjustment",
    "paid": "paid",
    "patient_owes": "patient_owes",
    "running_balance": "balance",
}
TOTAL_FIELDS = {
    "charge": "total_charges",
    "adjustment": "adjustments",
    "paid": "insurance_paid",
    "patient_paid": "patient_paid",
    "deductible": "deductible",
    "copay": "copay",
    "coinsurance": "coinsurance",
    "patient_owes": "patient_responsibility",
    "running_balance": "balance",
}
HEADER_MONEY = (
    "total_charges", "adjustments", "insurance_paid", "patient_paid", "previous_balance", "interest", "patient_responsibility",
    "balance", "deductible", "copay", "coinsurance",
)  # fmt: skip
IDENTITY = ("patient", "account", "claim", "member_id")
ROW_FIELDS = {"balance": "balance", "previous_balance": "previous_balance", "interest": "interest", "total": "total_charges"}
CARRIED = frozenset(
    {
        "provider",
        "npi",
        "tax_id",
        "payer",
        "statement_date",
        "due_on",
        "network",
        "state",
        "zip",
        "member_id",
        "birth_date",
        "patient",
        "account",
    }
)
WHOLE_CLAIM = re.compile(
    r"^(claim|account|patient|visit) totals?|^totals? (for|of) (this )?(claim|account|patient|visit)", re.IGNORECASE
)
ASIDE = re.compile(r"\([^)]{0,80}\)")
LONE_DASH = re.compile(r"\s[-–—]$")
TOTALLED = re.compile(r"\b(total|claim)\b", re.IGNORECASE)
BLOCK_FIELDS = ("allowed", "adjustments", "insurance_paid", "deductible", "copay", "coinsurance", "patient_responsibility")
INSURER = re.compile(
    r"insur|medicare|medicaid|plan|blue|aetna|cigna|united|humana|seguro|contract|payer|primary|secondary|hmo|ppo|bcbs",
    re.IGNORECASE,
)
SETTLED = re.compile(
    r"\b(paid in full|account (is )?closed|zero balance|nothing (further )?is (owed|due)|pagad[ao] (por completo|en su totalidad))\b",
    re.IGNORECASE,
)
"""Sentences that say an account is settled: kept as remarks."""
GONE_OUT = re.compile(
    r"insurance (has been|was) (filed|billed)|pending (with )?insurance|insurance pending|billed (to )?your insurance|waiting for (your )?insurance|claim (is )?pending|awaiting (insurance )?payment",
    re.IGNORECASE,
)


@dataclass
class Draft:
    """One bill in the making. `facts` keep everything said under a field name in order; what a draft inherits from the one
    before it may be overwritten by its own first word.
    """

    facts: dict[str, list[Fact]] = field(default_factory=dict)
    inherited: set[str] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    doubts: list[tuple[str, str, tuple[str, ...], str, Spot | None]] = field(default_factory=list)
    since: int = 0  # first line of the open section
    page_start: int = 0
    section_label: str = ""
    section_revenue: str | None = None
    section_day: date | None = None
    texts: list[str] = field(default_factory=list)
    charged: list[int] = field(default_factory=lambda: [0])  # cents of the first n lines together
    day_doubted: bool = False
    credits: dict[str, list[Row]] = field(default_factory=dict)  # rows below the charges by the header field they belong to

    @property
    def has_money(self) -> bool:
        return bool(self.lines or self.rows or any(name in MONEY_FIELDS for name in self.facts if name not in self.inherited))

    def first(self, name: str) -> Fact | None:
        found = self.facts.get(name)
        return found[0] if found else None

    def says(self, name: str) -> str | None:
        fact = self.first(name)
        return fact.text if fact else None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the whole paper: its kind, its year and order of day and month, how unsure the order is."""

    kind: BillKind
    year: int | None
    order: str | None
    order_unsure: bool


def service(draft: Draft, parts: Parts, setting: Setting, *, doubted: dict[str, str]) -> None:
    """One charge becomes a line. `doubted` names runner-up roles by role."""
    marks = parts.marks
    number = len(draft.lines)
    day_atom = parts.days.get("day")
    day = chosen_day(day_atom)
    if day is None and "day_in_text" in marks:
        read = days_of(marks["day_in_text"], year_hint=setting.year, order_hint=setting.order)
        day = read[0] if read else None
    if day is None:
        day = draft.section_day
    through = chosen_day(parts.days.get("through"))
    money = parts.money
    adjustments = _adjustments(parts)
    units = marks.get("units")
    description = LONE_DASH.sub("", parts.label) or None
    line = Line(
        day=day,
        through=through,
        code=marks.get("code"),
        modifiers=tuple(dict.fromkeys(parts.modifiers)),
        revenue_code=marks.get("revenue_code") or draft.section_revenue,
        ndc=marks.get("ndc"),
        diagnoses=tuple(marks["diagnoses"].split(",")) if "diagnoses" in marks else (),
        place_of_service=marks.get("place_of_service"),
        npi=marks.get("npi"),
        description=description,
        units=Decimal(units) if units is not None else None,
        unit_price=Decimal(money["unit_price"].cents).scaleb(-2) if "unit_price" in money else None,
        charge=money.get("charge"),
        allowed=money.get("allowed"),
        paid=_positive(money.get("paid") or None, money.get("charge")),
        deductible=money.get("deductible"),
        copay=money.get("copay"),
        coinsurance=money.get("coinsurance"),
        patient_owes=money.get("patient_owes"),
        adjustments=adjustments,
        remarks=tuple(piece for text in parts.texts.get("remarks", ()) for piece in text.split() if piece)
        if "remarks" in parts.texts
        else (),
        time=marks.get("time"),
        spot=parts.spot,
        confidence=min((word.confidence for band in parts.bands for word in band.words), default=1000),
    )
    draft.lines.append(line)
    draft.charged.append(draft.charged[-1] + (line.charge.cents if line.charge is not None else 0))
    for role, _other in sorted(doubted.items()):
        if role in money:
            draft.doubts.append(
                (f"lines/{number}/{role}", str(money[role]), (), "column_may_be_other", spot_of(parts.places.get(role, ())))
            )
    for role, text in sorted(parts.odd.items()):
        draft.doubts.append(
            (f"lines/{number}/{role}", text[:40], (), "amount_written_oddly", spot_of(parts.places.get(role, ())))
        )
    if day_atom is not None and setting.order_unsure and len(day_atom.days) > 1 and not draft.day_doubted:
        draft.day_doubted = True
        others = tuple(str(other) for other in day_atom.days[1:])
        draft.doubts.append((f"lines/{number}/day", str(day), others, "day_or_month_first", day_atom.spot))


def _positive(paid: Money | None, charge: Money | None) -> Money | None:
    """Payments are printed with a minus because they reduce; a payment taken back on a reversed charge keeps its minus."""
    if paid is not None and paid.cents < 0 and (charge is None or charge.cents >= 0):
        return -paid
    return paid


def _adjustments(parts: Parts) -> tuple[Adjustment, ...]:
    found: list[Adjustment] = []
    code = values.adjustment_code(
        parts.marks.get("group_code", "") + "-" + parts.marks.get("reason_code", "")
    ) or values.adjustment_code(parts.marks.get("reason_code", ""))
    group, reason = code or (parts.marks.get("group_code", ""), parts.marks.get("reason_code", ""))
    for role in ("adjustment", "not_covered", "payments_and_adjustments"):
        amount = parts.money.get(role)
        if amount is None or not amount.cents:
            continue
        charge = parts.money.get("charge")
        amount = abs(amount) if amount.cents < 0 and (charge is None or charge.cents >= 0) else amount
        found.append(
            Adjustment(
                group=group if role == "adjustment" else "", reason=reason if role == "adjustment" else "", amount=amount
            )
        )
    return tuple(found)


def credit(draft: Draft, parts: Parts, kind: RowKind) -> bool:
    """A payment or an adjustment becomes a row with what reduces the balance as positive. False where only a column that
    cannot hold it has an amount."""
    found = False
    roles: tuple[str, ...] = (
        "patient_paid",
        "paid",
        "adjustment",
        "payments_and_adjustments",
        "charge",
        "other_paid",
        "hra_paid",
    )
    if (
        not parts.money.keys() & set(roles)
        and len(parts.money) == 1
        and next(iter(parts.money)) in ("unit_price", "running_balance")
    ):
        # Under a table the account's summary is often set to its own margin: one amount is the payment wherever it stands.
        roles = tuple(parts.money)
    for role in roles:
        amount = parts.money.get(role)
        if amount is None:
            continue
        here = kind
        if role == "adjustment":
            here = RowKind.ADJUSTMENT
        elif role in ("paid", "patient_paid") and kind is not RowKind.ADJUSTMENT:
            here = RowKind.PAYMENT
        # A minus in a column of payments only says that it reduces.
        row = Row(kind=here, label=parts.label[:200], amount=abs(amount), day=_credit_day(parts), spot=parts.spot)
        if draft.facts.get("total_charges"):
            credited(draft, row)
        else:
            draft.rows.append(row)
        found = True
    return found


def _credit_day(parts: Parts) -> date | None:
    """The day of a payment: in its column, or the only one among its words."""
    inside = [atom for band in parts.bands for atom in band.days]
    return chosen_day(parts.days.get("day") or (inside[0] if len(inside) == 1 else None))


def credited(draft: Draft, row: Row) -> None:
    """Keeps a payment or adjustment that stands below the charges, and what it adds to the header."""
    draft.rows.append(row)
    name = credited_field(row.kind, row.label)
    if name is not None:
        draft.credits.setdefault(name, []).append(row)


def doubt_balance(draft: Draft, band: Band) -> None:
    """Something below the charges is taken off and nobody says what: the balance is for the person to confirm."""
    draft.doubts.append(("balance", band.text[:120], (), "amount_written_oddly", band.spot))


def summed(draft: Draft, parts: Parts, kind: str, *, band: int) -> None:
    """A subtotal or total row: one Row per column that has one, over the lines that its place shows."""
    lines = len(draft.lines)
    if kind == "subtotal" and draft.since == 0 and WHOLE_CLAIM.search(parts.any_label):
        kind = "total"
    if kind == "total" and "charge" in parts.money and _after_reductions(draft, parts.money["charge"]):
        left = parts.money["charge"]
        draft.rows.append(Row(kind=RowKind.NOTE, label=parts.any_label[:200], amount=left, spot=parts.spot, adds="balance"))
        spot = spot_of(parts.places.get("charge", ()))
        remember(draft, Fact(field="balance", odds=1200, label=parts.any_label, band=band, spot=spot, amount=left, text="row"))
        for row in reversed(draft.rows):
            if row.kind is RowKind.SUBTOTAL and row.first_line == 0 and row.last_line == lines and row.adds == "charge":
                remember(
                    draft,
                    Fact(
                        field="total_charges",
                        odds=2000,
                        label=row.label,
                        band=band,
                        spot=row.spot,
                        amount=row.amount,
                        text="row",
                    ),
                )
                break
        return
    for role in ("charge", "allowed", "adjustment", "paid", "patient_owes", "running_balance"):
        amount = parts.money.get(role)
        if amount is None:
            continue
        amount = abs(amount) if role in ("paid", "adjustment") else amount
        first, last = _scope(draft, kind, role, amount)
        row_kind = {"subtotal": RowKind.SUBTOTAL, "carried_forward": RowKind.CARRIED_FORWARD}.get(kind, RowKind.TOTAL)
        known = lines > 0 and role != "running_balance" and last > first
        draft.rows.append(
            Row(
                kind=row_kind,
                label=parts.any_label[:200],
                amount=amount,
                spot=spot_of(parts.places.get(role, ())) or parts.spot,
                first_line=first if known else None,
                last_line=last if known else None,
                adds=ADDS[role],
            )
        )
    if kind == "total":
        for role, name in TOTAL_FIELDS.items():
            amount = parts.money.get(role)
            if amount is not None:
                amount = abs(amount) if role in ("paid", "adjustment", "patient_paid") else amount
                remember(
                    draft,
                    Fact(
                        field=name,
                        odds=3000,
                        label=parts.label,
                        band=band,
                        spot=spot_of(parts.places.get(role, ())),
                        amount=amount,
                        text="row",
                    ),
                )
    if kind == "subtotal":
        draft.since = lines
        draft.section_revenue = None


def _after_reductions(draft: Draft, amount: Money) -> bool:
    """Whether a total is what is left of the lines after the discounts and payments printed above it."""
    charged = draft.charged[-1]
    names = ("adjustments", "insurance_paid", "patient_paid", "payments", "payments_and_adjustments")
    taken = sum(abs(fact.amount).cents for name in names for fact in draft.facts.get(name, ()) if fact.amount is not None)
    rows = sum(
        row.amount.cents for row in draft.rows if row.amount is not None and row.kind in (RowKind.PAYMENT, RowKind.ADJUSTMENT)
    )
    left = amount.cents
    return bool(draft.lines) and left != charged and left in {charged - taken, charged - rows, charged - taken - rows}


def _scope(draft: Draft, kind: str, role: str, amount: Money) -> tuple[int, int]:
    """The lines a sum row stands under: all, or those of its section; the last few of it where exactly they add up."""
    lines = len(draft.lines)
    if kind != "subtotal":
        return 0, lines
    if role == "charge":
        running = 0
        fitting: list[int] = []
        for at in range(lines - 1, draft.since - 1, -1):
            charge = draft.lines[at].charge
            running += charge.cents if charge is not None else 0
            if running == amount.cents:
                fitting.append(at)
        if fitting and draft.since not in fitting:
            return fitting[-1], lines
    return draft.since, lines


def remember(draft: Draft, fact: Fact) -> None:
    """Keeps what a label says; a draft's own first word replaces what it inherited."""
    if fact.field in draft.inherited:
        draft.facts[fact.field] = []
        draft.inherited.discard(fact.field)
    draft.facts.setdefault(fact.field, []).append(fact)


def starts_new(draft: Draft, fact: Fact, kind: BillKind) -> bool:
    """Whether a fact names somebody or something else than the draft does, after the draft has money of its own. An estimate
    has one bill for each provider."""
    parting = ("patient", "account", "claim", "provider") if kind is BillKind.ESTIMATE else ("patient", "account", "claim")
    if fact.field not in parting or not draft.has_money:
        return False
    known = draft.first(fact.field)
    if known is None or fact.field in draft.inherited:
        return False
    return _same(known.text) != _same(fact.text)


def _same(text: str | None) -> str:
    return re.sub(r"[^a-z0-9]", "", (text or "").lower())


def follow(draft: Draft) -> Draft:
    """The next bill on the same paper: the provider, payer and dates stay until it says otherwise."""
    new = Draft()
    for name, facts in draft.facts.items():
        if name in CARRIED:
            new.facts[name] = facts[:1]
            new.inherited.add(name)
    return new


def finish(draft: Draft, setting: Setting, *, pages_missing: bool, number: int) -> tuple[Bill, list[Doubt]]:
    """The draft as a Bill with doubts that name it by its position."""
    spots: dict[str, Spot] = {}
    doubts: list[Doubt] = []
    chosen: dict[str, Money] = {}
    for name in HEADER_MONEY:
        facts = [fact for fact in draft.facts.get(name, ()) if fact.amount is not None]
        if not facts:
            continue
        best, rivals = _settle(name, facts, draft)
        assert best.amount is not None  # noqa: S101 - filtered above
        amount = best.amount
        if name in ("adjustments", "insurance_paid", "patient_paid") and amount.cents < 0:
            amount = -amount
        chosen[name] = amount
        if best.spot:
            spots[name] = best.spot
        for other in facts:
            if other is not best and other.text != "row":
                draft.rows.append(Row(kind=RowKind.NOTE, label=other.label[:200], amount=other.amount, spot=other.spot))
        if rivals:
            doubts.append(
                Doubt(field=name, read=str(amount), candidates=rivals, says="several_amounts", spot=best.spot, bill=number)
            )
    for name, credits in draft.credits.items():
        if name not in chosen:
            chosen[name] = total(row.amount for row in credits if row.amount is not None)
            if credits[0].spot:
                spots[name] = credits[0].spot
    alone = (
        setting.kind is BillKind.BILL
        and not chosen.keys() & {"insurance_paid", "patient_paid"}
        and not any(row.kind is RowKind.PAYMENT for row in draft.rows)
    )
    for name in ("payments", "payments_and_adjustments", "allowed", "not_covered"):
        for fact in draft.facts.get(name, ()):
            if fact.amount is not None:
                draft.rows.append(_other_row(name, fact, alone=alone))
                alone = alone and name != "payments"
    lines = _dated(draft, setting)
    who = _text_spots(draft, spots)
    network = _network(draft, who)
    for name in ("provider", "payer", "patient"):
        if name in who:
            who[name] = ASIDE.sub(" ", who[name]).strip(" -—,;") or who[name]
    if who.get("payer", "").lower() in ("none", "n/a", "na", "ninguno", "ninguna"):
        del who["payer"]
    itemised = (
        any(line.code or line.revenue_code for line in lines) or any(line.day for line in draft.lines)
        if setting.kind is BillKind.BILL
        else (True if lines else None)
    )
    first_day, last_day = _period(draft, lines, spots)
    bill = Bill(
        kind=setting.kind,
        form=_form(lines, draft),
        network=network,
        provider=Provider(
            name=who.get("provider"), npi=who.get("npi"), tax_id=who.get("tax_id"), state=who.get("state"), zip=who.get("zip")
        ),
        patient=Patient(
            name=who.get("patient"),
            birth_date=_one_day(draft, "birth_date", spots),
            member_id=who.get("member_id"),
            account=who.get("account"),
        ),
        payer=Payer(name=who.get("payer"), type=payer_type(who.get("payer") or "") if who.get("payer") else None),
        claim=who.get("claim"),
        type_of_bill=who.get("type_of_bill"),
        statement_date=_one_day(draft, "statement_date", spots),
        admitted=_one_day(draft, "admitted", spots),
        discharged=_one_day(draft, "discharged", spots),
        first_day=first_day,
        last_day=last_day,
        due_on=_one_day(draft, "due_on", spots),
        coinsurance_rate=next((fact.share for fact in draft.facts.get("coinsurance_rate", ()) if fact.share is not None), None),
        diagnoses=tuple(
            piece
            for text in [who.get("diagnoses") or ""]
            for piece in [values.icd(word.strip(",;")) for word in text.split()]
            if piece
        ),
        accumulators=_accumulators(draft),
        remarks=tuple(text[:200] for text in dict.fromkeys(draft.texts) if len(text) <= 400 and SETTLED.search(text))[:3],
        insurance_pending=True if any(GONE_OUT.search(text) for text in draft.texts) else None,
        pages_missing=pages_missing,
        itemised=itemised,
        rows=tuple(draft.rows),
        lines=lines,
        spots=spots or None,
        spot=lines[0].spot if lines else next(iter(spots.values()), None),
        **chosen,  # type: ignore[arg-type]  # names of money fields of Bill
    )
    for path, read, candidates, says, spot in draft.doubts:
        doubts.append(Doubt(field=path, read=read, candidates=candidates, says=says, spot=spot, bill=number))
    return bill, doubts


def blocks(draft: Draft, kind: BillKind) -> None:
    """A plan's paper that lists service after service as labels and amounts: each "amount billed" opens a line, the labels
    after it fill it, and the claim's own totals are left to the paper."""
    billed = [fact for fact in draft.facts.get("total_charges", ()) if fact.amount is not None and fact.text != "row"]
    if kind is not BillKind.EOB or draft.lines or len(billed) < 2 or any(TOTALLED.search(fact.label) for fact in billed):
        return
    for number, fact in enumerate(billed):
        end = billed[number + 1].band if number + 1 < len(billed) else 10**9
        start = billed[number - 1].band if number else -1
        own: dict[str, Money] = {}
        for name in BLOCK_FIELDS:
            for other in draft.facts.get(name, ()):
                if fact.band <= other.band < end and other.amount is not None and name not in own:
                    own[name] = other.amount
        service = [f for f in draft.facts.get("service", ()) if start < f.band <= fact.band]
        dated = [f for f in draft.facts.get("statement_date", ()) if f.label.lower() in ("date", "fecha")]
        days = [f for f in (*draft.facts.get("service_dates", ()), *dated) if start < f.band <= fact.band and f.days]
        words = service[-1].text if service and service[-1].text else None
        code = next((read for word in reversed((words or "").split()) if (read := values.code(word.strip("(),")))), None)
        draft.lines.append(
            Line(
                day=days[-1].days[0] if days else None,
                code=code[0] if code else None,
                modifiers=code[1] if code else (),
                description=words,
                charge=fact.amount,
                allowed=own.get("allowed"),
                paid=own.get("insurance_paid"),
                deductible=own.get("deductible"),
                copay=own.get("copay"),
                coinsurance=own.get("coinsurance"),
                patient_owes=own.get("patient_responsibility"),
                adjustments=(Adjustment("", "", abs(own["adjustments"])),)
                if own.get("adjustments") and own["adjustments"].cents
                else (),
                spot=fact.spot,
            )
        )
    for name in ("total_charges", *BLOCK_FIELDS):
        draft.facts[name] = [fact for fact in draft.facts.get(name, ()) if fact.band < billed[0].band]
        if not draft.facts[name]:
            del draft.facts[name]


def _settle(name: str, facts: Sequence[Fact], draft: Draft) -> tuple[Fact, tuple[str, ...]]:
    """Which of several printed amounts a field is, and the rivals when nothing decides."""
    distinct = list(dict.fromkeys(abs(fact.amount).cents for fact in facts if fact.amount is not None))
    if len(distinct) == 1:
        return facts[0], ()
    closing: list[Fact] = []
    if name == "total_charges" and draft.lines:
        lines = sum(line.charge.cents for line in draft.lines if line.charge is not None)
        closing = [fact for fact in facts if fact.amount is not None and fact.amount.cents == lines]
    elif name == "balance":
        goal = _expected_balance(draft)
        closing = [fact for fact in facts if fact.amount is not None and goal is not None and fact.amount.cents == goal]
    if closing:
        return closing[0], ()
    best = max(facts, key=lambda fact: (_rank(name, fact), fact.odds, fact.band if name == "balance" else -fact.band))
    rivals = tuple(str(Money(cents)) for cents in distinct if best.amount is None or cents != abs(best.amount).cents)
    if sum(1 for fact in facts if _rank(name, fact) == _rank(name, best)) == 1:
        return best, ()
    return best, rivals


def _rank(name: str, fact: Fact) -> int:
    words = fact.label.lower()
    rank = 0
    if re.search(r"\b(new|revised|current|total|now|final|grand|nuevo|actual)\b", words):
        rank += 1
    if re.search(r"\b(original|prior|previous|last|estimat\w*|before)\b", words):
        rank -= 2
    if re.search(r"\bon$|\bel$", words):
        rank -= 1  # "amount owed on" a day of the past
    if fact.text == "row":
        rank -= 1 if name == "balance" else 0
    return rank


def _expected_balance(draft: Draft) -> int | None:
    def one(name: str) -> int | None:
        fact = next((fact for fact in draft.facts.get(name, ()) if fact.amount is not None), None)
        return fact.amount.cents if fact and fact.amount is not None else None

    total = one("total_charges")
    if total is None:
        return None
    reduced = sum(
        abs(one(name) or 0)
        for name in ("adjustments", "insurance_paid", "patient_paid", "payments", "payments_and_adjustments")
    )
    return total - reduced + (one("previous_balance") or 0) + (one("interest") or 0)


def _other_row(name: str, fact: Fact, *, alone: bool) -> Row:
    """What a label says beside the header's own fields. Payments of nobody in particular are a payment where no other row or
    field says them already.
    """
    amount = abs(fact.amount) if fact.amount is not None else None
    if name == "payments" and alone:
        return Row(kind=RowKind.PAYMENT, label=fact.label[:200], amount=amount, spot=fact.spot)
    if name == "allowed":
        return Row(kind=RowKind.TOTAL, label=fact.label[:200], amount=amount, spot=fact.spot, adds="allowed")
    adds = "adjustment" if name == "not_covered" else "paid"
    return Row(kind=RowKind.NOTE, label=fact.label[:200], amount=amount, spot=fact.spot, adds=adds)


def _dated(draft: Draft, setting: Setting) -> tuple[Line, ...]:
    """Lines without a day take the one day of service that the heading gives for all of them."""
    fact = draft.first("service_dates")
    if fact is None or not fact.days or (fact.through and fact.through != fact.days) or setting.kind is BillKind.ESTIMATE:
        return tuple(draft.lines)
    return tuple(replace(line, day=fact.days[0]) if line.day is None else line for line in draft.lines)


def _period(draft: Draft, lines: Sequence[Line], spots: dict[str, Spot]) -> tuple[date | None, date | None]:
    fact = draft.first("service_dates")
    if fact is not None and fact.days:
        if fact.spot:
            spots["first_day"] = fact.spot
        return fact.days[0], (fact.through or fact.days)[0]
    del lines
    return None, None


def _one_day(draft: Draft, name: str, spots: dict[str, Spot]) -> date | None:
    fact = draft.first(name)
    if fact is None or not fact.days:
        return None
    if fact.spot:
        spots[name] = fact.spot
    return fact.days[0]


def _text_spots(draft: Draft, spots: dict[str, Spot]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in (
        "provider",
        "npi",
        "tax_id",
        "state",
        "zip",
        "patient",
        "member_id",
        "payer",
        "account",
        "claim",
        "type_of_bill",
        "diagnoses",
    ):
        fact = draft.first(name)
        if fact is not None and fact.text:
            found[name] = fact.text[:200]
            if fact.spot:
                spots[name] = fact.spot
    return found


def _accumulators(draft: Draft) -> tuple[Accumulator, ...]:
    found: list[Accumulator] = []
    for who, prefix in (("person", ""), ("family", "family_")):
        for kind in ("deductible", "out_of_pocket"):
            limit, used = draft.first(f"{prefix}{kind}_limit"), draft.facts.get(f"{prefix}{kind}_used", [])
            before = draft.first(f"{prefix}{kind}_before")
            if limit is not None or used or before is not None:
                found.append(
                    Accumulator(
                        kind=kind,
                        who=who,
                        limit=limit.amount if limit else None,
                        used=used[-1].amount if used else None,
                        before=before.amount if before else None,
                    )
                )
    return tuple(found)


def _network(draft: Draft, who: dict[str, str]) -> Network:
    """The provider's own network words first, then what a label or the plan's name says."""
    for text in (draft.says("network"), who.get("provider"), who.get("payer")):
        if text and (found := network_of(text)) is not Network.UNKNOWN:
            return found
    return Network.UNKNOWN


def _form(lines: Sequence[Line], draft: Draft) -> Form:
    if any(line.revenue_code for line in lines) or draft.facts.get("type_of_bill"):
        return Form.INSTITUTIONAL
    if any((line.code or "").startswith("D") for line in lines):
        return Form.DENTAL
    if any(line.place_of_service or line.npi for line in lines):
        return Form.PROFESSIONAL
    return Form.UNKNOWN


__all__ = ["Draft", "Network", "Setting", "credit", "finish", "follow", "remember", "service", "starts_new", "summed"]
