"""Charges become lines: a row under its columns, or a plan's block of labels and amounts."""

import re
from collections.abc import Mapping
from decimal import Decimal

from almoner.engine.bill import Adjustment, BillKind, Line, Spot
from almoner.engine.intake import values
from almoner.engine.intake.days import day as days_of
from almoner.engine.intake.layout_parts.draft import Draft, Setting
from almoner.engine.intake.layout_parts.row_parts import Parts, chosen_day
from almoner.engine.intake.layout_parts.words import spot_of
from almoner.engine.money import Money, total

LONE_DASH = re.compile(r"\s[-–—]$")
TOTALLED = re.compile(r"\b(total|claim)\b", re.IGNORECASE)
BLOCK_FIELDS = ("allowed", "adjustments", "insurance_paid", "deductible", "copay", "coinsurance", "patient_responsibility")


def service(draft: Draft, parts: Parts, setting: Setting, *, doubted: dict[str, str]) -> None:
    """One charge becomes a line. `doubted` names runner-up roles by role."""
    marks = parts.marks
    number = len(draft.lines)
    day_atom = parts.days.get("day")
    day = chosen_day(day_atom)
    if day is None and "day_in_text" in marks:
        read = days_of(marks["day_in_text"], year_hint=setting.year, order_hint=setting.order)
        day = read[0] if read else None
    through = chosen_day(parts.days.get("through"))
    if day is None:
        day = draft.section_day
        if through is None and draft.section_through is not None and draft.section_through[0] == day:
            through = draft.section_through[1]
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
        site=marks.get("site"),
        visit=" ".join(parts.texts.get("patient", ())) or draft.visit,
        spot=parts.spot,
        confidence=min((word.confidence for band in parts.bands for word in band.words), default=1000),
        spots=_places(parts),
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


def _places(parts: Parts) -> tuple[tuple[str, Spot], ...]:
    """Where each field stands on its page; in a text file the line's own place says it all."""
    if not parts.bands or not parts.bands[0].words or parts.bands[0].words[0].row is not None:
        return ()
    placed = dict(parts.places) | {role: atom.words for role, atom in parts.days.items()}
    return tuple((role, spot) for role, words in sorted(placed.items()) if (spot := spot_of(words)) is not None)


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
        # One code beside a row explains its discount; without one, what is not covered.
        coded = role == "adjustment" or (role == "not_covered" and not parts.money.get("adjustment"))
        given = group if coded else ""
        if role == "not_covered" and not given and _patients_own(parts.money, amount):
            given = "PR"
        found.append(Adjustment(group=given, reason=reason if coded else "", amount=amount))
    return tuple(found)


def _patients_own(money: Mapping[str, Money], excluded: Money) -> bool:
    """Whether what is left to the patient is the shares and all that is not covered: then the patient bears it."""
    owes = money.get("patient_owes")
    shares = [money[role] for role in ("deductible", "copay", "coinsurance", "shared") if role in money]
    return owes is not None and bool(shares) and owes == total(shares) + excluded


def blocks(draft: Draft, kind: BillKind) -> None:
    """A plan's paper that lists service after service as labels and amounts: each "amount billed" opens a line, the labels
    after it fill it, and the claim's own totals are left to the paper."""
    billed = [fact for fact in draft.facts.get("total_charges", ()) if fact.amount is not None and fact.text != "row"]
    if kind is not BillKind.EOB or draft.lines or not billed or any(TOTALLED.search(fact.label) for fact in billed):
        return
    if len(billed) == 1 and not (draft.facts.get("service") and draft.facts.get("service_dates")):
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
    if len(billed) == 1:
        return  # what one service says is the claim's as well
    for name in ("total_charges", *BLOCK_FIELDS):
        draft.facts[name] = [fact for fact in draft.facts.get(name, ()) if fact.band < billed[0].band]
        if not draft.facts[name]:
            del draft.facts[name]
