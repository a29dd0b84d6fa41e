"""Findings and rights as an audit printed them, taken back into typed records; nothing is read out of a sentence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from almoner.engine.audit import said
from almoner.engine.findings import Arg, Class, Deadline, Message
from almoner.engine.intake.identify import digest
from almoner.engine.money import Money

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class NotAnAudit(ValueError):
    """What was given is not what an audit prints."""


@dataclass(frozen=True, slots=True)
class Point:
    """One finding or right. `cls` is None for a right; `bills` holds only ids the audit names."""

    id: str
    key: str
    args: Mapping[str, Arg]
    lines: tuple[str, ...]
    bills: tuple[str, ...]
    cls: Class | None
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class Filed:
    """What a letter needs of an audit's JSON: which papers and rules it was made from, and its findings and rights."""

    as_of: date
    inputs: tuple[str, ...]
    corrections: str | None
    answers: str | None
    payers: tuple[str, ...]
    funding: str
    setting: str | None
    network: str
    state: str | None
    bills: tuple[str, ...]
    lines: tuple[str, ...]
    points: tuple[Point, ...]


def filed(shaped: Any) -> Filed:
    """From the JSON's value. Raises NotAnAudit for anything that is not an `almoner.audit/1`."""
    try:
        run = run_of(shaped)
        return Filed(
            as_of=date.fromisoformat(run["as_of"]),
            inputs=texts(run["inputs"]),
            corrections=maybe(run["corrections"]),
            answers=maybe(run["answers"]),
            payers=texts(run["payers"]),
            funding=str(run["funding"]),
            setting=maybe(run["setting"]),
            network=str(run["network"]),
            state=maybe(run["state"]),
            bills=tuple(str(bill["id"]) for bill in shaped["bills"]),
            lines=tuple(str(line["id"]) for bill in shaped["bills"] for line in bill["lines"]),
            points=tuple(point(one) for one in (*shaped["findings"], *shaped["rights"])),
        )
    except NotAnAudit:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise NotAnAudit from error


def run_of(shaped: Any) -> Any:
    if shaped["schema"] != "almoner.audit/1":
        raise NotAnAudit
    return shaped["run"]


def point(one: Mapping[str, Any]) -> Point:
    message = one["message"]
    found = Point(
        id=str(one["id"]),
        key=str(message["key"]),
        args={str(name): arg(value) for name, value in message["args"].items()},
        lines=texts(one.get("lines", ())),
        bills=texts(one["bills"]),
        cls=Class(one["class"]) if "class" in one else None,
        deadline=deadline(one["deadline"]),
    )
    if not is_its_own(found, str(one["check"])):
        raise NotAnAudit
    return found


def is_its_own(point: Point, check: str) -> bool:
    """Whether a point's id is that of its content: then nobody has changed what it says. A number with a point may be
    written in two ways, so a point that has one is taken at its word."""
    if any(isinstance(one, Decimal) for one in point.args.values()):
        return True
    said_so = said(Message(point.key, **point.args))
    right = digest(check, said_so, *sorted(point.bills))
    finding = digest(check, said_so, *sorted(point.lines), *sorted(point.bills))
    start, key = ("r", right) if point.cls is None else ("f", finding)
    return any(point.id == start + digest(key, number) for number in range(1, MOST_ALIKE))


MOST_ALIKE = 100
"""Answers of one audit that say the same and rest on the same."""


def arg(value: Any) -> Arg:
    """An argument as it left: {"money"}, {"number"}, a day, a list of words, a whole number, or text."""
    match value:
        case {"money": str(amount)}:
            return Money.of(amount)
        case {"number": str(number)}:
            return Decimal(number)
        case list():
            return texts(value)
        case str() if ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
        case str() | int():
            return value
    raise NotAnAudit


def deadline(value: Mapping[str, Any] | None) -> Deadline | None:
    if value is None:
        return None
    return Deadline(date.fromisoformat(value["act_by"]), date.fromisoformat(value["last_day"]), str(value["rule"]))


def texts(value: Iterable[Any]) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise NotAnAudit
    return tuple(str(one) for one in value)


def maybe(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise NotAnAudit
    return value
