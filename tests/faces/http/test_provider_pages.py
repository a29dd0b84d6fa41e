"""Signing in through an identity provider over HTTP: there, back with a cookie, and out without a browser."""

import pytest

from almoner.adapters.clocks.system import now
from almoner.assembly.settings import Provider, Settings
from tests.adapters.identity.small_provider import SmallProvider
from tests.faces.http.browsing import Browser
from tests.faces.http.conftest import HERE, running

THERE = "/sign-in/provider"


@pytest.fixture
def provider(monkeypatch):
    monkeypatch.setenv("ALMONER_HOSTS", "127.0.0.1")
    made = SmallProvider(now)
    yield made
    made.stop()


@pytest.fixture
def house(tmp_path, provider):
    named = Provider(provider.issuer, "almoner", "s:cret")
    with running(Settings(str(tmp_path / "data"), accounts=True, provider=named)) as one:
        yield one


def begun(house):
    """A browser that is at the provider, and where it was sent."""
    browser = Browser(house.at(base="http://localhost:8000"))
    page = browser.open("/sign-in")
    assert THERE in page.links
    browser.open(THERE)
    assert browser.said.status_code == 303
    return browser, browser.said.headers["Location"]


def come_back(browser, provider, address, **more):
    code, state = provider.sign_in(address)
    given = {"code": code, "state": state} | more
    return browser.open(f"{THERE}/back?" + "&".join(f"{name}={value}" for name, value in given.items()))


def test_who_the_provider_knows_comes_in_and_has_nothing_of_a_password(house, provider):
    browser, address = begun(house)
    assert "redirect_uri=http%3A%2F%2Flocalhost%3A8000%2Fsign-in%2Fprovider%2Fback" in address
    page = come_back(browser, provider, address)
    assert browser.here == "/"
    assert "signed in as Ada Made-Up" in page.text
    assert "/account/stays" in page.links
    assert not {"/account/password", "/account/codes", "/account/passkeys"} & set(page.links)
    for path in ("/account/password", "/account/codes", "/account/passkeys"):
        browser.open(path)
        assert browser.here == "/"
    assert set(browser.client.cookies) == {"almoner"}


def test_an_answer_counts_once_and_only_in_the_browser_that_asked(house, provider):
    browser, address = begun(house)
    other = Browser(house.at(base="http://localhost:8000"))
    code, state = provider.sign_in(address)
    page = other.open(f"{THERE}/back?code={code}&state={state}")
    assert "Your work did not let you in here." in page.text
    browser.open(f"{THERE}/back?code={code}&state={state}")
    assert browser.here == "/"
    stolen = Browser(house.at(base="http://localhost:8000"))
    stolen.client.cookies.set("almoner-provider", state)
    stolen.open(f"{THERE}/back?code={code}&state={state}")
    assert stolen.said.status_code == 401


@pytest.mark.parametrize("query", ["", "?error=access_denied&state=x", "?code=x", "?code=x&state=y"])
def test_without_a_good_answer_nobody_comes_in(house, provider, query):
    browser, _ = begun(house)
    page = browser.open(f"{THERE}/back{query}")
    assert browser.said.status_code in {401, 422}
    assert page.forms
    browser.open("/account/stays")
    assert browser.here == "/sign-in"


def test_without_a_role_here_it_is_said(house, provider):
    provider.roles = ["offline_access"]
    browser, address = begun(house)
    page = come_back(browser, provider, address)
    assert (browser.said.status_code, "You have no part here yet." in page.text) == (403, True)


def test_the_provider_says_who_is_out_without_a_browser(house, provider):
    browser, address = begun(house)
    come_back(browser, provider, address)
    program = house.at()

    def out(token):
        return program.post(f"{THERE}/out", data={"logout_token": token}, headers={"Host": "localhost:8000"})

    for token in ("nonsense", provider.signed({"sub": "u1", "sid": "sid-1"}), provider.logout(aud="another")):
        assert out(token).status_code == 400
        assert browser.open("/account/stays").title == "Where you are signed in · Almoner"
    said = out(provider.logout())
    assert (said.status_code, said.headers["cache-control"]) == (200, "no-store")
    browser.open("/account/stays")
    assert browser.here == "/sign-in"


def test_a_provider_that_is_away_is_said_and_the_password_still_works(house, provider):
    provider.stop()
    browser = Browser(house.at())
    page = browser.open(THERE)
    assert (browser.said.status_code, "does not answer" in page.text) == (503, True)
    assert any(form.to == "/sign-in" for form in page.forms)
    provider.stop = lambda: None


def test_where_no_provider_is_named_there_is_nothing(tmp_path):
    with running(Settings(str(tmp_path / "data"), accounts=True)) as house:
        browser = Browser(house.at())
        assert THERE not in browser.open("/sign-in").links
        for path in (THERE, f"{THERE}/back?code=x&state=y"):
            browser.open(path)
            assert browser.said.status_code == 404
        assert house.at(base=HERE).post(f"{THERE}/out", data={"logout_token": "x"}).status_code == 404
