"""The services of offices and researchers: own bills before they go out, whole claim files, and how often asking has helped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from almoner.adapters.chance import system
from almoner.adapters.tables.store import DataFolder
from almoner.assembly.platform import Platform
from almoner.engine.intake.assemble import Request
from almoner.engine.reference.tables import Tables
from almoner.ports.claims import ClaimFileAudit, ClaimResult
from almoner.ports.documents import Documents
from almoner.ports.papers import Source
from almoner.ports.working import Handler, Waking
from almoner.services.keeping.audit_kept import Understand
from almoner.services.office.claim_runs import AuditClaims, ClaimRuns
from almoner.services.office.desk import Office
from almoner.services.office.success_here import SuccessHere
from almoner.services.people.allow import Allow


@dataclass(frozen=True, slots=True)
class OfficeServices:
    """What the faces may call."""

    desk: Office
    success: SuccessHere
    claims: ClaimRuns


def office_services(allow: Allow, documents: Documents, wake: Waking) -> OfficeServices:
    return OfficeServices(Office(allow), SuccessHere(allow), ClaimRuns(allow, documents, system.new_id, wake))


def claims_handler(
    allow: Allow, documents: Documents, folder: DataFolder, platform: Platform, understand: Understand
) -> Handler:
    """Who does the jobs of `ClaimRuns`."""
    return AuditClaims(allow, documents, claim_files(folder, platform), understand)


def claim_files(folder: DataFolder, platform: Platform) -> ClaimFileAudit:
    """What it needs is loaded with the first file."""

    def audit(sources: Sequence[Source], request: Request) -> ClaimResult:
        from almoner.adapters.columnar.claim_file import ClaimFiles  # noqa: PLC0415 - columns take a while to load
        from almoner.adapters.isolation.stream import StreamApart  # noqa: PLC0415
        from almoner.adapters.tables.reading import ParquetReading  # noqa: PLC0415
        from almoner.services.tables.load import load  # noqa: PLC0415

        reading = ParquetReading(folder)

        def tables(codes: Iterable[str], days: Iterable[date]) -> Tables:
            return load(reading, codes, days)

        return ClaimFiles(StreamApart(), tables, platform.law, platform.messages)(sources, request)

    return audit
