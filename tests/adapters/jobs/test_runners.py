"""What everybody who does jobs must do, in this process and by Celery on a real Redis: done once though begun more often, tried
again when something is away, taken up again after a death."""

import threading
import time
from contextlib import ExitStack
from datetime import timedelta

import pytest

from almoner.adapters.clocks.system import now
from almoner.adapters.jobs.doing import MOST_TRIES, Doing
from almoner.adapters.jobs.in_process import InProcessJobs
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.schema import metadata
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.jobs import State
from tests.adapters.jobs.redis_server import redis


def refused(kind=Refused):
    return kind("a_code", what="bill.pdf was not read", why="it is empty", do="send the paper again")


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory):
    with redis(tmp_path_factory.mktemp("redis")) as found:
        yield None if found is None else found.url


@pytest.fixture
def database(tmp_path):
    made = SqlDatabase(f"sqlite:///{tmp_path / 'almoner.db'}", FileMasterKey(tmp_path / "secrets"), now)
    metadata.create_all(made.engine)
    yield made
    made.close()


@pytest.fixture(params=["in_process", "celery"])
def runner(request, database):
    """Starts who does jobs with this handler; gives what wakes it."""
    with ExitStack() as open_ones:
        if request.param == "in_process":
            yield lambda handler: in_process(database, handler, open_ones)
            return
        pytest.importorskip("celery", reason="celery is not installed (almoner[cluster])")
        url = request.getfixturevalue("redis_url")
        if url is None:
            pytest.skip("redis-server is not here")
        yield lambda handler: by_celery(database, handler, url, open_ones)


def in_process(database, handler, open_ones):
    one = InProcessJobs(database, {"test": handler}, "here", first_wait=timedelta())
    one.start()
    open_ones.callback(lambda: assert_true(one.close()))
    return one


def by_celery(database, handler, url, open_ones):
    from celery.contrib.testing.worker import start_worker

    from almoner.adapters.jobs.on_celery import CeleryJobs, Route, add_tasks, celery_app, redis_at

    routes = {"test": Route("tasks.ocr.test", "ocr")}
    app = celery_app(redis_at(url), routes)
    doing = Doing(database, {"test": handler}, "here", first_wait=timedelta())
    add_tasks(app, routes, doing, lambda: None)
    database.write(lambda work: work.jobs.release("here"))
    open_ones.callback(app.close)
    open_ones.enter_context(start_worker(app, pool="threads", perform_ping_check=False, queues=["ocr"], shutdown_timeout=20))
    one = CeleryJobs(database, app, routes, every_s=0.2)
    one.start()
    open_ones.callback(lambda: assert_true(one.close()))
    return one


def assert_true(found):
    assert found


def add(database):
    return database.write(lambda work: work.jobs.add("test", account="a1", folder=None, subject="s1"))


def over(database, job, waking=lambda _job: None):
    """The job once it is over."""
    for _ in range(600):
        found = database.read(lambda work: work.jobs.get(job.id))
        if found.state.is_over:
            return found
        waking(job)
        time.sleep(0.05)
    raise AssertionError(found)


def nothing(_work):
    """What is left to do in the last transaction."""


def test_a_job_is_done_and_its_end_is_kept_with_what_it_made(database, runner):
    def handler(job, tell):
        tell(1, 2)
        return lambda work: work.folders.add(job.account, "made") and None

    job = add(database)
    runner(handler)(job)
    done = over(database, job)
    assert (done.state, done.done, done.of, done.tries) == (State.DONE, 1, 2, 1)
    assert len(database.read(lambda work: list(work.folders.of("a1")))) == 1


def test_woken_a_hundred_times_it_is_done_once(database, runner):
    job, seen = add(database), []

    def handler(one, _tell):
        seen.append(one.id)
        return lambda work: work.folders.add(one.account, "made") and None

    waking = runner(handler)
    for _ in range(100):
        waking(job)
    last = add(database)
    waking(last)
    assert over(database, last).state is State.DONE
    assert over(database, job).tries == 1
    assert seen == [job.id, last.id]
    assert len(database.read(lambda work: list(work.folders.of("a1")))) == 2


def test_a_row_that_nobody_was_woken_for_is_found(database, runner):
    runner(lambda _job, _tell: nothing)
    job = add(database)
    assert over(database, job).state is State.DONE


def test_what_is_away_is_tried_again_and_a_refusal_is_not(database, runner):
    seen = []

    def handler(job, _tell):
        seen.append(job.tries)
        if job.tries < 3:
            raise refused(Unavailable)
        raise refused()

    job = add(database)
    done = over(database, job, runner(handler))
    assert (done.state, done.code, seen) == (State.FAILED, "a_code", [1, 2, 3])
    assert "it is empty" in database.read(lambda work: work.jobs.sentence(job.id))


def test_a_fault_ends_the_job_with_nothing_of_a_paper_and_the_next_one_is_done(database, runner):
    first, second = add(database), add(database)

    def handler(job, _tell):
        if job.id == first.id:
            raise ValueError("Zebulon Markerson")
        return nothing

    waking = runner(handler)
    waking(first)
    waking(second)
    assert over(database, first).code == "fault"
    said = database.read(lambda work: work.jobs.sentence(first.id))
    assert "ValueError in test_runners.py" in said
    assert "Zebulon" not in said
    assert over(database, second).state is State.DONE


def test_what_a_dead_process_was_at_is_taken_up_again(database, runner):
    job = add(database)
    database.write(lambda work: work.jobs.take("here", work.now + timedelta(hours=1)))
    runner(lambda _job, _tell: nothing)
    done = over(database, job)
    assert (done.state, done.tries) == (State.DONE, 2)


def test_a_job_that_ends_every_process_is_given_up(database, runner):
    job = add(database)
    for _ in range(MOST_TRIES):
        database.write(lambda work: work.jobs.take("there", work.now - timedelta(hours=1)))
    runner(lambda _job, _tell: nothing)
    assert over(database, job).code == "gave_up"


def test_a_cancelled_job_keeps_nothing(database, runner):
    begun, cancelled, ended = threading.Event(), threading.Event(), threading.Event()

    def handler(job, _tell):
        begun.set()
        cancelled.wait(10)
        ended.set()
        return lambda work: work.folders.add(job.account, "never") and None

    job = add(database)
    runner(handler)(job)
    assert begun.wait(20)
    assert database.write(lambda work: work.jobs.cancel(job.id))
    cancelled.set()
    assert ended.wait(10)
    after = add(database)
    assert over(database, after).state in {State.DONE, State.CANCELLED}
    assert over(database, job).state is State.CANCELLED
    assert len(database.read(lambda work: list(work.folders.of("a1")))) == 1  # of the job after it


def test_a_long_job_is_still_its_workers(database, runner, monkeypatch):
    monkeypatch.setattr("almoner.adapters.jobs.doing.BEAT_S", 0.05)
    leases, go_on = [], threading.Event()

    def handler(_job, _tell):
        go_on.wait(10)
        return nothing

    job = add(database)
    runner(handler)(job)
    from sqlalchemy import select

    from almoner.adapters.stores.schema_kept import jobs

    for _ in range(400):
        with database.engine.connect() as connection, connection.begin():
            found = connection.execute(select(jobs.c.lease_until).where(jobs.c.id == job.id)).scalar()
        leases += [found] if found not in {None, *leases} else []
        if len(leases) > 2:
            break
        time.sleep(0.05)
    go_on.set()
    assert len(leases) > 2
    assert leases == sorted(leases)
    assert over(database, job).tries == 1


def test_what_is_to_be_done_often_is_done_while_nothing_waits(database):
    seen = threading.Event()
    one = InProcessJobs(database, {}, "here", often=seen.set)
    one.start()
    assert seen.wait(10)
    assert one.close()
