"""Which standard form a page is, if any: by its captions where they survive, else by what was filled in and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.intake.forms.anchors import Anchor, anchors_of, text_of
from almoner.engine.intake.forms.fit import Fit, fitted
from almoner.engine.intake.forms.page import Laid, laid
from almoner.engine.intake.forms.plan import Plan
from almoner.engine.intake.forms.without_captions import fitted_by_data
from almoner.engine.intake.layout_parts.words import Page

FEWEST_CAPTIONS = 6
FEWEST_BANDS = 3
"""Captions must stand in this many fifths of the page: a bill's own table has headings of the same words, in one line."""
CERTAIN = 20
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
    if not 12 <= len(words) <= MOST_WORDS or any(word.row is not None for word in words):
        return None
    text = text_of(words)
    best: tuple[int, Plan, Fit, tuple[Anchor, ...]] | None = None
    for plan in plans:
        anchors = anchors_of(words, plan.captions, text)
        if len({(anchor.caption.text, anchor.caption.x) for anchor in anchors}) < FEWEST_CAPTIONS:
            continue
        found = fitted(anchors)
        if found is None:
            continue
        fit, kept = found
        worth = sum(len(anchor.caption.text) for anchor in kept)
        if len(kept) >= FEWEST_CAPTIONS and _spread(kept) >= FEWEST_BANDS and (best is None or worth > best[0]):
            best = worth, plan, fit, kept
    if best is not None:
        _, plan, fit, kept = best
        return Recognised(plan, min(1000, 400 + 600 * len(kept) // CERTAIN), laid(page, plan, fit, kept))
    found_by_data = [(fit, plan) for plan in plans if (fit := fitted_by_data(words, plan)) is not None]
    if not found_by_data:
        return None
    (fit, hits), plan = max(found_by_data, key=lambda one: one[0][1])
    return Recognised(plan, min(900, 300 + 30 * hits), laid(page, plan, fit, ()))


def _spread(anchors: Sequence[Anchor]) -> int:
    return len({anchor.caption.y // 2000 for anchor in anchors})
