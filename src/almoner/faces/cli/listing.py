"""What `almoner read` shows a person: each bill with its lines as they were read, 80 columns wide."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.reporting import dollars

WIDTH = 80
MOST_LINES = 200
"""Lines of one bill that are shown; the others are counted."""
COLUMNS = ("day", "code", "units", "charge")
INDENT = "    "


def listing(reading: Mapping[str, Any]) -> Iterator[str]:
    """Paper by paper: what it is, and every line of its bills with day, code, units, charge and words. "-" is not told."""
    for number, document in enumerate(reading["documents"]):
        if document["refused"]:
            yield neutral(document["refused"])
            continue
        bills = [bill for bill in reading["bills"] if bill["document"] == number]
        lines = sum(len(bill["lines"]) for bill in bills)
        yield f"{neutral(document['name'])}: {document['kind']}, {counted(len(bills), 'bill')}, {counted(lines, 'line')}"
        for bill in bills:
            yield from of_bill(bill)
        if document["doubts"]:
            yield f"  {counted(len(document['doubts']), 'doubt')}: `almoner read --confirm` asks you about each"
        if document["lost"]:
            yield f"  {counted(len(document['lost']), 'place')} not understood: see `lost` with --json"


def of_bill(bill: Mapping[str, Any]) -> Iterator[str]:
    known = (("from", bill["provider"]["name"]), ("for", bill["patient"]["name"]), ("charges", money(bill["total_charges"])))
    asked = money(bill["balance"] or bill["patient_responsibility"])
    said = ", ".join(f"{name} {neutral(value)}" for name, value in (*known, ("asked", asked)) if value)
    if said:
        yield from textwrap.wrap(said, WIDTH, initial_indent="  ", subsequent_indent="    ")
    rows = [cells(line) for line in bill["lines"][:MOST_LINES]]
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(len(COLUMNS))]
    for row in rows:
        day, code, units, charge, words = row
        shown = f"{day:{widths[0]}}  {code:{widths[1]}}  {units:>{widths[2]}}  {charge:>{widths[3]}}  {words}"
        yield (INDENT + shown)[:WIDTH].rstrip()
    if len(bill["lines"]) > MOST_LINES:
        yield f"{INDENT}… and {counted(len(bill['lines']) - MOST_LINES, 'more line')}: see --json"


def cells(line: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    code = "-".join((line["code"] or line["revenue_code"] or "-", *line["modifiers"]))
    return (
        line["day"] or "-",
        neutral(code),
        line["units"] or "-",
        money(line["charge"]) or "-",
        neutral(line["description"] or "-"),
    )


def money(amount: str | None) -> str | None:
    return None if amount is None else dollars(amount)


def counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
