"""The tables of remittances (835): claims, lines and adjustments, a block of columns at a time."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from almoner.adapters.readers.x12_parts.columns import Columns, Flags, Ints, Slices, key, tag
from almoner.adapters.readers.x12_parts.remittance_835 import CLAIM_DAYS, LINE_REFERENCE
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

CLOSERS = ("ST", "SE", "GS", "GE", "ISA", "IEA", "LX", "PLB", "TS3", "TS2")
"""Segments after which nothing belongs to the claim before them."""
NEED_CLAIM = ("CAS", "NM1", "MIA", "MOA", "AMT", "QTY", "SVC")
STARTS = (b"CLP", b"ST", b"SE")
"""Segments before which a block may end: a claim is never cut."""

CLAIMS_835 = pa.schema(
    [
        ("segment", PLACE),
        ("account", TEXT),
        ("claim", TEXT),
        ("status_code", TEXT),
        ("charge_cents", CENTS),
        ("paid_cents", CENTS),
        ("patient_responsibility_cents", CENTS),
        ("filing_code", TEXT),
        ("facility_code", TEXT),
        ("patient_last", TEXT),
        ("patient_first", TEXT),
        ("patient_middle", TEXT),
        ("patient_suffix", TEXT),
        ("member_id", TEXT),
        ("first_day", DAY),
        ("last_day", DAY),
        ("patient_paid_cents", CENTS),
        ("interest_cents", CENTS),
        ("payer_name", TEXT),
        ("provider_name", TEXT),
        ("provider_npi", TEXT),
    ]
)
LINES_835 = pa.schema(
    [
        ("segment", PLACE),
        ("claim_segment", PLACE),
        ("code", TEXT),
        ("modifiers", TEXT),
        ("revenue_code", TEXT),
        ("ndc", TEXT),
        ("billed_code", TEXT),
        ("charge_cents", CENTS),
        ("paid_cents", CENTS),
        ("allowed_cents", CENTS),
        ("units", UNITS),
        ("day", DAY),
        ("through", DAY),
        ("control", TEXT),
        ("npi", TEXT),
    ]
)
ADJUSTMENTS_835 = pa.schema(
    [
        ("segment", PLACE),
        ("claim_segment", PLACE),
        ("line_segment", PLACE),
        ("group", TEXT),
        ("reason", TEXT),
        ("amount_cents", CENTS),
    ]
)
SCHEMAS = {"claims": CLAIMS_835, "lines": LINES_835, "adjustments": ADJUSTMENTS_835}


class Remittances:
    """Writes the rows of block after block; holds the payer and payee in force."""

    schemas = SCHEMAS
    starts = STARTS
    kind = "835"

    def __init__(self) -> None:
        self.parties: tuple[str | None, str | None, str | None] = (None, None, None)

    def take(self, block: Columns, now: Context, tables: Tables) -> None:
        """One block's rows."""
        reader = _Reader835(block, now)
        claims = Sheet(block, reader.claims)
        lines = Sheet(block, reader.services)
        parties, self.parties = _parties(reader, self.parties)
        days = _claim_days(reader, claims)
        rendering = _claims_835(reader, claims, tables, parties, days)
        _lines_835(reader, (claims, lines), tables, days, (rendering, parties[2]))
        _adjustments_835(reader, tables)


class _Reader835(Reader):
    """The columns of one block of remittances."""

    kind = "835"

    def __init__(self, block: Columns, now: Context) -> None:
        super().__init__(block, now)
        self.claims = self.mine("CLP")
        self.owner = latest(block.count, np.concatenate((self.claims, block.where(*CLOSERS))))
        self.is_claim = block.id == key("CLP")
        orphans = block.where(*NEED_CLAIM)
        self.lose(orphans[~self._owned(orphans)], "a segment with no place where it stands")
        services = self.mine("SVC")
        self.services = services[self._owned(services)]
        self.line_owner = latest(block.count, np.concatenate((self.claims, self.services, block.where(*CLOSERS))))

    def _owned(self, which: Ints) -> Flags:
        owner = self.owner[which]
        good: Flags = (owner >= 0) & self.is_claim[owner]
        return good

    def of_claim(self, id: str) -> tuple[Ints, Ints, Ints, Flags]:
        """Segments of this id that stand in a claim, their claim, the line or claim they follow, whether that is a line."""
        which = self.block.where(id)
        which = which[self._owned(which)]
        at = self.line_owner[which]
        return which, self.owner[which], at, self.block.id[at] == key("SVC")


Parties = tuple[str | None, str | None, str | None]


def _parties(reader: _Reader835, before: Parties) -> tuple[tuple[pa.Array, ...], Parties]:
    """Payer, payee and payee's NPI for every claim, the last N1 of its kind since the transaction began; and those in force at the end."""
    block = reader.block
    marks = np.concatenate((block.where("N1"), block.where("ST"))) if block.count else np.zeros(0, np.int64)
    marks.sort()
    seen: list[Parties] = [before]
    # N1 and ST are a handful in a transaction of many claims: they may go one by one.
    for at in marks.tolist():
        payer, payee, npi = seen[-1]
        if block.id[at] == key("ST"):
            payer = payee = npi = None
        elif reader.inside[at]:
            role = reader.one(at, 1)
            if role == "PR":
                payer = reader.one(at, 2)
            elif role == "PE":
                payee, id = reader.one(at, 2), reader.one(at, 4)
                good = reader.one(at, 3) == "XX" and id is not None and len(id) == 10 and id.isascii() and id.isdigit()
                npi = id if good else None
        seen.append((payer, payee, npi))
    index = pa.array(np.searchsorted(marks, reader.claims), pa.int32())
    return tuple(pa.array([entry[at] for entry in seen], TEXT).take(index) for at in range(3)), seen[-1]


def _claim_days(reader: _Reader835, claims: Sheet) -> tuple[Days, Days]:
    which, owner, _, _ = reader.of_claim("DTM")
    code = reader.block.code(reader.block.element(which, 1))
    found: dict[str, Days] = {}
    for kind, name in CLAIM_DAYS.items():
        mine = code == tag(kind)
        value, good = reader.days(which[mine], 2)
        found[name] = claims.numbers(owner[mine], value, good)
    return found["first_day"], found["last_day"]


def _claims_835(
    reader: _Reader835, claims: Sheet, tables: Tables, parties: tuple[pa.Array, ...], days: tuple[Days, Days]
) -> pa.Array:
    """Writes the claims; their rendering providers' NPIs for the lines."""
    block, rows = reader.block, reader.claims
    which, owner, _, on_line = reader.of_claim("NM1")
    role = block.code(block.element(which, 1))
    patient = role == tag("QC")
    parts = [block.element(which[patient], place) for place in (3, 4, 5, 7)]
    named = parts[0].full | parts[1].full | parts[2].full | parts[3].full
    names = [claims.text(owner[patient], part, named) for part in parts]
    member = claims.text(owner[patient], block.element(which[patient], 9))
    insured = role == tag("IL")
    if insured.any():
        other = claims.text(owner[insured], block.element(which[insured], 9))
        member = pc.coalesce(member, other)
    treats = (role == tag("82")) & ~on_line
    id = block.element(which[treats], 9)
    rendering = claims.text(owner[treats], id, is_npi(block, which[treats], 8, id))
    which, owner, _, on_line = reader.of_claim("AMT")
    code = block.code(block.element(which, 1))
    extra = []
    for kind in ("F5", "I"):
        mine = (code == tag(kind)) & ~on_line
        value, good = reader.money(which[mine], 2)
        extra.append(ints(*claims.numbers(owner[mine], value, good)))
    account, claim = block.element(rows, 1), block.element(rows, 7)
    given = claim.full
    number = Slices(np.where(given, claim.start, account.start), np.where(given, claim.end, account.end))
    amounts = [ints(*reader.money(rows, place)) for place in (3, 4, 5)]
    codes = [block.text(block.element(rows, place)) for place in (2, 6, 8)]
    tables.write(
        "claims",
        [
            ints(rows + reader.base),
            block.text(account),
            block.text(number),
            codes[0],
            *amounts,
            codes[1],
            codes[2],
            *names,
            member,
            ints(*days[0], DAY),
            ints(*days[1], DAY),
            *extra,
            *parties,
        ],
    )
    return rendering


def _lines_835(
    reader: _Reader835,
    sheets: tuple[Sheet, Sheet],
    tables: Tables,
    days: tuple[Days, Days],
    npis: tuple[pa.Array, ...],
) -> None:
    block, rows, (claims, lines), (first, last) = reader.block, reader.services, sheets, days
    claim = reader.owner[rows]
    in_claim = claims.place[claim]
    codes = _codes(block, rows)
    charge, paid = (ints(*reader.money(rows, place)) for place in (2, 3))
    slices = block.element(rows, 5)
    units, known = block.micros(slices)
    reader.lose(rows[~known & slices.full], "element 05 is not a number")
    which, _, at, on_line = reader.of_claim("DTM")
    code = block.code(block.element(which, 1))
    begin, end = (code == tag("472")) | (code == tag("150")), code == tag("151")
    reader.lose(which[(begin | end) & ~on_line], "a service date without its line")
    day, has_day = lines.numbers(at[begin & on_line], *reader.days(which[begin & on_line], 2))
    through, has_through = lines.numbers(at[end & on_line], *reader.days(which[end & on_line], 2))
    borrowed = ~has_day & ~has_through & first[1][in_claim]
    longer = borrowed & last[1][in_claim] & (last[0][in_claim] > first[0][in_claim])
    day, has_day = np.where(borrowed, first[0][in_claim], day), has_day | borrowed
    through, has_through = np.where(longer, last[0][in_claim], through), has_through | longer
    has_through &= ~(has_day & (through == day))
    which, _, at, on_line = reader.of_claim("AMT")
    mine = on_line & (block.code(block.element(which, 1)) == tag("B6"))
    allowed = ints(*lines.numbers(at[mine], *reader.money(which[mine], 2)))
    which, _, at, on_line = reader.of_claim("REF")
    code = block.code(block.element(which, 1))
    mine = on_line & (code == tag(LINE_REFERENCE))
    control = lines.text(at[mine], block.element(which[mine], 2))
    npi = _line_npis(reader, lines, which[on_line & (code == tag("HPI"))])
    for column in npis:
        npi = pc.coalesce(npi, column.take(pa.array(in_claim)))
    tables.write(
        "lines",
        [
            ints(rows + reader.base),
            ints(claim + reader.base),
            *codes,
            charge,
            paid,
            allowed,
            decimals(units, known),
            ints(day, has_day, DAY),
            ints(through, has_through, DAY),
            control,
            npi,
        ],
    )


def _line_npis(reader: _Reader835, lines: Sheet, references: Ints) -> pa.Array:
    block = reader.block
    which, _, _, on_line = reader.of_claim("NM1")
    mine = on_line & (block.code(block.element(which, 1)) == tag("82"))
    named, id = which[mine], block.element(which[mine], 9)
    said = block.element(references, 2)
    every = np.concatenate((named, references))
    start, end = np.concatenate((id.start, said.start)), np.concatenate((id.end, said.end))
    good = np.concatenate((is_npi(block, named, 8, id), block.npi(said)))
    order = np.argsort(every, kind="stable")
    return lines.text(reader.line_owner[every[order]], Slices(start[order], end[order]), good[order])


def _codes(block: Columns, rows: Ints) -> list[pa.Array]:
    """code, modifiers, revenue_code, ndc, billed_code."""
    whole = block.element(rows, 1)
    kind, code, *marks = block.split(whole, 6)
    named = block.code(kind)
    procedure = any_of(named, CODES)
    revenue, drug = named == tag("NU"), named == tag("N4")
    given = block.element(rows, 4)
    use = revenue & code.full
    revenue_code = Slices(np.where(use, code.start, given.start), np.where(use, code.end, given.end))
    found = block.text(only(code, procedure))
    sent_kind, sent = block.split(block.element(rows, 6), 2)
    sent = only(sent, any_of(block.code(sent_kind), CODES))
    billed = block.text(sent)
    if sent.full.any():
        same = pc.equal(billed, found).fill_null(False)
        billed = pc.if_else(same, pa.scalar(None, TEXT), billed)
    return [found, modifiers(block, marks), block.text(revenue_code), block.text(only(code, drug)), billed]


def _adjustments_835(reader: _Reader835, tables: Tables) -> None:
    block = reader.block
    which, claim, at, on_line = reader.of_claim("CAS")
    group = block.element(which, 1)
    reader.lose(which[~group.full], "an adjustment without its group")
    most = int((block.last[which] - block.first[which]).max(initial=0))
    parts: list[tuple[Ints, Slices, Ints]] = []
    for place in range(2, min(most, 19) + 1, 3):
        reason, amount = block.element(which, place), block.element(which, place + 1)
        cents, good = block.money(amount)
        keep = reason.full & good
        reader.lose(
            which[(reason.full | amount.full) & ~keep], f"an adjustment without reason or amount at element {place:02d}"
        )
        chosen = np.flatnonzero(keep)
        if len(chosen):
            parts.append((chosen, reason.pick(chosen), cents[chosen]))
    if not parts:
        return
    chosen = np.concatenate([part[0] for part in parts])
    cents = np.concatenate([part[2] for part in parts])
    start = np.concatenate([part[1].start for part in parts])
    end = np.concatenate([part[1].end for part in parts])
    if len(parts) > 1:
        order = np.argsort(chosen, kind="stable")
        chosen, cents, start, end = chosen[order], cents[order], start[order], end[order]
    line = ints(at[chosen] + reader.base, on_line[chosen])
    columns: list[Any] = [
        ints(which[chosen] + reader.base),
        ints(claim[chosen] + reader.base),
        line,
        block.text(group.pick(chosen)),
    ]
    tables.write("adjustments", [*columns, block.text(Slices(start, end)), ints(cents)])
