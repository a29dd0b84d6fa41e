"""Claims tables that come as Parquet: our own layout as it stands, any other by its headings as the same table in CSV."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.csv as pv
import pyarrow.parquet as pq

from almoner.adapters.readers.table_rows import LINES, rows_csv
from almoner.engine.errors import Refused

MOST_BYTES = 1 << 30
OURS = frozenset({"code", "day", "charge_cents", "units"})
"""Columns by which a file is one that `almoner read --parquet` wrote of a table."""


def rows_parquet(stream: BinaryIO, folder: str) -> Iterator[str]:
    """Writes lines.parquet into the folder, yielding progress lines. Raises Refused for a file that is damaged, larger than 1 GiB,
    or without headings we know."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise refuse("it is larger than 1 GiB", "split it")
    try:
        table = pq.read_table(pa.BufferReader(data))
    except (pa.ArrowException, OSError) as error:
        raise refuse("it is damaged beyond reading", "write it again") from error
    if table.column_names and set(table.column_names) >= OURS:
        yield from whole(ours(table), folder)
        return
    try:
        text = pa.BufferOutputStream()
        pv.write_csv(table, text)
    except pa.ArrowException as error:
        raise refuse("it has columns that are no cells of a table", "leave lists and records out") from error
    yield from rows_csv(io.BytesIO(text.getvalue()), folder)


def ours(table: pa.Table) -> pa.Table:
    """With every column of the layout; a row that has no number is known by its place, from 1."""
    columns: dict[str, Any] = {}
    try:
        for field in LINES:
            if field.name in table.column_names:
                columns[field.name] = table[field.name].cast(field.type)
            else:
                columns[field.name] = pa.nulls(len(table), field.type)
    except pa.ArrowException as error:
        raise refuse("a column of it holds something else than its name says", "write it again") from error
    if "row" not in table.column_names:
        columns["row"] = pa.array(range(1, len(table) + 1), pa.int64())
    return pa.table(columns, schema=LINES)


def whole(table: pa.Table, folder: str) -> Iterator[str]:
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, str(home / "lines.parquet"), compression="snappy")
    yield f"done: {len(table):,} lines, 0 rows rejected"


def refuse(why: str, do: str) -> Refused:
    return Refused("parquet_not_read", what="the table was not read", why=why, do=do)
