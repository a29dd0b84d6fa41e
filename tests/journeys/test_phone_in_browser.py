"""A paired phone as a second browser of its size, past the warning about the certificate; a real phone was not tried."""

import io
import json

import PIL.Image
import PIL.ImageDraw
import pytest

from almoner.assembly.settings import Settings
from tests.faces.http.conftest import running
from tests.journeys.browser import browser, program
from tests.journeys.seen import outside, violations

PHONE = {"wide": 360, "high": 740}
WARNED_OF = "--ignore-certificate-errors"  # what a person does by hand after looking at the fingerprint


@pytest.fixture(scope="module")
def phone():
    if program() is None:
        pytest.skip("chromium is not here: make test installs it where it may ask for root")
    with browser(program(), WARNED_OF) as one:
        yield one


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with running(Settings(str(tmp_path_factory.mktemp("phone") / "data"))) as one:
        yield one


def photo(path):
    """A made-up slip, as a phone's camera gives it: lying on its side, with a note which way is up."""
    upright = PIL.Image.new("RGB", (600, 900), "white")
    PIL.ImageDraw.Draw(upright).text((40, 60), "MADE-UP CLINIC\nA visit  $200.00", fill="black", font_size=40)
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    upright.transpose(PIL.Image.Transpose.ROTATE_90).save(path, "JPEG", exif=exif)
    return path


def choose(page, name, *files):
    root = page.call("DOM.getDocument")["root"]["nodeId"]
    node = page.call("DOM.querySelector", nodeId=root, selector=f'input[name="{name}"]')["nodeId"]
    page.call("DOM.setFileInputFiles", nodeId=node, files=[str(one) for one in files])


def press(page, to, inside):
    """The button of the form that goes there and holds this."""
    script = f"document.querySelector('form[action=\"{to}\"]:has({inside}) button').click()"
    page.loaded(lambda: page.run(script))


def is_for_everybody(page, language):
    for dark in (False, True):
        page.look(**PHONE, dark=dark)
        assert violations(page) == []
        assert page.run("document.documentElement.scrollWidth") <= PHONE["wide"]
        assert outside(page) == []
    assert page.run("document.documentElement.lang") == language
    assert page.run("document.querySelectorAll('h1').length") == 1
    assert [one for one in page.complaints if "Failed to load resource" not in one] == []
    return page.run("document.querySelector('main').innerText")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_phone_takes_a_photo_into_the_case_and_is_done(phone, house, tmp_path, language):
    folder = house.client.post("/api/v1/folders", json={"name": "Alex Example"}).headers["Location"]
    case = house.client.post(folder + "/cases", json={"title": "A bill"}).json()["id"]
    made = house.client.post(f"{folder}/cases/{case}/pairing").json()
    phone.open(f"{made['address']}?language={language}", **PHONE, scripts=True)
    assert made["fingerprint"] in is_for_everybody(phone, language)
    phone.call("Network.setExtraHTTPHeaders", headers={"Accept-Language": language})
    token = made["address"].rpartition("/")[2]
    press(phone, f"/{token}", "*")
    assert phone.run("location.pathname") == "/papers"
    is_for_everybody(phone, language)
    choose(phone, "photo", photo(tmp_path / "IMG_0001.jpg"))
    press(phone, "/papers", 'input[name="photo"]')
    assert "IMG_0001.jpg" in is_for_everybody(phone, language)
    paper = house.client.get(folder + "/papers").json()["papers"][0]
    assert [one["id"] for one in house.client.get(f"{folder}/cases/{case}").json()["papers"]] == [paper["id"]]
    picture = house.client.get(f"{folder}/papers/{paper['id']}/pages/1.png?width=300").content
    assert PIL.Image.open(io.BytesIO(picture)).size == (300, 450)
    press(phone, "/done", "*")
    is_for_everybody(phone, language)
    assert json.dumps(phone.run("document.cookie")) == '""'
    assert house.client.get(f"{folder}/pairing/{made['id']}").json()["state"] == "ended"


def test_the_pages_of_a_phone_work_without_script(phone, house, tmp_path):
    folder = house.client.post("/api/v1/folders", json={"name": "Alex Example"}).headers["Location"]
    made = house.client.post(folder + "/pairing").json()
    phone.open(made["address"], **PHONE, scripts=False)
    for _ in range(2):  # past the link that skips
        phone.press("Tab")
    phone.loaded(lambda: phone.press("Enter", text="\r"))
    choose(phone, "files", photo(tmp_path / "one.jpg"))
    assert phone.call("Runtime.evaluate", expression="location.pathname", returnByValue=True)["result"]["value"] == "/papers"
    house.client.delete(f"{folder}/pairing/{made['id']}")
