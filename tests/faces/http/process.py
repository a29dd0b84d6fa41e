"""`almoner serve` and `almoner worker` as processes on a folder, asked over HTTP as a program would."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ALMONER = [sys.executable, "-m", "almoner.faces.cli.main"]
OVER = {"done", "failed", "cancelled"}


class Process:
    """One command that runs until it is told to stop or killed; its own process group, so that nothing outlives it."""

    def __init__(self, *words, **environment):
        self.words, self.environment, self.process = [str(one) for one in words], environment, None

    def start(self):
        before = {name: value for name, value in os.environ.items() if name not in {"REDIS_URL", "DATABASE_URL"}}
        self.process = subprocess.Popen(
            [*ALMONER, *self.words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=before | self.environment,
            start_new_session=True,
        )
        return self

    def kill(self):
        """As a power cut ends it: with everything it started."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.communicate(timeout=30)
            self.process = None

    def end(self):
        """As an operator ends it: exit code, output and errors."""
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=60)
        code, self.process = self.process.returncode, None
        return code, out, err


class Server(Process):
    """`almoner serve` on its port, or one role of it alone."""

    def __init__(self, data, port, role=None, **environment):
        super().__init__("--data", data, "serve", "--port", port, *(("--role", role) if role else ()), **environment)
        self.port = port

    def shares_the_example(self):
        """What other tests made of the example counts here too, and the other way round."""
        place = Path(self.words[1]) / "example"
        if not place.exists():
            place.symlink_to(os.environ["ALMONER_TESTS_EXAMPLE"])
        return self

    def ready(self, seconds=60):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            assert self.process.poll() is None, self.process.communicate()
            try:
                self.ask("/ready")
            except OSError:
                time.sleep(0.03)
            else:
                return self
        raise AssertionError("never ready")

    def raw(self, path, method="GET", body=None, **headers):
        """Status and bytes. Raises OSError where nobody answers."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method, data=body)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read()

    def ask(self, path, method="GET", body=None, **headers):
        """JSON. Raises OSError where nobody answers or it is no success."""
        status, said = self.raw(
            path, method, body if body is None or isinstance(body, bytes) else json.dumps(body).encode(), **headers
        )
        if status >= 400:
            raise OSError(status, said.decode(errors="replace"))
        return json.loads(said) if said else None

    def over(self, job, seconds=120):
        """The job once it is over."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = self.ask(f"/api/v1/jobs/{job}")
            if found["state"] in OVER:
                return found
            time.sleep(0.05)
        raise AssertionError(found)
