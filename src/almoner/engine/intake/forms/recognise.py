"""Which standard form a page is, if any: by its captions where they survive, else by what was filled in and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from almoner.engine.intake.forms.anchors import Anchor, Text, anchors_of, folded, text_of
from almoner.engine.intake.forms.cells import captions_seen, cells_of, table_alone
from almoner.engine.intake.forms.fit import fitted
from almoner.engine.intake.forms.page import Laid, laid, laid_by_cells
from almoner.engine.intake.forms.plan import Plan
from almoner.engine.intake.forms.without_captions import fitted_by_data
from almoner.engine.intake.layout_parts.words import Page

FEWEST_CAPTIONS = 6
FEWEST_BANDS = 3
"""Captions must stand in this many fifths of the page: a bill's own table has headings of the same words, in one line."""
CERTAIN = 20
MOST_AGREE = 75
"""Percent of the captions found that must stand in their official places."""
OFFICIAL = 10
FADED = 4
"""With more captions than these the print did survive, and the form is another."""
ALONE = 350
"""The odds of a form that only its table gives away."""
FEWEST_WORDS = 12
RUN = 6
LEAST_SHARE = 90
"""Thousandths of a form's print: likenesses and scans have 250 and more, other papers under 80."""
MOST_WORDS = 3000


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page that is a form: which, how sure in thousandths, and the page laid on it."""

    plan: Plan
    odds: int
    laid: Laid


def recognise(page: Page, plans: Sequence[Plan]) -> Recognised | None:
    """The form that explains the page best, or None."""
    words = page.words
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or any(word.row is not None for word in words):
        return None
    text = text_of(words)
    shares = {plan.name: share_of(plan, text) for plan in plans}
    worthy = [plan for plan in plans if shares[plan.name] >= max(LEAST_SHARE, max(shares.values()) // 2)]
    found = [one for plan in worthy for one in (_official(page, plan, text), _likeness(page, plan, text)) if one is not None]
    if found:
        return max(found, key=lambda one: one[0])[1]
    faded = [plan for plan in plans if plan not in worthy or captions_seen(words, plan, text) <= FADED]
    by_data = [(data, plan) for plan in faded if (data := fitted_by_data(words, plan)) is not None]
    if not by_data:
        alone = [(cells, plan) for plan in faded if (cells := table_alone(words, plan)) is not None]
        return Recognised(alone[0][1], ALONE, laid_by_cells(page, alone[0][1], alone[0][0])) if alone else None
    (fit, hits), plan = max(by_data, key=lambda one: one[0][1])
    return Recognised(plan, min(900, 300 + 30 * hits), laid(page, plan, fit, ()))


def share_of(plan: Plan, text: Text) -> int:
    """How much of the form's print the page has, in thousandths of its runs of six signs: a first look that costs little."""
    wanted = _runs_of(plan)
    seen: set[str] = set()
    for line in text.signs.split("\n"):
        seen |= _runs(line)
    return 1000 * len(wanted & seen) // max(1, len(wanted))


@lru_cache(maxsize=8)
def _runs_of(plan: Plan) -> frozenset[str]:
    captions = [caption.text for caption in plan.captions] + [text for _, texts in plan.fields for text in texts]
    return frozenset(run for caption in captions for run in _runs(folded(caption)))


def _runs(signs: str) -> set[str]:
    return {signs[at : at + RUN] for at in range(len(signs) - RUN + 1)}


def _official(page: Page, plan: Plan, text: Text) -> tuple[int, Recognised] | None:
    """The form in its official shape: how many signs of captions stand in their places."""
    anchors = anchors_of(page.words, plan.captions, text)
    names = {(anchor.caption.text, anchor.caption.x) for anchor in anchors}
    if len(names) < FEWEST_CAPTIONS:
        return None
    found = fitted(anchors)
    if found is None:
        return None
    fit, kept = found
    whole = {anchor.caption.text for anchor in anchors}
    agreeing = {anchor.caption.text for anchor in kept}
    if len(kept) < FEWEST_CAPTIONS or _spread(kept) < FEWEST_BANDS or len(agreeing) * 100 < len(whole) * MOST_AGREE:
        return None
    worth = sum(len(text) for text in agreeing)
    return worth * OFFICIAL, Recognised(plan, min(1000, 400 + 600 * len(kept) // CERTAIN), laid(page, plan, fit, kept))


def _likeness(page: Page, plan: Plan, text: Text) -> tuple[int, Recognised] | None:
    """The form drawn in another shape."""
    cells = cells_of(page.words, plan, text) if plan.fields else None
    if cells is None:
        return None
    worth = sum(len(one.text) for one in cells.seen if one.name != "print")
    return worth, Recognised(plan, min(950, 400 + 25 * len(cells.seen)), laid_by_cells(page, plan, cells))


def _spread(anchors: Sequence[Anchor]) -> int:
    return len({anchor.caption.y // 2000 for anchor in anchors})
