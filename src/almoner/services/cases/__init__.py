"""Cases in a person's folder: made, checked, written about, approved, sent, answered and closed."""
