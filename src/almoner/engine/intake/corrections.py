"""A person's corrections, replayed over the first reading: append-only, and undone only by a later one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

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
    Reading,
    Row,
)
from almoner.engine.errors import Refused
from almoner.engine.money import Money

Record = TypeVar("Record", Bill, Line, Row, Adjustment, Accumulator, Provider, Patient, Payer)
Plain = str | bool | None | Mapping[str, Any] | Sequence[Any]


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry: who, when (ISO text), the fact's path as in doubts ("bills/b…/lines/l…/charge"), old and new as in the JSON.

    A line is removed by new=None on its path, and added by new={…} on "bills/b…/lines". To undo, append the reverse. Where old
    and new are the same, the person says that it was read well. "doubts/d…", without old and new, settles a doubt that is
    about no single fact.
    """

    who: str
    when: str
    field: str
    old: Plain = None
    new: Plain = None


def share(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(f"{text!r} is not a number")
    return number


def yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError(f"{value!r} is neither true nor false")


MAKERS: Mapping[str, Callable[[Any], object]] = {
    "Money": lambda value: Money.of(str(value)),
    "date": lambda value: date.fromisoformat(str(value)),
    "Decimal": lambda value: share(str(value)),
    "str": str,
    "bool": yes_or_no,
    "Form": Form,
    "Network": Network,
    "BillKind": BillKind,
    "tuple[str, ...]": lambda value: tuple(str(one) for one in value),
}
PARTS: Mapping[str, type] = {"provider": Provider, "patient": Patient, "payer": Payer}
ALSO_CALLED: Mapping[str, tuple[str, str]] = {
    "provider": ("provider", "name"),
    "npi": ("provider", "npi"),
    "tax_id": ("provider", "tax_id"),
    "state": ("provider", "state"),
    "zip": ("provider", "zip"),
    "patient": ("patient", "name"),
    "birth_date": ("patient", "birth_date"),
    "member_id": ("patient", "member_id"),
    "account": ("patient", "account"),
    "payer": ("payer", "name"),
}
"""Header facts by the short names that readers and spots give them."""
FIXED = frozenset({"id", "document", "spot", "spots", "lines", "rows", "accumulators", "claim_adjustments", "confidence"})


def corrected(readings: Sequence[Reading], corrections: Sequence[Correction]) -> tuple[tuple[Reading, ...], frozenset[str]]:
    """The readings with every correction applied in order and without the doubts it settles, and the settled paths.

    Raises Refused where a correction names nothing here, or its `old` is not what stands there.
    """
    bills = {bill.id: bill for reading in readings for bill in reading.bills}
    doubts = {f"doubts/{doubt.id}" for reading in readings for doubt in reading.doubts}
    settled: set[str] = set()
    for number, correction in enumerate(corrections, start=1):
        if correction.field in doubts and correction.old is None and correction.new is None:
            settled.add(correction.field)
            continue
        bill_id, rest = split_path(correction, number, bills)
        bills[bill_id] = apply(bills[bill_id], rest, correction, number)
        settled.add(correction.field)
    return (
        tuple(
            replace(
                reading,
                bills=tuple(bills[bill.id] for bill in reading.bills),
                doubts=tuple(doubt for doubt in reading.doubts if not is_settled(doubt, settled)),
            )
            for reading in readings
        ),
        frozenset(settled),
    )


def is_settled(doubt: Doubt, settled: Collection[str]) -> bool:
    """Whether a person has answered it, or has removed the line it is about."""
    line = "/".join(doubt.field.split("/")[:4])  # bills/b…/lines/l…
    return any(path in settled for path in (doubt.field, f"doubts/{doubt.id}", line))


def split_path(correction: Correction, number: int, bills: Mapping[str, Bill]) -> tuple[str, list[str]]:
    parts = correction.field.split("/")
    if len(parts) < 3 or parts[0] != "bills" or parts[1] not in bills:
        raise unknown_path(correction, number)
    return parts[1], parts[2:]


def apply(bill: Bill, path: list[str], correction: Correction, number: int) -> Bill:
    match path:
        case ["lines"]:
            if not isinstance(correction.new, Mapping):
                raise refusal(number, "a new line needs its fields", 'write new as {"day": …, "charge": …}')
            made: dict[str, Any] = {name: value_of(Line, name, value, number) for name, value in correction.new.items()}
            line = replace(Line(), id=f"l{len(bill.lines)}added{number}", **made)
            return replace(bill, lines=(*bill.lines, line))
        case ["lines", line_id]:
            position = position_of(bill, line_id, correction, number)
            if correction.new is not None:
                raise refusal(number, "a whole line can only be removed", "write new as null, or correct one field of it")
            return replace(bill, lines=bill.lines[:position] + bill.lines[position + 1 :])
        case ["lines", line_id, "adjustment"]:
            position = position_of(bill, line_id, correction, number)
            line = bill.lines[position]
            if len(line.adjustments) != 1:
                raise unknown_path(correction, number)
            adjustments = (changed(line.adjustments[0], Adjustment, "amount", correction, number),)
            line = replace(line, adjustments=adjustments)
            return replace(bill, lines=(*bill.lines[:position], line, *bill.lines[position + 1 :]))
        case ["rows", index, "amount"] if is_position(index, bill.rows):
            at = int(index)
            row = changed(bill.rows[at], Row, "amount", correction, number)
            return replace(bill, rows=(*bill.rows[:at], row, *bill.rows[at + 1 :]))
        case ["lines", line_id, name]:
            position = position_of(bill, line_id, correction, number)
            line = changed(bill.lines[position], Line, name, correction, number)
            return replace(bill, lines=(*bill.lines[:position], line, *bill.lines[position + 1 :]))
        case [part, name] if part in PARTS:
            return replace(bill, **{part: changed(getattr(bill, part), PARTS[part], name, correction, number)})
        case ["accumulators", index, name] if is_position(index, bill.accumulators):
            at = int(index)
            one = changed(bill.accumulators[at], Accumulator, name, correction, number)
            return replace(bill, accumulators=(*bill.accumulators[:at], one, *bill.accumulators[at + 1 :]))
        case [name] if name in ALSO_CALLED:
            return apply(bill, list(ALSO_CALLED[name]), correction, number)
        case [name]:
            return changed(bill, Bill, name, correction, number)
        case _:
            raise unknown_path(correction, number)


def is_position(index: str, things: Sequence[object]) -> bool:
    return index.isascii() and index.isdigit() and len(index) < 9 and int(index) < len(things)


def position_of(bill: Bill, line_id: str, correction: Correction, number: int) -> int:
    for position, line in enumerate(bill.lines):
        if line.id == line_id:
            return position
    raise unknown_path(correction, number)


def changed(record: Record, kind: type, name: str, correction: Correction, number: int) -> Record:
    new = value_of(kind, name, correction.new, number)
    now = getattr(record, name)
    if now != value_of(kind, name, correction.old, number) and now != new:
        raise refusal(number, f'{correction.field} is not what its "old" says', "make the correction again from a fresh audit")
    change: dict[str, Any] = {name: new}
    return replace(record, **change)


def value_of(kind: type, name: str, value: Plain, number: int) -> object:
    """The typed value of one field; unknown is None."""
    types = {one.name: str(one.type) for one in fields(kind)}
    of = kind_name(types.get(name, ""))
    if of not in MAKERS or name in FIXED:
        raise refusal(number, f"{name!r} cannot be corrected", "correct a field that the audit's JSON shows")
    if value is None:
        if not types[name].endswith("| None") and of != "tuple[str, ...]":
            raise refusal(number, f"{name} cannot be left empty", "write it as in the audit's JSON")
        return () if of == "tuple[str, ...]" else None
    try:
        return MAKERS[of](value)
    except (ValueError, TypeError, KeyError, InvalidOperation) as error:
        raise refusal(number, f"{value!r} does not fit {name}", "write it as in the audit's JSON") from error


def kind_name(written: str) -> str:
    """ "almoner.engine.money.Money | None" or "<class 'str'>" becomes "Money" or "str"."""
    plain = written.removeprefix("<class '").removeprefix("<enum '").removesuffix("'>").removesuffix(" | None")
    return plain if plain.startswith("tuple[") else plain.rsplit(".", 1)[-1]


def unknown_path(correction: Correction, number: int) -> Refused:
    return refusal(number, f"nothing here is called {correction.field!r}", "take the path from this audit's doubts or lines")


def refusal(number: int, why: str, do: str) -> Refused:
    return Refused("correction_does_not_fit", what=f"Correction {number} was not applied", why=why, do=do)
