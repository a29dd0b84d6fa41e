"""What audits whole claim files, and what it gives."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from almoner.engine.intake.assemble import Request
from almoner.ports.papers import Source


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """`findings` is a Parquet file with a row for each finding, `manifest` everything it depends on and what was counted."""

    findings: bytes = field(repr=False)
    manifest: dict[str, Any] = field(repr=False)


class ClaimFileAudit(Protocol):
    """Holds claim files of any size against the public tables."""

    def __call__(self, sources: Sequence[Source], request: Request) -> ClaimResult:
        """The same files, request, editions and versions give the same bytes. Raises Refused for a file without claim lines,
        Unavailable."""
        ...
