"""Runs the application on its address until it is told to stop; the libraries' own logs hold addresses and requests, so they are off."""

from collections.abc import Callable
from typing import Any

import uvicorn

from almoner.assembly.served import ServedPlatform
from almoner.faces.http.app import application
from almoner.ports.signals import Event

LONGEST_GOODBYE_S = 5
MOST_AT_ONCE = 400
HEAD_BYTES = 32 << 10


def serve(platform: ServedPlatform, stopping: Callable[[], bool], started: Callable[[], None]) -> bool:
    """Whether it could be started. Calls `started` once somebody may ask; ends at once where it is `stopping` by then."""

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            if self.started:
                platform.signals.tell(Event.READY)
                started()
                self.should_exit = self.should_exit or stopping()

    platform.quiet_libraries()
    config = uvicorn.Config(
        application(platform),
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
    )
    server = Server(config)
    try:
        server.run()
    except SystemExit:  # how it says that it could not start
        return False
    return server.started
