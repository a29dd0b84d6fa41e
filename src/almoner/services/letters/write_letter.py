"""Write a letter: see that the audit fits its papers, read them anew, choose the matter, compose, show the exhibits."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

from almoner.engine.errors import Misused, Refused, Unavailable
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.letters.compose import compose
from almoner.engine.letters.kinds import BY_ID, LetterKind
from almoner.engine.letters.letter import Exhibit, Letter
from almoner.engine.letters.matter import choose, named
from almoner.engine.letters.wording import LetterWords, write
from almoner.engine.letters.written import Written
from almoner.ports.papers import PageShowing, Source
from almoner.services.bills.audit_papers import AuditPapers
from almoner.services.bills.confirm_doubts import read_sources
from almoner.services.bills.fit_audit import Fitting, Said, request

AROUND = 150
"""Ten-thousandths of the page shown around a piece."""
LARGEST_PICTURE = 1200
SIDE_BY_SIDE = 2


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter in typed parts and in words, with the pictures of its exhibits (PNG by number)."""

    letter: Letter
    written: Written
    pictures: Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class WriteLetter:
    """`read` reads papers without any check; `show` draws a piece of a page apart from this process."""

    read: Callable[[], AuditPapers]
    show: PageShowing
    law: Callable[[], Rulebook]
    words: Callable[[], LetterWords]

    def __call__(
        self,
        kind: str,
        shaped: Any,
        sources: Sequence[Source],
        *,
        finding: str | None,
        language: str,
        on: date,
        said: Said,
    ) -> Ready:
        """`shaped` is an audit's JSON value. Raises Misused for an unknown kind, Refused where audit and papers do not fit."""
        known = kind_named(kind)
        fit = Fitting("No letter was written")
        audit = fit.understood(shaped)
        fit.same_files(audit, said)
        fit.same_inputs(audit, sources)
        if finding is not None:
            named(finding, audit.points)
        read = self.read()(sources, request(audit, said, language))
        fit.same_reading(audit, read)
        matter = choose(known, read.assembled.dossiers, audit.points, finding)
        papers = read_sources(read, sources)
        letter = compose(known, matter, self.law(), (source.name for source in papers), on)
        pictures = dict(self.pictures(letter.exhibits, papers))
        return Ready(letter, write(letter, self.words(), language, pictures.keys()), pictures)

    def pictures(self, exhibits: Sequence[Exhibit], papers: Sequence[Source]) -> Mapping[int, bytes]:
        """A piece of paper with its row for each exhibit that stands on a page; the others are named in words."""
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            drawn = pool.map(lambda one: self.picture(one, papers), exhibits)
            return {one.number: png for one, png in zip(exhibits, drawn, strict=True) if png is not None}

    def picture(self, exhibit: Exhibit, papers: Sequence[Source]) -> bytes | None:
        spot = exhibit.spot
        if spot is None or spot.page is None or spot.box is None or exhibit.document >= len(papers):
            return None
        box = whole_rows(spot.box)
        try:
            return self.show(papers[exhibit.document], spot.page, box=box, margin=AROUND, wide=LARGEST_PICTURE)
        except (Refused, Unavailable):
            return None


def whole_rows(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The rows of a piece over the page's whole width: an amount says little without its row."""
    return 0, box[1], 10_000, box[3]


def kind_named(kind: str) -> LetterKind:
    if kind in BY_ID:
        return BY_ID[kind]
    near = difflib.get_close_matches(kind, BY_ID, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise Misused(
        "no_such_letter",
        what=f"There is no letter {kind[:40]!r}",
        why="the house does not write it",
        do=f"{hint}see `almoner letter --list`",
    )
