"""Fetching public tables: only what was asked for, only from hosts an operator named, only after the licence was accepted."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.faces.command import almoner, is_one_sentence
from tests.published import hcpcs_text, ptp_text, zipped

PTP_FILE = "medicare-ncci-2026q3-practitioner-ptp-edits-ccipra-v322r0-f1.zip"
HCPCS_FILE = "july-2026-alpha-numeric-hcpcs-file.zip"


@pytest.fixture
def publisher():
    """A publisher on this machine: `files` by name; what was asked of it, in order; a page for "page", elsewhere for "moved"."""
    files, asked = {}, []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            name = self.path.rpartition("/")[2]
            asked.append(name)
            data = files.get(name)
            if isinstance(data, str):
                self.send_response(302)
                self.send_header("Location", data)
                self.end_headers()
                return
            self.send_response(200 if data else 404)
            page = data and data.startswith(b"<html")
            self.send_header("Content-Type", "text/html" if page else "application/zip")
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_):
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/files/zip/", files, asked
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("ALMONER_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("ALMONER_HOSTS", "127.0.0.1")


def fetch(base, *words):
    return almoner("editions", "fetch", *words, "--on", "2026-08-01", "--from", base)


def here():
    return [(one["table"], one["edition"]) for one in almoner("editions", "list", "--json").json]


def test_a_file_is_fetched_and_imported_after_the_licence_was_accepted(publisher):
    base, files, asked = publisher
    files[PTP_FILE] = zipped({"ccipra-v322r0-f1.TXT": ptp_text()})
    ran = fetch(base, "ncci-ptp", "--accept-ama-licence")
    assert here() == [("ncci-ptp", "2026Q3")]
    assert len(asked) == 8
    assert ran.code == 4, "seven other files of the table could not be had"
    assert ran.err.count("answered 404") == 7


def test_nothing_with_cpt_codes_is_fetched_without_accepting_the_licence(publisher):
    base, files, asked = publisher
    files[PTP_FILE] = zipped({"ccipra-v322r0-f1.TXT": ptp_text()})
    for words in (["ncci-ptp"], []):
        ran = fetch(base, *words)
        assert (ran.code, ran.out, is_one_sentence(ran.err)) == (3, "", True)
        assert "--accept-ama-licence" in ran.err
    assert (asked, here()) == ([], [])


def test_a_table_without_cpt_codes_asks_for_no_licence(publisher):
    base, files, asked = publisher
    files[HCPCS_FILE] = zipped({"HCPC2026_JUL_ANWEB.txt": hcpcs_text()})
    ran = fetch(base, "hcpcs")
    assert (ran.code, asked, here()) == (0, [HCPCS_FILE], [("hcpcs", "2026Q3")])


@pytest.mark.parametrize("hosts", ["", "www.cms.gov", "127.0.0.1.example.invalid"])
def test_a_host_that_is_not_named_is_not_called(hosts, publisher, monkeypatch):
    base, _, asked = publisher
    monkeypatch.setenv("ALMONER_HOSTS", hosts)
    ran = fetch(base, "hcpcs")
    assert (ran.code, is_one_sentence(ran.err), asked) == (3, True, [])
    assert "not among the named destinations" in ran.err


@pytest.mark.parametrize("base", ["http://example.invalid/", "ftp://example.invalid/", "file:///etc/", "example.invalid"])
def test_only_a_closed_way_is_taken(base, monkeypatch):
    monkeypatch.setenv("ALMONER_HOSTS", "example.invalid")
    ran = fetch(base, "hcpcs")
    assert (ran.code, is_one_sentence(ran.err)) == (3, True)


def test_a_redirection_to_a_host_that_is_not_named_is_not_followed(publisher):
    base, files, asked = publisher
    files[HCPCS_FILE] = "http://example.invalid/elsewhere.zip"
    ran = fetch(base, "hcpcs")
    assert (ran.code, asked) == (3, [HCPCS_FILE])
    assert "example.invalid is not among the named destinations" in ran.err
    files[HCPCS_FILE] = base + "moved.zip"
    files["moved.zip"] = zipped({"HCPC2026_JUL_ANWEB.txt": hcpcs_text()})
    assert fetch(base, "hcpcs").code == 0


@pytest.mark.parametrize("content", [b"<html>accept our licence</html>", b""])
def test_a_page_or_nothing_instead_of_the_file_is_said(content, publisher):
    base, files, _ = publisher
    files[HCPCS_FILE] = content
    ran = fetch(base, "hcpcs")
    assert (ran.code, is_one_sentence(ran.err), here()) == (4, True, [])


def test_a_publisher_that_is_away_is_said():
    ran = fetch("http://127.0.0.1:9/", "hcpcs")
    assert (ran.code, is_one_sentence(ran.err)) == (4, True)


def test_a_table_whose_address_is_not_known_is_wrong_usage(publisher):
    base, _, _ = publisher
    assert fetch(base, "nadac").code == 2
