"""Pages of a PDF as pictures: what a person sees, at the resolution to read it at, never larger than there is room for."""

import numpy as np
import pytest
from drawn_pdf import bill, by_hand, drawn, opened, scan, whole

from almoner.adapters.readers.pdf_parts import opening
from almoner.adapters.readers.pdf_parts.drawn import drawn_on
from almoner.adapters.readers.pdf_parts.render import reading_dpi, render_page
from almoner.adapters.readers.pdf_parts.trust import judge


def picture(data: bytes, **asked):
    document, page = opened(data)
    rendered = render_page(page, **({"dpi": reading_dpi(page, drawn_on(page))} | asked))
    page.close()
    document.close()
    return rendered


def corner(canvas):
    canvas.rect(0, 692, 100, 100, fill=1)


def test_a_page_of_text_is_drawn_at_300_dpi() -> None:
    rendered = picture(drawn(bill))

    assert rendered.dpi == 300
    assert rendered.gray.shape == (3300, 2550)
    assert rendered.gray.dtype == np.uint8
    assert rendered.gray.min() < 30
    assert rendered.gray.max() == 255


@pytest.mark.parametrize(("dots", "dpi"), [((850, 1100), 100), ((1700, 2200), 200), ((3400, 4400), 400), ((5100, 6600), 400)])
def test_a_scan_is_drawn_at_its_own_resolution(dots: tuple[int, int], dpi: int) -> None:
    rendered = picture(drawn(lambda canvas: whole(canvas, scan(dots=dots))))

    assert rendered.dpi == dpi
    assert rendered.gray.shape == (round(11 * dpi), round(8.5 * dpi))


def test_a_logo_does_not_decide_the_resolution() -> None:
    assert picture(drawn(lambda canvas: canvas.drawImage(scan(), 72, 700, 80, 60))).dpi == 300


@pytest.mark.parametrize(("turn", "where"), [(0, (0, 0)), (90, (0, 1)), (180, (1, 1)), (270, (1, 0))])
def test_a_turned_page_is_drawn_as_it_is_shown(turn: int, where: tuple[int, int]) -> None:
    data = by_hand(b"0 692 100 100 re f", page=b"/MediaBox [0 0 612 792] /Rotate %d" % turn)
    gray = picture(data, dpi=72).gray
    high, wide = gray.shape

    assert (high, wide) == ((792, 612) if turn % 180 == 0 else (612, 792))
    dark = np.argwhere(gray < 50).mean(axis=0)
    assert (int(dark[0] > high / 2), int(dark[1] > wide / 2)) == where


def test_only_the_crop_box_is_drawn() -> None:
    data = by_hand(b"0 0 300 792 re f", page=b"/MediaBox [0 0 612 792] /CropBox [200 100 400 200]")
    gray = picture(data, dpi=72).gray

    assert gray.shape == (100, 200)
    assert gray[:, :99].max() == 0
    assert gray[:, 101:].min() == 255


@pytest.mark.parametrize("sides", [(14_400, 14_400), (2, 14_400), (1_000_000, 3)])
def test_a_huge_page_is_drawn_smaller(sides: tuple[int, int]) -> None:
    data = by_hand(b"0 0 10 10 re f", page=b"/MediaBox [0 0 %d %d]" % sides)
    rendered = picture(data, most_pixels=1_000_000)

    assert rendered.gray.size <= 1_000_000
    assert min(rendered.gray.shape) >= 1


LOOK = b"<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Length 19 >>\nstream\n0 0 100 20 re f    \nendstream"


@pytest.mark.parametrize("kind", [b"/Subtype /Stamp", b"/Subtype /Widget /FT /Tx /T (amount) /V (12.00)"])
def test_stamps_and_filled_fields_are_drawn(kind: bytes) -> None:
    note = b"<< /Type /Annot %s /Rect [100 100 200 120] /F 4 /AP << /N 6 0 R >> >>" % kind
    document = opening.opened(by_hand(b"", page=b"/MediaBox [0 0 612 792] /Annots [7 0 R]", more=(LOOK, note)), "paper.pdf")
    page = document[0]

    assert render_page(page, dpi=72).gray[680, 150] == 0
    page.close()
    document.close()


@pytest.mark.parametrize("flags", [4, 2])
def test_what_is_filled_into_a_field_is_text_unless_it_is_hidden(flags: int) -> None:
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (amount) /V (12.00) /DA (/F1 10 Tf 0 g) /Rect [100 100 200 120] /F %d >>"
    )
    data = by_hand(
        b"BT /F1 10 Tf 72 700 Td (Amount due) Tj ET", page=b"/MediaBox [0 0 612 792] /Annots [6 0 R]", more=(field % flags,)
    )
    form = b"/AcroForm << /Fields [6 0 R] /NeedAppearances true /DR << /Font << /F1 5 0 R >> >> >>"
    document = opening.opened(data.replace(b"/Pages 2 0 R >>", b"/Pages 2 0 R " + form + b" >>", 1), "paper.pdf")
    page = document[0]

    words = [word.text for word in judge(page, 1).words]
    page.close()
    document.close()
    assert words == (["Amount", "due", "12.00"] if flags == 4 else ["Amount", "due"])
