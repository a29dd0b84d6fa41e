"""Checks of codes: which count on a day, which are paid together, and what one price includes."""
