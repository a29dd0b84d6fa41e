"""What each key has used today, and what it may use."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from almoner.engine.errors import TooMany
from almoner.engine.gateway.budgets import Budget, Spent, hold, is_over, on, settle


class Purses:
    """By key, or account where there was none. `now` in UTC; `own` are the budgets of single keys, `usual` everybody else's."""

    def __init__(self, usual: Budget, own: Mapping[str, Budget], now: Callable[[], datetime]) -> None:
        self.usual, self.own, self.now = usual, own, now
        self.spent: dict[str, Spent] = {}

    def begin(self, used: Mapping[str, tuple[int, Decimal]]) -> None:
        """What was used today before this process began."""
        day = self.now().date()
        self.spent = {who: Spent(day, tokens, money) for who, (tokens, money) in used.items()}

    def hold(self, who: str, wanted: int) -> None:
        """Raises TooMany."""
        now, budget = self.now(), self.own.get(who, self.usual)
        spent = self._today(who, now.date())
        if is_over(spent, budget, wanted):
            raise used_up(until_midnight(now))
        self.spent[who] = hold(spent, wanted)

    def settle(self, who: str, wanted: int, tokens: int, money: Decimal) -> None:
        self.spent[who] = settle(self._today(who, self.now().date()), wanted, tokens, money)

    def _today(self, who: str, day: date) -> Spent:
        return on(self.spent.get(who, Spent(day)), day)


def until_midnight(now: datetime) -> int:
    """Seconds."""
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return int((midnight - now).total_seconds()) + 1


def used_up(wait: int) -> TooMany:
    why, do = "what this key may use in a day is used up", "ask for less, or try again tomorrow"
    return TooMany("budget_used", what="The request was not taken", why=why, do=do, wait_s=wait)
