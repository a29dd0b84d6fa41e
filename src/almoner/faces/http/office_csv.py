"""The tables of an office for a spreadsheet: CSV in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from starlette.responses import Response

from almoner.faces.http.office_shapes import CountShape, ItemShape, RateShape

Rows = Iterable[Sequence[object]]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be reckoned by a spreadsheet."""


def table(rows: Rows, name: str) -> Response:
    """As an attachment; the first row names the columns. The mark at its start tells spreadsheets how it is written."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[cell(one) for one in row] for row in rows])
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(out.getvalue().encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


def cell(value: object) -> str:
    """Unknown is empty."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def queue_csv(found: Iterable[tuple[str, ItemShape]]) -> Rows:
    """By check."""
    yield ("check", "reason", "bill", "what", "class", "at_stake", "state", "still_there", "note", "finding")
    for check, one in found:
        note = None if one.mark is None else one.mark.reason
        what = (one.finding_class, one.at_stake, one.state.value, "yes" if one.still_there else "no", note, one.id)
        yield (check, one.title, one.bill, one.says, *what)


def counts_csv(counts: Iterable[CountShape]) -> Rows:
    yield ("check", "reason", "by", "group", "found", "charges", "at_stake")
    for one in counts:
        yield (one.check, one.title, one.group.by.value, " + ".join(one.group.key), one.found, one.services, one.at_stake)


def rates_csv(rates: Iterable[RateShape]) -> Rows:
    yield ("check", "reason", "payer", "helped", "decided", "other", "share", "low", "high")
    for one in rates:
        yield (one.check, one.title, one.payer, one.helped, one.decided, one.other, one.share, one.low, one.high)
