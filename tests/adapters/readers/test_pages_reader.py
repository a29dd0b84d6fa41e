"""Papers of pages through the reader itself: pictures, pictures beside text, text that its picture does not bear out, albums."""

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from almoner.adapters.readers.beside import again, joined, parted
from almoner.adapters.readers.pages import READER, read_album
from almoner.engine.errors import Refused
from almoner.engine.intake.layout_parts.words import Word, turned

LINES = [("03/02/2026", "99213", "Office visit", 1, 18500), ("03/02/2026", "80053", "Blood panel", 2, 4210),
         ("03/03/2026", "93005", "Heart tracing", 1, 12000)]  # fmt: skip


def money(cents):
    return f"${cents // 100:,}.{cents % 100:02d}"


def drawn(lines=LINES, *, total=None, page=None, account="7730412", write=True, extra=()):
    """One page of a visibly made-up bill as PDF bytes."""
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=(612, 792))
    on_page(canvas, lines, total=total, page=page, account=account)
    for x, y, text in extra:
        canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.save()
    return into.getvalue()


def on_page(canvas, lines, *, total=None, page=None, account="7730412", render=0):
    canvas.setFont("Helvetica", 11)

    def put(x, y, text, *, right=False):
        thing = canvas.beginText(x - (canvas.stringWidth(text, "Helvetica", 11) if right else 0), y)
        thing.setTextRenderMode(render)
        thing.textOut(text)
        canvas.drawText(thing)

    put(60, 740, "Madeup Valley Clinic")
    put(60, 722, "Patient: Testa Madeup")
    put(330, 722, f"Account number: {account}")
    put(60, 704, "Statement date: 04/01/2026")
    if page:
        put(500, 30, page)
    for x, head in ((60, "Date"), (140, "Code"), (210, "Description")):
        put(x, 660, head)
    put(420, 660, "Units", right=True)
    put(540, 660, "Charge", right=True)
    y = 640
    for day, code, words, units, cents in lines:
        put(60, y, day)
        put(140, y, code)
        put(210, y, words)
        put(420, y, str(units), right=True)
        put(540, y, money(cents), right=True)
        y -= 20
    if total is not None:
        put(210, y - 10, "Total charges")
        put(540, y - 10, money(total), right=True)


def shot(pdf, *, dpi=200):
    """The first page as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    return Image.fromarray(document[0].render(scale=dpi / 72, grayscale=True).to_numpy().squeeze())


def saved(image, kind="PNG", **more):
    into = io.BytesIO()
    image.save(into, kind, **more)
    return into.getvalue()


def scan(*pages, text=None):
    """A PDF of pictures, with an invisible text layer where `text` draws one."""
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=(612, 792))
    for page in pages:
        canvas.drawImage(ImageReader(shot(page)), 0, 0, 612, 792)
        if text:
            text(canvas)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def read(data, name="paper"):
    return READER.read(io.BytesIO(data), name)


def facts(reading):
    return [
        (str(line.day), line.code, line.units and int(line.units), line.charge.cents)
        for bill in reading.bills
        for line in bill.lines
    ]


WANTED = [("2026-03-02", "99213", 1, 18500), ("2026-03-02", "80053", 2, 4210), ("2026-03-03", "93005", 1, 12000)]
WHOLE = drawn(total=34710)


def test_a_scanned_pdf_is_read_by_its_picture():
    reading = read(scan(WHOLE))
    assert (facts(reading), reading.reader, reading.pages) == (WANTED, "ocr", 1)
    [bill] = reading.bills
    assert str(bill.total_charges) == "347.10"
    assert bill.lines[0].spot.page == 1
    assert reading.doubts == ()


@pytest.mark.parametrize("turn", [90, 180])
def test_a_page_scanned_on_its_side_or_head_says_the_same_where_it_stands(turn):
    image = shot(WHOLE)
    reading, upright = read(saved(image.rotate(-turn, expand=True))), read(saved(image))
    assert facts(reading) == facts(upright) == WANTED
    assert reading.doubts == ()
    for line, other in zip(reading.bills[0].lines, upright.bills[0].lines, strict=True):
        assert line.spot.box == pytest.approx(turned(other.spot.box, turn), abs=25)


@pytest.mark.parametrize(("count", "said"), [(8, []), (25, [10, 20, 25])])
def test_a_long_text_says_how_far_it_is(count, said):
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=(612, 792))
    for _ in range(count):
        on_page(canvas, LINES)
        canvas.showPage()
    canvas.save()
    heard = []
    READER.read_pages(io.BytesIO(into.getvalue()), "paper", lambda page, of: heard.append((page, of)))
    assert heard == [(page, count) for page in said]


def test_a_sound_text_layer_needs_no_engine():
    reading = read(WHOLE)
    assert (facts(reading), reading.reader) == (WANTED, "pdf_text")


def test_a_page_whose_size_is_said_once_for_all_pages_is_read():
    own, shared = b"/MediaBox [ 0 0 612 792 ]", b"/Type /Pages /MediaBox [ 0 0 900 800 ]"
    assert WHOLE.count(own) == 1
    reading = read(WHOLE.replace(own, b"").replace(b"/Type /Pages", shared))
    assert len(facts(reading)) == 3
    assert reading.lost == ()


def test_a_photo_that_lies_on_its_side_is_turned_as_its_camera_says():
    exif = Image.Exif()
    exif[0x0112] = 6
    reading = read(saved(shot(WHOLE).rotate(90, expand=True), "JPEG", exif=exif, quality=90), "photo.jpg")
    assert facts(reading) == WANTED


def test_a_wrong_invisible_layer_is_not_believed():
    wrong = [(day, code, words, units, cents * 10) for day, code, words, units, cents in LINES]
    reading = read(scan(WHOLE, text=lambda canvas: on_page(canvas, wrong, total=347100, render=3)))
    assert facts(reading) == WANTED


def test_a_page_of_text_and_a_page_of_picture_are_one_paper():
    first = drawn(LINES[:2], page="Page 1 of 2")
    second = shot(drawn(LINES[2:], total=34710, page="Page 2 of 2"))
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=(612, 792))
    on_page(canvas, LINES[:2], page="Page 1 of 2")
    canvas.showPage()
    canvas.drawImage(ImageReader(second), 0, 0, 612, 792)
    canvas.showPage()
    canvas.save()
    assert first
    reading = read(into.getvalue())
    assert (facts(reading), reading.reader) == (WANTED, "pdf_text,ocr")


def test_photos_of_one_bill_are_read_together_whatever_their_order():
    pictures = [
        ("b.png", saved(shot(drawn(LINES[2:], total=34710, page="Page 2 of 2")))),
        ("a.png", saved(shot(drawn(LINES[:2], page="Page 1 of 2")))),
    ]
    told = []
    readings = read_album(pictures, lambda page, of: told.append((page, of)))
    assert [len(one.bills) for one in readings] == [1, 0]
    assert facts(readings[0]) == WANTED
    assert [line.spot.document for line in readings[0].bills[0].lines] == [1, 1, 0]
    assert {line.spot.page for line in readings[0].bills[0].lines} == {1}
    assert told[:2] == [(1, 2), (2, 2)]


def test_photos_of_two_bills_stay_apart():
    pictures = [("a.png", saved(shot(WHOLE))), ("b.png", saved(shot(drawn(LINES[:1], total=18500, account="5519027"))))]
    assert [len(facts(one)) for one in read_album(pictures, lambda page, of: None)] == [3, 1]


def test_an_empty_picture_is_refused_with_one_sentence():
    with pytest.raises(Refused) as refused:
        read(saved(Image.fromarray(np.full((1100, 850), 250, np.uint8))), "blank.png")
    assert refused.value.code in {"nothing_to_read", "not_a_bill"}


def test_every_page_of_a_long_scan_is_told_before_it_is_read():
    told = []
    READER.read_pages(
        io.BytesIO(scan(WHOLE, drawn(LINES, total=34710, account="99120443"))), "two.pdf", lambda *at: told.append(at)
    )
    assert told[:2] == [(1, 2), (2, 2)]


def beside(lines, pictured, *, total):
    """A page with some lines as text and the rest, with the total, in a picture pasted below."""
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=(612, 792))
    on_page(canvas, lines)
    below = shot(drawn(pictured, total=total)).crop((0, 395, 1700, 875))  # from under the headings on
    canvas.drawImage(ImageReader(below), 0, 437, 612, 612 * 480 / 1700)
    canvas.showPage()
    canvas.save()
    return into.getvalue()


def test_lines_in_a_picture_beside_text_are_read_and_the_text_stays_text():
    reading = read(beside(LINES[:2], LINES[2:], total=34710))
    assert (facts(reading), reading.reader) == (WANTED, "pdf_text,ocr")
    [bill] = reading.bills
    assert str(bill.total_charges) == "347.10"
    assert reading.doubts == ()


def test_what_is_in_a_picture_beside_text_overrides_no_text():
    text = (Word("$100.00", (8000, 1000, 8800, 1150), 1),)
    seen = (
        Word("$700.00", (7990, 5000, 8790, 5150), 1, shown=(8000, 1010, 8800, 1160), printed=False),
        Word("$55.00", (1, 1, 2, 2), 1, shown=(8000, 4000, 8800, 4150), printed=False),
        Word("~;", (1, 1, 2, 2), 1, shown=(3000, 4000, 3200, 4150), printed=False, confidence=200),
        Word("$9.00", (1, 1, 2, 2), 1, shown=(8000, 9000, 8800, 9150), printed=False),
    )
    inside, others = parted(seen, [(0, 900, 10_000, 5000)])
    assert [word.text for word in others] == ["$9.00"]
    assert [(word.text, word.box) for word in joined(text, inside)] == [
        ("$100.00", (8000, 1000, 8800, 1150)),
        ("$55.00", (8000, 4000, 8800, 4150)),
    ]


def test_another_look_into_the_picture_leaves_the_text_alone():
    text = Word("$100.00", (8000, 1000, 8800, 1150), 1)
    first = Word("$55.00", (8000, 4000, 8800, 4150), 1, printed=False, confidence=600)
    alike = Word("$55.00", (8005, 4005, 8800, 4150), 1, printed=False, confidence=900)
    over = Word("$700.00", (8000, 1000, 8800, 1150), 1, printed=False, confidence=990)
    one, two = again((text, first), (alike, over))
    assert one is text
    assert (two.text, two.agreed, two.printed) == ("$55.00", True, False)
