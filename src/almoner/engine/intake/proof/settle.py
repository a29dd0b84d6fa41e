"""After the reading: which sums hold, what they prove, what is repaired (rarely), what is doubted, which pages stay open.

The reading comes in without arithmetic having touched an amount. A repair needs all five conditions of `repairs`, is
recorded, and is a doubt that shows both values; anything weaker is only a doubt.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from almoner.engine.bill import Bill, Doubt, Reading, Spot
from almoner.engine.intake.layout_parts.words import Page
from almoner.engine.intake.proof.cells import Cell, Ground, cells_of
from almoner.engine.intake.proof.dollars import doubtful_signs
from almoner.engine.intake.proof.equations import Equation, equations
from almoner.engine.intake.proof.factors import misread, shown
from almoner.engine.intake.proof.marks import mark_doubts
from almoner.engine.intake.proof.raised_cents import doubted as with_raised_cents_doubted
from almoner.engine.intake.proof.short_sums import with_short_sums_doubted
from almoner.engine.intake.proof.unplaced import unplaced_amounts, with_strangers_doubted
from almoner.engine.money import Money

MOST_DOUBTS = 200


@dataclass(frozen=True, slots=True)
class Repair:
    """One amount set right: what was read, what was chosen, and the equations that close with it."""

    path: str
    read: int
    chosen: int
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What the sums say about one bill: `closed` hold and prove, `failed` are firm ones that do not hold."""

    cells: Mapping[str, Cell]
    closed: tuple[Equation, ...]
    failed: tuple[Equation, ...]
    proven: frozenset[str]
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """The reading with repairs and doubts, a proof for each bill, and the pages whose sums do not close or whose marks are
    unsure, for a second opinion."""

    reading: Reading
    proofs: tuple[Proof, ...]
    open_pages: frozenset[int]


def settled(reading: Reading, pages: Sequence[Page], *, repair: bool = True) -> Settled:
    """Judges a reading of pictures. On pages with a sound text layer no amount is in doubt for its print; but where amounts on
    them found no place, what the bills come to is."""
    if all(word.printed for page in pages for word in page.words):
        reading = with_raised_cents_doubted(reading, pages)
        return Settled(with_short_sums_doubted(with_strangers_doubted(reading, pages)), (), frozenset())
    ground = Ground(tuple(map(doubtful_signs, pages)))
    bills: list[Bill] = []
    proofs: list[Proof] = []
    doubts: list[Doubt] = []
    stray = unplaced_amounts(reading, pages)
    for number, bill in enumerate(reading.bills):
        proof = prove(bill, ground)
        found = repairs(bill, proof, stray) if repair else ()
        if found:
            bill = repaired(bill, found)  # noqa: PLW2901
            proof = replace(prove(bill, ground), repairs=found)
        bills.append(bill)
        proofs.append(proof)
        doubts += _once([*doubts_of(number, proof, stray), *mark_doubts(number, bill, ground, proof.proven)])
    known = {(doubt.bill, doubt.field) for doubt in reading.doubts}
    fresh = [doubt for doubt in doubts if (doubt.bill, doubt.field) not in known][:MOST_DOUBTS]
    reading = replace(reading, bills=tuple(bills), doubts=(*reading.doubts, *fresh))
    return Settled(reading, tuple(proofs), open_pages(reading, proofs, pages, stray))


def _once(doubts: Sequence[Doubt]) -> list[Doubt]:
    """One doubt for each fact, with all that it may be."""
    found: dict[str, Doubt] = {}
    for one in doubts:
        first = found.get(one.field)
        both = one if first is None else replace(first, candidates=tuple(dict.fromkeys((*first.candidates, *one.candidates))))
        found[one.field] = both
    return list(found.values())


def prove(bill: Bill, ground: Ground) -> Proof:
    """Sorts the bill's equations into those that hold and those that fail."""
    cells = cells_of(bill, ground)
    values = {path: cell.value for path, cell in cells.items()}
    closed: list[Equation] = []
    failed: list[Equation] = []
    for one in equations(bill, cells):
        if one.off(values) == 0:
            if one.proves(values) and _stands_apart(one, cells):
                closed.append(one)
        elif one.firm:
            failed.append(one)
    proven = frozenset(path for one in closed for path in one.paths)
    return Proof(cells, tuple(closed), tuple(failed), proven)


def _stands_apart(one: Equation, cells: Mapping[str, Cell]) -> bool:
    """Whether the equation compares marks at different places: a number read once cannot prove itself."""
    places = {cells[path].spot for path in one.paths}
    return len(places) > 1 and None not in places


def repairs(bill: Bill, proof: Proof, stray: frozenset[int]) -> tuple[Repair, ...]:
    """Amounts that may be set right: (a) an engine saw the new value unprompted; (b) no other explanation is as good: another
    single change, a row missed or read twice, a sign lost, a page missing; (c) two equations over different cells close, or
    one closes and the other engine read the value first; (d) no closed equation breaks; (e) one change an equation."""
    if bill.pages_missing or not proof.failed:
        return ()
    values = {path: cell.value for path, cell in proof.cells.items()}
    every = equations(bill, proof.cells)
    chosen: dict[str, Repair] = {}
    touched: set[str] = set()
    for failing in proof.failed:
        if touched & set(failing.paths):
            continue
        fits = [fit for path in dict.fromkeys(failing.paths) for fit in _fits(path, failing, proof, every, values)]
        if len(fits) != 1 or otherwise_explained(failing, values, stray):
            continue
        path, value, because, rival = fits[0]
        if len(because) >= 2 or rival:
            chosen[path] = Repair(path, values[path], value, because)
            touched.update(failing.paths)
            values[path] = value
    return tuple(chosen.values())


def _fits(
    path: str, failing: Equation, proof: Proof, every: Sequence[Equation], values: Mapping[str, int]
) -> list[tuple[str, int, tuple[str, ...], bool]]:
    """Values seen at one cell that close the failing equation and break none: path, value, what closes, read first elsewhere."""
    cell = proof.cells[path]
    if cell.printed or path.endswith(("/units", "/unit_price")):
        return []
    found = []
    for seen in cell.seen:
        changed = dict(values)
        changed[path] = seen
        if failing.off(changed) != 0:
            continue
        if any(path in one.paths and one.off(changed) != 0 for one in proof.closed):
            continue
        closes = {
            one.name: frozenset(one.paths) for one in every if path in one.paths and one.off(changed) == 0 and one.off(values)
        }
        found.append(
            (path, seen, tuple(sorted(closes)) if len(set(closes.values())) > 1 else (failing.name,), seen == cell.rival)
        )
    return found


def otherwise_explained(failing: Equation, values: Mapping[str, int], stray: frozenset[int]) -> bool:
    """Whether a row missed (an amount on the page that found no place), a row read twice or a lost sign explains it as well."""
    off = abs(failing.off(values))
    if off in stray:
        return True
    amounts = [abs(values[path]) for path in failing.paths[:-1]]
    return amounts.count(off) > 1 or any(2 * amount == off for amount in amounts if amount)


def repaired(bill: Bill, found: Sequence[Repair]) -> Bill:
    """The bill with the chosen values."""
    for one in found:
        amount = Money(one.chosen)
        match one.path.split("/"):
            case ["lines", number, "adjustment"]:
                line = bill.lines[int(number)]
                line = replace(line, adjustments=(replace(line.adjustments[0], amount=amount),))
                bill = replace(bill, lines=(*bill.lines[: int(number)], line, *bill.lines[int(number) + 1 :]))
            case ["lines", number, name]:
                changes: dict[str, Money] = {name: amount}
                line = replace(bill.lines[int(number)], **changes)  # type: ignore[arg-type]
                bill = replace(bill, lines=(*bill.lines[: int(number)], line, *bill.lines[int(number) + 1 :]))
            case ["rows", number, "amount"]:
                row = replace(bill.rows[int(number)], amount=amount)
                bill = replace(bill, rows=(*bill.rows[: int(number)], row, *bill.rows[int(number) + 1 :]))
            case [name]:
                header: dict[str, Money] = {name: amount}
                bill = replace(bill, **header)  # type: ignore[arg-type]
            case _:
                pass
    return bill


def doubts_of(number: int, proof: Proof, stray: frozenset[int]) -> list[Doubt]:
    """Repairs, cells that a failing sum puts in question, and amounts nobody proves that the engines read differently."""
    found: dict[str, Doubt] = {}

    def doubt(path: str, read: int, candidates: Sequence[int], says: str, spot: Spot | None) -> None:
        others = tuple(str(Money(one)) for one in candidates if one != read)
        found.setdefault(path, Doubt(field=path, read=str(Money(read)), candidates=others, says=says, spot=spot, bill=number))

    for one in proof.repairs:
        doubt(one.path, one.read, (one.chosen,), "scan_repaired", proof.cells[one.path].spot)
    values = {path: cell.value for path, cell in proof.cells.items()}
    for failing in proof.failed:
        for path in misread(failing, proof.cells, proof.proven) if failing.product else ():
            cell = proof.cells[path]
            seen = tuple(str(Money(one)) for one in cell.seen)
            found.setdefault(path, Doubt(path, shown(cell), seen, "scan_sum", spot=cell.spot, bill=number))
        off = abs(failing.off(values))
        weak = [path for path in failing.paths if not proof.cells[path].strong and path not in proof.proven]
        weak = [path for path in weak if not path.endswith(("/units", "/unit_price"))]
        for path in weak:
            cell = proof.cells[path]
            if any(failing.off({**values, path: seen}) == 0 for seen in cell.seen) or len(weak) <= 2:
                doubt(path, cell.value, cell.seen, "scan_sum", cell.spot)
        scanned = any(not proof.cells[path].printed for path in failing.paths)
        last = proof.cells[failing.paths[-1]]
        if weak and not any(path in found for path in failing.paths):
            doubt(last.path, last.value, last.seen, "scan_sum", last.spot)
        if scanned and off in stray:
            doubt(last.path, last.value, last.seen, "scan_row_missed", last.spot)
    for path, cell in proof.cells.items():
        if not cell.words or cell.strong or path in proof.proven or path.endswith(("/units", "/unit_price")):
            continue
        doubt(path, cell.value, cell.seen, "scan_unsure", cell.spot)
    return list(found.values())


def open_pages(reading: Reading, proofs: Sequence[Proof], pages: Sequence[Page], stray: frozenset[int]) -> frozenset[int]:
    """Pages of pictures that a second engine should look at."""
    scanned = {page.number for page in pages if any(not word.printed for word in page.words)}
    if not reading.bills or not any(proof.closed for proof in proofs):
        return frozenset(scanned)
    found: set[int] = set()
    for proof in proofs:
        for failing in proof.failed:
            found.update(_page(proof.cells[path].spot) for path in failing.paths)
    found.update(_page(doubt.spot) for doubt in reading.doubts if doubt.says.startswith("scan_"))
    found.update(_page(lost.spot) for lost in reading.lost)
    if stray:
        found.update(scanned)
    return frozenset(found & scanned)


def _page(spot: Spot | None) -> int:
    return spot.page or 0 if spot is not None else 0
