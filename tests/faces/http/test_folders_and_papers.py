"""The API's folders and papers, and what every answer carries."""

import hashlib
import os

import pytest

from almoner.engine.privacy.permissions import Action

PROBLEM = "application/problem+json"


def is_problem(said, status, code=None):
    assert said.status_code == status, said.text
    assert said.headers["content-type"] == PROBLEM
    body = said.json()
    assert set(body) == {"type", "title", "status", "detail", "code"}
    assert body["status"] == status
    assert body["detail"].endswith(".")
    assert code in {None, body["code"]}
    return body


def test_a_folder_is_made_seen_renamed_and_erased(client):
    made = client.post("/api/v1/folders", json={"name": "Alex Example"})
    assert made.status_code == 201
    where, tag = made.headers["Location"], made.headers["ETag"]
    seen = client.get(where).json()
    assert {"folder see", "folder rename", "folder erase", "paper add"} <= set(seen.pop("may"))
    assert seen == made.json()
    is_problem(client.patch(where, json={"name": "Eve"}), 428, "if_match_missing")
    changed = client.patch(where, json={"name": "Eve"}, headers={"If-Match": tag})
    assert (changed.json()["name"], changed.headers["ETag"]) == ("Eve", '"v2"')
    is_problem(client.patch(where, json={"name": "Zoe"}, headers={"If-Match": tag}), 412, "changed_meanwhile")
    assert client.get(where).headers["ETag"] == '"v2"'
    assert client.delete(where).status_code == 204
    gone, never = client.get(where), client.get("/api/v1/folders/pnone")
    assert is_problem(gone, 403) == is_problem(never, 403)


def test_folders_come_in_pages(client):
    made = [client.post("/api/v1/folders", json={"name": str(number)}).json()["id"] for number in range(5)]
    found, after = [], {}
    while True:
        page = client.get("/api/v1/folders", params={"limit": 2} | after).json()
        found += [one["id"] for one in page["folders"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found[-5:] == made
    assert len(found) == len(set(found))
    is_problem(client.get("/api/v1/folders", params={"limit": 0}), 400)
    is_problem(client.get("/api/v1/folders", params={"after": "pnone"}), 422)


def test_a_paper_goes_in_as_it_is_and_comes_out_as_an_attachment(client, folder):
    data = os.urandom(2_500_000)
    said = client.post(
        folder + "/papers",
        content=(data[at : at + 50_000] for at in range(0, len(data), 50_000)),
        headers={
            "Content-Disposition": "attachment; filename*=UTF-8''r%C3%A9sum%C3%A9%20%E2%82%AC.html",
            "Content-Type": "text/html",
        },
    )
    assert said.status_code == 201, said.text
    body = said.json()
    assert (body["name"], body["bytes"], body["kind"]) == ("résumé €.html", len(data), None)
    assert body["sha256"] == hashlib.sha256(data).hexdigest()
    out = client.get(said.headers["Location"])
    assert out.content == data
    assert out.headers["content-type"] == "application/octet-stream"
    assert out.headers["content-disposition"] == "attachment; filename*=UTF-8''r%C3%A9sum%C3%A9%20%E2%82%AC.html"
    assert client.get(folder + "/papers").json() == {"papers": [body | {"cases": [], "read": False}], "next": None}
    assert client.delete(said.headers["Location"]).status_code == 204
    is_problem(client.get(said.headers["Location"]), 404, "no_such_paper")


def test_a_paper_too_large_or_as_a_form_is_refused_and_leaves_nothing(client, folder, server):
    before = set((server.data / "documents").glob("*"))  # the folder itself comes with the first paper
    is_problem(client.post(folder + "/papers", content=bytes(3 * 1024 * 1024 + 1)), 413, "paper_too_large")
    is_problem(client.post(folder + "/papers", files={"file": b"1"}), 400)
    is_problem(client.post("/api/v1/folders/pnone/papers", content=b"1"), 403)
    assert set((server.data / "documents").glob("*")) == before


@pytest.mark.parametrize("given", ["a.txt", 'a"b.txt', "../../a.txt", "", "\u202etxt.exe", "x" * 500])
def test_a_file_name_is_never_a_path_and_hides_nothing(client, folder, given):
    header = f"attachment; filename*=UTF-8''{''.join(f'%{sign:02X}' for sign in given.encode())}"
    said = client.post(folder + "/papers", content=b"1", headers={"Content-Disposition": header}).json()["name"]
    assert said
    assert len(said) <= 200
    assert not set(said) & {"/", "\\", "\u202e", "\n"}


def test_only_this_machine_is_let_in(server, client):
    is_problem(server.outside.get("/api/v1/folders"), 401, "not_signed_in")
    is_problem(client.get("/api/v1/folders", headers={"Host": "almoner.example"}), 400, "host")
    is_problem(client.get("/api/v1/folders", headers={"Host": "127.0.0.1.example:8000"}), 400, "host")
    is_problem(client.get("/api/v1/folders", headers={"X-Forwarded-For": "127.0.0.1"}), 400, "forwarded")
    for host in ("localhost:8000", "127.0.0.1", "[::1]:8000"):
        assert client.get("/api/v1/folders", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"Sec-Fetch-Site": "same-origin"}, 201),
        ({"Sec-Fetch-Site": "none"}, 201),
        ({"Origin": "http://127.0.0.1:8000"}, 201),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8000"}, 403),
        ({"Origin": "http://almoner.example"}, 403),
        ({"Origin": "http://127.0.0.1:8001"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_another_site_changes_nothing(client, headers, status):
    assert client.post("/api/v1/folders", json={"name": "x"}, headers=headers).status_code == status


def test_a_form_of_another_site_is_no_request(client):
    is_problem(client.post("/api/v1/folders", content=b'{"name": "x"}', headers={"Content-Type": "text/plain"}), 400)


def test_a_body_too_large_is_refused_with_and_without_its_length(client):
    long = b'{"name": "x"}' + b" " * (2 << 20)
    kind = {"Content-Type": "application/json"}
    before = client.get("/api/v1/folders", params={"limit": 200}).json()
    is_problem(client.post("/api/v1/folders", content=long, headers=kind), 413, "body_too_large")
    is_problem(client.post("/api/v1/folders", content=iter([long]), headers=kind), 413, "body_too_large")
    assert client.get("/api/v1/folders", params={"limit": 200}).json() == before


def test_every_answer_carries_the_strict_headers(client, folder):
    for said in (client.get("/health"), client.get(folder), client.get("/nowhere"), client.put(folder), client.post(folder)):
        assert said.headers["x-content-type-options"] == "nosniff"
        assert said.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in said.headers["content-security-policy"]
        assert "server" not in said.headers
    is_problem(client.get("/nowhere"), 404, "no_such_address")
    is_problem(client.put(folder), 405, "no_such_method")
    is_problem(client.get("/docs"), 404)


@pytest.mark.parametrize("sent", ["", "{", "[]", '"x"', '{"name": 7}', '{"nam": "x"}', '{"name": ""}', '{"name": null}'])
def test_what_is_not_understood_is_said_and_not_repeated(client, sent):
    said = client.post("/api/v1/folders", content=sent, headers={"Content-Type": "application/json"})
    is_problem(said, 422 if sent == '{"name": ""}' else 400)


def test_a_fault_of_ours_says_where_and_nothing_else(server, client, folder, monkeypatch):
    def breaks(*_given):
        raise RuntimeError("Zebulon Markerson")

    monkeypatch.setattr(type(server.platform.folders), "see", breaks)
    body = is_problem(client.get(folder), 500, "fault")
    assert "RuntimeError in test_folders_and_papers.py" in body["detail"]
    assert "Zebulon" not in body["detail"]


def test_the_operators_pages(client):
    assert client.get("/health").json() == {"status": "alive", "heads": "none named"}
    ready = client.get("/ready")
    assert (ready.status_code, ready.json()["ready"]) == (200, True)
    assert set(ready.json()["needs"]) == {"database", "documents", "jobs", "tombstones"}
    said = client.get("/metrics").text
    assert 'almoner_requests_total{method="GET",route="/ready",status="200"}' in said
    assert 'almoner_jobs{state="done"}' in said


def test_not_ready_is_said_by_what_is_away(server, client, monkeypatch):
    monkeypatch.setitem(server.platform.probes, "documents", lambda: False)
    said = client.get("/ready")
    assert (said.status_code, said.json()["needs"]["documents"]) == (503, "away")


OPEN = {"/health", "/ready", "/metrics", "/api/v1/sessions", "/api/v1/sessions/code"}
OPEN |= {
    "/api/v1/calendar/{token}.ics",
    "/api/v1/example",
    "/api/v1/forms",
    "/api/v1/example/view",
    "/api/v1/example/papers/{document}/pages/{page}.png",
}


def test_every_route_names_an_action_of_the_permission_table(server):
    actions, seen = {one.value for one in Action}, 0
    for path, methods in server.client.get("/api/openapi.json").json()["paths"].items():
        for method, route in methods.items():
            seen += 1
            named = route.get("x-action")
            assert named in actions | {"own"} or (named == "open" and path in OPEN), (method, path)
    assert seen >= 22


def every_route(routes):
    """Those of routers that were included too."""
    for one in routes:
        inner = getattr(one, "original_router", None)
        if inner is None:
            yield one
        else:
            yield from every_route(inner.routes)


def test_no_route_is_left_out_but_pages_which_name_their_action_too(server, client):
    described, actions = set(client.get("/api/openapi.json").json()["paths"]), {one.value for one in Action} | {"open", "own"}
    pages = {
        one.path: getattr(one, "openapi_extra", None) for one in every_route(server.app.routes) if one.path not in described
    }
    assert pages.pop("/api/openapi.json") is None
    assert [path for path in pages if path.startswith("/api/")] == []
    assert {path for path, named in pages.items() if (named or {}).get("x-action") not in actions} == set()
    assert len(pages) > 15


def test_the_description_is_openapi_3_1_and_knows_problems(client, server):
    said = client.get("/api/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    assert "Problem" in said["components"]["schemas"]
    assert "HTTPValidationError" not in said["components"]["schemas"]
