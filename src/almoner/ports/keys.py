"""The master key: it never leaves its keeper; it only wraps and unwraps the keys of people's folders."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key wrapped by version `version` of the master key."""

    data: bytes
    version: int


class MasterKey(Protocol):
    """Wraps with the newest version, unwraps with any that is still kept."""

    @property
    def version(self) -> int:
        """The newest version."""
        ...

    def wrap(self, key: bytes, about: bytes) -> Wrapped:
        """`about` is bound to it: unwrapped for anything else it fails. Raises Unavailable."""
        ...

    def unwrap(self, wrapped: Wrapped, about: bytes) -> bytes:
        """Raises Refused where it was changed, is about something else or its version is gone; Unavailable where the keeper is away."""
        ...

    def rotate(self) -> int:
        """Make a new version; gives it. Older ones stay until they are taken away."""
        ...
