"""The door out for what is waited for piece by piece: the same rules, one pool of connections, to hosts an operator has named."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import aiohttp

from almoner.adapters.outbound import Outbound
from almoner.engine.errors import Unavailable

CONNECT_S = 5


class AsyncAnswer:
    """What another program answers, as it comes."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response
        self.status = response.status
        self.media = response.headers.get("Content-Type", "")

    async def pieces(self) -> AsyncIterator[bytes]:
        """Raises Unavailable where it breaks off or stays away too long."""
        try:
            async for piece in self.response.content.iter_any():
                yield piece
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise broke_off() from error

    async def close(self) -> None:
        """The other side is told by the end of the connection, unless all of its answer has come."""
        self.response.close()


@dataclass(slots=True)
class AsyncOutbound:
    """`idle_s` is how long may pass without a sign of the other side. Used and closed within one event loop."""

    door: Outbound
    idle_s: int
    at_once: int = 100
    session: aiohttp.ClientSession | None = field(default=None, repr=False)

    async def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> AsyncAnswer:
        """JSON to an address. Follows no redirection. Raises Refused for a host that is not named, Unavailable."""
        return await self._ask("POST", address, body, {"Content-Type": "application/json", **headers})

    async def get(self, address: str, headers: Mapping[str, str]) -> AsyncAnswer:
        """As `post`."""
        return await self._ask("GET", address, None, headers)

    async def _ask(self, method: str, address: str, body: bytes | None, headers: Mapping[str, str]) -> AsyncAnswer:
        self.door.check(address)
        try:
            response = await self._opened().request(method, address, data=body, headers=headers, allow_redirects=False)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise broke_off() from error
        return AsyncAnswer(response)

    def _opened(self) -> aiohttp.ClientSession:
        if self.session is None or self.session.closed:
            self.session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self.at_once, ttl_dns_cache=60, force_close=False),
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S, sock_read=self.idle_s),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": "almoner"},
                trust_env=False,  # no proxy that an environment names sees a request
            )
        return self.session

    async def close(self) -> None:
        if self.session is not None:
            await self.session.close()
            await asyncio.sleep(0)


def broke_off() -> Unavailable:
    return Unavailable(
        "model_away",
        what="No answer came",
        why="the model server could not be reached or broke off",
        do="try again in a moment",
    )
