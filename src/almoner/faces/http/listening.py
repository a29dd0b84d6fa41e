"""An application on its address until it is told to stop; the libraries' own logs hold addresses and requests, so they are off."""

from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from almoner.assembly.settings import Settings
from almoner.engine.errors import Misused
from almoner.faces.http.speaking import HEAD_BYTES, speaking
from almoner.ports.signals import Event, Signals

LONGEST_GOODBYE_S = 5
MOST_AT_ONCE = 400


def listen(
    app: ASGIApp,
    settings: Settings,
    signals: Signals,
    *,
    stopping: Callable[[], bool],
    started: Callable[[], None],
    ended: Callable[[], Awaitable[None]],
) -> bool:
    """Whether it could be started. Calls `started` once somebody may ask, and waits for `ended` when nobody asks any more; ends at once
    where it is `stopping` by then. Raises Misused for a certificate that cannot be used."""

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            if self.started:
                signals.tell(Event.READY)
                started()
                self.should_exit = self.should_exit or stopping()

        async def shutdown(self, sockets: Any = None) -> None:
            await super().shutdown(sockets)
            await ended()

    config = uvicorn.Config(
        app,
        host=settings.host.strip("[]"),
        port=settings.port,
        log_config=None,
        log_level=60,  # above all there are
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=LONGEST_GOODBYE_S,
        limit_concurrency=MOST_AT_ONCE,
        h11_max_incomplete_event_size=HEAD_BYTES,
        **speaking(settings.tls),
    )
    load(config)
    server = Server(config)
    try:
        server.run()
    except SystemExit:  # how it says that it could not start
        return False
    return server.started


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
