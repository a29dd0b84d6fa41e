"""A calendar and a reminder get days and ids, and nothing of what they are about."""

from datetime import date, timedelta

from almoner.engine.cases.calendar import due, entries
from almoner.engine.cases.dates import CaseDate, DateKind

DAY = date(2026, 11, 30)
FINDING = CaseDate(DateKind.FINDING, DAY + timedelta(days=5), act_by=DAY, about="f1")
PROMISE = CaseDate(DateKind.PROMISE, DAY + timedelta(days=1), text="They call about the stay")


def test_the_day_is_that_on_which_the_person_acts():
    assert [one.day for one in entries([("c1", PROMISE), ("c1", FINDING)])] == [DAY, DAY + timedelta(days=1)]


def test_what_is_done_is_left_out_and_the_same_date_stands_once():
    done = CaseDate(DateKind.FINDING, DAY, about="f2", done=True)
    assert len(entries([("c1", FINDING), ("c1", FINDING), ("c1", done), ("c2", FINDING)])) == 2


def test_an_id_stays_the_same_and_holds_no_words():
    (one,), (again,) = entries([("c1", PROMISE)]), entries([("c1", PROMISE)])
    assert one == again
    other = CaseDate(DateKind.PROMISE, PROMISE.last_day, text="Other words")
    assert entries([("c1", other)])[0].id == one.id


def test_a_reminder_comes_in_time_once_and_not_when_it_is_over():
    found = entries([("c1", FINDING)])
    assert not due(found, DAY - timedelta(days=8), 7, ())
    assert due(found, DAY - timedelta(days=7), 7, ()) == found
    assert due(found, DAY, 0, ()) == found
    assert not due(found, DAY, 7, {found[0].id})
    assert not due(found, DAY + timedelta(days=1), 7, ())
