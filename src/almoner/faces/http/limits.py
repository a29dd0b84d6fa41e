"""How much one address may ask, and how often it may try to come in, before anything is looked at."""

from starlette.types import ASGIApp, Receive, Scope, Send

from almoner.faces.http.gate import READING, Gate
from almoner.faces.http.problems import too_often
from almoner.ports.limits import Buckets
from almoner.services.people.one_person import is_loopback
from almoner.services.people.waiting import neighbourhood

ENTERING = ("/sign-in", "/first/", "/invited/", "/api/v1/sessions")
BEGINNING = ("/sign-in/passkey", "/sign-in/provider")
"""Looking at these writes something down."""
WATCHING = frozenset({"/health", "/ready", "/metrics"})


class Limits:
    """An ASGI application around another. The machine itself is not held back: whoever has it needs no address to do harm."""

    def __init__(self, app: ASGIApp, *, gate: Gate, every: Buckets, entering: Buckets) -> None:
        self.app, self.gate, self.every, self.entering = app, gate, every, entering

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] not in WATCHING:
            address = self.gate.address(scope)
            if not is_loopback(address):
                whom = neighbourhood(address)
                wait = self.every.take(f"from {whom}")
                if wait is None and enters(scope):
                    wait = self.entering.take(whom)
                if wait is not None:
                    raise too_often(wait)
        await self.app(scope, receive, send)


def enters(scope: Scope) -> bool:
    begins = ENTERING if scope["method"] not in READING else BEGINNING
    return bool(scope["path"].startswith(begins))
