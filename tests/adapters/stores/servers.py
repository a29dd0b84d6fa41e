"""Real servers for tests, each on its own port and folder, ended with the tests; what cannot be had is skipped by name."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def program(name):
    """A program on the path, or where Debian keeps PostgreSQL's; None where it is not here."""
    found = shutil.which(name)
    return found or next((str(one) for one in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None)


@contextmanager
def postgres(settings=""):
    """The address of a PostgreSQL of our own, with more lines for its settings. Yields None where there is no PostgreSQL here."""
    if program("initdb") is None or program("pg_ctl") is None:
        yield None
        return
    home = Path(tempfile.mkdtemp(prefix="almoner-pg-"))
    person = None
    if os.getuid() == 0:  # it refuses to run as root
        try:
            person = pwd.getpwnam("postgres")
        except KeyError:
            yield None
            return
        os.chown(home, person.pw_uid, person.pw_gid)
    given = {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []} if person else {}
    port, data = free_port(), home / "data"
    asked = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off"
    try:
        subprocess.run(
            [program("initdb"), "-D", data, "-A", "trust", "-U", "almoner"], check=True, capture_output=True, cwd=home, **given
        )
        with (data / "postgresql.conf").open("a", encoding="utf-8") as stream:
            stream.write(f"\n{settings}\n")
        start = [program("pg_ctl"), "-D", data, "-o", asked, "-w", "-l", home / "log", "start"]
        subprocess.run(start, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=home, **given)
        yield f"postgresql+psycopg://almoner@127.0.0.1:{port}/postgres"
    finally:
        stop = [program("pg_ctl"), "-D", data, "-m", "immediate", "stop"]
        subprocess.run(stop, check=False, capture_output=True, cwd=home, **given)
        shutil.rmtree(home, ignore_errors=True)
