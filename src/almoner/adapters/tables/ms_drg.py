"""MS-DRG weights as CMS publishes them with the inpatient rule (Table 5): tab-separated, a title over two lines."""

import re
from datetime import date

from almoner.adapters.tables.headed import at_least_one, heading_at, maybe, rows_under
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import no_day, wrong_cell
from almoner.engine.reference import code_lists
from almoner.engine.reference.known import PUBLIC
from almoner.ports.tables import Piece, Told

COLUMNS = {
    "MS-DRG": "code",
    "MDC": "mdc",
    "TYPE": "kind",
    "MS-DRG Title": "title",
    "Weights - 10% Cap Applied": "weight",
    "Geometric mean LOS": "geometric",
    "Arithmetic mean LOS": "arithmetic",
}
YEAR = re.compile(r"FY ?(20\d\d)")


def recognises(member: Member) -> bool:
    return heading_at(member, "MS-DRG", "MDC") is not None


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    start = heading_at(member, "MS-DRG", "MDC") or 0
    groups = []
    for number, row in rows_under(member, start, COLUMNS):
        if not row["mdc"] and not row["title"]:
            continue  # footnotes
        if not re.fullmatch(r"\d{1,3}", row["code"], re.ASCII):
            raise wrong_cell(member, number, "MS-DRG", row["code"], "a group of three digits")
        groups.append(
            code_lists.Drg(
                row["code"].zfill(3),
                row["mdc"],
                row["kind"],
                row["title"],
                maybe(member, number, "Weights - 10% Cap Applied", bare(row["weight"])),
                maybe(member, number, "Geometric mean LOS", bare(row["geometric"])),
                maybe(member, number, "Arithmetic mean LOS", bare(row["arithmetic"])),
            )
        )
    at_least_one(member, tuple(groups))
    found = YEAR.search(" ".join(" ".join(row) for row in member.opening[: start + 1])) or YEAR.search(told.edition or "")
    if found is None:
        raise no_day(member, "FY2026")
    year = int(found[1])
    return piece_of(
        member,
        code_lists.Drg,
        groups,
        table=code_lists.MS_DRG,
        edition=f"FY{year}",
        first_day=date(year - 1, 10, 1),
        last_day=date(year, 9, 30),
        licence=PUBLIC,
    )


def bare(cell: str) -> str:
    """A number without its footnote star; a lone point stands for none."""
    return "" if cell.strip() == "." else cell.replace("*", "")
