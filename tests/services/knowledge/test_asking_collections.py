"""Documents are taken in with their vectors and asked; where the store of vectors is away, words alone answer and it is said."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from types import SimpleNamespace

import numpy as np
import pytest

from almoner.adapters.jobs.doing import Doing
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.knowledge.by_words import InWords, terms
from almoner.adapters.knowledge.flat_vectors import FlatVectors
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.documents_folder import FolderDocuments
from almoner.adapters.stores.schema import metadata
from almoner.engine.errors import Unavailable
from almoner.engine.knowledge.records import InForce
from almoner.engine.privacy.permissions import Role
from almoner.ports.embeddings import Embedded, ModelCard
from almoner.ports.entering import Caller
from almoner.ports.vectors import KeptVectors
from almoner.services.knowledge.ask import Ask
from almoner.services.knowledge.ask_collections import AskCollections, Question, Shelves
from almoner.services.knowledge.collections import Collections, Wanted
from almoner.services.knowledge.documents import TAKE_IN_DOCUMENT, CollectionDocuments
from almoner.services.knowledge.take_in_document import TRIES, TakeInDocument
from almoner.services.people.allow import Allow
from tests.faces.http.collection_way import read_here

TODAY = date(2026, 11, 22)
MEANS = {"doctor": "physician", "fee": "copay"}
"""Words that the made-up model takes for one."""


class MadeUpModel:
    """A text's vector is made of what its words mean."""

    card = ModelCard("made-up", "Made up", "none", "float", "e" * 64, 256, 32)

    def __call__(self, text):
        vector = np.full(32, 1e-3, dtype=np.float32)
        for word in terms(text):
            vector[sha256(MEANS.get(word, word).encode()).digest()[0] % 32] += 1
        return Embedded(vector / np.linalg.norm(vector), 1, 1)


class Going:
    """A store that may be away."""

    def __init__(self, store):
        self.store, self.away = store, False

    def __getattr__(self, name):
        if self.away:
            raise Unavailable("vectors_away", what="The store of vectors was not asked", why="it is away", do="wait")
        return getattr(self.store, name)


@pytest.fixture
def house(tmp_path):
    moment = [datetime(2026, 11, 22, 9, tzinfo=UTC)]

    def now():
        moment[0] += timedelta(seconds=1)
        return moment[0]

    database = SqlDatabase(f"sqlite:///{tmp_path / 'almoner.db'}", FileMasterKey(tmp_path / "secrets"), now)
    metadata.create_all(database.engine)
    documents, allow, store = FolderDocuments(tmp_path / "documents"), Allow(database), Going(FlatVectors(database))
    model = [MadeUpModel()]

    def account(login, role):
        return Caller(database.write(lambda work: work.accounts.add(login=login, name=login, roles=[role])).id, "test")

    ask = AskCollections(
        allow, Shelves(database, InWords, lambda: None), store, lambda: model[0], lambda search: Ask(search, InWords)
    )
    handler = TakeInDocument(allow, documents, lambda sources: read_here(None, sources), lambda: model[0], store)
    doing = Doing(database, {TAKE_IN_DOCUMENT: handler}, "here", first_wait=timedelta(0))
    made = SimpleNamespace(
        database=database,
        store=store,
        model=model,
        ask=ask,
        doing=doing,
        owner=account("owner", Role.ADVOCATE),
        other=account("other", Role.PERSON),
        collections=Collections(allow, documents, ask.forget),
        documents=CollectionDocuments(allow, documents, lambda _job=None: None, 1 << 20, ask.forget),
    )
    yield made
    database.close()


def put(house, place, text, name="a.md"):
    return house.documents.put(house.owner, place, name, [text.encode()], in_force=InForce())[0].id


def work(house):
    """Every job that is due, to its end."""
    while (job := house.doing.take()) is not None:
        house.doing(job)


def asked(house, text, caller=None):
    said = house.ask.search(caller or house.owner, Question(text, 5, TODAY, library=False))
    return [one.passage.text for one in said.found], said.by_meaning, said.away


TEXT = "# Visits\n\nThe physician asks for a copay of 25 dollars.\n\n# Rooms\n\nA made-up room has one bed.\n"


def test_a_passage_is_found_by_meaning_and_its_vectors_say_where_they_come_from(house):
    place = house.collections.make(house.owner, Wanted("Handbook")).id
    document = put(house, place, TEXT)
    assert asked(house, "doctor fee") == ([], True, None)
    work(house)
    found, by_meaning, away = asked(house, "doctor fee")  # neither word stands there
    assert (found[0], by_meaning, away) == ("The physician asks for a copay of 25 dollars.", True, None)
    made, many = house.store.made(document)
    assert (made.model, made.weights, many) == ("made-up", "e" * 64, 2)
    seen = house.documents.see(house.owner, place, document)
    assert (seen.passages, seen.meant) == (2, True)
    assert asked(house, "doctor fee", house.other) == ([], True, None)


def test_where_the_store_is_away_words_answer_and_it_is_said(house):
    place = house.collections.make(house.owner, Wanted("Handbook")).id
    put(house, place, TEXT)
    work(house)
    house.store.away = True
    found, by_meaning, away = asked(house, "physician copay")
    assert (found[0], by_meaning, away.code) == ("The physician asks for a copay of 25 dollars.", False, "vectors_away")
    answer = house.ask.answer(house.owner, Question("How much copay does the physician ask for?", 5, TODAY, library=False))
    assert [one.text for one in answer.answer.quotes] == ["The physician asks for a copay of 25 dollars."]
    assert answer.away is not None
    house.store.away = False
    assert asked(house, "doctor fee")[1:] == (True, None)


def test_a_document_that_comes_while_the_store_is_away_is_tried_again_then_searched_by_words(house):
    place = house.collections.make(house.owner, Wanted("Handbook")).id
    house.store.away = True
    document = put(house, place, TEXT)
    for _ in range(TRIES - 1):
        house.doing(house.doing.take())
        assert house.documents.see(house.owner, place, document).taken_in_at is None
    work(house)
    seen = house.documents.see(house.owner, place, document)
    assert (seen.passages, seen.meant) == (2, False)
    assert asked(house, "physician copay")[0][0].startswith("The physician")
    house.store.away = False
    house.documents.again(house.owner, place, document)
    assert asked(house, "physician copay")[0][0].startswith("The physician")  # as it was, until it is taken in anew
    work(house)
    assert house.documents.see(house.owner, place, document).meant
    assert asked(house, "doctor fee")[0][0].startswith("The physician")


def test_without_a_model_words_answer_and_nothing_is_missing(house):
    house.model[0] = None
    place = house.collections.make(house.owner, Wanted("Handbook")).id
    put(house, place, TEXT)
    work(house)
    assert asked(house, "physician copay") == (["The physician asks for a copay of 25 dollars."], False, None)


def test_what_was_begun_and_left_is_swept(house):
    place = house.collections.make(house.owner, Wanted("Handbook")).id
    document = put(house, place, TEXT)
    work(house)
    made, _many = house.store.made(document)
    house.store.put(KeptVectors("dgone", place, made, np.eye(2, 32, dtype=np.float32)))  # as a server keeps them that was away
    assert house.store.documents() == {document, "dgone"}
    house.ask.sweep()
    assert house.store.documents() == {document}
    assert asked(house, "doctor fee")[0][0].startswith("The physician")


def test_a_document_taken_out_while_it_is_read_leaves_nothing(house):
    place = house.collections.make(house.owner, Wanted("Handbook")).id
    document = put(house, place, TEXT)
    job = house.doing.take()
    house.documents.remove(house.owner, place, document)
    house.doing(job)
    assert house.database.read(lambda one: (one.collections.all_ids(), one.vectors.documents())) == (frozenset(), frozenset())
