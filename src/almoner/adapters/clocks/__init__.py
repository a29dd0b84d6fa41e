"""The one clock."""
