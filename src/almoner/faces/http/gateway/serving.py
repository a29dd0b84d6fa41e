"""Runs the gateway alone on its address until it is told to stop."""

from collections.abc import Callable

from almoner.assembly.gateway_alone import GatewayAlone
from almoner.faces.http.gate import Gate
from almoner.faces.http.gateway.app import gateway
from almoner.faces.http.listening import listen


def serve(platform: GatewayAlone, stopping: Callable[[], bool], started: Callable[[], None]) -> bool:
    """Whether it could be started. Raises Misused for a certificate that cannot be used."""
    platform.quiet_libraries()
    app = gateway(platform.gateway, Gate(platform.settings.site, platform.settings.proxies))
    return listen(app, platform.settings, platform.signals, stopping=stopping, started=started, ended=platform.gateway.close)
