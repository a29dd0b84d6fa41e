"""What a kept audit is unsure of, and what a person says to it: a new audit of the same papers with the corrections in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from almoner.engine.errors import Refused
from almoner.engine.intake.corrections import ALSO_CALLED
from almoner.engine.privacy.permissions import Action
from almoner.engine.showing.doubted import as_value
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.keeping.audits import Audits, Seen

MOST = 2000
"""Corrections of one audit, the earlier ones included."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Raises NotAllowed, NotKnown, Refused for an audit without an answer."""

    audits: Audits

    def doubts(self, caller: Caller, folder: str, audit: str, language: str | None = None) -> tuple[list[dict[str, Any]], str]:
        """As in the audit's JSON, each with its `document` and what stands there `now`; and the language they are in."""
        answer = self._answer(caller, folder, audit, language=language)[1]
        found = [
            doubt | {"document": position, "now": standing(answer, doubt["field"])}
            for position, document in enumerate(answer["documents"])
            for doubt in document["doubts"]
        ]
        return found, str(language or answer["run"]["language"])

    def __call__(
        self, caller: Caller, folder: str, audit: str, said: Sequence[Mapping[str, Any]], *, key: str | None = None
    ) -> Seen:
        """`said` are {"field", "new"} and perhaps "old", else what stands there now is meant. For the same day as the audit, and
        after the corrections it was made with. Raises Conflict for a key that came with another request."""
        seen, answer = self._answer(caller, folder, audit, Action.AUDIT_MAKE)
        before = seen.audit.asked["request"]
        day = self.audits.allow.database.read(today)
        added = [correction(one, answer, caller.account, day) for one in said]
        request = before | {"as_of": answer["run"]["as_of"], "corrections": [*before.get("corrections", ()), *added]}
        if len(request["corrections"]) > MOST:
            raise Refused(
                "corrections_too_many",
                what="No audit was begun",
                why=f"an audit takes at most {MOST} corrections",
                do="add a better copy of the paper instead",
            )
        return self.audits.ask(caller, folder, seen.audit.asked["papers"], request, key=key)

    def _answer(
        self, caller: Caller, folder: str, audit: str, action: Action = Action.AUDIT_SEE, *, language: str | None = None
    ) -> tuple[Seen, dict[str, Any]]:
        seen = self.audits.see(caller, folder, audit, action=action, language=language)
        if seen.audit.answer is None:
            raise Refused(
                "audit_not_over",
                what="Nothing was corrected",
                why="the audit has no answer",
                do="wait until its job is done, or ask for another audit",
            )
        return seen, seen.audit.answer


def today(work: Work) -> str:
    return work.now.date().isoformat()


def correction(said: Mapping[str, Any], answer: Mapping[str, Any], who: str, day: str) -> dict[str, Any]:
    """As an entry that is kept. What was typed is read as the papers are, in the language of the audit."""
    field, new = said["field"], said["new"]
    now = standing(answer, field)
    if isinstance(new, str):
        new = as_value(field, new, now, language=answer["run"]["language"])
    return {"who": who, "when": day, "field": field, "old": said.get("old", now), "new": new}


def standing(answer: Mapping[str, Any], field: str) -> Any:
    """What stands at a path of the audit's JSON ("bills/b…/lines/l…/charge"); None where nothing does."""
    parts = field.split("/")
    if len(parts) == 3 and parts[0] == "bills" and parts[2] in ALSO_CALLED:
        parts = [*parts[:2], *ALSO_CALLED[parts[2]]]
    now: Any = answer
    for part in parts:
        match now:
            case dict():
                now = now.get(part)
            case list() if part.isdigit() and len(part) < 9:
                now = now[int(part)] if int(part) < len(now) else None
            case list():
                now = next((one for one in now if isinstance(one, dict) and one.get("id") == part), None)
            case _:
                return None
    return now
