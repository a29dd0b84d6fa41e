"""Words out of a PDF's text layer: the same as letter by letter, and the same as another library reads, where they stand."""

import logging
from itertools import pairwise

import pdfplumber
import pytest
from drawn_pdf import LINES, bill, by_hand, drawn, opened, stream
from made_papers import as_pdf, make, sheet, sheet_as_pdf

from almoner.adapters.readers.pdf_parts.words import PageText, read_words


def words_of(data: bytes, *, by_letters: bool = False, most: int = 60_000) -> PageText:
    document, page = opened(data)
    read = read_words(page, 1, most=most, printed=(lambda mark, box: True) if by_letters else None)
    page.close()
    document.close()
    return read


def texts(data: bytes) -> list[str]:
    return [word.text for word in words_of(data).words]


def crowded(canvas):
    bill(canvas)
    canvas.drawString(72, 500, "99213")
    canvas.drawString(72 + canvas.stringWidth("99213", "Helvetica", 10), 500, "-25")
    canvas.setFont("Times-Italic", 14)
    canvas.drawString(200, 500, "AV")
    canvas.setFont("Courier", 6)
    canvas.drawString(222, 500, "small")
    canvas.drawString(300, 500, "1")
    canvas.drawString(304, 504, "st")
    text = canvas.beginText(72, 400)
    text.setFont("Helvetica", 10)
    text.setCharSpace(3)
    text.textLine("SPACED OUT 1,204.00")
    text.setCharSpace(0)
    text.setHorizScale(60)
    text.textLine("narrow 55.10")
    text.setHorizScale(100)
    text.setRise(3)
    text.textLine("raised 5.00")
    canvas.drawText(text)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_words_are_those_read_letter_by_letter(turn: int) -> None:
    def page(canvas):
        canvas.setPageRotation(turn)
        crowded(canvas)

    data = drawn(page, size=(792, 612) if turn in (90, 270) else (612, 792))

    assert words_of(data).words == words_of(data, by_letters=True).words


@pytest.mark.parametrize("seed", range(12))
def test_made_papers_read_the_same_letter_by_letter(seed: int) -> None:
    for data in (as_pdf(make(seed)), sheet_as_pdf(sheet(seed), jitter=seed)):
        assert words_of(data).words == words_of(data, by_letters=True).words


@pytest.mark.parametrize("seed", range(6))
def test_another_library_reads_the_same_words_in_the_same_places(seed: int, tmp_path) -> None:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    path = tmp_path / "bill.pdf"
    path.write_bytes(as_pdf(make(seed)))
    with pdfplumber.open(path) as pdf:
        theirs = [
            (word["text"], (word["x0"] / 612, word["top"] / 792, word["x1"] / 612, word["bottom"] / 792))
            for word in pdf.pages[0].extract_words()
        ]
    ours = [(word.text, tuple(edge / 10_000 for edge in word.box)) for word in words_of(path.read_bytes()).words]

    assert sorted(text for text, _ in ours) == sorted(text for text, _ in theirs)
    for text, box in ours:
        nearest = min(
            (other for same, other in theirs if same == text), key=lambda other: abs(other[0] - box[0]) + abs(other[1] - box[1])
        )
        assert abs(nearest[0] - box[0]) < 0.002
        assert abs(nearest[2] - box[2]) < 0.004
        assert box[1] < (nearest[1] + nearest[3]) / 2 < box[3]


def test_a_hyphen_at_the_end_of_a_line_ends_its_word() -> None:
    def page(canvas):
        canvas.drawString(72, 700, "A made-up exam-")
        canvas.drawString(72, 688, "ination")

    assert texts(drawn(page)) == ["A", "made-up", "exam-", "ination"]


def test_amounts_far_apart_are_apart_and_parts_that_touch_are_one() -> None:
    def page(canvas):
        canvas.drawString(72, 700, "1,204")
        canvas.drawString(72 + canvas.stringWidth("1,204", "Helvetica", 10), 700, ".00")
        canvas.drawString(200, 700, "45.00")

    assert texts(drawn(page)) == ["1,204.00", "45.00"]


def test_leaders_and_bars_are_set_apart() -> None:
    def page(canvas):
        canvas.drawString(72, 700, "Total........12.00|A")

    read = words_of(drawn(page)).words
    assert [word.text for word in read] == ["Total", "........", "12.00", "|", "A"]
    assert all(one.box[2] <= other.box[0] for one, other in pairwise(read))


def test_text_on_its_side_is_upright() -> None:
    def page(canvas):
        canvas.translate(400, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Total charges 305.50")

    read = words_of(drawn(page))
    assert [word.text for word in read.words] == ["Total", "charges", "305.50"]
    assert {word.turn for word in read.words} == {270}
    assert len({word.box[1] for word in read.words}) == 1
    assert [word.box[0] for word in read.words] == sorted(word.box[0] for word in read.words)


@pytest.mark.parametrize("by_letters", [False, True])
def test_words_up_the_margin_are_words(by_letters: bool) -> None:
    def page(canvas):
        bill(canvas)
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "FORM 12345-A")

    read = words_of(drawn(page), by_letters=by_letters)

    assert [word.text for word in read.words][-2:] == ["FORM", "12345-A"]
    assert {word.turn for word in read.words} == {0}
    x0, y0, x1, y1 = read.words[-1].box
    assert x1 - x0 < 300 < y1 - y0


def test_places_are_of_the_crop_box() -> None:
    content = b"BT /F1 10 Tf 100 600 Td (Corner) Tj ET"
    (word,) = words_of(by_hand(content, page=b"/MediaBox [0 0 612 792] /CropBox [100 400 500 600]")).words

    assert word.box[0] == 0
    assert word.box[1] < 0 < word.box[3] < 300


def test_text_outside_the_page_is_told_with_its_place() -> None:
    (word,) = words_of(drawn(lambda canvas: canvas.drawString(700, 300, "Beside"))).words

    assert word.box[0] > 10_000


def test_signs_outside_the_first_plane_do_not_shift_the_boxes() -> None:
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>",
        stream(
            b"",
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
            b" 1 beginbfchar <41> <D83DDE00> endbfchar endcmap end",
        ),
    )
    data = by_hand(b"BT /F1 10 Tf 72 700 Td (A A 12.00) Tj 0 -40 Td (13.00) Tj ET", fonts=b"<< /F1 6 0 R >>", more=font)

    assert words_of(data).words[-2:] == words_of(data, by_letters=True).words[-2:]
    assert [word.text for word in words_of(data).words[-2:]] == ["12.00", "13.00"]


def test_no_more_than_asked_for_is_read() -> None:
    read = words_of(drawn(bill), most=20)

    assert read.cut
    assert read.characters == 20
    assert " ".join(word.text for word in read.words) == " ".join(LINES[0].split())[:20].strip()
    assert not words_of(drawn(bill)).cut


def test_an_empty_page_has_no_words() -> None:
    read = words_of(drawn(lambda canvas: None))

    assert (read.words, read.text, read.characters, read.cut, read.turn, read.unmapped) == ((), "", 0, False, 0, 0)


def test_a_small_raised_figure_is_a_word_of_its_own() -> None:
    def page(canvas):
        for at, (whole, small) in enumerate((("213", "52"), ("$1,234.", "56"), ("80.00", "1"))):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(72, 700 - 20 * at, whole)
            canvas.setFont("Helvetica", 6.5)
            canvas.drawString(72 + canvas.stringWidth(whole, "Helvetica", 10), 703 - 20 * at, small)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 600, "1204.50")

    assert texts(drawn(page)) == ["213", "52", "$1,234.", "56", "80.00", "1", "1204.50"]
