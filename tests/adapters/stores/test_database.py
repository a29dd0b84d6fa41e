"""What every database must keep: all of a transaction or nothing of it, an unbroken journal, and nothing to read in the files."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import insert, select, update

from almoner.adapters.stores.database import Waiting
from almoner.adapters.stores.schema import folders, journal
from almoner.engine.errors import Refused, Unavailable
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.chain import Entry, first_break

ACT = Act("a1", Purpose.OWN, "test")
MARKER = "Zebulon Markerson"


def entries(database):
    with database.engine.connect() as connection, connection.begin():
        for row in connection.execute(select(journal).order_by(journal.c.number)):
            values = row._asdict()
            yield Entry(**values | {"sealed": None if values["sealed"] is None else values["sealed"].hex()})


def add(database, name=MARKER, reason=None):
    def work(one):
        made = one.folders.add("a1", name)
        one.journal(Act("a1", Purpose.OWN, "test", reason=reason), "folder made", made.id, folder=made.id)
        return made

    return database.write(work)


def test_what_was_kept_is_found_again(database):
    made = add(database)
    assert database.read(lambda one: one.folders.get(made.id)) == made
    assert database.read(lambda one: list(one.folders.of("a1"))) == [made]
    assert database.read(lambda one: one.folders.get("p-none")) is None
    assert MARKER not in repr(made)


def test_what_raises_is_undone_with_its_journal_and_nothing_else(database):
    def fails(one):
        one.folders.add("a1", "gone")
        one.journal(ACT, "folder made", "p0")
        raise Refused("no", what="No", why="no", do="no")

    add(database)
    with pytest.raises(Refused, match="No"):
        database.write(fails)
    add(database, "second", reason="a reason")
    assert [one.name for one in database.read(lambda one: list(one.folders.of("a1")))] == [MARKER, "second"]
    found = list(entries(database))
    assert [one.number for one in found] == [1, 2]
    assert first_break(found) is None
    assert found[1].sealed is not None


def test_many_at_once_make_one_chain(database):
    with ThreadPoolExecutor(16) as pool:
        made = list(pool.map(lambda n: add(database, f"person {n}"), range(120)))
    assert len({one.id for one in made}) == 120
    found = list(entries(database))
    assert len(found) == 120
    assert first_break(found) is None


def test_a_changed_entry_is_found(database):
    for n in range(3):
        add(database, str(n))
    with database.engine.begin() as connection:
        connection.execute(update(journal).where(journal.c.number == 2).values(who="somebody else"))
    assert first_break(entries(database)).number == 2


def test_an_erased_folder_leaves_a_tombstone_that_opens_nothing(database):
    made = add(database)
    database.write(lambda one: one.folders.erase(made.id))
    found = database.read(lambda one: one.folders.get(made.id))
    assert (found.name, found.erased_at is not None) == ("", True)
    with pytest.raises(Refused, match="erased"):
        database.write(lambda one: one.folders.rename(made.id, "again"))


def test_a_sealed_name_opens_only_where_it_was_put(database):
    one, other = add(database), add(database, "other")
    with database.engine.begin() as connection:
        taken = connection.execute(select(folders.c.name).where(folders.c.id == one.id)).scalar_one()
        connection.execute(update(folders).where(folders.c.id == other.id).values(name=taken))
    with pytest.raises(Refused, match="could not be opened"):
        database.read(lambda work: work.folders.get(other.id))


def test_no_name_stands_in_the_files(database, tmp_path):
    add(database, reason=f"asked by {MARKER}")
    database.close()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert MARKER.encode() not in path.read_bytes(), path.name


def test_a_fault_of_the_database_is_one_sentence_without_what_was_written(database):
    def twice(one):
        row = {"id": "p1", "owner": "a", "name": MARKER.encode(), "made_at": one.now, "held": 0}
        one.connection.execute(insert(folders).values(row))
        one.connection.execute(insert(folders).values(row))

    with pytest.raises(Unavailable, match="try again") as error:
        database.write(twice)
    assert MARKER not in str(error.value)
    assert add(database).name == MARKER


def test_after_closing_nothing_is_taken_any_more(database):
    add(database)
    database.close()
    with pytest.raises(Unavailable, match="closed"):
        add(database)


def test_one_that_raises_among_many_undoes_itself_alone(database):
    def work(number):
        def one(it):
            made = it.folders.add("a1", f"person {number}")
            it.journal(ACT, "folder made", made.id)
            assert it.entries.last()[0] == sum(1 for _ in it.entries.all())  # what this transaction wrote is seen
            if number == 3:
                raise Refused("no", what="No", why="no", do="no")
            if number == 5:
                it.connection.execute(insert(folders).values({"id": made.id}))
            return number

        return one

    batch = [Waiting(work(number)) for number in range(8)]
    database._write(batch)
    assert [one.answer for one in batch if one.raised is None] == [0, 1, 2, 4, 6, 7]
    assert [type(batch[number].raised) for number in (3, 5)] == [Refused, Unavailable]
    assert len(database.read(lambda one: list(one.folders.of("a1")))) == 6
    found = list(entries(database))
    assert len(found) == 6
    assert first_break(found) is None


def test_one_alone_that_raises_runs_once(database):
    ran = []

    def fails(_one):
        ran.append(1)
        raise Refused("no", what="No", why="no", do="no")

    with pytest.raises(Refused):
        database.write(fails)
    assert ran == [1]
