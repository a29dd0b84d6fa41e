"""The whole page: head with a policy that lets nothing in, skip link, landmarks, sections in their order."""

import base64
from hashlib import sha256
from importlib.resources import files

from almoner.adapters.files.report_file import MARK
from almoner.adapters.renderers.report_page.course import courses
from almoner.adapters.renderers.report_page.findings import findings
from almoner.adapters.renderers.report_page.markup import Html, Part, joined, tag
from almoner.adapters.renderers.report_page.owing import owing
from almoner.adapters.renderers.report_page.pictures import pages
from almoner.adapters.renderers.report_page.prices import prices
from almoner.adapters.renderers.report_page.saying import Say
from almoner.adapters.renderers.report_page.sections import dates, glossary, not_checked, papers, rights
from almoner.adapters.renderers.report_page.top import top
from almoner.engine.wording.render import Messages
from almoner.ports.reports import Report


def report_page(report: Report, messages: Messages) -> bytes:
    """A `ReportRendering`: UTF-8."""
    say = Say(messages, report.language, report.audit)
    head_of_page = top(report, say)
    found = list(findings(report, say))
    named = [
        ("dates", say("dates"), dates(say)),
        ("owe", say("owe"), owing(report, say)),
        ("map", say("next_paper"), courses(report, say)),
        ("rights", say("rights"), rights(say)),
        ("prices", say("prices"), prices(say)),
        ("not-checked", say("not_checked"), not_checked(say)),
        ("pages", say("pages"), pages(report, say)),
        ("papers", say("papers"), papers(say)),
        ("words", say("words"), glossary(say)),
    ]
    links: list[tuple[str, Html]] = []
    if found:
        links.append(("findings", say("first") if len(found) > 1 else say("all")))
    if len(found) > 1:
        links.append(("rest", say("rest")))
    links += [(name, heading) for name, heading, section in named if section is not None]
    body = tag(
        "body",
        tag("a", say("skip"), class_="skip", href="#findings" if found else "#main"),
        head_of_page,
        contents(links, say),
        tag("main", *found, *(section for _, _, section in named), id="main"),
        tag("footer", tag("p", say("not_advice")), tag("p", tag("a", say("back_to_top"), href="#top"))),
    )
    title = joined([say("heading"), say("as_of", day=say.words.day(report.audit["run"]["as_of"]))], ". ")
    whole = f"<!doctype html>\n{MARK.decode()}\n{tag('html', head(title), body, lang=report.language)}\n"
    return whole.encode("utf-8")


def contents(links: list[tuple[str, Html]], say: Say) -> Html:
    return tag(
        "nav",
        tag("h2", say("contents"), id="contents"),
        tag("ul", *(tag("li", tag("a", heading, href=f"#{name}")) for name, heading in links)),
        aria_labelledby="contents",
    )


def head(title: Part) -> Html:
    """Styles are allowed by their checksum, pictures only inside the page, and nothing else at all."""
    style = stylesheet()
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="robots", content="noindex"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        Html(f"<style>{style}</style>"),
    )


def stylesheet() -> str:
    return (files("almoner.adapters.renderers.report_page") / "style.css").read_text(encoding="utf-8")
