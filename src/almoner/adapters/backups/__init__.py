"""Backups as files, and unpacking them."""
