"""A phone paired by a square of dots: over TLS on an address that is open for that long alone, once, and for papers of one case only."""

import hashlib
import re
import ssl
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from almoner.adapters.clocks.system import now
from almoner.adapters.phones.address import nearby
from almoner.assembly.settings import Settings
from almoner.engine.errors import Unavailable
from almoner.engine.privacy.permissions import Role
from almoner.services.cases import pairings
from tests.adapters.renderers.test_plain_page import dots_in
from tests.faces.http.browsing import MEDIA, Read
from tests.faces.http.conftest import running
from tests.faces.http.test_faults_a_person_meets import Person
from tests.faces.http.test_folders_and_papers import is_problem
from tests.made_up import pdf_bill

BILL = pdf_bill()
SAME_SITE = {"Accept": MEDIA, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with running(Settings(str(tmp_path_factory.mktemp("phones") / "data"))) as one:
        yield one


@pytest.fixture
def case(house):
    """The addresses of a folder and of a case in it."""
    folder = "/api/v1/folders/" + house.client.post("/api/v1/folders", json={"name": "Alex Example"}).json()["id"]
    made = house.client.post(folder + "/cases", json={"title": "A bill"}).json()
    return folder, f"{folder}/cases/{made['id']}"


def paired(house, where):
    said = house.client.post(where + "/pairing")
    assert said.status_code == 201, said.text
    return said.json()


@contextmanager
def phone(origin):
    """A browser that goes on past the warning."""
    insecure = ssl.create_default_context()
    insecure.check_hostname, insecure.verify_mode = False, ssl.CERT_NONE
    with httpx.Client(base_url=origin, verify=insecure, headers=SAME_SITE, follow_redirects=True, timeout=20) as one:
        yield one


def parts(pairing):
    """Origin and token of the address that the dots lead to."""
    return re.fullmatch(r"(https://127\.0\.0\.1:\d+)/([A-Za-z0-9_-]{20,})", pairing["address"]).groups()


def is_over(one):
    """The phone is told so; or, a moment later, nobody answers there any more."""
    try:
        said = one.post("/papers", files={"photo": ("x.jpg", BILL)})
    except httpx.TransportError:
        return True
    return said.status_code == 404 and "Pair the phone anew" in said.text


def closes(house):
    until = time.monotonic() + 20
    while house.app.state.listener.is_open():
        assert time.monotonic() < until, "the address stays open"
        time.sleep(0.05)


def test_a_phone_adds_a_photo_to_the_case_and_is_done(house, case):
    folder, where = case
    made = paired(house, where)
    origin, token = parts(made)
    assert made["state"] == "waiting"
    assert made["qr"].startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert dots_in(made["qr"]) == made["address"]
    port = int(origin.rpartition(":")[2])
    shown = ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", port)))
    assert hashlib.sha256(shown).hexdigest().upper() == made["fingerprint"].replace(":", "")
    with phone(origin) as one:
        page = Read(one.get("/" + token).text)
        assert made["fingerprint"] in page.text
        assert "does not know this computer" in page.text
        page = Read(one.post("/" + token).text)
        assert [form.to for form in page.forms] == ["/papers", "/papers", "/done"]
        fields = [given for tag, given in page.tags if tag == "input"]
        assert [given.get("capture") for given in fields] == ["environment", None]
        assert all(given["accept"] == "image/*,application/pdf" for given in fields)
        assert [given.get("enctype") for tag, given in page.tags if tag == "form"] == ["multipart/form-data"] * 2 + [None]
        answer = one.post("/papers", files={"photo": ("image.jpg", BILL, "image/jpeg")})
        assert (answer.status_code, answer.url.path) == (200, "/papers")
        assert "on the computer now" in answer.text
        assert "image.jpg" in answer.text
        seen = house.client.get(f"{folder}/pairing/{made['id']}").json()
        assert (seen["state"], [one["name"] for one in seen["papers"]]) == ("paired", ["image.jpg"])
        assert "address" not in seen
        assert "go on at the computer" in one.post("/done").text
        assert is_over(one)
    paper = house.client.get(folder + "/papers").json()["papers"][0]
    assert paper["sha256"] == hashlib.sha256(BILL).hexdigest()
    assert [one["id"] for one in house.client.get(where).json()["papers"]] == [paper["id"]]
    looks = house.client.get(folder + "/looks").json()["looks"]
    assert any("phone 127.0.0.1" in str(one) for one in looks)
    assert house.client.get(f"{folder}/pairing/{made['id']}").json()["state"] == "ended"
    closes(house)
    with pytest.raises(httpx.ConnectError), phone(origin) as one:
        one.get("/" + token)


def test_the_dots_work_once(house, case):
    made = paired(house, case[0])
    origin, token = parts(made)
    with phone(origin) as one, phone(origin) as other:
        assert other.get("/" + token).status_code == 200  # a look uses nothing up
        assert one.post("/" + token).status_code == 200
        for said in (other.get("/" + token), other.post("/" + token)):
            assert said.status_code == 404
            assert "used before" in said.text
        assert other.get("/papers").status_code == 404
        assert other.post("/papers", files={"photo": ("x.jpg", BILL)}).status_code == 404
        assert one.get("/papers").status_code == 200
    assert house.client.delete(f"{case[0]}/pairing/{made['id']}").status_code == 204


def test_nothing_else_is_on_that_address(house, case):
    made = paired(house, case[0])
    origin, token = parts(made)
    with phone(origin) as one:
        one.post("/" + token)
        for path in (
            "/api/v1/folders",
            case[0] + "/papers",
            "/health",
            "/",
            "/sign-in",
            "/api/openapi.json",
            "/example",
            "/en/",
        ):
            said = one.get(path)
            assert said.status_code == 404, path
            assert "Alex" not in said.text
        assert one.post("/api/v1/folders", json={"name": "x"}).status_code in {404, 405}
        assert one.get("/papers", headers={"Host": "evil.example"}).status_code == 400
        assert one.post("/done", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        said = one.get("/papers")
        assert said.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in said.headers["Content-Security-Policy"]
        cookie = next(iter(one.cookies.jar))
        assert (cookie.name, cookie.secure, cookie.has_nonstandard_attr("HttpOnly")) == ("__Host-almoner-phone", True, True)
        assert house.at().get("/papers", headers={"Cookie": f"{cookie.name}={cookie.value}"}).status_code == 404
    assert house.client.delete(f"{case[0]}/pairing/{made['id']}").status_code == 204


def test_it_ends_by_itself_after_ten_minutes(house, case, monkeypatch):
    made = paired(house, case[0])
    origin, token = parts(made)
    held, service = house.platform.web.pairings.known, house.platform.web.pairings
    with phone(origin) as one:
        one.post("/" + token)
        late = held[made["id"]].until - pairings.LASTS - timedelta(seconds=1)
        assert held[made["id"]].until - service.now() < timedelta(minutes=10)
        held[made["id"]] = replace(held[made["id"]], until=late)
        assert is_over(one)
    closes(house)
    assert house.client.get(f"{case[0]}/pairing/{made['id']}").json()["state"] == "ended"
    assert house.client.get(case[0] + "/papers").json()["papers"] == []


def test_a_new_pairing_ends_the_one_before_and_the_computer_ends_both(house, case):
    first, second = paired(house, case[0]), paired(house, case[0])
    origin, token = parts(first)
    assert parts(second)[0] == origin
    with phone(origin) as one:
        assert one.post("/" + token).status_code == 404
        assert one.post("/" + parts(second)[1]).status_code == 200
        is_problem(house.client.get(f"{case[0]}/pairing/{first['id']}"), 404, "no_such_pairing")
        assert house.client.delete(f"{case[0]}/pairing/{second['id']}").status_code == 204
        assert is_over(one)
    closes(house)


def test_what_is_wrong_is_said_on_the_phone_and_it_stays_paired(house, case):
    made = paired(house, case[0])
    origin, token = parts(made)
    with phone(origin) as one:
        one.post("/" + token)
        assert "Nothing was chosen" in one.post("/papers", files={"photo": ("", b"")}).text
        for body, media in (
            (b"x", "text/plain"),
            (b"x=1", "application/x-www-form-urlencoded"),
            (b"--x\r\nno", "multipart/form-data; boundary=x"),
        ):
            said = one.post("/papers", content=body, headers={"Content-Type": media})
            assert said.status_code in {400, 422}
            assert 'role="alert"' in said.text
        several = [("files", ("one.pdf", BILL)), ("files", ("two.txt", b"another"))]
        assert "two.txt" in one.post("/papers", files=several).text
        spanish = one.get("/papers?language=es").text
        assert "Agregar papeles" in spanish
    house.client.delete(f"{case[0]}/pairing/{made['id']}")


def test_a_case_of_another_folder_is_paired_with_nothing(house, case):
    other = "/api/v1/folders/" + house.client.post("/api/v1/folders", json={"name": "x"}).json()["id"]
    is_problem(house.client.post(f"{other}/cases/{case[1].rpartition('/')[2]}/pairing"), 404, "no_such_case")
    is_problem(house.client.post("/api/v1/folders/none/pairing"), 403, "not_allowed")
    assert not house.platform.web.pairings.any_open()


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    with running(Settings(str(tmp_path_factory.mktemp("several") / "data"), accounts=True)) as one:
        yield one


def test_whoever_signs_out_takes_the_phone_along(several):
    ada = Person(several, "ada", Role.PERSON)
    folder = "/api/v1/folders/" + ada.ask("POST", "/api/v1/folders", json={"name": "Ada"}).json()["id"]
    made = ada.ask("POST", folder + "/pairing").json()
    origin, token = parts(made)
    with phone(origin) as one:
        assert one.post("/" + token).status_code == 200
        stay = ada.ask("GET", "/api/v1/sessions").json()["sessions"][0]["id"]
        assert ada.ask("DELETE", f"/api/v1/sessions/{stay}").status_code == 204
        assert is_over(one)
    closes(several)


def test_a_right_that_is_taken_back_is_gone_on_the_phone_too(several):
    owner, helper = Person(several, "eve", Role.PERSON), Person(several, "helper", Role.ADVOCATE)
    folder = "/api/v1/folders/" + owner.ask("POST", "/api/v1/folders", json={"name": "Eve"}).json()["id"]
    given = {"to_login": "helper", "purpose": "help", "last_day": str(now().date()), "helping": True}
    grant = owner.ask("POST", folder + "/grants", json=given).json()["id"]
    made = helper.ask("POST", folder + "/pairing").json()
    origin, token = parts(made)
    with phone(origin) as one:
        one.post("/" + token)
        assert owner.ask("DELETE", f"{folder}/grants/{grant}").status_code == 204
        said = one.post("/papers", files={"photo": ("x.jpg", BILL)})
        assert (said.status_code, 'role="alert"' in said.text) == (403, True)
        one.post("/done")
    assert owner.ask("GET", folder + "/papers").json()["papers"] == []
    is_problem(helper.ask("GET", f"{folder}/pairing/{made['id']}"), 403, "not_allowed")
    closes(several)


def test_a_server_that_phones_can_open_pairs_none(tmp_path):
    with running(Settings(str(tmp_path / "data"), site="http://localhost:8000")) as one:
        folder = one.client.post("/api/v1/folders", json={"name": "x"}).json()["id"]
        said = one.client.post(f"/api/v1/folders/{folder}/pairing")
        is_problem(said, 422, "phone_not_here")


def test_the_certificate_stays_as_long_as_the_address(tmp_path, house):
    from almoner.adapters.phones.certificate import OwnCertificate

    own = OwnCertificate(tmp_path / "secrets", now)
    first = own("192.168.1.20")
    assert own("192.168.1.20") == first
    assert own("192.168.1.21").fingerprint != first.fingerprint
    later = OwnCertificate(tmp_path / "secrets", lambda: now() + timedelta(days=380))
    before = own("192.168.1.21").fingerprint
    assert later("192.168.1.21").fingerprint != before
    assert (tmp_path / "secrets" / "phones.pem").stat().st_mode & 0o777 == 0o600
    (tmp_path / "secrets" / "phones.pem").write_text("no certificate")
    with pytest.raises(Unavailable):
        own("192.168.1.20")


@pytest.mark.parametrize("named", ["8.8.8.8", "0.0.0.0", "nowhere", "192.168.1.2:0", "192.168.1.2:x", "::1"])
def test_an_address_that_is_not_of_a_local_network_is_refused(named):
    with pytest.raises(Unavailable):
        nearby(named)


def test_an_address_is_as_an_operator_names_it():
    assert (nearby("192.168.1.2").port, nearby("192.168.1.2:8743").port) == (0, 8743)
