"""Reminders by mail."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from almoner.adapters.outbound_mail import OutboundMail, is_address
from almoner.engine.errors import Misused
from almoner.ports.reminding import Reminding


@dataclass(frozen=True, slots=True)
class ByMail:
    """A `Carrier`."""

    send: OutboundMail
    now: Callable[[], datetime]

    def check(self, reminding: Reminding) -> None:
        self.send.check()
        if not is_address(reminding.address):
            raise Misused(
                "no_mail_address",
                what="Reminders were not turned on",
                why="the address is no mail address",
                do="write one such as name@example.org",
            )

    def __call__(self, reminding: Reminding, title: str, text: str, mark: str) -> None:
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = self.send.server.sender, reminding.address, title
        mail["Date"], mail["Message-ID"] = format_datetime(self.now()), f"<{mark}@almoner.invalid>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(text)
        self.send(mail, reminding.address)
