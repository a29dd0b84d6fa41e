"""Runs the whole server's application on its address until it is told to stop."""

from collections.abc import Callable

from almoner.assembly.served import ServedPlatform
from almoner.faces.http.app import application
from almoner.faces.http.listening import listen


def serve(platform: ServedPlatform, stopping: Callable[[], bool], started: Callable[[], None]) -> bool:
    """Whether it could be started; then what nobody waits for begins. Raises Misused for a certificate that cannot be used."""
    platform.quiet_libraries()
    app = application(platform)

    def begun() -> None:
        started()
        platform.ahead()

    try:
        return listen(app, platform.settings, platform.signals, stopping=stopping, started=begun, ended=platform.gateway.close)
    finally:
        app.state.listener.close()
