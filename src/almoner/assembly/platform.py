"""The ready services that faces are handed, whatever adapters are behind them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a command loads only what it calls
    from datetime import date

    from almoner.engine.answers import Answers
    from almoner.engine.checks.base import Check
    from almoner.engine.intake.corrections import Correction
    from almoner.engine.law.rulebook import Rulebook
    from almoner.engine.letters.wording import LetterWords
    from almoner.engine.privacy.deidentify.vocabulary import Vocabulary
    from almoner.engine.reference.editions import Edition
    from almoner.engine.safety.help import Helpline
    from almoner.engine.wording.render import Messages
    from almoner.ports.beside import Folder
    from almoner.ports.letters import LetterNumbering, LetterRendering
    from almoner.ports.papers import Source
    from almoner.services.bills.audit_papers import AuditPapers
    from almoner.services.bills.certify_finding import CertifyFinding, VerifyCertificate
    from almoner.services.bills.confirm_doubts import ConfirmDoubts
    from almoner.services.bills.explain_reading import ExplainReading
    from almoner.services.bills.stream_papers import StreamPapers
    from almoner.services.bills.write_report import WriteReport
    from almoner.services.letters.write_letter import WriteLetter
    from almoner.services.safety.screen_message import ScreenMessage
    from almoner.services.tables.fetch_editions import FetchEditions
    from almoner.services.tables.import_editions import ImportEditions
    from almoner.services.tables.look_up import LookUp
    from almoner.services.tables.verify_editions import VerifyEditions


class Platform(Protocol):
    """Everything a face may call. Nothing in it connects, reads or is loaded before it is asked."""

    def sources(self, paths: "Iterable[str]", besides: "Iterable[str]" = ()) -> "Iterator[Source]":
        """Papers by path; `besides` are files and folders among them that are no papers. Raises Misused."""

    def read_ahead(self, sources: "Sequence[Source]") -> None:
        """These papers will be audited or read: the first may be read already while the rest is loaded."""

    def audit_papers(self) -> "AuditPapers": ...

    def read_papers(self) -> "AuditPapers":
        """The same without any check."""

    def load_answers(self, path: str) -> "tuple[Answers, str]": ...

    def load_corrections(self, path: str) -> "tuple[tuple[Correction, ...], str]": ...

    def messages(self) -> "Messages": ...

    def law(self) -> "Rulebook": ...

    def catalogue(self) -> "tuple[Check, ...]": ...

    def examples(self, check: "Check") -> str: ...

    def today(self) -> "date": ...

    def private_folder(self, path: str) -> "Folder": ...

    def ask_here(self, url: str, *, known_by: str | None = None) -> "Source":
        """An address of this very machine; `known_by` is the file of the certificate that it must show over TLS, whatever name is
        in it."""

    def expect_data(self) -> None:
        """Raises Refused where a person named a data folder that is none."""

    def editions(self) -> "tuple[Edition, ...]": ...

    def letter_words(self) -> "LetterWords": ...

    def vocabulary(self) -> "Vocabulary": ...

    def screen_message(self, tell: "Callable[[str], None]") -> "ScreenMessage":
        """`tell` gets the name of what broke, and nothing of a message."""

    def helplines(self) -> "tuple[Helpline, ...]": ...

    def write_report(self) -> "WriteReport": ...

    def certify_finding(self) -> "CertifyFinding": ...

    def verify_certificate(self) -> "VerifyCertificate": ...

    @property
    def stream_papers(self) -> "StreamPapers": ...

    @property
    def confirm_doubts(self) -> "ConfirmDoubts": ...

    @property
    def explain_reading(self) -> "ExplainReading": ...

    @property
    def import_editions(self) -> "ImportEditions": ...

    @property
    def fetch_editions(self) -> "FetchEditions": ...

    @property
    def verify_editions(self) -> "VerifyEditions": ...

    @property
    def look_up(self) -> "LookUp": ...

    @property
    def write_letter(self) -> "WriteLetter": ...

    @property
    def letter_forms(self) -> "Mapping[str, LetterRendering]":
        """By name: text, pdf, docx."""

    @property
    def letter_numbers(self) -> "LetterNumbering":
        """Of the PDF."""
