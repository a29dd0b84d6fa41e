"""A job that ended badly is said in its case, also once the row of the job is gone."""

from datetime import UTC, datetime

import pytest

from almoner.ports.jobs import Job, State
from almoner.services.cases.view import has_failed

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def job(state):
    return Job("j1", "audit", "a1", "p1", "u1", state, done=0, of=1, tries=1, due_at=NOON, made_at=NOON)


@pytest.mark.parametrize("state", State)
def test_what_left_nothing_and_is_over_has_failed(state):
    assert has_failed(job(state), None) == (state in {State.FAILED, State.CANCELLED})
    assert not has_failed(job(state), NOON)
    assert has_failed(None, None)
    assert not has_failed(None, NOON)
