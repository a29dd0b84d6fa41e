"""Tombstones and holds over every database: what was erased is known by its list alone, and a replay does it again, once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from almoner.adapters.files.aside import NAME, AsideFiles
from almoner.adapters.stores.schema import sealing_keys
from almoner.adapters.stores.sealed_columns import of_folders
from almoner.engine.errors import Conflict, Refused, Unavailable
from almoner.ports.documents import Stored
from almoner.ports.erasing import Fate, Tombstone


def made(database, name="Ada"):
    return database.write(lambda work: work.folders.add("a1", name))


def stones(database):
    return database.read(lambda work: list(work.tombstones.all()))


def count(database, table):
    with database.engine.connect() as connection, connection.begin():
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_erasing_and_removing_leave_a_line_each_and_no_key(database):
    folder, other = made(database), made(database, "Eve")
    database.write(lambda work: work.papers.add(other.id, "bill.pdf", Stored("d1", b"k" * 32, 1, "00")))
    database.write(lambda work: work.folders.erase(folder.id))
    database.write(lambda work: work.folders.erase(folder.id))
    assert database.write(lambda work: work.papers.remove(other.id, "d1"))
    assert [(one.fate, one.folder, one.subject) for one in stones(database)] == [
        (Fate.ERASED, folder.id, folder.id),
        (Fate.REMOVED, other.id, "d1"),
    ]
    with database.engine.connect() as connection, connection.begin():
        assert folder.id not in list(connection.execute(select(sealing_keys.c.id)).scalars())


def test_a_hold_keeps_a_folder_until_it_is_lifted(database):
    folder = made(database)
    held = database.write(lambda work: work.holds.add(folder.id, "a9", "a case before a court"))
    assert database.read(lambda work: list(work.holds.all())) == [held]
    with pytest.raises(Conflict, match="keeps it already"):
        database.write(lambda work: work.holds.add(folder.id, "a9", "again"))
    with pytest.raises(Refused, match="legal hold"):
        database.write(lambda work: work.folders.erase(folder.id))
    assert database.write(lambda work: work.holds.lift(folder.id))
    assert not database.write(lambda work: work.holds.lift(folder.id))
    assert database.read(lambda work: next(work.holds.all())).lifted_at is not None
    database.write(lambda work: work.folders.erase(folder.id))
    assert [one.fate for one in stones(database)] == [Fate.HELD, Fate.LIFTED, Fate.ERASED]


def test_a_replay_does_again_what_an_older_state_does_not_know(database):
    gone, kept, free = made(database), made(database, "Eve"), made(database, "Zoe")
    database.write(lambda work: work.papers.add(gone.id, "bill.pdf", Stored("d1", b"k" * 32, 1, "00")))
    database.write(lambda work: work.papers.add(kept.id, "bill.pdf", Stored("d2", b"k" * 32, 1, "00")))
    database.write(lambda work: work.audits.add(gone.id, "j1", {"papers": []}, id="u1"))
    database.write(lambda work: work.holds.add(free.id, "a9", "over by now"))
    first = stones(database)[0]
    moment = first.at
    list_beside = [
        first,
        Tombstone("t1", Fate.ERASED, gone.id, gone.id, moment + timedelta(minutes=1)),
        Tombstone("t2", Fate.REMOVED, kept.id, "d2", moment + timedelta(minutes=2)),
        Tombstone("t4", Fate.LIFTED, free.id, free.id, moment + timedelta(minutes=4)),
        Tombstone("t3", Fate.HELD, kept.id, kept.id, moment + timedelta(minutes=3)),
        Tombstone("t5", Fate.ERASED, "p-made-later", "p-made-later", moment + timedelta(minutes=5)),
    ]
    done = database.write(lambda work: work.tombstones.replay(list_beside))
    assert [one.id for one in done] == ["t1", "t2", "t3", "t4", "t5"]
    assert database.write(lambda work: work.tombstones.replay(list_beside)) == ()
    assert database.read(lambda work: work.folders.get(gone.id)).erased_at == moment + timedelta(minutes=1)
    assert database.read(lambda work: work.papers.all_ids()) == frozenset()
    assert all(count(database, table) == 0 for table in of_folders() if table.name in {"papers", "audits"})
    assert database.read(lambda work: work.folders.get(kept.id)).held_until_lifted
    assert not database.read(lambda work: work.folders.get(free.id)).held_until_lifted
    with pytest.raises(Refused, match="erased"):
        database.write(lambda work: work.folders.rename(gone.id, "again"))


@pytest.fixture
def aside(tmp_path):
    return AsideFiles((tmp_path / "data", tmp_path / "elsewhere"))


def test_the_list_lies_in_every_place_and_grows_once(aside, database):
    database.write(lambda work: work.folders.erase(made_in(work)))
    for _ in range(2):
        aside.keep(stones(database))
    assert aside.all() == stones(database)
    for place in aside.folders:
        assert (place / NAME).read_bytes().count(b"\n") == 1
        assert (place / NAME).stat().st_mode & 0o777 == 0o600


def made_in(work):
    return work.folders.add("a1", "Ada").id


def test_a_line_that_was_cut_off_is_left_out_and_the_next_begins_anew(aside, database):
    one = Tombstone("t1", Fate.ERASED, "p1", "p1", database.read(lambda work: work.now))
    aside.keep([one])
    place = aside.folders[0] / NAME
    place.write_bytes(place.read_bytes() + b'{"id": "t2", "fa')
    assert aside.all() == [one]
    aside.keep([one, replace(one, id="t3")])
    assert [line.id for line in aside.all()] == ["t1", "t3"]
    place.write_bytes(b"nothing\nof\nit\n")
    with pytest.raises(Refused, match="cannot be read"):
        aside.all()


def test_a_place_that_cannot_be_written_is_said_in_one_sentence(tmp_path, database):
    (tmp_path / "file").write_text("in the way")
    one = Tombstone("t1", Fate.ERASED, "p1", "p1", database.read(lambda work: work.now))
    with pytest.raises(Unavailable, match="make room"):
        AsideFiles((tmp_path / "file",)).keep([one])
