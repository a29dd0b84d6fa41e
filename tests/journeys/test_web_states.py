"""The web app where things are not as usual: no script, nobody answers, nothing there, signed out in mid-letter, left in a hurry."""

import gzip
import re

import pytest

from almoner.faces.http.web import HOME
from tests.journeys.heard import unheard
from tests.journeys.seen import violations
from tests.journeys.web import CUT, WHOLE, Person

MOST_SCRIPT = 200_000
PAGES = {"en": ("settings", "help", "404"), "es": ("folders", "dates", "settings", "help", "add", "phone", "404")}
"""A person's journey in English (test_web_person.py) looks at the others there."""


def test_the_entry_page_brings_little_script(server):
    for language in ("en", "es"):
        page = (HOME / language / "index.html").read_text(encoding="utf-8")
        named = re.findall(r'<script src="([^"]+)"(?![^>]*noModule)', page)
        assert named, "no script at all: the page was not looked at rightly"
        inside = "".join(re.findall(r"<script(?: id=\"[^\"]*\")?>(.*?)</script>", page, re.DOTALL))
        packed = [len(gzip.compress((HOME / one.removeprefix("/")).read_bytes(), 9)) for one in dict.fromkeys(named)]
        assert sum(packed) + len(gzip.compress(inside.encode())) <= MOST_SCRIPT


def test_no_page_names_an_address_elsewhere():
    known = re.compile(r"https?://(?:www\.w3\.org/|react\.dev/|nextjs\.org/|localhost|n\b|a\b|acme|example)[^\s\"'`]*")
    for one in sorted(HOME.rglob("*.html")):
        assert re.findall(r"https?://[^\s\"'\\]+", known.sub("", one.read_text(encoding="utf-8"))) == [], one.name


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_that_needs_nothing_is_for_everybody(page, server, language):
    one = Person(page, server, language)
    one.open(f"/{language}/").look("start")
    for name in PAGES[language]:
        one.open(f"/{language}/{name}/").look(name)
    one.open(f"/{language}/example/").until("document.querySelector('article') !== null").look("example")


@pytest.mark.parametrize("path", ["/favicon.ico", "/icon.svg"])
def test_the_tab_has_a_picture_of_our_own(server, path):
    status, picture = server.raw(path)
    assert (status, len(picture) > 200) == (200, True)
    assert f'href="{path}' in (HOME / "en" / "index.html").read_text(encoding="utf-8")


def test_axe_finds_a_planted_fault(page, server):
    Person(page, server).open("/en/")
    page.run("document.body.insertAdjacentHTML('beforeend', '<img src=\"/none.png\">')")
    assert "image-alt" in [rule for rule, _ in violations(page)]


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("<button></button>", "a button without a name"),
        ("<h4>Too deep</h4>", "is of level 4 after level 2"),
        ("<h1>Twice</h1>", "not one first heading"),
        ('<div id="turned"><a href="/a">Later</a><br><a href="/b">First</a></div>', "seen before it"),
    ],
    ids=["nameless", "skipped", "twice", "upside-down"],
)
def test_what_is_heard_finds_a_planted_fault(page, server, planted, told):
    Person(page, server).open("/en/")
    assert unheard(page, wide=1280) == []
    page.run(f"document.querySelector('main').insertAdjacentHTML('beforeend', {planted!r})")
    page.run(
        "void Object.assign(document.querySelector('#turned')?.style ?? {}, {display: 'flex', flexDirection: 'column-reverse'})"
    )
    assert [one for one in unheard(page, wide=1280) if told in one] != []


def test_without_script_there_is_a_sentence_and_the_example(page, server):
    page.open(f"http://localhost:{server.port}/es/", scripts=False)
    shown = page.run("document.body.innerText")
    assert "Estas páginas usan JavaScript" in shown
    assert page.run("document.querySelector('noscript a').getAttribute('href')") == "/example?language=es"
    page.open(f"http://localhost:{server.port}/example?language=es", scripts=False)
    assert page.run("document.querySelectorAll('article.finding').length") == 3
    page.call("Emulation.setScriptExecutionDisabled", value=False)


def test_where_nobody_answers_one_may_try_again(page, server):
    one = Person(page, server).open("/en/folders/")
    if page.run("document.querySelector('#name') === null"):
        one.push("Add another person")
    page.call("Network.emulateNetworkConditions", **CUT)
    one.write("Whose papers are these?", "Robin").push("Go on").until("document.querySelector('[role=alert]') !== null")
    assert "We cannot reach Almoner right now" in one.text()
    one.look("offline")
    page.call("Network.emulateNetworkConditions", **WHOLE)
    one.push("Go on").at("add")


def test_what_is_not_there_is_said(page, server):
    one = Person(page, server)
    one.open("/en/case/?folder=nobody&case=nothing").until("document.querySelector('[role=alert]') !== null").look("not-yours")
    assert "You may not open this." in one.text()
    page.open(f"http://localhost:{server.port}/nothing/at/all/?language=es")
    Person(page, server, "es").ready()
    assert "Esa página no existe" in page.run("document.body.innerText")


def test_leaving_empties_the_tab_and_hides_what_was_there(page, server):
    one = Person(page, server).open("/en/folders/")
    page.run("sessionStorage.setItem('almoner.draft.x', 'typed')")
    page.run("[...document.querySelectorAll('header button')].find(one => one.offsetParent).focus()")
    one.press("Enter").until("location.href === 'about:blank'")
    one.open("/en/folders/")
    assert one.kept() == {"almoner.left": "yes"}
    assert "This page is closed." in one.text()
    assert page.run("document.querySelector('header')") is None
    one.look("left").push("Open it again").until("document.querySelector('header') !== null")
    for _ in range(3):
        one.press("Escape")
    one.until("location.href === 'about:blank'")
    page.open(f"http://localhost:{server.port}/en/")
    page.run("sessionStorage.clear()")


def test_large_print_and_the_dark_are_kept_and_fit_a_phone(page, server):
    one = Person(page, server).open("/en/settings/")
    one.reach("As usual").press("ArrowDown").press("ArrowDown")
    one.reach("As on my machine").press("ArrowDown").press("ArrowDown")
    assert page.run("[document.documentElement.dataset.size, document.documentElement.dataset.light]") == ["largest", "dark"]
    for path in ("/en/", "/en/folders/", "/es/settings/"):
        page.open(f"http://localhost:{server.port}{path}", wide=360)
        assert page.run("document.documentElement.dataset.size") == "largest"
        assert page.run("document.documentElement.scrollWidth") <= 360, path
        assert violations(page) == []
    page.run("localStorage.clear()")


def test_the_other_language_is_the_same_page(page, server):
    one = Person(page, server).open("/en/help/")
    one.push("Español").until("location.pathname === '/es/help/'")
    assert page.run("document.documentElement.lang") == "es"
    page.call("Network.clearBrowserCookies")
