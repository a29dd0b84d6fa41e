"""Rows as records and as columns: the records' own fields decide the types, so that nothing is written down twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from hashlib import sha256
from types import NoneType
from typing import Any, get_args, get_type_hints

import pyarrow as pa

from almoner.engine.money import Money

KINDS: Mapping[type[Any], pa.DataType] = {
    str: pa.string(),
    date: pa.date32(),
    int: pa.int64(),
    bool: pa.bool_(),
    Decimal: pa.string(),
    Money: pa.int64(),
}
"""A decimal is kept as its digits, money as cents."""


def bare(hint: Any) -> type[Any]:
    """The type of a field without its None."""
    some = [one for one in get_args(hint) if one is not NoneType]
    found: type[Any] = some[0] if some else hint
    return found


def hints_of(record: type[Any]) -> dict[str, type[Any]]:
    hints = get_type_hints(record)
    return {one.name: bare(hints[one.name]) for one in fields(record)}


def column_name(name: str, kind: type[Any]) -> str:
    return f"{name}_cents" if kind is Money else name


def schema_of(record: type[Any]) -> pa.Schema:
    """Columns of a record, in its order."""
    return pa.schema([(column_name(name, kind), KINDS[kind]) for name, kind in hints_of(record).items()])


def stored(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.cents if isinstance(value, Money) else value


def to_columns(record: type[Any], rows: Iterable[Any]) -> pa.Table:
    """Records as columns."""
    names = list(hints_of(record))
    held: list[list[Any]] = [[] for _ in names]
    for row in rows:
        for place, name in zip(held, names, strict=True):
            place.append(stored(getattr(row, name)))
    schema = schema_of(record)
    return pa.table([pa.array(values, type=one.type) for values, one in zip(held, schema, strict=True)], schema=schema)


def to_records(record: type[Any], table: pa.Table, places: Sequence[int] | None = None) -> list[Any]:
    """Columns as records again: all rows, or those at a few `places`."""
    held = []
    for name, kind in hints_of(record).items():
        column = table.column(column_name(name, kind))
        values = column.to_pylist() if places is None else [column[place].as_py() for place in places]
        if kind is Decimal or kind is Money:
            values = [None if one is None else kind(one) for one in values]
        held.append(values)
    return [record(*values) for values in zip(*held, strict=True)]


def sorted_by(table: pa.Table, keys: Sequence[str]) -> pa.Table:
    """In order of the keys, other columns deciding where they are equal, so that the same rows always give the same file."""
    import pyarrow.compute as pc  # noqa: PLC0415 - a quarter of a second that looking things up does not need

    order = [*keys, *(name for name in table.column_names if name not in keys)]
    return table.take(pc.sort_indices(table, sort_keys=[(name, "ascending") for name in order]))


def digest(table: pa.Table) -> str:
    """SHA-256 of the rows' content, whatever program or version writes them."""
    import pyarrow.compute as pc  # noqa: PLC0415

    whole = sha256()
    for name in table.column_names:
        column = table.column(name)
        if column.null_count:
            valid = pa.concat_arrays(pc.cast(pc.is_valid(column), pa.uint8()).chunks)
            whole.update(memoryview(valid.buffers()[1])[: len(valid)])
        if pa.types.is_date(column.type):
            column = column.cast(pa.int32())
        if pa.types.is_boolean(column.type):
            column = column.cast(pa.uint8())
        plain = pc.fill_null(column, "" if pa.types.is_string(column.type) else 0)
        array = pa.concat_arrays(plain.chunks) if plain.num_chunks else pa.array([], plain.type)
        if array.offset:
            array = array.take(pa.array(range(len(array))))
        whole.update(f"{name}:{array.type}:{len(array)}".encode())
        width = {"string": 4, "int64": 8, "int32": 4, "uint8": 1}[str(array.type)]
        if pa.types.is_string(array.type):
            offsets, data = array.buffers()[1], array.buffers()[2]
            whole.update(memoryview(offsets)[: (len(array) + 1) * 4] if offsets else b"")
            whole.update(memoryview(data)[: last_offset(array)] if data else b"")
        else:
            whole.update(memoryview(array.buffers()[1])[: len(array) * width] if array.buffers()[1] else b"")
    return whole.hexdigest()


def last_offset(array: pa.Array) -> int:
    """Where the text of a string column ends in its buffer."""
    return int.from_bytes(memoryview(array.buffers()[1])[len(array) * 4 : len(array) * 4 + 4], "little")
