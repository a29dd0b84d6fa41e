"""Every operation is asked as its own description allows, and beyond it: no fault, no status and no shape that is not described."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from almoner.assembly.settings import MIB, Settings
from tests.faces.http.case_way import BILL, Way
from tests.faces.http.conftest import audited, put, running
from tests.made_up import text_bill

schemathesis = pytest.importorskip("schemathesis")
GenerationMode = schemathesis.GenerationMode

DESCRIPTION = Path(__file__).parents[3] / "clients" / "openapi.json"
OPERATIONS = [
    f"{method.upper()} {path}" for path, methods in json.loads(DESCRIPTION.read_text())["paths"].items() for method in methods
]
EXAMPLES = 8
PART = "application/partial-upload"
ALL_KINDS = settings(
    max_examples=EXAMPLES,
    derandomize=True,  # the same ones each time
    database=None,
    deadline=None,
    phases=(Phase.generate,),
    verbosity=Verbosity.quiet,
    suppress_health_check=list(HealthCheck),
)


@schemathesis.serializer(PART)
def as_it_is(_context, value):
    return value


schemathesis.openapi.media_type(PART, st.binary(max_size=100))


class World:
    """Ids that are really there, made again where an example took them away."""

    def __init__(self, client):
        self.client, self.here = client, {}
        self.kept = {"folder": self.make_folder()}
        folder = f"/api/v1/folders/{self.kept['folder']}"
        put(client, folder, text_bill())
        said, _ = audited(client, folder)
        job = client.post(folder + "/audits", json={}).json()["job"]["id"]
        client.post(f"/api/v1/jobs/{job}/cancel")
        way = Way(client, folder).open(BILL.replace(b"A-100", b"A-102"))
        way.checked()
        self.kept |= {"audit": str(said.url).rpartition("/")[2], "job": job, "case": way.at.rpartition("/")[2]}
        self.kept["letter"] = way.written()["id"]

    def fill(self, case):
        wanted = set(case.path_parameters or ())
        if wanted & {"audit", "job", "case"}:
            case.path_parameters.update({name: self.kept[name] for name in wanted & set(self.kept)})
            return
        if "collection" in wanted:
            case.path_parameters.update(self.collection())
            return
        folder = f"/api/v1/folders/{self.here.get('folder', 'none')}"
        if self.gone(folder):
            self.here = {"folder": self.make_folder()}
            folder = f"/api/v1/folders/{self.here['folder']}"
        if "paper" in wanted and self.gone(f"{folder}/papers/{self.here.get('paper', 'none')}"):
            self.here["paper"] = put(self.client, folder, text_bill())
        if "upload" in wanted and self.gone(f"{folder}/uploads/{self.here.get('upload', 'none')}"):
            self.here["upload"] = self.client.post(folder + "/uploads").json()["id"]
        case.path_parameters.update({name: self.here[name] for name in wanted & set(self.here)})

    def collection(self):
        """One with a document in it."""
        place = f"/api/v1/collections/{self.here.get('collection', 'none')}"
        if self.gone(place):
            self.here["collection"] = self.client.post("/api/v1/collections", json={"name": "Rules"}).json()["id"]
            place = f"/api/v1/collections/{self.here['collection']}"
        if self.gone(f"{place}/documents/{self.here.get('document', 'none')}"):
            self.here["document"] = self.client.post(f"{place}/documents", content=b"A made-up rule.").json()["id"]
        return {name: self.here[name] for name in ("collection", "document")}

    def make_folder(self):
        return self.client.post("/api/v1/folders", json={"name": "Alex Example"}).json()["id"]

    def gone(self, where):
        return self.client.get(where).status_code != 200


WHO_COMES_IN = ("/api/v1/accounts", "/api/v1/sessions", "/api/v1/keys", "/api/v1/recertification", "/api/v1/me")
"""After one of these another may no longer be let in: they have a server of their own."""


def operations_of(server):
    async def from_here(scope, receive, send):
        headers = [pair for pair in scope["headers"] if pair[0] != b"host"]
        here = {"client": ("127.0.0.1", 50000), "headers": [*headers, (b"host", b"127.0.0.1:8000")]}
        await server.app(scope | here, receive, send)

    schema = schemathesis.openapi.from_asgi("/api/openapi.json", from_here)
    schema.config.base_url = "http://127.0.0.1:8000"
    found = [one.ok() for one in schema.get_all_operations()]
    return {f"{one.method.upper()} {one.path}": one for one in found}


@pytest.fixture(scope="module")
def fuzzed(server, tmp_path_factory):
    with running(Settings(str(tmp_path_factory.mktemp("people")), per_minute=10**9)) as people:
        yield SimpleNamespace(operations=operations_of(server), people=operations_of(people), world=World(server.client))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One that holds nobody back: it is asked more often than a person asks."""
    with running(Settings(str(tmp_path_factory.mktemp("served")), paper_bytes=3 * MIB, per_minute=10**9)) as one:
        yield one


def checks():
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi import checks as described

    return [
        not_a_server_error,
        described.status_code_conformance,
        described.content_type_conformance,
        described.response_schema_conformance,
        described.response_headers_conformance,
        described.missing_required_header,
    ]


def test_the_description_that_is_kept_is_the_one_that_is_served(client):
    assert json.loads(DESCRIPTION.read_text()) == client.get("/api/openapi.json").json(), "run make client"


@pytest.mark.parametrize("way", ["there", "not there", "beyond"])
@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.filterwarnings("ignore")
def test_an_operation_answers_as_described(fuzzed, operation, way):
    apart = operation.partition(" ")[2].startswith(WHO_COMES_IN)
    one, asked = (fuzzed.people if apart else fuzzed.operations)[operation], []
    if way == "there" and (apart or "{" not in operation):
        pytest.skip("nothing has to be there for it")
    mode = GenerationMode.NEGATIVE if way == "beyond" else GenerationMode.POSITIVE

    @ALL_KINDS
    @given(case=one.as_strategy(generation_mode=mode))
    def ask(case):
        if way == "there":
            fuzzed.world.fill(case)
        response = case.call()
        asked.append(response.status_code)
        case.validate_response(response, checks=checks())

    try:
        ask()
    except Unsatisfiable:
        assert way == "beyond"
        pytest.skip("nothing lies beyond what it takes")
    assert asked
    assert max(asked) < 500
