"""The evidence bundle over HTTP, read back from its PDF: index, exhibits with pictures and rules, letters, papers with checksums."""

import hashlib

import pypdfium2
import pytest

from tests.faces.http.conftest import put
from tests.faces.http.test_case_aids import gone_over
from tests.made_up import LINES, pdf_bill

PRIVATE = ("02/05/2026", "90834", "Made-up talk", 1, "150.00")
WITH_PRIVATE = (*LINES, PRIVATE, PRIVATE)


def a_case(client, folder, data, settings=None):
    paper = put(client, folder, data, "bill.pdf")
    made = client.post(folder + "/cases", json={"title": "the clinic", "papers": [paper]}).json()
    address = f"{folder}/cases/{made['id']}"
    gone_over(client, address, settings)
    return address


def bundled(client, case, **asked):
    said = client.post(case + "/bundle", json=asked)
    assert said.status_code == 202, said.text
    with client.stream("GET", f"/api/v1/jobs/{said.json()['job']['id']}/events") as stream:
        assert "event: over" in "".join(stream.iter_text())
    seen = client.get(said.headers["Location"])
    assert seen.status_code == 200, seen.text
    pdf = client.get(said.headers["Location"] + "/pdf")
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="papers.pdf"'
    assert hashlib.sha256(pdf.content).hexdigest() == seen.json()["files"][0]["sha256"]
    return seen.json(), read_back(pdf.content)


def read_back(content):
    """Words of each page, and the heights of the pictures on it in points."""
    document = pypdfium2.PdfDocument(content)
    pages = []
    for page in document:
        words = " ".join(page.get_textpage().get_text_bounded().split())
        tall = []
        for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            _, low, _, high = thing.get_bounds()
            tall.append(high - low)
        pages.append((words, tall))
    document.close()
    return pages


@pytest.fixture(scope="module")
def plain(server):
    client = server.client
    folder = "/api/v1/folders/" + client.post("/api/v1/folders", json={"name": "Alex Example"}).json()["id"]
    case = a_case(client, folder, pdf_bill(), {"payers": ["medicare"]})
    return client, case


def test_every_part_of_the_bundle_is_in_its_pdf(plain):
    client, case = plain
    said = client.post(case + "/letters", json={"kind": "line-dispute"}).json()
    with client.stream("GET", f"/api/v1/jobs/{said['letters'][0]['job']['id']}/events") as stream:
        assert "event: over" in "".join(stream.iter_text())
    letter = client.get(case).json()["letters"][0]
    approved = next(one["sha256"] for one in letter["files"] if one["form"] == "pdf")
    assert client.post(f"{case}/letters/{letter['id']}/approval", json={"sha256": approved, "form": "pdf"}).status_code == 200
    seen, pages = bundled(client, case)
    whole = " ".join(words for words, _ in pages)
    audit = client.get(case.split("/cases/", maxsplit=1)[0] + "/audits/" + seen["audit"]).json()
    assert (seen["exhibits"], seen["withheld"], seen["beyond"]) == (len(audit["findings"]), 0, 0)
    assert "the clinic" in pages[0][0]
    assert "Patient: Alex Example" in pages[0][0]
    assert "Exhibit 1: " in whole
    assert "J1885" in whole
    assert "$45.00" in whole
    assert any(tall and max(tall) > 400 for _, tall in pages)  # the page as a whole
    flat = whole.replace(" ", "").replace("\u200b", "")
    assert approved in flat
    assert audit["documents"][0]["sha256"] in flat
    assert "42 USC 1395b-7" in whole
    assert "(text as of April 2023)" in whole
    assert "This is no legal advice" in whole


def test_private_lines_stay_out_unless_the_person_includes_them(client, folder):
    case = a_case(client, folder, pdf_bill(lines=WITH_PRIVATE, total="650.50"))
    seen, pages = bundled(client, case)
    whole = " ".join(words for words, _ in pages)
    assert seen["withheld"] >= 1
    assert "90834" not in whole
    assert "Made-up talk" not in whole
    assert "42 CFR part 2" not in whole
    assert f"Points kept back, since they tell of care that is private: {seen['withheld']}." in whole
    tall = [height for _, heights in pages for height in heights]
    assert tall
    assert max(tall) < 60  # rows alone: the page that also holds the private lines is never shown
    everything, pages = bundled(client, case, sensitive=True)
    assert everything["withheld"] == 0
    assert "90834" in " ".join(words for words, _ in pages)
    assert "42 CFR part 2 prohibits unauthorized use or disclosure of these records." in pages[0][0]


def test_a_spanish_bundle_is_in_spanish(plain):
    client, case = plain
    _, pages = bundled(client, case, language="es")
    assert pages[0][0].startswith("Lo que muestran los papeles")


def test_a_bundle_belongs_to_its_case_and_to_nobody_elses(plain, folder):
    client, case = plain
    said = client.post(case + "/bundle", json={})
    other = client.post(folder + "/cases", json={}).json()["id"]
    assert client.get(f"{folder}/cases/{other}/bundle/{said.json()['id']}").status_code == 404
    assert client.post(f"{folder}/cases/{other}/bundle", json={}).status_code == 422
    with client.stream("GET", f"/api/v1/jobs/{said.json()['job']['id']}/events") as stream:
        assert "event: over" in "".join(stream.iter_text())
    letters = f"{case.split('/cases/', maxsplit=1)[0]}/audits/{said.json()['audit']}/letters"
    assert all(one["kind"] != "evidence-bundle" for one in client.get(letters).json()["letters"])
    assert client.get(f"{letters}/{said.json()['id']}").status_code == 404
    assert client.get(f"{letters}/{said.json()['id']}/pdf").status_code == 404


def test_the_same_key_gives_the_same_bundle(plain):
    client, case = plain
    both = [client.post(case + "/bundle", json={}, headers={"Idempotency-Key": "bundle-once"}).json()["id"] for _ in range(2)]
    assert both[0] == both[1]


@pytest.fixture(scope="module")
def two(server):
    """A case with the papers of two offices about two people."""
    client = server.client
    folder = "/api/v1/folders/" + client.post("/api/v1/folders", json={"name": "Ana and Ben"}).json()["id"]
    other = pdf_bill(
        patient="Ben Example", account="B-200", about="LAKESIDE MADE-UP HOSPITAL", lines=WITH_PRIVATE, total="650.50"
    )
    papers = [put(client, folder, pdf_bill(), "ana.pdf"), put(client, folder, other, "ben.pdf")]
    made = client.post(folder + "/cases", json={"title": "both of us", "papers": papers}).json()
    case = f"{folder}/cases/{made['id']}"
    gone_over(client, case, {"payers": ["medicare"]})
    return client, case


def test_a_bundle_for_one_office_shows_nothing_of_the_other_nor_of_the_other_person(two):
    client, case = two
    known = client.get(case + "/bundle").json()["offices"]
    assert sorted(one["patient"] for one in known) == ["Alex Example", "Ben Example"]
    mine = next(one for one in known if one["patient"] == "Alex Example")
    assert mine["called"] == f"{mine['provider']}, for Alex Example"
    assert all(point["title"] and not point["private"] for point in mine["findings"])
    seen, pages = bundled(client, case, bill=mine["bill"])
    whole = " ".join(words for words, _ in pages).casefold()
    assert (seen["exhibits"], seen["bill"]) == (len(mine["findings"]), mine["bill"])
    assert all(word not in whole for word in ("ben", "lakeside", "both of us", "90834"))
    assert "patient: alex example" in whole


def test_the_chosen_points_alone_go_in_and_all_of_one_office(two):
    client, case = two
    known = {one["patient"]: one for one in client.get(case + "/bundle").json()["offices"]}
    points = known["Ben Example"]["findings"]
    assert any(one["private"] for one in points)
    first = next(one["id"] for one in points if not one["private"])
    seen, pages = bundled(client, case, findings=[first])
    assert (seen["exhibits"], seen["withheld"], seen["findings"]) == (1, 0, [first])
    assert "Alex" not in " ".join(words for words, _ in pages)
    both = [first, known["Alex Example"]["findings"][0]["id"]]
    refused = client.post(case + "/bundle", json={"findings": both})
    assert (refused.status_code, refused.json()["code"]) == (422, "not_of_one_office")
    refused = client.post(case + "/bundle", json={"bill": known["Alex Example"]["bill"], "findings": [first]})
    assert (refused.status_code, refused.json()["code"]) == (422, "finding_of_another_office")


def test_without_a_choice_it_holds_the_whole_case(two):
    client, case = two
    _, pages = bundled(client, case)
    assert "Patient: Alex Example" in pages[0][0]
    assert "Patient: Ben Example" in pages[0][0]
