"""A kept audit as a page shows it, with the kept paper behind each of its documents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from almoner.engine.privacy.permissions import Action
from almoner.engine.showing.view import view
from almoner.engine.wording.render import Messages
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptPaper
from almoner.services.keeping.audits import Seen, seen
from almoner.services.people.allow import Allow, Leave


@dataclass(frozen=True, slots=True)
class ViewAudit:
    """Raises NotAllowed, NotKnown."""

    allow: Allow
    messages: Callable[[], Messages]

    def __call__(
        self, caller: Caller, folder: str, audit: str, language: str | None = None
    ) -> tuple[Seen, dict[str, Any] | None]:
        """In the language it was asked for, unless another is named; None before there is an answer."""

        def then(work: Work, _leave: Leave) -> tuple[Seen, list[KeptPaper]]:
            found = seen(work, folder, audit, language)
            papers = (work.papers.get(folder, one) for one in found.audit.asked["papers"])
            return found, [one for one in papers if one is not None]

        found, papers = self.allow(caller, Action.AUDIT_SEE, then, folder=folder, resource=audit)
        answer = found.audit.answer
        if answer is None:
            return found, None
        shown = view(answer, self.messages(), language or answer["run"]["language"])
        kept = by_document(answer["documents"], papers)
        return found, shown | {"papers": [one | {"paper": kept[one["document"]]} for one in shown["papers"]]}


def by_document(documents: Iterable[dict[str, Any]], papers: Iterable[KeptPaper]) -> list[str | None]:
    """The id of the paper behind each document; None for one that was taken out of the folder since."""
    there: dict[str, list[str]] = {}
    for paper in papers:
        there.setdefault(paper.stored.sha256, []).append(paper.id)
    found: list[str | None] = []
    for one in documents:
        left = there.get(one["sha256"] or "", [])
        found.append(left.pop(0) if len(left) > 1 else left[0] if left else None)
    return found
