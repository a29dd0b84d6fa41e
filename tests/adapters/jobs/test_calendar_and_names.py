"""The names that operators of workers know: queues, tasks, how messages are acknowledged, and 02:00 by the clock on the wall."""

from datetime import datetime

import pytest

from almoner.assembly.job_settings import job_settings
from almoner.assembly.jobs import TASKS
from almoner.engine.errors import Misused
from almoner.services.tables.refresh import REFRESH

celery = pytest.importorskip("celery", reason="celery is not installed (almoner[cluster])")


@pytest.fixture
def app():
    from almoner.adapters.jobs.on_celery import celery_app
    from almoner.assembly.jobs import routes

    return celery_app("redis://127.0.0.1:1/0", routes(), REFRESH)


def test_queues_and_tasks_have_the_names_that_stay(app):
    assert [one.name for one in app.conf.task_queues] == ["ocr", "gpu", "default"]
    assert TASKS == {
        "audit": ("tasks.ocr.audit", "ocr"),
        "letter": ("tasks.export.letter", "default"),
        "refresh": ("tasks.pricing.refresh_benchmarks", "default"),
        "retention": ("tasks.keeping.retention", "default"),
    }
    for name, queue in TASKS.values():
        assert app.conf.task_routes[name] == {"queue": queue}


def test_messages_are_acknowledged_late_and_taken_one_at_a_time(app):
    assert app.conf.task_acks_late is True
    assert app.conf.task_reject_on_worker_lost is True
    assert app.conf.worker_prefetch_multiplier == 1
    assert app.conf.task_ignore_result is True
    assert app.conf.accept_content == ["json"]


@pytest.mark.parametrize(
    ("wall", "last", "due"),
    [
        ((21, 1, 59), (20, 2, 0), False),
        ((21, 2, 0), (20, 2, 0), True),
        ((21, 2, 1), (21, 2, 0), False),
        ((21, 9, 0), (20, 2, 0), True),  # the machine was asleep at two
    ],
    ids=["before", "at", "after", "asleep"],
)
def test_prices_are_refreshed_at_two_by_the_clock_that_is_passed_in(wall, last, due):
    from almoner.adapters.jobs.on_celery import celery_app
    from almoner.assembly.jobs import routes

    now, before = (datetime(2026, 11, *one).astimezone() for one in (wall, last))
    app = celery_app("redis://127.0.0.1:1/0", routes(), REFRESH, lambda: now)
    (entry,) = app.conf.beat_schedule.values()
    assert entry["task"] == "tasks.pricing.refresh_benchmarks"
    assert entry["schedule"].is_due(before).is_due is due


@pytest.mark.parametrize("address", ["redis", "http://127.0.0.1", "redis://", "redis://a b", "redis://127.0.0.1:6379/x"])
def test_an_address_that_is_none_is_wrong_usage(address):
    with pytest.raises(Misused, match="REDIS_URL"):
        job_settings({"REDIS_URL": address})


@pytest.mark.parametrize(
    "address",
    ["redis://127.0.0.1:6379/0", "redis://:secret@redis:6379/1", "rediss://cache.example:6380/2", "redis://[::1]:6379"],
)
def test_the_databases_of_redis_are_understood(address):
    found = job_settings({"REDIS_URL": f" {address} "})
    assert found.redis == address
    assert "secret" not in repr(found)
    assert job_settings({}).redis is None
