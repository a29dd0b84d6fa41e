"""`/api/v1/office`: a billing office's own bills before they go out, and how often asking has helped here."""

from fractions import Fraction
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from almoner.engine.findings import Message
from almoner.engine.office.own_bills import OwnFinding
from almoner.engine.office.queue import Item, Mark, Reason, State
from almoner.engine.office.root_causes import Cause, Counted
from almoner.engine.office.services import By, Group
from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.render import Messages
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.office_shapes import (
    CauseShape,
    CausesShape,
    CountShape,
    CountsShape,
    ExampleShape,
    GroupShape,
    ItemShape,
    MarkAsked,
    MarkShape,
    QueueShape,
    RateShape,
    RatesShape,
    ReasonShape,
)
from almoner.faces.http.pages_of import USUAL, Most
from almoner.faces.http.shapes import PathId
from almoner.services.office.desk import Desk

HOME = "/folders/{folder}/audits/{audit}"
routes = APIRouter(prefix="/api/v1/office", tags=["office"], responses=PROBLEMS)
Language = Literal["en", "es"]
SAYS = {
    By.ITEM: ("office_cause_item", "office_cause_item"),
    By.DEPARTMENT: ("office_cause_department", "office_cause_department_item"),
    By.PLACE: ("office_cause_place", "office_cause_place_item"),
    By.PROVIDER: ("office_cause_provider", "office_cause_provider_item"),
    By.TEMPLATE: ("office_cause_template", "office_cause_template_item"),
}
"""How a group is said: as a whole, or one item of it."""
Check = Annotated[str, Query(pattern="^[A-Z][0-9]{2}$")]


@routes.get(HOME + "/queue", openapi_extra=needs(Action.OFFICE_SEE))
def see_queue(
    folder: PathId,
    audit: PathId,
    platform: Served,
    caller: Asking,
    *,
    check: Check | None = None,
    state: State | None = None,
    limit: Most = USUAL,
) -> QueueShape:
    """Findings by reason, the most money first; of one check or state alone where that is asked for. Sentences are in the audit's
    language."""
    desk, reasons = platform.office.desk.queue(caller, folder, audit)
    shown = (reason_shape(one, desk, state, limit) for one in reasons if check in {None, one.check})
    return QueueShape(reasons=[one for one in shown if one.found])


@routes.put(HOME + "/findings/{finding}/mark", openapi_extra=needs(Action.OFFICE_MARK))
def mark_finding(
    folder: PathId, audit: PathId, finding: PathId, platform: Served, caller: Asking, *, said: MarkAsked
) -> MarkShape:
    """Open, repaired, or no error and why. What was repaired and is found again by a later audit is open again."""
    return mark_shape(platform.office.desk.mark(caller, folder, audit, finding, state=said.state, reason=said.reason))


@routes.get(HOME + "/root-causes", openapi_extra=needs(Action.OFFICE_SEE))
def see_root_causes(
    folder: PathId, audit: PathId, platform: Served, caller: Asking, *, language: Language = "en"
) -> CausesShape:
    """Groups of charges in which one check finds far more than among their peers: look here first."""
    desk, causes = platform.office.desk.causes(caller, folder, audit)
    messages = platform.messages()
    none = messages.render(Message("office_no_cause"), language=language)
    return CausesShape(causes=[cause_shape(one, desk, messages, language) for one in causes], says=None if causes else none)


@routes.get(HOME + "/counts", openapi_extra=needs(Action.OFFICE_SEE))
def see_counts(
    folder: PathId, audit: PathId, platform: Served, caller: Asking, *, by: By = By.DEPARTMENT, limit: Most = USUAL
) -> CountsShape:
    """Every group of one kind with a finding, systematic or not, with counts and dollars."""
    found = platform.office.desk.counts(caller, folder, audit, by)
    return CountsShape(counts=[count_shape(one) for one in found[:limit]])


@routes.get("/success", openapi_extra=needs(Action.SUCCESS_SEE))
def see_success(platform: Served, caller: Asking, *, language: Language = "en") -> RatesShape:
    """How often asking has helped, by check and payer, over the cases that the caller may see."""
    few = platform.messages().render(Message("office_few"), language=language)
    rates = [
        RateShape(
            check=one.check,
            payer=one.payer,
            helped=one.helped,
            decided=one.decided,
            other=one.other,
            share=None if one.share is None else str(one.share),
            low=None if one.low is None else str(one.low),
            high=None if one.high is None else str(one.high),
            says=few if one.share is None else None,
        )
        for one in platform.office.success(caller)
    ]
    return RatesShape(rates=rates)


def reason_shape(reason: Reason, desk: Desk, state: State | None, limit: int) -> ReasonShape:
    items = [one for one in reason.items if state in {None, one.state}]
    return ReasonShape(
        check=reason.check,
        name=desk.said[reason.items[0].finding.id]["name"],
        found=len(items),
        open=reason.still_open,
        at_stake=str(reason.at_stake),
        items=[item_shape(one, desk) for one in items[:limit]],
    )


def item_shape(item: Item, desk: Desk) -> ItemShape:
    said = desk.said[item.finding.id]
    return ItemShape(
        id=item.finding.id,
        bill=bill_of(item.finding, desk),
        title=said["title"],
        says=said["says"],
        finding_class=item.finding.cls.value,
        at_stake=said["at_stake"],
        state=item.state,
        still_there=item.still_there,
        mark=None if item.mark is None else mark_shape(item.mark),
    )


def mark_shape(mark: Mark) -> MarkShape:
    return MarkShape(state=mark.state, reason=mark.reason, who=mark.who, at=mark.at)


def bill_of(finding: OwnFinding, desk: Desk) -> str:
    known = {bill.id: bill.known_by or bill.id for bill in desk.own.bills if bill.id in finding.bills}
    return next(iter(known.values()))


def group_shape(group: Group) -> GroupShape:
    return GroupShape(by=group.by, key=list(group.key), item=group.item)


def cause_shape(cause: Cause, desk: Desk, messages: Messages, language: str) -> CauseShape:
    findings = {one.id: one for one in desk.own.findings if one.id in cause.examples}
    return CauseShape(
        checks=list(cause.checks),
        group=group_shape(cause.group),
        says=messages.render(message_of(cause), language=language),
        items=list(cause.items),
        findings=len(cause.findings),
        found=cause.found,
        services=cause.services,
        peers_found=cause.peers_found,
        peers=cause.peers,
        chance=small(cause.chance),
        at_stake=str(cause.at_stake),
        examples=[
            ExampleShape(
                id=id, bill=bill_of(findings[id], desk), says=desk.said[id]["says"], at_stake=desk.said[id]["at_stake"]
            )
            for id in cause.examples
        ],
    )


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


def count_shape(one: Counted) -> CountShape:
    return CountShape(
        check=one.check, group=group_shape(one.group), found=one.found, services=one.services, at_stake=str(one.at_stake)
    )
