"""A folder, its keeper and a stranger, over SQLite."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from almoner.adapters.chance.system import new_id
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.documents_folder import FolderDocuments
from almoner.adapters.stores.schema import journal, metadata
from almoner.engine.privacy.permissions import Role
from almoner.ports.entering import Caller
from almoner.services.keeping.audits import Audits
from almoner.services.keeping.fetch import Fetch
from almoner.services.keeping.folders import Folders
from almoner.services.keeping.remove import Remove
from almoner.services.keeping.take_in import TakeIn
from almoner.services.keeping.watch_jobs import WatchJobs
from almoner.services.people.allow import Allow


@pytest.fixture
def house(tmp_path):
    moment = [datetime(2026, 11, 21, 12, tzinfo=UTC)]

    def now():
        moment[0] += timedelta(seconds=1)
        return moment[0]

    database = SqlDatabase(f"sqlite:///{tmp_path / 'almoner.db'}", FileMasterKey(tmp_path / "secrets"), now)
    metadata.create_all(database.engine)
    documents, allow, woken = FolderDocuments(tmp_path / "documents"), Allow(database), []

    def account(login):
        made = database.write(lambda work: work.accounts.add(login=login, name=login, roles=[Role.PERSON]))
        return Caller(made.id, "test")

    def lines():
        with database.engine.connect() as connection, connection.begin():
            rows = connection.execute(select(journal).order_by(journal.c.number))
            return [(row.who, row.action, row.resource, row.outcome) for row in rows]

    yield SimpleNamespace(
        database=database,
        documents=documents,
        lines=lines,
        woken=woken,
        me=account("me"),
        stranger=account("stranger"),
        folders=Folders(allow, documents),
        take_in=TakeIn(allow, documents, 1 << 20),
        fetch=Fetch(allow, documents),
        remove=Remove(allow, documents),
        audits=Audits(allow, new_id, woken.append),
        watch=WatchJobs(allow),
        allow=allow,
    )
    database.close()
