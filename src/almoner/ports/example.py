"""Where the audited example is kept over a start, so that it is made once for each version."""

from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class ExampleKept:
    """The audit's JSON and its report as one page, each by language."""

    shaped: dict[str, dict[str, Any]] = field(default_factory=dict)
    reports: dict[str, bytes] = field(default_factory=dict)


class ExampleShelf(Protocol):
    """Holds the example for this version and its tables alone. It raises nothing: what cannot be kept is made again."""

    def kept(self) -> ExampleKept:
        """Empty where nothing is kept for this version."""
        ...

    def keep(self, made: ExampleKept) -> None:
        """Takes the place of what was kept."""
        ...
