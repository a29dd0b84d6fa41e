"""Prices beside a bill: figures from public lists, with the same as bars; never called an error."""

from collections.abc import Iterator, Mapping
from typing import Any

from almoner.adapters.renderers.report_page.markup import Html, drawing, joined, tag
from almoner.adapters.renderers.report_page.saying import Say
from almoner.engine.money import Money
from almoner.engine.wording.reporting import dollars

MOST = 40
WIDE, STEP, BAR, LABEL = 360, 46, 12, 16


def prices(say: Say) -> Html | None:
    """None where the audit states no prices."""
    context = say.audit["context"]
    if not context:
        return None
    more = tag("p", say("more_prices", count=len(context) - MOST)) if len(context) > MOST else None
    return tag(
        "section",
        tag("h2", say("prices"), id="prices"),
        tag("p", say("prices_about"), class_="quiet"),
        *(tag("div", *stated(one, say), class_="card") for one in context[:MOST]),
        more,
        aria_labelledby="prices",
    )


def stated(one: Mapping[str, Any], say: Say) -> Iterator[Html]:
    yield tag("p", say.terms(one["says"]))
    figures = {
        name: figure["money"] for name, figure in one["figures"].items() if isinstance(figure, dict) and "money" in figure
    }
    if len(figures) > 1:
        yield chart(figures, say)
    steps = [(name, figure) for name, figure in one["figures"].items() if name not in figures]
    if steps:
        yield tag("details", tag("summary", say("worked_out")), tag("dl", *(step(name, figure, say) for name, figure in steps)))
    for row in one.get("table_rows", ()):
        cells = ", ".join(f"{name.replace('_', ' ')} {cell}" for name, cell in row["row"].items())
        edition = " ".join(each for each in (row["edition"], row["setting"], row["programme"]) if each)
        yield tag("p", say("table_row", table=row["table"], edition=edition, row=cells), class_="quiet")


def step(name: str, figure: Any, say: Say) -> Html:
    """One number of the arithmetic, as the public table names it."""
    shown = figure.get("number") if isinstance(figure, dict) else figure
    written = ", ".join(map(str, shown)) if isinstance(shown, list) else str(shown)
    return tag("div", tag("dt", called(name, say)), tag("dd", written))


def called(name: str, say: Say) -> str:
    """A figure's name in words, where the rulebook has them."""
    key = f"figure_{name}"
    return say.messages.word(key, say.language) if say.has(key) else name.replace("_", " ")


def chart(figures: Mapping[str, str], say: Say) -> Html:
    """Bars from zero, the longest over the whole width, each with its name and amount in words."""
    cents = {name: max(0, Money.of(amount).cents) for name, amount in figures.items()}
    most = max(*cents.values(), 1)
    said = "; ".join(f"{called(name, say)} {dollars(amount)}" for name, amount in figures.items())
    bars: list[Html] = []
    for position, (name, amount) in enumerate(figures.items()):
        y = position * STEP
        label = joined([called(name, say), dollars(amount)], " ")
        bars.append(tag("text", label, x=0, y=y + LABEL, class_="bar-text"))
        bars.append(tag("rect", x=0, y=y + LABEL + 6, width=max(2, WIDE * cents[name] // most), height=BAR, rx=3, class_="bar"))
    return drawing(WIDE, STEP * len(figures), *bars, class_="chart", role="img", aria_label=say.words("chart", figures=said))
