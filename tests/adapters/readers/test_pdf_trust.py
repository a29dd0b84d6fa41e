"""Which pages of a PDF are read by their text, which by their picture, and which text counts as printed."""

import pytest
from drawn_pdf import LINES, bill, by_hand, drawn, invisible_bill, opened, scan, stream, whole

from almoner.adapters.readers.pdf_parts.trust import Judged, PageKind, Reason, judge, left_out

WORDS = [word for line in LINES for word in line.split()]


def look(data: bytes) -> Judged:
    document, page = opened(data)
    judged = judge(page, 1)
    page.close()
    document.close()
    return judged


def verdict(judged: Judged) -> tuple[PageKind, Reason]:
    return judged.kind, judged.reason


def printed(judged: Judged) -> list[str]:
    return [word.text for word in judged.words]


def hidden(judged: Judged) -> list[str]:
    return [word.text for word in judged.hidden]


def test_a_page_of_text_is_text() -> None:
    judged = look(drawn(bill))

    assert verdict(judged) == (PageKind.TEXT, Reason.SOUND)
    assert printed(judged) == WORDS
    assert judged.hidden == ()
    assert left_out(judged, 1) == []


def test_a_blank_page_is_text_without_words() -> None:
    judged = look(drawn(lambda canvas: None))

    assert verdict(judged) == (PageKind.TEXT, Reason.EMPTY)
    assert judged.words == ()


def test_a_scan_is_a_picture() -> None:
    assert verdict(look(drawn(lambda canvas: whole(canvas, scan())))) == (PageKind.PICTURE, Reason.NO_TEXT)


@pytest.mark.parametrize("first", ["text", "picture"])
def test_an_invisible_text_layer_over_a_scan_is_a_picture(first: str) -> None:
    def page(canvas):
        if first == "text":
            invisible_bill(canvas)
        whole(canvas, scan())
        if first == "picture":
            invisible_bill(canvas)

    judged = look(drawn(page))

    assert verdict(judged) == (PageKind.PICTURE, Reason.HIDDEN_TEXT)
    assert judged.words == ()
    assert hidden(judged) == WORDS


def test_text_covered_by_a_picture_is_a_picture() -> None:
    def page(canvas):
        bill(canvas)
        whole(canvas, scan(("Amount due 9,305.50",)))

    assert verdict(look(drawn(page))) == (PageKind.PICTURE, Reason.HIDDEN_TEXT)


def test_a_stamped_number_does_not_make_a_scan_a_text() -> None:
    def page(canvas):
        whole(canvas, scan())
        invisible_bill(canvas)
        canvas.drawString(480, 20, "PAGE 0001")

    judged = look(drawn(page))

    assert verdict(judged) == (PageKind.PICTURE, Reason.HIDDEN_TEXT)


def test_text_to_be_seen_over_a_whole_picture_is_checked() -> None:
    def page(canvas):
        whole(canvas, scan(("Made-up letter head",)))
        bill(canvas)

    judged = look(drawn(page))

    assert verdict(judged) == (PageKind.CHECK, Reason.TEXT_OVER_PICTURE)
    assert printed(judged) == WORDS
    assert judged.pictures == ((0, 0, 10_000, 10_000),)


def test_a_picture_of_print_beside_text_is_checked() -> None:
    def page(canvas):
        bill(canvas)
        canvas.drawImage(scan(), 72, 100, 468, 400)

    assert verdict(look(drawn(page))) == (PageKind.CHECK, Reason.PICTURE_BESIDE_TEXT)


def test_a_logo_is_no_reason() -> None:
    def page(canvas):
        canvas.drawImage(scan(), 72, 740, 100, 40)
        bill(canvas, y=700)

    assert verdict(look(drawn(page))) == (PageKind.TEXT, Reason.SOUND)


def test_a_plain_background_picture_is_no_reason() -> None:
    def page(canvas):
        whole(canvas, scan(()))
        bill(canvas)

    assert verdict(look(drawn(page))) == (PageKind.TEXT, Reason.SOUND)


def white(canvas):
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 300, "Balance 1.00")


def nearly_white(canvas):
    canvas.setFillColorRGB(0.98, 0.98, 0.98)
    canvas.drawString(72, 300, "Balance 1.00")


def tiny(canvas):
    canvas.setFont("Helvetica", 1)
    canvas.drawString(72, 300, "Balance 1.00")


def beside(canvas):
    canvas.drawString(700, 300, "Balance 1.00")


def above(canvas):
    canvas.drawString(72, 900, "Balance 1.00")


def clipped(canvas):
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(300, 500, 10, 10)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(72, 300, "Balance 1.00")
    canvas.restoreState()


def painted_over(canvas):
    canvas.drawString(72, 300, "Balance 1.00")
    canvas.setFillColorRGB(0, 0, 0)
    canvas.rect(60, 290, 200, 30, fill=1)


def see_through(canvas):
    canvas.setFillAlpha(0.01)
    canvas.drawString(72, 300, "Balance 1.00")


def no_paint(canvas):
    text = canvas.beginText(72, 300)
    text.setTextRenderMode(3)
    text.textLine("Balance 1.00")
    canvas.drawText(text)


def same_as_its_box(canvas):
    canvas.setFillColorRGB(0.1, 0.2, 0.6)
    canvas.rect(60, 290, 200, 30, fill=1, stroke=0)
    canvas.drawString(72, 300, "Balance 1.00")


@pytest.mark.parametrize(
    "hide", [white, nearly_white, tiny, beside, above, clipped, painted_over, see_through, no_paint, same_as_its_box]
)
def test_text_that_nobody_sees_is_not_printed(hide) -> None:
    def page(canvas):
        bill(canvas)
        hide(canvas)

    judged = look(drawn(page))

    assert printed(judged) == WORDS
    assert hidden(judged) == ["Balance", "1.00"]
    assert left_out(judged, 3) == ["page 3 holds text that nobody sees on it, which was left out: Balance 1.00"]


def test_hidden_digits_inside_an_amount_are_left_out_of_it() -> None:
    def page(canvas):
        bill(canvas)
        canvas.drawString(72, 300, "Balance 12")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72 + canvas.stringWidth("Balance 12", "Helvetica", 10), 300, "000")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(72 + canvas.stringWidth("Balance 12000", "Helvetica", 10), 300, ".00")

    judged = look(drawn(page))

    assert "12000.00" not in printed(judged)
    assert {"12", ".00"} <= set(printed(judged))


def test_white_on_a_dark_heading_and_grey_are_printed() -> None:
    def page(canvas):
        bill(canvas)
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(60, 290, 300, 30, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 300, "Balance 1.00")
        canvas.setFillColorRGB(0.75, 0.75, 0.75)
        canvas.setFont("Helvetica", 5)
        canvas.drawString(72, 200, "Fine print in grey, 2.00")

    judged = look(drawn(page))

    assert judged.hidden == ()
    assert printed(judged)[-7:] == ["Balance", "1.00", "Fine", "print", "in", "grey,", "2.00"]


def test_red_on_green_of_the_same_darkness_is_printed() -> None:
    def page(canvas):
        bill(canvas)
        canvas.setFillColorRGB(0, 0.51, 0)
        canvas.rect(60, 290, 300, 30, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.drawString(72, 300, "Balance 1.00")

    assert look(drawn(page)).hidden == ()


def test_rules_of_underscores_and_dots_are_printed() -> None:
    def page(canvas):
        bill(canvas)
        canvas.drawString(72, 300, "Name ____________ Total ........ 1.00 | 2.00 -")

    judged = look(drawn(page))

    assert judged.hidden == ()
    assert printed(judged)[-8:] == ["Name", "____________", "Total", "........", "1.00", "|", "2.00", "-"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_hidden_text_is_found_on_turned_pages(turn: int) -> None:
    def page(canvas):
        canvas.setPageRotation(turn)
        bill(canvas)
        white(canvas)

    judged = look(drawn(page, size=(792, 612) if turn != 180 else (612, 792)))  # the canvas swaps the sides of a turned page

    assert sorted(printed(judged)) == sorted(WORDS)
    assert hidden(judged) == ["Balance", "1.00"]


def test_text_in_forms_is_judged_like_any_other() -> None:
    inside = b"BT /F1 10 Tf 0 100 Td (Seen 1.00) Tj 1 1 1 rg 0 -30 Td (Hidden 2.00) Tj ET"
    form = stream(
        b"/Type /XObject /Subtype /Form /BBox [0 0 400 200] /Matrix [1 0 0 1 20 20] /Resources << /Font << /F1 5 0 R >> >>",
        inside,
    )
    judged = look(by_hand(b"q 1 0 0 1 100 400 cm /X1 Do Q", more=(form,)))

    assert printed(judged) == ["Seen", "1.00"]
    assert hidden(judged) == ["Hidden", "2.00"]


def test_a_picture_in_a_form_is_found_where_it_is_shown() -> None:
    image = stream(
        b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\x00\xff\xff\x00"
    )
    form = stream(
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /I1 7 0 R >> >>",
        b"q 306 0 0 396 0 396 cm /I1 Do Q",
    )
    judged = look(by_hand(b"/X1 Do", more=(form, image)))

    assert verdict(judged) == (PageKind.PICTURE, Reason.NO_TEXT)
    assert judged.pictures == ((0, 0, 5_000, 5_000),)


def test_words_outside_the_crop_box_are_not_printed() -> None:
    content = b"BT /F1 10 Tf 200 500 Td (Seen 1.00) Tj 0 -300 Td (Cropped 2.00) Tj ET"
    judged = look(by_hand(content, page=b"/MediaBox [0 0 612 792] /CropBox [100 400 500 700]"))

    assert printed(judged) == ["Seen", "1.00"]
    assert hidden(judged) == ["Cropped", "2.00"]


def test_a_layer_that_is_switched_off_is_not_printed() -> None:
    data = by_hand(
        b"BT /F1 10 Tf 72 500 Td (Seen 1.00) Tj ET /OC /L1 BDC BT /F1 10 Tf 72 300 Td (Layer 2.00) Tj ET EMC",
        more=(b"<< /Type /OCG /Name (Hidden) >>",),
    )
    data = data.replace(b"/XObject << /X1 6 0 R >>", b"/Properties<< /L1 6 0 R>>")
    data = data.replace(
        b"/Pages 2 0 R >>", b"/Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Order [6 0 R] >> >> >>", 1
    )
    judged = look(data)

    assert printed(judged) == ["Seen", "1.00"]
    assert hidden(judged) == ["Layer", "2.00"]


def shifted(text: bytes, by: int) -> bytes:
    """As a font without a character map tells it: every letter another one."""
    moved = bytes(33 + (mark - 33 + by) % 94 if mark > 32 else mark for mark in text)
    return moved.translate(bytes.maketrans(b"()\\", b"[]/"))


@pytest.mark.parametrize("by", [1, 3, 13, 29, 40, 65])
def test_letters_that_do_not_say_what_they_mean_are_a_picture(by: int) -> None:
    lines = b" T* ".join(b"(%s) Tj" % shifted(line.encode(), by) for line in LINES)
    judged = look(by_hand(b"BT /F1 10 Tf 12 TL 72 700 Td " + lines + b" ET"))

    assert verdict(judged) == (PageKind.PICTURE, Reason.NO_CHARACTER_MAP)


def test_a_font_of_private_signs_is_a_picture() -> None:
    names = b" ".join(b"/g%d" % number for number in range(33, 127))
    font = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Unknown /Encoding << /Type /Encoding /Differences [33 %s] >> >>"
        % names
    )
    lines = b" T* ".join(b"(%s) Tj" % line.encode() for line in LINES)
    judged = look(by_hand(b"BT /F1 10 Tf 12 TL 72 700 Td " + lines + b" ET", fonts=b"<< /F1 6 0 R >>", more=(font,)))

    assert judged.kind is PageKind.PICTURE


def test_letters_drawn_as_shapes_are_a_picture() -> None:
    def page(canvas):
        for row in range(30):
            for column in range(40):
                path = canvas.beginPath()
                x, y = 72 + column * 10, 720 - row * 20
                path.moveTo(x, y)
                for corner in range(1, 12):
                    path.lineTo(x + corner % 3 * 3, y + corner * 0.8)
                path.close()
                canvas.drawPath(path, stroke=0, fill=1)

    judged = look(drawn(page))
    assert verdict(judged) == (PageKind.PICTURE, Reason.DRAWN_LETTERS)

    def numbered(canvas):
        page(canvas)
        canvas.drawString(300, 20, "Page 1 of 1")

    judged = look(drawn(numbered))
    assert verdict(judged) == (PageKind.CHECK, Reason.DRAWN_LETTERS)


def test_a_ruled_table_is_text() -> None:
    def page(canvas):
        bill(canvas)
        for row in range(30):
            canvas.line(60, 730 - row * 16, 500, 730 - row * 16)
            canvas.rect(60, 730 - row * 16, 40, 16)

    assert verdict(look(drawn(page))) == (PageKind.TEXT, Reason.SOUND)


def test_looking_leaves_the_page_as_it_was() -> None:
    document, page = opened(drawn(bill))

    assert printed(judge(page, 1)) == printed(judge(page, 1)) == WORDS
    page.close()
    document.close()


def test_a_page_for_which_nothing_is_left_is_no_picture() -> None:
    document, page = opened(drawn(bill, bill))
    judged = judge(page, 1, most=0)
    page.close()
    document.close()

    assert (judged.kind, judged.words, judged.cut) == (PageKind.TEXT, (), True)
    assert left_out(judged, 1) == ["page 1 holds more text than was read"]
