"""Ids that come from content and place, so that the same paper audited again keeps them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from almoner.engine.bill import Bill, Doubt, Line, Notice, Reading, Spot


@dataclass(frozen=True, slots=True)
class Paper:
    """One document read: its name, checksum, and what its reader saw."""

    name: str
    sha256: str
    reading: Reading


def digest(*parts: object, length: int = 10) -> str:
    """A short, stable name for these parts; None and "" stay apart."""
    text = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def place(spot: Spot | None) -> str:
    """A spot without its document's position, which changes with the company it is audited in."""
    if spot is None:
        return ""
    return f"{spot.page}|{spot.box}|{spot.row}|{spot.segment}|{spot.pointer}|{spot.sheet}|{spot.cell}"


class Ordinals:
    """Numbers things that cannot be told apart, in order."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def __call__(self, key: str) -> int:
        self.seen[key] += 1
        return self.seen[key]


def identified(paper: Paper, document: int) -> Reading:
    """The reading with ids on every bill, line, notice and doubt, spots and papers renumbered to `document`."""
    bills: list[Bill] = []
    once = Ordinals()
    for bill in paper.reading.bills:
        key = digest(
            paper.sha256, place(bill.spot), bill.kind, bill.claim, bill.provider.name, bill.patient.account, bill.total_charges
        )
        bill_id = "b" + digest(key, once(key))
        bills.append(
            replace(
                bill,
                id=bill_id,
                document=document,
                lines=tuple(named_lines(bill_id, bill.lines, document)),
                rows=tuple(replace(row, spot=moved(row.spot, document)) for row in bill.rows),
                spots={name: onward(spot, document) for name, spot in (bill.spots or {}).items()},
                spot=moved(bill.spot, document),
            )
        )
    return replace(
        paper.reading,
        bills=tuple(bills),
        notices=tuple(named_notice(paper.sha256, notice, document) for notice in paper.reading.notices),
        doubts=tuple(named_doubt(doubt, bills, document) for doubt in paper.reading.doubts),
        lost=tuple(replace(lost, spot=moved(lost.spot, document)) for lost in paper.reading.lost),
        columns=tuple(replace(one, spot=onward(one.spot, document)) for one in paper.reading.columns),
    )


def named_lines(bill_id: str, lines: Iterable[Line], document: int) -> Iterable[Line]:
    """Each line with its id: place first, content where two share a place, order only between what cannot be told apart."""
    once = Ordinals()
    for line in lines:
        key = digest(
            bill_id, place(line.spot), line.day, line.code, sorted(line.modifiers), line.units, line.charge, line.description
        )
        spots = tuple((name, onward(spot, document)) for name, spot in line.spots)
        yield replace(line, id="l" + digest(key, once(key)), spot=moved(line.spot, document), spots=spots)


def named_notice(paper: str, notice: Notice, document: int) -> Notice:
    key = digest(paper, place(notice.spot), notice.kind, notice.sender, notice.account, notice.amount)
    return replace(notice, id="n" + key, document=document, spot=moved(notice.spot, document))


def named_doubt(doubt: Doubt, bills: list[Bill], document: int) -> Doubt:
    """A reader's path ("lines/3/charge" in bill 0) becomes one of ids ("bills/b…/lines/l…/charge")."""
    path = doubt.field
    if doubt.bill is not None and doubt.bill < len(bills):
        bill = bills[doubt.bill]
        parts = path.split("/")
        if len(parts) >= 2 and parts[0] == "lines" and parts[1].isdigit() and int(parts[1]) < len(bill.lines):
            parts[1] = bill.lines[int(parts[1])].id
        path = "/".join(["bills", bill.id, *parts])
    spot = moved(doubt.spot, document)
    return replace(doubt, field=path, spot=spot, id="d" + digest(path, doubt.read, place(spot)), bill=None)


def moved(spot: Spot | None, document: int) -> Spot | None:
    return None if spot is None else onward(spot, document)


def onward(spot: Spot, document: int) -> Spot:
    """A reader counts documents from the one it read, 0; pages of one paper that came as several files count on from there."""
    return replace(spot, document=document + spot.document)
