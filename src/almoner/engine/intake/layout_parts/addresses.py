"""The address that a paper prints right under its sender's name: taken only where it stands there as a block, whole and in print."""

import re
from collections.abc import Sequence

from almoner.engine.intake.layout_parts.bands import Band, Cell
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.words import spot_of
from almoner.engine.states import STATES

SUITE = r"(?:suite|ste|floor|fl|unit|room|rm|bldg|building|apt|#)\b\.? ?.{1,30}"
STREET = re.compile(
    rf"(?:\d{{1,6}}[A-Z]?(?:-\d{{1,5}})? +(?=[^,]*[A-Za-z]{{2}})[A-Za-z0-9 .'#&/-]{{2,60}}|P\.? ?O\.? +Box +[A-Z0-9-]{{1,12}})(?:, *{SUITE})?",
    re.IGNORECASE,
)
WITHIN = re.compile(rf"{SUITE}|attn:? .{{2,50}}|p\.? ?o\.? +box +[a-z0-9-]{{1,12}}", re.IGNORECASE)
PLACE = re.compile(r"[A-Za-zÀ-ÿ .'-]{2,40},? +([A-Z]{2})[ .]+\d{5}(?:-\d{4})?")
PHONE = re.compile(r"[ ·|,-]*(?:tel|phone|ph)?[.: ]*\(?\d{3}\)?[ .-]+\d{3}[ .-]\d{4}", re.IGNORECASE)
OFFICE = re.compile(
    r"(?=.*\b(?:financial|billing|business|accounts|accounting|services|office|department|dept)\b)[a-z&' -]{2,50}",
    re.IGNORECASE,
)
"""A department between the name and the street: a person's name there would make it somebody's home."""
TITLES = re.compile(r"statement|\bbill\b|invoice|notice|factura|estado|cuenta|summary|estimate", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"(?:send|mail|submit|address|direct|forward)[^.\n]{0,40}(?:disput|inquir|correspond|question|complaint|appeal)"
    r"|(?:disput|inquir|correspond|complaint)\w*[^.\n]{0,30}(?:address|(?:mailed |sent )?to:)|write to us at|escr[ií]banos a",
    re.IGNORECASE,
)
"""Such a paper names another place for letters: which one is right is for the person to say."""
MOST_LINES = 4
ADDRESS = "provider_address"


def address_below(bands: Sequence[Band], name: Fact) -> Fact | None:
    """The lines under the sender's name up to the one with state and ZIP; None where they are not surely one printed address, or where
    the paper asks for letters at another place."""
    at = next((place for place, band in enumerate(bands) if band.number == name.band), None)
    if at is None or any(ELSEWHERE.search(band.text) for band in bands):
        return None
    lines: list[tuple[str, Cell]] = []
    above = bands[at]
    for band in bands[at + 1 : at + 1 + MOST_LINES]:
        cell = under(bands[at].cells[0], band) if band.page == bands[at].page and near(above, band) else None
        if cell is None:
            return None
        said = " ".join(word.text for atom in cell.atoms for word in atom.words).strip(" ,")
        found = PLACE.search(said)
        above = band
        if found is not None:
            called = PHONE.fullmatch(said[found.end() :]) is not None
            lines.append((said[: found.end()] if called else said, cell))
            break
        lines.append((said, cell))
    texts = tuple(text for text, _ in lines)
    if not is_address(texts) or not all(word.printed for _, cell in lines for atom in cell.atoms for word in atom.words):
        return None
    spot = spot_of([word for _, cell in lines for atom in cell.atoms for word in atom.words])
    return (
        None
        if spot is None
        else Fact(field=ADDRESS, odds=name.odds, label="", band=name.band, spot=spot, text="\n".join(texts))
    )


def near(above: Band, band: Band) -> bool:
    """Whether nothing but the space between two lines parts them."""
    return band.y0 - above.y1 <= max(1, above.y1 - above.y0, band.y1 - band.y0) and not band.is_rule


def under(head: Cell, band: Band) -> Cell | None:
    """The cell that begins where the name begins, or is centered below it."""
    for cell in band.cells:
        slack = 2 * band.width
        if abs(cell.x0 - head.x0) <= slack or abs(cell.x0 + cell.x1 - head.x0 - head.x1) <= 3 * slack:
            return cell
    return None


def is_address(texts: tuple[str, ...]) -> bool:
    """A street or a box, perhaps a department before and a suite after it, and a city with state and ZIP."""
    if not texts:
        return False
    *above, last = texts
    place = PLACE.fullmatch(last)
    if place is None:  # all of it on one line
        street, _, rest = last.partition(",")
        place = PLACE.fullmatch(rest.strip())
        above = [*above, street]
    if place is None or place[1] not in STATES or not above:
        return False
    if len(above) > 1 and OFFICE.fullmatch(above[0]) and not TITLES.search(above[0]):
        above = above[1:]
    return STREET.fullmatch(above[0]) is not None and all(WITHIN.fullmatch(one) for one in above[1:])
