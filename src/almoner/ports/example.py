"""Where the audited example is kept over a start, so that it is made once for each version."""

from collections.abc import Mapping
from typing import Any, Protocol


class ExampleShelf(Protocol):
    """Holds the example's audit by language, for this version and its tables alone. It raises nothing: what cannot be kept is made
    again."""

    def kept(self) -> dict[str, dict[str, Any]]:
        """Empty where none is kept for this version."""
        ...

    def keep(self, shaped: Mapping[str, Mapping[str, Any]]) -> None:
        """Takes the place of what another version kept."""
        ...
