"""A real Redis for tests, on its own port, that can be killed and started again; none where Debian's redis-server is not here."""

import socket
import subprocess
import time
from contextlib import contextmanager

from tests.adapters.stores.servers import free_port, program


class Redis:
    """Keeps nothing on disk, so that its death forgets every message."""

    def __init__(self, folder, certificate=None):
        """With `certificate`, a file and its key's, it speaks TLS alone."""
        self.folder, self.port, self.certificate = folder, free_port(), certificate
        self.url = f"redis{'s' if certificate else ''}://127.0.0.1:{self.port}/0"
        self.process = None

    def start(self):
        words = [program("redis-server"), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)]
        if self.certificate is None:
            words += ["--port", str(self.port)]
        else:
            own, key = self.certificate
            words += ["--port", "0", "--tls-port", str(self.port), "--tls-cert-file", str(own), "--tls-key-file", str(key)]
            words += ["--tls-ca-cert-file", str(own), "--tls-auth-clients", "no"]
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
def redis(folder, certificate=None):
    """None where there is no Redis here."""
    if program("redis-server") is None:
        yield None
        return
    one = Redis(folder, certificate)
    try:
        yield one.start()
    finally:
        one.kill()
