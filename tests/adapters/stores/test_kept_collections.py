"""Collections in every database: what is put in comes back, keys are exchanged under it, and what was erased stays so."""

from datetime import UTC, date, datetime

import numpy as np
import pytest
from sqlalchemy import delete

from almoner.adapters.stores.schema_keeping import tombstones
from almoner.engine.errors import Conflict, Refused
from almoner.engine.knowledge.access import Readers, may_erase, may_read
from almoner.engine.knowledge.records import InForce, Passage
from almoner.engine.privacy.permissions import Role
from almoner.ports.documents import Stored
from almoner.ports.erasing import Fate, Tombstone
from almoner.ports.vectors import KeptVectors, Made

FORCE = InForce(date(2025, 1, 1), None, "Made-Up Gold")
CUT = (
    Passage("k1", "a.md", "0" * 64, ("Visits",), "A copay.", 3, (0, 1, 2, 3), FORCE),
    Passage("k2", "a.md", "0" * 64, (), "x"),
)
MADE = Made("made-up", "f" * 64, datetime(2026, 11, 22, 9, tzinfo=UTC))
VECTORS = np.eye(2, 3, dtype=np.float32)


@pytest.fixture
def kept(database):
    """A collection with one document that was taken in, beside another."""
    readers = Readers(roles=frozenset({Role.ADVOCATE, Role.PERSON}), accounts=frozenset({"a2", "a3"}))

    def work(one):
        made = one.collections.add("a1", "Handbook", "Made-Up Gold", readers)
        other = one.collections.add("a9", "Other", None, Readers())
        for collection, id in ((made.id, "d1"), (other.id, "d2")):
            document = one.collections.put(collection, "a.md", FORCE, Stored(id, b"k" * 32, 7, "0" * 64), "j1")
            assert one.collections.take_in(document, CUT, meant=True, lost=["its third page"])
            one.vectors.put(KeptVectors(id, collection, MADE, VECTORS))
        return made.id, other.id

    return database.write(work)


def state(database, collection):
    return database.read(
        lambda one: (
            one.collections.get(collection),
            list(one.collections.documents(collection)),
            one.collections.passages(["d1"]),
            {id: (two.made, np.asarray(two.vectors).tolist()) for id, two in one.vectors.get(["d1"]).items()},
        )
    )


def test_all_of_it_comes_back_as_it_was(database, kept):
    collection, documents, passages, vectors = state(database, kept[0])
    assert (collection.owner, collection.name, collection.plan) == ("a1", "Handbook", "Made-Up Gold")
    assert collection.readers == Readers(False, frozenset({Role.ADVOCATE, Role.PERSON}), frozenset({"a2", "a3"}))
    assert [(one.id, one.name, one.in_force, one.passages, one.meant, one.lost) for one in documents] == [
        ("d1", "a.md", FORCE, 2, True, ("its third page",))
    ]
    assert passages == {"d1": CUT}
    assert vectors == {"d1": (MADE, VECTORS.tolist())}
    doors = database.read(lambda one: {two.id: (two.owner, two.readers) for two in one.collections.doors()})  # of one moment
    assert doors == {kept[0]: ("a1", collection.readers), kept[1]: ("a9", Readers())}
    assert database.read(lambda one: [two.id for two in one.collections.taken_in([kept[0]])]) == ["d1"]
    assert database.read(lambda one: len(one.collections.taken_in())) == 2
    assert database.read(lambda one: one.collections.document(kept[1], "d1")) is None
    assert database.read(lambda one: one.collections.find("d1")).collection == kept[0]


def test_a_change_counts_once(database, kept):
    changed = database.write(lambda one: one.collections.change(kept[0], "New", None, Readers(everybody=True), version=1))
    assert (changed.name, changed.plan, changed.readers, changed.version) == ("New", None, Readers(everybody=True), 2)
    with pytest.raises(Conflict):
        database.write(lambda one: one.collections.change(kept[0], "Newer", None, Readers(), version=1))


def test_keys_are_exchanged_under_it(database, kept):
    before = state(database, kept[0])
    database.write(lambda one: one.keys.renew(kept[0]))
    assert state(database, kept[0]) == before
    assert set(database.read(lambda one: list(one.keys.documents()))) == {"d1", "d2"}
    database.write(lambda one: one.keys.exchange("d1", b"n" * 32))
    assert database.read(lambda one: one.keys.document("d1")) == Stored("d1", b"n" * 32, 7, "0" * 64)


def test_what_cannot_be_read_is_searched_no_longer(database, kept):
    document = database.read(lambda one: one.collections.find("d1"))
    assert database.write(
        lambda one: one.collections.refuse(document, ("a.md was not taken in", "it is empty", "bring another"))
    )
    assert database.read(lambda one: one.collections.taken_in([kept[0]])) == []
    assert database.read(lambda one: one.collections.find("d1")).refused == (
        "a.md was not taken in",
        "it is empty",
        "bring another",
    )
    assert database.write(lambda one: one.collections.remove(kept[0], "d1"))
    assert not database.write(lambda one: one.collections.take_in(document, CUT, meant=False))
    assert not database.write(lambda one: one.collections.remove(kept[0], "d1"))


@pytest.mark.parametrize("way", ["erase", "remove"])
def test_what_is_gone_is_gone_again_after_a_restore(database, kept, way):
    document = database.read(lambda one: one.collections.find("d1"))
    wrapped = database.read(lambda one: {two.id for two in one.keys.all()})
    if way == "erase":
        assert database.write(lambda one: one.collections.erase(kept[0])) == ("d1",)
        with pytest.raises(Refused):
            database.read(lambda one: one.keys.check(kept[0]))
        database.write(lambda one: one.collections.add("a1", "x", None, Readers()))
    else:
        database.write(lambda one: one.collections.remove(kept[0], "d1"))
    stones = database.read(lambda one: list(one.tombstones.all()))
    assert [one.folder for one in stones] == [kept[0]]
    assert database.read(lambda one: one.collections.all_ids()) == {"d2"}
    assert database.read(lambda one: one.vectors.documents()) == {"d2"}
    assert kept[1] in wrapped
    if way == "remove":  # as a backup from before would bring it back
        with database.engine.begin() as connection:
            connection.execute(delete(tombstones))
        database.write(lambda one: one.collections.put(kept[0], "a.md", FORCE, document.stored, "j1"))
        assert len(database.write(lambda one: one.tombstones.replay(stones))) == 1
        assert database.read(lambda one: one.collections.find("d1")) is None


def test_a_restored_collection_is_erased_again_with_its_readers(database, kept):
    stone = Tombstone("t1", Fate.ERASED, kept[0], kept[0], datetime(2026, 11, 22, tzinfo=UTC))
    assert database.write(lambda one: one.tombstones.replay([stone])) == (stone,)
    assert database.read(lambda one: [two.id for two in one.collections.doors()]) == [kept[1]]
    assert database.read(lambda one: one.collections.all_ids()) == {"d2"}
    with pytest.raises(Refused):
        database.read(lambda one: one.keys.check(kept[0]))


def test_who_may():
    some = Readers(roles=frozenset({Role.ADVOCATE}), accounts=frozenset({"a2"}))
    asked = [("a1", ()), ("a2", ()), ("a3", (Role.ADVOCATE,)), ("a3", (Role.OPERATOR, Role.PRIVACY_OFFICER, Role.PERSON))]
    assert [may_read(some, "a1", account, roles) for account, roles in asked] == [True, True, True, False]
    assert may_read(Readers(everybody=True), "a1", "a9", ())
    assert [may_erase("a1", "a1", (), owner_closed=False), may_erase("a1", "a2", (Role.OPERATOR,), owner_closed=False)] == [
        True,
        False,
    ]
    assert may_erase("a1", "a2", (Role.OPERATOR,), owner_closed=True)
    assert not may_erase("a1", "a2", (Role.ADVOCATE,), owner_closed=True)
