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
        "outside": [],
    }
    is_problem(client.get(folder + "/disclosures", params={"asked_on": "never"}), 400)
    is_problem(client.get(folder + "/disclosures", params={"asked_on": "0003-01-01"}), 400)


def test_snooping_is_asked_for_by_days(client):
    asked = {"first": "2020-01-01", "last": "2020-12-31", "people": [{"name": "Ana Example", "address": "12 Made-up Street"}]}
    said = client.post("/api/v1/privacy/snooping", json=asked).json()
    assert (said["suspicions"], said["addresses_compared"]) == ([], True)
    is_problem(client.post("/api/v1/privacy/snooping", json=asked | {"last": "2019-12-31"}), 400, "snooping_days")
    is_problem(client.post("/api/v1/privacy/snooping", json=asked | {"last": "2023-12-31"}), 400, "snooping_days")
    is_problem(client.post("/api/v1/privacy/snooping", json={}), 400)


COURT = {
    "day": "2026-11-03",
    "to": "Made-up County Court, 1 Made-up Street",
    "what": "the bill of May",
    "purpose": "a subpoena",
}


def test_what_left_in_another_way_is_written_down_once_and_accounted_for(client, folder):
    where = folder + "/disclosures"
    made = client.post(where, json=COURT, headers={"Idempotency-Key": "1"})
    assert made.status_code == 201, made.text
    again = client.post(where, json=COURT, headers={"Idempotency-Key": "1"})
    assert again.json() == made.json() == COURT | {"id": made.json()["id"]}
    is_problem(client.post(where, json=COURT | {"what": "other"}, headers={"Idempotency-Key": "1"}), 409)
    older = client.post(where, json=COURT | {"day": "2019-01-31"}).json()
    said = client.get(where).json()
    assert (said["disclosures"], said["outside"]) == ([], [made.json()])
    assert client.get(where, params={"asked_on": "2024-06-30"}).json()["outside"] == [older]
    assert client.delete(f"{where}/{made.json()['id']}").status_code == 204
    is_problem(client.delete(f"{where}/{made.json()['id']}"), 404, "no_such_disclosure")
    assert client.get(where).json()["outside"] == []


def test_a_disclosure_of_tomorrow_or_without_words_is_not_written_down(client, folder):
    where = folder + "/disclosures"
    for wrong in ({"day": "2999-01-01"}, {"day": "1999-12-31"}, {"to": " "}, {"purpose": "\u200b"}):
        is_problem(client.post(where, json=COURT | wrong), 422, "disclosure_not_written")
    is_problem(client.post(where, json=COURT | {"what": ""}), 400)
