"""One transaction: everything that may be read or written in it, each reached by name."""

from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from almoner.adapters.stores.accounts import SqlAccounts, SqlPasskeys
from almoner.adapters.stores.cases import SqlCases
from almoner.adapters.stores.collections import SqlCollections, SqlVectors
from almoner.adapters.stores.entering import SqlApiKeys, SqlOnce, SqlSessions, SqlTries
from almoner.adapters.stores.entries import SqlEntries
from almoner.adapters.stores.erasing import SqlHolds, SqlTombstones
from almoner.adapters.stores.folders import SqlFolders
from almoner.adapters.stores.jobs import SqlAsked, SqlJobs
from almoner.adapters.stores.journal_lines import Tail
from almoner.adapters.stores.kept import SqlAudits, SqlPapers
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.letters import SqlLetters
from almoner.adapters.stores.models import SqlCalls, SqlModels
from almoner.adapters.stores.office import SqlLetterheads, SqlOffice
from almoner.adapters.stores.outside import SqlOutside
from almoner.adapters.stores.reminding import SqlFeeds, SqlReminders
from almoner.adapters.stores.retaining import SqlAges
from almoner.adapters.stores.rotating import SqlKeys
from almoner.adapters.stores.sharing import SqlGlass, SqlGrants
from almoner.adapters.stores.uploads import SqlUploads
from almoner.engine.privacy.act import Act, Outcome
from almoner.ports.keys import MasterKey


class SqlWork:
    """A `Work`: one transaction."""

    def __init__(self, connection: Connection, master: MasterKey, now: datetime, tail: Tail) -> None:
        self.connection, self.now, self.tail = connection, now, tail
        self.keyring = Keyring(connection, master, now)

    @cached_property
    def folders(self) -> SqlFolders:
        return SqlFolders(self.connection, self.keyring, self.now)

    @cached_property
    def accounts(self) -> SqlAccounts:
        return SqlAccounts(self.connection, self.keyring, self.now)

    @cached_property
    def passkeys(self) -> SqlPasskeys:
        return SqlPasskeys(self.connection, self.keyring, self.now)

    @cached_property
    def sessions(self) -> SqlSessions:
        return SqlSessions(self.connection, self.keyring, self.now)

    @cached_property
    def api_keys(self) -> SqlApiKeys:
        return SqlApiKeys(self.connection, self.keyring, self.now)

    @cached_property
    def once(self) -> SqlOnce:
        return SqlOnce(self.connection, self.keyring, self.now)

    @cached_property
    def tries(self) -> SqlTries:
        return SqlTries(self.connection, self.keyring, self.now)

    @cached_property
    def grants(self) -> SqlGrants:
        return SqlGrants(self.connection, self.now)

    @cached_property
    def glass(self) -> SqlGlass:
        return SqlGlass(self.connection, self.keyring, self.now)

    @cached_property
    def papers(self) -> SqlPapers:
        return SqlPapers(self.connection, self.keyring, self.now)

    @cached_property
    def uploads(self) -> SqlUploads:
        return SqlUploads(self.connection, self.keyring, self.now)

    @cached_property
    def audits(self) -> SqlAudits:
        return SqlAudits(self.connection, self.keyring, self.now)

    @cached_property
    def letters(self) -> SqlLetters:
        return SqlLetters(self.connection, self.keyring, self.now)

    @cached_property
    def cases(self) -> SqlCases:
        return SqlCases(self.connection, self.keyring, self.now)

    @cached_property
    def outside(self) -> SqlOutside:
        return SqlOutside(self.connection, self.keyring, self.now)

    @cached_property
    def office(self) -> SqlOffice:
        return SqlOffice(self.connection, self.keyring, self.now)

    @cached_property
    def letterheads(self) -> SqlLetterheads:
        return SqlLetterheads(self.connection, self.keyring, self.now)

    @cached_property
    def reminders(self) -> SqlReminders:
        return SqlReminders(self.connection, self.keyring, self.now)

    @cached_property
    def feeds(self) -> SqlFeeds:
        return SqlFeeds(self.connection, self.now)

    @cached_property
    def jobs(self) -> SqlJobs:
        return SqlJobs(self.connection, self.keyring, self.now)

    @cached_property
    def asked(self) -> SqlAsked:
        return SqlAsked(self.connection, self.keyring, self.now)

    @cached_property
    def entries(self) -> SqlEntries:
        self.tail.write(self.connection)  # what was written in this transaction is seen too
        return SqlEntries(self.connection)

    @cached_property
    def tombstones(self) -> SqlTombstones:
        return SqlTombstones(self.connection, self.keyring, self.now)

    @cached_property
    def keys(self) -> SqlKeys:
        return SqlKeys(self.connection, self.keyring, self.now)

    @cached_property
    def ages(self) -> SqlAges:
        return SqlAges(self.connection)

    @cached_property
    def holds(self) -> SqlHolds:
        return SqlHolds(self.connection, self.keyring, self.now)

    @cached_property
    def calls(self) -> SqlCalls:
        return SqlCalls(self.connection)

    @cached_property
    def models(self) -> SqlModels:
        return SqlModels(self.connection, self.now)

    @cached_property
    def collections(self) -> SqlCollections:
        return SqlCollections(self.connection, self.keyring, self.now)

    @cached_property
    def vectors(self) -> SqlVectors:
        return SqlVectors(self.connection, self.keyring)

    def journal(
        self, act: Act, action: str, resource: str, *, folder: str | None = None, outcome: Outcome = Outcome.DONE
    ) -> None:
        place = ("journal", str(self.tail.number + 1), "sealed")
        sealed = None if act.reason is None else self.keyring.system().seal_text(act.reason, *place)
        self.tail.add(self.now, act, action, resource, folder, outcome, sealed)
