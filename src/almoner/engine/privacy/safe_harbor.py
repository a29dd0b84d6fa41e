"""Structured fields of an audit without what names a person: Safe Harbor (45 CFR 164.514(b)(2)), or a named expert's method.

An allow-list: only fields named here leave, each only in the shape its codes have, so that a name misread as a code stays behind.
Free text never leaves. Dates become years. Ages of 90 and more become one group, and with it goes the year of birth. Of a place only
the state is left: a ZIP code becomes 000, always, because which areas of three digits hold more than 20,000 people is in no table
here. Dates that were shifted are never called Safe Harbor.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from almoner.engine.dossier import PAYERS
from almoner.engine.states import STATES

CITE = "45 CFR 164.514(b)(2)"
EXPERT_CITE = "45 CFR 164.514(b)(1)"
OLDEST = 90
ANY_ZIP = "000"
MONEY = re.compile(r"-?\d{1,12}\.\d{2}")
NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,6})?")
KINDS = frozenset({"bill", "eob", "estimate", "claim", "remittance", "collection"})
FORMS = frozenset({"institutional", "professional", "dental", "unknown"})
NETWORKS = frozenset({"in", "out", "unknown"})
GROUPS = frozenset({"CO", "PR", "OA", "PI", "CR"})
CLASSES = frozenset({"fact", "rule", "evidence", "question"})
CODES = {
    "code": re.compile(r"\d{4}[0-9A-Z]|[A-Z]\d{4}"),
    "revenue_code": re.compile(r"\d{4}"),
    "ndc": re.compile(r"\d{11}"),
    "place_of_service": re.compile(r"\d{2}"),
}
"""A line's codes: what was done to a person, and so only where that person included it."""
MODIFIER, DIAGNOSIS = re.compile(r"[0-9A-Z]{2}"), re.compile(r"[A-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?")
REASON, CHECK = re.compile(r"[A-Z]?\d{1,3}"), re.compile(r"[A-Z]\d{2}")
BILL_MONEY = ("total_charges", "adjustments", "insurance_paid", "patient_paid", "patient_responsibility", "balance")
LINE_MONEY = ("unit_price", "charge", "allowed", "paid", "deductible", "copay", "coinsurance", "patient_owes")


class Dates(StrEnum):
    """What becomes of a date."""

    YEAR = "year"
    MONTH = "month"
    SHIFTED = "shifted"


@dataclass(frozen=True, slots=True)
class Expert:
    """Who determined, when and how, that the risk is very small; their own words go with every export."""

    name: str
    on: date
    method: str


@dataclass(frozen=True, slots=True)
class Method:
    """How an export is made. `expert` None is Safe Harbor. Raises ValueError for Safe Harbor with more of a date than its year, and
    for an expert without a name or a method."""

    dates: Dates = Dates.YEAR
    expert: Expert | None = None

    def __post_init__(self) -> None:
        if self.expert is None and self.dates is not Dates.YEAR:
            raise ValueError("Safe Harbor leaves the year alone of a date; anything else is an expert's method")
        if self.expert is not None and not (self.expert.name.strip() and self.expert.method.strip()):
            raise ValueError("an expert has a name, and their method is written down")

    def said(self) -> dict[str, Any]:
        """What goes with the export."""
        if self.expert is None:
            return {"method": "safe harbor", "cite": CITE, "dates": self.dates.value}
        told = {"expert": self.expert.name, "determined_on": self.expert.on.isoformat(), "words": self.expert.method}
        return {"method": "expert determination", "cite": EXPERT_CITE, "dates": self.dates.value} | told


SAFE_HARBOR = Method()


@dataclass(frozen=True, slots=True)
class Person:
    """What may be known of the person of a folder: `included` what they were asked about codes of care, `shift` the days their
    dates are moved by where an expert's method moves them."""

    included: bool = False
    shift: int = 0


def deidentified(answer: Mapping[str, Any], method: Method, person: Person) -> Iterator[dict[str, Any]]:
    """One row for each bill of an audit's JSON, with its lines and what was found on them. No id of ours is in it."""
    births = {bill: day_of(one.get("birth_date")) for one in answer.get("patients", ()) for bill in one.get("bills", ())}
    found = found_on(answer)
    for bill in answer.get("bills", ()):
        birth = births.get(bill.get("id")) or day_of((bill.get("patient") or {}).get("birth_date"))
        provider, payer = bill.get("provider") or {}, bill.get("payer") or {}
        row = {
            "kind": one_of(bill.get("kind"), KINDS),
            "form": one_of(bill.get("form"), FORMS),
            "network": one_of(bill.get("network"), NETWORKS),
            "state": one_of(provider.get("state"), frozenset(STATES)),
            "zip3": None if provider.get("zip") is None else ANY_ZIP,
            "payer": one_of(payer.get("type"), frozenset(PAYERS)),
            "dated": dated(bill.get("statement_date"), method, person),
            "age": age_group(birth, first_day(bill)),
        }
        row |= {name: fits(bill.get(name), MONEY) for name in BILL_MONEY}
        lines = [line_row(line, method, person, found.get(line.get("id"), [])) for line in bill.get("lines", ())]
        yield row | {"lines": lines}


def line_row(line: Mapping[str, Any], method: Method, person: Person, found: list[dict[str, Any]]) -> dict[str, Any]:
    row: dict[str, Any] = {"dated": dated(line.get("day"), method, person), "units": fits(line.get("units"), NUMBER)}
    row |= {name: fits(line.get(name), MONEY) for name in LINE_MONEY}
    row["adjustments"] = [
        {
            "group": one_of(one.get("group"), GROUPS),
            "reason": fits(one.get("reason"), REASON),
            "amount": fits(one.get("amount"), MONEY),
        }
        for one in line.get("adjustments", ())
    ]
    if person.included:
        row |= {name: fits(line.get(name), shape) for name, shape in CODES.items()}
        row["modifiers"] = [one for one in line.get("modifiers", ()) if fits(one, MODIFIER)]
        row["diagnoses"] = [one for one in line.get("diagnoses", ()) if fits(one, DIAGNOSIS)]
        row["findings"] = found
    return row


def found_on(answer: Mapping[str, Any]) -> dict[Any, list[dict[str, Any]]]:
    """By line: which check found something, how sure, and what was at stake."""
    found: dict[Any, list[dict[str, Any]]] = {}
    for one in answer.get("findings", ()):
        for stake in one.get("stake") or [{"line": line, "amount": None} for line in one.get("lines", ())]:
            said = {"check": fits(one.get("check"), CHECK), "class": one_of(one.get("class"), CLASSES)}
            found.setdefault(stake.get("line"), []).append(said | {"at_stake": fits(stake.get("amount"), MONEY)})
    return found


def first_day(bill: Mapping[str, Any]) -> date | None:
    days = [day for line in bill.get("lines", ()) if (day := day_of(line.get("day"))) is not None]
    return min(days, default=day_of(bill.get("statement_date")))


def age_group(birth: date | None, day: date | None) -> str | None:
    """Whole years on a day; 90 and more as one."""
    if birth is None or day is None or birth > day:
        return None
    years = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    return f"{OLDEST}+" if years >= OLDEST else str(years)


def dated(text: object, method: Method, person: Person) -> str | None:
    day = day_of(text)
    if day is None:
        return None
    if method.dates is Dates.YEAR:
        return f"{day.year:04}"
    if method.dates is Dates.MONTH:
        return f"{day.year:04}-{day.month:02}"
    return (day + timedelta(days=person.shift)).isoformat()


def day_of(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def fits(value: object, shape: re.Pattern[str]) -> str | None:
    return value if isinstance(value, str) and shape.fullmatch(value) else None


def one_of(value: object, known: frozenset[str]) -> str | None:
    return value if isinstance(value, str) and value in known else None
