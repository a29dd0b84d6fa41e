"""Cases in the file of a whole folder: their events, with papers, audits and letters named by their place in that file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from almoner.engine.cases.case import Event, Happened, event_of, plain_of
from almoner.engine.cases.folding import fold
from almoner.engine.errors import AlmonerError
from almoner.ports.cases import KeptCase

HOLDS = {"paper": "papers", "audit": "audits", "letter": "letters"}
"""The fields of an event that name something of the folder."""


@dataclass(frozen=True, slots=True)
class Named:
    """By id here: the places in the file; by place there: the new ids."""

    papers: Mapping[str, str]
    audits: Mapping[str, str]
    letters: Mapping[str, str]

    def told(self, plain: Mapping[str, Any]) -> dict[str, Any]:
        """An event with other names. A paper that was taken out of the folder keeps the one it had."""
        found = dict(plain)
        for name, kind in HOLDS.items():
            if name in found:
                found[name] = getattr(self, kind).get(found[name], found[name])
        if "papers" in found:
            found["papers"] = [self.papers.get(one, one) for one in found["papers"]]
        return found

    def goes(self, plain: Mapping[str, Any]) -> bool:
        """An audit without an answer and a letter that was never written are not in the file, nor is what happened to them."""
        return all(plain[name] in getattr(self, HOLDS[name]) for name in ("audit", "letter") if name in plain)


def said_of_case(case: KeptCase, places: Named) -> dict[str, Any]:
    """Plain JSON. Who did it stays out: an account's id says nothing elsewhere; who approved a letter is named."""
    told = [(one, plain_of(one.event)) for one in case.events]
    events = [{"at": one.at.isoformat(), **places.told(plain)} for one, plain in told if places.goes(plain)]
    return {"made_at": case.made_at.isoformat(), "events": events}


def events_in(said: Mapping[str, Any], ids: Named, who: str, moment: Callable[[str], datetime]) -> tuple[Happened, ...]:
    """Raises ValueError, KeyError, TypeError for what is no case."""
    listed: Sequence[Mapping[str, Any]] = said["events"]
    told: Iterable[tuple[datetime, Event]] = ((moment(one["at"]), event_of(ids.told(one))) for one in listed)
    events = tuple(Happened(number, at, who, event) for number, (at, event) in enumerate(told, start=1))
    try:
        fold(events)
    except AlmonerError as error:
        raise ValueError(error.code) from error
    return events
