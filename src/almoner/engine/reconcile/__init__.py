"""Which papers speak of the same care."""
