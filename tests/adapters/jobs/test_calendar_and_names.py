"""The names that operators of workers know: queues, tasks, how messages are acknowledged, and 02:00 by the clock on the wall."""

from datetime import datetime

import pytest

from almoner.assembly.job_settings import job_settings
from almoner.assembly.jobs import TASKS
from almoner.engine.errors import Misused, Refused
from almoner.services.tables.refresh import REFRESH
from tests.adapters.jobs.redis_server import redis
from tests.adapters.stores.certificates import authority

celery = pytest.importorskip("celery", reason="celery is not installed (almoner[cluster])")


@pytest.fixture
def app():
    from almoner.adapters.jobs.on_celery import celery_app, redis_at
    from almoner.assembly.jobs import routes

    return celery_app(redis_at("redis://127.0.0.1:1/0"), routes(), REFRESH)


def test_queues_and_tasks_have_the_names_that_stay(app):
    assert [one.name for one in app.conf.task_queues] == ["ocr", "gpu", "default"]
    assert TASKS == {
        "audit": ("tasks.ocr.audit", "ocr"),
        "letter": ("tasks.export.letter", "default"),
        "claims": ("tasks.export.claims", "default"),
        "evidence": ("tasks.export.evidence", "default"),
        "refresh": ("tasks.pricing.refresh_benchmarks", "default"),
        "import": ("tasks.pricing.import_table", "default"),
        "fetch": ("tasks.pricing.fetch_tables", "default"),
        "retention": ("tasks.keeping.retention", "default"),
        "remind": ("tasks.keeping.remind", "default"),
        "document": ("tasks.knowledge.take_in", "default"),
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
    from almoner.adapters.jobs.on_celery import celery_app, redis_at
    from almoner.assembly.jobs import routes

    now, before = (datetime(2026, 11, *one).astimezone() for one in (wall, last))
    app = celery_app(redis_at("redis://127.0.0.1:1/0"), routes(), REFRESH, lambda: now)
    (entry,) = app.conf.beat_schedule.values()
    assert entry["task"] == "tasks.pricing.refresh_benchmarks"
    assert entry["schedule"].is_due(before).is_due is due


@pytest.mark.parametrize(
    "address",
    ["redis", "http://127.0.0.1", "redis://", "redis://a b", "redis://127.0.0.1:6379/x", "rediss://a:1/0?ssl_cert_reqs=none"],
)
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


def test_the_address_may_stand_in_a_file(tmp_path):
    (tmp_path / "redis_url").write_text("redis://:hidden@127.0.0.1:6379/2\n")
    assert job_settings({}, tmp_path).redis == "redis://:hidden@127.0.0.1:6379/2"


def test_the_way_to_a_redis_on_another_machine_is_closed():
    from almoner.adapters.jobs.on_celery import celery_app, redis_at

    with pytest.raises(Refused, match="open to others"):
        redis_at("redis://cache.example:6379/0")
    app = celery_app(redis_at("rediss://cache.example:6379/0", "ca.pem"), {})
    assert app.conf.broker_use_ssl == {"ssl_cert_reqs": "required", "ssl_check_hostname": True, "ssl_ca_certs": "ca.pem"}
    assert "hidden" not in repr(redis_at("redis://:hidden@127.0.0.1:1/0"))


@pytest.mark.parametrize(
    ("host", "known", "reached"), [("127.0.0.1", True, True), ("127.0.0.1", False, False), ("localhost", True, False)]
)
def test_only_a_redis_with_a_certificate_that_is_known_is_spoken_to(tmp_path, host, known, reached):
    from almoner.adapters.jobs.on_celery import CeleryJobs, celery_app, redis_at

    _, server = authority(tmp_path / "theirs")
    mine, _ = authority(tmp_path / "mine")
    with redis(tmp_path, server(host)) as found:
        if found is None:
            pytest.skip("redis-server is not here")
        ca = tmp_path / "theirs" / "ca.pem" if known else mine
        looking = CeleryJobs(None, celery_app(redis_at(found.url, str(ca)), {}), {})
        assert looking.waiting() == ({"ocr": 0, "gpu": 0, "default": 0} if reached else None)
