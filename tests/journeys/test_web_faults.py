"""Faults that a person meets in the web app, and what they see: nothing typed or sent is lost."""

import re

import pytest

from tests.journeys.browser import browser, program
from tests.journeys.test_pages_in_browser import GOOD
from tests.journeys.test_pages_in_browser import serving as serving_accounts
from tests.journeys.web import Person, made, serving
from tests.made_up import text_bill

CUT = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
WHOLE = CUT | {"offline": False}
TYPED = "My own words, which nobody may lose."


@pytest.fixture(scope="module")
def page():
    if program() is None:
        pytest.skip("chromium is not here: make test installs it where it may ask for root")
    with browser(program()) as one:
        yield one


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("data")) as one:
        yield one


def test_the_same_file_twice_is_kept_once(page, server, tmp_path):
    paper = tmp_path / "made-up.txt"
    paper.write_bytes(text_bill())
    one = Person(page, server).somebody_new()
    one.hand_in(paper).until("document.body.innerText.includes('It is here.')")
    one.hand_in(paper).until("document.body.innerText.includes('You have this paper already')")
    folder = page.run("new URLSearchParams(location.search).get('folder')")
    assert len(server.ask(f"/api/v1/folders/{folder}/papers")["papers"]) == 1


def test_a_broken_line_and_a_server_started_again_lose_no_byte(page, server, tmp_path):
    paper = tmp_path / "large made-up.txt"
    paper.write_bytes(text_bill() + b"\nmade-up line of nothing" * 60_000)
    one = Person(page, server).somebody_new()
    page.call("Network.emulateNetworkConditions", **CUT)
    one.hand_in(paper).until("document.querySelector('main progress') !== null").look("upload-cut")
    server.kill()
    server.start().ready()
    page.call("Network.emulateNetworkConditions", **WHOLE)
    one.until("document.body.innerText.includes('It is here.')")
    folder = page.run("new URLSearchParams(location.search).get('folder')")
    assert [each["bytes"] for each in server.ask(f"/api/v1/folders/{folder}/papers")["papers"]] == [paper.stat().st_size]


def test_a_server_started_again_while_it_reads_goes_on(page, server, tmp_path):
    one = Person(page, server).open("/en/folders/")
    where = made(page)
    folder, case = re.findall(r"=(\w+)", where)[:2]
    server.ask(f"/api/v1/folders/{folder}/cases/{case}/audit", "POST", {"settings": {"payers": ["commercial"]}})
    page.open(f"{one.home}/en/reading/?{where}")
    server.kill()
    server.start().ready()
    one.at("findings")


def test_two_tabs_that_edit_one_letter_are_told(page, server):
    one = Person(page, server).open("/en/folders/")
    where = made(page)
    one.open(f"/en/letter/?{where}").push("Change the words")
    one.write("The letter in your own words", TYPED)
    folder, case, letter = re.findall(r"=(\w+)", where)
    at = f"/api/v1/folders/{folder}/cases/{case}/letters/{letter}/text"
    other = server.ask(at)
    server.ask(at, "PUT", {"text": other["text"] + "\n\nFrom the other tab."}, If_Match=f'"v{other["version"]}"')
    one.push("Keep my words").until("document.querySelector('[role=alert]') !== null").look("changed-elsewhere")
    assert "This was changed in the meantime" in one.text()
    assert TYPED in page.run("document.querySelector('textarea').value")
    page.run("sessionStorage.clear()")


def test_a_session_that_ends_in_mid_letter_loses_nothing(page, tmp_path):
    with serving_accounts(tmp_path / "data", "--accounts") as (home, first):
        page.open(first)
        fill = "document.querySelector('main [name=\"{}\"]').value = '{}'"
        for name, value in (("login", "ada"), ("name", "Ada Made-Up"), ("password", GOOD)):
            page.run(fill.format(name, value))
        page.loaded(lambda: page.run(f"document.querySelector('form[action=\"{first.removeprefix(home)}\"] button').click()"))
        where = made(page)
        one = Person(page, None, home=home)
        one.open(f"/en/letter/?{where}").push("Change the words").write("The letter in your own words", TYPED)
        page.call("Network.clearBrowserCookies")
        one.push("Keep my words").until("document.querySelector('[role=alert]') !== null").look("signed-out")
        assert "You were signed out" in one.text()
        one.push("Sign in").until("location.pathname === '/sign-in'")
        for name, value in (("login", "ada"), ("password", GOOD)):
            page.run(fill.format(name, value))
        page.loaded(lambda: page.run("document.querySelector('form[action=\"/sign-in\"] button').click()"))
        one.at().push("Go back to where you were").at("letter")
        one.until("document.querySelector('textarea') !== null")
        assert TYPED in page.run("document.querySelector('textarea').value")
        one.open("/en/settings/").push("Sign out").until("location.pathname === '/sign-in'")
        assert one.kept() == {}
        page.call("Network.clearBrowserCookies")
