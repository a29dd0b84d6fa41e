"""Chromium, driven over two pipes: no port, no driver, no network."""

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--disable-extensions",
    "--remote-debugging-pipe", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1", "--force-color-profile=srgb",
)  # fmt: skip
PATIENCE_SECONDS = 90
HAND_OVER = """
import fcntl, os, sys
reading, writing = (fcntl.fcntl(int(one), fcntl.F_DUPFD, 50) for one in sys.argv[1:3])
os.dup2(reading, 3)
os.dup2(writing, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""The browser reads from 3 and writes to 4."""


def program():
    """The browser's path, or None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page:
    """One tab. `requests` are the addresses that it asked for."""

    def __init__(self, to, back):
        self.to, self.back, self.number, self.rest = to, back, 0, b""
        self.events, self.session = [], None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method, **params):
        """One command; its answer. Raises RuntimeError with what the browser said, TimeoutError when it says nothing."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            answer = self.next(until)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def next(self, until):
        while b"\0" not in self.rest:
            if not select.select([self.back], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError("the browser says nothing")
            piece = os.read(self.back, 1 << 20)
            if not piece:
                raise RuntimeError("the browser is gone")
            self.rest += piece
        one, _, self.rest = self.rest.partition(b"\0")
        return json.loads(one)

    def look(self, *, wide=1280, high=900, dark=False):
        """As on a screen of this size, in the light or in the dark."""
        self.call("Emulation.setDeviceMetricsOverride", width=wide, height=high, deviceScaleFactor=1, mobile=wide < 500)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.call("Emulation.setEmulatedMedia", features=[scheme, still])

    def open(self, path, *, wide=1280, high=900, dark=False, scripts=True):
        """Open a file or an address and wait until it is loaded."""
        self.look(wide=wide, high=high, dark=dark)
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        url = path if str(path).startswith("http") else Path(path).resolve().as_uri()
        self.loaded(lambda: self.call("Page.navigate", url=url))

    def loaded(self, then):
        """Do something that leads to another page, and wait until that is there."""
        self.events.clear()
        then()
        until = time.monotonic() + PATIENCE_SECONDS
        while not any(one.get("method") == "Page.loadEventFired" for one in self.events):
            self.events.append(self.next(until))

    @property
    def requests(self):
        asked = [one["params"]["request"]["url"] for one in self.events if one.get("method") == "Network.requestWillBeSent"]
        return [url for url in asked if not url.startswith("data:")]

    @property
    def complaints(self):
        """What the browser wrote into its console, such as a breach of the page's policy."""
        return [one["params"]["entry"]["text"] for one in self.events if one.get("method") == "Log.entryAdded"]

    def run(self, script):
        """The value of a script; a promise is waited for."""
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done:
            raise RuntimeError(done["exceptionDetails"].get("exception", {}).get("description", "a script failed"))
        return done["result"].get("value")

    def press(self, key, code=None, text=None):
        shape = {"key": key, "code": code or key, "windowsVirtualKeyCode": {"Tab": 9, "Enter": 13}.get(key, 0)}
        if text:
            shape["text"] = text
        self.call("Input.dispatchKeyEvent", type="keyDown", **shape)
        self.call("Input.dispatchKeyEvent", type="keyUp", **shape)

    def picture(self, path, *, whole=True):
        import base64

        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        Path(path).write_bytes(base64.b64decode(shot["data"]))

    def print(self):
        """The page as PDF."""
        import base64

        return base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"])


@contextmanager
def browser(executable, *more):
    """A tab of a fresh browser, ended with it; `more` are flags of its own."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    with tempfile.TemporaryDirectory(prefix="almoner-browser-", ignore_cleanup_errors=True) as home:
        started = subprocess.Popen(
            [sys.executable, "-c", HAND_OVER, str(theirs_in), str(theirs_out), executable, *FLAGS, *more, f"--user-data-dir={home}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            env={**os.environ, "HOME": home}, pass_fds=(theirs_in, theirs_out),
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Page(ours_out, ours_in)
        finally:
            os.close(ours_out)
            os.close(ours_in)
            started.terminate()
            try:
                started.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(started.pid, 9)
                started.wait()
