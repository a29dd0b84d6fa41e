"""The first operator, one person's machine, invitations, sessions, keys of programs: each begins once and ends for good."""

from datetime import timedelta

import pytest

from almoner.adapters.chance import system
from almoner.engine.errors import Conflict, NotAllowed, NotKnown, NotSignedIn, Refused
from almoner.engine.privacy.permissions import Action, Role
from almoner.ports.accounts import Kind
from almoner.ports.entering import Place, Way
from almoner.services.people.api_keys import NEVER, ApiKeys
from almoner.services.people.one_person import OnePerson, is_loopback
from tests.services.people.conftest import AWAY, GOOD, HOME

HERE = Place("127.0.0.1")


def first(house, token, login="root"):
    return house.first.make(token, login=login, name="Ada Made-Up", password=GOOD, place=HOME)


def test_the_first_address_makes_one_operator_and_no_more(house):
    token = house.first.token()
    assert len(token) >= 43
    assert house.first.holds(token)
    with pytest.raises(Refused, match="fewer than 12"):
        house.first.make(token, login="root", name="", password="short", place=HOME)
    entered = first(house, token)
    assert entered.account.roles == {Role.OPERATOR, Role.PERSON}
    assert house.sessions.who(entered.token, HOME).account == entered.account.id
    assert not house.first.holds(token)
    with pytest.raises(NotSignedIn):
        first(house, token, "again")
    assert house.first.token() is None
    assert [line[1] for line in house.lines()] == ["first address", "first operator", "sign in"]


def test_the_first_address_is_over_in_an_hour_and_with_a_newer_one(house):
    old = house.first.token()
    new = house.first.token()
    assert not house.first.holds(old)
    house.clock.move(minutes=59)
    assert house.first.holds(new)
    house.clock.move(minutes=1)
    with pytest.raises(NotSignedIn, match="hour is over"):
        first(house, new)
    assert not house.first.holds("guess")


@pytest.mark.parametrize("login", ["", "  ", "a\x00b", "line\nbreak", "x" * 201])
def test_a_login_is_one_line_that_prints(house, login):
    with pytest.raises(Refused, match="cannot be printed"):
        house.first.make(house.first.token(), login=login, name="Ada", password=GOOD, place=HOME)


def one_person(house, served_on="127.0.0.1"):
    return OnePerson(house.database, house.passwords, house.sessions, served_on)


def test_one_persons_machine_asks_nobody_and_keeps_the_folders_when_turned(house):
    mode = one_person(house)
    assert mode.is_on()
    caller = mode.owner(HERE)
    assert mode.owner(HERE).account == caller.account
    folder = house.folder(caller)
    assert house.allow(caller, Action.FOLDER_SEE, lambda _, leave: leave.folder.name, folder=folder) == "papers"
    with pytest.raises(Refused, match="lost"):
        mode.turn(caller, login="ada", name="Ada", password="a password that was lost", place=HERE)
    entered = mode.turn(caller, login="ada", name="Ada Made-Up", password=GOOD, place=HERE)
    assert (entered.account.id, entered.account.kind, entered.account.login) == (caller.account, Kind.LOCAL, "ada")
    assert not mode.is_on()
    assert house.first.token() is None
    with pytest.raises(NotSignedIn, match="there are accounts"):
        mode.owner(HERE)
    with pytest.raises(Conflict):
        mode.turn(caller, login="b", name="B", password=GOOD, place=HERE)
    again = house.enter.with_password(login="ada", password=GOOD, place=AWAY)
    who = house.sessions.who(again.token, AWAY)
    assert house.allow(who, Action.FOLDER_SEE, lambda _, leave: leave.folder.name, folder=folder) == "papers"


def test_the_owner_of_one_persons_machine_has_every_role_also_where_it_was_made_with_fewer(house):
    mode = one_person(house)
    account = mode.owner(HERE).account
    house.database.write(lambda one: one.accounts.change(account, roles=[Role.PERSON, Role.OPERATOR]))
    assert mode.owner(HERE).account == account
    assert house.database.read(lambda one: one.accounts.get(account)).roles == frozenset(Role)


def test_the_first_address_makes_the_owner_of_one_persons_machine_the_first_operator(house):
    caller = one_person(house).owner(HERE)
    folder = house.folder(caller)
    with_accounts = OnePerson(house.database, house.passwords, house.sessions, "127.0.0.1", needs_accounts=True)
    assert not with_accounts.is_on()
    with pytest.raises(NotSignedIn, match="only on the machine itself"):
        with_accounts.owner(HERE)
    token = house.first.token()
    entered = house.first.make(token, login="ada", name="Ada", password=GOOD, place=HOME)
    assert (entered.account.id, entered.account.kind) == (caller.account, Kind.LOCAL)
    who = house.sessions.who(entered.token, HOME)
    assert house.allow(who, Action.FOLDER_SEE, lambda _, leave: leave.folder.name, folder=folder) == "papers"
    assert house.allow(who, Action.ACCOUNT_SEE, lambda *_: True)
    assert house.first.token() is None
    with pytest.raises(NotSignedIn, match="used already"):
        house.first.make(token, login="eve", name="Eve", password=GOOD, place=HOME)


@pytest.mark.parametrize(
    ("served_on", "comes_from"), [("0.0.0.0", "127.0.0.1"), ("192.0.2.1", "192.0.2.1"), ("127.0.0.1", "192.0.2.9")]
)
def test_one_persons_mode_is_for_the_machine_itself_alone(house, served_on, comes_from):
    mode = one_person(house, served_on)
    assert mode.is_on() == (served_on == "127.0.0.1")
    with pytest.raises(NotSignedIn, match="only on the machine itself"):
        mode.owner(Place(comes_from))


def test_one_persons_mode_is_off_once_there_is_an_account(house):
    house.account("ada")
    assert not one_person(house).is_on()
    with pytest.raises(NotSignedIn):
        one_person(house).owner(HERE)


def test_an_owner_has_no_password_to_guess(house):
    one_person(house).owner(HERE)
    for password in ("", "owner", "None"):
        with pytest.raises(NotSignedIn):
            house.enter.with_password(login="owner", password=password, place=HERE)


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("127.0.0.1.example", False),
        ("0.0.0.0", False),
        ("", False),
    ],
)
def test_loopback(address, here):
    assert is_loopback(address) == here


def test_who_is_invited_sets_their_own_password_once(house):
    operator = house.account("root", Role.OPERATOR)
    made = house.accounts.invite(operator, login="eve", name="Eve", roles=[Role.PERSON])
    with pytest.raises(NotSignedIn):
        house.enter.with_password(login="eve", password="", place=HOME)
    again = house.accounts.invite_again(operator, made.account.id)
    assert not house.accounts.invited(made.token)
    assert house.accounts.invited(again.token)
    entered = house.accounts.accept(again.token, password=GOOD, place=AWAY)
    assert entered.account.id == made.account.id
    with pytest.raises(NotSignedIn):
        house.accounts.accept(again.token, password=GOOD, place=AWAY)
    with pytest.raises(Refused, match="nobody sets another's password"):
        house.accounts.invite_again(operator, made.account.id)
    with pytest.raises(Conflict, match="taken"):
        house.accounts.invite(operator, login="EVE", name="", roles=[Role.PERSON])
    with pytest.raises(Refused, match="no role"):
        house.accounts.invite(operator, login="other", name="", roles=[])
    with pytest.raises(NotAllowed):
        house.accounts.invite(house.sessions.who(entered.token, AWAY), login="x", name="", roles=[Role.OPERATOR])


def test_an_invitation_is_over_in_three_days(house):
    made = house.accounts.invite(house.account("root", Role.OPERATOR), login="eve", name="Eve", roles=[Role.PERSON])
    house.clock.move(days=3)
    with pytest.raises(NotSignedIn, match="three days"):
        house.accounts.accept(made.token, password=GOOD, place=AWAY)


def test_a_closed_account_is_out_at_once_and_an_operator_stays(house):
    operator = house.account("root", Role.OPERATOR)
    eve = house.account("eve", Role.OPERATOR, Role.PERSON)
    token = house.enter.with_password(login="eve", password=GOOD, place=HOME).token
    key = keys(house).make(eve, name="k", actions=[Action.JOBS_SEE], until=house.clock() + timedelta(days=1))
    house.accounts.close(operator, eve.account)
    for gone in (lambda: house.sessions.who(token, HOME), lambda: keys(house).who(key.token, HOME)):
        with pytest.raises(NotSignedIn):
            gone()
    with pytest.raises(Conflict, match="no operator"):
        house.accounts.close(operator, operator.account)
    with pytest.raises(Conflict, match="no operator"):
        house.accounts.change_roles(operator, operator.account, [Role.PERSON], version=version(house, operator))
    with pytest.raises(NotKnown):
        house.accounts.close(operator, eve.account)


def test_new_roles_count_at_once(house):
    operator, eve = house.account("root", Role.OPERATOR), house.account("eve")
    with pytest.raises(NotAllowed):
        house.accounts.all(eve)
    house.accounts.change_roles(operator, eve.account, [Role.PRIVACY_OFFICER], version=version(house, eve))
    assert {one.login for one in house.accounts.all(eve)} == {"root", "eve"}


def enter(house, place=HOME):
    return house.enter.with_password(login="ada", password=GOOD, place=place).token


def test_a_session_rests_half_an_hour_at_most_and_lasts_twelve(house):
    house.account("ada")
    token = enter(house)
    for _ in range(24):
        house.clock.move(minutes=29, seconds=50)
        assert house.sessions.who(token, HOME).way is Way.PASSWORD
    house.clock.move(minutes=5)
    with pytest.raises(NotSignedIn, match="rested too long"):
        house.sessions.who(token, HOME)
    with pytest.raises(NotSignedIn, match="is over"):
        house.sessions.who(token, HOME)
    token = enter(house)
    house.clock.move(minutes=30)
    with pytest.raises(NotSignedIn):
        house.sessions.who(token, HOME)
    assert [line[1] for line in house.lines()].count("session over") == 2
    with pytest.raises(NotSignedIn):
        house.sessions.who("guess", HOME)


def test_sessions_are_listed_and_ended_by_their_own_account_alone(house):
    house.account("ada")
    house.account("eve")
    tokens = [enter(house), enter(house, AWAY), enter(house)]
    caller = house.sessions.who(tokens[0], HOME)
    assert {str(one.place) for one in house.sessions.of(caller)} == {str(HOME), str(AWAY)}
    other = house.sessions.who(tokens[1], AWAY)
    stranger = house.enter.with_password(login="eve", password=GOOD, place=HOME)
    with pytest.raises(NotKnown):
        house.sessions.end(house.sessions.who(stranger.token, HOME), other.session)
    house.sessions.end(caller, other.session)
    with pytest.raises(NotSignedIn):
        house.sessions.who(tokens[1], AWAY)
    assert house.sessions.end_all(caller, but_this=True) == 1
    assert [one.id for one in house.sessions.of(caller)] == [caller.session]
    assert house.sessions.end_all(caller) == 1
    with pytest.raises(NotSignedIn):
        house.sessions.who(tokens[0], HOME)
    assert house.sessions.who(stranger.token, HOME)


def keys(house):
    return ApiKeys(house.database, house.allow, system)


def test_a_key_does_its_actions_until_it_ends(house):
    caller = house.account("ada")
    folder, until = house.folder(caller), house.clock() + timedelta(days=2)
    made = keys(house).make(caller, name="nightly", actions=[Action.FOLDER_SEE], until=until)
    who = keys(house).who(made.token, AWAY)
    assert house.allow(who, Action.FOLDER_SEE, lambda _, leave: leave.folder.id, folder=folder) == folder
    with pytest.raises(NotAllowed):
        house.allow(who, Action.FOLDER_RENAME, lambda one, _: one.folders.rename(folder, "x"), folder=folder)
    with pytest.raises(NotAllowed):
        keys(house).make(who, name="child", actions=[Action.FOLDER_SEE], until=until)
    with pytest.raises(NotAllowed):
        house.sessions.end_all(who)
    assert [one.name for one in keys(house).of(caller)] == ["nightly"]
    with pytest.raises(NotKnown):
        keys(house).end(house.account("eve"), made.key.id)
    house.clock.move(days=2)
    with pytest.raises(NotSignedIn):
        keys(house).who(made.token, AWAY)
    again = keys(house).make(caller, name="second", actions=[Action.FOLDER_SEE], until=house.clock() + timedelta(days=2))
    keys(house).end(caller, again.key.id)
    with pytest.raises(NotSignedIn):
        keys(house).who(again.token, AWAY)


@pytest.mark.parametrize("action", sorted(NEVER))
def test_some_things_only_a_person_does(house, action):
    caller = house.account("ada", *Role)
    with pytest.raises(Refused, match="only for a person"):
        keys(house).make(caller, name="k", actions=[action], until=house.clock() + timedelta(days=1))


@pytest.mark.parametrize(
    ("actions", "days", "why"),
    [
        ([], 1, "needs an action"),
        ([Action.PAPER_SEE], 0, "an end"),
        ([Action.PAPER_SEE], 367, "within a year"),
        ([Action.BACKUP_MAKE], 1, "more than you"),
    ],
)
def test_a_key_is_bounded(house, actions, days, why):
    with pytest.raises(Refused, match=why):
        keys(house).make(house.account("ada"), name="k", actions=actions, until=house.clock() + timedelta(days=days))


def test_a_key_loses_what_its_account_loses(house):
    operator, eve = house.account("root", Role.OPERATOR), house.account("eve", Role.OPERATOR)
    made = keys(house).make(eve, name="k", actions=[Action.JOBS_SEE], until=house.clock() + timedelta(days=1))
    who = keys(house).who(made.token, HOME)
    assert house.allow(who, Action.JOBS_SEE, lambda _, leave: leave.account.login) == "eve"
    house.accounts.change_roles(operator, eve.account, [Role.PERSON], version=version(house, eve))
    with pytest.raises(NotAllowed):
        house.allow(who, Action.JOBS_SEE, lambda _, leave: leave.account.login)


def version(house, caller):
    return house.database.read(lambda one: one.accounts.get(caller.account)).version
