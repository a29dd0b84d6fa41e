"""Keepers of the master key."""
