"""The web app's pages as a small made export: what is served, how it may be kept, what a page may do, and what is not there."""

import gzip
import json

import pytest

from almoner.assembly.settings import Settings
from almoner.faces.http.web import export_in, latest, understood
from tests.faces.http.conftest import running

DIGEST = "sha256-" + "A" * 42 + "s="
SCRIPT = b"console.log(1);" * 200
PAGES = {"index.html": None, "en/index.html": [DIGEST], "es/index.html": [], "en/cases/index.html": [], "404.html": []}
SEES = {"Accept": "text/html,*/*"}


def export(folder, pages=PAGES, told=None):
    """An export as `make web` leaves it."""
    for name, digests in pages.items():
        if digests is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"<!doctype html><title>{name}</title>")
    for name, data in {"_next/static/chunks/main-0a1b.js": SCRIPT, "icon.svg": b"<svg/>", "en/index.txt": b"1:x"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "_next/static/chunks/main-0a1b.js.br").write_bytes(b"packed before")
    listed = {name: digests for name, digests in pages.items() if digests is not None}
    (folder / "manifest.json").write_text(json.dumps({"pages": listed if told is None else told}))
    return export_in(folder)


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    home = tmp_path_factory.mktemp("web")
    (home.parent / "secret.txt").write_text("not of the export")
    with running(Settings(str(home / "data")), export(home)) as one:
        yield one.at()


def test_the_first_page_is_in_the_language_of_who_comes(web):
    for said, where in (("es-MX,en;q=0.5", "/es/"), ("fr", "/en/")):
        answer = web.get("/", headers=SEES | {"Accept-Language": said})
        assert (answer.status_code, answer.headers["Location"]) == (303, where)


def test_a_page_is_never_stored_and_may_run_its_own_scripts_alone(web):
    answer = web.get("/en/", headers=SEES)
    assert answer.text == "<!doctype html><title>en/index.html</title>"
    assert (answer.headers["Cache-Control"], answer.headers["Content-Type"]) == ("no-store", "text/html; charset=utf-8")
    policy = answer.headers["Content-Security-Policy"]
    assert f"script-src 'self' '{DIGEST}'" in policy
    assert "unsafe" not in policy
    assert {"default-src 'none'", "frame-ancestors 'none'", "connect-src 'self'"} <= set(policy.split("; "))
    assert web.get("/es/").headers["Content-Security-Policy"].endswith("script-src 'self'")
    assert web.head("/en/").status_code == 200


def test_what_has_a_checksum_in_its_name_is_kept_for_long(web):
    answer = web.get("/_next/static/chunks/main-0a1b.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (answer.content, answer.headers["Content-Encoding"]) == (SCRIPT, "gzip")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert int(answer.headers["Content-Length"]) < len(gzip.compress(SCRIPT)) + 50
    assert web.get("/icon.svg").headers["Cache-Control"] == "no-cache"
    assert web.get("/en/index.txt").text == "1:x"


def test_what_was_packed_before_goes_out_as_it_lies(web):
    with web.stream("GET", "/_next/static/chunks/main-0a1b.js", headers={"Accept-Encoding": "gzip, br"}) as answer:
        assert (b"".join(answer.iter_raw()), answer.headers["Content-Encoding"]) == (b"packed before", "br")
    plain = web.get("/_next/static/chunks/main-0a1b.js", headers={"Accept-Encoding": "identity"})
    assert (plain.content, "Content-Encoding" in plain.headers) == (SCRIPT, False)


def test_ways_of_packing_that_a_browser_refuses_are_not_taken():
    assert understood("gzip;q=0, br;q=0.0") == frozenset()
    assert understood("GZIP , br;q=0.1,zstd") == {"gzip", "br"}
    assert understood("") == frozenset()


def test_an_address_without_its_stroke_leads_to_the_page(web):
    answer = web.get("/en/cases", headers=SEES)
    assert (answer.status_code, answer.headers["Location"]) == (308, "/en/cases/")


@pytest.mark.parametrize(
    "path",
    [
        "/en/nowhere/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/en/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/.//secret.txt",
        "/_next/static/../../../secret.txt",
        "/manifest.json",
        "/en%00/",
        "/data/almoner.db",
    ],
)
def test_nothing_but_the_export_is_there(web, path):
    answer = web.get(path, headers=SEES)
    assert answer.status_code == 404
    assert answer.text == "<!doctype html><title>404.html</title>"
    program = web.get(path)
    assert (program.status_code, program.json()["code"]) == (404, "no_such_address")


def test_programs_and_methods_are_answered_as_without_pages(web):
    assert web.get("/api/v1/nowhere", headers=SEES).json()["code"] == "no_such_address"
    assert web.post("/en/", headers=SEES).status_code == 404
    assert web.get("/account", headers=SEES).status_code == 200
    assert web.get("/health").json()["status"] == "alive"


def test_an_export_whose_list_is_wrong_is_not_served(tmp_path):
    with pytest.raises(ValueError, match="build the web app again"):
        export(tmp_path, {"index.html": ["sha256-short"]})
    with pytest.raises(ValueError, match="other pages"):
        export(tmp_path, told={})


def test_where_no_export_was_built_the_first_page_says_how_it_is(client):
    page = client.get("/", headers=SEES).text
    assert "make web" in page
    assert "make web" in client.get("/?language=es", headers=SEES).text
    assert "make web" not in client.get("/account", headers=SEES).text
    assert export_in().policies.keys() == {name for name in export_in().files if name.endswith(".html")}


def test_an_export_that_is_built_while_the_server_runs_is_served(tmp_path):
    now = latest(tmp_path / "assets")
    assert now().start("en") is None
    (tmp_path / "assets" / "en").mkdir(parents=True)
    (tmp_path / "assets" / "en" / "index.html").write_text("<p>Here</p>")
    (tmp_path / "assets" / "manifest.json").write_text('{"pages": {"en/index.html": []}}')
    assert now().start("en") == "en/"
    assert now() is now()
