"""Runs the catalogue over one dossier and stamps what it finds: class, authority, ids, groups, money at stake."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from almoner.engine.checks.base import Check, RestsOn
from almoner.engine.dossier import Dossier
from almoner.engine.findings import (
    Ask,
    Binds,
    CannotTell,
    Class,
    Context,
    Deadline,
    Finding,
    Found,
    Message,
    NotChecked,
    Right,
    Stake,
    StatedContext,
    StatedRight,
)
from almoner.engine.intake.identify import Ordinals, digest
from almoner.engine.law.deadlines import Asked, CannotReckon, Event, reckon
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total


@dataclass(frozen=True, slots=True)
class Outcome:
    """All answers for one person, most important first; `ran` are the checks that could judge something."""

    findings: tuple[Finding, ...]
    context: tuple[StatedContext, ...]
    rights: tuple[StatedRight, ...]
    not_checked: tuple[NotChecked, ...]
    ran: frozenset[str]
    at_stake: Money


def audit(dossier: Dossier, law: Rulebook, catalogue: Sequence[Check]) -> Outcome:
    """Pure: the same dossier, law and catalogue give the same answers. A check never raises for what a paper says."""
    findings: list[Finding] = []
    context: list[StatedContext] = []
    rights: list[StatedRight] = []
    not_checked: list[NotChecked] = []
    ran: set[str] = set()
    once = Ordinals()
    for check in catalogue:
        if not check.applies(dossier):
            continue
        answers = list(check.run(dossier, law))
        if check.judges_something(dossier, answers):
            ran.add(check.id)
        for answer in answers:
            match answer:
                case Found() if still_asked(answer, dossier):
                    findings.append(stamped(check, answer, dossier, law, once))
                case Right():
                    rights.append(stated(check, answer, dossier, law, once))
                case Context():
                    key = digest(check.id, said(answer.says), *answer.lines)
                    context.append(StatedContext("x" + digest(key, once(key)), check.id, answer))
                case CannotTell():
                    not_checked.append(NotChecked(check.id, answer))
    ordered = sorted(grouped(findings), key=importance)
    return Outcome(
        tuple(ordered), tuple(context), tuple(rights), distinct(not_checked), frozenset(ran), at_stake(ordered, dossier)
    )


def distinct(not_checked: Iterable[NotChecked]) -> tuple[NotChecked, ...]:
    """Each thing once: the same check, cause and help about the same papers are one entry."""
    seen: dict[tuple[str, str, str, tuple[str, ...]], NotChecked] = {}
    for one in not_checked:
        seen.setdefault((one.check, one.answer.would_help, said(one.answer.because), one.answer.about), one)
    return tuple(seen.values())


def stamped(check: Check, found: Found, dossier: Dossier, law: Rulebook, once: Ordinals) -> Finding:
    """The finding with the class it may claim here, on this payer, on this reading."""
    ids = (one for one in dict.fromkeys((*check.authority, *found.authority)) if is_of_rows(one, found))
    state = dossier.state_of(found.bills, found.lines)
    printable = tuple(one.id for one in law.authorities.printable(ids, dossier.as_of, dossier.payers, state))
    cls = min(check.cls, found.cls or check.cls, key=lambda one: one.strength)
    binds = Binds.BENCHMARK if check.rests_on is RestsOn.POSTED else Binds.BINDING
    if check.rests_on in {RestsOn.LAW, RestsOn.PAYER_RULE} and not printable:
        unknown = dossier.payers == ("unknown",)
        binds = Binds.UNKNOWN if unknown or check.rests_on is RestsOn.LAW else Binds.BENCHMARK
        cls = Class.QUESTION
    if rests_on_doubt(check, found, dossier):
        cls = Class.QUESTION
    stake = tuple(capped(one, dossier) for one in found.stake)
    key = digest(check.id, said(found.says), *sorted(found.lines), *sorted(found.bills))
    return Finding(
        id="f" + digest(key, once(key)),
        check=check.id,
        name=check.name,
        cls=cls,
        binds=binds,
        found=found,
        group="",
        at_stake=total(one.amount for one in stake) if stake else None,
        stake=stake,
        authority=printable,
        deadline=reckoned(found.deadline, dossier, law, state),
    )


def still_asked(found: Found, dossier: Dossier) -> bool:
    """Whether it is about more than a bill in whose place a corrected one came."""
    if not dossier.replaced:
        return True
    gone = {line.id for bill in dossier.bills if bill.id in dossier.replaced for line in bill.lines}
    return gone.isdisjoint(found.lines) and not (found.bills and dossier.replaced.issuperset(found.bills))


def is_of_rows(authority: str, found: Found) -> bool:
    """A public table is an authority only through the rows that the finding rests on: Medicare's never for Medicaid's."""
    named = {"-".join(("table", row.table, *filter(None, (row.programme,)))) for row in found.table_rows}
    return authority in named or not named or not authority.startswith("table-")


def stated(check: Check, right: Right, dossier: Dossier, law: Rulebook, once: Ordinals) -> StatedRight:
    ids = tuple(dict.fromkeys((*check.authority, *right.authority)))
    state = dossier.state_of(right.bills)
    printable = tuple(one.id for one in law.authorities.printable(ids, dossier.as_of, dossier.payers, state))
    key = digest(check.id, said(right.says), *sorted(right.bills))
    return StatedRight("r" + digest(key, once(key)), check.id, right, printable, reckoned(right.deadline, dossier, law, state))


def said(message: Message) -> str:
    """A message as stable text, for ids."""
    return message.key + "".join(f"\x1f{name}={message.args[name]}" for name in sorted(message.args))


def rests_on_doubt(check: Check, found: Found, dossier: Dossier) -> bool:
    """Whether a fact the finding needs is still to be confirmed by a person."""
    if not dossier.doubted:
        return False
    lines, bills = set(found.lines), set(found.bills)
    for path in dossier.doubted:
        match path.split("/"):
            case ["bills", _, "lines", line_id, name] if line_id in lines:
                if not check.needs.fields or name in check.needs.fields or name in {"charge", "units", "day", "code"}:
                    return True
            case ["bills", bill_id, name, *_] if bill_id in bills and name != "lines":
                if not check.needs.header or name in check.needs.header:
                    return True
            case _:
                continue
    return False


def capped(stake: Stake, dossier: Dossier) -> Stake:
    """No more than the line's charge is at stake on a line."""
    if stake.line is None:
        return stake
    charge = dossier.line(stake.line).charge
    if charge is None or stake.amount <= abs(charge):
        return stake
    return replace(stake, amount=abs(charge))


def reckoned(ask: Ask | None, dossier: Dossier, law: Rulebook, state: str | None) -> Deadline | None:
    """None where no printable rule gives a last day."""
    if ask is None or ask.rule not in law.deadlines:
        return None
    try:
        asked = Asked(Event(ask.event), ask.event_on, ask.other_on, state)
        days = reckon(law.deadlines[ask.rule], asked, dossier.as_of)
    except (CannotReckon, ValueError):
        return None
    return None if days.last_day is None else Deadline(days.act_by, days.last_day, ask.rule)


def grouped(findings: Sequence[Finding]) -> list[Finding]:
    """Findings about the same money share a group: those that name it, or that put the same line or bill at stake."""
    parent = list(range(len(findings)))

    def root(one: int) -> int:
        while parent[one] != one:
            one = parent[one]
        return one

    owner: dict[tuple[str, str], int] = {}
    for position, finding in enumerate(findings):
        keys = [("line", stake.line) for stake in finding.stake if stake.line]
        keys += [("bill", stake.bill) for stake in finding.stake if stake.bill and not stake.line]
        keys += [("about", finding.found.about)] if finding.found.about else []
        for key in keys:
            first = owner.setdefault((key[0], str(key[1])), position)
            a, b = root(first), root(position)
            parent[max(a, b)] = min(a, b)
    names: dict[int, str] = {}
    for position in range(len(findings)):
        names.setdefault(root(position), f"g{len(names) + 1}")
    return [replace(finding, group=names[root(position)]) for position, finding in enumerate(findings)]


def importance(finding: Finding) -> tuple[int, int, date, str, str]:
    """Surest first, then most money, then the nearest date."""
    cents = finding.at_stake.cents if finding.at_stake is not None else 0
    act_by = finding.deadline.act_by if finding.deadline else date.max
    return (-finding.cls.strength, -cents, act_by, finding.check, finding.id)


def at_stake(findings: Iterable[Finding], dossier: Dossier) -> Money:
    """Each line's largest stake once, capped at its charge. Money at stake on a bill as a whole counts only as far as it
    goes beyond that bill's lines, so that nothing is counted twice; what no line charges is beyond them."""
    by_line: dict[str, Money] = {}
    by_bill: dict[str, Money] = defaultdict(lambda: ZERO)
    apart: dict[str, Money] = defaultdict(lambda: ZERO)
    home = {line.id: bill.id for bill in dossier.bills for line in bill.lines}
    for finding in findings:
        for stake in finding.stake:
            if stake.line is not None:
                by_line[stake.line] = max(by_line.get(stake.line, ZERO), stake.amount)
            elif stake.bill is not None:
                by_bill[stake.bill] = max(by_bill[stake.bill], stake.amount)
                apart[stake.bill] = max(apart[stake.bill], stake.amount if stake.apart else ZERO)
    lines_of: Mapping[str, list[Money]] = defaultdict(list)
    for line_id, amount in by_line.items():
        lines_of[home[line_id]].append(amount)
    beyond = [max(apart[bill], amount - total(lines_of[bill])) for bill, amount in by_bill.items()]
    return total(by_line.values()) + total(beyond)
