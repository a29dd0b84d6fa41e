"""Operators and privacy officers need more than a password: they are told so kindly, and everything is closed to them until then."""

import pytest

from almoner.assembly.settings import Settings
from almoner.engine.privacy.act import Outcome
from almoner.engine.privacy.permissions import Role
from almoner.ports.entering import Way
from tests.faces.http.browsing import Browser
from tests.faces.http.coming_in import GOOD, code_for, secret_on, signed_in
from tests.faces.http.conftest import running
from tests.faces.http.test_folders_and_papers import is_problem


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with running(Settings(str(tmp_path_factory.mktemp("second") / "data"), accounts=True, per_minute=10**6)) as one:
        yield one


@pytest.fixture
def new_house(tmp_path):
    """In which nobody has an account yet."""
    with running(Settings(str(tmp_path / "data"), accounts=True, per_minute=10**6)) as one:
        yield one


def asking(house, *roles, way=Way.PASSWORD):
    """A client of a new account that came in so."""
    return signed_in(house, f"{way}-{'-'.join(roles)}", roles, way=way)


def test_the_first_operator_is_led_to_codes_and_everything_opens_with_them(new_house):
    house = new_house
    browser = Browser(house.at())
    first = f"/first/{house.platform.first_token()}"
    browser.open(first)
    page = browser.send(first, login="root", name="Root Made-Up", password=GOOD)
    assert browser.here == "/account/codes"
    assert "So we ask you for a code too, beside your password." in page.text
    assert "pedimos también un código" in browser.open("/account/codes?language=es").text
    browser.open("/account/codes?language=en")
    page = browser.open("/people")
    assert (browser.said.status_code, "your part asks for a code too" in page.text) == (403, True)
    is_problem(browser.client.get("/api/v1/accounts"), 403, "second_proof")
    assert browser.client.get("/api/v1/me").status_code == 200
    browser.open("/account/codes")
    used = code_for(secret_on(browser.send("/account/codes/begin").text))
    assert "page_codes_asked" not in browser.send("/account/codes/confirm", code=used).text
    assert browser.client.get("/api/v1/accounts").status_code == 200
    assert "So we ask you" not in browser.open("/account/codes").text


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.PRIVACY_OFFICER])
def test_a_password_alone_opens_nothing_and_leaves_a_line(house, role):
    client = asking(house, role, Role.PERSON)
    for answer in (
        client.get("/api/v1/accounts"),
        client.get("/api/v1/folders"),
        client.post("/api/v1/folders", json={"name": "Alex Example"}),
        client.post("/api/v1/keys", json={"name": "k", "actions": [], "until": "2027-01-31T00:00:00Z"}),
    ):
        said = is_problem(answer, 403, "second_proof")
    assert "turn on codes at /account/codes" in said["detail"]
    lines = house.people.allow.database.read(lambda one: list(one.entries.all()))
    assert (lines[-1].action, lines[-1].outcome) == ("key make", Outcome.REFUSED)


@pytest.mark.parametrize("way", [Way.CODE, Way.RECOVERY, Way.PASSKEY, Way.PROVIDER])
def test_any_second_proof_is_enough(house, way):
    assert asking(house, Role.OPERATOR, way=way).get("/api/v1/accounts").status_code == 200


def test_others_come_in_with_a_password(house):
    client = asking(house, Role.PERSON, Role.ADVOCATE)
    assert client.post("/api/v1/folders", json={"name": "Alex Example"}).status_code == 201


def test_a_role_that_asks_for_it_counts_at_once(house):
    client = asking(house, Role.RESEARCHER)
    assert client.get("/api/v1/folders").status_code == 200

    def work(one):
        account = one.accounts.by_login(f"{Way.PASSWORD}-{Role.RESEARCHER}")
        one.accounts.change(account.id, roles=[Role.OPERATOR])

    house.people.allow.database.write(work)
    is_problem(client.get("/api/v1/folders"), 403, "second_proof")
