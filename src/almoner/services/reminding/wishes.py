"""What an account asks for: reminders by a way of its own, off until asked for, and a calendar with a private address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from almoner.engine.cases.calendar import MOST_DAYS_BEFORE, Entry, entries
from almoner.engine.errors import Misused, NotAllowed, NotKnown, Refused
from almoner.ports.entering import Caller
from almoner.ports.keeping import Database, Work
from almoner.ports.proofs import Chance
from almoner.ports.reminding import Carrier, Feed, ReminderWay, Reminding
from almoner.services.cases.all_dates import AllDates
from almoner.services.people.own import Deed, mine, note

ORIGIN = "calendar"


@dataclass(frozen=True, slots=True)
class Reminders:
    """Raises NotAllowed for a key of a program, NotSignedIn where the account is closed. `carriers` are those that an operator has
    made ready."""

    database: Database
    carriers: Mapping[ReminderWay, Carrier]

    def get(self, caller: Caller) -> Reminding | None:
        return self.database.read(lambda work: work.reminders.get(mine(work, caller).id))

    def ways(self) -> tuple[ReminderWay, ...]:
        return tuple(self.carriers)

    def put(self, caller: Caller, wish: Reminding) -> Reminding:
        """In place of the one before; its `account` is not looked at. Raises Misused, Refused for a place that no operator named."""
        self.database.read(lambda work: mine(work, caller))
        if not 0 <= wish.days_before <= MOST_DAYS_BEFORE:
            raise misused(f"a reminder comes at most {MOST_DAYS_BEFORE} days before", "write fewer days")
        carrier = self.carriers.get(wish.way)
        if carrier is None:
            raise Refused(
                "way_not_ready",
                what="Reminders were not turned on",
                why=f"no reminder can go by {wish.way.value} from here",
                do="ask who runs Almoner, or use the calendar",
            )
        carrier.check(wish)

        def work(one: Work) -> Reminding:
            own = replace(wish, account=mine(one, caller).id)
            one.reminders.put(own)
            note(one, own.account, caller.origin, Deed.REMINDERS, own.account)
            return own

        return self.database.write(work)

    def remove(self, caller: Caller) -> None:
        def work(one: Work) -> None:
            account = mine(one, caller).id
            one.reminders.remove(account)
            note(one, account, caller.origin, Deed.REMINDERS, account)

        self.database.write(work)


@dataclass(frozen=True, slots=True)
class Calendars:
    """A private address that calendar programs ask now and then; whoever has it sees days and nothing else."""

    database: Database
    chance: Chance
    dates: AllDates

    def get(self, caller: Caller) -> Feed | None:
        return self.database.read(lambda work: work.feeds.of(mine(work, caller).id))

    def make(self, caller: Caller, language: str) -> str:
        """The token, shown once; one made before counts no more."""
        token = self.chance.new_secret()

        def work(one: Work) -> str:
            account = mine(one, caller).id
            one.feeds.put(account, token, language)
            note(one, account, caller.origin, Deed.CALENDAR, account)
            return token

        return self.database.write(work)

    def remove(self, caller: Caller) -> None:
        def work(one: Work) -> None:
            account = mine(one, caller).id
            one.feeds.remove(account)
            note(one, account, caller.origin, Deed.CALENDAR, account)

        self.database.write(work)

    def read(self, token: str) -> tuple[Feed, Sequence[Entry]]:
        """Raises NotKnown for an address that does not count."""
        feed = self.database.read(lambda work: work.feeds.by(token))
        try:
            if feed is not None:
                return feed, open_entries(self.dates, Caller(feed.account, ORIGIN))
        except NotAllowed:
            pass
        raise NotKnown("no_such_calendar", what="There is no calendar here", why="its address was ended", do="make a new one")


def open_entries(dates: AllDates, caller: Caller) -> tuple[Entry, ...]:
    """Raises NotAllowed for an account that is closed."""
    found = dates(caller)
    return entries((view.id, one) for folder in found for view in folder.cases for one in view.dates)


def misused(why: str, do: str) -> Misused:
    return Misused("reminders_not_set", what="Reminders were not turned on", why=why, do=do)
