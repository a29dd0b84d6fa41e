"""Places where heads of the journal are kept, and the one that keeps them in time."""
