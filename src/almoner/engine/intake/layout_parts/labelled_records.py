"""Charges told one after the other, each in a small block of the same labels, are known by those labels coming again and again.

The words need not be known: a label is what comes again in every block, a block reaches from one place of the first label to the
next. What each value is follows from its kind and from sums; the label's words are one witness among them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from almoner.engine.bill import Row
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.free_bands import facts_on
from almoner.engine.intake.layout_parts.record_roles import BARE, KNOWN, Record, parts_of, roles_in
from almoner.engine.intake.layout_parts.record_sums import MOST_BESIDE, sums_among
from almoner.engine.intake.layout_parts.record_tokens import Said, said_in
from almoner.engine.intake.layout_parts.roles import heading
from almoner.engine.intake.layout_parts.roles import label as named
from almoner.engine.intake.layout_parts.row_parts import Parts, chosen_day
from almoner.engine.intake.values import code, revenue_code

FEWEST, MOST_TRIED, MOST_SAID = 2, 12, 6
OVER = f"{BARE}over"
"""The label of an amount at the end of the row over a block."""
LONGEST_JOINING = 3
"""Letters of what only joins two values ("1 at $5.00")."""
PARTING = frozenset({"provider", "patient", "account", "claim"})
OTHER_DAYS = frozenset({"statement_date", "due_on", "birth_date"})
OF_TEN = 7
"""Of ten records, how many have what is common to them."""


@dataclass(slots=True)
class Found:
    """The services in their order, the printed sums over runs of them, and the bands without theirs, numbered anew."""

    services: list[Parts] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    left: list[Band] = field(default_factory=list)


def labelled_records(bands: Sequence[Band]) -> Found:
    """All services that are told so; none where no label comes again with a charge in every block."""
    nothing = Found(left=list(bands))
    said = said_in(bands)
    many = Counter(one.label for one in said if one.label)
    tried = [label for label in dict.fromkeys(one.label for one in said) if many.get(label, 0) >= FEWEST][:MOST_TRIED]
    for anchor in tried:
        if any(name in PARTING and odds >= KNOWN for name, odds in named(anchor)):
            continue  # somebody's name begins a bill and no service
        records = _records(anchor, said, bands)
        if len(records) < FEWEST:
            continue
        inside = {id(atom) for record in records for one in record.said for atom in one.atoms}
        printed = Counter(
            abs(atom.amount.cents) for band in bands for atom in band.amounts if atom.amount and id(atom) not in inside
        )
        roles = roles_in(records, printed)
        if roles is not None:
            return _found(records, roles, bands)
    return nothing


def _records(anchor: str, said: Sequence[Said], bands: Sequence[Band]) -> list[Record]:
    """The blocks that begin with a label, each without what only it has; none where they are not alike."""
    starts = [one for one in said if one.label == anchor]
    columns = _columns(starts, bands)
    above = _amounts_above(starts, bands)
    records: list[Record] = []
    for x0, x1 in columns:
        here = [one for one in said if x0 <= one.x0 < x1]
        own = [one for one in starts if x0 <= one.x0 < x1]
        ends = [*(above[id(one)].at if id(one) in above else one.at for one in own[1:]), len(bands)]
        for start, end in zip(own, ends, strict=True):
            inside = [one for one in here if start.at <= one.at < end and bands[one.at].page == bands[start.at].page]
            over = [above[id(start)]] if id(start) in above else []
            records.append(Record(at=start.at - len(over), x0=x0, x1=x1, said=[*over, *_named(inside)]))
    common = {
        label
        for label, many in Counter(one.label for record in records for one in record.said).items()
        if many * 10 >= len(records) * OF_TEN
        and (label.startswith(BARE) or len(label) <= LONGEST_JOINING or _is_label(label, said) or _departments(label, said))
    }
    for record in records:
        labels = [one.label for one in record.said]
        if len(labels) != len(set(labels)):
            return []
        strange = next((n for n, one in enumerate(record.said) if one.label not in common and _has_money(one)), None)
        record.said = [one for one in record.said[:strange] if one.label in common]
    lined = sum(1 for record in records if len({atom.words[0].box[1] for one in record.said for atom in one.atoms}) > 1)
    real = [label for label in common if not label.startswith(BARE) and _is_label(label, said)]
    if len(real) < FEWEST or lined * 10 < len(records) * OF_TEN:
        return []
    taken = {id(atom) for record in records for one in record.said for atom in one.atoms}
    for record in records:
        record.title = _title(record, bands, taken)
    if any(_several(record) for record in records) or _of_others(records, bands) or _over_rows(records, bands):
        return []
    return [] if _charged_beside(records, bands, taken) or _said_again(records) else records


def _charged_beside(records: Sequence[Record], bands: Sequence[Band], taken: set[int]) -> bool:
    """Whether rows that are services by themselves stand there too, with an amount beside a code or, as often as there are blocks,
    behind a day: then the blocks only say what those come to, or what was paid on them."""
    titles = {id(atom) for record in records for atom in record.title}
    dated = 0
    for band in bands:
        rest = [atom for atom in band.atoms if id(atom) not in taken | titles]
        if not any(atom.kind == "money" for atom in rest):
            continue
        if any(atom.kind == "word" and code(atom.text.strip("(),[]")) for atom in rest):
            return True
        dated += rest[0].kind == "day" and len(rest) > FEWEST
    return dated >= len(records)


def _over_rows(records: Sequence[Record], bands: Sequence[Band]) -> bool:
    """Whether the rows over the blocks are services by themselves, each with its day: then the blocks say what was paid on them."""
    over = [one.at for record in records for one in record.said if one.label == OVER]
    return any(atom.kind == "day" for at in over for atom in bands[at].atoms)


def _of_others(records: Sequence[Record], bands: Sequence[Band]) -> bool:
    """Whether somebody else, or another account or claim, is named between two blocks of one page: then they are of several
    bills."""
    for one, after in pairwise(records):
        between = bands[max(said.at for said in one.said) + 1 : after.at] if one.said and one.x0 == after.x0 else ()
        own = [band for band in between if band.page == bands[one.at].page == bands[after.at].page]
        if any(fact.field in PARTING for band in own for fact in facts_on(band)):
            return True
    return False


def _several(record: Record) -> bool:
    """Whether a block tells several services: more than one code that no label names."""
    bare = [one for one in record.said if one.label.startswith(BARE) and one.value[0].kind == "word"]
    return sum(1 for one in bare if code(one.value[0].text)) > 1


def _said_again(records: Sequence[Record]) -> bool:
    """Whether most blocks of several amounts stand twice as they are: an account's summary, and no services."""
    told = Counter(tuple(one.value[0].text for one in record.said if _has_money(one)) for record in records)
    again = sum(many for amounts, many in told.items() if many > 1 and len(amounts) > FEWEST)
    return again * 2 > len(records)


def _amounts_above(starts: Sequence[Said], bands: Sequence[Band]) -> dict[int, Said]:
    """The amount at the end of the row right over each first label, behind the words that name the service, where nearly all
    blocks have one. Words that are the same over most blocks name no service: they are the last label of the block before."""
    found: dict[int, Said] = {}
    names: Counter[str] = Counter()
    for one in starts:
        band, over = bands[one.at], bands[one.at - 1] if one.at else bands[one.at]
        words = [atom for atom in over.atoms if atom.kind == "word"]
        near = one.at and over.page == band.page and band.y0 - over.y1 <= band.y1 - band.y0
        if near and words and len(over.amounts) == 1 and over.amounts[0] is over.atoms[-1]:
            found[id(one)] = Said(OVER, over.amounts, one.at - 1, over.atoms[0].x0, over.amounts)
            names[" ".join(atom.text for atom in words)] += 1
    alike = max(names.values(), default=0)
    return found if len(found) * 10 >= len(starts) * OF_TEN and alike * 2 <= max(len(found), FEWEST) else {}


def _is_label(label: str, said: Sequence[Said]) -> bool:
    """Whether words are set as a label, with a colon or over their values, or are known as one."""
    own = [one for one in said if one.label == label]
    if all(one.value[0].words[0].box[1] > one.atoms[0].words[0].box[3] or ":" in _words(one) for one in own):
        return True
    return any(odds and odds[0][1] >= KNOWN for odds in (heading(label), named(label)))


def _departments(label: str, said: Sequence[Said]) -> bool:
    """Whether every value behind words that nobody knows is a revenue code by its form."""
    return all(revenue_code(" ".join(atom.text for atom in one.value)) for one in said if one.label == label)


def _words(one: Said) -> str:
    return " ".join(atom.text for atom in one.atoms[: len(one.atoms) - len(one.value)])


def _columns(starts: Sequence[Said], bands: Sequence[Band]) -> list[tuple[int, int]]:
    """Blocks beside each other stand in columns of the page, each from where its first label begins."""
    beside = max(Counter(one.at for one in starts).values(), default=1) > 1
    width = bands[starts[0].at].width
    edges: list[int] = []
    for x0 in sorted(one.x0 for one in starts):
        near = [one.at for one in starts if abs(one.x0 - x0) <= 3 * width]
        others = [one.at for one in starts if abs(one.x0 - x0) > 3 * width]
        if (beside or len(near) >= FEWEST or (others and min(near) < max(others))) and (
            not edges or x0 - edges[-1] > 3 * width
        ):
            edges.append(x0)
    if len(edges) < FEWEST:
        return [(0, 10**9)]
    lefts = [0, *(edge - 3 * width for edge in edges[1:])]  # what heads several blocks may begin a little before them
    return list(zip(lefts, [*lefts[1:], 10**9], strict=True))


def _named(said: Sequence[Said]) -> list[Said]:
    """Bare values told apart by what they are and their order; a second one that says the first's value again is left out."""
    found: list[Said] = []
    many: Counter[str] = Counter()
    for one in said:
        if one.label:
            found.append(one)
            continue
        kind = one.value[0].kind
        many[kind] += 1
        found.append(replace(one, label=f"{BARE}{kind} {many[kind]}"))
    return found


def _has_money(one: Said) -> bool:
    return any(atom.kind == "money" for atom in one.value)


def _title(record: Record, bands: Sequence[Band], taken: set[int]) -> list[Atom]:
    """The words right above a block, up to three lines as close to each other as the last of them is to the first row; what
    begins beyond the block's right edge heads another one."""
    found: list[list[Atom]] = []
    below, most = bands[record.at], 0
    inside = [atom for atom in below.atoms if record.x0 <= atom.x0 < record.x1 and id(atom) not in taken]
    words = [atom for atom in inside if atom.kind == "word"]
    if words and not any(atom.kind in ("money", "day") for atom in inside):
        return words  # before the first label, in its own row
    right = min(record.x1 - 1, max(atom.x1 for one in record.said for atom in one.atoms))
    for at in range(record.at - 1, max(-1, record.at - 1 - MOST_BESIDE), -1):
        band = bands[at]
        atoms = [atom for cell in band.cells if record.x0 <= cell.x0 <= right for atom in cell.atoms]
        own = [atom for atom in atoms if id(atom) not in taken]
        if not atoms:
            continue  # what stands beside, in another column
        gap, height = below.y0 - band.y1, max(1, band.y1 - band.y0)
        most = most or min(gap + height // 4, height)
        loose = any(atom.kind != "word" for atom in own)
        if band.page != below.page or not own or loose or len(own) < len(atoms) or gap > most or own[-1].text.endswith(":"):
            break
        found.insert(0, own)
        below = band
    return [atom for own in found for atom in own]


def _found(records: list[Record], roles: dict[str, str], bands: Sequence[Band]) -> Found:
    """The records as services, what sums them up, and the rest of the paper."""
    records = [record for record in records if any(roles.get(one.label) == "charge" for one in record.said)]
    taken = {id(atom) for record in records for one in record.said for atom in one.atoms}
    taken |= {id(atom) for record in records for atom in record.title}
    for record in records:
        last = max(one.at for one in record.said)
        for band in bands[record.at : last + 1]:
            words = [atom for atom in band.atoms if record.x0 <= atom.x0 < record.x1 and id(atom) not in taken]
            if words and all(atom.kind in ("word", "leader", "bar") for atom in words):
                record.aside += [atom for atom in words if atom.kind == "word"]
                taken |= {id(atom) for atom in words}
    left = [replace(band, atoms=tuple(atom for atom in band.atoms if id(atom) not in taken)) for band in bands]
    services = [parts_of(record, roles, [bands[at] for at in _bands_of(record)]) for record in records]
    _dated(records, services, left)
    rows, told = sums_among(records, services, left)
    left = [replace(band, atoms=tuple(atom for atom in band.atoms if id(atom) not in told)) for band in left]
    kept = [band for band in left if band.atoms]
    return Found(services, rows, [replace(band, number=at) for at, band in enumerate(kept)])


def _bands_of(record: Record) -> list[int]:
    return sorted({record.at, *(one.at for one in record.said)})


def _dated(records: Sequence[Record], services: Sequence[Parts], left: Sequence[Band]) -> None:
    """Blocks without a day have the one that is said over them, alone in its band beside words or a sum."""
    if any("day" in parts.days for parts in services):
        return
    inner = False
    for record, parts in zip(records, services, strict=True):
        heads = []
        for at in range(record.at):
            own = [atom for atom in left[at].atoms if record.x0 <= atom.x0 < record.x1]
            days = [atom for atom in own if atom.kind == "day"]
            words = " ".join(atom.text for atom in own if atom.kind == "word").strip(" :")
            if any(field in OTHER_DAYS and odds >= KNOWN for field, odds in named(words)):
                continue
            if (
                len(days) == 1
                and chosen_day(days[0])
                and sum(1 for atom in own if atom.kind == "money") <= 1
                and len(own) <= MOST_SAID
            ):
                heads.append((at, days[0]))
        inner = inner or any(at > records[0].at for at, _ in heads) or (bool(heads) and record.at - heads[-1][0] <= MOST_BESIDE)
        if heads and inner:
            parts.days["day"] = heads[-1][1]


__all__ = ["Found", "labelled_records"]
