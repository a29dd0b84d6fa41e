"""A published file's rows as a piece of an edition: what every reader of tables gives back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from almoner.adapters.tables.columns import to_columns
from almoner.adapters.tables.members import Member
from almoner.ports.tables import Piece


def piece_of(
    member: Member,
    record: type[Any],
    rows: Sequence[Any],
    *,
    table: str,
    edition: str,
    first_day: date,
    last_day: date | None,
    licence: str,
    setting: str | None = None,
    programme: str | None = None,
    remarks: tuple[str, ...] = (),
    marks: tuple[str, ...] = (),
) -> Piece:
    """`rows` are records of that type, read from the whole of one file."""
    return Piece(
        table=table,
        setting=setting,
        programme=programme,
        edition=edition,
        first_day=first_day,
        last_day=last_day,
        file=member.said,
        sha256=member.sha256,
        part=None,
        rows=len(rows),
        licence=licence,
        content=to_columns(record, rows),
        remarks=remarks,
        marks=marks,
    )
