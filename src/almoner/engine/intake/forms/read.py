"""A document's pages that are standard claim forms, read by the places of their boxes; the rest is left to the general reading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from almoner.engine.bill import Bill, Doubt, Lost
from almoner.engine.intake.forms import ada, ada_plan, cms1500, cms1500_plan, ub04, ub04_plan
from almoner.engine.intake.forms.anchors import best_fit_cost
from almoner.engine.intake.forms.draft import FormDraft
from almoner.engine.intake.forms.page import Laid
from almoner.engine.intake.forms.recognise import Recognised, recognise
from almoner.engine.intake.layout_parts.words import Page

PLANS = (ub04_plan.PLAN, cms1500_plan.PLAN, ada_plan.PLAN)
MOST_PAGES = 400
MISREAD = 1
LOOK_BACK = 6
"""Claims before the last that a page may belong to, where a pile is out of order."""


@dataclass(frozen=True, slots=True)
class FormReading:
    """What the forms in a document gave. `rest` are the pages that are no form, in order; `odds` how sure, in thousandths.

    `parts` and `parts_accounted` count words of the forms as a Reading counts bands.
    """

    bills: tuple[Bill, ...]
    doubts: tuple[Doubt, ...]
    lost: tuple[Lost, ...]
    rest: tuple[Page, ...]
    odds: int
    parts: int
    parts_accounted: int


def read_form(pages: Sequence[Page]) -> FormReading | None:
    """The claims on the document's form pages; None where no page is a form, or no form on it was filled in."""
    found = [(page, recognise(page, PLANS)) for page in pages[:MOST_PAGES]]
    claims: list[list[Recognised]] = []
    for _, form in found:
        if form is None:
            continue
        claim = next((claim for claim in reversed(claims[-LOOK_BACK:]) if goes_on(claim, form)), None)
        if claim is None:
            claims.append([form])
        else:
            claim.append(form)
    bills: list[Bill] = []
    doubts: list[Doubt] = []
    lost: list[Lost] = []
    parts = 0
    for claim in claims:
        claim.sort(key=lambda form: ORDERS[form.plan.name](form.laid))
        draft = READERS[claim[0].plan.name]([form.laid for form in claim])
        bill, unclear = draft.freeze(len(bills))
        if not bill.lines and bill.total_charges is None:
            continue
        bills.append(bill)
        doubts += unclear
        lost += draft.lost
        parts += sum(len(form.laid.page.words) for form in claim)
    if not bills:
        return None
    rest = tuple(page for page, form in found if form is None) + tuple(pages[MOST_PAGES:])
    odds = min(form.odds for claim in claims for form in claim)
    return FormReading(tuple(bills), tuple(doubts), tuple(lost), rest, odds, parts, parts)


def goes_on(claim: Sequence[Recognised], form: Recognised) -> bool:
    """Whether a form's page continues the claim of the pages before it."""
    last = claim[-1]
    if last.plan is not form.plan:
        return False
    return CONTINUES[form.plan.name](last.laid, form.laid)


def _ub04_goes_on(last: Laid, page: Laid) -> bool:
    one, other = ub04.account_of(last), ub04.account_of(page)
    before, now = ub04.page_numbers(last), ub04.page_numbers(page)
    numbered = before is not None and now is not None and now[0] != before[0] and now[1] == before[1]
    if one and other and one != other:
        # Pages that count themselves as parts of one may have an account number with a misread sign.
        seen = any(not word.printed for word in (*last.page.words, *page.page.words))
        return numbered and seen and len(one) == len(other) and best_fit_cost(one, other) <= MISREAD
    if before is not None and now is not None:
        return numbered
    return bool(one) and one == other


def _cms1500_goes_on(last: Laid, page: Laid) -> bool:
    one, other = cms1500.key_of(last), cms1500.key_of(page)
    return one == other and all(one) and not cms1500.has_total(last)


def _ada_goes_on(last: Laid, page: Laid) -> bool:
    one, other = ada.account_of(last), ada.account_of(page)
    return one == other and bool(one[1]) and not ada.has_total(last)


READERS: dict[str, Callable[[Sequence[Laid]], FormDraft]] = {
    ub04_plan.PLAN.name: ub04.read_ub04,
    cms1500_plan.PLAN.name: cms1500.read_cms1500,
    ada_plan.PLAN.name: ada.read_ada,
}
ORDERS: dict[str, Callable[[Laid], int]] = {
    ub04_plan.PLAN.name: lambda page: (ub04.page_numbers(page) or (0, 0))[0],
    cms1500_plan.PLAN.name: lambda _: 0,
    ada_plan.PLAN.name: lambda _: 0,
}
CONTINUES: dict[str, Callable[[Laid, Laid], bool]] = {
    ub04_plan.PLAN.name: _ub04_goes_on,
    cms1500_plan.PLAN.name: _cms1500_goes_on,
    ada_plan.PLAN.name: _ada_goes_on,
}
