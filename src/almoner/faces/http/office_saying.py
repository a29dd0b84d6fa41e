"""What the desk of a billing office found, shaped as the API gives it, in one language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.findings import Message
from almoner.engine.money import Money
from almoner.engine.office.own_bills import OwnFinding
from almoner.engine.office.queue import Item, Mark, Reason
from almoner.engine.office.root_causes import Cause, Counted
from almoner.engine.office.services import By, Group
from almoner.engine.office.success import Rate
from almoner.engine.showing.view import doubts, known, not_checked, papers, step
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages
from almoner.engine.wording.reporting import Places, Words
from almoner.faces.http.office_shapes import (
    CauseShape,
    CountShape,
    ExampleShape,
    FoundLine,
    FoundShape,
    GroupShape,
    ItemShape,
    MarkShape,
    RateShape,
    ReadShape,
    ReasonShape,
)
from almoner.faces.http.shapes_view import NotCheckedView
from almoner.services.office.desk import Desk

CALLED = {
    By.ITEM: "office_group_item",
    By.DEPARTMENT: "office_group_department",
    By.PLACE: "office_group_place",
    By.PROVIDER: "office_group_provider",
    By.TEMPLATE: "office_group_template",
}
SAYS = {
    By.ITEM: ("office_cause_item", "office_cause_item"),
    By.DEPARTMENT: ("office_cause_department", "office_cause_department_item"),
    By.PLACE: ("office_cause_place", "office_cause_place_item"),
    By.PROVIDER: ("office_cause_provider", "office_cause_provider_item"),
    By.TEMPLATE: ("office_cause_template", "office_cause_template_item"),
}
"""How a group is said: as a whole, or one item of it."""
NAMES = {one.id: one.name for one in CATALOGUE}
WHOLE = 100


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Says what was found over one audit."""

    messages: Messages
    language: str
    desk: Desk

    @property
    def words(self) -> Words:
        return Words(self.messages, self.language)

    def reason(self, reason: Reason, items: Sequence[Item], shown: Sequence[Item]) -> ReasonShape:
        """`items` are those asked for, `shown` a page of them."""
        first = self.desk.said[reason.items[0].finding.id]
        further = bool(shown) and shown[-1].finding.id != items[-1].finding.id
        return ReasonShape(
            check=reason.check,
            name=first["name"],
            title=first["title"],
            found=len(items),
            open=reason.still_open,
            at_stake=str(reason.at_stake),
            items=[self.item(one) for one in shown],
            next=shown[-1].finding.id if further else None,
        )

    def item(self, item: Item) -> ItemShape:
        said = self.desk.said[item.finding.id]
        return ItemShape(
            id=item.finding.id,
            bill=bill_of(item.finding, self.desk),
            title=said["title"],
            says=said["says"],
            finding_class=item.finding.cls.value,
            class_says=self.words("class_" + item.finding.cls.value),
            at_stake=said["at_stake"],
            state=item.state,
            still_there=item.still_there,
            mark=None if item.mark is None else mark_shape(item.mark),
        )

    def finding(self, item: Item) -> FoundShape:
        said = self.desk.said[item.finding.id]
        stakes = {one["line"]: one["amount"] for one in said["stake"] if one["line"] is not None}
        bills = bills_of(item.finding, self.desk)
        lines = [
            line_shape(line, bills[bill.id], stakes.get(line["id"]))
            for bill in self.desk.own.bills
            for line in self.desk.bills[bill.id]["lines"]
            if line["id"] in item.finding.lines
        ]
        return FoundShape(
            item=self.item(item),
            check=item.finding.check,
            class_means=self.words("means_" + item.finding.cls.value),
            settles=known(f"{said['name']}_settles", self.words),
            bills=list(bills.values()),
            lines=lines,
            **step(said, self.words),
        )

    def read(self) -> ReadShape:
        answer = self.desk.answer
        lines = sum(len(bill["lines"]) for bill in answer["bills"])
        counts = {"files": len(answer["documents"]), "bills": len(self.desk.own.bills), "lines": lines}
        places = Places(answer)
        refused = [f"{one['name']}: {one['refused']}" for one in papers(answer, self.words) if one["refused"] is not None]
        lost = [
            f"{places.one(each['spot'], self.words) or neutral(one['name'])}: {neutral(each['what'])}"
            for one in answer["documents"]
            for each in one["lost"]
        ]
        return ReadShape(
            says=self.messages.render(Message("office_read", **counts), language=self.language),
            lost=list(dict.fromkeys([*refused, *lost])),
            doubts=list(dict.fromkeys(f"{one['where']}: {one['says']}" for one in doubts(answer, places, self.words))),
            not_checked=[NotCheckedView.model_validate(one) for one in not_checked(answer, self.words)],
        )

    def group(self, group: Group) -> GroupShape:
        key = ", ".join(group.key)
        says = self.messages.render(Message(CALLED[group.by], key=key), language=self.language)
        return GroupShape(by=group.by, key=list(group.key), item=group.item, says=says)

    def cause(self, cause: Cause, most: Money) -> CauseShape:
        findings = {one.id: one for one in self.desk.own.findings if one.id in cause.examples}
        said = self.desk.said
        return CauseShape(
            checks=list(cause.checks),
            title=said[cause.examples[0]]["title"],
            group=self.group(cause.group),
            says=self.messages.render(message_of(cause), language=self.language),
            items=list(cause.items),
            findings=len(cause.findings),
            found=cause.found,
            services=cause.services,
            peers_found=cause.peers_found,
            peers=cause.peers,
            chance=small(cause.chance),
            at_stake=str(cause.at_stake),
            bar=beside(cause.at_stake, most),
            examples=[
                ExampleShape(id=id, bill=bill_of(findings[id], self.desk), says=said[id]["says"], at_stake=said[id]["at_stake"])
                for id in cause.examples
            ],
        )

    def count(self, one: Counted, most: Money) -> CountShape:
        title = next(self.desk.said[each.id]["title"] for each in self.desk.own.findings if each.check == one.check)
        return CountShape(
            check=one.check,
            title=title,
            group=self.group(one.group),
            found=one.found,
            services=one.services,
            at_stake=str(one.at_stake),
            bar=beside(one.at_stake, most),
        )


def rate_shape(one: Rate, messages: Messages, language: str) -> RateShape:
    few = messages.render(Message("office_few"), language=language)
    marks = None if one.low is None or one.share is None or one.high is None else (one.low, one.share, one.high)
    return RateShape(
        check=one.check,
        title=title_of(one.check, messages, language),
        payer=one.payer,
        helped=one.helped,
        decided=one.decided,
        other=one.other,
        share=None if one.share is None else str(one.share),
        low=None if one.low is None else str(one.low),
        high=None if one.high is None else str(one.high),
        bar=None if marks is None else [int((each * WHOLE).to_integral_value()) for each in marks],
        says=few if one.share is None else None,
    )


def title_of(check: str | None, messages: Messages, language: str) -> str | None:
    """None for whole cases, and for a check that has no title of its own."""
    said: Mapping[str, str] = messages.entries.get(NAMES.get(check or "", ""), {}).get(language, {})
    return said.get("title")


def line_shape(line: Mapping[str, Any], bill: str, at_stake: str | None) -> FoundLine:
    named = ("day", "code", "modifiers", "revenue_code", "description", "units", "charge", "allowed")
    return FoundLine.model_validate({name: line[name] for name in named} | {"bill": bill, "at_stake": at_stake})


def mark_shape(mark: Mark) -> MarkShape:
    return MarkShape(state=mark.state, reason=mark.reason, who=mark.who, at=mark.at)


def bill_of(finding: OwnFinding, desk: Desk) -> str:
    return next(iter(bills_of(finding, desk).values()))


def bills_of(finding: OwnFinding, desk: Desk) -> dict[str, str]:
    """How each of its bills is called, by id."""
    return {bill.id: bill.known_by or bill.id for bill in desk.own.bills if bill.id in finding.bills}


def message_of(cause: Cause) -> Message:
    group = cause.group
    args = {"item": group.item or group.key[0], "key": ", ".join(group.key)}
    counts = {"found": cause.found, "services": cause.services, "peers_found": cause.peers_found, "peers": cause.peers}
    return Message(SAYS[group.by][group.item is not None], **args, **counts)


def small(chance: Fraction) -> str:
    """As "1e-20": rounded up to a power of ten, for nobody needs more of it."""
    bits = chance.denominator.bit_length() - chance.numerator.bit_length()
    power = bits * 30103 // 100_000 + 1  # of two to powers of ten; then down to the first that is not below
    while power > 0 and chance * 10**power > 1:
        power -= 1
    return f"1e-{power:02d}"


def most_of(amounts: Iterable[Money]) -> Money:
    return max(amounts, default=Money(0), key=lambda one: one.cents)


def beside(amount: Money, most: Money) -> int:
    """How long its bar is beside the longest, in hundredths; what is there at all is seen."""
    return 0 if amount.cents <= 0 else max(1, amount.cents * WHOLE // most.cents)
