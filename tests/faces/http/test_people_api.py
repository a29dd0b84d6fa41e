"""People over the API: signing in, keys of programs in three headers, invitations, grants, broken glass, the yearly list."""

import base64
from dataclasses import replace
from datetime import timedelta

import pytest

from almoner.adapters.clocks.system import now
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Grant, Role
from tests.faces.http.coming_in import GOOD, HERE, code_for, operated, somebody
from tests.faces.http.test_folders_and_papers import is_problem

DAY = (now() + timedelta(days=30)).date().isoformat()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with operated(tmp_path_factory.mktemp("people") / "data") as one:
        yield one


def key(client, *actions, **more):
    asked = {"name": "a program", "actions": list(actions), "until": (now() + timedelta(days=1)).isoformat()} | more
    return client.post("/api/v1/keys", json=asked)


def test_signing_in_gives_a_cookie_and_no_token_to_read(house):
    client = somebody(house, "ada")
    said = client.post("/api/v1/sessions", json={"login": "ada", "password": GOOD})
    assert "HttpOnly" in said.headers["set-cookie"]
    assert client.cookies["almoner"] not in said.text
    me = client.get("/api/v1/me").json()
    assert (me["login"], me["name"], me["roles"], me["kind"]) == ("ada", "Ada", ["person"], "local")
    listed = client.get("/api/v1/sessions").json()["sessions"]
    assert [one["here"] for one in listed].count(True) == 1
    assert len(listed) == 3  # taking an invitation signs in too
    assert client.delete("/api/v1/sessions").status_code == 204
    [left] = client.get("/api/v1/sessions").json()["sessions"]
    assert client.delete(f"/api/v1/sessions/{left['id']}").status_code == 204
    is_problem(client.get("/api/v1/me"), 401, "not_signed_in")
    wrong = house.at().post("/api/v1/sessions", json={"login": "ada", "password": "wrong"})
    nobody = house.at().post("/api/v1/sessions", json={"login": "nobody", "password": "wrong"})
    assert is_problem(wrong, 401) == is_problem(nobody, 401)


def test_a_code_is_asked_for_where_codes_are_on(house):
    client = somebody(house, "cora")
    caller = house.people.sessions.who(client.cookies["almoner"], HERE)
    begun = house.people.second_factors.begin(caller)
    recovery = house.people.second_factors.confirm(caller, code_for(begun.secret), HERE)
    other = house.at()
    said = other.post("/api/v1/sessions", json={"login": "cora", "password": GOOD})
    assert said.status_code == 202
    assert "set-cookie" not in said.headers
    is_problem(other.get("/api/v1/me"), 401)
    half = said.json()["half"]
    is_problem(other.post("/api/v1/sessions/code", json={"half": half, "code": "wrong"}), 401)
    assert other.post("/api/v1/sessions/code", json={"half": half, "code": recovery[0]}).status_code == 201
    assert other.get("/api/v1/me").json()["login"] == "cora"


@pytest.mark.parametrize("header", ["Authorization", "X-Api-Key", "stack_api_key"])
def test_a_program_comes_in_by_its_key_in_any_of_three_headers(house, header):
    client = somebody(house, f"dora {header.lower()}")
    folder = client.post("/api/v1/folders", json={"name": "papers"}).json()["id"]
    made = key(client, "folder see", "paper add")
    assert made.status_code == 201
    token = made.json()["key"]
    assert token.startswith("almoner_")
    headers = {header: f"Bearer {token}" if header == "Authorization" else token}
    program = house.at()
    assert program.get(f"/api/v1/folders/{folder}", headers=headers).status_code == 200
    assert program.post(f"/api/v1/folders/{folder}/papers", content=b"x", headers=headers).status_code == 201
    is_problem(program.delete(f"/api/v1/folders/{folder}", headers=headers), 403, "not_allowed")
    is_problem(program.get("/api/v1/me", headers=headers), 403, "not_with_a_key")
    [listed] = client.get("/api/v1/keys").json()["keys"]
    assert "key" not in listed
    assert token not in client.get("/api/v1/keys").text
    assert client.delete(f"/api/v1/keys/{listed['id']}").status_code == 204
    is_problem(program.get(f"/api/v1/folders/{folder}", headers=headers), 401, "not_signed_in")


@pytest.mark.parametrize("headers", [{"Authorization": "Bearer "}, {"X-Api-Key": "almoner_none"}, {"stack_api_key": ""}])
def test_a_wrong_key_is_not_saved_by_a_cookie(house, headers):
    assert house.root.get("/api/v1/me").status_code == 200
    is_problem(house.root.get("/api/v1/me", headers=headers), 401)


def test_a_basic_login_is_no_key(house):
    pair = base64.b64encode(f"root:{GOOD}".encode()).decode()
    is_problem(house.at().get("/api/v1/me", headers={"Authorization": f"Basic {pair}"}), 401)


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"actions": []}, 422, "key_not_made"),
        ({"actions": ["folder erase"]}, 422, "key_not_made"),
        ({"actions": ["jobs see"]}, 422, "key_not_made"),
        ({"actions": ["everything"]}, 400, "request"),
        ({"until": "2020-01-01T00:00:00Z"}, 422, "key_not_made"),
        ({"until": "2099-01-01T00:00:00Z"}, 422, "key_not_made"),
        ({"until": "2099-01-01T00:00:00"}, 400, "request"),
    ],
)
def test_a_key_is_for_a_while_and_for_no_more_than_its_account_may(house, more, status, code):
    client = somebody(house, f"fay {sorted(more.items())}")
    is_problem(key(client, "folder see", **more), status, code)


def test_a_grant_lets_in_for_a_while_and_is_taken_back(house):
    owner, helper = somebody(house, "gail"), somebody(house, "hugo", Role.ADVOCATE)
    folder = "/api/v1/folders/" + owner.post("/api/v1/folders", json={"name": "papers"}).json()["id"]
    is_problem(helper.get(folder), 403)
    asked = {"to_login": "hugo", "purpose": "help", "last_day": DAY}
    made = owner.post(folder + "/grants", json=asked, headers={"Idempotency-Key": "g1"})
    assert made.status_code == 201
    assert owner.post(folder + "/grants", json=asked, headers={"Idempotency-Key": "g1"}).json() == made.json()
    other = owner.post(folder + "/grants", json=asked | {"acting": True}, headers={"Idempotency-Key": "g1"})
    is_problem(other, 409, "key_used_before")
    assert (made.json()["sensitive"], made.json()["acting"], made.json()["ended_at"]) == (False, False, None)
    assert helper.get(folder).status_code == 200
    [given] = helper.get("/api/v1/grants").json()["grants"]
    assert given == made.json()
    is_problem(helper.get(folder + "/grants"), 403)
    is_problem(helper.delete(folder), 403, "beyond_share")
    assert owner.delete(made.headers["Location"]).status_code == 204
    is_problem(helper.get(folder), 403)
    [kept] = owner.get(folder + "/grants").json()["grants"]
    assert kept["ended_at"] is not None
    again = owner.post(folder + "/grants", json=asked).json()
    assert helper.delete(f"/api/v1/grants/{again['id']}").status_code == 204
    is_problem(helper.get(folder), 403)
    is_problem(owner.post(folder + "/grants", json=asked | {"to_login": "nobody here"}), 404, "no_such_login")
    is_problem(owner.post(folder + "/grants", json=asked | {"last_day": "2020-01-01"}), 422, "not_shared")
    is_problem(owner.post(folder + "/grants", json=asked | {"purpose": "own"}), 400)


def test_glass_is_broken_with_a_reason_and_the_privacy_officer_sees_it(house):
    owner, staff = somebody(house, "ivy"), somebody(house, "jack", Role.BILLING_STAFF)
    officer = somebody(house, "kate", Role.PRIVACY_OFFICER)
    folder = "/api/v1/folders/" + owner.post("/api/v1/folders", json={"name": "papers"}).json()["id"]
    is_problem(staff.post(folder + "/glass", json={"reason": "x"}), 422, "no_reason")
    made = staff.post(folder + "/glass", json={"reason": "they fainted and we need the plan"})
    assert made.status_code == 201
    assert staff.get(folder).status_code == 200
    is_problem(staff.patch(folder, json={"name": "x"}, headers={"If-Match": '"v1"'}), 403)
    [seen] = [one for one in officer.get("/api/v1/glass").json()["glass"] if one["id"] == made.json()["id"]]
    assert (seen["reason"], seen["seen_at"]) == ("they fainted and we need the plan", None)
    assert officer.post(f"/api/v1/glass/{seen['id']}/seen").status_code == 204
    is_problem(officer.post(f"/api/v1/glass/{seen['id']}/seen"), 404)
    is_problem(staff.get("/api/v1/glass"), 403)


def test_accounts_are_changed_and_closed_and_one_operator_stays(house):
    client = somebody(house, "lena")
    account = client.get("/api/v1/me").json()["id"]
    is_problem(house.root.post(f"/api/v1/accounts/{account}/invitation"), 422, "has_password")
    where, wanted = f"/api/v1/accounts/{account}", {"roles": ["privacy_officer"]}
    is_problem(house.root.patch(where, json=wanted), 428, "if_match_missing")
    seen = {"If-Match": f'"v{client.get("/api/v1/me").json()["version"]}"'}
    changed = house.root.patch(where, json=wanted, headers=seen)
    assert changed.json()["roles"] == ["privacy_officer"]
    is_problem(house.root.patch(where, json={"roles": ["person"]}, headers=seen), 412, "changed_meanwhile")
    now_seen = {"If-Match": changed.headers["ETag"]}
    is_problem(client.post("/api/v1/folders", json={"name": "x"}), 403)
    is_problem(house.root.patch(where, json={"roles": []}, headers=now_seen), 422, "no_role")
    assert house.root.delete(f"/api/v1/accounts/{account}").status_code == 204
    is_problem(client.get("/api/v1/me"), 401)
    root = house.root.get("/api/v1/me").json()["id"]
    is_problem(house.root.delete(f"/api/v1/accounts/{root}"), 409, "last_operator")
    listed = {one["login"]: one for one in house.root.get("/api/v1/accounts").json()["accounts"]}
    assert listed["lena"]["closed_at"] is not None
    waiting = house.root.post("/api/v1/accounts", json={"login": "mia", "roles": ["person"]}).json()
    again = house.root.post(f"/api/v1/accounts/{waiting['account']['id']}/invitation").json()
    assert again["address"] != waiting["address"]
    assert house.at().get(waiting["address"]).status_code == 401
    assert house.at().get(again["address"]).status_code == 200


def test_the_yearly_list_is_the_privacy_officers(house):
    officer = somebody(house, "nora", Role.PRIVACY_OFFICER)
    account = house.root.get("/api/v1/me").json()
    due = officer.get("/api/v1/recertification", params={"limit": 200}).json()
    assert account["id"] not in {one["id"] for one in due["accounts"]}
    where, seen = f"/api/v1/recertification/{account['id']}", {"If-Match": f'"v{account["version"]}"'}

    def confirmed():
        listed = officer.get("/api/v1/accounts", params={"limit": 200}).json()["accounts"]
        return next(one["confirmed_at"] for one in listed if one["id"] == account["id"])

    before = confirmed()
    is_problem(officer.post(where), 428, "if_match_missing")
    assert officer.post(where, headers=seen).status_code == 204
    assert confirmed() > before
    is_problem(officer.post(where, headers=seen), 412, "changed_meanwhile")
    is_problem(officer.post("/api/v1/recertification/anone", headers=seen), 404)


def test_the_yearly_list_comes_in_pages_accounts_first(house):
    officer = somebody(house, "paged", Role.PRIVACY_OFFICER)
    long_ago = now() - timedelta(days=500)

    def work(one):
        old = replace(one.accounts, now=long_ago)
        made = [old.add(login=f"old {n}", name="Old", roles=[Role.PERSON]) for n in range(3)]
        folder = one.folders.add(made[0].id, "papers").id
        acting = Grant(made[1].id, folder, Purpose.HELP, long_ago.date(), now().date(), acting=True)
        replace(one.grants, now=long_ago).add(made[0].id, acting)
        return [one.id for one in made]

    made = house.people.allow.database.write(work)
    found, acting, after = [], [], None
    for _ in range(9):
        page = officer.get("/api/v1/recertification", params={"limit": 2} | ({} if after is None else {"after": after})).json()
        assert len(page["accounts"]) + len(page["acting"]) <= 2
        found += [one["id"] for one in page["accounts"]]
        acting += page["acting"]
        after = page["next"]
        if after is None:
            break
    assert (sorted(found), [one["to"] for one in acting]) == (sorted(made), [made[1]])


def test_no_secret_of_anybody_is_in_a_refusal(house):
    client = somebody(house, "olga")
    marker = "MRK-SECRET-77"
    said = [
        client.post("/api/v1/sessions", json={"login": marker, "password": marker}),
        client.post("/api/v1/sessions", json={"login": [marker], "password": marker}),
        client.post("/api/v1/sessions/code", json={"half": marker, "code": marker}),
        client.get("/api/v1/me", headers={"X-Api-Key": marker}),
        key(client, "folder see", name=marker, until=marker),
        client.post("/api/v1/folders/pnone/grants", json={"to_login": marker, "purpose": "help", "last_day": DAY}),
        client.get(f"/first/{marker}"),
        client.get(f"/invited/{marker}"),
    ]
    assert [one.status_code for one in said if one.status_code < 400] == []
    assert [one.text for one in said if marker in one.text] == []
    assert marker not in client.get("/metrics").text
