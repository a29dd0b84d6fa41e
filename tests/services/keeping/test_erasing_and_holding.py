"""Erasing leaves a proof, a hold keeps all of a folder, and what is too old goes by itself."""

from datetime import timedelta

import pytest

from almoner.adapters.files.aside import AsideFiles
from almoner.adapters.jobs.in_process import InProcessJobs
from almoner.engine.errors import Conflict, NotAllowed, NotKnown, Refused
from almoner.engine.privacy.permissions import Role
from almoner.engine.privacy.retention import Kept
from almoner.ports.entering import Caller
from almoner.ports.erasing import Fate
from almoner.services.keeping.folders import Folders
from almoner.services.keeping.holds import Holds
from almoner.services.keeping.remove import Remove
from almoner.services.keeping.retain import Retain
from almoner.services.keeping.tombstones import Tombstones


@pytest.fixture
def stones(house, tmp_path):
    return Tombstones(house.allow, AsideFiles((tmp_path / "beside",)))


@pytest.fixture
def officer(house):
    roles = [Role.PRIVACY_OFFICER]
    made = house.database.write(lambda work: work.accounts.add(login="officer", name="officer", roles=roles))
    return Caller(made.id, "test")


def test_an_erasure_is_proved_by_the_journal_and_the_list_beside_the_database(house, stones, officer):
    folders = Folders(house.allow, house.documents, stones)
    folder = folders.make(house.me, "Ada").id
    house.take_in(house.me, folder, "bill.pdf", [b"made-up"])
    folders.erase(house.me, folder)
    assert (house.me.account, "folder erase", folder, "done") in house.lines()
    [one] = stones.aside.all()
    assert (one.fate, one.folder) == (Fate.ERASED, folder)
    assert stones.list(officer) == [one]
    with pytest.raises(NotAllowed):
        stones.list(house.me)
    assert list(house.documents.folder.iterdir()) == []


def test_a_hold_keeps_the_folder_and_each_paper_in_it(house, stones, officer):
    folders, holds = Folders(house.allow, house.documents, stones), Holds(house.allow, stones)
    folder = folders.make(house.me, "Ada").id
    paper = house.take_in(house.me, folder, "bill.pdf", [b"made-up"]).id
    with pytest.raises(NotAllowed):
        holds.put(house.me, folder, "mine")
    with pytest.raises(Refused, match="1 to 1000 signs"):
        holds.put(officer, folder, " ")
    made = holds.put(officer, folder, "a case before a court")
    assert holds.list(officer) == [made]
    with pytest.raises(Conflict):
        holds.put(officer, folder, "again")
    for call in (
        lambda: folders.erase(house.me, folder),
        lambda: Remove(house.allow, house.documents, stones)(house.me, folder, paper),
    ):
        with pytest.raises(Refused, match="legal hold"):
            call()
    assert len(house.fetch.list(house.me, folder)) == 1
    holds.lift(officer, folder)
    with pytest.raises(NotKnown):
        holds.lift(officer, folder)
    folders.erase(house.me, folder)
    assert [one.fate for one in stones.aside.all()] == [Fate.HELD, Fate.LIFTED, Fate.ERASED]


def test_what_is_too_old_goes_and_what_is_held_or_used_stays(house, stones, officer):
    old, used, held = (house.folders.make(house.me, name).id for name in ("old", "used", "held"))
    for folder in (old, used, held):
        house.take_in(house.me, folder, "bill.pdf", [b"made-up"])
    Holds(house.allow, stones).put(officer, held, "a case before a court")
    now = house.database.now
    house.database.now = lambda: now() + timedelta(days=400)
    house.folders.see(house.me, used)
    retain = Retain(house.database, house.documents, {Kept.FOLDER: 365, Kept.JOB: 90}, stones)
    runner = InProcessJobs(house.database, {"retention": retain}, "here")
    assert retain.ask()
    assert not retain.ask()
    job = house.database.write(lambda work: work.jobs.take("here", work.now + timedelta(minutes=1)))
    finish = retain(job, lambda _done, _of: None)
    house.database.write(finish)
    assert [one.id for one in house.folders.mine(house.me)] == [used, held]
    assert [(one.fate, one.folder) for one in stones.aside.all()] == [(Fate.HELD, held), (Fate.ERASED, old)]
    assert ("system", "folder erase", old, "done") in house.lines()
    assert ("system", "retention", job.id, "done") in house.lines()
    assert len(list(house.documents.folder.iterdir())) == 2
    assert runner.close()


def test_jobs_that_ended_long_ago_go_and_those_under_way_stay(house, stones):
    folder = house.folders.make(house.me, "Ada").id
    house.take_in(house.me, folder, "bill.pdf", [b"made-up"])
    over, waiting = (house.audits.ask(house.me, folder, None, {}).job.id for _ in range(2))
    house.watch.cancel(house.me, over)
    now = house.database.now
    house.database.now = lambda: now() + timedelta(days=91)
    retain = Retain(house.database, house.documents, {Kept.JOB: 90, Kept.SESSION: 90, Kept.REQUEST: 7}, stones)
    assert retain.due() == ([], {Kept.JOB: [over]})
    retain.ask()
    job = house.database.write(lambda work: work.jobs.take("here", work.now + timedelta(minutes=1)))
    house.database.write(retain(job, lambda _done, _of: None))
    assert house.database.read(lambda work: work.jobs.get(over)) is None
    assert house.database.read(lambda work: work.jobs.get(waiting)) is not None
