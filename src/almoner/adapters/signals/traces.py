"""Traces for OpenTelemetry: batches of spans as protobuf over HTTP, out by the one door. Loaded only where a place is named."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from opentelemetry.exporter.otlp.proto.common.trace_encoder import encode_spans
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from opentelemetry.trace import Span, SpanKind, Tracer

from almoner.adapters.outbound import Outbound
from almoner.engine.errors import AlmonerError
from almoner.ports.signals import Event, Loggable, plain

NAMES = {
    "method": "http.request.method",
    "route": "http.route",
    "status": "http.response.status_code",
    "code": "error.type",
}
"""Where OpenTelemetry has a name of its own."""
MEDIA = "application/x-protobuf"
KINDS = {Event.REQUEST: SpanKind.SERVER, Event.JOB: SpanKind.CONSUMER}


class Exporter(SpanExporter):
    """`lost` is told why a batch was not taken."""

    def __init__(self, door: Outbound, address: str, lost: Callable[[AlmonerError | None], None]) -> None:
        self.door, self.address, self.lost = door, address, lost

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        try:
            reply = self.door.post(self.address, encode_spans(spans).SerializeToString(), MEDIA)
        except AlmonerError as error:
            self.lost(error)
            return SpanExportResult.FAILURE
        if reply.status >= 300:
            self.lost(None)
            return SpanExportResult.FAILURE
        return SpanExportResult.SUCCESS

    def shutdown(self) -> None:
        """Nothing is held."""

    def force_flush(self, timeout_millis: int = 30_000) -> bool:  # noqa: ARG002 - the library's own shape
        return True


@dataclass(frozen=True, slots=True)
class SpanNoting:
    """A `Noting`."""

    span: Span

    def note(self, values: Mapping[str, Loggable]) -> None:
        for name, value in values.items():
            self.span.set_attribute(NAMES.get(name, f"almoner.{name}"), plain(value))


class Traces:
    """A `Tracing`. Nothing of the machine's environment goes into a trace: only our name and edition."""

    def __init__(self, exporter: SpanExporter, service: str, version: str, *, wait_ms: int = 5000) -> None:
        resource = Resource({"service.name": service, "service.version": version})
        self.provider = TracerProvider(sampler=ALWAYS_ON, resource=resource, shutdown_on_exit=False)
        self.provider.add_span_processor(BatchSpanProcessor(exporter, schedule_delay_millis=wait_ms))
        self.tracer: Tracer = self.provider.get_tracer("almoner")

    @contextmanager
    def span(self, event: Event) -> Iterator[SpanNoting]:
        kind: Any = KINDS.get(event, SpanKind.INTERNAL)
        # What an error says must not stand in a trace: its code is noted instead.
        with self.tracer.start_as_current_span(
            event.value, kind=kind, record_exception=False, set_status_on_exception=False
        ) as span:
            yield SpanNoting(span)

    def close(self) -> None:
        self.provider.shutdown()
