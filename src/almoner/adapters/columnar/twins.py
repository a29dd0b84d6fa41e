"""The columnar twins of C01, C02, C03, C04 and A07: over a whole claim file, whom a check may speak of.

A twin never judges. It keeps every person for whom the check could find anything, and usually a few more; then the check
itself, the same function as for one bill, judges these. So the answers can only be the same if no twin leaves out a person
whom its check would speak of. That holds by what each twin drops, which its docstring names, and it is tested: on every
example bill, on made-up papers of the training families, and on 20,000 and 1,000,000 made-up lines, the findings of both ways
are equal byte by byte.
"""

from collections.abc import Callable, Mapping
from datetime import date

import narwhals as nw

from almoner.adapters.columnar.frames import Frame, addons, limits, pairs
from almoner.engine.reference.addon import CONTRACTOR_DEFINED
from almoner.engine.reference.tables import Tables

Twin = Callable[[Frame, Tables], frozenset[str]]
CHARGED = (nw.col("cents") > 0) & ~nw.col("day").is_null()
"""Every check here speaks of charges above zero on a known day only."""


def same_line_twice(lines: Frame, _tables: Tables) -> frozenset[str]:
    """A07: dropped are lines whose code, revenue code, day, units and charge stand on their bill once only."""
    alike = ["person", "bill", "code", "revenue_code", "day", "units", "cents"]
    return persons(lines.filter(CHARGED).group_by(alike).agg(times=nw.len()).filter(nw.col("times") > 1))


def not_paid_together(lines: Frame, tables: Tables) -> frozenset[str]:
    """C01 and C03: dropped are bills and days without two codes that some edition of the day pairs in this order, whatever the
    setting, programme and modifiers."""
    edits = pairs(tables)
    paired = nw.concat([edits.select(code=nw.col("c1")), edits.select(code=nw.col("c2"))]).unique()
    coded = lines.filter(CHARGED).join(paired, on="code", how="semi").select("person", "bill", "day", "code").unique()
    beside = coded.join(coded.select("bill", "day", c2=nw.col("code")), on=["bill", "day"], how="inner")
    met = beside.join(edits, left_on=["code", "c2"], right_on=["c1", "c2"], how="inner")
    return persons(met.filter(nw.col("first") <= nw.col("day"), nw.col("day") <= nw.col("last")))


def more_units_than_paid(lines: Frame, tables: Tables) -> frozenset[str]:
    """C02: dropped are codes whose units, added up over their bill and day, are within the lowest limit of all editions."""
    counted = lines.filter(CHARGED, nw.col("units") > 0).group_by("person", "bill", "day", "code").agg(nw.col("units").sum())
    return persons(counted.join(limits(tables), on="code", how="inner").filter(nw.col("units") > nw.col("value")))


def add_on_alone(lines: Frame, tables: Tables) -> frozenset[str]:
    """C04: dropped are add-on codes with a primary beside them on their own bill and day. A code for which any row leaves the
    primary to the contractor, or that editions of two programmes name, is always kept."""
    listed = addons(tables)
    codes = listed.select("code").unique()
    found = lines.filter(CHARGED).join(codes, on="code", how="semi").select("person", "bill", "day", "code").unique()
    open_ = listed.filter(nw.col("primary") == CONTRACTOR_DEFINED).select("code").unique()
    programmes = {edition.programme for edition in tables.used if edition.table == "addon"}
    if len(programmes) > 1:
        return persons(found)
    present = lines.filter(
        (nw.col("cents") >= 0) | nw.col("cents").is_null(), (nw.col("units") >= 0) | nw.col("units").is_null()
    )
    present = present.select("bill", "day", primary=nw.col("code")).unique()
    beside = found.join(listed, on="code", how="inner").join(present, on=["bill", "day", "primary"], how="inner")
    beside = beside.filter(nw.col("first") <= nw.col("day"), nw.col("day") <= nw.col("last"))
    served = beside.join(open_, on="code", how="anti").select("bill", "day", "code").unique()
    return persons(found.join(served, on=["bill", "day", "code"], how="anti"))


TWINS: Mapping[str, Twin] = {
    "A07": same_line_twice,
    "C01": not_paid_together,
    "C02": more_units_than_paid,
    "C03": not_paid_together,
    "C04": add_on_alone,
}
"""Each check that has a twin."""


def persons(rows: Frame) -> frozenset[str]:
    return frozenset(rows["person"].unique().to_list())


def uncovered(lines: Frame, tables: Tables) -> dict[str, int]:
    """For each table the twins ask, how many coded lines have a day on which no edition of it counts: those were not checked,
    which does not mean that they are right. Lines without a day or code are counted too: nothing can be asked for them."""
    asked = ("addon", "ncci-mue", "ncci-ptp")
    days = lines.with_columns(coded=~nw.col("code").is_null()).group_by("day", "coded").agg(lines=nw.len())
    rows = days.rows(named=True)
    return {
        table: sum(row["lines"] for row in rows if not row["coded"] or not covered(tables, table, row["day"]))
        for table in asked
    }


def covered(tables: Tables, table: str, on: date | None) -> bool:
    """Whether any edition of the table counts that day."""
    return on is not None and any(edition.table == table and edition.covers(on) for edition in tables.used)
