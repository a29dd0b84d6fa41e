"""Law, words and numbers as dated data with sources; no code."""
