"""Fill in what the journal knows for a breach worksheet; the judgment stays with the privacy officer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from almoner.engine.errors import Misused
from almoner.engine.privacy.breach import Worksheet, facts_of, worksheet
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.people.allow import Allow, Leave


@dataclass(frozen=True, slots=True)
class Breach:
    """About lines of a time, of one account or one folder where they are named."""

    allow: Allow

    def __call__(
        self,
        caller: Caller,
        *,
        discovered: date,
        today: date | None,
        first: date,
        last: date,
        account: str | None = None,
        folder: str | None = None,
    ) -> Worksheet:
        """`today` is the day by the house's clock (UTC) unless said. Raises NotAllowed, Misused for days that do not follow each other."""

        def then(work: Work, _leave: Leave) -> Worksheet:
            began, ended = datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)
            lines = work.entries.between(began, ended, folder=folder)
            concerned = (one for one in lines if account is None or one.who == account)
            try:
                return worksheet(discovered, today or work.now.date(), facts_of(concerned))
            except ValueError as error:
                raise Misused(
                    "breach_days",
                    what="No worksheet was made",
                    why="it was discovered on a day that is not over",
                    do="give the day on which it was found, today at the latest",
                ) from error

        return self.allow(caller, Action.BREACH_WRITE, then, resource="breach")
