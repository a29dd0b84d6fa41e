"""The journal, put together: heads kept in time while a server runs, and the desk of those who read or verify it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from almoner.adapters.clocks.system import now as machine_now
from almoner.adapters.heads.folder import FolderHeads, HeadFiles
from almoner.adapters.heads.keeper import HeadsInTime
from almoner.adapters.keys.signing_key import JOURNAL, SigningKey, is_signed
from almoner.adapters.messages import load_messages
from almoner.adapters.outbound import Outbound, web_destination
from almoner.adapters.stores.journal_file import JournalFile
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.stores.opensearch import write_bulk
from almoner.adapters.tables.store import data_folder
from almoner.assembly.embedded import SECRETS, named_hosts
from almoner.assembly.head_settings import HeadSettings, PlaceKind
from almoner.assembly.people import people
from almoner.assembly.settings import HOST, PORT, settings
from almoner.assembly.store_settings import StoreSettings
from almoner.assembly.stores import FILE, missing, stores
from almoner.engine.errors import Misused, Refused
from almoner.engine.privacy.chain import Broken
from almoner.engine.wording.render import Messages
from almoner.ports.entering import Caller, Place
from almoner.ports.heads import HeadKeeping, HeadReading, HeadState
from almoner.ports.keeping import Database
from almoner.services.people.allow import Allow
from almoner.services.privacy.breach import Breach
from almoner.services.privacy.disclosures import Disclosures, WriteDown
from almoner.services.privacy.export_journal import ExportJournal, Write
from almoner.services.privacy.keep_head import KeepHead
from almoner.services.privacy.looks import Looks
from almoner.services.privacy.search_journal import SearchJournal
from almoner.services.privacy.snooping import Snooping
from almoner.services.privacy.verify_journal import Verified, VerifyJournal

if TYPE_CHECKING:  # loaded only where S3 is named
    from almoner.adapters.heads.s3 import S3Heads

PLACE = Place("127.0.0.1", "cli")
LINES_EVERY_S = 5.0


@dataclass(frozen=True, slots=True)
class InTime:
    """What is done again and again while a server runs: heads are kept, and lines added to a file where one is named."""

    heads: HeadsInTime
    lines: HeadsInTime

    def start(self) -> None:
        self.heads.start()
        self.lines.start()

    def close(self) -> None:
        self.lines.close()
        self.heads.close()

    def state(self) -> HeadState:
        return self.heads.state()


def heads_in_time(wanted: HeadSettings, kept: StoreSettings, data: Path, database: Database) -> InTime:
    """Raises Misused for a folder inside the data folder, Refused for a mail server that is not named."""
    places = head_places(wanted, kept, data)
    keep = KeepHead(database, SigningKey(data / SECRETS, JOURNAL), places) if places else None
    add = None if wanted.lines is None else JournalFile(wanted.lines, database)
    return InTime(HeadsInTime(keep), HeadsInTime(add, LINES_EVERY_S))


def head_places(wanted: HeadSettings, kept: StoreSettings, data: Path) -> list[HeadKeeping]:
    made: list[HeadKeeping] = []
    for one in wanted.places:
        if one.kind is PlaceKind.FOLDER:
            made.append(FolderHeads(outside(Path(one.name), data)))
        elif one.kind is PlaceKind.S3:
            made.append(bucket(one.name, kept))
        elif wanted.mail is not None:
            from almoner.adapters.heads.mail import MailHeads  # noqa: PLC0415 - loaded only where mail is asked for
            from almoner.adapters.outbound_mail import MailServer, OutboundMail  # noqa: PLC0415

            mail = wanted.mail
            server = MailServer(mail.host, mail.port, mail.sender, mail.login, mail.password_file)
            send = OutboundMail(server, Outbound(named_hosts()))
            send.check()
            made.append(MailHeads(send, mail.sender, one.name))
    return made


def bucket(name: str, kept: StoreSettings) -> "S3Heads":
    """Raises NotInstalled where the driver is not here, Refused where the way there is open to others, Misused."""
    if kept.s3 is None:
        why = "no server that speaks S3 is named"
        raise Misused("heads_to", what="The server was not started", why=why, do="set MINIO_ENDPOINT too")
    if find_spec("boto3") is None:
        raise missing("MINIO_ENDPOINT", "S3")
    access, secret = kept.s3.access, kept.s3.secret
    if not access or not secret:
        why = "the keys to the bucket for heads are not said"
        raise Misused("heads_to", what="The server was not started", why=why, do="set MINIO_ACCESS_KEY and MINIO_SECRET_KEY")
    from almoner.adapters.heads.s3 import S3Heads  # noqa: PLC0415 - half a second, and only where S3 is named

    where = web_destination("MINIO_ENDPOINT", kept.s3.endpoint, None if kept.ca is None else str(kept.ca))
    place, _, prefix = name.partition("/")
    started = f"{prefix.rstrip('/')}/" if prefix else ""
    return S3Heads(where, place, started, access, secret, kept.s3.region)


def outside(folder: Path, data: Path) -> Path:
    """Raises Misused where who changes the journal could change the heads with it."""
    if folder.resolve().is_relative_to(data.resolve()):
        raise Misused(
            "heads_inside",
            what="The server was not started",
            why="the folder for the journal's heads lies in the data folder, where it would be lost with the journal",
            do="name a folder on another disk or machine in ALMONER_HEADS_TO",
        )
    return folder


@dataclass(frozen=True, slots=True)
class PrivacyOffice:
    """The journal as people and the privacy officer read it."""

    looks: Looks
    disclosures: Disclosures
    write_down: WriteDown
    snooping: Snooping
    breach: Breach
    export: ExportJournal


def journal_search(wanted: HeadSettings, kept: StoreSettings, data: Path, database: Database, allow: Allow) -> SearchJournal:
    """For a server's privacy officer."""
    key = SigningKey(data / SECRETS, JOURNAL)

    def verify() -> Verified | Broken:
        return VerifyJournal(database, key.known(), is_signed).look(kept_heads(wanted, kept))

    return SearchJournal(allow, verify, key)


def privacy_office(allow: Allow) -> PrivacyOffice:
    return PrivacyOffice(
        Looks(allow), Disclosures(allow), WriteDown(allow), Snooping(allow), Breach(allow), ExportJournal(allow)
    )


@dataclass(frozen=True, slots=True)
class JournalDesk:
    """For commands. `kept` are the heads in a folder that the settings name, None where they name none; `heads_at` those in
    another place. `caller` is the owner of a one-person machine, or whose key ALMONER_API_KEY holds; it raises NotSignedIn. `bulk` writes lines
    into a folder; `words` are all that the rulebook says."""

    verify: VerifyJournal
    office: PrivacyOffice
    caller: Callable[[], Caller]
    bulk: Callable[[str], Write]
    kept: HeadReading | None
    heads_at: Callable[[str], HeadReading]
    words: Callable[[], Messages]
    close: Callable[[], None]


def journal_desk(data: str | None, environment: Mapping[str, str], now: Callable[[], datetime] = machine_now) -> JournalDesk:
    """Raises Refused where nothing was ever kept."""
    folder = data_folder(data)
    folder.check()
    chosen = settings(data, HOST, PORT, environment)
    if chosen.stores.database is None and not (folder.path / FILE).is_file():
        raise Refused(
            "no_journal",
            what="There is no journal",
            why="nothing is kept in this data folder, or its database is gone",
            do="name the folder with --data, or restore it from a backup",
        )
    database = stores(folder.path, chosen.stores, now).database
    house = people(database, now, served_on=HOST, site=HOST, origin=chosen.origin, needs_accounts=chosen.accounts)
    key, token = SigningKey(folder.path / SECRETS, JOURNAL), environment.get("ALMONER_API_KEY", "").strip()

    def caller() -> Caller:
        migrate(database.engine)
        return house.api_keys.who(token, PLACE) if token else house.one_person.owner(PLACE)

    return JournalDesk(
        verify=VerifyJournal(database, key.known(), is_signed),
        office=privacy_office(house.allow),
        caller=caller,
        bulk=lambda path: partial(write_bulk, Path(path)),
        kept=kept_heads(chosen.heads, chosen.stores),
        heads_at=lambda path: HeadFiles(Path(path)),
        words=load_messages,
        close=database.close,
    )


def kept_heads(wanted: HeadSettings, kept: StoreSettings) -> HeadReading | None:
    """Those of the first folder or bucket; mails are named by hand."""
    for one in wanted.places:
        if one.kind is PlaceKind.FOLDER:
            return HeadFiles(Path(one.name))
        if one.kind is PlaceKind.S3:
            return bucket(one.name, kept)
    return None
