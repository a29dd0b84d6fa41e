"""A backup is made while a server works, and a restore waits for it to be stopped."""

import pytest

from tests.adapters.stores.servers import free_port
from tests.faces.command import almoner, is_one_sentence
from tests.faces.http.process import Server


@pytest.fixture
def key(tmp_path):
    (tmp_path / "key").write_bytes(bytes(range(32)))
    return tmp_path / "key"


def test_a_working_server_is_backed_up_and_not_restored_over(tmp_path, key):
    data, backups = tmp_path / "data", tmp_path / "backups"
    backups.mkdir()
    server = Server(data, free_port()).start()
    try:
        server.ready()
        kept = server.ask("/api/v1/folders", "POST", {"name": "Alex Example"})["id"]
        server.ask(f"/api/v1/folders/{kept}/papers", "POST", b"a made-up paper")
        erased = server.ask("/api/v1/folders", "POST", {"name": "Elena Example"})["id"]
        said = almoner("--data", data, "backup", backups, "--key-file", key)
        assert (said.code, said.err) == (0, "")
        [backup] = backups.glob("*.backup")
        server.ask(f"/api/v1/folders/{erased}", "DELETE")
        held = almoner("--data", data, "restore", backup, "--key-file", key, "--replace")
        assert (held.code, is_one_sentence(held.err), "stop it first" in held.err) == (4, True, True)
        assert almoner("--data", data, "doctor").code == 0
    finally:
        assert server.end()[0] == 0
    back = almoner("--data", data, "restore", backup, "--key-file", key, "--replace")
    assert (back.code, "held, lifted): 1." in back.out) == (0, True), back.err
    again = Server(data, free_port()).start()
    try:
        again.ready()
        assert [one["id"] for one in again.ask("/api/v1/folders", "GET")["folders"]] == [kept]
        assert len(again.ask(f"/api/v1/folders/{kept}/papers", "GET")["papers"]) == 1
    finally:
        assert again.end()[0] == 0
