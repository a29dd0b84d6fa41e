"""What the pages of the web app need beside the rest: the example, pictures of pages, and audits ready to be shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from almoner.adapters.isolation.showing import CountApart, ShowApart
from almoner.adapters.messages import load_messages
from almoner.assembly.platform import Platform
from almoner.engine.intake.assemble import Request
from almoner.services.bills.audit_papers import Audited
from almoner.services.bills.show_example import ShowExample
from almoner.services.keeping.audits import Audits
from almoner.services.keeping.fetch import Fetch
from almoner.services.keeping.page_pictures import PagePictures
from almoner.services.keeping.view_audit import ViewAudit

FAMILY, DAY = "riverbend", date(2026, 11, 21)
"""The bundled papers, and the day on which they are looked at."""


@dataclass(frozen=True, slots=True)
class WebServices:
    """What the faces may call for a page."""

    example: ShowExample
    pictures: PagePictures
    view: ViewAudit


def web_services(
    platform: Platform, shape: Callable[[Audited, str], dict[str, Any]], fetch: Fetch, audits: Audits
) -> WebServices:
    """`shape` gives an audit's JSON in a language."""
    show, samples = ShowApart(), files("almoner") / "samples"

    def request() -> tuple[Request, str | None]:
        answers, checksum = platform.load_answers(str(samples / f"{FAMILY}-answers.yaml"))
        return Request(as_of=DAY, answers=answers), checksum

    example = ShowExample(
        audit_papers=platform.audit_papers,
        sources=lambda: tuple(platform.sources([str(samples / FAMILY)])),
        request=request,
        shape=shape,
        write_report=platform.write_report,
        show=show,
        messages=load_messages,
    )
    return WebServices(
        example=example,
        pictures=PagePictures(fetch, audits, show, CountApart()),
        view=ViewAudit(audits.allow, load_messages),
    )
