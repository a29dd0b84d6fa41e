"""How many days ago the last edition of each public table ended, for Prometheus; looked at when somebody asks."""

from collections.abc import Callable, Iterable
from datetime import date

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from almoner.engine.errors import AlmonerError
from almoner.engine.reference.age import overdue
from almoner.engine.reference.editions import Edition


class TablesAge(Collector):
    """Labels are names of tables, settings and programmes: words of the code."""

    def __init__(self, editions: Callable[[], tuple[Edition, ...]], today: Callable[[], date]) -> None:
        self.editions, self.today = editions, today

    def describe(self) -> Iterable[Metric]:
        return [gauge()]

    def collect(self) -> Iterable[Metric]:
        made = gauge()
        try:
            found = overdue(self.editions(), self.today())
        except AlmonerError:  # a manifest is damaged; every command that needs it says so
            return
        for one in found:
            made.add_metric([one.table, one.setting or "", one.programme or ""], one.days)
        yield made


def gauge() -> GaugeMetricFamily:
    name, says = "almoner_table_overdue_days", "Days since the last edition of a public table ended."
    return GaugeMetricFamily(name, says, labels=["table", "setting", "programme"])
