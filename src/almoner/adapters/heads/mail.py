"""Heads by mail: to somebody whose mailbox the server's own people cannot change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from almoner.adapters.heads.form import line_of
from almoner.engine.privacy.heads import SignedHead

SUBJECT = "Almoner: a head of the journal"
"""Neutral: it says nothing of anybody."""
WORDS = "Keep this mail. With it, `almoner journal verify --heads FOLDER` shows later whether lines were taken away.\n\n"
LINES = SMTP.clone(max_line_length=998)


@dataclass(slots=True)
class MailHeads:
    """A `HeadKeeping`. A mail goes only where there are lines that the one before did not know."""

    send: Callable[[EmailMessage, str], None]
    sender: str
    to: str
    sent: int = field(default=-1)

    def keep(self, head: SignedHead) -> None:
        if head.head.number == self.sent:
            return
        mail = EmailMessage(policy=LINES)
        mail["From"], mail["To"], mail["Subject"] = self.sender, self.to, SUBJECT
        mail["Date"] = format_datetime(head.head.at)
        mail.set_content(f"{WORDS}{line_of(head)}\n")
        self.send(mail, self.to)
        self.sent = head.head.number
