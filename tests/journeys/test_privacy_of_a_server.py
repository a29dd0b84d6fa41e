"""The whole journey over a real server: with no way out of the machine, without one look for one, and with thirty markers that may
stand in the papers alone."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from almoner.assembly.embedded import embedded
from almoner.assembly.served import served
from almoner.assembly.settings import Settings
from almoner.faces.http.app import application
from tests.faces.http.conftest import TestClient
from tests.journeys.server_journey import MARKERS, markers_in

ROOT = Path(__file__).parents[2]
HOOK = """
import os, sys
def watch(event, args, path=os.environ.get("ALMONER_TEST_SOCKETS")):
    if path and event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"}:
        where = args[1] if event in {"socket.connect", "socket.sendto"} else args[0]
        host = where[0] if isinstance(where, tuple) else where
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(handle, f"{event} {host!r}\\n".encode())
        os.close(handle)
sys.addaudithook(watch)
"""


def no_network():
    """The words before a command that cut it off from every network but its own loopback; none where that is not allowed."""
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        return None
    words = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    tried = subprocess.run([*words, "true"], capture_output=True, check=False)
    return words if tried.returncode == 0 else None


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    home = tmp_path_factory.mktemp("walked")
    hooks = tmp_path_factory.mktemp("hooks")
    (hooks / "sitecustomize.py").write_text(HOOK)
    places = [str(hooks), str(ROOT / "src"), str(ROOT)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(places), "ALMONER_TEST_SOCKETS": str(home / "sockets")}
    words = [*(no_network() or []), sys.executable, "-m", "tests.journeys.server_journey", str(home)]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return home, json.loads((home / "shown.json").read_text())


def test_the_whole_journey_passes(walked):
    _, told = walked
    documents, _, letter = told["came"]
    assert (documents, letter, told["code"]) == (7, True, 0)


def test_it_passes_with_no_way_out_of_the_machine(walked):
    if no_network() is None:
        pytest.skip("this machine lets nobody cut a process off from the network (unshare --net)")
    assert walked[1]["code"] == 0


def test_no_socket_is_opened_to_anywhere_else(walked):
    home, _ = walked
    asked = (home / "sockets").read_text().splitlines()
    assert any("'127.0.0.1'" in line for line in asked)  # the hook does see the journey's own requests
    assert [
        line for line in asked if "'127.0.0.1'" not in line and "'localhost'" not in line and "b'localhost'" not in line
    ] == []


def test_the_markers_are_thirty_and_are_really_found():
    assert len(MARKERS) == len(set(MARKERS.values())) == 30
    assert markers_in(b"x " + MARKERS["patient"].upper().encode()) == {"patient"}


@pytest.mark.parametrize("where", ["log", "traces", "streams", "answers of others", "addresses", "temporary files"])
def test_no_marker_stands_in_what_operators_see(walked, where):
    home, told = walked
    looked = {
        "log": (home / "data" / "logs" / "almoner.log").read_bytes,
        "traces": (home / "traces").read_bytes,
        "streams": lambda: "\n".join(told["streams"]).encode(),
        "answers of others": lambda: "\n".join(told["shown"]).encode(),
        "addresses": lambda: "\n".join(told["addresses"]).encode(),
    }
    if where == "temporary files":
        assert told["looks"] > 20
        assert told["temporary"] == []
        return
    data = looked[where]()
    assert len(data) > 100
    assert markers_in(data) == set()


def test_no_marker_stands_in_the_clear_in_what_is_kept(walked):
    home, _ = walked
    lying = [one for one in (home / "data").rglob("*") if one.is_file()]
    assert {"almoner.db", "almoner.log"} <= {one.name for one in lying}
    assert any(one.suffix == ".sealed" for one in lying)
    assert {one.name: markers_in(str(one).encode() + one.read_bytes()) for one in lying} == {one.name: set() for one in lying}


def test_no_marker_stands_in_the_clear_in_a_backup(walked):
    home, _ = walked
    data = (home / "kept.backup").read_bytes()
    assert len(data) > 10_000
    assert markers_in(data) == set()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<!doctype html><script>alert(1)</script>"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("a.xhtml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'),
        ("a.js", b"alert(1)"),
        ("a.css", b"body{background:url(//home.example)}"),
        ("a.pdf", b"%PDF-1.7 /OpenAction << /S /JavaScript >>"),
    ],
    ids=["html", "svg", "xhtml", "script", "style", "pdf"],
)
def test_an_upload_is_never_a_page(tmp_path, name, data):
    """Whatever it is and is called: an attachment of bytes, under a policy that lets nothing run, not sniffed, not kept."""
    platform = embedded(str(tmp_path))
    made = served(Settings(str(tmp_path)), platform, lambda _audited, _language: {})
    made.start()
    try:
        client = TestClient(application(made), base_url="http://127.0.0.1:8000", client=("127.0.0.1", 50000))
        folder = client.post("/api/v1/folders", json={"name": "x"}).headers["Location"]
        named = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Type": "text/html"}
        where = client.post(folder + "/papers", content=data, headers=named).headers["Location"]
        said = client.get(where, headers={"Accept": "text/html"})
    finally:
        assert made.close()
    assert said.content == data
    assert said.headers["content-type"] == "application/octet-stream"
    assert said.headers["content-disposition"].startswith("attachment;")
    assert said.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in said.headers["content-security-policy"]
    assert "sandbox" in said.headers["content-security-policy"]
    assert said.headers["cross-origin-resource-policy"] == "same-origin"
    assert said.headers["cache-control"] == "no-store"
