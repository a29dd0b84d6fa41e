"""Dates and stay."""
