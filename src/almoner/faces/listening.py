"""An application on its address until it is told to stop; the libraries' own logs hold addresses and requests, so they are off."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from almoner.assembly.settings import Tls
from almoner.engine.errors import Misused, Unavailable
from almoner.faces.speaking import HEAD_BYTES, speaking

LONGEST_GOODBYE_S = 5
MOST_AT_ONCE = 400


async def nothing() -> None:
    """For what leaves nothing behind."""


def listen(
    app: ASGIApp,
    host: str,
    port: int,
    *,
    tls: Tls | None = None,
    stopping: Callable[[], bool],
    started: Callable[[], None] = lambda: None,
    ended: Callable[[], Awaitable[None]] = nothing,
) -> None:
    """Calls `started` once somebody may ask, and waits for `ended` when nobody asks any more; ends at once where it is `stopping` by
    then. Raises Misused for a certificate that cannot be used, Unavailable for a port that is taken."""

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            if self.started:
                started()
                self.should_exit = self.should_exit or stopping()

        async def shutdown(self, sockets: Any = None) -> None:
            await super().shutdown(sockets)
            await ended()

    config = uvicorn.Config(
        app,
        host=host.strip("[]"),
        port=port,
        log_config=None,
        log_level=60,  # above all there are
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=LONGEST_GOODBYE_S,
        limit_concurrency=MOST_AT_ONCE,
        h11_max_incomplete_event_size=HEAD_BYTES,
        **speaking(tls),
    )
    load(config)
    server = Server(config)
    with suppress(SystemExit):  # how it says that it could not start
        server.run()
    if not server.started:
        raise Unavailable(
            "port_taken",
            what="The server was not started",
            why=f"port {port} of {host} is taken or not allowed",
            do="stop what uses it, or name another with --port",
        )


def load(config: uvicorn.Config) -> None:
    """Raises Misused."""
    try:
        config.load()
    except OSError as error:  # what TLS says is one too
        raise Misused(
            "tls",
            what="The server was not started",
            why="the certificate or its key cannot be read, or they do not belong together",
            do="name the two files in PEM form, the key without a password, in ALMONER_TLS_CERTIFICATE and ALMONER_TLS_KEY",
        ) from error
