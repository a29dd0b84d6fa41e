"""Import published files: recognise, check, and keep each as an edition."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from almoner.engine.errors import Refused
from almoner.engine.reference.editions import Edition, overlapping
from almoner.ports.papers import Source
from almoner.ports.tables import Kept, Opened, Piece, TableKeeping, TableOpening, TableReading, Told

Series = tuple[str, str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the files: editions kept, files refused, and members that were no tables."""

    kept: tuple[Kept, ...]
    refused: tuple[Refused, ...]
    passed_over: tuple[str, ...]

    @property
    def spoiled(self) -> tuple[Refused, ...]:
        """What is wrong with a table. A file that is none may lie among them, unless there is nothing else."""
        wrong = tuple(one for one in self.refused if one.code != "table_not_known")
        return wrong or (self.refused if not self.kept else ())


@dataclass(frozen=True, slots=True)
class ImportEditions:
    """Numbered parts of one edition may come in any order and in several calls."""

    open: TableOpening
    keeping: TableKeeping
    reading: TableReading

    def __call__(self, sources: Iterable[Source], told: Told) -> Imported:
        """A file that is refused leaves the others; nothing of an edition is kept if it cannot be kept whole."""
        refused: list[Refused] = []
        opened: list[Opened] = []
        for source in sources:
            try:
                opened.append(self.open(source, told))
            except Refused as error:
                refused.append(error)
        kept: list[Kept] = []
        here = list(self.reading.editions())
        for pieces in editions(piece for one in opened for piece in one.pieces):
            try:
                no_overlap(here, pieces[0])
                one = self.keeping.keep(pieces, whole=told.whole, replace=told.replace)
            except Refused as error:
                refused.append(error)
                continue
            kept.append(one)
            here.append(one.edition)
        passed = tuple(name for one in opened for name in one.passed_over)
        return Imported(tuple(kept), tuple(refused), passed)


def editions(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces of the same edition together."""
    found: dict[Series, list[Piece]] = defaultdict(list)
    for piece in pieces:
        found[piece.table, piece.setting, piece.programme, piece.edition].append(piece)
    yield from found.values()


def no_overlap(here: list[Edition], piece: Piece) -> None:
    """Raises Refused where another edition counts on one of its days: nobody could say which is right."""
    new = Edition(
        piece.table,
        piece.setting,
        piece.programme,
        piece.edition,
        piece.first_day,
        piece.last_day,
        "",
        "",
        "",
        partial=False,
        rows=piece.rows,
    )
    other = overlapping(here, new)
    if other is not None:
        until = other.last_day or "further notice"
        raise Refused(
            "editions_overlap",
            what=f"{piece.file} was not imported",
            why=f"its edition {piece.edition} counts on days of {other.table} {other.name} ({other.first_day} to {until})",
            do="keep only one of the two",
        )
