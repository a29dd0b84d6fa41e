"""Collections over HTTP: who reads what, and that nobody is told anything by what they may not read."""

import pytest

from almoner.adapters.isolation.documents import DocumentsApart
from almoner.assembly.settings import Settings
from almoner.engine.privacy.permissions import Role
from tests.faces.http.collection_way import ASK, COLLECTIONS, People, found, make, put, read_here, taken_in
from tests.faces.http.conftest import running

RULES = "# Visits\n\nThe copay for a visit to a made-up clinic is 25 dollars.\n\n# Rooms\n\nA made-up room has one bed.\n"
SECRET = "# Visits\n\nThe copay for Robin Made-Up is waived. Marker zebrafinch.\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALMONER_SMALL_MODELS", str(tmp_path_factory.mktemp("no-models")))
        patch.setattr(DocumentsApart, "__call__", read_here)
        with running(Settings(str(tmp_path_factory.mktemp("kept") / "data"), accounts=True, per_minute=10**6)) as one:
            yield one


@pytest.fixture(scope="module")
def people(server):
    return People(server)


@pytest.fixture
def someone(people, request):
    """An advocate of this test alone, so that tests do not see each other's collections."""
    return people(request.node.name[:40], Role.ADVOCATE)


def test_a_document_is_put_in_searched_quoted_handed_out_and_taken_out(someone):
    place = make(someone)
    document = put(someone, place, RULES, "rules.md")
    seen = someone.get(document).json()
    assert (seen["state"], seen["passages"], seen["by_meaning"], seen["name"]) == ("ready", 2, False, "rules.md")
    said = found(someone, "What is the copay for a visit?")
    assert (said["by_meaning"], said["why"]) == (False, None)
    first = said["passages"][0]
    assert (first["source"], first["collection"], first["document"]) == ("rules.md", seen["collection"], seen["id"])
    answer = someone.post(ASK, json={"question": "What is the copay for a visit to a made-up clinic?", "library": False}).json()
    assert answer["refused"] is False
    assert answer["note"] is None
    nothing = someone.post(ASK, json={"question": "¿Cuánto cuesta un viaje a la luna?", "library": False}).json()
    assert nothing["refused"] is True
    assert nothing["note"].startswith("No se halló una frase")
    assert answer["citations"] == [
        {
            "source": "rules.md",
            "page": None,
            "quote": "The copay for a visit to a made-up clinic is 25 dollars.",
            "collection": seen["collection"],
            "document": seen["id"],
        }
    ]
    file = someone.get(f"{document}/file")
    assert (file.content, file.headers["Content-Disposition"]) == (RULES.encode(), "attachment; filename*=UTF-8''rules.md")
    assert someone.delete(document).status_code == 204
    assert found(someone, "copay for a visit")["passages"] == []
    assert someone.get(document).status_code == 404


def test_days_and_plan_given_beside_a_document_decide_when_it_counts(someone):
    place = make(someone, plan="Made-Up Gold")
    for year, limit in ((2024, "9,100"), (2025, "9,200")):
        text = f"# Limit\n\nThe out-of-pocket limit is ${limit}.\n"
        put(someone, place, text, f"{year}.md", first_day=f"{year}-01-01", last_day=f"{year}-12-31")
    asked = "What was the out-of-pocket limit in March 2025?"
    assert [one["source"] for one in found(someone, asked)["passages"]] == ["2025.md"]
    assert [one["source"] for one in found(someone, "out-of-pocket limit", as_of="2024-06-01")["passages"]] == ["2024.md"]
    assert found(someone, "out-of-pocket limit", as_of="2020-06-01")["passages"] == []
    assert found(someone, asked, plan="Made-Up Silver")["passages"] == []
    assert len(found(someone, "limit", plan="made-up gold", as_of="2025-06-01", k=1)["passages"]) == 1
    turned = someone.post(f"{place}/documents", content=b"x", params={"first_day": "2025-02-01", "last_day": "2025-01-01"})
    assert (turned.status_code, turned.json()["code"]) == (422, "days_turned")


def test_readers_are_everybody_roles_or_accounts_and_count_at_once(people, someone):
    stranger, billing, friend = people("stranger"), people("billing", Role.BILLING_STAFF), people("friend")
    place = make(someone, "For some")
    put(someone, place, RULES)
    seen = lambda: [place_of(one, place) for one in (stranger, billing, friend)]  # noqa: E731
    assert seen() == [False, False, False]
    for readers, wanted in (
        ({"roles": ["billing_staff"]}, [False, True, False]),
        ({"logins": ["friend"]}, [False, False, True]),
        ({"accounts": [people.id("friend")]}, [False, False, True]),
        ({"everybody": True}, [True, True, True]),
        ({}, [False, False, False]),
    ):
        version = someone.get(place).headers["ETag"]
        changed = someone.put(place, json={"name": "For some", "readers": readers}, headers={"If-Match": version})
        assert changed.status_code == 200, changed.text
        assert seen() == wanted
    stale = someone.put(place, json={"name": "For none"}, headers={"If-Match": '"v1"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "changed_meanwhile")
    unknown = someone.post(COLLECTIONS, json={"name": "x", "readers": {"logins": ["nobody-of-this-name"]}})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "no_such_login")


def place_of(client, place):
    """Whether somebody sees a collection, in every way there is; all ways say the same."""
    id = place.rpartition("/")[2]
    ways = [
        client.get(place).status_code == 200,
        client.get(f"{place}/documents").status_code == 200,
        id in {one["id"] for one in client.get(COLLECTIONS).json()["collections"]},
        any(one["collection"] == id for one in found(client, "copay for a visit")["passages"]),
        client.post("/api/v1/knowledge/search", json={"question": "copay", "collections": [id]}).status_code == 200,
    ]
    assert len(set(ways)) == 1, ways
    return ways[0]


def test_a_closed_collection_changes_nothing_that_others_are_told(people, someone):
    """The same words, scores, counts and refusals, before there is one and after; and not a byte of it."""
    other = people("reader-of-the-open-one")
    shared = make(someone, "Open", readers={"logins": ["reader-of-the-open-one"]})
    put(someone, shared, RULES, "open.md")
    questions = ["What is the copay for a visit?", "zebrafinch", "Robin Made-Up copay waived", "one bed"]

    def told():
        ways = [other.post(way, json={"question": one, "library": False}).content for one in questions for way in WAYS]
        return [*ways, other.get(COLLECTIONS).content, other.get(shared).content, other.get(f"{shared}/documents").content]

    before = told()
    closed = make(someone, "Closed zebrafinch")
    for number in range(3):
        document = put(someone, closed, SECRET + f"\nOnce more, number {number}.\n", f"zebrafinch-{number}.md")
    assert any("zebrafinch" in one["text"] for one in found(someone, "zebrafinch")["passages"])
    assert told() == before
    assert all(b"zebrafinch" not in one.lower() for one in before if one)
    nothing = [other.request(*way).content for way in ways_in(closed, document)]
    nowhere = [other.request(*way).content for way in ways_in(f"{COLLECTIONS}/nnone", f"{COLLECTIONS}/nnone/documents/dnone")]
    assert nothing == nowhere
    assert all(b"zebrafinch" not in one for one in nothing)
    asked = {"question": "zebrafinch", "collections": [closed.rpartition("/")[2]]}
    named, unnamed = other.post(WAYS[0], json=asked), other.post(WAYS[0], json=asked | {"collections": ["nnone"]})
    assert (named.status_code, named.content) == (404, unnamed.content)


WAYS = ("/api/v1/knowledge/search", "/api/v1/knowledge/ask")


def ways_in(collection, document):
    return [("GET", collection), ("GET", f"{collection}/documents"), ("GET", document), ("GET", f"{document}/file")]


def test_an_operator_reads_no_more_than_others_and_erases_what_a_closed_account_left(server, people):
    gone, operator = people("leaving", Role.ADVOCATE), people("runs-the-machine", Role.OPERATOR)
    place = make(gone, "Private")
    put(gone, place, SECRET)
    assert place_of(operator, place) is False
    assert operator.delete(place).status_code == 404
    people.database.write(lambda one: one.accounts.close(people.id("leaving")))
    listed = [one for one in operator.get(COLLECTIONS).json()["collections"] if place.endswith(one["id"])]
    assert [(one["name"], one["documents"], one["readers"]) for one in listed] == [(None, None, None)]
    assert operator.get(place).status_code == 404
    assert operator.delete(place).status_code == 204
    assert all(not place.endswith(one["id"]) for one in operator.get(COLLECTIONS).json()["collections"])


def test_what_is_erased_is_gone_from_tables_files_and_memory(server, people, someone):
    place = make(someone)
    document = put(someone, place, SECRET)
    id = document.rpartition("/")[2]
    found(someone, "zebrafinch")
    assert (server.data / "documents").is_dir()
    kept = [one for one in (server.data / "documents").rglob("*") if one.name.startswith(id)]
    assert kept
    assert someone.delete(place).status_code == 204
    assert not any(one.exists() for one in kept)
    shelves = server.platform.knowledge.ask.shelves
    assert all(id not in shelf.starts for shelf in shelves.open.values())
    tombstones = people.database.read(lambda work: [(one.fate.value, one.subject) for one in work.tombstones.all()])
    assert ("erased", place.rpartition("/")[2]) in tombstones
    assert people.database.read(lambda work: work.collections.find(id)) is None
    assert found(someone, "zebrafinch")["passages"] == []


def test_what_cannot_be_read_is_refused_with_a_sentence_and_never_searched(someone):
    place = make(someone)
    for data, name in ((b"%PDF-1.7 broken", "broken.pdf"), (b"", "empty.md")):
        made = someone.post(
            f"{place}/documents", content=data, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )
        seen = someone.get(taken_in(someone, f"{place}/documents/{made.json()['id']}")).json()
        assert seen["state"] == "refused"
        assert seen["why"].startswith(f"{name} was not ")
    form = someone.post(f"{place}/documents", files={"file": b"x"})
    assert form.status_code == 400
    assert found(someone, "broken")["passages"] == []


def test_the_same_request_and_the_same_file_make_one(someone):
    twice = [
        someone.post(COLLECTIONS, json={"name": "Once"}, headers={"Idempotency-Key": "one"}).json()["id"] for _ in range(2)
    ]
    assert twice[0] == twice[1]
    place = f"{COLLECTIONS}/{twice[0]}"
    first = put(someone, place, RULES, "a.md")
    again = someone.post(f"{place}/documents", content=RULES.encode())
    assert (again.status_code, again.json()["id"]) == (200, first.rpartition("/")[2])
    assert someone.post(f"{first}/again").status_code == 202


def test_the_library_answers_everybody(someone, people):
    asked = {"question": "How long do I have to ask for an external review?", "k": 3}
    said = people("anybody").post("/api/v1/knowledge/search", json=asked).json()
    assert len(said["passages"]) == 3
    assert all(one["collection"] is None and one["document"] is None for one in said["passages"])


def test_each_question_and_each_change_leaves_a_line_without_a_word_of_it(people, someone, request):
    place = make(someone, "Zebrafinch")
    put(someone, place, SECRET)
    found(someone, "zebrafinch")
    lines = people.database.read(lambda work: list(work.entries.all()))
    said = {(one.action, one.resource) for one in lines}
    assert ("collection make", place.rpartition("/")[2]) in said
    assert ("knowledge ask", people.id(request.node.name[:40])) in said
    assert all("zebrafinch" not in str(one).lower() for one in lines)
