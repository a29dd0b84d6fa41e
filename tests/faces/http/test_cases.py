"""Cases over HTTP: from papers to an outcome, each step once, and nothing sent that a person did not approve as it is."""

import email
import hashlib
import json
from datetime import date, timedelta
from email.policy import default

import pytest

from almoner.engine.letters.blanks import BLANK
from tests.faces.http.case_way import BILL, DAY, Way
from tests.faces.http.conftest import put
from tests.faces.http.test_folders_and_papers import is_problem
from tests.made_up import LINES, text_bill


@pytest.fixture
def way(client, folder):
    return Way(client, folder).open()


def today(way):
    """The day of the last thing that happened: a letter goes out no earlier than it was approved."""
    return way.see()["events"][-1]["at"][:10]


def test_from_papers_to_an_outcome(way, client, folder):
    """The whole way of a person."""
    assert (way.see()["state"], way.see()["step"]["key"]) == ("papers", "case_step_check")
    case = way.checked()
    assert case["state"] == "findings"
    assert (case["step"]["key"], case["step"]["titled"]) == ("case_step_write", "The same charge appears twice")
    assert case["paying"]["answer"] == "ask"  # nobody knows if a plan has answered
    letter = way.written(finding=case["step"]["about"])
    assert way.see()["state"] == "to_approve"
    assert way.approve(letter).json()["state"] == "to_send"

    text = client.get(f"{way.at}/letters/{letter['id']}/text")
    words = text.json()["text"].replace("within 30 days", "within 20 days")
    edit = {"json": {"text": words}, "headers": {"If-Match": text.headers["ETag"]}}
    edited = client.put(f"{way.at}/letters/{letter['id']}/text", **edit).json()
    assert (edited["state"], edited["letters"][0]["approved"]) == ("to_approve", None)
    assert {"kind": "number", "before": "30 days", "after": None} in edited["letters"][0]["marks"]
    is_problem(way.approve(letter, status=(409,)), 409, "letter_changed")
    sending = {"how": "certified", "number": "9400 1000 0000", "on": today(way)}
    is_problem(way.post(f"letters/{letter['id']}/sending", sending, (422,)), 422, "not_approved")

    approved = way.approve(edited["letters"][0]).json()["letters"][0]["approved"]
    assert (approved["name"], approved["form"]) == ("owner", "pdf")
    pdf = client.get(f"{folder}/audits/{letter['audit']}/letters/{letter['id']}/pdf").content
    assert hashlib.sha256(pdf).hexdigest() == approved["sha256"]
    draft = email.message_from_bytes(client.get(f"{way.at}/letters/{letter['id']}/email").content, policy=default)
    assert (draft["Subject"], draft["To"], draft["From"]) == ("Letter", None, None)
    assert [part.get_payload(decode=True) for part in draft.iter_attachments()] == [pdf]

    sent = way.post(f"letters/{letter['id']}/sending", sending).json()
    number = sent["events"][-1]["number"]
    assert (sent["state"], sent["letters"][0]["sent"]) == (
        "waiting",
        [sending | {"event": number, "sha256": approved["sha256"]}],
    )
    due = date.fromisoformat(sending["on"]) + timedelta(days=30)
    assert [(one["kind"], one["last_day"]) for one in sent["dates"]] == [("asked", due.isoformat())]
    reply = put(client, folder, BILL.replace(b"A-100", b"A-101"), "reply.txt")
    answered = way.post("replies", {"paper": reply, "on": "2026-11-21"}).json()
    assert (answered["state"], answered["step"]["about"]) == ("answered", reply)
    assert [one["reply_on"] for one in answered["papers"]] == [None, "2026-11-21"]
    [left] = answered["open"]
    outcome = {"kind": "credited", "on": "2026-11-21", "amount": "45", "findings": [left["id"]]}
    closed = way.post("outcome", outcome).json()
    came = outcome | {"amount": "45.00", "finding": left["id"], "bill": None, "titled": [left["title"]]}
    assert (closed["state"], closed["outcomes"], closed["step"]["key"]) == ("closed", [came], "case_step_closed")
    assert [one["event"] for one in closed["events"]][-3:] == ["letter_sent", "reply_came", "outcome_came"]
    is_problem(way.post("papers", {"paper": reply}, (422,)), 422, "case_not_so_far")


def letter_sent(way):
    """A letter, approved and noted as sent by fax today."""
    way.checked()
    letter = way.written(finding=way.see()["step"]["about"])
    way.approve(letter)
    way.post(f"letters/{letter['id']}/sending", {"how": "fax", "on": today(way)})
    return letter


def test_a_sending_is_taken_back_and_noted_again(way, client):
    letter = letter_sent(way)
    at = f"letters/{letter['id']}/sending"
    twice = way.post(at, {"how": "certified", "number": "9400", "on": today(way)}).json()
    assert [one["how"] for one in twice["letters"][0]["sent"]] == ["fax", "certified"]
    first, second = (one["event"] for one in twice["letters"][0]["sent"])
    left = client.delete(f"{way.at}/{at}/{first}").json()
    assert ([one["how"] for one in left["letters"][0]["sent"]], left["state"]) == (["certified"], "waiting")
    back = client.delete(f"{way.at}/{at}/{second}").json()
    assert (back["letters"][0]["sent"], back["state"], back["dates"]) == ([], "to_send", [])
    assert back["letters"][0]["approved"] is not None
    assert (back["events"][-1]["event"], back["events"][-1]["says"]) == ("sending_taken_back", "Taken back: it was not sent")
    is_problem(client.delete(f"{way.at}/{at}/{second}"), 404, "no_such_sending")
    assert way.post(at, {"how": "print", "on": today(way)}).json()["state"] == "waiting"


def test_a_letter_is_not_sent_before_it_was_approved(way):
    way.checked()
    letter = way.written(finding=way.see()["step"]["about"])
    way.approve(letter)
    said = way.post(f"letters/{letter['id']}/sending", {"how": "fax", "on": "2026-01-05"}, (422,))
    is_problem(said, 422, "sent_before_approved")
    assert way.see()["state"] == "to_send"


TWO = BILL.replace(
    b"Total charges", b"02/05/2026  80061  Made-up panel  1  30.00\n02/05/2026  80061  Made-up panel  1  30.00\nTotal charges"
)


def test_a_case_closes_once_nothing_is_open(client, folder):
    way = Way(client, folder).open(TWO)
    open_ = way.checked()["open"]
    assert len(open_) > 1
    told = {"kind": "credited", "on": DAY, "amount": "$45"}
    one = way.post("outcome", told | {"findings": [open_[0]["id"]]}).json()
    assert (one["state"], [each["id"] for each in one["open"]]) == ("findings", [each["id"] for each in open_[1:]])
    assert one["outcomes"][0]["titled"] == [open_[0]["title"]]
    general = way.post("outcome", told).json()
    assert (general["state"], len(general["open"])) == ("findings", len(open_) - 1)
    rest = way.post("outcome", told | {"findings": [each["id"] for each in open_[1:]]}).json()
    assert (rest["state"], rest["open"]) == ("closed", [])


def test_what_a_corrected_bill_took_off_is_still_there_to_tell(way, client, folder):
    letter = letter_sent(way)
    [asked] = way.see()["open"]
    corrected = text_bill(lines=[*LINES[:2], LINES[3]], total="305.50")
    way.post("replies", {"paper": put(client, folder, corrected, "new.txt"), "on": today(way)})
    case = way.checked()
    assert [(one["id"], one["title"], one["gone"]) for one in case["open"]] == [(asked["id"], asked["title"], True)]
    spanish = way.see(language="es")["open"][0]
    assert spanish["title"] != asked["title"]
    told = {"kind": "credited", "on": today(way), "amount": "45", "findings": [asked["id"]]}
    closed = way.post("outcome", told).json()
    assert (closed["state"], closed["outcomes"][0]["titled"]) == ("closed", [asked["title"]])
    assert closed["letters"][0]["id"] == letter["id"]


def test_an_outcome_is_of_a_bill_or_ends_the_case_when_the_person_says_so(client, folder):
    way = Way(client, folder).open(TWO)
    case = way.checked()
    bill = client.get(f"{folder}/audits/{case['audit']['id']}").json()["bills"][0]["id"]
    assert way.post("outcome", {"kind": "refused", "on": DAY, "bill": bill}).json()["state"] == "closed"
    other = Way(client, folder).open(TWO.replace(b"A-100", b"A-103"))
    other.checked()
    assert other.post("outcome", {"kind": "withdrawn", "on": DAY, "closes": True}).json()["state"] == "closed"
    is_problem(way.post("outcome", {"kind": "refused", "on": DAY, "bill": "bnone"}, (404,)), 404, "no_such_finding")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("$2,235", "2235.00"),
        ("2,235.00", "2235.00"),
        ("2235", "2235.00"),
        ("2.235,00", "2235.00"),
        (" ", None),
        ("$ 45.5", "45.50"),
    ],
)
def test_an_amount_is_taken_as_people_type_it(way, typed, kept):
    assert way.post("outcome", {"kind": "other", "on": DAY, "amount": typed}).json()["outcomes"][0]["amount"] == kept


@pytest.mark.parametrize("typed", ["2.235", "about 40", "-45.00", "4,5,6", "12.345.6"])
def test_an_amount_that_is_not_clear_is_asked_for_in_one_sentence(way, typed):
    is_problem(way.post("outcome", {"kind": "other", "on": DAY, "amount": typed}, (422,)), 422, "amount_not_clear")
    assert way.see()["outcomes"] == []


def test_papers_that_cannot_be_read_are_said_and_read_again_without_them(client, folder):
    way = Way(client, folder).open(b"A note about the garden, and nothing else.")
    case = way.checked()
    assert (case["state"], case["step"]["key"]) == ("reading", "case_step_reading_failed")
    assert case["audit"]["refused"].endswith(".")
    assert case["paying"]["because"][0]["key"] == "case_pay_not_checked"
    client.delete(f"{way.at}/papers/{case['papers'][0]['id']}")
    is_problem(way.post("audit", status=(422,)), 422, "papers_to_audit")
    way.post("papers", {"paper": put(client, folder, BILL)})
    assert way.checked()["state"] == "findings"


def test_who_did_it_is_told_apart_from_the_house(way):
    way.checked()
    assert {(one["event"], one["you"]) for one in way.see()["events"]} == {
        ("opened", True),
        ("audit_asked", True),
        ("audit_read", False),
    }


def test_a_case_is_said_in_two_languages(way):
    english, spanish = way.see(), way.see(language="es")
    assert english["step"]["says"] == "Have us go over your papers."
    assert spanish["step"]["says"] == "Pida que revisemos sus papeles."
    assert english["events"][0]["says"] != spanish["events"][0]["says"]
    assert english["paying"]["says"] != spanish["paying"]["says"]


def test_the_same_key_does_each_thing_once(way, client, folder):
    headers = {"Idempotency-Key": "k-case"}
    made = [client.post(folder + "/cases", json={"title": "x"}, headers=headers).json()["id"] for _ in range(2)]
    assert made[0] == made[1]
    is_problem(client.post(folder + "/cases", json={"title": "y"}, headers=headers), 409, "key_used_before")
    paper = put(client, folder, b"another")
    for step, said in (
        ("papers", {"paper": paper}),
        ("notes", {"on": DAY, "text": "they called"}),
        ("audit", {"settings": {"as_of": DAY}}),
    ):
        first, again = (way.post(step, said, **{"Idempotency-Key": f"k-{step}"}).json() for _ in range(2))
        assert first["version"] == again["version"]
    case = way.see()
    assert [len(case[name]) for name in ("papers", "notes")] == [2, 1]
    assert [one["event"] for one in case["events"]].count("audit_asked") == 1


def test_two_who_change_it_at_once_are_told(way, client):
    tag = client.get(way.at).headers["ETag"]
    assert client.patch(way.at, json={"title": "one"}, headers={"If-Match": tag}).json()["title"] == "one"
    is_problem(client.patch(way.at, json={"title": "other"}, headers={"If-Match": tag}), 412, "changed_meanwhile")
    answers = {"json": {"answers": {"qmb": True}}, "headers": {"If-Match": tag}}
    is_problem(client.put(way.at + "/answers", **answers), 412, "changed_meanwhile")
    is_problem(client.patch(way.at, json={"title": "other"}), 428, "if_match_missing")


def test_answers_and_corrections_go_into_the_next_check(way, client):
    case = way.checked()
    tag = f'"v{case["version"]}"'
    said = client.put(way.at + "/answers", json={"answers": {"uninsured": True}}, headers={"If-Match": tag}).json()
    assert (said["answers"], said["audit"]["stale"], said["step"]["key"]) == (
        {"uninsured": True},
        True,
        "case_step_check_again",
    )
    wrong = {"json": {"answers": {"zebulon": 1}}, "headers": {"If-Match": f'"v{said["version"]}"'}}
    is_problem(client.put(way.at + "/answers", **wrong), 400, "answers_not_understood")
    before = client.get(f"{way.folder}/audits/{case['audit']['id']}").json()
    field = f"bills/{before['bills'][0]['id']}/balance"
    again = way.checked(corrections=[{"field": field, "new": "340.00"}])
    assert (again["audit"]["stale"], again["paying"]["answer"]) == (False, "pay_part")
    answer = client.get(f"{way.folder}/audits/{again['audit']['id']}").json()
    assert answer["bills"][0]["balance"] == "340.00"
    assert answer["run"]["answers"]
    third = way.checked()  # what was corrected once stays so
    assert client.get(f"{way.folder}/audits/{third['audit']['id']}").json()["bills"][0]["balance"] == "340.00"
    letter = way.written(finding=third["step"]["about"])
    assert "$340.00" in client.get(f"{way.at}/letters/{letter['id']}/text").json()["text"]


def test_what_is_not_there_is_said(way, client):
    is_problem(client.get(way.folder + "/cases/cnone"), 404, "no_such_case")
    is_problem(client.post(way.folder + "/cases", json={"papers": ["dnone"]}), 404, "no_such_paper")
    is_problem(way.post("papers", {"paper": "dnone"}, (404,)), 404, "no_such_paper")
    is_problem(way.post("letters", {"kind": "line-dispute"}, (422,)), 422, "audit_not_over")
    is_problem(way.post("letters", {"kind": "zebulon"}, (400,)), 400, "no_such_letter")
    is_problem(way.post("outcome", {"kind": "refused", "on": DAY, "finding": "fnone"}, (404,)), 404, "no_such_finding")
    is_problem(client.get(f"{way.at}/letters/wnone/text"), 404, "no_such_letter")
    is_problem(way.post("confirmation", {"audit": "unone"}, (422,)), 422, "case_not_so_far")
    is_problem(way.post("letters/wnone/sending", {"how": "fax", "on": DAY, "number": "<b>"}, (400,)), 400)


def test_a_letter_is_taken_out_and_one_without_words_is_refused(way, client):
    way.checked()
    letter = way.written("itemized-bill", language="es")
    at = f"{way.at}/letters/{letter['id']}/text"
    text = client.get(at)
    empty = {"json": {"text": " \n\n "}, "headers": {"If-Match": text.headers["ETag"]}}
    is_problem(client.put(at, **empty), 422, "letter_text")
    late = {"json": {"text": "x"}, "headers": {"If-Match": '"v1"'}}
    is_problem(client.put(at, **late), 412, "changed_meanwhile")
    way.approve(letter)
    same = {"json": {"text": text.json()["text"]}, "headers": {"If-Match": text.headers["ETag"]}}
    assert client.put(at, **same).json()["letters"][0]["marks"] == []  # an approval changes no words
    gone = client.delete(f"{way.at}/letters/{letter['id']}").json()
    assert (gone["letters"], gone["state"]) == ([], "findings")


def test_a_blank_that_was_filled_in_is_no_changed_fact_and_no_longer_named(way, client):
    way.checked()
    letter = way.written("itemized-bill", language="es")
    assert "Mi dirección" in letter["aloud"][-1]
    at = f"{way.at}/letters/{letter['id']}/text"
    text = client.get(at)
    words = text.json()["text"].replace("[My address: __________]", "12 Main Street\nAlbany, NY 12207")
    said = client.put(at, json={"text": words}, headers={"If-Match": text.headers["ETag"]}).json()["letters"][0]
    assert said["marks"] == []
    assert "Mi dirección" not in " ".join(said["aloud"])
    assert "Dirección de quien recibe" in said["aloud"][-1]
    tag = client.get(at).headers["ETag"]
    whole = BLANK.sub("Robin", words)
    assert "Escriba a mano" not in " ".join(
        client.put(at, json={"text": whole}, headers={"If-Match": tag}).json()["letters"][0]["aloud"]
    )


def test_every_date_of_every_case_is_in_one_list(way, client):
    way.post("notes", {"on": DAY, "text": "they look into it", "follow_up": "2026-12-09"})
    other = Way(client, way.folder).open(BILL.replace(b"A-100", b"A-102"))
    other.post("notes", {"on": DAY, "text": "they call back", "follow_up": "2026-12-01"})
    found = [one for one in client.get("/api/v1/dates").json()["dates"] if one["case"] in way.at + other.at]
    assert [(one["last_day"], one["kind"]) for one in found] == [("2026-12-01", "promise"), ("2026-12-09", "promise")]
    assert [one["folder_name"] for one in found] == ["Alex Example", "Alex Example"]
    tag = client.get(way.at).headers["ETag"]
    client.patch(way.at, json={"closed": True}, headers={"If-Match": tag})
    assert all(one["case"] not in way.at for one in client.get("/api/v1/dates").json()["dates"])


def test_every_look_and_change_is_in_the_journal(way, client):
    looks = client.get(way.folder + "/looks").json()
    case = way.at.rpartition("/")[2]
    assert ("case make", case) in {(one["action"], one["resource"]) for one in looks["looks"]}
    way.see()
    way.post("notes", {"on": DAY, "text": "they called"})
    found = {(one["action"], one["resource"]) for one in client.get(way.folder + "/looks").json()["looks"]}
    assert {("case see", case), ("case change", case)} <= found
    assert "they called" not in json.dumps(client.get(way.folder + "/looks").json())


def test_a_day_that_is_still_to_come_is_not_kept(way):
    said = way.post("notes", {"on": "2999-01-01", "text": "they called"}, status=(422,))
    assert "still to come" in said.json()["detail"]
