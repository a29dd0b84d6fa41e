"""Columns of a table: cut by alignment, with their headings, and settled by what stands in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.columns_by_content import settle_by_content, without_counts
from almoner.engine.intake.layout_parts.roles import CERTAIN, MONEY_ROLES, Odds, label
from almoner.engine.intake.layout_parts.rows import NUMERIC
from almoner.engine.intake.layout_parts.tables import (
    Column,
    Head,
    Table,
    assign,
    clusters,
    distance,
    edge_of,
    figures_apart,
    kind_of,
    overlap,
)
from almoner.engine.intake.values import code, money, npi, revenue_code

COUNTS = re.compile(r"(?:no|nbr|n[uú]m(?:ero)?|number|nr|n[º°]|count|cnt|x)\.?|#", re.IGNORECASE)
COUNT = re.compile(r"(?:count|cnt|x)\.?", re.IGNORECASE)
"""A heading that numbers lines at the left edge and counts units behind what was done."""
NEARLY = 300
"""A heading whose second meaning is this near (milli-nats) may as well have it."""
WORDY = frozenset({"code", "charge_number", "units", "account", "claim", "kind", "time", "reason_code", "line_number", "npi"})
INSTEAD: dict[str, Odds] = {
    "patient": (("patient_owes", 3200), ("patient_paid", 1400)),
    "payer": (("paid", 3200), ("insurance_pending", 1400)),
}
"""What a heading of a person or a plan means over amounts ("Patient", "Insurance")."""
UNKNOWN: Odds = ()
FEWEST_NAMELESS = 2
SAMPLE = 40
RESEMBLES = 2000
"""Below these odds (milli-nats) a heading shares a word with what it may mean, and no more."""
WORDS = re.compile(r"[^\W\d_]{4,}")
WHOLE = re.compile(r"\d+")
FEWEST_LETTERS, FEWEST_WORDS = 2, 2
LONGEST_COUNT = 4
ITEM = re.compile(r"(?:[A-Za-z]{1,4}-?)?\d{3,}(?:-\w+)*|[A-Z]{2,5}")
POSTED = re.compile(r"post|process|entry|entered|paid|bill", re.IGNORECASE)


def cut(table: Table, body: Sequence[Band]) -> list[Column]:
    """The table's columns. Money columns come from amounts that stand over each other, the others from their headings."""
    heads = _counting(table.heads)
    width = body[0].width if body else 100
    amounts = [atom for band in body for atom in _column_amounts(band)]
    found = without_counts(clusters(amounts), amounts, heads)
    named = assign(heads, found, _may_hold_money, width)
    rows = sum(1 for band in body if band.amounts)
    columns: list[Column] = []
    used: set[int] = set()
    for (x0, x1, many), number in zip(found, named, strict=True):
        if number is None:
            beside = _beside_others(body, x0, x1) >= max(FEWEST_NAMELESS, many // 2)
            if many * 2 >= rows and beside and not _counted(heads, x0, x1):
                columns.append(Column(x0=x0, x1=x1, kind="money", odds=UNKNOWN, seen=True, edge=edge_of(amounts, x0, x1)))
            continue
        head = heads[number]
        if number in used:
            old = next(c for c in columns if c.heading == head.text and c.kind == "money")
            old.x0, old.x1 = min(old.x0, x0), max(old.x1, x1)
            continue
        used.add(number)
        edge = edge_of(amounts, x0, x1)
        odds = (
            UNKNOWN
            if not head.odds or _resembles_count(head)
            else INSTEAD.get(head.odds[0][0]) or _only(head.odds, money_only=True)
        )
        columns.append(Column(x0=x0, x1=x1, kind="money", odds=odds, heading=head.text, seen=True, edge=edge))

    for number, head in enumerate(heads):
        if number in used:
            continue
        role = head.odds[0][0] if head.odds else "description"
        kind = kind_of(role) if head.odds else "text"
        if role == "ageing":
            kind = "money"
        if kind == "money":
            columns.append(
                Column(x0=head.x0, x1=head.x1, kind="money", odds=_only(head.odds, money_only=True), heading=head.text)
            )
        else:
            columns.append(
                Column(
                    x0=head.x0,
                    x1=head.x1,
                    kind=kind,
                    odds=head.odds,
                    heading=head.text,
                    role=role if head.odds else "other_text",
                )
            )
    columns.sort(key=lambda column: (column.x0, column.x1))
    _weaker_twins(columns)
    held = _by_content(columns, body)
    settle_by_content(columns, body)
    _one_description(columns, held)
    _one_day(columns)
    return columns


def _weaker_twins(columns: Sequence[Column]) -> None:
    """A heading that only resembles one of modifiers or units, beside one that says so, is of something else ("U/M")."""
    for role in ("modifiers", "units"):
        said = [column for column in columns if column.role == role]
        if any(column.odds[0][1] >= CERTAIN for column in said):
            for column in said:
                if column.odds[0][1] < RESEMBLES:
                    column.kind, column.role = "text", "other_text"


def _one_day(columns: list[Column]) -> None:
    """Of several days the day of service counts; when it was posted does not."""
    days = [column for column in columns if column.role == "day"]
    if len(days) < 2:
        return
    posted = [column for column in days if POSTED.search(column.heading)]
    for column in posted if 0 < len(posted) < len(days) else days[1:]:
        column.role = "posted"


def _column_amounts(band: Band) -> list[Atom]:
    """Amounts that may stand in a column: not those inside a run of words."""
    if len(band.atoms) > 60:
        return []
    found: list[Atom] = []
    for cell in band.cells:
        for number, atom in enumerate(cell.atoms):
            follows = (
                number + 1 < len(cell.atoms) and cell.atoms[number + 1].kind == "word" and cell.atoms[number + 1].text.isalpha()
            )
            labelled = number > 0 and cell.atoms[number - 1].text.endswith(":")
            if (atom.kind == "money" and not (number >= 4 and follows) and not labelled) or (
                atom.kind == "word" and len(cell.atoms) == 1 and NUMERIC.fullmatch(atom.text) and money(atom.text)
            ):
                found.append(atom)
    return found


def _another_code(columns: Sequence[Column], at: int) -> bool:
    return any(column.role == "code" for number, column in enumerate(columns) if number != at)


def _beside_others(body: Sequence[Band], x0: int, x1: int) -> int:
    """How many bands have an amount in a stretch and another one outside it, as rows of a table do and sums below it do not."""
    found = 0
    for band in body:
        inside = [x0 <= atom.x0 and atom.x1 <= x1 for atom in _column_amounts(band)]
        found += any(inside) and not all(inside)
    return found


def _counted(heads: Sequence[Head], x0: int, x1: int) -> bool:
    """Whether figures with decimals stand under a heading of something else: units printed as "1.00"."""
    return any(head.odds and not _may_hold_money(head) and min(head.x1, x1) > max(head.x0, x0) for head in heads)


def _may_hold_money(head: Head) -> bool:
    """Whether amounts may stand under a heading: one of money, one that may as well be, or one of unknown words."""
    if head.odds and (head.odds[0][0] in INSTEAD or _resembles_count(head)):
        return True
    return not head.odds or any(role in MONEY_ROLES or role == "ageing" for role in _near(head.odds))


def _resembles_count(head: Head) -> bool:
    """Whether a heading shares a word with one of units and no more ("UNIT PRC"): over amounts it may name any of them."""
    return bool(head.odds) and head.odds[0][0] == "units" and head.odds[0][1] < RESEMBLES


def _counting(heads: Sequence[Head]) -> tuple[Head, ...]:
    """ "No." behind a code or a description counts units; at the left edge it numbers the lines."""
    found: list[Head] = []
    told = False
    for head in heads:
        if COUNTS.fullmatch(head.text.strip()):
            counts = told or COUNT.fullmatch(head.text.strip()) is not None
            found.append(replace(head, odds=(("units" if counts else "line_number", CERTAIN),)))
        else:
            found.append(head)
        told = told or bool(head.odds and head.odds[0][0] in ("code", "description", "revenue_code"))
    return tuple(found)


def _by_content(columns: list[Column], body: Sequence[Band]) -> dict[int, list[str]]:
    """A column of words is no column of marks whatever stands over it ("Item", "Procedure"); a nameless one of codes is one.
    Returns what stands in each column by its position."""
    held: dict[int, list[str]] = {}
    moneys = [column for column in columns if column.kind == "money" and column.seen and column.heading]
    for band in [band for band in body if band.amounts and len(band.cells) > 2 and _in_table(band, moneys)][:SAMPLE]:
        for atoms in (part for cell in band.cells for part in figures_apart(cell.atoms, columns)):
            x0, x1 = atoms[0].x0, max(atom.x1 for atom in atoms)
            at = min(range(len(columns)), key=lambda n: (distance(columns[n].x0, columns[n].x1, x0, x1), n), default=-1)
            if at >= 0 and not any(atom.kind == "money" for atom in atoms):
                held.setdefault(at, []).append(" ".join(atom.text for atom in atoms))
    _figures(columns, held)
    _dated(columns, body)
    described = any(column.role == "description" and not _empty_beside(columns, at, held) for at, column in enumerate(columns))
    coded = any(column.role == "code" for column in columns)
    for at, texts in sorted(held.items()):
        column = columns[at]
        words = sum(1 for text in texts if _says(text))
        wordy = column.role in WORDY or column.role == "day"  # "Charges this period" over what was done
        if column.role == "member_id" and "patient" in _near(label(column.heading)) and words * 10 >= len(texts) * 7:
            column.kind, column.role = "text", "patient"  # "Member" over first names
        elif column.kind in ("mark", "day") and wordy and words * 10 >= len(texts) * 7:
            column.kind, column.role = "text", "other_text" if described else "description"
            described = True
        elif (
            column.role == "reason_code"
            and "revenue_code" in _near(column.odds)
            and sum(1 for text in texts if revenue_code(text)) * 10 >= len(texts) * 7
        ):
            column.role = "revenue_code"  # "RC" over four digits that begin with a nought
        elif (
            column.role == "code"
            and sum(1 for text in texts if code(text)) * 10 < len(texts) * 3
            and _another_code(columns, at)
        ):
            column.role = "charge_number"
        elif column.role == "provider" and sum(1 for text in texts if text.isdigit()) * 10 >= len(texts) * 7:
            held[at] = [text for text in texts if text.isdigit()]  # "Perf prov" over the numbers of those who gave the care
            known = all(npi(text) for text in held[at])
            column.kind, column.role = "mark", "npi" if known else "charge_number"
        elif column.role == "patient" and not described and sum(len(text.split()) for text in texts) > 2 * len(texts):
            column.role, described = "description", True  # "For" over what was done
        elif column.role == "other_text" and not coded and sum(1 for text in texts if code(text)) * 10 >= len(texts) * 7:
            column.kind, column.role, coded = "mark", "code", True
    return held


def _in_table(band: Band, moneys: Sequence[Column]) -> bool:
    """Whether an amount of a band stands in a column of amounts with a heading, where there is one: a box below has its own."""
    return not moneys or any(overlap(atom.x0, atom.x1, one.x0, one.x1) > 0 for atom in band.amounts for one in moneys)


def _dated(columns: Sequence[Column], body: Sequence[Band]) -> None:
    """Under a heading of money without one amount, or of unknown words, days are days ("Period billed", "Service period")."""
    for column in columns:
        unknown = column.role == "other_text" and not column.odds
        if (unknown or (column.kind == "money" and not column.seen)) and not any(other.kind == "day" for other in columns):
            under = [
                cell
                for band in body[:SAMPLE]
                if band.amounts
                for cell in band.cells
                if min(cell.x1, column.x1) > max(cell.x0, column.x0)
            ]
            if under and sum(1 for cell in under if cell.atoms[0].kind == "day") * 10 >= len(under) * 7:
                column.kind, column.role = "day", "day"


def _empty_beside(columns: Sequence[Column], at: int, held: Mapping[int, Sequence[str]]) -> bool:
    """Whether a heading has nothing below it because its words stand under another over the same place: "Service provided and
    / billing code" over "Made-up visit (99214)"."""
    own = columns[at]
    return not held.get(at) and any(
        held.get(other) and min(own.x1, column.x1) > max(own.x0, column.x0)
        for other, column in enumerate(columns)
        if column is not own and column.role in WORDY
    )


def _says(text: str) -> bool:
    """Whether a text is words: letters alone, or several words of letters beside figures ("SEMI PVT 4TH FLOOR")."""
    if not any(map(str.isdigit, text)):
        return WORDS.search(text) is not None
    return sum(1 for word in text.split() if len(word) >= FEWEST_LETTERS and word.isalpha()) >= FEWEST_WORDS


def _near(odds: Odds) -> list[str]:
    """The meanings that a heading may as well have."""
    return [role for role, speaks in odds if odds[0][1] - speaks <= NEARLY]


def _figures(columns: Sequence[Column], held: dict[int, list[str]]) -> None:
    """Under a heading of money without one amount, beside columns of amounts, whole figures count or number something."""
    if not any(column.kind == "money" and column.seen for column in columns):
        return
    for at, texts in held.items():
        column = columns[at]
        figures = [text for text in texts if WHOLE.fullmatch(text) and text != "0"]
        if column.kind == "money" and not column.seen and figures and len(figures) * 10 >= len(texts) * 7:
            counts = max(map(len, figures)) <= LONGEST_COUNT
            column.kind, column.role = "mark", "other_count" if counts else "charge_number"
        numbered = [text for text in texts if ITEM.fullmatch(text)]
        if column.kind == "money" and not column.seen and len(numbered) * 10 >= len(texts) * 7:
            column.kind, column.role = "mark", "charge_number"  # "R-0277" under "Part": what is sold has a number


def _only(odds: Odds, *, money_only: bool) -> Odds:
    kept = tuple((role, speaks) for role, speaks in odds if (role in MONEY_ROLES or role == "ageing") == money_only)
    return kept or (("charge", 0),)


def _one_description(columns: list[Column], held: Mapping[int, Sequence[str]]) -> None:
    """A table has one description: the best heading for it that has words below it, else the unknown or free text column."""
    free = [c for c in columns if c.kind == "text"]
    named = [at for at, column in enumerate(columns) if column.kind == "text" and column.role == "description"]
    if named:
        kept = next((at for at in named if held.get(at)), named[0])
        for at in named:
            columns[at].role = "description" if at == kept else "other_text"
        return
    for wanted in ("other_text", "kind", "provider", "remarks"):
        for column in free:
            if column.role == wanted:
                column.role = "description"
                return
