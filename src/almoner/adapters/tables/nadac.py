"""National average drug acquisition costs (NADAC) as CMS publishes them every week."""

import re
from datetime import date, timedelta

from almoner.adapters.tables.headed import at_least_one, decimal, heading_at, rows_under
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import no_day, wrong_cell
from almoner.engine.reference import fees
from almoner.engine.reference.known import PUBLIC
from almoner.ports.tables import Piece, Told

COLUMNS = {
    "NDC Description": "name",
    "NDC": "ndc",
    "NADAC Per Unit": "price",
    "Effective Date": "effective",
    "Pricing Unit": "unit",
    "OTC": "otc",
    "As of Date": "as_of",
}
AMERICAN = re.compile(r"(\d\d)/(\d\d)/(\d{4})", re.ASCII)
ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def recognises(member: Member) -> bool:
    return heading_at(member, "NDC Description", "NADAC Per Unit") is not None


def read(member: Member, told: Told) -> Piece:
    """A week's prices count from the latest day they name, for seven days. Raises Refused."""
    start = heading_at(member, "NDC Description", "NADAC Per Unit") or 0
    prices: list[tuple[date | None, fees.Nadac]] = []
    for number, row in rows_under(member, start, COLUMNS):
        if len(row["ndc"]) > 11 or not row["ndc"].isdigit():
            raise wrong_cell(member, number, "NDC", row["ndc"], "an NDC of eleven digits")
        as_of = day(member, number, "As of Date", row["as_of"]) if row["as_of"] else None
        price = fees.Nadac(
            row["ndc"].zfill(11),
            row["name"],
            decimal(member, number, "NADAC Per Unit", row["price"]),
            row["unit"],
            row["otc"].upper() == "Y",
            day(member, number, "Effective Date", row["effective"]).isoformat(),
        )
        prices.append((as_of, price))
    at_least_one(member, tuple(prices))
    latest = max((as_of for as_of, _ in prices if as_of is not None), default=None)
    first_day = latest or told_day(member, told)
    taken = [price for as_of, price in prices if as_of == latest]
    older = len(prices) - len(taken)
    return piece_of(
        member,
        fees.Nadac,
        taken,
        table=fees.NADAC,
        edition=first_day.isoformat(),
        first_day=first_day,
        last_day=first_day + timedelta(days=6),
        licence=PUBLIC,
        remarks=(f"{older:,} rows of earlier weeks were left out",) if older else (),
    )


def day(member: Member, number: int, title: str, cell: str) -> date:
    if found := AMERICAN.fullmatch(cell):
        try:
            return date(int(found[3]), int(found[1]), int(found[2]))
        except ValueError as error:
            raise wrong_cell(member, number, title, cell, "a day") from error
    raise wrong_cell(member, number, title, cell, "a day written as MM/DD/YYYY")


def told_day(member: Member, told: Told) -> date:
    """As told, or as named. Raises Refused where nothing says it."""
    for text in (told.edition or "", member.name):
        if found := ISO.search(text):
            return date.fromisoformat(found[0])
    raise no_day(member, "2026-09-23")
