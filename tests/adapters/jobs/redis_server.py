"""A real Redis for tests, on its own port, that can be killed and started again; none where Debian's redis-server is not here."""

import socket
import subprocess
import time
from contextlib import contextmanager

from tests.adapters.stores.servers import free_port, program


class Redis:
    """Keeps nothing on disk, so that its death forgets every message."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.process = None

    def start(self):
        words = [
            program("redis-server"),
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--dir",
            str(self.folder),
        ]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.05)
        raise AssertionError("Redis did not start")

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def redis(folder):
    """None where there is no Redis here."""
    if program("redis-server") is None:
        yield None
        return
    one = Redis(folder)
    try:
        yield one.start()
    finally:
        one.kill()
