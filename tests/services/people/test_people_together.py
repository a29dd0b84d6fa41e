"""The services as assembly puts them together: from the first address to sharing a folder, with the real hasher."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.outbound import Outbound
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.schema import journal, metadata
from almoner.assembly.people import Provider, people
from almoner.engine.errors import Refused
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.chain import Entry, first_break
from almoner.engine.privacy.permissions import Action, Role
from tests.services.people.conftest import AWAY, GOOD, HOME

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SERVED = {"served_on": "0.0.0.0", "site": "almoner.example", "origin": "https://almoner.example"}


@pytest.fixture
def database(tmp_path):
    made = SqlDatabase(f"sqlite:///{tmp_path / 'almoner.db'}", FileMasterKey(tmp_path / "secrets"), lambda: NOW)
    metadata.create_all(made.engine)
    yield made
    made.close()


def test_from_the_first_address_to_a_shared_folder(database, tmp_path):
    lost = tmp_path / "lost"
    lost.write_text("B9F6BD9B5D20E7D1E1CC1D9B3E2A1F0B2F5E7A11:3\n")
    house = people(database, lambda: NOW, breached=lost, **SERVED)
    assert not house.one_person.is_on()
    token = house.first_start.token()
    root = house.first_start.make(token, login="root", name="Root Made-Up", password=GOOD, place=HOME)
    operator = house.sessions.who(root.token, HOME)
    callers = {}
    for login, role in (("ada", Role.PERSON), ("eve", Role.ADVOCATE), ("po", Role.PRIVACY_OFFICER)):
        made = house.accounts.invite(operator, login=login, name=login, roles=[role])
        house.accounts.accept(made.token, password=GOOD, place=AWAY)
        callers[login] = house.sessions.who(house.enter.with_password(login=login, password=GOOD, place=AWAY).token, AWAY)

    def make(one, leave):
        return one.folders.add(leave.account.id, "papers").id

    folder = house.allow(callers["ada"], Action.FOLDER_MAKE, make, resource=lambda made: made)
    day = NOW.date() + timedelta(days=30)
    house.grants.give(callers["ada"], folder=folder, to_login="eve", purpose=Purpose.HELP, last_day=day)
    assert house.allow(callers["eve"], Action.PAPER_SEE, lambda _, leave: leave.tie.value, folder=folder) == "granted"
    assert house.glass.all(callers["po"]) == []
    assert house.recertify.due(callers["po"]).accounts == ()
    assert "rp" in house.passkeys.begin_making(callers["ada"]).options
    with database.engine.connect() as connection:
        rows = [row._asdict() for row in connection.execute(select(journal).order_by(journal.c.number))]
    entries = [Entry(**row | {"sealed": None if row["sealed"] is None else row["sealed"].hex()}) for row in rows]
    assert first_break(entries) is None
    assert {"first operator", "account make", "invitation taken", "sign in", "grant give", "paper see"} <= {
        entry.action for entry in entries
    }


def test_a_provider_whose_host_was_not_named_is_not_called(database):
    provider = Provider("https://id.example/realms/hospital", "almoner")
    with pytest.raises(Refused, match="not among the named"):
        people(database, lambda: NOW, provider=provider, door=Outbound(), **SERVED).provider.begin()
    assert people(database, lambda: NOW, **SERVED).provider is None
