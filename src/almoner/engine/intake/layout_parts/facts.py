"""What a label and its value say: "Account: 5520148", "Amount due .... $40.00"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from almoner.engine.bill import Spot
from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.pairs import Pair
from almoner.engine.intake.layout_parts.roles import NUMBER_FIELDS, SURE, is_ageing, label, plain_words, row_kind
from almoner.engine.intake.layout_parts.words import spot_of
from almoner.engine.money import Money

MONEY_FIELDS = frozenset(
    [
        "total_charges",
        "adjustments",
        "insurance_paid",
        "payments_and_adjustments",
        "payments",
        "patient_paid",
        "previous_balance",
        "interest",
        "balance",
        "patient_responsibility",
        "allowed",
        "not_covered",
        "deductible",
        "copay",
        "coinsurance",
        "deductible_limit",
        "deductible_used",
        "family_deductible_limit",
        "family_deductible_used",
        "out_of_pocket_limit",
        "out_of_pocket_used",
        "family_out_of_pocket_limit",
        "family_out_of_pocket_used",
        "deductible_before",
        "out_of_pocket_before",
        "family_deductible_before",
        "family_out_of_pocket_before",
    ]
)
DAY_FIELDS = frozenset({"statement_date", "admitted", "discharged", "birth_date", "due_on", "service_dates"})
NAMING = frozenset({"patient", "account", "claim", "member_id", "provider", "payer", "birth_date", "npi"})
LEAD = re.compile(r"^(?:as of [^,]*,(?: \d{4},?)?|\d{1,2}[a-z]?\.|[-•*·]+|less:?|plus:?|menos:?)\s+", re.IGNORECASE)
SCHEDULED = re.compile(r"^date (was )?scheduled|scheduled on|scheduling|requested", re.IGNORECASE)
BARE_NPI = re.compile(r"\bNPI\b\s*(?:no\.?|number|#)?\s*(\d{10})\b", re.IGNORECASE)
BARE_TAX_ID = re.compile(r"\b(?:tax id|tin|ein|fed(?:eral)? tax id)\b\s*(?:no\.?|number|#)?\s*(\d{2}-\d{7})\b", re.IGNORECASE)
ASIDE = re.compile(r"\([^)]*\)|\b\d+\s?%|\bfrom patient$|\bthis claim$", re.IGNORECASE)
NUMBER = re.compile(r"[A-Za-z0-9*#][\w*#./-]*")
NAMES = frozenset({"patient", "provider", "payer", "payer_secondary", "guarantor", "creditor"})
LETTERS = re.compile(r"[^\W\d_]{2,}")
ASKING = re.compile(r"referring|referred|ordering|ordered|requesting|requested by|refiere|ordena", re.IGNORECASE)
"""Who asked for a service is not who gave it."""
PHONE = re.compile(r"^\(?1?[-. (]*\d{3}[-.) ]+[\dA-Z]{3}-[\dA-Z]{4}$")
CHARGED = frozenset(
    [
        "charge",
        "total",
        "submitted",
        "fee",
        "cost",
        "amount",
        "price",
        "gross",
        "quoted",
        "bill",
        "estimate",
        "estimated",
        "claimed",
    ]
)
"""A label of all charges has one of these words; a service's own words do not become one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One label with its value: money, days, or text as printed."""

    field: str
    odds: int
    label: str
    band: int
    spot: Spot | None
    amount: Money | None = None
    days: tuple[date, ...] = ()
    through: tuple[date, ...] = ()
    text: str | None = None
    share: Decimal | None = None


def fact_of(pair: Pair, band: int) -> Fact | None:
    """What a pair says, when its label is known and its value has the label's kind."""
    plain = ASIDE.sub(" ", LEAD.sub("", pair.label)).strip()
    odds = tuple(sorted({*label(pair.label), *label(plain)}, key=lambda item: (-item[1], item[0] == "guarantor", item[0])))
    if pair.direct and plain.lower() in ("service", "procedure", "servicio", "service description", "procedimiento"):
        return _with(
            Fact(field="service", odds=2600, label=pair.label, band=band, spot=spot_of(pair.label_words)),
            text=_name(pair.value),
        )
    if pair.direct and plain.lower() in ("date", "fecha"):
        odds = (("statement_date", 2600), *odds)
    elif pair.direct and (not odds or odds[0][1] < 2400):
        # "Hospital services - Patient": the last words alone may be the label.
        ends = (label(" ".join(plain.split()[-size:])) for size in (3, 2, 1))
        odds = next((end for end in ends if end and end[0][1] >= 3900 and end[0][0] in NAMING), odds)
    for field, speaks in odds:
        if (
            speaks < (2400 if pair.direct else SURE)
            or ASKING.search(pair.label)
            or (field == "service_dates" and SCHEDULED.search(pair.label))
        ):
            continue
        fact = _valued(field, speaks, pair, band)
        if fact is not None:
            return fact
    return None


def _valued(field: str, odds: int, pair: Pair, band: int) -> Fact | None:
    spot = spot_of([word for atom in pair.value for word in atom.words])
    said = Fact(field=field, odds=odds, label=pair.label, band=band, spot=spot)
    texts = " ".join(atom.text for atom in pair.value)
    if field in MONEY_FIELDS:
        amount = next((atom.amount for atom in pair.value if atom.kind == "money"), None)
        if amount is None and pair.direct and len(pair.value) == 1:
            amount = values.money(pair.value[0].text, bare=True)
        at = next((n for n, atom in enumerate(pair.value) if atom.kind == "money"), 0)
        if amount is None or at > 3:
            return None
        if field == "total_charges" and (row_kind(pair.label) == "subtotal" or not CHARGED & set(plain_words(pair.label))):
            return None
        return _with(said, amount=amount, text=texts)
    if field in DAY_FIELDS:
        days = [atom for atom in pair.value if atom.kind == "day"]
        if not days:
            span = values.span(texts)
            return _with(said, days=span[0], through=span[1], text=texts) if span and field == "service_dates" else None
        first = tuple(day for day in days[0].days if isinstance(day, date))
        second = (
            tuple(day for day in days[1].days if isinstance(day, date)) if len(days) > 1 and field == "service_dates" else ()
        )
        return _with(said, days=first, through=second, text=days[0].text) if first else None
    if field == "coinsurance_rate":
        share = values.share(texts) or values.share(texts.split()[0].rstrip(".,;") if texts.split() else "")
        return _with(said, share=share, text=texts) if share is not None else None
    if field in NUMBER_FIELDS:
        word = pair.value[0].text.strip(",;")
        if field == "npi":
            return _with(said, text=word) if re.fullmatch(r"\d{10}", word) else None
        if not any(mark.isdigit() for mark in texts) or any(atom.kind == "money" for atom in pair.value[:1]):
            return None
        if (pair.value[0].kind == "day" and (not pair.direct or pair.value[0].short is None)) or PHONE.match(texts):
            return None
        number = _number(pair.value)
        return _with(said, text=number) if number else None
    if is_ageing(pair.label) or not texts.strip(" -_"):
        return None
    if any(atom.kind == "money" for atom in pair.value):
        return None
    if field in NAMES and (not _may_name(pair.value, texts) or (not pair.direct and _is_label(texts))):
        return None
    return _with(said, text=_name(pair.value))


def _is_label(text: str) -> bool:
    """Whether a value is the next label of a card and no name."""
    odds = label(text)
    return bool(odds) and odds[0][1] >= SURE


def _may_name(value: Sequence[Atom], texts: str) -> bool:
    """Whether a value can be a name: it has words, and is no day and no number with letters in it."""
    if any(atom.kind == "day" for atom in value) or not LETTERS.search(texts):
        return False
    return len(value) > 1 or not any(mark.isdigit() for mark in texts)


def _number(value: Sequence[Atom]) -> str | None:
    """The number at the start of a value: one word, or several short groups of digits that belong together."""
    words = [word.text for atom in value for word in atom.words]
    kept: list[str] = []
    for word in words:
        bare = word.strip(",;:()")
        if not NUMBER.fullmatch(bare) or (kept and not any(mark.isdigit() for mark in bare)):
            break
        if kept and any(mark.isdigit() for mark in kept[0]) and len(kept[0]) > 4:
            break
        kept.append(bare)
        if len(kept) == 4:
            break
    while kept and not any(mark.isdigit() for mark in kept[-1]):
        kept.pop()
    return " ".join(kept) or None


def _name(value: Sequence[Atom]) -> str:
    return " ".join(atom.text for atom in value).strip(" ,;:")


def _with(fact: Fact, **changes: object) -> Fact:

    return replace(fact, **changes)  # type: ignore[arg-type]  # the names are this record's own


def bare_numbers(band: Band) -> list[Fact]:
    """ "NPI 1234567893" and "Tax ID 12-3456789" without a colon; an NPI only with its right check digit."""
    found: list[Fact] = []
    for field, pattern, right in (("npi", BARE_NPI, values.npi), ("tax_id", BARE_TAX_ID, str)):
        hit = pattern.search(band.text)
        if hit is not None and right(hit[1]):
            found.append(
                Fact(
                    field=field,
                    odds=2000,
                    label=hit[0][: hit.start(1) - hit.start()].strip(),
                    band=band.number,
                    spot=band.spot,
                    text=hit[1],
                )
            )
    return found
