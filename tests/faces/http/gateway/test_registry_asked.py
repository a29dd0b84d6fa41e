"""The registry of models over HTTP: registered, approved by a named person from a day to a day, named, and asked which answered whom."""

from dataclasses import replace

import pytest

from almoner.adapters.clocks.system import now
from almoner.engine.gateway.routing import Choice
from almoner.engine.privacy.permissions import Role
from almoner.ports.models import Call
from almoner.services.gateway.ask import Served
from tests.faces.http.coming_in import operated, somebody
from tests.faces.http.gateway.door import LOCAL
from tests.faces.http.test_folders_and_papers import is_problem

HOME = "/api/v1/models"
SUM = "ab" * 32


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with operated(tmp_path_factory.mktemp("registry") / "data") as one:
        yield one


def registered(house, name, **more):
    said = house.root.post(f"{HOME}/versions", json={"name": name} | more)
    assert said.status_code == 201, said.text
    return said.json()


def test_a_version_is_registered_and_approved_under_the_operators_own_account(house):
    made = registered(
        house, "house/small", licence="Apache-2.0", sha256=SUM, card="# Small", tags={"size": "135M"}, description="x"
    )
    assert (made["version"], made["approved_by"], made["stage"], made["sha256"]) == (1, None, "None", SUM)
    assert registered(house, "house/small")["version"] == 2
    asked = {"name": "house/small", "version": 1, "first_day": "2026-11-01", "last_day": "2027-10-31"}
    done = house.root.put(f"{HOME}/approval", json=asked).json()
    me = house.root.get("/api/v1/me").json()["id"]
    assert (done["approved_by"], done["stage"], done["first_day"], done["last_day"]) == (
        me,
        "Production",
        "2026-11-01",
        "2027-10-31",
    )
    assert done["approved_at"][:10] == now().date().isoformat()
    for version in (1, 2):
        named = house.root.put(f"{HOME}/alias", json={"name": "house/small", "alias": "usual", "version": version}).json()
        assert (named["alias"], named["version"], named["until"]) == ("usual", version, None)
    one = house.root.get(f"{HOME}/versions", params={"name": "house/small"}).json()
    assert (one["description"], [each["version"] for each in one["versions"]]) == ("x", [1, 2])
    assert [(each["version"], each["until"] is None) for each in one["aliases"]] == [(1, False), (2, True)]
    lines = somebody(house, "reader", Role.PRIVACY_OFFICER).get("/api/v1/journal", params={"limit": 200})
    assert "models change" in lines.text


def test_models_come_in_pages(house):
    for name in ("page-a", "page-b"):
        registered(house, name)
    first = house.root.get(HOME, params={"limit": 1, "after": "page-a"}).json()
    assert [one["name"] for one in first["models"]] == ["page-b"]
    assert house.root.get(HOME, params={"after": "page-nowhere"}).status_code == 422


WRONG = {
    "a path": ("post", "versions", {"name": "/srv/x.gguf"}, 400),
    "no sum": ("post", "versions", {"name": "x", "sha256": "12"}, 400),
    "no stage": ("put", "approval", {"name": "x", "version": 1, "stage": "Live"}, 400),
    "no version": ("put", "approval", {"name": "nowhere", "version": 1}, 404),
    "no version to name": ("put", "alias", {"name": "nowhere", "alias": "usual", "version": 1}, 404),
    "an end before its beginning": (
        "put",
        "approval",
        {"name": "x", "version": 1, "first_day": "2026-11-02", "last_day": "2026-11-01"},
        400,
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_changes_nothing_and_says_why(house, what):
    method, where, body, status = WRONG[what]
    said = getattr(house.root, method)(f"{HOME}/{where}", json=body)
    assert said.status_code == status, said.text
    is_problem(said, status)
    assert house.root.get(f"{HOME}/versions", params={"name": "nowhere"}).status_code == 404


def test_which_model_answered_this_person_on_that_day(house):
    version = registered(house, "tiny")["version"]
    subject, at = house.root.get("/api/v1/me").json()["id"], now()
    call = Call(at, subject, None, subject, "chat", "default", 200, 12, "health", True, "here", "local", "tiny", version)
    nobody = replace(call, model=None, version=None, used_model=False, status=503)
    house.people.allow.database.write(lambda one: one.calls.add([call, replace(nobody, at=now())]))
    asked = {"subject": subject, "on": at.date().isoformat()}
    first = house.root.get(f"{HOME}/answers", params=asked | {"limit": 1}).json()
    [one] = first["answers"]
    assert (one["model"], one["version"], one["place"], one["level"], one["used_model"]) == ("tiny", 1, "local", "health", True)
    assert (one["registered"]["version"], one["registered"]["approved_by"]) == (1, None)
    [rest] = house.root.get(f"{HOME}/answers", params=asked | {"after": first["next"]}).json()["answers"]
    assert (rest["used_model"], rest["registered"], rest["status"]) == (False, None, 503)
    for day in ("0001-01-01", "2020-01-01", "9999-12-31"):
        assert house.root.get(f"{HOME}/answers", params=asked | {"on": day}).json() == {"answers": [], "next": None}


def test_who_is_no_operator_does_not_learn_it(house):
    robin = somebody(house, "robin")
    subject = robin.get("/api/v1/me").json()["id"]
    assert robin.get(f"{HOME}/answers", params={"subject": subject, "on": "2026-11-22"}).status_code == 403
    officer = somebody(house, "officer", Role.PRIVACY_OFFICER)
    assert officer.get(f"{HOME}/answers", params={"subject": subject, "on": "2026-11-22"}).status_code == 200
    assert officer.post(f"{HOME}/versions", json={"name": "x"}).status_code == 403


def test_what_is_served_says_which_share_tries_a_new_version(house):
    assert house.root.get(f"{HOME}/served").json() == {"models": []}
    usual, new = Choice(LOCAL, "a", None, "tiny", 1), Choice(LOCAL, "b", 50, "tiny", 2)
    house.platform.gateway.ask.models = {"default": Served("default", (usual, new))}
    [one] = house.root.get(f"{HOME}/served").json()["models"]
    house.platform.gateway.ask.models = {}
    assert one["name"] == "default"
    assert [(each["back_end"], each["version"], each["canary"]) for each in one["choices"]] == [
        ("here", 1, None),
        ("here", 2, 50),
    ]
