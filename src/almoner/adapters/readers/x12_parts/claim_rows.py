"""The tables of claims (837): claims and lines, a block of columns at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from almoner.adapters.readers.x12_parts.claim_837 import AFTER_CLAIM
from almoner.adapters.readers.x12_parts.columns import Columns, Flags, Ints, Slices, key, tag
from almoner.adapters.readers.x12_parts.sheets import (
    CENTS,
    CODES,
    DAY,
    PLACE,
    TEXT,
    UNITS,
    Context,
    Days,
    Reader,
    Sheet,
    Tables,
    any_of,
    decimals,
    ints,
    is_npi,
    latest,
    modifiers,
    only,
)

Facts = Iterator[tuple[Any, ...]]
CLOSERS = ("HL", "ST", "SE", "GS", "GE", "ISA", "IEA")
"""Segments after which nothing belongs to the claim before them."""
NEED_CLAIM = ("CL1", "DTP", "AMT", "CAS", "HI", "LX", "SV1", "SV2", "SV3", "LIN", "SVD", "LQ", *sorted(AFTER_CLAIM))
SERVICES = ("SV1", "SV2", "SV3")

CLAIMS_837 = pa.schema(
    [
        *[("segment", PLACE), ("account", TEXT), ("charge_cents", CENTS), ("facility_code", TEXT), ("frequency_code", TEXT)],
        *[("patient_name", TEXT), ("birth_date", DAY), ("member_id", TEXT), ("first_day", DAY), ("last_day", DAY)],
        *[("patient_paid_cents", CENTS), ("payer_name", TEXT), ("filing_code", TEXT)],
        *[("provider_name", TEXT), ("provider_npi", TEXT)],
    ]
)
LINES_837 = pa.schema(
    [
        *[("segment", PLACE), ("claim_segment", PLACE), ("code", TEXT), ("modifiers", TEXT), ("revenue_code", TEXT)],
        *[("ndc", TEXT), ("charge_cents", CENTS), ("units", UNITS), ("unit", TEXT), ("place_of_service", TEXT)],
        *[("day", DAY), ("through", DAY), ("control", TEXT), ("npi", TEXT), ("ndc_units", UNITS), ("ndc_unit", TEXT)],
    ]
)


@dataclass(slots=True)
class _Level:
    """What an HL hands down, as in `claim_837.Level`; facts stand once, the first one. What a level was handed is shared with
    the one above until it says something of its own.
    """

    provider: dict[str, str | None] = field(default_factory=dict)
    subscriber: dict[str, str | None] = field(default_factory=dict)
    patient: dict[str, str | None] | None = None
    payer: str | None = None
    filing: str | None = None

    def child(self, kind: str | None) -> "_Level":
        if kind == "22":
            return _Level(self.provider)
        return _Level(self.provider, self.subscriber, {}, self.payer, self.filing)

    def stands(self) -> tuple[str | None, ...]:
        """Patient's name, birth date and member id, payer, filing code, provider's name and NPI."""
        who = self.subscriber if self.patient is None else self.patient
        member = who.get("id") or self.subscriber.get("id")
        return (
            who.get("name"),
            who.get("birth"),
            member,
            self.payer,
            self.filing,
            self.provider.get("name"),
            self.provider.get("id"),
        )


class Claims:
    """Writes the rows of block after block; holds the level in force."""

    kind = "837"
    schemas = {"claims": CLAIMS_837, "lines": LINES_837}  # noqa: RUF012 - a constant, never changed
    starts = (b"CLM", b"HL", b"ST", b"SE")

    def __init__(self) -> None:
        self.level = _Level()
        self.chain: dict[str, _Level] = {}
        self.party: dict[str, str | None] | None = None

    def take(self, block: Columns, now: Context, tables: Tables) -> None:
        """One block's rows."""
        reader = _Reader837(block, now)
        stands = self._levels(reader)
        claims, lines = Sheet(block, reader.claims), Sheet(block, reader.services)
        days = _claims(reader, claims, stands, tables)
        _lines(reader, (claims, lines), stands, tables, days)

    def _levels(self, reader: "_Reader837") -> list[pa.Array]:
        """The facts of the level each claim stands in, a column each."""
        block = reader.block
        events = reader.mine("HL", "SBR", "NM1", "DMG", "CLM", "ST")
        owner = reader.owner[events]
        open_claim = (owner >= 0) & (block.id[np.maximum(owner, 0)] == key("CLM")) & (block.id[events] != key("CLM"))
        events = events[~open_claim | (block.id[events] == key("HL"))]
        rows = []
        hl, sbr, nm1, dmg, clm = (key(id) for id in ("HL", "SBR", "NM1", "DMG", "CLM"))
        kinds = block.id[events]
        # Each kind is read for the whole block at once; the facts come out in the order of the segments.
        levels = _texts(block, events[kinds == hl], 1, 2, 3)
        payers = _texts(block, events[kinds == sbr], 4, 9)
        names = _named(block, events[kinds == nm1])
        births = iter(_births(block, events[kinds == dmg]))
        for id in kinds.tolist():
            if id == clm:
                rows.append(self.level.stands())
            elif id == nm1:
                self._nm1(*next(names))
            elif id == hl:
                self._hl(*next(levels))
            elif id == sbr:
                self.level.payer, self.level.filing = next(payers)
            elif id == dmg:
                birth = next(births)
                if self.party is not None and self.party is not self.level.provider and birth is not None:
                    self.party.setdefault("birth", birth)
            else:
                self.level, self.chain, self.party = _Level(), {}, None
        columns = [pa.array(values, TEXT) for values in zip(*rows, strict=True)] if rows else [pa.nulls(0, TEXT)] * 7
        columns[1] = pc.strptime(columns[1], format="%Y%m%d", unit="s").cast(DAY)
        return columns

    def _hl(self, id: str | None, parent: str | None, kind: str | None) -> None:
        if kind not in ("20", "22", "23"):
            return
        above = _Level() if kind == "20" else self.chain.get(parent or "") or self.level
        self.level = _Level() if kind == "20" else above.child(kind)
        if kind == "20":
            self.chain = {}
        self.chain[id or ""] = self.level
        self.party = None

    def _nm1(self, role: str | None, name: str | None, id: str | None, npi: str | None) -> None:
        level = self.level
        party: dict[str, str | None] | None = None
        if role == "85":
            level.provider = party = dict(level.provider)
            id = npi
        elif role == "IL":
            level.subscriber = party = dict(level.subscriber)
        elif role == "QC":
            level.patient = party = {}
        elif role == "PR":
            level.payer = name or level.payer
        self.party = party
        if party is not None:
            if name is not None:
                party.setdefault("name", name)
            if id is not None:
                party.setdefault("id", id)


def _texts(block: Columns, which: Ints, *places: int) -> Facts:
    """These elements of each segment."""
    return zip(*(block.text(block.element(which, place)).to_pylist() for place in places), strict=True)


def _named(block: Columns, which: Ints) -> Facts:
    """Role, name, id, and the id where it is an NPI, of NM1 segments. A person is "Last, First Middle Suffix"."""
    last, first, middle, suffix = (block.text(block.element(which, place)) for place in (3, 4, 5, 7))
    person = _joined(last, _joined(_joined(first, middle, " "), suffix, " "), ", ")
    house = pa.array(block.code(block.element(which, 2)) == tag("2"))
    id = block.element(which, 9)
    npi = block.text(only(id, is_npi(block, which, 8, id)))
    columns = (block.text(block.element(which, 1)), pc.if_else(house, last, person), block.text(id), npi)
    return zip(*(column.to_pylist() for column in columns), strict=True)


def _joined(one: pa.Array, two: pa.Array, between: str) -> pa.Array:
    """Both texts with this between them; the other one alone where one is missing."""
    return pc.coalesce(pc.binary_join_element_wise(one, two, between), one, two)


def _births(block: Columns, which: Ints) -> list[str | None]:
    """The birth days of DMG segments as they are written, where they are days."""
    slices = block.element(which, 2)
    _, good = block.days(slices)
    return list(block.text(only(slices, good)).to_pylist())


class _Reader837(Reader):
    """The columns of one block of claims."""

    kind = "837"

    def __init__(self, block: Columns, now: Context) -> None:
        super().__init__(block, now)
        self.claims = self.mine("CLM")
        closers = block.where(*CLOSERS)
        self.owner = latest(block.count, np.concatenate((self.claims, closers)))
        needing = self.mine(*NEED_CLAIM)
        self.lose(needing[~self._owned(needing)], "a segment with no place where it stands")
        loops = np.concatenate((self.claims, closers, block.where("SBR", "LX")))
        loop = latest(block.count, loops)
        services = self.mine(*SERVICES)
        services = services[self._owned(services)]
        misplaced = block.id[loop[services]] == key("SBR")
        self.lose(services[misplaced], "a segment with no place where it stands")
        self.services = services[~misplaced]
        self.state = latest(block.count, np.concatenate((loops, self.services)))
        self.is_service = np.zeros(block.count, np.bool_)
        self.is_service[self.services] = True

    def _owned(self, which: Ints) -> Flags:
        owner = self.owner[which]
        good: Flags = (owner >= 0) & (self.block.id[owner] == key("CLM"))
        return good

    def of_claim(self, id: str) -> tuple[Ints, Ints, Ints, Flags, Flags]:
        """Segments of this id in a claim; their claim; the loop they stand in; whether it is a line; whether another payer's."""
        which = self.block.where(id)
        which = which[self._owned(which)]
        at = self.state[which]
        return which, self.owner[which], at, self.is_service[at], self.block.id[at] == key("SBR")


def _periods(reader: _Reader837, which: Ints) -> tuple[Ints, Ints, Flags]:
    """First and last day of DTP segments and where both could be read, as `values.days` reads them."""
    block = reader.block
    form, text = block.code(block.element(which, 2)), block.element(which, 3)
    size = text.end - text.start
    ranged = (form == tag("RD8")) & (size == 17) & (block.bytes[np.minimum(text.start + 8, len(block.bytes) - 1)] == ord("-"))
    timed = (form == tag("DT")) & ((size == 12) | (size == 14))
    for at in np.flatnonzero(timed).tolist():
        timed[at] = block.one(int(text.start[at]), int(text.end[at])).isdigit()
    plain = (size == 8) & ~any_of(form, [tag("TM"), tag("D6"), tag("RD6")])
    first, good = block.days(Slices(text.start, np.where(ranged | timed | plain, text.start + 8, text.start)))
    end, ended = block.days(Slices(np.where(ranged, text.start + 9, text.start), np.where(ranged, text.end, text.start)))
    good &= ~ranged | (ended & (end >= first))
    reader.lose(which[~good & text.full], "element 03 is not a day or a period of days")
    return first, np.where(ranged, end, first), good


def _claims(reader: _Reader837, claims: Sheet, stands: list[pa.Array], tables: Tables) -> tuple[Days, Days]:
    block, rows = reader.block, reader.claims
    which, owner, _, on_line, _ = reader.of_claim("DTP")
    code = block.code(block.element(which, 1))
    mine = (code == tag("434")) | ((code == tag("472")) & ~on_line)
    begin, end, good = _periods(reader, which[mine])
    first, last = claims.numbers(owner[mine], begin, good), claims.numbers(owner[mine], end, good)
    which, owner, _, on_line, _ = reader.of_claim("AMT")
    mine = (block.code(block.element(which, 1)) == tag("F5")) & ~on_line
    paid = claims.numbers(owner[mine], *reader.money(which[mine], 2))
    place, _, frequency = block.split(block.element(rows, 5), 3)
    tables.write(
        "claims",
        [
            *[ints(rows + reader.base), block.text(block.element(rows, 1)), ints(*reader.money(rows, 2))],
            *[block.text(place), block.text(frequency), *stands[:3], ints(*first, DAY), ints(*last, DAY), ints(*paid)],
            *stands[3:],
        ],
    )
    return first, last


def _at(block: Columns, rows: Ints, places: tuple[int, int, int]) -> Slices:
    """An element whose place differs between SV1, SV2 and SV3; 0 where a segment has none."""
    id = block.id[rows]
    place = np.where(id == key("SV1"), places[0], np.where(id == key("SV2"), places[1], places[2]))
    return only(block.element(rows, np.maximum(place, 1)), place > 0)


def _money(reader: _Reader837, rows: Ints, slices: Slices) -> pa.Array:
    found, good = reader.block.money(slices)
    reader.lose(rows[~good & slices.full], "its charge is not an amount")
    return ints(found, good)


def _lines(
    reader: _Reader837,
    sheets: tuple[Sheet, Sheet],
    stands: list[pa.Array],
    tables: Tables,
    days: tuple[Days, Days],
) -> None:
    block, rows, (claims, lines), (first, last) = reader.block, reader.services, sheets, days
    claim = reader.owner[rows]
    in_claim = claims.place[claim]
    hospital, dental = block.id[rows] == key("SV2"), block.id[rows] == key("SV3")
    kind, code, *marks = block.split(_at(block, rows, (1, 2, 1)), 6)
    named = block.code(kind)
    room = only(block.element(rows, 1), hospital)
    use = (named == tag("NU")) & code.full & ~room.full
    revenue = Slices(np.where(use, code.start, room.start), np.where(use, code.end, room.end))
    slices = _at(block, rows, (4, 5, 6))
    units, known = block.micros(slices)
    reader.lose(rows[~known & slices.full], "its units are not a number")
    which, _, at, on_line, _ = reader.of_claim("DTP")
    mine = on_line & (block.code(block.element(which, 1)) == tag("472"))
    begin, end, good = _periods(reader, which[mine])
    day, has_day = lines.numbers(at[mine], begin, good)
    through, has_through = lines.numbers(at[mine], end, good)
    single = ~last[1][in_claim] | (last[0][in_claim] == first[0][in_claim])
    borrowed = ~has_day & first[1][in_claim] & (single | dental)
    day, has_day = np.where(borrowed, first[0][in_claim], day), has_day | borrowed
    through, has_through = np.where(borrowed, last[0][in_claim], through), has_through | (borrowed & last[1][in_claim])
    has_through &= through != day
    which, _, at, on_line, _ = reader.of_claim("REF")
    mine = on_line & (block.code(block.element(which, 1)) == tag("6R"))
    control = lines.text(at[mine], block.element(which[mine], 2))
    which, _, at, on_line, _ = reader.of_claim("LIN")
    mine = on_line & (block.code(block.element(which, 2)) == tag("N4"))
    drug = block.element(which[mine], 3)
    ndc = pc.coalesce(block.text(only(code, named == tag("N4"))), lines.text(at[mine], drug))
    told = lines.numbers(at[mine], which[mine], drug.full)
    of_drug = _of_drug(reader, lines, (named == tag("N4")) & code.full, told)
    place = _at(block, rows, (5, 0, 3))
    inherited = block.split(block.element(reader.claims, 5), 1)[0].pick(in_claim)
    borrow = ~place.full & ~hospital
    place = Slices(np.where(borrow, inherited.start, place.start), np.where(borrow, inherited.end, place.end))
    tables.write(
        "lines",
        [
            *[
                ints(rows + reader.base),
                ints(claim + reader.base),
                block.text(only(code, any_of(named, CODES))),
                modifiers(block, marks),
            ],
            *[block.text(revenue), ndc, _money(reader, rows, _at(block, rows, (2, 3, 2))), decimals(units, known)],
            *[block.text(_at(block, rows, (3, 4, 0))), block.text(place), ints(day, has_day, DAY)],
            *[ints(through, has_through, DAY), control, _npis(reader, claims, lines, stands[6], in_claim), *of_drug],
        ],
    )


def _of_drug(reader: _Reader837, lines: Sheet, coded: Flags, told: tuple[Ints, Flags]) -> tuple[pa.Array, pa.Array]:
    """How much of a line's drug is named, and in which unit, where the drug is named before: by the line's own code (`coded`) or by a
    segment (`told`)."""
    block = reader.block
    which, _, at, on_line, _ = reader.of_claim("CTP")
    which, at = which[on_line], at[on_line]
    number, good = block.micros(block.element(which, 4))
    line = lines.place[at]
    good &= coded[line] | (told[1][line] & (told[0][line] < which))
    unit = block.split(block.element(which, 5), 1)[0]
    return decimals(*lines.numbers(at, number, good)), lines.text(at, unit, good)


def _npis(reader: _Reader837, claims: Sheet, lines: Sheet, billing: pa.Array, in_claim: Ints) -> pa.Array:
    """The line's own rendering provider, else the claim's, else who bills."""
    block = reader.block
    which, owner, at, on_line, others = reader.of_claim("NM1")
    treats = (block.code(block.element(which, 1)) == tag("82")) & ~others
    id = block.element(which, 9)
    good = is_npi(block, which, 8, id) & treats
    own, whole = good & on_line, good & ~on_line
    taken = pa.array(in_claim)
    line = lines.text(at[own], id.pick(own))
    claim = claims.text(owner[whole], id.pick(whole)).take(taken)
    return pc.coalesce(line, claim, billing.take(taken))
