"""A server of one person, asked inside this process."""

import gc
import warnings
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from almoner.assembly.embedded import embedded
from almoner.assembly.served import served
from almoner.assembly.settings import MIB, Settings
from almoner.faces.http.app import application
from almoner.faces.http.web import Export
from almoner.faces.shape import audit_json

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it would rather have another client than the one that is here
    from starlette.testclient import TestClient

HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One for a file of tests; what is kept lies under `data`."""
    data = tmp_path_factory.mktemp("served")
    with running(Settings(str(data), paper_bytes=3 * MIB)) as one:
        yield one


@contextmanager
def running(settings, web=Export({}, {})):
    """A server in this process, whose local network is itself; `at` is a client of its own from an address. Pages of the web app
    only where they are given."""
    settings = replace(settings, phone_address=settings.phone_address or "127.0.0.1")
    platform = embedded(settings.data)
    messages = platform.messages()
    made = served(settings, platform, lambda audited, language: audit_json(audited, messages, language))
    made.start()
    app = application(made, web)

    def at(address="127.0.0.1", base=HERE):
        return TestClient(app, base_url=base, client=(address, 50000), follow_redirects=False)

    client = TestClient(app, base_url=HERE, client=("127.0.0.1", 50000))
    yield SimpleNamespace(
        client=client, app=app, platform=made, data=Path(settings.data), outside=at("192.0.2.7"), at=at, people=made.people
    )
    phones_came = app.state.listener.serving is not None
    app.state.listener.close()
    assert made.close()
    if phones_came:  # who broke off a handshake leaves a socket that asyncio would complain of in some later test
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()


@pytest.fixture
def client(server):
    return server.client


@pytest.fixture
def folder(client):
    return "/api/v1/folders/" + client.post("/api/v1/folders", json={"name": "Alex Example"}).json()["id"]


def put(client, folder, data, name="bill.txt"):
    """A paper's id."""
    said = client.post(folder + "/papers", content=data, headers={"Content-Disposition": f'attachment; filename="{name}"'})
    assert said.status_code == 201, said.text
    return said.json()["id"]


def audited(client, folder, asked=None):
    """The answer to an audit once its job is over."""
    said = client.post(folder + "/audits", json=asked or {})
    assert said.status_code == 202, said.text
    job = said.json()["job"]["id"]
    with client.stream("GET", f"/api/v1/jobs/{job}/events") as stream:
        told = "".join(stream.iter_text())
    assert "event: over" in told
    return client.get(said.headers["Location"]), told
