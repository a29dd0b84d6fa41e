"""A small house of people over SQLite, with a clock that is set by hand and passwords that hash fast."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from almoner.adapters.chance import system
from almoner.adapters.identity.argon2 import Argon2Hasher
from almoner.adapters.identity.totp import Totp
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.schema import journal, metadata
from almoner.engine.privacy.permissions import Role
from almoner.ports.entering import Caller, Place
from almoner.services.people.accounts import Accounts
from almoner.services.people.allow import Allow
from almoner.services.people.enter import Enter
from almoner.services.people.first_start import FirstStart
from almoner.services.people.passwords import Passwords
from almoner.services.people.second_factor import SecondFactors
from almoner.services.people.sessions import Sessions
from almoner.services.people.waiting import Waits

HOME = Place("192.0.2.7", browser="Firefox")
AWAY = Place("198.51.100.9")
GOOD = "four plain words of mine"


class Clock:
    """Stands still until it is moved."""

    def __init__(self):
        self.moment = datetime(2026, 11, 21, 12, 0, 1, tzinfo=UTC)

    def __call__(self):
        return self.moment

    def move(self, **by):
        self.moment += timedelta(**by)


@dataclass
class Listed:
    """A list of lost passwords."""

    lost: set = field(default_factory=set)

    def knows(self, password):
        return password in self.lost


class House:
    def __init__(self, folder):
        self.clock, self.lost = Clock(), Listed({"a password that was lost"})
        self.database = SqlDatabase(f"sqlite:///{folder / 'almoner.db'}", FileMasterKey(folder / "secrets"), self.clock)
        metadata.create_all(self.database.engine)
        self.hasher, self.digits = Argon2Hasher(passes=1, kib=8, lanes=1), Totp()
        self.waits, self.allow = Waits(self.database), Allow(self.database)
        self.sessions = Sessions(self.database, system)
        self.passwords = Passwords(self.database, self.hasher, (self.lost,), self.waits)
        self.enter = Enter(self.database, self.hasher, self.digits, system, self.sessions, self.waits)
        self.first = FirstStart(self.database, system, self.passwords, self.sessions)
        self.accounts = Accounts(self.database, self.allow, system, self.passwords, self.sessions)
        self.factors = SecondFactors(self.database, self.digits, system, self.waits)

    def account(self, login, *roles, password=GOOD):
        """A caller with an account of its own."""
        hashed = self.hasher.hash(password)
        roles = roles or (Role.PERSON,)
        made = self.database.write(lambda work: work.accounts.add(login=login, name=login, roles=roles, password=hashed))
        return Caller(made.id, HOME.origin)

    def folder(self, caller, name="papers"):
        return self.database.write(lambda work: work.folders.add(caller.account, name)).id

    def lines(self):
        """What the journal says: who, action, outcome."""
        with self.database.engine.connect() as connection:
            columns = (journal.c.who, journal.c.action, journal.c.outcome)
            return [tuple(row) for row in connection.execute(select(*columns).order_by(journal.c.number))]


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path)
    yield made
    made.database.close()
