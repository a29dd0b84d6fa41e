"""Counts of calls of models in Prometheus' text: words of the code and numbers; a model's name is an operator's word."""

from prometheus_client import CollectorRegistry, Counter, Histogram

from almoner.ports.models import Call

BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class GatewayCounts:
    """Told of each call."""

    def __init__(self, registry: CollectorRegistry) -> None:
        labels = ["door", "place", "level", "status"]
        self.calls = Counter("almoner_model_calls", "Calls of models.", labels, registry=registry)
        self.tokens = Counter("almoner_model_tokens", "Tokens in and out.", ["way", "place"], registry=registry)
        self.seconds = Histogram("almoner_model_seconds", "How long calls took.", ["place"], registry=registry, buckets=BUCKETS)
        self.dollars = Counter("almoner_model_dollars", "What calls cost.", registry=registry)
        self.doubted = Counter(
            "almoner_model_usage_doubted", "Calls whose tokens the back end cannot have counted.", registry=registry
        )
        self.used = Counter("almoner_model_used", "Calls by whether a model was used.", ["used"], registry=registry)

    def counted(self, call: Call) -> None:
        place = call.place or "none"
        self.calls.labels(call.door, place, call.level, str(call.status)).inc()
        self.used.labels("yes" if call.used_model else "no").inc()
        self.seconds.labels(place).observe(call.ms / 1000)
        if call.used_model:
            self.tokens.labels("in", place).inc(call.tokens_in)
            self.tokens.labels("out", place).inc(call.tokens_out)
        if call.money:
            self.dollars.inc(float(call.money))
        if call.doubted:
            self.doubted.inc()
