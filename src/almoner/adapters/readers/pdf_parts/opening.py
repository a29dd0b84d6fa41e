"""Opens a PDF: locked, broken and empty ones are refused in one sentence."""

from typing import Any

from almoner.engine.errors import Refused

MOST_PAGES = 500
ENCRYPTED = 4  # FPDF_ERR_PASSWORD


def opened(data: bytes, name: str) -> Any:
    """The PDFium document, to be closed by the caller. Raises Refused for one locked, broken, without pages or with too many."""
    import pypdfium2  # noqa: PLC0415 - it takes a while to load, and most papers do not need it

    what = f"{name} was not read"
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == ENCRYPTED or "password" in str(error).lower():
            raise Refused(
                "locked", what=what, why="it is locked with a password", do="save a copy without the password and send that"
            ) from None
        raise Refused(
            "broken_pdf", what=what, why="it is damaged beyond reading", do="download it again and send that"
        ) from None
    count = len(document)
    if 0 < count <= MOST_PAGES:
        return document
    document.close()
    if count:
        raise Refused("too_many_pages", what=what, why=f"it has {count} pages, more than 500", do="send one bill at a time")
    raise Refused("broken_pdf", what=what, why="it has no pages", do="download it again and send that")
