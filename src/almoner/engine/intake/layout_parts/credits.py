"""What a row under the charges takes off the balance, who paid it, and where it is kept."""

import re
from collections.abc import Iterable
from datetime import date

from almoner.engine.bill import Row, RowKind
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.roles import row_kind
from almoner.engine.intake.layout_parts.row_parts import Parts, chosen_day
from almoner.engine.intake.layout_parts.words import spot_of

LEAD = re.compile(r"^(less|menos|minus)\b\s*:?\s*", re.IGNORECASE)
PAID = re.compile(r"\b(paid|payments?|pmts?|pymts?|pag[oó]s?|pagad[oa]|abonos?|thank you|gracias)\b", re.IGNORECASE)
TAKEN_OFF = re.compile(
    r"\b(discounts?|adjust\w*|adj|write.?offs?|allowances?|contractual|courtesy|savings|reductions?|reduced|rebajas?|descuentos?|ajustes?|"
    r"charity|financial assistance|sequestration)\b",
    re.IGNORECASE,
)
CREDITED = re.compile(r"\bcredits?\b(?! (card|from))", re.IGNORECASE)
BOTH = re.compile(r"\b(and|y|or|o)\b|[/&+]", re.IGNORECASE)
PERSON = re.compile(
    r"\b(you|your|patient|resident|client|family|co-?pay\w*|self|personal|guarantor|hsa|at (the )?visit|usted|paciente|thank you|gracias)\b",
    re.IGNORECASE,
)
MEANS = re.compile(r"\b(cash|check|visa|mastercard|amex|debit)\b", re.IGNORECASE)
"""How a person pays at a counter, and a plan by mail ("Insurance check")."""
INSURER = re.compile(
    r"insur|\bins\b|medicare|medicaid|\bplan\b|\bblue\b|\bhealth\b|aetna|cigna|united|humana|seguro|\bpart [a-d]\b|payer|primary|secondary|\bhmo\b|"
    r"\bppo\b|bcbs|tricare",
    re.IGNORECASE,
)


def credit_kind(label: str, *, below_zero: bool) -> RowKind | None:
    """PAYMENT or ADJUSTMENT for the words beside one amount, None where they say neither or both. An amount that is not below
    zero counts only where the whole label is a known one.
    """
    plain = LEAD.sub("", label.strip()).rstrip(" :-")
    known = row_kind(plain)
    paid, less = bool(PAID.search(plain)), bool(TAKEN_OFF.search(plain))
    if paid and less and BOTH.search(plain):
        return None
    if known in ("payment", "adjustment"):
        return RowKind.PAYMENT if known == "payment" else RowKind.ADJUSTMENT
    if known is not None or not (below_zero or LEAD.match(label.strip())):
        return None
    if less or (CREDITED.search(plain) and not paid):
        return RowKind.ADJUSTMENT
    return RowKind.PAYMENT if paid else None


def credited_field(kind: RowKind, label: str) -> str | None:
    """The header field a credit belongs to: adjustments, insurance_paid, patient_paid; None where nobody says who paid."""
    if kind is RowKind.ADJUSTMENT:
        return "adjustments"
    insurer, person = bool(INSURER.search(label)), bool(PERSON.search(label))
    person = person or (not insurer and bool(MEANS.search(label)))
    if insurer != person:
        return "insurance_paid" if insurer else "patient_paid"
    return None


def plan_named(bands: Iterable[Band], headings: Iterable[str]) -> bool:
    """Whether the headings of columns of payments, or words beside an amount, name a plan as one who paid."""
    return any(INSURER.search(words) for words in (*headings, *(band.text for band in bands if band.amounts)))


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
        row = Row(
            kind=here,
            label=parts.label[:200],
            amount=abs(amount),
            day=_credit_day(parts),
            spot=spot_of(parts.places.get(role, ())) or parts.spot,
        )
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
