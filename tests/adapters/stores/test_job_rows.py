"""What every database must do with rows of jobs: begun by one worker at a time, and by nobody's clock kept waiting for ever."""

from datetime import timedelta

from almoner.ports.jobs import LEASE, State

HOUR = timedelta(hours=1)


def add(database, kind="test"):
    return database.write(lambda work: work.jobs.add(kind, account="a1", folder=None, subject="s1")).id


def take(database, worker="w1", **given):
    return database.write(lambda work: work.jobs.take(worker, work.now + LEASE, **given))


def due(database):
    return [one.id for one in database.read(lambda work: work.jobs.due(9))]


def test_one_is_taken_by_its_id_where_it_is_due(database):
    first, second = add(database), add(database)
    assert due(database) == [first, second]
    assert take(database, job=second).id == second
    assert take(database, job=second) is None
    assert take(database, job="jnone") is None
    assert due(database) == [first]
    assert take(database).id == first
    assert take(database) is None


def test_something_is_done_once_for_its_subject(database):
    made = database.write(lambda work: work.jobs.once("nightly", account="system", subject="20261121"))
    taken = take(database)
    assert taken.id == made.id
    database.write(lambda work: work.jobs.end(taken, State.FAILED))
    assert database.write(lambda work: work.jobs.once("nightly", account="system", subject="20261121")) is None
    assert database.write(lambda work: work.jobs.once("nightly", account="system", subject="20261122")) is not None


def test_a_clock_that_jumps_back_keeps_nothing_waiting(database):
    waiting, running = add(database), add(database)
    assert take(database, job=running).state is State.RUNNING
    database.now.moment -= HOUR
    assert set(due(database)) == {waiting, running}
    assert {take(database).id, take(database).id} == {waiting, running}
    assert take(database) is None


def test_a_clock_that_jumps_ahead_lets_only_the_later_try_end_a_job(database):
    job = add(database)
    first = take(database)
    database.now.moment += HOUR
    second = take(database, "w2")
    assert (first.id, second.id, first.tries, second.tries) == (job, job, 1, 2)
    assert not database.write(lambda work: work.jobs.end(first, State.DONE))
    assert not database.write(lambda work: work.jobs.told(first, 1, 1))
    assert not database.write(lambda work: work.jobs.keep(first, work.now + LEASE))
    assert database.write(lambda work: work.jobs.end(second, State.DONE))
