"""Traces arrive at a collector as it reads them, hold no person's data, and a collector that is away hurts nobody."""

import json
import subprocess
import sys
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from almoner.assembly.signal_settings import SignalSettings
from almoner.assembly.signals import signals
from almoner.engine.errors import Refused
from almoner.ports.signals import Count, Event, Level, Method, Route

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def collector():
    """A collector: what came to `/v1/traces`, taken apart by OpenTelemetry's own messages."""
    came, answers = [], [200]

    class Sink(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            assert (self.path, self.headers["Content-Type"]) == ("/v1/traces", "application/x-protobuf")
            came.append(ExportTraceServiceRequest.FromString(body))
            self.send_response(answers[0])
            self.end_headers()

        def log_message(self, *_said):
            pass

    server = HTTPServer(("127.0.0.1", 0), Sink)
    running = threading.Thread(target=server.serve_forever)
    running.start()
    yield f"http://127.0.0.1:{server.server_port}", came, answers
    server.shutdown()
    running.join()
    server.server_close()


def made(tmp_path, **chosen):
    return signals(SignalSettings(**chosen), tmp_path, tmp_path / "secrets", lambda: NOON, job_counts=dict, probes={})


def attributes(span):
    return {one.key: one.value.string_value or one.value.int_value for one in span.attributes}


def test_a_request_and_what_happened_in_it_arrive_as_spans(tmp_path, collector):
    address, came, _ = collector
    telling = made(tmp_path, traces_to=address + "/", service="almoner-test")
    with telling.during(Event.REQUEST, method=Method.GET) as span:
        with telling.during(Event.SWEPT):
            pass
        span.note(route=Route("/api/v1/folders/{folder}"), status=Count(200), who=telling.subject("a1"), wrong="Zebulon")
    telling.close()
    resource = came[0].resource_spans[0]
    assert {one.key: one.value.string_value for one in resource.resource.attributes} == {
        "service.name": "almoner-test",
        "service.version": "0.1.0",
    }
    inner, outer = resource.scope_spans[0].spans
    assert (inner.name, outer.name) == ("swept", "request")
    assert inner.parent_span_id == outer.span_id
    assert inner.trace_id == outer.trace_id
    found = attributes(outer)
    assert (found["http.request.method"], found["http.route"], found["http.response.status_code"]) == (
        "GET",
        "/api/v1/folders/{folder}",
        200,
    )
    assert (found["almoner.who"], found["almoner.wrong"]) == (telling.subject("a1").digest, "withheld")
    line = json.loads((tmp_path / "logs" / "almoner.log").read_text().splitlines()[-1])
    assert found["almoner.within"] == line["within"]


def test_what_an_error_says_stands_in_no_trace(tmp_path, collector):
    address, came, _ = collector
    telling = made(tmp_path, traces_to=address)
    with pytest.raises(RuntimeError), telling.during(Event.REQUEST):
        raise RuntimeError("Zebulon Markerson")
    telling.close()
    assert len(came) == 1
    assert b"Zebulon" not in came[0].SerializeToString()


@pytest.mark.parametrize("status", [503, 302, 404])
def test_a_collector_that_takes_nothing_leaves_a_line_and_no_more(tmp_path, collector, status):
    address, _, answers = collector
    answers[0] = status
    telling = made(tmp_path, traces_to=address)
    with telling.during(Event.REQUEST):
        pass
    telling.close()
    assert '"traces_lost"' in (tmp_path / "logs" / "almoner.log").read_text()


def test_a_collector_that_is_away_leaves_a_line_and_no_more(tmp_path):
    telling = made(tmp_path, traces_to="http://127.0.0.1:1")
    with telling.during(Event.REQUEST):
        pass
    telling.close()
    last = json.loads((tmp_path / "logs" / "almoner.log").read_text().splitlines()[-1])
    assert (last["event"], last["code"], last["level"]) == ("traces_lost", "no_answer", Level.WARNING.value)


@pytest.mark.parametrize("address", ["http://collector.example:4318", "collector.example", "ftp://127.0.0.1", ""])
def test_an_open_way_to_a_collector_is_refused_at_start(tmp_path, address):
    with pytest.raises(Refused):
        made(tmp_path, traces_to=address)


def test_without_a_collector_nothing_of_it_is_loaded():
    script = (
        "import sys, almoner.assembly.served, almoner.faces.http.serving; "
        "print([one for one in sys.modules if one.startswith(('opentelemetry.sdk', 'opentelemetry.exporter'))])"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"
