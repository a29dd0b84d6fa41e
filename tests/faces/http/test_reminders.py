"""Reminders and a calendar over HTTP: off until asked for, neutral in every word, and ended when a person ends them."""

import json
from datetime import date
from email import message_from_bytes, policy

import pytest
from icalendar import Calendar

from almoner.adapters.clocks.system import today
from almoner.assembly.head_settings import MailSettings
from almoner.assembly.settings import MIB, Settings
from tests.adapters.heads.mailbox import mailbox
from tests.faces.http.case_way import BILL, Way
from tests.faces.http.conftest import running

TODAY = today()
DAY = TODAY.isoformat()
SECRET_WORDS = ("Alex", "Visit", "they call", "Lakeside", "promise")


@pytest.fixture(scope="module")
def mails(tmp_path_factory):
    with mailbox(tmp_path_factory.mktemp("mails") / "box") as found:
        yield found


@pytest.fixture(scope="module")
def server(tmp_path_factory, mails):
    data = tmp_path_factory.mktemp("reminding")
    mail = MailSettings("127.0.0.1", mails.port, "almoner@clinic.example")
    with running(Settings(str(data), paper_bytes=3 * MIB, mail=mail)) as one:
        yield one


@pytest.fixture
def noted(client):
    folder = client.post("/api/v1/folders", json={"name": "Alex Example"}).headers["Location"]
    way = Way(client, folder).open(BILL)
    way.post("notes", {"on": DAY, "text": "they call back", "follow_up": DAY})
    return way


def reminded(server):
    """As the job of a day does it."""
    remind = server.platform.reminding.remind
    return remind(None, lambda done, count: None)


def test_nothing_comes_before_it_is_asked_for(server, mails, noted, client):
    assert client.get("/api/v1/reminders").json()["way"] is None
    assert client.get("/api/v1/reminders").json()["ways"] == ["mail"]
    before = mails.mails()
    reminded(server)
    assert mails.mails() == before


def test_one_mail_says_a_day_once_in_the_language_asked_for(server, mails, noted, client):
    asked = {"way": "mail", "address": "zora@mail.example", "language": "es", "days_before": 3}
    said = client.put("/api/v1/reminders", json=asked)
    assert (said.status_code, said.json()["address"]) == (200, "zora@mail.example")
    before = len(mails.mails())
    reminded(server)
    reminded(server)
    assert len(mails.mails()) == before + 1
    mail = message_from_bytes(mails.mails()[-1].read_bytes(), policy=policy.default)
    text = mail.get_content()
    assert mail["Subject"] == "Una fecha en Almoner"
    assert str(TODAY.year) in text
    assert not any(word.lower() in (text + mail["Subject"]).lower() for word in SECRET_WORDS)
    assert client.delete("/api/v1/reminders").status_code == 204
    reminded(server)
    assert len(mails.mails()) == before + 1


def test_a_mail_that_was_not_taken_comes_another_time(server, mails, noted, client):
    client.put("/api/v1/reminders", json={"way": "mail", "address": "zora@mail.example"})
    before = len(mails.mails())
    mails.is_full = True
    reminded(server)
    mails.is_full = False
    assert len(mails.mails()) == before
    reminded(server)
    assert len(mails.mails()) == before + 1
    client.delete("/api/v1/reminders")


@pytest.mark.parametrize(
    "asked",
    [
        {"way": "mail", "address": "no address"},
        {"way": "mail", "address": "a@b.example", "days_before": 99},
        {"way": "pigeon", "address": "a@b.example"},
    ],
)
def test_what_cannot_be_is_said(client, asked):
    assert client.put("/api/v1/reminders", json=asked).status_code in {400, 422}


def test_a_way_that_nobody_made_ready_is_refused_with_one_sentence(client):
    said = client.put("/api/v1/reminders", json={"way": "matrix", "address": "https://chat.example"})
    assert said.status_code == 422
    assert "calendar" in said.json()["detail"]


def test_a_calendar_program_sees_days_and_nothing_else_until_its_address_ends(server, noted, client):
    made = client.post("/api/v1/calendar", json={"language": "en"})
    path = made.json()["path"]
    said = server.outside.get(path, headers={"host": "127.0.0.1:8000"})
    assert said.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(said.content).events
    assert date.fromisoformat(DAY) in {one.start for one in events}
    assert {str(one["SUMMARY"]) for one in events} == {"A date in Almoner"}
    assert not any(word.lower() in said.text.lower() for word in SECRET_WORDS)
    assert "path" not in {name for name, value in client.get("/api/v1/calendar").json().items() if value}
    again = client.post("/api/v1/calendar", json={}).json()["path"]
    assert client.get(path).status_code == 404
    assert client.delete("/api/v1/calendar").status_code == 204
    assert client.get(again).status_code == 404


def test_neither_token_nor_address_stands_in_the_journal_or_the_log(server, noted, client):
    client.put("/api/v1/reminders", json={"way": "mail", "address": "zora@mail.example"})
    token = client.post("/api/v1/calendar", json={}).json()["path"].rpartition("/")[2].removesuffix(".ics")
    client.get(f"/api/v1/calendar/{token}.ics")
    kept = b"".join(one.read_bytes() for one in server.data.rglob("*") if one.is_file() and "secrets" not in one.parts)
    assert token.encode() not in kept
    assert b"zora@mail.example" not in kept
    looks = json.dumps(client.get(noted.folder + "/looks").json())
    assert "calendar" in looks
    client.delete("/api/v1/reminders")
