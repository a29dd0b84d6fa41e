"""Cases: a dispute from the first paper to what came of it, as events that are folded into a state."""
