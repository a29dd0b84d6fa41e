"""Signing in by keyboard with a second proof: a password alone leads to the page where codes are turned on."""

import re

from tests.journeys.peopled import sign_in
from tests.journeys.test_pages_in_browser import code_for

SECRET = re.compile(r"\b[A-Z2-7]{32}\b")
BUTTONS = {"en": ("Begin", "Turn on"), "es": ("Empezar", "Activar")}


def prove(person, login):
    """Until the work page is there."""
    sign_in(person, login).until("location.pathname === '/account/codes'")
    begin = "[...document.querySelectorAll('main form')].find(one => one.action.endsWith('/account/codes/begin'))"
    person.page.run(f"{begin}.querySelector('button').focus()")
    person.press("Enter").until("document.querySelector('main input[name=code]') !== null")
    secret = SECRET.search(person.text())[0]
    person.page.run("document.querySelector('main input[name=code]').focus()")
    person.page.call("Input.insertText", text=code_for(secret))
    person.press("Enter").until("document.querySelector('main input[name=code]') === null")
    return person.open(f"/{person.language}/work/")
