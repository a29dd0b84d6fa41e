"""Readings of FHIR papers as plain values short enough to be read by a person, for the golden files."""

import dataclasses
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
