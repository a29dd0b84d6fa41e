"""One process, one machine, nothing outside: the platform as it runs for one person.

Each part is loaded and put together when it is first asked for: a command pays only for what it does.
"""
# ruff: noqa: PLC0415 - what a part is made of is loaded with it

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from almoner import __version__
from almoner.adapters.clocks.system import today
from almoner.adapters.files.sources import sources
from almoner.adapters.isolation.ahead import ReadAhead
from almoner.adapters.isolation.album import AlbumApart
from almoner.adapters.isolation.apart import ReadApart
from almoner.adapters.isolation.limits import Limits
from almoner.ports.papers import PaperReading, Source

if TYPE_CHECKING:
    from datetime import date

    from almoner.adapters.keys.signing_key import SigningKey
    from almoner.adapters.tables.reading import ParquetReading
    from almoner.adapters.tables.store import DataFolder, ParquetKeeping
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
    from almoner.ports.tables import Opened, Told
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

SECRETS = "secrets"
"""The folder of keys, in the data folder."""


class Embedded:
    """The platform with the built-in adapters. `data` is the folder everything is kept in, None for the usual one."""

    def __init__(self, data: str | None = None) -> None:
        self._data, self._limits = data, Limits()
        self._ahead: PaperReading | None = None

    def sources(self, paths: Iterable[str], besides: Iterable[str] = ()) -> Iterator[Source]:
        return sources(paths, self._limits.paper_bytes, besides)

    def read_ahead(self, sources: Sequence[Source]) -> None:
        """Begins with the first paper, unless it may be one of several pictures of a paper."""
        read = ReadApart(self._limits)
        if sources and (len(sources) == 1 or not AlbumApart(read).takes(sources[0])):
            self._ahead = ReadAhead(read, sources[0])

    def audit_papers(self) -> "AuditPapers":
        from almoner.engine.checks.catalogue import CATALOGUE

        return self._audit_papers(CATALOGUE)

    def read_papers(self) -> "AuditPapers":
        return self._audit_papers(())

    def _audit_papers(self, catalogue: "Sequence[Check]") -> "AuditPapers":
        from almoner.services.bills.audit_papers import AuditPapers

        read = ReadApart(self._limits)
        self._reading.look_again()  # a server lives longer than an edition
        ahead, self._ahead = self._ahead, None
        reader = f"almoner {__version__}"
        return AuditPapers(ahead or read, self.law(), tuple(catalogue), reader, AlbumApart(read), self._reading)

    def load_answers(self, path: str) -> "tuple[Answers, str]":
        from almoner.adapters.files.said import load_answers

        return load_answers(path)

    def load_corrections(self, path: str) -> "tuple[tuple[Correction, ...], str]":
        from almoner.adapters.files.said import load_corrections

        return load_corrections(path)

    def messages(self) -> "Messages":
        from almoner.adapters.messages import load_messages

        return load_messages(pages=False)

    def law(self) -> "Rulebook":
        from almoner.adapters.rulebook import load_rulebook

        return load_rulebook()

    def catalogue(self) -> "tuple[Check, ...]":
        from almoner.engine.checks.catalogue import CATALOGUE

        return tuple(CATALOGUE)

    def examples(self, check: "Check") -> str:
        """The examples that lie beside a check, as YAML text."""
        home = files(check.body.__module__.rpartition(".")[0])
        return (home / f"{check.body.__module__.rpartition('.')[2]}.yaml").read_text(encoding="utf-8")

    def today(self) -> "date":
        return today()

    def private_folder(self, path: str) -> "Folder":
        from almoner.adapters.files.private_folder import PrivateFolder

        return PrivateFolder(Path(path))

    def ask_here(self, url: str, *, known_by: str | None = None) -> Source:
        from almoner.adapters.outbound import HERE, Outbound

        return Outbound(HERE, known_by)(url)

    def expect_data(self) -> None:
        self._folder.expect()

    def editions(self) -> "tuple[Edition, ...]":
        self._reading.look_again()
        return self._reading.editions()

    def letter_words(self) -> "LetterWords":
        from almoner.adapters.letter_words import load_letter_words

        return load_letter_words()

    def vocabulary(self) -> "Vocabulary":
        from almoner.adapters.vocabulary import load_vocabulary

        return load_vocabulary()

    def screen_message(self, tell: "Callable[[str], None]") -> "ScreenMessage":
        from almoner.adapters.clocks.system import ticks
        from almoner.adapters.crisis_rules import load_crisis_rules
        from almoner.services.safety.screen_message import ScreenMessage

        return ScreenMessage(load_crisis_rules, tell, ticks)

    def helplines(self) -> "tuple[Helpline, ...]":
        from almoner.adapters.crisis_rules import load_helplines

        return load_helplines()

    def write_report(self) -> "WriteReport":
        from almoner.adapters.files.report_file import ReportFile
        from almoner.adapters.isolation.showing import ShowApart
        from almoner.adapters.messages import load_messages
        from almoner.adapters.renderers.report_page.page import report_page
        from almoner.services.bills.write_report import WriteReport

        return WriteReport(ShowApart(self._limits), report_page, load_messages(), ReportFile())

    def certify_finding(self) -> "CertifyFinding":
        from almoner.adapters.isolation.showing import ShowApart
        from almoner.adapters.readers.dossier_form import PlainDossier
        from almoner.services.bills.certify_finding import CertifyFinding

        return CertifyFinding(self.audit_papers, ShowApart(self._limits), PlainDossier(), self._signing_key(), __version__)

    def verify_certificate(self) -> "VerifyCertificate":
        from almoner.adapters.keys.signing_key import is_signed
        from almoner.adapters.readers.dossier_form import PlainDossier
        from almoner.services.bills.certify_finding import VerifyCertificate

        return VerifyCertificate(self.catalogue, self.law, self._reading, PlainDossier(), self._signing_key(), is_signed)

    @cached_property
    def stream_papers(self) -> "StreamPapers":
        from almoner.adapters.isolation.stream import StreamApart
        from almoner.services.bills.stream_papers import StreamPapers

        return StreamPapers(StreamApart(self._limits))

    @cached_property
    def confirm_doubts(self) -> "ConfirmDoubts":
        from almoner.adapters.files.corrections_file import append_correction, check_growing
        from almoner.adapters.isolation.showing import ShowApart
        from almoner.services.bills.confirm_doubts import ConfirmDoubts

        return ConfirmDoubts(append_correction, check_growing, ShowApart(self._limits))

    @cached_property
    def explain_reading(self) -> "ExplainReading":
        from almoner.adapters.isolation.showing import ShowApart
        from almoner.services.bills.explain_reading import ExplainReading

        return ExplainReading(ShowApart(self._limits))

    @cached_property
    def import_editions(self) -> "ImportEditions":
        from almoner.services.tables.import_editions import ImportEditions

        return ImportEditions(_open_tables, self._keeping, self._reading)

    @cached_property
    def fetch_editions(self) -> "FetchEditions":
        from almoner.adapters.outbound import Outbound
        from almoner.services.tables.fetch_editions import FetchEditions

        return FetchEditions(Outbound(named_hosts()), self.import_editions)

    @cached_property
    def verify_editions(self) -> "VerifyEditions":
        from almoner.services.tables.verify_editions import VerifyEditions

        return VerifyEditions(self._keeping)

    @cached_property
    def look_up(self) -> "LookUp":
        from almoner.services.tables.look_up import LookUp

        return LookUp(self._reading)

    @cached_property
    def write_letter(self) -> "WriteLetter":
        from almoner.adapters.isolation.showing import ShowApart
        from almoner.services.letters.write_letter import WriteLetter

        return WriteLetter(self.read_papers, ShowApart(self._limits), self.law, self.letter_words)

    @cached_property
    def letter_forms(self) -> "Mapping[str, LetterRendering]":
        from almoner.adapters.renderers.docx import docx
        from almoner.adapters.renderers.text import text_bytes
        from almoner.adapters.renderers.typst_pdf import typst_pdf

        return {"text": text_bytes, "pdf": typst_pdf, "docx": docx}

    @cached_property
    def letter_numbers(self) -> "LetterNumbering":
        from almoner.adapters.renderers.typst_pdf import numbered_signs

        return numbered_signs

    @cached_property
    def _folder(self) -> "DataFolder":
        from almoner.adapters.tables.store import data_folder

        return data_folder(self._data)

    @cached_property
    def _keeping(self) -> "ParquetKeeping":
        from almoner.adapters.tables.store import ParquetKeeping

        return ParquetKeeping(self._folder)

    @cached_property
    def _reading(self) -> "ParquetReading":
        from almoner.adapters.tables.reading import ParquetReading

        return ParquetReading(self._folder)

    def _signing_key(self) -> "SigningKey":
        from almoner.adapters.keys.signing_key import SigningKey

        return SigningKey(self._folder.path / SECRETS)


def embedded(data: str | None = None) -> Embedded:
    """The platform, nothing of it loaded yet."""
    return Embedded(data)


def named_hosts() -> frozenset[str]:
    """Hosts that an operator lets this machine call, from ALMONER_HOSTS; none where it is not set."""
    return frozenset(one.strip().lower() for one in os.environ.get("ALMONER_HOSTS", "").split(",") if one.strip())


def _open_tables(source: Source, told: "Told") -> "Opened":
    """The libraries that read tables as published are loaded only when some are taken in."""
    from almoner.adapters.tables.opening import open_tables

    return open_tables(source, told)
