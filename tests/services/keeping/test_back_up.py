"""Backup and restore over every database: all comes back, and what was erased or held since is erased or held again."""

import os
import signal
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select, text

from almoner.adapters.backups import staging
from almoner.adapters.backups.container import BackupFolder
from almoner.adapters.backups.staging import STAGE, FolderStaging
from almoner.adapters.clocks.system import now
from almoner.adapters.files.aside import AsideFiles, read
from almoner.adapters.keys.file_key import FileMasterKey, secret_files
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.documents_folder import FolderDocuments
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.stores.schema import metadata
from almoner.adapters.stores.snapshot import SqlSnapshots
from almoner.engine.errors import Refused
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.chain import first_break
from almoner.engine.privacy.permissions import Role
from almoner.ports.backups import Lock
from almoner.ports.entering import Caller
from almoner.ports.erasing import Fate
from almoner.services.keeping.back_up import BackUp, Restore
from almoner.services.keeping.fetch import Fetch
from almoner.services.keeping.folders import Folders
from almoner.services.keeping.holds import Holds
from almoner.services.keeping.remove import Remove
from almoner.services.keeping.take_in import TakeIn
from almoner.services.keeping.tombstones import Tombstones
from almoner.services.people.allow import Allow
from tests.adapters.stores.servers import postgres

LOCK, ACT = Lock(bytes(range(32)), False), Act("system", Purpose.OPERATION, "test")
MARKER = "Zebulon Markerson"


@pytest.fixture(scope="module")
def postgres_url():
    with postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """What makes a house in a folder of its own: the database is made anew each time."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    if request.param == "postgresql" and url is None:
        pytest.skip("PostgreSQL is not here")
    opened = []

    def make(name, secrets=None, fresh=True):
        data = tmp_path / name
        data.mkdir(exist_ok=True)
        master = FileMasterKey(secrets or data / "secrets")
        database = SqlDatabase(url or f"sqlite:///{data / 'almoner.db'}", master, now)
        opened.append(database)
        if url and fresh:
            with database.engine.begin() as connection:
                connection.execute(text("DROP SCHEMA public CASCADE"))
                connection.execute(text("CREATE SCHEMA public"))
        migrate(database.engine)
        return house_of(data, database, master)

    yield make
    for one in opened:
        one.close()


def house_of(data, database, master):
    documents, allow, aside = FolderDocuments(data / "documents"), Allow(database), AsideFiles((data,))
    files, stones = BackupFolder(now), Tombstones(allow, aside)
    snapshots = SqlSnapshots(database.engine, data)
    unpacking = FolderStaging(data, master.folder, master, database, documents, now, nullcontext)
    beside = lambda path, those: None  # noqa: E731
    return SimpleNamespace(
        data=data,
        database=database,
        documents=documents,
        stones=stones,
        back_up=BackUp(database, documents, snapshots, files, lambda: secret_files(master.folder), beside),
        restore=Restore(files, unpacking, database, aside, read),
        folders=Folders(allow, documents, stones),
        take_in=TakeIn(allow, documents, 1 << 20),
        fetch=Fetch(allow, documents),
        remove=Remove(allow, documents, stones),
        holds=Holds(allow, stones),
        people={},
    )


def person(house, role=Role.PERSON):
    if role not in house.people:
        made = house.database.write(lambda work: work.accounts.add(login=role, name=MARKER, roles=[role]))
        house.people[role] = Caller(made.id, "test")
    return house.people[role]


def folder(house, name):
    made = house.folders.make(person(house), name).id
    return made, house.take_in(person(house), made, "bill.pdf", [b"made-up ", name.encode()]).id


def bytes_of(house, caller, where, paper):
    with house.fetch(caller, where, paper)[1] as stream:
        return stream.read()


def counted(database):
    with database.engine.connect() as connection, connection.begin():
        names = [
            table
            for table in metadata.sorted_tables
            if table.name not in {"sessions", "once", "journal", "uploads", "upload_parts"}
        ]
        return {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in names}


def test_all_comes_back_on_another_machine_with_its_keys(place, tmp_path):
    house = place("one")
    where, paper = folder(house, "Ada")
    counts = counted(house.database)
    written = house.back_up(str(tmp_path / "b"), LOCK, ACT, with_secrets=True)
    assert (written.members, sorted(one.name for one in house.data.iterdir() if one.name.endswith(".begun"))) == (3, [])
    raw = (tmp_path / "b").read_bytes()
    assert MARKER.encode() not in raw
    assert b"made-up" not in raw
    me = person(house)
    other = place("two")
    assert other.restore(str(tmp_path / "b"), LOCK).documents == 1
    assert bytes_of(other, me, where, paper) == b"made-up Ada"
    assert counted(other.database) == counts
    assert not (other.data / STAGE).exists()
    assert other.database.read(lambda work: first_break(work.entries.all())) is None
    assert other.database.read(lambda work: work.accounts.get(me.account)).name == MARKER


def test_what_was_erased_removed_or_held_since_is_so_again(place, tmp_path):
    house = place("one")
    me, officer = person(house), person(house, Role.PRIVACY_OFFICER)
    (gone, _), (kept, paper), (free, _) = (folder(house, name) for name in ("gone", "kept", "free"))
    house.holds.put(officer, free, "over soon")
    house.back_up(str(tmp_path / "b"), LOCK, ACT)
    house.folders.erase(me, gone)
    house.remove(me, kept, paper)
    house.holds.put(officer, kept, "a case before a court")
    house.holds.lift(officer, free)
    later, _ = folder(house, "later")
    with pytest.raises(Refused, match="kept here already"):
        house.restore(str(tmp_path / "b"), LOCK)
    assert house.restore(str(tmp_path / "b"), LOCK, replace=True).replayed == 4
    assert [(one.name, one.held_until_lifted) for one in house.folders.mine(me)] == [("kept", True), ("free", False)]
    assert house.fetch.list(me, kept) == []
    found = house.database.read(lambda work: work.folders.get(gone))
    assert (found.name, found.erased_at is not None) == ("", True)
    assert house.database.read(lambda work: work.folders.get(later)) is None
    assert house.database.read(lambda work: first_break(work.entries.all())) is None
    with house.database.engine.connect() as connection, connection.begin():
        lines = connection.execute(text("SELECT action FROM journal WHERE who = 'system' ORDER BY number")).scalars().all()
    assert lines[-5:] == [
        "backup restore",
        "folder erased again",
        "folder removed again",
        "folder held again",
        "folder lifted again",
    ]
    assert [one.fate for one in house.stones.aside.all()] == [Fate.HELD, Fate.ERASED, Fate.REMOVED, Fate.HELD, Fate.LIFTED]


def test_a_list_kept_elsewhere_is_enough_where_the_machine_is_gone(place, tmp_path):
    house = place("one")
    gone, _ = folder(house, "gone")
    house.back_up(str(tmp_path / "b"), LOCK, ACT)
    house.folders.erase(person(house), gone)
    me, secrets, beside = person(house), house.data / "secrets", house.data / "tombstones.jsonl"
    other = place("two", secrets=secrets)
    assert other.restore(str(tmp_path / "b"), LOCK, more=[beside]).replayed == 1
    assert other.folders.mine(me) == []
    assert other.database.read(lambda work: work.papers.all_ids()) == frozenset()


def test_without_its_master_key_nothing_is_restored(place, tmp_path):
    house = place("one")
    folder(house, "Ada")
    house.back_up(str(tmp_path / "b"), LOCK, ACT)
    other = place("two")
    with pytest.raises(Refused, match="master key that is here does not open it"):
        other.restore(str(tmp_path / "b"), LOCK)
    assert other.database.read(lambda work: work.papers.all_ids()) == frozenset()
    assert not (other.data / STAGE).exists()


def test_a_document_that_is_missing_is_said_when_the_backup_is_made(place, tmp_path):
    house = place("one")
    _, paper = folder(house, "Ada")
    house.documents.remove(paper)
    with pytest.raises(Refused, match="not in its place"):
        house.back_up(str(tmp_path / "b"), LOCK, ACT)
    assert not (tmp_path / "b").exists()


def test_a_journal_that_was_changed_is_not_restored(place, tmp_path):
    house = place("one")
    folder(house, "Ada")
    with house.database.engine.begin() as connection:
        connection.execute(text("UPDATE journal SET who = 'another' WHERE number = 1"))
    house.back_up(str(tmp_path / "b"), LOCK, ACT, with_secrets=True)
    with pytest.raises(Refused, match="changed at line 1"):
        place("two").restore(str(tmp_path / "b"), LOCK)


def killed_at(work, home, secrets, moment):
    """Whether a restore in another process died at this moment: before the n-th call of what changes something that stays."""
    child = os.fork()
    if child == 0:
        try:
            database = SqlDatabase(f"sqlite:///{home / 'almoner.db'}", FileMasterKey(secrets), now)
            house, count = house_of(home, database, FileMasterKey(secrets)), [0]

            def counted(do):
                def call(*given, **named):
                    count[0] += 1
                    if count[0] == moment:
                        os.kill(os.getpid(), signal.SIGKILL)
                    return do(*given, **named)

                return call

            FolderDocuments.lay = counted(FolderDocuments.lay)
            staging.copy_in = counted(staging.copy_in)
            AsideFiles.keep = counted(AsideFiles.keep)
            work(house)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_restore_that_dies_leaves_the_old_or_the_new_state_and_can_be_done_again(tmp_path):
    home, backup = tmp_path / "one", tmp_path / "b"
    home.mkdir()
    secrets = home / "secrets"

    def opened():
        made = SqlDatabase(f"sqlite:///{home / 'almoner.db'}", FileMasterKey(secrets), now)
        migrate(made.engine)
        return house_of(home, made, FileMasterKey(secrets))

    house = opened()
    me = person(house)
    where = [folder(house, name) for name in ("Ada", "Eve")]
    house.back_up(str(backup), LOCK, ACT)
    gone, _ = where[1]
    house.folders.erase(me, gone)
    folder(house, "later")
    house.database.close()
    states = []
    for moment in range(1, 9):
        died = killed_at(lambda house: house.restore(str(backup), LOCK, replace=True), home, secrets, moment)
        house = opened()
        names = [one.name for one in house.folders.mine(me)]
        states.append(names)
        assert names in (["Ada", "later"], ["Ada"])
        assert bytes_of(house, me, *where[0]) == b"made-up Ada"
        assert house.database.read(lambda work: first_break(work.entries.all())) is None
        assert gone in {one.folder for one in house.stones.aside.all()}
        house.database.close()
        if not died:
            break
    assert (states[0], states[-1], died) == (["Ada", "later"], ["Ada"], False)
