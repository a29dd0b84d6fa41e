"""The top of the page: what was found in one sentence, the money in doubt, and whether to pay now."""

from almoner.adapters.renderers.report_page.markup import Html, joined, paper_text, tag
from almoner.adapters.renderers.report_page.saying import Say
from almoner.engine.wording.paying import pay_now
from almoner.engine.wording.reporting import dollars, in_one_sentence
from almoner.ports.reports import Report


def top(report: Report, say: Say) -> Html:
    """The page's header with its one first heading."""
    return tag(
        "header",
        tag("p", say("made_by"), class_="maker"),
        tag("h1", say("heading")),
        tag("p", say("as_of", day=say.day(report.audit["run"]["as_of"])), people(say), class_="quiet"),
        tag("p", in_one_sentence(say.audit, say.words), class_="lead"),
        lost(say),
        tag("div", money(say), paying(say), class_="answers"),
        class_="top",
        id="top",
    )


def people(say: Say) -> Html | None:
    patients = say.audit["patients"]
    if len(patients) < 2:
        return None
    names = joined((paper_text(one["name"]) for one in patients if one["name"]), ", ")
    return joined([" ", say("several_people", count=len(patients), names=names)])


def lost(say: Say) -> Html | None:
    if any(document["lost"] for document in say.audit["documents"]):
        return tag("p", say("some_lost"), class_="quiet")
    return None


def money(say: Say) -> Html | None:
    amount = say.audit["summary"]["at_stake"]
    if amount == "0.00":
        return None
    return tag(
        "section",
        tag("h2", say("money_in_doubt"), id="money"),
        tag("p", dollars(amount), class_="sum"),
        tag("p", say("money_note"), class_="quiet"),
        class_="answer",
        aria_labelledby="money",
    )


def paying(say: Say) -> Html:
    said = [say.entry(key) for key in pay_now(say.audit)]
    due = min(
        (one["deadline"]["act_by"] for one in (*say.audit["findings"], *say.audit["rights"]) if one["deadline"]), default=None
    )
    by = None if due is None else say("pay_by", day=tag("strong", say.day(due)))
    return tag(
        "section",
        tag("h2", say("pay_now"), id="pay"),
        *(tag("p", one) for one in (*said, by) if one),
        class_="answer",
        aria_labelledby="pay",
    )
