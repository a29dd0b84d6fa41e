"""Remittances and claims of any size as Parquet tables, in flat memory: one block of segments at a time.

`rows_835` reads columns of a whole block at once; `rows_837` sends segments through the same mapper as the audit's
reader. Money is int64 cents, days are date32, units are decimals; unknown is null. `lost.parquet` names the segments
that were not understood. Rows are those of the audit's reader, found again by their segment numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from almoner.adapters.readers.x12_parts import envelope, fields
from almoner.adapters.readers.x12_parts.book import CODE_KINDS
from almoner.adapters.readers.x12_parts.columns import Columns, Flags, Ints, Slices, key, tag
from almoner.adapters.readers.x12_parts.remittance_835 import CLAIM_DAYS, LINE_REFERENCE
from almoner.engine.errors import Refused

BLOCK = 2 * 1024 * 1024
"""Bytes read at a time: larger blocks fall out of the processor's cache and are slower."""
ROW_GROUP = 100_000
"""Rows gathered before they are written."""
MOST_LOST_ROWS = 100_000
"""Rows of lost.parquet; the rest are only counted."""
CLOSERS = ("ST", "SE", "GS", "GE", "ISA", "IEA", "LX", "PLB", "TS3", "TS2")
"""Segments after which nothing belongs to the claim before them."""
ENVELOPE = ("ST", "SE", "GS", "GE", "ISA", "IEA")
NEED_CLAIM = ("CAS", "NM1", "MIA", "MOA", "AMT", "QTY", "SVC")
TEXT, CENTS, DAY, UNITS, PLACE = pa.string(), pa.int64(), pa.date32(), pa.decimal128(19, 6), pa.int64()

CLAIMS_835 = pa.schema(
    [("segment", PLACE), ("account", TEXT), ("claim", TEXT), ("status_code", TEXT), ("charge_cents", CENTS)]
    + [("paid_cents", CENTS), ("patient_responsibility_cents", CENTS), ("filing_code", TEXT), ("facility_code", TEXT)]
    + [("patient_last", TEXT), ("patient_first", TEXT), ("patient_middle", TEXT), ("patient_suffix", TEXT)]
    + [("member_id", TEXT), ("first_day", DAY), ("last_day", DAY), ("patient_paid_cents", CENTS), ("interest_cents", CENTS)]
    + [("payer_name", TEXT), ("provider_name", TEXT), ("provider_npi", TEXT)]
)
LINES_835 = pa.schema(
    [("segment", PLACE), ("claim_segment", PLACE), ("code", TEXT), ("modifiers", TEXT), ("revenue_code", TEXT)]
    + [("ndc", TEXT), ("billed_code", TEXT), ("charge_cents", CENTS), ("paid_cents", CENTS), ("allowed_cents", CENTS)]
    + [("units", UNITS), ("day", DAY), ("through", DAY), ("control", TEXT), ("npi", TEXT)]
)
ADJUSTMENTS_835 = pa.schema(
    [("segment", PLACE), ("claim_segment", PLACE), ("line_segment", PLACE), ("group", TEXT), ("reason", TEXT)]
    + [("amount_cents", CENTS)]
)
LOST = pa.schema([("segment", PLACE), ("what", TEXT), ("raw", TEXT)])


class Tables:
    """The Parquet files of one run."""

    def __init__(self, folder: str, schemas: dict[str, pa.Schema]) -> None:
        self.schemas = schemas | {"lost": LOST}
        self.rows = dict.fromkeys(self.schemas, 0)
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
        return f"{segments:,} segments: {counts}"


@dataclass(slots=True)
class _Context:
    """What stands before a block: the transaction it is in, its payer and payee, and the segments so far."""

    number: int = 0
    kind: str = ""
    control: str = ""
    begun: int = 0
    payer: str | None = None
    payee: str | None = None
    npi: str | None = None
    kinds: set[str] = field(default_factory=set)
    lost: list[tuple[int, str, str]] = field(default_factory=list)


def rows_835(stream: envelope.Bytes, folder: str) -> Iterator[str]:
    """Writes claims, lines, adjustments and lost .parquet into the folder, yielding progress lines.

    Raises Refused for a file without segments, without a remittance claim, or with one claim beyond 64 MB.
    """
    tables = Tables(folder, {"claims": CLAIMS_835, "lines": LINES_835, "adjustments": ADJUSTMENTS_835})
    now = _Context()
    try:
        for block in envelope.blocks(stream, size=BLOCK, starts=(b"CLP", b"ST", b"SE")):
            if block.junk is not None:
                now.lost.append((0, "text before the first segment", block.junk))
            columns = Columns(block)
            _block_835(columns, now, tables)
            now.number += columns.count
            _write_lost(tables, now)
            yield tables.said(now.number)
        if now.kind:
            now.lost.append((now.begun, "the file ends before its SE segment", ""))
            _write_lost(tables, now)
    finally:
        tables.close()
    if not tables.rows["claims"]:
        others = ", ".join(sorted(now.kinds - {"835"}))
        raise Refused(
            "x12_no_remittance",
            what="No rows were written",
            why=f"the file holds transactions of kind {others}, not remittances (835)"
            if others
            else "it holds no claim payment",
            do="hand in an 835 file",
        )


def _write_lost(tables: Tables, now: _Context) -> None:
    room = MOST_LOST_ROWS - tables.rows["lost"]
    entries = now.lost[: max(room, 0)]
    if entries:
        number, what, raw = zip(*sorted(entries), strict=True)
        shown = [envelope.short(text) for text in raw]
        tables.write("lost", [pa.array(number, PLACE), pa.array(what, TEXT), pa.array(shown, TEXT)])
    now.lost.clear()


def _latest(count: int, marks: Ints) -> Ints:
    """For every segment the last mark at or before it, -1 where there is none."""
    found = np.full(count, -1, np.int64)
    found[marks] = marks
    return np.maximum.accumulate(found) if count else found


class _Sheet:
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
        """A text column."""
        rows, at = self.first(owner, slices.full if good is None else good & slices.full)
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


def _ints(column: Ints, known: Flags | None = None, kind: pa.DataType = CENTS) -> pa.Array:
    data = column.astype(np.int32) if kind == DAY else column
    missing = 0 if known is None else int((~known).sum())
    valid = pa.py_buffer(np.packbits(known, bitorder="little")) if known is not None and missing else None
    return pa.Array.from_buffers(kind, len(data), [valid, pa.py_buffer(np.ascontiguousarray(data))], null_count=missing)


def _decimals(column: Ints, known: Flags) -> pa.Array:
    wide = np.empty((len(column), 2), np.int64)
    wide[:, 0], wide[:, 1] = column, column >> 63
    missing = int((~known).sum())
    valid = pa.py_buffer(np.packbits(known, bitorder="little")) if missing else None
    return pa.Array.from_buffers(UNITS, len(column), [valid, pa.py_buffer(wide)], null_count=missing)


class _Reader835:
    """The columns of one block of remittances."""

    def __init__(self, block: Columns, now: _Context) -> None:
        self.block, self.now = block, now
        if block.cut_off and block.id[-1] != key("IEA"):
            self.lose(np.array([block.count - 1]), "the file ends inside this segment")
            block.id[-1] = 0
        else:
            self.lose(np.flatnonzero(_UNKNOWN[block.id]), "a segment no claim or remittance has")
        self.inside = self._transactions()
        self.claims = self._in("CLP")
        self.owner = _latest(block.count, np.concatenate((self.claims, block.where(*CLOSERS))))
        self.is_claim = block.id == key("CLP")
        orphans = block.where(*NEED_CLAIM)
        self.lose(orphans[~self._owned(orphans)], "a segment with no place where it stands")
        services = self._in("SVC")
        self.services = services[self._owned(services)]
        self.line_owner = _latest(block.count, np.concatenate((self.claims, self.services, block.where(*CLOSERS))))

    def _in(self, id: str) -> Ints:
        found = self.block.where(id)
        return found[self.inside[found]]

    def _owned(self, which: Ints) -> Flags:
        owner = self.owner[which]
        good: Flags = (owner >= 0) & self.is_claim[owner]
        return good

    def lose(self, which: Ints, what: str) -> None:
        """Name these segments in lost.parquet."""
        for at in which[:MOST_LOST_ROWS].tolist():
            self.now.lost.append((self.now.number + at + 1, what, self.block.raw(at)))

    def of_claim(self, id: str) -> tuple[Ints, Ints, Ints, Flags]:
        """Segments of this id that stand in a claim, their claim, the line or claim they follow, whether that is a line."""
        which = self.block.where(id)
        which = which[self._owned(which)]
        at = self.line_owner[which]
        return which, self.owner[which], at, self.block.id[at] == key("SVC")

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
            inside[begin:at] = now.kind == "835"
            begin = at
            id = int(block.id[at])
            number = now.number + at + 1
            if id == key("SE"):
                count, control = (_one(block, at, place) for place in (1, 2))
                if not now.kind:
                    now.lost.append((number, "SE closes nothing", block.raw(at)))
                elif control != now.control or count != str(number - now.begun + 1):
                    now.lost.append((number, "SE does not agree with its transaction", block.raw(at)))
            elif now.kind:
                now.lost.append((number, "a transaction without its SE", block.raw(at)))
            now.kind = ""
            if id == key("ST"):
                now.kind, now.control, now.begun = _one(block, at, 1) or "none", _one(block, at, 2) or "", number
                now.kinds.add(envelope.short(now.kind))
                if now.kind != "835":
                    now.lost.append((number, "a transaction that is not a remittance, left out", block.raw(at)))
        inside[begin:] = now.kind == "835"
        return inside


_UNKNOWN = np.ones(1 << 24, np.bool_)
_UNKNOWN[[key(id) for id in fields.TABLE]] = False


def _one(block: Columns, at: int, place: int) -> str | None:
    found = block.element(np.array([at]), place)
    return block.one(int(found.start[0]), int(found.end[0])) or None


def _parties(reader: _Reader835) -> tuple[pa.Array, pa.Array, pa.Array, pa.Array]:
    """Payer, payee, payee's NPI for every claim: the last N1 of its kind since the transaction began. The NPI twice: as column and values."""
    block, now = reader.block, reader.now
    marks = np.concatenate((block.where("N1"), block.where("ST"))) if block.count else np.zeros(0, np.int64)
    marks.sort()
    seen: list[tuple[str | None, str | None, str | None]] = [(now.payer, now.payee, now.npi)]
    # N1 and ST are a handful in a transaction of many claims: they may go one by one.
    for at in marks.tolist():
        payer, payee, npi = seen[-1]
        if block.id[at] == key("ST"):
            payer = payee = npi = None
        elif reader.inside[at]:
            role = _one(block, at, 1)
            if role == "PR":
                payer = _one(block, at, 2)
            elif role == "PE":
                payee, id = _one(block, at, 2), _one(block, at, 4)
                good = _one(block, at, 3) == "XX" and id is not None and len(id) == 10 and id.isascii() and id.isdigit()
                npi = id if good else None
        seen.append((payer, payee, npi))
    now.payer, now.payee, now.npi = seen[-1]
    index = pa.array(np.searchsorted(marks, reader.claims), pa.int32())
    return tuple(pa.array([entry[at] for entry in seen], TEXT).take(index) for at in range(3))  # type: ignore[return-value]


def _block_835(block: Columns, now: _Context, tables: Tables) -> None:
    reader = _Reader835(block, now)
    base = now.number + 1
    claims = _Sheet(block, reader.claims)
    lines = _Sheet(block, reader.services)
    payer, payee, payee_npi = _parties(reader)[:3]
    first, last = _claim_days(reader, claims)
    rendering = _claims_835(reader, claims, tables, base, (payer, payee, payee_npi), first, last)
    _lines_835(reader, claims, lines, tables, base, first, last, (rendering, payee_npi))
    _adjustments_835(reader, tables, base)


Days = tuple[Ints, Flags]


def _claim_days(reader: _Reader835, claims: _Sheet) -> tuple[Days, Days]:
    which, owner, _, _ = reader.of_claim("DTM")
    code = reader.block.code(reader.block.element(which, 1))
    found: dict[str, Days] = {}
    for kind, name in CLAIM_DAYS.items():
        mine = code == tag(kind)
        value, good = reader.days(which[mine], 2)
        found[name] = claims.numbers(owner[mine], value, good)
    return found["first_day"], found["last_day"]


def _claims_835(
    reader: _Reader835, claims: _Sheet, tables: Tables, base: int, parties: tuple[pa.Array, ...], first: Days, last: Days
) -> pa.Array:
    """Writes the claims; their rendering providers' NPIs for the lines."""
    block, rows = reader.block, reader.claims
    which, owner, _, on_line = reader.of_claim("NM1")
    role = block.code(block.element(which, 1))
    patient = role == tag("QC")
    names = [claims.text(owner[patient], block.element(which[patient], place)) for place in (3, 4, 5, 7)]
    member = claims.text(owner[patient], block.element(which[patient], 9))
    insured = role == tag("IL")
    if insured.any():
        other = claims.text(owner[insured], block.element(which[insured], 9))
        member = pa.compute.coalesce(member, other)
    treats = (role == tag("82")) & ~on_line
    id = block.element(which[treats], 9)
    rendering = claims.text(owner[treats], id, _is_npi(block, which[treats], 8, id))
    which, owner, _, on_line = reader.of_claim("AMT")
    code = block.code(block.element(which, 1))
    extra = []
    for kind in ("F5", "I"):
        mine = (code == tag(kind)) & ~on_line
        value, good = reader.money(which[mine], 2)
        extra.append(_ints(*claims.numbers(owner[mine], value, good)))
    account, claim = block.element(rows, 1), block.element(rows, 7)
    named = claim.full
    number = Slices(np.where(named, claim.start, account.start), np.where(named, claim.end, account.end))
    amounts = [_ints(*reader.money(rows, place)) for place in (3, 4, 5)]
    codes = [block.text(block.element(rows, place)) for place in (2, 6, 8)]
    tables.write(
        "claims",
        [_ints(rows + base), block.text(account), block.text(number), codes[0], *amounts, codes[1], codes[2], *names, member]
        + [_ints(*first, DAY), _ints(*last, DAY), *extra, *parties],
    )
    return rendering


def _is_npi(block: Columns, which: Ints, place: int, id: Slices) -> Flags:
    good: Flags = (block.code(block.element(which, place)) == tag("XX")) & block.npi(id)
    return good


def _lines_835(
    reader: _Reader835,
    claims: _Sheet,
    lines: _Sheet,
    tables: Tables,
    base: int,
    first: Days,
    last: Days,
    npis: tuple[pa.Array, ...],
) -> None:
    block, rows = reader.block, reader.services
    claim = reader.owner[rows]
    in_claim = claims.place[claim]
    codes = _codes(block, rows)
    charge, paid = (_ints(*reader.money(rows, place)) for place in (2, 3))
    slices = block.element(rows, 5)
    units, known = block.micros(slices)
    reader.lose(rows[~known & slices.full], "element 05 is not a number")
    which, _, at, on_line = reader.of_claim("DTM")
    code = block.code(block.element(which, 1))
    begin, end = (code == tag("472")) | (code == tag("150")), code == tag("151")
    reader.lose(which[(begin | end) & ~on_line], "a service date without its line")
    day, has_day = lines.numbers(at[begin & on_line], *reader.days(which[begin & on_line], 2))
    through, has_through = lines.numbers(at[end & on_line], *reader.days(which[end & on_line], 2))
    borrowed = ~has_day & ~has_through & first[1][in_claim]
    longer = borrowed & last[1][in_claim] & (last[0][in_claim] > first[0][in_claim])
    day, has_day = np.where(borrowed, first[0][in_claim], day), has_day | borrowed
    through, has_through = np.where(longer, last[0][in_claim], through), has_through | longer
    has_through &= ~(has_day & (through == day))
    which, _, at, on_line = reader.of_claim("AMT")
    mine = on_line & (block.code(block.element(which, 1)) == tag("B6"))
    allowed = _ints(*lines.numbers(at[mine], *reader.money(which[mine], 2)))
    which, _, at, on_line = reader.of_claim("REF")
    code = block.code(block.element(which, 1))
    mine = on_line & (code == tag(LINE_REFERENCE))
    control = lines.text(at[mine], block.element(which[mine], 2))
    npi = _line_npis(reader, lines, which[on_line & (code == tag("HPI"))])
    for column in npis:
        npi = pa.compute.coalesce(npi, column.take(pa.array(in_claim)))
    tables.write(
        "lines",
        [_ints(rows + base), _ints(claim + base), *codes, charge, paid, allowed, _decimals(units, known)]
        + [_ints(day, has_day, DAY), _ints(through, has_through, DAY), control, npi],
    )


def _line_npis(reader: _Reader835, lines: _Sheet, references: Ints) -> pa.Array:
    block = reader.block
    which, _, at, on_line = reader.of_claim("NM1")
    mine = on_line & (block.code(block.element(which, 1)) == tag("82"))
    named, id = which[mine], block.element(which[mine], 9)
    said = block.element(references, 2)
    every = np.concatenate((named, references))
    start, end = np.concatenate((id.start, said.start)), np.concatenate((id.end, said.end))
    good = np.concatenate((_is_npi(block, named, 8, id), block.npi(said)))
    order = np.argsort(every, kind="stable")
    return lines.text(reader.line_owner[every[order]], Slices(start[order], end[order]), good[order])


def _codes(block: Columns, rows: Ints) -> list[pa.Array]:
    """code, modifiers, revenue_code, ndc, billed_code."""
    whole = block.element(rows, 1)
    kind, code, *marks = block.split(whole, 6)
    named = block.code(kind)
    procedure = _any_of(named, _CODE_KINDS)
    revenue, drug = named == tag("NU"), named == tag("N4")
    given = block.element(rows, 4)
    use = revenue & code.full
    revenue_code = Slices(np.where(use, code.start, given.start), np.where(use, code.end, given.end))
    found = block.text(_only(code, procedure))
    sent_kind, sent = block.split(block.element(rows, 6), 2)
    sent = _only(sent, _any_of(block.code(sent_kind), _CODE_KINDS))
    billed = block.text(sent)
    if sent.full.any():
        same = pa.compute.equal(billed, found).fill_null(False)
        billed = pa.compute.if_else(same, pa.scalar(None, TEXT), billed)
    return [found, _modifiers(block, marks), block.text(revenue_code), block.text(_only(code, drug)), billed]


_CODE_KINDS = [tag(kind) for kind in sorted(CODE_KINDS)]


def _any_of(codes: Ints, wanted: list[int]) -> Flags:
    found = codes == wanted[0]
    for code in wanted[1:]:
        found |= codes == code
    return found


def _only(slices: Slices, which: Flags) -> Slices:
    return Slices(slices.start, np.where(which, slices.end, slices.start))


def _modifiers(block: Columns, marks: list[Slices]) -> pa.Array:
    """Up to four modifiers as one text, ":" between them, empty ones left out."""
    full = [mark.full for mark in marks]
    # From the first to the last one when no empty one stands between and the separator is ":" already.
    count = sum(each.astype(np.int64) for each in full)
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


def _adjustments_835(reader: _Reader835, tables: Tables, base: int) -> None:
    block = reader.block
    which, claim, at, on_line = reader.of_claim("CAS")
    group = block.element(which, 1)
    reader.lose(which[~group.full], "an adjustment without its group")
    most = int((block.last[which] - block.first[which]).max(initial=0))
    parts: list[tuple[Ints, Slices, Ints]] = []
    for place in range(2, min(most, 19) + 1, 3):
        reason, amount = block.element(which, place), block.element(which, place + 1)
        cents, good = block.money(amount)
        keep = reason.full & good
        reader.lose(
            which[(reason.full | amount.full) & ~keep], f"an adjustment without reason or amount at element {place:02d}"
        )
        chosen = np.flatnonzero(keep)
        if len(chosen):
            parts.append((chosen, reason.pick(chosen), cents[chosen]))
    if not parts:
        return
    chosen = np.concatenate([part[0] for part in parts])
    cents = np.concatenate([part[2] for part in parts])
    start = np.concatenate([part[1].start for part in parts])
    end = np.concatenate([part[1].end for part in parts])
    if len(parts) > 1:
        order = np.argsort(chosen, kind="stable")
        chosen, cents, start, end = chosen[order], cents[order], start[order], end[order]
    line = _ints(at[chosen] + base, on_line[chosen])
    columns: list[Any] = [_ints(which[chosen] + base), _ints(claim[chosen] + base), line, block.text(group.pick(chosen))]
    tables.write("adjustments", [*columns, block.text(Slices(start, end)), _ints(cents)])


def rows_837(stream: envelope.Bytes, folder: str) -> Iterator[str]:
    yield ""
