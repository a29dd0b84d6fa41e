"""Opens pictures of paper: photos, scans and faxes of one or many pages, and rendered PDF pages, each as shades of grey."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from almoner.engine.errors import Refused, Unavailable

Gray = npt.NDArray[Any]
"""Rows of bytes: brightness, or 255 for ink."""
Map = npt.NDArray[Any]
"""Three by three: where points of one picture lie in another."""

MOST_PIXELS = 100_000_000
"""Of one page, before it is decoded: A3 at 600 dpi has 70 million."""
KEPT_PIXELS = 25_000_000
"""Of one page, after it is decoded: more is halved, no bill's print needs it."""
MOST_PAGES = 500
LEAST_SIDE = 60
LONGEST_SHAPE = 30
FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP", "HEIF")


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as a person sees it: `gray` is a two-dimensional array of bytes, 0 black; `dpi` across and down, if told."""

    page: int
    gray: Gray
    dpi: tuple[int, int] | None = None


class Pictures:
    """The pages of one picture file, opened one at a time. `count` is how many there are.

    Raises Refused for a file that is no picture, is damaged, or is larger than any paper; nothing is decoded before its size
    is known.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.what = f"{name} was not read"
        if not data:
            raise Refused("empty", what=self.what, why="it is empty", do="check the file and send it again")
        self.image = _opened(data, self.what)
        try:
            self.count = int(getattr(self.image, "n_frames", 1))
        except Exception:  # noqa: BLE001 - libraries for pictures break in ways no list can name
            raise self._broken() from None
        if self.count > MOST_PAGES:
            raise Refused(
                "too_many_pages", what=self.what, why=f"it has {self.count} pages, more than 500", do="send one bill at a time"
            )

    def __iter__(self) -> Iterator[PagePicture]:
        return (self.page(number) for number in range(1, self.count + 1))

    def page(self, number: int) -> PagePicture:
        """One page, turned as its camera says. Raises Refused for a page that is cut off, damaged, too large or too small."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                if self.count > 1:
                    self.image.seek(number - 1)
                self._look_at_size(self.image.size)
                dots = _dots(self.image)
                gray = _gray(self.image)
                turn = _turn(self.image)
        except Refused:
            raise
        except Exception:  # noqa: BLE001 - see above
            raise self._broken() from None
        gray = np.ascontiguousarray(_turned(gray, turn))
        if turn in (5, 6, 7, 8) and dots:
            dots = dots[1], dots[0]
        while gray.size > KEPT_PIXELS:
            gray = _halved(gray)
            dots = (dots[0] // 2, dots[1] // 2) if dots else None
        return PagePicture(page=number, gray=gray, dpi=dots)

    def _look_at_size(self, size: tuple[int, int]) -> None:
        wide, high = size
        if wide * high > MOST_PIXELS:
            raise Refused(
                "picture_too_big",
                what=self.what,
                why=f"a page of it is {wide} by {high} dots, more than any paper needs",
                do="scan it at 300 dots per inch",
            )
        if min(wide, high) < LEAST_SIDE or max(wide, high) > LONGEST_SHAPE * min(wide, high):
            raise Refused(
                "picture_too_small",
                what=self.what,
                why=f"a picture of {wide} by {high} dots cannot show a page",
                do="send the scan or the photo itself, not a preview of it",
            )

    def _broken(self) -> Refused:
        return Refused(
            "broken_picture", what=self.what, why="the picture is damaged or cut off", do="copy or scan it again and send that"
        )


def _opened(data: bytes, what: str) -> Any:
    try:
        import PIL.Image  # noqa: PLC0415 - most papers need no pictures
        import pillow_heif  # noqa: PLC0415
    except ImportError as error:
        raise Unavailable(
            "pictures_not_installed",
            what=what,
            why=f"the part that opens pictures is not installed ({error.name})",
            do="run make install",
        ) from None
    pillow_heif.register_heif_opener()
    PIL.Image.MAX_IMAGE_PIXELS = None  # sizes are looked at here, with a sentence
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return PIL.Image.open(io.BytesIO(data), formats=FORMATS)
    except Exception:  # noqa: BLE001 - see above
        raise Refused(
            "broken_picture",
            what=what,
            why="it is not a picture that can be opened here, or its beginning is damaged",
            do="send it as JPEG, PNG, TIFF or PDF",
        ) from None


def _dots(image: Any) -> tuple[int, int] | None:
    told = image.info.get("dpi")
    try:
        across, down = round(float(told[0])), round(float(told[1]))
    except (TypeError, ValueError, IndexError, OverflowError, ZeroDivisionError):
        return None
    return (across, down) if 50 <= across <= 2400 and 50 <= down <= 2400 else None


def _turn(image: Any) -> int:
    try:
        turn = image.getexif().get(0x0112, 1)
    except Exception:  # noqa: BLE001 - a broken note about the camera spoils no picture
        return 1
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1


def _gray(image: Any) -> Gray:
    """Brightness as on white paper: what is see-through shows the paper."""
    if image.format == "JPEG":
        image.draft("L", image.size)  # decodes the brightness alone
    image.load()
    mode = image.mode
    if mode == "1":
        image = image.convert("L")
    elif mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        deep = np.asarray(image, dtype=np.float32)
        low, high = float(deep.min()), float(deep.max())
        return ((deep - low) * (255 / max(high - low, 1e-6))).astype(np.uint8)
    elif mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        import PIL.Image  # noqa: PLC0415

        image = image.convert("RGBA")
        paper = PIL.Image.new("RGBA", image.size, (255, 255, 255, 255))
        paper.alpha_composite(image)
        image = paper.convert("L")
    elif mode != "L":
        image = image.convert("L")
    return np.asarray(image, dtype=np.uint8)


def _turned(gray: Gray, turn: int) -> Gray:
    """Upright, by the camera's number from 1 to 8."""
    if turn in (5, 6, 7, 8):
        gray = gray.T
    if turn in (3, 4, 7, 8):
        gray = gray[::-1]
    if turn in (2, 3, 6, 7):
        gray = gray[:, ::-1]
    return gray


def _halved(gray: Gray) -> Gray:
    high, wide = gray.shape[0] // 2 * 2, gray.shape[1] // 2 * 2
    four = gray[:high, :wide].reshape(high // 2, 2, wide // 2, 2)
    half: Gray = four.mean(axis=(1, 3), dtype=np.float32).astype(np.uint8)
    return half
