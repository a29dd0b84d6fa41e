"""Reads PDF papers that carry their text: words with boxes out of the text layer, pictures of paper honestly left aside."""

import ctypes
import math
import re
import zlib
from dataclasses import replace
from typing import Any, BinaryIO

from almoner.engine.bill import Lost, Reading, Spot
from almoner.engine.errors import Refused
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import LONGEST_WORD, Page, Word, clean, turned

MOST_BYTES = 64 * 1024 * 1024
MOST_PAGES = 500
MOST_OBJECTS = 200_000
MOST_DECODED = 512 * 1024 * 1024
MOST_STREAM = 96 * 1024 * 1024
MOST_CHARACTERS = 2_000_000
MOST_ON_A_PAGE = 60_000
MOST_DRAWN = 20_000
DEEPEST = 400
ENCRYPTED = 4  # FPDF_ERR_PASSWORD
INVISIBLE = 3  # text render mode
STREAM = re.compile(rb"stream\r?\n")
TWICE_PACKED = re.compile(
    rb"/Filter\s*\[[^\]]{0,80}(?:/FlateDecode|/Fl|/LZWDecode|/LZW)\b[^\]]{0,80}(?:/FlateDecode|/Fl|/LZWDecode|/LZW)\b"
)


def refuse_attacks(data: bytes, name: str) -> None:
    """Raises Refused for a file made to exhaust a reader: too many objects, bombs, nesting. Looks before anything is decoded."""
    what = f"{name} was not read"
    if data.count(b" obj") > MOST_OBJECTS:
        raise Refused("pdf_too_big", what=what, why="it holds more objects than a bill ever does", do="print it to a new PDF")
    if TWICE_PACKED.search(data):
        raise Refused("pdf_too_big", what=what, why="its streams are packed several times over", do="print it to a new PDF")
    if _deepest(data) > DEEPEST:
        raise Refused("pdf_too_deep", what=what, why="its parts are nested too deeply", do="print it to a new PDF")
    if _unpacked(data) > MOST_DECODED:
        raise Refused("pdf_too_big", what=what, why="it unpacks to far more than a bill ever holds", do="print it to a new PDF")


def _deepest(data: bytes) -> int:
    """How deep arrays and dictionaries nest, judged by the longest run of openings with hardly anything between."""
    deepest = 0
    for run in re.finditer(rb"(?:(?:\[|<<)\s{0,3}(?:/[A-Za-z]{1,12}\s{0,3})?){50,}", data):
        deepest = max(deepest, len(re.findall(rb"\[|<<", run.group())))
    return deepest


def _unpacked(data: bytes) -> int:
    """Bytes that packed streams unpack to, counted without keeping them; small files of small streams are not even opened."""
    total = 0
    for start in STREAM.finditer(data):
        at = start.end()
        if data[at : at + 1] not in (b"x", b"h", b"H", b"X", b"\x08", b"\x18", b"8"):
            continue
        end = data.find(b"endstream", at)
        raw = memoryview(data)[at : end if end > 0 else len(data)]
        if len(raw) * 1032 <= 4 * 1024 * 1024:
            total += len(raw) * 4
            continue
        unpack, size, fed = zlib.decompressobj(), 0, 0
        try:
            while fed < len(raw) and not unpack.eof:
                piece = raw[fed : fed + 65536]
                fed += len(piece)
                rest: bytes = bytes(piece)
                while rest and not unpack.eof:  # bytes after the end of a stream are not its own
                    size += len(unpack.decompress(rest, 1 << 20))
                    rest = unpack.unconsumed_tail
                    if size > MOST_STREAM:
                        return MOST_DECODED + 1
        except zlib.error:
            pass  # a broken stream: the decoder below will say so for its page
        total += size
        if total > MOST_DECODED:
            return total
    return total


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
        pages, count, pictures, lost = _pages(data, name)
        if not any(page.words for page in pages):
            raise Refused(
                "scan_not_read_yet",
                what=what,
                why="it is a picture of paper, which this version cannot read",
                do="ask the provider for an itemised bill as a text PDF, a spreadsheet or an electronic file",
            )
        lost.extend(
            Lost(what=f"page {page} is a picture of paper, which this version cannot read", spot=Spot(document=0, page=page))
            for page in pictures
        )
        return read_pages(tuple(pages), reader=self.name, name=name, pages_count=count, lost=tuple(lost))


def _pages(data: bytes, name: str) -> tuple[list[Page], int, list[int], list[Lost]]:
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
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise Refused("too_many_pages", what=what, why=f"it has {count} pages, more than 500", do="send one bill at a time")
        if not count:
            raise Refused("broken_pdf", what=what, why="it has no pages", do="download it again and send that")
        return _all(document, count, pypdfium2)
    finally:
        document.close()


def _all(document: Any, count: int, pdfium: Any) -> tuple[list[Page], int, list[int], list[Lost]]:
    pages: list[Page] = []
    pictures: list[int] = []
    lost: list[Lost] = []
    left = MOST_CHARACTERS
    for number in range(1, count + 1):
        spot = Spot(document=0, page=number)
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            lost.append(Lost(what=f"page {number} is damaged", spot=spot))
            continue
        try:
            words, characters, hidden = _words(page, number, min(left, MOST_ON_A_PAGE), pdfium.raw)
            left -= characters
            if characters >= MOST_ON_A_PAGE or left <= 0:
                lost.append(Lost(what=f"page {number} holds more text than was read", spot=spot))
            if (hidden and not words) or (not words and next(iter(page.get_objects(max_depth=1)), None) is not None):
                pictures.append(number)
            pages.append(Page(number=number, words=tuple(words)))
        except pdfium.PdfiumError:
            lost.append(Lost(what=f"page {number} is damaged", spot=spot))
        finally:
            page.close()
    return pages, count, pictures, lost


def _invisible(page: Any, raw: Any) -> bool:
    """Whether any of the first drawn things is invisible text, as under a scanned page."""
    things = raw.FPDFPage_CountObjects(page)
    for index in range(min(things, MOST_DRAWN)):
        thing = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFTextObj_GetTextRenderMode(thing) == INVISIBLE:
            return True
    return False


def _words(page: Any, number: int, most: int, raw: Any) -> tuple[list[Word], int, bool]:
    """Words of one page in ten-thousandths of what is shown, how many characters were looked at, whether some were hidden."""
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        total = min(int(raw.FPDFText_CountChars(handle)), most)
        hidden = _invisible(page.raw, raw)
        turn = _direction(handle, total, raw)
        place, lies = _placing(page, turn), (int(page.get_rotation()) - turn) % 360
        rect = raw.FS_RECTF()
        point = ctypes.byref(rect)
        words: list[Word] = []
        letters: list[str] = []
        x0 = y0 = x1 = y1 = 0
        for index in range(total):
            code = raw.FPDFText_GetUnicode(handle, index)
            mark = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
            if code == 2:  # PDFium's own mark for a hyphen at a line's end
                mark = "-"
            if mark.isspace() or mark == "\u00a0":
                if letters:
                    words.extend(_word("".join(letters), (x0, y0, x1, y1), number))
                    letters = []
                continue
            if hidden and _hidden(handle, index, raw):
                continue
            if not raw.FPDFText_GetLooseCharBox(handle, index, point):
                continue
            left, top, right, bottom = place(rect.left, rect.top, rect.right, rect.bottom)
            height = max(1, y1 - y0)
            if letters and (abs(top - y0) * 2 > height + (bottom - top) or not -3 * height < left - x1 < 2 * height):
                words.extend(_word("".join(letters), (x0, y0, x1, y1), number))
                letters = []
            if letters:
                x0, y0, x1, y1 = min(x0, left), min(y0, top), max(x1, right), max(y1, bottom)
            else:
                x0, y0, x1, y1 = left, top, right, bottom
            letters.append(mark)
        if letters:
            words.extend(_word("".join(letters), (x0, y0, x1, y1), number))
        return [replace(word, turn=lies) for word in words] if lies else words, total, hidden
    finally:
        textpage.close()


def _hidden(handle: Any, index: int, raw: Any) -> bool:
    thing = raw.FPDFText_GetTextObject(handle, index)
    return bool(thing) and raw.FPDFTextObj_GetTextRenderMode(thing) == INVISIBLE


def _direction(handle: Any, total: int, raw: Any) -> int:
    """Which way most letters run on the page's own paper, in degrees counter-clockwise: 0, 90, 180 or 270."""
    votes: dict[int, int] = {}
    for index in range(0, total, max(1, total // 200)):
        if raw.FPDFText_GetUnicode(handle, index) > 32:
            way = -round(raw.FPDFText_GetCharAngle(handle, index) * 2 / math.pi) % 4 * 90
            votes[way] = votes.get(way, 0) + 1
    return max(votes, key=lambda way: (votes[way], -way), default=0)


def _placing(page: Any, turn: int) -> Any:
    """From the page's own points to ten-thousandths of what is shown (crop included) once it is turned by `turn`."""
    left, bottom, right, top = page.get_cropbox()
    media = page.get_mediabox()
    left, bottom, right, top = max(left, media[0]), max(bottom, media[1]), min(right, media[2]), min(top, media[3])
    if right - left <= 0 or top - bottom <= 0:
        left, bottom, right, top = media
    wide, high = max(right - left, 1), max(top - bottom, 1)

    def place(x0: float, y_top: float, x1: float, y_bottom: float) -> tuple[int, int, int, int]:
        a, b = round((x0 - left) * 10_000 / wide), round((x1 - left) * 10_000 / wide)
        c, d = round((top - y_top) * 10_000 / high), round((top - y_bottom) * 10_000 / high)
        return turned((a, c, b, d), turn)

    return place


PIECES = re.compile(r"(?:\.[ .]?){4,}|_{3,}|…{2,}|\|")


def _word(text: str, box: tuple[int, int, int, int], page: int) -> list[Word]:
    """The cleaned word, leaders and bars set apart by their share of its width."""
    text = clean(text)[: LONGEST_WORD * 4].strip()
    if not text or box[2] < -2_000 or box[0] > 12_000 or box[3] < 0 or box[1] > 10_000:
        return []
    if not PIECES.search(text):
        return [Word(text=text[:LONGEST_WORD], box=box, page=page)]
    words: list[Word] = []
    wide, at = box[2] - box[0], 0
    for found in [*PIECES.finditer(text), None]:
        spans = [(at, found.start()), found.span()] if found else [(at, len(text))]
        for start, end in spans:
            if end > start:
                x0, x1 = box[0] + wide * start // len(text), box[0] + wide * end // len(text)
                words.append(Word(text=text[start:end][:LONGEST_WORD], box=(x0, box[1], x1, box[3]), page=page))
        at = found.end() if found else at
    return words


READER = PdfTextReader()
