"""Letting others in: by name, for a purpose, until a day; in an emergency with a reason; looked over each year."""

from datetime import date, timedelta

import pytest

from almoner.engine.errors import NotAllowed, NotKnown, Refused
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Action, Role
from almoner.services.people.glass import BreakGlass, not_seen
from almoner.services.people.grants import Grants
from almoner.services.people.recertify import Recertify
from tests.services.people.test_accounts_and_sessions import version

LAST = date(2026, 12, 24)
WHY = "unconscious, needs the list of drugs"


def give(house, caller, folder, to="eve", **given):
    given = {"purpose": Purpose.HELP, "last_day": LAST} | given
    return Grants(house.database, house.allow).give(caller, folder=folder, to_login=to, **given)


def see(house, caller, folder, action=Action.PAPER_SEE):
    return house.allow(caller, action, lambda _, leave: leave, folder=folder)


def test_a_grant_opens_a_folder_until_it_is_taken_back(house):
    grants = Grants(house.database, house.allow)
    owner, eve, mallory = house.account("ada"), house.account("eve"), house.account("mallory")
    folder = house.folder(owner)
    with pytest.raises(NotAllowed):
        see(house, eve, folder)
    kept = give(house, owner, folder)
    assert see(house, eve, folder).act.purpose is Purpose.HELP
    assert grants.given_to_me(eve) == [kept]
    assert grants.given_to_me(mallory) == []
    assert grants.of(owner, folder) == [kept]
    for nobody in (eve, mallory):
        with pytest.raises(NotAllowed):
            grants.of(nobody, folder)
        with pytest.raises(NotAllowed):
            grants.end(nobody, folder=folder, grant=kept.id)
        with pytest.raises(NotAllowed):
            give(house, nobody, folder, "ada")
    with pytest.raises(NotKnown):
        grants.end(owner, folder=folder, grant="g-none")
    grants.end(owner, folder=folder, grant=kept.id)
    with pytest.raises(NotAllowed):
        see(house, eve, folder)
    assert grants.given_to_me(eve) == []


def test_one_owners_word_ends_no_grant_of_another_folder(house):
    owner, other = house.account("ada"), house.account("bob")
    house.account("eve")
    folder, theirs = house.folder(owner), house.folder(other)
    kept = give(house, other, theirs)
    with pytest.raises(NotKnown):
        Grants(house.database, house.allow).end(owner, folder=folder, grant=kept.id)


def test_who_was_let_in_may_give_it_up(house):
    grants = Grants(house.database, house.allow)
    owner, eve, mallory = house.account("ada"), house.account("eve"), house.account("mallory")
    folder = house.folder(owner)
    kept = give(house, owner, folder)
    with pytest.raises(NotKnown):
        grants.give_up(mallory, kept.id)
    grants.give_up(eve, kept.id)
    with pytest.raises(NotAllowed):
        see(house, eve, folder)
    assert (eve.account, "grant end", "done") in house.lines()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"last_day": date(2026, 11, 20)}, "ends before"),
        ({"first_day": date(2026, 12, 30)}, "ends before"),
        ({"last_day": date(2027, 11, 23)}, "more than a year"),
        ({"purpose": Purpose.PRIVACY}, "no purpose"),
        ({"to": "ada"}, "already"),
    ],
)
def test_a_grant_that_makes_no_sense_is_refused(house, given, why):
    owner = house.account("ada")
    house.account("eve")
    with pytest.raises(Refused, match=why):
        give(house, owner, house.folder(owner), **given)
    with pytest.raises(NotKnown, match="this login"):
        give(house, owner, house.folder(owner), "nobody")


def test_who_acts_for_the_owner_gives_no_more_than_they_have(house):
    owner, guardian = house.account("ada"), house.account("eve")
    house.account("bob")
    folder = house.folder(owner)
    give(house, owner, folder, acting=True, last_day=date(2036, 1, 1))
    assert see(house, guardian, folder, Action.FOLDER_EXPORT).act.on_behalf == owner.account
    assert give(house, guardian, folder, "bob").giver == guardian.account
    with pytest.raises(Refused, match="only the owner"):
        give(house, guardian, folder, "bob", acting=True)
    with pytest.raises(Refused, match="sensitive"):
        give(house, guardian, folder, "bob", sensitive=True)
    with pytest.raises(NotAllowed):
        see(house, guardian, folder, Action.FOLDER_LOOKS)
    assert give(house, owner, folder, "bob", sensitive=True).grant.sensitive


def test_broken_glass_opens_one_folder_for_two_hours_and_is_told(house):
    glass = BreakGlass(house.database, house.allow)
    owner, nurse, officer = house.account("ada"), house.account("eve", Role.ADVOCATE), house.account("po", Role.PRIVACY_OFFICER)
    folder, other = house.folder(owner), house.folder(owner)
    with pytest.raises(Refused, match="reason is needed"):
        glass(nurse, folder=folder, reason="  because ")
    broken = glass(nurse, folder=folder, reason=WHY)
    assert broken.until - broken.opened_at == timedelta(hours=2)
    found = see(house, nurse, folder)
    assert (found.act.purpose, found.act.on_behalf, found.sensitive) == (Purpose.EMERGENCY, owner.account, False)
    for action in (Action.PAPER_ADD, Action.FOLDER_EXPORT, Action.LETTER_MAKE):
        with pytest.raises(NotAllowed):
            see(house, nurse, folder, action)
    with pytest.raises(NotAllowed):
        see(house, nurse, other)
    assert house.database.read(not_seen) == 1
    assert [(one.id, one.reason) for one in glass.all(officer)] == [(broken.id, WHY)]
    glass.seen(officer, broken.id)
    assert house.database.read(not_seen) == 0
    with pytest.raises(NotKnown):
        glass.seen(officer, broken.id)
    house.clock.move(hours=2)
    with pytest.raises(NotAllowed):
        see(house, nurse, folder)
    assert (nurse.account, "glass break", "done") in house.lines()


def test_glass_is_for_those_who_help_and_leaves_a_line_when_refused(house):
    glass = BreakGlass(house.database, house.allow)
    folder = house.folder(house.account("ada"))
    for role in (Role.PERSON, Role.OPERATOR, Role.RESEARCHER, Role.PRIVACY_OFFICER):
        nobody = house.account(role.value, role)
        with pytest.raises(NotAllowed):
            glass(nobody, folder=folder, reason=WHY)
        assert house.lines()[-1] == (nobody.account, "glass break", "refused")
    with pytest.raises(NotAllowed):
        glass(house.account("eve", Role.ADVOCATE), folder="p-none", reason=WHY)


def test_nobody_looks_through_their_own_glass(house):
    glass = BreakGlass(house.database, house.allow)
    both = house.account("eve", Role.ADVOCATE, Role.PRIVACY_OFFICER)
    broken = glass(both, folder=house.folder(house.account("ada")), reason=WHY)
    with pytest.raises(NotAllowed, match="by you"):
        glass.seen(both, broken.id)
    with pytest.raises(NotAllowed):
        glass.all(house.account("root", Role.OPERATOR))


def test_once_a_year_roles_and_acting_are_looked_over(house):
    list_of = Recertify(house.allow)
    officer, ada, eve = house.account("po", Role.PRIVACY_OFFICER), house.account("ada"), house.account("eve")
    acting = give(house, ada, house.folder(ada), acting=True, last_day=date(2036, 1, 1))
    give(house, ada, house.folder(ada), last_day=date(2027, 11, 1))
    assert list_of.due(officer).accounts == ()
    house.clock.move(days=365)
    due = list_of.due(officer)
    assert ({one.login for one in due.accounts}, due.acting) == ({"po", "ada", "eve"}, (acting,))
    list_of.confirm(officer, ada.account, version=version(house, ada))
    assert {one.login for one in list_of.due(officer).accounts} == {"po", "eve"}
    with pytest.raises(NotAllowed):
        list_of.due(eve)
    with pytest.raises(NotKnown):
        list_of.confirm(officer, "a-none", version=1)
