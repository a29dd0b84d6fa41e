"""Arithmetic and the papers' own consistency."""
