"""Where a request comes from: the host it names, the servers it passed, and whether another site's page sent it."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import Scope

from almoner.engine.errors import Misused, NotAllowed
from almoner.ports.entering import Place

READING = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?")
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


@dataclass(frozen=True, slots=True)
class Gate:
    """`site` is the address that people open, None on a machine of one's own; `proxies` are networks of the servers that may stand
    before this one and say where a request comes from."""

    site: str | None = None
    proxies: tuple[str, ...] = ()

    def check(self, scope: Scope, headers: Mapping[str, str]) -> None:
        """Raises Misused, NotAllowed."""
        host = headers.get("host", "").lower()
        theirs = self.site is not None and host == self.site.partition("://")[2]
        if not theirs and not LOOPBACK.fullmatch(host):
            why = "it names another host than this machine"
            raise Misused("host", what="The request was not taken", why=why, do="open the address that the server printed")
        if any(name in headers for name in FORWARDED) and not self.is_proxy(peer(scope)):
            why = "it came through another server that is not known here"
            do = "open the address that the server printed, or name that server in ALMONER_PROXIES"
            raise Misused("forwarded", what="The request was not taken", why=why, do=do)
        own = self.site if theirs else f"{scope['scheme']}://{host}"
        if scope["method"] not in READING and not same_site(headers, own or ""):
            why = "another site sent it"
            raise NotAllowed("other_site", what="This was not done", why=why, do="do it from this server's own pages")

    def is_proxy(self, address: str) -> bool:
        try:
            known = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(known in ipaddress.ip_network(one) for one in self.proxies)

    def address(self, scope: Scope) -> str:
        """The last one that a server we know was asked from; who asks may write the rest as they like."""
        here, said = peer(scope), ",".join(Headers(scope=scope).getlist("x-forwarded-for"))
        for one in (part.strip() for part in reversed(said.split(","))):
            if not one or not self.is_proxy(here):
                break
            try:
                here = str(ipaddress.ip_address(one))
            except ValueError:
                break
        return here

    def place(self, scope: Scope) -> Place:
        return Place(self.address(scope), "http", Headers(scope=scope).get("user-agent", "")[:200])


def peer(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def same_site(headers: Mapping[str, str], own: str) -> bool:
    """Browsers say who sent a request; programs say nothing."""
    if "sec-fetch-site" in headers:
        return headers["sec-fetch-site"] in {"same-origin", "none"}
    return "origin" not in headers or headers["origin"] == own
