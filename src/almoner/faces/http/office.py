"""`/api/v1/office`: a billing office's own bills before they go out, and how often asking has helped here."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from almoner.engine.findings import Message
from almoner.engine.money import Money
from almoner.engine.office.queue import Item, State
from almoner.engine.office.services import By
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.office_csv import counts_csv, queue_csv, rates_csv, table
from almoner.faces.http.office_saying import OfficeWords, bill_of, mark_shape, most_of, rate_shape
from almoner.faces.http.office_shapes import (
    CausesShape,
    CountsShape,
    FoundShape,
    MarkAsked,
    MarkShape,
    QueueShape,
    RatesShape,
)
from almoner.faces.http.pages_of import USUAL, After, Most
from almoner.faces.http.shapes import InLanguage, Language, PathId
from almoner.services.office.desk import Desk

HOME = "/folders/{folder}/audits/{audit}"
routes = APIRouter(prefix="/api/v1/office", tags=["office"], responses=PROBLEMS)
Order = Literal["amount", "bill"]
Check = Annotated[str, Query(pattern="^[A-Z][0-9]{2}$")]
Least = Annotated[str | None, Query(pattern=r"^\d{1,12}\.\d\d$", description="Only what has at least so much at stake.")]


@routes.get(HOME + "/queue", openapi_extra=needs(Action.OFFICE_SEE))
def see_queue(
    folder: PathId,
    audit: PathId,
    platform: Served,
    caller: Asking,
    *,
    check: Check | None = None,
    state: State | None = None,
    least: Least = None,
    order: Order = "amount",
    after: After = None,
    limit: Most = USUAL,
    language: InLanguage = None,
) -> QueueShape:
    """Findings by reason, the most money first; of one check or state, or from an amount on, where that is asked for. `after` goes on
    in the reason that has this item."""
    desk, reasons = platform.office.desk.queue(caller, folder, audit, language=language)
    words = OfficeWords(platform.messages(), language or "en", desk)
    shown = []
    for reason in reasons:
        items = wanted(reason.items, desk, state, least, order) if check in {None, reason.check} else []
        if items:
            ids = [one.finding.id for one in items]
            start = ids.index(after) + 1 if after in ids else 0
            shown.append(words.reason(reason, items, items[start : start + limit]))
    return QueueShape(reasons=shown, read=words.read())


@routes.get(HOME + "/queue.csv", openapi_extra=needs(Action.OFFICE_SEE), response_class=Response)
def fetch_queue(
    folder: PathId,
    audit: PathId,
    platform: Served,
    caller: Asking,
    *,
    check: Check | None = None,
    state: State | None = None,
    least: Least = None,
    order: Order = "amount",
    language: InLanguage = None,
) -> Response:
    """All of the queue as a table for a spreadsheet."""
    desk, reasons = platform.office.desk.queue(caller, folder, audit, language=language)
    words = OfficeWords(platform.messages(), language or "en", desk)
    found = [
        (one.check, words.item(item))
        for one in reasons
        if check in {None, one.check}
        for item in wanted(one.items, desk, state, least, order)
    ]
    return table(queue_csv(found), "queue.csv")


@routes.get(HOME + "/findings/{finding}", openapi_extra=needs(Action.OFFICE_SEE))
def see_finding(
    folder: PathId, audit: PathId, finding: PathId, platform: Served, caller: Asking, *, language: InLanguage = None
) -> FoundShape:
    """One finding of the queue with its lines, its rules and what to do."""
    desk, item = platform.office.desk.finding(caller, folder, audit, finding, language=language)
    return OfficeWords(platform.messages(), language or "en", desk).finding(item)


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
    desk, causes = platform.office.desk.causes(caller, folder, audit, language=language)
    words = OfficeWords(platform.messages(), language, desk)
    none = words.messages.render(Message("office_no_cause"), language=language)
    most = most_of(one.at_stake for one in causes)
    return CausesShape(causes=[words.cause(one, most) for one in causes], says=None if causes else none)


@routes.get(HOME + "/counts", openapi_extra=needs(Action.OFFICE_SEE))
def see_counts(
    folder: PathId,
    audit: PathId,
    platform: Served,
    caller: Asking,
    *,
    by: By = By.DEPARTMENT,
    limit: Most = USUAL,
    language: InLanguage = None,
) -> CountsShape:
    """Every group of one kind with a finding, systematic or not, with counts and dollars."""
    desk, found = platform.office.desk.counts(caller, folder, audit, by, language=language)
    words, most = OfficeWords(platform.messages(), language or "en", desk), most_of(one.at_stake for one in found)
    return CountsShape(counts=[words.count(one, most) for one in found[:limit]])


@routes.get(HOME + "/counts.csv", openapi_extra=needs(Action.OFFICE_SEE), response_class=Response)
def fetch_counts(
    folder: PathId, audit: PathId, platform: Served, caller: Asking, *, by: By = By.DEPARTMENT, language: InLanguage = None
) -> Response:
    """All of these groups as a table for a spreadsheet."""
    desk, found = platform.office.desk.counts(caller, folder, audit, by, language=language)
    words, most = OfficeWords(platform.messages(), language or "en", desk), most_of(one.at_stake for one in found)
    return table(counts_csv([words.count(one, most) for one in found]), f"{by.value}.csv")


@routes.get("/success", openapi_extra=needs(Action.SUCCESS_SEE))
def see_success(platform: Served, caller: Asking, *, language: Language = "en") -> RatesShape:
    """How often asking has helped, by check and payer, over the cases that the caller may see."""
    return RatesShape(rates=[rate_shape(one, platform.messages(), language) for one in platform.office.success(caller)])


@routes.get("/success.csv", openapi_extra=needs(Action.SUCCESS_SEE), response_class=Response)
def fetch_success(platform: Served, caller: Asking, *, language: Language = "en") -> Response:
    """The same as a table for a spreadsheet."""
    rates = [rate_shape(one, platform.messages(), language) for one in platform.office.success(caller)]
    return table(rates_csv(rates), "success.csv")


def wanted(items: tuple[Item, ...], desk: Desk, state: State | None, least: str | None, order: Order) -> list[Item]:
    """In the order asked for; most money first they come."""
    cents = None if least is None else Money.of(least).cents
    found = [one for one in items if state in {None, one.state} and (cents is None or one.finding.cents >= cents)]
    return sorted(found, key=lambda one: bill_of(one.finding, desk)) if order == "bill" else found
