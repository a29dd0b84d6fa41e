"""PDF pages drawn for tests: by a canvas, or byte by byte where a canvas cannot."""

import io
from collections.abc import Callable

import pypdfium2
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

LINES = (
    "Made-up Hospital        Statement of services",
    "02/03/2026  99213  Made-up office visit     200.00",
    "02/03/2026  J1885  Made-up injection         45.00",
    "02/04/2026  80053  Made-up panel             60.50",
    "Total charges 305.50",
    "Amount due 305.50",
)


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = letter) -> bytes:
    """One page for each function, which gets the canvas with Helvetica 10 set."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def bill(canvas: Canvas, *, y: int = 720, lines: tuple[str, ...] = LINES) -> None:
    for line in lines:
        canvas.drawString(72, y, line)
        y -= 16


def invisible_bill(canvas: Canvas) -> None:
    text = canvas.beginText(72, 720)
    text.setTextRenderMode(3)
    for line in LINES:
        text.textLine(line)
    canvas.drawText(text)


def scan(lines: tuple[str, ...] = LINES, *, dots: tuple[int, int] = (850, 1100)) -> ImageReader:
    """A picture of a page with some lines on it."""
    picture = Image.new("L", dots, 250)
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines * 5):
        pen.text((dots[0] // 9, dots[1] // 12 + number * dots[1] // 40), line, fill=10)
    return ImageReader(picture)


def whole(canvas: Canvas, picture: ImageReader) -> None:
    canvas.drawImage(picture, 0, 0, *letter)


def by_hand(content: bytes, *, page: bytes = b"", fonts: bytes = b"<< /F1 5 0 R >>", more: tuple[bytes, ...] = ()) -> bytes:
    """A one-page PDF of these bytes: `page` goes into the page's dictionary, `more` are objects from number 6 on."""
    things = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R " + (page or b"/MediaBox [0 0 612 792]") + b" /Resources << /Font "
        + fonts + b" /XObject << /X1 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *(more or (b"<< >>",)),
    ]  # fmt: skip
    out, places = b"%PDF-1.5\n", []
    for number, thing in enumerate(things, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(things) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out),
    )  # fmt: skip
    return out + end


def stream(dictionary: bytes, content: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary, len(content), content)


def opened(data: bytes, number: int = 1) -> tuple[pypdfium2.PdfDocument, pypdfium2.PdfPage]:
    """The document, to be kept while its page is used, and the page."""
    document = pypdfium2.PdfDocument(data)
    return document, document[number - 1]
