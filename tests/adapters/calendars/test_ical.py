"""A calendar of whole days that another program's reader understands."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from almoner.adapters.calendars.ical import calendar
from almoner.engine.cases.calendar import Entry

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ENTRIES = [Entry("e1", date(2026, 11, 30)), Entry("e2", date(2026, 12, 31))]


def test_it_is_read_again_and_says_days_alone():
    made = calendar(ENTRIES, "Una fecha en Almoner", AT)
    assert made == calendar(ENTRIES, "Una fecha en Almoner", AT)
    events = Calendar.from_ical(made).events
    assert [(one.start, one.end) for one in events] == [
        (date(2026, 11, 30), date(2026, 12, 1)),
        (date(2026, 12, 31), date(2027, 1, 1)),
    ]
    assert {str(one["SUMMARY"]) for one in events} == {"Una fecha en Almoner"}
    assert not any(name in one for one in events for name in ("DESCRIPTION", "LOCATION", "URL", "ORGANIZER", "ATTENDEE"))
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_without_dates_it_is_a_calendar_all_the_same():
    assert Calendar.from_ical(calendar([], "A date in Almoner", AT)).events == []
