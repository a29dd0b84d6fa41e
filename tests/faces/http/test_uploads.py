"""A paper that comes in pieces: resumed from where it is, sealed all the while, and given up after a day."""

import hashlib
import os
import sqlite3
from datetime import timedelta

import pytest

from almoner.engine.errors import Refused
from almoner.ports.entering import Place
from almoner.services.keeping import uploads as service
from tests.faces.http.test_folders_and_papers import is_problem

PART = "application/partial-upload"


def begin(client, folder, length=None, name="bill.txt", **headers):
    headers |= {"Content-Disposition": f'attachment; filename="{name}"'}
    if length is not None:
        headers["Upload-Length"] = str(length)
    said = client.post(folder + "/uploads", headers=headers)
    assert said.status_code == 201, said.text
    return said.headers["Location"]


def add(client, where, data, at, *, last=False):
    headers = {"Content-Type": PART, "Upload-Offset": str(at), "Upload-Complete": "?1" if last else "?0"}
    return client.patch(where, content=data, headers=headers)


def lying(server):
    return {one.name for one in (server.data / "documents").glob("*")}


def test_it_comes_in_pieces_and_becomes_a_paper(client, folder, server):
    data = os.urandom(2_500_000)
    where = begin(client, folder, len(data))
    said = add(client, where, data[:1_000_000], 0)
    assert (said.status_code, said.headers["Upload-Offset"]) == (204, "1000000")
    head = client.head(where)
    assert (head.status_code, head.headers["Upload-Offset"], head.headers["Upload-Complete"]) == (204, "1000000", "?0")
    assert (head.headers["Upload-Length"], head.headers["Upload-Limit"]) == ("2500000", "max-size=3145728")
    assert client.get(where).json()["offset"] == 1_000_000
    assert client.get(folder + "/papers").json()["papers"] == []
    made = add(client, where, data[1_000_000:], 1_000_000, last=True)
    assert (made.status_code, made.headers["Upload-Complete"]) == (201, "?1")
    assert (made.json()["name"], made.json()["sha256"]) == ("bill.txt", hashlib.sha256(data).hexdigest())
    assert client.get(made.headers["Location"]).content == data
    is_problem(client.get(where), 404, "no_such_upload")
    assert {made.json()["id"] + ".sealed"} <= lying(server)


def test_more_than_one_part_and_nothing_left_of_them(client, folder, server, monkeypatch):
    monkeypatch.setattr(service, "PART", 100_000)
    before = lying(server)
    data = os.urandom(450_001)
    where = begin(client, folder)
    assert add(client, where, data[:200_000], 0).status_code == 204
    assert len(lying(server) - before) == 2
    made = add(client, where, data[200_000:], 200_000, last=True)
    assert client.get(made.headers["Location"]).content == data
    assert lying(server) - before == {made.json()["id"] + ".sealed"}


def test_a_wrong_offset_changes_nothing_and_says_the_right_one(client, folder):
    where = begin(client, folder)
    add(client, where, b"abc", 0)
    said = add(client, where, b"xyz", 0)
    is_problem(said, 409, "upload_offset")
    assert said.headers["Upload-Offset"] == "3"
    made = add(client, where, b"def", 3, last=True)
    assert client.get(made.headers["Location"]).content == b"abcdef"


def test_where_the_sender_breaks_off_what_came_is_kept(server, client, folder):
    platform = server.platform
    where = begin(client, folder, 10)
    id, folder_id = where.rpartition("/")[2], folder.rpartition("/")[2]
    caller = here(server)

    def breaks():
        yield b"abcdef"
        raise Refused("upload_broken_off", what="", why="", do="")

    with pytest.raises(Refused):
        platform.uploads.append(caller, folder_id, id, breaks(), at=0)
    assert client.head(where).headers["Upload-Offset"] == "6"
    made = add(client, where, b"ghij", 6, last=True)
    assert client.get(made.headers["Location"]).content == b"abcdefghij"


def here(server):
    return server.platform.people.one_person.owner(Place("127.0.0.1"))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Offset": "0"}, 400),
        ({"Content-Type": PART}, 400),
        ({"Content-Type": PART, "Upload-Offset": "-1"}, 400),
        ({"Content-Type": PART, "Upload-Offset": "x"}, 400),
        ({"Content-Type": PART, "Upload-Offset": "0", "Upload-Complete": "yes"}, 400),
        ({"Content-Type": "application/json", "Upload-Offset": "0"}, 400),
    ],
)
def test_what_is_not_understood_is_said(client, folder, headers, status):
    where = begin(client, folder)
    is_problem(client.patch(where, content=b"abc", headers=headers), status)
    assert client.head(where).headers["Upload-Offset"] == "0"


def test_more_or_less_than_was_announced_is_refused(client, folder, server):
    before = lying(server)
    where = begin(client, folder, 5)
    is_problem(add(client, where, b"123456", 0), 422, "upload_too_long")
    is_problem(add(client, where, b"1234", 0, last=True), 422, "upload_unfinished")
    made = add(client, where, b"5", 4, last=True)
    assert made.status_code == 201
    assert len(lying(server) - before) == 1
    is_problem(client.post(folder + "/uploads", headers={"Upload-Length": str(4 << 20)}), 413, "paper_too_large")
    where = begin(client, folder)
    is_problem(add(client, where, bytes((3 << 20) + 1), 0), 422, "upload_too_long")


def test_cancelled_it_leaves_nothing(client, folder, server):
    before = lying(server)
    where = begin(client, folder)
    add(client, where, b"abc", 0)
    assert client.delete(where).status_code == 204
    is_problem(client.delete(where), 404, "no_such_upload")
    assert lying(server) == before


def test_it_is_sealed_while_it_is_on_its_way(client, folder, server):
    where = begin(client, folder, name="zebulon-markerson.txt")
    add(client, where, b"Zebulon Markerson " * 1000, 0)
    everything = b"".join(one.read_bytes() for one in server.data.rglob("*") if one.is_file())
    assert b"ebulon" not in everything
    client.delete(where)


def test_after_a_day_it_is_given_up(client, folder, server):
    before = lying(server)
    old, young = begin(client, folder), begin(client, folder)
    add(client, old, b"abc", 0)
    with sqlite3.connect(server.data / "almoner.db") as database:
        day = "UPDATE uploads SET made_at = datetime(made_at, '-25 hours') WHERE id = ?"
        database.execute(day, [old.rpartition("/")[2]])
    database.close()
    assert server.platform.uploads.sweep() == 1
    is_problem(client.get(old), 404, "no_such_upload")
    assert client.get(young).status_code == 200
    assert lying(server) == before
    assert timedelta(days=1) == service.KEPT
    client.delete(young)


def test_not_too_many_at_once(client, folder, server, monkeypatch):
    mine = here(server).account
    monkeypatch.setattr(
        service, "MOST_OPEN", 2 + server.platform.uploads.allow.database.read(lambda work: work.uploads.open(mine))
    )
    made = [begin(client, folder), begin(client, folder)]
    said = client.post(folder + "/uploads")
    is_problem(said, 429, "uploads_open")
    assert said.headers["Retry-After"] == "60"
    for one in made:
        client.delete(one)


def test_an_erased_folder_takes_its_uploads_with_it(client, server):
    before = lying(server)
    folder = client.post("/api/v1/folders", json={"name": "x"}).headers["Location"]
    where = begin(client, folder)
    add(client, where, b"abc", 0)
    assert client.delete(folder).status_code == 204
    assert lying(server) == before
    is_problem(client.get(where), 403)


def test_another_folders_upload_is_not_there(client, folder):
    where = begin(client, folder)
    other = client.post("/api/v1/folders", json={"name": "x"}).headers["Location"]
    is_problem(client.get(f"{other}/uploads/{where.rpartition('/')[2]}"), 404, "no_such_upload")
    client.delete(where)
