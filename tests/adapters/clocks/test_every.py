"""Something is done every so often, again after its place was away, and no longer once it is closed."""

import threading

from almoner.adapters.clocks.every import Every
from almoner.engine.errors import Unavailable


def test_it_is_done_again_also_after_its_place_was_away():
    done, enough = [], threading.Event()

    def do():
        done.append(1)
        if len(done) == 3:
            enough.set()
        raise Unavailable("away", what="", why="", do="")

    one = Every(0.001, do)
    one.start()
    assert enough.wait(30)
    one.close()
    count = len(done)
    assert not one.thread.is_alive()
    assert len(done) == count


def test_one_that_was_never_started_closes_too():
    Every(3600, lambda: None).close()
