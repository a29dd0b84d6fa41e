"""Opens CSV and its kin: any encoding, any of the usual separators, quotes that were never closed."""

import csv
import io

from almoner.engine.intake.grid_parts.cells import Grid, GridCell, GridRow

SEPARATORS = (",", "\t", ";", "|")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
WESTERN = ["cp1252", "mac_roman", "cp437", "cp850", "latin_1"]
SAMPLE = 200
LONGEST_FIELD, MOST_BREAKS = 32_000, 20
KEPT = 1_000  # of a cell longer than any spreadsheet's own
csv.field_size_limit(64 * 2**20)  # one endless cell must not refuse the paper: it is cut and named instead


def text_of(data: bytes) -> tuple[str, str]:
    """The text and the encoding it was in: by its mark, as UTF-8, by its zeros, or by what makes the likeliest words."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name
    if data[:4000].count(0) * 4 > len(data[:4000]):
        name = "utf-16-le" if data[1:4000:2].count(0) > data[:4000:2].count(0) else "utf-16-be"
        return data.decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # noqa: PLC0415  (a table in UTF-8 does not pay for it)

        best = from_bytes(data[:200_000], cp_isolation=WESTERN).best()
        name = best.encoding if best is not None else "cp1252"
        # Western letters only: where several fit, the one Windows writes is by far the commonest.
        if not any(byte in data for byte in range(0x80, 0xA0)) or name in {"cp1252", "latin_1"}:
            name = "cp1252"
        return data.decode(name, "replace"), name


def separator_of(text: str) -> tuple[str, int]:
    """The likeliest separator and how many columns most rows have under it (1 where none separates)."""
    sample = "\n".join(text.splitlines()[:SAMPLE])
    best = (",", 1, 0)
    for mark in SEPARATORS:
        rows = [row for row in _parsed(sample, mark) if any(cell.strip() for cell in row)]
        if not rows:
            continue
        widths = [len(row) for row in rows]
        usual = max(set(widths), key=lambda width: (widths.count(width) * (width > 1), width))
        worth = sum(width == usual for width in widths) * 1000 // len(rows) + min(usual, 30) * 10
        # "1.234,56" holds commas as well: a semicolon or tab that separates as evenly wins over them.
        worth += 60 if mark in "\t;|" and usual > 1 else 0
        if usual > 1 and worth > best[2]:
            best = (mark, usual, worth)
    return best[0], best[1]


def _parsed(text: str, mark: str, *, quoted: bool = True) -> list[list[str]]:
    try:
        if quoted:
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, skipinitialspace=True))
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=csv.QUOTE_NONE, skipinitialspace=True))
    except csv.Error:
        return list(
            csv.reader(io.StringIO(text.replace('"', "").replace("\0", ""), newline=""), delimiter=mark, quoting=csv.QUOTE_NONE)
        )


def grid_of(data: bytes) -> Grid:
    """The text table as a grid; rows keep the numbers a spreadsheet would show them under."""
    text, _ = text_of(data)
    lines = text.lstrip("\ufeff")
    skipped = 0
    first = lines.split("\n", 1)[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        mark, lines, skipped = first[4], lines.split("\n", 1)[1] if "\n" in lines else "", 1
    else:
        mark, _ = separator_of(lines)
    rows = _parsed(lines, mark)
    if any(_swallowed(cell) for row in rows for cell in row):
        # A quote that was never closed swallows the rows after it.
        rows = _parsed(lines, mark, quoted=False)
    found = []
    for number, row in enumerate(rows, start=1 + skipped):
        cells = tuple(_cell(text) for text in row)
        if any(cell.text for cell in cells):
            found.append(GridRow(number=number, cells=cells))
    return Grid(name="", rows=tuple(found))


def _swallowed(text: str) -> bool:
    """Whether a cell holds the rows after it; a long one on one line only is what somebody wrote."""
    breaks = text.count("\n")
    return breaks > MOST_BREAKS or (breaks > 0 and len(text) > LONGEST_FIELD)


def _cell(text: str) -> GridCell:
    plain = text.replace("\0", "").strip()
    return GridCell(text=plain[:KEPT], cut=len(plain)) if len(plain) > LONGEST_FIELD else GridCell(text=plain)
