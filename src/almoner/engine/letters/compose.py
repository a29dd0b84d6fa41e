"""From a kind of letter and its matter to a letter: every fact from the papers, every rule one that may be printed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from almoner.engine.bill import Network, Spot
from almoner.engine.findings import Arg, Class, Deadline
from almoner.engine.law.authority import Registry, Side
from almoner.engine.law.deadlines import Asked, CannotReckon, reckon
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.letters.facts import addressee, is_hospital, value
from almoner.engine.letters.kinds import AID, NEVER_SERVED, Ask, LetterKind, Say, Special
from almoner.engine.letters.letter import (
    Blank,
    ChargeRow,
    Charges,
    Citation,
    Exhibit,
    Letter,
    Listed,
    Paragraph,
    Part,
    Sentence,
    To,
    Value,
)
from almoner.engine.letters.matter import Matter, paid_by
from almoner.engine.letters.points import Point

MOST_EXHIBITS = 24
"""More pictures than this are no help to a reader; the table still names every line."""
RIGHTS_ONLY = frozenset({"may_ask_itemised", "may_ask_itemised_medicare", "medicare_statement_right"}) | AID
"""What may be asked for without anything being wrong."""
SIDES = {
    To.PROVIDER: frozenset({Side.PROVIDER}),
    To.HOSPITAL: frozenset({Side.PROVIDER, Side.HOSPITAL}),
    To.PLAN: frozenset({Side.PLAN}),
    To.COLLECTOR: frozenset({Side.COLLECTOR}),
    To.MEDICARE: frozenset({Side.PROGRAMME}),
    To.REVIEWER: frozenset({Side.PROGRAMME}),
}


def compose(kind: LetterKind, matter: Matter, law: Rulebook, names: Iterable[str], on: date) -> Letter:
    """`names` are the papers' names by document number; `on` is the letter's day. Pure."""
    papers = tuple(names)
    fitting = paid_by(kind, matter.dossier)
    allowed = tuple(point for point in matter.points if point.key not in NEVER_SERVED)
    # A right names what may be done; where a finding says what is wrong, the letter needs no more.
    points = tuple(point for point in allowed if point.cls is not None) or allowed
    body = tuple(parts(kind, matter, points, papers))
    deadline = last_days(kind, matter, allowed, law, on) if fitting else None
    sender = (value(matter, "patient"), Blank("address"), Blank("phone"))
    to = addressee(kind.to, matter)
    about = tuple((name, value(matter, name)) for name in kind.about)
    return Letter(
        kind=kind.id,
        to=kind.to,
        title=Sentence(title_key(kind), {}),
        on=on,
        sender=sender,
        addressee=to,
        about=about,
        body=body,
        citations=tuple(citations(kind, matter, law.authorities, on)),
        exhibits=exhibits(matter, points, papers),
        blanks=tuple(blanks((*sender, *to, *(one for _, one in about)), body)),
        before=tuple(Sentence(key, {}) for key in (*misfits(kind, matter, points), *kind.warns)),
        deadline=deadline,
        time=called(deadline.rule if deadline else kind.times.rule if kind.times else None, law),
        application=tuple((name, value(matter, name)) for name in kind.application),
        gathers=tuple(Sentence(key, {}) for key in kind.gathers),
    )


def misfits(kind: LetterKind, matter: Matter, points: tuple[Point, ...]) -> Iterator[str]:
    """Why the letter may not be the right one, as far as the papers show."""
    if kind.serves - RIGHTS_ONLY and not points:
        yield "you_no_finding"
    if kind.unanswered and matter.decision is not None:
        yield "you_answered"
    if not paid_by(kind, matter.dossier):
        yield "you_payer"
    papers = [one for one in (matter.bill, matter.decision) if one is not None]
    if kind.outside and any(matter.dossier.network_of(one) is Network.IN for one in papers):
        yield "you_network"


def called(rule: str | None, law: Rulebook) -> tuple[str, str] | None:
    """A deadline's name in both languages."""
    known = law.deadlines.get(rule) if rule is not None else None
    return None if known is None else (known.title, known.title_es)


def title_key(kind: LetterKind) -> str:
    """The key of a letter's title."""
    return "title_" + kind.id.replace("-", "_")


def parts(kind: LetterKind, matter: Matter, points: tuple[Point, ...], names: tuple[str, ...]) -> Iterator[Part]:
    for one in kind.body:
        match one:
            case Say():
                if one.when is None or not isinstance(value(matter, one.when), Blank):
                    yield Paragraph(sentence(one, matter))
            case Ask():
                yield Listed(tuple((sentence(item, matter),) for item in one.items))
            case Special.POINTS:
                yield from said_points(kind, points)
            case Special.CHARGES:
                rows = tuple(charge_rows(matter, points, names))
                if rows:
                    yield Charges(rows)


def sentence(say: Say, matter: Matter) -> Sentence:
    return Sentence(say.key, {name: value(matter, name) for name in say.facts})


def said_points(kind: LetterKind, points: tuple[Point, ...]) -> Iterator[Part]:
    """Each finding as a statement, and what is not sure as a question; without any, the person writes the reason."""
    if not points:
        yield Paragraph(Sentence("point_by_hand", {"reason": Blank("reason")}))
        return
    yield Listed(tuple(tuple(said_point(kind, point)) for point in points), numbered=True)


def said_point(kind: LetterKind, point: Point) -> Iterator[Sentence]:
    yield Sentence("point_" + point.key, point.args)
    if kind.to in ANSWERS and point.cls in {Class.EVIDENCE, Class.QUESTION}:
        yield Sentence("point_check", {})


ANSWERS = frozenset({To.PROVIDER, To.HOSPITAL, To.PLAN})
"""Readers who have the record that settles a question."""


def charge_rows(matter: Matter, points: tuple[Point, ...], names: tuple[str, ...]) -> Iterator[ChargeRow]:
    """The lines that the points rest on, once each, in the order of the papers; a whole bill's lines are not repeated."""
    wanted = {line for point in points if point.key not in WHOLE_BILL for line in point.lines}
    for bill in matter.dossier.bills:
        for line in bill.lines:
            if line.id in wanted:
                yield ChargeRow(
                    day=line.day,
                    code=line.code or line.revenue_code,
                    description=line.description,
                    units=sure(line.units, matter, bill.id, line.id, "units"),
                    charge=sure(line.charge, matter, bill.id, line.id, "charge"),
                    document=names[bill.document] if bill.document < len(names) else "",
                    page=line.spot.page if line.spot is not None and line.spot.box is not None else None,
                )


def sure(value: Arg | None, matter: Matter, bill: str, line: str, name: str) -> Arg | None:
    """A number of a line, unless a person has yet to say whether it was read right."""
    return None if f"bills/{bill}/lines/{line}/{name}" in matter.dossier.doubted else value


WHOLE_BILL = frozenset({"lines_not_total", "lines_not_row_total", "balance_above_sum", "balance_above_charges"})


def citations(kind: LetterKind, matter: Matter, registry: Registry, on: date) -> Iterator[Citation]:
    """Rules of the kind that are read, in force on the letter's day, bind this payer, and give orders to this reader."""
    sides = SIDES[kind.to]
    if kind.to is To.PROVIDER and is_hospital(matter):
        sides |= {Side.HOSPITAL}
    state = (matter.bill.provider.state if matter.bill is not None else None) or matter.dossier.state
    about = {point.key for point in matter.points}
    others = {rule for key, rules in kind.cites_of if about and key not in about for rule in rules}
    for one in registry.printable(kind.cites, on, matter.dossier.payers, state):
        if one.on_whom in sides and one.id not in others:
            yield Citation(one.id, one.cite, one.says, one.says_es, one.text_as_of)


def exhibits(matter: Matter, points: tuple[Point, ...], names: tuple[str, ...]) -> tuple[Exhibit, ...]:
    """A piece of paper for each line of a point, or for the sum a point is about; rows close together are one piece."""
    seen: set[Spot] = set()
    shown: list[tuple[int, Spot]] = []
    for number, point in enumerate(points, start=1):
        fresh = [spot for spot in dict.fromkeys(spots_of(matter, point)) if spot not in seen]
        seen.update(fresh)
        shown += [(number, spot) for spot in together(fresh)]
    return tuple(
        Exhibit(number, spot.document, names[spot.document] if spot.document < len(names) else "", spot, point)
        for number, (point, spot) in enumerate(shown[:MOST_EXHIBITS], start=1)
    )


def together(spots: Iterable[Spot]) -> list[Spot]:
    """Boxes of one page that lie close under each other as one; what has no box stays for itself."""
    joined: list[Spot] = []
    for spot in sorted(spots, key=lambda one: (one.document, one.page or 0, one.box[1] if one.box else 0)):
        before = joined[-1] if joined else None
        if before is not None and before.box and spot.box and (before.document, before.page) == (spot.document, spot.page):
            left, top, right, bottom = before.box
            x0, y0, x1, y1 = spot.box
            if y0 - bottom <= CLOSE and max(bottom, y1) - top <= TALLEST:
                joined[-1] = replace(before, box=(min(left, x0), top, max(right, x1), max(bottom, y1)))
                continue
        joined.append(spot)
    return joined


CLOSE, TALLEST = 500, 3000
"""Ten-thousandths of a page: rows nearer than the first are shown in one piece, no higher than the second."""
HEADERS = ("balance", "patient_responsibility", "total_charges", "patient_paid", "previous_balance")
"""Sums worth showing where a point rests on bills and on no line."""


def spots_of(matter: Matter, point: Point) -> Iterator[Spot]:
    wanted = set(point.lines) if point.key not in WHOLE_BILL else set()
    for bill in matter.dossier.bills:
        for line in bill.lines:
            if line.id in wanted and line.spot is not None:
                yield line.spot
    if wanted:
        return
    for bill in matter.dossier.bills:
        if bill.id in point.bills:
            rows = [row.spot for row in bill.rows if row.amount == point.args.get("total", 0) and row.spot is not None]
            places = bill.spots or {}
            headers = [places[name] for name in HEADERS if name in places]
            yield from rows[:1] or headers[:1]


def last_days(kind: LetterKind, matter: Matter, points: tuple[Point, ...], law: Rulebook, on: date) -> Deadline | None:
    """The nearest deadline of its findings, else the kind's own rule where its day is known and a last day may be printed."""
    own = [point.deadline for point in points if point.deadline is not None]
    if own:
        return min(own, key=lambda one: one.act_by)
    times = kind.times
    if times is None:
        return None
    day = value(matter, times.fact)
    if not isinstance(day, date):
        return None
    other = matter.notice.dispute_by if times.rule == "debt-validation-dispute" and matter.notice is not None else None
    try:
        days = reckon(law.deadlines[times.rule], Asked(times.event, day, other, matter.dossier.state), on)
    except CannotReckon:
        return None
    return None if days.last_day is None else Deadline(days.act_by, days.last_day, times.rule)


def blanks(head: Iterable[Value], body: Iterable[Part]) -> Iterator[Blank]:
    """Every blank once, in the order in which it is met."""
    seen: dict[Blank, None] = {}
    for one in (*head, *(arg for part in body for says in sentences(part) for arg in says.args.values())):
        if isinstance(one, Blank):
            seen.setdefault(one, None)
    return iter(seen)


def sentences(part: Part) -> tuple[Sentence, ...]:
    match part:
        case Paragraph():
            return (part.says,)
        case Listed():
            return tuple(one for item in part.items for one in item)
        case Charges():
            return ()
