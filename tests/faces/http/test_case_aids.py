"""What helps a person go on, over HTTP: the reply beside the bill, a call prepared, and help to ask for."""

import pytest

from tests.faces.http.conftest import put
from tests.made_up import LINES, text_bill

CORRECTED = text_bill(lines=(*LINES[:2], LINES[3], ("03/05/2026", "", "Late fee", 1, "15.00")), total="320.50")
LETTER = b"""MADE-UP CLINIC
March 20, 2026

Alex Example
Account number: A-100

Thank you for your letter about your account. We have reviewed the charges.
We have removed the charge of $45.00 for code J1885.
Your new balance is $305.50.
A corrected statement will be mailed to you by April 15, 2026.
"""


def gone_over(client, case, settings=None):
    said = client.post(case + "/audit", json={"settings": settings or {}})
    assert said.status_code == 202, said.text
    with client.stream("GET", f"/api/v1/jobs/{said.json()['audit']['job']['id']}/events") as stream:
        assert "event: over" in "".join(stream.iter_text())
    return client.get(case).json()


@pytest.fixture
def case(client, folder):
    """A case whose bill was gone over; the folder comes with it."""
    bill = put(client, folder, text_bill())
    made = client.post(folder + "/cases", json={"title": "the clinic", "papers": [bill]}).json()
    address = f"{folder}/cases/{made['id']}"
    gone_over(client, address)
    return folder, address


def replied(client, folder, case, data, name, on="2026-03-25"):
    paper = put(client, folder, data, name)
    said = client.post(case + "/replies", json={"paper": paper, "on": on})
    assert said.status_code == 200, said.text
    return paper


def test_a_corrected_bill_and_its_letter_are_laid_beside_the_old_bill(client, case):
    folder, case = case
    replied(client, folder, case, LETTER, "letter.txt", on="2026-03-24")
    replied(client, folder, case, CORRECTED, "new.txt")
    gone_over(client, case)
    said = client.get(case + "/comparison").json()
    assert [(one["asked_before"], one["asked_now"]) for one in said["beside"]] == [("350.50", "320.50")]
    assert [(one["key"], one["sure"]) for one in said["notes"]] == [
        ("cmp_total_down", True),
        ("cmp_interest_new", True),
        ("cmp_balance_down", True),
        ("cmp_fewer_lines", True),
        ("cmp_promise_kept", True),
        ("cmp_new_balance_differs_ask", False),
    ]
    assert [(one["check"], one["standing"]) for one in said["points"] if one["check"] == "A07"] == [("A07", "gone")]
    assert said["notes"][3]["says"] == (
        "“J1885” for $45.00 is there less often. It was there this many times: 2. Now it is: 1."
    )
    spanish = client.get(case + "/comparison?language=es").json()
    assert spanish["notes"][1]["says"] == "La cuenta nueva suma recargos o interés: $15.00. Pregunte por qué."
    assert spanish["points"][0]["title"] != said["points"][0]["title"]


def test_a_letter_alone_leaves_its_promise_open(client, case):
    folder, case = case
    replied(client, folder, case, LETTER, "letter.txt")
    gone_over(client, case)
    said = client.get(case + "/comparison").json()
    assert said["beside"] == []
    assert [one["key"] for one in said["notes"]] == [
        "cmp_no_new_bill",
        "cmp_promise_open",
        "cmp_new_balance_open",
        "cmp_promise_new_bill",
    ]
    assert said["next"] is None  # what an office promises is no day for the person to act


def answer_of(client, folder, case):
    return client.get(f"{folder}/audits/{client.get(case).json()['audit']['read']}").json()


def test_a_letter_in_sentences_adds_no_charges_and_no_findings(client, case):
    folder, case = case
    before = answer_of(client, folder, case)
    replied(client, folder, case, LETTER, "letter.txt")
    gone_over(client, case)
    after = answer_of(client, folder, case)
    assert [after["summary"][name] for name in ("charges", "at_stake", "findings")] == [
        before["summary"][name] for name in ("charges", "at_stake", "findings")
    ]
    assert [one["id"] for one in after["findings"]] == [one["id"] for one in before["findings"]]
    assert [one["kind"] for one in after["documents"]] == ["bill", "notice"]
    assert [one["kind"] for one in after["notices"]] == ["reply"]


def test_a_corrected_bill_takes_the_place_of_the_old_one(client, case):
    folder, case = case
    replied(client, folder, case, CORRECTED, "new.txt")
    gone_over(client, case)
    after = answer_of(client, folder, case)
    assert (after["summary"]["charges"], after["summary"]["at_stake"], after["findings"]) == ("320.50", "0.00", [])
    assert [one["replaced"] for one in after["bills"]] == [True, False]  # the old one is still part of the story
    assert [one["id"] for one in client.get(case).json()["paying"]["bills"]] == [after["bills"][1]["id"]]


def test_nothing_is_compared_before_something_came_and_was_gone_over(client, case):
    folder, case = case
    assert client.get(case + "/comparison").status_code == 404
    replied(client, folder, case, CORRECTED, "new.txt")
    said = client.get(case + "/comparison")
    assert (said.status_code, said.json()["detail"]) == (
        422,
        "Nothing was compared: what came back was not gone over yet; have the papers of the case checked anew.",
    )


def test_a_call_is_prepared_for_a_finding(client, case):
    _, case = case
    read = client.get(case).json()["audit"]["read"]
    audit = client.get(case.split("/cases/", maxsplit=1)[0] + f"/audits/{read}").json()
    found = next(one for one in audit["findings"] if one["check"] == "A07")
    said = client.get(f"{case}/script/{found['id']}").json()
    assert said["to"] == "provider"
    assert len(said["say"]) == 3
    assert said["say"][0] == "I call about the account A-100. I want to ask you to look at one point."
    assert said["likely"]["settles"].startswith("The medical record of that day.")
    assert client.get(f"{case}/script/{found['id']}?language=es").json()["say"][0].startswith("Llamo por la cuenta A-100.")
    assert client.get(f"{case}/script/fnone").status_code == 404


def test_help_is_screened_by_the_cases_answers_and_never_promised(client, case):
    _, case = case
    empty = client.get(case + "/charity").json()
    assert (empty["likely"], [one["key"] for one in empty["lacks"]]) == (
        "not_known",
        ["household", "home_state", "state", "hospital_non_profit"],
    )
    assert empty["medicaid"] == []
    answers = {
        "household": {"size": 2, "income": "20000.00"},
        "hospital_non_profit": True,
        "uninsured": True,
        "home_state": "WA",
    }
    version = client.get(case).headers["ETag"]
    said = client.put(case + "/answers", json={"answers": answers}, headers={"If-Match": version})
    assert said.status_code == 200, said.text
    gone_over(client, case, {"state": "OR", "payers": ["self-pay"]})
    found = client.get(case + "/charity").json()
    assert (found["likely"], found["line"], found["share"], found["letter"]) == (
        "state_full",
        "21640.00",
        "0.93",
        "aid-application",
    )
    assert found["medicaid"][0].startswith("Know this before you ask for Medicaid")
    assert found["medicaid_rules"][0]["text_as_of"] == "2025-12"
    assert "or-442-614" in {one["id"] for one in found["rules"]}
    assert found["lacks"] == []
