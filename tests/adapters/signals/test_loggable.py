"""What may be logged is decided by types: the type checker refuses a person's data, and so does the running program."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from mypy import api

from almoner.adapters.signals.lines import Lines
from almoner.engine.bill import Network
from almoner.engine.errors import Misused, Refused
from almoner.engine.money import Money
from almoner.ports.documents import Stored
from almoner.ports.keeping import Folder
from almoner.ports.kept import KeptPaper
from almoner.ports.signals import WITHHELD, Code, Count, Event, Level, Method, Ref, Route, Spoke, Subject, Where, plain

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
MARKER = "Zebulon Markerson"
FOLDER = Folder("pzebulon", "azebulon", MARKER, NOON)
PAPER = KeptPaper("d1", "p1", MARKER, "bill", Stored("d1", b"key", 5, MARKER), NOON)
HEALTH = {
    "name": MARKER,
    "bytes": MARKER.encode(),
    "number": 46600,
    "amount": Money(46600),
    "decimal": Decimal("466.00"),
    "day": date(2026, 2, 3),
    "folder": FOLDER,
    "paper": PAPER,
    "word of a bill": Network.OUT,
    "error": Refused("no", what=MARKER, why=MARKER, do=MARKER),
    "list": [MARKER],
    "dict": {MARKER: MARKER},
}
ALLOWED = """
from almoner.ports.signals import Code, Count, Event, Level, Method, Ref, Route, Signals, Subject
from almoner.engine.errors import AlmonerError
def tell(signals: Signals, error: AlmonerError) -> None:
    signals.tell(Event.REQUEST, Level.INFO, a=Count(1), b=Route("/x"), c=Method.GET, d=signals.subject("a"), e=Code(error))
"""
FORBIDDEN = """
from datetime import date
from almoner.engine.bill import Bill, Line, Network
from almoner.engine.dossier import Dossier
from almoner.engine.money import Money
from almoner.ports.keeping import Folder
from almoner.ports.kept import KeptAudit, KeptPaper
from almoner.ports.signals import Event, Signals
def tell(s: Signals, name: str, number: int, amount: Money, day: date, bill: Bill, line: Line, dossier: Dossier) -> None:
    s.tell(Event.REQUEST, value=name)
    s.tell(Event.REQUEST, value=number)
    s.tell(Event.REQUEST, value=amount)
    s.tell(Event.REQUEST, value=day)
    s.tell(Event.REQUEST, value=bill)
    s.tell(Event.REQUEST, value=line)
    s.tell(Event.REQUEST, value=dossier)
    s.tell(Event.REQUEST, value=Network.OUT)
    s.tell(Event.REQUEST, value=name.encode())
def more(s: Signals, folder: Folder, paper: KeptPaper, audit: KeptAudit) -> None:
    s.tell(Event.REQUEST, value=folder)
    s.tell(Event.REQUEST, value=paper)
    s.tell(Event.REQUEST, value=audit)
    with s.during(Event.JOB, value=paper.name) as span:
        span.note(value=paper.name)
    s.tell(paper.name)
"""


def complaints(code, tmp_path):
    (tmp_path / "said.py").write_text(code)
    out, err, _ = api.run(["--strict", "--no-error-summary", str(tmp_path / "said.py")])
    assert not err
    return [line for line in out.splitlines() if ": error:" in line]


def test_the_type_checker_lets_words_counts_and_digests_through(tmp_path):
    assert complaints(ALLOWED, tmp_path) == []


def test_the_type_checker_refuses_every_kind_of_health_data(tmp_path):
    calls = sum(one.count("s.tell(") + one.count("s.during(") + one.count(".note(") for one in FORBIDDEN.splitlines())
    found = complaints(FORBIDDEN, tmp_path)
    assert len(found) == calls == 15
    assert all("[arg-type]" in one for one in found)


@pytest.mark.parametrize("kind", HEALTH)
def test_at_run_time_health_data_is_withheld(kind):
    assert plain(HEALTH[kind]) == WITHHELD


@pytest.mark.parametrize("kind", HEALTH)
def test_a_caller_that_is_not_type_checked_logs_nothing_either(kind, tmp_path):
    lines = Lines(tmp_path / "almoner.log", Level.INFO, lambda: NOON)
    lines.write(Event.REQUEST, Level.INFO, {"value": HEALTH[kind]}, None)
    lines.close()
    assert json.loads((tmp_path / "almoner.log").read_text())["value"] == WITHHELD


@pytest.mark.parametrize("given", ["46600", 1.5, True, Money(1), None])
def test_a_count_is_a_plain_number(given):
    with pytest.raises(TypeError):
        Count(given)


def test_a_count_is_no_sum_of_everything():
    with pytest.raises(ValueError):
        Count(-1)


@pytest.mark.parametrize("given", ["/api/v1/folders/pq3x7k2m4n5aabbccddeeff22", "/folders/Zebulon", "/x y", "/x?name=a", "/é"])
def test_an_address_that_was_asked_for_is_no_route(given):
    with pytest.raises(ValueError):
        Route(given)


@pytest.mark.parametrize("given", ["Zebulon", "pq3x7k2m4n5a", "j" * 26, ""])
def test_a_name_is_no_id_and_no_digest(given):
    with pytest.raises(ValueError):
        Ref(given)
    with pytest.raises(ValueError):
        Subject(given)


def test_of_an_error_the_code_alone_and_of_a_fault_the_place_alone():
    with pytest.raises(RuntimeError) as broke:
        raise RuntimeError(MARKER)
    assert plain(Where(broke.value)).startswith("RuntimeError in test_loggable.py:")
    assert plain(Code(Misused("no_such_payer", what=MARKER, why=MARKER, do=MARKER))) == "no_such_payer"
    assert plain(Code(Misused(MARKER, what="", why="", do=""))) == "unknown"
    assert plain(Spoke(MARKER, MARKER, 3)) == "? in ?:3"


def test_a_method_of_the_callers_own_making_is_other():
    assert Method.of("GET") is Method.GET
    assert Method.of(MARKER) is Method.OTHER
