"""What the checks of surprise bills share: bills from outside the network under a covered plan, and what they ask above the share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from almoner.engine.bill import Bill, Form, Line, Network
from almoner.engine.checks.lines import revenue, standing, words_of
from almoner.engine.dossier import Dossier
from almoner.engine.findings import CannotTell, Cause, Class, Message
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.likeness import days_of
from almoner.engine.reconcile.shares import Compared, asked_for, is_settled, is_unfinished, share_on, taken_on_line

RULE = "cfr-45-149-410"
COVERED = frozenset({"commercial", "fehb"})
"""Plans under the federal rule, plans paid by an employer among them; excepted benefits and public programs are not."""
FIRST_YEAR = 2022  # a plan year that began before it runs into it
HEADER = (
    "balance",
    "previous_balance",
    "patient_paid",
    "interest",
    "patient_responsibility",
    "total_charges",
    "network",
    "emergency",
)
"""Header facts that these checks rest on."""
ABOVE_ALLOWED = frozenset({"45", "242"})
"""Reasons that a plan gives, under PR, to what a provider outside the network asks above the allowed amount."""
UNDER_THE_LAW = frozenset({"N830", "N859", "N860", "N862", "N864", "N865", "N866", "N867", "N868", "N869", "N870"})
"""Remarks by which a plan says that it applied the law on surprise bills: so the provider is outside its network."""
AIR = frozenset({"A0430", "A0431", "A0435", "A0436"})
DENTAL = re.compile(r"D[0-9]{4}")
AMBULANCE = re.compile(r"\b(ambulance|ambulancia|ems|paramedics?|fire (department|rescue|district|protection))\b")
FLIES = re.compile(r"\b(air|flight|helicopter|medevac|aerea)\b")


@dataclass(frozen=True)
class Outside:
    """A bill beside its decisions, from a provider who is not known to be inside the network. `share` is what the decisions
    leave to the person without what they call above the allowed amount; `over` what is asked beyond it; None without decisions
    that say. `cls` is the most that may be claimed of it.
    """

    one: Compared
    network: Network
    share: Money | None
    over: Money | None
    cls: Class

    @property
    def papers(self) -> tuple[Bill, ...]:
        return (self.one.bill, *self.one.first)

    @cached_property
    def days(self) -> frozenset[date]:
        return days_of(self.one.bill) or frozenset(day for paper in self.one.first for day in days_of(paper))

    @cached_property
    def remarks(self) -> frozenset[str]:
        return remarks(self.one)

    @cached_property
    def charged(self) -> tuple[Line, ...]:
        """The bill's own charges; where it lists none, those of the decisions."""
        own = standing(self.one.bill.lines)
        return own or tuple(line for paper in self.one.first for line in standing(paper.lines))


def outside(dossier: Dossier, law: Rulebook) -> Iterator[Outside]:
    """Bills that ask for money under a plan the law covers, less those of providers known to be inside the network."""
    rule = law.authorities.lookup(RULE)
    everywhen = () if rule is None else dossier.once(outside_on_any_day)
    return (found for found in everywhen if rule is not None and all(rule.in_force(day) for day in found.days))


def outside_on_any_day(dossier: Dossier) -> Iterator[Outside]:
    """As `outside`, whenever the law began to hold."""
    for one in asked_for(dossier):
        covered, side = plan_is_covered(dossier, one), network(dossier, one)
        if covered is False or side is Network.IN or is_dental(one.bill):
            continue
        share, above = share_on(one.first), above_allowed(one)
        known = None if share is None else max(share - above, ZERO)
        over = None if known is None else one.asked - known - max(one.uncovered or ZERO, ZERO)
        yield Outside(one, side, known, over, weight(dossier, one, covered, above))


def is_dental(bill: Bill) -> bool:
    """Dental plans are excepted benefits; dental codes are a D with four digits."""
    codes = [line.code for line in bill.lines if line.code]
    return bill.form is Form.DENTAL or (bool(codes) and all(DENTAL.fullmatch(code) for code in codes))


def weight(dossier: Dossier, one: Compared, covered: bool | None, above: Money) -> Class:
    """A question where plan, papers or plan year are open; evidence where the plan's own paper leaves the difference to the person."""
    early = any(day.year == FIRST_YEAR for paper in (one.bill, *one.first) for day in days_of(paper))
    if covered is None or early or is_unfinished(one) or not is_settled(dossier, one):
        return Class.QUESTION
    return Class.EVIDENCE if above > ZERO else Class.RULE


def plan_is_covered(dossier: Dossier, one: Compared) -> bool | None:
    """By the decisions' payer, else the bill's, else the first of all; None where another kind of payer may be meant."""
    if dossier.answers.uninsured or not any(payer in COVERED | {"unknown"} for payer in dossier.payers):
        return False
    named = {paper.payer.type for paper in one.first if paper.payer.type}
    own = named or {one.bill.payer.type or dossier.payers[0]}
    if not own & (COVERED | {"unknown"}):
        return False
    return True if own | set(dossier.payers) <= COVERED else None


def network(dossier: Dossier, one: Compared) -> Network:
    """The provider's own side: as answered, else as the plan's remarks or the papers say where they agree, else the default."""
    said = dossier.answers.network_of(one.bill.id, one.bill.provider.name)
    if said in {Network.IN, Network.OUT}:
        return said
    if remarks(one) & UNDER_THE_LAW:
        return Network.OUT
    printed = {paper.network for paper in (one.bill, *one.first)} - {Network.UNKNOWN}
    if len(printed) == 1:
        return next(iter(printed))
    return Network.UNKNOWN if printed else dossier.network


def remarks(one: Compared) -> frozenset[str]:
    found = {remark for paper in one.first for remark in paper.remarks}
    return frozenset(found | {remark for paper in one.first for line in paper.lines for remark in line.remarks})


def above_allowed(one: Compared) -> Money:
    """What the decisions leave to the person only since the provider asks more than the plan allows."""
    whole = [adjustment for paper in one.first for adjustment in paper.claim_adjustments]
    of_claim = total(each.amount for each in whole if each.group == "PR" and each.reason in ABOVE_ALLOWED)
    return of_claim + total(above_on_line(line) for paper in one.first for line in paper.lines)


def above_on_line(line: Line) -> Money:
    """By its code, else by its figures: the share beyond deductible, copay and coinsurance, up to charge less allowed."""
    coded = [each.amount for each in line.adjustments if each.group == "PR" and each.reason in ABOVE_ALLOWED]
    if coded or any(each.group for each in line.adjustments):
        return total(coded)
    if line.patient_owes is None or line.allowed is None or line.charge is None or line.allowed <= ZERO:
        return ZERO  # what is not allowed at all may be care that the plan does not cover
    parts = [part for name in ("deductible", "copay", "coinsurance") if (part := taken_on_line(line, name)) is not None]
    if not parts:
        return ZERO
    rest = line.patient_owes - total(parts)
    return rest if ZERO < rest <= line.charge - line.allowed else ZERO


def lacking(found: Outside) -> CannotTell | None:
    """What keeps a protected bill from being judged; None where it can be, or asks for no more than the share anyway."""
    asked = found.one.asked
    if found.over is not None and found.over <= ZERO:
        return None
    if found.network is Network.UNKNOWN:
        return CannotTell(
            Message("provider_network_unknown", asked=asked), "answers:networks", Cause.ANSWER, (found.one.bill.id,)
        )
    if found.over is None:
        return CannotTell(Message("network_share_unknown", asked=asked), "papers:eob", Cause.PAPER)
    return None


def is_ambulance(line: Line) -> bool:
    code = line.code or ""
    listed = "A0021" <= code <= "A0999" and len(code) == len("A0021")
    return listed or revenue(line)[:3] == "054" or line.place_of_service in {"41", "42"}


def is_air_ambulance(line: Line) -> bool:
    return line.code in AIR or revenue(line) == "0545" or line.place_of_service == "42"


def named_ambulance(bill: Bill) -> bool:
    """Whether its name says that the provider runs an ambulance on the road."""
    said = words_of(bill.provider.name)
    return bool(AMBULANCE.search(said)) and not FLIES.search(said)
