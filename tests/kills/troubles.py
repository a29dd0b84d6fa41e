"""Things that go wrong around a server: a small disk that can be filled, a PostgreSQL and an S3 that can be stopped and started."""

import contextlib
import os
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path

from tests.adapters.stores.programs import ACCESS, SECRET, ended, ready, running
from tests.adapters.stores.servers import program


class SmallDisk:
    """A disk of its own in memory; `fill` leaves no room on it, `free` gives it back."""

    def __init__(self, place):
        self.place, self.filler = place, place / "filler"

    def fill(self):
        with self.filler.open("ab") as stream:
            piece = 1 << 16
            while piece:
                try:
                    os.write(stream.fileno(), b"\0" * piece)
                except OSError:
                    piece //= 2

    def free(self):
        self.filler.unlink()


@contextmanager
def small_disk(place, size="24m"):
    """None where this machine may not mount one."""
    place.mkdir(parents=True)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], capture_output=True, check=False)
    if made.returncode:
        yield None
        return
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


class Postgres:
    """The one of `tests.adapters.stores.servers`, which can also die and come back."""

    def __init__(self, url):
        """Its folder and words are found by the process that listens on its port."""
        port = url.rpartition(":")[2].partition("/")[0]
        for one in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (one / "cmdline").read_bytes().decode().split("\0")
                if words[0].endswith("/postgres") and port in words:
                    self.owner, self.data = one.stat(), Path(words[words.index("-D") + 1])
                    self.options = " ".join(words[words.index("-D") + 2 :]).strip()
                    return
        raise AssertionError("no PostgreSQL on its port")

    def kill(self):
        self.control("-m", "immediate", "stop")

    def start(self):
        self.control("-o", self.options, "-w", "-l", self.data.parent / "log", "start")

    def control(self, *words):
        given = {"user": self.owner.st_uid, "group": self.owner.st_gid, "extra_groups": []} if os.getuid() == 0 else {}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([program("pg_ctl"), "-D", self.data, *words], check=True, cwd=self.data.parent, **quiet, **given)


class Bucket:
    """The S3 of `tests.adapters.stores.programs`, which can also die and come back with what it had."""

    def __init__(self, address):
        self.address, self.again = address, None
        named = f"-s3.port={address.rpartition(':')[2]}"
        for one in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                self.words = (one / "cmdline").read_bytes().decode().rstrip("\0").split("\0")
                if named in self.words:
                    self.pid = int(one.name)
                    return
        raise AssertionError("no S3 on its port")

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)

    def start(self):
        self.again = running(self.words, {"AWS_ACCESS_KEY_ID": ACCESS, "AWS_SECRET_ACCESS_KEY": SECRET})
        ready(f"{self.address}/healthz", self.again)

    def end(self):
        if self.again is not None:
            ended(self.again)
