"""Whether an edition holds every row its publisher prints: by how many there are and by which stretches of codes are there."""

import pyarrow as pa
import pyarrow.compute as pc

from almoner.engine.reference.known import TABLES

LEAST_BY_SETTING = {
    ("ncci-mue", "practitioner"): 11_000,
    ("ncci-mue", "outpatient"): 11_000,
    ("ncci-ptp", "dme"): 30_000,  # Medicaid alone has one
}
STRETCHES = frozenset({f"{number:02d}" for number in range(100)} - {"08", "09", "18"} | {"C9", "G0", "P3", "Q0"})
"""The first two characters of column 1 codes that every whole NCCI PTP table of either setting had."""


def gaps(table: str, setting: str | None, rows: pa.Table) -> str | None:
    """Why the edition cannot be called whole, or None."""
    known = TABLES[table]
    least = LEAST_BY_SETTING.get((table, setting or ""), known.least)
    if rows.num_rows < least:
        return f"it has {rows.num_rows:,} rows and a whole one has more than {least:,}: it is kept as partial"
    if table == "ncci-ptp" and setting != "dme":
        found = set(pc.unique(pc.utf8_slice_codeunits(rows.column("c1"), 0, 2)).to_pylist())
        missing = sorted(STRETCHES - found)
        if missing:
            first = ", ".join(missing[:5])
            return f"no code in column 1 begins with {first}: a part is missing, and it is kept as partial"
    return None
