"""Looks into kept editions: only the row groups that can hold the codes asked for are read, each once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from almoner.adapters.files.checksum import file_sum
from almoner.adapters.tables.store import ROWS, DataFolder, damaged, homes, load_manifest, place
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.known import TABLES, Known

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq


@dataclass(slots=True)
class Group:
    """One row group: the keys as arrays of bytes for searching, and the rows once one of them is wanted."""

    keys: list[Any]
    rows: "pa.Table | None" = None


@dataclass(slots=True)
class Shelf:
    """One edition's opened file. `spans` are the least and greatest first key of every row group."""

    file: "pq.ParquetFile"
    spans: list[tuple[str, str]]
    groups: dict[int, Group] = field(default_factory=dict)


@dataclass(slots=True)
class ParquetReading:
    """Looks into the data folder; implements TableReading. Keeps what it has opened."""

    folder: DataFolder
    _editions: tuple[Edition, ...] | None = None
    _shelves: dict[Any, Shelf] = field(default_factory=dict)
    _seen: tuple[tuple[str, int], ...] = ()

    def look_again(self) -> None:
        """Forgets what it has opened where an edition was kept meanwhile, by this process or another."""
        tables = self.folder.tables
        found = sorted(tables.iterdir()) if tables.is_dir() else []
        seen = tuple((one.name, one.stat().st_mtime_ns) for one in found)
        if seen != self._seen:
            self._seen, self._editions = seen, None
            self._shelves.clear()

    def editions(self) -> tuple[Edition, ...]:
        if self._editions is None:
            found = [load_manifest(home)[0] for home in homes(self.folder)]
            found.sort(key=lambda one: (one.table, one.setting or "", one.programme or "", one.first_day, one.name))
            self._editions = tuple(found)
        return self._editions

    def prepare(self) -> None:
        if self.folder.tables.is_dir():
            import pyarrow.parquet  # noqa: PLC0415, F401

            import almoner.adapters.tables.columns  # noqa: PLC0415, F401

    def rows(self, edition: Edition, codes: frozenset[str] | None) -> Mapping[str, tuple[Any, ...]]:
        shelf, known = self._shelf(edition), TABLES[edition.table]
        if codes is None:
            return every(shelf, known)
        wanted = {code.encode() for code in codes}
        found: dict[str, list[Any]] = defaultdict(list)
        for code in sorted(codes):
            for number, (least, most) in enumerate(shelf.spans):
                if least <= code <= most:
                    for row in from_group(shelf, number, known, code.encode(), wanted):
                        found[code].append(row)
        return {code: tuple(rows) for code, rows in found.items()}

    def _shelf(self, edition: Edition) -> Shelf:
        home = place(self.folder, edition)
        if home not in self._shelves:
            import pyarrow as pa  # noqa: PLC0415 - a tenth of a second that most commands do not need
            import pyarrow.parquet as pq  # noqa: PLC0415

            _, held = load_manifest(home)
            if not (home / ROWS).is_file():
                raise damaged(home, "its rows are gone")
            if file_sum(home / ROWS) != held.get("stored_sha256"):
                raise damaged(home, "its rows are not those that were imported: the checksum differs")
            try:
                file = pq.ParquetFile(home / ROWS, read_dictionary=repeated(TABLES[edition.table]))
                metadata = file.metadata
                spans = []
                for number in range(metadata.num_row_groups):
                    statistics = metadata.row_group(number).column(0).statistics
                    spans.append((str(statistics.min), str(statistics.max)))
            except (pa.ArrowException, OSError, AttributeError) as error:
                raise damaged(home, "its rows cannot be read") from error
            self._shelves[home] = Shelf(file, spans)
        return self._shelves[home]


def repeated(known: Known) -> list[str]:
    """Columns whose few different texts are read once each, and not for every row; keys are searched as they stand."""
    from almoner.adapters.tables.columns import schema_of  # noqa: PLC0415

    return [one.name for one in schema_of(known.row) if str(one.type) == "string"][known.keys :]


def every(shelf: Shelf, known: Known) -> Mapping[str, tuple[Any, ...]]:
    """All rows of a small table."""
    from almoner.adapters.tables.columns import to_records  # noqa: PLC0415

    rows = shelf.file.read()
    found: dict[str, list[Any]] = defaultdict(list)
    for key, record in zip(rows.column(0).to_pylist(), to_records(known.row, rows), strict=True):
        found[key].append(record)
    return {key: tuple(records) for key, records in found.items()}


def from_group(shelf: Shelf, number: int, known: Known, code: bytes, wanted: set[bytes]) -> list[Any]:
    """Rows of one group with this first key, and with all further keys among those wanted."""
    import numpy as np  # noqa: PLC0415

    from almoner.adapters.tables.columns import to_records  # noqa: PLC0415

    if number not in shelf.groups:  # most groups hold none of the rows: their other columns stay on disk
        keys = shelf.file.read_row_group(number, columns=shelf.file.schema_arrow.names[: known.keys], use_threads=False)
        shelf.groups[number] = Group([searchable(keys.column(position)) for position in range(known.keys)])
    group = shelf.groups[number]
    low, high = (int(np.searchsorted(group.keys[0], code, side)) for side in ("left", "right"))
    if low == high:
        return []
    places: list[int] | None = None
    if known.keys > 1:
        further = group.keys[1][low:high].tolist()  # numpy's own search and arrow's own gathering load a fifth of a second each
        places = [low + place for place, key in enumerate(further) if key in wanted]
        if not places:
            return []
    if group.rows is None:
        group.rows = shelf.file.read_row_group(number, use_threads=False)
    if places is None:
        return to_records(known.row, group.rows.slice(low, high - low))
    return to_records(known.row, group.rows, places)


def searchable(column: Any) -> Any:
    """A key column as an array of bytes in the same order; codes all have five signs, so their buffer is that array."""
    import numpy as np  # noqa: PLC0415

    array = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    offsets = np.frombuffer(array.buffers()[1], dtype=np.int32)[array.offset : array.offset + len(array) + 1]
    width = int(offsets[1] - offsets[0]) if len(array) else 0
    if width and np.array_equal(offsets, np.arange(len(array) + 1, dtype=np.int32) * width + offsets[0]):
        text = np.frombuffer(array.buffers()[2], dtype=np.uint8)[offsets[0] : offsets[-1]]
        return text.view(f"S{width}")
    return np.array([value.encode() for value in array.to_pylist()], dtype="S")
