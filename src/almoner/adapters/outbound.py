"""The one door out: everything that leaves this machine goes through here, and only to hosts an operator has named."""

import ssl
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.parse import quote, quote_plus, urlencode, urlsplit

from almoner.adapters.files.sources import MemorySource
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.papers import Source

SECONDS = 60
MOST_BYTES = 1 << 30
ANSWER_SECONDS, ANSWER_BYTES = 10, 1 << 20
HERE = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Reply:
    """What another program answered, whatever its status."""

    status: int
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outbound:
    """`named` are the hosts an operator has written down; empty (the default) calls nobody. `known_by` is the file of the one
    certificate that a server must show, whatever name is in it; None: known by name and the machine's authorities."""

    named: frozenset[str] = frozenset()
    known_by: str | None = None

    def __call__(self, address: str) -> Source:
        """Fetch a public file. Raises Refused for a host that is not named, Unavailable where it cannot be had."""
        self.check(address)
        opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(context=None if self.known_by is None else pinned(self.known_by)),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            OnlyNamed(self),
        ):
            opener.add_handler(handler)
        request = urllib.request.Request(address, headers={"User-Agent": "almoner"})  # noqa: S310 - checked above
        try:
            with opener.open(request, timeout=SECONDS) as answer:
                data = answer.read(MOST_BYTES + 1)
                kind = answer.headers.get("Content-Type", "")
        except urllib.error.HTTPError as error:
            error.close()
            raise away(address, f"it answered {error.code}") from error
        except (OSError, HTTPException) as error:
            raise away(address, "it could not be reached or broke off") from error
        if len(data) > MOST_BYTES:
            raise away(address, "the file is larger than 1 GiB")
        if "text/html" in kind:
            raise away(address, "it sent a page to read instead of the file")
        return MemorySource(urlsplit(address).path.rpartition("/")[2], data)

    def ask(self, address: str, form: Mapping[str, str] | None = None, *, secret_of: tuple[str, str] | None = None) -> Reply:
        """Ask another program, posting a form where there is one; `secret_of` is a client's name and secret. Follows no
        redirection. Raises Refused for a host that is not named, Unavailable where there is no answer of at most 1 MiB."""
        self.check(address)
        headers = {"User-Agent": "almoner", "Accept": "application/json"}
        if secret_of is not None:
            pair = ":".join(quote_plus(part) for part in secret_of)
            headers["Authorization"] = "Basic " + b64encode(pair.encode()).decode()
        data = None if form is None else urlencode(form).encode()
        opener = urllib.request.OpenerDirector()
        for handler in (urllib.request.HTTPHandler(), urllib.request.HTTPSHandler()):
            opener.add_handler(handler)
        request = urllib.request.Request(address, data, headers)  # noqa: S310 - checked above
        where = urlsplit(address).hostname or ""
        try:
            with opener.open(request, timeout=ANSWER_SECONDS) as answer:
                reply = Reply(answer.status, answer.read(ANSWER_BYTES + 1))
        except (OSError, HTTPException) as error:
            raise silent(where, "it could not be reached or broke off") from error
        if len(reply.body) > ANSWER_BYTES:
            raise silent(where, "its answer is larger than 1 MiB")
        return reply

    def post(self, address: str, body: bytes, media: str, *, way: str = "POST", bearer: str | None = None) -> Reply:
        """Hand bytes over, by this method of HTTP and as who has this token. Follows no redirection. Raises as `ask`."""
        self.check(address)
        opener = urllib.request.OpenerDirector()
        for handler in (urllib.request.HTTPHandler(), urllib.request.HTTPSHandler()):
            opener.add_handler(handler)
        headers = {"User-Agent": "almoner", "Content-Type": media}
        if bearer is not None:
            headers["Authorization"] = f"Bearer {bearer}"
        request = urllib.request.Request(address, body, headers, method=way)  # noqa: S310 - checked above
        try:
            with opener.open(request, timeout=ANSWER_SECONDS) as answer:
                return Reply(answer.status, answer.read(ANSWER_BYTES))
        except (OSError, HTTPException) as error:
            raise silent(urlsplit(address).hostname or "", "it could not be reached or broke off") from error

    def check(self, address: str) -> None:
        """Raises Refused unless the host is named and the way to it is closed to others."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        if host not in self.named:
            raise Refused(
                "destination_not_named",
                what="Nothing was fetched",
                why=f"{host or 'this address'} is not among the named destinations",
                do="name it in ALMONER_HOSTS if this machine may call it",
            )
        if parts.scheme != "https" and not (parts.scheme == "http" and host in HERE):
            raise Refused(
                "destination_not_safe",
                what="Nothing was fetched",
                why=f"the way to {host} is open to others",
                do="use an address that begins with https",
            )


def pinned(certificate: str) -> ssl.SSLContext:
    """Trusts what the file holds and nobody else."""
    made = ssl.create_default_context(cafile=certificate)
    made.check_hostname = False
    made.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return made


def door_to(address: str) -> Outbound:
    """For an address that an operator wrote down: to its host alone. Raises Refused where the way there is open to others."""
    door = Outbound(frozenset({urlsplit(address).hostname or ""}) - {""})
    door.check(address)
    return door


class OnlyNamed(urllib.request.HTTPRedirectHandler):
    """Follows a redirection only to a named host."""

    def __init__(self, door: Outbound) -> None:
        self.door = door

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:  # noqa: PLR0917
        try:
            self.door.check(newurl)
        except Refused:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def away(address: str, why: str) -> Unavailable:
    return Unavailable(
        "not_fetched",
        what=f"{address} was not fetched",
        why=why,
        do="try again later, or get the file in a browser and use `almoner editions import`",
    )


def silent(where: str, why: str) -> Unavailable:
    return Unavailable("no_answer", what=f"{where} did not answer", why=why, do="try again later")


def is_web_address(text: str) -> bool:
    """Whether it is one, with a host, and without a name and a password in it."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and "@" not in parts.netloc
        and text.isprintable()
        and " " not in text
    )


def below(address: str, *steps: str) -> str:
    """An address further down, each step written so that none can be taken for two."""
    return "/".join((address.rstrip("/"), *(quote(step, safe="") for step in steps)))


def with_query(address: str, query: Mapping[str, str]) -> str:
    """An address for a browser to go to."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"


@dataclass(frozen=True, slots=True)
class Destination:
    """A server that an operator named in a setting, for a driver that brings its own network. Made only by `destination`.

    `address` may hold a password. `ca` is the file of authorities by which the server must be known, None for the machine's own.
    """

    address: str = field(repr=False)
    host: str
    is_here: bool
    ca: str | None


def destination(setting: str, address: str, *, host: str | None, is_closed: bool, ca: str | None) -> Destination:
    """`host` None or a path is a socket on this machine; `is_closed`: the driver will speak TLS and check who answers. Raises
    Refused where the way to another machine would be open to others."""
    where = host or "localhost"
    is_here = where.strip("[]") in HERE or where.startswith("/")
    if not is_here and not is_closed:
        raise Refused(
            "destination_not_safe",
            what=f"{setting} was not taken",
            why=f"the way to {where} is open to others",
            do="use TLS there: https, or sslmode=verify-full",
        )
    return Destination(address, where, is_here, ca)


def web_destination(setting: str, address: str, ca: str | None) -> Destination:
    """For a server that speaks HTTP. Raises Refused, also for what is no address."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        why = "it is no address such as https://files.example"
        raise Refused("destination_not_understood", what=f"{setting} was not taken", why=why, do="write it with its scheme")
    return destination(setting, address, host=parts.hostname, is_closed=parts.scheme == "https", ca=ca)
