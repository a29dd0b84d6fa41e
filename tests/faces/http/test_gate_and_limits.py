"""Where requests may come from, and how many: hosts, servers in between, and buckets for addresses and accounts."""

import pytest

from almoner.assembly.settings import Settings
from almoner.faces.http.gate import Gate
from tests.faces.http.conftest import running
from tests.faces.http.test_folders_and_papers import is_problem

SITE = "https://almoner.example"
GATE = Gate(SITE, ("127.0.0.0/8", "10.1.0.0/16"))


def scope(client, *forwarded):
    return {"type": "http", "client": (client, 1), "headers": [(b"x-forwarded-for", one.encode()) for one in forwarded]}


@pytest.mark.parametrize(
    ("client", "forwarded", "address"),
    [
        ("192.0.2.7", (), "192.0.2.7"),
        ("127.0.0.1", ("192.0.2.7",), "192.0.2.7"),
        ("127.0.0.1", ("127.0.0.1, 198.51.100.1, 192.0.2.7",), "192.0.2.7"),
        ("127.0.0.1", ("198.51.100.1", "192.0.2.7, 10.1.2.3"), "192.0.2.7"),
        ("127.0.0.1", ("10.1.2.3",), "10.1.2.3"),
        ("127.0.0.1", ("192.0.2.7, unknown",), "127.0.0.1"),
        ("127.0.0.1", ("<script>",), "127.0.0.1"),
        ("127.0.0.1", ("2001:db8::1",), "2001:db8::1"),
        ("192.0.2.9", ("192.0.2.7",), "192.0.2.9"),
        ("nobody", (), "nobody"),
    ],
)
def test_only_a_server_we_know_says_where_a_request_comes_from(client, forwarded, address):
    assert GATE.address(scope(client, *forwarded)) == address


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    data = str(tmp_path_factory.mktemp("gate") / "data")
    with running(Settings(data, accounts=True, site=SITE, proxies=("127.0.0.0/8",), per_minute=60)) as one:
        yield one


@pytest.mark.parametrize(
    ("host", "headers", "client", "status"),
    [
        ("almoner.example", {}, "192.0.2.7", 401),
        ("ALMONER.example", {}, "192.0.2.7", 401),
        ("127.0.0.1:8000", {}, "127.0.0.1", 401),
        ("almoner.example:8443", {}, "192.0.2.7", 400),
        ("almoner.example.evil.example", {}, "192.0.2.7", 400),
        ("evil.example", {}, "192.0.2.7", 400),
        ("almoner.example", {"X-Forwarded-For": "192.0.2.7"}, "127.0.0.1", 401),
        ("almoner.example", {"X-Forwarded-For": "192.0.2.7"}, "198.51.100.7", 400),
        ("almoner.example", {"Forwarded": "for=192.0.2.7"}, "198.51.100.7", 400),
    ],
)
def test_the_site_is_known_by_its_name_and_servers_between_by_theirs(house, host, headers, client, status):
    said = house.at(client).get("/api/v1/folders", headers={"Host": host} | headers)
    is_problem(said, status)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": SITE}, 401),
        ({"Sec-Fetch-Site": "same-origin"}, 401),
        ({"Origin": "http://almoner.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_behind_a_server_with_tls_ones_own_pages_are_known_by_the_site(house, headers, status):
    said = house.at("127.0.0.1").post("/api/v1/folders", json={"name": "x"}, headers={"Host": "almoner.example"} | headers)
    is_problem(said, status)


def test_a_browser_is_told_to_come_by_https_alone(house, tmp_path):
    for path in ("/health", "/sign-in", "/api/v1/me"):
        said = house.at("127.0.0.1").get(path, headers={"Host": "almoner.example"})
        assert said.headers["strict-transport-security"] == "max-age=63072000"
    with running(Settings(str(tmp_path / "data"))) as alone:
        assert "strict-transport-security" not in alone.at().get("/health").headers


def test_an_address_is_held_back_and_told_for_how_long_and_others_are_not(house):
    def asked(address, path="/api/v1/folders"):
        return house.at(address).get(path, headers={"Host": "almoner.example"})

    said = [asked("203.0.113.5") for _ in range(40)]
    late = [one for one in said if one.status_code == 429]
    assert 5 <= len(late) <= 10
    assert is_problem(late[0], 429, "too_often")["title"] == "Too often"
    assert int(late[0].headers["Retry-After"]) >= 1
    assert late[0].headers["content-security-policy"]
    assert asked("203.0.113.6").status_code == 401
    assert asked("203.0.113.5", "/health").status_code == 200
    assert all(asked("127.0.0.1").status_code == 401 for _ in range(60))


def test_the_addresses_of_one_household_count_as_one(house):
    said = [house.at(f"2001:db8:1:2::{one:x}").get("/", headers={"Host": "almoner.example"}) for one in range(1, 50)]
    assert 429 in {one.status_code for one in said}
    assert house.at("2001:db8:1:3::1").get("/", headers={"Host": "almoner.example"}).status_code != 429


def test_coming_in_is_held_back_sooner_whatever_the_login(tmp_path):
    with running(Settings(str(tmp_path / "data"), accounts=True, site=SITE, per_minute=10**6)) as house:
        client, headers = house.at("203.0.113.9"), {"Host": "almoner.example"}
        said = [
            client.post("/api/v1/sessions/code", json={"half": f"h{one}", "code": "000000"}, headers=headers).status_code
            for one in range(70)
        ]
        assert said.count(401) in range(60, 66)
        assert said[-1] == 429
        assert client.get("/sign-in", headers=headers).status_code == 200
        assert house.at("203.0.113.10").post("/api/v1/sessions/code", json={}, headers=headers).status_code == 400


def test_an_account_is_held_back_by_itself(tmp_path):
    with running(Settings(str(tmp_path / "data"), per_minute=20)) as house:
        said = [house.at().get("/api/v1/folders").status_code for _ in range(30)]
        assert said[:5] == [200] * 5
        assert said[-1] == 429
        assert house.at().get("/ready").status_code == 200
