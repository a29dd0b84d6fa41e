"""Pictures of paper are opened as a person sees them, and nothing larger or more broken than paper gets in."""

import io
import struct
import zlib

import numpy as np
import PIL.Image
import pillow_heif
import pytest

from almoner.adapters.readers.choose import is_picture
from almoner.adapters.readers.paper.pictures import LEAST_SIDE, Pictures
from almoner.engine.errors import Refused
from tests.adapters.readers.paper.drawn_pages import saved

CORNER = np.full((120, 200), 255, np.uint8)
CORNER[:40, :60] = 0  # black at the top left


def first(data):
    return Pictures(data, "photo").page(1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP"])
def test_each_kind_of_picture_is_recognised_and_opened(kind):
    data = saved(CORNER, kind)
    page = first(data)
    assert is_picture(data)
    assert page.gray.shape == (120, 200)
    assert page.gray[20, 20] < 30
    assert page.gray[100, 150] > 220


def test_a_telephones_heic_is_opened():
    out = io.BytesIO()
    pillow_heif.from_pillow(PIL.Image.fromarray(CORNER).convert("RGB")).save(out, quality=90)
    assert is_picture(out.getvalue())
    assert first(out.getvalue()).gray[20, 20] < 40


@pytest.mark.parametrize(
    ("turn", "black_at"),
    [
        (1, (20, 20)),
        (2, (20, 180)),
        (3, (100, 180)),
        (4, (100, 20)),
        (5, (20, 20)),
        (6, (20, 100)),
        (7, (180, 100)),
        (8, (180, 20)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_the_cameras_turn_is_followed(kind, turn, black_at):
    notes = PIL.Image.Exif()
    notes[0x0112] = turn
    page = first(saved(CORNER, kind, exif=notes))
    assert page.gray.shape == ((200, 120) if turn > 4 else (120, 200))
    assert page.gray[black_at] < 40


def test_pages_of_a_tiff_come_in_order():
    pages = [PIL.Image.fromarray(np.full((100, 100 + 10 * n), 200, np.uint8)) for n in range(3)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], dpi=(204, 98))
    opened = Pictures(out.getvalue(), "fax.tif")
    assert [(page.page, page.gray.shape[1]) for page in opened] == [(1, 100), (2, 110), (3, 120)]
    assert opened.page(1).dpi == (204, 98)


def test_what_is_see_through_shows_white_paper():
    glass = np.zeros((80, 80, 4), np.uint8)
    assert first(saved(glass, "PNG")).gray.min() == 255


def test_sixteen_bits_become_eight():
    deep = (np.arange(100 * 100, dtype=np.uint16).reshape(100, 100) * 6).astype(np.uint16)
    gray = first(saved(deep, "PNG")).gray
    assert gray.dtype == np.uint8
    assert gray[0, 0] < 3
    assert gray[-1, -1] > 250


def bomb(wide, high):
    """A PNG that claims a size, with hardly any data."""

    def part(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0")) + part(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bomb(50_000, 50_000), "picture_too_big"),
        (bomb(20, 20), "picture_too_small"),
        (bomb(LEAST_SIDE * 40, LEAST_SIDE), "picture_too_small"),
        (b"", "empty"),
        (b"\xff\xd8\xff\xe0 not a photo", "broken_picture"),
        (b"GIF89a", "broken_picture"),
        (saved(CORNER, "JPEG")[:400], "broken_picture"),
        (saved(np.random.default_rng(1).integers(0, 255, (300, 300), np.uint8), "PNG")[:9000], "broken_picture"),
    ],
)
def test_what_is_too_large_or_broken_is_refused_in_one_sentence(data, code):
    with pytest.raises(Refused) as refused:
        first(data)
    assert refused.value.code == code
    assert "photo was not read" in str(refused.value)


def test_more_pages_than_any_bill_are_refused():
    page = PIL.Image.new("1", (64, 64), 1)
    out = io.BytesIO()
    page.save(out, "TIFF", save_all=True, append_images=[page] * 500)
    with pytest.raises(Refused, match="501 pages"):
        Pictures(out.getvalue(), "fax.tif")


def test_a_huge_page_that_is_still_paper_is_made_smaller():
    page = first(saved(np.full((6000, 5000), 255, np.uint8), "PNG", dpi=(600, 600)))
    assert page.gray.shape == (3000, 2500)
    assert page.dpi == (300, 300)
