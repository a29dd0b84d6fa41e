"""A text as a square of dots (a QR code), as a drawing of rectangles."""

from functools import lru_cache

from almoner.adapters.renderers.report_page.markup import Html, drawing, tag

QUIET = 4
"""So many empty dots around it, as its standard asks."""


def alone(text: str) -> str:
    """The drawing as a file of its own (SVG)."""
    return dots(text, "").replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def dots(text: str, label: str) -> Html:
    """Black on white in every light, since cameras expect it."""
    rows = squares(text)
    size = len(rows) + 2 * QUIET
    path = "".join(
        f"M{at + QUIET} {line + QUIET}h{length}v1h-{length}z" for line, row in enumerate(rows) for at, length in runs(row)
    )
    white = tag("rect", width=size, height=size, fill="#fff")
    return drawing(size, size, tag("title", label), white, tag("path", d=path, fill="#000"), role="img", class_="dots")


@lru_cache(maxsize=1)
def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """True is a black dot. What draws it is loaded only when somebody needs it."""
    import cv2  # noqa: PLC0415

    drawn = cv2.QRCodeEncoder.create().encode(text)
    dark = drawn == 0
    inside = dark.any(axis=1).nonzero()[0]  # it comes with a margin of its own
    first, last = int(inside[0]), int(inside[-1]) + 1
    return tuple(tuple(bool(one) for one in row[first:last]) for row in dark[first:last])


def runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where black begins and for how long."""
    found: list[tuple[int, int]] = []
    for at, black in enumerate(row):
        if black and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif black:
            found.append((at, 1))
    return found
