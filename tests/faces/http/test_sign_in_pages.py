"""Coming in by plain pages: the first address, passwords, codes, passkeys, stays, and one person's machine that asks for a password."""

import json
import re

import pytest

from almoner.assembly.settings import Settings
from almoner.engine.privacy.permissions import Role
from tests.adapters.identity.software_authenticator import SoftwareAuthenticator
from tests.faces.http.browsing import Browser
from tests.faces.http.coming_in import GOOD, HERE, code_for, secret_on
from tests.faces.http.conftest import running

BETTER = "some other words of mine"


@pytest.fixture
def house(tmp_path):
    with running(Settings(str(tmp_path / "data"), accounts=True, second_proof=frozenset())) as one:
        yield one


@pytest.fixture
def operator(house):
    """Signed in, by the first address."""
    browser = Browser(house.at())
    browser.open(f"/first/{house.platform.first_token()}")
    browser.send(f"/first/{browser.said.url.path.rpartition('/')[2]}", login="root", name="Root Made-Up", password=GOOD)
    assert browser.here == "/"
    return browser


def test_the_first_address_makes_the_first_operator_once(house):
    token = house.platform.first_token()
    browser, other = Browser(house.at()), Browser(house.at())
    browser.open("/")
    assert browser.here == "/sign-in"
    browser.open("/first/x" + token)
    assert browser.said.status_code == 401
    assert not browser.page.forms
    page = browser.open(f"/first/{token}")
    assert page.title == "Make the first account · Almoner"
    other.open(f"/first/{token}")
    page = browser.send(f"/first/{token}", login="root", name="Root", password="short")
    assert browser.said.status_code == 422
    assert "too easy to guess" in page.text
    assert {"root", "Root"} <= set(page.forms[0].fields.values())
    assert "short" not in browser.said.text
    page = browser.send(f"/first/{token}", login="root", name="Root Made-Up", password=GOOD)
    assert "You are signed in as Root Made-Up." in page.text
    other.send(f"/first/{token}", login="eve", name="Eve", password=GOOD)
    assert other.said.status_code == 401
    assert house.platform.first_token() is None


def test_a_password_signs_in_and_out(house, operator):
    browser = Browser(house.at())
    for login, password in (("root", "wrong"), ("nobody", GOOD), ("", "")):
        page = browser.sign_in(login, password)
        assert (browser.said.status_code, browser.here) == (401, "/sign-in")
        assert "The name or the password is not right." in page.text
    page = browser.sign_in("root", GOOD)
    assert browser.here == "/"
    assert "signed in as Root Made-Up" in page.text
    browser.open("/sign-in")
    assert browser.here == "/"
    token = browser.client.cookies["almoner"]
    page = browser.send("/sign-out")
    assert (browser.here, "You are signed out." in page.text) == ("/sign-in", True)
    assert "almoner" not in browser.client.cookies
    browser.client.cookies.set("almoner", token)
    browser.open("/account/stays")
    assert browser.here == "/sign-in"


def test_after_many_wrong_tries_one_waits_but_nobody_else_does(house, operator):
    browser = Browser(house.at())
    for _ in range(5):
        browser.sign_in("root", "wrong")
    page = browser.sign_in("root", GOOD)
    assert browser.said.status_code == 429
    assert re.search(r"Wait \d+ seconds", page.text)
    elsewhere = Browser(house.at("192.0.2.7"))
    elsewhere.sign_in("root", GOOD)
    assert elsewhere.here == "/"


def test_cookies_are_for_this_server_alone_and_no_script_reads_them(house, operator):
    said = house.at().get("/sign-in")
    [kept] = said.headers.get_list("set-cookie")
    assert kept.startswith("almoner-form=")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= {part.strip() for part in kept.split(";")}
    page = operator.open("/account/stays")
    assert len(page.forms[0].fields["form"]) == 64


def test_a_page_that_nobody_touches_makes_room_for_the_one_for_signing_in(house, operator):
    operator.open("/account/stays")
    assert operator.said.headers["Refresh"] == "1815; url=/sign-in?why=rest"
    assert operator.said.headers["Cache-Control"] == "no-store"
    said = Browser(house.at())
    assert "no one used this page" in said.open("/sign-in?why=rest").text
    assert "Refresh" not in said.said.headers
    assert "no one" not in said.open("/sign-in?why=<script>").text


def test_over_tls_the_cookies_name_binds_them_to_the_host(tmp_path):
    site = {"site": "https://almoner.example", "proxies": ("127.0.0.0/8",)}
    with running(Settings(str(tmp_path / "data"), accounts=True, second_proof=frozenset(), **site)) as house:
        client = house.at(base="https://almoner.example")
        browser = Browser(client)
        token = house.platform.first_token()
        browser.open(f"/first/{token}")
        browser.send(f"/first/{token}", login="root", name="Root", password=GOOD)
        assert browser.here == "/"
        assert set(client.cookies) == {"__Host-almoner"}
        said = house.at(base="https://almoner.example").get("/sign-in")
        [kept] = said.headers.get_list("set-cookie")
        assert kept.startswith("__Host-almoner-form=")
        assert "Secure" in kept
        assert "Domain" not in kept


@pytest.mark.parametrize(
    ("fields", "headers", "status"),
    [
        ({}, {}, 303),
        ({"form": "0" * 64}, {}, 422),
        ({"form": ""}, {}, 422),
        ({}, {"Sec-Fetch-Site": "cross-site"}, 403),
        ({}, {"Sec-Fetch-Site": "same-site"}, 403),
        ({}, {"Sec-Fetch-Site": "same-origin", "Content-Type": "text/plain"}, 400),
    ],
)
def test_a_form_counts_only_from_a_page_that_this_browser_was_shown(house, operator, fields, headers, status):
    operator.open("/account/stays")
    [form] = [one for one in operator.page.forms if one.to == "/sign-out"]
    given = {"Sec-Fetch-Site": "same-origin"} | headers
    said = operator.client.post("/sign-out", data=form.fields | fields, headers=given)
    assert said.status_code == status
    assert (operator.client.get("/account/stays").status_code == 401) == (status == 303)


def test_another_browsers_form_is_none(house, operator):
    other = Browser(house.at())
    other.open("/sign-in")
    token = other.page.forms[0].fields["form"]
    said = operator.client.post("/sign-out", data={"form": token}, headers={"Sec-Fetch-Site": "same-origin"})
    assert said.status_code == 422


@pytest.mark.parametrize("body", [b"form=%zz", b"a=1&a=2", b"&" * 99, b"a=%00", b"\xff", b"a" * (300 << 10), b""])
def test_a_form_that_is_none_is_refused_in_words(house, body):
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
    said = house.at().post("/sign-in", content=body, headers=headers)
    assert said.status_code in {400, 413, 422}
    assert said.json()["detail"].endswith(".")


def test_codes_are_turned_on_asked_for_renewed_and_turned_off(house, operator):
    page = operator.open("/account/codes")
    page = operator.send("/account/codes/begin")
    secret = secret_on(page.text)
    assert any(tag == "svg" and given["role"] == "img" for tag, given in page.tags)
    assert any(link.startswith("otpauth://totp/Almoner%3Aroot?secret=" + secret) for link in page.links)
    page = operator.send("/account/codes/confirm", code="000000")
    assert "The code is not right" in page.text
    used = code_for(secret)
    page = operator.send("/account/codes/confirm", code=used)
    recovery = re.findall(r"\b[a-z2-7]{4}(?:-[a-z2-7]{4}){3}\b", page.text)
    assert len(recovery) == 10

    browser = Browser(house.at())
    browser.sign_in("root", GOOD)
    assert browser.here == "/sign-in/code"
    page = browser.send("/sign-in/code", code=used)
    assert (browser.said.status_code, "was used" in page.text) == (401, True)
    browser.open("/account/stays")
    assert browser.here == "/sign-in"
    browser.open("/sign-in/recovery")
    browser.send("/sign-in/recovery", code=recovery[0].upper())
    assert browser.here == "/"
    assert "almoner-half" not in browser.client.cookies
    assert "You have 9 recovery codes left." in browser.open("/account/codes").text
    page = browser.send("/account/codes/renew", code=recovery[1])
    new = re.findall(r"\b[a-z2-7]{4}(?:-[a-z2-7]{4}){3}\b", page.text)
    assert not set(new) & set(recovery)
    browser.open("/account/codes")
    assert "Codes are off." in browser.send("/account/codes/stop", code=new[0]).text
    again = Browser(house.at())
    again.sign_in("root", GOOD)
    assert again.here == "/"


def test_a_code_without_a_password_before_it_is_nothing(house, operator):
    browser = Browser(house.at())
    for path in ("/sign-in/code", "/sign-in/recovery"):
        browser.open(path)
        assert browser.here == "/sign-in"


def test_stays_are_listed_and_ended(house, operator):
    browser, third = Browser(house.at("192.0.2.7")), Browser(house.at())
    browser.sign_in("root", GOOD)
    third.sign_in("root", GOOD)
    page = operator.open("/account/stays")
    assert "192.0.2.7" in page.text
    assert "This page, now" in page.text
    ends = [one for one in page.forms if one.to == "/account/stays/end"]
    assert len(ends) == 2
    operator.post("/account/stays/end", ends[0].fields)
    assert sum(one.open("/account/stays") is not None and one.here == "/account/stays" for one in (browser, third)) == 1
    operator.open("/account/stays")
    operator.send("/account/stays/end-others")
    for one in (browser, third):
        one.open("/account/stays")
        assert one.here == "/sign-in"
    operator.open("/account/stays")
    assert operator.here == "/account/stays"


def test_coming_in_again_ends_the_stay_before(house, operator):
    operator.open("/account/stays")
    before, form = operator.client.cookies["almoner"], operator.page.forms[0].fields["form"]
    operator.post("/sign-in", {"form": form, "login": "root", "password": GOOD})
    assert operator.here == "/"
    assert operator.client.cookies["almoner"] != before
    other = house.at()
    other.cookies.set("almoner", before)
    assert other.get("/api/v1/me").status_code == 401
    assert len(operator.client.get("/api/v1/sessions").json()["sessions"]) == 1


def test_a_changed_password_ends_the_other_stays(house, operator):
    browser = Browser(house.at())
    browser.sign_in("root", GOOD)
    operator.open("/account/password")
    page = operator.send("/account/password", old="wrong", password=BETTER)
    assert "The old password is not right." in page.text
    page = operator.send("/account/password", old=GOOD, password="password1234")
    assert "too easy to guess" in page.text
    page = operator.send("/account/password", old=GOOD, password=BETTER)
    assert "Your password is changed." in page.text
    browser.open("/account/stays")
    assert browser.here == "/sign-in"
    browser.sign_in("root", GOOD)
    assert browser.said.status_code == 401
    browser.sign_in("root", BETTER)
    assert browser.here == "/"


def test_passkeys_are_made_used_and_removed(house, operator):
    there = "http://localhost:8000"
    page = operator.open("/account/passkeys")
    assert there in page.text
    assert not [one for one in page.forms if one.asks]
    device, mine = SoftwareAuthenticator(origin=there), Browser(house.at(base=there))
    mine.sign_in("root", GOOD)
    mine.open("/account/passkeys")
    [form] = [one for one in mine.page.forms if one.asks]
    page = mine.post(form.to, form.fields | {"name": "my <phone>", "answer": device.make(form.asks)})
    assert "Your passkey works from now on." in page.text
    assert "my <phone>" in page.text

    browser = Browser(house.at(base=there))
    browser.open("/sign-in/passkey")
    [form] = browser.page.forms
    assert json.loads(form.asks)["rpId"] == "localhost"
    answer = device.use(form.asks)
    browser.post(form.to, form.fields | {"answer": answer})
    assert browser.here == "/"
    other = Browser(house.at(base=there))
    other.open("/sign-in/passkey")
    page = other.post(form.to, other.page.forms[0].fields | {"answer": answer})
    assert (other.said.status_code, "This passkey was not taken." in page.text) == (401, True)
    mine.open("/account/passkeys")
    page = mine.send("/account/passkeys/remove")
    assert "You have none yet." in page.text


def test_people_are_invited_choose_their_password_and_are_closed(house, operator):
    operator.open("/people")
    page = operator.send("/people", login="ada", name="Ada Made-Up", role="person")
    address = re.search(r"http://127\.0\.0\.1:8000(/invited/\S+)", page.text)[1]
    ada = Browser(house.at())
    ada.open(address)
    page = ada.send(address, password="ada made-up")
    assert "too easy" in page.text
    page = ada.send(address, password=GOOD)
    assert "signed in as Ada Made-Up" in page.text
    assert "/people" not in page.links
    assert ada.open("/people").title == "That did not work · Almoner"
    assert ada.said.status_code == 403
    again = Browser(house.at())
    again.open(address)
    assert again.said.status_code == 401
    page = operator.open("/people")
    assert "Ada Made-Up (ada)" in page.text
    assert operator.send("/people", login="ada", name="Other", role="person").text.count("This name is taken.") == 1
    operator.open("/people")
    operator.send("/people/close")
    ada.open("/account/stays")
    assert ada.here == "/sign-in"


def test_one_persons_machine_asks_nobody_until_its_owner_wants_a_password(tmp_path):
    settings = Settings(str(tmp_path / "data"), second_proof=frozenset())
    with running(settings) as house:
        browser = Browser(house.at())
        made = browser.client.post("/api/v1/folders", json={"name": "Elena"}).json()
        page = browser.open("/")
        assert "for you alone" in page.text
        for path in ("/sign-in", "/account/stays", "/account/codes", "/account/passkeys", "/account/password"):
            browser.open(path)
            assert browser.here == "/"
        browser.open("/account/turn")
        page = browser.send("/account/turn", login="ada", name="Ada Made-Up", password="weak")
        assert "too easy" in page.text
        page = browser.send("/account/turn", login="ada", name="Ada Made-Up", password=GOOD)
        assert "signed in as Ada Made-Up" in page.text
        assert browser.client.get(f"/api/v1/folders/{made['id']}").status_code == 200
        other = Browser(house.at())
        assert other.client.get(f"/api/v1/folders/{made['id']}").status_code == 401
        other.open("/account/turn")
        assert other.here == "/sign-in"
    with running(settings) as house:
        assert house.platform.first_token() is None
        assert house.at().get("/api/v1/folders").status_code == 401


def test_with_accounts_the_owner_of_before_becomes_the_first_operator(tmp_path):
    with running(Settings(str(tmp_path / "data"))) as house:
        made = house.at().post("/api/v1/folders", json={"name": "Elena"}).json()
    with running(Settings(str(tmp_path / "data"), accounts=True, second_proof=frozenset())) as house:
        assert house.at().get("/api/v1/folders").status_code == 401
        token, browser = house.platform.first_token(), Browser(house.at())
        page = browser.open(f"/first/{token}")
        assert "All that is kept on this computer now will be yours." in page.text
        browser.send(f"/first/{token}", login="ada", name="Ada", password=GOOD)
        assert browser.client.get("/api/v1/folders").json()["folders"] == [made]
        caller = house.people.sessions.who(browser.client.cookies["almoner"], HERE)
        assert Role.OPERATOR in house.people.me(caller).roles
