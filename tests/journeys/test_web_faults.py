"""Faults that a person meets in the web app, and what they see: nothing typed or sent is lost."""

import json
import re
import urllib.request

import PIL.Image
import PIL.ImageDraw
import pytest

from almoner.adapters.clocks.system import now
from tests.faces.http.coming_in import GOOD
from tests.journeys.test_pages_in_browser import serving as serving_accounts
from tests.journeys.web import CUT, WHOLE, Person, made
from tests.made_up import text_bill

TURNED = 6
"""As a camera notes that the picture lies on its left side."""
TYPED = "My own words, which nobody may lose."


def sideways(path):
    """A made-up bill as a camera gives it: lying on its side, with a note which way is up."""
    upright = PIL.Image.new("L", (1240, 1240), "white")
    PIL.ImageDraw.Draw(upright).text((60, 60), text_bill().decode(), fill="black", font_size=24, spacing=14)
    exif = PIL.Image.Exif()
    exif[0x0112] = TURNED
    upright.crop((0, 0, 1000, 1240)).transpose(PIL.Image.Transpose.ROTATE_90).save(path, "JPEG", exif=exif, dpi=(150, 150))
    return path


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
    away = (
        "location.protocol === 'chrome-error:'"  # it was read sooner than the server went, and the next page could not be had
    )
    one.until(f"{away} || document.querySelector('main progress, main [role=alert]') !== null")
    server.start().ready()
    if page.run(away):
        page.open(f"{one.home}/en/reading/?{where}")
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


def test_a_file_of_300_mb_is_refused_before_a_byte_of_it_is_sent(page, server, tmp_path):
    large, small = tmp_path / "large made-up.pdf", tmp_path / "made-up.txt"
    with large.open("wb") as file:
        file.truncate(300 << 20)
    small.write_bytes(text_bill())
    one = Person(page, server).somebody_new()
    one.hand_in(large).until("document.querySelector('[role=alert]') !== null").look("too-large")
    assert "This file is too large for us to read." in one.text()
    asked = [each["params"]["request"]["method"] for each in page.events if each.get("method") == "Network.requestWillBeSent"]
    assert "POST" in asked
    assert "PATCH" not in asked
    one.push(": large made-up.pdf").until("!document.body.innerText.includes('large made-up')")
    one.hand_in(small).until("document.body.innerText.includes('It is here.')")


def test_a_photo_that_lies_on_its_side_is_read_and_shown_upright(page, server, tmp_path):
    one = Person(page, server).somebody_new()
    one.hand_in(sideways(tmp_path / "photo.jpg")).until("document.body.innerText.includes('It is here.')")
    one.push("Read my papers").until("/(confirm|findings)/.test(location.pathname)").ready()
    if "confirm" in page.run("location.pathname"):
        one.open(page.run("location.pathname + location.search").replace("confirm", "findings"))
    assert "J1885" in one.text()
    one.until("document.querySelector('.picture image') !== null")
    wide, high = page.run(
        "(({width, height}) => [width, height].map(each => each.baseVal.value))(document.querySelector('.picture image'))"
    )
    assert wide < high
    one.look("photo")


def signed_in(page, login):
    fill = "document.querySelector('main [name=\"{}\"]').value = '{}'"
    for name, value in (("login", login), ("password", GOOD)):
        page.run(fill.format(name, value))
    page.loaded(lambda: page.run("document.querySelector('form[action=\"/sign-in\"] button').click()"))


@pytest.fixture(scope="module")
def house(page, tmp_path_factory):
    """A server where everybody signs in, and somebody is: Ada."""
    with serving_accounts(tmp_path_factory.mktemp("house") / "data", "--accounts") as (home, first):
        page.open(first)
        fill = "document.querySelector('main [name=\"{}\"]').value = '{}'"
        for name, value in (("login", "ada"), ("name", "Ada Made-Up"), ("password", GOOD)):
            page.run(fill.format(name, value))
        page.loaded(lambda: page.run(f"document.querySelector('form[action=\"{first.removeprefix(home)}\"] button').click()"))
        page.call("Network.clearBrowserCookies")
        yield home


@pytest.fixture
def ada(page, house):
    page.open(house + "/sign-in")
    signed_in(page, "ada")
    yield Person(page, None, home=house)
    page.call("Network.clearBrowserCookies")


ASK = """(async () => {
  const said = await fetch('/api/v1' + PATH, {method: 'POST', body: JSON.stringify(BODY), headers: {'Content-Type': 'application/json'}});
  return said.json();
})()"""


def asked(page, path, body):
    return page.run(ASK.replace("PATH", repr(path)).replace("BODY", json.dumps(body)))


def test_a_share_that_ends_while_the_page_is_open_is_told(page, ada):
    where = made(page)
    folder = re.findall(r"=(\w+)", where)[0]
    invited = asked(page, "/accounts", {"login": "eve", "name": "Eve Made-Up", "roles": ["person"]})["address"]
    given = asked(page, f"/folders/{folder}/grants", {"to_login": "eve", "purpose": "help", "last_day": str(now().date())})
    cookies = page.call("Network.getCookies", urls=[ada.home])["cookies"]
    page.call("Network.clearBrowserCookies")
    page.open(invited)
    page.run(f"document.querySelector('main [name=\"password\"]').value = '{GOOD}'")
    page.loaded(lambda: page.run("document.querySelector('main form button').click()"))
    ada.open(f"/en/findings/?{where}")
    assert "The same charge appears twice" in ada.text()
    ended = urllib.request.Request(f"{ada.home}/api/v1/folders/{folder}/grants/{given['id']}", method="DELETE")
    ended.add_header("Cookie", "; ".join(f"{one['name']}={one['value']}" for one in cookies))
    with urllib.request.urlopen(ended, timeout=30) as answer:
        assert answer.status == 204
    ada.push("Back to this case").at("case").look("share-ended")
    assert "You may not open this. It is not here, or it is not shared with you now." in ada.text()
    assert "J1885" not in page.run("document.body.innerText")


def test_a_session_that_ends_in_mid_letter_loses_nothing(page, ada):
    where = made(page)
    ada.open(f"/en/letter/?{where}").push("Change the words").write("The letter in your own words", TYPED)
    page.call("Network.clearBrowserCookies")
    ada.push("Keep my words").until("document.querySelector('[role=alert]') !== null").look("signed-out")
    assert "You were signed out" in ada.text()
    ada.push("Sign in").until("location.pathname === '/sign-in'")
    signed_in(page, "ada")
    ada.at().push("Go back to where you were").at("letter")
    ada.until("document.querySelector('textarea') !== null")
    assert TYPED in page.run("document.querySelector('textarea').value")
    ada.open("/en/settings/").push("Sign out").until("location.pathname === '/sign-in'")
    assert ada.kept() == {}
