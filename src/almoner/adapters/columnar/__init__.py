"""Whole claim files at once: columns find the few people whose lines a check may speak of, the check itself then judges them."""
