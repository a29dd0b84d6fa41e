"""What a row under the charges takes off the balance, and who paid it, by its words alone."""

import re

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout_parts.roles import row_kind

LEAD = re.compile(r"^(less|menos|minus)\b\s*:?\s*", re.IGNORECASE)
PAID = re.compile(r"\b(paid|payments?|pmts?|pymts?|pag[oó]s?|pagad[oa]|abonos?|thank you|gracias)\b", re.IGNORECASE)
TAKEN_OFF = re.compile(
    r"\b(discounts?|adjust\w*|adj|write.?offs?|allowance|contractual|courtesy|savings|reduction|rebaja|descuentos?|ajustes?|"
    r"charity|financial assistance|sequestration)\b",
    re.IGNORECASE,
)
BOTH = re.compile(r"\b(and|y|or|o)\b|[/&+]", re.IGNORECASE)
PERSON = re.compile(
    r"\b(you|your|patient|co-?pay\w*|self|personal|guarantor|cash|check|visa|mastercard|amex|debit|hsa|at (the )?visit|usted|paciente|"
    r"thank you|gracias)\b",
    re.IGNORECASE,
)
INSURER = re.compile(
    r"insur|\bins\b|medicare|medicaid|\bplan\b|\bblue\b|\bhealth\b|aetna|cigna|united|humana|seguro|payer|primary|secondary|\bhmo\b|"
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
    if less:
        return RowKind.ADJUSTMENT
    return RowKind.PAYMENT if paid else None


def credited_field(kind: RowKind, label: str) -> str | None:
    """The header field a credit belongs to: adjustments, insurance_paid, patient_paid; None where nobody says who paid."""
    if kind is RowKind.ADJUSTMENT:
        return "adjustments"
    insurer, person = bool(INSURER.search(label)), bool(PERSON.search(label))
    if insurer != person:
        return "insurance_paid" if insurer else "patient_paid"
    return None
