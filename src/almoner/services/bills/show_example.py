"""The example: the bundled papers of a made-up family, audited once for each version and then only shown. Nobody's data is in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from almoner.engine.errors import NotKnown
from almoner.engine.intake.assemble import Request
from almoner.engine.showing.view import view
from almoner.engine.wording.render import LANGUAGES, Messages
from almoner.ports.example import ExampleKept, ExampleShelf
from almoner.ports.papers import PageShowing, Source
from almoner.services.bills.audit_papers import Audited, AuditPapers
from almoner.services.bills.confirm_doubts import read_sources
from almoner.services.bills.fit_audit import checksum_of
from almoner.services.bills.write_report import WriteReport

Box = tuple[int, int, int, int]
WIDTHS = (400, 800, 1200, 1600, 2000)
"""Dots across in which pages are drawn; whatever is asked for gets the next one above."""


@dataclass(slots=True)
class Made:
    """What was made so far: the audit, what is kept of it over a start (None before it was looked for), and pictures of pages."""

    audited: Audited | None = None
    kept: ExampleKept | None = None
    pages: dict[tuple[str, int, int], bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShowExample:
    """`sources` are the papers and `request` what is asked of them. Each thing is made when it is first asked for, and one at a
    time: whoever comes meanwhile waits for the same. `shelf` keeps what takes long over a start."""

    audit_papers: Callable[[], AuditPapers]
    sources: Callable[[], Sequence[Source]]
    request: Callable[[], tuple[Request, str | None]]
    shape: Callable[[Audited, str], dict[str, Any]]
    write_report: Callable[[], WriteReport]
    show: PageShowing
    messages: Callable[[], Messages]
    shelf: ExampleShelf
    made: Made = field(default_factory=Made)
    lock: Lock = field(default_factory=Lock)
    drawing: Lock = field(default_factory=Lock)

    def ahead(self) -> None:
        """Makes what takes long before anybody asks; what is kept is not made again."""
        for make in (self.audit, self.report):
            for language in LANGUAGES:
                make(language)

    def audit(self, language: str) -> dict[str, Any]:
        """The audit's JSON; not to be changed. Once it is there nobody waits for what is made meanwhile."""
        there = self._kept()  # not under the lock: who makes it ahead may be slow, for it gives way to all others
        if language in there.shaped:
            return there.shaped[language]
        with self.lock:
            return self._shaped(language)

    def view(self, language: str) -> dict[str, Any]:
        """As a page shows it; its papers are kept by nobody."""
        shown = view(self.audit(language), self.messages(), language)
        return shown | {"papers": [one | {"paper": None} for one in shown["papers"]]}

    def report(self, language: str) -> bytes:
        """The report as one page without script."""
        with self.lock:
            kept = self._kept()
            if language not in kept.reports:
                shaped = self._shaped(language)
                write = replace(self.write_report(), show=self._drawn)
                kept.reports[language] = write.drawn(self._audited(), shaped, tuple(self.sources()), language=language)
                self.shelf.keep(kept)
            return kept.reports[language]

    def page(self, document: int, page: int, width: int) -> bytes:
        """A picture. Raises NotKnown, Refused for a paper without pages."""
        wide = next((one for one in WIDTHS if one >= width), WIDTHS[-1])
        self.audit("en")
        with self.drawing:
            papers = self._papers()
            if not 0 <= document < len(papers):
                do = f"name one from 0 to {len(papers) - 1}"
                raise NotKnown("no_such_paper", what="No paper was found", why="the example has fewer", do=do)
            return self._drawn(papers[document], page, wide=wide, small=True)

    def _drawn(
        self, source: Source, page: int, *, box: Box | None = None, margin: int = 200, wide: int = 1700, small: bool = False
    ) -> bytes:
        """A `PageShowing` that draws each page once."""
        if box is not None:
            return self.show(source, page, box=box, margin=margin, wide=wide, small=small)
        known = (source.name, page, wide)
        if known not in self.made.pages:
            self.made.pages[known] = self.show(source, page, wide=wide, small=True)
        return self.made.pages[known]

    def _papers(self) -> tuple[Source, ...]:
        """In the order of the documents' numbers."""
        sources = tuple(self.sources())
        if self.made.audited is not None:
            return read_sources(self.made.audited, sources)
        by_sum = {checksum_of(one): one for one in sources}
        return tuple(by_sum[one["sha256"]] for one in self._shaped("en")["documents"] if one["refused"] is None)

    def _kept(self) -> ExampleKept:
        if self.made.kept is None:
            found = self.shelf.kept()
            self.made.kept = self.made.kept or found  # another may have looked at the same time
        return self.made.kept

    def _shaped(self, language: str) -> dict[str, Any]:
        kept = self._kept()
        if language not in kept.shaped:
            audited = self._audited()
            asked = replace(audited, request=replace(audited.request, language=language))
            kept.shaped[language] = self.shape(asked, language)
            self.shelf.keep(kept)
        return kept.shaped[language]

    def _audited(self) -> Audited:
        if self.made.audited is None:
            request, answers = self.request()
            self.made.audited = self.audit_papers()(tuple(self.sources()), request, answers=answers)
        return self.made.audited
