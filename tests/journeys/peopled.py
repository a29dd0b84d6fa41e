"""Accounts with roles in a data folder, made before its server starts; and signing in as one of them by keyboard."""

from contextlib import contextmanager

from almoner.assembly.settings import Settings
from almoner.ports.accounts import Kind
from tests.faces.http.coming_in import GOOD, code_for, secret_on, signed_in
from tests.faces.http.conftest import running


@contextmanager
def peopled(folder, **roles):
    """Clients of accounts by their login, on the folder that a server takes over afterwards."""
    with running(Settings(str(folder), accounts=True, per_minute=10**6)) as house:

        def make(one):
            for login, some in roles.items():
                hashed = house.people.passwords.hash_new(GOOD, login=login, name=login)
                one.accounts.add(login=login, name=login.title(), roles=some, kind=Kind.LOCAL, password=hashed)

        house.people.allow.database.write(make)
        yield {login: signed_in(house, login) for login in roles}


def sign_in(person, login):
    """Until the page is there that whoever signed in is led to."""
    person.page.call("Network.clearBrowserCookies")
    person.page.open(f"{person.home}/sign-in?language={person.language}")
    for text in (login, GOOD):
        person.until("document.activeElement !== null")
        person.press("Tab")
        while person.page.run("document.activeElement.tagName") != "INPUT":
            person.press("Tab")
        person.page.call("Input.insertText", text=text)
    person.press("Enter")
    return person


def prove(person, login):
    """The same with a second proof: a password alone leads to the page where codes are turned on. Until the work page is there."""
    sign_in(person, login).until("location.pathname === '/account/codes'")
    begin = "[...document.querySelectorAll('main form')].find(one => one.action.endsWith('/account/codes/begin'))"
    person.page.run(f"{begin}.querySelector('button').focus()")
    person.press("Enter").until("document.querySelector('main input[name=code]') !== null")
    secret = secret_on(person.text())
    person.page.run("document.querySelector('main input[name=code]').focus()")
    person.page.call("Input.insertText", text=code_for(secret))
    person.press("Enter").until("document.querySelector('main input[name=code]') === null")
    return person.open(f"/{person.language}/work/")
