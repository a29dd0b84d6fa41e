"""Limits on how much may be asked, behind a port."""
