"""What an operator says about lines and traces, and what is said where it is not understood."""

import pytest

from almoner.assembly.signal_settings import USUAL, signal_settings
from almoner.engine.errors import Misused
from almoner.ports.signals import Level


def test_nothing_said_writes_to_a_file_and_sends_nothing():
    assert signal_settings({}) == signal_settings({"LOG_LEVEL": " "}) == USUAL
    assert (USUAL.least, USUAL.to_stderr, USUAL.traces_to, USUAL.service) == (Level.INFO, False, None, "almoner")


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("debug", Level.DEBUG),
        ("INFO", Level.INFO),
        ("warn", Level.WARNING),
        ("Warning", Level.WARNING),
        ("CRITICAL", Level.ERROR),
    ],
)
def test_levels_are_known_by_their_usual_names(said, level):
    assert signal_settings({"LOG_LEVEL": said}).least is level


def test_a_level_that_is_none_is_wrong_usage():
    with pytest.raises(Misused, match="LOG_LEVEL is none of debug, info, warning and error"):
        signal_settings({"LOG_LEVEL": "loud"})


def test_a_collector_and_standard_error_are_named():
    environment = {
        "ALMONER_LOG": "stderr",
        "OTEL_EXPORTER_OTLP_ENDPOINT": "https://collector.example:4318",
        "OTEL_SERVICE_NAME": "almoner-one",
    }
    found = signal_settings(environment)
    assert (found.to_stderr, found.traces_to, found.service) == (True, "https://collector.example:4318", "almoner-one")
