"""Charity care, collections and credit."""
