"""`make run`: the findings and the report first, then the server, which a script may leave out."""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READY = (ROOT / ".venv" / ".installed").exists() and shutil.which("make") is not None
pytestmark = pytest.mark.skipif(not READY, reason="make or what make install makes is not here")


def clean():
    """What another make, or a person's shell, has set changes nothing here."""
    return {
        name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "BILL", "HTML", "SERVE"}
    }


def would(*words):
    ran = subprocess.run(["make", "-n", "run", *words], cwd=ROOT, capture_output=True, text=True, check=True, env=clean())
    return ran.stdout


def test_the_report_comes_before_the_server_and_scripts_may_leave_the_server_out():
    said = would("BILL=docs/examples/bill.txt")
    assert 0 < said.index("almoner audit") < said.index("--html") < said.index("almoner serve")
    assert "[ 'no' = no ] ||" in would("SERVE=no")


def run(tmp_path, *words):
    asked = ["make", "--no-print-directory", "--old-file=.venv/.installed", "run", f"HTML={tmp_path / 'report.html'}", *words]
    home = clean() | {"ALMONER_DATA": str(tmp_path / "data")}
    return subprocess.Popen(
        [*asked, "BILL=docs/examples/bill.txt"], cwd=ROOT, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def test_without_a_server_it_ends_by_itself_with_the_report(tmp_path):
    ran = run(tmp_path, "SERVE=no")
    out, _ = ran.communicate(timeout=100)
    assert ran.returncode == 0
    assert "Almoner is at" not in out
    assert (tmp_path / "report.html").exists()
    assert not (tmp_path / "data").exists()


def is_free(port):
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def test_with_a_server_it_says_where_or_that_the_port_is_taken(tmp_path):
    free = is_free(8000)
    ran = run(tmp_path)
    try:
        told = []
        until = time.monotonic() + 100
        for line in ran.stdout:
            told.append(line)
            if "Almoner is at" in line or time.monotonic() > until:
                break
        if free and ran.poll() is None:
            os.killpg(ran.pid, signal.SIGTERM)
        _, err = ran.communicate(timeout=30)
    finally:
        if ran.poll() is None:
            os.killpg(ran.pid, signal.SIGKILL)
            ran.communicate()
    out = "".join(told)
    assert (tmp_path / "report.html").exists()
    if "Almoner is at http://127.0.0.1:8000\n" in out:
        assert told[-1].startswith("Almoner is at")
    else:  # another test or program has the port: one sentence, and the report is there
        assert "port 8000 of 127.0.0.1 is taken" in err
        assert ran.returncode == 0
