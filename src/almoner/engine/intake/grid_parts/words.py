"""What a sheet says outside its tables: its short rows as lines of text, and the estimate's days among them."""

from collections.abc import Sequence

from almoner.engine.bill import Bill, BillKind, Notice, NoticeKind
from almoner.engine.intake.grid_parts.cells import Grid, GridCell, blank
from almoner.engine.intake.letters.estimate import days_of_rows

MOST_ROWS, MOST_CELLS = 2000, 3


def words_of(grids: Sequence[Grid]) -> str:
    """Rows of few cells, a label and its value with a colon between; rows of tables are left out."""
    rows = []
    for grid in grids:
        for row in grid.rows[:MOST_ROWS]:
            cells = [_text(cell) for cell in row.cells if not blank(cell) and not cell.copied]
            if 1 <= len(cells) <= MOST_CELLS:
                label = cells[0].rstrip(": ")
                rows.append(f"{label}: {cells[1]}" if len(cells) > 1 else cells[0])
    return "\n".join(rows)


def _text(cell: GridCell) -> str:
    return cell.day.isoformat() if cell.day is not None else " ".join(cell.text.split())


def estimates_of(bills: Sequence[Bill], words: str) -> tuple[Notice, ...]:
    """The notice behind a table of one estimate, with the days that its labels give."""
    if len(bills) != 1 or bills[0].kind is not BillKind.ESTIMATE:
        return ()
    (bill,) = bills
    days = days_of_rows(words.splitlines())
    return (
        Notice(
            kind=NoticeKind.ESTIMATE,
            sender=bill.provider.name,
            patient=bill.patient,
            account=bill.patient.account,
            amount=bill.total_charges,
            sent_on=days.get("sent_on") or bill.statement_date,
            scheduled_on=days.get("scheduled_on"),
            requested_on=days.get("requested_on"),
            service_on=days.get("service_on"),
            spot=bill.spot,
        ),
    )
