"""The pages findings stand on: pieces with the finding's lines in a frame, and each page once as a whole with all frames."""

import base64
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from almoner.adapters.renderers.report_page.markup import Html, joined, paper_text, tag, window
from almoner.adapters.renderers.report_page.saying import Say
from almoner.engine.wording.framing import Box, boxes_of
from almoner.engine.wording.reporting import most_important
from almoner.ports.reports import Leaf, PagePicture, Report

AROUND = 0.02
NEAR = 0.05
"""Frames nearer to each other than this share of the page's height are shown in one piece."""
MOST_PIECES, MOST_NAMED = 4, 20
LEAST_HIGH, LEAST_WIDE = 0.06, 0.8
"""Of the page: an amount says little without its row."""
GROW = 4
"""Dots by which a frame stands off its line."""


def crops(finding: Mapping[str, Any], report: Report, say: Say) -> Iterator[Html]:
    """Pieces of the pages that are drawn."""
    left = MOST_PIECES
    for leaf, boxes in boxes_of(finding, say.places).items():
        picture = report.pictures.get(leaf)
        if picture is None:
            continue
        pieces = pieces_of(boxes)[:left]
        left -= len(pieces)
        if pieces:
            yield figure(leaf, picture, pieces, say)


def pieces_of(boxes: list[Box]) -> list[tuple[float, float, list[Box]]]:
    """Top and bottom of each piece, and its frames."""
    pieces: list[tuple[float, float, list[Box]]] = []
    for box in sorted(boxes, key=lambda one: one[1]):
        top, bottom = max(0.0, box[1] - AROUND), min(1.0, box[3] + AROUND)
        if pieces and top - pieces[-1][1] < NEAR:
            first, last, held = pieces.pop()
            pieces.append((first, max(last, bottom), [*held, box]))
        else:
            pieces.append((top, bottom, [box]))
    return [(*tall_enough(top, bottom), held) for top, bottom, held in pieces]


def tall_enough(top: float, bottom: float) -> tuple[float, float]:
    lacking = max(0.0, LEAST_HIGH - (bottom - top)) / 2
    return max(0.0, top - lacking), min(1.0, bottom + lacking)


def across(boxes: list[Box]) -> tuple[float, float]:
    """Left and right of what is shown of a page: all frames, and enough of their rows."""
    left, right = min(one[0] for one in boxes) - AROUND, max(one[2] for one in boxes) + AROUND
    lacking = max(0.0, LEAST_WIDE - (right - left))
    left = max(0.0, left - lacking)
    return left, min(1.0, max(right, left + LEAST_WIDE))


def figure(leaf: Leaf, picture: PagePicture, pieces: list[tuple[float, float, list[Box]]], say: Say) -> Html:
    document, page = leaf
    paper = say.places.documents[document]
    says = say.words("picture", paper=paper, page=str(page))
    left, right = across([box for _, _, held in pieces for box in held])
    ends = all(box[0] > (left + right) / 2 for _, _, held in pieces for box in held)  # a phone shows the end of the row first
    shown = [
        tag(
            "div",
            window(
                int(left * picture.wide),
                int(top * picture.high),
                max(1, int((right - left) * picture.wide)),
                max(1, int((bottom - top) * picture.high)),
                tag("use", href=f"#{image_id(leaf)}"),
                *(frame(box, picture) for box in held),
                class_="crop", aria_hidden="true",
            ),
            class_="strip end" if ends else "strip",
            tabindex=0, role="img", aria_label=says,
        )
        for top, bottom, held in pieces
    ]  # fmt: skip
    caption = joined([
        say("picture_caption", paper=paper_text(paper), page=page),
        tag("a", say("whole_page"), href=f"#{page_id(leaf)}"),
    ], " · ")  # fmt: skip
    return tag("figure", *shown, tag("figcaption", caption))


def frame(box: Box, picture: PagePicture) -> Html:
    left, top, right, bottom = box
    x, y = int(left * picture.wide) - GROW, int(top * picture.high) - GROW
    wide, high = int((right - left) * picture.wide) + 2 * GROW, int((bottom - top) * picture.high) + 2 * GROW
    return tag("rect", x=x, y=y, width=max(2, wide), height=max(2, high), rx=6, class_="frame")


def image_id(leaf: Leaf) -> str:
    return f"image-{leaf[0]}-{leaf[1]}"


def page_id(leaf: Leaf) -> str:
    return f"page-{leaf[0]}-{leaf[1]}"


def pages(report: Report, say: Say) -> Html | None:
    """Every drawn page once; None where there is none."""
    if not report.pictures and not report.undrawn:
        return None
    on_page: dict[Leaf, dict[int, list[Box]]] = defaultdict(dict)
    for number, finding in enumerate(most_important(say.audit["findings"])[: report.in_full], start=1):
        for leaf, boxes in boxes_of(finding, say.places).items():
            on_page[leaf][number] = boxes
    undrawn = None
    if report.undrawn:
        named = sorted(report.undrawn)
        names = [f"{say.places.documents[leaf[0]]}, {say.words('page', number=str(leaf[1]))}" for leaf in named[:MOST_NAMED]]
        names += ["…"] if len(named) > MOST_NAMED else []
        undrawn = tag("p", say("some_not_drawn", pages=joined((paper_text(one) for one in names), "; ")), class_="note")
    return tag(
        "section",
        tag("h2", say("pages"), id="pages"),
        tag("p", say("pages_about"), class_="quiet") if report.pictures else None,
        undrawn,
        *(whole(leaf, picture, on_page[leaf], say) for leaf, picture in sorted(report.pictures.items())),
        aria_labelledby="pages",
    )


def whole(leaf: Leaf, picture: PagePicture, found: Mapping[int, list[Box]], say: Say) -> Html:
    document, page = leaf
    kind = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
    data = base64.b64encode(picture.data).decode("ascii")
    paper = say.places.documents[document]
    numbers = ", ".join(map(str, found))
    drawn = window(
        0, 0, picture.wide, picture.high,
        tag("image", id=image_id(leaf), width=picture.wide, height=picture.high, href=f"data:image/{kind};base64,{data}"),
        *(frame(box, picture) for boxes in found.values() for box in boxes),
        *labels(found, picture),
        class_="page", role="img", aria_label=say.words("page_picture", paper=paper, page=str(page), numbers=numbers),
    )  # fmt: skip
    links = joined((tag("a", number, href=f"#finding-{number}") for number in found), ", ")
    return tag(
        "figure",
        drawn,
        tag(
            "figcaption", say("picture_caption", paper=paper_text(paper), page=page), tag("br"), say("on_this_page"), " ", links
        ),
        id=page_id(leaf),
    )


def labels(found: Mapping[int, list[Box]], picture: PagePicture) -> Iterator[Html]:
    """The numbers of the findings beside each frame, on one flag where several share it."""
    at: dict[Box, list[int]] = defaultdict(list)
    for number, boxes in found.items():
        for box in boxes:
            at[box].append(number)
    unit = max(14, picture.wide // 60)
    for (left, top, right, bottom), numbers in at.items():
        said = ", ".join(map(str, numbers))
        wide = unit * (len(said) + 2) * 6 // 10
        beside = int(right * picture.wide) + GROW
        x = beside if beside + wide < picture.wide else max(2, int(left * picture.wide) - GROW - wide)
        y = int((top + bottom) / 2 * picture.high)
        yield tag("rect", x=x, y=y - unit * 7 // 10, width=wide, height=unit * 14 // 10, rx=unit // 2, class_="flag")
        yield tag("text", said, x=x + wide // 2, y=y + unit * 35 // 100, font_size=unit, class_="flag-text")
