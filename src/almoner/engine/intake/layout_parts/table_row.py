"""A band under a table's columns becomes a charge, a sum, a credit or a field of the bill."""

import re
from collections.abc import Sequence

from almoner.engine.bill import BillKind, PaperKind, Row, RowKind
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.count_in_words import count_behind, count_in_brackets
from almoner.engine.intake.layout_parts.credits import credit, credit_kind
from almoner.engine.intake.layout_parts.facts import MONEY_FIELDS, Fact
from almoner.engine.intake.layout_parts.free_bands import colon_before, credit_below, plain_credit
from almoner.engine.intake.layout_parts.half_rows import merged, moneyless
from almoner.engine.intake.layout_parts.labelled_marks import labelled
from almoner.engine.intake.layout_parts.left_of_line import left_of_line
from almoner.engine.intake.layout_parts.left_of_visit import left_of_visit
from almoner.engine.intake.layout_parts.reasons import below_its_line, mixed, shared
from almoner.engine.intake.layout_parts.regions import Region
from almoner.engine.intake.layout_parts.roles import row_kind
from almoner.engine.intake.layout_parts.row_codes import codes_from_text
from almoner.engine.intake.layout_parts.row_parts import Parts, chosen_day
from almoner.engine.intake.layout_parts.sums import says_again, summed
from almoner.engine.intake.layout_parts.unmarked import SUMMING, apart_from_care, lacks_code, names_section
from almoner.engine.intake.layout_parts.walk import CODES, Walk
from almoner.engine.intake.layout_parts.words import spot_of
from almoner.engine.intake.reversals import taken_back
from almoner.engine.money import Money

NOT_CARE = re.compile(
    r"responsib|\ballowed|\bow(ed|es?|ing)\b|balance|\bpaid\b|payment|deductible|coinsurance|copay|judg|\binterest|estimat|clawed|"
    r"^of which|maximum|out.of.pocket|list price|\bdue\b|\btotal\b|^fees?$|^credits?$|saldo|adeud|deducible|coaseguro|copago|\bpagad|permitid"
)

FREELY = (
    (r"responsib", "patient_responsibility"),
    (r"\ballowed|permitid", "allowed"),
    (
        r"(new|current|now|still|total|remaining|outstanding).{0,20}(balance|owed|due|billed)|balance (now|due)|amount (now )?due|saldo",
        "balance",
    ),
)

TAKEN_OFF = re.compile(
    r"disallow|not allowed|contract|adjust|\badj\b|ajuste|courtesy|savings|reduction|allowance|negotiated|discount|rebaja|write|\bcredit\b",
    re.IGNORECASE,
)

ACCOUNT = re.compile(r"(?=[A-Z0-9-]*\d{4})[A-Z]{0,4}[\d-]{5,}\b")
ASKED_BY = re.compile(r"\b(due|owed?|pay)\b[^.]{0,20}\b(by|before)$", re.IGNORECASE)
"""Words of a slip that end right before the day by which to pay."""
FEWEST_ADDED, MANY_ADDED = 2, 3
SUMS = frozenset({"total", "subtotal", "carried_forward"})


def table_row(walk: Walk, band: Band, parts: Parts, region: Region, *, facts: list[Fact], cards: list[Fact]) -> bool:
    """A row of the region's table; False where the band is none."""
    count_behind(parts)
    count_in_brackets(parts, region.body)
    labelled(parts)
    codes_from_text(parts)
    if parts.money and not parts.texts and not parts.marks and not parts.days:
        parts.texts["description"] = _sum_above(walk, band)
    if below_its_line(walk, parts):
        return True
    shared(parts)
    said = len(band.amounts) > 1 and len([fact for fact in cards if fact.amount is not None]) == len(band.amounts)
    if region.ageing and not (parts.money and cards) and not said:
        if band.amounts and (not parts.label or all(atom.kind == "money" for atom in band.atoms)):
            for atom in band.amounts:
                walk.draft.rows.append(Row(kind=RowKind.NOTE, label="ageing", amount=atom.amount, spot=atom.spot))
            due = next((role for role in ("running_balance", "patient_owes") if role in parts.money), None)
            if due is not None:
                spot = spot_of(parts.places.get(due, ()))
                walk.say(
                    Fact(
                        field="balance",
                        odds=2000,
                        label="",
                        band=band.number,
                        spot=spot,
                        amount=parts.money[due],
                        text="row",
                    )
                )
            return True
        return False
    marked = bool({"code", "units", "revenue_code", "ndc"} & parts.marks.keys() or parts.days)
    kind = parts.kind
    if parts.money and cards:
        return False
    if not parts.money and marked and len(parts.loose) == 1 and parts.loose[0].words == band.atoms[-1].words:
        only = [column.role for column in region.columns if column.kind == "money" and column.role]
        if len(only) == 1 and parts.loose[0].amount is not None:
            # One money column and one amount at the end of the row: it has only slipped sideways.
            parts.money[only[0]] = parts.loose[0].amount
            parts.places[only[0]] = parts.loose[0].words
            parts.texts["description"] = [
                text.removesuffix(parts.loose[0].text).rstrip() for text in parts.texts.get("description", ())
            ]
            parts.loose.clear()
    if not parts.money:
        return moneyless(walk, band, parts, region, marked=marked, facts=facts)
    if _sentence(band, parts):
        return False
    named = [fact for fact in facts if fact.field in MONEY_FIELDS and fact.odds >= 2400]
    if len(band.amounts) == 1 and colon_before(band) and not marked and "code" not in parts.marks:
        return False
    if (
        walk.setting.kind is BillKind.COLLECTION
        and "charge" in parts.money
        and "code" not in parts.marks
        and _told(walk, band, parts, region)
    ):
        return True
    if not marked and kind not in SUMS and len(parts.money) > 1 and parts.loose and (rest := _without_loose(parts)):
        kind = row_kind(rest)  # "PT RESP 83.31  CLAIM TOTALS": the sum's own words stand behind another label's amount
        parts.texts["description"] = [rest]
    several = len(walk.draft.lines) > 1 or (len(walk.drafts) > 1 and bool(walk.draft.lines))
    if kind is None and len(parts.money) > 1 and not marked and several and SUMMING.search(parts.label):
        kind = "total"  # "Period total" over several columns, even where one of the sums is wrong
    if kind is None and len(parts.money) > 1 and not marked and any(fact.field == "total_charges" for fact in named):
        kind = "total"  # "Estimate in all" over several columns adds up each of them
    if (kind == "total" or (kind is None and not marked and SUMMING.search(parts.label))) and _names_section(walk, parts):
        kind = "subtotal"
    if kind in (None, "total") and not marked and "charge" in parts.money and says_again(walk.draft, parts.any_label):
        kind = "subtotal"
    if kind in SUMS:
        walk.flush()
        if mixed(region.columns, region.body):
            _both(walk, parts)
        summed(walk.draft, parts, kind or "total", band=band.number)
        for fact in named:
            if fact.field != "total_charges" or "charge" not in parts.money:
                walk.say(fact)
        _loose(walk, parts, named)
        return True
    if kind in (None, "payment", "adjustment") and _takes_back(walk, parts):
        return True
    if kind is None and not named and walk.setting.kind is BillKind.BILL and left_of_visit(walk.draft, parts):
        walk.flush()
        return True
    if kind is None and "code" not in parts.marks and _reduces(parts):
        kind = "adjustment"
    if kind is None and not named:
        kind = _headed_credit(walk, parts) or _uncoded_credit(walk, parts, region)
    if kind is None and (parts.days or not named):
        kind = _listed_credit(walk, parts, region)
    if kind in ("payment", "adjustment"):
        walk.flush()
        if named and credit_below(walk, band):
            return True
        if named and not parts.days and len(parts.money) == 1:
            for fact in named:
                walk.say(fact)
            if not region.headed or not walk.draft.lines or "total" in parts.label.lower():
                return True
        if not credit(walk.draft, parts, RowKind.PAYMENT if kind == "payment" else RowKind.ADJUSTMENT):
            if not (named and not parts.days and len(parts.money) == 1):  # else its label has already said what it is
                walk.lose(band)
            return True
        left_of_line(walk.draft, parts)
        _loose(walk, parts, [])
        return True
    if kind in ("balance", "previous_balance", "interest"):
        walk.flush()
        if named:
            for fact in named:
                walk.say(fact)
            return True
        amount = next(
            (parts.money[role] for role in ("charge", "running_balance", "patient_owes", "paid") if role in parts.money),
            None,
        )
        field = kind
        if kind == "balance" and walk.setting.kind in (BillKind.EOB, BillKind.REMITTANCE):
            field = "patient_responsibility"
        walk.say(Fact(field=field, odds=2500, label=parts.label, band=band.number, spot=parts.spot, amount=amount))
        return True
    if named and "code" not in parts.marks and not parts.days:
        if credit_below(walk, band):
            return True
        walk.flush()
        for fact in named:
            walk.say(fact)
        _loose(walk, parts, named)
        return True
    if kind == "note" and not marked:
        return False
    if walk.pending is not None and not parts.days and not ("code" in parts.marks and "code" in walk.pending.marks):
        parts = merged(walk.pending, parts)
        walk.pending = None
    walk.flush()
    if "charge" in parts.money:
        if not marked and not parts.label:
            return _bare(walk, band, parts)
        if _asks_again(walk, parts):
            amount = parts.money["charge"]
            walk.draft.rows.append(Row(kind=RowKind.NOTE, label=parts.label[:200], amount=amount, spot=parts.spot))
            return True
        apart = apart_from_care(walk, parts, region)
        if apart == "whole":
            charge = parts.money["charge"]
            walk.draft.rows.append(Row(kind=RowKind.NOTE, label=parts.label[:200], amount=charge, spot=parts.spot))
            return True
        if apart in SUMS:
            summed(walk.draft, parts, apart, band=band.number)
            return True
        if _adds_up(walk, parts):
            summed(walk.draft, parts, "total", band=band.number)
            return True
        below = parts.money["charge"].cents < 0 and not marked and bool(walk.draft.facts.get("total_charges"))
        if below and plain_credit(walk, band):
            return True
        if "code" not in parts.marks and not parts.days and _told(walk, band, parts, region):
            return True
        if below or apart == "stray":
            if not plain_credit(walk, band):
                walk.lose(band)
            return True
        walk.charge(parts, region)
        return True
    if _settled_without_charge(walk, parts, region):
        walk.charge(parts, region)
        return True
    if any(
        role in parts.money for role in ("paid", "patient_paid", "adjustment", "payments_and_adjustments")
    ) and not marked_service(parts):
        less = credit_kind(parts.label, below_zero=True) is RowKind.ADJUSTMENT
        credit(walk.draft, parts, RowKind.ADJUSTMENT if less or "adjustment" in parts.money else RowKind.PAYMENT)
        left_of_line(walk.draft, parts)
        return True
    if (
        marked_service(parts)
        or (marked and "allowed" in parts.money)
        or ("patient_owes" in parts.money and parts.label and not NOT_CARE.search(parts.label.lower()))
    ):
        walk.charge(parts, region)
        return True
    if "running_balance" in parts.money and not marked:
        walk.say(
            Fact(
                field="balance",
                odds=1500,
                label=parts.label,
                band=band.number,
                spot=parts.spot,
                amount=parts.money["running_balance"],
                text="row",
            )
        )
        return True
    return False


def _settled_without_charge(walk: Walk, parts: Parts, region: Region) -> bool:
    """Whether a plan's row says of a dated service what was paid and what may be billed, in a table that prints no charges, as a
    notice of hospital stays does."""
    if walk.setting.kind is not BillKind.EOB or not region.headed or not parts.label or parts.kind is not None:
        return False
    printed = {column.role for column in region.columns}
    dated = bool(parts.days) or walk.draft.section_day is not None
    return dated and "charge" not in printed and {"paid", "patient_owes"} <= parts.money.keys()


def _asks_again(walk: Walk, parts: Parts) -> bool:
    """A slip's row that asks for the very amount that the paper asks for above ("Sam Example, amount due by June 28, 2025")."""
    if CODES & parts.marks.keys() or "units" in parts.marks or not NOT_CARE.search(parts.label.lower()):
        return False
    if parts.days and ASKED_BY.search(parts.label):
        return True
    asked = (fact for name in ("balance", "patient_responsibility") for fact in walk.draft.facts.get(name, ()))
    return any(fact.amount == parts.money["charge"] for fact in asked)


def _sum_above(walk: Walk, band: Band) -> list[str]:
    """The words of a sum whose amounts stand in the row below them."""
    above = walk.bands[band.number - 1] if band.number else None
    if above is None or above.page != band.page or above.amounts or band.y0 - above.y1 > 2 * (above.y1 - above.y0):
        return []
    return [above.text] if row_kind(above.text) in SUMS else []


def _names_section(walk: Walk, parts: Parts) -> bool:
    """Whether a sum says the name of the section whose lines stand above it ("Sum - procedures") or the number of the department
    ("0120 TOTAL", "TOTAL REV CODE 0120")."""
    if parts.kind != "total" and names_section(walk.draft, parts.any_label):
        return True
    number = walk.draft.section_revenue
    written = {word.strip(".,:()") for word in parts.any_label.split()} | {parts.marks.get("revenue_code")}
    return number is not None and bool({number, number.lstrip("0")} & written)


def _told(walk: Walk, band: Band, parts: Parts, region: Region) -> bool:
    """An unheaded item whose words are about the account and not about care: a field said freely, or a note."""
    letter = walk.kind in (PaperKind.COLLECTION, PaperKind.NOTICE)
    if (region.headed and not letter) or (not letter and "day_in_text" in parts.marks) or len(parts.money) > 1:
        return False
    amount = parts.money["charge"]
    label = parts.label.lower()
    if walk.kind not in (PaperKind.COLLECTION, PaperKind.NOTICE, PaperKind.EOB) and not NOT_CARE.search(label):
        return False
    field = next((name for pattern, name in FREELY if re.search(pattern, label)), None)
    if walk.setting.kind is BillKind.COLLECTION and re.search(r"\btotal\b|debt now|\bnow\b", label):
        field = "balance"
    if walk.setting.kind is BillKind.COLLECTION and field is None and row_kind(parts.label) is not None:
        return False
    if field is not None and not re.search(r"\b(original|prior|before)\b", label):
        walk.say(Fact(field=field, odds=1200, label=parts.label, band=band.number, spot=parts.spot, amount=amount))
    else:
        adds = "account" if _account(parts) and walk.setting.kind is BillKind.COLLECTION else "charge"
        walk.draft.rows.append(Row(kind=RowKind.NOTE, label=parts.label[:200], amount=amount, spot=parts.spot, adds=adds))
    return True


def _account(parts: Parts) -> bool:
    """Whether a row is one of the debts that a collector lists: it begins with its number or has one in a column."""
    return "account" in parts.marks or ACCOUNT.match(parts.label) is not None


def _adds_up(walk: Walk, parts: Parts) -> bool:
    """A row of a few words without a code or a day that is to the cent all lines together: under lines that have them, under
    many, or by its words."""
    lines = walk.draft.lines
    charge = parts.money["charge"].cents
    own = parts.days or {"code", "revenue_code", "ndc"} & parts.marks.keys()
    if len(lines) < FEWEST_ADDED or charge != walk.draft.charged[-1] or not charge or own:
        return False
    if len(lines) >= MANY_ADDED or SUMMING.search(parts.label):
        return True
    return len(parts.money) == 1 and all(line.code or line.day or line.revenue_code for line in lines)


def _uncoded_credit(walk: Walk, parts: Parts, region: Region) -> str | None:
    """A negative amount without a code among charges that have one takes something off, whatever it is called."""
    charge = parts.money.get("charge")
    if charge is None or charge.cents >= 0 or not parts.label or walk.draft.facts.get("total_charges"):
        return None
    if not lacks_code(walk, parts, region):
        return None
    return "payment" if _said_credit(walk, parts) is RowKind.PAYMENT else "adjustment"


def _said_credit(walk: Walk, parts: Parts) -> RowKind | None:
    """Which kind of credit an amount below zero is by its own words, else by those that head its section ("Reductions")."""
    own = credit_kind(parts.label, below_zero=True)
    return own if own is not None else credit_kind(walk.draft.section_label, below_zero=True)


def _headed_credit(walk: Walk, parts: Parts) -> str | None:
    """A negative amount without a code under words that head credits is one of them, whatever it is called."""
    charge = parts.money.get("charge")
    if charge is None or charge.cents >= 0 or not parts.label or CODES & parts.marks.keys() or len(parts.money) > 1:
        return None
    kind = credit_kind(walk.draft.section_label, below_zero=True) if walk.draft.lines else None
    return None if kind is None else "payment" if _said_credit(walk, parts) is RowKind.PAYMENT else "adjustment"


def _listed_credit(walk: Walk, parts: Parts, region: Region) -> str | None:
    """A row of a table below the total in which nothing is above zero: one of what was paid and taken off, by whatever name."""
    charge = parts.money.get("charge")
    if charge is None or charge.cents >= 0 or not parts.label or CODES & parts.marks.keys() or len(parts.money) > 1:
        return None
    if not walk.draft.lines or not walk.draft.facts.get("total_charges") or not region.headed:
        return None
    amounts = [atom.amount for band in region.body if band.days for atom in band.amounts if atom.amount is not None]
    if any(amount.cents > 0 for amount in amounts):
        return None
    return "payment" if _said_credit(walk, parts) is not RowKind.ADJUSTMENT else "adjustment"


def _bare(walk: Walk, band: Band, parts: Parts) -> bool:
    """Amounts without a word: a total when they add up, else lost."""
    charge = parts.money["charge"].cents
    lines = walk.draft.charged[-1]
    since = lines - walk.draft.charged[min(walk.draft.since, len(walk.draft.charged) - 1)]
    if lines and charge == lines:
        summed(walk.draft, parts, "total", band=band.number)
    elif since and charge == since:
        summed(walk.draft, parts, "subtotal", band=band.number)
    else:
        walk.lose(band)
    return True


def _loose(walk: Walk, parts: Parts, named: Sequence[Fact]) -> None:
    said = {fact.amount for fact in named}
    for atom in parts.loose:
        if atom.amount not in said:
            walk.draft.rows.append(Row(kind=RowKind.NOTE, label=parts.label[:200], amount=atom.amount, spot=atom.spot))


def _both(walk: Walk, parts: Parts) -> None:
    """Reductions and the patient's shares summed together add up no one column of the lines: a note, unless the lines' reductions
    alone come to it."""
    amount = parts.money.get("adjustment")
    own = [sum(one.amount.cents for line in draft.lines for one in line.adjustments) for draft in walk.drafts]
    if amount is not None and amount.cents in (own[-1], sum(own)):
        return
    amount = parts.money.pop("adjustment", None)
    if amount is not None:
        spot = spot_of(parts.places.pop("adjustment", ())) or parts.spot
        walk.draft.rows.append(Row(kind=RowKind.NOTE, label=parts.any_label[:200], amount=amount, spot=spot))


def _without_loose(parts: Parts) -> str | None:
    """What names a sum once amounts that stand in no column, and the words before them, are left out of the row's words."""
    rest = parts.label
    for atom in parts.loose:
        before, found, after = rest.partition(atom.text)
        if found:
            rest = after if SUMMING.search(after) else before
    rest = rest.strip(" :")
    return rest if rest != parts.label and row_kind(rest) in SUMS else None


def marked_service(parts: Parts) -> bool:
    """Whether a row is a service by its marks, whatever amounts it has."""
    return "code" in parts.marks or ("units" in parts.marks and bool(parts.label)) or "revenue_code" in parts.marks


def _takes_back(walk: Walk, parts: Parts) -> bool:
    """A payment or an adjustment that was taken back becomes a row of its kind below zero: what it had paid is owed again."""
    charge, kind = parts.money.get("charge"), taken_back(parts.label)
    if kind is None or charge is None or charge.cents <= 0 or {"code", "revenue_code", "ndc"} & parts.marks.keys():
        return False
    walk.flush()
    day = parts.days.get("day")
    spot = spot_of(parts.places.get("charge", ())) or parts.spot
    walk.draft.rows.append(
        Row(kind=kind, label=parts.label[:200], amount=Money(-charge.cents), day=chosen_day(day) if day else None, spot=spot)
    )
    return True


def _reduces(parts: Parts) -> bool:
    """A negative charge whose words say that the plan or the provider took something off."""
    charge = parts.money.get("charge")
    return charge is not None and charge.cents < 0 and bool(TAKEN_OFF.search(parts.label))


def _sentence(band: Band, parts: Parts) -> bool:
    """Whether amounts stand inside running words."""
    if parts.marks.get("code") or parts.days:
        return False
    for cell in band.cells:
        for number, atom in enumerate(cell.atoms):
            if atom.kind == "money":
                after = [a for a in cell.atoms[number + 1 :] if a.kind == "word" and any(mark.isalpha() for mark in a.text)]
                if number >= 3 and len(after) >= 2:
                    return True
    return False
