"""A head as one line of text, and the heads in any text that holds such lines: a file of them, a mail, an object."""

import json
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from almoner.engine.errors import Refused
from almoner.engine.privacy.heads import SCHEMA, SignedHead, head_of, plain

BEGINS = f'{{"schema": "{SCHEMA}"'
MARK = SCHEMA.encode()


def line_of(head: SignedHead) -> str:
    """Without an end of line; plain ASCII."""
    return json.dumps(plain(head))


def heads_in(data: bytes, name: str) -> Iterator[SignedHead]:
    """Of a file as it lies or a mail as it came. Raises Refused for a line that begins as a head and is none, and for a file
    that holds no head at all."""
    found, text = 0, text_of(data)
    for line in text.splitlines():
        if line.strip().startswith(BEGINS):
            found += 1
            if line.rstrip().endswith("}"):  # else it was broken off while it was written: the next one stands below
                yield head_in(line, name)
    if not found:
        raise no_heads(name, "no head of a journal is in it")


def head_in(line: str, name: str) -> SignedHead:
    try:
        return head_of(json.loads(line))
    except (ValueError, AttributeError) as error:
        raise no_heads(name, "a line in it begins as a head and is none") from error


def text_of(data: bytes) -> str:
    """A mail's own text where the heads in it are wrapped for the journey."""
    text = data.decode("utf-8", "replace")
    if BEGINS in text and not text.startswith(("From ", "Return-Path:", "Received:", "Delivered-To:")):
        return text
    mail = message_from_bytes(data, policy=policy.default)
    parts = [part for part in mail.walk() if isinstance(part, EmailMessage) and part.get_content_type() == "text/plain"]
    said = "\n".join(str(part.get_content()) for part in parts)
    return said if BEGINS in said else text


def no_heads(name: str, why: str) -> Refused:
    return Refused(
        "not_heads",
        what=f"{name} was not taken for heads",
        why=why,
        do="name the file, the mails or the folder that the server kept them in",
    )
