"""Who looked at whose: told to the owner alone; disclosures to the owner and the officer; snooping and breaches to the officer."""

from datetime import date, timedelta

import pytest

from almoner.engine.errors import Misused, NotAllowed, NotKnown
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Action, Grant, Role
from almoner.engine.privacy.snooping import Pattern, Person
from almoner.services.keeping.folders import erase
from almoner.services.privacy.breach import Breach
from almoner.services.privacy.disclosures import Disclosures, WriteDown
from almoner.services.privacy.looks import Looks
from almoner.services.privacy.snooping import Snooping

DAY = date(2026, 11, 21)


def see(house, caller, folder, action=Action.PAPER_SEE, resource="d1"):
    house.allow(caller, action, lambda _work, _leave: None, folder=folder, resource=resource)


def grant(house, owner, caller, folder, purpose=Purpose.HELP, **more):
    given = Grant(caller.account, folder, purpose, DAY, DAY + timedelta(days=30), **more)
    house.database.write(lambda work: work.grants.add(owner.account, given))


def test_the_owner_sees_who_looked_the_latest_first(house):
    owner, helper, stranger = house.account("owner"), house.account("Helper Example"), house.account("stranger")
    folder, other = house.folder(owner), house.folder(helper)
    grant(house, owner, helper, folder)
    see(house, owner, folder)
    see(house, helper, folder, resource="d2")
    see(house, helper, other)
    with pytest.raises(NotAllowed):
        see(house, stranger, folder)
    found = Looks(house.allow)(owner, folder)
    assert [(one.name, one.is_you, one.resource, one.outcome) for one in found] == [
        ("stranger", False, folder if found[0].resource == folder else "d1", "refused"),
        ("Helper Example", False, "d2", "done"),
        ("owner", True, "d1", "done"),
    ]
    assert [one.origin for one in found] == [None, None, owner.origin]
    assert [one.action for one in Looks(house.allow)(owner, folder, most=1)] == ["folder looks"]
    first = Looks(house.allow)(owner, folder, before=found[1].number, most=9)
    assert [one.resource for one in first] == ["d1"]


@pytest.mark.parametrize("acting", [True, False], ids=["acting", "granted"])
def test_nobody_else_in_the_household_sees_the_looks(house, acting):
    owner, other = house.account("owner"), house.account("other", *Role)
    folder = house.folder(owner)
    grant(house, owner, other, folder, acting=acting)
    see(house, other, folder)
    with pytest.raises(NotAllowed):
        Looks(house.allow)(other, folder)
    assert ("folder looks", "refused") in {line[1:] for line in house.lines()}
    mine = house.folder(other)
    see(house, other, mine)
    assert {one.who for one in Looks(house.allow)(other, mine)} == {other.account}


def test_disclosures_are_for_the_owner_and_the_officer(house):
    owner, study = house.account("owner"), house.account("Study Example", Role.RESEARCHER)
    officer, clerk = house.account("officer", Role.PRIVACY_OFFICER), house.account("clerk", Role.OPERATOR)
    folder = house.folder(owner)
    grant(house, owner, study, folder, Purpose.RESEARCH)
    for resource in ("d1", "d2", "d1"):
        see(house, study, folder, resource=resource)
    see(house, owner, folder)
    for caller in (owner, officer):
        found = Disclosures(house.allow)(caller, folder)
        [one] = found.accounting.disclosures
        assert (one.who, one.purpose, one.resources, one.times) == (study.account, Purpose.RESEARCH, ("d1", "d2"), 3)
        assert found.names == {study.account: "Study Example"}
        assert (found.accounting.first, found.accounting.answer_by) == (date(2020, 11, 21), date(2027, 1, 20))
    assert Disclosures(house.allow)(owner, folder, asked_on=DAY - timedelta(days=1)).accounting.disclosures == ()
    for caller in (study, clerk):
        with pytest.raises(NotAllowed):
            Disclosures(house.allow)(caller, folder)
    for caller in (owner, officer):
        with pytest.raises(NotAllowed):
            Disclosures(house.allow)(caller, "p-none")


def test_snooping_is_found_and_says_no_name(house):
    clerk = house.account("Ana Example", Role.BILLING_STAFF)
    officer = house.account("officer", Role.PRIVACY_OFFICER)
    worker = house.account("Wanda Worker", Role.ADVOCATE, Role.PERSON)
    person = house.account("Petra Person")
    own, namesake = house.folder(clerk, "Example, Ana"), house.folder(clerk, "Elena Example")
    neighbor, plain = house.folder(clerk, "Nora Neighbor"), house.folder(clerk, "Uma Unlike")
    colleague, nameless = house.folder(worker, "my papers"), house.folder(clerk, "room 4")
    at_home = house.folder(person, "mine")
    for folder in (own, namesake, neighbor, plain, nameless):
        see(house, clerk, folder)
    grant(house, worker, clerk, colleague, Purpose.BILLING)
    see(house, clerk, colleague)
    see(house, person, at_home)
    listed = [
        Person(("Ana Example",), addresses=("12 Made-up Street",)),
        Person(("Nora Neighbor",), addresses=("12 Made up St.",)),
    ]
    found = Snooping(house.allow)(officer, DAY, DAY, listed)
    assert {(one.pattern, one.folder) for one in found.suspicions} == {
        (Pattern.OWN_RECORD, own),
        (Pattern.SAME_SURNAME, namesake),
        (Pattern.SAME_ADDRESS, neighbor),
        (Pattern.CO_WORKER, colleague),
    }
    assert {one.who for one in found.suspicions} == {clerk.account}
    assert (found.folders, found.not_compared, found.addresses) == (6, 1, True)
    assert not any(word in repr(found) for word in ("Ana", "Elena", "Nora", "Made"))
    assert Snooping(house.allow)(officer, DAY - timedelta(days=9), DAY - timedelta(days=1)).suspicions == ()
    for caller in (clerk, person, house.account("operator", Role.OPERATOR)):
        with pytest.raises(NotAllowed):
            Snooping(house.allow)(caller, DAY, DAY)


def test_an_erased_folder_is_passed_over(house):
    clerk, officer = house.account("Ana Example", Role.BILLING_STAFF), house.account("officer", Role.PRIVACY_OFFICER)
    folder = house.folder(clerk, "Elena Example")
    see(house, clerk, folder)
    house.database.write(lambda work: work.folders.erase(folder))
    assert Snooping(house.allow)(officer, DAY, DAY).suspicions == ()


def test_a_breach_worksheet_counts_what_the_journal_knows(house):
    clerk, officer = house.account("clerk", Role.BILLING_STAFF), house.account("officer", Role.PRIVACY_OFFICER)
    folder, other = house.folder(clerk), house.folder(clerk)
    for resource in ("d1", "d2"):
        see(house, clerk, folder, resource=resource)
    see(house, clerk, other, Action.AUDIT_SEE, "u1")
    days = {"discovered": DAY, "today": DAY, "first": DAY, "last": DAY}
    facts = Breach(house.allow)(officer, **days).facts
    assert (facts.folders, facts.accounts, facts.resources, facts.actions) == (2, 1, 3, (("audit see", 1), ("paper see", 2)))
    assert Breach(house.allow)(officer, **days, folder=folder).facts.lines == 2
    assert Breach(house.allow)(officer, **days, account="a-other").facts.lines == 0
    with pytest.raises(Misused, match="discovered"):
        Breach(house.allow)(officer, **days | {"discovered": DAY + timedelta(days=1)})
    with pytest.raises(NotAllowed):
        Breach(house.allow)(clerk, **days)


def test_what_left_in_another_way_is_the_officers_to_write_and_the_owners_to_see(house):
    owner, officer = house.account("owner"), house.account("officer", Role.PRIVACY_OFFICER)
    folder, other = house.folder(owner), house.folder(owner)
    write, said = WriteDown(house.allow), {"day": DAY, "to": "Court", "what": "a bill", "purpose": "a subpoena"}
    made = write(officer, folder, **said)
    for caller in (owner, house.account("operator", Role.OPERATOR)):
        with pytest.raises(NotAllowed):
            write(caller, folder, **said)
    assert Disclosures(house.allow)(owner, folder).accounting.outside == (made,)
    assert Disclosures(house.allow)(owner, other).accounting.outside == ()
    with pytest.raises(NotKnown):
        write.take_back(officer, other, made.id)
    assert "Court" not in repr(made)
    house.database.write(lambda work: erase(work, folder))
    assert house.database.read(lambda work: work.outside.get(folder, made.id)) is None
    with pytest.raises(NotAllowed):
        write(officer, folder, **said)
