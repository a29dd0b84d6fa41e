"""Headings of tables: the bands that read as such, cut and stacked into one heading a column."""

import re
from collections.abc import Sequence

from almoner.engine.intake.layout_parts.bands import Atom, Band, Cell
from almoner.engine.intake.layout_parts.roles import CERTAIN, FREE_ROLES, MONEY_ROLES, Odds, heading, is_ageing, is_label, label
from almoner.engine.intake.layout_parts.tables import Head, Table, overlap

MOST_STACKED = 4
JOINED = re.compile(r"[/&+]|\b(and|or|y)\b", re.IGNORECASE)
JOINING = frozenset({"of", "de", "del", "for", "by", "to", "in", "on"})
"""Words that end a first half of a heading ("Date of" over "Service") and never head a column alone."""
BROKEN = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])")
"""A hyphen at the end of one line of a heading ("Deduct-" over "ible")."""
TITLED = re.compile(r"explanation of benefits|explicaci[oó]n de beneficios|good faith estimate", re.IGNORECASE)
"""The name of the paper itself, whatever its words would head."""
FEWEST_HEADINGS = 2
MOST_OF_ONE = 3
MOST_OF_NAME = 5
"""Words of a provider's name over a table ("Coldwater Medical Supply (in-network)"), none of them about money."""
FEWEST_APART = 3
LONGEST_HEADING = 7
ONE_HEADING = 3600
FEWEST_BUCKETS = 3
DESCRIBED = frozenset({"description", "charge"})
SUMMARY = frozenset({"previous_balance", "total_charges", "balance"})
NUMBERS = frozenset({"account", "claim", "member_id", "due_on"})
ASKED = frozenset({"balance", "patient_responsibility"})
SMALL_WORDS = frozenset(
    [
        "the",
        "we",
        "is",
        "are",
        "please",
        "if",
        "this",
        "that",
        "have",
        "has",
        "will",
        "our",
        "with",
        "or",
        "not",
        "at",
        "and",
        "to",
        "a",
        "in",
        "on",
        "be",
        "who",
        "el",
        "la",
        "los",
        "si",
        "este",
        "esta",
        "que",
        "con",
        "por",
        "es",
        "son",
    ]
)


def find_heads(bands: Sequence[Band]) -> list[Table]:
    """Every run of one to four bands that reads as headings. Repeated headings come again."""
    tables: list[Table] = []
    at = 0
    while at < len(bands):
        best, score = _best_run(bands, at)
        if best is not None and at + 1 < len(bands) and len(bands[at].cells) <= 2:
            # A title over the headings is not one of them: the run below it is as good without it.
            below, without = _best_run(bands, at + 1)
            if below is not None and below.last == best.last and without >= score and not _first_halves(bands, at):
                at += 1
                continue
        if best is not None:
            tables.append(best)
            at += best.last - best.first + 1
        else:
            at += 1
    return tables


def _first_halves(bands: Sequence[Band], at: int) -> bool:
    """Whether a band holds the first words of headings that go on close below it ("Diagnosis" and "Service" over "code" and
    "code"), so that it is no title."""
    band, below = bands[at], bands[at + 1]
    if band.page != below.page or (below.y0 - band.y1) * 2 > max(1, band.y1 - band.y0):
        return False
    under = [[one for one in below.cells if overlap(cell.x0, cell.x1, one.x0, one.x1) > 0] for cell in band.cells]
    if not under or any(len(found) != 1 for found in under):
        return False
    joined = [(heading(f"{cell.text} {one.text}"), heading(one.text)) for cell, (one,) in zip(band.cells, under, strict=True)]
    return all(whole and whole[0][1] >= ONE_HEADING for whole, _ in joined) and any(
        not alone or alone[0][0] != whole[0][0] for whole, alone in joined
    )


def _best_run(bands: Sequence[Band], at: int) -> tuple[Table | None, int]:
    best: Table | None = None
    score = 0
    for size in range(1, MOST_STACKED + 1):
        group = list(bands[at : at + size])
        if len(group) < size or not _may_head(group):
            break
        heads = stacked_heads(group)
        worth = _worth(heads, group)
        second = best is not None and _under_heads(group, best)
        if worth > score or (second and worth and (worth * 4 > score * 3 or _whole_stacks(group[-1], heads))):
            best, score = Table(heads=heads, first=group[0].number, last=group[-1].number), worth
    return best, score


def _under_heads(group: Sequence[Band], above: Table) -> bool:
    """Whether the last band stands so close under headings, each of its cells under one of them, that it is their second half:
    "Plan" means something else over "allowance" than alone."""
    before, last = group[-2], group[-1]
    if last.is_rule or above.last != before.number:
        return False
    if len(last.cells) < FEWEST_HEADINGS and not _ends_aside(last, above):
        return False
    if (last.y0 - before.y1) * 2 > max(1, last.y1 - last.y0) or any(map(str.isdigit, last.text)):
        return False
    return all(any(overlap(cell.x0, cell.x1, head.x0, head.x1) > 0 for head in above.heads) for cell in last.cells)


def _ends_aside(last: Band, above: Table) -> bool:
    """Whether a band's only words end what a heading over them began in brackets: "(amount the plan" over "has approved)"."""
    cell = last.cells[0] if last.cells else None
    return cell is not None and cell.text.count(")") > cell.text.count("(") and _goes_on(cell, above.heads)


def _goes_on(cell: Cell, heads: Sequence[Head]) -> bool:
    """Whether a heading that stands over a cell or holds it has an open bracket."""
    over = [head for head in heads if overlap(cell.x0, cell.x1, head.x0, head.x1) > 0]
    return any(head.text.count("(") > head.text.count(")") for head in over)


def _whole_stacks(last: Band, heads: Sequence[Head]) -> bool:
    """Whether the cells of the last band end headings that are known as a whole or go on below, one name of whoever they are
    about aside."""
    known = [head for head in heads if head.odds and head.odds[0][1] >= ONE_HEADING]
    ends = sum(1 for cell in last.cells if any(head.text.endswith(" " + cell.text) for head in known) or _goes_on(cell, heads))
    return ends >= min(len(last.cells), max(FEWEST_HEADINGS, len(last.cells) - 1))


def _may_head(group: Sequence[Band]) -> bool:
    last = group[-1]
    if last.page != group[0].page or last.amounts or last.days:
        return False
    if last.is_rule:
        return len(group) > 1
    if _said(last) or TITLED.search(last.text):
        return False
    if len(group) > 1:
        before = group[-2]
        height = max(1, before.y1 - before.y0)
        if last.y0 - before.y1 > 2 * height or _names_section(last, before):
            return False
    if len(last.cells) >= FEWEST_APART:  # words set apart: each may hold "the" or "by" and still be no sentence
        said = [cell for cell in last.cells if _prose(cell.atoms, one=True)]
        long = len(said) > (len(last.cells) > FEWEST_APART) or any(len(cell.atoms) > LONGEST_HEADING for cell in said)
        return len(last.atoms) <= 60 and not long
    return len(last.atoms) <= 60 and not _prose(last.atoms, one=len(last.cells) == 1)


def _names_section(last: Band, above: Band) -> bool:
    """Whether one word or phrase under several headings reaches from one of them under the next, or stands apart from them: the
    name of the first rows ("Procedures" under "No." and "Code")."""
    if last.is_rule or len(last.cells) != 1 or len(above.cells) < FEWEST_APART:
        return False
    cell = last.cells[0]
    over = [one for one in above.cells if overlap(cell.x0, cell.x1, one.x0, one.x1) > 0]
    return len(over) > 1 and over[0] is above.cells[0] and len(cell.atoms) < len(over) + FEWEST_APART


def _said(band: Band) -> bool:
    """Labels with their values beside them ("Claim number   CLM5   Plan   Made-up Health") head no columns."""
    cells = band.cells
    if len(cells) < 2 or len(cells) % 2:
        return False
    return all(_names(name.text, value.text) for name, value in zip(cells[::2], cells[1::2], strict=True))


def _names(name: str, value: str) -> bool:
    odds = label(name)
    return bool(odds) and odds[0][1] >= CERTAIN and (any(map(str.isdigit, value)) or not heading(value))


def _prose(atoms: Sequence[Atom], *, one: bool) -> bool:
    """Running words are no headings; looking at them as such would only cost time."""
    small = sum(1 for atom in atoms if atom.text.lower().strip(".,;") in SMALL_WORDS)
    return small >= 2 and (one or small * 5 >= len(atoms)) and len(atoms) > 5


def stacked_heads(group: Sequence[Band], *, parted: bool = True) -> tuple[Head, ...]:
    """Cells of the group stacked where they stand over each other; `parted` cuts cells that hold several headings."""
    cells = [(level, cell) for level, band in enumerate(group) if not band.is_rule for cell in band.cells]
    if parted:
        cells = [(level, part) for level, cell in cells for part in _whole_or_parts(cell, level, cells)]
    stacks: list[list[tuple[int, Cell]]] = []
    for stack in _stacks(cells):
        text = _text(stack)
        odds = heading(text) if len(stack) > 1 else ()
        if not parted or (odds and odds[0][1] >= ONE_HEADING):
            stacks.append(stack)  # its halves may read as headings too, and are none
        else:
            stacks.extend(_stacks([(level, part) for level, cell in stack for part in _apart(cell)]))
    heads = []
    whole = [part for stack in stacks for part in _apart_levels(stack)]
    for level in range(len(group)):
        alone = [stack for stack in whole if any(at == level for at, _ in stack)]
        if len(group) > 1 and len(alone) == 1 and len(alone[0]) == 1:
            return ()  # a title over the headings or a section's name under them
    for stack in whole:
        text = _text(stack)
        heads.append(Head(text=text, x0=min(c.x0 for _, c in stack), x1=max(c.x1 for _, c in stack), odds=heading(text)))
    return tuple(sorted(heads, key=lambda head: head.x0))


def _text(stack: Sequence[tuple[int, Cell]]) -> str:
    """The words of a stack from top to bottom; a word cut by a hyphen is whole again, with the hyphen or without, where the whole
    one is known better."""
    texts = [cell.text for _, cell in sorted(stack, key=lambda item: item[0])]
    plain = " ".join(texts)
    if any(text.endswith("-") for text in texts[:-1]):
        return max((plain, BROKEN.sub("", plain), BROKEN.sub("-", plain)), key=_known)
    return plain


def _known(text: str) -> tuple[int, int]:
    """How surely a heading is known, and how far before the next thing that it may mean."""
    odds = heading(text)
    return (odds[0][1], odds[0][1] - (odds[1][1] if len(odds) > 1 else 0)) if odds else (0, 0)


def _spans(cell: Cell, level: int, cells: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a cell stands under or over several of one other level: it holds a heading for each."""
    under = [at for at, one in cells if at != level and overlap(cell.x0, cell.x1, one.x0, one.x1) > 0]
    return len(under) > len(set(under))


def _whole_or_parts(cell: Cell, level: int, cells: Sequence[tuple[int, Cell]]) -> list[Cell]:
    return (_by_place(cell, level, cells) or _apart(cell)) if _spans(cell, level, cells) else [cell]


def _by_place(cell: Cell, level: int, cells: Sequence[tuple[int, Cell]]) -> list[Cell]:
    """A cell over several ("Submitted Accepted" over "fee" and "fee") cut where they stand, if each half then heads a column; empty
    else."""
    levels = {at for at, one in cells if at != level and overlap(cell.x0, cell.x1, one.x0, one.x1) > 0}
    if len(levels) != 1:
        return []
    other = next(iter(levels))
    near = [one for at, one in cells if at == other and overlap(cell.x0, cell.x1, one.x0, one.x1) > 0]
    parts: dict[int, list[Atom]] = {}
    for atom in cell.atoms:
        best = max(range(len(near)), key=lambda n: (overlap(atom.x0, atom.x1, near[n].x0, near[n].x1), -n))
        parts.setdefault(best, []).append(atom)
    if len(parts) != len(near) or list(parts) != sorted(parts):
        return []
    found = [_whole(parts[at]) for at in sorted(parts)]
    for one, part in zip(near, found, strict=True):
        odds = heading(f"{part.text} {one.text}" if level < other else f"{one.text} {part.text}")
        if not odds or odds[0][1] < ONE_HEADING:
            return []
    return found


def _stacks(cells: Sequence[tuple[int, Cell]]) -> list[list[tuple[int, Cell]]]:
    """Cells of different levels that stand over each other."""
    stacks: list[list[tuple[int, Cell]]] = []
    for level, cell in sorted(cells, key=lambda item: (item[1].x0, item[0])):
        for stack in stacks:
            if (
                all(level != other for other, _ in stack)
                and overlap(cell.x0, cell.x1, min(c.x0 for _, c in stack), max(c.x1 for _, c in stack)) > 0
            ):
                stack.append((level, cell))
                break
        else:
            stacks.append([(level, cell)])
    return stacks


def _apart_levels(stack: list[tuple[int, Cell]]) -> list[list[tuple[int, Cell]]]:
    """Headings of rows that take two bands stand over each other too: they stay apart when each is whole and they differ."""
    if len(stack) < 2:
        return [stack]
    odds = [heading(cell.text) for _, cell in stack]
    whole = all(found and found[0][1] >= 3600 for found in odds) and len({found[0][0] for found in odds}) == len(stack)
    together = heading(_text(stack))
    if whole and not (together and together[0][1] >= 3900):
        return [[item] for item in stack]
    return [stack]


def _apart(cell: Cell) -> list[Cell]:
    """A cell as it is when it reads as one heading, else cut into the fewest headings that cover it."""
    if len(cell.atoms) < 2 or len(cell.atoms) > 24 or _prose(cell.atoms, one=True) or cell.atoms[0].text.lower() in JOINING:
        return [cell]
    whole = heading(cell.text)
    if whole and whole[0][1] >= 3000 and (whole[0][0] != "payments_and_adjustments" or JOINED.search(cell.text)):
        return [cell]
    if (named := label(cell.text)) and named[0][1] >= 3900 and named[0][0] in SUMMARY | NUMBERS:
        return [cell]  # "Previous balance" over a summary's amount
    size = len(cell.atoms)
    # best[i] = (worth, cuts) of the first i atoms; a piece without a meaning costs
    nothing: tuple[int, ...] = ()
    best = [(0, nothing)] + [(-(10**9), nothing)] * size
    for end in range(1, size + 1):
        for start in range(max(0, end - 5), end):
            text = " ".join(atom.text for atom in cell.atoms[start:end])
            odds = heading(text)
            worth = _piece(text, odds, end - start)
            total = best[start][0] + worth
            if total > best[end][0]:
                best[end] = (total, (*best[start][1], end))
    cuts = best[size][1]
    if best[size][0] <= 0 or len(cuts) < 2 or _one_name(cell, cuts):
        return [cell]
    parts: list[Cell] = []
    start = 0
    for end in cuts:
        piece = _whole(cell.atoms[start:end])
        odds = heading(piece.text)
        before = heading(parts[-1].text) if parts else ()
        if parts and (piece.text.lower() in JOINING or (odds and before and odds[0][0] == before[0][0])):
            piece = _whole((*parts.pop().atoms, *piece.atoms))  # two names of one column, or a heading's first half
        parts.append(piece)
        start = end
    return parts


def _one_name(cell: Cell, cuts: Sequence[int]) -> bool:
    """Whether one of two or three pieces has no meaning of its own ("Time u.", "Plan may pay"): the others belong to it."""
    texts = [" ".join(atom.text for atom in cell.atoms[start:end]) for start, end in zip((0, *cuts), cuts, strict=False)]
    odds = [heading(text) for text in texts]
    money = any(found and found[0][0] in MONEY_ROLES for found in odds)
    unknown = any(not found or found[0][1] < 2500 for found in odds)
    return unknown and (len(texts) <= MOST_OF_ONE or (not money and len(texts) <= MOST_OF_NAME))


def _piece(text: str, odds: Odds, words: int) -> int:
    """How much a piece of a heading band speaks for being one heading: whole phrases far more than near ones. What begins with a
    word that joins is the rest of the piece before it ("Service or receipt")."""
    if words > 1 and JOINED.fullmatch(text.split(maxsplit=1)[0]):
        return -2500 * words - 500
    if not odds or odds[0][1] < 2500:
        return -2500 * words - 500
    worth = (odds[0][1] if odds[0][1] >= 3900 else odds[0][1] - 1500) * words - 500
    if odds[0][0] == "payments_and_adjustments" and not JOINED.search(text):
        worth -= 1500  # "Payments Adjustments" are two columns unless something joins them
    return worth


def _whole(atoms: Sequence[Atom]) -> Cell:
    return Cell(text=" ".join(a.text for a in atoms), atoms=tuple(atoms), x0=atoms[0].x0, x1=atoms[-1].x1)


def _worth(heads: Sequence[Head], group: Sequence[Band]) -> int:
    """How well the group reads as headings; 0 when it does not."""
    named = [head for head in heads if head.odds and head.odds[0][1] >= 2000 and head.odds[0][0] != "not_money"]
    if any(
        (sum(mark.isdigit() for mark in head.text) >= 4 and not is_ageing(head.text)) or len(head.text.split()) > 7
        for head in heads
    ):
        return 0
    roles = {head.odds[0][0] for head in named}
    if len(heads) >= FEWEST_BUCKETS and all(head.odds and head.odds[0][0] == "ageing" for head in heads):
        return CERTAIN * len(heads)  # how old a balance is, without another column
    if len(heads) > FEWEST_BUCKETS and all(head.odds and head.odds[0][0] == "ageing" for head in heads[:-1]):
        asked = label(heads[-1].text)
        if asked and asked[0][1] >= CERTAIN and asked[0][0] in ASKED:
            return CERTAIN * len(heads)  # and behind the last of them what is to be paid
    if len(roles) < FEWEST_HEADINGS or len(named) * 5 < len(heads) * 3:
        return 0
    if not roles & (MONEY_ROLES | FREE_ROLES):
        return 0
    text = group[0].text
    if any(
        ":" in cell.text.rstrip()[:-1] + " " or cell.text.rstrip().endswith(":")
        for band in group
        for cell in band.cells
        if not is_heading_only(cell.text)
    ):
        return 0
    if len(group) == 1 and len(heads) < 3 and is_label(text) and not (len(group[0].cells) == 2 and roles == DESCRIBED):
        return 0
    if all(band.is_rule or len(band.cells) == 1 for band in group) and not (
        len(named) >= 3 and all(head.odds and head.odds[0][1] >= 3900 for head in heads)
    ):
        return 0  # words with single blanks between them are headings only when every one of them is
    unnamed = len(heads) - len(named)
    return sum(head.odds[0][1] for head in named) - 1500 * unnamed - 600 * len([b for b in group if not b.is_rule])


def is_heading_only(text: str) -> bool:
    """Whether a text that ends with a colon is still a column heading ("Charges:")."""
    odds = heading(text.rstrip(" :"))
    return bool(odds) and odds[0][1] >= 3500 and odds[0][0] not in FREE_ROLES


def heads_key(table: Table) -> tuple[str, ...]:
    """What two heading runs share when they are the same, as on the next page."""
    return tuple(head.text.lower() for head in table.heads)


__all__ = ["SMALL_WORDS", "find_heads", "heads_key", "stacked_heads"]
