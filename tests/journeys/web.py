"""The web app in a real browser: one server a module, one person who goes by keyboard, and what every page is held to."""

import json
import os
import re
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from almoner.faces.http.web import HOME
from tests.adapters.stores.servers import free_port
from tests.faces.http.process import Server
from tests.journeys.heard import unheard
from tests.journeys.seen import outside, violations
from tests.made_up import text_bill

LOOKS = [{"wide": 1440}, {"wide": 360, "dark": True}]
PATIENCE_SECONDS = 60
FOR_PROGRAMS = re.compile(
    r"\d{4}-\d{2}-\d{2}|(?<![\d,$.])\d[\d,]*\.\d{2}(?![\d%.])|(?<!\S)--[a-z]|\b(?:ncci-|opps-|hospital-prices|ms-drg|[a-z]+_[a-z]+\b)|"
    r"physician fee schedule|procedure-to-procedure"
)
"""Days and amounts as programs write them, flags of the command line, names of tables and of fields."""
SHOWN = os.environ.get("ALMONER_PICTURES")
"""A folder for pictures of every page, for whoever wants to look."""
NAME = """(() => {
  const one = document.activeElement;
  if (one === null || one === document.body) return '';
  const label = one.getAttribute('aria-label') || [...(one.labels ?? [])].map(each => each.innerText).join(' ');
  return [label, one.innerText, one.id].filter(Boolean).join(' | ');
})()"""
CUT = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
WHOLE = CUT | {"offline": False}
"""The line to the server, for Network.emulateNetworkConditions."""
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowDown": 40}


MAKES = """(async () => {
  const ask = async (method, path, body, headers = {}) => {
    const json = body !== undefined && typeof body !== 'string';
    const sent = json ? JSON.stringify(body) : body;
    const said = await fetch('/api/v1' + path, {method, body: sent, headers: {...headers, ...(json ? {'Content-Type': 'application/json'} : {})}});
    return said.status === 204 ? null : said.json();
  };
  const folder = (await ask('POST', '/folders', {name: 'Robin Made-Up'})).id;
  const named = {'Content-Disposition': 'attachment; filename="made-up.txt"', 'Content-Type': 'application/octet-stream'};
  const paper = (await ask('POST', `/folders/${folder}/papers`, BILL, named)).id;
  const at = `/folders/${folder}/cases`;
  const id = (await ask('POST', at, {papers: [paper]})).id;
  let one = await ask('POST', `${at}/${id}/audit`, {});
  const over = async (want) => { while (!want(one)) { await new Promise(go => setTimeout(go, 100)); one = await ask('GET', `${at}/${id}`); } };
  await over(one => one.state === 'findings');
  one = await ask('POST', `${at}/${id}/letters`, {kind: 'line-dispute', language: LANGUAGE});
  await over(one => one.letters[0].files.length > 0);
  return `folder=${folder}&case=${id}&letter=${one.letters[0].id}`;
})()"""
"""Somebody's case with a letter, by whoever is signed in; its value is where the case is, as the pages name it."""


def made(page, language="en"):
    """A case with a letter, made by whoever is there; where it is. In Spanish the letter comes with a copy for the person."""
    return page.run(MAKES.replace("BILL", repr(text_bill().decode())).replace("LANGUAGE", repr(language)))


@contextmanager
def serving(folder, **environment):
    """A server of one person with the pages of the web app; its address."""
    if not (HOME / "manifest.json").is_file():
        pytest.skip("the web app is not built: make web builds it where it can have Node")
    server = Server(folder, free_port(), **environment).start()
    try:
        yield server.ready().shares_the_example()
    finally:
        server.kill()


class Person:
    """Somebody at a keyboard. `home` is the server's address where it is not one of this file's."""

    def __init__(self, page, server, language="en", *, home=None):
        self.page, self.language = page, language
        self.home = home or f"http://localhost:{server.port}"

    def open(self, path, **how):
        self.page.open(self.home + path, **how)
        return self.ready()

    def somebody_new(self, name="Robin Made-Up"):
        """A place for another person's papers."""
        self.open("/en/folders/")
        if self.page.run("document.querySelector('#name') === null"):
            self.push("Add another person")
        return self.write("Whose papers are these?", name).push("Go on").at("add")

    def ready(self):
        """Until nothing on the page says that it waits."""
        return self.until(
            "document.querySelector('main h1') !== null && !document.querySelector('main').innerText.match(/One moment|Un momento/)"
        )

    def until(self, script):
        """Until it is true, on whichever page that is."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            try:
                if self.page.run(f"document.readyState === 'complete' && !!({script})"):
                    return self
            except RuntimeError:  # the page is just being left
                pass
            time.sleep(0.05)
        raise AssertionError((script, self.page.run("location.href + '\\n' + document.body.innerText")))

    def at(self, name=""):
        """Until this page is there, the first one unless named."""
        path = f"/{self.language}/{name}/" if name else f"/{self.language}/"
        return self.until(f"location.pathname === '{path}'").ready()

    def press(self, key):
        shape = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS.get(key, 0)}
        text = {"Enter": "\r", " ": " "}.get(key, key if len(key) == 1 else None)
        self.page.call("Input.dispatchKeyEvent", type="keyDown", **shape, **({"text": text} if text else {}))
        self.page.call("Input.dispatchKeyEvent", type="keyUp", **shape)
        return self

    def reach(self, name, most=120):
        """With the Tab key, until what has the focus bears this name."""
        passed = []
        for _ in range(most):
            self.press("Tab")
            passed.append(self.page.run(NAME))
            if name in passed[-1]:
                return self
        raise AssertionError((name, passed))

    def push(self, name):
        return self.reach(name).press("Enter")

    def tick(self, name):
        return self.reach(name).press(" ")

    def write(self, name, text):
        self.reach(name)
        self.page.call("Input.insertText", text=text)
        return self

    def day(self, name, iso):
        """A field for a day, typed as an American browser takes it."""
        self.reach(name)
        year, month, day = iso.split("-")
        for sign in month + day + year:
            self.press(sign)
        return self

    def hand_in(self, *files):
        """What the dialog of the system would do; no key reaches that."""
        found = self.page.call("Runtime.evaluate", expression="document.querySelector('main input[type=file]')")
        self.page.call("DOM.setFileInputFiles", objectId=found["result"]["objectId"], files=[str(one) for one in files])
        return self

    def look(self, name):
        """Nothing that axe finds, nothing outside a narrow screen, no complaint, nothing asked of another."""
        assert self.page.run("document.documentElement.lang") == self.language, name
        self.until("document.querySelector('.picture img') === null").page.run("scrollTo(0, 0)")
        assert [one for one in self.page.requests if not one.startswith((self.home + "/", "blob:"))] == [], name
        self.plain(name)
        for number, look in enumerate(LOOKS):
            self.page.look(**look)
            found = violations(self.page) and (time.sleep(1) or violations(self.page))  # a title may be away for a moment
            assert not found, (name, look, found)
            assert unheard(self.page, wide=look["wide"]) == [], (name, look)
            assert self.page.run("document.documentElement.scrollWidth") <= look["wide"], (
                name,
                look,
                outside(self.page, "[tabindex]", "svg", ".sr-only"),
            )
            if SHOWN:
                self.page.picture(Path(SHOWN) / f"{self.language}-web-{name}-{number}.png")
        self.page.look()
        assert [one for one in self.page.complaints if "Failed to load resource" not in one] == [], name
        return self

    def plain(self, name):
        """No word of programs among those for people: days and sums are written out, and tables bear names."""
        said = self.page.run("document.querySelector('main').textContent")
        assert FOR_PROGRAMS.findall(said) == [], (
            name,
            [said[max(0, one.start() - 60) : one.end() + 20] for one in FOR_PROGRAMS.finditer(said)],
        )

    def place(self, name):
        """The id of what the page is about, as its address names it."""
        return self.page.run(f"new URLSearchParams(location.search).get('{name}')")

    def text(self):
        return self.page.run("document.querySelector('main').innerText")

    def kept(self):
        """What this tab keeps of what was typed."""
        return json.loads(self.page.run("JSON.stringify({...sessionStorage})"))
