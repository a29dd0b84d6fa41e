"""The accounting of disclosures of one folder, for the person it is about and for the privacy officer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from almoner.engine.errors import Misused
from almoner.engine.privacy.disclosures import Accounting, accounting, six_years_before
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.people.allow import Allow, Leave, not_allowed
from almoner.services.privacy.looks import names_of

FIRST_YEAR, LAST_YEAR = 2000, 2999


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
            made = accounting(lines, leave.folder.owner, grants, day)
            return Accounted(made, names_of(work, {one.who for one in made.disclosures}))

        return self.allow(caller, Action.DISCLOSURES_SEE, then, folder=folder)
