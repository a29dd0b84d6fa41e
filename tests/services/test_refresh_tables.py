"""The nightly job: the drop folder is taken in once, nothing is fetched unasked, and a night is never done twice or left out."""

from datetime import date, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest

from almoner.adapters.clocks.system import now
from almoner.adapters.files.drop_folder import DropFolder
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.schema import metadata
from almoner.assembly.embedded import embedded
from almoner.engine.errors import Refused, Unavailable
from almoner.engine.reference.age import Overdue, overdue
from almoner.engine.reference.published import fetchable, needs_ama_licence
from almoner.services.tables.refresh import Nightly, RefreshTables, last_night
from tests.published import addon_text

DAY = date(2026, 8, 1)
NAME = "AOC_V2026Q3-MCR.txt"


@pytest.fixture
def house(tmp_path):
    platform = embedded(str(tmp_path / "data"))
    later = now() + timedelta(hours=1)
    drop = DropFolder(tmp_path / "data" / "drop", lambda: later)
    told = []

    def refresh(fetch=None, accepted=False):
        one = RefreshTables(drop, platform.import_editions, fetch, accepted, platform.editions, lambda: DAY)
        one(None, lambda *how: told.append(how))

    drop.folder.mkdir(parents=True)
    return SimpleNamespace(drop=drop, refresh=refresh, told=told, platform=platform, folder=drop.folder)


def names(folder):
    return sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []


def test_what_lies_in_the_drop_folder_is_taken_in_once(house):
    name, data = NAME, addon_text()
    (house.folder / name).write_bytes(data)
    (house.folder / "holiday.txt").write_text("no table at all")
    house.refresh()
    assert [one.table for one in house.platform.editions()] == ["addon"]
    assert names(house.folder) == ["refused", "taken"]
    assert names(house.folder / "taken") == [name]
    assert names(house.folder / "refused") == ["holiday.txt", "holiday.txt.why.txt"]
    assert "holiday.txt" in (house.folder / "refused" / "holiday.txt.why.txt").read_text()
    assert house.told[-1] == (2, 2)
    before = house.platform.editions()
    (house.folder / name).write_bytes(data)
    house.refresh()
    assert house.platform.editions() == before


def test_a_file_that_is_still_being_copied_waits(house):
    (house.folder / "half.txt").write_text("on its way")
    house.drop = DropFolder(house.folder, now)
    assert list(house.drop.waiting()) == []
    (house.folder / ".hidden").write_text("not ours")
    still = DropFolder(house.folder, lambda: now() + timedelta(hours=1)).waiting()
    assert [one.name for one in still] == ["half.txt"]


def test_only_what_is_allowed_and_not_here_is_fetched(house):
    asked = []

    def fetch(table, on, *, accepted):
        asked.append((table, on, accepted))
        return None, ()

    house.refresh(fetch)
    open_ones = [one for one in fetchable() if not needs_ama_licence(one)]
    assert [table for table, _, _ in asked] == open_ones
    asked.clear()
    house.refresh(fetch, accepted=True)
    assert [table for table, _, _ in asked] == list(fetchable())
    assert {accepted for *_, accepted in asked} == {True}


def test_what_cannot_be_had_now_is_tried_again_after_the_others(house):
    asked = []

    def fetch(table, on, *, accepted):
        asked.append(table)
        if len(asked) == 1:
            raise Unavailable("away", what="It", why="is away", do="wait")
        if len(asked) == 2:
            raise Refused("no", what="It", why="is no table", do="look")
        return None, (Unavailable("part", what="A part", why="is away", do="wait"),) if len(asked) == 3 else ()

    with pytest.raises(Unavailable):
        house.refresh(fetch, accepted=True)
    assert asked == list(fetchable())


LOCAL = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("moment", "night"),
    [
        (datetime(2026, 11, 21, 1, 59, tzinfo=LOCAL), date(2026, 11, 20)),
        (datetime(2026, 11, 21, 2, 0, tzinfo=LOCAL), date(2026, 11, 21)),
        (datetime(2026, 11, 21, 23, 59, tzinfo=LOCAL), date(2026, 11, 21)),
        (datetime(2026, 3, 8, 3, 0, tzinfo=LOCAL), date(2026, 3, 8)),  # clocks went from 02:00 to 03:00
    ],
    ids=["before", "at", "late", "left-out"],
)
def test_a_night_is_over_at_two_by_the_clock_on_the_wall(moment, night):
    assert last_night(moment) == night


def test_each_night_is_written_once_also_by_two_processes_and_after_a_jump(tmp_path):
    database = SqlDatabase(f"sqlite:///{tmp_path / 'almoner.db'}", FileMasterKey(tmp_path / "secrets"), now)
    metadata.create_all(database.engine)
    wall = [datetime(2026, 11, 21, 1, 0, tzinfo=LOCAL)]
    also, nights = [], []
    one, other = (Nightly(database, lambda: wall[0], lambda: also.append(1)) for _ in range(2))
    for hours in (0, 0, 1, 1, 24, -24, 24, 72):  # a jump back and ahead again does no night twice
        wall[0] += timedelta(hours=hours)
        nights += [made.subject for made in (one(), other()) if made is not None]
    assert nights == ["20261120", "20261121", "20261122", "20261125"]
    assert len(also) == 4
    database.close()


def test_series_without_an_edition_for_the_day_are_overdue(house):
    name, data = NAME, addon_text()
    (house.folder / name).write_bytes(data)
    house.refresh()
    (edition,) = house.platform.editions()
    after = (edition.last_day or edition.first_day) + timedelta(days=10)
    expected = () if edition.last_day is None else (Overdue("addon", edition.setting, edition.programme, 10),)
    assert overdue([edition], after) == expected
    assert overdue([edition], edition.first_day) == ()


def test_overdue_tables_are_told_to_operators(house):
    from prometheus_client import CollectorRegistry, generate_latest

    from almoner.adapters.signals.tables_age import TablesAge

    (house.folder / NAME).write_bytes(addon_text())
    house.refresh()
    registry = CollectorRegistry()
    registry.register(TablesAge(house.platform.editions, lambda: date(2026, 10, 3)))
    said = generate_latest(registry).decode()
    assert 'almoner_table_overdue_days{programme="medicare",setting="",table="addon"} 3.0' in said
