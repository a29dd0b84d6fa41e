"""The one door out: everything that leaves this machine goes through here, and only to hosts an operator has named."""

import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from almoner.adapters.files.sources import MemorySource
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.papers import Source

SECONDS = 60
MOST_BYTES = 1 << 30
HERE = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Outbound:
    """`named` are the hosts an operator has written down; empty (the default) calls nobody."""

    named: frozenset[str] = frozenset()

    def __call__(self, address: str) -> Source:
        """Fetch a public file. Raises Refused for a host that is not named, Unavailable where it cannot be had."""
        self.check(address)
        opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            OnlyNamed(self),
        ):
            opener.add_handler(handler)
        request = urllib.request.Request(address, headers={"User-Agent": "almoner"})  # noqa: S310 - checked above
        try:
            with opener.open(request, timeout=SECONDS) as answer:
                data = answer.read(MOST_BYTES + 1)
                kind = answer.headers.get("Content-Type", "")
        except urllib.error.HTTPError as error:
            error.close()
            raise away(address, f"it answered {error.code}") from error
        except (OSError, HTTPException) as error:
            raise away(address, "it could not be reached or broke off") from error
        if len(data) > MOST_BYTES:
            raise away(address, "the file is larger than 1 GiB")
        if "text/html" in kind:
            raise away(address, "it sent a page to read instead of the file")
        return MemorySource(urlsplit(address).path.rpartition("/")[2], data)

    def check(self, address: str) -> None:
        """Raises Refused unless the host is named and the way to it is closed to others."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        if host not in self.named:
            raise Refused(
                "destination_not_named",
                what="Nothing was fetched",
                why=f"{host or 'this address'} is not among the named destinations",
                do="name it in ALMONER_HOSTS if this machine may call it",
            )
        if parts.scheme != "https" and not (parts.scheme == "http" and host in HERE):
            raise Refused(
                "destination_not_safe",
                what="Nothing was fetched",
                why=f"the way to {host} is open to others",
                do="use an address that begins with https",
            )


class OnlyNamed(urllib.request.HTTPRedirectHandler):
    """Follows a redirection only to a named host."""

    def __init__(self, door: Outbound) -> None:
        self.door = door

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:  # noqa: PLR0917
        try:
            self.door.check(newurl)
        except Refused:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def away(address: str, why: str) -> Unavailable:
    return Unavailable(
        "not_fetched",
        what=f"{address} was not fetched",
        why=why,
        do="try again later, or get the file in a browser and use `almoner editions import`",
    )
