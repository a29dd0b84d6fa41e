"""Runs the whole server's application on its address until it is told to stop."""

from collections.abc import Callable

from almoner.assembly.served import ServedPlatform
from almoner.faces.http.app import application
from almoner.faces.listening import listen
from almoner.ports.signals import Event


def serve(platform: ServedPlatform, stopping: Callable[[], bool], started: Callable[[], None]) -> None:
    """What nobody waits for begins once it serves. Raises Misused for a certificate that cannot be used, Unavailable for a port that is
    taken."""
    platform.quiet_libraries()
    app, chosen = application(platform), platform.settings

    def begun() -> None:
        platform.signals.tell(Event.READY)
        started()
        platform.ahead()

    try:
        listen(app, chosen.host, chosen.port, tls=chosen.tls, stopping=stopping, started=begun, ended=platform.gateway.close)
    finally:
        app.state.listener.close()
