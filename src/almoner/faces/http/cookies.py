"""What the browser keeps: the session, and for a while what a form or a sign-in under way needs. No script can read any of it."""

import hmac
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

MOST = 200
"""None of ours is longer."""


class Kept(StrEnum):
    """The cookies."""

    SESSION = "almoner"
    FORM = "almoner-form"
    """What ties a form to this browser where nobody is signed in."""
    HALF = "almoner-half"
    """The password was right; the code is still asked for."""
    PROVIDER = "almoner-provider"
    LANGUAGE = "almoner-language"


@dataclass(frozen=True, slots=True)
class Cookies:
    """`closed`: the pages come over TLS. Then the name itself makes a browser refuse one set by anybody else."""

    closed: bool

    def name(self, kept: Kept) -> str:
        return f"__Host-{kept}" if self.closed else kept.value

    def get(self, request: Request, kept: Kept) -> str | None:
        found = request.cookies.get(self.name(kept), "")
        return found if 0 < len(found) <= MOST else None

    def put(self, response: Response, kept: Kept, value: str, *, seconds: int | None = None) -> None:
        """Until the browser is closed, or for so many seconds."""
        response.set_cookie(
            self.name(kept), value, max_age=seconds, path="/", secure=self.closed, httponly=True, samesite="lax"
        )

    def drop(self, response: Response, kept: Kept) -> None:
        response.delete_cookie(self.name(kept), path="/", secure=self.closed, httponly=True, samesite="lax")


def form_token(secret: str) -> str:
    """Stands in each form; only who has the cookie can make it."""
    return hmac.new(secret.encode(), b"form", sha256).hexdigest()


def holds(secret: str | None, given: str) -> bool:
    return secret is not None and hmac.compare_digest(form_token(secret).encode(), given.encode(errors="replace"))
