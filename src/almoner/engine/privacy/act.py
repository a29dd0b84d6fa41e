"""An act on somebody's data: who does it, for whom, why, and from where. Nothing is looked at or changed without one."""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """Why data is looked at or changed; the person whose data it is can read it later."""

    OWN = "own"
    """The person's own affair, by the person."""
    HELP = "help"
    """By somebody the person asked or who may act for them."""
    BILLING = "billing"
    """A provider's work on its own bills."""
    RESEARCH = "research"
    OPERATION = "operation"
    """Running the machine: no paper is read for it."""
    PRIVACY = "privacy"
    """The privacy officer's work."""
    EMERGENCY = "emergency"
    """Break-glass: with a reason, two hours, and the privacy officer is told."""


class Outcome(StrEnum):
    """How an act ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Act:
    """`who` is the account's id ("system" for the house itself), `on_behalf` another's, `origin` the door and what is known of
    the place ("http 127.0.0.1", "cli", "worker"). `reason` is what break-glass asks for; it is kept encrypted."""

    who: str
    purpose: Purpose
    origin: str
    on_behalf: str | None = None
    reason: str | None = None
