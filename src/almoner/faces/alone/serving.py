"""Runs a part alone on its own port until it is told to stop."""

from collections.abc import Callable

from starlette.applications import Starlette

from almoner.engine.errors import Refused
from almoner.faces.listening import listen
from almoner.services.people.one_person import is_loopback


def serve_alone(
    application: Starlette, host: str, port: int, *, key: Callable[[], str | None], named: str, stopping: Callable[[], bool]
) -> None:
    """Until SIGTERM or an interrupt. Raises Refused where others could ask without a key, Unavailable for a port that is taken."""
    if key() is None and not is_loopback(host):
        raise Refused(
            "no_key",
            what="The server was not started",
            why="others could ask it without a key",
            do=f"leave --host out, or put a key into {named} or /run/secrets/{named.lower()}",
        )
    listen(application, host, port, stopping=stopping)
