"""Claim lines and public tables as columns, and people's dossiers from rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

import narwhals as nw
import pyarrow as pa

from almoner.engine.bill import Bill, BillKind, Line, Patient
from almoner.engine.checks.lines import day_of
from almoner.engine.dossier import Dossier
from almoner.engine.intake.assemble import Request
from almoner.engine.money import Money
from almoner.engine.reference.addon import TABLE as ADDON
from almoner.engine.reference.addon import AddOnPair
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.mue import TABLE as MUE
from almoner.engine.reference.mue import MueLimit
from almoner.engine.reference.ptp import NOT_APPLICABLE, PtpEdit
from almoner.engine.reference.ptp import TABLE as PTP
from almoner.engine.reference.tables import Tables

Frame = nw.DataFrame[Any]
Row = TypeVar("Row")
TEXT, DAY, UNITS = pa.string(), pa.date32(), pa.decimal128(19, 6)
JUDGED = pa.schema(
    [
        ("person", TEXT),
        ("bill", TEXT),
        ("day", DAY),
        ("code", TEXT),
        ("revenue_code", TEXT),
        ("units", UNITS),
        ("cents", pa.int64()),
    ]
)
"""What the twins look at: one row a line; `bill` is not shared by two people; `day` is the line's own, or its bill's only day."""
PAIRS = pa.schema([("c1", TEXT), ("c2", TEXT), ("first", DAY), ("last", DAY)])
LIMITS = pa.schema([("code", TEXT), ("value", UNITS)])
ADDONS = pa.schema([("code", TEXT), ("primary", TEXT), ("first", DAY), ("last", DAY)])
SAME = frozenset(one.name for one in fields(Line)) - {
    "id",
    "modifiers",
    "diagnoses",
    "charge",
    "remarks",
    "adjustments",
    "spots",
}
BATCH = 50_000


def keyed(lines: pa.Table) -> pa.Table:
    """The lines of `almoner read --parquet` (CSV), with whose they are and on which bill, each person's together.

    A person is a member number, else a name, else an account, else a claim; a bill is a claim, else an account of that person.
    """
    frame = nw.from_native(lines, eager_only=True)
    number = nw.col("row").cast(nw.String)
    persons = [nw.concat_str([nw.lit(f"{name} "), nw.col(name)]) for name in ("member_id", "patient", "account", "claim")]
    person = nw.coalesce(*persons, nw.concat_str([nw.lit("row "), number]))
    bill = nw.coalesce(*(nw.concat_str([nw.lit(f"{name} "), nw.col(name)]) for name in ("claim", "account")), nw.lit("-"))
    whose = frame.with_columns(person=person, claimed=bill).with_columns(
        bill=nw.concat_str([nw.col("person"), nw.col("claimed")], separator="\x1f"), cents=nw.col("charge_cents")
    )
    table: pa.Table = whose.drop("claimed").sort("person", "bill", "row").to_native()
    return table


def judged(dossiers: Iterable[Dossier]) -> Frame:
    """The same columns from dossiers: a person is known by the dossier's number."""
    rows = [
        {
            "person": str(number),
            "bill": f"{number}\x1f{bill.id}",
            "day": day_of(bill, line),
            "code": line.code,
            "revenue_code": line.revenue_code,
            "units": line.units,
            "cents": None if line.charge is None else line.charge.cents,
        }
        for number, dossier in enumerate(dossiers)
        for bill in dossier.bills
        for line in bill.lines
    ]
    return nw.from_native(pa.Table.from_pylist(rows, schema=JUDGED), eager_only=True)


def dossiers_of(lines: pa.Table, request: Request, tables: Tables) -> Iterator[tuple[str, Dossier]]:
    """Each person's bills as a dossier, from keyed lines in order: a batch of rows at a time becomes objects."""
    held = (row for batch in lines.to_batches(BATCH) for row in batch.to_pylist())
    for person, theirs in groupby(held, itemgetter("person")):
        bills = tuple(bill_of(key, list(rows)) for key, rows in groupby(theirs, itemgetter("bill")))
        payers = request.payers or ("unknown",)
        yield (
            person,
            Dossier(as_of=request.as_of, bills=bills, payers=payers, setting=request.setting, tables=tables),
        )


def bill_of(key: str, rows: list[Mapping[str, Any]]) -> Bill:
    """One bill from its rows; a line is known by its row in the file."""
    first = rows[0]
    patient = Patient(first["patient"], member_id=first["member_id"], account=first["account"])
    lines = tuple(line_of(row) for row in rows)
    return Bill(id=f"b{key}", kind=BillKind.CLAIM, patient=patient, claim=first["claim"], lines=lines)


def line_of(row: Mapping[str, Any]) -> Line:
    plain = {name: row[name] for name in SAME & row.keys()}
    modifiers = tuple((row["modifiers"] or "").split())
    charge = None if row["cents"] is None else Money(row["cents"])
    return Line(id=f"l{row['row']}", modifiers=modifiers, charge=charge, **plain)


def pairs(tables: Tables) -> Frame:
    """Every pair of codes of every edition here that counts on some day, with its days."""
    rows = [
        (row.c1, row.c2, max(row.effective or date.min, edition.first_day), min(row.deleted or date.max, end(edition)))
        for edition, row in held(tables, PTP, PtpEdit)
        if row.modifier != NOT_APPLICABLE
    ]
    return framed(rows, PAIRS)


def limits(tables: Tables) -> Frame:
    """The lowest limit of each code in any edition here."""
    lowest: dict[str, int] = {}
    for _, row in held(tables, MUE, MueLimit):
        lowest[row.code] = min(row.value, lowest.get(row.code, row.value))
    return framed(list(lowest.items()), LIMITS)


def addons(tables: Tables) -> Frame:
    """Every add-on code with its primaries and the days on which all of it counts."""
    rows = []
    for edition, row in held(tables, ADDON, AddOnPair):
        ends = (row.deleted, row.code_deleted, row.primary_deleted)
        first = max(row.effective or date.min, edition.first_day)
        rows.append((row.code, row.primary, first, min(one for one in (*ends, end(edition)) if one is not None)))
    return framed(rows, ADDONS)


def held(tables: Tables, name: str, kind: type[Row]) -> Iterator[tuple[Edition, Row]]:
    """The rows of one table that are loaded, with their edition."""
    for edition in tables.used:
        if edition.table == name:
            for rows in tables.slices[edition.sha256].values():
                yield from ((edition, row) for row in rows if isinstance(row, kind))


def end(edition: Edition) -> date:
    return edition.last_day or date.max


def framed(rows: list[tuple[Any, ...]], schema: pa.Schema) -> Frame:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, type=one.type) for column, one in zip(columns, schema, strict=True)]
    return nw.from_native(pa.Table.from_arrays(arrays, schema=schema), eager_only=True)
