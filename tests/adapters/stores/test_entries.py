"""What every database must give of its journal: each line as it was written, in order, by folder, by time, and by whom it ends."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from almoner.engine.errors import Refused
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.chain import START, Unread, Whole, gone_over
from almoner.ports.keeping import Work

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ACT = Act("a1", Purpose.OWN, "test", reason="a reason")


def write(database, count, folder=None):
    for number in range(count):
        database.write(lambda work, number=number: work.journal(ACT, "paper see", f"d{number}", folder=folder))


def read(database, ask):
    return database.read(lambda work: list(ask(work.entries)))


def test_an_empty_journal_ends_where_it_starts(database):
    assert database.read(lambda work: work.entries.last()) == (0, START)
    assert read(database, lambda entries: entries.all()) == []


def test_all_lines_come_in_order_and_make_the_chain(database):
    write(database, 7)

    def work(one: Work):
        return gone_over(one.entries.all()), one.entries.last()

    found, last = database.read(work)
    assert found == Whole(*last)
    assert [one.resource for one in read(database, lambda entries: entries.all(after=4))] == ["d4", "d5", "d6"]
    assert all(one.sealed for one in read(database, lambda entries: entries.all()))


def test_a_folders_lines_come_in_pages_the_latest_first(database):
    write(database, 3, "p1")
    write(database, 2, "p2")
    write(database, 2, "p1")
    first = read(database, lambda entries: entries.of_folder("p1", most=2))
    assert [one.number for one in first] == [7, 6]
    rest = read(database, lambda entries: entries.of_folder("p1", before=6, most=9))
    assert [(one.number, one.folder) for one in rest] == [(3, "p1"), (2, "p1"), (1, "p1")]


def test_a_times_lines_are_those_about_folders(database):
    write(database, 1)
    write(database, 3, "p1")
    write(database, 1, "p2")
    every = read(database, lambda entries: entries.between(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)))
    assert [one.number for one in every] == [2, 3, 4, 5]
    second = every[1].at
    one = read(database, lambda entries: entries.between(second, second))
    assert [line.number for line in one] == [3]
    later = read(database, lambda entries: entries.between(second, second + timedelta(days=1), folder="p1"))
    assert [line.number for line in later] == [3, 4]


def test_a_line_that_is_no_text_any_more_is_seen_and_passed_over(database):
    write(database, 3, "p1")
    with database.engine.begin() as connection:
        if database.engine.dialect.name == "sqlite":
            connection.execute(text("UPDATE journal SET who = CAST(x'ff' AS TEXT), at = 'yesterday' WHERE number = 2"))
        else:
            connection.execute(text("UPDATE journal SET at = at + interval '1 second' WHERE number = 2"))
    found = read(database, lambda entries: entries.all())
    assert gone_over(found).number == 2
    if database.engine.dialect.name == "sqlite":
        assert isinstance(found[1], Unread)
        assert [one.number for one in read(database, lambda entries: entries.of_folder("p1"))] == [3, 1]


def test_a_file_that_is_no_database_is_said_in_one_sentence(tmp_path):
    from almoner.adapters.keys.file_key import FileMasterKey
    from almoner.adapters.stores.database import SqlDatabase

    (tmp_path / "almoner.db").write_bytes(b"no database at all" * 999)
    made = SqlDatabase(f"sqlite:///{tmp_path / 'almoner.db'}", FileMasterKey(tmp_path / "secrets"), lambda: NOON)
    try:
        made.read(lambda work: work.entries.last())
    except Refused as error:
        assert "damaged" in str(error)  # noqa: PT017 - closed below whatever comes
    else:
        raise AssertionError("it was read")
    finally:
        made.close()
