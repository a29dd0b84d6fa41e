"""Counts for operators: how many requests, how long, how many jobs. No label ever holds more than words of the code."""

from collections.abc import Callable, Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from almoner.engine.errors import AlmonerError
from almoner.ports.jobs import State

METHODS = frozenset({"GET", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "PUT"})
MEDIA = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """For one server."""

    def __init__(self, job_counts: Callable[[], Mapping[State, int]]) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "almoner_requests", "Requests by route and status.", ["method", "route", "status"], registry=self.registry
        )
        self.seconds = Histogram("almoner_request_seconds", "How long a request took.", ["route"], registry=self.registry)
        self.registry.register(Jobs(job_counts))

    def count(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """`route` is the route's pattern, never what was asked for."""
        self.requests.labels(method if method in METHODS else "other", route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        return generate_latest(self.registry)


class Jobs(Collector):
    """Asked when somebody looks."""

    def __init__(self, counts: Callable[[], Mapping[State, int]]) -> None:
        self.counts = counts

    def describe(self) -> Iterable[Metric]:
        return [GaugeMetricFamily("almoner_jobs", "Jobs by state.", labels=["state"])]

    def collect(self) -> Iterable[Metric]:
        gauge = GaugeMetricFamily("almoner_jobs", "Jobs by state.", labels=["state"])
        try:
            found = self.counts()
        except AlmonerError:  # the database is away; /ready says so
            return
        for state in State:
            gauge.add_metric([state.value], found.get(state, 0))
        yield gauge
