"""What one letter is about: whose papers, which bill, decision, estimate or notice, and which findings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from almoner.engine.bill import Bill, BillKind, Form, Notice, NoticeKind
from almoner.engine.dossier import ASKING, DECIDED, Dossier, Encounter
from almoner.engine.errors import Refused
from almoner.engine.letters.kinds import KINDS, LetterKind, Special
from almoner.engine.letters.letter import To
from almoner.engine.letters.points import Point

HOSPITAL_WORDS = ("hospital", "medical center", "medical centre")


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything a letter may name; None where no paper of this care was given. `points` are about this bill alone."""

    dossier: Dossier
    bill: Bill | None = None
    decision: Bill | None = None
    estimate: Bill | None = None
    collection: Bill | None = None
    notice: Notice | None = None  # a collector's or hospital's letter about collection
    denial: Notice | None = None
    points: tuple[Point, ...] = ()


def choose(kind: LetterKind, dossiers: Sequence[Dossier], points: Sequence[Point], finding: str | None) -> Matter:
    """The matter of a letter. Without a finding: the first finding it serves, else the first papers that fit.

    Raises Refused for a finding that the audit does not have, or that this letter cannot be about.
    """
    if finding is not None:
        point = named(finding, points)
        if has_points(kind) and point.key not in kind.serves:
            raise not_about(kind, point)
        return about(kind, home(point, dossiers), point, points)
    for point in points:
        if point.key in kind.serves:
            return about(kind, home(point, dossiers), point, points)
    ordered = sorted(dossiers, key=lambda one: (not paid_by(kind, one), not fits(kind, one)))
    return about(kind, ordered[0], None, points)


def paid_by(kind: LetterKind, dossier: Dossier) -> bool:
    """Whether the letter is for this kind of payer."""
    return not kind.payers or dossier.payer_is(*kind.payers)


def named(finding: str, points: Iterable[Point]) -> Point:
    for point in points:
        if point.id == finding:
            return point
    raise Refused(
        "no_such_finding",
        what="No letter was written",
        why=f"the audit has no finding or right {finding[:40]!r}",
        do="take an id from the audit's JSON",
    )


def not_about(kind: LetterKind, point: Point) -> Refused:
    others = [one.id for one in KINDS if point.key in one.serves]
    do = f"write {' or '.join(others)} instead" if others else "leave out --finding, or name another one"
    return Refused(
        "letter_not_about_this",
        what="No letter was written",
        why=f"the letter {kind.id} cannot be about the finding {point.id[:40]}",
        do=do,
    )


def has_points(kind: LetterKind) -> bool:
    return Special.POINTS in kind.body


def home(point: Point, dossiers: Sequence[Dossier]) -> Dossier:
    """The person's papers that the point rests on."""
    wanted = {*point.bills, *point.lines}
    for dossier in dossiers:
        if any(bill.id in wanted or any(line.id in wanted for line in bill.lines) for bill in dossier.bills):
            return dossier
        if any(notice.id in wanted for notice in dossier.notices):
            return dossier
    return dossiers[0]


def fits(kind: LetterKind, dossier: Dossier) -> bool:
    """Whether a person's papers hold one that this letter answers."""
    match kind.to:
        case To.COLLECTOR:
            return any(True for _ in dossier.of_kind(BillKind.COLLECTION)) or any(collects(one) for one in dossier.notices)
        case To.PLAN:
            return any(True for _ in dossier.decided)
        case To.HOSPITAL:
            return any(of_hospital(bill) for bill in dossier.asking)
        case _:
            return any(True for _ in dossier.asking)


def about(kind: LetterKind, dossier: Dossier, point: Point | None, points: Sequence[Point]) -> Matter:
    rests = rested_on(point, dossier)
    bill = first(rests, ASKING)
    decision = first(rests, DECIDED)
    collection = first(rests, {BillKind.COLLECTION})
    estimate = first(rests, {BillKind.ESTIMATE})
    anchor = bill or (collection if kind.to is To.COLLECTOR else None) or decision or collection or estimate
    if anchor is None:
        anchor = fallback(kind, dossier)
    near = dossier.encounter_of(anchor.id) if anchor is not None else None
    bill = bill or latest(near_bills(dossier, near, near.bills if near else ())) or own(anchor, ASKING)
    matter = Matter(
        dossier=dossier,
        bill=bill,
        decision=decision or latest(near_bills(dossier, near, near.decisions if near else ())) or own(anchor, DECIDED),
        estimate=estimate or latest(near_bills(dossier, near, near.estimates if near else ())),
        collection=collection or latest(near_bills(dossier, near, near.collections if near else ())),
        notice=notice_near(dossier, near, collects),
        denial=notice_near(dossier, near, denies),
    )
    mine = tuple(one for one in points if one is point or (one.key in kind.serves and joins(one, kind, matter)))
    return replace(matter, points=mine)


def joins(point: Point, kind: LetterKind, matter: Matter) -> bool:
    """Whether a point is about the same bill (or, to a plan or collector, the same decision or letter)."""
    rests = {bill.id for bill in rested_on(point, matter.dossier)}
    if not rests:
        return False
    if kind.to is To.COLLECTOR:
        return matter.collection is not None and matter.collection.id in rests
    if kind.to is To.PLAN or (kind.to is To.MEDICARE and matter.bill is None):
        return matter.decision is not None and matter.decision.id in rests
    return matter.bill is not None and matter.bill.id in rests


def rested_on(point: Point | None, dossier: Dossier) -> tuple[Bill, ...]:
    """The bills of a point's lines first, then those it names; decisions that were replaced are among them."""
    if point is None:
        return ()
    lines, bills = set(point.lines), set(point.bills)
    by_line = [bill for bill in dossier.bills if any(line.id in lines for line in bill.lines)]
    by_name = [bill for bill in dossier.bills if bill.id in bills]
    return tuple({bill.id: bill for bill in (*by_name, *by_line)}.values())


def first(bills: Iterable[Bill], kinds: Iterable[BillKind]) -> Bill | None:
    """The one of these kinds that says most: the newest."""
    return latest([bill for bill in bills if bill.kind in set(kinds)])


def latest(bills: Sequence[Bill]) -> Bill | None:
    return max(bills, key=lambda bill: (bill.statement_date or date.min, bill.id), default=None)


def own(bill: Bill | None, kinds: Iterable[BillKind]) -> Bill | None:
    return bill if bill is not None and bill.kind in set(kinds) else None


def fallback(kind: LetterKind, dossier: Dossier) -> Bill | None:
    """The papers a letter of this kind answers, where no finding says which."""
    asking = [bill for bill in dossier.asking if bill.id not in dossier.replaced]
    if kind.to is To.COLLECTOR:
        return latest(list(dossier.of_kind(BillKind.COLLECTION)))
    if kind.to is To.PLAN:
        return latest(list(dossier.decided)) or latest(asking)
    hospitals = [bill for bill in asking if of_hospital(bill)] if kind.to is To.HOSPITAL else []
    return latest(hospitals) or latest(asking) or latest(list(dossier.decided))


def near_bills(dossier: Dossier, near: Encounter | None, ids: Iterable[str]) -> list[Bill]:
    gone = dossier.superseded | dossier.replaced
    return [] if near is None else [dossier.bill(one) for one in ids if one not in gone]


def notice_near(dossier: Dossier, near: Encounter | None, wanted: Callable[[Notice], bool]) -> Notice | None:
    """A letter of the same care; where the care is unknown, the only one there is."""
    fitting = [one for one in dossier.notices if wanted(one)]
    joined = [one for one in fitting if near is not None and one.id in near.notices]
    if joined:
        return max(joined, key=lambda one: (one.kind is NoticeKind.COLLECTION, one.sent_on or date.min, one.id))
    return fitting[0] if len(fitting) == 1 else None


def of_hospital(bill: Bill) -> bool:
    """Whether a hospital bills, as far as the bill's form or the name on it says."""
    name = (bill.provider.name or "").casefold()
    return bill.form is Form.INSTITUTIONAL or any(word in name for word in HOSPITAL_WORDS)


def collects(notice: Notice) -> bool:
    return notice.kind in {NoticeKind.COLLECTION, NoticeKind.COLLECTION_ACTION}


def denies(notice: Notice) -> bool:
    return notice.kind is NoticeKind.DENIAL
