"""Backups as files and folders as bundles, and unpacking them."""
