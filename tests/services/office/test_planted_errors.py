"""Systematic errors planted in an office's claim files are named, and nothing else is: one small set here, the sets of a thousand
bills in the script."""

import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[3] / "evaluation" / "office"


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    sys.modules.pop("measure", None)
    import measure

    yield measure
    sys.modules.pop("measure", None)


def test_planted_errors_are_named_beside_random_ones(script, tmp_path):
    causes, truth = script.measured(tmp_path, seed=2, bills=300)
    planted, places, false = script.scored(causes, truth)
    assert sum(map(len, truth["noise"].values())) > 15
    assert set(places) == set(planted) == {"template", "item", "place", "provider"}
    assert false == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 6))
def test_planted_errors_among_a_thousand_bills_are_at_the_top(script, tmp_path, seed):
    causes, truth = script.measured(tmp_path, seed=seed, bills=1000)
    planted, places, false = script.scored(causes, truth)
    assert sorted(places.values()) == list(range(1, len(planted) + 1))
    assert false == []
