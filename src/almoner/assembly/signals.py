"""Where lines, counts and traces go, chosen once for a server."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from almoner import __version__
from almoner.adapters.keys.subject_key import subject_key
from almoner.adapters.signals.lines import Lines
from almoner.adapters.signals.metrics import Metrics
from almoner.adapters.signals.telling import Telling, Tracing
from almoner.assembly.signal_settings import SignalSettings
from almoner.engine.errors import AlmonerError
from almoner.ports.jobs import State
from almoner.ports.signals import Code, Event, Level

LOG = Path("logs", "almoner.log")


def signals(
    settings: SignalSettings,
    data: Path,
    secrets: Path,
    now: Callable[[], datetime],
    *,
    job_counts: Callable[[], Mapping[State, int]],
    probes: Mapping[str, Callable[[], bool]],
) -> Telling:
    """Nothing is opened before the first line. Raises Refused for a collector that is not safe to send to."""
    lines = Lines(None if settings.to_stderr else data / LOG, settings.least, now)
    metrics = Metrics(job_counts, probes, lines, __version__)
    key = cache(lambda: subject_key(secrets))
    return Telling(lines, key, metrics, None if settings.traces_to is None else traces(settings, settings.traces_to, lines))


def traces(settings: SignalSettings, to: str, lines: Lines) -> Tracing:
    """The operator who names the collector names its host; nothing else can be reached by this door."""
    from almoner.adapters.outbound import door_to  # noqa: PLC0415 - loaded only where traces are asked for
    from almoner.adapters.signals.traces import Exporter, Traces  # noqa: PLC0415

    address = to.rstrip("/") + "/v1/traces"
    door = door_to(address)

    def lost(error: AlmonerError | None) -> None:
        lines.write(Event.TRACES_LOST, Level.WARNING, {} if error is None else {"code": Code(error)}, None)

    return Traces(Exporter(door, address, lost), settings.service, __version__)
