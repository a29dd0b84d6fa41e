"""Questions over HTTP: only those that a check needs for these papers, each with its reason, and never what nobody may ask."""

import re

import pytest

from almoner.adapters.messages import load_messages
from almoner.engine.answers import KEYS
from almoner.engine.showing.asking import HELP, questions
from almoner.engine.wording.render import LANGUAGES
from tests.faces.http.conftest import audited, put
from tests.faces.http.test_folders_and_papers import is_problem
from tests.made_up import text_bill

NEVER = re.compile(
    r"immigra|citizen|ciudadan|undocument|indocument|visa\b|green card|social security|seguro social|\bssn\b", re.IGNORECASE
)


def waiting_for(*keys):
    """An audit's value in which a check waits for each of these."""
    told = [{"check": "X01", "would_help": f"answers:{key}", "cause": "answer"} for key in keys]
    return {"could_not_check": told, "bills": [{"provider": {"name": "Made-Up Clinic"}}]}


def test_only_what_a_check_needs_is_asked(client, folder):
    put(client, folder, text_bill())
    said, _ = audited(client, folder, {"as_of": "2026-11-21"})
    where = str(said.url).partition("8000")[2]
    needed = [one["would_help"].partition(":")[2] for one in said.json()["could_not_check"] if one["cause"] == "answer"]
    asked = client.get(where + "/questions").json()["questions"]
    assert sorted(one["key"] for one in asked if one["key"] not in HELP) == sorted(set(needed))
    assert all(one["why"].count("?") >= 1 and one["checks"] for one in asked)
    spanish = client.get(where + "/questions?language=es").json()["questions"]
    assert [one["key"] for one in spanish] == [one["key"] for one in asked]
    assert all("¿" in one["why"] for one in spanish)
    assert not any(one["answered"] or one["setting"] for one in asked)
    known = next(one for one in asked if one["key"] == "uninsured")
    assert (known["kind"], known["type"], known["choices"]) == ("yes_no", "true or false", None)
    is_problem(client.get(folder + "/audits/none/questions"), 404, "no_such_audit")


def test_an_answer_is_shown_as_it_stands_and_not_asked_again(client, folder):
    put(client, folder, text_bill())
    asked = {"as_of": "2026-11-21", "answers": {"uninsured": False}}
    said, _ = audited(client, folder, asked)
    found = client.get(str(said.url).partition("8000")[2] + "/questions").json()["questions"]
    known = [one for one in found if one["key"] == "uninsured"]
    assert [(one["answered"], one["value"], one["checks"]) for one in known] == [(True, False, [])]
    assert found[-1] in known
    assert not any(one["answered"] for one in found[:-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_can_be_asked_on_a_page_and_none_asks_what_nobody_may(language):
    asked = questions(waiting_for(*KEYS), load_messages(), language)
    assert [one["key"] for one in asked] == list(KEYS)
    for one in asked:
        assert (one["kind"] == "choice") == (one["choices"] is not None)
        assert bool(one["parts"]) == (one["kind"] in {"record", "records", "named"})
        assert all(part["says"] and (part["kind"] == "choice") == (part["choices"] is not None) for part in one["parts"])
        assert one["names"] == (["Made-Up Clinic"] if one["kind"] == "named" else [])
        assert not NEVER.search(str(one)), one["key"]
    assert NEVER.search("What is your immigration status?")


def test_a_case_asks_about_its_last_check(client, folder):
    paper = put(client, folder, text_bill())
    case = client.post(folder + "/cases", json={"title": "A bill", "papers": [paper]})
    where = f"{folder}/cases/{case.json()['id']}"
    assert client.get(where + "/questions").json() == {"questions": []}
    checked(client, where, {})
    asked = client.get(where + "/questions?language=es").json()["questions"]
    assert "uninsured" in {one["key"] for one in asked}


def test_the_plan_and_the_state_can_be_said_anew_at_any_time(client, folder):
    paper = put(client, folder, text_bill())
    case = client.post(folder + "/cases", json={"papers": [paper]})
    where = f"{folder}/cases/{case.json()['id']}"
    checked(client, where, {"settings": {"payers": ["self-pay"]}})
    asked = client.get(where + "/questions").json()["questions"]
    told = {one["key"]: one for one in asked if one["setting"]}
    assert (told["payers"]["value"], told["payers"]["answered"]) == ("self-pay", True)
    assert {"value": "self-pay", "says": "None, I pay by myself"} in told["payers"]["choices"]
    assert (told["state"]["value"], told["state"]["answered"]) == (None, False)
    assert "uninsured" not in {one["key"] for one in asked}
    checked(client, where, {"settings": {"payers": ["medicare", "medicaid"], "state": "OH"}})
    told = {one["key"]: one for one in client.get(where + "/questions").json()["questions"] if one["setting"]}
    assert (told["payers"]["value"], told["state"]["value"]) == ("medicare,medicaid", "OH")
    assert {"value": "medicare,medicaid", "says": "Medicare, Medicaid"} in told["payers"]["choices"]


def checked(client, where, asked):
    said = client.post(where + "/audit", json=asked)
    assert said.status_code == 202, said.text
    with client.stream("GET", f"/api/v1/jobs/{said.json()['audit']['job']['id']}/events") as stream:
        "".join(stream.iter_text())
