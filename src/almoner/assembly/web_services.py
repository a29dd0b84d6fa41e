"""What the web app needs beside the rest: the example, pictures of pages, audits ready to be shown, and phones nearby."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from almoner.adapters.chance import system
from almoner.adapters.clocks.system import now
from almoner.adapters.files.example_shelf import ExampleFile
from almoner.adapters.isolation.showing import CountApart, CutApart, ShowApart
from almoner.adapters.messages import load_messages
from almoner.adapters.phones.address import nearby
from almoner.adapters.phones.certificate import OwnCertificate
from almoner.adapters.renderers.plain_page.dots import alone
from almoner.assembly.platform import Platform
from almoner.engine.intake.assemble import Request
from almoner.ports.phones import Certificate, DotsDrawing, Locating
from almoner.services.bills.audit_papers import Audited
from almoner.services.bills.show_example import ShowExample
from almoner.services.cases.pairings import Pairings
from almoner.services.cases.papers import CasePapers
from almoner.services.keeping.audits import Audits
from almoner.services.keeping.fetch import Fetch
from almoner.services.keeping.hand_out import HandOut
from almoner.services.keeping.page_pictures import PagePictures
from almoner.services.keeping.take_in import TakeIn
from almoner.services.keeping.view_audit import ViewAudit

FAMILY, DAY = "riverbend", date(2026, 11, 21)
"""The bundled papers, and the day on which they are looked at."""


@dataclass(frozen=True, slots=True)
class WebServices:
    """What the faces may call for a page."""

    example: ShowExample
    pictures: PagePictures
    hand_out: HandOut
    view: ViewAudit
    pairings: Pairings
    nearby: Locating
    certificate: Certificate
    dots: DotsDrawing


def web_services(
    platform: Platform,
    shape: Callable[[Audited, str], dict[str, Any]],
    *,
    fetch: Fetch,
    audits: Audits,
    take_in: TakeIn,
    papers: CasePapers,
    secrets: Path,
    example_folder: Path,
    phone_address: str | None,
) -> WebServices:
    """`shape` gives an audit's JSON in a language. `secrets` is the folder of keys, `example_folder` one of the example's own;
    `phone_address` where phones reach this machine,
    None where that is to be found out."""
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
        shelf=ExampleFile(example_folder, platform.editions),
    )
    return WebServices(
        example=example,
        pictures=PagePictures(fetch, audits, show, CountApart()),
        hand_out=HandOut(audits.allow, fetch, take_in, CutApart()),
        view=ViewAudit(audits.allow, load_messages),
        pairings=Pairings(audits.allow, take_in, papers, system.new_id, system.new_secret, now),
        nearby=partial(nearby, phone_address),
        certificate=OwnCertificate(secrets, now),
        dots=alone,
    )
