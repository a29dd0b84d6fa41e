"""What every database must keep of letters: sealed, found only in their folder, gone with it."""

import pytest
from sqlalchemy import BigInteger, Integer, LargeBinary, select

from almoner.adapters.stores import schema_letters
from almoner.adapters.stores.schema import Instant, Sealed, metadata
from almoner.engine.errors import Refused
from almoner.ports.documents import Stored

SECRET = "Zebulon Markerson"


@pytest.fixture
def folder(database):
    return database.write(lambda work: work.folders.add("a1", "Zebulon")).id


def ask(database, folder, id="w1", audit="u1"):
    asked = {"kind": "itemized", "finding": "f1", "note": SECRET}
    return database.write(lambda work: work.letters.add(folder, audit, "j1", asked, id=id))


def stored(id):
    return Stored(id, b"k" * 32, 5, "ab" * 32)


def write(database, folder, id="w1"):
    files = {form: stored(id + form) for form in ("docx", "pdf", "text")}
    database.write(lambda work: work.letters.written(folder, id, {"aloud": [SECRET]}, files))


def test_a_letter_keeps_what_was_asked_and_what_it_came_to(database, folder):
    made = ask(database, folder)
    assert database.read(lambda work: work.letters.get(folder, "w1")) == made
    write(database, folder)
    found = database.read(lambda work: work.letters.get(folder, "w1"))
    assert (found.asked, found.answer, found.done_at is not None) == (made.asked, {"aloud": [SECRET]}, True)
    assert found.files == {form: stored("w1" + form) for form in ("docx", "pdf", "text")}
    assert database.read(lambda work: work.letters.get("p-other", "w1")) is None
    assert SECRET not in repr(found)


def test_letters_are_listed_by_audit_and_known_by_their_documents(database, folder):
    for number in range(3):
        ask(database, folder, f"w{number}", f"u{number % 2}")
    write(database, folder, "w2")
    assert [one.id for one in database.read(lambda work: list(work.letters.of(folder)))] == ["w0", "w1", "w2"]
    assert [one.id for one in database.read(lambda work: list(work.letters.of(folder, "u0")))] == ["w0", "w2"]
    assert database.read(lambda work: work.letters.all_ids()) == {"w2docx", "w2pdf", "w2text"}


def test_after_erasing_nothing_opens_and_nothing_is_left(database, folder):
    ask(database, folder)
    write(database, folder)
    assert set(database.write(lambda work: work.letters.remove_all(folder))) == {"w1docx", "w1pdf", "w1text"}
    assert database.read(lambda work: list(work.letters.of(folder))) == []
    ask(database, folder)
    database.write(lambda work: work.folders.erase(folder))
    with pytest.raises(Refused, match="erased"):
        database.read(lambda work: work.letters.get(folder, "w1"))
    with pytest.raises(Refused, match="erased"):
        ask(database, folder, "w2")


def test_every_column_is_sealed_or_an_id_a_form_a_size_or_a_moment(database, folder):
    for table in (schema_letters.letters, schema_letters.letter_files):
        for column in table.columns:
            if not isinstance(column.type, BigInteger | Integer | Instant | Sealed):
                assert not isinstance(column.type, LargeBinary)
                assert column.name in {"id", "folder", "audit", "job", "letter", "form"}
    ask(database, folder)
    write(database, folder)
    with database.engine.connect() as connection, connection.begin():
        rows = [str(tuple(row)) for table in metadata.tables.values() for row in connection.execute(select(table))]
    assert "w1pdf" in "".join(rows)
    assert "markerson" not in "".join(rows).lower()
