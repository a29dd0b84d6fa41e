"""Reads bills and benefits tables from spreadsheets (XLSX) and separated text (CSV, TSV, pipes, semicolons)."""

from typing import BinaryIO

from almoner.adapters.readers.table_parts import separated
from almoner.adapters.readers.table_parts.refusing import refuse
from almoner.engine.bill import Reading
from almoner.engine.intake.grid import read_grids
from almoner.engine.intake.grid_parts.blocks import is_heading
from almoner.engine.intake.grid_parts.cells import Grid
from almoner.engine.wording.neutral import neutral

MOST_BYTES = 64 * 2**20
MOST_ROWS = 100_000
ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
NAMES = (".csv", ".tsv", ".tab", ".psv", ".xlsx", ".xlsm")
HEAD = 64 * 1024


class Table:
    """The reader of tables. Its facts' spots are sheets and cells; a text table's sheet is ""."""

    name = "table"

    def recognises(self, head: bytes, name: str) -> int:
        """900 for a workbook, 850 for a text table by its name, 700 by its even columns under known headings, else 0."""
        if head.startswith((ZIP, OLD)):
            workbook = b"xl/" in head or name.lower().endswith(NAMES) or head.startswith(OLD)
            return 900 if workbook else 300
        if head.startswith(b"%PDF") or not head.strip():
            return 0
        known = name.lower().endswith(NAMES)
        try:
            text, encoding = separated.text_of(head[:HEAD])
            if not known and ("\0" in text or sum(sign == "\ufffd" for sign in text) * 20 > len(text) or encoding == ""):
                return 0
            _, width = separated.separator_of(text)
            if known:
                return 850 if width > 1 else 400
            if width < 3:
                return 0
            rows = separated.grid_of(head[:HEAD]).rows[:40]
            pairs = zip(rows, [*rows[1:], None], strict=False)
            return 700 if any(is_heading(row, below) for row, below in pairs) else 0
        except Exception:  # noqa: BLE001 - a guess about foreign bytes must never fail
            return 0

    def read(self, stream: BinaryIO, name: str) -> Reading:
        """The whole table. Raises Refused for one that is empty, locked, a bomb, an old binary workbook, or without money."""
        shown = neutral(name)
        data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            why = f"it is larger than {MOST_BYTES // 2**20} MB"
            raise refuse(
                shown, "table_too_large", why, "turn it into tables with `almoner read --parquet`, or hand in your part"
            )
        if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
            raise refuse(shown, "empty", "it is empty", "send the file again")
        if data.startswith(OLD):
            if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data:
                raise refuse(
                    shown, "encrypted", "it is protected with a password", "save it without a password and send it again"
                )
            raise refuse(
                shown, "old_workbook", "it is an old binary Excel workbook", "save it as XLSX or CSV and send it again"
            )
        grids = _sheets(data, shown) if data.startswith(ZIP) else [separated.grid_of(data)]
        if not any(grid.rows for grid in grids):
            raise refuse(shown, "empty", "its sheets are empty", "send the file again")
        if sum(len(grid.rows) for grid in grids) > MOST_ROWS:
            why = f"it has more than {MOST_ROWS} rows"
            raise refuse(
                shown, "table_too_large", why, "turn it into tables with `almoner read --parquet`, or hand in your part"
            )
        return read_grids(grids, reader=self.name, name=name)


def _sheets(data: bytes, name: str) -> list[Grid]:
    """What opens workbooks is loaded only for one: separated text needs none of it."""
    from almoner.adapters.readers.table_parts.workbook import grids_of  # noqa: PLC0415

    return grids_of(data, name)


READER = Table()
