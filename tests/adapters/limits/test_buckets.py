"""Buckets: full at first, filled evenly, each for itself, and no more of them than may be."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from almoner.adapters.limits.in_memory import SECOND, MemoryBuckets


class Ticks:
    def __init__(self):
        self.now = 5 * SECOND

    def __call__(self):
        return self.now


@pytest.fixture
def ticks():
    return Ticks()


def test_a_bucket_is_full_at_first_and_fills_evenly(ticks):
    buckets = MemoryBuckets(60, 3, ticks)
    assert [buckets.take("a") for _ in range(4)] == [None, None, None, 1]
    assert buckets.take("b") is None
    ticks.now += SECOND
    assert [buckets.take("a") for _ in range(2)] == [None, 1]
    ticks.now += 3600 * SECOND
    assert [buckets.take("a") for _ in range(4)] == [None, None, None, 1]


def test_who_is_refused_does_not_wait_longer_for_asking_again(ticks):
    buckets = MemoryBuckets(1, 1, ticks)
    assert buckets.take("a") is None
    assert [buckets.take("a") for _ in range(5)] == [60] * 5
    ticks.now += 45 * SECOND
    assert buckets.take("a") == 15
    ticks.now += 15 * SECOND
    assert buckets.take("a") is None


def test_many_others_make_one_forgotten_but_never_too_many_kept(ticks):
    buckets = MemoryBuckets(1, 1, ticks, most=10)
    assert buckets.take("a") is None
    for one in range(9):
        buckets.take(f"other {one}")
    assert buckets.take("a") == 60
    for one in range(10):
        buckets.take(f"another {one}")
    assert len(buckets.full_at) == 10
    assert buckets.take("a") is None


def test_many_at_once_take_no_more_than_there_is(ticks):
    buckets = MemoryBuckets(60, 50, ticks)
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: buckets.take("a"), range(400)))
    assert taken.count(None) == 50
