"""Where the journal's heads are kept, and by which mail server, as an operator says it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from almoner.engine.errors import Misused

MAILTO, BUCKET = "mailto:", "s3://"
MAIL_PORT = 587
NAMED = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/[A-Za-z0-9._/-]{1,200})?")


class PlaceKind(StrEnum):
    """What a place is."""

    FOLDER = "folder"
    MAIL = "mail"
    S3 = "s3"


@dataclass(frozen=True, slots=True)
class HeadPlace:
    """`name` is a folder's path, a mail address, or a bucket and what keys begin with."""

    kind: PlaceKind
    name: str


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The mail server as an operator names it; its host must be among the named destinations too."""

    host: str
    port: int
    sender: str
    login: str | None = None
    password_file: Path | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class HeadSettings:
    """`places` empty: heads are kept nowhere. `mail` is there where a place wants it. `lines` is a file to which the journal's
    lines are added too."""

    places: tuple[HeadPlace, ...] = ()
    mail: MailSettings | None = None
    lines: Path | None = None


NOWHERE = HeadSettings()


def head_settings(environment: Mapping[str, str], secrets: Path) -> HeadSettings:
    """`secrets` is the folder in which containers put secrets. Raises Misused for a place that is none, and for mail without a
    server."""
    said = {name: value.strip() for name, value in environment.items()}
    places = tuple(place(one.strip()) for one in said.get("ALMONER_HEADS_TO", "").split(",") if one.strip())
    if any(one.kind is PlaceKind.S3 for one in places) and not said.get("MINIO_ENDPOINT"):
        raise misused("ALMONER_HEADS_TO names a bucket and no server that speaks S3 is set", "set MINIO_ENDPOINT too")
    lines = Path(said["RALPH_AUDIT_LOG"]) if said.get("RALPH_AUDIT_LOG") else None
    if not any(one.kind is PlaceKind.MAIL for one in places):
        return HeadSettings(places, lines=lines)
    server = said.get("ALMONER_MAIL_SERVER", "")
    if not server:
        raise misused("ALMONER_HEADS_TO names a mail address and no mail server is set", "set ALMONER_MAIL_SERVER too")
    return HeadSettings(places, mail_settings(said, server, secrets), lines)


def place(said: str) -> HeadPlace:
    if said.lower().startswith(MAILTO):
        address = said[len(MAILTO) :]
        if (
            address.count("@") != 1
            or not all(address.split("@"))
            or any(sign.isspace() or not sign.isprintable() for sign in address)
        ):
            raise misused("ALMONER_HEADS_TO holds a mail address that is none", "write it as mailto:name@host")
        return HeadPlace(PlaceKind.MAIL, address)
    if said.lower().startswith(BUCKET):
        if not NAMED.fullmatch(said[len(BUCKET) :]):
            raise misused("ALMONER_HEADS_TO holds a bucket that is none", "write it as s3://bucket or s3://bucket/folder")
        return HeadPlace(PlaceKind.S3, said[len(BUCKET) :])
    if not Path(said).is_absolute():
        raise misused("ALMONER_HEADS_TO is neither a whole path, mailto:name@host nor s3://bucket", "write one of these")
    return HeadPlace(PlaceKind.FOLDER, said)


def mail_of(environment: Mapping[str, str], secrets: Path) -> MailSettings | None:
    """None where no mail server is named. Raises Misused."""
    said = {name: value.strip() for name, value in environment.items()}
    server = said.get("ALMONER_MAIL_SERVER", "")
    return mail_settings(said, server, secrets) if server else None


def mail_settings(said: Mapping[str, str], server: str, secrets: Path) -> MailSettings:
    host, _, port = server.lower().rpartition(":") if ":" in server else (server.lower(), "", str(MAIL_PORT))
    if not host or not (port.isascii() and port.isdigit() and 0 < int(port[:9]) < 65536):
        raise misused("ALMONER_MAIL_SERVER is no host, nor host:port", "write one such as mail.example:587")
    password = Path(said.get("ALMONER_MAIL_PASSWORD_FILE") or secrets / "almoner_mail_password")
    sender = said.get("ALMONER_MAIL_FROM") or f"almoner@{host}"
    return MailSettings(host, int(port), sender, said.get("ALMONER_MAIL_LOGIN") or None, password)


def misused(why: str, do: str) -> Misused:
    return Misused("heads_to", what="The places for the journal's heads were not understood", why=why, do=do)
