"""Jobs: done once though begun more often, tried again when something is away, taken up again after a death."""

import threading
import time
from datetime import timedelta

import pytest

from almoner.adapters.clocks.system import now
from almoner.adapters.jobs.doing import MOST_TRIES
from almoner.adapters.jobs.in_process import InProcessJobs
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.schema import metadata
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.jobs import State


def refused(kind=Refused):
    return kind("a_code", what="bill.pdf was not read", why="it is empty", do="send the paper again")


@pytest.fixture
def database(tmp_path):
    made = SqlDatabase(f"sqlite:///{tmp_path / 'almoner.db'}", FileMasterKey(tmp_path / "secrets"), now)
    metadata.create_all(made.engine)
    yield made
    made.close()


@pytest.fixture
def runner(database):
    started = []

    def start(handler):
        one = InProcessJobs(database, {"test": handler}, "here", first_wait=timedelta())
        one.start()
        started.append(one)
        return one

    yield start
    for one in started:
        assert one.close()


def add(database):
    return database.write(lambda work: work.jobs.add("test", account="a1", folder=None, subject="s1")).id


def over(database, job):
    """The job once it is over."""
    for _ in range(600):
        found = database.read(lambda work: work.jobs.get(job))
        if found.state.is_over:
            return found
        time.sleep(0.02)
    raise AssertionError(found)


def nothing(_work):
    """What is left to do in the last transaction."""


def test_a_job_is_done_and_its_end_is_kept_with_what_it_made(database, runner):
    def handler(job, tell):
        tell(1, 2)
        return lambda work: work.folders.add(job.account, "made") and None

    job = add(database)
    runner(handler)()
    done = over(database, job)
    assert (done.state, done.done, done.of, done.tries) == (State.DONE, 1, 2, 1)
    assert len(database.read(lambda work: list(work.folders.of("a1")))) == 1


def test_what_is_away_is_tried_again_and_a_refusal_is_not(database, runner):
    seen = []

    def handler(job, _tell):
        seen.append(job.tries)
        if job.tries < 3:
            raise refused(Unavailable)
        raise refused()

    job = add(database)
    waking = runner(handler)
    for _ in range(3):
        waking()
        time.sleep(0.1)
    waking()
    done = over(database, job)
    assert (done.state, done.code, seen) == (State.FAILED, "a_code", [1, 2, 3])
    assert "it is empty" in database.read(lambda work: work.jobs.sentence(job))


def test_a_fault_ends_the_job_with_nothing_of_a_paper_and_the_next_one_is_done(database, runner):
    def handler(job, _tell):
        if job.id == first:
            raise ValueError("Zebulon Markerson")
        return nothing

    first, second = add(database), add(database)
    runner(handler)()
    assert over(database, first).code == "fault"
    said = database.read(lambda work: work.jobs.sentence(first))
    assert "ValueError in test_in_process.py" in said
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
    begun, cancelled = threading.Event(), threading.Event()

    def handler(job, _tell):
        begun.set()
        cancelled.wait(10)
        return lambda work: work.folders.add(job.account, "never") and None

    job = add(database)
    one = runner(handler)
    assert begun.wait(10)
    assert database.write(lambda work: work.jobs.cancel(job))
    cancelled.set()
    assert one.close()
    assert over(database, job).state is State.CANCELLED
    assert database.read(lambda work: list(work.folders.of("a1"))) == []


def test_closing_leaves_what_is_under_way_for_the_next_start(database):
    begun, closing = threading.Event(), threading.Event()

    def handler(_job, tell):
        begun.set()
        closing.wait(10)
        tell(1, 2)
        return nothing

    job = add(database)
    one = InProcessJobs(database, {"test": handler}, "here")
    one.start()
    assert begun.wait(10)
    one.closing.set()
    closing.set()
    assert one.close()
    assert database.read(lambda work: work.jobs.get(job)).state is State.RUNNING
    later = InProcessJobs(database, {"test": lambda _job, _tell: nothing}, "here")
    later.start()
    assert over(database, job).state is State.DONE
    assert later.close()
