"""Readers: one kind of paper each, bytes in, a Reading out."""
