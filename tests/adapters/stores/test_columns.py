"""Every column is sealed, or is named with the reason why not; and what is sealed really is, in every row that tests can make."""

from sqlalchemy import Column, LargeBinary, String, select

from almoner.adapters.stores.open_columns import OPEN, why_open
from almoner.adapters.stores.schema import Sealed, folders, metadata
from almoner.adapters.stores.sealed_columns import THE_HOUSE_S, key_of, of_folders, sealed
from tests.services.keeping.test_rotate import fill

COLUMNS = [column for table in metadata.tables.values() for column in table.c]


def test_every_column_is_sealed_or_has_its_reason():
    lacking = [str(column) for column in COLUMNS if not isinstance(column.type, Sealed) and why_open(column) is None]
    assert lacking == []


def test_no_reason_is_left_of_a_column_that_is_gone_or_sealed_by_now():
    named = [name for names in OPEN.values() for name in names]
    assert len(named) == len(set(named))
    known = {str(column): column for column in COLUMNS}
    assert set(named) <= set(known)
    assert all(
        isinstance(known[name].type, String | LargeBinary) and not isinstance(known[name].type, Sealed) for name in named
    )


def test_a_column_that_nobody_thought_of_has_no_reason():
    stray = Column("diagnosis", String)
    assert all("diagnosis" not in name for names in OPEN.values() for name in names)
    stray.table = folders
    assert why_open(stray) is None


def test_what_belongs_to_a_folder_is_sealed_with_its_key_and_found_by_its_id():
    assert {table.name for table in of_folders()} >= {
        "folders",
        "papers",
        "audits",
        "letters",
        "letter_files",
        "case_events",
        "uploads",
        "jobs",
    }
    for table in of_folders():
        assert "id" in table.c, table.name  # rotation seals row by row
    for name in THE_HOUSE_S:
        assert key_of(metadata.tables[name]) is None
        assert sealed(metadata.tables[name])


def test_what_is_sealed_is_no_text(database):
    with database.engine.begin() as connection:
        metadata.drop_all(connection)
    fill(database)
    seen = 0
    with database.engine.connect() as connection:
        for table in metadata.tables.values():
            for row in connection.execute(select(*sealed(table))) if sealed(table) else ():
                for found in row:
                    if found is not None:
                        seen += 1
                        assert len(found) >= 28  # nonce and tag
                        assert b"person" not in found
    assert seen > 30
