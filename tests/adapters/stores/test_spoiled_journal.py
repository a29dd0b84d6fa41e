"""Two thousand seeded ways to spoil the journal in its SQLite file, and each of them is found."""

import sqlite3
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import StaticPool, create_engine

from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.entries import SqlEntries
from almoner.adapters.stores.schema import metadata
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.chain import Broken, Head, Whole, gone_over
from tests.adapters.stores.spoiled import WAYS, spoil

LINES, SEEDS = 60, 2000


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """The bytes of a database with a journal, and the heads that were kept of it: every ten lines, the last of the last line."""
    home = tmp_path_factory.mktemp("spoiled")
    moment = [datetime(2026, 11, 21, 11, tzinfo=UTC)]

    def now():
        moment[0] += timedelta(milliseconds=1234)
        return moment[0]

    database = SqlDatabase(f"sqlite:///{home / 'almoner.db'}", FileMasterKey(home / "secrets"), now)
    metadata.create_all(database.engine)
    heads = []
    for number in range(1, LINES + 1):
        act = Act(f"a{number % 5}", Purpose.OWN, "test", "a9" if number % 4 else None, "a reason" if number % 7 == 0 else None)
        database.write(
            lambda work, act=act, number=number: work.journal(
                act, "paper see", f"d{number}", folder="p1" if number % 3 else None
            )
        )
        if number % 10 == 0:
            heads.append(database.read(lambda work: Head(*work.entries.last(), work.now)))
    database.close()
    with sqlite3.connect(home / "almoner.db") as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        kept = connection.serialize()
    connection.close()
    return kept, heads


def verified(connection, heads):
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as one:
        return gone_over(SqlEntries(one).all(), heads)


def opened(kept):
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(kept)
    return connection


def test_the_journal_itself_is_whole(file):
    kept, heads = file
    connection = opened(kept)
    found = verified(connection, heads)
    assert isinstance(found, Whole)
    assert found.lines == LINES
    connection.close()


def test_each_of_two_thousand_is_found(file):
    kept, heads = file
    missed, ways = [], Counter()
    for seed in range(SEEDS):
        connection = opened(kept)
        way = spoil(connection, seed, LINES, heads[-1].number)
        ways[way] += 1
        if not isinstance(verified(connection, heads), Broken):
            missed.append((seed, way))
        connection.close()
    assert missed == []
    assert set(ways) == set(WAYS)
    assert min(ways.values()) >= 50
