"""Runs the gateway alone on its address until it is told to stop."""

from collections.abc import Callable

from almoner.assembly.gateway_alone import GatewayAlone
from almoner.faces.http.gate import Gate
from almoner.faces.http.gateway.app import gateway
from almoner.faces.listening import listen
from almoner.ports.signals import Event


def serve(platform: GatewayAlone, stopping: Callable[[], bool], started: Callable[[], None]) -> None:
    """Raises Misused for a certificate that cannot be used, Unavailable for a port that is taken."""
    platform.quiet_libraries()
    chosen = platform.settings
    app = gateway(platform.gateway, Gate(chosen.site, chosen.proxies))

    def begun() -> None:
        platform.signals.tell(Event.READY)
        started()

    listen(app, chosen.host, chosen.port, tls=chosen.tls, stopping=stopping, started=begun, ended=platform.gateway.close)
