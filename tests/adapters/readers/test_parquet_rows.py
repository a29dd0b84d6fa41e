"""Claims as Parquet: our own layout stands as it is, any other is read by its headings, and what is no table is refused."""

import io
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from almoner.adapters.readers.stream import stream_rows
from almoner.adapters.readers.table_rows import LINES
from almoner.engine.errors import Refused


def rows(table, folder):
    held = io.BytesIO()
    pq.write_table(table, held)
    held.seek(0)
    told = list(stream_rows(held, "claims.parquet", str(folder)))
    return told, pq.read_table(folder / "lines.parquet")


def test_our_own_layout_keeps_its_values_and_gets_its_numbers(tmp_path):
    given = pa.table(
        {
            "code": ["J1885", None],
            "day": pa.array([date(2026, 8, 3), None], pa.date32()),
            "charge_cents": [4100, -4100],
            "units": pa.array([Decimal("1.5"), None], pa.decimal128(9, 2)),
            "member_id": ["M1", "M1"],
        }
    )
    told, found = rows(given, tmp_path)
    assert told == ["done: 2 lines, 0 rows rejected"]
    assert found.schema.equals(LINES)
    first, second = found.to_pylist()
    assert (first["row"], first["code"], first["charge_cents"], first["units"]) == (1, "J1885", 4100, Decimal("1.500000"))
    assert (second["row"], second["code"], second["day"], second["charge_cents"], second["npi"]) == (2, None, None, -4100, None)


def test_another_table_is_read_by_its_headings(tmp_path):
    given = pa.table(
        {
            "Claim number": ["K1", "K2"],
            "Date of service": ["08/03/2026", "08/04/2026"],
            "Code": ["J1885", "A4550"],
            "Units": [1, 2],
            "Charge": pa.array([Decimal("41.00"), Decimal("7.50")], pa.decimal128(9, 2)),
        }
    )
    told, found = rows(given, tmp_path)
    assert told[-1] == "done: 2 lines, 0 rows rejected"
    assert [(one["claim"], one["code"], str(one["day"]), one["charge_cents"]) for one in found.to_pylist()] == [
        ("K1", "J1885", "2026-08-03", 4100),
        ("K2", "A4550", "2026-08-04", 750),
    ]


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (
            pa.table({"code": ["x"], "day": ["soon"], "charge_cents": ["many"], "units": [1]}),
            "something else than its name says",
        ),
        (pa.table({"Code": [["J1885"]], "Charge": ["1.00"]}), "no cells of a table"),
        (pa.table({"color": ["red"]}), "names columns we know"),
    ],
    ids=["wrong types", "lists", "no headings"],
)
def test_what_is_no_table_of_claims_is_refused(table, why, tmp_path):
    with pytest.raises(Refused, match=why):
        rows(table, tmp_path)


def test_a_damaged_file_is_refused(tmp_path):
    with pytest.raises(Refused, match="damaged beyond reading"):
        list(stream_rows(io.BytesIO(b"PAR1 and nothing"), "claims.parquet", str(tmp_path)))
