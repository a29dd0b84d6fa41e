"""What every database must keep of papers, audits and jobs: sealed, found only in their folder, and done once."""

from datetime import timedelta

import pytest
from sqlalchemy import BigInteger, Integer, LargeBinary, select

from almoner.adapters.stores import schema_kept
from almoner.adapters.stores.schema import Instant, Sealed, metadata
from almoner.engine.errors import Conflict, Refused
from almoner.ports.documents import Stored
from almoner.ports.jobs import State

NAME = "zebulon-markerson.pdf"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def folder(database):
    return database.write(lambda work: work.folders.add("a1", "Zebulon")).id


def stored(id="d1"):
    return Stored(id, b"k" * 32, 5, "ab" * 32)


def paper(database, folder, id="d1"):
    return database.write(lambda work: work.papers.add(folder, NAME, stored(id)))


def test_a_paper_is_found_in_its_folder_alone(database, folder):
    made = paper(database, folder)
    assert database.read(lambda work: work.papers.get(folder, "d1")) == made
    assert database.read(lambda work: work.papers.get("p-other", "d1")) is None
    database.write(lambda work: work.papers.read_as(folder, "d1", "bill"))
    assert database.read(lambda work: work.papers.get(folder, "d1")).kind == "bill"
    assert NAME not in repr(made)
    assert not database.write(lambda work: work.papers.remove("p-other", "d1"))
    assert database.write(lambda work: work.papers.remove(folder, "d1"))
    assert not database.write(lambda work: work.papers.remove(folder, "d1"))


def test_papers_are_listed_in_pages(database, folder):
    for number in range(5):
        paper(database, folder, f"d{number}")
    first = database.read(lambda work: [one.id for one in work.papers.of(folder, most=2)])
    rest = database.read(lambda work: [one.id for one in work.papers.of(folder, after=first[-1])])
    assert first + rest == [f"d{number}" for number in range(5)]
    with pytest.raises(Refused):
        database.read(lambda work: list(work.papers.of("p-other", after="d1")))


def test_an_audit_keeps_what_was_asked_and_answered(database, folder):
    asked, answer = {"papers": ["d1"]}, {"schema": "almoner.audit/1", "name": NAME}
    database.write(lambda work: work.audits.add(folder, "j1", asked, id="u1"))
    found = database.read(lambda work: work.audits.get(folder, "u1"))
    assert (found.asked, found.answer, found.done_at) == (asked, None, None)
    database.write(lambda work: work.audits.answer(folder, "u1", answer))
    found = database.read(lambda work: work.audits.get(folder, "u1"))
    assert (found.answer, found.done_at is not None) == (answer, True)
    assert [one.answer for one in database.read(lambda work: list(work.audits.of(folder)))] == [None]
    assert database.read(lambda work: work.audits.get("p-other", "u1")) is None


def test_after_erasing_nothing_opens(database, folder):
    paper(database, folder)
    database.write(lambda work: work.folders.erase(folder))
    with pytest.raises(Refused, match="erased"):
        database.read(lambda work: work.papers.get(folder, "d1"))
    with pytest.raises(Refused, match="erased"):
        paper(database, folder, "d2")


def job(database, folder):
    return database.write(lambda work: work.jobs.add("audit", account="a1", folder=folder, subject="u1"))


def take(database, worker="here", minutes=1):
    return database.write(lambda work: work.jobs.take(worker, work.now + minutes * MINUTE))


def test_a_job_is_taken_once_and_ends_once(database, folder):
    made = job(database, folder)
    taken = take(database)
    assert (taken.id, taken.state, taken.tries) == (made.id, State.RUNNING, 1)
    assert take(database) is None
    assert database.write(lambda work: work.jobs.told(taken, 1, 2))
    assert database.write(lambda work: work.jobs.end(taken, State.FAILED, code="paper_empty", sentence=NAME))
    assert not database.write(lambda work: work.jobs.end(taken, State.DONE))
    found = database.read(lambda work: work.jobs.get(made.id))
    assert (found.state, found.done, found.of, found.code) == (State.FAILED, 1, 2, "paper_empty")
    assert database.read(lambda work: work.jobs.sentence(made.id)) == NAME
    assert database.read(lambda work: work.jobs.counts()) == {State.FAILED: 1}


def test_a_job_whose_worker_died_is_taken_again_and_the_first_try_ends_nothing(database, folder):
    job(database, folder)
    first = take(database, minutes=-1)
    second = take(database, "there")
    assert (second.id, second.tries) == (first.id, 2)
    assert not database.write(lambda work: work.jobs.end(first, State.DONE))
    assert database.write(lambda work: work.jobs.release("there")) == 1
    third = take(database)
    assert third.tries == 3
    assert not database.write(lambda work: work.jobs.keep(second, work.now + MINUTE))


def test_a_lease_is_lengthened(database, folder):
    job(database, folder)
    taken = take(database, minutes=-1)
    assert database.write(lambda work: work.jobs.keep(taken, work.now + MINUTE))
    assert take(database, "there") is None


def test_a_job_waits_for_its_time_and_can_be_cancelled(database, folder):
    made = job(database, folder)
    taken = take(database)
    assert database.write(lambda work: work.jobs.again(taken, work.now + MINUTE))
    assert take(database) is None
    assert database.write(lambda work: work.jobs.cancel(made.id))
    assert not database.write(lambda work: work.jobs.cancel(made.id))
    assert database.read(lambda work: work.jobs.get(made.id)).state is State.CANCELLED


def test_a_key_of_a_request_gives_its_first_answer(database):
    ask = [("a1", "k1", "body"), ("a1", "k2", "body"), ("a2", "k1", "other")]
    for number, one in enumerate(ask):
        assert database.write(lambda work, one=one: work.asked.before(*one)) is None
        database.write(lambda work, one=one, number=number: work.asked.remember(*one, f"u{number}"))
    assert [database.write(lambda work, one=one: work.asked.before(*one)) for one in ask] == ["u0", "u1", "u2"]
    with pytest.raises(Conflict, match="another request"):
        database.write(lambda work: work.asked.before("a1", "k1", "changed"))


OPEN_COLUMNS = {
    "id", "folder", "job", "account", "subject", "worker",  # ids
    "kind", "state", "code",  # words of the code: of jobs; a paper's kind is sealed
    "mark", "request", "answer",  # keyed digests, and the id of what was answered
}  # fmt: skip


def test_every_column_is_sealed_or_an_id_a_word_of_the_code_a_count_or_a_moment():
    for table in (schema_kept.papers, schema_kept.audits, schema_kept.jobs, schema_kept.asked_before):
        for column in table.columns:
            if isinstance(column.type, Integer | BigInteger | Instant | Sealed):
                continue
            assert not isinstance(column.type, LargeBinary)
            assert column.name in OPEN_COLUMNS, f"{table.name}.{column.name}"
    assert isinstance(schema_kept.papers.c.kind.type, Sealed)
    assert isinstance(schema_kept.audits.c.answer.type, Sealed)


def test_nothing_of_a_person_stands_in_the_rows(database, folder):
    paper(database, folder)
    database.write(lambda work: work.audits.add(folder, "j1", {"name": NAME}, id="u1"))
    database.write(lambda work: work.audits.answer(folder, "u1", {"name": NAME}))
    with database.engine.connect() as connection, connection.begin():
        rows = [str(tuple(row)) for table in metadata.tables.values() for row in connection.execute(select(table))]
    assert "d1" in "".join(rows)
    assert "markerson" not in "".join(rows).lower()
