"""What is printed at the same height of several pages: names, numbers and days at their heads and feet, and no part of a table."""

import re
from collections import defaultdict
from collections.abc import Sequence

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.regions import HEADING

DIGITS = re.compile(r"\d")
SAME_HEIGHT = 100  # of ten thousand over a page


def furniture(bands: Sequence[Band]) -> frozenset[int]:
    """Numbers of the bands without an amount whose words, digits aside, stand at the same height of another page."""
    places: dict[str, list[Band]] = defaultdict(list)
    for band in bands:
        if not band.amounts and not band.is_rule and band.words[0].row is None:
            places[DIGITS.sub("0", band.text)].append(band)
    return frozenset(
        one.number
        for alike in places.values()
        for one in alike
        if any(other.page != one.page and abs(other.y0 - one.y0) <= SAME_HEIGHT for other in alike)
    )


def page_tops(bands: Sequence[Band], repeated: frozenset[int], where: Sequence[int]) -> frozenset[int]:
    """Of what is repeated from page to page, what stands over a page's first headings: no row of the table of the page before."""
    heads: dict[int, int] = {}
    for band, at in zip(bands, where, strict=True):
        if at == HEADING:
            heads.setdefault(band.page, band.number)
    return frozenset(band.number for band in bands if band.number in repeated and band.number < heads.get(band.page, 0))


__all__ = ["furniture", "page_tops"]
