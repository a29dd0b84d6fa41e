"""Words at the end of a band that want something more: the day or the rest of an aside stands below them."""

import re

from almoner.engine.intake.layout_parts.bands import Band

OPEN_END = re.compile(r"\b(to|through|thru|until|from|on|of|a|al|hasta|de|del)$", re.IGNORECASE)
"""Words after which a day must follow."""


def ends_open(above: Band, band: Band) -> bool:
    """Whether the words over a day at the same left edge want one: "claims processed 10/01/26 to"."""
    cell = above.cells[0] if above.cells else None
    if above.page != band.page or cell is None or not band.atoms or abs(cell.x0 - band.atoms[0].x0) > band.width:
        return False
    return bool(OPEN_END.search(cell.text)) or cell.text.count("(") > cell.text.count(")")


__all__ = ["ends_open"]
