"""The small house of people, for the journal read again."""

from tests.services.people.conftest import house

__all__ = ["house"]
