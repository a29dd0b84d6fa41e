"""Those who carry a reminder to a person."""
