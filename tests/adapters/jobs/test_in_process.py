"""Jobs in this process: what is under way when it is closed is left for the next start."""

import threading
import time

import pytest

from almoner.adapters.clocks.system import now
from almoner.adapters.jobs.in_process import InProcessJobs
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.schema import metadata
from almoner.ports.jobs import State


@pytest.fixture
def database(tmp_path):
    made = SqlDatabase(f"sqlite:///{tmp_path / 'almoner.db'}", FileMasterKey(tmp_path / "secrets"), now)
    metadata.create_all(made.engine)
    yield made
    made.close()


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
