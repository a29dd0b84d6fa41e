"""One process, one machine, nothing outside: the platform as it runs for one person."""

import os
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from almoner import __version__
from almoner.adapters.clocks.system import today
from almoner.adapters.files.corrections_file import append_correction, check_growing
from almoner.adapters.files.private_folder import PrivateFolder
from almoner.adapters.files.said import load_answers, load_corrections
from almoner.adapters.files.sources import sources
from almoner.adapters.isolation.album import AlbumApart
from almoner.adapters.isolation.apart import ReadApart
from almoner.adapters.isolation.limits import Limits
from almoner.adapters.isolation.showing import ShowApart
from almoner.adapters.isolation.stream import StreamApart
from almoner.adapters.letter_words import load_letter_words
from almoner.adapters.messages import load_messages
from almoner.adapters.outbound import HERE, Outbound
from almoner.adapters.renderers.docx import docx
from almoner.adapters.renderers.text import text_bytes
from almoner.adapters.renderers.typst_pdf import numbered_signs, typst_pdf
from almoner.adapters.rulebook import load_rulebook
from almoner.adapters.tables.reading import ParquetReading
from almoner.adapters.tables.store import DataFolder, ParquetKeeping, data_folder
from almoner.assembly.platform import Platform
from almoner.engine.checks.base import Check
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.reference.editions import Edition
from almoner.ports.papers import Source
from almoner.ports.tables import Opened, Told
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

SECRETS = "secrets"
"""The folder of keys, in the data folder."""


def embedded(data: str | None = None) -> Platform:
    """The platform with the built-in adapters. `data` is the folder everything is kept in, None for the usual one."""
    limits = Limits()
    folder = data_folder(data)
    keeping, reading = ParquetKeeping(folder), ParquetReading(folder)
    take_in = ImportEditions(_open_tables, keeping, reading)

    def audit_papers(catalogue: Sequence[Check] = CATALOGUE) -> AuditPapers:
        read = ReadApart(limits)
        reading.look_again()  # a server lives longer than an edition
        return AuditPapers(read, load_rulebook(), tuple(catalogue), f"almoner {__version__}", AlbumApart(read), reading)

    return Platform(
        audit_papers=audit_papers,
        read_papers=lambda: audit_papers(()),
        sources=lambda paths, besides=(): sources(paths, limits.paper_bytes, besides),
        stream_papers=StreamPapers(StreamApart(limits)),
        load_answers=load_answers,
        load_corrections=load_corrections,
        messages=lambda: load_messages(pages=False),
        law=load_rulebook,
        catalogue=lambda: tuple(CATALOGUE),
        examples=examples,
        today=today,
        confirm_doubts=ConfirmDoubts(append_correction, check_growing, ShowApart(limits)),
        private_folder=lambda path: PrivateFolder(Path(path)),
        explain_reading=ExplainReading(ShowApart(limits)),
        import_editions=take_in,
        ask_here=Outbound(HERE),
        fetch_editions=FetchEditions(Outbound(named_hosts()), take_in),
        verify_editions=VerifyEditions(keeping),
        editions=lambda: editions_now(reading),
        look_up=LookUp(reading),
        write_letter=WriteLetter(lambda: audit_papers(()), ShowApart(limits), load_rulebook, load_letter_words),
        letter_words=load_letter_words,
        letter_forms={"text": text_bytes, "pdf": typst_pdf, "docx": docx},
        letter_numbers=numbered_signs,
        write_report=lambda: _write_report(limits),
        certify_finding=lambda: _certify_finding(audit_papers, limits, folder),
        verify_certificate=lambda: _verify_certificate(reading, folder),
    )


def editions_now(reading: ParquetReading) -> tuple[Edition, ...]:
    reading.look_again()
    return reading.editions()


def named_hosts() -> frozenset[str]:
    """Hosts that an operator lets this machine call, from ALMONER_HOSTS; none where it is not set."""
    return frozenset(one.strip().lower() for one in os.environ.get("ALMONER_HOSTS", "").split(",") if one.strip())


def examples(check: Check) -> str:
    """The examples that lie beside a check, as YAML text."""
    home = files(check.body.__module__.rpartition(".")[0])
    return (home / f"{check.body.__module__.rpartition('.')[2]}.yaml").read_text(encoding="utf-8")


def _write_report(limits: Limits) -> "WriteReport":
    """What draws and keeps reports as pages is loaded only when one is written."""
    from almoner.adapters.files.report_file import ReportFile  # noqa: PLC0415
    from almoner.adapters.renderers.report_page.page import report_page  # noqa: PLC0415
    from almoner.services.bills.write_report import WriteReport  # noqa: PLC0415

    return WriteReport(ShowApart(limits), report_page, load_messages(), ReportFile())


def _open_tables(source: Source, told: Told) -> Opened:
    """Tables as published; the libraries that read them are loaded only when some are taken in."""
    from almoner.adapters.tables.opening import open_tables  # noqa: PLC0415

    return open_tables(source, told)


def _certify_finding(audit_papers: Callable[[], AuditPapers], limits: Limits, folder: DataFolder) -> CertifyFinding:
    """What signs is loaded only when something is certified."""
    from almoner.adapters.keys.signing_key import SigningKey  # noqa: PLC0415
    from almoner.adapters.readers.dossier_form import PlainDossier  # noqa: PLC0415

    return CertifyFinding(audit_papers, ShowApart(limits), PlainDossier(), SigningKey(folder.path / SECRETS), __version__)


def _verify_certificate(reading: ParquetReading, folder: DataFolder) -> VerifyCertificate:
    from almoner.adapters.keys.signing_key import SigningKey, is_signed  # noqa: PLC0415
    from almoner.adapters.readers.dossier_form import PlainDossier  # noqa: PLC0415

    key = SigningKey(folder.path / SECRETS)
    return VerifyCertificate(lambda: tuple(CATALOGUE), load_rulebook, reading, PlainDossier(), key, is_signed)
