"""Setting letters as tagged PDF: Typst (ours) beside WeasyPrint, the same letters with the same text and pictures.

    pip install -e '.[bench]' and the system's pango, then: python benchmarks/letters.py

Both are warm, in one process, and make PDF/UA-1. Prints the median of each letter's time, the ratio, the machine's noise
(the same fixed piece of plain Python) and the size of the files. Ends with 1 when ours is not 5 times as fast. Without WeasyPrint only ours is measured, and it says so.
"""

import html
import io
import json
import statistics
import sys
import time
from base64 import b64encode
from pathlib import Path

from PIL import Image, ImageDraw

from almoner.adapters.renderers.typst_pdf import typst_pdf
from almoner.engine.letters.written import Heading, Items, Lines, Picture, Role, Section, Table, Text, Written

RUNS, AIM = 15, 5
STYLE = "body{font:11pt 'Liberation Serif','DejaVu Serif',serif} td,th{border:.5pt solid #888;padding:3pt;font-size:9pt} section{break-before:page} img{width:100%}"


def picture():
    """A made-up row of a bill."""
    image = Image.new("L", (1200, 90), 255)
    ImageDraw.Draw(image).text((20, 30), "2026-02-27   71046   CHEST FILM (MADE UP)   1   385.00", fill=0)
    into = io.BytesIO()
    image.save(into, "PNG")
    return into.getvalue()


def letter(number, *, pictures):
    """About what a dispute of some lines is: two pages and the exhibits. Every letter differs, so that nothing is kept."""
    blocks = [
        Lines((f"Testa Sample {number}", "[My address: __________]")),
        Heading("Charges I dispute", 1),
        *(
            Text(f"Paragraph {one} of letter {number}: please correct each point, or show in writing why it is right.")
            for one in range(8)
        ),
        Items(
            tuple(f"Point {one}: 71046 on February 27, 2026 is listed {number} times at $385.00 each." for one in range(7)),
            True,
        ),
        Table(
            ("Day", "Code", "As printed", "Charge"),
            tuple(("February 27, 2026", f"J{one:04d}", "MADE UP ITEM", "$385.00") for one in range(13)),
        ),
    ]
    shown = tuple(Picture(one, "A piece of a page", f"Exhibit {one}: page 1") for one in range(1, pictures + 1))
    sections = [Section(Role.LETTER, "en", tuple(blocks))]
    if shown:
        sections.append(Section(Role.EXHIBITS, "en", (Heading("Exhibits", 1), *shown)))
    return Written("line-dispute", "Charges I dispute", "en", tuple(sections))


def as_html(written, pictures):
    """The same letter for WeasyPrint; every text escaped."""
    parts = []
    for section in written.sections:
        inner = []
        for block in section.blocks:
            match block:
                case Heading(text=text, level=level):
                    inner.append(f"<h{level}>{html.escape(text)}</h{level}>")
                case Text(text=text):
                    inner.append(f"<p>{html.escape(text)}</p>")
                case Lines(texts=texts):
                    inner.append("<p>" + "<br>".join(map(html.escape, texts)) + "</p>")
                case Items(texts=texts):
                    inner.append("<ol>" + "".join(f"<li>{html.escape(one)}</li>" for one in texts) + "</ol>")
                case Table(head=head, rows=rows):
                    top = "".join(f"<th>{html.escape(one)}</th>" for one in head)
                    body = "".join("<tr>" + "".join(f"<td>{html.escape(one)}</td>" for one in row) + "</tr>" for row in rows)
                    inner.append(f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>")
                case Picture(number=number, alt=alt, caption=caption):
                    data = b64encode(pictures[number]).decode("ascii")
                    inner.append(
                        f'<figure><img alt="{html.escape(alt)}" src="data:image/png;base64,{data}"><figcaption>{html.escape(caption)}</figcaption></figure>'
                    )
        parts.append(f'<section lang="{section.language}">{"".join(inner)}</section>')
    title = html.escape(written.title)
    return f'<!doctype html><html lang="en"><head><title>{title}</title><style>{STYLE}</style></head><body>{"".join(parts)}</body></html>'


def weasyprint():
    from weasyprint import HTML  # noqa: PLC0415 - a peer, installed for this only
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()

    def make(written, pictures):
        return HTML(string=as_html(written, pictures)).write_pdf(pdf_variant="pdf/ua-1", font_config=fonts)

    return make


def timed(make, *, pictures):
    given = dict.fromkeys(range(1, pictures + 1), picture())
    make(letter(0, pictures=pictures), given)
    took, size = [], 0
    for number in range(1, RUNS + 1):
        written = letter(number, pictures=pictures)
        start = time.perf_counter()
        size = len(make(written, given))
        took.append(time.perf_counter() - start)
    return took, size


def noise():
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        json.dumps([list(range(200)) for _ in range(300)])
        took.append(time.perf_counter() - start)
    return max(took) / statistics.median(took)


def main():
    try:
        peer = weasyprint()
    except (ImportError, OSError) as missing:
        ours, size = timed(typst_pdf, pictures=6)
        print(
            f"6 pictures: typst {statistics.median(ours) * 1e3:.1f} ms ({size // 1024} KiB); no peer to compare with: {missing}"
        )
        return 0
    worst = None
    for pictures in (0, 6):
        ours, our_size = timed(typst_pdf, pictures=pictures)
        theirs, their_size = timed(peer, pictures=pictures)
        ratio = statistics.median(theirs) / statistics.median(ours)
        worst = ratio if worst is None else min(worst, ratio)
        print(
            f"{pictures} pictures: typst {statistics.median(ours) * 1e3:.1f} ms ({our_size // 1024} KiB), "
            f"weasyprint {statistics.median(theirs) * 1e3:.1f} ms ({their_size // 1024} KiB), {ratio:.1f} times"
        )
    print(f"noise: slowest of {RUNS} equal pieces {noise():.1f} times the median; {Path(sys.executable).name}")
    return 0 if worst >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
