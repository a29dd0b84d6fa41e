"""Passwords, codes, passkeys and identity providers, each behind a port."""
