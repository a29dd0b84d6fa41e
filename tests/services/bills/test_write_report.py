"""The report's service: which pages are drawn, what happens where one cannot be, and that nothing is drawn for nothing."""

import io
from datetime import date
from pathlib import Path

import PIL.Image
import pytest

from almoner.adapters.messages import load_messages
from almoner.assembly.embedded import embedded
from almoner.engine.errors import Misused, Refused
from almoner.engine.intake.assemble import Request
from almoner.faces.shape import audit_json
from almoner.ports.reports import IN_FULL
from almoner.services.bills.write_report import MOST_PICTURES, WIDE, WriteReport, leaves, size_of
from tests.made_up import pdf_bill


def picture(form, size=(30, 40)):
    into = io.BytesIO()
    PIL.Image.new("L", size, 255).save(into, form)
    return into.getvalue()


class Showing:
    """Draws a white page, or refuses those named."""

    def __init__(self, refused=()):
        self.refused, self.asked = refused, []

    def __call__(self, source, page, *, box=None, margin=200, wide=1700, small=False):
        self.asked.append((source.name, page, wide, small))
        if page in self.refused:
            raise Refused("no", what="It was not drawn", why="it is made up", do="nothing")
        return picture("PNG")


class Keeping:
    def __init__(self, refuses=False):
        self.refuses, self.kept = refuses, None

    def check(self, path):
        if self.refuses:
            raise Misused("no", what="It was not written", why="it is made up", do="nothing")

    def __call__(self, path, data):
        self.kept = data
        return Path(path)


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    paper = tmp_path_factory.mktemp("bill") / "bill.pdf"
    paper.write_bytes(pdf_bill())
    platform = embedded()
    sources = tuple(platform.sources([str(paper)]))
    done = platform.audit_papers()(sources, Request(as_of=date(2026, 11, 21)))
    return done, audit_json(done, load_messages()), sources


def written(audited, showing, keeping=None):
    reports = []

    def render(report, messages):
        reports.append(report)
        return b"page"

    keeping = keeping or Keeping()
    told = []
    service = WriteReport(showing, render, load_messages(), keeping)
    service(*audited, path="made-up.html", language="en", paging=lambda name, page, of: told.append((name, page, of)))
    assert keeping.kept == b"page"
    return reports[0], told


def test_only_pages_with_findings_are_drawn_once_each_and_small(audited):
    showing = Showing()
    report, told = written(audited, showing)
    assert audited[1]["findings"]
    assert showing.asked == [("bill.pdf", 1, WIDE, True)]
    assert {leaf: (one.wide, one.high) for leaf, one in report.pictures.items()} == {(0, 1): (30, 40)}
    assert report.undrawn == ()
    assert told == [("bill.pdf", 1, 1)]
    assert len(report.courses) == 1


def test_a_page_that_cannot_be_drawn_is_named_and_the_report_is_written(audited):
    report, _ = written(audited, Showing(refused={1}))
    assert (report.pictures, report.undrawn) == ({}, ((0, 1),))


def test_where_it_cannot_be_kept_nothing_is_drawn(audited):
    showing = Showing()
    with pytest.raises(Misused):
        written(audited, showing, Keeping(refuses=True))
    assert showing.asked == []


def test_pages_beyond_the_most_are_named_and_the_first_are_those_of_the_first_findings(audited):
    done, shaped, sources = audited
    many = dict(shaped)
    one, bill = shaped["findings"][0], shaped["bills"][0]
    line = bill["lines"][0]
    pages = range(1, MOST_PICTURES + 3)
    lines = [line | {"id": f"l{page}", "spot": {"document": 0, "page": page, "box": [0.1, 0.1, 0.9, 0.2]}} for page in pages]
    many["bills"] = [bill | {"lines": lines}]
    many["findings"] = [one | {"id": f"f{page}", "lines": [f"l{page}"], "group": f"g{page}"} for page in pages]
    showing = Showing()
    report, _ = written((done, many, sources), showing)
    assert sorted(page for _, page, _, _ in showing.asked) == list(range(1, MOST_PICTURES + 1))
    assert report.undrawn == tuple((0, page) for page in list(pages)[MOST_PICTURES:])


def test_findings_that_are_only_told_in_short_have_no_page_drawn(audited):
    shaped = dict(audited[1])
    assert list(leaves(shaped, IN_FULL)) != []
    assert list(leaves(shaped, 0)) == []


def test_the_size_is_read_from_png_and_jpeg_and_from_nothing_else():
    assert size_of(picture("PNG", (31, 17))) == (31, 17)
    assert size_of(picture("JPEG", (31, 17))) == (31, 17)
    for other in (
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        picture("GIF"),
        picture("JPEG")[:30],
        b"\x89PNG\r\n\x1a\n",
    ):
        assert size_of(other) is None
