"""Write a report for a person: the audit with pictures of the pages its findings stand on, and each care on a time line."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from almoner.engine.errors import Refused, Unavailable
from almoner.engine.reconcile.encounter_map import encounter_map
from almoner.engine.wording.render import Messages
from almoner.engine.wording.reporting import Places, most_important
from almoner.ports.papers import PageShowing, Source
from almoner.ports.reports import IN_FULL, Leaf, PagePicture, Report, ReportKeeping, ReportRendering
from almoner.services.bills.audit_papers import Audited, Paging, quiet
from almoner.services.bills.confirm_doubts import read_sources

MOST_PICTURES = 40
WIDE = 1400
SIDE_BY_SIDE = 2


@dataclass(frozen=True, slots=True)
class WriteReport:
    """`show` draws a page apart from this process, `render` the report."""

    show: PageShowing
    render: ReportRendering
    words: Messages
    keep: ReportKeeping

    def __call__(
        self,
        audited: Audited,
        shaped: Mapping[str, Any],
        sources: Sequence[Source],
        *,
        path: str,
        language: str,
        paging: Paging = quiet,
    ) -> Path:
        """`shaped` is the audit's JSON value. Gives the file's place. Raises Misused where it cannot be kept."""
        self.keep.check(path)
        return self.keep(path, self.drawn(audited, shaped, sources, language=language, paging=paging))

    def drawn(
        self,
        audited: Audited,
        shaped: Mapping[str, Any],
        sources: Sequence[Source],
        *,
        language: str,
        paging: Paging = quiet,
    ) -> bytes:
        """The report itself."""
        wanted = list(dict.fromkeys(leaves(shaped, IN_FULL)))
        pictures = self.pictures(wanted[:MOST_PICTURES], read_sources(audited, sources), paging)
        report = Report(
            audit=shaped,
            language=language,
            courses=tuple(
                course
                for dossier, outcome in audited.outcomes
                for course in encounter_map(dossier, (*outcome.findings, *outcome.rights))
            ),
            pictures=pictures,
            undrawn=tuple(leaf for leaf in wanted if leaf not in pictures),
        )
        return self.render(report, self.words)

    def pictures(self, wanted: Sequence[Leaf], papers: Sequence[Source], paging: Paging) -> Mapping[Leaf, PagePicture]:
        """Pages that cannot be drawn are left out: the report shows their facts as text all the same."""
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            drawn = pool.map(lambda leaf: self.picture(leaf, papers), wanted)
            found: dict[Leaf, PagePicture] = {}
            for number, (leaf, picture) in enumerate(zip(wanted, drawn, strict=True), start=1):
                paging(papers[leaf[0]].name if leaf[0] < len(papers) else "", number, len(wanted))
                if picture is not None:
                    found[leaf] = picture
            return found

    def picture(self, leaf: Leaf, papers: Sequence[Source]) -> PagePicture | None:
        document, page = leaf
        if document >= len(papers):
            return None
        try:
            data = self.show(papers[document], page, wide=WIDE, small=True)
        except (Refused, Unavailable):
            return None
        size = size_of(data)
        return None if size is None else PagePicture(data, *size)


def leaves(shaped: Mapping[str, Any], in_full: int) -> Iterator[Leaf]:
    """The pages on which findings stand with a place of their own, those of the most important findings first."""
    places = Places(shaped)
    for finding in most_important(shaped["findings"])[:in_full]:
        for one in finding["lines"] or finding["bills"]:
            spot = places.spots.get(one) or {}
            if spot.get("box") is not None:
                yield spot["document"], spot["page"]


PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Marks of a JPEG after which its size stands."""


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in dots, from the picture's own header; None for what is no such picture."""
    if data.startswith(PNG) and len(data) > 24:
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    at = 2
    while data.startswith(JPEG) and at + 9 < len(data) and data[at] == 0xFF:
        if data[at + 1] in SIZES:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None
