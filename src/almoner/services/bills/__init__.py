"""From papers to answers."""
