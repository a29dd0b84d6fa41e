"""Lines, counts and spans of one server: what they hold, where they lie, and that losing them loses nothing else."""

import json
import logging
import stat
import threading
import warnings
from contextlib import nullcontext
from datetime import UTC, datetime

import pytest

from almoner.adapters.keys.subject_key import NAME, subject_key
from almoner.adapters.signals.lines import Libraries, Lines, quiet_libraries
from almoner.adapters.signals.metrics import Metrics
from almoner.adapters.signals.telling import Telling
from almoner.adapters.signals.watched import Watched
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.jobs import Job, State
from almoner.ports.signals import Count, Event, Level, Method, Route
from almoner.ports.working import JobOver

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
MARKER = "Zebulon Markerson"
JOB = Job("j" + "a" * 24, "audit", "a1", "p1", "u1", State.RUNNING, 0, 0, 1, NOON, NOON)


@pytest.fixture
def telling(tmp_path):
    lines = Lines(tmp_path / "logs" / "almoner.log", Level.INFO, lambda: NOON)
    made = Telling(lines, lambda: b"k" * 32, Metrics(lambda: {State.DONE: 3}, {"database": lambda: False}, lines, "1.2"))
    yield made
    made.close()


def said(telling):
    return [json.loads(line) for line in telling.lines.path.read_text().splitlines()]


def test_a_line_is_json_in_a_private_file(telling):
    telling.tell(Event.READY, port=Count(8000))
    assert said(telling) == [{"at": "2026-11-21T12:00:00.000+00:00", "level": "info", "event": "ready", "port": 8000}]
    assert stat.S_IMODE(telling.lines.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(telling.lines.path.parent.stat().st_mode) == 0o700


def test_what_is_below_the_level_is_counted_and_not_written(telling):
    telling.tell(Event.READY, Level.DEBUG)
    assert not telling.lines.path.exists()
    assert telling.lines.counts[Level.DEBUG] == 1


def test_lines_told_meanwhile_carry_the_id_of_what_is_under_way(telling):
    with telling.during(Event.REQUEST, method=Method.GET) as span:
        telling.tell(Event.SWEPT)
        span.note(status=Count(200), route=Route("/health"))
    first, last = said(telling)
    assert first["within"] == last["within"]
    assert (last["event"], last["method"], last["status"], last["route"]) == ("request", "GET", 200, "/health")
    telling.tell(Event.SWEPT)
    assert "within" not in said(telling)[-1]


def test_a_file_that_grows_is_turned_over_and_old_ones_go(tmp_path):
    lines = Lines(tmp_path / "almoner.log", Level.INFO, lambda: NOON, most=200, kept=2)
    for _ in range(20):
        lines.write(Event.SWEPT, Level.INFO, {}, None)
    lines.close()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["almoner.1.log", "almoner.2.log", "almoner.log"]
    assert all(one.stat().st_size <= 200 for one in tmp_path.iterdir())


def test_a_line_that_cannot_be_written_is_counted_and_hurts_nobody(tmp_path):
    (tmp_path / "logs").write_text("no folder")
    lines = Lines(tmp_path / "logs" / "almoner.log", Level.INFO, lambda: NOON)
    lines.write(Event.SWEPT, Level.INFO, {}, None)
    assert lines.lost == 1


def test_standard_error_where_that_is_asked_for(capsys):
    lines = Lines(None, Level.INFO, lambda: NOON)
    lines.write(Event.READY, Level.INFO, {}, None)
    lines.close()
    assert json.loads(capsys.readouterr().err)["event"] == "ready"


def test_a_subject_is_the_same_under_one_key_and_another_under_another(telling, tmp_path):
    other = Telling(telling.lines, lambda: b"o" * 32, telling.metrics)
    assert telling.subject("a1") == telling.subject("a1")
    assert telling.subject("a1") != telling.subject("a2")
    assert telling.subject("a1") != other.subject("a1")
    assert "a1" not in telling.subject("a1").digest or len(telling.subject("a1").digest) == 16


def test_the_key_of_subjects_is_made_once_and_a_damaged_one_is_refused(tmp_path):
    key = subject_key(tmp_path / "secrets")
    assert subject_key(tmp_path / "secrets") == key
    assert len(key) == 32
    path = tmp_path / "secrets" / NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_bytes(b"short")
    with pytest.raises(Refused):
        subject_key(tmp_path / "secrets")


def test_who_asks_at_the_same_moment_gets_the_same_key(tmp_path):
    for number in range(20):
        folder, found, at_once = tmp_path / str(number), [], threading.Barrier(6)

        def ask(folder=folder, found=found, at_once=at_once):
            at_once.wait()
            found.append(subject_key(folder))

        threads = [threading.Thread(target=ask) for _ in range(6)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert len(found) == 6
        assert len(set(found)) == 1
        assert [one.name for one in folder.iterdir()] == [NAME]


def test_counts_by_route_by_reason_and_by_need(telling):
    with telling.during(Event.REQUEST, method=Method.POST) as span:
        assert b"almoner_requests_open 1.0" in telling.metrics.text()
        span.note(status=Count(201), route=Route("/api/v1/folders"), received=Count(7), sent=Count(9))
    text = telling.metrics.text().decode()
    for line in (
        'almoner_requests_total{method="POST",route="/api/v1/folders",status="201"} 1.0',
        "almoner_requests_open 0.0",
        "almoner_received_bytes_total 7.0",
        "almoner_sent_bytes_total 9.0",
        'almoner_jobs{state="done"} 3.0',
        'almoner_well{need="database"} 0.0',
        'almoner_log_lines{level="info"} 1.0',
        'almoner_info{version="1.2"} 1.0',
    ):
        assert line in text, line
    assert "process_resident_memory_bytes" in text


@pytest.mark.parametrize(
    ("error", "ended"),
    [
        (None, "done"),
        (JobOver(), "dropped"),
        (Unavailable("away", what=MARKER, why=MARKER, do=MARKER), "again"),
        (Refused("no_bill", what=MARKER, why=MARKER, do=MARKER), "failed"),
        (RuntimeError(MARKER), "failed"),
    ],
    ids=["done", "dropped", "away", "refused", "fault"],
)
def test_a_job_leaves_a_line_about_how_it_ended(telling, error, ended):
    def handler(_job, _tell):
        if error is not None:
            raise error
        return lambda _work: None

    with nullcontext() if error is None else pytest.raises(type(error)):
        Watched(telling, handler)(JOB, lambda _done, _of: None)
    (line,) = said(telling)
    assert (line["event"], line["kind"], line["ended"], line["job"]) == ("job", "audit", ended, JOB.id)
    assert "Zebulon" not in telling.lines.path.read_text()
    assert line["who"] == telling.subject("a1").digest
    assert f'almoner_job_seconds_count{{ended="{ended}",kind="audit"}} 1.0' in telling.metrics.text().decode()


def test_of_a_librarys_words_only_who_spoke_is_kept(telling):
    logger, handler = logging.getLogger("made.up"), Libraries(telling.passed_on)
    logger.addHandler(handler)
    logger.error("%s owes 466.00", MARKER, exc_info=RuntimeError(MARKER))
    logger.removeHandler(handler)
    (line,) = said(telling)
    assert (line["event"], line["level"]) == ("library", "error")
    assert line["who"].startswith("made.up in test_telling:")
    assert "Zebulon" not in telling.lines.path.read_text()


def test_a_server_lets_no_library_write_its_own_words(telling, monkeypatch, capfd):
    root = logging.getLogger()
    before, hook = list(root.handlers), threading.excepthook
    # What an earlier test's server or library left behind in this process is not what is tried here.
    logging.captureWarnings(capture=False)
    monkeypatch.setattr(root.manager, "disable", logging.NOTSET)
    monkeypatch.setattr(root, "level", logging.WARNING)
    speaker = logging.getLogger("made.up.alone")
    speaker.disabled = False
    try:
        quiet_libraries(telling.passed_on)
        speaker.warning(MARKER)
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            logging.captureWarnings(capture=True)
            warnings.warn(MARKER, stacklevel=1)

        def breaks():
            raise RuntimeError(MARKER)

        one = threading.Thread(target=breaks)
        one.start()
        one.join()
    finally:
        logging.captureWarnings(capture=False)
        root.handlers[:] = before
        threading.excepthook = hook
    out, err = capfd.readouterr()
    assert MARKER not in out + err + telling.lines.path.read_text()
    assert [one["event"] for one in said(telling)] == ["library", "library", "fault"]
