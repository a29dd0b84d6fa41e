"""What the streamed tables share: the Parquet files of a run, columns filled by position, the transaction each segment is in."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from almoner.adapters.readers.x12_parts import envelope, fields
from almoner.adapters.readers.x12_parts.book import CODE_KINDS
from almoner.adapters.readers.x12_parts.columns import Columns, Flags, Ints, Slices, key, tag
from almoner.adapters.readers.x12_parts.envelope import PAD

MOST_LOST_ROWS = 100_000
"""Rows of lost.parquet; the rest are only counted."""
ROW_GROUP = 100_000
"""Rows gathered before they are written."""
TEXT, CENTS, DAY, UNITS, PLACE = pa.string(), pa.int64(), pa.date32(), pa.decimal128(19, 6), pa.int64()
LOST = pa.schema([("segment", PLACE), ("what", TEXT), ("raw", TEXT)])
Days = tuple[Ints, Flags]


class Tables:
    """The Parquet files of one run."""

    def __init__(self, folder: str, schemas: dict[str, pa.Schema], *, counted: str = "segments") -> None:
        self.schemas = schemas if "lost" in schemas else schemas | {"lost": LOST}
        self.counted = counted
        self.rows = dict.fromkeys(self.schemas, 0)
        self.unlisted = 0
        self.waiting: dict[str, list[pa.RecordBatch]] = {name: [] for name in self.schemas}
        # Keys and amounts hardly repeat: dictionaries cost more time than they save space.
        self.writers = {
            name: pq.ParquetWriter(
                f"{folder}/{name}.parquet", schema, compression="snappy", use_dictionary=False, write_statistics=False
            )
            for name, schema in self.schemas.items()
        }

    def write(self, name: str, columns: list[pa.Array]) -> None:
        """Add rows; they reach the file in groups."""
        if len(columns[0]):
            batch = pa.RecordBatch.from_arrays(columns, schema=self.schemas[name])
            self.rows[name] += batch.num_rows
            self.waiting[name].append(batch)
            if sum(each.num_rows for each in self.waiting[name]) >= ROW_GROUP:
                self._flush(name)

    def lose(self, entries: list[tuple[int, str, str]]) -> None:
        """Add (segment, what, raw) entries to lost.parquet, as far as there is room, and empty the list."""
        fitting = entries[: max(MOST_LOST_ROWS - self.rows["lost"], 0)]
        self.unlisted += len(entries) - len(fitting)
        if fitting:
            number, what, raw = zip(*sorted(fitting), strict=True)
            shown = [envelope.short(text) for text in raw]
            self.write("lost", [pa.array(number, PLACE), pa.array(what, TEXT), pa.array(shown, TEXT)])
        entries.clear()

    def _flush(self, name: str) -> None:
        batches = self.waiting[name]
        if batches:
            table = pa.Table.from_batches(batches)
            self.writers[name].write_table(table, row_group_size=table.num_rows)
            batches.clear()

    def close(self) -> None:
        """Write what waits and finish all files."""
        for name, writer in self.writers.items():
            self._flush(name)
            writer.close()

    def said(self, segments: int) -> str:
        """A progress line: counts only."""
        counts = ", ".join(f"{count:,} {name}" for name, count in self.rows.items())
        more = f" and {self.unlisted:,} more" if self.unlisted else ""
        return f"{segments:,} {self.counted}: {counts}{more}"


@dataclass(slots=True)
class Context:
    """What stands before a block: the transaction it is in (and its first segment), and the segments so far."""

    number: int = 0
    kind: str = ""
    control: str = ""
    begun: int = 0
    kinds: set[str] = field(default_factory=set)
    lost: list[tuple[int, str, str]] = field(default_factory=list)


def latest(count: int, marks: Ints) -> Ints:
    """For every segment the last mark at or before it, -1 where there is none."""
    found = np.full(count, -1, np.int64)
    found[marks] = marks
    return np.maximum.accumulate(found) if count else found


class Sheet:
    """One table's columns for a block, filled by position; the first value given to a place stands."""

    def __init__(self, block: Columns, rows: Ints) -> None:
        self.block, self.rows = block, rows
        self.place = np.full(block.count, -1, np.int64)
        self.place[rows] = np.arange(len(rows))

    def first(self, owner: Ints, good: Flags) -> tuple[Ints, Ints]:
        """Rows and positions of the first good value of each row, from the owner segment of each value."""
        at = np.flatnonzero(good)
        slots = np.full(len(self.rows), -1, np.int64)
        slots[self.place[owner[at]][::-1]] = at[::-1]
        rows = np.flatnonzero(slots >= 0)
        return rows, slots[rows]

    def text(self, owner: Ints, slices: Slices, good: Flags | None = None) -> pa.Array:
        """A text column: of each row its first full value, or its first one marked good, empty or not."""
        rows, at = self.first(owner, slices.full if good is None else good)
        start = np.full(len(self.rows), 16, np.int64)
        end = start.copy()
        start[rows], end[rows] = slices.start[at], slices.end[at]
        return self.block.text(Slices(start, end))

    def numbers(self, owner: Ints, found: Ints, good: Flags) -> tuple[Ints, Flags]:
        """A column of numbers and where it is known."""
        rows, at = self.first(owner, good)
        column, known = np.zeros(len(self.rows), np.int64), np.zeros(len(self.rows), np.bool_)
        column[rows], known[rows] = found[at], True
        return column, known


def ints(column: Ints, known: Flags | None = None, kind: pa.DataType = CENTS) -> pa.Array:
    """An int64 (or day) column, null where not known."""
    data = column.astype(np.int32) if kind == DAY else column
    missing = 0 if known is None else int((~known).sum())
    valid = pa.py_buffer(np.packbits(known, bitorder="little")) if known is not None and missing else None
    return pa.Array.from_buffers(kind, len(data), [valid, pa.py_buffer(np.ascontiguousarray(data))], null_count=missing)


def decimals(column: Ints, known: Flags) -> pa.Array:
    """Millionths as a decimal column, null where not known."""
    wide = np.empty((len(column), 2), np.int64)
    wide[:, 0], wide[:, 1] = column, column >> 63
    missing = int((~known).sum())
    valid = pa.py_buffer(np.packbits(known, bitorder="little")) if missing else None
    return pa.Array.from_buffers(UNITS, len(column), [valid, pa.py_buffer(wide)], null_count=missing)


class Reader:
    """One block whose segments are told apart by transaction; facts are read from those of one kind."""

    kind = ""

    def __init__(self, block: Columns, now: Context) -> None:
        self.block, self.now = block, now
        self.base = now.number + 1  # the segment number of the block's first segment
        if block.cut_off and block.id[-1] != key("IEA"):
            self.lose(np.array([block.count - 1]), "the file ends inside this segment")
            block.id[-1] = 0
        else:
            self.lose(np.flatnonzero(_UNKNOWN[block.id]), "a segment no claim or remittance has")
        self.inside = self._transactions()

    def mine(self, *ids: str) -> Ints:
        """Segments with these ids inside transactions of the kind."""
        found = self.block.where(*ids)
        return found[self.inside[found]]

    def one(self, at: int, place: int) -> str | None:
        """One element of one segment."""
        block = self.block
        first, last = int(block.first[at]) + place, int(block.last[at])
        if first > last:
            return None
        return block.data[int(block.at[first - 1]) + 1 : int(block.at[first])].strip(PAD).decode("utf-8", "replace") or None

    def lose(self, which: Ints, what: str) -> None:
        """Name these segments in lost.parquet."""
        for at in which[:MOST_LOST_ROWS].tolist():
            self.now.lost.append((self.now.number + at + 1, what, self.block.raw(at)))

    def money(self, which: Ints, place: int) -> tuple[Ints, Flags]:
        """Amounts of an element, unreadable ones lost."""
        slices = self.block.element(which, place)
        found, good = self.block.money(slices)
        self.lose(which[~good & slices.full], f"element {place:02d} is not an amount")
        return found, good

    def days(self, which: Ints, place: int) -> tuple[Ints, Flags]:
        """Days of an element, impossible ones lost."""
        slices = self.block.element(which, place)
        found, good = self.block.days(slices)
        self.lose(which[~good & slices.full], f"element {place:02d} is not a day")
        return found, good

    def _transactions(self) -> Flags:
        """Which segments stand in an 835. Checks SE against ST."""
        block, now = self.block, self.now
        inside = np.zeros(block.count, np.bool_)
        begin = 0
        for at in block.where("ST", "SE", "GS", "GE", "ISA", "IEA").tolist():
            inside[begin:at] = now.kind == self.kind
            begin = at
            id = int(block.id[at])
            number = now.number + at + 1
            if id == key("SE"):
                count, control = (self.one(at, place) for place in (1, 2))
                if not now.kind:
                    now.lost.append((number, "SE closes nothing", block.raw(at)))
                elif control != now.control or count != str(number - now.begun + 1):
                    now.lost.append((number, "SE does not agree with its transaction", block.raw(at)))
            elif now.kind:
                now.lost.append((number, "a transaction without its SE", block.raw(at)))
            now.kind = ""
            if id == key("ST"):
                now.kind, now.control, now.begun = self.one(at, 1) or "none", self.one(at, 2) or "", number
                now.kinds.add(envelope.short(now.kind))
                if now.kind != self.kind:
                    now.lost.append((number, "a transaction of another kind, left out", block.raw(at)))
        inside[begin:] = now.kind == self.kind
        return inside


_UNKNOWN = np.ones(1 << 24, np.bool_)
_UNKNOWN[[key(id) for id in fields.TABLE]] = False


def is_npi(block: Columns, which: Ints, place: int, id: Slices) -> Flags:
    """Whether an id is said (XX) to be an NPI and is ten digits."""
    good: Flags = (block.code(block.element(which, place)) == tag("XX")) & block.npi(id)
    return good


CODES = [tag(kind) for kind in sorted(CODE_KINDS)]
"""Qualifiers of procedure codes as `Columns.code` gives them."""


def any_of(codes: Ints, wanted: list[int]) -> Flags:
    """Which codes are among those wanted."""
    found: Flags = codes == wanted[0]
    for code in wanted[1:]:
        found |= codes == code
    return found


def only(slices: Slices, which: Flags) -> Slices:
    """Values where the flag stands, empty elsewhere."""
    return Slices(slices.start, np.where(which, slices.end, slices.start))


def modifiers(block: Columns, marks: list[Slices]) -> pa.Array:
    """Up to four modifiers as one text, ":" between them, empty ones left out."""
    full = [mark.full for mark in marks]
    # From the first to the last one when no empty one stands between and the separator is ":" already.
    count: Ints = np.sum(full, axis=0, dtype=np.int64)
    last = np.select([full[at] for at in (3, 2, 1, 0)], [marks[at].end for at in (3, 2, 1, 0)], marks[0].start)
    plain = full[0] | (count == 0)
    for at in (1, 2, 3):
        plain &= full[at - 1] | ~full[at]
    plain &= last - marks[0].start == sum((mark.end - mark.start) for mark in marks) + (count - 1).clip(0)
    text = block.text(Slices(marks[0].start, np.where(count > 0, last, marks[0].start)))
    separator = block.marks.component
    if separator != b":":
        text = pa.compute.replace_substring(text, separator.decode("latin-1"), ":")
    if bool(plain.all()):
        return text
    pieces = [block.text(mark).to_pylist() for mark in marks]
    odd = {at: ":".join(piece[at] for piece in pieces if piece[at]) or None for at in np.flatnonzero(~plain).tolist()}
    return pa.array([odd.get(at, value) for at, value in enumerate(text.to_pylist())], TEXT)
