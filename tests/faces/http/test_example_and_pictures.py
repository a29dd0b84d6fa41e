"""The example for anybody, and pages of one's own papers as pictures: drawn apart, looked at with a line in the journal."""

import html
import io
import os
import sqlite3
from dataclasses import replace

import PIL.Image
import pytest

from almoner.assembly.settings import Settings
from almoner.services.bills.show_example import Made
from tests.faces.http.conftest import audited, put, running
from tests.faces.http.test_corrections_asked import SLIP
from tests.faces.http.test_folders_and_papers import is_problem
from tests.made_up import csv_bill, pdf, text_bill, x12_835

SEES = {"Accept": "text/html"}


def drawn(answer):
    """The size of a picture that came."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] in {"image/png", "image/jpeg"}
    picture = PIL.Image.open(io.BytesIO(answer.content))
    assert picture.format == {"image/png": "PNG", "image/jpeg": "JPEG"}[answer.headers["Content-Type"]]
    return picture.size


def sideways():
    """A photo of paper as a phone makes it: lying, with a note which way is up."""
    picture = PIL.Image.new("RGB", (600, 300), "white")
    picture.paste((0, 0, 0), (0, 0, 60, 60))
    exif = PIL.Image.Exif()
    exif[0x0112] = 6  # turn it a quarter to the right
    into = io.BytesIO()
    picture.save(into, "JPEG", exif=exif)
    return into.getvalue()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """With accounts, and nobody signed in."""
    with running(Settings(str(tmp_path_factory.mktemp("shown") / "data"), accounts=True)) as one:
        (one.data / "example").symlink_to(os.environ["ALMONER_TESTS_EXAMPLE"])
        yield one


def test_anybody_may_look_at_the_example_and_no_line_is_kept_of_it(house):
    answer = house.client.get("/api/v1/example").json()
    assert (answer["schema"], answer["run"]["language"]) == ("almoner.audit/1", "en")
    assert {one["name"] for one in answer["documents"]} >= {"elena-3-hospital-itemized-bill.pdf"}
    assert answer["findings"]
    spanish = house.client.get("/api/v1/example?language=es").json()
    assert spanish["run"]["language"] == "es"
    assert [one["id"] for one in spanish["findings"]] == [one["id"] for one in answer["findings"]]
    assert spanish["findings"][0]["says"] != answer["findings"][0]["says"]
    where = answer["findings"][0]["lines"][0]
    line = next(one for bill in answer["bills"] for one in bill["lines"] if one["id"] == where)
    page = f"/api/v1/example/papers/{line['spot']['document']}/pages/{line['spot']['page']}.png"
    assert drawn(house.client.get(page)) == drawn(house.client.get(page + "?width=1150"))
    is_problem(house.client.get("/api/v1/example/papers/99/pages/1.png"), 404, "no_such_paper")
    is_problem(house.client.get("/api/v1/example?language=fr"), 400)
    with sqlite3.connect(house.data / "almoner.db") as database:
        assert database.execute("select (select count(*) from folders), (select count(*) from audits)").fetchone() == (0, 0)


def test_the_example_is_a_page_without_script_in_both_languages(house):
    for language, word in (("en", "What we found in your papers"), ("es", "Lo que vimos en sus papeles")):
        page = house.at().get("/example", headers=SEES, params={"language": language})
        assert (page.status_code, word in page.text, "<script" in page.text) == (200, True, False)
        assert "data:image/" in page.text
        assert "script-src 'none'" in page.headers["Content-Security-Policy"]
        assert "default-src 'none'; style-src 'sha256-" in html.unescape(page.text)
    assert "Lo que vimos" in house.at().get("/example", headers=SEES | {"Accept-Language": "es"}).text


def test_what_was_made_ahead_is_there_after_the_next_start(house):
    made = house.platform.web.example
    made.ahead()

    def nobody_audits():
        raise AssertionError("it was gone over once more")

    later = replace(made, audit_papers=nobody_audits, made=Made())
    later.ahead()
    assert [later.view(language) for language in ("en", "es")] == [made.view(language) for language in ("en", "es")]
    assert later.page(0, 1, 400) == made.page(0, 1, 400)


@pytest.mark.parametrize("path", ["/", "/example", "/sign-in", "/health", "/nowhere"])
def test_head_is_answered_as_get_is_without_the_body(house, path):
    asked, got = (house.at().request(method, path, headers=SEES) for method in ("HEAD", "GET"))
    assert (asked.status_code, asked.content) == (got.status_code, b"")
    assert asked.headers.get("Content-Type") == got.headers.get("Content-Type")
    assert house.at().head("/api/v1/folders").status_code == 405


def test_a_page_is_drawn_as_wide_as_asked_and_the_journal_has_the_look(client, folder):
    paper = put(client, folder, pdf(text_bill().decode(), "page two"), "bill.pdf")
    where = f"{folder}/papers/{paper}/pages"
    assert client.get(where).json() == {"pages": 2}
    before = len(client.get(folder + "/looks").json()["looks"])
    narrow = client.get(f"{where}/2.png?width=300")
    assert drawn(narrow)[0] == 300
    assert narrow.headers["Cache-Control"] == "no-store"
    looks = client.get(folder + "/looks").json()["looks"]
    assert len(looks) == before + 2  # this look, and the one at the list before
    assert drawn(client.get(f"{where}/1.png"))[0] == 1200
    for width in ("99", "2001", "wide"):
        is_problem(client.get(f"{where}/1.png?width={width}"), 400)
    said = client.get(f"{where}/3.png")
    is_problem(said, 404, "page_not_there")
    assert "from 1 to 2" in said.json()["detail"]
    is_problem(client.get(f"{where}/0.png"), 400)
    is_problem(client.get(f"{folder}/papers/none/pages/1.png"), 404, "no_such_paper")


@pytest.mark.parametrize(("name", "make"), [("x.835", x12_835), ("bill.csv", csv_bill), ("bill.txt", text_bill)])
def test_a_paper_without_pages_says_so(client, folder, name, make):
    where = f"{folder}/papers/{put(client, folder, make(), name)}/pages"
    assert client.get(where).json() == {"pages": 0}
    said = client.get(f"{where}/1.png")
    is_problem(said, 404, "no_pages")
    assert said.json()["detail"].count(".") <= 2


def test_a_photo_that_lies_on_its_side_is_shown_upright(client, folder):
    where = f"{folder}/papers/{put(client, folder, sideways(), 'photo.jpg')}/pages/1.png?width=300"
    answer = client.get(where)
    across, down = drawn(answer)
    assert (across, down) == (300, 600)
    turned = PIL.Image.open(io.BytesIO(answer.content)).convert("L")
    assert (turned.getpixel((280, 20)) < 80, turned.getpixel((20, 20)) > 200) == (True, True)


def test_what_is_no_paper_at_all_is_refused_in_one_sentence(client, folder):
    paper = put(client, folder, b"%PDF-1.7 and then nothing of the kind", "broken.pdf")
    is_problem(client.get(f"{folder}/papers/{paper}/pages/1.png"), 422, "page_not_shown")


def test_a_doubt_is_shown_with_its_row(client, folder):
    put(client, folder, pdf(SLIP.decode()), "bill.pdf")
    said, _ = audited(client, folder, {"as_of": "2026-11-21"})
    where = str(said.url).partition("8000")[2]
    doubt = next(one for one in client.get(where + "/doubts").json()["doubts"] if one["spot"] and one["spot"]["box"])
    across, down = drawn(client.get(f"{where}/doubts/{doubt['id']}.png?width=800"))
    assert across == 800
    assert down < across
    is_problem(client.get(f"{where}/doubts/none.png"), 404, "no_such_doubt")
    other = client.post("/api/v1/folders", json={"name": "x"}).headers["Location"]
    elsewhere = f"{other}/audits/{where.rpartition('/')[2]}/doubts/{doubt['id']}.png"
    is_problem(client.get(elsewhere), 404, "no_such_audit")


def test_a_doubt_without_a_place_on_a_page_says_so(client, folder):
    put(client, folder, SLIP)
    said, _ = audited(client, folder, {"as_of": "2026-11-21"})
    where = str(said.url).partition("8000")[2]
    doubt = client.get(where + "/doubts").json()["doubts"][0]["id"]
    is_problem(client.get(f"{where}/doubts/{doubt}.png"), 404, "no_pages")
