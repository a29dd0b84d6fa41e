"""Drafts of e-mail, which a person's own mail program opens and the person sends."""

from typing import Protocol


class Drafting(Protocol):
    """Makes a draft with one file beside it."""

    def __call__(self, content: bytes, form: str) -> bytes:
        """`form` is pdf, docx or text. Nothing but the file says anything of a person: no name, no address, a neutral subject."""
        ...
