"""A folder's papers: what its owner put in comes out again, nobody else reaches it, and each look leaves a line."""

import pytest

from almoner.engine.errors import Conflict, NotAllowed, NotKnown, Refused
from almoner.ports.jobs import State

PAPER = [b"made-up ", b"paper"]


def test_a_paper_comes_out_as_it_went_in_with_a_line_for_each_look(house):
    folder = house.folders.make(house.me, "  Ada\u202e ")
    assert folder.name == "Ada"
    paper = house.take_in(house.me, folder.id, "C:\\papers\\../bill.pdf", PAPER)
    assert paper.name == "bill.pdf"
    found, stream = house.fetch(house.me, folder.id, paper.id)
    with stream:
        assert stream.read() == b"made-up paper"
    assert (found.name, found.stored.size) == ("bill.pdf", 13)
    assert [one.paper.id for one in house.fetch.list(house.me, folder.id)] == [paper.id]
    me = house.me.account
    assert house.lines() == [
        (me, "folder make", folder.id, "done"),
        (me, "paper add", paper.id, "done"),
        (me, "paper see", paper.id, "done"),
        (me, "paper see", folder.id, "done"),
    ]
    house.remove(house.me, folder.id, paper.id)
    assert list(house.documents.folder.iterdir()) == []
    with pytest.raises(NotKnown):
        house.fetch(house.me, folder.id, paper.id)
    assert house.lines()[-1] == (me, "paper see", paper.id, "failed")


def test_a_stranger_reaches_nothing_and_hears_one_sentence(house):
    folder = house.folders.make(house.me, "Ada").id
    paper = house.take_in(house.me, folder, "bill.pdf", PAPER).id
    audit = house.audits.ask(house.me, folder, None, {}).audit
    who, said = house.stranger, set()

    def pieces():
        raise AssertionError("nothing is asked for")
        yield

    for place in (folder, "p-none"):
        for call in (
            lambda place: house.folders.see(who, place),
            lambda place: house.folders.rename(who, place, "x", version=1),
            lambda place: house.folders.erase(who, place),
            lambda place: house.take_in(who, place, "x", pieces()),
            lambda place: house.fetch.list(who, place),
            lambda place: house.fetch(who, place, paper),
            lambda place: house.remove(who, place, paper),
            lambda place: house.audits.ask(who, place, None, {}),
            lambda place: house.audits.list(who, place),
            lambda place: house.audits.see(who, place, audit.id),
            lambda _place: house.watch.see(who, audit.job),
            lambda _place: house.watch.cancel(who, audit.job),
        ):
            before = len(house.lines())
            with pytest.raises(NotAllowed) as error:
                call(place)
            said.add(str(error.value).partition(":")[2])
            assert all(line[3] == "refused" for line in house.lines()[before:])
    assert len(said) == 1
    own = house.folders.make(who, "own").id
    with pytest.raises(NotKnown):
        house.fetch(who, own, paper)
    with pytest.raises(NotKnown):
        house.audits.see(who, own, audit.id)
    with pytest.raises(NotKnown):
        house.audits.ask(who, own, [paper], {})
    assert house.folders.mine(who)[0].id == own


def test_folders_are_listed_in_pages(house):
    made = [house.folders.make(house.me, f"person {number}").id for number in range(5)]
    first = house.folders.mine(house.me, most=2)
    rest = house.folders.mine(house.me, after=first[-1].id)
    assert [one.id for one in (*first, *rest)] == made
    with pytest.raises(Refused):
        house.folders.mine(house.stranger, after=made[0])


def test_a_name_changes_once_for_each_version(house):
    made = house.folders.make(house.me, "Ada")
    changed = house.folders.rename(house.me, made.id, "Eve", version=made.version)
    assert (changed.name, changed.version) == ("Eve", 2)
    with pytest.raises(Conflict, match="changed it first"):
        house.folders.rename(house.me, made.id, "Zoe", version=made.version)
    for name in ("", " \u202e ", "x" * 121):
        with pytest.raises(Refused, match="1 to 120 signs"):
            house.folders.make(house.me, name)


def test_erasing_leaves_nothing_to_open(house):
    folder = house.folders.make(house.me, "Ada").id
    house.take_in(house.me, folder, "bill.pdf", PAPER)
    asked = house.audits.ask(house.me, folder, None, {})
    house.folders.erase(house.me, folder)
    assert list(house.documents.folder.iterdir()) == []
    assert house.database.read(lambda work: work.jobs.get(asked.job.id)).state is State.CANCELLED
    assert house.folders.mine(house.me) == []
    with pytest.raises(NotAllowed):
        house.folders.see(house.me, folder)
    with pytest.raises(NotAllowed):
        house.take_in(house.me, folder, "more.pdf", PAPER)
    assert list(house.documents.folder.iterdir()) == []


def test_one_too_large_leaves_nothing(house):
    folder = house.folders.make(house.me, "Ada").id
    with pytest.raises(Refused, match="larger than 1 MiB"):
        house.take_in(house.me, folder, "bill.pdf", [bytes(1 << 20), b"1"])
    assert list(house.documents.folder.iterdir()) == []
    assert house.fetch.list(house.me, folder) == []


def test_an_audit_asked_for_twice_with_one_key_is_made_once(house):
    folder = house.folders.make(house.me, "Ada").id
    with pytest.raises(Refused, match="1 to 200 papers"):
        house.audits.ask(house.me, folder, None, {})
    house.take_in(house.me, folder, "bill.pdf", PAPER)
    first = house.audits.ask(house.me, folder, None, {"state": "NY"}, key="k")
    again = house.audits.ask(house.me, folder, None, {"state": "NY"}, key="k")
    assert again.audit.id == first.audit.id
    assert len(house.audits.list(house.me, folder)) == 1
    with pytest.raises(Conflict, match="another request"):
        house.audits.ask(house.me, folder, None, {"state": "NJ"}, key="k")
    assert house.audits.ask(house.me, folder, None, {"state": "NY"}).audit.id != first.audit.id
    assert [one.kind for one in house.woken] == ["audit"] * 3
    assert house.watch.cancel(house.me, first.job.id).state is State.CANCELLED
