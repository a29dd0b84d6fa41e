"""Remittances and claims of any size as Parquet tables, in flat memory: one block of segments at a time.

Money is int64 cents, days are date32, units are decimals; unknown is null. `lost.parquet` names the segments that were not
understood. Rows are those of the audit's reader: `segment` is the segment number of their spots.
"""

from collections.abc import Iterator

from almoner.adapters.readers.x12_parts import envelope
from almoner.adapters.readers.x12_parts.claim_rows import Claims
from almoner.adapters.readers.x12_parts.columns import Columns
from almoner.adapters.readers.x12_parts.remittance_rows import Remittances
from almoner.adapters.readers.x12_parts.sheets import Context, Tables
from almoner.engine.errors import Refused

BLOCK = 2 * 1024 * 1024
"""Bytes read at a time: larger blocks fall out of the processor's cache and are slower."""


def rows_835(stream: envelope.Bytes, folder: str) -> Iterator[str]:
    """Writes claims, lines, adjustments and lost .parquet into the folder, yielding progress lines.

    Raises Refused for a file without segments, without a remittance claim, or with one claim beyond 64 MB.
    """
    return _rows(Remittances(), stream, folder)


def rows_837(stream: envelope.Bytes, folder: str) -> Iterator[str]:
    """Writes claims, lines and lost .parquet into the folder, yielding progress lines.

    Raises Refused for a file without segments, without a claim, or with one claim beyond 64 MB.
    """
    return _rows(Claims(), stream, folder)


def _rows(taker: Remittances | Claims, stream: envelope.Bytes, folder: str) -> Iterator[str]:
    tables = Tables(folder, taker.schemas)
    now = Context()
    try:
        for block in envelope.blocks(stream, size=BLOCK, starts=taker.starts):
            if block.junk is not None:
                now.lost.append((0, "text before the first segment", block.junk))
            columns = Columns(block)
            taker.take(columns, now, tables)
            now.number += columns.count
            tables.lose(now.lost)
            yield tables.said(now.number)
        if now.kind:
            tables.lose([(now.begun, "the file ends before its SE segment", "")])
    finally:
        tables.close()
    if not tables.rows["claims"]:
        others = ", ".join(sorted(now.kinds - {taker.kind}))
        raise Refused(
            "x12_no_rows",
            what="No rows were written",
            why=f"the file holds transactions of kind {others}, not {taker.kind}" if others else "it holds no claim",
            do=f"hand in an {taker.kind} file",
        )
