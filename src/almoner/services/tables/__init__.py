"""Use cases of public tables."""
