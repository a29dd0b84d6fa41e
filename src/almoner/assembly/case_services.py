"""The services about cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from almoner.adapters.chance import system
from almoner.adapters.clocks.system import now
from almoner.adapters.files.said import answers_of
from almoner.adapters.renderers.email_draft import email_draft
from almoner.assembly.platform import Platform
from almoner.ports.documents import Documents
from almoner.services.cases.all_dates import AllDates
from almoner.services.cases.bundle import Bundles
from almoner.services.cases.cases import Cases
from almoner.services.cases.checking import CheckCase
from almoner.services.cases.clients import Clients
from almoner.services.cases.compare_reply import CompareReply
from almoner.services.cases.outcomes import Outcomes
from almoner.services.cases.papers import CasePapers
from almoner.services.cases.prepare_call import PrepareCall
from almoner.services.cases.screen_aid import ScreenAid
from almoner.services.cases.sending import Approve, Send
from almoner.services.cases.view import View
from almoner.services.cases.writing import CaseLetters
from almoner.services.keeping.audit_kept import Understand
from almoner.services.keeping.audits import Audits
from almoner.services.keeping.letters import Letters
from almoner.services.people.allow import Allow


@dataclass(frozen=True, slots=True)
class CaseServices:
    """What the faces may call about a case."""

    cases: Cases
    papers: CasePapers
    check: CheckCase
    outcomes: Outcomes
    letters: CaseLetters
    approve: Approve
    send: Send
    dates: AllDates
    clients: Clients
    compare: CompareReply
    call: PrepareCall
    aid: ScreenAid
    bundles: Bundles


def case_services(
    allow: Allow, audits: Audits, letters: Letters, *, documents: Documents, platform: Platform, understand: Understand
) -> CaseServices:
    """`documents` is where new letters go, `understand` reads what an audit is asked for."""
    view = View(platform.law)
    cases = Cases(allow, view, system.new_id)

    def understood(plain: Mapping[str, Any]) -> object:
        return understand(plain, now())

    return CaseServices(
        cases=cases,
        papers=CasePapers(cases),
        check=CheckCase(cases, audits, understood),
        outcomes=Outcomes(cases),
        letters=CaseLetters(cases, letters, documents, platform.letter_words, lambda: platform.letter_forms),
        approve=Approve(cases),
        send=Send(cases, documents, email_draft),
        dates=all_dates(allow, platform),
        clients=Clients(allow, view),
        compare=CompareReply(cases),
        call=PrepareCall(cases, platform.letter_words),
        bundles=Bundles(cases, documents, system.new_id, audits.wake),
        aid=ScreenAid(cases, platform.law, lambda plain: answers_of(plain, "the request")),
    )


def all_dates(allow: Allow, platform: Platform) -> AllDates:
    return AllDates(allow, View(platform.law))
