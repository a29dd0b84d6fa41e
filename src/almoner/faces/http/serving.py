"""Runs the application on its address until it is told to stop; the libraries' own logs hold addresses and requests, so they are off."""

from collections.abc import Callable
from typing import Any

import uvicorn

from almoner.assembly.served import ServedPlatform
from almoner.engine.errors import Misused
from almoner.faces.http.app import application
from almoner.faces.http.speaking import HEAD_BYTES, speaking
from almoner.ports.signals import Event

LONGEST_GOODBYE_S = 5
MOST_AT_ONCE = 400


def serve(platform: ServedPlatform, stopping: Callable[[], bool], started: Callable[[], None]) -> bool:
    """Whether it could be started. Calls `started` once somebody may ask; ends at once where it is `stopping` by then. Raises Misused
    for a certificate that cannot be used."""

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            if self.started:
                platform.signals.tell(Event.READY)
                started()
                platform.ahead()
                self.should_exit = self.should_exit or stopping()

    platform.quiet_libraries()
    app = application(platform)
    config = uvicorn.Config(
        app,
        host=platform.settings.host.strip("[]"),
        port=platform.settings.port,
        log_config=None,
        log_level=60,  # above all there are
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=LONGEST_GOODBYE_S,
        limit_concurrency=MOST_AT_ONCE,
        h11_max_incomplete_event_size=HEAD_BYTES,
        **speaking(platform.settings.tls),
    )
    load(config)
    server = Server(config)
    try:
        server.run()
    except SystemExit:  # how it says that it could not start
        return False
    finally:
        app.state.listener.close()
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
