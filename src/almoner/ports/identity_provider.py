"""An identity provider of the institution: it signs people in, says which roles they have, and when they are out again."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Known:
    """Whom the provider vouches for. `subject` is the provider's own id for them, with the provider's address before it;
    `roles` are the provider's words; `session` is its session, by which it ends ours."""

    subject: str = field(repr=False)
    login: str = field(repr=False)
    name: str = field(repr=False)
    roles: frozenset[str]
    session: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SignedOut:
    """Who is out: one session of the provider, or all of a person."""

    subject: str | None = field(default=None, repr=False)
    session: str | None = field(default=None, repr=False)


class IdentityProvider(Protocol):
    """One provider."""

    def address(self, *, state: str, nonce: str, verifier: str, back: str) -> str:
        """Where to send the browser. `back` is our address that it comes back to. Raises Unavailable."""
        ...

    def redeem(self, *, code: str, nonce: str, verifier: str, back: str) -> Known:
        """Who came back with this code. Raises Refused where anything does not hold, Unavailable."""
        ...

    def signed_out(self, token: str) -> SignedOut:
        """Understands what the provider sent without a browser. Raises Refused where it does not hold, Unavailable."""
        ...
