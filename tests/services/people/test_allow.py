"""Every action for every role and every tie: what the table says, and what the house does, with its line in the journal."""

from datetime import date

import pytest

from almoner.engine.errors import NotAllowed, Refused
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Action, Grant, Role, Tie
from almoner.ports.entering import Caller
from almoner.services.people.allow import Leave, decide
from tests.services.people.conftest import HOME

OWN, ACTING, HELPING, GRANTED, GLASS = Tie.OWN, Tie.ACTING, Tie.HELPING, Tie.GRANTED, Tie.GLASS
EVERYBODY = set(Role)
# Written a second time on purpose: a change of the table is a change here, by a person's hand.
EXPECTED = {
    "folder make": (set(), {Role.PERSON, Role.ADVOCATE, Role.BILLING_STAFF, Role.RESEARCHER}),
    "folder see": ({OWN, ACTING, HELPING, GRANTED, GLASS}, set()),
    "folder rename": ({OWN, ACTING}, set()),
    "folder erase": ({OWN, ACTING}, set()),
    "folder export": ({OWN, ACTING}, set()),
    "folder looks": ({OWN}, set()),
    "folder hold": (set(), {Role.PRIVACY_OFFICER}),
    "paper add": ({OWN, ACTING, HELPING}, set()),
    "paper see": ({OWN, ACTING, HELPING, GRANTED, GLASS}, set()),
    "paper remove": ({OWN, ACTING}, set()),
    "audit make": ({OWN, ACTING, HELPING}, set()),
    "audit see": ({OWN, ACTING, HELPING, GRANTED, GLASS}, set()),
    "letter make": ({OWN, ACTING, HELPING}, set()),
    "letter see": ({OWN, ACTING, HELPING, GRANTED}, set()),
    "letter change": ({OWN, ACTING, HELPING}, set()),
    "letter approve": ({OWN, ACTING}, set()),
    "letter send": ({OWN, ACTING, HELPING}, set()),
    "case make": ({OWN, ACTING, HELPING}, set()),
    "case see": ({OWN, ACTING, HELPING, GRANTED, GLASS}, set()),
    "case change": ({OWN, ACTING, HELPING}, set()),
    "case end": ({OWN, ACTING, HELPING}, set()),
    "office see": ({OWN, ACTING, HELPING, GRANTED}, set()),
    "office mark": ({OWN, ACTING, HELPING}, set()),
    "claims audit": ({OWN, HELPING}, set()),
    "claims see": ({OWN, HELPING, GRANTED}, set()),
    "sensitive see": ({OWN}, set()),
    "grant give": ({OWN, ACTING}, set()),
    "grant end": ({OWN, ACTING}, set()),
    "grant see": ({OWN, ACTING}, set()),
    "glass break": (set(), {Role.ADVOCATE, Role.BILLING_STAFF}),
    "account make": (set(), {Role.OPERATOR}),
    "account close": (set(), {Role.OPERATOR}),
    "account see": (set(), {Role.OPERATOR, Role.PRIVACY_OFFICER}),
    "roles change": (set(), {Role.OPERATOR}),
    "sessions end": (set(), {Role.OPERATOR}),
    "proofs reset": (set(), {Role.OPERATOR}),
    "key make": (set(), EVERYBODY),
    "key end": (set(), EVERYBODY),
    "journal see": (set(), {Role.PRIVACY_OFFICER}),
    "disclosures see": ({OWN}, {Role.PRIVACY_OFFICER}),
    "disclosures write": (set(), {Role.PRIVACY_OFFICER}),
    "snooping see": (set(), {Role.PRIVACY_OFFICER}),
    "breach write": (set(), {Role.PRIVACY_OFFICER}),
    "recertify": (set(), {Role.PRIVACY_OFFICER}),
    "research export": (set(), {Role.RESEARCHER}),
    "success see": (set(), {Role.ADVOCATE, Role.BILLING_STAFF}),
    "editions change": (set(), {Role.OPERATOR}),
    "jobs see": (set(), {Role.OPERATOR}),
    "jobs change": (set(), {Role.OPERATOR}),
    "health see": (set(), {Role.OPERATOR}),
    "backup make": (set(), {Role.OPERATOR}),
    "secrets change": (set(), {Role.OPERATOR}),
    "tombstones see": (set(), {Role.PRIVACY_OFFICER}),
    "models use": (set(), EVERYBODY),
    "models see": (set(), {Role.OPERATOR, Role.PRIVACY_OFFICER}),
    "models change": (set(), {Role.OPERATOR}),
    "collection make": (set(), {Role.ADVOCATE, Role.OPERATOR}),
    "collection see": (set(), EVERYBODY),
    "collection change": (set(), {Role.ADVOCATE, Role.OPERATOR}),
    "collection erase": (set(), {Role.ADVOCATE, Role.OPERATOR}),
    "knowledge ask": (set(), EVERYBODY),
}
ONLY = {key: {Role.RESEARCHER, Role.BILLING_STAFF} for key in ("claims audit", "claims see")}
"""Where a tie is not enough."""
FIRST, LAST = date(2026, 11, 1), date(2026, 12, 1)


def tied(house, caller, tie, owner):
    """A folder to which the caller stands so."""
    folder = house.folder(caller if tie is OWN else owner)

    def work(one):
        if tie in {ACTING, HELPING, GRANTED}:
            how = {"acting": tie is ACTING, "helping": tie is HELPING}
            one.grants.add(owner.account, Grant(caller.account, folder, Purpose.HELP, FIRST, LAST, **how))
        if tie is GLASS:
            one.glass.open(caller.account, folder, "an emergency", one.now.replace(hour=23))

    house.database.write(work)
    return folder


@pytest.mark.parametrize("role", list(Role))
def test_every_action_for_every_tie(house, role):
    caller, owner = house.account("who", role), house.account("owner")
    folders = {tie: tied(house, caller, tie, owner) for tie in Tie}

    def work(one):
        return {
            (action, tie): isinstance(decide(one, caller, action, folder), Leave)
            for action in Action
            for tie, folder in folders.items()
        }

    found = house.database.write(work)
    expected = {
        (action, tie): (tie in EXPECTED[action.value][0] and role in ONLY.get(action.value, {role}))
        or role in EXPECTED[action.value][1]
        for action in Action
        for tie in Tie
    }
    assert found == expected


def test_the_second_writing_names_every_action():
    assert set(EXPECTED) == {action.value for action in Action}


def test_nothing_is_allowed_about_a_folder_that_is_not_there(house):
    caller = house.account("who", *Role)
    found = house.database.write(lambda one: [decide(one, caller, action, "p-none") for action in Action])
    assert not any(isinstance(one, Leave) for one in found)


def test_done_refused_and_failed_each_leave_a_line(house):
    owner, other = house.account("owner"), house.account("other")
    folder = house.folder(owner)

    def see(caller, id=folder):
        return house.allow(caller, Action.FOLDER_SEE, lambda one, leave: one.folders.get(leave.folder.id).name, folder=id)

    def fails(_one, _leave):
        raise Refused("no", what="No", why="no", do="no")

    assert see(owner) == "papers"
    with pytest.raises(NotAllowed) as others:
        see(other)
    with pytest.raises(NotAllowed) as nobodys:
        see(other, "p-none")
    assert str(others.value) == str(nobodys.value)
    with pytest.raises(Refused):
        house.allow(owner, Action.FOLDER_SEE, fails, folder=folder)
    outcomes = [(who, outcome) for who, action, outcome in house.lines() if action == "folder see"]
    assert outcomes == [
        (owner.account, "done"),
        (other.account, "refused"),
        (other.account, "refused"),
        (owner.account, "failed"),
    ]


def test_what_was_begun_and_refused_later_is_undone(house):
    owner = house.account("owner")
    folder = house.folder(owner)

    def renames_and_fails(one, _leave):
        one.folders.rename(folder, "changed")
        raise Refused("no", what="No", why="no", do="no")

    with pytest.raises(Refused):
        house.allow(owner, Action.FOLDER_RENAME, renames_and_fails, folder=folder)
    assert house.database.read(lambda one: one.folders.get(folder)).name == "papers"


def leave(house, caller, action, folder):
    return house.database.write(lambda one: decide(one, caller, action, folder))


def test_the_act_says_for_whom_and_why(house):
    owner, helper = house.account("owner"), house.account("helper", Role.ADVOCATE)
    folder = tied(house, helper, GRANTED, owner)
    assert leave(house, owner, Action.PAPER_SEE, folder).act.purpose is Purpose.OWN
    act = leave(house, helper, Action.PAPER_SEE, folder).act
    assert (act.purpose, act.on_behalf) == (Purpose.HELP, owner.account)
    glass = tied(house, helper, GLASS, owner)
    assert leave(house, helper, Action.PAPER_SEE, glass).act.purpose is Purpose.EMERGENCY
    billing = house.account("billing", Role.BILLING_STAFF)
    assert leave(house, billing, Action.PAPER_SEE, house.folder(billing)).act.purpose is Purpose.BILLING
    operator = house.account("operator", Role.OPERATOR, Role.PERSON)
    assert leave(house, operator, Action.BACKUP_MAKE, None).act.purpose is Purpose.OPERATION


def test_sensitive_lines_are_the_owners_unless_the_grant_says_so(house):
    owner, other = house.account("owner"), house.account("other")
    for tie in (ACTING, GRANTED, GLASS):
        found = leave(house, other, Action.PAPER_SEE, tied(house, other, tie, owner))
        assert (found.tie, found.sensitive) == (tie, False)
    assert leave(house, owner, Action.PAPER_SEE, house.folder(owner)).sensitive
    folder = house.folder(owner)
    grant = Grant(other.account, folder, Purpose.HELP, FIRST, LAST, sensitive=True)
    house.database.write(lambda one: one.grants.add(owner.account, grant))
    assert leave(house, other, Action.PAPER_SEE, folder).sensitive
    assert isinstance(leave(house, other, Action.SENSITIVE_SEE, folder), Leave)


def test_a_closed_account_and_a_keys_other_actions_are_refused(house):
    owner = house.account("owner")
    folder = house.folder(owner)
    key = Caller(owner.account, HOME.origin, only=frozenset({Action.PAPER_SEE}))
    assert isinstance(leave(house, key, Action.PAPER_SEE, folder), Leave)
    assert not isinstance(leave(house, key, Action.PAPER_ADD, folder), Leave)
    house.database.write(lambda one: one.accounts.close(owner.account))
    assert not isinstance(leave(house, owner, Action.PAPER_SEE, folder), Leave)


def test_a_grant_counts_on_its_days_alone(house):
    owner, other = house.account("owner"), house.account("other")
    folder = tied(house, other, GRANTED, owner)
    assert isinstance(leave(house, other, Action.PAPER_SEE, folder), Leave)
    house.clock.move(days=10)
    assert isinstance(leave(house, other, Action.PAPER_SEE, folder), Leave)
    house.clock.move(days=1)
    assert not isinstance(leave(house, other, Action.PAPER_SEE, folder), Leave)
