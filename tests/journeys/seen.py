"""What a page shows: what axe finds on it, what lies outside its screen, and where the focus is."""

from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / ".browser" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOCUS = """(() => { const one = document.activeElement, style = getComputedStyle(one);
    return [one.outerHTML.slice(0, 160), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2]; })()"""
"""What has the focus, and whether that is seen."""


def violations(page):
    """What axe finds, as rule and place."""
    if not AXE.exists():
        pytest.skip("axe-core is not here: make test brings it with npm")
    if not page.run("'axe' in window"):
        page.run(AXE.read_text(encoding="utf-8"))
    found = page.run(f"axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations']}}).then(one => one.violations)")
    return [(one["id"], node["target"]) for one in found for node in one["nodes"]]


def outside(page, *besides):
    """What reaches past the right edge of the screen, besides the link that skips and what lies in one of these selectors."""
    places = ", ".join((".skip", *besides))
    return page.run(
        f"[...document.querySelectorAll('body *')].filter(one => !one.closest('{places}')"
        " && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 120))"
    )
