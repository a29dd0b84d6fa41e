"""Claims tables of any size (CSV, TSV, pipes, semicolons) as Parquet, in flat memory: one block of rows at a time.

Headings decide as they do for the audit's reader, on the first rows. Money is int64 cents, days are date32, units are
decimals; unknown is null. A row that cannot be read whole goes to `rejects.csv` with its line number and the reason, so that
lines and rejects together are all rows of the file.
"""

import csv
import io
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pv
import pyarrow.parquet as pq

from almoner.adapters.readers.table_parts import separated
from almoner.engine.errors import Refused
from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.blocks import is_heading
from almoner.engine.intake.grid_parts.cells import BLANK, GridCell
from almoner.engine.intake.grid_parts.columns import Layout, assign, revenue_in
from almoner.engine.intake.grid_parts.whole import settled_days
from almoner.engine.intake.headings import row_of

HEAD, BLOCK, ROW_GROUP = 256 * 1024, 4 * 2**20, 100_000
MOST_CACHED = 200_000
TEXT, CENTS, DAY, UNITS, PLACE = pa.string(), pa.int64(), pa.date32(), pa.decimal128(19, 6), pa.int64()
MONEY = (
    "charge", "allowed", "adjustment", "not_covered", "paid", "patient_paid", "deductible", "copay", "coinsurance", "patient_owes",
)  # fmt: skip
WORDS = (
    "claim",
    "account",
    "patient",
    "member_id",
    "ndc",
    "npi",
    "place_of_service",
    "diagnoses",
    "description",
    "group_code",
    "reason_code",
)
LINES = pa.schema(
    [
        ("row", PLACE),
        ("day", DAY),
        ("through", DAY),
        ("code", TEXT),
        ("modifiers", TEXT),
        ("revenue_code", TEXT),
        ("units", UNITS),
    ]
    + [(f"{name}_cents", CENTS) for name in MONEY]
    + [(name, TEXT) for name in WORDS]
)
PLAIN_MONEY = r"^-?[0-9]{1,13}(\.[0-9]{1,2})?$"
PLAIN_UNITS = r"^-?[0-9]{1,12}(\.[0-9]{1,4})?$"


class _Column:
    """One kind of cell read by its distinct texts: each is read once, however many rows hold it."""

    def __init__(self, read: Callable[[str], Any], kind: pa.DataType) -> None:
        self.read, self.kind = read, kind
        self.known: dict[str, Any] = {}

    def of(self, texts: pa.Array) -> tuple[pa.Array, np.ndarray[Any, np.dtype[np.bool_]]]:
        """The values, and which rows hold something that is none."""
        coded = pc.dictionary_encode(texts)
        found = [self._one(text) for text in coded.dictionary.to_pylist()]
        bad = np.array([value is None and (text or "").strip().lower() not in BLANK for text, value in zip(coded.dictionary.to_pylist(), found, strict=True)], dtype=bool)  # fmt: skip
        picked = pa.array(found, type=self.kind).take(coded.indices)
        places = coded.indices.to_numpy(zero_copy_only=False)
        return picked, (bad[places] if len(bad) else np.zeros(len(texts), dtype=bool))

    def _one(self, text: str | None) -> Any:
        if text is None or text.strip().lower() in BLANK:
            return None
        if text not in self.known:
            if len(self.known) >= MOST_CACHED:
                self.known.clear()
            self.known[text] = self.read(text)
        return self.known[text]


class _Rejects:
    """The rows that are no lines, in the order they were met."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("w", encoding="utf-8", newline="")
        self.writer = csv.writer(self.file)
        self.writer.writerow(["row", "why", "text"])
        self.count = 0

    def add(self, row: int, why: str, text: str) -> None:
        """One row with the reason; its text is cut, and kept from being a formula when opened in a spreadsheet."""
        shown = text[:500].replace("\0", "")
        self.writer.writerow([row, why, "'" + shown if shown[:1] in "=+-@\t" and shown else shown])
        self.count += 1


def rows_csv(stream: BinaryIO, folder: str) -> Iterator[str]:
    """Writes lines.parquet and rejects.csv into the folder, yielding progress lines. Raises Refused for a file that is empty,
    has no headings we know, or no column of money.
    """
    head = stream.read(HEAD)
    if not head.strip(b"\xef\xbb\xbf\0 \t\r\n"):
        raise _refuse("empty", "it is empty", "send the file again")
    plan = _Plan(head)
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    rejects = _Rejects(target / "rejects.csv")
    lines = 0
    source: Any = _Rest(head, stream)
    with rejects.file, pq.ParquetWriter(str(target / "lines.parquet"), LINES, compression="snappy") as writer:
        waiting: list[pa.RecordBatch] = []
        for batch in plan.batches(source, rejects):
            waiting.append(batch)
            lines += batch.num_rows
            if sum(each.num_rows for each in waiting) >= ROW_GROUP:
                writer.write_table(pa.Table.from_batches(waiting, schema=LINES))
                waiting.clear()
            yield f"{lines:,} lines, {rejects.count:,} rows rejected"
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting, schema=LINES))
    yield f"done: {lines:,} lines, {rejects.count:,} rows rejected"


def _refuse(code: str, why: str, do: str) -> Refused:
    return Refused(code, what="the table was not read", why=why, do=do)


class _Rest(io.RawIOBase):
    """The head again, then the rest of the stream, as one."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self.head, self.stream = head, stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Bytes, of the head first."""
        if self.head:
            part, self.head = (self.head, b"") if size < 0 else (self.head[:size], self.head[size:])
            return part
        return self.stream.read(size)


class _Plan:
    """What the first rows settle: separator, encoding, headings, the roles of columns and the order of days."""

    def __init__(self, head: bytes) -> None:
        text, self.encoding = separated.text_of(head)
        whole = text if len(head) < HEAD else text.rpartition("\n")[0]
        self.separator, _ = separated.separator_of(whole)
        grid = separated.grid_of(whole.encode())
        rows = grid.rows
        at = next(
            (at for at, row in enumerate(rows[:60]) if is_heading(row, rows[at + 1] if at + 1 < len(rows) else None)), None
        )
        if at is None:
            raise _refuse("no_headings", "none of its first rows names columns we know", "add a first row with headings")
        self.heading = rows[at].number
        self.names = [cell.text for cell in rows[at].cells]
        self.width = len(self.names)
        self.layout: Layout = assign(self.names, rows[at + 1 :], self.width)
        if not any(name in self.layout.roles for name in MONEY):
            raise _refuse(
                "no_charges_in_table", "none of its columns holds amounts we can recognise", "export it with its amounts"
            )
        days = settled_days([grid])
        order, year = days.order or "mdy", days.year
        self.days = _Column(lambda mark: next(iter(values.day(mark, year_hint=year, order_hint=order)), None), DAY)
        self.codes = _Column(_code, TEXT)
        self.modifiers = _Column(lambda mark: " ".join(values.modifiers(mark)) or None, TEXT)
        self.revenue = _Column(lambda mark: revenue_in(GridCell(text=mark)), TEXT)
        self.money = _Column(lambda mark: None if (amount := values.money(mark, bare=True)) is None else amount.cents, CENTS)
        self.units = _Column(values.units, UNITS)
        self.labels = _Column(lambda mark: (row_of(mark) or (None, 0))[0], TEXT)

    def batches(self, source: Any, rejects: _Rejects) -> Iterator[pa.RecordBatch]:
        """The file's rows as record batches of LINES."""
        broken: deque[int] = deque()

        def bad_row(row: Any) -> str:
            number = int(row.number)
            broken.append(number)
            if row.text.strip(f" \t{self.separator}\r"):
                rejects.add(number, f"{row.actual_columns} columns instead of {row.expected_columns}", row.text)
            return "skip"

        encoding = "utf8" if self.encoding in {"utf-8", "utf-8-sig"} else self.encoding
        try:
            reader = pv.open_csv(
                pa.PythonFile(source, mode="r"),
                read_options=pv.ReadOptions(
                    use_threads=False, block_size=BLOCK, skip_rows=self.heading, encoding=encoding,
                    column_names=[f"c{at}" for at in range(self.width)],
                ),
                parse_options=pv.ParseOptions(delimiter=self.separator, invalid_row_handler=bad_row, ignore_empty_lines=False),
                convert_options=pv.ConvertOptions(
                    column_types={f"c{at}": pa.binary() for at in range(self.width)}, strings_can_be_null=False, quoted_strings_can_be_null=False
                ),
            )  # fmt: skip
        except pa.ArrowInvalid as error:
            if "Empty CSV" in str(error):
                return
            raise _refuse("broken_table", "its rows cannot be told apart", "export it again as CSV") from error
        following = self.heading + 1
        while True:
            try:
                batch = reader.read_next_batch()
            except StopIteration:
                return
            except (pa.ArrowInvalid, UnicodeDecodeError) as error:
                raise _refuse("broken_table", "a row in it cannot be told from the next", "export it again as CSV") from error
            numbers = np.arange(following, following + batch.num_rows + len(broken), dtype=np.int64)
            numbers = numbers[~np.isin(numbers, np.array(broken, dtype=np.int64))][: batch.num_rows]
            if batch.num_rows:
                following = int(numbers[-1]) + 1
                while broken and broken[0] < following:
                    broken.popleft()
                yield self._lines(batch, numbers, rejects)

    def _texts(self, batch: pa.RecordBatch, at: int) -> pa.Array:
        column = batch.column(at)
        try:
            texts = column.cast(TEXT)
        except pa.ArrowInvalid:
            texts = pa.array([_decoded(value) for value in column.to_pylist()], type=TEXT)
        return pc.utf8_trim_whitespace(texts)

    def _role(self, batch: pa.RecordBatch, role: str) -> pa.Array | None:
        at = self.layout.column(role)
        return None if at is None else self._texts(batch, at)

    def _lines(self, batch: pa.RecordBatch, numbers: Any, rejects: _Rejects) -> pa.RecordBatch:
        size = batch.num_rows
        why = np.full(size, "", dtype=object)
        found: dict[str, pa.Array] = {"row": pa.array(numbers, type=PLACE)}
        for role in ("day", "through"):
            texts = self._role(batch, role)
            found[role] = self._read(self.days, texts, why, "day not understood", size)
        found["code"] = self._read(self.codes, self._role(batch, "code"), why, "code not understood", size, strict=False)
        found["revenue_code"] = self._read(self.revenue, self._role(batch, "revenue_code"), why, "", size, strict=False)
        found["units"] = self._number(
            self._role(batch, "units"), self.units, PLAIN_UNITS, UNITS, why, "quantity not understood", size
        )
        for name in MONEY:
            found[f"{name}_cents"] = self._number(
                self._role(batch, name), self.money, PLAIN_MONEY, CENTS, why, f"{name} not understood", size
            )
        parts = [
            self._read(self.modifiers, self._texts(batch, at), why, "", size, strict=False)
            for at in self.layout.columns("modifiers")
        ]
        found["modifiers"] = _together(parts, size)
        for name in WORDS:
            texts = self._role(batch, name)
            found[name] = pa.nulls(size, TEXT) if texts is None else pc.if_else(pc.equal(texts, ""), None, texts)
        self._sums(batch, found, why)
        moneyless = np.ones(size, dtype=bool)
        for name in MONEY:
            moneyless &= np.asarray(pc.is_null(found[f"{name}_cents"]))
        blank = np.ones(size, dtype=bool)
        for at in range(self.width):
            blank &= np.asarray(pc.equal(self._texts(batch, at), ""))
        empty = moneyless & np.asarray(pc.is_null(found["code"])) & np.asarray(pc.is_null(found["day"]))
        why[empty & (why == "")] = "no amount, code or day"
        why[blank] = ""  # a blank line is no row
        wrong = np.flatnonzero(why != "")
        for at in wrong.tolist():
            shown = self.separator.join(_decoded(batch.column(column)[at].as_py()) for column in range(self.width))
            rejects.add(int(numbers[at]), str(why[at]), shown)
        table = pa.RecordBatch.from_arrays([found[name] for name in LINES.names], schema=LINES)
        return table.filter(pa.array((why == "") & ~blank)) if len(wrong) or blank.any() else table

    def _sums(self, batch: pa.RecordBatch, found: dict[str, pa.Array], why: Any) -> None:
        """Totals, payments and the like have neither code nor day of their own: they are named, not counted as lines."""
        coded = ~np.asarray(pc.is_null(found["code"])) | ~np.asarray(pc.is_null(found["revenue_code"]))
        bare = np.flatnonzero(~coded & (why == ""))
        if not len(bare):
            return
        at = self.layout.column("description")
        texts = self._texts(batch, at if at is not None else 0).take(pa.array(bare))
        told, _ = self.labels.of(texts)
        for place, kind in zip(bare.tolist(), told.to_pylist(), strict=True):
            if kind is not None:
                why[place] = f"{kind.replace('_', ' ')} row, not a charge"

    @staticmethod
    def _read(column: _Column, texts: pa.Array | None, why: Any, says: str, size: int, *, strict: bool = True) -> pa.Array:
        if texts is None:
            return pa.nulls(size, column.kind)
        read, bad = column.of(texts)
        if strict:
            why[bad & (why == "")] = says
        return read

    @staticmethod
    def _number(  # noqa: PLR0917 - one column on its way
        texts: pa.Array | None, column: _Column, plain: str, kind: pa.DataType, why: Any, says: str, size: int
    ) -> pa.Array:
        """Amounts by the column at once where they are plain, by distinct texts where they are dressed up."""
        if texts is None:
            return pa.nulls(size, kind)
        fits = pc.match_substring_regex(texts, plain)
        if kind is CENTS:
            exact = pc.if_else(fits, texts, None).cast(pa.decimal128(20, 2))
            read = pc.multiply(exact, pa.scalar(100, pa.decimal128(3, 0))).cast(CENTS)
        else:
            read = pc.if_else(fits, texts, None).cast(UNITS)
        if pc.all(fits).as_py():
            return read
        slow, bad = column.of(pc.if_else(fits, "", texts))
        why[bad & (why == "")] = says
        return pc.coalesce(read, slow)


def _together(parts: list[pa.Array], size: int) -> pa.Array:
    """Several columns of modifiers as one, a blank between them."""
    if not parts:
        return pa.nulls(size, TEXT)
    joined = pc.binary_join_element_wise(*(pc.coalesce(part, "") for part in parts), " ")
    joined = pc.utf8_trim_whitespace(pc.replace_substring_regex(joined, " +", " "))
    return pc.if_else(pc.equal(joined, ""), None, joined)


def _code(mark: str) -> str | None:
    found = values.code(mark)
    return found[0] if found else None


def _decoded(value: bytes | None) -> str:
    if value is None:
        return ""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
