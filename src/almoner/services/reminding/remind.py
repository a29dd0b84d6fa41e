"""Once a day: whoever asked for it is told that a date is near, in words that say nothing of what it is about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from almoner.engine.cases.calendar import Entry, due
from almoner.engine.errors import AlmonerError, NotAllowed
from almoner.engine.findings import Message
from almoner.engine.wording.render import Messages
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Database, Work
from almoner.ports.reminding import Carrier, ReminderWay, Reminding
from almoner.ports.working import Finish, Tell
from almoner.services.cases.all_dates import AllDates
from almoner.services.people.own import Deed, note
from almoner.services.reminding.wishes import open_entries

REMIND, HOUSE = "remind", "house"
ORIGIN = "reminder"
HOUR = 8
"""By the clock on the wall: not in the night."""
MOST_DAYS_NAMED = 5


@dataclass(frozen=True, slots=True)
class Remind:
    """A `Handler`. What could not be carried is tried again the next day; told twice is better than not told."""

    database: Database
    dates: AllDates
    carriers: Mapping[ReminderWay, Carrier]
    messages: Callable[[], Messages]
    local: Callable[[], datetime]

    def ask(self) -> bool:
        """Once a day: whether it is to be done now. Raises Unavailable."""
        local = self.local()
        if local.hour < HOUR:
            return False

        def work(one: Work) -> bool:
            return one.jobs.once(REMIND, account=HOUSE, subject=f"{local:%Y%m%d}") is not None

        return self.database.write(work)

    def __call__(self, job: Job, tell: Tell) -> Finish:  # noqa: ARG002 - every job is called so
        wishes = self.database.read(lambda work: list(work.reminders.all()))
        today = self.local().date()
        for number, wish in enumerate(wishes):
            tell(number, len(wishes))
            self._one(wish, today)
        return nothing_more

    def _one(self, wish: Reminding, today: date) -> None:
        carrier = self.carriers.get(wish.way)
        if carrier is None:
            return
        try:
            found = open_entries(self.dates, Caller(wish.account, ORIGIN))
        except NotAllowed:  # the account was closed
            self.database.write(lambda work: work.reminders.remove(wish.account))
            return
        told = self.database.read(lambda work: work.reminders.told(wish.account))
        near = due(found, today, wish.days_before, told)
        if not near:
            return
        try:
            carrier(wish, *self._words(wish, near), near[0].id)
        except AlmonerError:  # the place is away, or no longer named
            return

        def keep(work: Work) -> None:
            work.reminders.tell(wish.account, [one.id for one in near])
            note(work, wish.account, ORIGIN, Deed.REMINDED, wish.account)

        self.database.write(keep)

    def _words(self, wish: Reminding, near: Sequence[Entry]) -> tuple[str, str]:
        messages, language = self.messages(), wish.language
        days = list(dict.fromkeys(one.day for one in near))
        lines = [messages.render(Message("reminder_day", day=one), language=language) for one in days[:MOST_DAYS_NAMED]]
        said = [messages.word("reminder_says", language), *lines, messages.word("reminder_where", language)]
        return messages.word("reminder_title", language), "\n".join(said) + "\n"


def nothing_more(_work: Work) -> None:
    """What was told is kept already."""
