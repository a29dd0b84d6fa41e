"""FHIR claims and explanations of benefits as Parquet: newline-delimited resources of any size in flat memory, a few at a time.

One resource stands on a line. A lone resource, a Bundle or an array is read whole, up to the limit of one paper. Money is
int64 cents, days are date32, units are decimals; unknown is null. Rows are those of the audit's reader: `row` is the line of
the file, from 1, `pointer` what their spots say. Every resource is a claim, in `lost.parquet` (with what is to be confirmed),
or one that a claim took facts from.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

import pyarrow as pa

from almoner.adapters.readers.fhir_parts.bills import HELPERS, Found, read_bills, why_not
from almoner.adapters.readers.fhir_parts.decoding import damaged_line, line_value, pieces, to_utf8
from almoner.adapters.readers.fhir_parts.graph import Graph
from almoner.adapters.readers.fhir_parts.places import At
from almoner.adapters.readers.x12_parts.sheets import CENTS, DAY, MOST_LOST_ROWS, PLACE, TEXT, UNITS, Tables
from almoner.engine.bill import Adjustment, Bill, Line, Lost, Spot
from almoner.engine.errors import Refused
from almoner.engine.money import Money

MOST_WHOLE = 64 * 1024 * 1024
"""Bytes of a document that is not one resource a line."""
LONGEST_LINE = 16 * 1024 * 1024
BLOCK_LINES, BLOCK_BYTES = 256, 4 * 1024 * 1024
"""How much is read before its rows are made: claims find the people and houses of their block, and those that came before."""
MOST_HELPERS = 5_000
"""People, houses and coverages kept for later lines."""
FIRST_LINES = 3  # looked at to tell lines of resources from one document over many lines
OF_BILL = ("total_charges", "insurance_paid", "patient_responsibility", "patient_paid", "deductible", "copay", "coinsurance")
OF_LINE = ("charge", "allowed", "paid", "deductible", "copay", "coinsurance", "patient_owes")
SCHEMAS = {
    "claims": pa.schema(
        [
            *[("row", PLACE), ("pointer", TEXT), ("kind", TEXT), ("claim", TEXT), ("account", TEXT), ("status", TEXT)],
            *[("patient_name", TEXT), ("birth_date", DAY), ("member_id", TEXT), ("payer_name", TEXT)],
            *[("provider_name", TEXT), ("provider_npi", TEXT), ("first_day", DAY), ("last_day", DAY)],
            *[(f"{name}_cents", CENTS) for name in OF_BILL],
        ]
    ),
    "lines": pa.schema(
        [
            *[("row", PLACE), ("pointer", TEXT), ("claim_pointer", TEXT), ("code", TEXT), ("modifiers", TEXT)],
            *[("revenue_code", TEXT), ("ndc", TEXT), ("description", TEXT), ("units", UNITS), ("place_of_service", TEXT)],
            *[("day", DAY), ("through", DAY), ("npi", TEXT)],
            *[(f"{name}_cents", CENTS) for name in OF_LINE],
        ]
    ),
    "adjustments": pa.schema(
        [
            *[("row", PLACE), ("claim_pointer", TEXT), ("line_pointer", TEXT), ("group", TEXT), ("reason", TEXT)],
            ("amount_cents", CENTS),
        ]
    ),
    "lost": pa.schema([("row", PLACE), ("pointer", TEXT), ("what", TEXT)]),
}
Row = dict[str, Any]


def rows_fhir(stream: BinaryIO, folder: str) -> Iterator[str]:
    """Writes claims, lines, adjustments and lost .parquet into the folder, yielding progress lines.

    Raises Refused for a file that is no FHIR, holds no claim, or is one document beyond the limit of a paper.
    """
    first = [(number, stream.readline(LONGEST_LINE)) for number in range(1, FIRST_LINES + 1)]
    tables = Tables(folder, SCHEMAS, counted="resources")
    run = _Run(tables)
    try:
        if is_lines(first):
            yield from run.lines(chain(first, lines_of(stream, FIRST_LINES)))
        else:
            yield from run.whole(b"".join(line for _, line in first), stream)
    finally:
        tables.close()
    if not tables.rows["claims"]:
        raise refusal("fhir_no_claim", "it holds no claim that says anything about charges")


def refusal(code: str, why: str, do: str = "send claims or explanations of benefits, one resource a line (NDJSON)") -> Refused:
    return Refused(code, what="No rows were written", why=why, do=do)


def lines_of(stream: BinaryIO, after: int) -> Iterator[tuple[int, bytes]]:
    """Each further line with its number, after so many. Of one longer than LONGEST_LINE only its beginning is kept, so that it is damaged."""
    number = after
    while line := stream.readline(LONGEST_LINE):
        number += 1
        piece = line
        while piece and not piece.endswith(b"\n"):
            piece = stream.readline(LONGEST_LINE)
        yield number, line


def is_lines(first: list[tuple[int, bytes]]) -> bool:
    """Whether two or more lines are here, each whole, and one of them is a resource."""
    if any(len(line) == LONGEST_LINE and not line.endswith(b"\n") for _, line in first):
        return False
    full = [line.strip() for _, line in first if line.strip()]
    return len(full) > 1 and any(is_resource(line) for line in full)


def is_resource(line: bytes) -> bool:
    try:
        value = line_value(to_utf8(line)[0].strip(), "", [])
    except ValueError:
        return False
    return isinstance(value, dict) and "resourceType" in value


class _Run:
    """One file on its way: what was counted, and the people and houses that later claims may name."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.kept = Graph()
        self.resources = 0

    def whole(self, begun: bytes, stream: BinaryIO) -> Iterator[str]:
        """A document that is read at once."""
        data = begun + stream.read(MOST_WHOLE + 1 - min(len(begun), MOST_WHOLE))
        if len(data) > MOST_WHOLE:
            raise refusal("too_large", f"it is one document larger than {MOST_WHOLE // 2**20} MB")
        found, lost, _ = pieces(data, "It")
        graph = Graph()
        for piece in found:
            graph.add(At(piece.value, piece.pointer))
        self._write(graph, lost, {})
        self._lose([(None, part.at.spot(), why_not(part)) for part in graph.parts if not part.used])
        yield self.tables.said(self.resources)

    def lines(self, numbered: Iterable[tuple[int, bytes]]) -> Iterator[str]:
        """One resource a line, a block of lines at a time."""
        block: list[tuple[int, bytes]] = []
        size = 0
        for number, line in numbered:
            if line.strip():
                block.append((number, line))
                size += len(line)
            if len(block) >= BLOCK_LINES or size >= BLOCK_BYTES:
                self._block(block)
                block, size = [], 0
                yield self.tables.said(self.resources)
        self._block(block)
        self._lose([(row_of(part.at), part.at.spot(), why_not(part)) for part in self.kept.parts if not part.used])
        yield self.tables.said(self.resources)

    def _block(self, block: list[tuple[int, bytes]]) -> None:
        lost: list[Lost] = []
        graph = self.kept.within()
        for number, line in block:
            pointer = f"/{number - 1}"
            text, damaged = to_utf8(line)
            if damaged:
                lost.append(Lost("some characters are damaged and were left out", Spot(0, pointer=pointer)))
            try:
                value = line_value(text.strip(), pointer, lost)
            except ValueError:
                value = None
            if isinstance(value, dict):
                graph.add(At(value, pointer))
            else:
                self.resources += 1
                lost.append(Lost(damaged_line(number, line), Spot(0, pointer=pointer)))
        self._write(graph, lost, {pointer_of(number): number for number, _ in block})
        left = []
        for part in graph.parts:
            if part.type in HELPERS and len(self.kept.parts) < MOST_HELPERS:
                self.kept.keep(part)
            elif not part.used:
                left.append(part)
        self._lose([(row_of(part.at), part.at.spot(), why_not(part)) for part in left])

    def _write(self, graph: Graph, lost: list[Lost], numbers: dict[str, int]) -> None:
        """The rows of the claims in a graph."""
        self.resources += len(graph.parts)
        read = read_bills(graph, lost)
        claims, lines, adjustments = [], [], []
        for bill in read.bills:
            home = pointer(bill.spot)
            row = numbers.get(first_step(home), 1)
            claims.append(claim_row(bill, row, home))
            adjustments += [adjustment_row(one, row, home, None) for one in bill.claim_adjustments]
            for line in bill.lines:
                place = pointer(line.spot)
                lines.append(line_row(line, row, place, home))
                adjustments += [adjustment_row(one, row, home, place) for one in line.adjustments]
        for name, rows in (("claims", claims), ("lines", lines), ("adjustments", adjustments)):
            self._add(name, rows)
        self._lose([(numbers.get(first_step(pointer(one.spot))), one.spot, one.what) for one in lost])
        self._lose(list(doubted(read, numbers)))

    def _add(self, name: str, rows: list[Row]) -> None:
        schema = SCHEMAS[name]
        if rows:
            self.tables.write(name, [pa.array([row[each.name] for row in rows], each.type) for each in schema])

    def _lose(self, entries: list[tuple[int | None, Spot | None, str]]) -> None:
        room = max(MOST_LOST_ROWS - self.tables.rows["lost"], 0)
        self.tables.unlisted += max(len(entries) - room, 0)
        self._add("lost", [{"row": row, "pointer": pointer(spot), "what": what} for row, spot, what in entries[:room]])


def doubted(read: Found, numbers: dict[str, int]) -> Iterator[tuple[int | None, Spot | None, str]]:
    """What a person should confirm: rows have no place for it."""
    for doubt in read.doubts:
        bill = read.bills[doubt.bill] if doubt.bill is not None else None
        spot = doubt.spot or (bill.spot if bill is not None else None)
        more = f", or {', '.join(doubt.candidates)}" if doubt.candidates else ""
        yield numbers.get(first_step(pointer(spot))), spot, f"to be confirmed: {doubt.field} {doubt.read}{more} ({doubt.says})"


def claim_row(bill: Bill, row: int, home: str) -> Row:
    return {
        "row": row,
        "pointer": home,
        "kind": bill.kind.value,
        "claim": bill.claim,
        "account": bill.patient.account,
        "status": bill.status,
        "patient_name": bill.patient.name,
        "birth_date": bill.patient.birth_date,
        "member_id": bill.patient.member_id,
        "payer_name": bill.payer.name,
        "provider_name": bill.provider.name,
        "provider_npi": bill.provider.npi,
        "first_day": bill.first_day,
        "last_day": bill.last_day,
        **{f"{name}_cents": cents(getattr(bill, name)) for name in OF_BILL},
    }


def line_row(line: Line, row: int, place: str, home: str) -> Row:
    return {
        "row": row,
        "pointer": place,
        "claim_pointer": home,
        "code": line.code,
        "modifiers": ":".join(line.modifiers) or None,
        "revenue_code": line.revenue_code,
        "ndc": line.ndc,
        "description": line.description,
        "units": line.units,
        "place_of_service": line.place_of_service,
        "day": line.day,
        "through": line.through,
        "npi": line.npi,
        **{f"{name}_cents": cents(getattr(line, name)) for name in OF_LINE},
    }


def adjustment_row(one: Adjustment, row: int, home: str, place: str | None) -> Row:
    return {
        "row": row,
        "claim_pointer": home,
        "line_pointer": place,
        "group": one.group or None,
        "reason": one.reason or None,
        "amount_cents": one.amount.cents,
    }


def cents(amount: Money | None) -> int | None:
    return None if amount is None else amount.cents


def pointer(spot: Spot | None) -> str:
    return "" if spot is None or spot.pointer is None else spot.pointer


def pointer_of(number: int) -> str:
    return f"/{number - 1}"


def first_step(place: str) -> str:
    """The pointer of the line that a pointer is within."""
    return "/" + place.split("/")[1] if place.startswith("/") else ""


def row_of(at: At) -> int | None:
    step = first_step(at.pointer)[1:]
    return int(step) + 1 if step.isdigit() else None
