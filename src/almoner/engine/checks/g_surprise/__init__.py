"""Estimates and surprise bills."""
