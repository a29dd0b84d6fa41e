"""The rest of the page: rights, days to act, what could not be checked, papers, and what words mean."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from almoner.adapters.renderers.report_page.findings import by_when, rules
from almoner.adapters.renderers.report_page.markup import Html, Part, joined, paper_text, tag
from almoner.adapters.renderers.report_page.saying import GLOSSARY, Say, anchor
from almoner.engine.answers import ASKED
from almoner.engine.showing.doubted import doubted as doubted_value
from almoner.engine.wording.facts import FACTS, fact_key

CAUSES = ("paper", "answer", "field", "table")
MOST_DOUBTS, MOST_LOST, MOST_REASONS = 40, 5, 6


def section(name: str, heading: Part, *body: Part) -> Html:
    return tag("section", tag("h2", heading, id=name), *body, aria_labelledby=name)


def rights(say: Say) -> Html | None:
    """None where there are none."""
    found = say.audit["rights"]
    return section("rights", say("rights"), *(right(one, say) for one in found)) if found else None


def right(one: Mapping[str, Any], say: Say) -> Html:
    say.afresh()
    return tag(
        "div",
        tag("h3", one["title"]),
        *(tag("p", paper_text(whose), class_="quiet") for whose in say.places.whose(one, say.words)),
        tag("p", say.terms(one["says"])),
        tag("p", say("next", step=say.terms(one["next_step"]))) if one["next_step"] else None,
        tag("p", tag("strong", by)) if (by := by_when(one["deadline"], say)) else None,
        rules(one, say),
        class_="card",
    )


def dates(say: Say) -> Html | None:
    """Every day to act by with what is to be done, soonest first."""
    found = [one for one in (*say.audit["findings"], *say.audit["rights"]) if one["deadline"]]
    unique = sorted({(one["deadline"]["act_by"], one["title"], one["next_step"]) for one in found})
    if not unique:
        return None
    rows = (
        tag(
            "li",
            tag("strong", say.day(day)),
            tag("span", step or title, class_="block"),
            tag("span", title, class_="block quiet") if step else None,
        )
        for day, title, step in unique
    )
    return section("dates", say("dates"), tag("ol", *rows, class_="dates"))


def not_checked(say: Say) -> Html | None:
    """By what was missing; what one thing would help with stands together, with how to get it."""
    by_cause: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for one in say.audit["could_not_check"]:
        by_cause[one["cause"]][one["would_help"]][one["because"]].append(one["check"])
    if not by_cause:
        return None
    body: list[Html] = []
    say.afresh()
    for cause in CAUSES:
        if cause in by_cause:
            body.append(tag("h3", say("cause_" + cause)))
            body.append(tag("ul", *(helped(*one, say) for one in by_cause[cause].items()), class_="reasons"))
    return section("not-checked", say("not_checked"), *body)


def helped(would_help: str, reasons: Mapping[str, list[str]], say: Say) -> Html:
    """The reasons, each with its checks, and what would help with all of them."""
    said = [
        tag("p", say.terms(because), tag("span", " (", ", ".join(dict.fromkeys(checks)), ")", class_="quiet"))
        for because, checks in list(reasons.items())[:MOST_REASONS]
    ]
    if len(reasons) > MOST_REASONS:
        said.append(tag("p", say("more_doubts", count=len(reasons) - MOST_REASONS)))
    how = help_of(would_help, say)
    return tag("li", *said, tag("p", tag("b", say("would_help")), ": ", how) if how else None)


def help_of(would_help: str, say: Say) -> Html | None:
    """What would help and how: the answer's key, the table's command, the paper, the field. None where no words are known."""
    kind, _, name = would_help.partition(":")
    match kind:
        case "answers":
            how = say("help_answer", key=code(name), flag=code("--answers"), command=code("almoner questions"))
            return joined([asked_for(name, say), how], " ")
        case "editions":
            one, other = "almoner editions import FILE", f"almoner editions fetch {name}"
            return say("help_table", table=code(name), one=code(one), other=code(other))
        case "papers":
            known = say.has(f"report_kind_{name}")
            return say("help_paper", kind=say("kind_" + name) if known else name.replace("_", " "))
        case "field" if name in FACTS:
            return say("help_field", field=say.messages.word(fact_key(name), say.language))
        case _:
            return None


def asked_for(key: str, say: Say) -> Part:
    """Why an answer is asked for, as `almoner questions` says it."""
    asked = ASKED.get(key)
    return None if asked is None else say.messages.word(str(asked.metadata["why"]), say.language)


def code(written: str) -> Html:
    return tag("code", written)


def papers(say: Say) -> Html:
    """Each paper that was handed in: what it is, what was lost, what is doubted."""
    return section(
        "papers", say("papers"), tag("ul", *(paper(one, say) for one in say.audit["documents"]), class_="papers"), *doubts(say)
    )


def paper(document: Mapping[str, Any], say: Say) -> Html:
    if document["refused"]:
        return tag("li", paper_text(document["refused"]))
    position = next(number for number, one in enumerate(say.audit["documents"]) if one is document)
    lines = sum(len(bill["lines"]) for bill in say.audit["bills"] if bill["document"] == position)
    counted = say("one_line") if lines == 1 else say("lines", count=lines)
    lost = [
        tag("li", say("lost", what=paper_text(one["what"])) if one.get("key") is None else say.words.lost(one))
        for one in document["lost"][:MOST_LOST]
    ]
    if len(document["lost"]) > MOST_LOST:
        lost.append(tag("li", say("more_lost", count=len(document["lost"]) - MOST_LOST)))
    return tag(
        "li",
        tag("strong", paper_text(document["name"])), ": ", say("kind_" + document["kind"]), ", ", counted,
        tag("ul", *lost, class_="reasons") if lost else None,
    )  # fmt: skip


def doubts(say: Say) -> Iterator[Html]:
    """What a person should look at again, and the command that asks about each."""
    found = [(document["name"], doubt) for document in say.audit["documents"] for doubt in document["doubts"]]
    if not found:
        return
    yield tag("h3", say("doubts"))
    rows = [
        tag("li", paper_text(say.places.one(doubt["spot"], say.words) or name), ": ", *doubted(doubt, say))
        for name, doubt in found[:MOST_DOUBTS]
    ]
    if len(found) > MOST_DOUBTS:
        rows.append(tag("li", say("more_doubts", count=len(found) - MOST_DOUBTS)))
    yield tag("ul", *rows, class_="reasons")
    yield tag("p", say("doubts_asked"), class_="quiet")


def doubted(doubt: Mapping[str, Any], say: Say) -> Iterator[Part]:
    in_words = partial(doubted_value, doubt["field"], messages=say.messages, language=say.language)
    other = joined((paper_text(in_words(one)) for one in doubt["candidates"]), ", ")
    read = paper_text(in_words(doubt["read"]))
    yield say("doubt", read=read, other=other) if other else say("doubt_alone", read=read)
    yield joined([" ", doubt["says"]])


def glossary(say: Say) -> Html | None:
    """The words that were explained on the page; asked for last, when all are known."""
    entries = [(key, say.messages.entries[key][say.language]) for key in say.messages.entries if key.startswith(GLOSSARY)]
    used = sorted((entry["title"], key, entry["says"]) for key, entry in entries if key in say.explained)
    if not used:
        return None
    words = (tag("div", tag("dt", tag("dfn", title)), tag("dd", says), id=anchor(key)) for title, key, says in used)
    return section("words", say("words"), tag("dl", *words, class_="words"))
