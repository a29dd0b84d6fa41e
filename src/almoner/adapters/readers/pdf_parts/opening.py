"""Opens a PDF: locked, broken and empty ones are refused in one sentence, filled fields and stamps become part of the pages."""

from typing import Any

from almoner.engine.errors import Refused

MOST_PAGES = 500
MOST_NOTES = 2_000
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
        if b"/Annot" in data or b"/ObjStm" in data:
            _print_notes(document, count, pypdfium2)
        return document
    document.close()
    if count:
        raise Refused("too_many_pages", what=what, why=f"it has {count} pages, more than 500", do="send one bill at a time")
    raise Refused("broken_pdf", what=what, why="it has no pages", do="download it again and send that")


def _print_notes(document: Any, count: int, pypdfium2: Any) -> None:
    """What is filled into fields or stamped on a page is shown with it but is none of its text until it is printed into it."""
    fields, noted = False, []
    for index in range(count):
        kinds = _notes(document, index, pypdfium2)
        fields = fields or pypdfium2.raw.FPDF_ANNOT_WIDGET in kinds
        if kinds - {pypdfium2.raw.FPDF_ANNOT_LINK, pypdfium2.raw.FPDF_ANNOT_POPUP}:
            noted.append(index)
    if fields:
        document.init_forms()  # fields may hold a value that no one has drawn yet
    for index in noted:
        page = document[index]
        pypdfium2.raw.FPDFPage_Flatten(page.raw, pypdfium2.raw.FLAT_NORMALDISPLAY)
        page.close()


def _notes(document: Any, index: int, pypdfium2: Any) -> set[int]:
    """Which kinds of annotations a page has; none for a page that is damaged."""
    raw = pypdfium2.raw
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return set()
    kinds = set()
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        if note:
            kinds.add(int(raw.FPDFAnnot_GetSubtype(note)))
            raw.FPDFPage_CloseAnnot(note)
    page.close()
    return kinds
