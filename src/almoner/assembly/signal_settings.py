"""Where lines and traces go, as an operator says it."""

from collections.abc import Mapping
from dataclasses import dataclass

from almoner.engine.errors import Misused
from almoner.ports.signals import Level

LEVELS = {"warn": Level.WARNING, "critical": Level.ERROR, "fatal": Level.ERROR} | {level.value: level for level in Level}


@dataclass(frozen=True, slots=True)
class SignalSettings:
    """Lines of `least` level and above go to a file in the data folder, or to standard error. `traces_to` is a collector's address,
    None sends none; `service` is the name under which it sees this server."""

    least: Level = Level.INFO
    to_stderr: bool = False
    traces_to: str | None = None
    service: str = "almoner"


USUAL = SignalSettings()


def signal_settings(environment: Mapping[str, str]) -> SignalSettings:
    """Raises Misused for a level that is none."""
    said = {name: value.strip() for name, value in environment.items()}
    least = LEVELS.get(said.get("LOG_LEVEL", "").lower() or "info")
    if least is None:
        why = "LOG_LEVEL is none of debug, info, warning and error"
        raise Misused("log_level", what="The server was not started", why=why, do="set one of these")
    return SignalSettings(
        least,
        said.get("ALMONER_LOG", "").lower() == "stderr",
        said.get("OTEL_EXPORTER_OTLP_ENDPOINT") or None,
        said.get("OTEL_SERVICE_NAME") or "almoner",
    )
