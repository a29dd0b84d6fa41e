"""Whether the person has to pay now, for each care of a case: wait where a rule really stops the other side, else ask, or a part.

Nothing here says that nothing is owed, or that a bill is to be paid. Where anything is in doubt the answer is to ask.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from almoner.engine.cases.asking_bills import Asking, amount_of, asking_of, patient_of
from almoner.engine.cases.dates import CaseDate, DateKind, sent_about
from almoner.engine.cases.meanwhile import what_may_happen
from almoner.engine.cases.standing import Case, CaseLetter
from almoner.engine.findings import Message
from almoner.engine.law.authority import Registry
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.missing_papers import Lacks


class Answer(StrEnum):
    """What to do about money now."""

    WAIT = "wait"
    """A rule keeps the other side from going on until something is answered."""
    ASK = "ask"
    PAY_PART = "pay_part"
    """A part that nobody questions is known."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A key of the rulebook with its arguments; `authority` are ids that may be printed."""

    says: Message
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PayingBill:
    """The answer for one paper that asks for money."""

    asking: Asking
    answer: Answer
    because: tuple[Reason, ...]
    part: Money | None = None


@dataclass(frozen=True, slots=True)
class Paying:
    """`meanwhile` are ids of rules on what the other side may or may not do while it is open. `part` only with PAY_PART. `bills` are
    the answers for each paper that asks for money, `whole` those of the reasons that are about all papers.
    """

    answer: Answer
    because: tuple[Reason, ...]
    meanwhile: tuple[str, ...] = ()
    part: Money | None = None
    bills: tuple[PayingBill, ...] = ()
    whole: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A rule that stops the other side from the day on which a letter of this kind was sent in time for `rule`, on what it is
    about only: findings and rights by message key."""

    letter: str
    rule: str
    authority: tuple[str, ...]
    reason: str


STOPS = (
    Stop("debt-validation", "debt-validation-dispute", ("usc-15-1692g-b",), "case_pay_wait_collector"),
    Stop("ppdr-packet", "ppdr-start", ("cfr-45-149-620-c-5",), "case_pay_wait_estimate"),
    Stop(
        "financial-assistance",
        "fap-application",
        ("cfr-26-1-501-r-6-c-5", "cfr-26-1-501-r-6-c-6"),
        "case_pay_wait_help",
    ),
    Stop(
        "aid-application",
        "fap-application",
        ("cfr-26-1-501-r-6-c-5", "cfr-26-1-501-r-6-c-6"),
        "case_pay_wait_help",
    ),
)
"""What really stops or pauses. An appeal to a plan is not among them: no rule that could be read keeps the office from asking."""
APPEALS = frozenset({"internal-appeal", "external-review", "medicare-redetermination"})
HELP_OPEN = frozenset({"help_time_open", "hospital_help_income"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one care."""

    answer: Answer
    reasons: tuple[Reason, ...]
    part: Money | None = None


def paying(case: Case, audit: Mapping[str, Any] | None, dates: Iterable[CaseDate], registry: Registry, today: date) -> Paying:
    """`audit` is the JSON value of the case's last audit, `dates` are those of the case. A bill in whose place a corrected one came asks
    for nothing."""
    if audit is None or case.read != case.audit:
        unread = (Reason(Message("case_pay_not_checked")),)
        return Paying(Answer.ASK, unread, whole=unread)
    audit = {**audit, "bills": [one for one in audit["bills"] if not one.get("replaced")]}
    asking = [one for one in audit["encounters"] if asked_of(one, audit)]
    meanwhile = what_may_happen(audit, registry, today)
    unsure = tuple(doubtful(case))
    if not asking:
        nothing = (*unsure, Reason(Message("case_pay_nothing_asked")))
        return Paying(Answer.ASK, nothing, meanwhile, whole=nothing)
    known = tuple(dates)
    verdicts = [of_care(care_of(one, audit), case, known) for one in asking]
    if unsure:
        verdicts = [
            Verdict(Answer.ASK, tuple(each for each in one.reasons if each.says.key not in ONLY_WHEN_SURE)) for one in verdicts
        ]
    answer, reasons = joined(verdicts)
    bills = tuple(
        PayingBill(each, one.answer, one.reasons, one.part)
        for care, one in zip(asking, verdicts, strict=True)
        for each in asking_of(care, audit)
    )
    return Paying(answer, (*unsure, *reasons), meanwhile, part_of(verdicts), bills, unsure)


ONLY_WHEN_SURE = frozenset({"case_pay_part", "report_pay_no_error", *(one.reason for one in STOPS)})


def joined(verdicts: list[Verdict]) -> tuple[Answer, tuple[Reason, ...]]:
    """The answer for all of them, the most careful one first, and the reasons of those that lead to it before the others."""
    answers = {one.answer for one in verdicts}
    answer = Answer.ASK if Answer.ASK in answers else Answer.PAY_PART if Answer.PAY_PART in answers else Answer.WAIT
    leading = [reason for one in verdicts if one.answer is answer for reason in one.reasons]
    others = [reason for one in verdicts if one.answer is not answer for reason in one.reasons]
    return answer, tuple(dict.fromkeys([*leading, *others]))


def part_of(verdicts: list[Verdict]) -> Money | None:
    """Only where no care is to be asked about."""
    if any(one.answer is Answer.ASK for one in verdicts):
        return None
    parts = [one.part for one in verdicts if one.part is not None]
    return total(parts) if parts else None


def doubtful(case: Case) -> Iterator[Reason]:
    """Why nothing that was read may be taken for sure."""
    if case.doubts:
        yield Reason(Message("case_pay_doubts"))
    if case.stale:
        yield Reason(Message("case_pay_stale"))


def asked_of(care: Mapping[str, Any], audit: Mapping[str, Any]) -> bool:
    """Whether a paper asks for money for it."""
    ids = {*care["bills"], *care["collections"]}
    amounts = [amount_of(one) for one in audit["bills"] if one["id"] in ids]
    notices = [one for one in audit["notices"] if one["id"] in care["notices"] and one["kind"] == "collection"]
    return any(one is None or one > ZERO for one in amounts) or bool(notices)


@dataclass(frozen=True, slots=True)
class Care:
    """One encounter of an audit's JSON value, with the bills, findings and rights that are about it."""

    said: Mapping[str, Any]
    bills: tuple[Mapping[str, Any], ...]
    findings: tuple[Mapping[str, Any], ...]
    rights: tuple[Mapping[str, Any], ...]
    of_audit: tuple[Mapping[str, Any], ...]
    """Findings and rights of the whole audit."""
    payers: tuple[str, ...]
    """Who pays, as the person said when the papers were handed in."""
    patient: str | None


def care_of(said: Mapping[str, Any], audit: Mapping[str, Any]) -> Care:
    ids = {*said["bills"], *said["collections"], *said["decisions"]}
    bills = tuple(one for one in audit["bills"] if one["id"] in ids)
    listed = (*audit["findings"], *audit["rights"])
    return Care(
        said=said,
        bills=bills,
        findings=touching(audit["findings"], bills),
        rights=touching(audit["rights"], bills),
        of_audit=listed,
        payers=tuple(audit.get("run", {}).get("payers", ())),
        patient=next((name for one in bills if (name := patient_of(one, audit)) is not None), None),
    )


def of_care(care: Care, case: Case, dates: Iterable[CaseDate]) -> Verdict:
    stopped = next(stops(case, care), None)
    if stopped is not None:
        return Verdict(Answer.WAIT, (stopped,))
    asked = tuple(why_to_ask(care, case, dates))
    if asked:
        return Verdict(Answer.ASK, asked)
    if not care.findings:
        return Verdict(Answer.ASK, (Reason(Message("report_pay_no_error")),))
    known = undisputed(care)
    if known is None:
        return Verdict(Answer.ASK, (Reason(Message("report_pay_ask_first")),))
    whole, part = known
    return Verdict(Answer.PAY_PART, (Reason(Message("case_pay_part", part=part, asked=whole)),), part)


def touching(listed: Iterable[Mapping[str, Any]], bills: Iterable[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """Those findings or rights that rest on one of these bills or on a line of them."""
    ids = {one["id"] for one in bills} | {line["id"] for one in bills for line in one["lines"]}
    return tuple(one for one in listed if ids & {*one["bills"], *one.get("lines", ())})


def stops(case: Case, care: Care) -> Iterator[Reason]:
    """What stops the other side for every bill of the care: a letter sent by the safe day of what it is about, to which nothing has
    come back. A bill of another office is not stopped by it."""
    asking = {one["id"] for one in care.bills if one["id"] in care.said["bills"] and amount_of(one) != ZERO}
    for one in (*care.findings, *care.rights):
        for stop in STOPS:
            if one["deadline"] is None or one["deadline"]["rule"] != stop.rule or not asking <= {*one["bills"]}:
                continue
            act_by, last_day = (date.fromisoformat(one["deadline"][name]) for name in ("act_by", "last_day"))
            in_time = [each for each in waiting(case) if each.kind == stop.letter and each.sent[0].on <= act_by]
            if any(is_about(letter, one, care.of_audit) for letter in in_time):
                yield Reason(Message(stop.reason, day=last_day), stop.authority)


def is_about(letter: CaseLetter, one: Mapping[str, Any], listed: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a letter is surely about the bills of this finding or right: it names one about them, or nothing else it could be about
    runs by the same rule."""
    if letter.finding is not None:
        return any(each["id"] == letter.finding and {*each["bills"]} & {*one["bills"]} for each in listed)
    alike = [each for each in listed if each["deadline"] is not None and each["deadline"]["rule"] == one["deadline"]["rule"]]
    return len({frozenset(each["bills"]) for each in alike}) == 1


def waiting(case: Case) -> list[CaseLetter]:
    """Letters that were sent, since which nothing came back."""
    return [one for one in case.letters if one.sent and one.changed > case.reply_at]


def why_to_ask(care: Care, case: Case, dates: Iterable[CaseDate]) -> Iterator[Reason]:
    """Everything that keeps even a part from being sure."""
    lacks = {one["lacks"] for one in care.said["missing"]}
    if care.said["collections"] or Lacks.BILL_OF_DEBT in lacks or any(one["kind"] == "collection" for one in care.bills):
        yield Reason(Message("report_pay_collector"), ("usc-15-1692g-b",))
    if lacks & {Lacks.EOB, Lacks.MEDICARE_NOTICE}:
        yield Reason(Message("report_pay_wait_for_plan"))
    elif not care.said["decisions"] and not pays_alone(care, case):
        yield Reason(Message("case_pay_plan_unknown"))
    if any(one["insurance_pending"] for one in care.bills):
        yield Reason(Message("case_pay_plan_pending"))
    appeals = {one.id for one in waiting(case) if one.kind in APPEALS}
    for day in dates:
        if day.kind is DateKind.REPLY and day.about in appeals:
            yield Reason(Message("case_pay_appeal", day=day.last_day), day.authority)
    for one in care.rights:
        if one["message"]["key"] in HELP_OPEN and sent_about(case, one) is None:
            yield Reason(Message("case_pay_help_open"), tuple(each["id"] for each in one["authority"]))
    if any(one["at_stake"] is None or one["class"] == "question" for one in care.findings):
        yield Reason(Message("report_pay_ask_first"))


def pays_alone(care: Care, case: Case) -> bool:
    """Whether it is known that no plan pays: as the person says of the patient, else of all papers, else as the bills say."""
    said = case.answers.get("uninsured")
    if isinstance(said, Mapping):
        said = next((one for name, one in said.items() if name.casefold() == (care.patient or "").casefold()), None)
    if isinstance(said, bool):
        return said
    if care.payers:
        return care.payers == ("self-pay",)
    return {one["payer"]["type"] for one in care.bills if one["id"] in care.said["bills"]} == {"self-pay"}


def undisputed(care: Care) -> tuple[Money, Money] | None:
    """What the last bill asks for, and what of it no finding questions: never more than the plan's share, less the largest stake of
    each group. None where one of these is not known or nothing is left."""
    asking = [one for one in care.bills if one["id"] in care.said["bills"]]
    last = max(asking, key=lambda one: one["statement_date"] or "", default=None)
    shares = [one["patient_responsibility"] for one in care.bills if one["id"] in care.said["decisions"]]
    if last is None or len({one["provider"]["name"] for one in asking}) > 1 or len(shares) > 1 or None in shares:
        return None
    whole = amount_of(last)
    if whole is None or any(one["statement_date"] is None for one in asking if len(asking) > 1):
        return None
    stakes: dict[str, Money] = {}
    for one in care.findings:
        stakes[one["group"]] = max(stakes.get(one["group"], ZERO), Money.of(one["at_stake"]))
    part = min([whole, *map(Money.of, shares)]) - total(stakes.values())
    return (whole, part) if part > ZERO else None
