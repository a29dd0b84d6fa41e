"""Which lines a subtotal adds up: those of the day, code, department or person that its words name."""

from collections.abc import Sequence
from datetime import date

from almoner.engine.bill import Line
from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.cells import GridRow, blank, stated_money
from almoner.engine.intake.paper_kind import flat

SUMMING = frozenset(
    [
        "sub",
        "subtotal",
        "subtotals",
        "subtotales",
        "total",
        "totals",
        "totales",
        "for",
        "of",
        "de",
        "del",
        "la",
        "el",
        "los",
        "por",
        "the",
        "this",
        "day",
        "daily",
        "date",
        "dia",
        "fecha",
        "department",
        "dept",
        "section",
        "seccion",
        "page",
        "pagina",
        "revenue",
        "rev",
        "code",
        "codigo",
        "group",
        "category",
        "account",
        "number",
        "acct",
        "no",
        "visit",
        "encounter",
        "claim",
        "patient",
        "paciente",
        "charges",
        "charge",
        "cargos",
        "cargo",
        "amount",
        "sum",
        "services",
        "service",
        "all",
        "items",
        "lines",
        "dos",
    ]
)
YEARLESS = 40
Said = tuple[str, ...]
Place = tuple[int | None, int | None]


def named_in(label: str) -> str:
    """The label without its words for adding up: "Subtotal May 4" gives "May 4", "Daily total" gives ""."""
    parts = label.replace("-", " - ").split(" - ") if " - " in label else [label]
    words = [word for part in parts for word in part.replace(":", " ").replace("(", " ").replace(")", " ").split()]
    return " ".join(word for word in words if flat(word) not in SUMMING).strip(" -,;.#")


def day_named(name: str, *, year: int | None, order: str | None) -> tuple[date, ...]:
    """The days that a name can mean, the paper's own year taken where it prints none."""
    if not any(sign.isdigit() for sign in name) or len(name) > YEARLESS:
        return ()
    # A bare revenue code ("0450") is no day.
    return () if name.isdigit() else values.day(name, year_hint=year, order_hint=order)


def of_day(lines: Sequence[Line], days: Sequence[date], first: int) -> list[int]:
    """The positions of the lines of one day, from `first` on; a line without a day has that of the line above it."""
    found: list[int] = []
    last: date | None = None
    for at in range(first, len(lines)):
        last = lines[at].day or last
        if last in days:
            found.append(at)
    return found


def of_name(name: str, lines: Sequence[Line], said: Sequence[Said], first: int) -> list[int]:
    """The positions of the lines whose revenue code is the name, or one of whose cells says it."""
    wanted = flat(name)
    lead = wanted.split(" ")[0] if wanted else ""
    code = values.revenue_code(lead, context=True) if lead.isdigit() and len(lead) in (3, 4) else None
    if code is not None and any(line.revenue_code == code for line in lines[first:]):
        return [at for at in range(first, len(lines)) if lines[at].revenue_code == code]
    return [at for at in range(first, len(said)) if wanted and says(said[at], wanted)]


def said_by(row: GridRow) -> Said:
    """The words of a row's cells, amounts left out."""
    return tuple(flat(cell.text) for cell in row.cells if not blank(cell) and stated_money(cell) is None)


def says(texts: Said, wanted: str) -> bool:
    """Whether one of a row's cells is the name: a word in a service's description is not its department."""
    return wanted in texts


def span_of(places: Sequence[int]) -> Place:
    """First and last place (excluded) where the places follow one another, else nothing."""
    if not places or places[-1] - places[0] + 1 != len(places):
        return None, None
    return places[0], places[-1] + 1
