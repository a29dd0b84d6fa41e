"""Notes of offices stand in their folder, in order, and go with it; a letterhead is its account's."""

import pytest

from almoner.engine.letters.letterhead import Letterhead
from almoner.ports.office import NoteKind


@pytest.fixture
def folder(database):
    return database.write(lambda one: one.folders.add("a1", "claims").id)


def test_notes_come_back_in_order_by_kind_and_subject(database, folder):
    def write(kind, subject, body, id=None):
        return database.write(lambda one: one.office.add(folder, kind, subject, "a1", body, id=id))

    first = write(NoteKind.MARK, "u1", {"state": "open", "reason": "würde"})
    write(NoteKind.MARK, "u2", {"state": "repaired"})
    write(NoteKind.RUN, "j1", {"papers": ["d1"]}, "nrun")
    read = database.read(lambda one: [(note.subject, note.body) for note in one.office.of(folder, NoteKind.MARK)])
    assert read == [("u1", {"state": "open", "reason": "würde"}), ("u2", {"state": "repaired"})]
    assert [note.id for note in database.read(lambda one: list(one.office.of(folder, NoteKind.MARK, subject="u1")))] == [
        first.id
    ]
    run = database.read(lambda one: one.office.get(folder, "nrun"))
    assert (run.kind, run.subject, run.who, run.body) == (NoteKind.RUN, "j1", "a1", {"papers": ["d1"]})
    other = database.write(lambda one: one.folders.add("a1", "other").id)
    assert database.read(lambda one: one.office.get(other, "nrun")) is None
    database.write(lambda one: one.office.remove_all(folder))
    assert database.read(lambda one: list(one.office.of(folder, NoteKind.MARK))) == []


def test_a_letterhead_is_replaced_and_removed(database):
    assert database.read(lambda one: one.letterheads.get("a1")) is None
    for head in (Letterhead("Made-up Help Desk", ("1 Nowhere St", "Nowhere, NY"), "MHD"), Letterhead("Another name")):
        database.write(lambda one, head=head: one.letterheads.put("a1", head))
        assert database.read(lambda one: one.letterheads.get("a1")) == head
    database.write(lambda one: one.letterheads.remove("a1"))
    assert database.read(lambda one: one.letterheads.get("a1")) is None
