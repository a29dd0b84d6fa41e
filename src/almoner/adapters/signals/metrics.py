"""Counts in Prometheus' text: requests, jobs, lines, what is well. No label ever holds more than words of the code."""

from collections.abc import Callable, Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from almoner.adapters.signals.lines import Lines
from almoner.engine.errors import AlmonerError
from almoner.ports.jobs import State
from almoner.ports.signals import Event, Loggable, plain

JOB_SECONDS = (0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600)


class Metrics:
    """For one server."""

    def __init__(
        self,
        job_counts: Callable[[], Mapping[State, int]],
        probes: Mapping[str, Callable[[], bool]],
        lines: Lines,
        version: str,
    ) -> None:
        self.registry = one = CollectorRegistry()
        self.requests = Counter(
            "almoner_requests", "Requests by route and status.", ["method", "route", "status"], registry=one
        )
        self.seconds = Histogram("almoner_request_seconds", "How long a request took.", ["route"], registry=one)
        self.under_way = Gauge("almoner_requests_open", "Requests under way.", registry=one)
        self.problems = Counter("almoner_problems", "Requests that were refused or failed, by reason.", ["code"], registry=one)
        self.received = Counter("almoner_received_bytes", "Bytes of requests.", registry=one)
        self.sent = Counter("almoner_sent_bytes", "Bytes of answers.", registry=one)
        self.jobs = Histogram(
            "almoner_job_seconds", "How long a try of a job took.", ["kind", "ended"], registry=one, buckets=JOB_SECONDS
        )
        Info("almoner", "Which edition runs.", registry=one).info({"version": version})
        ProcessCollector(registry=one)
        one.register(Asked(job_counts, probes, lines))

    def began(self, event: Event) -> None:
        if event is Event.REQUEST:
            self.under_way.inc()

    def ended(self, event: Event, values: Mapping[str, Loggable], seconds: float) -> None:
        said = {name: str(plain(value)) for name, value in values.items()}
        if event is Event.JOB:
            self.jobs.labels(said.get("kind", "other"), said.get("ended", "failed")).observe(seconds)
        if event is not Event.REQUEST:
            return
        self.under_way.dec()
        route = said.get("route", "none")
        self.requests.labels(said.get("method", "other"), route, said.get("status", "500")).inc()
        self.seconds.labels(route).observe(seconds)
        self.received.inc(int(said.get("received", "0")))
        self.sent.inc(int(said.get("sent", "0")))
        if "code" in said:
            self.problems.labels(said["code"]).inc()

    def text(self) -> bytes:
        return generate_latest(self.registry)


class Asked(Collector):
    """What is looked at when somebody asks."""

    def __init__(
        self, counts: Callable[[], Mapping[State, int]], probes: Mapping[str, Callable[[], bool]], lines: Lines
    ) -> None:
        self.counts, self.probes, self.lines = counts, probes, lines

    def describe(self) -> Iterable[Metric]:
        return [one() for one in (jobs_gauge, well_gauge, lines_gauge, lost_gauge)]

    def collect(self) -> Iterable[Metric]:
        lines, lost, well, jobs = lines_gauge(), lost_gauge(), well_gauge(), jobs_gauge()
        for level, count in self.lines.counts.items():
            lines.add_metric([level.value], count)
        lost.add_metric([], self.lines.lost)
        for name, probe in self.probes.items():
            well.add_metric([name], int(probe()))
        yield from (lines, lost, well)
        try:
            found = self.counts()
        except AlmonerError:  # the database is away; almoner_well says so
            return
        for state in State:
            jobs.add_metric([state.value], found.get(state, 0))
        yield jobs


def jobs_gauge() -> GaugeMetricFamily:
    return GaugeMetricFamily("almoner_jobs", "Jobs by state.", labels=["state"])


def well_gauge() -> GaugeMetricFamily:
    return GaugeMetricFamily("almoner_well", "1 where what it needs is well, 0 where it is away.", labels=["need"])


def lines_gauge() -> GaugeMetricFamily:
    return GaugeMetricFamily("almoner_log_lines", "Lines of the log since the start.", labels=["level"])


def lost_gauge() -> GaugeMetricFamily:
    return GaugeMetricFamily("almoner_log_lines_lost", "Lines that could not be written.")
