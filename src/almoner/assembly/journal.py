"""The journal, put together: heads kept in time while a server runs, and the desk of those who read or verify it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from almoner.adapters.clocks.system import now as machine_now
from almoner.adapters.heads.folder import FolderHeads, HeadFiles
from almoner.adapters.heads.keeper import HeadsInTime
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.keys.signing_key import JOURNAL, SigningKey, is_signed
from almoner.adapters.outbound import Outbound
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.tables.store import data_folder
from almoner.assembly.embedded import SECRETS, named_hosts
from almoner.assembly.head_settings import HeadSettings, PlaceKind, head_settings
from almoner.assembly.settings import SECRETS as RUN_SECRETS
from almoner.engine.errors import Misused, Refused
from almoner.ports.heads import HeadKeeping, HeadReading
from almoner.ports.keeping import Database
from almoner.services.privacy.keep_head import KeepHead
from almoner.services.privacy.verify_journal import VerifyJournal

FILE = "almoner.db"


def heads_in_time(settings: HeadSettings, data: Path, database: Database) -> HeadsInTime:
    """Raises Misused for a folder inside the data folder, Refused for a mail server that is not named."""
    places = head_places(settings, data)
    if not places:
        return HeadsInTime(None)
    return HeadsInTime(KeepHead(database, SigningKey(data / SECRETS, JOURNAL), places))


def head_places(settings: HeadSettings, data: Path) -> list[HeadKeeping]:
    made: list[HeadKeeping] = []
    for one in settings.places:
        if one.kind is PlaceKind.FOLDER:
            made.append(FolderHeads(outside(Path(one.name), data)))
        elif settings.mail is not None:
            from almoner.adapters.heads.mail import MailHeads  # noqa: PLC0415 - loaded only where mail is asked for
            from almoner.adapters.outbound_mail import MailServer, OutboundMail  # noqa: PLC0415

            mail = settings.mail
            server = MailServer(mail.host, mail.port, mail.sender, mail.login, mail.password_file)
            send = OutboundMail(server, Outbound(named_hosts()))
            send.check()
            made.append(MailHeads(send, mail.sender, one.name))
    return made


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
class JournalDesk:
    """For commands. `kept` are the heads in a folder that the settings name, None where they name none; `heads_at` those in
    another place."""

    verify: VerifyJournal
    kept: HeadReading | None
    heads_at: Callable[[str], HeadReading]
    close: Callable[[], None]


def journal_desk(data: str | None, environment: Mapping[str, str], now: Callable[[], datetime] = machine_now) -> JournalDesk:
    """Raises Refused where nothing was ever kept."""
    folder = data_folder(data)
    folder.check()
    if not (folder.path / FILE).is_file():
        raise Refused(
            "no_journal",
            what="There is no journal",
            why="nothing is kept in this data folder, or its database is gone",
            do="name the folder with --data, or restore it from a backup",
        )
    settings = head_settings(environment, RUN_SECRETS)
    database = SqlDatabase(f"sqlite:///{folder.path / FILE}", FileMasterKey(folder.path / SECRETS), now)
    key = SigningKey(folder.path / SECRETS, JOURNAL)
    return JournalDesk(
        verify=VerifyJournal(database, key.known(), is_signed),
        kept=kept_heads(settings),
        heads_at=lambda path: HeadFiles(Path(path)),
        close=database.close,
    )


def kept_heads(settings: HeadSettings) -> HeadReading | None:
    """Those of the first folder; mails are named by hand."""
    return next((HeadFiles(Path(one.name)) for one in settings.places if one.kind is PlaceKind.FOLDER), None)
