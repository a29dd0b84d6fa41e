"""A paper read ahead is read once, by whoever asks for it, and fails where it is asked for."""

from threading import Event, Thread
from time import sleep

import pytest

from almoner.adapters.files.sources import MemorySource
from almoner.adapters.isolation.ahead import ReadAhead
from almoner.engine.bill import PaperKind, Reading
from almoner.engine.errors import Refused
from almoner.ports.papers import Pages, Source

FIRST, SECOND = MemorySource("first.txt", b"1"), MemorySource("second.txt", b"2")


class Reads:
    """Says whose reading it was, and which were asked for; waits for `go`."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.go, self.begun = Event(), Event()

    def __call__(self, source: Source, pages: Pages | None = None) -> Reading:
        self.asked.append(source.name)
        self.begun.set()
        assert self.go.wait(20)
        if source.open().read() == b"1" and pages is not None:
            pages(1, 2)
        if source.name == "broken":
            raise Refused("paper_broken", what="broken was not read", why="it is damaged", do="ask for another copy")
        return Reading(PaperKind.BILL, source.name)


def test_it_begins_before_anybody_asks_and_reads_the_paper_once() -> None:
    reads = Reads()
    ahead = ReadAhead(reads, FIRST)
    assert reads.begun.wait(20)
    reads.go.set()
    assert ahead(FIRST).reader == "first.txt"
    assert reads.asked == ["first.txt"]


def test_any_other_paper_and_the_same_a_second_time_is_read_when_asked() -> None:
    reads = Reads()
    reads.go.set()
    ahead = ReadAhead(reads, FIRST)
    assert [ahead(one).reader for one in (SECOND, FIRST, FIRST)] == ["second.txt", "first.txt", "first.txt"]
    assert sorted(reads.asked) == ["first.txt", "first.txt", "second.txt"]


def test_who_asks_is_told_of_the_pages() -> None:
    reads, told = Reads(), []
    ahead = ReadAhead(reads, FIRST)

    def pages(page: int, of: int) -> None:
        told.append((page, of))

    def goes_once_asked() -> None:
        while ahead._pages is None:
            sleep(0.001)
        reads.go.set()

    Thread(target=goes_once_asked, daemon=True).start()
    assert ahead(FIRST, pages).reader == "first.txt"
    assert told == [(1, 2)]


def test_a_refusal_is_raised_where_the_paper_is_asked_for() -> None:
    reads = Reads()
    reads.go.set()
    broken = MemorySource("broken", b"")
    ahead = ReadAhead(reads, broken)
    with pytest.raises(Refused, match="broken was not read"):
        ahead(broken)
