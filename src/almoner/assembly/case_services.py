"""The services about cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from almoner.adapters.chance import system
from almoner.adapters.clocks.system import now
from almoner.assembly.platform import Platform
from almoner.services.cases.cases import Cases
from almoner.services.cases.checking import CheckCase
from almoner.services.cases.outcomes import Outcomes
from almoner.services.cases.papers import CasePapers
from almoner.services.cases.view import View
from almoner.services.keeping.audit_kept import Understand
from almoner.services.keeping.audits import Audits
from almoner.services.people.allow import Allow


@dataclass(frozen=True, slots=True)
class CaseServices:
    """What the faces may call about a case."""

    cases: Cases
    papers: CasePapers
    check: CheckCase
    outcomes: Outcomes


def case_services(allow: Allow, audits: Audits, platform: Platform, understand: Understand) -> CaseServices:
    """`understand` reads what an audit is asked for."""
    cases = Cases(allow, View(platform.law), system.new_id)

    def understood(plain: Mapping[str, Any]) -> object:
        return understand(plain, now())

    return CaseServices(
        cases=cases, papers=CasePapers(cases), check=CheckCase(cases, audits, understood), outcomes=Outcomes(cases)
    )
