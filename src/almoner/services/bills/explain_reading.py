"""Explain a reading: what each mark on a page was taken for, which sums hold over it, what is doubted, what was lost."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from almoner.engine.bill import Bill, Line, Reading, RowKind, Spot
from almoner.engine.findings import Message
from almoner.engine.intake.confirming import Question, questions
from almoner.engine.intake.proof.cells import LINE_MONEY, Ground
from almoner.engine.intake.proof.equations import Equation
from almoner.engine.intake.proof.settle import Proof, prove
from almoner.engine.money import Money
from almoner.ports.papers import PageShowing, Source
from almoner.services.bills.audit_papers import Audited

LINE = "line"
SHARES = frozenset({"units_times_price", "allowed", "split", "owes", "rest"})
"""Sums within one line: told once for all lines in which they hold."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or row: `kind` is "line" or a kind of row, `number` its position from 1 (of lines), `words` what tells it apart."""

    kind: str
    spot: Spot
    words: tuple[str, ...]
    number: int | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A fact of the header by its field name, and its place."""

    name: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Column:
    """What a column was taken for; `letter` names it on the page."""

    letter: str
    role: str
    heading: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum in words, and the places of its terms; `holds` says whether it works out. `column` is the field added up, where
    lines are.
    """

    number: int
    says: Message
    holds: bool
    spots: tuple[Spot, ...]
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Doubted:
    """A doubt by its number, as the question a person would be asked."""

    number: int
    question: Question


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that was not understood."""

    number: int
    what: str
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Explained:
    """Why one document was read as it was. Everything that has a place has its spot; `of_page` keeps what is on one page."""

    document: int
    name: str
    kind: str
    pages: int
    pieces: tuple[Piece, ...] = ()
    heads: tuple[Head, ...] = ()
    columns: tuple[Column, ...] = ()
    sums: tuple[Sum, ...] = ()
    doubts: tuple[Doubted, ...] = ()
    missed: tuple[Missed, ...] = ()

    def of_page(self, page: int) -> "Explained":
        """Only what stands on this page; of a sum that runs over pages, the terms here. What has no place is on the first."""

        def here(spot: Spot | None) -> bool:
            return spot is not None and spot.page == page

        def here_or_nowhere(spot: Spot | None) -> bool:
            return here(spot) if spot is not None and spot.page is not None else page == 1

        cut = [(one, replace(one, spots=tuple(filter(here, one.spots)))) for one in self.sums]
        return replace(
            self,
            pieces=tuple(one for one in self.pieces if here(one.spot)),
            heads=tuple(one for one in self.heads if here(one.spot)),
            columns=tuple(one for one in self.columns if here(one.spot)),
            sums=tuple(one for whole, one in cut if one.spots or (page == 1 and not whole.spots)),
            doubts=tuple(one for one in self.doubts if here_or_nowhere(one.question.spot)),
            missed=tuple(one for one in self.missed if here_or_nowhere(one.spot)),
        )


@dataclass(frozen=True, slots=True)
class ExplainReading:
    """`show` draws the pages."""

    show: PageShowing

    def __call__(self, audited: Audited) -> tuple[Explained, ...]:
        """One for each document that was read."""
        names = [one.name for one in audited.taken if one.reading is not None]
        asked = questions(names, audited.assembled.readings)
        return tuple(
            explained(reading, number, name, [one for one in asked if one.document == number])
            for number, (name, reading) in enumerate(zip(names, audited.assembled.readings, strict=True))
        )

    def picture(self, source: Source, page: int) -> bytes:
        """A PNG of the page. Raises Refused, Unavailable."""
        return self.show(source, page, wide=1500)


def explained(reading: Reading, document: int, name: str, asked: Sequence[Question]) -> Explained:
    """All of one document, in the order of its bills."""
    sums: list[Sum] = []
    for bill in reading.bills:
        sums += [replace(one, number=len(sums) + at) for at, one in enumerate(sums_of(placed(bill)), start=1)]
    return Explained(
        document=document,
        name=name,
        kind=reading.kind.value,
        pages=reading.pages,
        pieces=tuple(piece for bill in reading.bills for piece in pieces_of(bill)),
        heads=tuple(dict.fromkeys(Head(key, spot) for bill in reading.bills for key, spot in (bill.spots or {}).items())),
        columns=tuple(
            Column(letters(at), one.role, one.heading, one.spot) for at, one in enumerate(dict.fromkeys(reading.columns))
        ),
        sums=tuple(sums),
        doubts=tuple(Doubted(at, one) for at, one in enumerate(asked, start=1)),
        missed=tuple(Missed(at, one.what, one.spot) for at, one in enumerate(reading.lost, start=1)),
    )


def pieces_of(bill: Bill) -> Iterator[Piece]:
    for number, line in enumerate(bill.lines, start=1):
        if line.spot is not None:
            words = (line.day.isoformat() if line.day else "", line.code or "", line.description or "")
            yield Piece(LINE, line.spot, tuple(filter(None, words)), number, line.charge)
    for row in bill.rows:
        if row.spot is not None:
            yield Piece(row.kind.value, row.spot, (row.label,), amount=row.amount)


def placed(bill: Bill) -> Bill:
    """Where a line's fields have no places of their own, its amounts stand where the line does."""
    return replace(bill, lines=tuple(_placed(line) for line in bill.lines))


def _placed(line: Line) -> Line:
    if line.spots or line.spot is None:
        return line
    return replace(line, spots=tuple((name, line.spot) for name in (*LINE_MONEY, "adjustment")))


def sums_of(bill: Bill) -> Iterator[Sum]:
    """Sums that fail first, each by itself; then those that hold. Sums within lines are told together, and one that repeats
    another's places is told once.
    """
    proof = prove(bill, Ground(()))
    seen: set[tuple[Spot | None, ...]] = set()
    together: dict[str, list[Equation]] = defaultdict(list)
    for holds, some in ((False, proof.failed), (True, proof.closed)):
        for one in some:
            if holds and one.name in SHARES:
                together[one.name].append(one)
                continue
            places = tuple(sorted((proof.cells[path].spot for path in one.paths), key=repr))
            if places not in seen:
                seen.add(places)
                yield Sum(0, in_words(one, bill, proof), holds, spots_of(one, proof), column_of(one))
    for name, alike in together.items():
        numbers = dict.fromkeys(int(path.split("/")[1]) for one in alike for path in one.paths)
        spots = tuple(spot for number in numbers if (spot := bill.lines[number].spot) is not None)
        yield Sum(0, shared_in_words(name, len(numbers)), holds=True, spots=spots)


def column_of(one: Equation) -> str | None:
    """The field of its lines, where a sum adds up one field of several lines."""
    fields = {path.split("/")[2] for path in one.paths[:-1] if path.startswith("lines/")}
    return fields.pop() if len(fields) == 1 and len(one.paths) > 1 else None


def spots_of(one: Equation, proof: Proof) -> tuple[Spot, ...]:
    return tuple(dict.fromkeys(spot for path in one.paths if (spot := proof.cells[path].spot) is not None))


def in_words(one: Equation, bill: Bill, proof: Proof) -> Message:
    """What the sum says, with its result; by how much it fails, if it does."""
    values = {path: cell.value for path, cell in proof.cells.items()}
    off = Money(abs(one.off(values)))
    last = Money(values[one.paths[-1]])
    terms = len(one.terms) - 1
    holds = not off.cents
    match one.name:
        case "units_times_price":
            number = int(one.paths[0].split("/")[1]) + 1
            return Message("why_units_times_price_fails", number=number, off=off)
        case RowKind.SUBTOTAL | RowKind.CARRIED_FORWARD:
            label = _label(one.paths[-1], bill)
            return _holding(
                Message("why_subtotal_fails", count=terms, amount=last, label=label, off=off),
                Message("why_subtotal", count=terms, amount=last, label=label),
                holds,
            )
        case RowKind.TOTAL | "lines_make_total" if terms == 1 and holds:
            return Message("why_one_line", amount=last)
        case RowKind.TOTAL | "lines_make_total":
            return _holding(
                Message("why_total_fails", count=terms, amount=last, off=off),
                Message("why_total", count=terms, amount=last),
                holds,
            )
        case "subtotals_make_total":
            return Message("why_subtotals", count=terms, amount=last)
        case "balance":
            return Message("why_balance", amount=last)
        case "reductions":
            return Message("why_reductions", count=terms, amount=last)
        case "restated":
            return Message("why_restated", amount=abs(last))
        case _:
            return _holding(Message("why_other_fails", off=off), Message("why_other"), holds)


def _holding(fails: Message, holds: Message, is_so: bool) -> Message:
    return holds if is_so else fails


def shared_in_words(name: str, count: int) -> Message:
    """A sum that holds within so many lines."""
    match name:
        case "units_times_price":
            return Message("why_units_times_price", count=count)
        case "allowed":
            return Message("why_allowed", count=count)
        case "split":
            return Message("why_split", count=count)
        case "owes":
            return Message("why_owes", count=count)
        case _:
            return Message("why_rest", count=count)


def _label(path: str, bill: Bill) -> str:
    match path.split("/"):
        case ["rows", number, "amount"]:
            return bill.rows[int(number)].label
        case _:
            return ""


def letters(at: int) -> str:
    """A, B, … Z, AA."""
    return (letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)
