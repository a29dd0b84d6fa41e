"""Coming in over HTTP: the password that everybody has, codes of an app, a house with its first operator, clients that are signed in."""

import base64
import re
from contextlib import contextmanager

from almoner.adapters.clocks.system import now
from almoner.adapters.identity.totp import Totp
from almoner.assembly.settings import Settings
from almoner.engine.privacy.permissions import Role
from almoner.ports.entering import Place, Way
from tests.faces.http.conftest import running

GOOD = "four plain words of mine"
HERE = Place("127.0.0.1")
SECRET = re.compile(r"\b[A-Z2-7]{32}\b")


def code_for(secret):
    """The six digits of this half minute."""
    return Totp().at(base64.b32decode(secret), int(now().timestamp()) // 30)


def secret_on(text):
    """The secret that a page with a new app's code names."""
    return SECRET.search(text)[0]


@contextmanager
def operated(data):
    """A house of several people in which a password is enough; `root` is its first operator's client."""
    with running(Settings(str(data), accounts=True, second_proof=frozenset(), per_minute=10**6)) as one:
        entered = one.people.first_start.make(one.platform.first_token(), login="root", name="Root", password=GOOD, place=HERE)
        one.root = one.at()
        one.root.cookies.set("almoner", entered.token)
        yield one


def somebody(house, login, *roles):
    """A client that came in by an invitation."""
    asked = {"login": login, "name": login.title(), "roles": [role.value for role in roles or (Role.PERSON,)]}
    made = house.root.post("/api/v1/accounts", json=asked)
    assert made.status_code == 201, made.text
    house.people.accounts.accept(made.json()["address"].rpartition("/")[2], password=GOOD, place=HERE)
    client = house.at()
    said = client.post("/api/v1/sessions", json={"login": login, "password": GOOD})
    assert said.status_code == 201, said.text
    return client


def signed_in(house, login, roles=(Role.PERSON,), *, way=Way.CODE):
    """A client of this account, which is made where there is none, as if it had come in this way."""

    def work(one):
        account = one.accounts.by_login(login) or one.accounts.add(login=login, name=login.title(), roles=roles)
        return house.people.sessions.open(one, account, way, HERE).token

    client = house.at()
    client.cookies.set("almoner", house.people.allow.database.write(work))
    return client
