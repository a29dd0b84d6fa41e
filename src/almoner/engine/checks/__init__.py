"""The catalogue of checks: one small file each, with its page, its authority and its examples."""
