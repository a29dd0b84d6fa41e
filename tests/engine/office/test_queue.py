"""The queue: by reason, most money first; a mark stays with what it is about when a file comes again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from almoner.engine.errors import Misused
from almoner.engine.findings import Class
from almoner.engine.money import Money
from almoner.engine.office.own_bills import OwnBill, OwnBills, OwnFinding, OwnLine, matters
from almoner.engine.office.queue import Mark, State, marked, queue

NOON = datetime(2026, 9, 5, 12, tzinfo=UTC)


def finding(id, check, line, dollars, group=None):
    stake = ((line, Money(dollars * 100)),)
    return OwnFinding(id, check, Class.FACT, ("b1",), (line,), stake, Money(dollars * 100), group or id, f"{check} says")


def own(*findings, prefix=""):
    lines = tuple(OwnLine(f"{prefix}l{at}", "2026-08-03", f"G000{at}", None, "11", Money(at * 1000)) for at in range(1, 5))
    return OwnBills((OwnBill(f"{prefix}b1", "K1", "P", lines),), findings)


FOUR = (
    finding("f1", "A07", "l1", 10),
    finding("f2", "C02", "l2", 25),
    finding("f3", "A07", "l3", 30),
    finding("f4", "A08", "l3", 30, "f3"),
)


def test_reasons_and_their_items_come_with_the_most_money_first():
    found = queue(own(*FOUR), (), NOON)
    assert [(one.check, [item.finding.id for item in one.items], one.still_open, one.at_stake) for one in found] == [
        ("A07", ["f3", "f1"], 2, Money(4000)),
        ("A08", ["f4"], 1, Money(3000)),
        ("C02", ["f2"], 1, Money(2500)),
    ]


def test_what_is_marked_leaves_the_open_money_and_stands_last():
    here = own(*FOUR)
    mark = Mark(matters(here)["f3"], State.NOT_AN_ERROR, "two eyes", "a1", NOON)
    first = next(one for one in queue(here, [mark], NOON) if one.check == "A07")
    assert [(item.finding.id, item.state) for item in first.items] == [("f1", State.OPEN), ("f3", State.NOT_AN_ERROR)]
    assert (first.still_open, first.at_stake) == (1, Money(1000))


def test_the_last_mark_counts():
    here = own(FOUR[0])
    about = matters(here)["f1"]
    marks = [Mark(about, State.OPEN, "", "a1", NOON), Mark(about, State.NOT_AN_ERROR, "was right", "a1", NOON - timedelta(1))]
    assert queue(here, marks, NOON)[0].items[0].state is State.OPEN


def test_what_was_repaired_and_is_found_again_is_open_again():
    here = own(FOUR[0])
    mark = Mark(matters(here)["f1"], State.REPAIRED, "", "a1", NOON)
    before, after = (queue(here, [mark], NOON + timedelta(hours=hours))[0].items[0] for hours in (-1, 1))
    assert (before.state, before.still_there) == (State.REPAIRED, False)
    assert (after.state, after.still_there) == (State.OPEN, True)


def test_a_mark_finds_its_matter_when_every_id_is_new():
    first, again = own(FOUR[0]), own(replace(FOUR[0], id="x9", lines=("zl1",), bills=("zb1",)), prefix="z")
    assert list(matters(first).values()) == list(matters(again).values())
    other = own(replace(FOUR[0], lines=("l2",)))
    assert list(matters(first).values()) != list(matters(other).values())


def test_no_error_needs_a_reason():
    with pytest.raises(Misused, match="nothing says why"):
        marked(State.NOT_AN_ERROR, "  ")
    marked(State.REPAIRED, "")
