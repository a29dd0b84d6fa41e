"""Whether an audit's JSON, the files it was made with, and the papers at hand belong together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from almoner.engine.answers import Answers
from almoner.engine.bill import Network
from almoner.engine.errors import Refused
from almoner.engine.intake.assemble import Request
from almoner.engine.intake.corrections import Correction
from almoner.engine.letters.points import Filed, NotAnAudit, filed
from almoner.ports.papers import Source
from almoner.services.bills.audit_papers import Audited, checksum


@dataclass(frozen=True, slots=True)
class Said:
    """What the person handed in with the audit: the files that the audit was made with, if any, and their checksums;
    `replies` are those of papers that came back in a case."""

    answers: Answers = field(default_factory=Answers)
    answers_sum: str | None = None
    corrections: tuple[Correction, ...] = ()
    corrections_sum: str | None = None
    replies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fitting:
    """`what` is the sentence's beginning where they do not belong together: "No letter was written"."""

    what: str

    def understood(self, shaped: Any) -> Filed:
        """From the JSON's value. Raises Refused."""
        try:
            return filed(shaped)
        except NotAnAudit as error:
            raise Refused(
                "not_an_audit",
                what=self.what,
                why="the audit file is not what `almoner audit --json` prints",
                do="run the audit again with --json and keep what it prints",
            ) from error

    def same_files(self, audit: Filed, said: Said) -> None:
        """Corrections change what the papers say, so they must come along; answers may."""
        if audit.corrections != said.corrections_sum:
            raise Refused(
                "corrections_missing" if said.corrections_sum is None else "corrections_differ",
                what=self.what,
                why="the audit was made with other corrections than were given here",
                do="name the same file with --corrections, or run the audit again",
            )
        if said.answers_sum is not None and audit.answers != said.answers_sum:
            raise Refused(
                "answers_differ",
                what=self.what,
                why="the audit was made with other answers than were given here",
                do="run the audit again with these answers",
            )

    def same_inputs(self, audit: Filed, sources: Sequence[Source]) -> None:
        """The audit must be of exactly these papers."""
        given = {checksum_of(source): source.name for source in sources}
        missing = [one for one in audit.inputs if one not in given]
        strange = [name for one, name in given.items() if one not in set(audit.inputs)]
        if missing:
            raise self.of_others(f"{len(missing)} of the {len(audit.inputs)} papers of the audit are not among those given")
        if strange:
            raise self.of_others(f"{strange[0]} was not part of the audit")

    def same_reading(self, audit: Filed, read: Audited) -> None:
        """The papers must still say what the audit says of them: ids come from content and spot."""
        bills = [bill for dossier in read.assembled.dossiers for bill in dossier.bills]
        lines = sorted(line.id for bill in bills for line in bill.lines)
        if sorted(audit.bills) != sorted(bill.id for bill in bills) or sorted(audit.lines) != lines:
            raise self.of_others("the papers now read otherwise than in the audit file")

    def of_others(self, why: str) -> Refused:
        return Refused(
            "audit_of_other_papers", what=self.what, why=why, do="run the audit again on these papers and use what it prints"
        )


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
        replies=said.replies,
    )


def checksum_of(source: Source) -> str:
    """Empty for a paper that cannot be opened, as in the audit."""
    try:
        with source.open() as stream:
            return checksum(stream)
    except Refused:
        return ""
