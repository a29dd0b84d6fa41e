"""What an operator asks over HTTP: accounts one by one, jobs, tables, health; and that no name of a person's papers is in any answer."""

import time

import pytest

from almoner.engine.privacy.permissions import Action, Role, is_allowed
from almoner.services.keeping.audit_kept import AuditKept
from tests.faces.http.coming_in import GOOD, HERE, code_for, operated, somebody
from tests.faces.http.conftest import put
from tests.faces.http.test_folders_and_papers import is_problem
from tests.faces.http.test_who_may_do_what import ADDRESSES
from tests.made_up import text_bill
from tests.published import addon_text

MARKER = "Zebulonmark Quillfeather"
TABLE = {"Content-Disposition": 'attachment; filename="AOC_V2026Q3-MCR.txt"'}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with operated(tmp_path_factory.mktemp("operating") / "data") as one:
        robin = somebody(one, "robin")
        one.folder = robin.post("/api/v1/folders", json={"name": MARKER}).json()["id"]
        named = {"Content-Disposition": f'attachment; filename="{MARKER}.txt"'}
        for content in (text_bill(), b"\x00" * 40):
            paper = robin.post(f"/api/v1/folders/{one.folder}/papers", content=content, headers=named).json()["id"]
            asked = robin.post(f"/api/v1/folders/{one.folder}/audits", json={"papers": [paper]}).json()
            over(one, asked["job"]["id"])
        one.robin = robin
        yield one


def over(house, job):
    """The job's line once it is over, as the operator sees it."""
    for _ in range(600):
        [found] = [one for one in house.root.get("/api/v1/jobs?limit=200").json()["jobs"] if one["id"] == job]
        if not found["may_stop"]:
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def test_no_address_of_an_operator_tells_a_name_of_anybodys_papers(house):
    asked = [path for method, path, named in ADDRESSES if method == "GET" and allowed(named) and path.startswith("/api/")]
    assert {"/api/v1/jobs", "/api/v1/health", "/api/v1/editions", "/api/v1/accounts", "/api/v1/keys"} <= set(asked)
    account = house.robin.get("/api/v1/me").json()["id"]
    for path in [*asked, "/metrics", "/health", "/ready"]:
        said = house.root.get(path.replace("{account}", account).replace("{token}", "none").replace("{document}", "1"))
        assert all(word.encode() not in said.content for word in MARKER.split()), path


def allowed(named):
    return named in {"own", "open"} or (named in {one.value for one in Action} and is_allowed(Action(named), {Role.OPERATOR}))


def test_a_file_that_could_not_be_taken_is_no_failure_of_the_machine(house):
    listed = house.root.get("/api/v1/jobs", params={"show": "refused"}).json()["jobs"]
    [refused] = [one for one in listed if one["kind"] == "audit"]
    assert (refused["kind"], refused["because"], refused["may_again"], refused["refused"]) == ("audit", None, False, True)
    assert house.root.get("/api/v1/jobs", params={"show": "failed"}).json()["jobs"] == []
    is_problem(house.root.post(f"/api/v1/jobs/{refused['id']}/again"), 409, "not_again")
    lines = {one["what"]: one for one in house.root.get("/api/v1/health").json()["lines"]}
    assert (lines["failures"]["standing"], lines["refusals"]["standing"]) == ("well", "well")
    assert f"could not be taken: {len(listed)}." in lines["refusals"]["says"]


def test_a_job_that_failed_is_tried_again_and_its_reason_stays_its_owners(house, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(AuditKept, "__call__", lambda *_: {}[MARKER])
        paper = put(house.robin, f"/api/v1/folders/{house.folder}", text_bill() + b"\n")
        asked = house.robin.post(f"/api/v1/folders/{house.folder}/audits", json={"papers": [paper]}).json()
        over(house, asked["job"]["id"])
    listed = house.root.get("/api/v1/jobs", params={"show": "failed"}).json()["jobs"]
    [failed] = [one for one in listed if one["kind"] == "audit"]
    assert (failed["because"], failed["may_again"], failed["may_stop"]) == (None, True, False)
    again = house.root.post(f"/api/v1/jobs/{failed['id']}/again", params={"language": "es"})
    assert again.status_code == 200
    assert again.json()["says"] == "Leer y revisar papeles"
    assert over(house, failed["id"])["state"] == "done"
    done = house.root.get("/api/v1/jobs", params={"show": "over", "limit": 1}).json()
    is_problem(house.root.post(f"/api/v1/jobs/{failed['id']}/again"), 409, "not_again")
    assert house.root.post(f"/api/v1/jobs/{done['jobs'][0]['id']}/stop").json()["state"] == done["jobs"][0]["state"]
    further = house.root.get("/api/v1/jobs", params={"show": "over", "limit": 1, "after": done["next"]}).json()["jobs"]
    assert further[0]["id"] != done["jobs"][0]["id"]
    is_problem(house.root.post("/api/v1/jobs/jnone/stop"), 404, "no_such_job")


def test_a_table_that_is_handed_in_counts_at_once_and_one_that_is_none_says_why(house):
    before = house.root.get("/api/v1/editions").json()
    assert (before["total"], before["may_fetch"]) == (before["full"] + len(asking(before)), False)
    job = house.root.post("/api/v1/editions/files", content=addon_text(), headers=TABLE)
    assert job.status_code == 202
    assert over(house, job.json()["id"])["state"] == "done"
    after = house.root.get("/api/v1/editions", params={"language": "es"}).json()
    assert (after["full"], after["part"]) == (before["full"] + 1, 0)
    [addon] = [one for one in after["tables"] if one["table"] == "addon"]
    assert [one["edition"] for one in addon["editions"]] == ["2026Q3"]
    assert addon["overdue"][0]["days"] > 0
    checked = house.root.post("/api/v1/editions/verification").json()["editions"]
    assert [(one["table"], one["trouble"]) for one in checked] == [("addon", None)]
    wrong = {"Content-Disposition": 'attachment; filename="../none.txt"'}
    refused = over(house, house.root.post("/api/v1/editions/files", content=b"nothing", headers=wrong).json()["id"])
    assert refused["state"] == "failed"
    assert refused["because"].startswith("none.txt was not imported")
    assert refused["may_again"] is False
    is_problem(house.root.post("/api/v1/editions/files", content=b"x"), 422, "table_without_name")
    assert list((house.data / "handed").iterdir()) == []
    is_problem(house.root.post("/api/v1/editions/fetch", json={}), 422, "host_not_named")
    is_problem(house.root.post("/api/v1/editions/fetch", json={"table": "nadac"}), 400, "no_address")


def asking(said):
    """The checks that ask a table that is not here."""
    return {check["id"] for one in said["tables"] if not one["editions"] for check in one["checks"]}


def test_health_says_what_is_wrong_first_and_what_to_do(house):
    for language, backup in (("en", "We know of no backup."), ("es", "No sabemos de ninguna copia.")):
        lines = house.root.get("/api/v1/health", params={"language": language}).json()["lines"]
        found = {one["what"]: one for one in lines}
        assert (found["backup"]["says"], found["backup"]["standing"]) == (backup, "look")
        assert found["backup"]["do"] is not None
        assert [one["standing"] for one in lines] == sorted(
            (one["standing"] for one in lines), key=["wrong", "look", "well"].index
        )
        assert {"database", "documents", "jobs", "tombstones", "room", "heads", "certificate", "tables", "version"} <= set(
            found
        )


def test_an_account_is_looked_at_its_stays_ended_and_its_proof_taken_back(house):
    client = somebody(house, "cora")
    account = f"/api/v1/accounts/{client.get('/api/v1/me').json()['id']}"
    caller = house.people.sessions.who(client.cookies["almoner"], HERE)
    begun = house.people.second_factors.begin(caller)
    house.people.second_factors.confirm(caller, code_for(begun.secret), HERE)
    seen = house.root.get(account).json()
    assert (seen["sessions"], seen["has_codes"], seen["is_taken"], seen["keys"]) == (2, True, True, 0)
    assert house.root.delete(account + "/sessions").status_code == 204
    is_problem(client.get("/api/v1/me"), 401)
    assert client.post("/api/v1/sessions", json={"login": "cora", "password": GOOD}).status_code == 202
    assert house.root.delete(account + "/proofs").status_code == 204
    assert client.post("/api/v1/sessions", json={"login": "cora", "password": GOOD}).status_code == 201
    mine = house.root.get("/api/v1/me").json()["id"]
    is_problem(house.root.delete(f"/api/v1/accounts/{mine}/proofs"), 403, "own_proofs")


def test_a_closed_account_is_opened_again_as_it_was(house):
    client = somebody(house, "dan")
    account = f"/api/v1/accounts/{client.get('/api/v1/me').json()['id']}"
    is_problem(house.root.post(account + "/opening"), 409, "account_open")
    assert house.root.delete(account).status_code == 204
    is_problem(client.post("/api/v1/sessions", json={"login": "dan", "password": GOOD}), 401)
    opened = house.root.post(account + "/opening")
    assert (opened.status_code, opened.json()["closed_at"], opened.json()["roles"]) == (200, None, ["person"])
    assert client.post("/api/v1/sessions", json={"login": "dan", "password": GOOD}).status_code == 201


def test_a_key_is_offered_what_its_account_may_do_and_no_more(house):
    offered = house.root.get("/api/v1/keys/choices", params={"language": "es"}).json()
    by_role = {one["action"]: one["says"] for one in offered["actions"] if one["by_role"]}
    assert by_role["jobs see"] == "mirar tareas"
    assert not {"journal see", "roles change", "sessions end"} & set(by_role)
    asked = {"name": "k", "actions": list(by_role), "until": f"{offered['last_day']}T23:59:59Z"}
    assert house.root.post("/api/v1/keys", json=asked).status_code == 201
