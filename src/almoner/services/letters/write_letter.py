"""Write a letter: see that the audit fits its papers, read them anew, choose the matter, compose, show the exhibits."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from almoner.engine.answers import Answers
from almoner.engine.bill import Network
from almoner.engine.errors import Misused, Refused, Unavailable
from almoner.engine.intake.assemble import Request
from almoner.engine.intake.corrections import Correction
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.letters.compose import compose
from almoner.engine.letters.kinds import BY_ID, LetterKind
from almoner.engine.letters.letter import Exhibit, Letter
from almoner.engine.letters.matter import choose, named
from almoner.engine.letters.points import Filed, NotAnAudit, filed
from almoner.engine.letters.wording import LetterWords, write
from almoner.engine.letters.written import Written
from almoner.ports.papers import PageShowing, Source
from almoner.services.bills.audit_papers import Audited, AuditPapers, checksum
from almoner.services.bills.confirm_doubts import read_sources

AROUND = 150
"""Ten-thousandths of the page shown around a piece."""
LARGEST_PICTURE = 1200
SIDE_BY_SIDE = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What the person handed in with the audit: the files that the audit was made with, if any, and their checksums."""

    answers: Answers = field(default_factory=Answers)
    answers_sum: str | None = None
    corrections: tuple[Correction, ...] = ()
    corrections_sum: str | None = None


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
        audit = understood(shaped)
        same_files(audit, said)
        same_inputs(audit, {checksum_of(source): source.name for source in sources})
        if finding is not None:
            named(finding, audit.points)
        read = self.read()(sources, request(audit, said, language))
        same_reading(audit, read)
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


def understood(shaped: Any) -> Filed:
    try:
        return filed(shaped)
    except NotAnAudit as error:
        raise Refused(
            "not_an_audit",
            what="No letter was written",
            why="the audit file is not what `almoner audit --json` prints",
            do="run the audit again with --json and keep what it prints",
        ) from error


def request(audit: Filed, said: Said, language: str) -> Request:
    """What the audit was asked, so that the papers are read and told apart in the same way."""
    return Request(
        as_of=audit.as_of,
        payers=audit.payers,
        funding=audit.funding,
        setting=audit.setting,
        network=Network(audit.network) if audit.network in set(Network) else Network.UNKNOWN,
        state=audit.state,
        answers=said.answers,
        corrections=said.corrections,
        language=language,
    )


def same_files(audit: Filed, said: Said) -> None:
    """Corrections change what the papers say, so they must come along; answers may."""
    if audit.corrections != said.corrections_sum:
        raise Refused(
            "corrections_missing" if said.corrections_sum is None else "corrections_differ",
            what="No letter was written",
            why="the audit was made with other corrections than were given here",
            do="name the same file with --corrections, or run the audit again",
        )
    if said.answers_sum is not None and audit.answers != said.answers_sum:
        raise Refused(
            "answers_differ",
            what="No letter was written",
            why="the audit was made with other answers than were given here",
            do="run the audit again with these answers",
        )


def checksum_of(source: Source) -> str:
    """Empty for a paper that cannot be opened, as in the audit."""
    try:
        with source.open() as stream:
            return checksum(stream)
    except Refused:
        return ""


def same_inputs(audit: Filed, given: Mapping[str, str]) -> None:
    """The audit must be of exactly these papers; `given` are their names by checksum."""
    missing = [one for one in audit.inputs if one not in given]
    strange = [name for one, name in given.items() if one not in set(audit.inputs)]
    if missing:
        raise of_others(f"{len(missing)} of the {len(audit.inputs)} papers of the audit are not among those given")
    if strange:
        raise of_others(f"{strange[0]} was not part of the audit")


def same_reading(audit: Filed, read: Audited) -> None:
    """The papers must still say what the audit says of them: ids come from content and spot."""
    bills = [bill for dossier in read.assembled.dossiers for bill in dossier.bills]
    lines = sorted(line.id for bill in bills for line in bill.lines)
    if sorted(audit.bills) != sorted(bill.id for bill in bills) or sorted(audit.lines) != lines:
        raise of_others("the papers now read otherwise than in the audit file")


def of_others(why: str) -> Refused:
    return Refused(
        "audit_of_other_papers",
        what="No letter was written",
        why=why,
        do="run the audit again on these papers and use what it prints",
    )
