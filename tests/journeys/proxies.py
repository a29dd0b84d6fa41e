"""Real nginx and real Traefik with the files of deploy/, each before a server of ours; what cannot be had is None."""

import shutil
import socket
import ssl
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import yaml

from tests.adapters.stores.servers import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"
NAME, SITE = "almoner.example", "https://almoner.example:8443"
AROUND = """
daemon off;
pid {home}/nginx.pid;
error_log {home}/errors.log crit;
events {{}}
http {{
    client_body_temp_path {home}/bodies;
    proxy_temp_path {home}/answers;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    access_log {home}/requests.log;
    include {home}/almoner.conf;
}}
"""
"""What Debian's own nginx.conf is to the file of ours: it includes it. Like that one it would write requests down."""


def program(name):
    """Where it lies: on the path, where Debian keeps servers, or beside this Python."""
    places = [shutil.which(name), f"/usr/sbin/{name}", str(Path(sys.executable).parent / name)]
    return next((one for one in places if one and Path(one).exists()), None)


def put(text, changes):
    """A file of deploy/ with what is another for a test: each value must really stand in it, so many times."""
    for old, new, times in changes:
        assert text.count(old) == times, (old, text.count(old))
        text = text.replace(old, str(new))
    return text


def nginx_files(home, port, behind, certificate, key):
    said = put(
        (DEPLOY / "nginx/almoner.conf").read_text(encoding="utf-8"),
        [
            ("8443 ssl", f"{port} ssl", 4),
            ("127.0.0.1:8000", f"127.0.0.1:{behind}", 2),
            ("/etc/almoner/tls/fullchain.pem", certificate, 1),
            ("/etc/almoner/tls/key.pem", key, 1),
            ("/var/log/nginx/almoner.log", home / "almoner.log", 1),
        ],
    )
    (home / "almoner.conf").write_text(said, encoding="utf-8")
    (home / "nginx.conf").write_text(AROUND.format(home=home), encoding="utf-8")
    return ["-p", str(home), "-c", str(home / "nginx.conf"), "-e", str(home / "errors.log")]


def traefik_files(home, port, behind, certificate, key):
    start = put(
        (DEPLOY / "traefik/traefik.yaml").read_text(encoding="utf-8"),
        [('":8443"', f'":{port}"', 1), ("/etc/traefik/almoner.yaml", home / "almoner.yaml", 1)],
    )
    site = put(
        (DEPLOY / "traefik/almoner.yaml").read_text(encoding="utf-8"),
        [
            ("127.0.0.1:8000", f"127.0.0.1:{behind}", 2),
            ("/etc/almoner/tls/fullchain.pem", certificate, 1),
            ("/etc/almoner/tls/key.pem", key, 1),
        ],
    )
    assert yaml.safe_load(start)
    assert yaml.safe_load(site)
    (home / "traefik.yaml").write_text(start, encoding="utf-8")
    (home / "almoner.yaml").write_text(site, encoding="utf-8")
    return [f"--configFile={home / 'traefik.yaml'}"]


FILES = {"nginx": nginx_files, "traefik": traefik_files}


@contextmanager
def before(name, home, behind, ca, certificate, key):
    """The port on which it listens, with our files, before the server on the port `behind`; `ca` signed the certificate."""
    home.mkdir()
    home.chmod(0o755)
    port = free_port()
    words = [program(name), *FILES[name](home, port, behind, certificate, key)]
    with (home / "said").open("wb") as said:
        ran = subprocess.Popen(words, stdout=said, stderr=said, cwd=home)
        try:
            wait_for(port, ca, ran, home / "said")
            yield port
        finally:
            ran.terminate()
            ran.wait(timeout=30)


def wait_for(port, ca, ran, said, seconds=30):
    """Until it shows the certificate: Traefik listens, and shows one of its own, before it has read its second file."""
    ours = ssl.create_default_context(cafile=str(ca))
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert ran.poll() is None, said.read_text(encoding="utf-8")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as plain:
                ours.wrap_socket(plain, server_hostname=NAME).close()
        except OSError:
            time.sleep(0.03)
        else:
            return
    raise AssertionError(said.read_text(encoding="utf-8"))
