"""Almoner reads medical bills, checks every line against the published rules, and helps people challenge what is wrong."""

__version__ = "0.1.0"
