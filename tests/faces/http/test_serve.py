"""`almoner serve` as a process: ready on its port, one server a folder, a clean end; and nothing of it in other commands."""

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.adapters.stores.servers import free_port
from tests.faces.command import almoner, is_one_sentence
from tests.made_up import text_bill

ALMONER = [sys.executable, "-m", "almoner.faces.cli.main"]


def start(data, port, *more, **environment):
    words = [*ALMONER, "--data", str(data), "serve", "--port", str(port), *more]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | environment)


def ask(port, path, method="GET", body=None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", method=method, data=body)
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read())


def ready(port, process, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert process.poll() is None, process.communicate()
        try:
            return ask(port, "/ready")
        except OSError:
            time.sleep(0.05)
    raise AssertionError("never ready")


def end(process):
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    return process.returncode, out, err


def test_it_serves_keeps_and_ends_cleanly(tmp_path):
    data, port = tmp_path / "data", free_port()
    process = start(data, port, MLFLOW_TRACKING_URI="http://mlflow.example")
    try:
        assert ready(port, process)["ready"] is True
        made = ask(port, "/api/v1/folders", "POST", b'{"name": "Alex Example"}')
        papers = f"/api/v1/folders/{made['id']}/papers"
        with ThreadPoolExecutor(20) as pool:
            sums = list(pool.map(lambda number: ask(port, papers, "POST", bytes([number]) * 3_000_000)["sha256"], range(20)))
        assert sums == [hashlib.sha256(bytes([number]) * 3_000_000).hexdigest() for number in range(20)]
        assert almoner("health", "--port", port).code == 0
        second = almoner("--data", data, "serve", "--port", free_port())
        assert (second.code, is_one_sentence(second.err), "same data folder" in second.err) == (4, True, True)
        taken = almoner("--data", tmp_path / "other", "serve", "--port", port)
        assert (taken.code, is_one_sentence(taken.err), "is taken" in taken.err) == (4, True, True)
    finally:
        code, out, err = end(process)
    assert (code, out) == (0, f"Almoner is at http://127.0.0.1:{port}\n")
    assert err == "almoner: MLFLOW_TRACKING_URI is set, and nothing listens to it yet: the server keeps to its data folder.\n"
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / "secrets").stat().st_mode & 0o777 == 0o700
    gone = almoner("health", "--port", port)
    assert (gone.code, is_one_sentence(gone.err)) == (4, True)
    again = start(data, port)
    try:
        ready(port, again)
        assert made.items() <= ask(port, f"/api/v1/folders/{made['id']}").items()
    finally:
        assert end(again)[0] == 0


def test_a_killed_server_starts_again_with_what_it_had_answered(tmp_path):
    data, port = tmp_path / "data", free_port()
    process = start(data, port)
    ready(port, process)
    made = ask(port, "/api/v1/folders", "POST", b'{"name": "Alex Example"}')
    folder = f"/api/v1/folders/{made['id']}"
    paper = ask(port, folder + "/papers", "POST", text_bill())
    audit = ask(port, folder + "/audits", "POST", b"{}")
    process.kill()
    process.communicate(timeout=30)
    (data / "documents" / "dhalf.begun").write_bytes(b"an upload that was under way")
    again = start(data, port)
    try:
        ready(port, again)
        assert made.items() <= ask(port, folder).items()
        for _ in range(300):
            job = ask(port, f"/api/v1/jobs/{audit['job']['id']}")
            if job["state"] not in {"waiting", "running"}:
                break
            time.sleep(0.1)
        assert job["state"] == "done"
        assert ask(port, f"{folder}/audits/{audit['id']}")["documents"][0]["sha256"] == paper["sha256"]
        assert [one.stem for one in (data / "documents").iterdir()] == [paper["id"]]
    finally:
        assert end(again)[0] == 0


def test_the_first_start_with_accounts_prints_an_address_that_makes_the_first_one(tmp_path):
    data, port = tmp_path / "data", free_port()
    process = start(data, port, "--accounts")
    try:
        where, first = process.stdout.readline().strip(), process.stdout.readline().strip()
        assert where == f"Almoner is at http://127.0.0.1:{port}"
        begun = f"Make the first account within an hour at http://127.0.0.1:{port}/first/"
        assert first.startswith(begun)
        token = first.removeprefix(begun)
        jar = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = jar.open(f"http://127.0.0.1:{port}/first/{token}", timeout=10).read().decode()
        form = re.search(r'name="form" value="([0-9a-f]{64})"', page)[1]
        fields = {"form": form, "login": "ada", "name": "Ada", "password": "four plain words of mine"}
        jar.open(f"http://127.0.0.1:{port}/first/{token}", urllib.parse.urlencode(fields).encode(), timeout=30)
        with jar.open(f"http://127.0.0.1:{port}/api/v1/me", timeout=10) as said:
            assert json.loads(said.read())["roles"] == ["person", "operator"]
        with pytest.raises(urllib.error.HTTPError, match="401"):
            ask(port, "/api/v1/folders")
    finally:
        code, out, _ = end(process)
    assert (code, out) == (0, "")
    assert token.encode() not in b"".join(one.read_bytes() for one in data.rglob("*") if one.is_file())
    again = start(data, port)  # there is an account now, so the flag is not needed any more
    try:
        ready(port, again)
        with pytest.raises(urllib.error.HTTPError, match="401"):
            ask(port, "/api/v1/folders")
    finally:
        assert end(again)[:2] == (0, f"Almoner is at http://127.0.0.1:{port}\n")


def test_other_machines_may_ask_only_by_the_address_that_people_open(tmp_path):
    data, port = tmp_path / "data", free_port()
    process = start(data, port, "--host", "0.0.0.0", ALMONER_SITE="https://almoner.example")
    try:
        assert process.stdout.readline() == "Almoner is at https://almoner.example\n"
        assert process.stdout.readline().startswith("Make the first account within an hour at https://almoner.example/first/")
        assert almoner("health", "--host", "0.0.0.0", "--port", port).code == 0
    finally:
        assert end(process)[0] == 0
    plain = almoner("--data", data, "serve", "--host", "0.0.0.0")
    assert (plain.code, is_one_sentence(plain.err), "ALMONER_SITE" in plain.err) == (3, True, True)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "almoner.example"])
def test_without_accounts_it_is_for_this_machine_alone(tmp_path, host):
    said = almoner("--data", tmp_path / "data", "serve", "--host", host)
    assert (said.code, is_one_sentence(said.err)) == (3, True)
    assert not (tmp_path / "data").exists()


def test_a_port_that_is_none_is_wrong_usage(tmp_path):
    assert almoner("--data", tmp_path, "serve", "--port", "70000").code == 2
    assert almoner("--data", tmp_path, "serve", "--port", "http").code == 2


def test_other_commands_load_nothing_of_it():
    script = (
        "import sys; from almoner.faces.cli.commands import parser; parser(); "
        "print([one for one in ('sqlalchemy', 'alembic', 'fastapi', 'starlette', 'pydantic', 'uvicorn', 'cryptography', "
        "'argon2', 'prometheus_client') if one in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"
