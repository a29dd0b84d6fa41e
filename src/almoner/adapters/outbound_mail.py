"""The door out for mail: to one server, which the operator named, and closed to others on the way."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

from almoner.adapters.outbound import HERE, Outbound
from almoner.engine.errors import Refused, Unavailable

SECONDS = 10
MYSELF = "almoner.invalid"
"""How it greets: the machine's own name is nobody's business, and looking it up would ask a name server."""
TLS_PORT, SUBMISSION = 465, 587


@dataclass(frozen=True, slots=True)
class MailServer:
    """`sender` is the address mail comes from. The password is read from its file each time, so that it can be changed there."""

    host: str
    port: int = SUBMISSION
    sender: str = "almoner@localhost"
    login: str | None = None
    password_file: Path | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class OutboundMail:
    """`door` knows the named hosts."""

    server: MailServer
    door: Outbound

    def __call__(self, mail: EmailMessage, to: str) -> None:
        """Raises Refused for a server that is not named, Unavailable where the mail was not taken."""
        self.check()
        try:
            with self._connected() as connection:
                if self.server.login is not None:
                    connection.login(self.server.login, self._password())
                connection.send_message(mail, self.server.sender, [to])
        except (OSError, smtplib.SMTPException) as error:
            raise not_sent(f"the mail server {self.server.host} did not take it ({type(error).__name__})") from error

    def check(self) -> None:
        """Raises Refused unless the server is named."""
        host = self.server.host
        if host not in self.door.named | HERE:
            raise Refused(
                "destination_not_named",
                what="No mail was sent",
                why=f"{host} is not among the named destinations",
                do="name it in ALMONER_HOSTS if this machine may send mail through it",
            )

    def _connected(self) -> smtplib.SMTP:
        host, port = self.server.host, self.server.port
        if port == TLS_PORT:
            return smtplib.SMTP_SSL(host, port, MYSELF, timeout=SECONDS, context=ssl.create_default_context())
        connection = smtplib.SMTP(host, port, MYSELF, timeout=SECONDS)
        try:
            connection.ehlo()
            if connection.has_extn("starttls") or host not in HERE:  # without it this raises
                connection.starttls(context=ssl.create_default_context())
                connection.ehlo()
        except BaseException:
            connection.close()
            raise
        return connection

    def _password(self) -> str:
        if self.server.password_file is None:
            raise not_sent("the mail server's password has no file")
        return self.server.password_file.read_text(encoding="utf-8").strip()


def is_address(text: str) -> bool:
    """One plain mail address and nothing else."""
    name, address = parseaddr(text)
    local, at, host = address.rpartition("@")
    return not name and address == text and bool(local and at and host) and not any(sign.isspace() for sign in text)


def not_sent(why: str) -> Unavailable:
    return Unavailable("mail_not_sent", what="A mail was not sent", why=why, do="look at ALMONER_MAIL_SERVER and try again")
