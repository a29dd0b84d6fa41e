"""Draws a report as one self-contained page of HTML: no script, nothing loaded from anywhere."""
