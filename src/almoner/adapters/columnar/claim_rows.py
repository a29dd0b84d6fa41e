"""Claim lines of any kind of file in one layout: as a table of claims has them, or put together from an 837's two tables."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from almoner.adapters.readers.table_rows import LINES
from almoner.engine.errors import Refused

LINES_FILE, CLAIMS_FILE, LOST_FILE, REJECTS_FILE = "lines.parquet", "claims.parquet", "lost.parquet", "rejects.csv"
SAME = ("code", "modifiers", "revenue_code", "ndc", "units", "place_of_service", "npi", "through")


def lines_in(folder: Path, name: str) -> pa.Table:
    """The lines that `almoner read --parquet` wrote there, by the columns of `table_rows.LINES`. Raises Refused for tables that
    hold no claims."""
    lines = pq.read_table(folder / LINES_FILE) if (folder / LINES_FILE).exists() else None
    if lines is not None and "claim_segment" in lines.column_names and "allowed_cents" not in lines.column_names:
        return of_837(lines, pq.read_table(folder / CLAIMS_FILE))
    if lines is None or "row" not in lines.column_names:
        raise Refused(
            "no_claim_lines",
            what=f"{name} was not audited",
            why="it holds no claim lines",
            do="hand in an 837, or a table with headings",
        )
    return lines.select(LINES.names).cast(LINES)


def of_837(lines: pa.Table, claims: pa.Table) -> pa.Table:
    """A line is known by its segment; its claim and person are the claim's. A line without a day has its claim's only day."""
    at = pc.index_in(lines["claim_segment"], claims["segment"])
    of = claims.take(at)
    only = pc.if_else(pc.equal(of["first_day"], of["last_day"]), of["first_day"], pa.scalar(None, pa.date32()))
    found = {
        "row": lines["segment"],
        "day": pc.coalesce(lines["day"], only),
        "charge_cents": lines["charge_cents"],
        "claim": pc.binary_join_element_wise(
            pc.fill_null(of["account"], ""), pc.cast(lines["claim_segment"], pa.string()), "@"
        ),
        "account": of["account"],
        "patient": of["patient_name"],
        "member_id": of["member_id"],
    } | {name: lines[name] for name in SAME}
    nothing = {field.name: pa.nulls(len(lines), field.type) for field in LINES}
    return pa.table({name: found.get(name, nothing[name]) for name in LINES.names}).cast(LINES)


def not_understood(folder: Path) -> int:
    """How many rows or segments of the file are no part of its lines."""
    if (folder / LOST_FILE).exists():
        return int(pq.read_metadata(folder / LOST_FILE).num_rows)
    if (folder / REJECTS_FILE).exists():
        with (folder / REJECTS_FILE).open("rb") as rejects:
            return sum(1 for _ in rejects) - 1
    return 0
