"""The server's pages in a real browser: read by everybody, on a phone, in the dark, by keyboard, in two languages, without script."""

import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.adapters.stores.servers import free_port
from tests.faces.http.coming_in import GOOD, code_for, secret_on
from tests.journeys.seen import FOCUS, outside, violations

LOOKS = [{"wide": 1280}, {"wide": 1280, "dark": True}, {"wide": 360}, {"wide": 360, "dark": True}]
SHOWN = os.environ.get("ALMONER_PICTURES")
"""A folder for pictures of every page, for whoever wants to look."""
START = re.compile(r"/(?:(?:en|es)/)?")
"""Where one lands: a plain page, or the web app's first one where that was built."""
EXPECTED = re.compile(r"responded with a status of 4|Clear-Site-Data header on .* Cleared data types")
REACHED = "a[href], button, input:not([type=hidden]), select"


@contextmanager
def serving(folder, *words):
    """A server of its own; its address by name, and what it said at start."""
    port = free_port()
    asked = [sys.executable, "-m", "almoner.faces.cli.main", "--data", str(folder), "serve", "--port", str(port), *words]
    password_is_enough = os.environ | {"ALMONER_SECOND_PROOF": "nobody"}
    ran = subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, env=password_is_enough)
    try:
        said = [ran.stdout.readline().strip() for _ in range(1 + len(words))]
        yield f"http://localhost:{port}", said[-1].replace("127.0.0.1", "localhost").rpartition(" ")[2]
    finally:
        ran.terminate()
        ran.communicate(timeout=30)


class Walk:
    """Goes from page to page as a person would, and looks at each in every light."""

    def __init__(self, page, home, language):
        self.page, self.home, self.language, self.seen = page, home, language, []

    def open(self, address, *, scripts=True):
        self.page.open(address if address.startswith("http") else self.home + address, scripts=scripts)
        return self

    def fill(self, **fields):
        for name, value in fields.items():
            self.page.run(f"document.querySelector('main [name=\"{name}\"]').value = {json.dumps(value)}")
        return self

    def send(self, to):
        press = f"document.querySelector('form[action=\"{to}\"] button').click()"
        self.page.loaded(lambda: self.page.run(press))
        return self

    def look(self, name):
        """Nothing that axe finds, nothing outside a narrow screen, no complaint, nothing asked of another."""
        assert self.page.run("document.documentElement.lang") == self.language, name
        assert [one for one in self.page.requests if not one.startswith(self.home + "/")] == [], name
        for number, look in enumerate(LOOKS):
            self.page.look(**look)
            assert violations(self.page) == [], (name, look)
            assert self.page.run("document.documentElement.scrollWidth") <= look["wide"], (name, look)
            assert outside(self.page) == [], (name, look)
            if SHOWN:
                self.page.picture(Path(SHOWN) / f"{self.language}-{name}-{number}.png")
        self.page.look()
        assert [one for one in self.page.complaints if not EXPECTED.search(one)] == [], name
        assert self.page.run("document.querySelectorAll('h1').length") == 1
        self.seen.append(name)
        return self

    def text(self):
        return self.page.run("document.querySelector('main').innerText")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_is_for_everybody(page, tmp_path, language):
    with serving(tmp_path / "data", "--accounts") as (home, first):
        walk = Walk(page, home, language)
        walk.open(f"{first}?language={language}").look("first")
        to = first.removeprefix(home)
        walk.fill(login="ada", name="Ada Made-Up", password="weak").send(to).look("first-weak")
        walk.fill(password=GOOD).send(to)
        assert START.fullmatch(page.run("location.pathname"))
        walk.open("/account").look("home")
        walk.open("/account/stays").look("stays")
        walk.open("/account/password").look("password")
        walk.fill(old="wrong", password=GOOD).send("/account/password").look("password-wrong")
        walk.open("/account/codes").look("codes-off")
        walk.send("/account/codes/begin").look("codes-begun")
        secret = secret_on(walk.text())
        walk.fill(code=code_for(secret)).send("/account/codes/confirm").look("codes-new")
        recovery = re.findall(r"\b[a-z2-7]{4}(?:-[a-z2-7]{4}){3}\b", walk.text())
        walk.open("/account/codes").look("codes-on")
        walk.open("/account/passkeys").look("passkeys")
        walk.open("/people").look("people")
        walk.fill(login="eve", name="Eve Made-Up").send("/people").look("people-invited")
        invited = re.search(r"http://localhost:\d+/invited/\S+", walk.text())[0]
        walk.open("/nowhere").look("nowhere")
        walk.open("/account").send("/sign-out").look("signed-out")
        walk.open("/sign-in/passkey").look("sign-in-passkey")
        walk.open("/sign-in").fill(login="ada", password="wrong").send("/sign-in").look("sign-in-wrong")
        walk.fill(password=GOOD).send("/sign-in").look("code")
        walk.open("/sign-in/recovery").look("recovery")
        walk.fill(code=recovery[0]).send("/sign-in/recovery")
        assert START.fullmatch(page.run("location.pathname"))
        walk.open("/account").send("/sign-out").open(invited).look("invited")
        walk.open(home + "/invited/nobody").look("invited-over")
        assert len(walk.seen) == 21
        page.call("Network.clearBrowserCookies")


def test_one_persons_pages_are_for_everybody(page, tmp_path):
    with serving(tmp_path / "data") as (home, _):
        walk = Walk(page, home, "en")
        walk.open("/account?language=en").look("alone")
        walk.open("/account/turn").look("turn")
        page.call("Network.clearBrowserCookies")


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page, tmp_path):
    with serving(tmp_path / "data", "--accounts") as (home, first):
        walk = Walk(page, home, "en")
        walk.open(first).fill(login="ada", name="Ada", password=GOOD).send(first.removeprefix(home))
        for path in ("/account/stays", "/account/password", "/people", "/account/passkeys"):
            walk.open(path)
            wanted = page.run(f"[...document.querySelectorAll('{REACHED}')].map(one => one.outerHTML.slice(0, 160))")
            reached = []
            for _ in wanted:
                page.press("Tab")
                where, visible = page.run(FOCUS)
                assert visible, where
                reached.append(where)
            assert reached == wanted
            assert 'class="skip"' in reached[0]
        walk.open("/account/password").fill(old=GOOD, password="another four plain words")
        page.run("document.querySelector('main button').focus()")
        page.loaded(lambda: page.press("Enter", text="\r"))
        assert "Your password is changed." in walk.text()
        page.call("Network.clearBrowserCookies")


def test_a_passkey_of_a_real_browser_is_made_and_signs_in(page, tmp_path):
    with serving(tmp_path / "data", "--accounts") as (home, first):
        page.call("WebAuthn.enable")
        device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
        device |= {"isUserVerified": True, "automaticPresenceSimulation": True}
        made = page.call("WebAuthn.addVirtualAuthenticator", options=device)["authenticatorId"]
        walk = Walk(page, home, "en")
        walk.open(first).fill(login="ada", name="Ada", password=GOOD).send(first.removeprefix(home))
        walk.open("/account/passkeys").fill(name="my phone").send("/account/passkeys")
        assert "Your passkey works from now on." in walk.text()
        assert "my phone" in walk.text()
        walk.send("/sign-out").open("/sign-in/passkey").send("/sign-in/passkey")
        assert START.fullmatch(page.run("location.pathname"))
        assert "signed in as Ada" in walk.open("/account").text()
        walk.send("/sign-out").open("/sign-in/passkey")
        page.call("WebAuthn.removeVirtualAuthenticator", authenticatorId=made)
        device |= {"isUserVerified": False}
        page.call("WebAuthn.addVirtualAuthenticator", options=device)
        page.run("document.querySelector('main button').click()")
        page.run("new Promise(done => setInterval(() => document.getElementById('failed').hidden || done(), 50))")
        assert "Your device did not answer." in walk.text()
        page.call("WebAuthn.disable")
        page.call("Network.clearBrowserCookies")


def test_everything_but_passkeys_works_without_script(page, tmp_path):
    with serving(tmp_path / "data", "--accounts") as (home, first):
        walk = Walk(page, home, "en")
        walk.open(first, scripts=False)
        for value in ("ada", "Ada", GOOD):
            page.press("Tab")
            if value == "ada":  # past the link that skips
                page.press("Tab")
            page.call("Input.insertText", text=value)
        page.loaded(lambda: page.press("Enter", text="\r"))
        page.open(home + "/account/stays")
        assert "This page, now" in walk.text()
        walk.send("/sign-out").open("/sign-in/passkey", scripts=False)
        assert (
            "This page needs scripts."
            in page.call("DOM.getOuterHTML", nodeId=page.call("DOM.getDocument", depth=-1)["root"]["nodeId"])["outerHTML"]
        )
        page.call("Network.clearBrowserCookies")


def test_a_script_that_were_there_would_not_run(page, tmp_path):
    with serving(tmp_path / "data") as (home, _):
        page.open(home + "/account")
        page.run("document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title=1'}))")
        assert page.run("document.title") == "Almoner"
        assert any("Content Security Policy" in one for one in page.complaints)
        page.call("Network.clearBrowserCookies")
