"""Doubts and corrections over HTTP: a new audit of the same papers in which what the person said stands."""

import json

import pytest

from tests.faces.command import almoner
from tests.faces.http.conftest import audited, put
from tests.faces.http.test_case_aids import gone_over
from tests.faces.http.test_folders_and_papers import is_problem
from tests.made_up import LINES, text_bill

DAY = "2026-11-21"
SLIP = text_bill(lines=(*LINES[:3], ("02/04/2026", "80053", "Made-up panel", 1, "6O.5O")))
"""An amount with letters for noughts."""


def first(client, folder, data=SLIP):
    put(client, folder, data)
    said, _ = audited(client, folder, {"as_of": DAY})
    return str(said.url).partition("8000")[2], said.json()


def correct(client, where, *said, **headers):
    return client.post(where + "/corrections", json={"corrections": list(said)}, headers=headers)


def answer(client, said):
    assert said.status_code == 202, said.text
    with client.stream("GET", f"/api/v1/jobs/{said.json()['job']['id']}/events") as stream:
        "".join(stream.iter_text())
    return client.get(said.headers["Location"])


def test_doubts_are_those_of_the_answer_with_what_stands_there(client, folder):
    where, whole = first(client, folder)
    found = client.get(where + "/doubts").json()["doubts"]
    expected = [one for document in whole["documents"] for one in document["doubts"]]
    assert expected
    assert [{name: one[name] for name in expected[0]} for one in found] == expected
    assert all(one["document"] == 0 for one in found)
    assert all(one["choices"][0]["value"] == one["now"] for one in found if one["now"] is not None)
    assert all(choice["says"] for one in found for choice in one["choices"])


def test_a_correction_makes_a_new_audit_and_the_first_stays(client, folder):
    where, whole = first(client, folder)
    bill = whole["bills"][0]
    line = next(one for one in bill["lines"] if one["code"] == "99213")
    field = f"bills/{bill['id']}/lines/{line['id']}/charge"
    said = correct(client, where, {"field": field, "new": "20.00"})
    made = answer(client, said).json()
    changed = next(one for one in made["bills"][0]["lines"] if one["id"] == line["id"])
    assert (line["charge"], changed["charge"]) == ("200.00", "20.00")
    assert made["run"]["corrections"] is not None
    assert (made["run"]["as_of"], made["run"]["inputs"]) == (DAY, whole["run"]["inputs"])
    assert client.get(where).json() == whole
    again = answer(client, correct(client, said.headers["Location"], {"field": field, "old": "20.00", "new": "30.00"})).json()
    assert next(one for one in again["bills"][0]["lines"] if one["id"] == line["id"])["charge"] == "30.00"


def test_a_day_is_taken_with_the_name_of_its_month(client, folder):
    where, whole = first(client, folder)
    bill = whole["bills"][0]
    field = f"bills/{bill['id']}/lines/{bill['lines'][0]['id']}/day"
    made = answer(client, correct(client, where, {"field": field, "new": "Feb 4, 2026"})).json()
    assert next(one for one in made["bills"][0]["lines"] if one["id"] == bill["lines"][0]["id"])["day"] == "2026-02-04"


def test_it_counts_as_on_the_command_line(client, folder, tmp_path):
    where, whole = first(client, folder)
    bill = whole["bills"][0]
    entry = {"field": f"bills/{bill['id']}/balance", "old": bill["balance"], "new": "99.00"}
    made = answer(client, correct(client, where, entry)).json()
    (tmp_path / "bill.txt").write_bytes(SLIP)
    (tmp_path / "said.json").write_text(json.dumps([entry | {"who": "me", "when": DAY}]))
    expected = almoner(
        "audit", str(tmp_path / "bill.txt"), "--json", "--as-of", DAY, "--corrections", str(tmp_path / "said.json")
    ).json
    for one in (made, expected):
        one.pop("run")
    assert made == expected


def test_the_same_key_gives_the_same_audit(client, folder):
    where, whole = first(client, folder)
    entry = {"field": f"bills/{whole['bills'][0]['id']}/balance", "new": "99.00"}
    made = correct(client, where, entry, **{"Idempotency-Key": "c1"})
    assert correct(client, where, entry, **{"Idempotency-Key": "c1"}).json()["id"] == made.json()["id"]
    is_problem(correct(client, where, entry | {"new": "98.00"}, **{"Idempotency-Key": "c1"}), 409, "key_used_before")


def test_a_correction_that_fits_nothing_is_refused_in_the_very_sentence_of_the_command_line(client, folder):
    where, _ = first(client, folder)
    said = is_problem(answer(client, correct(client, where, {"field": "bills/bnone/balance", "new": "1.00"})), 422)
    assert said["code"] == "correction_does_not_fit"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"corrections": []},
        {"corrections": [{"new": "1.00"}]},
        {"corrections": [{"field": "", "new": "1.00"}]},
        {"corrections": [{"field": "x" * 301, "new": "1.00"}]},
        {"corrections": [{"field": 7, "new": "1.00"}]},
    ],
    ids=["nothing", "none", "no field", "empty field", "long field", "number"],
)
def test_what_is_not_understood_is_said_at_once(client, folder, body):
    where, _ = first(client, folder)
    is_problem(client.post(where + "/corrections", json=body), 400)


def test_of_an_audit_without_an_answer_and_of_none(client, folder):
    put(client, folder, b"")
    said, _ = audited(client, folder)
    where = str(said.url).partition("8000")[2]
    is_problem(client.get(where + "/doubts"), 422, "audit_not_over")
    is_problem(correct(client, where, {"field": "x", "new": 1}), 422, "audit_not_over")
    is_problem(client.get(folder + "/audits/unone/doubts"), 404, "no_such_audit")


def test_a_doubt_the_person_leaves_open_is_not_asked_again_and_stays_in_doubt(client, folder):
    paper = put(client, folder, SLIP)
    where = f"{folder}/cases/" + client.post(folder + "/cases", json={"papers": [paper]}).json()["id"]
    case = gone_over(client, where)
    doubts = client.get(f"{folder}/audits/{case['audit']['read']}/doubts").json()["doubts"]
    assert (case["state"], case["audit"]["left"], len(doubts)) == ("confirm", [], case["audit"]["doubts"])
    answer = client.get(f"{folder}/audits/{case['audit']['read']}").json()
    line = next(one for one in answer["bills"][0]["lines"] if one["code"] == "99213")
    field = f"bills/{answer['bills'][0]['id']}/lines/{line['id']}/charge"
    left = [one["id"] for one in doubts]
    said = client.post(where + "/audit", json={"corrections": [{"field": field, "new": "20.00"}], "left": left})
    assert said.status_code == 202, said.text
    again = waited(client, where, said)
    assert again["state"] == "findings"
    assert again["audit"]["doubts"] >= 1
    assert set(left) <= {*again["audit"]["left"]}
    assert "case_pay_doubts" in {one["key"] for one in again["paying"]["whole"]}


def waited(client, where, said):
    with client.stream("GET", f"/api/v1/jobs/{said.json()['audit']['job']['id']}/events") as stream:
        "".join(stream.iter_text())
    return client.get(where).json()
