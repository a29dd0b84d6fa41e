"""Indexes over passages, in memory and on servers."""
