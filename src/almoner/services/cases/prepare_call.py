"""Prepare a call about one finding of a case, and what the other side is likely to say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from almoner.engine.cases.likely import Likely, likely
from almoner.engine.cases.script import Script, script
from almoner.engine.errors import NotKnown
from almoner.engine.letters.wording import LetterWords
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.cases.cases import Cases
from almoner.services.keeping.case_record import told


@dataclass(frozen=True, slots=True)
class Prepared:
    """`likely` is None for a right: nobody is told that something is wrong."""

    script: Script
    likely: Likely | None


@dataclass(frozen=True, slots=True)
class PrepareCall:
    """Raises NotAllowed, NotKnown for a finding that the case's last audit has not."""

    cases: Cases
    words: Callable[[], LetterWords]

    def __call__(self, caller: Caller, folder: str, case: str, finding: str) -> Prepared:
        def then(work: Work, _leave: object) -> Prepared:
            one = told(work, folder, case)
            audit = None if one.case.read is None else work.audits.get(folder, one.case.read)
            answer: Mapping[str, Any] = (None if audit is None else audit.answer) or {"findings": [], "rights": [], "bills": []}
            found = next((each for each in points(answer) if each["id"] == finding), None)
            if found is None:
                raise NotKnown(
                    "no_such_finding",
                    what="No call was prepared",
                    why="the case has no such finding",
                    do="look at its findings",
                )
            name = found.get("name")
            made = script(found, answer["bills"], self.words().entries.keys())
            return Prepared(made, None if name is None else likely(name))

        return self.cases.allow(caller, Action.CASE_SEE, then, folder=folder, resource=case)


def points(answer: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from answer["findings"]
    yield from answer["rights"]
