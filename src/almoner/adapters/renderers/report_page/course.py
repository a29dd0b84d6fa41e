"""The encounter map in words: for each care what came when, and the paper that ought to be there."""

from collections.abc import Iterator

from almoner.adapters.renderers.report_page.markup import Html, Part, joined, paper_text, tag
from almoner.adapters.renderers.report_page.saying import Say
from almoner.adapters.renderers.report_page.time_line import glyph, legend, time_line
from almoner.engine.reconcile.encounter_map import Course, Event
from almoner.engine.reconcile.missing_papers import Missing
from almoner.engine.wording.reporting import dollars
from almoner.ports.reports import Report

MOST_COURSES, MOST_EVENTS = 40, 40


def courses(report: Report, say: Say) -> Html | None:
    """None where no paper tells of any care."""
    if not report.courses:
        return None
    left = len(report.courses) - MOST_COURSES
    shown = report.courses[:MOST_COURSES]
    return tag(
        "section",
        tag("h2", say("next_paper"), id="map"),
        tag("p", say("map_about"), class_="quiet"),
        time_line(shown, say),
        legend(shown, say),
        *(course(one, say) for one in shown),
        tag("p", say("map_more", count=left)) if left > 0 else None,
        aria_labelledby="map",
    )


def course(one: Course, say: Say) -> Html:
    patients = [each["name"] for each in say.audit["patients"] if each["name"]]
    whose = tag("p", say("whose", name=paper_text(one.patient)), class_="quiet") if len(patients) > 1 and one.patient else None
    entries = [*(event(each, say) for each in one.events[:MOST_EVENTS]), *(missing(each, say) for each in one.missing)]
    left = len(one.events) - MOST_EVENTS
    more = tag("p", say("map_more", count=left)) if left > 0 else None
    return joined([tag("h3", title(one, say)), whose, tag("ol", *entries, class_="course"), more])


def title(one: Course, say: Say) -> Html:
    if one.who:
        return say("map_of", who=paper_text(one.who))
    return say("map_of_nobody") if one.bills else say("map_apart")


def event(one: Event, say: Say) -> Html:
    return tag(
        "li",
        tag("span", glyph(one.mark), class_="sign"),
        tag("span", when(one, say), class_="when"),
        tag("span", joined(told(one, say), " · " if one.says is None else None), class_="told"),
    )


def when(one: Event, say: Say) -> Html:
    if one.day is None:
        return say("map_no_day")
    if one.through is None:
        return say.day(one.day.isoformat())
    return say("map_until", first=say.day(one.day.isoformat()), last=say.day(one.through.isoformat()))


def told(one: Event, say: Say) -> Iterator[Part]:
    name = say(f"map_{one.mark.value}")
    if one.says is not None:
        title, deed = (say.messages.render(one.says, part, say.language) for part in ("title", "next"))
        yield joined([tag("strong", name), deed or title], ": ")
        yield tag("span", title, class_="block quiet") if deed else None
        return
    yield tag("strong", name)
    if one.amount is not None:
        yield dollars(str(one.amount))
    yield paper_text(one.who)
    if one.document is not None:
        yield tag("span", paper_text(say.places.documents[one.document]), class_="quiet")


def missing(one: Missing, say: Say) -> Html:
    key = f"missing_{one.lacks.value}"
    return tag(
        "li",
        tag("span", glyph(None), class_="sign"),
        tag("span", say("map_missing"), class_="when"),
        tag(
            "span",
            tag("strong", say(key, "title")),
            tag("span", say.terms(say.messages.entries["report_" + key][say.language]["says"]), class_="block"),
            tag("span", say(key, "next"), class_="block"),
            class_="told",
        ),
        class_="missing",
    )
