"""Marks become a PDF, pictures become a PDF, a PDF becomes pictures."""

import io

import numpy as np
import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from evaluation.papers.ink import font


def draw(canvas, page, scrawls=False):
    """One page of marks."""
    high = page.size[1]
    for mark in page.marks + (page.scrawls if scrawls else []):
        if mark[0] == "text":
            _, x, y, text, face, colour = mark
            canvas.setFillColorRGB(*colour)
            written = canvas.beginText(x, high - y)
            written.setFont(font(face.name), face.size)
            written.setHorizScale(face.stretch * 100)
            written.textOut(text)
            canvas.drawText(written)
        elif mark[0] == "rule":
            _, x0, y0, x1, y1, width, gray, dash = mark
            canvas.setStrokeColorRGB(gray, gray, gray)
            canvas.setLineWidth(width)
            canvas.setDash(*([dash] if dash else []))
            canvas.line(x0, high - y0, x1, high - y1)
            canvas.setDash()
        elif mark[0] == "block":
            _, x0, y0, x1, y1, fill, line, gray = mark
            if fill is not None:
                canvas.setFillColorRGB(*(fill if isinstance(fill, tuple) else (fill, fill, fill)))
            canvas.setStrokeColorRGB(gray, gray, gray)
            canvas.setLineWidth(line or 0)
            canvas.rect(x0, high - y1, x1 - x0, y1 - y0, stroke=int(line is not None), fill=int(fill is not None))
        elif mark[0] == "stroke":
            _, points, width, colour = mark
            canvas.setStrokeColorRGB(*colour)
            canvas.setLineWidth(width)
            canvas.setLineCap(1)
            path = canvas.beginPath()
            path.moveTo(points[0][0], high - points[0][1])
            for x, y in points[1:]:
                path.lineTo(x, high - y)
            canvas.drawPath(path)
        elif mark[0] == "turned":
            _, x, y, angle, text, face, colour = mark
            canvas.saveState()
            canvas.translate(x, high - y)
            canvas.rotate(angle)
            canvas.setFillColorRGB(*colour)
            canvas.setFont(font(face.name), face.size)
            canvas.drawString(0, 0, text)
            canvas.restoreState()


def write(pages, scrawls=False):
    """A PDF with sound text."""
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=pages[0].size, invariant=1, pageCompression=1)
    for page in pages:
        canvas.setPageSize(page.size)
        draw(canvas, page, scrawls)
        canvas.showPage()
    canvas.save()
    return sink.getvalue()


def write_mixed(sheets):
    """A PDF whose sheets are marks (`page`) or pictures ((jpeg bytes, size in points, invisible words or None))."""
    sink = io.BytesIO()
    canvas = Canvas(sink, invariant=1, pageCompression=1)
    for sheet in sheets:
        if not isinstance(sheet, tuple):
            canvas.setPageSize(sheet.size)
            draw(canvas, sheet)
        else:
            picture, (wide, high), words = sheet
            canvas.setPageSize((wide, high))
            canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, wide, high)
            for word, (x0, y0, x1, y1) in words or ():
                size = max(3.0, (y1 - y0) * 0.95)
                hidden = canvas.beginText(x0, high - y1 + (y1 - y0) * 0.2)
                hidden.setTextRenderMode(3)
                hidden.setFont("Helvetica", size)
                natural = canvas.stringWidth(word, "Helvetica", size)
                hidden.setHorizScale(100 * (x1 - x0) / max(natural, 0.1))
                hidden.textOut(word)
                canvas.drawText(hidden)
        canvas.showPage()
    canvas.save()
    return sink.getvalue()


def pictures(data, dpi, grey=True):
    """Every page of a PDF as an array."""
    document = pypdfium2.PdfDocument(data)
    out = []
    for page in document:
        bitmap = page.render(scale=dpi / 72, grayscale=grey, rev_byteorder=not grey)
        out.append(np.array(bitmap.to_numpy())[..., 0] if grey and bitmap.to_numpy().ndim == 3 else np.array(bitmap.to_numpy()))
    document.close()
    return out


