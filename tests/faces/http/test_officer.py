"""What a privacy officer asks over HTTP: the journal searched, verified and signed, whose folders there are, a breach sheet, names."""

import contextlib
import sqlite3
from datetime import timedelta

import pytest

from almoner.adapters.clocks.system import now
from almoner.adapters.keys.signing_key import is_signed
from almoner.engine.privacy.heads import head_of, signed_bytes
from almoner.engine.privacy.permissions import Role
from tests.faces.http.coming_in import operated, somebody
from tests.faces.http.test_folders_and_papers import is_problem

TODAY = now().date()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with operated(tmp_path_factory.mktemp("officer") / "data") as one:
        one.robin, one.helga = somebody(one, "robin"), somebody(one, "helga", Role.ADVOCATE)
        one.petra = somebody(one, "petra", Role.PRIVACY_OFFICER)
        one.folder = one.robin.post("/api/v1/folders", json={"name": "papers"}).json()["id"]
        until = (TODAY + timedelta(days=9)).isoformat()
        asked = {"to_login": "helga", "purpose": "help", "last_day": until}
        one.grant = one.robin.post(f"/api/v1/folders/{one.folder}/grants", json=asked).json()
        one.helga.get(f"/api/v1/folders/{one.folder}/papers")
        yield one


def test_the_journal_is_searched_by_day_person_kind_and_folder(house):
    helga = house.helga.get("/api/v1/me").json()["id"]
    whole = house.petra.get("/api/v1/journal", params={"limit": 5}).json()
    assert [one["number"] for one in whole["lines"]] == sorted((one["number"] for one in whole["lines"]), reverse=True)
    further = house.petra.get("/api/v1/journal", params={"limit": 5, "before": whole["next"]}).json()
    assert further["lines"][0]["number"] == whole["lines"][-1]["number"] - 1
    asked = {"who": helga, "action": "paper see", "folder": house.folder, "first": TODAY.isoformat(), "language": "es"}
    [line] = house.petra.get("/api/v1/journal", params=asked).json()["lines"]
    assert (line["name"], line["did"], line["why"], line["ended"]) == ("Helga", "abrió un papel", "para ayudar", "hecho")
    late = asked | {"first": (TODAY + timedelta(days=1)).isoformat()}
    assert house.petra.get("/api/v1/journal", params=late).json() == {"lines": [], "next": None}
    turned = {"first": TODAY.isoformat(), "last": (TODAY - timedelta(days=1)).isoformat()}
    is_problem(house.petra.get("/api/v1/journal", params=turned), 400, "journal_days")
    is_problem(house.root.get("/api/v1/journal"), 403)
    assert house.petra.get("/api/v1/journal", params={"limit": 1}).json()["lines"][0]["action"] == "journal see"


def test_a_signed_head_is_this_installations_own(house):
    signed = head_of(house.petra.post("/api/v1/journal/heads").json())
    assert is_signed(signed.key, signed_bytes(signed.head), signed.signature)
    assert house.petra.post("/api/v1/journal/verification").json()["is_whole"] is True


def test_folders_are_told_by_id_alone(house):
    robin = house.robin.get("/api/v1/me").json()["id"]
    told = house.petra.get("/api/v1/journal/folders", params={"owner": robin}).json()
    assert told == {"folders": [{"id": house.folder, "made_at": TODAY.isoformat(), "held": False}], "next": None}
    [shown] = house.petra.get(f"/api/v1/folders/{house.folder}/disclosures").json()["disclosures"]
    assert (shown["name"], shown["did"], shown["why"]) == ("Helga", "opened a paper", "to help")


def test_grants_and_broken_glass_name_who_it_is(house):
    assert (house.grant["to_name"], house.grant["giver_name"]) == ("Helga", "Robin")
    [given] = house.helga.get("/api/v1/grants").json()["grants"]
    assert given["giver_name"] == "Robin"
    reason = {"reason": "they fainted and we need the plan"}
    assert house.helga.post(f"/api/v1/folders/{house.folder}/glass", json=reason).json()["account_name"] == "Helga"
    [broken] = house.petra.get("/api/v1/glass").json()["glass"]
    assert broken["account_name"] == "Helga"


def test_a_breach_sheet_is_made_in_either_language_and_only_for_days_that_follow(house):
    first, last = (TODAY - timedelta(days=9)).isoformat(), TODAY.isoformat()
    asked = {"discovered": last, "first": first, "last": last, "folder": house.folder}
    made = house.petra.post("/api/v1/privacy/breach", json=asked).json()
    assert made["last_day"] == (TODAY + timedelta(days=60)).isoformat()
    assert "let someone in (1)" in made["text"]
    assert [len(one["asks"]) for one in made["factors"]] == [3, 2, 2, 2]
    spanish = house.petra.post("/api/v1/privacy/breach", json=asked | {"language": "es"}).json()
    assert spanish["title"] == "Hoja para juzgar una fuga de datos"
    assert "dio acceso a alguien (1)" in spanish["text"]
    is_problem(house.petra.post("/api/v1/privacy/breach", json=asked | {"first": "2000-01-01"}), 400, "breach_days")
    future = asked | {"discovered": (TODAY + timedelta(days=2)).isoformat()}
    is_problem(house.petra.post("/api/v1/privacy/breach", json=future), 400, "breach_days")


def test_a_journal_that_was_changed_is_not_called_whole(house):
    with contextlib.closing(sqlite3.connect(house.data / "almoner.db")) as file, file:
        [before] = file.execute("SELECT action FROM journal WHERE number = 3").fetchone()
        file.execute("UPDATE journal SET action = 'paper add' WHERE number = 3")
    said = house.petra.post("/api/v1/journal/verification", params={"language": "es"}).json()
    assert (said["is_whole"], said["broken_at"]) == (False, 3)
    assert said["says"][0] == "El diario no está completo. La primera rotura está en la línea 3."
    with contextlib.closing(sqlite3.connect(house.data / "almoner.db")) as file, file:
        file.execute("UPDATE journal SET action = ? WHERE number = 3", (before,))
    assert house.petra.post("/api/v1/journal/verification").json()["is_whole"] is True
