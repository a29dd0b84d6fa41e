"""What goes wrong while somebody uses it, and what they see: large and double files, power cuts, restarts, and a share taken back."""

import hashlib
import urllib.error

import pytest

from almoner.adapters.clocks.system import now
from almoner.assembly.settings import MIB, Settings
from almoner.engine.privacy.permissions import Role
from almoner.ports.entering import Place, Way
from tests.adapters.stores.servers import free_port
from tests.faces.http.conftest import audited, put, running
from tests.faces.http.process import Server
from tests.faces.http.test_folders_and_papers import is_problem
from tests.faces.http.test_uploads import PART, add, begin
from tests.made_up import pdf, pdf_bill, text_bill

BILL = pdf_bill()
LARGE = 300 * MIB


def zeros(count):
    """So many bytes, never all at once."""
    piece = bytes(MIB)
    for _ in range(count // MIB):
        yield piece


def test_the_same_file_twice_is_answered_with_the_one_that_is_there(client, folder, server):
    before = {one.name for one in (server.data / "documents").glob("*")}
    first = put(client, folder, BILL, "bill.pdf")
    again = client.post(folder + "/papers", content=BILL, headers={"Content-Disposition": 'attachment; filename="copy.pdf"'})
    assert (again.status_code, again.json()["id"], again.json()["name"]) == (200, first, "bill.pdf")
    where = begin(client, folder, len(BILL), "third.pdf")
    third = add(client, where, BILL, 0, last=True)
    assert (third.status_code, third.json()["id"]) == (200, first)
    assert [one["id"] for one in client.get(folder + "/papers").json()["papers"]] == [first]
    assert len({one.name for one in (server.data / "documents").glob("*")} - before) == 1
    other = client.post("/api/v1/folders", json={"name": "another person"}).headers["Location"]
    assert put(client, other, BILL) != first  # what lies in one folder says nothing in another


def test_a_file_of_300_mb_is_kept_and_the_answer_says_what_to_do(tmp_path):
    with running(Settings(str(tmp_path / "data"))) as house:
        folder = "/api/v1/folders/" + house.client.post("/api/v1/folders", json={"name": "Alex"}).json()["id"]
        named = {"Content-Disposition": 'attachment; filename="scan.pdf"'}
        said = house.client.post(folder + "/papers", content=zeros(LARGE), headers=named)
        assert (said.status_code, said.json()["bytes"]) == (201, LARGE)
        put(house.client, folder, BILL, "bill.pdf")
        answer, _ = audited(house.client, folder, {"as_of": "2026-11-21"})
        refused = [one["refused"] for one in answer.json()["documents"] if one["refused"]]
        assert len(refused) == 1
        assert "scan.pdf was not read" in refused[0]
        assert "64 MiB" in refused[0]
        assert answer.json()["bills"] != []
        picture = house.client.get(f"{folder}/papers/{said.json()['id']}/pages/1.png")
        is_problem(picture, 422, "paper_too_big")
        too_large = house.client.post(folder + "/uploads", headers=named | {"Upload-Length": str(600 * MIB)})
        is_problem(too_large, 413, "paper_too_large")
        assert "512 MiB" in too_large.json()["detail"]
        to_read = house.client.post(folder + "/uploads?to_read=true", headers=named | {"Upload-Length": str(LARGE)})
        is_problem(to_read, 413, "paper_too_large")
        assert "64 MiB" in to_read.json()["detail"]


def test_a_power_cut_during_an_upload_costs_only_what_was_on_its_way(tmp_path):
    data, half = bytes(range(256)) * 8192, MIB
    server = Server(tmp_path / "data", free_port()).start().ready()
    try:
        folder = "/api/v1/folders/" + server.ask("/api/v1/folders", "POST", {"name": "Alex"})["id"]
        named = {"Content_Disposition": 'attachment; filename="scan.bin"', "Upload_Length": str(len(data))}
        upload = server.ask(f"{folder}/uploads", "POST", b"", **named)["id"]
        where = f"{folder}/uploads/{upload}"
        assert server.raw(where, "PATCH", data[:half], Content_Type=PART, Upload_Offset="0")[0] == 204
        server.kill()
        server.start().ready()
        assert server.ask(where)["offset"] == half
        status, _ = server.raw(where, "PATCH", data[half:], Content_Type=PART, Upload_Offset=str(half), Upload_Complete="?1")
        assert status == 201
        paper = server.ask(f"{folder}/papers")["papers"][0]
        assert (paper["sha256"], paper["name"]) == (hashlib.sha256(data).hexdigest(), "scan.bin")
    finally:
        server.kill()


def test_a_restart_during_reading_goes_on_by_itself(tmp_path):
    """A browser asks the job again by its address; its events tell that it goes on."""
    server = Server(tmp_path / "data", free_port()).start().ready()
    try:
        folder = "/api/v1/folders/" + server.ask("/api/v1/folders", "POST", {"name": "Alex"})["id"]
        for number in range(3):
            server.ask(
                f"{folder}/papers", "POST", pdf(text_bill(account=f"A-{number}").decode()), Content_Type="application/pdf"
            )
        asked = server.ask(f"{folder}/audits", "POST", {"as_of": "2026-11-21"})
        where = f"{folder}/audits/{asked['id']}"
        status, _ = server.raw(where)
        server.kill()
        assert status == 202
        with pytest.raises((urllib.error.URLError, ConnectionError)):
            server.raw(where)
        server.start().ready()
        job = server.over(asked["job"]["id"])
        assert (job["state"], job["done"], job["of"]) == ("done", 3, 3)
        assert len(server.ask(where)["documents"]) == 3
    finally:
        server.kill()


def test_a_share_that_is_taken_back_while_it_is_open_ends_at_the_next_look(tmp_path):
    with running(Settings(str(tmp_path / "data"), accounts=True)) as house:
        owner, helper = (Person(house, login, role) for login, role in (("owner", Role.PERSON), ("helper", Role.ADVOCATE)))
        folder = "/api/v1/folders/" + owner.ask("POST", "/api/v1/folders", json={"name": "Alex"}).json()["id"]
        headers = {"Content-Disposition": 'attachment; filename="bill.pdf"'}
        paper = owner.ask("POST", folder + "/papers", content=BILL, headers=headers).json()["id"]
        given = {"to_login": "helper", "purpose": "help", "last_day": str(now().date())}
        grant = owner.ask("POST", folder + "/grants", json=given).json()["id"]
        page = f"{folder}/papers/{paper}/pages/1.png?width=200"
        assert helper.ask("GET", page).status_code == 200
        assert owner.ask("DELETE", f"{folder}/grants/{grant}").status_code == 204
        for path in (page, folder, f"{folder}/papers", f"{folder}/papers/{paper}"):
            said = helper.ask("GET", path)
            is_problem(said, 403, "not_allowed")
            assert "ask the person it belongs to" in said.json()["detail"]
        is_problem(helper.ask("POST", folder + "/papers", content=b"x"), 403, "not_allowed")
        assert owner.ask("GET", page).status_code == 200


class Person:
    """Somebody signed in."""

    def __init__(self, house, login, role):
        def work(one):
            account = one.accounts.add(login=login, name=login, roles=[role])
            return house.people.sessions.open(one, account, Way.PASSWORD, Place("127.0.0.1"))

        self.client, self.token = house.at(), house.people.allow.database.write(work).token

    def ask(self, method, path, **given):
        headers = given.pop("headers", {}) | {"Cookie": f"almoner={self.token}"}
        return self.client.request(method, path, headers=headers, **given)
