"""The data folder's tables: for each edition a sorted Parquet file and a manifest with its checksum."""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from almoner.adapters.files.checksum import file_sum
from almoner.engine.errors import Refused, Unavailable
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.known import TABLES
from almoner.ports.tables import Kept, Piece, Verified

VERSION = "1"
OURS = frozenset({"VERSION", "tables", "secrets"})
"""What lies in a data folder, one or all."""
ROWS = "rows.parquet"
MANIFEST = "manifest.json"
GROUP = 16_384
"""Rows of a row group: the least that is read to answer one question."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Everything that is kept lies under `path`: made for its owner alone, with a version file and a lock. `named`: a person said
    which folder it is."""

    path: Path
    named: bool = False

    @property
    def tables(self) -> Path:
        return self.path / "tables"

    def make(self) -> None:
        """Raises Unavailable where it cannot be made, Refused where another version of almoner made it."""
        try:
            if not self.path.exists():
                self.path.mkdir(mode=0o700, parents=True)
            version = self.path / "VERSION"
            if not version.exists():
                draft = self.path / f".VERSION.{os.getpid()}"  # killed in the middle, it leaves no empty version
                draft.write_text(VERSION + "\n", encoding="ascii")
                draft.replace(version)
            self.tables.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise Unavailable(
                "data_folder_not_made",
                what=f"Nothing was kept in {self.path}",
                why=(error.strerror or "it cannot be made").lower(),
                do="name another folder with --data",
            ) from error
        self.check()

    def expect(self) -> None:
        """Raises Refused where a person named a folder that is not there, or one that holds other things."""
        if self.named and not self.path.exists():
            raise Refused(
                "data_folder_not_there",
                what=f"{self.path} was not opened",
                why="there is no such folder",
                do="name the data folder with --data or ALMONER_DATA, or import tables into this one first",
            )
        if self.path.exists() and not self._is_ours():
            raise Refused(
                "data_folder_not_ours",
                what=f"{self.path} was not opened",
                why="it is no data folder of almoner",
                do="name the data folder with --data or ALMONER_DATA",
            )

    def _is_ours(self) -> bool:
        """An empty one may become ours."""
        if not self.path.is_dir():
            return False
        found = {one.name for one in self.path.iterdir()}
        return not found or bool(found & OURS)

    def check(self) -> None:
        """Raises Refused for a folder that is not ours to read."""
        version = self.path / "VERSION"
        found = version.read_text(encoding="ascii", errors="replace").strip() if version.is_file() else VERSION
        if found != VERSION:
            raise Refused(
                "data_folder_version",
                what=f"{self.path} was not opened",
                why=f"it was made by another version of almoner (its version is {found[:20]}, this one reads {VERSION})",
                do="install that version, or name another folder with --data",
            )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One writer at a time. Raises Unavailable while another one is at work."""
        self.make()
        with (self.path / "LOCK").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise Unavailable(
                    "data_folder_locked",
                    what="Nothing was changed",
                    why=f"another almoner is writing to {self.path}",
                    do="wait until it has ended and try again",
                ) from error
            yield


def place_name(setting: str | None, programme: str | None, edition: str) -> str:
    """The folder of an edition under its table's."""
    safe = "".join(sign if sign.isalnum() or sign in "-." else "-" for sign in edition)
    return "_".join(one for one in (setting, programme, safe) if one)


def place(folder: DataFolder, edition: Edition) -> Path:
    return folder.tables / edition.table / place_name(edition.setting, edition.programme, edition.name)


def damaged(path: Path, why: str) -> Refused:
    return Refused(
        "table_changed_on_disk",
        what=f"The table in {path} was not used",
        why=why,
        do="import it again with `almoner editions import --replace`",
    )


def load_manifest(home: Path) -> tuple[Edition, dict[str, Any]]:
    """An edition's manifest. Raises Refused where it cannot be read."""
    try:
        held = json.loads((home / MANIFEST).read_text(encoding="utf-8"))
        one = held["edition"]
        edition = Edition(
            table=one["table"],
            setting=one["setting"],
            programme=one["programme"],
            name=one["name"],
            first_day=date.fromisoformat(one["first_day"]),
            last_day=None if one["last_day"] is None else date.fromisoformat(one["last_day"]),
            sha256=one["sha256"],
            source=one["source"],
            licence=one["licence"],
            partial=bool(one["partial"]),
            rows=int(one["rows"]),
            marks=tuple(str(mark) for mark in one.get("marks", ())),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(home, "its manifest cannot be read") from error
    return edition, held


def dump_manifest(edition: Edition, *, stored: str, files: Sequence[dict[str, Any]]) -> str:
    """`stored` is the checksum of the Parquet file, `files` what the rows came from."""
    held = {
        "version": VERSION,
        "edition": {
            "table": edition.table,
            "setting": edition.setting,
            "programme": edition.programme,
            "name": edition.name,
            "first_day": edition.first_day.isoformat(),
            "last_day": None if edition.last_day is None else edition.last_day.isoformat(),
            "sha256": edition.sha256,
            "source": edition.source,
            "licence": edition.licence,
            "partial": edition.partial,
            "rows": edition.rows,
            "marks": list(edition.marks),
        },
        "stored_sha256": stored,
        "files": list(files),
    }
    return json.dumps(held, indent=2) + "\n"


def homes(folder: DataFolder) -> list[Path]:
    """The folders of all editions, in order of their names."""
    if not folder.tables.is_dir():
        return []
    folder.check()
    return sorted(one.parent for one in folder.tables.glob(f"*/*/{MANIFEST}"))


@dataclass(frozen=True, slots=True)
class ParquetKeeping:
    """Keeps editions; implements TableKeeping."""

    folder: DataFolder

    def keep(self, pieces: Sequence[Piece], *, whole: bool, replace: bool) -> Kept:
        """All of `pieces` are of one edition."""
        with self.folder.locked():
            return self._keep(list(pieces), whole=whole, replace=replace)

    def _keep(self, pieces: list[Piece], *, whole: bool, replace: bool) -> Kept:
        import pyarrow as pa  # noqa: PLC0415 - a tenth of a second that most commands do not need
        import pyarrow.parquet as pq  # noqa: PLC0415

        from almoner.adapters.tables.columns import digest, sorted_by  # noqa: PLC0415
        from almoner.adapters.tables.wholeness import gaps  # noqa: PLC0415

        first = pieces[0]
        home = self.folder.tables / first.table / place_name(first.setting, first.programme, first.edition)
        replaced = replace and (home / MANIFEST).is_file()
        before, held = load_manifest(home) if (home / MANIFEST).is_file() and not replace else (None, {})
        files: list[dict[str, Any]] = list(held.get("files", []))
        row = TABLES[first.table].row
        keys = [name for name, _ in zip(row.__dataclass_fields__, range(TABLES[first.table].keys), strict=False)]
        known = {one["rows_sha256"] for one in files}
        new: list[tuple[Piece, Any, str]] = []
        for piece in pieces:  # the same rows as text and as workbook are one piece
            content = sorted_by(piece.content, keys)
            mark = digest(content)
            if mark not in known:
                known.add(mark)
                new.append((piece, content, mark))
        remarks = tuple(dict.fromkeys(remark for piece in pieces for remark in piece.remarks))
        if before is not None and not new:
            return Kept(before, "same", remarks)
        for piece, content, mark in new:
            span = [ends(content, keys, 0), ends(content, keys, content.num_rows - 1)]
            if files and not joins(files, piece, span):
                raise differs(piece)
            files.append(
                {
                    "span": span,
                    "name": piece.file,
                    "sha256": piece.sha256,
                    "rows_sha256": mark,
                    "rows": piece.rows,
                    "part": piece.part,
                }
            )
        contents = [content for _, content, _ in new]
        if before is not None:
            contents.insert(0, pq.read_table(home / ROWS))
        rows = contents[0] if len(contents) == 1 else sorted_by(pa.concat_tables(contents), keys)
        missing = None if whole else gaps(first.table, first.setting, rows)
        edition = Edition(
            table=first.table,
            setting=first.setting,
            programme=first.programme,
            name=first.edition,
            first_day=first.first_day,
            last_day=first.last_day,
            sha256=digest(rows),
            source=", ".join(one["name"] for one in files),
            licence=first.licence,
            partial=missing is not None,
            rows=rows.num_rows,
            marks=first.marks,
        )
        self._write(home, edition, rows, files)
        said = remarks if missing is None else (*remarks, missing)
        return Kept(edition, "joined" if before is not None else "replaced" if replaced else "added", said)

    def _write(self, home: Path, edition: Edition, rows: Any, files: Sequence[dict[str, Any]]) -> None:
        """Beside its place first, so that an edition is there whole or not at all."""
        import pyarrow.parquet as pq  # noqa: PLC0415

        home.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=self.folder.tables))
        try:
            pq.write_table(rows, draft / ROWS, row_group_size=GROUP, compression="zstd", write_statistics=True)
            text = dump_manifest(edition, stored=file_sum(draft / ROWS), files=files)
            (draft / MANIFEST).write_text(text, encoding="utf-8")
            if home.exists():
                shutil.rmtree(home)
            draft.replace(home)
        except OSError as error:
            shutil.rmtree(draft, ignore_errors=True)
            raise Unavailable(
                "edition_not_kept",
                what=f"{edition.table} {edition.name} was not kept",
                why=(error.strerror or "it cannot be written").lower(),
                do="make room and try again",
            ) from error

    def verify(self) -> Iterator[Verified]:
        """Sums of the stored files against the manifests."""
        for home in homes(self.folder):
            edition, held = load_manifest(home)
            rows = home / ROWS
            if not rows.is_file():
                yield Verified(edition, "missing")
            else:
                yield Verified(edition, None if file_sum(rows) == held.get("stored_sha256") else "changed")


def ends(rows: Any, keys: Sequence[str], number: int) -> str:
    """The keys of one row as one text."""
    return " ".join(str(rows.column(key)[number].as_py()) for key in keys)


def joins(files: Sequence[dict[str, Any]], piece: Piece, span: Sequence[str]) -> bool:
    """Whether this is a further part of what is here: numbered, or another stretch of the pairs of codes."""
    parts = {one["part"] for one in files}
    if None not in parts and piece.part is not None:
        return piece.part not in parts
    apart = all(span[1] <= one["span"][0] or one["span"][1] <= span[0] for one in files)
    return TABLES[piece.table].keys > 1 and apart


def differs(piece: Piece) -> Refused:
    return Refused(
        "edition_differs",
        what=f"{piece.file} was not imported",
        why=f"other rows of {piece.table} {piece.edition} are here already",
        do="add `--replace` if this file should take their place",
    )


def data_folder(named: str | None) -> DataFolder:
    """As named, else ALMONER_DATA, else the usual place of this person's data."""
    said = named or os.environ.get("ALMONER_DATA")
    return DataFolder(Path(said or "~/.local/share/almoner").expanduser(), named=bool(said))
