"""One suite over every store of vectors: what is put in is found, by the right model and among the right documents alone."""

import warnings
from datetime import UTC, datetime

import numpy as np
import pytest

from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.knowledge.chroma import ChromaVectors
from almoner.adapters.knowledge.flat_vectors import FlatVectors
from almoner.adapters.outbound import Outbound, web_destination
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.postgres_address import postgres
from almoner.adapters.stores.schema import metadata
from almoner.assembly.vector_settings import CHROMA, HERE, PGVECTOR, QDRANT, VectorSettings, vector_settings
from almoner.assembly.vectors import vector_store
from almoner.engine.errors import Misused, Refused, Unavailable
from almoner.engine.knowledge.access import Readers
from almoner.ports.vectors import KeptVectors, Made
from tests.adapters.knowledge.vector_servers import chroma, pgvector
from tests.adapters.stores.servers import free_port

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ONE, OTHER = Made("made-up-small", "a" * 64, NOW), Made("made-up-other", "b" * 64, NOW)
CHANCE = np.random.default_rng(3)


def unit(rows):
    rows = np.asarray(rows, dtype=np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


A, B, C = (unit(CHANCE.normal(size=(many, 16))) for many in (7, 5, 3))
ASKED = unit([CHANCE.normal(size=16)])[0]


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """Each started when it is first asked for, and once."""
    begun, ways = {}, {"chroma": chroma, "pgvector": pgvector}

    def address(name):
        if name not in begun:
            way = ways[name](tmp_path_factory.mktemp(name))
            begun[name] = (way, way.__enter__())
        return begun[name][1]

    yield address
    for way, _address in begun.values():
        way.__exit__(None, None, None)


class House:
    """Records with one collection, as a store beside them wants it."""

    def __init__(self, home):
        self.database = SqlDatabase(f"sqlite:///{home / 'almoner.db'}", FileMasterKey(home / "secrets"), lambda: NOW)
        metadata.create_all(self.database.engine)
        self.collection = self.database.write(lambda one: one.collections.add("a1", "made up", None, Readers())).id


@pytest.fixture(params=["flat", "pgvector", "chroma", "qdrant"])
def store(request, tmp_path, servers):
    house = House(tmp_path)
    if request.param == "flat":
        made = FlatVectors(house.database)
    elif request.param == "qdrant":
        client = pytest.importorskip("qdrant_client", reason="qdrant-client is not installed (almoner[cluster])")
        from almoner.adapters.knowledge.qdrant import QdrantVectors

        made = QdrantVectors(client.QdrantClient(path=str(tmp_path / "qdrant")))
    else:
        address = servers(request.param)
        if address is None:
            pytest.skip(f"{request.param} is not here (ALMONER_VECTOR_SERVERS names an environment that has it)")
        if request.param == "pgvector":
            pytest.importorskip("psycopg", reason="psycopg is not installed (almoner[cluster])")
            from almoner.adapters.knowledge.pgvector import PgVectors

            made = PgVectors(postgres(address, None, setting=PGVECTOR))
        else:
            made = ChromaVectors(Outbound(frozenset({"127.0.0.1"})), address)
        made.remove(made.documents())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Qdrant's local mode says that it makes no use of an index
        yield made, house.collection
    made.close()
    house.database.close()


def put(store, document, rows, made=ONE):
    store[0].put(KeptVectors(document, store[1], made, rows))


def exact(parts, most):
    """What comparing every one of them gives."""
    every = [(id, number, float(row @ ASKED)) for id, rows in parts.items() for number, row in enumerate(rows)]
    return sorted(every, key=lambda one: -one[2])[:most]


def test_the_nearest_are_those_that_comparing_every_one_gives(store):
    put(store, "da", A)
    put(store, "db", B)
    found = store[0].nearest(ASKED, 6, ["da", "db"], ONE.weights)
    wanted = exact({"da": A, "db": B}, 6)
    assert [one[:2] for one in found] == [one[:2] for one in wanted]
    assert [one[2] for one in found] == pytest.approx([one[2] for one in wanted], abs=1e-5)
    assert len(store[0].nearest(ASKED, 50, ["da", "db"], ONE.weights)) == 12


def test_only_the_documents_that_are_asked_for_are_looked_at(store):
    put(store, "da", A)
    put(store, "dclosed", unit([ASKED, ASKED]))  # nearer than anything
    found = store[0].nearest(ASKED, 50, ["da"], ONE.weights)
    assert [one[:2] for one in found] == [one[:2] for one in exact({"da": A}, 50)]
    assert store[0].nearest(ASKED, 50, [], ONE.weights) == []
    assert store[0].nearest(ASKED, 50, ["dnone"], ONE.weights) == []


def test_vectors_of_another_model_are_never_compared(store):
    put(store, "da", A)
    put(store, "dother", B, OTHER)
    assert {one[0] for one in store[0].nearest(ASKED, 50, ["da", "dother"], ONE.weights)} == {"da"}
    assert {one[0] for one in store[0].nearest(ASKED, 50, ["da", "dother"], OTHER.weights)} == {"dother"}
    assert store[0].nearest(ASKED, 50, ["da", "dother"], "c" * 64) == []


def test_where_each_comes_from_is_known(store):
    put(store, "da", A)
    put(store, "dother", B, OTHER)
    assert store[0].made("da") == (ONE, 7)
    assert store[0].made("dother") == (OTHER, 5)
    assert store[0].made("dnone") is None
    assert store[0].documents() == {"da", "dother"}


def test_put_again_it_stands_there_once_and_nothing_of_before(store):
    put(store, "da", A)
    put(store, "da", A)
    assert store[0].made("da") == (ONE, 7)
    put(store, "da", C)
    assert [one[:2] for one in store[0].nearest(ASKED, 50, ["da"], ONE.weights)] == [one[:2] for one in exact({"da": C}, 50)]
    put(store, "da", B, OTHER)
    assert store[0].made("da") == (OTHER, 5)
    assert store[0].nearest(ASKED, 50, ["da"], ONE.weights) == []


def test_what_is_taken_away_is_found_no_more_and_the_rest_stays(store):
    put(store, "da", A)
    put(store, "db", B)
    store[0].remove(["da", "dnone"])
    store[0].remove([])
    assert {one[0] for one in store[0].nearest(ASKED, 50, ["da", "db"], ONE.weights)} == {"db"}
    assert (store[0].made("da"), store[0].documents()) == (None, {"db"})


@pytest.mark.parametrize("setting", [CHROMA, QDRANT, PGVECTOR])
def test_a_server_that_is_away_is_said_in_one_sentence(setting):
    pytest.importorskip("qdrant_client", reason="qdrant-client is not installed (almoner[cluster])")
    nobody = f"127.0.0.1:{free_port()}"
    address = f"postgresql://a@{nobody}/x" if setting == PGVECTOR else f"http://{nobody}"
    store = vector_store(VectorSettings(setting, address), None, None)
    for ask in (
        lambda: store.put(KeptVectors("da", "n1", ONE, A)),
        lambda: store.nearest(ASKED, 5, ["da"], ONE.weights),
        lambda: store.remove(["da"]),
        store.documents,
    ):
        with pytest.raises(Unavailable) as away:
            ask()
        assert away.value.code == "vectors_away"
        assert str(away.value).endswith("meanwhile documents are found by their words alone.")
    store.close()


def test_one_server_is_named_or_none(tmp_path):
    assert vector_settings({}, tmp_path) is HERE
    assert vector_settings({"CHROMA_HOST": "127.0.0.1", "CHROMA_PORT": "8123"}, tmp_path).address == "http://127.0.0.1:8123"
    assert vector_settings({"CHROMA_HOST": "https://chroma.example"}, tmp_path).address == "https://chroma.example"
    assert vector_settings({"QDRANT_URL": "https://q.example", "QDRANT_API_KEY": "s"}, tmp_path).secret == "s"
    for wrong in (
        {"CHROMA_HOST": "a", "QDRANT_URL": "b"},
        {"CHROMA_HOST": "a", "CHROMA_PORT": "x"},
    ):
        with pytest.raises(Misused):
            vector_settings(wrong, tmp_path)
    for setting in (CHROMA, QDRANT):
        with pytest.raises(Refused, match="open to others"):
            vector_store(VectorSettings(setting, "http://vectors.example"), None, None)
    with pytest.raises(Refused, match="open to others"):
        vector_store(VectorSettings(PGVECTOR, "postgresql://a@vectors.example/x?sslmode=disable"), None, None)
    assert web_destination(QDRANT, "http://127.0.0.1:6333", None).is_here
