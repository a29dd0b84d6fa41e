"""Rows that take a payment or an adjustment back: their amount is owed again, and is no charge for care."""

import re

from almoner.engine.bill import RowKind

CREDITED = r"(?P<what>payments?|pmts?|pymts?|checks?|adjustments?|adjs?|discounts?|write.?offs?|pagos?|ajustes?|descuentos?)"
BACK = r"(?:reversed|reversal|rev|returned|voided|void|bounced|taken back|recouped|recoupment|retracted|clawed back|revertid[oa]|anulad[oa]|devuelt[oa])"
TAKEN_BACK = (
    re.compile(rf"\b{CREDITED}(?: was| were| fue)? {BACK}\b", re.IGNORECASE),
    re.compile(rf"^{BACK}(?: of| de| del)?(?: [\w.]+){{0,3}} {CREDITED}\b", re.IGNORECASE),
)
REDUCTIONS = ("adj", "disc", "write", "ajus", "desc")


def taken_back(label: str) -> RowKind | None:
    """PAYMENT or ADJUSTMENT where the words say that one was taken back ("Plan payment reversed"); None for all others."""
    hit = next((found for pattern in TAKEN_BACK if (found := pattern.search(label[:200]))), None)
    if hit is None:
        return None
    return RowKind.ADJUSTMENT if hit["what"].lower().startswith(REDUCTIONS) else RowKind.PAYMENT
