"""Signing in: with the right proof once, never faster or otherwise told for an unknown account, and nobody locked out by another."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from almoner.adapters.identity.argon2 import Argon2Hasher
from almoner.engine.errors import NotAllowed, NotSignedIn, Refused, TooMany
from almoner.ports.entering import Place, Way
from almoner.services.people.enter import Half
from almoner.services.people.sessions import Entered
from almoner.services.people.waiting import neighbourhood, wait_after
from tests.services.people.conftest import AWAY, GOOD, HOME


def enter(house, login="ada", password=GOOD, place=HOME):
    return house.enter.with_password(login=login, password=password, place=place)


def code(house, secret, around=0):
    return house.digits.at(secret, int(house.clock().timestamp()) // 30 + around)


def with_codes(house, login="ada"):
    """An account that is asked for codes; its secret and recovery codes."""
    caller = house.account(login)
    house.factors.begin(caller)
    secret = house.database.read(lambda one: one.accounts.second_factor(caller.account)).secret
    recovery = house.factors.confirm(caller, code(house, secret), HOME)
    house.clock.move(seconds=60)
    return caller, secret, recovery


def fail(house, times, **given):
    for _ in range(times):
        with pytest.raises(NotSignedIn):
            enter(house, password="a wrong one", **given)


def test_the_right_password_opens_a_session(house):
    caller = house.account("ada")
    entered = enter(house, " ADA ")
    assert isinstance(entered, Entered)
    assert (entered.account.id, entered.session.way) == (caller.account, Way.PASSWORD)
    assert house.sessions.who(entered.token, HOME).account == caller.account
    assert entered.token not in repr(entered)
    assert house.lines()[-1] == (caller.account, "sign in", "done")


def test_wrong_unknown_and_closed_say_the_same(house):
    house.account("ada")
    closed = house.account("eve")
    house.database.write(lambda one: one.accounts.close(closed.account))
    said = set()
    for login, password in (("ada", "wrong"), ("nobody", GOOD), ("eve", GOOD), ("ada", ""), ("ada", "\ud800" * 5000)):
        with pytest.raises(NotSignedIn) as error:
            enter(house, login, password)
        said.add(str(error.value))
    assert len(said) == 1
    assert [line[1:] for line in house.lines()] == [("sign in", "refused")] * 5


def test_an_unknown_account_costs_the_same_hash_and_as_many_transactions(house):
    house.account("ada")
    seen, holds, writes = [], house.hasher.argon2.verify, house.database.write

    def counted(hashed, password):
        seen.append(hashed[:20])
        return holds(hashed, password)

    def written(work):
        seen.append("write")
        return writes(work)

    house.hasher.argon2 = type("Argon", (), {"verify": staticmethod(counted), "check_needs_rehash": lambda _s, _h: False})()
    house.database.write = written
    fail(house, 1, login="ada")
    known, seen[:] = list(seen), []
    fail(house, 1, login="nobody")
    assert seen == known
    assert len(seen) == 3


def test_failures_make_one_wait_and_nobody_else(house):
    house.account("ada")
    house.account("eve")
    fail(house, 4)
    with pytest.raises(TooMany) as error:
        enter(house)
    assert error.value.wait_s >= 2
    assert isinstance(enter(house, place=AWAY), Entered)  # the same account from elsewhere
    assert isinstance(enter(house, "eve"), Entered)  # another account from here
    house.clock.move(seconds=3)
    fail(house, 1)
    house.clock.move(seconds=3)
    with pytest.raises(TooMany):
        enter(house)
    house.clock.move(seconds=3)
    assert isinstance(enter(house), Entered)
    fail(house, 4)  # what went well cleared the count


def test_an_unknown_login_waits_as_a_known_one(house):
    fail(house, 4, login="nobody")
    with pytest.raises(TooMany):
        enter(house, "nobody")


def test_many_tries_at_once_are_no_way_around(house):
    house.account("ada")

    def once(_):
        try:
            enter(house, password="a wrong one")
        except (NotSignedIn, TooMany) as error:
            return type(error)

    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(once, range(12)))
    assert (found.count(NotSignedIn), found.count(TooMany)) == (4, 8)


def test_waits_grow_to_a_quarter_of_an_hour_and_are_forgotten(house):
    assert [wait_after(count).total_seconds() for count in (0, 3, 4, 5, 8, 12, 13, 99)] == [0, 0, 2, 4, 32, 512, 900, 900]
    fail(house, 4)
    house.clock.move(hours=25)
    fail(house, 3)
    assert house.database.read(lambda one: one.tries.get("sign in\x1fada\x1f192.0.2.7")).count == 3


def test_a_sign_in_sweeps_out_what_is_long_over(house):
    house.account("ada")
    fail(house, 1, login="nobody")
    house.clock.move(hours=24, seconds=1)
    enter(house)
    assert house.database.read(lambda one: one.tries.get("sign in\x1fnobody\x1f192.0.2.7")) is None


def test_one_household_of_endless_addresses_is_one_place():
    assert neighbourhood("2001:db8:1:2:3::4") == neighbourhood("2001:db8:1:2:ffff::9") != neighbourhood("2001:db8:1:3::4")
    assert neighbourhood("::ffff:192.0.2.7") == neighbourhood("192.0.2.7")
    assert neighbourhood("not an address") == "somewhere"


def test_a_code_is_asked_for_taken_and_not_taken_again(house):
    caller, secret, _ = with_codes(house)
    half = enter(house)
    assert isinstance(half, Half)
    now = code(house, secret)
    entered = house.enter.with_code(half=half.token, code=f"{now[:3]} {now[3:]}", place=HOME)
    assert (entered.account.id, entered.session.way) == (caller.account, Way.CODE)
    with pytest.raises(NotSignedIn, match="used already"):  # the half sign-in is used
        house.enter.with_code(half=half.token, code=now, place=HOME)
    with pytest.raises(NotSignedIn, match="used already"):  # and so is the code
        house.enter.with_code(half=enter(house).token, code=now, place=HOME)


@pytest.mark.parametrize(("around", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_clocks_may_differ_by_half_a_minute(house, around, taken):
    _, secret, _ = with_codes(house)
    house.clock.move(minutes=5)
    half, given = enter(house).token, code(house, secret, around)
    if taken:
        assert house.enter.with_code(half=half, code=given, place=HOME).session.way is Way.CODE
    else:
        with pytest.raises(NotSignedIn):
            house.enter.with_code(half=half, code=given, place=HOME)


def test_a_later_code_makes_earlier_ones_worthless(house):
    _, secret, _ = with_codes(house)
    earlier = code(house, secret)
    house.enter.with_code(half=enter(house).token, code=code(house, secret, 1), place=HOME)
    with pytest.raises(NotSignedIn):
        house.enter.with_code(half=enter(house).token, code=earlier, place=HOME)


def test_a_recovery_code_is_used_once(house):
    _, _, recovery = with_codes(house)
    assert len(set(recovery)) == 10
    entered = house.enter.with_code(half=enter(house).token, code=recovery[0].upper().replace("-", " "), place=HOME)
    assert entered.session.way is Way.RECOVERY
    with pytest.raises(NotSignedIn):
        house.enter.with_code(half=enter(house).token, code=recovery[0], place=HOME)


def test_five_wrong_codes_end_the_half_sign_in_from_wherever(house):
    _, secret, _ = with_codes(house)
    half = enter(house).token
    for at in range(5):
        with pytest.raises(NotSignedIn):
            house.enter.with_code(half=half, code="000000", place=Place(f"192.0.2.{at}"))
    with pytest.raises(NotSignedIn, match="too long"):
        house.enter.with_code(half=half, code=code(house, secret), place=AWAY)


def test_a_half_sign_in_is_worth_nothing_alone_and_is_over_in_five_minutes(house):
    _, secret, _ = with_codes(house)
    half = enter(house).token
    with pytest.raises(NotSignedIn):
        house.sessions.who(half, HOME)
    house.clock.move(minutes=5)
    with pytest.raises(NotSignedIn, match="too long"):
        house.enter.with_code(half=half, code=code(house, secret), place=HOME)


def test_codes_are_not_asked_for_before_the_first_was_shown_and_end_with_a_last(house):
    caller = house.account("ada")
    begun = house.factors.begin(caller)
    assert begun.address.startswith("otpauth://totp/Almoner%3Aada?secret=" + begun.secret)
    assert isinstance(enter(house), Entered)
    with pytest.raises(Refused, match="not right"):
        house.factors.confirm(caller, "000000", HOME)
    secret = house.database.read(lambda one: one.accounts.second_factor(caller.account)).secret
    old = house.factors.confirm(caller, code(house, secret), HOME)
    assert house.factors.is_on(caller)
    house.clock.move(seconds=60)
    new = house.factors.new_recovery_codes(caller, code(house, secret), HOME)
    assert house.factors.recovery_codes_left(caller) == 10
    with pytest.raises(Refused):
        house.factors.stop(caller, old[0], HOME)
    house.factors.stop(caller, new[0], HOME)
    assert (house.factors.is_on(caller), house.factors.recovery_codes_left(caller)) == (False, 0)
    words = [action for _, action, _ in house.lines() if action != "sign in"]
    assert words == ["codes begin", "codes set", "recovery new", "codes stop"]


def test_an_older_hash_is_renewed_at_sign_in(house):
    caller = house.account("ada")
    house.hasher.argon2 = Argon2Hasher(passes=1, kib=16, lanes=1).argon2
    before = house.database.read(lambda one: one.accounts.password(caller.account))
    enter(house)
    after = house.database.read(lambda one: one.accounts.password(caller.account))
    assert before != after
    assert "m=16" in after


def test_a_new_password_ends_other_sessions(house):
    house.account("ada")
    first, second = enter(house), enter(house)
    caller = house.sessions.who(first.token, HOME)
    with pytest.raises(Refused, match="old one is not right"):
        house.passwords.change(caller, old="wrong", new="another four plain words", place=HOME)
    with pytest.raises(Refused, match="others have lost"):
        house.passwords.change(caller, old=GOOD, new="a password that was lost", place=HOME)
    house.passwords.change(caller, old=GOOD, new="another four plain words", place=HOME)
    assert house.sessions.who(first.token, HOME)
    with pytest.raises(NotSignedIn):
        house.sessions.who(second.token, HOME)
    fail(house, 1)
    assert isinstance(enter(house, password="another four plain words"), Entered)


def test_only_digests_are_kept(house, tmp_path):
    house.account("ada")
    token = enter(house).token
    house.database.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("almoner.db*"))
    assert token.encode() not in kept
    assert hashlib.sha256(token.encode()).hexdigest().encode() in kept
    assert b"argon2" not in kept


def test_a_key_of_a_program_changes_no_password(house):
    caller = house.account("ada")
    key = type(caller)(caller.account, caller.origin, only=frozenset())
    with pytest.raises(NotAllowed, match="a key cannot"):
        house.passwords.change(key, old=GOOD, new="another four plain words", place=HOME)
