"""The head of one's letters over HTTP: kept sealed, on every letter from then on in every form, and gone when it is taken away."""

import io

import pypdfium2
import pytest
from docx import Document

from tests.faces.http.conftest import audited, put
from tests.faces.http.test_folders_and_papers import is_problem
from tests.faces.http.test_letters_asked import written
from tests.made_up import text_bill

WHERE = "/api/v1/letterhead"
HEAD = {"name": "Made-up Help Desk #{7*7} $x$", "lines": ["1 Nowhere St", "555-0100"], "mark": "M H D"}
ALL = ["M H D", "Made-up Help Desk #{7*7} $x$", "1 Nowhere St", "555-0100"]


@pytest.fixture
def audit(client, folder):
    put(client, folder, text_bill())
    return str(audited(client, folder, {"as_of": "2026-11-21"})[0].url.path)


def test_it_stands_on_every_form_as_it_was_typed_and_is_gone_when_it_is_taken_away(server, client, audit):
    assert client.put(WHERE, json=HEAD).json() == HEAD == client.get(WHERE).json()
    said, _ = written(client, audit, {"kind": "itemized-bill", "language": "es"})
    text = client.get(f"{said.url.path}/text").text
    assert text.splitlines()[:4] == ALL
    assert text.count("M H D") == 2
    pdf = pypdfium2.PdfDocument(client.get(f"{said.url.path}/pdf").content)
    page = pdf[0].get_textpage().get_text_bounded().split()
    assert " ".join(page).startswith("M H D Made-up Help Desk #{7*7} $x$ 1 Nowhere St 555-0100")
    pdf.close()
    first = Document(io.BytesIO(client.get(f"{said.url.path}/docx").content)).paragraphs[0]
    assert first.text.splitlines() == ALL
    for file in server.data.rglob("*"):
        assert not file.is_file() or b"Made-up Help Desk" not in file.read_bytes()
    assert client.delete(WHERE).status_code == 204
    assert client.get(WHERE).json() == {"name": "", "lines": [], "mark": ""}
    said, _ = written(client, audit, {"kind": "itemized-bill"})
    assert "Help Desk" not in client.get(f"{said.url.path}/text").text


def test_one_without_a_name_is_refused(client):
    is_problem(client.put(WHERE, json={"name": " "}), 400, "letterhead_not_kept")
