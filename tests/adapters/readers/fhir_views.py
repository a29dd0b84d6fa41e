"""Readings of FHIR papers as plain values short enough to be read by a person, for the golden files."""

import dataclasses
import json
from datetime import date
from decimal import Decimal
from enum import Enum

from almoner.engine.bill import Spot
from almoner.engine.money import Money


def plain(value):
    """Records without their empty fields, money as text, places as pointers."""
    if isinstance(value, Spot):
        return value.pointer
    if dataclasses.is_dataclass(value):
        kept = {}
        for field in dataclasses.fields(value):
            part = getattr(value, field.name)
            default = field.default if field.default is not dataclasses.MISSING else None
            if part != default and field.name not in {"document", "id", "confidence", "spots"}:
                kept[field.name] = plain(part)
        return kept
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Money | Decimal | date) else value


def amounts(value, pointer):
    """Every money value: (pointer, exact amount)."""
    if isinstance(value, dict):
        inner = value.get("value")
        if isinstance(inner, int | Decimal) and ("currency" in value or "4217" in str(value.get("system"))):
            yield pointer, Decimal(inner)
        for key, part in value.items():
            yield from amounts(part, f"{pointer}/{key}")
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from amounts(part, f"{pointer}/{place}")


def at(value, pointer):
    """What a pointer leads to."""
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


SUMMED = (
    "paidtoprovider",
    "paidtopatient",
    "paidbypatient",
    "prvdr_pmt_amt",
    "bene_pmt_amt",
    "ptnt_pay_amt",
    "ptnt_rspnsblty_pmt",
)
WHOLE = ("details break down", "restatement", "says nothing", "add up to", "marked")


def fates(value, reading):
    """(pointer, "placed", "lost" or "silent") of every amount in the claims of a paper, found without the reader's help."""
    gone = {one.spot.pointer for one in reading.lost if one.spot}
    zeros = {one.spot.pointer for one in reading.lost if one.spot and "amounts of 0.00" in one.what}
    within = tuple(one.spot.pointer + "/" for one in reading.lost if one.spot and any(word in one.what for word in WHOLE))
    for place, bill in enumerate(reading.bills):
        known = moneys(bill) | {candidate for doubt in reading.doubts if doubt.bill == place for candidate in doubt.candidates}
        for pointer, amount in amounts(at(value, bill.spot.pointer), bill.spot.pointer):
            if pointer in gone or pointer.startswith(within) or (not amount and bill.spot.pointer in zeros):
                yield pointer, "lost"
            elif not amount or f"{amount:.2f}" in known or summed(at(value, pointer.rpartition("/")[0])):
                yield pointer, "placed"
            else:
                yield pointer, "silent"


def moneys(bill):
    """All amounts a bill holds, as text."""
    found = [bill.total_charges, bill.insurance_paid, bill.patient_paid, bill.patient_responsibility]
    found += [bill.deductible, bill.copay, bill.coinsurance, *(row.amount for row in bill.rows)]
    found += [one.amount for one in bill.claim_adjustments]
    found += [part for one in bill.accumulators for part in (one.limit, one.used)]
    for line in bill.lines:
        found += [line.charge, line.allowed, line.paid, line.deductible, line.copay, line.coinsurance, line.patient_owes]
        found += [one.amount for one in line.adjustments]
    texts = {str(money) for money in found if money is not None}
    return texts | {f"{line.unit_price:.2f}" for line in bill.lines if line.unit_price is not None}


def summed(one):
    """Whether an amount went into a sum: the plan's payments to provider and patient, the patient's payments on the items."""
    said = json.dumps(one, default=str)
    return any(name in said for name in SUMMED)
