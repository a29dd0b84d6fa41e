"""Signing in through a provider that is real enough to lie: only a true, fresh answer to this very browser's question counts."""

import base64

import pytest
from joserfc.jwk import RSAKey

from almoner.adapters.chance import system
from almoner.adapters.identity.oidc import OidcProvider
from almoner.adapters.outbound import Outbound
from almoner.engine.errors import Conflict, NotAllowed, NotSignedIn, Refused, Unavailable
from almoner.engine.privacy.permissions import Role
from almoner.ports.accounts import Kind
from almoner.ports.entering import Way
from almoner.services.people.provider import EnterByProvider
from tests.adapters.identity.small_provider import LOGOUT, SmallProvider
from tests.services.people.conftest import HOME

DOOR = Outbound(frozenset({"127.0.0.1"}))


@pytest.fixture
def provider(house):
    made = SmallProvider(house.clock)
    yield made
    made.stop()


@pytest.fixture
def door(house, provider):
    oidc = OidcProvider(provider.issuer, "almoner", DOOR, house.clock, secret="s:cret")
    return EnterByProvider(house.database, oidc, system, house.sessions, "https://almoner.example/back")


def enter(door, provider):
    sent = door.begin()
    code, state = provider.sign_in(sent.address)
    return door.enter(state=state, cookie=sent.state, code=code, place=HOME)


def test_who_the_provider_knows_comes_in_with_its_roles(house, provider, door):
    entered = enter(door, provider)
    account = entered.account
    assert (account.login, account.name, account.kind, account.roles) == ("ada", "Ada Made-Up", Kind.PROVIDER, {Role.PERSON})
    assert (entered.session.way, house.sessions.who(entered.token, HOME).account) == (Way.PROVIDER, account.id)
    provider.roles = ["almoner-privacy-officer"]
    again = enter(door, provider)
    assert (again.account.id, again.account.roles) == (account.id, {Role.PRIVACY_OFFICER})
    assert [line[1] for line in house.lines()] == ["account from provider", "sign in", "roles from provider", "sign in"]


def test_roles_are_found_in_a_signed_access_token_as_keycloak_sends_them(provider, door):
    provider.roles_in_access = True
    assert enter(door, provider).account.roles == {Role.PERSON}


def test_the_providers_own_words_for_roles(house, provider, door):
    provider.roles = ["billing-dept", "almoner-operator"]
    named = EnterByProvider(
        house.database, door.provider, system, house.sessions, door.back, roles={"billing-dept": Role.BILLING_STAFF}
    )
    assert enter(named, provider).account.roles == {Role.BILLING_STAFF}


def test_without_a_role_here_nobody_comes_in(house, provider, door):
    provider.roles = ["offline_access"]
    with pytest.raises(NotAllowed, match="no role here"):
        enter(door, provider)
    assert house.lines()[-1] == ("nobody", "sign in", "refused")
    assert not house.database.read(lambda one: one.accounts.any())


def test_a_local_account_is_never_taken_over(house, provider, door):
    house.account("ada", Role.OPERATOR)
    with pytest.raises(Conflict, match="login is taken"):
        enter(door, provider)
    with pytest.raises(NotSignedIn):
        house.enter.with_password(login="nobody", password="", place=HOME)


def test_a_closed_account_stays_out(house, provider, door):
    account = enter(door, provider).account
    house.database.write(lambda one: one.accounts.close(account.id))
    with pytest.raises(NotAllowed):
        enter(door, provider)


def test_a_sign_in_belongs_to_one_browser_once_and_for_ten_minutes(house, provider, door):
    sent, other = door.begin(), door.begin()
    code, state = provider.sign_in(sent.address)
    with pytest.raises(NotSignedIn, match="another browser"):
        door.enter(state=state, cookie=other.state, code=code, place=HOME)
    door.enter(state=state, cookie=state, code=code, place=HOME)
    with pytest.raises(NotSignedIn, match="used already"):
        door.enter(state=state, cookie=state, code=code, place=HOME)
    code, state = provider.sign_in(other.address)
    house.clock.move(minutes=10)
    with pytest.raises(NotSignedIn, match="too long"):
        door.enter(state=state, cookie=state, code=code, place=HOME)


def test_a_code_given_out_for_another_question_is_worth_nothing(provider, door):
    mine, theirs = door.begin(), door.begin()
    stolen, _ = provider.sign_in(theirs.address)
    with pytest.raises(Refused):  # its proof key is not ours
        door.enter(state=mine.state, cookie=mine.state, code=stolen, place=HOME)


NOW = 1795262401  # what the clock of these tests begins with


@pytest.mark.parametrize(
    "lies",
    [
        {"claims": {"nonce": "another"}},
        {"claims": {"nonce": None}},
        {"claims": {"iss": "https://evil.example"}},
        {"claims": {"aud": "somebody-else"}},
        {"claims": {"aud": ["almoner", "other"]}},
        {"claims": {"azp": "other"}},
        {"claims": {"exp": NOW - 61}},
        {"claims": {"exp": None}},
        {"claims": {"iat": NOW + 120}},
        {"claims": {"nbf": NOW + 120}},
        {"claims": {"sub": None}},
        {"claims": {"sub": 7}},
        {"alg": "none"},
        {"alg": "HS256"},
        {"key": RSAKey.generate_key(2048, {"kid": "other"})},
        {"kid": "unknown"},
    ],
)
def test_no_lie_signs_in(house, provider, door, lies):
    assert int(house.clock().timestamp()) == NOW
    provider.lies = lies
    with pytest.raises(Refused, match="identity provider"):
        enter(door, provider)
    assert not house.database.read(lambda one: one.accounts.any())


def test_a_new_key_by_an_old_name_is_found_too(house, provider, door):
    enter(door, provider)
    provider.rotate(provider.key.kid)
    with pytest.raises(Refused, match="not signed by it"):
        enter(door, provider)
    house.clock.move(minutes=1)
    assert enter(door, provider).account.roles == {Role.PERSON}


def test_new_keys_are_fetched_and_not_more_than_once_a_minute(house, provider, door):
    enter(door, provider)
    provider.rotate()
    house.clock.move(minutes=1)
    enter(door, provider)
    before = len(provider.asked)
    provider.lies = {"kid": "unknown"}
    for _ in range(3):
        with pytest.raises(Refused, match="does not show"):
            enter(door, provider)
    assert len(provider.asked) == before


def test_a_provider_that_is_away_or_calls_itself_otherwise(provider, door):
    provider.lies = {"down": True}
    with pytest.raises(Unavailable):
        door.begin()
    provider.lies = {"about": {"issuer": "https://evil.example"}}
    with pytest.raises(Refused, match="another address"):
        door.begin()
    provider.lies = {"about": {"token_endpoint": "https://evil.example/token"}}
    sent = door.begin()
    code, state = provider.sign_in(sent.address)
    with pytest.raises(Refused, match=r"evil\.example is not among the named"):
        door.enter(state=state, cookie=state, code=code, place=HOME)


def test_nobody_is_asked_who_was_not_named(house, provider):
    closed = OidcProvider(provider.issuer, "almoner", Outbound(), house.clock)
    with pytest.raises(Refused, match="not among the named"):
        closed.address(state="s", nonce="n", verifier="v", back="b")
    assert provider.asked == []


def test_a_sign_out_there_ends_the_sessions_here(house, provider, door):
    first = enter(door, provider)
    provider.person |= {"sid": "sid-2"}
    second = enter(door, provider)
    assert door.signed_out(provider.logout(sid="sid-1"), HOME) == 1
    with pytest.raises(NotSignedIn):
        house.sessions.who(first.token, HOME)
    assert house.sessions.who(second.token, HOME)
    assert door.signed_out(provider.logout(sid=None), HOME) == 1
    with pytest.raises(NotSignedIn):
        house.sessions.who(second.token, HOME)
    assert door.signed_out(provider.logout(sid="sid-none"), HOME) == 0


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "n"},
        {"events": None},
        {"events": {}},
        {"events": [LOGOUT]},
        {"sid": None, "sub": None},
        {"aud": "other"},
        {"exp": 1},
    ],
)
def test_what_is_no_sign_out_ends_nothing(house, provider, door, claims):
    entered = enter(door, provider)
    with pytest.raises(Refused):
        door.signed_out(provider.logout(**claims), HOME)
    assert house.sessions.who(entered.token, HOME)


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "..", base64.b64encode(b"[]").decode() + ".x.y", "é.é.é", "x" * 200_000])
def test_nonsense_is_a_refusal(door, provider, token):
    with pytest.raises(Refused):
        door.signed_out(token, HOME)
