"""Rows without an amount: the first half of one, the rest of a description, a section's heading or day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.open_ends import ends_open
from almoner.engine.intake.layout_parts.pairs import names_on
from almoner.engine.intake.layout_parts.regions import Region
from almoner.engine.intake.layout_parts.roles import row_kind
from almoner.engine.intake.layout_parts.row_parts import Parts, chosen_day
from almoner.engine.intake.layout_parts.walk import Walk

MOST_WRAPPED = 12
MOST_HANGING = 4
DASHES = " -–—"
DAYS = frozenset({"service_dates"})
MOST_DATED, LONGEST_NUMBER, FEWEST_OF_VISIT = 5, 4, 2
"""One row in so many may have a day of its own where a day stands over the rows."""


def moneyless(walk: Walk, band: Band, parts: Parts, region: Region, *, marked: bool, facts: list[Fact]) -> bool:
    """A row without an amount: the first half of one, the rest of a description, a section's heading."""
    if band.amounts:
        return False
    if _beneath(walk, band, parts):
        return True
    if not marked and "beneath" in parts.texts and _wraps_beside(walk, band, parts):
        return True
    if parts.days and not parts.label.strip(DASHES) and "code" not in parts.marks and _day_above(walk, band, parts):
        return True
    if {fact.field for fact in facts} <= DAYS and _heads_section(band, parts, region):
        walk.flush()
        walk.draft.section_day, walk.latest = chosen_day(band.days[0]), None
        walk.draft.visit = names_on(band)
        return True
    if band.days and "code" not in parts.marks and _heads_visit(walk, band, parts):
        walk.flush()
        walk.draft.visit, walk.latest = names_on(band), None
        return True
    if facts and ("code" not in parts.marks or not region.headed):
        return False
    if _numbers_its_line(walk, band, parts):
        return True
    if not marked and parts.label and _opens_row(parts):
        walk.flush()
        walk.pending, walk.latest = parts, None
        return True
    if marked and (parts.label or "code" in parts.marks) and not parts.odd:
        if walk.pending is None and walk.latest is not None and "code" in parts.marks and not parts.days and not parts.label:
            return _complete(walk, parts)
        if walk.pending is None and not parts.label and "code" in parts.marks and _below_its_line(walk, band):
            return _complete(walk, parts)
        if walk.pending is None and _ends_its_line(walk, band, parts) and _continues(walk, band, parts, region):
            return True
        if parts.days and not parts.label and "code" not in parts.marks:
            _section_day(walk, parts)
            return True
        if walk.pending is not None:
            walk.pending = merged(walk.pending, parts) if not parts.days else _swap(walk, parts)
        else:
            walk.pending = parts
        return True
    if parts.odd and (band.number in walk.furniture or _numbers_paper(walk, parts)):
        return False  # the account's number at the foot of a page, under a column of amounts
    if parts.odd and (parts.label or marked):
        walk.flush()
        walk.charge(parts, region)
        return True
    if parts.days and not parts.label:
        _section_day(walk, parts)
        return True
    if not parts.label:
        return False
    if walk.pending is not None and not marked and len(walk.pending.bands) < MOST_WRAPPED:
        walk.pending.texts.setdefault("description", []).append(parts.label)
        walk.pending.bands.append(band)
        return True
    return _continues(walk, band, parts, region)


def _opens_row(parts: Parts) -> bool:
    """Whether words begin with the number of their row ("4  Lactated Ringer, bag"): code and amounts stand below them."""
    number = parts.marks.get("line_number") or parts.marks.get("charge_number") or ""
    return number.rstrip(".)").isdigit() and len(number) <= LONGEST_NUMBER


def _heads_section(band: Band, parts: Parts, region: Region) -> bool:
    """Whether a day among words at the left edge ("Visit 05/10/2025, chair 3") dates the rows below it, which have no day."""
    if len(band.days) != 1 or chosen_day(band.days[0]) is None or not region.headed:
        return False
    if parts.odd or parts.marks.keys() & {"code", "ndc", "revenue_code"} or row_kind(parts.any_label):
        return False
    if band.atoms[0].x0 > min(column.x0 for column in region.columns) + band.width:
        return False
    rows = [one for one in region.body if one.amounts and not row_kind(_words(one)) and not _below_zero(one)]
    return bool(rows) and sum(1 for one in rows if one.days) * MOST_DATED < len(rows)


def _heads_visit(walk: Walk, band: Band, parts: Parts) -> bool:
    """Whether a day among words heads rows that have days of their own ("Jun 5, 2024  Made-up Child - seen by Dr. Example")."""
    after = next((one for one in walk.bands[band.number + 1 :][:FEWEST_OF_VISIT] if not one.is_rule), None)
    if after is None or not after.amounts or not after.days or len(parts.any_label.split()) < FEWEST_OF_VISIT:
        return False
    days = {day for atom in band.days for day in atom.days}
    return any(day in days for atom in after.days for day in atom.days)


def _below_zero(band: Band) -> bool:
    """Whether a row begins with an amount that takes something off: a payment has its own day."""
    amount = band.amounts[0].amount
    return amount is not None and amount.cents < 0


def _words(band: Band) -> str:
    return " ".join(atom.text for atom in band.atoms if atom.kind == "word")


def _numbers_paper(walk: Walk, parts: Parts) -> bool:
    """Whether all that stands oddly in a column is a number by which the paper is known."""
    known = {fact.text for name in ("account", "claim", "member_id") for fact in walk.draft.facts.get(name, ())}
    return set(parts.odd.values()) <= known


def _numbers_its_line(walk: Walk, band: Band, parts: Parts) -> bool:
    """A drug's number right under its line ("NDC 87120-0415-01 dose 510 mg") is that line's, where it has none."""
    if walk.pending is not None or walk.latest is None or parts.days or not {"ndc"} <= parts.marks.keys() <= {"ndc", "time"}:
        return False
    above, number = walk.latest
    line, last = walk.draft.lines[number], above.bands[-1]
    if line.ndc is not None or line.code is None or last.page != band.page or last.number + 1 != band.number:
        return False
    above.bands.append(band)
    described = " ".join(text for text in (line.description, parts.label) if text) or None
    walk.draft.lines[number] = replace(line, ndc=parts.marks["ndc"], description=described, spot=above.spot)
    return True


def _swap(walk: Walk, parts: Parts) -> Parts:
    walk.flush()
    return parts


def _complete(walk: Walk, parts: Parts) -> bool:
    """A code printed under its own line."""
    assert walk.latest is not None  # noqa: S101 - asked by the caller
    _, number = walk.latest
    line = walk.draft.lines[number]
    if line.code is not None:
        walk.pending = parts
        return True
    day = chosen_day(parts.days.get("day")) if line.day is None else None
    through = chosen_day(parts.days.get("through")) if day is not None and line.through is None else None
    units = parts.marks.get("units") if line.units is None else None
    walk.draft.lines[number] = replace(
        line,
        day=day or line.day,
        through=through or line.through,
        code=parts.marks["code"],
        modifiers=parts.modifiers or line.modifiers,
        units=Decimal(units) if units is not None else line.units,
    )
    return True


def _ends_its_line(walk: Walk, band: Band, parts: Parts) -> bool:
    """Whether words that end with a code ("leads (93000)") are the rest of the row above, which has none: they stand nearer to it
    than to what comes next."""
    if walk.latest is None or "code" not in parts.marks or parts.days or "units" in parts.marks:
        return False
    above, number = walk.latest
    line, last = walk.draft.lines[number], above.bands[-1]
    if line.code or line.revenue_code or last.page != band.page or last.number + 1 != band.number:
        return False
    behind = parts.places.get("code")
    if behind and parts.texts.get("description") and behind[0].box[0] < parts.text_x0:
        return False  # a code that leads begins a row of its own
    return _hangs(walk, band, last)


def _hangs(walk: Walk, band: Band, above: Band) -> bool:
    """Whether words stand nearer to the row above them than what follows stands to them, other words of theirs left out."""
    gap, below = band.y0 - above.y1, band
    for after in walk.bands[band.number + 1 : band.number + 1 + MOST_HANGING]:
        if after.is_rule:
            continue
        if after.page != band.page or after.y0 - below.y1 > gap + (band.y1 - band.y0) // 4:
            return True
        if after.amounts or after.days:
            return False
        below = after
    return False


def _below_its_line(walk: Walk, band: Band) -> bool:
    """Whether a day and a code stand right under a line that has neither, no further from it than from what comes next."""
    if walk.latest is None:
        return False
    above, number = walk.latest
    line, last = walk.draft.lines[number], above.bands[-1]
    if line.code or line.day or line.revenue_code or last.page != band.page or last.number + 1 != band.number:
        return False
    after = walk.bands[band.number + 1] if band.number + 1 < len(walk.bands) else None
    near = after is None or after.page != band.page or band.y0 - last.y1 <= after.y0 - band.y1
    return near or _hangs(walk, band, last)


def _beneath(walk: Walk, band: Band, parts: Parts) -> bool:
    """Words under a row's amounts alone explain them: they stand between the row and what else hangs from it."""
    if walk.latest is None or parts.days or parts.marks or parts.texts.keys() != {"beneath"}:
        return False
    above = walk.latest[0].bands
    if above[-1].number + 1 != band.number or above[-1].page != band.page or len(above) > MOST_WRAPPED:
        return False
    above.append(band)
    return True


def _wraps_beside(walk: Walk, band: Band, parts: Parts) -> bool:
    """The end of a description right below it ("… patient"), beside words about the amount: no label of those words."""
    if walk.latest is None or not parts.label or parts.days:
        return False
    above, number = walk.latest
    last = above.bands[-1]
    if last.number + 1 != band.number or last.page != band.page or abs(parts.text_x0 - above.text_x0) > band.width:
        return False
    if (band.y0 - last.y1) * 2 > band.y1 - band.y0 or len(above.bands) > MOST_WRAPPED:
        return False
    line = walk.draft.lines[number]
    joined = f"{line.description} {parts.label}" if line.description else parts.label
    above.bands.append(band)
    above.texts["description"] = [joined]
    walk.draft.lines[number] = replace(line, description=joined, spot=above.spot)
    return True


def _day_above(walk: Walk, band: Band, parts: Parts) -> bool:
    """A day alone that ends the words over it, or is the day of the line it hangs from, and none of what follows."""
    above = walk.bands[band.number - 1] if band.number else None
    if above is None or above.page != band.page or not _hangs(walk, band, above):
        return False
    if ends_open(above, band):
        return True
    if walk.pending is not None or walk.latest is None:
        return False
    row, number = walk.latest
    line, last = walk.draft.lines[number], row.bands[-1]
    day = chosen_day(parts.days.get("day") or next(iter(parts.days.values())))
    if line.day is not None or day is None or last.number + 1 != band.number:
        return False
    through = chosen_day(parts.days.get("through"))
    walk.draft.lines[number] = replace(line, day=day, through=through or line.through)
    return True


def _section_day(walk: Walk, parts: Parts) -> None:
    atom = parts.days.get("day") or next(iter(parts.days.values()))
    walk.flush()
    walk.draft.section_day = atom.days[0] if atom.days and isinstance(atom.days[0], date) else None
    walk.latest = None


def _continues(walk: Walk, band: Band, parts: Parts, region: Region) -> bool:
    """Words under a row belong to its description when they stand where descriptions stand and right below it."""
    if walk.latest is None or len(walk.latest[0].bands) > MOST_WRAPPED:
        return False
    above, number = walk.latest
    last = above.bands[-1]
    text = parts.label
    described = any(column.role == "description" for column in region.columns)
    wordless = not any(column.kind == "text" for column in region.columns)  # what was done stands below each row
    near = band.page == last.page and band.y0 - last.y1 <= (band.y1 - band.y0)
    indented = parts.text_x0 >= above.text_x0 - band.width and (
        above.text_x0 > min(atom.x0 for atom in above.bands[0].atoms) + 2 * band.width
        or parts.text_x0 > above.text_x0 + band.width // 2
    )
    open_end = above.label.rstrip().endswith((",", "-", "/", "&", "w/", "and", "with", "of", "for"))
    hangs = above.bands[0].number + len(above.bands) == band.number and _hangs(walk, band, last)
    if not near or not (described or (wordless and hangs)) or not (indented or open_end or hangs) or len(text.split()) > 14:
        return False
    if text.isupper() != above.label.isupper() and not open_end and text.istitle() and not indented:
        return False
    if text.endswith(":") or row_kind(text):
        return False
    line = walk.draft.lines[number]
    joined = f"{line.description} {text}" if line.description else text
    above.bands.append(band)
    above.texts["description"] = [joined]
    code = parts.marks.get("code") if line.code is None else None
    walk.draft.lines[number] = replace(
        line,
        description=joined,
        spot=above.spot,
        code=code or line.code,
        modifiers=line.modifiers or (parts.modifiers if code else ()),
    )
    return True


def merged(first: Parts, second: Parts) -> Parts:
    first.bands.extend(second.bands)
    for name, mark in second.marks.items():
        first.marks.setdefault(name, mark)
    for role, amount in second.money.items():
        first.money.setdefault(role, amount)
    for role, atom in second.days.items():
        first.days.setdefault(role, atom)
    for role, texts in second.texts.items():
        first.texts.setdefault(role, []).extend(texts)
    for role, place in second.places.items():
        first.places.setdefault(role, place)
    first.odd.update(second.odd)
    first.modifiers = (*first.modifiers, *second.modifiers)
    return first
