"""Findings: the three most important first, the others below, each with its picture, its lines in words and what to do."""

from collections.abc import Iterator, Mapping
from typing import Any

from almoner.adapters.renderers.report_page.markup import Html, Part, joined, paper_text, tag
from almoner.adapters.renderers.report_page.pictures import crops
from almoner.adapters.renderers.report_page.quoted import quoted
from almoner.adapters.renderers.report_page.saying import Say
from almoner.engine.cases.likely import likely
from almoner.engine.wording.reporting import FIRST, asked_by, cited, dollars, most_important, table_row
from almoner.ports.reports import Report

SURE = {"fact": 4, "rule": 3, "evidence": 2, "question": 1}
"""How many of four marks are filled: told by shape, not by colour alone."""


def findings(report: Report, say: Say) -> Iterator[Html]:
    """The sections of findings; none where nothing was found."""
    ordered = most_important(say.audit["findings"])
    if not ordered:
        return
    full, short = ordered[: report.in_full], ordered[report.in_full : report.in_full + report.in_short]
    left = len(ordered) - len(full) - len(short)
    first = (shown(number, one, report, say) for number, one in enumerate(full[:FIRST], start=1))
    heading = say("first") if len(ordered) > FIRST else say("all")
    cut = say("cut", full=len(full), short=len(short), left=left) if len(ordered) > len(full) else None
    yield tag(
        "section",
        tag("h2", heading, id="findings"),
        tag("p", cut, class_="note") if cut else None,
        *first,
        aria_labelledby="findings",
    )
    if len(ordered) > FIRST:
        rest = (folded(number, one, report, say) for number, one in enumerate(full[FIRST:], start=FIRST + 1))
        in_short = tag("ol", *(line(one, say) for one in short), start=len(full) + 1, class_="short") if short else None
        more = tag("p", say("more_findings", count=left)) if left else None
        yield tag("section", tag("h2", say("rest"), id="rest"), *rest, in_short, more, aria_labelledby="rest")


def shown(number: int, finding: Mapping[str, Any], report: Report, say: Say) -> Html:
    return tag(
        "article",
        tag("h3", tag("span", f"{number}. ", class_="number"), finding["title"], id=f"finding-{number}"),
        tag("p", *badges(finding, say), class_="badges"),
        *body(finding, report, say),
        class_="finding",
        aria_labelledby=f"finding-{number}",
    )


def folded(number: int, finding: Mapping[str, Any], report: Report, say: Say) -> Html:
    """One of the others: its title, how sure and how much, the rest behind it."""
    title = tag("h3", tag("span", f"{number}. ", class_="number"), finding["title"])
    return tag(
        "details",
        tag("summary", title, tag("span", *badges(finding, say), class_="badges")),
        *body(finding, report, say),
        class_="finding",
        id=f"finding-{number}",
    )


def badges(finding: Mapping[str, Any], say: Say) -> Iterator[Html]:
    sure = SURE[finding["class"]]
    dots = tag("span", "●" * sure + "○" * (len(SURE) - sure), class_="dots", aria_hidden="true")
    yield tag("span", dots, " ", say("class_" + finding["class"]), class_=f"badge {finding['class']}")
    if finding["at_stake"] is not None:
        yield tag("span", " ", say("stake", amount=dollars(finding["at_stake"])), class_="badge money")
    for whose in say.places.whose(finding, say.words):
        yield tag("span", " ", paper_text(whose), class_="badge")


def body(finding: Mapping[str, Any], report: Report, say: Say) -> Iterator[Part]:
    say.afresh()
    yield tag("p", say.terms(finding["says"]), class_="says")
    yield from crops(finding, report, say)
    yield quoted(finding, say)
    if finding["next_step"]:
        yield tag(
            "div",
            tag("h4", say("to_do")),
            tag("p", say.terms(finding["next_step"])),
            tag("p", tag("strong", by), class_="by") if (by := by_when(finding["deadline"], say)) else None,
            tag("p", say("letter_fits", kind=tag("code", finding["letters"][0]))) if finding["letters"] else None,
            class_="step",
        )
    yield tag("dl", *details(finding, say))
    yield rules(finding, say)


def by_when(deadline: Mapping[str, str] | None, say: Say) -> Html | None:
    """The day to act by; the last day too, where a careful reading gives an earlier one."""
    if deadline is None:
        return None
    act_by, last = deadline["act_by"], deadline["last_day"]
    return say("by_only", day=say.day(act_by)) if act_by == last else say("by", day=say.day(act_by), last=say.day(last))


def details(finding: Mapping[str, Any], say: Say) -> Iterator[Html]:
    words = likely(finding["name"])
    yield from pair(say("matters"), say.entry(words.matters))
    yield from pair(say("for_you"), effect(finding["owed_effect"], say))
    yield from pair(say("they_may_say"), say.entry(words.answer))
    yield from pair(say("settles"), say.entry(words.settles))
    yield from pair(say("how_sure"), say("means_" + finding["class"]))


def pair(term: Part, meaning: Part) -> Iterator[Html]:
    if meaning:
        yield tag("div", tag("dt", term), tag("dd", meaning))


def effect(owed: Mapping[str, str] | None, say: Say) -> Html | None:
    if owed is None:
        return None
    low, high = dollars(owed["low"]), dollars(owed["high"])
    less = say("less_one", amount=high) if low == high else say("less", low=low, high=high)
    return joined([less, say.terms(owed["because"])], " ")


def rules(one: Mapping[str, Any], say: Say) -> Html | None:
    """The authorities and the rows of public tables it rests on."""
    listed = [tag("li", tag("cite", cited(each, say.words)), ". ", asked_by(each)) for each in one["authority"]]
    listed += [tag("li", table_row(row, say.words)) for row in one.get("table_rows", ())[:FIRST]]
    return tag("div", tag("h4", say("rules")), tag("ul", *listed), class_="rules") if listed else None


def line(finding: Mapping[str, Any], say: Say) -> Html:
    """A finding on one line: what, how sure, how much, where."""
    amount = None if finding["at_stake"] is None else joined([", ", dollars(finding["at_stake"])])
    where = next((joined([": ", paper_text(place)]) for place in say.places.of(finding, say.words)), None)
    return tag("li", finding["title"], " (", say("class_" + finding["class"]), ")", amount, where)
