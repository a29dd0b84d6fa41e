"""Audit papers: read each apart, put one dossier together for each person, run the catalogue."""

import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from threading import Thread
from typing import BinaryIO

from almoner.engine.audit import Outcome, audit
from almoner.engine.bill import Reading
from almoner.engine.checks.base import Check
from almoner.engine.dossier import Dossier
from almoner.engine.errors import Refused
from almoner.engine.intake.assemble import Assembled, Request, assemble
from almoner.engine.intake.identify import Paper
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reconcile.copies import copies
from almoner.engine.reference.editions import Edition
from almoner.ports.papers import AlbumReading, PaperReading, Source
from almoner.ports.tables import TableReading
from almoner.services.tables.load import tables_for

SIDE_BY_SIDE = 2
MOST_TOGETHER = 40
"""Pictures read in one go."""
PIECE = 1 << 20
Progress = Callable[[int, int, str], None]
"""Told after each paper: how many are read, of how many, and the paper's name."""
Paging = Callable[[str, int, int], None]
"""Told before each page that takes long: the paper's name, the page, of how many."""


def silent(done: int, of: int, name: str) -> None:
    """Tells nobody."""


def quiet(name: str, page: int, of: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One paper as taken in: its name and checksum, and either its reading or why it was refused."""

    name: str
    sha256: str
    reading: Reading | None
    refused: Refused | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything an audit depends on: the same manifest gives the same bytes. `id` is the SHA-256 of the rest."""

    id: str
    inputs: tuple[str, ...]
    names: tuple[str, ...]
    answers: str | None
    corrections: str | None
    catalogue: str
    rulebook: str
    reader: str


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit's whole answer. `numbers` maps a position in `taken` to the document number used in spots."""

    request: Request
    manifest: Manifest
    taken: tuple[Taken, ...]
    assembled: Assembled
    outcomes: tuple[tuple[Dossier, Outcome], ...]
    catalogue: tuple[Check, ...]
    law: Rulebook


@dataclass(frozen=True, slots=True)
class AuditPapers:
    """`reader_edition` names the readers' version in the manifest."""

    read: PaperReading
    law: Rulebook
    catalogue: tuple[Check, ...]
    reader_edition: str
    album: AlbumReading | None = None
    tables: TableReading | None = None

    def __call__(
        self,
        sources: Iterable[Source],
        request: Request,
        *,
        answers: str | None = None,
        corrections: str | None = None,
        progress: Progress = silent,
        paging: Paging = quiet,
    ) -> Audited:
        """`answers` and `corrections` are the checksums of the files behind the request.

        Raises the refusal itself when there is one paper and it is refused, Refused when all are.
        """
        if self.tables is not None and self.catalogue:
            Thread(target=self.tables.prepare).start()  # while the papers are read apart, this process has nothing to do
        taken = self._take(tuple(sources), progress, paging)
        readable = [one for one in taken if one.reading is not None]
        if not readable:
            raise nothing_readable(taken)
        papers = [Paper(one.name, one.sha256, one.reading) for one in taken if one.reading is not None]
        assembled = assemble(papers, request)
        dossiers = [self._with_tables(dossier) for dossier in assembled.dossiers]
        outcomes = tuple((dossier, audit(dossier, self.law, self.catalogue)) for dossier in dossiers)
        manifest = self._manifest(taken, request, answers, corrections, counting(dossiers))
        return Audited(request, manifest, taken, assembled, outcomes, self.catalogue, self.law)

    def _with_tables(self, dossier: Dossier) -> Dossier:
        """Only what this dossier's codes and days need is read. Raises Refused where a table changed on disk."""
        return (
            dossier if self.tables is None or not self.catalogue else replace(dossier, tables=tables_for(dossier, self.tables))
        )

    def _take(self, sources: Sequence[Source], progress: Progress, paging: Paging) -> tuple[Taken, ...]:
        """A paper handed in twice, or a picture of it beside it, is audited once; the copy says so."""
        taken: list[Taken] = []
        pool = ThreadPoolExecutor(SIDE_BY_SIDE)
        try:
            for some in pool.map(partial(self._take_some, paging=paging), self._together(sources)):
                taken += some
                progress(len(taken), len(sources), some[-1].name)
        finally:
            # Whoever interrupts does not wait for papers still being read.
            pool.shutdown(wait=False, cancel_futures=True)
        first: dict[str, str] = {}
        for position, one in enumerate(taken):
            if one.reading is not None and one.sha256 in first:
                taken[position] = set_aside(one, f"it is the same file as {first[one.sha256]}")
            first.setdefault(one.sha256, one.name)
        read = [(position, one.reading) for position, one in enumerate(taken) if one.reading is not None]
        for copy, original in copies([reading for _, reading in read]):
            position, kept = read[copy][0], taken[read[original][0]]
            taken[position] = set_aside(taken[position], f"it says the same as {kept.name}")
        return tuple(taken)

    def _together(self, sources: Sequence[Source]) -> list[list[Source]]:
        """Pictures that follow each other may be pages of one paper; everything else is for itself."""
        if self.album is None or len(sources) < 2:
            return [[source] for source in sources]
        found: list[list[Source]] = []
        before = False
        for source in sources:
            picture = self.album.takes(source)
            if picture and before and len(found[-1]) < MOST_TOGETHER:
                found[-1].append(source)
            else:
                found.append([source])
            before = picture
        return found

    def _take_some(self, sources: Sequence[Source], *, paging: Paging) -> list[Taken]:
        """One paper, or pictures together; where one of the pictures cannot be read, each is for itself."""
        if self.album is not None and len(sources) > 1:
            try:
                digests = [self._digest(source) for source in sources]
                if len(set(digests)) == len(digests):
                    readings = self.album(sources, partial(paging, f"{len(sources)} pictures"))
                    return [Taken(s.name, d, r, None) for s, d, r in zip(sources, digests, readings, strict=True)]
            except Refused:
                pass
        return [self._take_one(source, paging=paging) for source in sources]

    def _digest(self, source: Source) -> str:
        with source.open() as stream:
            return checksum(stream)

    def _take_one(self, source: Source, *, paging: Paging) -> Taken:
        digest = ""
        try:
            with source.open() as stream:
                digest = checksum(stream)
            return Taken(source.name, digest, self.read(source, partial(paging, source.name)), None)
        except Refused as refused:
            return Taken(source.name, digest, None, refused)

    def _manifest(
        self,
        taken: Sequence[Taken],
        request: Request,
        answers: str | None,
        corrections: str | None,
        editions: Sequence[Edition],
    ) -> Manifest:
        inputs, names = tuple(one.sha256 for one in taken), tuple(one.name for one in taken)
        catalogue = sha256(repr([(c.id, c.name, c.cls, c.authority, c.page) for c in self.catalogue]).encode()).hexdigest()[:12]
        asked = [request.as_of.isoformat(), request.payers, request.funding, request.setting, request.network, request.state]
        asked.append(request.language)
        asked += [request.replies] if request.replies else []
        whole = [inputs, names, answers, corrections, catalogue, self.law.edition, self.reader_edition, asked]
        whole += [[*map(str, one.series), one.name, one.sha256] for one in editions]
        return Manifest(
            id=sha256(json.dumps(whole).encode()).hexdigest(),
            inputs=inputs,
            names=names,
            answers=answers,
            corrections=corrections,
            catalogue=catalogue,
            rulebook=self.law.edition,
            reader=self.reader_edition,
        )


def set_aside(one: Taken, why: str) -> Taken:
    """A paper that is there twice is audited once."""
    refused = Refused("paper_twice", what=f"{one.name} was set aside", why=why, do="nothing needs to be done")
    return Taken(one.name, one.sha256, None, refused)


def counting(dossiers: Iterable[Dossier]) -> tuple[Edition, ...]:
    """Editions that were looked into, each once."""
    return tuple(dict.fromkeys(edition for dossier in dossiers for edition in dossier.tables.used))


def checksum(stream: BinaryIO) -> str:
    """SHA-256 of a stream, in pieces."""
    digest = sha256()
    while piece := stream.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def nothing_readable(taken: Sequence[Taken]) -> Refused:
    """One paper: its own refusal. Several: one sentence that names the first reason."""
    reasons = [one.refused for one in taken if one.refused is not None]
    if len(reasons) == 1:
        return reasons[0]
    if not reasons:
        return Refused("no_papers", what="Nothing was audited", why="no papers were given", do="name a bill to read")
    return Refused(
        "all_refused",
        what=f"None of the {len(reasons)} papers was read",
        why="; ".join(f"{one.what.removesuffix(' was not read')}: {one.why}" for one in reasons[:5]),
        do=reasons[0].do,
    )
