"""Reads PDF papers that carry their text: the words a person sees on their pages, with pictures of paper honestly left aside."""

from typing import Any, BinaryIO

from almoner.adapters.readers.pdf_parts.attacks import refuse_attacks
from almoner.adapters.readers.pdf_parts.opening import opened
from almoner.engine.bill import Lost, Reading, Spot
from almoner.engine.errors import Refused
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import Page

MOST_BYTES = 64 * 1024 * 1024
MOST_CHARACTERS = 2_000_000
MOST_ON_A_PAGE = 60_000


class PdfTextReader:
    """A PDF with a text layer."""

    name = "pdf_text"

    def recognises(self, head: bytes, name: str) -> int:
        """Sure of a PDF header in the first kilobyte, unsure of the name alone."""
        if b"%PDF-" in head[:1024]:
            return 900
        return 100 if name.lower().endswith(".pdf") and head else 0

    def read(self, stream: BinaryIO, name: str) -> Reading:
        """The whole paper. Raises Refused for a locked, broken, oversized or scanned PDF, and for one that is no bill."""
        data = stream.read(MOST_BYTES + 1)
        what = f"{name} was not read"
        if not data:
            raise Refused("empty", what=what, why="it is empty", do="check the file and send it again")
        if len(data) > MOST_BYTES:
            raise Refused("pdf_too_big", what=what, why="it is larger than 64 MB", do="send the pages of one bill at a time")
        if b"%PDF-" not in data[:1024]:
            raise Refused("not_a_pdf", what=what, why="it is not a PDF, whatever its name says", do="send the file as it came")
        refuse_attacks(data, name)
        document = opened(data, name)
        try:
            pages, lost = _all(document)
            count = len(document)
        finally:
            document.close()
        if not any(page.words for page in pages):
            raise Refused(
                "scan_not_read_yet",
                what=what,
                why="it is a picture of paper, which this version cannot read",
                do="ask the provider for an itemised bill as a text PDF, a spreadsheet or an electronic file",
            )
        return read_pages(tuple(pages), reader=self.name, name=name, pages_count=count, lost=tuple(lost))


def _all(document: Any) -> tuple[list[Page], list[Lost]]:
    import pypdfium2  # noqa: PLC0415 - loaded with the document

    from almoner.adapters.readers.pdf_parts.trust import PageKind, judge, left_out  # noqa: PLC0415 - so is this

    pages: list[Page] = []
    lost: list[Lost] = []
    left = MOST_CHARACTERS
    for number in range(1, len(document) + 1):
        spot = Spot(document=0, page=number)
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            lost.append(Lost(what=f"page {number} is damaged", spot=spot))
            continue
        try:
            judged = judge(page, number, most=min(left, MOST_ON_A_PAGE))
        except pypdfium2.PdfiumError:
            lost.append(Lost(what=f"page {number} is damaged", spot=spot))
            continue
        finally:
            page.close()
        left -= judged.characters
        by_text = judged.kind is not PageKind.PICTURE
        if not by_text:
            lost.append(Lost(what=f"page {number} is a picture of paper, which this version cannot read", spot=spot))
        lost.extend(Lost(what=what, spot=spot) for what in left_out(judged, number))
        pages.append(Page(number=number, words=judged.words if by_text else ()))
    return pages, lost


READER = PdfTextReader()

__all__ = ["MOST_CHARACTERS", "MOST_ON_A_PAGE", "READER", "PdfTextReader", "opened", "refuse_attacks"]
