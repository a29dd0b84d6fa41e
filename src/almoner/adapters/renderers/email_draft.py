"""A draft of an e-mail as a file (.eml): neutral words, one letter beside them, and nobody it goes to yet."""

from email.message import EmailMessage
from email.policy import SMTP

MEDIA = {
    "pdf": ("application", "pdf", "letter.pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document", "letter.docx"),
    "text": ("text", "plain", "letter.txt"),
}
SUBJECT, BODY = "Letter", "Please see the letter attached.\n"
BOUNDARY = "almoner-letter"


def email_draft(content: bytes, form: str) -> bytes:
    """A `Drafting`. The same letter gives the same bytes."""
    message = EmailMessage(policy=SMTP)
    message["Subject"], message["X-Unsent"] = SUBJECT, "1"  # mail programs open it for writing
    message.set_content(BODY)
    main, part, name = MEDIA[form]
    message.add_attachment(content, maintype=main, subtype=part, filename=name)
    message.set_boundary(BOUNDARY)
    return message.as_bytes()
