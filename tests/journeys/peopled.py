"""Accounts with roles in a data folder, made before its server starts; and signing in as one of them by keyboard."""

from contextlib import contextmanager

from almoner.assembly.settings import Settings
from almoner.ports.accounts import Kind
from almoner.ports.entering import Place, Way
from tests.faces.http.conftest import running

PASSWORD = "four plain words of mine"
HERE = Place("127.0.0.1")


@contextmanager
def peopled(folder, **roles):
    """Clients of accounts by their login, on the folder that a server takes over afterwards."""
    with running(Settings(str(folder), accounts=True, per_minute=10**6)) as house:

        def make(one):
            for login, some in roles.items():
                hashed = house.people.passwords.hash_new(PASSWORD, login=login, name=login)
                one.accounts.add(login=login, name=login.title(), roles=some, kind=Kind.LOCAL, password=hashed)

        def session(one, login):
            return house.people.sessions.open(one, one.accounts.by_login(login), Way.CODE, HERE).token

        house.people.allow.database.write(make)
        clients = {}
        for login in roles:
            clients[login] = house.at()
            clients[login].cookies.set(
                "almoner", house.people.allow.database.write(lambda one, login=login: session(one, login))
            )
        yield clients


def sign_in(person, login):
    """Until the page is there that whoever signed in is led to."""
    person.page.call("Network.clearBrowserCookies")
    person.page.open(f"{person.home}/sign-in?language={person.language}")
    for text in (login, PASSWORD):
        person.until("document.activeElement !== null")
        person.press("Tab")
        while person.page.run("document.activeElement.tagName") != "INPUT":
            person.press("Tab")
        person.page.call("Input.insertText", text=text)
    person.press("Enter")
    return person
