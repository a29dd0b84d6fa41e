"""What every database must keep of cases: their events in order, sealed, found only in their folder, gone with it."""

import pytest
from sqlalchemy import select

from almoner.adapters.stores import schema_cases
from almoner.adapters.stores.schema_keeping import tombstones
from almoner.engine.cases.case import AuditAsked, Happened, Noted, Opened, Renamed
from almoner.engine.errors import Conflict, Refused
from tests.engine.cases.happenings import DAY, NOON

SECRET = "Zebulon Markerson"


@pytest.fixture
def folder(database):
    return database.write(lambda work: work.folders.add("a1", "Zebulon")).id


def add(database, folder, id="c1", made_at=None):
    return database.write(lambda work: work.cases.add(folder, "a1", Opened(SECRET, ("d1",)), id=id, made_at=made_at))


def append(database, folder, number, event, case="c1"):
    database.write(lambda work: work.cases.append(folder, case, Happened(number, work.now, "a2", event)))


def get(database, folder, case="c1"):
    return database.read(lambda work: work.cases.get(folder, case))


def test_what_happened_is_kept_in_order(database, folder):
    made = add(database, folder)
    assert get(database, folder) == made
    append(database, folder, 2, Noted(DAY, SECRET, None))
    append(database, folder, 3, AuditAsked("u1"))
    found = get(database, folder)
    assert [(one.number, one.who, one.event) for one in found.events] == [
        (1, "a1", Opened(SECRET, ("d1",))),
        (2, "a2", Noted(DAY, SECRET, None)),
        (3, "a2", AuditAsked("u1")),
    ]
    assert get(database, "p-other") is None
    assert SECRET not in repr(found)


def test_an_event_takes_the_next_number_or_is_refused(database, folder):
    add(database, folder)
    append(database, folder, 2, Renamed("x"))
    for number in (1, 2, 4):
        with pytest.raises(Conflict):
            append(database, folder, number, Renamed("y"))
    with pytest.raises(Conflict):
        append(database, "p-other", 3, Renamed("y"))
    assert [one.event for one in get(database, folder).events][1:] == [Renamed("x")]


def test_cases_are_listed_oldest_first_in_pages(database, folder):
    for number in range(3):
        add(database, folder, f"c{number}", made_at=NOON)

    def ids(**asked):
        return [one.id for one in database.read(lambda work: list(work.cases.of(folder, **asked)))]

    assert ids() == ["c0", "c1", "c2"]
    assert ids(after="c0", most=1) == ["c1"]
    with pytest.raises(Refused):
        ids(after="c9")


def test_nothing_of_it_is_in_the_clear_and_it_opens_at_its_place_only(database, folder):
    add(database, folder)
    append(database, folder, 2, Noted(DAY, SECRET, None))
    with database.engine.connect() as connection:
        rows = connection.execute(select(schema_cases.case_events)).all()
    assert len(rows) == 2
    assert all(SECRET.encode() not in row.body and b"noted" not in row.body for row in rows)
    with database.engine.begin() as connection:
        one, other = (row.id for row in rows)
        events = schema_cases.case_events
        connection.execute(events.update().where(events.c.id == one).values(body=rows[1].body))
        connection.execute(events.update().where(events.c.id == other).values(body=rows[0].body))
    with pytest.raises(Refused):
        get(database, folder)


def test_it_goes_with_its_folder(database, folder):
    add(database, folder)
    database.write(lambda work: work.cases.remove_all(folder))
    assert get(database, folder) is None
    add(database, folder)
    database.write(lambda work: work.folders.erase(folder))
    with pytest.raises(Refused):
        get(database, folder)
    erased = database.read(lambda work: list(work.tombstones.all()))
    with database.engine.begin() as connection:
        connection.execute(tombstones.delete())
    database.write(lambda work: work.tombstones.replay(erased))  # as after an older backup was restored
    with database.engine.connect() as connection:
        for table in (schema_cases.cases, schema_cases.case_events):
            assert connection.execute(select(table.c.id)).all() == []


def test_two_who_add_at_the_same_time_add_one_after_the_other(database, folder):
    add(database, folder)

    def work(one):
        held = one.cases.get(folder, "c1", hold=True)
        one.cases.append(folder, "c1", Happened(len(held.events) + 1, one.now, "a1", Renamed("x")))

    for _ in range(3):
        database.write(work)
    assert [one.number for one in get(database, folder).events] == [1, 2, 3, 4]
