"""Pages drawn here, and the ways in which paper goes bad."""

import io

import cv2
import numpy as np
import PIL.Image
import PIL.ImageDraw
import PIL.ImageFont

from almoner.adapters.readers.paper.pictures import PagePicture

ROWS = tuple(
    (f"0{1 + n % 9}/1{n % 10}/2026", f"J{1885 + 37 * n}", "Made-up service", f"{(n * 7919) % 4000 + 12}.{(n * 37) % 100:02d}")
    for n in range(14)
)
PLACES = (150, 420, 640, 1500)
WIDE, HIGH = 1700, 1100


def drawn(rows=ROWS, *, size=38, ruled=False):
    """A table on white paper, as grey dots, a row every 60."""
    page = PIL.Image.new("L", (WIDE, HIGH), 255)
    pen = PIL.ImageDraw.Draw(page)
    font = PIL.ImageFont.load_default(size)
    for n, row in enumerate(rows):
        y = 110 + 60 * n
        for x, text in zip(PLACES, row, strict=True):
            pen.text((x, y), text, fill=0, font=font, anchor="rs" if x == PLACES[-1] else "ls")
        if ruled:
            pen.line([(100, y + 18), (1560, y + 18)], fill=0, width=3)
    if ruled:
        for x in (100, 400, 620, 1300, 1560):
            pen.line([(x, 60), (x, 110 + 60 * (len(rows) - 1) + 18)], fill=0, width=3)
    return np.array(page)


def picture(gray, *, dpi=None):
    return PagePicture(page=1, gray=gray, dpi=dpi)


def leaning(gray, degrees):
    high, wide = gray.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1)
    return cv2.warpAffine(gray, turn, (wide, high), borderValue=255)


def photographed(gray):
    """On a dark table, seen aslant, with a soft shadow."""
    high, wide = gray.shape
    corners = np.float32([[140, 120], [wide + 60, 170], [wide + 130, high + 190], [90, high + 140]])
    forth = cv2.getPerspectiveTransform(np.float32([[0, 0], [wide, 0], [wide, high], [0, high]]), corners)
    size = (wide + 260, high + 320)
    page = cv2.warpPerspective(gray, forth, size)
    on = cv2.warpPerspective(np.full_like(gray, 255), forth, size)
    out = np.where(on > 127, page * 0.8 + 20, 60).astype(np.float32)
    out *= np.linspace(1.0, 0.6, size[0], dtype=np.float32)[None, :]
    grain = np.random.default_rng(7).normal(0, 3, out.shape)
    return np.clip(out + grain, 0, 255).astype(np.uint8), forth


def curled(gray, strays=14):
    """Rows that sag in the middle."""
    high, wide = gray.shape
    across = np.arange(wide, dtype=np.float32)
    sag = np.float32(strays) * (1 - (across * 2 / wide - 1) ** 2)
    down = np.arange(high, dtype=np.float32)[:, None] - sag[None, :]
    return cv2.remap(gray, np.broadcast_to(across, down.shape).copy(), down, cv2.INTER_LINEAR, borderValue=255)


def faxed(gray):
    """One bit, speckled, half the dots down."""
    high, wide = gray.shape
    small = cv2.resize(gray, (wide, high // 2), interpolation=cv2.INTER_AREA)
    out = np.where(small > 140, 255, 0).astype(np.uint8)
    chance = np.random.default_rng(3)
    out[chance.random(out.shape) < 0.0005] = 0
    return out


def saved(gray, kind, **more):
    out = io.BytesIO()
    PIL.Image.fromarray(gray).save(out, kind, **more)
    return out.getvalue()


def amounts(words):
    return {word.text for word in words}
