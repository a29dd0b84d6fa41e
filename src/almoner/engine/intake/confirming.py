"""Doubts as questions to a person, and what the person answers as corrections."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import NamedTuple

from almoner.engine.bill import Bill, Doubt, Line, Network, Patient, Payer, Provider, Reading, Row, Spot
from almoner.engine.intake import values
from almoner.engine.intake.corrections import ALSO_CALLED, FIXED, MAKERS, PARTS, Correction, Plain, kind_name
from almoner.engine.intake.days import day as days_in
from almoner.engine.money import Money
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import plain

LONGEST_TEXT = 200


class Kind(StrEnum):
    """How a value is written. NOTED has none: the person can only say that the doubt was seen."""

    MONEY = "money"
    DAY = "day"
    CODE = "code"
    REVENUE_CODE = "revenue_code"
    NDC = "ndc"
    NPI = "npi"
    NUMBER = "number"
    MODIFIERS = "modifiers"
    NETWORK = "network"
    YES_NO = "yes_no"
    TEXT = "text"
    NOTED = "noted"


class Fact(NamedTuple):
    """A fact that a correction can change."""

    kind: Kind
    value: object
    may_be_empty: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One doubtful fact. `now` is what stands there, `others` are values it may have instead (all as in the JSON), `hints` what
    else was seen there and is no value of this kind. `says` are keys of the rulebook's doubts. `line` is the line's position
    in its bill, from 1, `about` what tells it from others (code or words, day), `bill` the bill's position in its document where
    it has several, from 1. `field` is the correction's path. `may_be_empty`: the paper may have nothing there.
    """

    document: int
    paper: str
    field: str
    name: str
    kind: Kind
    now: Plain
    read: str
    others: tuple[str, ...]
    hints: tuple[str, ...]
    says: tuple[str, ...]
    spot: Spot | None
    bill: int | None = None
    line: int | None = None
    about: tuple[str | date, ...] = ()
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed as a value of the question's kind, or `wrong`: the key of the sentence that says how to write it."""

    value: Plain = None
    wrong: str | None = None


def questions(names: Sequence[str], readings: Sequence[Reading]) -> tuple[Question, ...]:
    """One question for each doubtful fact, in the order of the papers; doubts about the same fact are one question."""
    found: dict[tuple[int, str], Question] = {}
    for document, (name, reading) in enumerate(zip(names, readings, strict=True)):
        for doubt in reading.doubts:
            # On photos of one bill the value may stand on another than the first.
            at = doubt.spot.document if doubt.spot is not None and doubt.spot.document < len(names) else document
            one = question_of(doubt, at, names[at] if at != document else name, reading)
            same = found.get((document, one.field))
            found[document, one.field] = one if same is None else merged(same, one)
    return tuple(found.values())


def merged(one: Question, other: Question) -> Question:
    return replace(
        one,
        others=tuple(dict.fromkeys((*one.others, *other.others))),
        hints=tuple(dict.fromkeys((*one.hints, *other.hints))),
        says=tuple(dict.fromkeys((*one.says, *other.says))),
        spot=one.spot or other.spot,
    )


def question_of(doubt: Doubt, document: int, paper: str, reading: Reading) -> Question:
    """A doubt about a fact that can be corrected asks for its value; any other only to be noted."""
    parts = doubt.field.split("/")
    number = next((at for at, bill in enumerate(reading.bills, start=1) if parts[0] == "bills" and bill.id == parts[1]), None)
    bill = None if number is None else reading.bills[number - 1]
    fact = None if bill is None else fact_at(bill, parts[2:])
    line, about = (None, ()) if bill is None else line_of(bill, parts[2:])
    asked = Question(
        document=document,
        paper=paper,
        field=doubt.field if fact is not None else f"doubts/{doubt.id}",
        name=parts[-1] if fact is not None or line is not None else "other",
        kind=Kind.NOTED if fact is None else fact.kind,
        now=None if fact is None else as_plain(fact.value),
        read=doubt.read,
        others=(),
        hints=(),
        says=(doubt.says,),
        spot=doubt.spot,
        bill=number if len(reading.bills) > 1 else None,
        line=line,
        about=about,
        may_be_empty=fact is not None and fact.may_be_empty,
    )
    others: list[str] = []
    hints: list[str] = []
    for text in (doubt.read, *doubt.candidates):
        value = as_json(asked.kind, text)
        if value is None:
            hints.append(text)
        elif value != asked.now:
            others.append(value)
    return replace(asked, others=tuple(dict.fromkeys(others)), hints=tuple(dict.fromkeys(hints)))


def line_of(bill: Bill, path: Sequence[str]) -> tuple[int | None, tuple[str | date, ...]]:
    """The line's number from 1 and what tells it apart: its code or words, and its day; of a row its number and label."""
    match path:
        case ["lines", line_id, *_]:
            for number, line in enumerate(bill.lines, start=1):
                if line.id == line_id:
                    return number, tuple(one for one in (line.code or line.description, line.day) if one)
        case ["rows", index, *_] if index.isdigit() and int(index) < len(bill.rows):
            label = bill.rows[int(index)].label
            return None, (label,) if label else ()
        case _:
            pass
    return None, ()


def fact_at(bill: Bill, path: Sequence[str]) -> Fact | None:
    """The kind and value of a fact that a correction can change; None of anything else."""
    record: object = bill
    match path:
        case ["lines", line_id, "adjustment"]:
            line = next((one for one in bill.lines if one.id == line_id), Line())
            return Fact(Kind.MONEY, line.adjustments[0].amount, may_be_empty=False) if len(line.adjustments) == 1 else None
        case ["lines", line_id, name]:
            record = next((one for one in bill.lines if one.id == line_id), None)
        case ["rows", index, "amount" as name] if index.isascii() and index.isdigit():
            record = bill.rows[int(index)] if int(index) < len(bill.rows) else None
        case [part, name] if part in PARTS:
            record = getattr(bill, part)
        case [name] if name in ALSO_CALLED:
            part, name = ALSO_CALLED[name]
            record = getattr(bill, part)
        case [name]:
            pass
        case _:
            return None
    return kind_of(record, name)


def kind_of(record: object, name: str) -> Fact | None:
    if not isinstance(record, Bill | Line | Row | Provider | Patient | Payer):
        return None
    written = {one.name: str(one.type) for one in fields(record)}.get(name, "")
    of = kind_name(written)
    if of not in MAKERS or name in FIXED:
        return None
    by_name = {
        "code": Kind.CODE,
        "revenue_code": Kind.REVENUE_CODE,
        "ndc": Kind.NDC,
        "npi": Kind.NPI,
        "modifiers": Kind.MODIFIERS,
    }
    by_type = {"Money": Kind.MONEY, "date": Kind.DAY, "Decimal": Kind.NUMBER, "bool": Kind.YES_NO, "Network": Kind.NETWORK}
    if name in by_name:
        kind = by_name[name]
    elif of == "str":
        kind = Kind.TEXT
    elif of in by_type:
        kind = by_type[of]
    else:
        return None  # kinds and lists that nobody doubts
    return Fact(kind, getattr(record, name), may_be_empty=written.endswith("| None") or kind is Kind.MODIFIERS)


def as_plain(value: object) -> Plain:
    """A fact as the JSON has it."""
    match value:
        case Money():
            return str(value)
        case date():
            return value.isoformat()
        case Decimal():
            return plain(value)
        case Enum():
            return str(value.value)
        case tuple():
            return [str(one) for one in value]
        case bool() | str() | None:
            return value
        case _:
            return str(value)


def as_json(kind: Kind, text: str) -> str | None:
    """A candidate as the JSON would have it; None where it is no single value of this kind."""
    if kind in (Kind.NOTED, Kind.MODIFIERS, Kind.YES_NO):
        return None
    value = typed(kind, text, language="en").value
    return value if isinstance(value, str) else None


def typed(kind: Kind, text: str, *, language: str) -> Typed:
    """What was typed as a value. A day such as 02/03/2026 is taken month first in English; in Spanish, where it may be either,
    it is asked again.
    """
    value = READ[kind](neutral(text), language)
    return Typed(wrong=WRONG[kind]) if value is None else Typed(value)


def _money(text: str, _: str) -> str | None:
    amount = values.money(text, bare=True)
    return None if amount is None else str(amount)


def _day(text: str, language: str) -> str | None:
    found = days_in(text, order_hint="mdy" if language == "en" else None)
    return found[0].isoformat() if len(found) == 1 else None


def _code(text: str, _: str) -> str | None:
    found = values.code(text)
    return found[0].upper() if found is not None and not found[1] else None


def _number(text: str, _: str) -> str | None:
    found = values.units(text.removeprefix("$"))
    return None if found is None else plain(found)


def _modifiers(text: str, _: str) -> list[str] | None:
    return list(values.modifiers(text)) or None


def _network(text: str, _: str) -> str | None:
    words = {"in": Network.IN, "dentro": Network.IN, "out": Network.OUT, "fuera": Network.OUT}
    found = words.get(text.lower())
    return None if found is None else found.value


def _yes_no(text: str, _: str) -> bool | None:
    return {"yes": True, "y": True, "true": True, "si": True, "sí": True, "no": False, "false": False}.get(text.lower())


def _text(text: str, _: str) -> str | None:
    return text[:LONGEST_TEXT] or None


READ: Mapping[Kind, Callable[[str, str], Plain]] = {
    Kind.MONEY: _money,
    Kind.DAY: _day,
    Kind.CODE: _code,
    Kind.REVENUE_CODE: lambda text, _: values.revenue_code(text, context=True),
    Kind.NDC: lambda text, _: values.ndc(text),
    Kind.NPI: lambda text, _: values.npi(text),
    Kind.NUMBER: _number,
    Kind.MODIFIERS: _modifiers,
    Kind.NETWORK: _network,
    Kind.YES_NO: _yes_no,
    Kind.TEXT: _text,
    Kind.NOTED: lambda _text, _: None,
}
WRONG: Mapping[Kind, str] = {
    Kind.MONEY: "confirm_wrong_money",
    Kind.DAY: "confirm_wrong_day",
    Kind.CODE: "confirm_wrong_code",
    Kind.REVENUE_CODE: "confirm_wrong_revenue_code",
    Kind.NDC: "confirm_wrong_ndc",
    Kind.NPI: "confirm_wrong_npi",
    Kind.NUMBER: "confirm_wrong_number",
    Kind.MODIFIERS: "confirm_wrong_modifiers",
    Kind.NETWORK: "confirm_wrong_network",
    Kind.YES_NO: "confirm_wrong_yes_no",
    Kind.TEXT: "confirm_wrong_text",
    Kind.NOTED: "confirm_wrong_noted",
}


def correction(question: Question, new: Plain, *, who: str, on: date) -> Correction:
    """The answer as an entry of the corrections: old and new are the same where the person keeps what was read."""
    return Correction(who=who, when=on.isoformat(), field=question.field, old=question.now, new=new)


def after(question: Question, new: Plain) -> Question:
    """The question once answered, for a person who comes back to it: what stood there before is one of the others."""
    if new == question.now:
        return question
    before = [question.now] if isinstance(question.now, str) else []
    others = (one for one in (*before, *question.others) if one != new)
    return replace(question, now=new, others=tuple(dict.fromkeys(others)))
