"""Keys are exchanged under everything that is kept; a process killed at any statement leaves all of it readable."""

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, select

from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.schema import metadata, sealing_keys
from almoner.adapters.stores.sealed_columns import of_folders, sealed
from almoner.engine.cases.case import Opened
from almoner.engine.errors import Refused
from almoner.engine.letters.letterhead import Letterhead
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.chain import first_break
from almoner.ports.documents import Stored
from almoner.ports.office import NoteKind
from almoner.services.keeping.rotate import HOUSE, Rotate

ACT = Act("system", Purpose.OPERATION, "test")
MOMENT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def opened(home):
    return SqlDatabase(f"sqlite:///{home / 'almoner.db'}", FileMasterKey(home / "secrets"), lambda: MOMENT)


def fill(database, count=3):
    """Folders with a row in every table that is sealed with a folder's key."""
    metadata.create_all(database.engine)

    def work(one):
        one.accounts.add(login="me", name="Me", roles=[])
        one.letterheads.put("a1", Letterhead("A person who helps"))
        for number in range(count):
            folder = one.folders.add("a1", f"person {number}").id
            stored = Stored(f"d{number}", bytes([number]) * 32, 9, "00")
            one.papers.add(folder, "bill.pdf", stored)
            one.papers.read_as(folder, stored.id, "bill")
            one.audits.add(folder, "j1", {"papers": [stored.id]}, id=f"u{number}")
            one.audits.answer(folder, f"u{number}", {"person": number})
            one.letters.add(folder, f"u{number}", "j1", {"kind": "k"}, id=f"w{number}")
            one.letters.written(folder, f"w{number}", {"blanks": []}, {"pdf": Stored(f"l{number}", b"k" * 32, 1, "00")})
            one.office.add(folder, NoteKind.MARK, f"u{number}", "a1", {"reason": f"person {number}"})
            one.uploads.add(folder, "a1", "half.pdf", 10, id=f"q{number}")
            one.cases.add(folder, "a1", Opened("a visit", (stored.id,)), id=f"c{number}")
            one.outside.add(folder, "a1", day=MOMENT.date(), to="Court", what=f"bill {number}", purpose="a subpoena")
            one.journal(ACT, "folder make", folder, folder=folder)

    database.write(work)


def everything(database):
    """All that is kept, in the clear."""

    def work(one):
        found = []
        for folder in sorted(one.folders.of("a1"), key=lambda folder: folder.name):
            audits = [one.audits.get(folder.id, audit.id) for audit in one.audits.of(folder.id)]
            letters, cases = list(one.letters.of(folder.id)), list(one.cases.of(folder.id))
            found.append((folder, list(one.papers.of(folder.id)), audits, letters, cases))
        return found, [account.name for account in one.accounts.all()]

    return database.read(work)


def raw(database):
    """The wrapped keys, and what is sealed with folders' keys."""
    with database.engine.connect() as connection, connection.begin():
        keys = {row.id: (row.version, row.wrapped) for row in connection.execute(select(sealing_keys))}
        rows = {
            (table.name, row[0], column.name): found
            for table in of_folders()
            for row in connection.execute(select(table.c.id, *sealed(table)))
            for column, found in zip(sealed(table), row[1:], strict=True)
            if found is not None
        }
        return keys, rows


@pytest.fixture
def home(tmp_path):
    (tmp_path / "secrets").mkdir(mode=0o700)
    database = opened(tmp_path)
    fill(database)
    database.close()
    return tmp_path


@pytest.fixture
def database(home):
    made = opened(home)
    yield made
    made.close()


def test_a_new_master_key_wraps_every_key_and_the_old_one_can_go(database, home):
    before, (keys, _rows) = everything(database), raw(database)
    rotate = Rotate(database, database.master)
    assert rotate.drop_old(ACT) == 0
    assert rotate.master_key(ACT) == len(keys) == 5
    after = raw(database)[0]
    assert {version for version, _ in after.values()} == {2}
    assert everything(database) == before
    assert rotate.drop_old(ACT) == 1
    assert [one.name for one in (home / "secrets").iterdir()] == ["master-2.key"]
    assert everything(database) == before
    assert database.read(lambda work: first_break(work.entries.all())) is None


def test_new_folder_keys_seal_everything_anew(database):
    before, (keys, rows) = everything(database), raw(database)
    assert {name for name, _, _ in rows} >= {"folders", "papers", "audits", "letters", "letter_files", "uploads"}
    assert Rotate(database, database.master).folder_keys(ACT) == 3
    keys_after, rows_after = raw(database)
    assert everything(database) == before
    assert rows.keys() == rows_after.keys()
    assert all(rows[place] != rows_after[place] for place in rows)
    assert {id for id in keys if keys[id] == keys_after[id]} == HOUSE
    assert database.read(lambda work: first_break(work.entries.all())) is None


def test_an_old_key_opens_nothing_after_the_folder_s_key_was_exchanged(database):
    folder = database.read(lambda work: next(work.folders.of("a1")).id)
    old = database.read(lambda work: work.keyring.sealer(folder))
    Rotate(database, database.master).folder_keys(ACT)
    sealed_name = raw(database)[1]["folders", folder, "name"]
    with pytest.raises(Refused, match="could not be opened"):
        old.open(sealed_name, "folders", folder, "name")


def killed_at(home, statement):
    """Whether a rotation in another process died at this statement; False where it was over before."""
    child = os.fork()
    if child == 0:
        try:
            database, count = opened(home), [0]

            def executed(*_given):
                count[0] += 1
                if count[0] == statement:
                    os.kill(os.getpid(), signal.SIGKILL)

            event.listen(database.engine, "before_cursor_execute", executed)
            rotate = Rotate(database, database.master)
            rotate.master_key(ACT)
            rotate.folder_keys(ACT)
            rotate.drop_old(ACT)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_killed_at_any_statement_everything_stays_readable(home):
    database = opened(home)
    before = everything(database)
    database.close()
    statement, died = 1, 0
    while killed_at(home, statement):
        died += 1
        database = opened(home)
        assert everything(database) == before, statement
        assert database.read(lambda work: first_break(work.entries.all())) is None
        database.close()
        statement += 7
    assert died >= 5
    database = opened(home)
    assert everything(database) == before
    versions = {version for version, _ in raw(database)[0].values()}
    database.close()
    assert [one.name for one in sorted(Path(home / "secrets").iterdir())] == [f"master-{version}.key" for version in versions]
