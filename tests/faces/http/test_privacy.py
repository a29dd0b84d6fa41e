"""Who looked, what was disclosed and what looks like snooping, over HTTP."""

from tests.faces.http.conftest import put
from tests.faces.http.test_folders_and_papers import is_problem


def test_who_looked_comes_in_pages(client, folder):
    paper = put(client, folder, b"1")
    client.get(f"{folder}/papers/{paper}")
    first = client.get(folder + "/looks", params={"limit": 1}).json()
    [look] = first["looks"]
    assert (look["action"], look["resource"], look["is_you"], look["origin"]) == ("paper see", paper, True, "http 127.0.0.1")
    rest = client.get(folder + "/looks", params={"before": first["next"]}).json()
    assert ([one["action"] for one in rest["looks"]], rest["next"]) == (["paper add"], None)
    again = client.get(folder + "/looks", params={"limit": 1}).json()["looks"][0]
    assert again["action"] == "folder looks"


def test_a_folder_that_is_not_yours_tells_nothing(server, client, folder):
    is_problem(client.get("/api/v1/folders/pnone/looks"), 403, "not_allowed")
    is_problem(client.get("/api/v1/folders/pnone/disclosures"), 403, "not_allowed")
    is_problem(server.outside.get(folder + "/looks"), 401, "not_signed_in")
    is_problem(client.get(folder + "/looks", params={"before": 0}), 400)
    is_problem(client.get(folder + "/looks", params={"before": 2**40}), 400)


def test_disclosures_name_the_rule_and_the_days(client, folder):
    put(client, folder, b"1")
    said = client.get(folder + "/disclosures", params={"asked_on": "2026-11-21"}).json()
    assert said == {
        "authority": "45 CFR 164.528",
        "first": "2020-11-21",
        "last": "2026-11-21",
        "answer_by": "2027-01-20",
        "disclosures": [],
    }
    is_problem(client.get(folder + "/disclosures", params={"asked_on": "never"}), 400)
    is_problem(client.get(folder + "/disclosures", params={"asked_on": "0003-01-01"}), 400)


def test_snooping_is_asked_for_by_days(client):
    asked = {"first": "2026-01-01", "last": "2026-12-31", "people": [{"name": "Ana Example", "address": "12 Made-up Street"}]}
    said = client.post("/api/v1/privacy/snooping", json=asked).json()
    assert (said["suspicions"], said["addresses_compared"]) == ([], True)
    is_problem(client.post("/api/v1/privacy/snooping", json=asked | {"last": "2025-12-31"}), 400, "snooping_days")
    is_problem(client.post("/api/v1/privacy/snooping", json=asked | {"last": "2029-12-31"}), 400, "snooping_days")
    is_problem(client.post("/api/v1/privacy/snooping", json={}), 400)
