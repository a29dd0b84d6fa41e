"""PDFs with a text layer: the same papers as text, places in fractions of the page, scans and attacks refused in one sentence."""

import io
import random
import zlib
from pathlib import Path

import pypdfium2
import pytest
from made_papers import as_pdf, make, text_as_pdf
from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from almoner.adapters.readers import text
from almoner.adapters.readers.pages import READER
from almoner.engine.bill import Reading
from almoner.engine.errors import Refused

FOLDER = Path(__file__).parent / "fixtures" / "text"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
SET_OTHERWISE = {"tabs", "hostile"}  # tabs and control characters have no place in a PDF's text


def read(data: bytes) -> Reading:
    return READER.read(io.BytesIO(data), "paper.pdf")


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read(data)
    return caught.value


def facts(reading: Reading) -> list:
    return [
        (
            bill.kind,
            bill.provider,
            bill.patient,
            bill.claim,
            bill.total_charges,
            bill.balance,
            bill.insurance_paid,
            bill.patient_responsibility,
            [
                (line.day, line.code, line.modifiers, line.revenue_code, line.units, line.charge, line.paid, line.patient_owes)
                for line in bill.lines
            ],
            [(row.kind, row.amount, row.first_line, row.last_line) for row in bill.rows],
        )
        for bill in reading.bills
    ]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SET_OTHERWISE])
def test_a_pdf_says_what_its_text_says(name: str) -> None:
    plain = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    from_text = text.READER.read(io.BytesIO(plain.encode()), "paper.txt")
    from_pdf = read(text_as_pdf(plain))

    assert facts(from_pdf) == facts(from_text)
    assert [notice.kind for notice in from_pdf.notices] == [notice.kind for notice in from_text.notices]
    assert from_pdf.kind == from_text.kind


def test_places_are_ten_thousandths_of_the_page() -> None:
    bill = read(as_pdf(make(2))).bills[0]
    boxes = [line.spot.box for line in bill.lines if line.spot and line.spot.box]

    assert len(boxes) == len(bill.lines)
    assert all(0 <= x0 < x1 <= 10_000 and 0 <= y0 < y1 <= 10_000 for x0, y0, x1, y1 in boxes)
    assert [box[1] for box in boxes] == sorted(box[1] for box in boxes)
    assert bill.spots is not None
    assert bill.spots["balance"].box is not None


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_the_same(turn: int) -> None:
    upright = as_pdf(make(5))
    document = pypdfium2.PdfDocument(upright)
    for page in document:
        page.set_rotation(turn)
    out = io.BytesIO()
    document.save(out)
    document.close()
    reading, straight = read(out.getvalue()), read(upright)

    assert facts(reading) == facts(straight)
    for line, before in zip(reading.bills[0].lines, straight.bills[0].lines, strict=True):
        x0, y0, x1, y1 = before.spot.box
        shown = {
            90: (10_000 - y1, x0, 10_000 - y0, x1),
            180: (10_000 - x1, 10_000 - y1, 10_000 - x0, 10_000 - y0),
            270: (y0, 10_000 - x1, y1, 10_000 - x0),
        }
        assert line.spot.box == shown[turn]


def test_a_page_drawn_sideways_and_turned_back_reads_the_same() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(792, 612))
    canvas.setPageRotation(90)
    canvas.rotate(90)
    for number, line in enumerate((FOLDER / "reversals.txt").read_text().split("\n")):
        canvas.setFont("Courier", 8)
        canvas.drawString(40, -60 - number * 12, line)
    canvas.save()
    reading = read(out.getvalue())

    assert [line.charge.cents for line in reading.bills[0].lines] == [20000, -20000, 20000, 15000, -15000]
    boxes = [line.spot.box for line in reading.bills[0].lines]
    assert [box[1] for box in boxes] == sorted(box[1] for box in boxes)
    assert all(x1 - x0 > y1 - y0 for x0, y0, x1, y1 in boxes)


def read_or_none(data: bytes) -> Reading | None:
    try:
        return read(data)
    except Refused:
        return None


def picture_page(canvas: Canvas) -> None:
    pixels = io.BytesIO()
    from PIL import Image

    Image.new("L", (60, 80), 230).save(pixels, "PNG")
    pixels.seek(0)
    canvas.drawImage(ImageReader(pixels), 0, 0, *letter)


def test_an_empty_scan_is_refused_with_what_would_help() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter)
    picture_page(canvas)
    canvas.save()
    refused = refusal(out.getvalue())

    assert refused.code in {"nothing_to_read", "not_a_bill"}


def test_text_hidden_under_a_picture_is_no_text() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter)
    picture_page(canvas)
    words = canvas.beginText(50, 700)
    words.setFont("Helvetica", 9)
    words.setTextRenderMode(3)
    words.textLine("Patient: Sample Person   Account: 771   Amount due: $5.00")
    canvas.drawText(words)
    canvas.save()

    assert refusal(out.getvalue()).code in {"nothing_to_read", "not_a_bill"}


def test_a_picture_beside_text_costs_the_text_nothing() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter)
    for number, line in enumerate((FOLDER / "reversals.txt").read_text().split("\n")):
        canvas.setFont("Courier", 8)
        canvas.drawString(40, 740 - number * 12, line)
    canvas.showPage()
    picture_page(canvas)
    canvas.save()
    reading = read(out.getvalue())

    assert reading.pages == 2
    assert len(reading.bills[0].lines) == 5
    assert reading.reader == "pdf_text,ocr"


def test_a_locked_paper_is_refused() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, encrypt=StandardEncryption("secret", canPrint=1))
    canvas.drawString(50, 700, "Amount due: $5.00")
    canvas.save()
    refused = refusal(out.getvalue())

    assert refused.code == "locked"
    assert "password" in str(refused)


def raw(objects: list[bytes]) -> bytes:
    """A PDF of hand-written objects, the first of them the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, thing in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + thing + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def one_page(content: bytes, box: bytes = b"[0 0 612 792]", packing: bytes = b"") -> bytes:
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox " + box + b" /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Length %d %s >>\nstream\n" % (len(content), packing) + content + b"\nendstream",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        ]
    )


def test_a_huge_page_reads_or_is_refused() -> None:
    content = b"BT /F1 9 Tf 50 700 Td (Patient: Sample Person  Account: 771) Tj 0 -14 Td (Amount due: $5.00) Tj ET"
    for box in (b"[0 0 14400000 14400000]", b"[0 0 0 0]", b"[612 792 0 0]", b"[-1e9 -1e9 1e9 1e9]"):
        reading = read_or_none(one_page(content, box))
        assert reading is None or all(bill.balance is None or bill.balance.cents == 500 for bill in reading.bills)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    once = zlib.compress(b"\x00" * (200 * 1024 * 1024), 9)
    assert refusal(one_page(once, packing=b"/Filter /FlateDecode")).code == "pdf_too_big"
    twice = zlib.compress(once, 9)
    assert refusal(one_page(twice, packing=b"/Filter [/FlateDecode /FlateDecode]")).code == "pdf_too_big"


def test_bytes_after_a_packed_stream_do_not_stop_the_reading() -> None:
    text = b"BT /F1 9 Tf 50 700 Td (Patient: Sample Person  Account: 771) Tj 0 -14 Td (Amount due: $5.00) Tj ET\n"
    rnd = random.Random(1)
    comment = bytes(rnd.randrange(33, 127) for _ in range(3000)).replace(b"%", b"#") * 1100
    content = zlib.compress(text + b"%" + comment, 9) + b"\n" * 300

    assert read(one_page(content, packing=b"/Filter /FlateDecode")).bills[0].balance.cents == 500


def test_a_million_objects_are_refused() -> None:
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n1\nendobj\n" % number for number in range(1, 1_000_001)) + b"%%EOF"
    assert refusal(data).code == "pdf_too_big"


def test_deep_nesting_is_refused() -> None:
    assert refusal(raw([b"<< /Type /Catalog /A " + b"[" * 5000 + b"]" * 5000 + b" >>"])).code == "pdf_too_deep"
    assert refusal(raw([b"<< /Type /Catalog /A " + b"<< /A " * 5000 + b">>" * 5000 + b" >>"])).code == "pdf_too_deep"


def test_too_many_pages_are_refused() -> None:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 603))
    pages = [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"] * 600
    data = raw([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [" + kids + b"] /Count 600 >>", *pages])

    assert refusal(data).code == "too_many_pages"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"%PDF-1.7\n%%EOF", b"hello", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    assert refusal(data).code in {"empty", "not_a_pdf", "broken_pdf"}


def damaged(seed: int, whole: bytes) -> bytes:
    rnd = random.Random(seed)
    data = bytearray(whole)
    kind = rnd.randrange(4)
    if kind == 0:
        return bytes(data[: rnd.randrange(len(data))])
    if kind == 1:
        for _ in range(rnd.randint(1, 40)):
            data[rnd.randrange(len(data))] = rnd.randrange(256)
    elif kind == 2:
        at = rnd.randrange(len(data))
        data[at:at] = bytes(rnd.randrange(256) for _ in range(rnd.randint(1, 200)))
    else:
        start, end = sorted(rnd.randrange(len(data)) for _ in range(2))
        del data[start : min(end, start + 400)]
    return bytes(data)


def fuzz(seeds: range) -> None:
    wholes = [as_pdf(make(seed)) for seed in range(3)]
    for seed in seeds:
        reading = read_or_none(damaged(seed, wholes[seed % 3]))
        if reading is not None:
            assert reading.parts == reading.parts_accounted


def test_damaged_pdfs_read_or_are_refused() -> None:
    fuzz(range(300))


@pytest.mark.slow
def test_many_damaged_pdfs_read_or_are_refused() -> None:
    fuzz(range(1_000, 11_000))


def plan_paper(*, date: str, claim: str) -> bytes:
    """Labels at one margin and their values at another, then a table whose first columns stand under them."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 760, "Example Health Plan")
    canvas.drawString(50, 744, "Explanation of Benefits - this is not a bill")
    y = 720
    facts = {
        "Member": "Faye Fictional",
        "Member ID": "9ZZ-11",
        "EOB date": "05/01/2026",
        "Claim number": claim,
        "Provider": "Pretend Clinic of Nowhere",
    }
    for name, value in facts.items():
        canvas.drawString(50, y, name)
        canvas.drawString(170, y, value)
        y -= 14
    second = 105 if date == "Date" else 125
    rows = [
        (date, "Description", "Billed", "Allowed", "Plan paid", "You owe"),
        ("04/02/2026", "Office visit 99213", "240.00", "150.00", "120.00", "30.00"),
        ("04/02/2026", "Blood count 85025", "60.00", "40.00", "40.00", "0.00"),
        ("", "Total", "300.00", "190.00", "160.00", "30.00"),
    ]
    for day, words, *amounts in rows:
        y -= 14
        canvas.drawString(50, y, day)
        canvas.drawString(second, y, words)
        for x, amount in zip((300, 370, 440, 520), amounts, strict=True):
            canvas.drawRightString(x, y, amount)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("date", ["Date", "Date of service"])
@pytest.mark.parametrize("claim", ["CLM5", "EX26-000777"])
def test_labels_at_a_margin_above_a_table_are_no_headings(date: str, claim: str) -> None:
    reading = READER.read(io.BytesIO(plan_paper(date=date, claim=claim)), "eob.pdf")

    (bill,) = reading.bills
    assert [(str(line.charge), str(line.allowed), str(line.paid), str(line.patient_owes)) for line in bill.lines] == [
        ("240.00", "150.00", "120.00", "30.00"),
        ("60.00", "40.00", "40.00", "0.00"),
    ]
    assert (bill.claim, bill.provider.name, bill.patient.name) == (claim, "Pretend Clinic of Nowhere", "Faye Fictional")
    assert reading.lost == ()
