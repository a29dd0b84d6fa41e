"""The ready services that faces are handed, whatever adapters are behind them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from almoner.engine.answers import Answers
from almoner.engine.checks.base import Check
from almoner.engine.intake.corrections import Correction
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.letters.wording import LetterWords
from almoner.engine.reference.editions import Edition
from almoner.engine.wording.render import Messages
from almoner.ports.beside import Folder
from almoner.ports.letters import LetterNumbering, LetterRendering
from almoner.ports.papers import Source
from almoner.services.bills.audit_papers import AuditPapers
from almoner.services.bills.certify_finding import CertifyFinding, VerifyCertificate
from almoner.services.bills.confirm_doubts import ConfirmDoubts
from almoner.services.bills.explain_reading import ExplainReading
from almoner.services.bills.stream_papers import StreamPapers
from almoner.services.letters.write_letter import WriteLetter
from almoner.services.tables.fetch_editions import FetchEditions
from almoner.services.tables.import_editions import ImportEditions
from almoner.services.tables.look_up import LookUp
from almoner.services.tables.verify_editions import VerifyEditions

if TYPE_CHECKING:  # loaded only when a report is written
    from almoner.services.bills.write_report import WriteReport


class Sources(Protocol):
    """Papers by path; `besides` are files and folders among them that are no papers."""

    def __call__(self, paths: Iterable[str], besides: Iterable[str] = ()) -> Iterator[Source]:
        """Raises Misused."""
        ...


@dataclass(frozen=True, slots=True)
class Platform:
    """Everything a face may call. Nothing in it connects or reads before it is asked."""

    audit_papers: Callable[[], AuditPapers]
    read_papers: Callable[[], AuditPapers]  # the same without any check
    sources: Sources
    stream_papers: StreamPapers
    load_answers: Callable[[str], tuple[Answers, str]]
    load_corrections: Callable[[str], tuple[tuple[Correction, ...], str]]
    messages: Callable[[], Messages]
    law: Callable[[], Rulebook]
    catalogue: Callable[[], tuple[Check, ...]]
    examples: Callable[[Check], str]
    today: Callable[[], date]
    confirm_doubts: ConfirmDoubts
    private_folder: Callable[[str], Folder]
    explain_reading: ExplainReading
    import_editions: ImportEditions
    fetch_editions: FetchEditions
    ask_here: Callable[[str], Source]  # an address of this very machine
    verify_editions: VerifyEditions
    editions: Callable[[], tuple[Edition, ...]]
    look_up: LookUp
    write_letter: WriteLetter
    letter_words: Callable[[], LetterWords]
    letter_forms: Mapping[str, LetterRendering]  # by name: text, pdf, docx
    letter_numbers: LetterNumbering  # of the PDF
    write_report: Callable[[], "WriteReport"]
    certify_finding: Callable[[], CertifyFinding]
    verify_certificate: Callable[[], VerifyCertificate]
