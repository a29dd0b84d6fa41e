"""Entries as an iCalendar file (RFC 5545): whole days with a neutral title, private, and no alarm of our own."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from almoner.engine.cases.calendar import Entry

PRODUCT = "-//Almoner//Dates//EN"
REFRESH = timedelta(hours=12)


def calendar(entries: Sequence[Entry], title: str, at: datetime) -> bytes:
    """A `Calendar` of the port. The same entries at the same moment give the same bytes."""
    made = Calendar()
    made.add("PRODID", PRODUCT)
    made.add("VERSION", "2.0")
    made.add("X-WR-CALNAME", title)
    made.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        event = Event()
        event.add("UID", f"{entry.id}@almoner.invalid")
        event.add("DTSTAMP", at)
        event.add("DTSTART", entry.day)
        event.add("DTEND", entry.day + timedelta(days=1))
        event.add("SUMMARY", title)
        event.add("CLASS", "PRIVATE")
        event.add("TRANSP", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())
