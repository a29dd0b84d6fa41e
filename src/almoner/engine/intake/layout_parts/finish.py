"""A draft becomes a bill: header fields with their places, lines with their days, and doubts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from almoner.engine.bill import (
    Accumulator,
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
from almoner.engine.intake.layout_parts.addresses import ADDRESS
from almoner.engine.intake.layout_parts.draft import Draft, Setting
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.settle import left_to_patient, settled
from almoner.engine.intake.paper_kind import network_of, payer_type
from almoner.engine.money import Money, total

HEADER_MONEY = (
    "total_charges", "adjustments", "insurance_paid", "patient_paid", "previous_balance", "interest", "patient_responsibility",
    "balance", "deductible", "copay", "coinsurance",
)  # fmt: skip
ASIDE = re.compile(r"\([^)]{0,80}\)")
SETTLED = re.compile(
    r"\b(paid in full|account (is )?closed|zero balance|nothing (further )?is (owed|due)|pagad[ao] (por completo|en su totalidad))\b",
    re.IGNORECASE,
)
"""Sentences that say an account is settled: kept as remarks."""
AFTER = re.compile(r"\b(after|net of|less|despu[eé]s de|menos)\b", re.IGNORECASE)
"""A balance that says what was taken off ("Amount due after discounts"): the check of the balance reads these words."""
INSURED = re.compile(r"subscriber|insured|suscriptor|asegurad|titular|policy ?holder", re.IGNORECASE)
NETWORKS = {"in": Network.IN, "out": Network.OUT}
GONE_OUT = re.compile(
    r"insurance (has been|was) (filed|billed)|pending (with )?insurance|insurance pending|billed (to )?your insurance|waiting for (your )?insurance|claim (is )?pending|awaiting (insurance )?payment",
    re.IGNORECASE,
)


def finish(draft: Draft, setting: Setting, *, pages_missing: bool, number: int) -> tuple[Bill, list[Doubt]]:
    """The draft as a Bill with doubts that name it by its position."""
    spots: dict[str, Spot] = {}
    doubts: list[Doubt] = []
    chosen: dict[str, Money] = {}
    for name in HEADER_MONEY:
        facts = [fact for fact in draft.facts.get(name, ()) if fact.amount is not None]
        if not facts:
            continue
        best, rivals = settled(name, facts, draft)
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
        if name == "balance" and AFTER.search(best.label):
            draft.rows.append(Row(RowKind.NOTE, best.label[:200], amount, spot=best.spot, adds="balance"))
        if rivals:
            doubts.append(
                Doubt(field=name, read=str(amount), candidates=rivals, says="several_amounts", spot=best.spot, bill=number)
            )
    _paid_in_person(draft, setting, chosen, spots)
    for name, credits in draft.credits.items():
        if name not in chosen:
            chosen[name] = total(row.amount for row in credits if row.amount is not None)
            if credits[0].spot:
                spots[name] = credits[0].spot
    if setting.kind is BillKind.BILL and (rest := left_to_patient(chosen, draft)) is not None:
        chosen["patient_paid"] = rest
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
    lines = _dated(draft)
    who = _text_spots(draft, spots)
    if "patient" not in who and setting.kind is BillKind.EOB:
        _insured(draft, who, spots)
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
    itemised = None if draft.whole_of is not None else itemised  # the lines are on the bills of its people
    first_day, last_day = _period(draft, lines, spots)
    bill = Bill(
        kind=setting.kind,
        form=_form(lines, draft),
        network=network,
        provider=Provider(
            name=who.get("provider"),
            npi=who.get("npi"),
            tax_id=who.get("tax_id"),
            state=who.get("state"),
            zip=who.get("zip"),
            address=tuple(who[ADDRESS].split("\n")) if ADDRESS in who else (),
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
        whole_of=draft.whole_of,
        rows=_once(draft.rows),
        lines=lines,
        spots=spots or None,
        spot=lines[0].spot if lines else next(iter(spots.values()), None),
        **chosen,  # type: ignore[arg-type]  # names of money fields of Bill
    )
    for path, read, candidates, says, spot in draft.doubts:
        doubts.append(Doubt(field=path, read=read, candidates=candidates, says=says, spot=spot, bill=number))
    return bill, doubts


def _paid_in_person(draft: Draft, setting: Setting, chosen: dict[str, Money], spots: dict[str, Spot]) -> None:
    """What a bill's column of payments comes to was paid by the person where no amount, heading or label names a plan."""
    if setting.kind is not BillKind.BILL or setting.plan_named or "patient_paid" in chosen or draft.facts.get("payer"):
        return
    facts = draft.facts.get("insurance_paid", ())
    if facts and all(fact.text == "row" for fact in facts):
        chosen["patient_paid"] = chosen.pop("insurance_paid")
        if "insurance_paid" in spots:
            spots["patient_paid"] = spots.pop("insurance_paid")


def _once(rows: Sequence[Row]) -> tuple[Row, ...]:
    """A total that the paper says again over the same lines stays as a note: one sum, not two."""
    said: set[tuple[object, ...]] = set()
    found: list[Row] = []
    for row in rows:
        key = (row.amount, row.first_line, row.last_line, row.adds)
        again = row.kind is RowKind.TOTAL and row.first_line is not None and key in said
        said |= {key} if row.kind is RowKind.TOTAL else set()
        found.append(replace(row, kind=RowKind.NOTE, first_line=None, last_line=None) if again else row)
    return tuple(found)


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


def _dated(draft: Draft) -> tuple[Line, ...]:
    """Lines without a day take the one day of service that the heading gives for all of them."""
    fact = draft.first("service_dates")
    if fact is None or not fact.days or (fact.through and fact.through != fact.days):
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
        ADDRESS,
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
            found[name] = fact.text[: values.LONGEST]
            if fact.spot:
                spots[name] = fact.spot
    return found


def _insured(draft: Draft, who: dict[str, str], spots: dict[str, Spot]) -> None:
    """A plan's paper that names only the person insured is about that person."""
    fact = next((fact for fact in draft.facts.get("guarantor", ()) if fact.text and INSURED.search(fact.label)), None)
    if fact is not None and fact.text:
        who["patient"] = fact.text[: values.LONGEST]
        if fact.spot:
            spots["patient"] = fact.spot


def _accumulators(draft: Draft) -> tuple[Accumulator, ...]:
    """One for each kind, person or family, and network. "Met before this claim" without an amount means the whole limit."""
    found: list[Accumulator] = []
    for who, prefix in (("person", ""), ("family", "family_")):
        for kind in ("deductible", "out_of_pocket"):
            told = {
                name: draft.facts.get(f"{prefix}{kind}_{name}", [])
                for name in ("limit", "used", "before", "used_whole", "before_whole")
            }
            networks = dict.fromkeys(
                fact.text if fact.text in NETWORKS else None for name in ("limit", "used", "before") for fact in told[name]
            )
            for network in networks:
                own = {
                    name: [fact.amount for fact in facts if (fact.text if fact.text in NETWORKS else None) == network]
                    for name, facts in told.items()
                }
                limit = own["limit"][0] if own["limit"] else None
                used = own["used"][-1] if own["used"] else limit if told["used_whole"] else None
                before = own["before"][0] if own["before"] else limit if told["before_whole"] else None
                if limit is None and used is None and before is None:
                    continue
                found.append(
                    Accumulator(
                        kind=kind,
                        who=who,
                        limit=limit,
                        used=used,
                        network=NETWORKS.get(network or "", Network.UNKNOWN),
                        before=before,
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
