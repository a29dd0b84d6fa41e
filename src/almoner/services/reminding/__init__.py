"""Reminders and private calendars of the dates of cases."""
