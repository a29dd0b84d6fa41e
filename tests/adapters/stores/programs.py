"""S3 (SeaweedFS) and Vault (OpenBao) for tests: real servers on ports of their own, where their programs can be had."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tests.adapters.stores.servers import free_port

PLACE = "ALMONER_TEST_PROGRAMS"
"""A folder with programs that are on no path."""
ACCESS, SECRET, TOKEN = "made-up-access", "made-up-secret-of-a-test", "made-up-token"


def program(name):
    """None where it cannot be had."""
    places = [os.environ.get(PLACE), str(Path(sys.executable).parent), None]
    return next((found for place in places if (found := shutil.which(name, path=place))), None)


def ready(address, process, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(f"it ended with {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("never ready")


def accepts(port, process, seconds=60):
    """Waits until the port takes a connection."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(f"it ended with {process.returncode}")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("never ready")


def ports(count):
    """Below those that SeaweedFS gives its second doors (each has one 10000 above)."""
    found = []
    while len(found) < count:
        port = 20000 + free_port() % 30000
        with socket.socket() as one, socket.socket() as other:
            try:
                one.bind(("127.0.0.1", port))
                other.bind(("127.0.0.1", port + 10000))
            except OSError:
                continue
        if port not in found:
            found.append(port)
    return found


def running(words, environment=None):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(words, env=os.environ | (environment or {}), start_new_session=True, **quiet)


def ended(process):
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


@contextmanager
def s3(certificate=None, key=None):
    """The address of an S3 of our own; None where its program cannot be had."""
    weed = program("weed")
    if weed is None:
        yield None
        return
    home = Path(tempfile.mkdtemp(prefix="almoner-s3-"))
    s3_port, closed, master, volume, filer = ports(5)
    words = [weed, "mini", f"-dir={home}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-s3.port={s3_port}", "-s3.port.iceberg=0"]
    words += [f"-master.port={master}", f"-volume.port={volume}", f"-filer.port={filer}", "-s3.port.lance=0"]
    words += ["-webdav=false", "-admin.ui=false", "-master.telemetry=false"]
    if certificate is not None:
        words += [f"-s3.port.https={closed}", f"-s3.cert.file={certificate}", f"-s3.key.file={key}"]
    process = running(words, {"AWS_ACCESS_KEY_ID": ACCESS, "AWS_SECRET_ACCESS_KEY": SECRET})
    try:
        ready(f"http://127.0.0.1:{s3_port}/healthz", process)
        if certificate is not None:
            accepts(closed, process)
        yield f"http://127.0.0.1:{s3_port}" if certificate is None else f"https://127.0.0.1:{closed}"
    finally:
        ended(process)
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def vault(certificate=None, key=None):
    """The address of a Vault of our own, opened with TOKEN; None where its program cannot be had."""
    bao = program("bao")
    if bao is None:
        yield None
        return
    port = free_port()
    words = [
        bao,
        "server",
        "-dev",
        f"-dev-root-token-id={TOKEN}",
        f"-dev-listen-address=127.0.0.1:{port}",
        "-dev-no-store-token",
    ]
    closed = free_port()
    place = Path(tempfile.mkdtemp(prefix="almoner-bao-"))
    if certificate is not None:
        listener = f'listener "tcp" {{\n address = "127.0.0.1:{closed}"\n tls_cert_file = "{certificate}"\n tls_key_file = "{key}"\n}}\n'
        (place / "bao.hcl").write_text(listener)
        words += [f"-config={place / 'bao.hcl'}"]
    process = running(words, {"HOME": str(place)})
    try:
        ready(f"http://127.0.0.1:{port}/v1/sys/health", process)
        if certificate is not None:
            accepts(closed, process)
        yield f"http://127.0.0.1:{port}" if certificate is None else f"https://127.0.0.1:{closed}"
    finally:
        ended(process)
        shutil.rmtree(place, ignore_errors=True)
