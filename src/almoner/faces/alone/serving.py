"""Runs a part alone on its own port until it is told to stop; the libraries' own logs hold addresses and requests, so they are off."""

from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from almoner.engine.errors import Refused, Unavailable
from almoner.services.people.one_person import is_loopback


def serve_alone(application: Starlette, host: str, port: int, *, key: Callable[[], str | None], named: str) -> None:
    """Until SIGTERM or an interrupt. Raises Refused where others could ask without a key, Unavailable for a port that is taken."""
    if key() is None and not is_loopback(host):
        raise Refused(
            "no_key",
            what="The server was not started",
            why="others could ask it without a key",
            do=f"leave --host out, or put a key into {named} or /run/secrets/{named.lower()}",
        )
    config = uvicorn.Config(
        application,
        host=host.strip("[]"),
        port=port,
        log_config=None,
        log_level=60,  # above all there are
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    try:
        server.run()
        started = server.started
    except SystemExit:  # how it says that it could not start
        started = False
    if not started:
        raise Unavailable(
            "port_taken",
            what="The server was not started",
            why=f"port {port} of {host} is taken or not allowed",
            do="stop what uses it, or name another with --port",
        )
