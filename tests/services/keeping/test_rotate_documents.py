"""Each document gets a new key; one that dies between two steps leaves every document readable, and doing it again goes on."""

from contextlib import nullcontext
from datetime import UTC, datetime

import pytest

from almoner.adapters.chance.system import new_key
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.documents_folder import FolderDocuments
from almoner.adapters.stores.migrations.take import migrate
from almoner.assembly.settings import MIB, Settings
from almoner.engine.errors import Refused
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.chain import first_break
from almoner.ports.documents import Stored
from almoner.services.keeping.rotate import RotateDocuments
from tests.faces.command import almoner, is_one_sentence
from tests.faces.http.conftest import audited, put, running
from tests.made_up import text_bill

ACT = Act("system", Purpose.OPERATION, "test")
MOMENT = datetime(2026, 11, 21, 12, tzinfo=UTC)
SIZES = (0, 1, 1 << 20, (1 << 20) + 7)


class House:
    def __init__(self, home):
        self.database = SqlDatabase(f"sqlite:///{home / 'almoner.db'}", FileMasterKey(home / "secrets"), lambda: MOMENT)
        migrate(self.database.engine)
        self.documents, self.plain = FolderDocuments(home / "documents"), {}
        self.folder = self.database.write(lambda one: one.folders.add("a1", "papers")).id
        for size in SIZES:
            data = bytes([size % 251]) * size
            stored = self.documents.put([data], 1 << 22)
            self.database.write(lambda one, stored=stored: one.papers.add(self.folder, "bill.pdf", stored))
            self.plain[stored.id] = data
        letter = self.documents.put([b"a letter"], 100)
        self.database.write(lambda one: one.letters.add(self.folder, "u1", "j1", {"kind": "k"}, id="w1"))
        self.database.write(lambda one: one.letters.written(self.folder, "w1", {"blanks": []}, {"pdf": letter}))
        self.plain[letter.id] = b"a letter"

    def stored(self):
        found = self.database.read(lambda one: [one.keys.document(id) for id in one.keys.documents()])
        return {one.id: one for one in found}

    def read(self):
        found = {}
        for id, one in self.stored().items():
            with self.documents.open(one) as stream:
                found[id] = stream.read()
        return found

    def rotate(self, documents=None):
        return RotateDocuments(self.database, documents or self.documents, new_key, nullcontext)(ACT)


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path)
    yield made
    made.database.close()


def test_every_document_lies_under_a_new_key_and_no_old_one_opens_it(house):
    before, sealed = house.stored(), {one.name: one.read_bytes() for one in house.documents.folder.iterdir()}
    assert house.rotate() == len(house.plain)
    assert house.read() == house.plain
    for id, one in house.stored().items():
        assert (len(one.key), one.key == before[id].key) == (32, False)
        assert (house.documents.folder / f"{id}.sealed").read_bytes() != sealed[f"{id}.sealed"]
        with house.documents.open(before[id]) as stream, pytest.raises(Refused):
            stream.read()
    lines = house.database.read(lambda one: list(one.entries.all()))
    assert [one.resource for one in lines if one.action == "secrets change"] == [*house.stored()]
    assert first_break(lines) is None


class Dies(FolderDocuments):
    """As a process that is killed before or after the third document was laid down."""

    left, after = 3, False

    def seal_anew(self, stored, key):
        Dies.left -= 1
        if Dies.left == 0 and not Dies.after:
            raise KeyboardInterrupt
        super().seal_anew(stored, key)
        if Dies.left == 0:
            raise KeyboardInterrupt


@pytest.mark.parametrize("after", [False, True], ids=["before it lies there", "after"])
def test_what_dies_in_between_leaves_all_readable_and_goes_on(house, after):
    for _ in range(3):
        Dies.left, Dies.after = 3, after
        with pytest.raises(KeyboardInterrupt):
            house.rotate(Dies(house.documents.folder))
        assert house.read() == house.plain
    assert {len(one.key) for one in house.stored().values()} == {32, 128}
    assert house.rotate() == len(house.plain)
    assert house.read() == house.plain
    assert {len(one.key) for one in house.stored().values()} == {32}


def test_a_document_that_was_changed_keeps_both_keys_and_is_refused(house):
    id = next(iter(house.plain))
    place = house.documents.folder / f"{id}.sealed"
    place.write_bytes(place.read_bytes()[:-1] + b"x")
    with pytest.raises(Refused, match="cut, changed or exchanged"):
        house.rotate()
    with pytest.raises(Refused):
        house.documents.open(Stored(id, new_key() + new_key(), 0, "")).read()


def test_the_command_does_it_while_no_server_is_at_work(tmp_path):
    data = tmp_path / "data"
    with running(Settings(str(data), paper_bytes=MIB)) as server:
        folder = "/api/v1/folders/" + server.client.post("/api/v1/folders", json={"name": "Alex Example"}).json()["id"]
        paper = put(server.client, folder, text_bill())
        audited(server.client, folder)
        said = almoner("--data", data, "secrets", "rotate", "--documents")
        assert (said.code, is_one_sentence(said.err), "a server is at work here" in said.err) == (4, True, True)
    said = almoner("--data", data, "secrets", "rotate", "--documents")
    assert (said.code, said.err) == (0, "")
    assert "Documents with a new key: 1." in said.out
    with running(Settings(str(data), paper_bytes=MIB)) as server:
        assert server.client.get(f"{folder}/papers/{paper}").content == text_bill()
