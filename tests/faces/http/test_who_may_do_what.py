"""Every address × every role × every tie to a folder, over HTTP, as the one table says; an address without an entry fails."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest

from almoner.adapters.clocks.system import now
from almoner.assembly.settings import Settings
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Action, Grant, Role, Tie, is_allowed
from almoner.faces.http.app import application
from almoner.faces.http.cookies import form_token
from almoner.faces.http.web import Export
from almoner.ports.entering import Place, Way
from almoner.services.people.api_keys import NEVER
from tests.faces.http.conftest import running
from tests.faces.http.test_folders_and_papers import every_route

HERE = Place("127.0.0.1")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
CASE = "/api/v1/folders/{folder}/cases/{case}"
ASKED = {
    ("POST", "/api/v1/accounts"): {"json": {"login": "new", "name": "New", "roles": ["person"]}},
    ("PATCH", "/api/v1/accounts/{account}"): {"json": {"roles": ["person"]}, "headers": {"If-Match": '"v1"'}},
    ("POST", "/api/v1/recertification/{account}"): {"headers": {"If-Match": '"v1"'}},
    ("POST", "/api/v1/folders"): {"json": {"name": "papers"}},
    ("PATCH", "/api/v1/folders/{folder}"): {"json": {"name": "papers"}, "headers": {"If-Match": '"v1"'}},
    ("POST", "/api/v1/folders/{folder}/audits"): {"json": {}},
    ("POST", "/api/v1/folders/{folder}/audits/{audit}/letters"): {"json": {"kind": "line-dispute"}},
    ("POST", "/api/v1/folders/{folder}/cases"): {"json": {}},
    ("PATCH", f"{CASE}"): {"json": {"title": "x"}, "headers": {"If-Match": '"v1"'}},
    ("PUT", f"{CASE}/answers"): {"json": {"answers": {}}, "headers": {"If-Match": '"v1"'}},
    ("POST", f"{CASE}/confirmation"): {"json": {"audit": "unone"}},
    ("POST", f"{CASE}/papers"): {"json": {"paper": "dnone"}},
    ("POST", f"{CASE}/replies"): {"json": {"paper": "dnone", "on": "2026-11-21"}},
    ("POST", f"{CASE}/notes"): {"json": {"on": "2026-11-21", "text": "they called"}},
    ("POST", f"{CASE}/outcome"): {"json": {"kind": "refused", "on": "2026-11-21"}},
    ("POST", f"{CASE}/letters"): {"json": {"kind": "line-dispute"}},
    ("PUT", f"{CASE}/letters/{{letter}}/text"): {"json": {"text": "x"}, "headers": {"If-Match": '"v1"'}},
    ("POST", f"{CASE}/letters/{{letter}}/approval"): {"json": {"form": "pdf", "sha256": "0" * 64}},
    ("POST", f"{CASE}/letters/{{letter}}/sending"): {"json": {"how": "print", "on": "2026-11-21"}},
    ("POST", "/api/v1/folders/{folder}/audits/{audit}/corrections"): {"json": {"corrections": [{"field": "x", "new": "1"}]}},
    ("POST", "/api/v1/folders/{folder}/glass"): {"json": {"reason": "somebody fainted here"}},
    ("POST", "/api/v1/folders/{folder}/grants"): {"json": {"to_login": "nobody", "purpose": "help", "last_day": "2027-01-31"}},
    ("POST", "/api/v1/folders/{folder}/papers"): {"content": b"x"},
    ("PATCH", "/api/v1/folders/{folder}/uploads/{upload}"): {
        "content": b"x",
        "headers": {"Content-Type": "application/partial-upload", "Upload-Offset": "0"},
    },
    ("POST", "/api/v1/folders/{folder}/disclosures"): {
        "json": {"day": "2026-11-01", "to": "Made-up County Court", "what": "a bill", "purpose": "a subpoena"}
    },
    ("POST", "/api/v1/folders/{folder}/papers/{paper}/parts"): {"json": {"pages": [1], "to": "none", "name": "a part"}},
    ("POST", "/api/v1/claims/folders/{folder}/runs"): {"json": {"papers": ["none"]}},
    ("PUT", "/api/v1/reminders"): {"json": {"way": "mail", "address": "nobody@mail.example"}},
    ("POST", "/api/v1/calendar"): {"json": {}},
    ("PUT", "/api/v1/letterhead"): {"json": {"name": "A made-up helper"}},
    ("PUT", "/api/v1/office/folders/{folder}/audits/{audit}/findings/{finding}/mark"): {"json": {"state": "open"}},
    ("PUT", "/api/v1/folders/{folder}/hold"): {"json": {"reason": "a claim is open"}},
    ("POST", "/api/v1/folders/import"): {"content": b"x"},
    ("POST", "/api/v1/privacy/snooping"): {"json": {"first": "2026-11-01", "last": "2026-11-30"}},
    ("GET", "/api/v1/journal/folders"): {"params": {"owner": "anone"}},
    ("POST", "/api/v1/privacy/breach"): {"json": {"discovered": "2026-11-01", "first": "2026-10-01", "last": "2026-11-01"}},
    ("POST", "/api/v1/editions/files"): {"content": b"x"},
    ("POST", "/api/v1/editions/fetch"): {"json": {}},
    ("POST", "/api/v1/collections"): {"json": {"name": "handbook"}},
    ("PUT", "/api/v1/collections/{collection}"): {"json": {"name": "handbook"}, "headers": {"If-Match": '"v1"'}},
    ("POST", "/api/v1/collections/{collection}/documents"): {"content": b"x"},
    ("POST", "/api/v1/knowledge/search"): {"json": {"question": "copay", "library": False}},
    ("POST", "/api/v1/knowledge/ask"): {"json": {"question": "copay", "library": False}},
    ("GET", "/api/v1/models/versions"): {"params": {"name": "none"}},
    ("POST", "/api/v1/models/versions"): {"json": {"name": "made-up"}},
    ("PUT", "/api/v1/models/approval"): {"json": {"name": "none", "version": 1}},
    ("PUT", "/api/v1/models/alias"): {"json": {"name": "none", "alias": "usual", "version": 1}},
    ("GET", "/api/v1/models/answers"): {"params": {"subject": "anone", "on": "2026-11-21"}},
    ("POST", "/api/v1/keys"): {"json": {"name": "k", "actions": [], "until": "2027-01-31T00:00:00Z"}},
    ("POST", "/api/v1/sessions"): {"json": {"login": "nobody", "password": "wrong"}},
    ("POST", "/api/v1/sessions/code"): {"json": {"half": "none", "code": "000000"}},
}
"""What a request must say to be understood; a new address that takes something stands here too."""
PAGES = {
    "/people": {"login": "page", "name": "Page", "role": "person"},
    "/people/close": {"account": "none"},
    "/account/password": {"old": "x", "password": "y"},
    "/account/stays/end": {"stay": "none"},
    "/account/codes/confirm": {"code": "000000"},
    "/account/codes/renew": {"code": "000000"},
    "/account/codes/stop": {"code": "000000"},
    "/account/passkeys": {"token": "t", "answer": "{}", "name": "n"},
    "/account/passkeys/remove": {"passkey": "none"},
}
OF_ONES_OWN = {("GET", "/api/v1/folders"), ("GET", "/api/v1/dates"), ("GET", "/api/v1/clients")}
"""A list of what is one's own: everybody has one, if an empty one."""


def every_address():
    """Method, pattern and what it says that it needs. Built without a server: nothing is asked of it."""
    app = application(SimpleNamespace(settings=Settings(), signals=None, buckets=None, entering=None), Export({}, {}))
    for route in every_route(app.routes):
        if route.path != "/api/openapi.json":
            for method in sorted(route.methods - {"HEAD"}) or ["HEAD"]:
                yield method, route.path, (route.openapi_extra or {}).get("x-action")


ADDRESSES = sorted(every_address(), key=lambda one: one[:2])
WORDS = {one.value for one in Action} | {"open", "own"}
NAMED = [one for one in ADDRESSES if one[2] not in {"open", "own"}]


def ids(addresses):
    return [f"{method} {path}" for method, path, _ in addresses]


class House:
    def __init__(self, server):
        self.server, self.people, self.client = server, server.people, server.at()
        self.database = server.people.allow.database
        self.accounts = {role: self.account(role) for role in Role}
        self.owner = self.account(Role.PERSON, "somebody")
        self.tokens = {id: self.session(id) for id in (*self.accounts.values(), self.owner)}

    def account(self, role, login=None):
        return self.database.write(lambda one: one.accounts.add(login=login or role.value, name=role.value, roles=[role])).id

    def session(self, account):
        def work(one):
            return self.people.sessions.open(one, one.accounts.get(account), Way.CODE, HERE)

        return self.database.write(work).token

    def key(self, account, actions):
        token = self.server.platform.new_secret()
        until = now() + timedelta(days=1)
        self.database.write(lambda one: one.api_keys.add(account, token=token, name="k", actions=actions, until=until))
        return token

    def folder(self, actor, tie):
        """A new one to which the actor stands so, with a job in it that is over."""

        def work(one):
            folder = one.folders.add(actor if tie is Tie.OWN else self.owner, "papers").id
            day = one.now.date()
            if tie in {Tie.ACTING, Tie.HELPING, Tie.GRANTED}:
                how = {"acting": tie is Tie.ACTING, "helping": tie is Tie.HELPING}
                grant = Grant(actor, folder, Purpose.HELP, day, day + timedelta(days=9), **how)
                one.grants.add(self.owner, grant)
            if tie is Tie.GLASS:
                one.glass.open(actor, folder, "an emergency", one.now + timedelta(hours=2))
            job = one.jobs.add("audit", account=self.owner, folder=folder, subject="unone")
            one.jobs.cancel(job.id)
            return folder, job.id

        return self.database.write(work)

    def ask(self, method, path, *, token=None, key=None, folder="pnone", job="jnone"):
        where = path.replace("{folder}", folder).replace("{job}", job)
        where = where.replace("{form}", "pdf").replace("{page}", "1").replace("{document}", "99").replace("{sending}", "1")
        where = re.sub(r"\{[a-z_]+\}", "none", where)
        given = dict(ASKED.get((method, path), {}))
        headers = dict(given.pop("headers", {}))
        if not path.startswith("/api/") and method == "POST":
            given["data"] = PAGES.get(path, {}) | {"form": form_token(token or "")}
            headers |= FORM
        if token is not None:
            headers["Cookie"] = f"almoner={token}"
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        return self.client.request(method, where, headers=headers, **given)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with running(Settings(str(tmp_path_factory.mktemp("who") / "data"), accounts=True, per_minute=10**6)) as server:
        yield House(server)


def refused(said):
    """Whether it was not allowed, rather than wrong in another way."""
    assert said.status_code not in {400, 401, 415, 500}, f"{said.status_code} {said.text}: ASKED says what it takes"
    return said.status_code == 403


def test_every_address_has_an_entry():
    assert [(method, path) for method, path, named in ADDRESSES if named not in WORDS] == []
    assert len(NAMED) > 25


@pytest.mark.parametrize(("method", "path", "named"), NAMED, ids=ids(NAMED))
def test_who_may_is_what_the_table_says(house, method, path, named):
    action, tied = Action(named), "{folder}" in path or "{job}" in path
    for role, actor in house.accounts.items():
        for tie in Tie if tied else (Tie.NONE,):
            folder, job = house.folder(actor, tie) if tied else ("pnone", "jnone")
            said = house.ask(method, path, token=house.tokens[actor], folder=folder, job=job)
            wanted = is_allowed(action, {role}, tie) or (method, path) in OF_ONES_OWN
            assert refused(said) != wanted, f"{role.value} {tie.value}: {said.status_code} {said.text[:200]}"


@pytest.mark.parametrize(("method", "path", "named"), ADDRESSES, ids=ids(ADDRESSES))
def test_who_is_not_signed_in_gets_nothing_but_what_is_open(house, method, path, named):
    said = house.ask(method, path)
    if named == "open":
        assert said.status_code not in {403, 500}
    elif path.startswith("/api/"):
        assert said.status_code == 401
        assert method == "HEAD" or said.json()["code"] == "not_signed_in"
    else:  # a form of nobody's page is none, a page leads to the one for signing in
        assert said.status_code in {303, 401} or said.json()["code"] == "form_late"
        assert said.headers.get("Location", "/") == "/"


OWN = [one for one in ADDRESSES if one[2] == "own"]


@pytest.mark.parametrize(("method", "path", "named"), OWN, ids=ids(OWN))
def test_ones_own_account_is_for_everybody_but_no_program(house, method, path, named):
    for role in Role:
        account = house.account(role, f"{role.value} {method} {path}")
        said = house.ask(method, path, token=house.session(account))
        assert said.status_code not in {400, 401, 403, 500}, said.text
    if path.startswith("/api/"):
        key = house.key(house.owner, list(Action))
        assert house.ask(method, path, key=key).json()["code"] == "not_with_a_key"
    else:
        assert house.ask(method, path, key=house.key(house.owner, list(Action))).status_code in {401, 422, 303}


API = [one for one in NAMED if one[1].startswith("/api/")]


@pytest.mark.parametrize(("method", "path", "named"), API, ids=ids(API))
def test_a_program_may_do_what_its_key_names_and_nothing_else(house, method, path, named):
    action = Action(named)
    actor = next((house.accounts[role] for role in Role if is_allowed(action, {role}, Tie.OWN)), house.owner)
    for actions in ([action], [one for one in Action if one is not action]):
        folder, job = house.folder(actor, Tie.OWN)
        said = house.ask(method, path, key=house.key(actor, actions), folder=folder, job=job)
        if action in actions and action not in NEVER:
            assert not refused(said), said.text
        elif action not in actions:
            assert refused(said) or (method, path) in OF_ONES_OWN, said.text


def test_a_folder_of_another_and_one_that_is_not_there_are_told_apart_by_nobody(house):
    actor = house.accounts[Role.PERSON]
    folder, job = house.folder(actor, Tie.NONE)
    for method, path, _ in API:
        if "{folder}" in path or "{job}" in path:
            there = house.ask(method, path, token=house.tokens[actor], folder=folder, job=job)
            nowhere = house.ask(method, path, token=house.tokens[actor])
            assert there.status_code == nowhere.status_code == 403, f"{method} {path}"
            assert there.content == nowhere.content
