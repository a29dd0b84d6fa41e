"""kill -9 at seeded points inside upload, read, audit and letter: nothing acknowledged lost, nothing done twice, resumed alone."""

import pytest

from tests.kills.matrix import PHASES, chain


@pytest.mark.parametrize("phase", PHASES)
def test_two_kills_of_each_kind(launcher, tmp_path, phase):
    chain(launcher, tmp_path / "data", phase, 1, 2)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 8))
@pytest.mark.parametrize("phase", PHASES)
def test_the_whole_matrix(launcher, tmp_path, phase, seed):
    """240 points, 60 of each; most strike while the work is under way, fewer on a faster machine."""
    assert chain(launcher, tmp_path / "data", phase, seed, 10) >= 3
