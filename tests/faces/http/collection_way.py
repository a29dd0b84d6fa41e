"""Accounts of several roles on one server, and collections that they make, for tests."""

import time
from types import SimpleNamespace

from almoner.adapters.readers.documents.choose import read_document
from almoner.engine.errors import Refused
from almoner.engine.privacy.permissions import Role
from almoner.ports.entering import Place, Way

HERE = Place("127.0.0.1")
COLLECTIONS, SEARCH, ASK = "/api/v1/collections", "/api/v1/knowledge/search", "/api/v1/knowledge/ask"


def read_here(_self, sources):
    """In place of a process of its own for each document, which has tests of its own and takes seconds."""
    for one in sources:
        try:
            with one.open() as stream:
                yield read_document(stream.read(), one.name)
        except Refused as no:
            yield no


class People:
    """Each account asks with its own session."""

    def __init__(self, server):
        self.server = server
        self.database = server.people.allow.database
        self.known = {}

    def __call__(self, login, *roles):
        if login not in self.known:
            made = self.database.write(lambda one: one.accounts.add(login=login, name=login, roles=roles or (Role.PERSON,)))
            token = self.database.write(
                lambda one: self.server.people.sessions.open(one, one.accounts.get(made.id), Way.CODE, HERE)
            ).token
            client = self.server.at()
            client.headers["Cookie"] = f"almoner={token}"
            self.known[login] = SimpleNamespace(id=made.id, client=client)
        return self.known[login].client

    def id(self, login):
        return self.known[login].id


def make(client, name="A made-up handbook", **said):
    made = client.post(COLLECTIONS, json={"name": name, **said})
    assert made.status_code == 201, made.text
    return f"{COLLECTIONS}/{made.json()['id']}"


def put(client, collection, text, name="page.md", **said):
    """A document that was taken in."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    made = client.post(f"{collection}/documents", content=text.encode(), headers=headers, params=said)
    assert made.status_code == 201, made.text
    return taken_in(client, f"{collection}/documents/{made.json()['id']}")


def taken_in(client, document):
    """Its address, once its job is over."""
    until = time.monotonic() + 60
    while client.get(document).json()["state"] == "waiting":
        assert time.monotonic() < until
        time.sleep(0.05)
    return document


def found(client, question, **said):
    asked = client.post(SEARCH, json={"question": question, "library": False, **said})
    assert asked.status_code == 200, asked.text
    return asked.json()
