"""The accounting of disclosures of one folder, for the person it is about and for the privacy officer.

The privacy officer also writes down what left in another way.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from almoner.engine.errors import Misused, NotKnown, Refused
from almoner.engine.privacy.disclosures import Accounting, Outside, accounting, six_years_before
from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.neutral import neutral
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.people.allow import Allow, Leave, not_allowed
from almoner.services.people.names import names_of

FIRST_YEAR, LAST_YEAR = 2000, 2999
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Accounted:
    """The accounting, and the names of those accounts in it that are known here."""

    accounting: Accounting
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Disclosures:
    """Six years back from the day it is asked for."""

    allow: Allow

    def __call__(self, caller: Caller, folder: str, *, asked_on: date | None = None) -> Accounted:
        """Today where no day is given. Raises NotAllowed, Misused for a day that no calendar of ours reaches."""
        if asked_on is not None and not FIRST_YEAR <= asked_on.year <= LAST_YEAR:
            why = f"its year is not between {FIRST_YEAR} and {LAST_YEAR}"
            raise Misused("disclosures_day", what="Nothing was looked for", why=why, do="name the day it was asked for")

        def then(work: Work, leave: Leave) -> Accounted:
            if leave.folder is None:
                raise not_allowed(Action.DISCLOSURES_SEE)
            day = asked_on or work.now.date()
            first = datetime.combine(six_years_before(day), time.min, UTC)
            lines = work.entries.between(first, datetime.combine(day, time.max, UTC), folder=folder)
            grants = [one.grant for one in work.grants.of_folder(folder)]
            made = accounting(lines, leave.folder.owner, grants, day, work.outside.of(folder))
            return Accounted(made, names_of(work, {one.who for one in made.disclosures}))

        return self.allow(caller, Action.DISCLOSURES_SEE, then, folder=folder)


@dataclass(frozen=True, slots=True)
class WriteDown:
    """What left in another way than through this installation: by phone, fax or mail. Raises NotAllowed."""

    allow: Allow

    def __call__(
        self, caller: Caller, folder: str, *, day: date, to: str, what: str, purpose: str, key: str | None = None
    ) -> Outside:
        """Asked again with the same `key` it gives the first one. Raises Refused for a day to come or before 2000 and for words
        that are missing or too many, Conflict for a key of another request."""
        said = {"to": neutral(to), "what": neutral(what), "purpose": neutral(purpose)}
        if not all(1 <= len(one) <= LONGEST for one in said.values()):
            raise not_written(f"it says to whom, what and what for, each in 1 to {LONGEST} signs", "add what is missing")
        wanted = json.dumps(["outside", folder, day.isoformat(), *said.values()])

        def then(work: Work, leave: Leave) -> Outside:
            if day.year < FIRST_YEAR or day > work.now.date():
                raise not_written("its day is still to come, or is before 2000", "name the day on which it left")
            before = None if key is None else work.asked.before(caller.account, key, wanted)
            found = None if before is None else work.outside.get(folder, before)
            if found is not None:
                return found
            made = work.outside.add(folder, leave.account.id, day=day, **said)
            if key is not None:
                work.asked.remember(caller.account, key, wanted, made.id)
            return made

        return self.allow(caller, Action.DISCLOSURES_WRITE, then, folder=folder, resource=lambda made: made.id)

    def take_back(self, caller: Caller, folder: str, id: str) -> None:
        """One that was written down by mistake; that it was there stays in the journal. Raises NotKnown."""

        def then(work: Work, _leave: Leave) -> None:
            if not work.outside.remove(folder, id):
                why = "there is no such disclosure in this folder"
                raise NotKnown("no_such_disclosure", what="Nothing was changed", why=why, do="look at the list")

        self.allow(caller, Action.DISCLOSURES_WRITE, then, folder=folder, resource=id)


def not_written(why: str, do: str) -> Refused:
    return Refused("disclosure_not_written", what="The disclosure was not written down", why=why, do=do)
