"""Calendars of dates, as calendar programs read them."""
