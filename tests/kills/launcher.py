"""Starts servers by forking a process that has loaded the code already: each is one of its own, and starts in a tenth of the time.

Run as a program it takes one JSON line a wish and answers each with one.
"""

import json
import os
import signal
import subprocess
import sys

QUIET = {"stdout": 1, "stderr": 2}


def serve_wishes():
    from almoner.assembly import served  # noqa: F401 - loaded once, for all that are forked
    from almoner.faces.cli.main import main
    from almoner.faces.http import serving  # noqa: F401

    for line in sys.stdin:
        wish = json.loads(line)
        if "wait" in wish:
            _, status = os.waitpid(wish["wait"], 0)
            say({"code": os.waitstatus_to_exitcode(status)})
            continue
        pid = os.fork()
        if pid == 0:
            os.setsid()
            nowhere = os.open(os.devnull, os.O_RDWR)
            for handle in (0, *QUIET.values()):
                os.dup2(nowhere, handle)
            os._exit(main(wish["start"]))
        say({"pid": pid})


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


class Forked:
    """As much of `subprocess.Popen` as a test needs."""

    def __init__(self, launcher, pid):
        self.launcher, self.pid, self.returncode = launcher, pid, None

    def poll(self):
        return self.returncode

    def send_signal(self, number):
        os.kill(self.pid, number)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def communicate(self, timeout=None):
        if self.returncode is None:
            self.returncode = self.launcher.ask({"wait": self.pid})["code"]
        return "", ""


class Launcher:
    """The process that forks."""

    def __init__(self):
        words = [sys.executable, "-m", "tests.kills.launcher"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, start_new_session=True)

    def ask(self, wish):
        self.process.stdin.write(json.dumps(wish) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def start(self, words):
        return Forked(self, self.ask({"start": words})["pid"])

    def close(self):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


if __name__ == "__main__":
    serve_wishes()
