"""Passkeys, with a device in software that can lie: only a true answer to this very question signs in, and only once."""

import json

import pytest

from almoner.adapters.chance import system
from almoner.adapters.identity.passkeys import WebauthnCeremonies
from almoner.engine.errors import Conflict, NotAllowed, NotKnown, NotSignedIn, Refused
from almoner.ports.entering import Way
from almoner.services.people.passkeys import Passkeys
from tests.adapters.identity.software_authenticator import PRESENT, SoftwareAuthenticator, unb64
from tests.services.people.conftest import HOME

SITE = WebauthnCeremonies("almoner.example", ("https://almoner.example",))


@pytest.fixture
def keys(house):
    return Passkeys(house.database, SITE, system, house.sessions)


def make(keys, caller, device, **given):
    begun = keys.begin_making(caller)
    return keys.make(caller, token=begun.token, answer=device.make(begun.options, **given), name=" phone ")


def enter(keys, device, **given):
    begun = keys.begin_entering()
    return keys.enter(token=begun.token, answer=device.use(begun.options, **given), place=HOME)


def test_a_passkey_is_made_and_signs_in(house, keys):
    caller, device = house.account("ada"), SoftwareAuthenticator()
    made = make(keys, caller, device)
    assert [(one.id, one.name) for one in keys.of(caller)] == [(made.id, "phone")]
    entered = enter(keys, device)
    assert (entered.account.id, entered.session.way) == (caller.account, Way.PASSKEY)
    assert house.sessions.who(entered.token, HOME).account == caller.account
    assert enter(keys, device).account.id == caller.account
    assert [line[1:] for line in house.lines()] == [("passkey add", "done"), ("sign in", "done"), ("sign in", "done")]


def test_what_the_browser_is_asked_names_nobody_and_wants_the_person_verified(house, keys):
    caller = house.account("ada")
    asked = json.loads(keys.begin_entering().options)
    assert (asked["rpId"], asked["userVerification"], asked.get("allowCredentials", [])) == ("almoner.example", "required", [])
    assert len(unb64(asked["challenge"])) == 32
    device = SoftwareAuthenticator()
    make(keys, caller, device)
    new = json.loads(keys.begin_making(caller).options)
    assert unb64(new["user"]["id"]).decode() == caller.account
    assert [unb64(one["id"]) for one in new["excludeCredentials"]] == [device.credential]
    assert new["authenticatorSelection"]["residentKey"] == "required"


@pytest.mark.parametrize(
    "lie",
    [
        {"device": {"origin": "https://evil.example"}},
        {"device": {"flags": PRESENT}},
        {"site": "evil.example"},
    ],
)
def test_a_passkey_of_another_site_or_of_nobody_verified_is_not_made(house, keys, lie):
    caller, device = house.account("ada"), SoftwareAuthenticator(**lie.get("device", {}))
    with pytest.raises(Refused, match="does not hold"):
        make(keys, caller, device, **({"site": lie["site"]} if "site" in lie else {}))
    assert keys.of(caller) == []


def origin(device):
    device.origin = "https://evil.example"


def verified(device):
    device.flags = PRESENT


def count(device):
    device.count = 0


def key(device):
    device.key = SoftwareAuthenticator().key


def credential(device):
    device.credential = b"x" * 32


@pytest.mark.parametrize("lie", [origin, verified, count, key, credential])
def test_a_lie_does_not_sign_in_and_leaves_a_line(house, keys, lie):
    caller, device = house.account("ada"), SoftwareAuthenticator()
    make(keys, caller, device)
    enter(keys, device)
    lie(device)
    with pytest.raises(NotSignedIn, match="not known here"):
        enter(keys, device)
    assert house.lines()[-1] == ("nobody" if lie is credential else caller.account, "sign in", "refused")


def test_another_sites_answer_or_to_another_question_does_not_sign_in(house, keys):
    device = SoftwareAuthenticator()
    make(keys, house.account("ada"), device)
    for given in ({"site": "evil.example"}, {"challenge": "AAAA"}):
        with pytest.raises(NotSignedIn):
            enter(keys, device, **given)
    begun = keys.begin_entering()
    answer = device.use(begun.options)
    keys.enter(token=begun.token, answer=answer, place=HOME)
    with pytest.raises(NotSignedIn, match="used already"):
        keys.enter(token=begun.token, answer=answer, place=HOME)
    with pytest.raises(NotSignedIn):
        keys.enter(token=keys.begin_entering().token, answer=answer, place=HOME)
    late = keys.begin_entering()
    house.clock.move(minutes=5)
    with pytest.raises(NotSignedIn, match="too long"):
        keys.enter(token=late.token, answer=device.use(late.options), place=HOME)


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", "null", '{"rawId": 5}', '{"rawId": "é"}', "[" * 5000, '{"id": {}, "rawId": "AAAA"}', "\x00"]
)
def test_nonsense_is_a_refusal(house, keys, answer):
    caller = house.account("ada")
    make(keys, caller, SoftwareAuthenticator())
    with pytest.raises(NotSignedIn):
        keys.enter(token=keys.begin_entering().token, answer=answer, place=HOME)
    with pytest.raises(Refused):
        keys.make(caller, token=keys.begin_making(caller).token, answer=answer, name="x")


def test_a_passkey_is_one_accounts_and_its_attempt_too(house, keys):
    ada, eve, device = house.account("ada"), house.account("eve"), SoftwareAuthenticator()
    made = make(keys, ada, device)
    with pytest.raises(Conflict):
        make(keys, eve, device)
    begun = keys.begin_making(ada)
    with pytest.raises(Refused, match="too long"):
        keys.make(eve, token=begun.token, answer=SoftwareAuthenticator().make(begun.options), name="x")
    with pytest.raises(NotKnown):
        keys.remove(eve, made.id)
    keys.remove(ada, made.id)
    with pytest.raises(NotSignedIn):
        enter(keys, device)


def test_a_closed_account_does_not_enter_and_a_key_of_a_program_makes_none(house, keys):
    caller, device = house.account("ada"), SoftwareAuthenticator()
    make(keys, caller, device)
    with pytest.raises(NotAllowed):
        keys.begin_making(type(caller)(caller.account, caller.origin, only=frozenset()))
    house.database.write(lambda one: one.accounts.close(caller.account))
    with pytest.raises(NotSignedIn):
        enter(keys, device)
