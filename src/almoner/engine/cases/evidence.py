"""What goes into an evidence bundle: findings as exhibits, the pages and pieces they stand on, and what is kept back."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from almoner.engine.privacy.sensitive import any_sensitive, is_sensitive
from almoner.engine.wording.reporting import Places, most_important

MOST_EXHIBITS, MOST_PICTURES, MOST_ON_PAGE = 60, 80, 24
TEN_THOUSAND = 10_000
Box = tuple[int, int, int, int]
"""Left, top, right, bottom in ten-thousandths of the page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a page: as a whole with `frames` around the lines in question, or only a `piece` of it where something else on
    the page is kept back. `number` counts all pictures.
    """

    number: int
    document: int
    page: int
    frames: tuple[Box, ...]
    piece: Box | None


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A finding of the audit with its lines that may be shown, its pictures, and doubts about what it rests on."""

    number: int
    finding: Mapping[str, Any]
    lines: tuple[Mapping[str, Any], ...]
    pictures: tuple[Shown, ...]
    doubts: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`withheld` findings rest on a line that is kept back; `beyond` are more than fit; `private`: lines that tell of private care
    may be in it.
    """

    exhibits: tuple[Exhibit, ...]
    withheld: int
    beyond: int
    private: bool = False


@dataclass(frozen=True, slots=True)
class Only:
    """What alone goes into a bundle: findings by their ids, and of the papers only these bills."""

    findings: frozenset[str]
    bills: frozenset[str]


def plan(audit: Mapping[str, Any], *, sensitive: bool, only: Only | None = None) -> Plan:
    """From an audit's JSON value. With `sensitive` no private line is kept back; with `only` no other office's and nobody else's care
    is shown. Pure.
    """
    own = [bill for bill in audit["bills"] if only is None or bill["id"] in only.bills]
    private = frozenset(kept_back({"bills": own}))
    hidden = frozenset[str]() if sensitive else private
    ordered = [one for one in most_important(list(audit["findings"])) if only is None or one["id"] in only.findings]
    open_ones = [one for one in ordered if not hidden & {*one["lines"], *one["bills"]}]
    places, pages = Places(audit), hidden_places(audit, hidden)
    if only is not None:
        hide_others(audit, only, pages)
    lines = {line["id"]: line for bill in audit["bills"] for line in bill["lines"]}
    drawn = Numbers()
    exhibits = tuple(
        Exhibit(
            number=number,
            finding=one,
            lines=tuple(lines[id] for id in one["lines"] if id in lines),
            pictures=tuple(pictures(one, places, pages, drawn)),
            doubts=tuple(doubts(one, audit)),
        )
        for number, one in enumerate(open_ones[:MOST_EXHIBITS], start=1)
    )
    beyond = max(0, len(open_ones) - MOST_EXHIBITS)
    return Plan(exhibits, len(ordered) - len(open_ones), beyond, private=sensitive and bool(private))


class Numbers:
    """Numbers pictures, no more than fit."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> int | None:
        if self.last >= MOST_PICTURES:
            return None
        self.last += 1
        return self.last


def kept_back(audit: Mapping[str, Any]) -> Iterator[str]:
    """Ids of sensitive lines, and of bills whose own diagnoses tell of such care with all their lines."""
    for bill in audit["bills"]:
        whole = any_sensitive(bill["diagnoses"])
        if whole:
            yield bill["id"]
        for line in bill["lines"]:
            if whole or is_sensitive(line["code"], line["revenue_code"], line["diagnoses"]):
                yield line["id"]


def hidden_places(audit: Mapping[str, Any], hidden: frozenset[str]) -> dict[tuple[int, int], list[Box | None]]:
    """Where on each page something is kept back; None where its place on the page is not known, or the whole bill is meant."""
    found: dict[tuple[int, int], list[Box | None]] = defaultdict(list)
    for bill in audit["bills"]:
        for one in (bill, *bill["lines"]):
            spot = one["spot"]
            if one["id"] in hidden and spot is not None and spot.get("page") is not None:
                box = None if bill["id"] in hidden else box_of(spot)
                found[spot["document"], spot["page"]].append(box)
    return found


def hide_others(audit: Mapping[str, Any], only: Only, pages: dict[tuple[int, int], list[Box | None]]) -> None:
    """Adds where on each page something of another office or person stands; None where that is not known. Page 0 is every page."""
    for bill in audit["bills"]:
        if bill["id"] in only.bills:
            continue
        spots = [bill["spot"], *bill["spots"].values(), *(each["spot"] for each in (*bill["lines"], *bill["rows"]))]
        known = [spot for spot in spots if spot is not None and spot.get("page") is not None]
        if not known:
            pages.setdefault((bill["document"], 0), []).append(None)
        for spot in known:
            pages.setdefault((spot["document"], spot["page"]), []).append(box_of(spot))
    for notice in audit["notices"]:
        spot = notice["spot"]
        pages.setdefault((notice["document"], 0 if spot is None else spot.get("page") or 0), []).append(None)


def pictures(
    finding: Mapping[str, Any], places: Places, pages: Mapping[tuple[int, int], list[Box | None]], drawn: Numbers
) -> Iterator[Shown]:
    """Each page of the finding once; where something on it is kept back, only the rows of the finding that do not touch it."""
    on_page: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for one in (finding["lines"] or finding["bills"])[:MOST_ON_PAGE]:
        spot = places.spots.get(one)
        box = None if spot is None else box_of(spot)
        if spot is not None and box is not None:
            on_page[spot["document"], spot["page"]].append(box)
    for (document, page), boxes in on_page.items():
        hidden = [*pages.get((document, page), ()), *pages.get((document, 0), ())]
        if not hidden:
            if (number := drawn.next()) is not None:
                yield Shown(number, document, page, tuple(dict.fromkeys(boxes)), None)
            continue
        for box in dict.fromkeys(boxes):
            row: Box = (0, box[1], TEN_THOUSAND, box[3])
            if all(one is not None and not share_rows(row, one) for one in hidden) and (number := drawn.next()) is not None:
                yield Shown(number, document, page, (), row)


def share_rows(one: Box, other: Box) -> bool:
    return one[1] < other[3] and other[1] < one[3]


def box_of(spot: Mapping[str, Any]) -> Box | None:
    box: Sequence[Any] | None = spot.get("box")
    if box is None:
        return None
    left, top, right, bottom = (int(Decimal(str(edge)) * TEN_THOUSAND) for edge in box)
    return left, top, right, bottom


def doubts(finding: Mapping[str, Any], audit: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Doubts of the reading about the lines and bills that the finding rests on."""
    ids = {*finding["lines"], *finding["bills"]}
    for document in audit["documents"]:
        for one in document["doubts"]:
            parts = one["field"].split("/")
            about = parts[3] if parts[2:3] == ["lines"] and len(parts) > 3 else parts[1] if len(parts) > 1 else ""
            if about in ids:
                yield one
