"""What the papers ask for, and how far what was found may bring it down, with the reasons."""

from collections.abc import Iterator, Mapping
from typing import Any

from almoner.adapters.renderers.report_page.markup import Html, Part, paper_text, tag
from almoner.adapters.renderers.report_page.saying import Say
from almoner.engine.money import Money
from almoner.engine.reconcile.may_fall import asking_now, may_fall
from almoner.engine.wording.reporting import dollars, effect_of, effects_on
from almoner.ports.reports import Report


def owing(report: Report, say: Say) -> Html | None:
    """None where no paper asks for money."""
    asking = list(asking_now(say.audit))
    if not asking:
        return None
    return tag(
        "section",
        tag("h2", say("owe"), id="owe"),
        tag("p", say("owe_about"), class_="quiet"),
        tag("ul", *(tag("li", *asked(bill, amount, report, say)) for bill, amount in asking), class_="cards"),
        aria_labelledby="owe",
    )


def asked(bill: Mapping[str, Any], amount: Money, report: Report, say: Say) -> Iterator[Part]:
    effects = effects_on(bill, say.audit)
    spot = say.places.spots.get(bill["id"])
    name = say.places.one({"document": bill["document"]}, say.words) if spot is not None else ""
    yield tag("p", say("asks", paper=paper_text(name), amount=tag("strong", dollars(str(amount)))))
    if not effects:
        yield tag("p", say.terms(say.words("no_effect")), class_="quiet")
        return
    low, high = may_fall(amount, [effect_of(one) for _, one in effects])
    lowest, highest = dollars(str(low)), dollars(str(high))
    yield tag("p", say("may_fall_one", amount=highest) if low == high else say("may_fall", low=lowest, high=highest))
    reasons = (
        tag("li", say("by_reason", title=titled(number, one, report), because=one["owed_effect"]["because"]))
        for number, one in effects
    )
    yield tag("ul", *reasons, class_="reasons")


def titled(number: int, finding: Mapping[str, Any], report: Report) -> Part:
    """The finding's title; it leads there where the page tells the finding in full."""
    return tag("a", finding["title"], href=f"#finding-{number}") if number <= report.in_full else str(finding["title"])
