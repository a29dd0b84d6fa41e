"""The bills, notices and findings of an audit's JSON value, taken back into records as far as a comparison reads them."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from almoner.engine.bill import (
    Bill,
    BillKind,
    Line,
    Notice,
    NoticeKind,
    Patient,
    Payer,
    Promise,
    PromiseKind,
    Provider,
    Row,
    RowKind,
    Spot,
)
from almoner.engine.cases.compared import Point
from almoner.engine.findings import Class, Deadline
from almoner.engine.money import Money

T = TypeVar("T")
SUMS = (
    "total_charges",
    "adjustments",
    "insurance_paid",
    "patient_paid",
    "previous_balance",
    "interest",
    "patient_responsibility",
    "balance",
)
TEN_THOUSAND = 10_000


def known(value: Any, make: Callable[[Any], T]) -> T | None:
    """None stays None."""
    return None if value is None else make(value)


def bill_filed(shown: Mapping[str, Any]) -> Bill:
    """Raises KeyError, ValueError for what is no bill of an audit."""
    provider, patient = shown["provider"], shown["patient"]
    address = tuple(provider.get("address", ()))
    sums: dict[str, Any] = {name: known(shown[name], Money.of) for name in SUMS}
    return Bill(
        id=shown["id"],
        document=shown["document"],
        kind=BillKind(shown["kind"]),
        provider=Provider(**(provider | {"address": address})),
        patient=Patient(name=patient["name"], birth_date=known(patient["birth_date"], day), account=patient["account"]),
        payer=Payer(**shown["payer"]),
        claim=shown["claim"],
        status=shown["status"],
        supersedes=shown["supersedes"],
        statement_date=known(shown["statement_date"], day),
        admitted=known(shown["admitted"], day),
        discharged=known(shown["discharged"], day),
        first_day=known(shown["first_day"], day),
        last_day=known(shown["last_day"], day),
        pages_missing=shown["pages_missing"],
        rows=tuple(row_filed(one) for one in shown["rows"]),
        lines=tuple(line_filed(one) for one in shown["lines"]),
        **sums,
    )


def line_filed(shown: Mapping[str, Any]) -> Line:
    return Line(
        id=shown["id"],
        day=known(shown["day"], day),
        through=known(shown["through"], day),
        code=shown["code"],
        modifiers=tuple(shown["modifiers"]),
        revenue_code=shown["revenue_code"],
        ndc=shown["ndc"],
        npi=shown["npi"],
        description=shown["description"],
        units=known(shown["units"], Decimal),
        charge=known(shown["charge"], Money.of),
        patient_owes=known(shown["patient_owes"], Money.of),
        time=shown["time"],
        spot=known(shown["spot"], spot_filed),
    )


def row_filed(shown: Mapping[str, Any]) -> Row:
    return Row(
        kind=RowKind(shown["kind"]),
        label=shown["label"],
        amount=known(shown["amount"], Money.of),
        day=known(shown["day"], day),
        spot=known(shown["spot"], spot_filed),
        adds=shown["adds"],
    )


def spot_filed(shown: Mapping[str, Any]) -> Spot:
    box = shown.get("box")
    edges = None if box is None else [int(Decimal(str(edge)) * TEN_THOUSAND) for edge in box]
    return Spot(
        document=shown["document"],
        page=shown.get("page"),
        box=None if edges is None else (edges[0], edges[1], edges[2], edges[3]),
        row=shown.get("row"),
        segment=shown.get("segment"),
        pointer=shown.get("pointer"),
        sheet=shown.get("sheet"),
        cell=shown.get("cell"),
    )


def notice_filed(shown: Mapping[str, Any]) -> Notice:
    return Notice(
        id=shown["id"],
        document=shown["document"],
        kind=NoticeKind(shown["kind"]),
        sender=shown["sender"],
        account=shown["account"],
        amount=known(shown["amount"], Money.of),
        sent_on=known(shown["sent_on"], day),
        promises=tuple(promise_filed(one) for one in shown.get("promises", ())),
    )


def promise_filed(shown: Mapping[str, Any]) -> Promise:
    return Promise(
        kind=PromiseKind(shown["kind"]),
        amount=known(shown["amount"], Money.of),
        done=shown["done"],
        by=known(shown["by"], day),
        code=shown["code"],
        spot=known(shown["spot"], spot_filed),
    )


def point_filed(shown: Mapping[str, Any]) -> Point:
    due = shown["deadline"]
    return Point(
        id=shown["id"],
        check=shown["check"],
        cls=Class(shown["class"]),
        lines=tuple(shown["lines"]),
        bills=tuple(shown["bills"]),
        at_stake=known(shown["at_stake"], Money.of),
        deadline=known(due, lambda one: Deadline(day(one["act_by"]), day(one["last_day"]), one["rule"])),
    )


def day(text: str) -> date:
    return date.fromisoformat(text)
